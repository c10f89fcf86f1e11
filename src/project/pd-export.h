#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdExportFormat:
 * @PD_EXPORT_CSV_HIGHLIGHTS: one file, a row per highlight and tag
 * @PD_EXPORT_CSV_MENTIONS: one file, a row per mention
 * @PD_EXPORT_TABLES: a folder of tables with a Frictionless data package
 * @PD_EXPORT_JSON: everything, in one JSON object
 * @PD_EXPORT_JSONL: everything, one JSON object per line
 * @PD_EXPORT_CLAIM_REVIEWS: what was judged, as schema.org's ClaimReview
 */
typedef enum
{
  PD_EXPORT_CSV_HIGHLIGHTS,
  PD_EXPORT_CSV_MENTIONS,
  PD_EXPORT_TABLES,
  PD_EXPORT_JSON,
  PD_EXPORT_JSONL,
  PD_EXPORT_CLAIM_REVIEWS,
} PdExportFormat;

/* spreadsheet: a byte order mark, and cells that a spreadsheet would run as a formula defused; for CSV.
 * The file (or folder, for tables) is replaced only when the new one is complete. */
gboolean pd_project_export (PdProject *self,
                            PdExportFormat format,
                            gboolean spreadsheet,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);
void pd_project_export_async (PdProject *self,
                              PdExportFormat format,
                              gboolean spreadsheet,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean pd_project_export_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error);

G_END_DECLS
