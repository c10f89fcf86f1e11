#include "pd-mention-dialog.h"
#include "pd-reading-view-private.h"

static gboolean
is_for_article (PdReadingView *self)
{
  return pd_palette_get_mode (self->palette) == PD_PALETTE_TAGS;
}

static void
on_tag_chosen (PdReadingView *self,
               PdRecord *tag)
{
  pd_reading_view_toggle_tag (self, pd_record_get_id (tag), is_for_article (self));
}

static void
on_tag_created (PdReadingView *self,
                const char *path)
{
  pd_reading_view_create_tag (self, path, is_for_article (self));
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
  pd_reading_view_change_note (self, note);
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

/* An entry whose text is selected takes the display's selection from the page. */
static void
on_claim_closed (PdReadingView *self)
{
  if (!pd_reader_get_has_selection (self->reader) && pd_reading_view_target_is_current (&self->target, self->page))
    pd_reader_select (self->reader, self->target.start, self->target.end);
}

static void
on_claim_saved (PdMentionDialog *dialog,
                const char *highlight_id,
                PdReadingView *self)
{
  g_signal_handlers_disconnect_by_func (dialog, on_claim_closed, self);
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
 * pd_reading_view_popovers_init:
 *
 * Readies the palette and the note.
 */
void
pd_reading_view_popovers_init (PdReadingView *self)
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

  self->note = PD_NOTE_POPOVER (pd_note_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->note), GTK_WIDGET (self));
  g_signal_connect_object (self->note, "saved", G_CALLBACK (on_note_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
}

/*< private >
 * pd_reading_view_popovers_dispose:
 *
 * Lets go of the palette and the note.
 */
void
pd_reading_view_popovers_dispose (PdReadingView *self)
{
  pd_reading_view_target_clear (&self->target);
  if (self->palette != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->palette)));
  if (self->note != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->note)));
}

/*< private >
 * pd_reading_view_popovers_update:
 *
 * Shows the palette, where it is open, what has become of what it is open for.
 */
void
pd_reading_view_popovers_update (PdReadingView *self)
{
  g_auto (GStrv) checked = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->palette)))
    return;
  pd_palette_set_tags (self->palette, pd_catalogue_get_rows (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG));
  if (is_for_article (self))
    checked = pd_reading_view_list_article_tags (self->page);
  else if (!pd_reading_view_target_is_current (&self->target, self->page))
    {
      /* What it is open for is no longer there. */
      gtk_popover_popdown (GTK_POPOVER (self->palette));
      return;
    }
  else
    {
      pd_reading_view_target_set_span (&self->target, self->page, self->target.start, self->target.end);
      checked = pd_reading_view_list_tags (self->page, &self->target);
    }
  pd_palette_set_checked (self->palette, (const char *const *) checked);
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
  open_palette (self, PD_PALETTE_TAGS, checked, at);
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
  if (pd_reader_get_has_selection (self->reader))
    g_signal_connect_object (dialog, "closed", G_CALLBACK (on_claim_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_claim_saved), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
