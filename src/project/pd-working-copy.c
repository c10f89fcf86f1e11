#include "pd-working-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "pd-document-portal.h"
#include "pd-project-file.h"
#include "pd-snapshot.h"
#include "pd-store-error.h"

/* linux/magic.h, of file systems on which SQLite's locks or its shared memory cannot be relied on. */
static const guint32 remote_file_systems[] = {
  0x65735546, /* FUSE, the Flatpak document portal among them */
  0x00006969, /* NFS */
  0x0000517B, /* SMB */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB 2 */
  0x01021997, /* 9P */
  0x5346414F, /* AFS */
  0x00C36400, /* Ceph */
  0x73757245, /* Coda */
  0x564C,     /* NCP */
};

/**
 * PdWorkingCopy:
 *
 * A project file that cannot be worked on where it is: a copy on the local disk is, and is written back whole.
 *
 * The copy and what the file looked like when it was made stand in a folder of their own, named after the file's
 * path, until the copy has been written back; so what was not is found at the next start. A file that the document
 * portal shows has another path each time that the portal starts: it is known by its path outside of the sandbox, or,
 * where the portal does not tell that, by its name and by what is in it.
 */
struct _PdWorkingCopy
{
  GObject parent_instance;

  char *original;
  char *folder;
  char *path;
  char *origin_path;
  /* The original as it was last read or written. */
  char *sha256;
  gboolean recovered;
};

G_DEFINE_FINAL_TYPE (PdWorkingCopy, pd_working_copy, G_TYPE_OBJECT)

static void
pd_working_copy_finalize (GObject *object)
{
  PdWorkingCopy *self = PD_WORKING_COPY (object);

  g_free (self->original);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->origin_path);
  g_free (self->sha256);

  G_OBJECT_CLASS (pd_working_copy_parent_class)->finalize (object);
}

static void
pd_working_copy_class_init (PdWorkingCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_working_copy_finalize;
}

static void
pd_working_copy_init (PdWorkingCopy *self)
{
}

/**
 * pd_working_copy_is_needed:
 * @path: a project file
 *
 * Returns: whether it lies on a file system that a project cannot be worked on in place, and can be written
 */
gboolean
pd_working_copy_is_needed (const char *path)
{
  g_autofree char *folder = NULL;
  struct statfs info;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (statfs (path, &info) != 0 && statfs (folder, &info) != 0)
    return FALSE;
  /* What cannot be written, or replaced, is opened to read, where it is. What the document portal shows is replaced by the portal. */
  if ((info.f_flags & ST_RDONLY) != 0
      || (g_access (folder, W_OK) != 0 && !pd_document_portal_has (path))
      || (g_file_test (path, G_FILE_TEST_EXISTS) && g_access (path, W_OK) != 0))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (remote_file_systems); i++)
    {
      if ((guint32) info.f_type == remote_file_systems[i])
        return TRUE;
    }
  return FALSE;
}

/* The SHA-256 of a file, or nothing at all for a project that is only being made. */
static char *
sum_file (const char *path,
          GError **error)
{
  g_autoptr (GMappedFile) file = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("");
  file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
}

/* @next is what the original is about to be: power may fail before it is known whether it became that. */
static gboolean
remember (PdWorkingCopy *self,
          const char *next,
          GError **error)
{
  g_autoptr (GKeyFile) origin = g_key_file_new ();
  g_autofree char *contents = NULL;
  gsize n_bytes;

  g_key_file_set_string (origin, "Origin", "Path", self->original);
  g_key_file_set_string (origin, "Origin", "SHA256", self->sha256);
  if (next != NULL)
    g_key_file_set_string (origin, "Origin", "Next", next);
  contents = g_key_file_to_data (origin, &n_bytes, NULL);
  return g_file_set_contents_full (self->origin_path, contents, n_bytes, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static void
remove_copy (PdWorkingCopy *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (self->path, suffixes[i], NULL);
      g_unlink (path);
    }
  g_unlink (self->origin_path);
  g_rmdir (self->folder);
}

static gboolean
make_copy (PdWorkingCopy *self,
           GError **error)
{
  remove_copy (self);
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED, g_strerror (errno));
      return FALSE;
    }
  if (g_file_test (self->original, G_FILE_TEST_EXISTS) && !pd_project_file_copy (self->original, self->path, NULL, error))
    return FALSE;
  g_free (self->sha256);
  self->sha256 = sum_file (self->path, error);
  return self->sha256 != NULL && remember (self, NULL, error);
}

static gboolean
settle (PdWorkingCopy *self,
        PdWorkingCopyChoice choice,
        const char *now,
        GError **error)
{
  g_autofree char *sibling = NULL;

  if (choice == PD_WORKING_COPY_MINE)
    {
      /* Translators: stands in the name of the file that the other version is kept in: "study (theirs 2025-01-30 08.15.00).pidian". */
      sibling = pd_project_file_make_sibling (self->original, _ ("theirs"));
      /* Where it is gone, there is nothing to keep. */
      if (*now != '\0' && !pd_project_file_copy (self->original, sibling, NULL, error))
        return FALSE;
      g_set_str (&self->sha256, now);
      self->recovered = TRUE;
      return remember (self, NULL, error);
    }
  if (choice == PD_WORKING_COPY_THEIRS)
    {
      /* Translators: as above, for the version of this computer. */
      sibling = pd_project_file_make_sibling (self->original, _ ("mine"));
      return pd_snapshot_write (self->path, sibling, NULL, NULL, NULL, error) && make_copy (self, error);
    }
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT,
                       *now != '\0' ? _ ("The project was changed elsewhere, while changes made here had not been written to it yet.")
                                    : _ ("The project file was removed or moved elsewhere, while changes made here had not been written to it yet."));
  return FALSE;
}

/* A copy that is left from before holds what was not written back; one that was would be gone. */
static gboolean
take_up (PdWorkingCopy *self,
         PdWorkingCopyChoice choice,
         gboolean *taken,
         GError **error)
{
  g_autoptr (GKeyFile) origin = g_key_file_new ();
  g_autofree char *now = NULL;
  g_autofree char *next = NULL;

  *taken = FALSE;
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS) || !g_key_file_load_from_file (origin, self->origin_path, G_KEY_FILE_NONE, NULL))
    return TRUE;
  self->sha256 = g_key_file_get_string (origin, "Origin", "SHA256", NULL);
  if (self->sha256 == NULL)
    return TRUE;
  now = sum_file (self->original, error);
  if (now == NULL)
    return FALSE;
  *taken = TRUE;
  next = g_key_file_get_string (origin, "Origin", "Next", NULL);
  if (g_strcmp0 (now, next) == 0)
    g_set_str (&self->sha256, now);
  if (!g_str_equal (now, self->sha256))
    return settle (self, choice, now, error);
  self->recovered = TRUE;
  return TRUE;
}

/* The folder of a copy that is left, of a file of that name which looked as this one does. */
static char *
find_left (PdWorkingCopy *self,
           const char *folder,
           const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *now = sum_file (self->original, NULL);
  const char *entry;

  while (dir != NULL && now != NULL && *now != '\0' && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *left = g_build_filename (folder, entry, NULL);
      g_autofree char *copy = g_build_filename (left, name, NULL);
      g_autofree char *origin_path = g_build_filename (left, ".origin", NULL);
      g_autoptr (GKeyFile) origin = g_key_file_new ();
      g_autofree char *sha256 = NULL;
      g_autofree char *next = NULL;

      if (!g_file_test (copy, G_FILE_TEST_EXISTS) || !g_key_file_load_from_file (origin, origin_path, G_KEY_FILE_NONE, NULL))
        continue;
      sha256 = g_key_file_get_string (origin, "Origin", "SHA256", NULL);
      next = g_key_file_get_string (origin, "Origin", "Next", NULL);
      if (g_strcmp0 (sha256, now) == 0 || g_strcmp0 (next, now) == 0)
        return g_steal_pointer (&left);
    }
  return NULL;
}

static char *
choose_folder (PdWorkingCopy *self,
               const char *folder,
               const char *name)
{
  g_autofree char *host_path = pd_document_portal_dup_host_path (self->original);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, host_path != NULL ? host_path : self->original, -1);
  g_autofree char *left = NULL;

  if (host_path == NULL && pd_document_portal_has (self->original))
    left = find_left (self, folder, name);
  return left != NULL ? g_steal_pointer (&left) : g_build_filename (folder, key, NULL);
}

/**
 * pd_working_copy_new:
 * @path: a project file
 * @folder: the folder of all working copies
 * @choice: what to do where both it and a copy that is left have changed
 * @error: return location for an error
 *
 * Makes a working copy of a project file, or takes up the one that is left from a session that did not end.
 *
 * Returns: (transfer full): the copy, or %NULL with an error; %PD_STORE_ERROR_CONFLICT asks for a choice
 */
PdWorkingCopy *
pd_working_copy_new (const char *path,
                     const char *folder,
                     PdWorkingCopyChoice choice,
                     GError **error)
{
  g_autoptr (PdWorkingCopy) self = NULL;
  g_autofree char *name = NULL;
  gboolean taken;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (PD_TYPE_WORKING_COPY, NULL);
  self->original = g_canonicalize_filename (path, NULL);
  /* Under its own name, which a new project is called by. */
  name = g_path_get_basename (self->original);
  self->folder = choose_folder (self, folder, name);
  self->path = g_build_filename (self->folder, name, NULL);
  self->origin_path = g_build_filename (self->folder, ".origin", NULL);
  if (!take_up (self, choice, &taken, error) || (!taken && !make_copy (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_working_copy_get_path:
 *
 * Returns: (transfer none): the copy, to be opened instead
 */
const char *
pd_working_copy_get_path (PdWorkingCopy *self)
{
  g_return_val_if_fail (PD_IS_WORKING_COPY (self), NULL);

  return self->path;
}

/**
 * pd_working_copy_get_recovered:
 *
 * Returns: whether it holds what a session before had not written back
 */
gboolean
pd_working_copy_get_recovered (PdWorkingCopy *self)
{
  g_return_val_if_fail (PD_IS_WORKING_COPY (self), FALSE);

  return self->recovered;
}

/**
 * pd_working_copy_settle:
 * @choice: which version stays; with %PD_WORKING_COPY_THEIRS the copy must not be in use
 * @error: return location for an error
 *
 * Does what a person has chosen where the file was changed elsewhere, while the copy has been changed too. The other version
 * is kept beside it. With %PD_WORKING_COPY_MINE, the copy can be written back then.
 *
 * Returns: whether that went well
 */
gboolean
pd_working_copy_settle (PdWorkingCopy *self,
                        PdWorkingCopyChoice choice,
                        GError **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (PD_IS_WORKING_COPY (self), FALSE);

  now = sum_file (self->original, error);
  return now != NULL && (g_str_equal (now, self->sha256) || settle (self, choice, now, error));
}

/**
 * pd_working_copy_write_back:
 * @error: return location for an error
 *
 * Writes the copy back whole, in one step, while it may go on being used.
 *
 * Returns: whether it is written; %PD_STORE_ERROR_CONFLICT where the file was changed elsewhere, and then it is left
 *   as it is, and the copy too
 */
gboolean
pd_working_copy_write_back (PdWorkingCopy *self,
                            GError **error)
{
  g_autofree char *now = NULL;
  g_autofree char *snapshot = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (PD_IS_WORKING_COPY (self), FALSE);

  now = sum_file (self->original, error);
  if (now == NULL)
    return FALSE;
  if (!g_str_equal (now, self->sha256))
    return settle (self, PD_WORKING_COPY_ASK, now, error);

  snapshot = g_build_filename (self->folder, ".snapshot", NULL);
  g_unlink (snapshot);
  if (!pd_snapshot_write (self->path, snapshot, NULL, NULL, NULL, error))
    return FALSE;
  sha256 = sum_file (snapshot, error);
  if (sha256 == NULL || !remember (self, sha256, error) || !pd_project_file_copy (snapshot, self->original, NULL, error))
    {
      g_unlink (snapshot);
      return FALSE;
    }
  g_unlink (snapshot);
  g_set_str (&self->sha256, sha256);
  return remember (self, NULL, error);
}

/**
 * pd_working_copy_end:
 * @changed: whether there is something to write back
 * @error: return location for an error
 *
 * Writes the copy back, once its project is closed, and removes it. Where it cannot be written back it stays, to be
 * taken up at the next start.
 *
 * Returns: whether that went well
 */
gboolean
pd_working_copy_end (PdWorkingCopy *self,
                     gboolean changed,
                     GError **error)
{
  g_return_val_if_fail (PD_IS_WORKING_COPY (self), FALSE);

  if (changed && !pd_working_copy_write_back (self, error))
    return FALSE;
  remove_copy (self);
  return TRUE;
}
