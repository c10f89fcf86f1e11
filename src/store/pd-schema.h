#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PD_SCHEMA_APPLICATION_ID:
 *
 * `PDAN`, in the file's header, by which a project is known from any other SQLite file.
 */
#define PD_SCHEMA_APPLICATION_ID 0x5044414E

/**
 * PD_SCHEMA_VERSION:
 *
 * The version of the project file that this program writes.
 */
#define PD_SCHEMA_VERSION 3

/**
 * PD_SCHEMA_TABLES_VERSION:
 *
 * The version that brought the tables as they are now: from it on, files differ in nothing but their views.
 */
#define PD_SCHEMA_TABLES_VERSION 2

/**
 * PD_SCHEMA_IS_SEARCH:
 *
 * A condition of SQL: whether a part of the schema belongs to the search index, which is verified apart from the rest, and made anew
 * where it is not as it should be.
 */
#define PD_SCHEMA_IS_SEARCH "name GLOB 'search_*'"

gboolean pd_schema_create (PdConnection *connection,
                           GError **error);
gboolean pd_schema_get_version (PdConnection *connection,
                                int *version,
                                GError **error);
gboolean pd_schema_replace_views (PdConnection *connection,
                                  GError **error);
gboolean pd_schema_verify (PdConnection *connection,
                           int version,
                           GError **error);

G_END_DECLS
