#include "pd-reading-copy.h"

#include "pd-migration.h"
#include "pd-scratch.h"
#include "pd-snapshot.h"

struct _PdReadingCopy
{
  PdScratch *scratch;
  char *path;
};

static gboolean
copy_bytes (const char *from,
            const char *to,
            const char *suffix,
            GError **error)
{
  g_autofree char *from_path = g_strconcat (from, suffix, NULL);
  g_autofree char *to_path = g_strconcat (to, suffix, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from_path);
  g_autoptr (GFile) target = g_file_new_for_path (to_path);

  return (*suffix != '\0' && !g_file_test (from_path, G_FILE_TEST_EXISTS))
         || g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);
}

/* A file that was copied to where nothing can be written while it was open has a log, for which SQLite has to write
 * beside it, even to read. */
static gboolean
copy_file (const char *from,
           const char *to,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (pd_snapshot_write (from, to, NULL, NULL, NULL, &failure))
    return TRUE;
  if (!g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY) && !g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_FAILED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return copy_bytes (from, to, "", error) && copy_bytes (from, to, "-wal", error);
}

/**
 * pd_reading_copy_new:
 * @path: a project file of an older version, or one that cannot be read where it is
 * @error: return location for an error
 *
 * Makes a copy and brings it up to date.
 *
 * Returns: (transfer full): the copy, or %NULL with an error
 */
PdReadingCopy *
pd_reading_copy_new (const char *path,
                     GError **error)
{
  g_autoptr (PdReadingCopy) self = g_new0 (PdReadingCopy, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->scratch = pd_scratch_new ("reading-copies", error);
  if (self->scratch == NULL)
    return NULL;
  self->path = pd_scratch_make_path (self->scratch, "project.pidian");
  if (!copy_file (path, self->path, error) || !pd_migration_upgrade_copy (self->path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_reading_copy_free:
 *
 * Removes the copy.
 */
void
pd_reading_copy_free (PdReadingCopy *self)
{
  g_clear_pointer (&self->scratch, pd_scratch_free);
  g_free (self->path);
  g_free (self);
}

/**
 * pd_reading_copy_get_path:
 *
 * Returns: (transfer none): the file
 */
const char *
pd_reading_copy_get_path (const PdReadingCopy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}
