#include "pd-reading-view-edits.h"

#include "pd-highlight.h"
#include "pd-settings.h"
#include "pd-tag-path.h"

/* One may have several highlights on the same span; the one that is active goes first. */
static PdRecord *
find_mine (PdReadingViewPage *page,
           guint start,
           guint end,
           const char *preferred)
{
  PdMarks *marks = pd_reading_view_page_get_marks (page);
  GPtrArray *highlights = pd_marks_get_highlights (marks);
  PdRecord *found = preferred != NULL ? pd_marks_find_highlight (marks, preferred) : NULL;

  if (found != NULL && pd_reading_view_page_is_mine (page, found))
    return found;
  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);

      if (pd_record_get_integer (highlight, PD_HIGHLIGHT_START) == start
          && pd_record_get_integer (highlight, PD_HIGHLIGHT_END) == end
          && pd_reading_view_page_is_mine (page, highlight))
        return highlight;
    }
  return NULL;
}

/**
 * pd_reading_view_target_set_span:
 * @page: the page
 * @start: a code point
 * @end: a code point
 *
 * Takes a span for the target, and the person's own highlight if there is one on just that span.
 *
 * Returns: whether there is something to mark
 */
gboolean
pd_reading_view_target_set_span (PdReadingViewTarget *self,
                                 PdReadingViewPage *page,
                                 guint start,
                                 guint end)
{
  PdRecord *mine;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), FALSE);

  pd_reading_view_target_clear (self);
  if (!pd_reading_view_page_is_loaded (page) || !pd_text_check_span (pd_reading_view_page_get_text (page), start, end, NULL))
    return FALSE;
  g_set_object (&self->text, pd_reading_view_page_get_text (page));
  self->start = start;
  self->end = end;
  mine = find_mine (page, start, end, NULL);
  if (mine != NULL)
    self->highlight_id = g_strdup (pd_record_get_id (mine));
  return TRUE;
}

/**
 * pd_reading_view_target_set_highlight:
 * @page: the page
 * @highlight_id: a highlight
 *
 * Takes a highlight for the target. Of one that somebody else made it is the span: what they did stays as they did it.
 *
 * Returns: whether it is there
 */
gboolean
pd_reading_view_target_set_highlight (PdReadingViewTarget *self,
                                      PdReadingViewPage *page,
                                      const char *highlight_id)
{
  g_autofree char *id = g_strdup (highlight_id);
  PdRecord *highlight, *mine;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), FALSE);

  pd_reading_view_target_clear (self);
  if (id == NULL || !pd_reading_view_page_is_loaded (page))
    return FALSE;
  highlight = pd_marks_find_highlight (pd_reading_view_page_get_marks (page), id);
  if (highlight == NULL)
    return FALSE;
  g_set_object (&self->text, pd_reading_view_page_get_text (page));
  self->start = pd_record_get_integer (highlight, PD_HIGHLIGHT_START);
  self->end = pd_record_get_integer (highlight, PD_HIGHLIGHT_END);
  mine = find_mine (page, self->start, self->end, id);
  if (mine != NULL)
    self->highlight_id = g_strdup (pd_record_get_id (mine));
  return TRUE;
}

/**
 * pd_reading_view_target_is_current:
 * @page: the page
 *
 * Returns: whether its offsets count in the text that the page shows, which may have been changed since
 */
gboolean
pd_reading_view_target_is_current (const PdReadingViewTarget *self,
                                   PdReadingViewPage *page)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), FALSE);

  return self->text != NULL && self->text == pd_reading_view_page_get_text (page);
}

/**
 * pd_reading_view_target_copy:
 * @other: a target
 *
 * Takes what @other has.
 */
void
pd_reading_view_target_copy (PdReadingViewTarget *self,
                             const PdReadingViewTarget *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  g_set_str (&self->highlight_id, other->highlight_id);
  g_set_object (&self->text, other->text);
  self->start = other->start;
  self->end = other->end;
}

/**
 * pd_reading_view_target_clear:
 *
 * Forgets what is to be marked.
 */
void
pd_reading_view_target_clear (PdReadingViewTarget *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->highlight_id, g_free);
  g_clear_object (&self->text);
  self->start = self->end = 0;
}

static GStrv
list_mine (PdReadingViewPage *page,
           GPtrArray *rows,
           PdKey tag)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if (pd_reading_view_page_is_mine (page, row))
        g_strv_builder_add (ids, pd_record_get_text (row, tag));
    }
  return g_strv_builder_end (ids);
}

/**
 * pd_reading_view_list_tags:
 * @page: the page
 * @target: what is to be marked
 *
 * Returns: (transfer full): the tags that the person has put on it
 */
GStrv
pd_reading_view_list_tags (PdReadingViewPage *page,
                           const PdReadingViewTarget *target)
{
  GPtrArray *rows = NULL;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (target->highlight_id != NULL)
    rows = pd_marks_get_tags (pd_reading_view_page_get_marks (page), target->highlight_id);
  return list_mine (page, rows, PD_HIGHLIGHT_TAG_TAG_ID);
}

/**
 * pd_reading_view_list_article_tags:
 * @page: the page
 *
 * Returns: (transfer full): the tags that the person has put on the whole article
 */
GStrv
pd_reading_view_list_article_tags (PdReadingViewPage *page)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);

  return list_mine (page, pd_marks_get_article_tags (pd_reading_view_page_get_marks (page)), PD_ARTICLE_TAG_TAG_ID);
}

/**
 * pd_reading_view_edit_highlight:
 * @page: the page
 * @edit: an edit
 * @target: what is to be marked
 *
 * Sees to it that there is a highlight.
 *
 * Returns: (transfer full): the highlight
 */
char *
pd_reading_view_edit_highlight (PdReadingViewPage *page,
                                PdEdit *edit,
                                const PdReadingViewTarget *target)
{
  g_autoptr (PdRecord) highlight = NULL;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (target->highlight_id != NULL)
    return g_strdup (target->highlight_id);
  highlight = pd_highlight_new (pd_reading_view_page_get_segmenter (page),
                                pd_record_get_id (pd_reading_view_page_get_article (page)),
                                target->start, target->end, "hand");
  pd_edit_insert (edit, highlight);
  return g_strdup (pd_record_get_id (highlight));
}

/**
 * pd_reading_view_edit_path:
 * @page: the page
 * @edit: an edit
 * @path: the path of a tag
 *
 * Sees to it that there is a tag, and those it is nested under.
 *
 * Returns: (transfer full) (nullable): the tag; %NULL where @path names none
 */
char *
pd_reading_view_edit_path (PdReadingViewPage *page,
                           PdEdit *edit,
                           const char *path)
{
  g_autoptr (PdCodebook) codebook = NULL;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  codebook = pd_settings_create_codebook (pd_catalogue_get_rows (pd_reading_view_page_get_catalogue (page), PD_WORD_TAG));
  names = pd_tag_path_split (path);
  return g_strdup (pd_codebook_ensure (codebook, edit, (const char *const *) names, NULL));
}

/* Removes the rows of a tag that the person made. Returns whether there were any. */
static gboolean
remove_mine (PdReadingViewPage *page,
             PdEdit *edit,
             GPtrArray *rows,
             PdKey key,
             const char *tag_id,
             gboolean only_look)
{
  gboolean found = FALSE;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if (!g_str_equal (pd_record_get_text (row, key), tag_id) || !pd_reading_view_page_is_mine (page, row))
        continue;
      found = TRUE;
      if (!only_look)
        pd_edit_remove (edit, pd_record_get_word (row), pd_record_get_id (row));
    }
  return found;
}

/**
 * pd_reading_view_edit_tag:
 * @page: the page
 * @edit: an edit
 * @target: what is to be tagged
 * @tag_id: a tag
 * @toggle: whether a tag that is there already goes
 *
 * Tags a highlight, and makes it if need be.
 *
 * Returns: (transfer full): the highlight
 */
char *
pd_reading_view_edit_tag (PdReadingViewPage *page,
                          PdEdit *edit,
                          const PdReadingViewTarget *target,
                          const char *tag_id,
                          gboolean toggle)
{
  g_autofree char *highlight_id = NULL;
  g_autoptr (PdRecord) row = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (target != NULL, NULL);
  g_return_val_if_fail (tag_id != NULL, NULL);

  highlight_id = pd_reading_view_edit_highlight (page, edit, target);
  rows = pd_marks_get_tags (pd_reading_view_page_get_marks (page), highlight_id);
  if (!remove_mine (page, edit, rows, PD_HIGHLIGHT_TAG_TAG_ID, tag_id, !toggle))
    {
      row = pd_record_new (PD_WORD_HIGHLIGHT_TAG);
      pd_record_set_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, highlight_id);
      pd_record_set_text (row, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
      pd_edit_insert (edit, row);
    }
  return g_steal_pointer (&highlight_id);
}

/**
 * pd_reading_view_edit_article_tag:
 * @page: the page
 * @edit: an edit
 * @tag_id: a tag
 * @toggle: whether a tag that is there already goes
 *
 * Tags the whole article.
 */
void
pd_reading_view_edit_article_tag (PdReadingViewPage *page,
                                  PdEdit *edit,
                                  const char *tag_id,
                                  gboolean toggle)
{
  g_autoptr (PdRecord) row = NULL;
  GPtrArray *rows;

  g_return_if_fail (PD_IS_READING_VIEW_PAGE (page));
  g_return_if_fail (PD_IS_EDIT (edit));
  g_return_if_fail (tag_id != NULL);

  rows = pd_marks_get_article_tags (pd_reading_view_page_get_marks (page));
  if (remove_mine (page, edit, rows, PD_ARTICLE_TAG_TAG_ID, tag_id, !toggle))
    return;
  row = pd_record_new (PD_WORD_ARTICLE_TAG);
  pd_record_set_text (row, PD_ARTICLE_TAG_ARTICLE_ID, pd_record_get_id (pd_reading_view_page_get_article (page)));
  pd_record_set_text (row, PD_ARTICLE_TAG_TAG_ID, tag_id);
  pd_edit_insert (edit, row);
}

/**
 * pd_reading_view_edit_note:
 * @page: the page
 * @edit: an edit
 * @target: what the note is on
 * @note: (nullable): the note; %NULL takes it away
 *
 * Writes a note on a highlight, and makes it if need be.
 *
 * Returns: (transfer full): the highlight
 */
char *
pd_reading_view_edit_note (PdReadingViewPage *page,
                           PdEdit *edit,
                           const PdReadingViewTarget *target,
                           const char *note)
{
  g_autoptr (PdRecord) highlight = NULL;
  PdOperation operation;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (target->highlight_id == NULL)
    {
      g_autofree char *id = pd_reading_view_edit_highlight (page, edit, target);

      pd_record_set_text (pd_edit_get_step (edit, pd_edit_get_n_steps (edit) - 1, &operation), PD_HIGHLIGHT_NOTE, note);
      return g_steal_pointer (&id);
    }
  highlight = pd_record_new_for_id (PD_WORD_HIGHLIGHT, target->highlight_id);
  pd_record_set_text (highlight, PD_HIGHLIGHT_NOTE, note);
  pd_edit_update (edit, highlight);
  return g_strdup (target->highlight_id);
}
