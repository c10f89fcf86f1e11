#include "pd-extraction-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-encoding-dialog.h"
#include "pd-extraction-row.h"
#include "pd-project-cuts.h"
#include "pd-project-replace.h"
#include "pd-toast.h"

/**
 * PdExtractionDialog:
 *
 * What an article's file says beside what the page shows of it: every cut can be put back, and more can be left out.
 */
struct _PdExtractionDialog
{
  AdwDialog parent_instance;

  PdProject *project;
  char *article_id;
  char *encoding;
  PdExtraction *extraction;
  GCancellable *cancellable;
  gboolean busy;

  AdwToastOverlay *toasts;
  AdwToggleGroup *shown;
  AdwWindowTitle *title;
  GtkWidget *reread;
  GtkStack *stack;
  GtkWidget *list;
  GtkNoSelection *selection;
};

G_DEFINE_FINAL_TYPE (PdExtractionDialog, pd_extraction_dialog, ADW_TYPE_DIALOG)

static gboolean
can_edit (PdExtractionDialog *self)
{
  return !pd_project_get_read_only (self->project);
}

/* What is changed at one place does not move the list. */
static void
show_blocks (PdExtractionDialog *self)
{
  g_autoptr (GListModel) blocks = NULL;
  gboolean only_cut = g_strcmp0 (adw_toggle_group_get_active_name (self->shown), "cuts") == 0;
  GtkWidget *scrolled = gtk_stack_get_child_by_name (self->stack, "list");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double value = gtk_adjustment_get_value (adjustment);

  if (self->extraction == NULL)
    return;
  blocks = pd_extraction_block_list (pd_extraction_get_extracted (self->extraction), pd_extraction_get_cuts (self->extraction), only_cut);
  gtk_no_selection_set_model (self->selection, blocks);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (blocks) > 0 ? "list" : "nothing");
  gtk_adjustment_set_value (adjustment, value);
  /* The button that was pressed may have gone, and keys with it. */
  gtk_widget_grab_focus (self->list);
}

static void
on_shown_changed (PdExtractionDialog *self)
{
  show_blocks (self);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdExtractionDialog) self = data;
  g_autoptr (GError) error = NULL;
  PdExtraction *extraction = pd_project_load_extraction_finish (PD_PROJECT (source), result, &error);

  if (self->cancellable == NULL)
    {
      g_clear_object (&extraction);
      return;
    }
  self->busy = FALSE;
  if (extraction == NULL)
    {
      adw_toast_overlay_add_toast (self->toasts, pd_toast_new (error->message));
      return;
    }
  g_clear_object (&self->extraction);
  self->extraction = extraction;
  show_blocks (self);
}

/* Only a file that is text has an encoding. */
static void
on_article_loaded (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (PdExtractionDialog) self = data;
  g_autoptr (GPtrArray) articles = pd_project_load_finish (PD_PROJECT (source), result, NULL);
  PdRecord *article = articles != NULL && articles->len > 0 ? g_ptr_array_index (articles, 0) : NULL;
  const char *title = article != NULL ? pd_record_get_text (article, PD_ARTICLE_TITLE) : NULL;

  if (article == NULL || self->cancellable == NULL)
    return;
  g_set_str (&self->encoding, pd_record_get_text (article, PD_ARTICLE_ENCODING));
  adw_window_title_set_subtitle (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->reread, can_edit (self) && self->encoding != NULL);
}

static void
load (PdExtractionDialog *self)
{
  self->busy = TRUE;
  pd_project_load_async (self->project, PD_WORD_ARTICLE, PD_ARTICLE_ID, self->article_id, self->cancellable, on_article_loaded, g_object_ref (self));
  pd_project_load_extraction_async (self->project, self->article_id, self->cancellable, on_loaded, g_object_ref (self));
}

static char *
describe_change (const PdTextChange *change)
{
  guint n = change->unplaced->len;

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u highlight could not be placed with certainty. The margin lists it.",
                                    "%u highlights could not be placed with certainty. The margin lists them.", n),
                          n);
}

static void
finish_change (PdExtractionDialog *self,
               PdTextChange *change,
               const GError *error)
{
  g_autofree char *message = NULL;

  if (self->cancellable == NULL)
    return;
  self->busy = FALSE;
  if (change == NULL)
    {
      adw_toast_overlay_add_toast (self->toasts, pd_toast_new (error->message));
      return;
    }
  message = describe_change (change);
  if (message != NULL)
    adw_toast_overlay_add_toast (self->toasts, pd_toast_new (message));
  load (self);
}

static void
on_cuts_set (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (PdExtractionDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTextChange) change = pd_project_set_cuts_finish (PD_PROJECT (source), result, &error);

  finish_change (self, change, error);
}

static void
on_reread_done (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (PdExtractionDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdTextChange) change = pd_project_reread_finish (PD_PROJECT (source), result, &error);

  finish_change (self, change, error);
}

static void
set_cuts (PdExtractionDialog *self,
          GArray *cuts,
          const char *label)
{
  self->busy = TRUE;
  pd_project_set_cuts_async (self->project, self->article_id, pd_extraction_get_extracted (self->extraction), cuts, label, self->cancellable, on_cuts_set, g_object_ref (self));
}

static void
on_put_back (PdExtractionDialog *self,
             guint start,
             guint end)
{
  g_autoptr (GArray) cuts = NULL;

  if (self->busy || self->extraction == NULL)
    return;
  cuts = pd_cuts_subtract (pd_extraction_get_cuts (self->extraction), start, end);
  set_cuts (self, cuts, _ ("Put Back"));
}

static void
on_leave_out (PdExtractionDialog *self,
              guint start,
              guint end)
{
  g_autoptr (GArray) cuts = NULL;

  if (self->busy || self->extraction == NULL)
    return;
  cuts = pd_cuts_copy (pd_extraction_get_cuts (self->extraction));
  pd_cuts_append (cuts, "hand", start, end);
  set_cuts (self, cuts, _ ("Leave Out"));
}

static void
on_encoding_chosen (PdExtractionDialog *self,
                    const char *encoding)
{
  const PdReadOptions options = { .encoding = encoding };

  if (self->busy)
    return;
  self->busy = TRUE;
  pd_project_reread_async (self->project, self->article_id, &options, self->cancellable, on_reread_done, g_object_ref (self));
}

static void
on_reread (PdExtractionDialog *self)
{
  AdwDialog *dialog = pd_encoding_dialog_new (self->project, self->article_id, self->encoding);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_encoding_chosen), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_setup (PdExtractionDialog *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_extraction_row_new ();

  pd_extraction_row_set_editable (PD_EXTRACTION_ROW (row), can_edit (self));
  g_signal_connect_object (row, "put-back", G_CALLBACK (on_put_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "leave-out", G_CALLBACK (on_leave_out), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
on_bind (PdExtractionDialog *self,
         GtkListItem *list_item)
{
  PdExtractionBlock *block = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;

  pd_extraction_row_set_block (PD_EXTRACTION_ROW (gtk_list_item_get_child (list_item)), block);
  if (pango_parse_markup (pd_extraction_block_get_markup (block), -1, 0, NULL, &text, NULL, NULL))
    gtk_list_item_set_accessible_label (list_item, text);
}

static void
on_unbind (PdExtractionDialog *self,
           GtkListItem *list_item)
{
  pd_extraction_row_set_block (PD_EXTRACTION_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
pd_extraction_dialog_dispose (GObject *object)
{
  PdExtractionDialog *self = PD_EXTRACTION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_pointer (&self->article_id, g_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_object (&self->extraction);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_EXTRACTION_DIALOG);

  G_OBJECT_CLASS (pd_extraction_dialog_parent_class)->dispose (object);
}

static void
pd_extraction_dialog_class_init (PdExtractionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_extraction_dialog_dispose;

  g_type_ensure (PD_TYPE_EXTRACTION_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-extraction-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, shown);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, reread);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PdExtractionDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reread);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
pd_extraction_dialog_init (PdExtractionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  adw_toggle_group_set_active_name (self->shown, "all");
}

/**
 * pd_extraction_dialog_new:
 * @project: an open project
 * @article_id: the UUID of an article of it
 *
 * Returns: a dialog that shows what was made of its file
 */
AdwDialog *
pd_extraction_dialog_new (PdProject *project,
                          const char *article_id)
{
  PdExtractionDialog *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);

  self = g_object_new (PD_TYPE_EXTRACTION_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->article_id = g_strdup (article_id);
  gtk_widget_set_visible (self->reread, FALSE);
  load (self);
  return ADW_DIALOG (self);
}
