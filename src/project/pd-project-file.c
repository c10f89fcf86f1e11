#include "pd-project-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pd-atomic-file.h"
#include "pd-backups.h"
#include "pd-document-portal.h"
#include "pd-format-error.h"
#include "pd-store-error.h"

#define SUFFIX ".pidian"

/**
 * pd_project_file_is_name:
 * @path: a file
 *
 * What is called so is not opened to look what it is: a program that closes any file loses the locks that SQLite has on it there, and others then take
 * the project for one that nobody has open. (POSIX: close(); SQLite: How To Corrupt, 2.2.)
 *
 * Returns: whether it is called as a project is, or as what SQLite has beside one that is open
 */
gboolean
pd_project_file_is_name (const char *path)
{
  static const char *const suffixes[] = { SUFFIX, SUFFIX "-wal", SUFFIX "-shm", SUFFIX "-journal" };

  g_return_val_if_fail (path != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (path, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_project_file_make_sibling:
 * @path: a project file
 * @label: why there is another one, in a word
 *
 * Returns: (transfer full): a path beside it that is free: `study (label 2025-01-30 08.15.00).pidian`. Nothing can be put
 *   beside what the document portal shows: that goes to the backups
 */
char *
pd_project_file_make_sibling (const char *path,
                              const char *label)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  if (pd_document_portal_has (path))
    {
      g_autoptr (PdBackups) backups = pd_backups_new (NULL);

      return pd_backups_make_kept_path (backups, path, label);
    }
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  stem = g_build_filename (folder, name, NULL);
  for (guint i = 1;; i++)
    {
      g_autofree char *sibling = i == 1 ? g_strdup_printf ("%s (%s %s)" SUFFIX, stem, label, time) : g_strdup_printf ("%s (%s %s, %u)" SUFFIX, stem, label, time, i);

      if (!g_file_test (sibling, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&sibling);
    }
}

/**
 * pd_project_file_copy:
 * @from: a file that nobody writes to
 * @to: a file, there or not
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Copies a file byte for byte. The copy is there when it is whole, and until then what was there before.
 *
 * Returns: whether it is there
 */
gboolean
pd_project_file_copy (const char *from,
                      const char *to,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (PdAtomicFile) atomic = NULL;
  g_autoptr (GFileInputStream) input = NULL;

  g_return_val_if_fail (from != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  source = g_file_new_for_path (from);
  target = g_file_new_for_path (to);
  input = g_file_read (source, cancellable, error);
  if (input == NULL)
    return FALSE;
  atomic = pd_atomic_file_new (target, error);
  return atomic != NULL
         && g_output_stream_splice (pd_atomic_file_get_stream (atomic), G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, cancellable, error) >= 0
         && pd_atomic_file_commit (atomic, cancellable, error);
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/**
 * pd_project_file_check_target:
 * @path: where a copy of a project is to be written
 * @project_path: the project
 * @replace: whether what is there may be replaced
 * @error: return location for an error
 *
 * Checks that a copy does not replace the project itself, nor one that is open: a file that SQLite keeps a log for is
 * somebody's who has not closed it. It waits for the disk.
 *
 * Returns: whether it may be written
 */
gboolean
pd_project_file_check_target (const char *path,
                              const char *project_path,
                              gboolean replace,
                              GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (project_path != NULL, FALSE);

  if (is_same_file (path, project_path))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("This is the project itself, which a copy must not replace."));
      return FALSE;
    }
  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("There is a file of that name already."));
      return FALSE;
    }
  /* Better now than when all is copied. */
  folder = g_path_get_dirname (path);
  if (g_access (folder, W_OK) != 0 && !pd_document_portal_has (path))
    {
      pd_format_error_set_from_errno (error, errno);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);

      if (g_file_test (log, G_FILE_TEST_EXISTS))
        {
          g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_BUSY, _ ("That file is a project that is open, which a copy must not replace. Choose another name."));
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  char *from;
  char *to;
  char *project_path;
  gboolean replace;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_free (copying->from);
  g_free (copying->to);
  g_free (copying->project_path);
  g_free (copying);
}

static void
copy_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Copying *copying = data;
  GError *error = NULL;

  if (pd_project_file_check_target (copying->to, copying->project_path, copying->replace, &error)
      && pd_project_file_copy (copying->from, copying->to, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_file_copy_async:
 * @from: a file that nobody writes to
 * @to: a file, there or not
 * @project_path: the project that is open, which is not replaced
 * @replace: whether what is there may be replaced
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is there
 * @user_data: handed to @callback
 *
 * Copies a file, as [func@Pd.project_file_copy] does, where [func@Pd.project_file_check_target] has nothing against it.
 */
void
pd_project_file_copy_async (const char *from,
                            const char *to,
                            const char *project_path,
                            gboolean replace,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Copying *copying;

  g_return_if_fail (from != NULL);
  g_return_if_fail (to != NULL);
  g_return_if_fail (project_path != NULL);

  copying = g_new0 (Copying, 1);
  copying->from = g_strdup (from);
  copying->to = g_strdup (to);
  copying->project_path = g_strdup (project_path);
  copying->replace = replace;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_file_copy_async);
  g_task_set_task_data (task, copying, copying_free);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * pd_project_file_copy_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the copy is there
 */
gboolean
pd_project_file_copy_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
