#pragma once

#include "pd-article-query.h"
#include "pd-connection.h"

G_BEGIN_DECLS

GArray *pd_article_finder_run (PdConnection *connection,
                               const PdArticleQuery *query,
                               gint64 coder,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
