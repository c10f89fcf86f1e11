#include "pd-sampling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pd-population.h"
#include "pd-project-private.h"
#include "pd-random-sample.h"
#include "pd-rows.h"

typedef struct
{
  PdProject *project;
  PdSampling sampling;
  char *group_id;
} Job;

static Job *
job_new (PdProject *project,
         const PdSampling *sampling)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (project);
  job->sampling = *sampling;
  job->sampling.name = g_strdup (sampling->name);
  job->sampling.stratum_field = g_strdup (sampling->stratum_field);
  if (sampling->articles != NULL)
    job->sampling.articles = g_array_copy (sampling->articles);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  g_free ((char *) job->sampling.name);
  g_free ((char *) job->sampling.stratum_field);
  g_clear_pointer (&job->sampling.articles, g_array_unref);
  g_free (job->group_id);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
get_size (const PdSampling *sampling,
          guint n_population,
          guint *size,
          GError **error)
{
  *size = sampling->size;
  if (sampling->size == 0)
    *size = sampling->share > 0 && sampling->share <= 1 ? MAX (1, (guint) floor (sampling->share * n_population + 0.5)) : 0;
  if (*size > 0 && *size <= n_population)
    return TRUE;
  if (n_population == 0)
    g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("There is no article to draw from."));
  else
    g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "There is %u article to draw from, and as many at most can be drawn.", "There are %u articles to draw from, and as many at most can be drawn.", n_population), n_population);
  return FALSE;
}

/* The group, which keeps how it was drawn. */
static PdRecord *
make_group (const PdSampling *sampling,
            guint size)
{
  PdRecord *group = pd_record_new (PD_WORD_GROUP);

  pd_record_set_text (group, PD_GROUP_NAME, sampling->name);
  pd_record_set_integer (group, PD_GROUP_SEED, sampling->seed);
  pd_record_set_integer (group, PD_GROUP_SAMPLE_SIZE, size);
  pd_record_set_text (group, PD_GROUP_STRATUM_FIELD, sampling->stratum_field);
  return group;
}

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;
  g_autoptr (PdPopulation) population = NULL;
  g_autoptr (GArray) drawn = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PdRecord) group = NULL;
  g_autoptr (PdRecord) member = pd_record_new_for_id (PD_WORD_GROUP_MEMBER, NULL);
  g_autoptr (PdEdit) edit = pd_edit_new ("");
  guint size;

  population = pd_population_load (connection, job->sampling.articles, job->sampling.stratum_field, error);
  if (population == NULL || !get_size (&job->sampling, population->rows->len, &size, error))
    return FALSE;
  drawn = pd_random_sample_draw (population->strata, population->n_strata, size, job->sampling.seed);
  for (guint i = 0; i < drawn->len; i++)
    g_array_append_val (rows, g_array_index (population->rows, gint64, g_array_index (drawn, guint, i)));

  group = make_group (&job->sampling, size);
  g_set_str (&job->group_id, pd_record_get_id (group));
  pd_record_set_text (member, PD_GROUP_MEMBER_GROUP_ID, job->group_id);
  pd_edit_insert (edit, group);
  pd_edit_put_for_articles (edit, rows, member);
  return pd_rows_apply (connection, edit, pd_store_get_coder (pd_project_get_store (job->project)), error);
}

static gpointer
draw_sample (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Job *job = data;

  if (!pd_project_transact (job->project, connection, _ ("Draw Sample"), carry_out, job, error))
    return NULL;
  return g_steal_pointer (&job->group_id);
}

/**
 * pd_project_draw_sample:
 * @sampling: how to draw
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Draws a random sample of articles, which becomes a group, as one step of undo. How it is drawn is written down in
 * docs/sampling.md. It waits for the disk.
 *
 * Returns: (transfer full): the UUID of the group, or %NULL with an error
 */
char *
pd_project_draw_sample (PdProject *self,
                        const PdSampling *sampling,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (sampling != NULL && sampling->name != NULL, NULL);

  job = job_new (self, sampling);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, draw_sample, job, cancellable, error);
}

/**
 * pd_project_draw_sample_async:
 * @sampling: how to draw; copied
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Draws a random sample of articles, as [method@Pd.Project.draw_sample] does.
 */
void
pd_project_draw_sample_async (PdProject *self,
                              const PdSampling *sampling,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (sampling != NULL && sampling->name != NULL);

  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, draw_sample, job_new (self, sampling), job_free, g_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_draw_sample_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the UUID of the group, or %NULL with an error
 */
char *
pd_project_draw_sample_finish (PdProject *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
