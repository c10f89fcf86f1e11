#include "pd-backup.h"

#include <glib/gstdio.h>

#define SUFFIX ".pidian"

/* Of the project's name, so many characters are in that of a backup, which must not become too long for a file system. */
#define MAX_STEM 50

/**
 * PdBackup:
 *
 * A file with a project as it was at some time. Its name says when: `study 20250130T081500Z.pidian`.
 */
struct _PdBackup
{
  GObject parent_instance;

  char *path;
  char *origin;
  gint64 made;
  gint64 n_bytes;
};

G_DEFINE_FINAL_TYPE (PdBackup, pd_backup, G_TYPE_OBJECT)

static void
pd_backup_finalize (GObject *object)
{
  PdBackup *self = PD_BACKUP (object);

  g_free (self->path);
  g_free (self->origin);

  G_OBJECT_CLASS (pd_backup_parent_class)->finalize (object);
}

static void
pd_backup_class_init (PdBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_backup_finalize;
}

static void
pd_backup_init (PdBackup *self)
{
}

static GDateTime *
read_time (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *space = strrchr (name, ' ');
  g_autofree char *time = NULL;

  if (space == NULL || !g_str_has_suffix (space, SUFFIX))
    return NULL;
  time = g_strndup (space + 1, strlen (space + 1) - strlen (SUFFIX));
  return g_date_time_new_from_iso8601 (time, NULL);
}

/* The name of what it was made of, in its own: all before the time. */
static char *
read_origin (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  *strrchr (name, ' ') = '\0';
  return g_strconcat (name, SUFFIX, NULL);
}

/**
 * pd_backup_new:
 * @path: a file
 * @origin: (nullable): the project that it is of, by its path; %NULL for what its own name says
 *
 * Returns: (transfer full) (nullable): the backup; %NULL where the file is none, by its name
 */
PdBackup *
pd_backup_new (const char *path,
               const char *origin)
{
  g_autoptr (GDateTime) time = NULL;
  PdBackup *self;
  GStatBuf info;

  g_return_val_if_fail (path != NULL, NULL);

  time = read_time (path);
  if (time == NULL || g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  self = g_object_new (PD_TYPE_BACKUP, NULL);
  self->path = g_strdup (path);
  self->origin = origin != NULL ? g_strdup (origin) : read_origin (path);
  self->made = g_date_time_to_unix (time);
  self->n_bytes = info.st_size;
  return self;
}

/**
 * pd_backup_make_name:
 * @project_path: a project file
 * @label: (nullable): why there is another one, in a word
 * @made: a time, in seconds since 1970 in UTC
 *
 * Returns: (transfer full): what a backup that is made then is called
 */
char *
pd_backup_make_name (const char *project_path,
                     const char *label,
                     gint64 made)
{
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = NULL;

  g_return_val_if_fail (project_path != NULL, NULL);

  name = g_filename_display_basename (project_path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  stem = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_STEM));
  time = g_date_time_new_from_unix_utc (made);
  iso = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  if (label != NULL)
    return g_strdup_printf ("%s (%s) %s" SUFFIX, stem, label, iso);
  return g_strconcat (stem, " ", iso, SUFFIX, NULL);
}

/**
 * pd_backup_get_path:
 *
 * Returns: (transfer none): the file
 */
const char *
pd_backup_get_path (PdBackup *self)
{
  g_return_val_if_fail (PD_IS_BACKUP (self), NULL);

  return self->path;
}

/**
 * pd_backup_get_origin:
 *
 * Returns: (transfer none): the project file that it was made of, by its path, which may be elsewhere now; by its name where the
 *   document portal does not tell the path
 */
const char *
pd_backup_get_origin (PdBackup *self)
{
  g_return_val_if_fail (PD_IS_BACKUP (self), NULL);

  return self->origin;
}

/**
 * pd_backup_get_made:
 *
 * Returns: when it was made, in seconds since 1970 in UTC
 */
gint64
pd_backup_get_made (PdBackup *self)
{
  g_return_val_if_fail (PD_IS_BACKUP (self), 0);

  return self->made;
}

/**
 * pd_backup_get_n_bytes:
 *
 * Returns: how large it is, in bytes
 */
gint64
pd_backup_get_n_bytes (PdBackup *self)
{
  g_return_val_if_fail (PD_IS_BACKUP (self), 0);

  return self->n_bytes;
}

/**
 * pd_backup_compare:
 * @a: (type PdBackup): a backup
 * @b: (type PdBackup): another
 *
 * Returns: less than 0 where @a is newer, for sorting what came last first
 */
int
pd_backup_compare (gconstpointer a,
                   gconstpointer b)
{
  const PdBackup *first = a, *second = b;

  return first->made != second->made ? (first->made > second->made ? -1 : 1) : g_strcmp0 (first->path, second->path);
}
