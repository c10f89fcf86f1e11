#include "pd-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pd-file-sync.h"
#include "pd-kept-file.h"
#include "pd-schema.h"
#include "pd-search-index.h"
#include "pd-title-order.h"

/* A project file that is being brought up to date. */
typedef struct
{
  char *path;
  /* The file as it is, locked until all is done. */
  PdConnection *old;
  int version;
  /* The file as it will be, in the same folder. */
  char *next;
  PdKeptFile *kept;
} Migration;

static void
migration_clear (Migration *self)
{
  if (self->next != NULL)
    g_unlink (self->next);
  g_clear_object (&self->old);
  /* Behind the connection: where a file is closed, the locks of its process are gone. */
  g_clear_pointer (&self->kept, pd_kept_file_free);
  g_free (self->next);
  g_free (self->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Migration, migration_clear)

static gboolean
fail (GError **error,
      int code)
{
  g_set_error_literal (error, PD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? PD_STORE_ERROR_FULL : PD_STORE_ERROR_FAILED, g_strerror (code));
  return FALSE;
}

/**
 * pd_migration_is_needed:
 * @path: a project file
 * @mode: how to open it: to write, where that can be, as it may have been left in need of repair
 * @needed: (out): whether it is of an older version
 * @error: return location for an error
 *
 * Returns: whether it could be found out; otherwise the file is no project, or a newer one
 */
gboolean
pd_migration_is_needed (const char *path,
                        PdConnectionMode mode,
                        gboolean *needed,
                        GError **error)
{
  g_autoptr (PdConnection) connection = NULL;
  int version;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (needed != NULL, FALSE);

  connection = pd_connection_open (path, mode, error);
  if (connection == NULL || !pd_schema_get_version (connection, &version, error))
    return FALSE;
  *needed = version < PD_SCHEMA_VERSION;
  return TRUE;
}

/* Opens the file for nobody else, as one plain file. That it is the same file still is known only then: another program
 * may have brought it up to date in the meantime. */
static gboolean
lock (Migration *self,
      GError **error)
{
  int moved = 0;

  do
    {
      g_clear_object (&self->old);
      self->old = pd_connection_open (self->path, PD_CONNECTION_WRITE, error);
      if (self->old == NULL
          || !pd_connection_exec (self->old, "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; BEGIN EXCLUSIVE; COMMIT;", error))
        return FALSE;
      sqlite3_file_control (pd_connection_get_db (self->old), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    }
  while (moved);
  return pd_schema_get_version (self->old, &self->version, error);
}

/* A file beside it that nobody else makes while this one is locked; what is there already was left by a migration that
 * did not end. */
static gboolean
create_next (Migration *self,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *next = g_strdup_printf ("%s/.%s.migrating", folder, name);
  GStatBuf info;
  int fd;

  if (g_access (folder, W_OK) != 0)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY, _ ("The project can only be read."));
      return FALSE;
    }
  if (g_stat (self->path, &info) != 0)
    return fail (error, errno);
  g_unlink (next);
  fd = g_open (next, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd == -1)
    return fail (error, errno);
  self->next = g_steal_pointer (&next);
  /* It is its owner's and group's as before, where that can be. */
  if (fchown (fd, info.st_uid, info.st_gid) != 0)
    g_debug ("The owner of %s could not be kept: %s", self->path, g_strerror (errno));
  fchmod (fd, info.st_mode & 0777);
  g_close (fd, NULL);
  return TRUE;
}

static gboolean
create_tables (Migration *self,
               GError **error)
{
  g_autoptr (PdConnection) connection = pd_connection_open (self->next, PD_CONNECTION_CREATE, error);

  return connection != NULL && pd_schema_create (connection, error) && pd_connection_close (connection, error);
}

/* Copies a table's rows, with the columns that both versions have. */
static gboolean
copy_table (PdConnection *connection,
            const char *table,
            GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT o.name FROM pragma_table_info(?1, 'main') o JOIN pragma_table_info(?1, 'next') n ON n.name = o.name ORDER BY n.cid", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, table);
  do
    {
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "", (const char *) sqlite3_column_text (statement, 0));
    }
  while (has_row);
  sql = g_strdup_printf ("INSERT INTO next.\"%1$s\" (%2$s) SELECT %2$s FROM main.\"%1$s\" ORDER BY id", table, columns->str);
  return pd_connection_exec (connection, sql, error);
}

/* What there is in both versions, but for the journal, which tells of tables as they were, and the cuts of version 1, which
 * were of another text than the extracted one. */
static GPtrArray *
list_tables (PdConnection *connection,
             GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT o.name FROM main.sqlite_schema o JOIN next.sqlite_schema n ON n.name = o.name AND n.type = 'table'"
                                     " WHERE o.type = 'table' AND o.name NOT GLOB 'sqlite_*' AND o.name NOT IN ('journal', 'cut')",
                                     error);
  if (statement == NULL)
    return NULL;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&tables);
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  return NULL;
}

static gboolean
copy_rows (Migration *self,
           GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  sqlite3_stmt *attach = pd_connection_prepare (self->old, "ATTACH ? AS next", error);

  if (attach == NULL)
    return FALSE;
  pd_statement_bind_text (attach, 1, self->next);
  /* What is not finished is thrown away, so nothing needs to be kept for going back, and it is put on the disk at the end. */
  if (!pd_connection_run (self->old, attach, error)
      || !pd_connection_exec (self->old, "PRAGMA next.journal_mode = OFF; PRAGMA next.synchronous = OFF; BEGIN", error))
    return FALSE;
  tables = list_tables (self->old, error);
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      if (!copy_table (self->old, g_ptr_array_index (tables, i), error))
        return FALSE;
    }
  return tables != NULL && pd_connection_exec (self->old, "COMMIT; DETACH next", error);
}

/* Copies all that there is, with the journal and the search index. */
static gboolean
copy_file (Migration *self,
           GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->old, "VACUUM INTO ?", error);
  g_autoptr (PdConnection) connection = NULL;

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, self->next);
  if (!pd_connection_run (self->old, statement, error))
    return FALSE;
  connection = pd_connection_open (self->next, PD_CONNECTION_WRITE, error);
  return connection != NULL && pd_schema_replace_views (connection, error) && pd_connection_close (connection, error);
}

static gboolean
fill_next (Migration *self,
           GError **error)
{
  if (self->version >= PD_SCHEMA_TABLES_VERSION)
    return copy_file (self, error);
  return create_tables (self, error) && copy_rows (self, error);
}

static gboolean
make_next (Migration *self,
           GError **error)
{
  g_autoptr (PdConnection) connection = NULL;

  if (!pd_schema_verify (self->old, self->version, error) || !create_next (self, error) || !fill_next (self, error))
    return FALSE;
  connection = pd_connection_open (self->next, PD_CONNECTION_WRITE, error);
  return connection != NULL
         && pd_schema_verify (connection, PD_SCHEMA_VERSION, error)
         && pd_search_index_ensure (connection, error)
         && pd_title_order_ensure (connection, error)
         && pd_connection_close (connection, error)
         && pd_file_sync (self->next, error);
}

static gboolean
replace (Migration *self,
         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (g_rename (self->next, self->path) != 0)
    return fail (error, errno);
  g_clear_pointer (&self->next, g_free);
  pd_file_sync (folder, NULL);
  return TRUE;
}

static gboolean
migrate (const char *path,
         gboolean keep,
         const char *beside,
         char **kept,
         GError **error)
{
  g_auto (Migration) self = { NULL };

  /* A link to a project stays one. */
  self.path = realpath (path, NULL);
  if (self.path == NULL)
    return fail (error, errno);
  if (!lock (&self, error))
    return FALSE;
  if (self.version == PD_SCHEMA_VERSION)
    return TRUE;
  if (!make_next (&self, error))
    return FALSE;
  if (keep)
    {
      self.kept = pd_kept_file_new (self.path, beside != NULL ? beside : self.path, self.version, error);
      if (self.kept == NULL)
        return FALSE;
    }
  if (!replace (&self, error))
    return FALSE;
  if (keep)
    *kept = g_strdup (pd_kept_file_get_path (self.kept));
  return TRUE;
}

/**
 * pd_migration_run:
 * @path: a project file, on a local disk
 * @beside: (nullable): beside which file it is kept as it was, where that is another
 * @kept: (out) (nullable): the file as it was; %NULL where there was nothing to do
 * @error: return location for an error
 *
 * Brings a project of an older version up to date. The file is replaced in one step by one that is complete and on the
 * disk, so that whatever happens meanwhile, it is there as it was or as it is to be.
 *
 * Returns: whether it is up to date; %PD_STORE_ERROR_READ_ONLY where it cannot be replaced
 */
gboolean
pd_migration_run (const char *path,
                  const char *beside,
                  char **kept,
                  GError **error)
{
  gboolean needed;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  *kept = NULL;
  if (!pd_migration_is_needed (path, PD_CONNECTION_WRITE, &needed, error))
    return FALSE;
  return !needed || migrate (path, TRUE, beside, kept, error);
}

/**
 * pd_migration_upgrade_copy:
 * @path: a copy of a project file that nobody else knows of
 * @error: return location for an error
 *
 * Brings a copy up to date, of which nothing needs to be kept.
 *
 * Returns: whether it is up to date
 */
gboolean
pd_migration_upgrade_copy (const char *path,
                           GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return migrate (path, FALSE, NULL, NULL, error);
}
