#include "pd-project-families.h"

#include "pd-project-private.h"
#include "pd-transaction.h"

typedef struct
{
  PdProject *project;
  const GArray *entries;
  const GPtrArray *left;
  const char *state;
  gboolean changed;
} Job;

static gboolean
update (PdConnection *connection,
        PdRecorder *recorder,
        gpointer data,
        GError **error)
{
  Job *job = data;

  return pd_families_update (connection, job->entries, job->left, &job->changed, error) && pd_families_set_state (connection, job->state, error);
}

static gpointer
keep (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Job *job = data;
  g_autoptr (PdChanges) changes = NULL;

  if (!pd_connection_check_open (connection, error))
    return NULL;
  if (!pd_project_check_writable (job->project, error))
    return NULL;
  changes = pd_transaction_run (connection, "families", pd_store_get_coder (pd_project_get_store (job->project)), NULL, update, job, error);
  if (changes == NULL)
    return NULL;
  pd_project_note_change (job->project);
  if (job->changed)
    {
      pd_changes_add_word (changes, PD_WORD_FAMILY);
      pd_changes_add_word (changes, PD_WORD_FAMILY_MEMBER);
      pd_project_announce (job->project, connection, changes);
    }
  return GINT_TO_POINTER (TRUE);
}

/**
 * pd_project_keep_families:
 * @entries: (element-type PdFamilyEntry): see [func@Pd.families_update]
 * @left: (nullable) (element-type utf8): see [func@Pd.families_update]
 * @state: see [func@Pd.families_set_state]
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Keeps in the project which articles share text. As it is derived from the texts, it is no step of undo. It waits for the disk.
 *
 * Returns: whether that went well
 */
gboolean
pd_project_keep_families (PdProject *self,
                          const GArray *entries,
                          const GPtrArray *left,
                          const char *state,
                          GCancellable *cancellable,
                          GError **error)
{
  Job job = { self, entries, left, state, FALSE };

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (entries != NULL && state != NULL, FALSE);

  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_BATCH, keep, &job, cancellable, error) != NULL;
}
