#pragma once

#include <adwaita.h>

#include "pd-importer.h"

G_BEGIN_DECLS

#define PD_TYPE_COLUMNS_DIALOG (pd_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PdColumnsDialog, pd_columns_dialog, PD, COLUMNS_DIALOG, AdwDialog)

void pd_columns_dialog_add (GtkWidget *parent,
                            PdImporter *importer,
                            const char *const *paths);

G_END_DECLS
