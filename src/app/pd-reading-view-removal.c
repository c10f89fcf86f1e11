#include <glib/gi18n-lib.h>

#include "pd-reading-view-private.h"
#include "pd-undo-toast.h"

/* A highlight that is to go, and what is said when it has. */
typedef struct
{
  PdReadingView *view;
  char *highlight_id;
  char *message;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->view);
  g_free (removal->highlight_id);
  g_free (removal->message);
  g_free (removal);
}

static Removal *
removal_new (PdReadingView *self,
             const char *highlight_id)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->view = g_object_ref (self);
  removal->highlight_id = g_strdup (highlight_id);
  return removal;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
on_removed (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (GError) error = NULL;
  PdProject *project = pd_reading_view_get_project (removal->view);

  if (!pd_reading_view_queue_perform_finish (PD_READING_VIEW_QUEUE (source), result, &error))
    g_signal_emit_by_name (removal->view, "message", error->message);
  /* The project may have been closed meanwhile. */
  else if (project != NULL)
    pd_undo_toast_show (GTK_WIDGET (removal->view), project, removal->message);
}

static PdRecord *
find_highlight (PdReadingViewPage *page,
                const char *highlight_id)
{
  PdMarks *unplaced = pd_reading_view_page_get_unplaced (page);
  PdRecord *placed = pd_marks_find_highlight (pd_reading_view_page_get_marks (page), highlight_id);

  return placed != NULL || unplaced == NULL ? placed : pd_marks_find_highlight (unplaced, highlight_id);
}

static char *
dup_message (PdReadingViewPage *page,
             PdRecord *highlight)
{
  PdRecord *coder = pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_CODER, pd_record_get_text (highlight, PD_HIGHLIGHT_CODER_ID));

  if (coder == NULL || pd_reading_view_page_is_mine (page, highlight))
    return g_strdup (_ ("Highlight removed"));
  /* Translators: the name of a coder, who is somebody else. */
  return g_strdup_printf (_ ("Highlight of %s removed"), pd_record_get_text (coder, PD_CODER_NAME));
}

static void
run (PdReadingViewPage *page,
     gpointer user_data)
{
  const Removal *removal = user_data;
  PdRecord *highlight = find_highlight (page, removal->highlight_id);
  g_autoptr (PdEdit) edit = NULL;
  Removal *told;

  if (!pd_reading_view_page_can_edit (page) || highlight == NULL)
    return;
  edit = pd_edit_new (_ ("Remove Highlight"));
  pd_edit_remove (edit, PD_WORD_HIGHLIGHT, removal->highlight_id);
  told = removal_new (removal->view, removal->highlight_id);
  told->message = dup_message (page, highlight);
  pd_reading_view_queue_perform_async (removal->view->queue, edit, on_removed, told);
}

/*< private >
 * pd_reading_view_remove_highlight:
 * @highlight_id: (nullable): a highlight, placed or not
 *
 * Removes a highlight, with its tags, its note and what it says of claims; and says so, with a way to have it back.
 */
void
pd_reading_view_remove_highlight (PdReadingView *self,
                                  const char *highlight_id)
{
  if (highlight_id != NULL)
    pd_reading_view_queue_run (self->queue, run, removal_new (self, highlight_id), removal_free);
}
