#include "pd-annotation-lookup.h"

#include "pd-annotation-articles.h"
#include "pd-rows.h"

static gpointer
find_article (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (PdAnnotationArticles) articles = pd_annotation_articles_load (connection, error);

  return articles != NULL ? g_strdup (pd_annotation_articles_find (articles, data, error)) : NULL;
}

/**
 * pd_project_find_article:
 * @name: an article's UUID, the first four or more characters of it, or the name of its source file
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the one article that somebody means. It waits for the disk.
 *
 * Returns: (transfer full): the article's UUID, or %NULL with an error
 */
char *
pd_project_find_article (PdProject *self,
                         const char *name,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, find_article, (gpointer) name, cancellable, error);
}

static gpointer
load_mentioned (PdConnection *connection,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return pd_rows_query (connection, PD_WORD_HIGHLIGHT, "highlight_id IN (SELECT highlight_id FROM mentions)", NULL, error);
}

/**
 * pd_project_load_mentioned:
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads the highlights that carry a mention of a claim, which may be few of many. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdRecord): the highlights, or %NULL with an error
 */
GPtrArray *
pd_project_load_mentioned (PdProject *self,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_mentioned, NULL, cancellable, error);
}
