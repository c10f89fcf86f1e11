#include "pd-project-search.h"

#include "pd-search.h"

typedef struct
{
  PdSearchQuery *query;
  PdSearchOptions options;
  gint64 coder;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  pd_search_query_unref (job->query);
  g_free (job);
}

static Job *
job_new (PdProject *project,
         PdSearchQuery *query,
         const PdSearchOptions *options)
{
  Job *job = g_new (Job, 1);

  job->query = pd_search_query_ref (query);
  job->options = *options;
  job->coder = pd_store_get_coder (pd_project_get_store (project));
  return job;
}

/**
 * pd_search_result_free:
 *
 * Frees it.
 */
void
pd_search_result_free (PdSearchResult *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->hits);
  g_clear_pointer (&self->by_source, g_ptr_array_unref);
  g_clear_pointer (&self->by_month, g_ptr_array_unref);
  g_free (self);
}

/* Where the index can count, texts are read only until enough hits are listed. */
static gboolean
collect (PdConnection *connection,
         PdSearchTerms *terms,
         const Job *job,
         const PdRowSet *articles,
         PdSearchResult *result,
         PdSearchTally *tally,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (PdSearchMarker) marker = pd_search_marker_new (job->query, job->options.exact);
  gboolean counted;
  guint64 total = 0;

  if (pd_search_marker_is_empty (marker))
    return TRUE;
  if (!pd_search_hits_count (terms, marker, articles, &counted, &result->total, tally, error))
    return FALSE;
  for (gint64 row = pd_row_set_next (articles, 0); row != 0; row = pd_row_set_next (articles, row))
    {
      guint64 before = total;

      if (counted && result->hits->len >= job->options.limit)
        return TRUE;
      if (!pd_search_hits_collect (connection, marker, row, job->options.limit, job->options.context, result->hits, &total, cancellable, error))
        return FALSE;
      if (tally != NULL && !counted)
        pd_search_tally_add (tally, row, total - before);
    }
  if (!counted)
    result->total = total;
  return TRUE;
}

static gboolean
group (PdConnection *connection,
       PdSearchTally *tally,
       PdSearchResult *result,
       GCancellable *cancellable,
       GError **error)
{
  result->by_source = pd_search_tally_group_by_source (tally, connection, cancellable, error);
  if (result->by_source == NULL)
    return FALSE;
  result->by_month = pd_search_tally_group_by_month (tally, connection, cancellable, error);
  return result->by_month != NULL;
}

static PdSearchResult *
find (PdConnection *connection,
      const Job *job,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (PdSearchTerms) terms = pd_search_terms_new (connection, job->options.exact, TRUE, cancellable, error);
  g_autoptr (PdRowSet) articles = terms != NULL ? pd_search_find_articles (terms, job->query, PD_SEARCH_PLAIN, job->coder, cancellable, error) : NULL;
  g_autoptr (PdSearchTally) tally = job->options.grouped ? pd_search_tally_new () : NULL;
  g_autoptr (PdSearchResult) result = NULL;

  if (articles == NULL)
    return NULL;
  result = g_new0 (PdSearchResult, 1);
  result->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_hit_unref);
  result->n_articles = pd_row_set_count (articles);
  if (!collect (connection, terms, job, articles, result, tally, cancellable, error)
      || (tally != NULL && !group (connection, tally, result, cancellable, error)))
    return NULL;
  return g_steal_pointer (&result);
}

/* All is of one moment, though articles may be coming in and the index be on its way. */
static gpointer
search (PdConnection *connection,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  PdSearchResult *result;

  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  result = find (connection, data, cancellable, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return result;
}

/**
 * pd_project_search:
 * @query: what to look for
 * @options: how
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Searches titles, texts, notes and claims. It waits for the disk.
 *
 * Returns: (transfer full): what was found, or %NULL with an error
 */
PdSearchResult *
pd_project_search (PdProject *self,
                   PdSearchQuery *query,
                   const PdSearchOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  Job *job;
  PdSearchResult *result;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  job = job_new (self, query, options);
  result = pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, search, job, cancellable, error);
  job_free (job);
  return result;
}

/**
 * pd_project_search_async:
 * @query: what to look for
 * @options: how
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Searches titles, texts, notes and claims.
 */
void
pd_project_search_async (PdProject *self,
                         PdSearchQuery *query,
                         const PdSearchOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail (options != NULL);

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, search, job_new (self, query, options), job_free,
                       (GDestroyNotify) pd_search_result_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_search_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what was found, or %NULL with an error
 */
PdSearchResult *
pd_project_search_finish (PdProject *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
