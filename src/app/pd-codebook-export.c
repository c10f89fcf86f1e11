#include "pd-codebook-export.h"

#include <inttypes.h>

#include "pd-codebook-file.h"
#include "pd-file-export.h"

typedef struct
{
  PdProject *project;
  gint64 version;
  PdCodebookFormat format;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->project);
  g_free (wish);
}

static void
write_codebook (GFile *file,
                GAsyncReadyCallback callback,
                gpointer callback_data,
                gpointer user_data)
{
  const Wish *wish = user_data;

  pd_project_export_codebook_async (wish->project, wish->version, wish->format, g_file_peek_path (file), NULL, callback, callback_data);
}

/**
 * pd_codebook_export:
 * @parent: a widget in the window
 * @project: an open project
 * @version: the number of a version of its codebook; 0 for the codebook as it is
 * @format: `csv` or `qdc`
 *
 * Asks where to, and writes the codebook there.
 */
void
pd_codebook_export (GtkWidget *parent,
                    PdProject *project,
                    gint64 version,
                    const char *format)
{
  g_autofree char *ending = NULL;
  Wish *wish;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PD_IS_PROJECT (project));
  g_return_if_fail (format != NULL);

  wish = g_new0 (Wish, 1);
  wish->project = g_object_ref (project);
  wish->version = version;
  /* A byte order mark does not trouble R or pandas, and without it spreadsheets take Chinese for something else. */
  wish->format = g_str_equal (format, "qdc") ? PD_CODEBOOK_QDC : PD_CODEBOOK_CSV_FOR_SPREADSHEET;
  ending = version > 0 ? g_strdup_printf ("-codebook-%" PRId64 ".%s", version, format) : g_strdup_printf ("-codebook.%s", format);
  pd_file_export_ask (parent, project, ending, write_codebook, pd_project_export_codebook_finish, wish, wish_free);
}
