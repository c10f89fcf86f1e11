#include "pd-import-report.h"

#include <glib/gi18n-lib.h>

#include "pd-extraction-dialog.h"
#include "pd-import-outcome.h"
#include "pd-toast.h"

/**
 * PdImportReport:
 *
 * A dialog that says of each file what became of it, and shows what was made of those that were added.
 */
struct _PdImportReport
{
  AdwDialog parent_instance;

  PdProject *project;

  AdwWindowTitle *title;
  GtkNoSelection *selection;
};

G_DEFINE_FINAL_TYPE (PdImportReport, pd_import_report, ADW_TYPE_DIALOG)

static void
on_activated (PdImportReport *self,
              guint position)
{
  g_autoptr (PdImportOutcome) outcome = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const char *article_id = outcome != NULL ? pd_import_outcome_get_article_id (outcome) : NULL;

  if (article_id != NULL)
    adw_dialog_present (pd_extraction_dialog_new (self->project, article_id), GTK_WIDGET (self));
}

static void
pd_import_report_dispose (GObject *object)
{
  PdImportReport *self = PD_IMPORT_REPORT (object);

  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_IMPORT_REPORT);

  G_OBJECT_CLASS (pd_import_report_parent_class)->dispose (object);
}

static void
pd_import_report_class_init (PdImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_import_report_dispose;

  g_type_ensure (PD_TYPE_IMPORT_OUTCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, PdImportReport, title);
  gtk_widget_class_bind_template_child (widget_class, PdImportReport, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
pd_import_report_init (PdImportReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_import_report_new:
 * @project: the project
 * @results: (element-type PdImportResult): what became of each file
 *
 * Returns: a dialog that says so
 */
AdwDialog *
pd_import_report_new (PdProject *project,
                      GPtrArray *results)
{
  PdImportReport *self = g_object_new (PD_TYPE_IMPORT_REPORT, NULL);
  g_autoptr (GListModel) outcomes = pd_import_outcome_list (results);
  g_autofree char *summary = pd_import_outcome_summarize (results);

  self->project = g_object_ref (project);
  gtk_no_selection_set_model (self->selection, outcomes);
  if (results->len > 1)
    adw_window_title_set_subtitle (self->title, summary);
  return ADW_DIALOG (self);
}

typedef struct
{
  GtkWidget *widget;
  PdProject *project;
  GPtrArray *results;
} Announcement;

static void
announcement_free (gpointer data,
                   GClosure *closure)
{
  Announcement *announcement = data;

  g_object_unref (announcement->widget);
  g_object_unref (announcement->project);
  g_ptr_array_unref (announcement->results);
  g_free (announcement);
}

static void
on_show_report (AdwToast *toast,
                gpointer data)
{
  Announcement *announcement = data;

  adw_dialog_present (pd_import_report_new (announcement->project, announcement->results), announcement->widget);
}

/* One file that was not added has its reason in the announcement already. */
static gboolean
needs_report (GPtrArray *results)
{
  return results->len > 1 || (results->len == 1 && ((const PdImportResult *) g_ptr_array_index (results, 0))->status == PD_IMPORT_IMPORTED);
}

static gboolean
has_failures (GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      if (((const PdImportResult *) g_ptr_array_index (results, i))->status == PD_IMPORT_FAILED)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_import_report_announce:
 * @widget: a widget in the window that is to say it
 * @project: the project
 * @results: (element-type PdImportResult): what became of each file
 *
 * Says in passing what became of the files, with a way to the report.
 */
void
pd_import_report_announce (GtkWidget *widget,
                           PdProject *project,
                           GPtrArray *results)
{
  g_autofree char *summary = NULL;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (results != NULL);

  summary = pd_import_outcome_summarize (results);
  toast = pd_toast_new (summary);
  if (needs_report (results))
    {
      Announcement *announcement = g_new0 (Announcement, 1);

      announcement->widget = g_object_ref (widget);
      announcement->project = g_object_ref (project);
      announcement->results = g_ptr_array_ref (results);
      adw_toast_set_button_label (toast, _ ("_Show Report"));
      /* Which files could not be read, and why, is said nowhere else. */
      adw_toast_set_timeout (toast, has_failures (results) ? 0 : 12);
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_show_report), announcement, announcement_free, G_CONNECT_DEFAULT);
    }
  pd_toast_add (widget, toast);
}
