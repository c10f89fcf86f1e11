#include "pd-project-families.h"

#include <glib/gi18n-lib.h>

#include "pd-families.h"
#include "pd-project-private.h"
#include "pd-transaction.h"

typedef struct
{
  PdProject *project;
  PdReuseResult *result;
} Job;

static Job *
job_new (PdProject *project,
         PdReuseResult *result)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (project);
  job->result = pd_reuse_result_ref (result);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  pd_reuse_result_unref (job->result);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static char *
dup_pair (const char *a,
          const char *b)
{
  return g_strcmp0 (a, b) < 0 ? g_strconcat (a, b, NULL) : g_strconcat (b, a, NULL);
}

/* How any two of them share text. */
static GHashTable *
list_kinds (PdReuseResult *result)
{
  GHashTable *kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pd_reuse_result_get_n_matches (result); i++)
    {
      const PdReuseMatch *match = pd_reuse_result_get_match (result, i);

      g_hash_table_insert (kinds, dup_pair (match->a, match->b), (char *) pd_reuse_kind_to_string (pd_reuse_pair_get_kind (match->pair)));
    }
  return kinds;
}

static GArray *
list_entries (PdReuseResult *result)
{
  g_autoptr (GHashTable) kinds = list_kinds (result);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (PdFamilyEntry));

  for (guint i = 0; i < pd_reuse_result_get_n_families (result); i++)
    {
      const PdReuseFamily *family = pd_reuse_result_get_family (result, i);

      for (guint k = 0; k < family->articles->len; k++)
        {
          PdFamilyEntry entry = { i, g_ptr_array_index (family->articles, k), NULL, FALSE };
          g_autofree char *pair = family->origin != NULL ? dup_pair (family->origin, entry.article_id) : NULL;

          entry.is_origin = g_strcmp0 (family->origin, entry.article_id) == 0;
          entry.kind = pair != NULL ? g_hash_table_lookup (kinds, pair) : NULL;
          g_array_append_val (entries, entry);
        }
    }
  return entries;
}

static gboolean
replace (PdConnection *connection,
         PdRecorder *recorder,
         gpointer data,
         GError **error)
{
  Job *job = data;
  g_autoptr (GArray) entries = list_entries (job->result);

  return pd_families_replace (connection, entries, error);
}

static gpointer
keep (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Job *job = data;
  g_autoptr (PdChanges) changes = NULL;

  if (pd_project_get_read_only (job->project))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY, _ ("The project can only be read."));
      return NULL;
    }
  changes = pd_transaction_run (connection, "families", pd_store_get_coder (pd_project_get_store (job->project)), NULL, replace, job, error);
  if (changes == NULL)
    return NULL;
  pd_changes_add_word (changes, PD_WORD_FAMILY);
  pd_changes_add_word (changes, PD_WORD_FAMILY_MEMBER);
  pd_project_announce (job->project, connection, changes);
  return GINT_TO_POINTER (TRUE);
}

/**
 * pd_project_keep_families:
 * @result: who shares text with whom, of all articles
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Keeps in the project which articles share text, in the place of what was known of that before. As it is derived from the texts, it is no step of undo. It waits for
 * the disk.
 *
 * Returns: whether that went well
 */
gboolean
pd_project_keep_families (PdProject *self,
                          PdReuseResult *result,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  job = job_new (self, result);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, keep, job, cancellable, error) != NULL;
}

/**
 * pd_project_keep_families_async:
 * @result: who shares text with whom, of all articles
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: (nullable): called when it is done
 * @user_data: handed to @callback
 *
 * Keeps in the project which articles share text, as [method@Pd.Project.keep_families] does.
 */
void
pd_project_keep_families_async (PdProject *self,
                                PdReuseResult *result,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (result != NULL);

  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, keep, job_new (self, result), job_free, NULL, self, cancellable, callback, user_data);
}

/**
 * pd_project_keep_families_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether that went well
 */
gboolean
pd_project_keep_families_finish (PdProject *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return pd_worker_run_finish (result, error) != NULL;
}
