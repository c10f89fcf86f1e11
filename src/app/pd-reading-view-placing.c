#include <glib/gi18n-lib.h>

#include "pd-highlight.h"
#include "pd-quote-search.h"
#include "pd-reading-view-private.h"
#include "pd-toast.h"

/* An unplaced highlight, and where it is to stand, once the page is as the project has it. */
typedef struct
{
  PdReadingView *view;
  char *highlight_id;
  /* What the offsets count in: there may be another text by then. */
  PdText *text;
  guint start;
  guint end;
} Placing;

static Placing *
placing_new (PdReadingView *self,
             const char *highlight_id)
{
  Placing *placing = g_new0 (Placing, 1);

  placing->view = g_object_ref (self);
  placing->highlight_id = g_strdup (highlight_id);
  g_set_object (&placing->text, pd_reading_view_page_get_text (self->page));
  return placing;
}

static void
placing_free (gpointer data)
{
  Placing *placing = data;

  g_object_unref (placing->view);
  g_free (placing->highlight_id);
  g_clear_object (&placing->text);
  g_free (placing);
}

static PdRecord *
find_unplaced (PdReadingViewPage *page,
               const char *highlight_id)
{
  PdMarks *unplaced = pd_reading_view_page_get_unplaced (page);

  return unplaced != NULL ? pd_marks_find_highlight (unplaced, highlight_id) : NULL;
}

/* Where the margin lies above the page, what is shown there would not be seen. */
static void
give_way (PdReadingView *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    pd_reading_view_set_show_margin (self, FALSE);
}

static void
dismiss_proposal (PdReadingView *self)
{
  g_autoptr (AdwToast) proposal = self->proposal != NULL ? g_object_ref (self->proposal) : NULL;

  g_clear_weak_pointer (&self->proposal);
  if (proposal != NULL)
    adw_toast_dismiss (proposal);
}

static void
run_place (PdReadingViewPage *page,
           gpointer user_data)
{
  Placing *placing = user_data;
  PdReadingView *self = placing->view;
  PdRecord *highlight = find_unplaced (page, placing->highlight_id);
  g_autoptr (PdEdit) edit = NULL;
  g_autoptr (PdRecord) placed = NULL;

  if (highlight == NULL || !pd_reading_view_page_can_edit (page) || placing->text != pd_reading_view_page_get_text (page)
      || !pd_text_check_span (placing->text, placing->start, placing->end, NULL))
    return;
  edit = pd_edit_new (_ ("Place Highlight"));
  placed = pd_highlight_new_span (pd_reading_view_page_get_segmenter (page), placing->highlight_id, placing->start, placing->end);
  pd_edit_update (edit, placed);
  dismiss_proposal (self);
  pd_reader_clear_selection (self->reader);
  give_way (self);
  /* What was pressed goes, and one goes on reading. */
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  pd_reading_view_want_highlight (self, placing->highlight_id, TRUE);
  pd_reading_view_queue_perform (self->queue, edit);
}

/*< private >
 * pd_reading_view_place_highlight:
 * @highlight_id: an unplaced highlight
 *
 * Places a highlight on what is selected. What somebody else made stays as they made it.
 */
void
pd_reading_view_place_highlight (PdReadingView *self,
                                 const char *highlight_id)
{
  PdRecord *highlight = find_unplaced (self->page, highlight_id);
  Placing *placing;
  guint start, end;

  if (highlight == NULL || !pd_reader_get_selection (self->reader, &start, &end))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (!pd_reading_view_page_is_mine (self->page, highlight))
    {
      g_signal_emit_by_name (self, "message", _ ("Somebody else made this highlight. Select the text to make your own."));
      return;
    }
  placing = placing_new (self, highlight_id);
  placing->start = start;
  placing->end = end;
  pd_reading_view_queue_run (self->queue, run_place, placing, placing_free);
}

static void
on_place_here (AdwToast *toast,
               gpointer user_data)
{
  Placing *placing = user_data;

  pd_reading_view_place_highlight (placing->view, placing->highlight_id);
}

static void
placing_closure_free (gpointer data,
                      GClosure *closure)
{
  placing_free (data);
}

/* It waits for an answer as long as what it asks about is selected. */
static void
ask (PdReadingView *self,
     PdRecord *highlight)
{
  AdwToast *toast = pd_toast_new (_ ("It may belong here"));

  if (pd_reading_view_page_can_edit (self->page) && pd_reading_view_page_is_mine (self->page, highlight))
    {
      adw_toast_set_timeout (toast, 0);
      adw_toast_set_button_label (toast, _ ("_Place Here"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_place_here), placing_new (self, pd_record_get_id (highlight)), placing_closure_free, G_CONNECT_DEFAULT);
    }
  g_set_weak_pointer (&self->proposal, toast);
  g_signal_connect_object (self->reader, "notify::has-selection", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "changed", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  pd_toast_add (GTK_WIDGET (self), toast);
}

/*< private >
 * pd_reading_view_propose_place:
 * @highlight_id: an unplaced highlight
 *
 * Selects the passage that is most like what a highlight was made on, for the person to say whether it belongs there.
 */
void
pd_reading_view_propose_place (PdReadingView *self,
                               const char *highlight_id)
{
  PdRecord *highlight = find_unplaced (self->page, highlight_id);
  guint start, end;

  if (highlight == NULL || !pd_reading_view_page_is_loaded (self->page))
    return;
  dismiss_proposal (self);
  if (!pd_quote_search (pd_reading_view_page_get_text (self->page),
                        pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE),
                        pd_record_get_text (highlight, PD_HIGHLIGHT_PREFIX),
                        pd_record_get_text (highlight, PD_HIGHLIGHT_SUFFIX),
                        &start, &end))
    {
      g_signal_emit_by_name (self, "message", _ ("Nothing in the text is like this passage"));
      return;
    }
  give_way (self);
  pd_reader_set_active_span (self->reader, NULL);
  pd_reader_select (self->reader, start, end);
  pd_reader_scroll_to_offset (self->reader, start);
  /* Where it is not quite right, its ends can be moved at once. */
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  ask (self, highlight);
}
