#include <glib/gi18n-lib.h>

#include "pd-highlight.h"
#include "pd-reading-view-private.h"
#include "pd-tag-path.h"

/* What is done once the page is as the project has it. */
typedef struct
{
  PdReadingView *view;
  PdReadingViewTarget target;
  /* For the whole article. */
  gboolean article;
  gboolean toggle;
  /* The tag that was used last. */
  gboolean repeat;
  char *tag_id;
  char *path;
  char *note;
} Marking;

static void
marking_free (Marking *marking)
{
  g_object_unref (marking->view);
  pd_reading_view_target_clear (&marking->target);
  g_free (marking->tag_id);
  g_free (marking->path);
  g_free (marking->note);
  g_free (marking);
}

static Marking *
marking_new (PdReadingView *self)
{
  Marking *marking = g_new0 (Marking, 1);

  marking->view = g_object_ref (self);
  pd_reading_view_target_copy (&marking->target, &self->target);
  return marking;
}

static void
run (Marking *marking,
     PdReadingViewQueueFunc func)
{
  pd_reading_view_queue_run (marking->view->queue, func, marking, (GDestroyNotify) marking_free);
}

static void
tell_changed (Marking *marking)
{
  g_signal_emit_by_name (marking->view, "message", _ ("The text has been changed meanwhile. Select the passage again."));
}

/* What was a selection may have become a highlight by now. A highlight moves along with its text, a selection does not. */
static gboolean
prepare (Marking *marking,
         PdReadingViewPage *page)
{
  g_autofree char *id = g_steal_pointer (&marking->target.highlight_id);

  if (!pd_reading_view_page_can_edit (page))
    return FALSE;
  if (marking->article)
    return TRUE;
  if (id != NULL)
    return pd_reading_view_target_set_highlight (&marking->target, page, id);
  if (!pd_reading_view_target_is_current (&marking->target, page))
    {
      tell_changed (marking);
      return FALSE;
    }
  return pd_reading_view_target_set_span (&marking->target, page, marking->target.start, marking->target.end);
}

static void
perform (PdReadingView *self,
         PdEdit *edit,
         const char *highlight_id)
{
  pd_reader_clear_selection (self->reader);
  if (highlight_id != NULL)
    pd_reading_view_want_highlight (self, highlight_id, FALSE);
  pd_reading_view_queue_perform (self->queue, edit);
}

/* One that was used may have been removed since. */
static char *
dup_last_tag (PdReadingView *self)
{
  const char *const *ids = pd_recent_tags_list (self->recent_tags);

  while (*ids != NULL && pd_catalogue_find (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG, *ids) == NULL)
    ids++;
  return g_strdup (*ids);
}

static gboolean
adds_tag (PdEdit *edit)
{
  for (guint i = 0; i < pd_edit_get_n_steps (edit); i++)
    {
      PdOperation operation;
      PdRecord *record = pd_edit_get_step (edit, i, &operation);

      if (operation == PD_OPERATION_INSERT && pd_record_get_word (record) == PD_WORD_HIGHLIGHT_TAG)
        return TRUE;
    }
  return FALSE;
}

/* What says the same elsewhere may be about the same. */
static void
look_for_same_wording (PdReadingView *self,
                       const Marking *marking,
                       const char *tag_id)
{
  PdText *text = marking->target.text;
  gsize start = pd_text_offset_to_byte (text, marking->target.start);
  g_autofree char *quote = g_strndup (pd_text_get_utf8 (text) + start, pd_text_offset_to_byte (text, marking->target.end) - start);
  PdRecord *tag = pd_catalogue_find (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG, tag_id);
  g_auto (GStrv) names = tag == NULL ? pd_tag_path_split (marking->path) : NULL;
  g_autofree char *path = tag != NULL ? g_strdup (pd_record_get_text (tag, PD_TAG_PATH)) : pd_tag_path_join ((const char *const *) names);

  pd_same_wording_look_for (self->same_wording, pd_reading_view_page_get_project (self->page), pd_record_get_id (pd_reading_view_page_get_article (self->page)),
                            marking->target.start, quote, tag_id, path);
}

static void
run_tag (PdReadingViewPage *page,
         gpointer user_data)
{
  Marking *marking = user_data;
  g_autoptr (PdEdit) edit = NULL;
  g_autofree char *tag_id = NULL, *highlight_id = NULL;

  if (!prepare (marking, page))
    return;
  edit = pd_edit_new (marking->article ? _ ("Tag Article") : marking->target.highlight_id != NULL ? _ ("Change Tags")
                                                                                                  : _ ("Add Highlight"));
  if (marking->repeat)
    tag_id = dup_last_tag (marking->view);
  else if (marking->path != NULL)
    tag_id = pd_reading_view_edit_path (page, edit, marking->path);
  else
    tag_id = g_strdup (marking->tag_id);
  if (tag_id == NULL)
    return;
  if (marking->article)
    pd_reading_view_edit_article_tag (page, edit, tag_id, marking->toggle);
  else
    highlight_id = pd_reading_view_edit_tag (page, edit, &marking->target, tag_id, marking->toggle);
  pd_recent_tags_add (marking->view->recent_tags, tag_id);
  perform (marking->view, edit, highlight_id);
  if (!marking->article && adds_tag (edit))
    look_for_same_wording (marking->view, marking, tag_id);
}

static void
run_highlight (PdReadingViewPage *page,
               gpointer user_data)
{
  Marking *marking = user_data;
  g_autoptr (PdEdit) edit = NULL;
  g_autofree char *highlight_id = NULL;

  if (!prepare (marking, page))
    return;
  edit = pd_edit_new (_ ("Add Highlight"));
  highlight_id = pd_reading_view_edit_highlight (page, edit, &marking->target);
  perform (marking->view, edit, highlight_id);
}

static void
run_note (PdReadingViewPage *page,
          gpointer user_data)
{
  Marking *marking = user_data;
  g_autoptr (PdEdit) edit = NULL;
  g_autofree char *highlight_id = NULL;

  if (!prepare (marking, page))
    return;
  edit = pd_edit_new (_ ("Change Note"));
  highlight_id = pd_reading_view_edit_note (page, edit, &marking->target, marking->note);
  perform (marking->view, edit, highlight_id);
}

static void
run_resize (PdReadingViewPage *page,
            gpointer user_data)
{
  Marking *marking = user_data;
  const PdReadingViewTarget *target = &marking->target;
  g_autoptr (PdEdit) edit = NULL;
  g_autoptr (PdRecord) moved = NULL;
  PdRecord *highlight;

  if (!pd_reading_view_page_can_edit (page) || !pd_text_check_span (pd_reading_view_page_get_text (page), target->start, target->end, NULL))
    return;
  highlight = pd_marks_find_highlight (pd_reading_view_page_get_marks (page), target->highlight_id);
  if (highlight == NULL)
    return;
  if (!pd_reading_view_target_is_current (target, page))
    {
      tell_changed (marking);
      return;
    }
  if (!pd_reading_view_page_is_mine (page, highlight))
    {
      g_signal_emit_by_name (marking->view, "message", _ ("Somebody else made this highlight. Select the text to make your own."));
      return;
    }
  edit = pd_edit_new (_ ("Resize Highlight"));
  moved = pd_highlight_new_span (pd_reading_view_page_get_segmenter (page), target->highlight_id, target->start, target->end);
  pd_edit_update (edit, moved);
  pd_reading_view_queue_perform (marking->view->queue, edit);
}

/*< private >
 * pd_reading_view_target_current:
 * @or_sentence: whether to take the sentence at the caret if there is nothing else
 *
 * Takes for the target what is selected, or else the highlight that stands out.
 *
 * Returns: whether there is something to mark
 */
gboolean
pd_reading_view_target_current (PdReadingView *self,
                                gboolean or_sentence)
{
  guint start, end;

  if (!pd_reading_view_page_can_edit (self->page))
    return FALSE;
  if (pd_reader_get_selection (self->reader, &start, &end))
    return pd_reading_view_target_set_span (&self->target, self->page, start, end);
  if (pd_reading_view_target_set_highlight (&self->target, self->page, pd_reader_get_active_span (self->reader)))
    return TRUE;
  if (!or_sentence || !pd_reader_get_sentence (self->reader, &start, &end))
    return FALSE;
  return pd_reading_view_target_set_span (&self->target, self->page, start, end);
}

/*< private >
 * pd_reading_view_toggle_tag:
 * @tag_id: a tag
 * @article: whether on the whole article, instead of the target
 *
 * Puts a tag on, or takes one off that is there.
 */
void
pd_reading_view_toggle_tag (PdReadingView *self,
                            const char *tag_id,
                            gboolean article)
{
  Marking *marking = marking_new (self);

  marking->article = article;
  marking->toggle = TRUE;
  marking->tag_id = g_strdup (tag_id);
  run (marking, run_tag);
}

/*< private >
 * pd_reading_view_create_tag:
 * @path: the path of a tag
 * @article: whether on the whole article, instead of the target
 *
 * Puts a tag on, and makes it if need be.
 */
void
pd_reading_view_create_tag (PdReadingView *self,
                            const char *path,
                            gboolean article)
{
  Marking *marking = marking_new (self);

  marking->article = article;
  marking->path = g_strdup (path);
  run (marking, run_tag);
}

/*< private >
 * pd_reading_view_change_note:
 * @note: a note; empty to remove it
 *
 * Changes the target's note.
 */
void
pd_reading_view_change_note (PdReadingView *self,
                             const char *note)
{
  Marking *marking = marking_new (self);

  marking->note = g_strdup (note);
  run (marking, run_note);
}

/*< private >
 * pd_reading_view_add_highlight:
 *
 * Highlights the target.
 */
void
pd_reading_view_add_highlight (PdReadingView *self)
{
  run (marking_new (self), run_highlight);
}

/*< private >
 * pd_reading_view_repeat_tag:
 *
 * Puts the tag that was used last on what is selected, on the highlight that stands out, or on the sentence at the
 * caret.
 */
void
pd_reading_view_repeat_tag (PdReadingView *self)
{
  Marking *marking;

  if (*pd_recent_tags_list (self->recent_tags) == NULL || !pd_reading_view_target_current (self, TRUE))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  marking = marking_new (self);
  marking->repeat = TRUE;
  run (marking, run_tag);
}

/*< private >
 * pd_reading_view_resize_highlight:
 * @highlight_id: a highlight
 * @start: where it is to start
 * @end: where it is to end
 *
 * Moves the ends of a highlight.
 */
void
pd_reading_view_resize_highlight (PdReadingView *self,
                                  const char *highlight_id,
                                  guint start,
                                  guint end)
{
  Marking *marking = marking_new (self);

  g_set_str (&marking->target.highlight_id, highlight_id);
  g_set_object (&marking->target.text, pd_reading_view_page_get_text (self->page));
  marking->target.start = start;
  marking->target.end = end;
  run (marking, run_resize);
}
