#include "pd-project-versions.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-versions.h"
#include "pd-outline-rows.h"
#include "pd-project-private.h"

/**
 * pd_codebook_comparison_free:
 *
 * Frees it.
 */
void
pd_codebook_comparison_free (PdCodebookComparison *self)
{
  g_clear_pointer (&self->before, pd_tag_outline_unref);
  g_clear_pointer (&self->after, pd_tag_outline_unref);
  g_clear_pointer (&self->differences, g_array_unref);
  g_free (self);
}

typedef struct
{
  PdProject *project;
  char *note;
  gint64 number;
  gint64 other;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  g_free (job->note);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (PdProject *self,
         const char *note,
         gint64 number,
         gint64 other)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (self);
  job->note = g_strdup (note);
  if (job->note != NULL && *g_strstrip (job->note) == '\0')
    g_clear_pointer (&job->note, g_free);
  job->number = number;
  job->other = other;
  return job;
}

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;

  return pd_codebook_versions_freeze (connection, job->note, pd_store_get_coder (pd_project_get_store (job->project)), &job->number, error);
}

/* What the journal does not have is no step of undo, and leaves what can be done again. */
static gpointer
freeze (PdConnection *connection,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Job *job = data;
  g_autoptr (PdChanges) changes = NULL;

  if (!pd_project_check_writable (job->project, error))
    return NULL;
  changes = pd_transaction_run (connection, _ ("Freeze Codebook"), pd_store_get_coder (pd_project_get_store (job->project)), NULL, carry_out, job, error);
  if (changes == NULL)
    return NULL;
  pd_changes_add_word (changes, PD_WORD_CODEBOOK_VERSION);
  pd_project_announce (job->project, connection, changes);
  return g_memdup2 (&job->number, sizeof job->number);
}

/**
 * pd_project_freeze_codebook:
 * @note: (nullable): what is to be noted on it
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Keeps the codebook as it is as a version, which never changes: no step of undo, so that none takes a version away that may have been cited. It
 * waits for the disk.
 *
 * Returns: its number, or 0 with an error
 */
gint64
pd_project_freeze_codebook (PdProject *self,
                            const char *note,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (Job) job = NULL;
  g_autofree gint64 *number = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), 0);

  job = job_new (self, note, 0, 0);
  number = pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, freeze, job, cancellable, error);
  return number != NULL ? *number : 0;
}

/**
 * pd_project_freeze_codebook_async:
 * @note: (nullable): what is to be noted on it
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Keeps the codebook as it is as a version, as [method@Pd.Project.freeze_codebook] does.
 */
void
pd_project_freeze_codebook_async (PdProject *self,
                                  const char *note,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, freeze, job_new (self, note, 0, 0), job_free, g_free, self, cancellable, callback,
                       user_data);
}

/**
 * pd_project_freeze_codebook_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: its number, or 0 with an error
 */
gint64
pd_project_freeze_codebook_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_autofree gint64 *number = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), 0);

  number = pd_worker_run_finish (result, error);
  return number != NULL ? *number : 0;
}

/* The codebook as it is comes after all versions. */
static gint64
find_older (const Job *job)
{
  return job->other > 0 && job->other < job->number ? job->other : job->number;
}

static PdTagOutline *
load_newer (const Job *job,
            PdConnection *connection,
            GCancellable *cancellable,
            GError **error)
{
  return job->other > 0 ? pd_codebook_versions_load (connection, MAX (job->number, job->other), error) : pd_outline_rows_load (connection, cancellable, error);
}

static gpointer
compare (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  Job *job = data;
  g_autoptr (PdCodebookComparison) comparison = g_new0 (PdCodebookComparison, 1);

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  comparison->before = pd_codebook_versions_load (connection, find_older (job), error);
  comparison->after = comparison->before != NULL ? load_newer (job, connection, cancellable, error) : NULL;
  pd_connection_exec (connection, "COMMIT", NULL);
  if (comparison->after == NULL)
    return NULL;
  comparison->differences = pd_tag_differences_list (comparison->before, comparison->after);
  return g_steal_pointer (&comparison);
}

/**
 * pd_project_compare_codebook:
 * @number: the number of a version
 * @other: the number of another; 0 for the codebook as it is
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads a version of the codebook, and compares it with another or with the codebook as it is. What is older is what was before, whichever is named
 * first. It waits for the disk.
 *
 * Returns: (transfer full): both, or %NULL with an error
 */
PdCodebookComparison *
pd_project_compare_codebook (PdProject *self,
                             gint64 number,
                             gint64 other,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  job = job_new (self, NULL, number, other);
  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, compare, job, cancellable, error);
}

/**
 * pd_project_compare_codebook_async:
 * @number: the number of a version
 * @other: the number of another; 0 for the codebook as it is
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is known
 * @user_data: handed to @callback
 *
 * Loads a version of the codebook, and compares it as [method@Pd.Project.compare_codebook] does.
 */
void
pd_project_compare_codebook_async (PdProject *self,
                                   gint64 number,
                                   gint64 other,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, compare, job_new (self, NULL, number, other), job_free,
                       (GDestroyNotify) pd_codebook_comparison_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_compare_codebook_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): both, or %NULL with an error
 */
PdCodebookComparison *
pd_project_compare_codebook_finish (PdProject *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
