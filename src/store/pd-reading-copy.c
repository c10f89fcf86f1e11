#include "pd-reading-copy.h"

#include "pd-migration.h"
#include "pd-scratch.h"
#include "pd-snapshot.h"

struct _PdReadingCopy
{
  PdScratch *scratch;
  char *path;
};

/**
 * pd_reading_copy_new:
 * @path: a project file of an older version
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
  if (!pd_snapshot_write (path, self->path, NULL, NULL, NULL, error) || !pd_migration_upgrade_copy (self->path, error))
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
