#pragma once

#include <adwaita.h>

#include "pd-import.h"

G_BEGIN_DECLS

#define PD_TYPE_IMPORT_REPORT (pd_import_report_get_type ())
G_DECLARE_FINAL_TYPE (PdImportReport, pd_import_report, PD, IMPORT_REPORT, AdwDialog)

AdwDialog *pd_import_report_new (PdProject *project,
                                 GPtrArray *results);
void pd_import_report_announce (GtkWidget *widget,
                                PdProject *project,
                                GPtrArray *results);

G_END_DECLS
