#include "pd-compare-export.h"

#include "pd-atomic-file.h"
#include "pd-compare-print.h"
#include "pd-comparison-export.h"
#include "pd-file-export.h"

/* What was compared when it was asked for. */
typedef struct
{
  GtkWidget *parent;
  PdComparison *comparison;
  PdRecord *a;
  PdRecord *b;
  PdComparisonFormat format;
} Compared;

static void
compared_free (gpointer data)
{
  Compared *compared = data;

  g_object_unref (compared->parent);
  pd_comparison_unref (compared->comparison);
  g_object_unref (compared->a);
  g_object_unref (compared->b);
  g_free (compared);
}

static void
write_file (GFile *file,
            GAsyncReadyCallback callback,
            gpointer callback_data,
            gpointer user_data)
{
  const Compared *compared = user_data;

  pd_comparison_export_save_async (compared->comparison, compared->a, compared->b, compared->format, file, NULL, callback, callback_data);
}

/* GTK sets pages in the thread of the window, one after the other. */
static void
write_pdf (GFile *file,
           GAsyncReadyCallback callback,
           gpointer callback_data,
           gpointer user_data)
{
  const Compared *compared = user_data;
  g_autoptr (GtkPrintOperation) operation = pd_compare_print_new (compared->comparison, compared->a, compared->b);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, callback_data);
  GError *error = NULL;

  gtk_print_operation_set_export_filename (operation, g_file_peek_path (file));
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (gtk_widget_get_root (compared->parent)), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
finish_pdf (GAsyncResult *result,
            GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_compare_export:
 * @parent: a widget in the window
 * @project: the project, which gives the file its name
 * @comparison: two texts beside each other
 * @a: the article of the first
 * @b: the article of the second
 * @format: `html`, `csv` or `pdf`
 *
 * Asks where to, and writes a comparison there.
 */
void
pd_compare_export (GtkWidget *parent,
                   PdProject *project,
                   PdComparison *comparison,
                   PdRecord *a,
                   PdRecord *b,
                   const char *format)
{
  gboolean is_pdf = g_strcmp0 (format, "pdf") == 0;
  g_autofree char *ending = NULL;
  Compared *compared;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (comparison != NULL);

  ending = g_strconcat ("-comparison.", format, NULL);
  compared = g_new0 (Compared, 1);
  compared->parent = g_object_ref (parent);
  compared->comparison = pd_comparison_ref (comparison);
  compared->a = g_object_ref (a);
  compared->b = g_object_ref (b);
  compared->format = g_strcmp0 (format, "csv") == 0 ? PD_COMPARISON_CSV : PD_COMPARISON_HTML;
  pd_file_export_ask (parent, project, ending, is_pdf ? write_pdf : write_file, is_pdf ? finish_pdf : pd_atomic_file_write_finish, compared, compared_free);
}
