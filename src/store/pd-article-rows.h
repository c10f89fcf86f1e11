#pragma once

#include "pd-connection.h"
#include "pd-edit.h"

G_BEGIN_DECLS

gboolean pd_article_rows_update (PdConnection *connection,
                                 GArray *articles,
                                 PdRecord *values,
                                 gboolean typed,
                                 gint64 now,
                                 GError **error);
gboolean pd_article_rows_put (PdConnection *connection,
                              GArray *articles,
                              PdRecord *row,
                              gint64 coder,
                              gint64 now,
                              GError **error);
gboolean pd_article_rows_remove (PdConnection *connection,
                                 GArray *articles,
                                 PdRecord *row,
                                 gint64 coder,
                                 gint64 now,
                                 GError **error);
gboolean pd_article_rows_hide (PdConnection *connection,
                               GArray *articles,
                               gint64 coder,
                               gint64 now,
                               GError **error);

G_END_DECLS
