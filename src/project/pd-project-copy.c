#include "pd-project-copy.h"

#include <glib/gstdio.h>

#include "pd-project-file.h"
#include "pd-project-place.h"
#include "pd-project-private.h"
#include "pd-snapshot.h"

/* How far it is when each part is done: copying the file, leaving out and putting together what is left, checking it. What
 * is last is putting it in its place. */
#define COPIED 0.4
#define LEFT 0.7
#define CHECKED 0.8

typedef struct
{
  PdProjectCopyProgress progress;
  gpointer data;
} Progress;

static void
report (const Progress *progress,
        double fraction)
{
  if (progress->progress != NULL)
    progress->progress (fraction, progress->data);
}

static void
on_copied (double fraction,
           gpointer data)
{
  report (data, fraction * COPIED);
}

/**
 * pd_project_save_copy:
 * @path: the file
 * @without: what is left out of the copy
 * @replace: whether what is there may be replaced
 * @progress: (nullable): is told how far it is, in this thread
 * @data: handed to @progress
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Saves the project as it is at one moment into another file. The file is there when it is complete and verified. It waits for the disk, but
 * keeps nobody else waiting.
 *
 * Returns: whether it is saved
 */
gboolean
pd_project_save_copy (PdProject *self,
                      const char *path,
                      PdLeaveOut without,
                      gboolean replace,
                      PdProjectCopyProgress progress,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  Progress told = { progress, data };
  g_autoptr (PdScratch) readable_scratch = NULL;
  g_autoptr (PdScratch) scratch = NULL;
  g_autofree char *now = NULL;
  g_autofree char *readable = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *left = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  now = pd_project_find_file (self);
  if (!pd_project_file_check_target (path, now, replace, error))
    return FALSE;
  scratch = pd_scratch_new ("copies", error);
  if (scratch == NULL)
    return FALSE;
  readable = pd_project_make_readable (self, &readable_scratch, cancellable, error);
  if (readable == NULL)
    return FALSE;
  whole = pd_scratch_make_path (scratch, "whole.pidian");
  left = pd_scratch_make_path (scratch, "left.pidian");
  if (!pd_snapshot_write (readable, whole, on_copied, &told, cancellable, error)
      || !pd_leave_out_write (whole, left, without, pd_store_get_coder (self->store), cancellable, error))
    return FALSE;
  g_unlink (whole);
  report (&told, LEFT);
  if (!pd_snapshot_verify (left, cancellable, error))
    return FALSE;
  report (&told, CHECKED);
  if (!pd_project_file_copy (left, path, cancellable, error))
    return FALSE;
  report (&told, 1);
  return TRUE;
}

typedef struct
{
  char *path;
  PdLeaveOut without;
  gboolean replace;
  PdProjectCopyProgress progress;
  gpointer data;
  GMainContext *context;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_main_context_unref (request->context);
  g_free (request);
}

typedef struct
{
  GTask *task;
  double fraction;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->task);
  g_free (news);
}

static gboolean
tell (gpointer data)
{
  News *news = data;
  Request *request = g_task_get_task_data (news->task);

  if (!g_task_get_completed (news->task))
    request->progress (news->fraction, request->data);
  return G_SOURCE_REMOVE;
}

static void
on_progress (double fraction,
             gpointer data)
{
  GTask *task = data;
  Request *request = g_task_get_task_data (task);
  News *news = g_new0 (News, 1);

  news->task = g_object_ref (task);
  news->fraction = fraction;
  g_main_context_invoke_full (request->context, G_PRIORITY_DEFAULT, tell, news, news_free);
}

static void
save_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (pd_project_save_copy (source, request->path, request->without, request->replace, request->progress != NULL ? on_progress : NULL, task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_save_copy_async:
 * @path: the file
 * @without: what is left out of the copy
 * @replace: whether what is there may be replaced
 * @progress: (nullable): is told how far it is, in the context that called this, until @callback is called
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is saved
 * @user_data: handed to @callback
 *
 * Saves the project into another file, as [method@Pd.Project.save_copy] does.
 */
void
pd_project_save_copy_async (PdProject *self,
                            const char *path,
                            PdLeaveOut without,
                            gboolean replace,
                            PdProjectCopyProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  request = g_new0 (Request, 1);
  request->path = g_strdup (path);
  request->without = without;
  request->replace = replace;
  request->progress = progress;
  request->data = progress_data;
  request->context = g_main_context_ref_thread_default ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_save_copy_async);
  /* What is in its place is there, even where somebody cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * pd_project_save_copy_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is saved
 */
gboolean
pd_project_save_copy_finish (PdProject *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
measure (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree PdLeaveOutSizes *sizes = g_new0 (PdLeaveOutSizes, 1);

  if (!pd_connection_check_open (connection, error) || !pd_leave_out_measure (connection, pd_store_get_coder (data), sizes, error))
    return NULL;
  return g_steal_pointer (&sizes);
}

/**
 * pd_project_measure_copy_async:
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is known
 * @user_data: handed to @callback
 *
 * Finds out how much a copy could be made without.
 */
void
pd_project_measure_copy_async (PdProject *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_reader (self->store), PD_WORKER_PERSON, measure, g_object_ref (self->store), g_object_unref, g_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_measure_copy_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the sizes, to be freed with g_free(); %NULL with an error
 */
PdLeaveOutSizes *
pd_project_measure_copy_finish (PdProject *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
