#include "pd-backups.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/statvfs.h>

#include "pd-backup-plan.h"
#include "pd-document-portal.h"
#include "pd-file-sync.h"
#include "pd-revision.h"
#include "pd-snapshot.h"

/* The path of the project file, in the folder with its backups. */
#define ORIGIN_NAME ".origin"

/* What a backup is called until it is complete. */
#define PART_NAME ".making"

/* How much room on the disk a backup leaves for everything else, in bytes. */
#define RESERVE (G_GINT64_CONSTANT (256) * 1024 * 1024)

/**
 * PdBackups:
 *
 * The backups of all projects, in a folder of the person's. In it, each project has a folder with its UUID, and in that each of its files
 * has one, named after the path: a copy of a project is the same project, but another file.
 *
 * Everything here waits for the disk, and may be done in any thread.
 */
struct _PdBackups
{
  GObject parent_instance;

  char *folder;
};

G_DEFINE_FINAL_TYPE (PdBackups, pd_backups, G_TYPE_OBJECT)

static void
pd_backups_finalize (GObject *object)
{
  g_free (PD_BACKUPS (object)->folder);

  G_OBJECT_CLASS (pd_backups_parent_class)->finalize (object);
}

static void
pd_backups_class_init (PdBackupsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_backups_finalize;
}

static void
pd_backups_init (PdBackups *self)
{
}

/**
 * pd_backups_new:
 * @folder: (nullable): the folder; %NULL for the person's own, in their data
 *
 * Returns: (transfer full): what makes and finds backups
 */
PdBackups *
pd_backups_new (const char *folder)
{
  PdBackups *self = g_object_new (PD_TYPE_BACKUPS, NULL);

  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "pidian", "backups", NULL);
  return self;
}

/**
 * pd_backups_get_folder:
 *
 * Returns: (transfer none): the folder with everything, which is not there before there is a backup
 */
const char *
pd_backups_get_folder (PdBackups *self)
{
  g_return_val_if_fail (PD_IS_BACKUPS (self), NULL);

  return self->folder;
}

static gboolean
fail (GError **error,
      int code)
{
  g_set_error (error, PD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? PD_STORE_ERROR_FULL : PD_STORE_ERROR_FAILED, _ ("No backup could be made: %s."), g_strerror (code));
  return FALSE;
}

/* A project from elsewhere may say that it is called anything. */
static char *
make_project_folder (PdBackups *self,
                     const char *project_id)
{
  g_autofree char *sum = NULL;

  if (g_uuid_string_is_valid (project_id))
    return g_build_filename (self->folder, project_id, NULL);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, project_id, -1);
  return g_build_filename (self->folder, sum, NULL);
}

/* By what a project file is known. What the document portal shows has another path each time: it is known by the one that it has
 * outside of the sandbox, or else by its name. */
static char *
make_origin (const char *project_path)
{
  char *host_path = pd_document_portal_dup_host_path (project_path);

  if (host_path != NULL)
    return host_path;
  return pd_document_portal_has (project_path) ? g_path_get_basename (project_path) : g_canonicalize_filename (project_path, NULL);
}

/* What the folder of a project file is called in that of its project. */
static char *
make_key (const char *project_path)
{
  g_autofree char *origin = make_origin (project_path);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, origin, -1);
}

static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

/* The backups of one project file. */
static void
add_backups (GPtrArray *backups,
             const char *folder)
{
  g_autoptr (GPtrArray) paths = list_names (folder);
  g_autofree char *origin_path = g_build_filename (folder, ORIGIN_NAME, NULL);
  g_autofree char *origin = NULL;

  if (!g_file_get_contents (origin_path, &origin, NULL, NULL))
    return;
  for (guint i = 0; i < paths->len; i++)
    {
      PdBackup *backup = pd_backup_new (g_ptr_array_index (paths, i), origin);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
}

static char *
make_kept_folder (PdBackups *self)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  return g_build_filename (parent, "kept", NULL);
}

/* Versions of a project that were kept where nothing could be put beside its file. */
static void
add_kept (PdBackups *self,
          GPtrArray *backups,
          const char *project_id)
{
  g_autofree char *folder = make_kept_folder (self);
  g_autoptr (GPtrArray) paths = list_names (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (PdBackup) backup = pd_backup_new (g_ptr_array_index (paths, i), NULL);
      g_autofree char *revision = NULL;
      g_autofree char *id = NULL;

      if (backup == NULL)
        continue;
      revision = pd_revision_read (pd_backup_get_path (backup), &id, NULL);
      if (revision != NULL && g_str_equal (id, project_id))
        g_ptr_array_add (backups, g_steal_pointer (&backup));
    }
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);

  add_backups (backups, folder);
  g_ptr_array_sort_values (backups, pd_backup_compare);
  return backups;
}

/* One that holds what the project holds. */
static PdBackup *
find_same (GPtrArray *backups,
           const char *revision)
{
  for (guint i = 0; i < backups->len; i++)
    {
      PdBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *other = pd_revision_read (pd_backup_get_path (backup), NULL, NULL);

      if (g_strcmp0 (other, revision) == 0)
        return backup;
    }
  return NULL;
}

static gint64
get_size (const char *path,
          const char *suffix)
{
  g_autofree char *whole = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (whole, &info) == 0 ? info.st_size : 0;
}

/* Every folder with backups of one project file. */
static GPtrArray *
list_folders (PdBackups *self)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) projects = list_names (self->folder);

  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (GPtrArray) files = list_names (g_ptr_array_index (projects, i));

      g_ptr_array_extend_and_steal (folders, g_steal_pointer (&files));
    }
  return folders;
}

/* Removes what is no longer wanted, and then what has to make room for so many bytes. */
static void
prune (PdBackups *self,
       gint64 n_bytes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) folders = list_folders (self);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (PdBackupItem));

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GPtrArray) backups = list_folder (g_ptr_array_index (folders, i));
      gsize first = items->len;

      for (guint k = 0; k < backups->len; k++)
        {
          PdBackup *backup = g_ptr_array_index (backups, k);

          g_array_append_val (items, ((PdBackupItem) { pd_backup_get_made (backup), pd_backup_get_n_bytes (backup), PD_BACKUP_UNWANTED }));
        }
      pd_backup_plan_rate (&g_array_index (items, PdBackupItem, first), backups->len, zone);
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&backups));
    }
  pd_backup_plan_make_room ((PdBackupItem *) (gpointer) items->data, items->len, n_bytes);
  for (guint i = 0; i < all->len; i++)
    {
      if (g_array_index (items, PdBackupItem, i).worth == PD_BACKUP_UNWANTED)
        g_unlink (pd_backup_get_path (g_ptr_array_index (all, i)));
    }
}

static gint64
get_free (const char *folder)
{
  struct statvfs info;

  return statvfs (folder, &info) == 0 ? (gint64) info.f_bavail * info.f_frsize : G_MAXINT64;
}

/* How much is on the disk is asked before and not only found out: a disk that a backup fills is full for the project too. */
static gboolean
find_room (PdBackups *self,
           const char *folder,
           gint64 n_bytes,
           gint64 max_bytes,
           GError **error)
{
  g_autofree char *size = g_format_size (n_bytes);
  g_autofree char *space = g_format_size (max_bytes);

  if (n_bytes > max_bytes)
    {
      /* Translators: the size of the project, and how much space backups may take. */
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL, _ ("The project (%s) does not fit into the space that backups may take (%s), so none is made."), size, space);
      return FALSE;
    }
  if (get_free (folder) < n_bytes + RESERVE && max_bytes < G_MAXINT64)
    prune (self, n_bytes + RESERVE - get_free (folder));
  if (get_free (folder) >= n_bytes + RESERVE)
    return TRUE;
  /* Translators: the size of the project. */
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL, _ ("There is too little space left on the disk for a backup (%s), so none is made."), size);
  return FALSE;
}

/* Locked as long as a backup is made in it: what is incomplete then was left by a program that ended in the middle. */
static int
open_folder (const char *folder,
             const char *project_path,
             GError **error)
{
  g_autofree char *origin = make_origin (project_path);
  g_autofree char *origin_path = g_build_filename (folder, ORIGIN_NAME, NULL);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (error, errno);
      return -1;
    }
  if (!g_file_test (origin_path, G_FILE_TEST_EXISTS) && !g_file_set_contents (origin_path, origin, -1, error))
    return -1;
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd == -1)
    {
      fail (error, errno);
      return -1;
    }
  /* Not every file system has such locks. */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return fd;
  g_close (fd, NULL);
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_BUSY, _ ("A backup of this project is being made already."));
  return -1;
}

static void
remove_part (const char *part)
{
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);

  g_unlink (part);
  g_unlink (journal);
}

/* It is not to be changed by whoever opens it. */
static gboolean
put_in_place (const char *part,
              const char *path,
              GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_chmod (part, 0400) != 0 || g_rename (part, path) != 0)
    return fail (error, errno);
  pd_file_sync (folder, NULL);
  return TRUE;
}

/* Whatever the clock says, what was made last is the newest: older ones may have to go for it. */
static char *
make_path (const char *folder,
           const char *project_path)
{
  g_autoptr (GPtrArray) backups = list_folder (folder);
  g_autofree char *name = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (backups->len > 0)
    now = MAX (now, pd_backup_get_made (g_ptr_array_index (backups, 0)) + 1);
  name = pd_backup_make_name (project_path, NULL, now);
  return g_build_filename (folder, name, NULL);
}

static PdBackup *
write_backup (const char *folder,
              const char *project_path,
              const char *file_path,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *part = g_build_filename (folder, PART_NAME, NULL);
  g_autofree char *path = make_path (folder, project_path);
  g_autoptr (GError) failure = NULL;

  remove_part (part);
  if (pd_snapshot_write (file_path, part, NULL, NULL, cancellable, &failure)
      && pd_snapshot_verify (part, cancellable, &failure)
      && put_in_place (part, path, &failure))
    return pd_backup_new (path, project_path);
  remove_part (part);
  if (g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED))
    g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED, _ ("The project file is damaged, so no backup is made of it as it is. Restore an older one."));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static PdBackup *
make_in_folder (PdBackups *self,
                const char *folder,
                const char *project_path,
                const char *file_path,
                gint64 max_bytes,
                GCancellable *cancellable,
                GError **error)
{
  gint64 n_bytes = get_size (file_path, "") + get_size (file_path, "-wal");
  PdBackup *backup;

  if (!find_room (self, folder, n_bytes, max_bytes, error))
    return NULL;
  backup = write_backup (folder, project_path, file_path, cancellable, error);
  /* Only now, as the new one is whole, older ones go. */
  if (backup != NULL && max_bytes < G_MAXINT64)
    prune (self, MAX (pd_backups_get_n_bytes (self) - max_bytes, 0));
  return backup;
}

/**
 * pd_backups_make:
 * @project_path: the project file, by which its backups are known
 * @file_path: what is worked on: the same file, or a working copy
 * @max_bytes: how much all backups may take, in bytes; %G_MAXINT64 where this one is made in any case, and none is given up
 * @made: (out) (optional): whether one was made
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Makes a backup of a project, unless there is one already that holds the same; then gives up older ones that are no
 * longer wanted, or have to make room. Nobody who works with the project waits for it. What is made is complete and
 * verified, or is not there.
 *
 * Returns: (transfer full): the backup that holds what the project holds, or %NULL with an error
 */
PdBackup *
pd_backups_make (PdBackups *self,
                 const char *project_path,
                 const char *file_path,
                 gint64 max_bytes,
                 gboolean *made,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *revision = NULL;
  g_autofree char *project_id = NULL;
  g_autofree char *project_folder = NULL;
  g_autofree char *key = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  PdBackup *backup;
  int fd;

  g_return_val_if_fail (PD_IS_BACKUPS (self), NULL);
  g_return_val_if_fail (project_path != NULL, NULL);
  g_return_val_if_fail (file_path != NULL, NULL);

  if (made != NULL)
    *made = FALSE;
  revision = pd_revision_read (file_path, &project_id, error);
  if (revision == NULL)
    return NULL;
  project_folder = make_project_folder (self, project_id);
  key = make_key (project_path);
  folder = g_build_filename (project_folder, key, NULL);
  backups = list_folder (folder);
  backup = find_same (backups, revision);
  if (backup != NULL)
    return g_object_ref (backup);

  fd = open_folder (folder, project_path, error);
  if (fd == -1)
    return NULL;
  backup = make_in_folder (self, folder, project_path, file_path, max_bytes, cancellable, error);
  g_close (fd, NULL);
  if (made != NULL)
    *made = backup != NULL;
  return backup;
}

/**
 * pd_backups_list:
 * @project_id: the UUID of a project
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdBackup): the backups of all files of that project, and what was kept of it, the newest
 *   first
 */
GPtrArray *
pd_backups_list (PdBackups *self,
                 const char *project_id,
                 GError **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) folders = NULL;
  g_autofree char *project_folder = NULL;

  g_return_val_if_fail (PD_IS_BACKUPS (self), NULL);
  g_return_val_if_fail (project_id != NULL, NULL);

  project_folder = make_project_folder (self, project_id);
  folders = list_names (project_folder);
  for (guint i = 0; i < folders->len; i++)
    add_backups (backups, g_ptr_array_index (folders, i));
  add_kept (self, backups, project_id);
  g_ptr_array_sort_values (backups, pd_backup_compare);
  return g_steal_pointer (&backups);
}

/**
 * pd_backups_make_kept_path:
 * @project_path: a project file
 * @label: why there is another version of it, in a word
 *
 * Returns: (transfer full): where that version can be put, which is free; it is listed with the backups, and stays
 */
char *
pd_backups_make_kept_path (PdBackups *self,
                           const char *project_path,
                           const char *label)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (PD_IS_BACKUPS (self), NULL);
  g_return_val_if_fail (project_path != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  folder = make_kept_folder (self);
  g_mkdir_with_parents (folder, 0700);
  for (gint64 made = g_get_real_time () / G_USEC_PER_SEC;; made++)
    {
      g_autofree char *name = pd_backup_make_name (project_path, label, made);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * pd_backups_find_newest:
 * @project_path: a project file, which may be damaged or gone
 *
 * Returns: (transfer full) (nullable): the newest backup of it
 */
PdBackup *
pd_backups_find_newest (PdBackups *self,
                        const char *project_path)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) projects = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (PD_IS_BACKUPS (self), NULL);
  g_return_val_if_fail (project_path != NULL, NULL);

  key = make_key (project_path);
  projects = list_names (self->folder);
  for (guint i = 0; i < projects->len; i++)
    {
      g_autofree char *folder = g_build_filename (g_ptr_array_index (projects, i), key, NULL);

      add_backups (found, folder);
    }
  g_ptr_array_sort_values (found, pd_backup_compare);
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

/**
 * pd_backups_get_n_bytes:
 *
 * Returns: how much all backups of all projects take, in bytes
 */
gint64
pd_backups_get_n_bytes (PdBackups *self)
{
  g_autoptr (GPtrArray) folders = NULL;
  gint64 n_bytes = 0;

  g_return_val_if_fail (PD_IS_BACKUPS (self), 0);

  folders = list_folders (self);
  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GPtrArray) backups = list_folder (g_ptr_array_index (folders, i));

      for (guint k = 0; k < backups->len; k++)
        n_bytes += pd_backup_get_n_bytes (g_ptr_array_index (backups, k));
    }
  return n_bytes;
}
