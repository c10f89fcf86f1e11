#include <glib/gi18n-lib.h>

#include "pd-highlight.h"
#include "pd-mention-dialog.h"
#include "pd-reading-view-private.h"

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
  marking->target.highlight_id = g_strdup (self->target.highlight_id);
  marking->target.start = self->target.start;
  marking->target.end = self->target.end;
  return marking;
}

static void
run (Marking *marking,
     PdReadingViewQueueFunc func)
{
  pd_reading_view_queue_run (marking->view->queue, func, marking, (GDestroyNotify) marking_free);
}

/* What was a selection may have become a highlight by now. */
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
run_remove (PdReadingViewPage *page,
            gpointer user_data)
{
  Marking *marking = user_data;
  const char *id = marking->target.highlight_id;
  g_autoptr (PdEdit) edit = NULL;

  if (!pd_reading_view_page_can_edit (page) || pd_marks_find_highlight (pd_reading_view_page_get_marks (page), id) == NULL)
    return;
  edit = pd_edit_new (_ ("Remove Highlight"));
  pd_edit_remove (edit, PD_WORD_HIGHLIGHT, id);
  pd_reading_view_queue_perform (marking->view->queue, edit);
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

static void
on_tag_chosen (PdReadingView *self,
               PdRecord *tag)
{
  Marking *marking = marking_new (self);

  marking->article = pd_palette_get_mode (self->palette) == PD_PALETTE_ARTICLE;
  marking->toggle = TRUE;
  marking->tag_id = g_strdup (pd_record_get_id (tag));
  run (marking, run_tag);
}

static void
on_tag_created (PdReadingView *self,
                const char *path)
{
  Marking *marking = marking_new (self);

  marking->article = pd_palette_get_mode (self->palette) == PD_PALETTE_ARTICLE;
  marking->path = g_strdup (path);
  run (marking, run_tag);
}

static void
on_highlight_requested (PdReadingView *self)
{
  pd_reading_view_add_highlight (self);
}

static void
on_claim_requested (PdReadingView *self)
{
  pd_reading_view_open_claim (self, NULL);
}

static void
on_note_requested (PdReadingView *self)
{
  pd_reading_view_open_note (self, NULL);
}

static void
on_remove_requested (PdReadingView *self)
{
  pd_reading_view_remove_highlight (self, self->target.highlight_id);
}

static void
on_copy_requested (PdReadingView *self)
{
  g_signal_emit_by_name (self->reader, "copy-clipboard");
}

static void
on_note_saved (PdReadingView *self,
               const char *note)
{
  Marking *marking = marking_new (self);

  marking->note = g_strdup (note);
  run (marking, run_note);
}

/* Whatever one has done, one goes on reading; unless one has gone elsewhere. */
static void
on_popover_closed (PdReadingView *self,
                   GtkPopover *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
on_claim_saved (PdReadingView *self,
                const char *highlight_id)
{
  pd_reader_clear_selection (self->reader);
  pd_reading_view_want_highlight (self, highlight_id, FALSE);
}

/* Where a popover is to point: to @at, or to the target on the page, or, where that is not in sight, to its middle. */
static void
find_place (PdReadingView *self,
            GtkWidget *at,
            GdkRectangle *place)
{
  GtkWidget *reader = GTK_WIDGET (self->reader);
  graphene_rect_t bounds;
  graphene_point_t point;
  guint start, end;
  gboolean found;

  if (at != NULL && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    {
      *place = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
      return;
    }
  if (pd_reader_get_selection (self->reader, &start, &end))
    found = pd_reader_get_selection_rectangle (self->reader, place);
  else
    found = pd_reader_get_active_span (self->reader) != NULL
            && pd_reader_get_span_rectangle (self->reader, pd_reader_get_active_span (self->reader), place);
  if (!found)
    *place = (GdkRectangle) { gtk_widget_get_width (reader) / 2, gtk_widget_get_height (reader) / 3, 1, 1 };
  if (gtk_widget_compute_point (reader, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (place->x, place->y), &point))
    {
      place->x = point.x;
      place->y = point.y;
    }
}

/*< private >
 * pd_reading_view_marking_init:
 *
 * Readies the palette and the note.
 */
void
pd_reading_view_marking_init (PdReadingView *self)
{
  self->palette = PD_PALETTE (pd_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self));
  g_signal_connect_object (self->palette, "tag-chosen", G_CALLBACK (on_tag_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "tag-created", G_CALLBACK (on_tag_created), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "highlight-requested", G_CALLBACK (on_highlight_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "claim-requested", G_CALLBACK (on_claim_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "note-requested", G_CALLBACK (on_note_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "remove-requested", G_CALLBACK (on_remove_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "copy-requested", G_CALLBACK (on_copy_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->palette, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);

  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));

  self->note = PD_NOTE_POPOVER (pd_note_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->note), GTK_WIDGET (self));
  g_signal_connect_object (self->note, "saved", G_CALLBACK (on_note_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
}

/*< private >
 * pd_reading_view_marking_dispose:
 *
 * Lets go of the palette and the note.
 */
void
pd_reading_view_marking_dispose (PdReadingView *self)
{
  pd_reading_view_target_clear (&self->target);
  if (self->palette != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->palette)));
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  if (self->note != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->note)));
}

/*< private >
 * pd_reading_view_marking_update:
 *
 * Shows the palette, where it is open, what has become of what it is open for.
 */
void
pd_reading_view_marking_update (PdReadingView *self)
{
  g_auto (GStrv) checked = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->palette)))
    return;
  pd_palette_set_tags (self->palette, pd_catalogue_get_rows (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG));
  if (pd_palette_get_mode (self->palette) == PD_PALETTE_ARTICLE)
    checked = pd_reading_view_list_article_tags (self->page);
  else
    {
      pd_reading_view_target_set_span (&self->target, self->page, self->target.start, self->target.end);
      checked = pd_reading_view_list_tags (self->page, &self->target);
    }
  pd_palette_set_checked (self->palette, (const char *const *) checked);
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

static void
open_palette (PdReadingView *self,
              PdPaletteMode mode,
              GStrv checked,
              GtkWidget *at)
{
  GdkRectangle place;

  pd_palette_set_tags (self->palette, pd_catalogue_get_rows (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG));
  pd_palette_set_recent (self->palette, pd_recent_tags_list (self->recent_tags));
  pd_palette_set_checked (self->palette, (const char *const *) checked);
  find_place (self, at, &place);
  pd_palette_open (self->palette, mode, &place);
}

/*< private >
 * pd_reading_view_open_palette:
 * @at: (nullable): what it is to point to, if not the page
 *
 * Opens the palette for the target.
 */
void
pd_reading_view_open_palette (PdReadingView *self,
                              GtkWidget *at)
{
  g_auto (GStrv) checked = pd_reading_view_list_tags (self->page, &self->target);

  open_palette (self, self->target.highlight_id != NULL ? PD_PALETTE_HIGHLIGHT : PD_PALETTE_SELECTION, checked, at);
}

/*< private >
 * pd_reading_view_open_article_palette:
 * @at: (nullable): what it is to point to, if not the page
 *
 * Opens the palette for the whole article.
 */
void
pd_reading_view_open_article_palette (PdReadingView *self,
                                      GtkWidget *at)
{
  g_auto (GStrv) checked = NULL;

  if (!pd_reading_view_page_can_edit (self->page))
    return;
  checked = pd_reading_view_list_article_tags (self->page);
  open_palette (self, PD_PALETTE_ARTICLE, checked, at);
}

/*< private >
 * pd_reading_view_open_note:
 * @at: (nullable): what it is to point to, if not the page
 *
 * Opens the target's note.
 */
void
pd_reading_view_open_note (PdReadingView *self,
                           GtkWidget *at)
{
  const char *note = NULL;
  GdkRectangle place;

  if (self->target.highlight_id != NULL)
    note = pd_record_get_text (pd_marks_find_highlight (pd_reading_view_page_get_marks (self->page), self->target.highlight_id), PD_HIGHLIGHT_NOTE);
  find_place (self, at, &place);
  pd_note_popover_open (self->note, note, &place);
}

/*< private >
 * pd_reading_view_open_claim:
 * @mention_id: (nullable): a mention to change, or %NULL for a new one on the target
 *
 * Opens the dialog for a claim.
 */
void
pd_reading_view_open_claim (PdReadingView *self,
                            const char *mention_id)
{
  AdwDialog *dialog;

  if (!pd_reading_view_page_can_edit (self->page))
    return;
  dialog = pd_mention_dialog_new (self->queue, &self->target, mention_id);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_claim_saved), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
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
 * pd_reading_view_remove_highlight:
 * @highlight_id: (nullable): a highlight
 *
 * Removes a highlight.
 */
void
pd_reading_view_remove_highlight (PdReadingView *self,
                                  const char *highlight_id)
{
  Marking *marking;

  if (highlight_id == NULL)
    return;
  marking = marking_new (self);
  g_set_str (&marking->target.highlight_id, highlight_id);
  run (marking, run_remove);
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
  marking->target.start = start;
  marking->target.end = end;
  run (marking, run_resize);
}
