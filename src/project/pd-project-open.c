#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pd-document-portal.h"
#include "pd-migration.h"
#include "pd-project-place.h"
#include "pd-project-private.h"
#include "pd-snapshot.h"

/* How often it is looked whether another program has written, in seconds. */
#define WATCH_INTERVAL 2

/**
 * pd_project_set_coder_name:
 * @name: the name of who works with it
 *
 * Sets who works with it, before it is opened. Otherwise it is the name of the account.
 */
void
pd_project_set_coder_name (PdProject *self,
                           const char *name)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (name != NULL && *name != '\0');
  g_return_if_fail (self->store == NULL);

  g_set_str (&self->coder_name, name);
}

/**
 * pd_project_set_choice:
 * @choice: what to do where the file and a working copy that is left have both changed
 *
 * Sets what opening does then. At first it asks, by failing with %PD_STORE_ERROR_CONFLICT.
 */
void
pd_project_set_choice (PdProject *self,
                       PdWorkingCopyChoice choice)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  self->choice = choice;
}

/**
 * pd_project_set_lock_policy:
 * @policy: what to do where somebody else has it open
 *
 * Sets what opening it to be written does then, and whether others are told that it is open. At first neither is
 * the case, as for a command that is soon done.
 */
void
pd_project_set_lock_policy (PdProject *self,
                            PdLockPolicy policy)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (self->store == NULL);

  self->lock_policy = policy;
}

/**
 * pd_project_set_restored:
 * @path: a project file, such as a backup
 *
 * Has the project hold what another file holds, from when it is opened to be written. What it held until then is gone.
 */
void
pd_project_set_restored (PdProject *self,
                         const char *path)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->store == NULL);

  g_set_str (&self->restored_path, path);
}

static gpointer
look (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  PdProject *self = data;
  gint64 version;

  if (connection == NULL || !pd_connection_get_integer (connection, "PRAGMA data_version", &version, error))
    return NULL;
  if (self->data_version != 0 && version != self->data_version)
    {
      g_autoptr (PdChanges) changes = pd_changes_new_everything ();
      pd_project_announce (self, connection, changes);
    }
  self->data_version = version;
  return NULL;
}

static void
on_file_found (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  pd_project_look_for_file_finish (PD_PROJECT (source), result);
}

/* Another program, such as the command line, may write while the window is open, and a file manager may take the file away. */
static gboolean
on_watch (gpointer data)
{
  PdProject *self = data;

  if (self->store == NULL)
    return G_SOURCE_CONTINUE;
  pd_worker_run_async (pd_store_get_writer (self->store), PD_WORKER_BATCH, look, self, NULL, NULL, self, NULL, NULL, NULL);
  pd_project_look_for_file_async (self, PD_WORKER_BATCH, on_file_found, NULL);
  return G_SOURCE_CONTINUE;
}

/*< private >
 * pd_project_stop_watch:
 *
 * Looks no longer whether another program has written.
 */
void
pd_project_stop_watch (PdProject *self)
{
  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
}

static void
on_lock_taken (PdProject *self,
               const char *sentence)
{
  g_signal_emit_by_name (self, "problem", sentence);
}

static void
on_save_failed (PdProject *self,
                const GError *error)
{
  gboolean in_conflict = g_error_matches (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);

  g_signal_emit_by_name (self, in_conflict ? "conflict" : "problem", error->message);
}

static gpointer
begin (PdConnection *connection,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  PdProject *self = data;
  g_autoptr (PdChanges) nothing = pd_changes_new ();

  pd_project_announce (self, connection, nothing);
  return look (connection, self, cancellable, error);
}

static PdWorkingCopy *
open_working_copy (PdProject *self,
                   const char *path,
                   PdProjectMode mode,
                   GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "pidian", "working-copies", NULL);
  PdWorkingCopy *working_copy;

  if (mode == PD_PROJECT_CREATE && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, _ ("There is a file of that name already."));
      return NULL;
    }
  working_copy = pd_working_copy_new (path, folder, self->choice, error);
  if (working_copy == NULL)
    return NULL;
  self->saver = pd_saver_new (working_copy, self->context, mode == PD_PROJECT_CREATE || pd_working_copy_get_recovered (working_copy));
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (on_save_failed), self, G_CONNECT_SWAPPED);
  return working_copy;
}

static gboolean
restore (PdProject *self,
         const char *path,
         GError **error)
{
  if (self->restored_path == NULL)
    return TRUE;
  if (!pd_snapshot_restore (self->restored_path, path, error))
    return FALSE;
  if (self->saver != NULL)
    pd_saver_note_change (self->saver);
  return TRUE;
}

/* The store brings up to date what lies where it belongs. A working copy is kept as it was beside the file it is of, which
 * is to be brought up to date by writing it back. */
static gboolean
upgrade_working_copy (PdProject *self,
                      PdWorkingCopy *working_copy,
                      const char *path,
                      GError **error)
{
  if (!pd_migration_run (pd_working_copy_get_path (working_copy), path, &self->kept_path, error))
    return FALSE;
  if (self->kept_path != NULL)
    pd_saver_note_change (self->saver);
  return TRUE;
}

/* What only can be read nobody needs to be told of, and nothing can be put beside what the document portal shows. Where it is
 * worked on in place, SQLite sees to others on this computer. */
static gboolean
lock (PdProject *self,
      const char *path,
      PdProjectMode mode,
      gboolean in_place,
      GError **error)
{
  if (self->lock_policy == PD_LOCK_NONE || mode == PD_PROJECT_READ || pd_document_portal_has (path) || (mode == PD_PROJECT_OPEN && g_access (path, W_OK) != 0))
    return TRUE;
  self->lock = pd_project_lock_new (path, self->coder_name, in_place, self->context);
  g_signal_connect_object (self->lock, "taken", G_CALLBACK (on_lock_taken), self, G_CONNECT_SWAPPED);
  return pd_project_lock_acquire (self->lock, self->lock_policy, error);
}

static gboolean
open_store (PdProject *self,
            const char *path,
            PdProjectMode mode,
            GCancellable *cancellable,
            GError **error)
{
  static const PdStoreMode modes[] = {
    [PD_PROJECT_OPEN] = PD_STORE_OPEN,
    [PD_PROJECT_READ] = PD_STORE_READ,
    [PD_PROJECT_CREATE] = PD_STORE_CREATE,
  };
  gboolean in_place = mode == PD_PROJECT_READ || !pd_working_copy_is_needed (path);
  g_autoptr (PdWorkingCopy) working_copy = NULL;
  const char *file = path;

  if (!lock (self, path, mode, in_place, error))
    return FALSE;
  if (!in_place)
    {
      working_copy = open_working_copy (self, path, mode, error);
      if (working_copy == NULL)
        return FALSE;
      file = pd_working_copy_get_path (working_copy);
    }
  if (mode == PD_PROJECT_OPEN
      && (!restore (self, file, error)
          || (working_copy != NULL && !upgrade_working_copy (self, working_copy, path, error))))
    return FALSE;
  self->store = pd_store_new (file, modes[mode], self->coder_name, cancellable, error);
  return self->store != NULL;
}

static char *
find_reason (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (path, W_OK) != 0)
    return g_strdup (errno == EROFS ? _ ("it is on a disk or medium that cannot be written") : _ ("you may read this file, and not change it"));
  if (g_access (folder, W_OK) != 0)
    return g_strdup (_ ("nothing can be written in its folder"));
  return NULL;
}

/**
 * pd_project_open:
 * @path: the project file
 * @mode: how to open it
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Opens or makes a project. It waits for the disk.
 *
 * Returns: whether it is open; otherwise an error of %PD_STORE_ERROR
 */
gboolean
pd_project_open (PdProject *self,
                 const char *path,
                 PdProjectMode mode,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->store == NULL, FALSE);

  if (!open_store (self, path, mode, cancellable, error))
    {
      g_clear_object (&self->saver);
      pd_project_unlock (self);
      return FALSE;
    }
  g_set_str (&self->path, path);
  if (mode != PD_PROJECT_READ && pd_store_get_read_only (self->store))
    {
      self->read_only_reason = find_reason (path);
      pd_project_unlock (self);
    }
  if (self->saver == NULL && !pd_store_get_read_only (self->store))
    self->placed_file = pd_placed_file_new (path);
  pd_worker_run (pd_store_get_writer (self->store), PD_WORKER_PERSON, begin, self, NULL, NULL);
  self->watch = g_timeout_source_new_seconds (WATCH_INTERVAL);
  g_source_set_static_name (self->watch, "pidian watch");
  g_source_set_callback (self->watch, on_watch, self, NULL);
  g_source_attach (self->watch, self->context);
  return TRUE;
}

/**
 * pd_project_get_upgrade_message:
 *
 * Returns: (transfer full) (nullable): where the project was of an older version when it was opened, a sentence that says
 *   that it was brought up to date, and in which file it is kept as it was
 */
char *
pd_project_get_upgrade_message (PdProject *self)
{
  g_autofree char *name = NULL;
  const char *path;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  path = self->kept_path != NULL || self->store == NULL ? self->kept_path : pd_store_get_kept_path (self->store);
  if (path == NULL)
    return NULL;
  name = g_filename_display_basename (path);
  return g_strdup_printf (_ ("The project was brought up to date. It is kept as it was in “%s”."), name);
}

typedef struct
{
  char *path;
  PdProjectMode mode;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;

  if (pd_project_open (source, opening->path, opening->mode, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_open_async:
 * @path: the project file
 * @mode: how to open it
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is open
 * @user_data: handed to @callback
 *
 * Opens or makes a project.
 */
void
pd_project_open_async (PdProject *self,
                       const char *path,
                       PdProjectMode mode,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  opening->mode = mode;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * pd_project_open_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is open
 */
gboolean
pd_project_open_finish (PdProject *self,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
