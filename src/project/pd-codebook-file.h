#pragma once

#include "pd-project.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

/**
 * PdCodebookFormat:
 * @PD_CODEBOOK_CSV: a table
 * @PD_CODEBOOK_CSV_FOR_SPREADSHEET: the same, safe to open in a spreadsheet
 * @PD_CODEBOOK_QDC: REFI-QDA's codebook, which other programs for qualitative analysis read
 *
 * How a codebook is written.
 */
typedef enum
{
  PD_CODEBOOK_CSV,
  PD_CODEBOOK_CSV_FOR_SPREADSHEET,
  PD_CODEBOOK_QDC,
} PdCodebookFormat;

gboolean pd_codebook_format_from_path (const char *path,
                                       PdCodebookFormat *format);

gboolean pd_project_export_codebook (PdProject *self,
                                     gint64 version,
                                     PdCodebookFormat format,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GError **error);
void pd_project_export_codebook_async (PdProject *self,
                                       gint64 version,
                                       PdCodebookFormat format,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean pd_project_export_codebook_finish (GAsyncResult *result,
                                            GError **error);

PdTagOutline *pd_codebook_file_read (const char *path,
                                     GCancellable *cancellable,
                                     GError **error);
void pd_codebook_file_read_async (const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PdTagOutline *pd_codebook_file_read_finish (GAsyncResult *result,
                                            GError **error);

G_END_DECLS
