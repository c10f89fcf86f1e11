#include "pd-sample.h"

#include <glib/gi18n-lib.h>

#include "pd-config.h"

#define SAMPLE_NAME "sample.pidian"

static GFile *
get_copy (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "pidian", SAMPLE_NAME, NULL);

  return g_file_new_for_path (path);
}

/**
 * pd_sample_is_copy:
 * @file: a project
 *
 * Returns: whether it is the person's own copy of the sample project
 */
gboolean
pd_sample_is_copy (GFile *file)
{
  g_autoptr (GFile) copy = get_copy ();

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return g_file_equal (file, copy);
}

static GFile *
find_original (GError **error)
{
  const char *const folders[] = { g_getenv ("PIDIAN_DATA_DIR"), PD_DATA_DIR };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], SAMPLE_NAME, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_file_new_for_path (path);
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The sample project is not installed."));
  return NULL;
}

/* Copied under another name first, so that what was interrupted is never taken for the project. */
static gboolean
copy_original (GFile *copy,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFile) original = find_original (error);
  g_autoptr (GFile) folder = g_file_get_parent (copy);
  g_autoptr (GFile) part = g_file_get_child (folder, SAMPLE_NAME ".part");
  g_autoptr (GError) local_error = NULL;

  if (original == NULL)
    return FALSE;
  if (!g_file_make_directory_with_parents (folder, cancellable, &local_error) && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return g_file_copy (original, part, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error) && g_file_move (part, copy, G_FILE_COPY_NONE, cancellable, NULL, NULL, error);
}

static gboolean
move_if_there (GFile *folder,
               const char *from,
               const char *to,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFile) source = g_file_get_child (folder, from);
  g_autoptr (GFile) destination = g_file_get_child (folder, to);

  return !g_file_query_exists (source, cancellable) || g_file_move (source, destination, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
}

/* It may hold what the person did in it, so it is kept beside, with SQLite's log, which must not meet the new copy. */
static gboolean
put_aside (GFile *copy,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (copy);

  return move_if_there (folder, SAMPLE_NAME, "old-" SAMPLE_NAME, cancellable, error) && move_if_there (folder, SAMPLE_NAME "-wal", "old-" SAMPLE_NAME "-wal", cancellable, error) && move_if_there (folder, SAMPLE_NAME "-shm", "old-" SAMPLE_NAME "-shm", cancellable, error);
}

static void
prepare (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  g_autoptr (GFile) copy = get_copy ();
  GError *error = NULL;

  if ((!GPOINTER_TO_INT (data) || put_aside (copy, cancellable, &error)) && (g_file_query_exists (copy, cancellable) || copy_original (copy, cancellable, &error)))
    g_task_return_pointer (task, g_steal_pointer (&copy), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_sample_prepare_async:
 * @fresh: whether one that is there already is put aside
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is there
 * @user_data: handed to @callback
 *
 * Makes the person's own copy of the sample project, unless there is one already.
 */
void
pd_sample_prepare_async (gboolean fresh,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, pd_sample_prepare_async);
  g_task_set_task_data (task, GINT_TO_POINTER (fresh), NULL);
  g_task_run_in_thread (task, prepare);
}

/**
 * pd_sample_prepare_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the copy, or %NULL with an error
 */
GFile *
pd_sample_prepare_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
