#pragma once

#include "pd-connection.h"
#include "pd-extraction.h"

G_BEGIN_DECLS

gboolean pd_extractions_find_text (PdConnection *connection,
                                   const char *article_id,
                                   gint64 *article,
                                   gint64 *text,
                                   GError **error);
PdExtraction *pd_extractions_load (PdConnection *connection,
                                   gint64 text,
                                   gint64 *extracted,
                                   GError **error);
PdExtraction *pd_extractions_load_article (PdConnection *connection,
                                           const char *article_id,
                                           GError **error);

gboolean pd_extractions_keep (PdConnection *connection,
                              gint64 article,
                              PdExtraction *extraction,
                              gint64 extracted,
                              gint64 *text,
                              GError **error);

G_END_DECLS
