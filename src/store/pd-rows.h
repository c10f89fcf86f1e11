#pragma once

#include "pd-connection.h"
#include "pd-edit.h"

G_BEGIN_DECLS

gboolean pd_rows_apply (PdConnection *connection,
                        PdEdit *edit,
                        gint64 coder,
                        GError **error);

GPtrArray *pd_rows_load (PdConnection *connection,
                         PdWord word,
                         PdKey key,
                         const char *value,
                         GError **error);
PdRecord *pd_rows_load_one (PdConnection *connection,
                            PdWord word,
                            const char *id,
                            GError **error);
GPtrArray *pd_rows_query (PdConnection *connection,
                          PdWord word,
                          const char *condition,
                          const char *value,
                          GError **error);
GPtrArray *pd_rows_query_uncounted (PdConnection *connection,
                                    PdWord word,
                                    const char *condition,
                                    const char *value,
                                    GError **error);

gboolean pd_rows_bind (PdConnection *connection,
                       sqlite3_stmt *statement,
                       int index,
                       const PdColumn *column,
                       const PdCell *cell,
                       GError **error);
gboolean pd_rows_bury (PdConnection *connection,
                       const PdTable *table,
                       const char *id,
                       gint64 coder,
                       gint64 now,
                       GError **error);
gboolean pd_rows_find (PdConnection *connection,
                       PdWord word,
                       const char *id,
                       gint64 *row,
                       GError **error);

G_END_DECLS
