#pragma once

#include "pd-article-query.h"
#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdValueCount:
 * @value: a value, or nothing for the articles that have none
 * @n_articles: how many articles have it
 *
 * How often a value is there.
 */
typedef struct
{
  char *value;
  guint n_articles;
} PdValueCount;

GPtrArray *pd_value_counts_load (PdConnection *connection,
                                 PdKey key,
                                 const PdArticleQuery *query,
                                 gint64 coder,
                                 const char *text,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
