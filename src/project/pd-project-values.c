#include "pd-project-values.h"

static gpointer
compare_articles (PdConnection *connection,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  return pd_common_values_load (connection, data, cancellable, error);
}

/**
 * pd_project_compare_articles_async:
 * @articles: (element-type gint64): the rows of articles; not to be changed any more
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are compared
 * @user_data: handed to @callback
 *
 * Looks at what articles have in common, one or 100,000.
 */
void
pd_project_compare_articles_async (PdProject *self,
                                   GArray *articles,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (articles != NULL);

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, compare_articles, g_array_ref (articles), (GDestroyNotify) g_array_unref,
                       (GDestroyNotify) pd_common_values_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_compare_articles_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what the articles have in common, or %NULL with an error
 */
PdCommonValues *
pd_project_compare_articles_finish (PdProject *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

typedef struct
{
  PdKey key;
  PdArticleQuery *query;
  gint64 coder;
  char *text;
  guint limit;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_clear_pointer (&count->query, pd_article_query_free);
  g_free (count->text);
  g_free (count);
}

static gpointer
count_values (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  const Count *count = data;

  return pd_value_counts_load (connection, count->key, count->query, count->coder, count->text, count->limit, cancellable, error);
}

/**
 * pd_project_count_values_async:
 * @key: a column of articles that is text or a date, such as %PD_ARTICLE_SOURCE or %PD_ARTICLE_EXCLUDED
 * @query: (nullable): which articles to count, whatever it asks for of that column; %NULL for all
 * @text: (nullable): what must stand in a value, whatever its case and width; %NULL or nothing for all
 * @limit: how many values there may be at most
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are counted
 * @user_data: handed to @callback
 *
 * Counts what articles have in a column. What most of them have comes first; those that have nothing come last, and only where there
 * is room.
 */
void
pd_project_count_values_async (PdProject *self,
                               PdKey key,
                               const PdArticleQuery *query,
                               const char *text,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Count *count;

  g_return_if_fail (PD_IS_PROJECT (self));

  count = g_new0 (Count, 1);
  count->key = key;
  count->query = query != NULL ? pd_article_query_copy (query) : NULL;
  count->coder = pd_store_get_coder (pd_project_get_store (self));
  count->text = g_strdup (text);
  count->limit = limit;
  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, count_values, count, count_free, (GDestroyNotify) g_ptr_array_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_count_values_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdValueCount): the values, or %NULL with an error
 */
GPtrArray *
pd_project_count_values_finish (PdProject *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
