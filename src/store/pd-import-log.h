#pragma once

#include "pd-connection.h"
#include "pd-record.h"

G_BEGIN_DECLS

/* What was asked to be imported, and what became of it. The journal knows nothing of it: an import that was undone was done. */

gboolean pd_import_log_begin (PdConnection *connection,
                              PdRecord *run,
                              gint64 coder,
                              gint64 *row,
                              GError **error);
gboolean pd_import_log_add (PdConnection *connection,
                            gint64 run,
                            PdRecord *file,
                            GError **error);
gboolean pd_import_log_finish (PdConnection *connection,
                               gint64 run,
                               GError **error);

G_END_DECLS
