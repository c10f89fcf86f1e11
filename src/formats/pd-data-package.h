#pragma once

#include "pd-table.h"

G_BEGIN_DECLS

/**
 * PD_DATA_PACKAGE_NAME:
 *
 * The name of the file that describes the others of its folder.
 */
#define PD_DATA_PACKAGE_NAME "datapackage.json"

char *pd_data_package_describe (GPtrArray *tables,
                                const char *title);
char *pd_data_package_get_file_name (const PdTable *table);
GHashTable *pd_data_package_list_files (const char *folder);

G_END_DECLS
