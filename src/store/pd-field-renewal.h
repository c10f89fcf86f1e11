#pragma once

#include "pd-connection.h"
#include "pd-document.h"

G_BEGIN_DECLS

gboolean pd_field_renewal_run (PdConnection *connection,
                               const char *article_id,
                               PdDocument *document,
                               gint64 coder,
                               GError **error);

G_END_DECLS
