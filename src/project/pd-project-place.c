#include "pd-project-place.h"

#include "pd-project-private.h"
#include "pd-snapshot.h"

/* What the store's thread has found. */
typedef struct
{
  PdFilePlace place;
  char *moved_path;
} Found;

static PdFilePlace
find (PdProject *self,
      char **moved_path)
{
  *moved_path = NULL;
  return self->placed_file != NULL ? pd_placed_file_find (self->placed_file, moved_path) : PD_FILE_PLACE_SAME;
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->moved_path);
  g_free (found);
}

static gpointer
look (PdConnection *connection,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Found *found = g_new0 (Found, 1);

  found->place = find (data, &found->moved_path);
  /* After a power cut, a log that has the old name would be missed where the file is now, and be taken for that of another file
   * which lies in its place. */
  if (found->place != PD_FILE_PLACE_SAME && connection != NULL)
    pd_store_empty_log (connection);
  return found;
}

/**
 * pd_project_look_for_file_async:
 * @priority: whether somebody waits for it
 * @callback: (nullable): called when it is known
 * @user_data: handed to @callback
 *
 * Finds out where the file of an open project is now, for [property@Pd.Project:file-place].
 */
void
pd_project_look_for_file_async (PdProject *self,
                                PdWorkerPriority priority,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (self->store != NULL);

  pd_worker_run_async (pd_store_get_writer (self->store), priority, look, self, NULL, found_free, self, NULL, callback, user_data);
}

/**
 * pd_project_look_for_file_finish:
 * @result: what the callback got
 *
 * Returns: where it is
 */
PdFilePlace
pd_project_look_for_file_finish (PdProject *self,
                                 GAsyncResult *result)
{
  Found *found;
  PdFilePlace place;

  g_return_val_if_fail (PD_IS_PROJECT (self), PD_FILE_PLACE_SAME);

  found = pd_worker_run_finish (result, NULL);
  if (found == NULL)
    return self->file_place;
  place = found->place;
  pd_project_set_file_place (self, place, found->moved_path);
  found_free (found);
  return place;
}

/**
 * pd_project_find_file:
 *
 * Returns: (transfer full): what the file is called now; where it is gone, what it was called. It asks the disk
 */
char *
pd_project_find_file (PdProject *self)
{
  g_autofree char *moved_path = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  find (self, &moved_path);
  return moved_path != NULL ? g_steal_pointer (&moved_path) : g_strdup (self->path);
}

static gpointer
rescue (PdConnection *connection,
        gpointer target,
        GCancellable *cancellable,
        GError **error)
{
  return GINT_TO_POINTER (pd_connection_check_open (connection, error)
                          && pd_snapshot_write_from (connection, target, NULL, NULL, cancellable, error));
}

/**
 * pd_project_make_readable:
 * @scratch: (out) (nullable): what holds the copy, to be freed when that is no longer needed
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds a file that holds what the project holds, for connections of their own: its own file, or, where that is no longer
 * there, a copy that is made for it through a connection that has it open. It waits for the disk.
 *
 * Returns: (transfer full): the file; %NULL with an error
 */
char *
pd_project_make_readable (PdProject *self,
                          PdScratch **scratch,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (PdScratch) folder = NULL;
  g_autofree char *moved_path = NULL;
  g_autofree char *target = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (scratch != NULL, NULL);

  *scratch = NULL;
  /* Also under its new name it cannot be read: what was written last is in a log that has the old one. */
  if (find (self, &moved_path) == PD_FILE_PLACE_SAME)
    return g_strdup (pd_store_get_path (self->store));
  folder = pd_scratch_new ("rescued", error);
  if (folder == NULL)
    return NULL;
  target = pd_scratch_make_path (folder, "project.pidian");
  if (pd_worker_run (pd_store_get_reader (self->store), PD_WORKER_PERSON, rescue, target, cancellable, error) == NULL)
    return NULL;
  *scratch = g_steal_pointer (&folder);
  return g_steal_pointer (&target);
}
