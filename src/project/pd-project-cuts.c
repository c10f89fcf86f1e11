#include "pd-project-cuts.h"

#include <glib/gi18n-lib.h>

#include "pd-extractions.h"
#include "pd-highlight.h"
#include "pd-project-private.h"

/* Cuts that an article's text is to have, as a job of the project's writer. */
typedef struct
{
  PdProject *project;
  char *article_id;
  PdText *extracted;
  GArray *cuts;
  char *label;
  PdTextChange *change;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->project);
  g_free (job->article_id);
  g_object_unref (job->extracted);
  g_array_unref (job->cuts);
  g_free (job->label);
  g_clear_pointer (&job->change, pd_text_change_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (PdProject *self,
         const char *article_id,
         PdText *extracted,
         GArray *cuts,
         const char *label)
{
  Job *job = g_new0 (Job, 1);

  job->project = g_object_ref (self);
  job->article_id = g_strdup (article_id);
  job->extracted = g_object_ref (extracted);
  job->cuts = pd_cuts_copy (cuts);
  job->label = g_strdup (label);
  return job;
}

static gpointer
load_extraction (PdConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  PdExtraction *extraction;

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  extraction = pd_extractions_load_article (connection, data, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return extraction;
}

/**
 * pd_project_load_extraction:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads an article's current text beside what was extracted from its source, with what was cut. It waits for the disk.
 *
 * Returns: (transfer full): both, or %NULL with an error
 */
PdExtraction *
pd_project_load_extraction (PdProject *self,
                            const char *article_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_extraction, (gpointer) article_id, cancellable, error);
}

/**
 * pd_project_load_extraction_async:
 * @article_id: the UUID of an article
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is loaded
 * @user_data: handed to @callback
 *
 * Loads an article's current text beside what was extracted from its source, with what was cut.
 */
void
pd_project_load_extraction_async (PdProject *self,
                                  const char *article_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (article_id != NULL);

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_extraction, g_strdup (article_id), g_free, g_object_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_load_extraction_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): both, or %NULL with an error
 */
PdExtraction *
pd_project_load_extraction_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

static gboolean
carry_out (PdConnection *connection,
           PdRecorder *recorder,
           gpointer data,
           GError **error)
{
  Job *job = data;

  return pd_text_change_set_cuts (job->change, connection, recorder, job->article_id, job->extracted, job->cuts, error);
}

static gpointer
set_cuts (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Job *job = data;

  job->change = pd_text_change_new ();
  return pd_project_transact (job->project, connection, job->label, carry_out, job, error) ? g_steal_pointer (&job->change) : NULL;
}

/**
 * pd_project_set_cuts:
 * @article_id: the UUID of an article
 * @extracted: the extracted text that the cuts were chosen on, as [method@Pd.Project.load_extraction] returned it
 * @cuts: (element-type PdCut): all that the text is to leave out of it
 * @label: what that is called, as it stands behind Undo ("Put Cut Back")
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Puts cuts back, or cuts more, as one step of undo. It waits for the disk.
 *
 * Returns: (transfer full): what became of the highlights; %NULL with an error, where nothing is changed
 */
PdTextChange *
pd_project_set_cuts (PdProject *self,
                     const char *article_id,
                     PdText *extracted,
                     GArray *cuts,
                     const char *label,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);
  g_return_val_if_fail (PD_IS_TEXT (extracted), NULL);
  g_return_val_if_fail (cuts != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  job = job_new (self, article_id, extracted, cuts, label);
  return pd_worker_run (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, set_cuts, job, cancellable, error);
}

/**
 * pd_project_set_cuts_async:
 * @article_id: the UUID of an article
 * @extracted: the extracted text that the cuts were chosen on, as [method@Pd.Project.load_extraction_finish] returned it
 * @cuts: (element-type PdCut): all that the text is to leave out of it
 * @label: what that is called, as it stands behind Undo ("Put Cut Back")
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Puts cuts back, or cuts more, as one step of undo.
 */
void
pd_project_set_cuts_async (PdProject *self,
                           const char *article_id,
                           PdText *extracted,
                           GArray *cuts,
                           const char *label,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (article_id != NULL);
  g_return_if_fail (PD_IS_TEXT (extracted));
  g_return_if_fail (cuts != NULL);
  g_return_if_fail (label != NULL);

  pd_worker_run_async (pd_store_get_writer (pd_project_get_store (self)), PD_WORKER_PERSON, set_cuts, job_new (self, article_id, extracted, cuts, label), job_free,
                       (GDestroyNotify) pd_text_change_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_set_cuts_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what became of the highlights; %NULL with an error, where nothing is changed
 */
PdTextChange *
pd_project_set_cuts_finish (PdProject *self,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

static PdEdit *
make_place (PdSegmenter *segmenter,
            const char *highlight_id,
            guint start,
            guint end)
{
  g_autoptr (PdRecord) highlight = pd_highlight_new_span (segmenter, highlight_id, start, end);
  PdEdit *edit = pd_edit_new (_ ("Place Highlight"));

  pd_edit_update (edit, highlight);
  return edit;
}

/**
 * pd_project_place_highlight:
 * @segmenter: a segmenter of the article's current text
 * @highlight_id: the UUID of a highlight of that article
 * @start: code points
 * @end: code points, exclusive; @start and @end have passed [method@Pd.Text.check_span]
 * @cancellable: (nullable): to cancel it before it begins
 * @error: return location for an error
 *
 * Places a highlight where a person says that it stands, be it one that could not be placed, as one step of undo. It waits for
 * the disk.
 *
 * Returns: whether it is done; not where the article has another text by now
 */
gboolean
pd_project_place_highlight (PdProject *self,
                            PdSegmenter *segmenter,
                            const char *highlight_id,
                            guint start,
                            guint end,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (PdEdit) edit = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (PD_IS_SEGMENTER (segmenter), FALSE);
  g_return_val_if_fail (highlight_id != NULL, FALSE);

  edit = make_place (segmenter, highlight_id, start, end);
  return pd_project_perform (self, edit, cancellable, error);
}

/**
 * pd_project_place_highlight_async:
 * @segmenter: a segmenter of the article's current text
 * @highlight_id: the UUID of a highlight of that article
 * @start: code points
 * @end: code points, exclusive; @start and @end have passed [method@Pd.Text.check_span]
 * @cancellable: (nullable): to cancel it before it begins
 * @callback: called when it is on the disk, or failed
 * @user_data: handed to @callback
 *
 * Places a highlight where a person says that it stands, as [method@Pd.Project.place_highlight] does.
 */
void
pd_project_place_highlight_async (PdProject *self,
                                  PdSegmenter *segmenter,
                                  const char *highlight_id,
                                  guint start,
                                  guint end,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (PdEdit) edit = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_SEGMENTER (segmenter));
  g_return_if_fail (highlight_id != NULL);

  edit = make_place (segmenter, highlight_id, start, end);
  pd_project_perform_async (self, edit, cancellable, callback, user_data);
}

/**
 * pd_project_place_highlight_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is done; not where the article has another text by now
 */
gboolean
pd_project_place_highlight_finish (PdProject *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return pd_project_perform_finish (self, result, error);
}
