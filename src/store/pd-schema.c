#include "pd-schema.h"

#include <glib/gi18n-lib.h>

#include "pd-store-resources.h"

/* What files of a version hold. The resource is part of the program, so its bytes stay when this reference to them goes. */
static const char *
get_sql (int version)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (version == PD_SCHEMA_VERSION)
    path = g_strdup ("/io/github/pidian/Pidian/store/schema.sql");
  else
    path = g_strdup_printf ("/io/github/pidian/Pidian/store/schema-%d.sql", version);
  bytes = g_resource_lookup_data (pd_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  return g_bytes_get_data (bytes, NULL);
}

static gboolean
create (PdConnection *connection,
        int version,
        GError **error)
{
  g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", PD_SCHEMA_APPLICATION_ID, version);

  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (pd_connection_exec (connection, header, error)
      && pd_connection_exec (connection, get_sql (version), error)
      && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_schema_create:
 * @connection: a connection to an empty file
 * @error: return location for an error
 *
 * Makes the tables of a project, all or none.
 *
 * Returns: whether they were made
 */
gboolean
pd_schema_create (PdConnection *connection,
                  GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  return create (connection, PD_SCHEMA_VERSION, error);
}

/**
 * pd_schema_get_version:
 * @connection: a connection to a file from anywhere
 * @version: (out): the version of the file, which is none newer than %PD_SCHEMA_VERSION
 * @error: return location for an error
 *
 * Finds out which version of Pidian's files a file says it is.
 *
 * Returns: whether it says so, and is none that this program does not know; otherwise
 *   %PD_STORE_ERROR_NOT_PROJECT or %PD_STORE_ERROR_NEWER
 */
gboolean
pd_schema_get_version (PdConnection *connection,
                       int *version,
                       GError **error)
{
  gint64 application_id, user_version;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  if (!pd_connection_get_integer (connection, "PRAGMA application_id", &application_id, error)
      || !pd_connection_get_integer (connection, "PRAGMA user_version", &user_version, error))
    return FALSE;
  if (application_id != PD_SCHEMA_APPLICATION_ID || user_version < 1)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT, _ ("This is another program’s file, not a Pidian project."));
      return FALSE;
    }
  if (user_version > PD_SCHEMA_VERSION)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NEWER, _ ("A newer Pidian made this project. Update Pidian to open it."));
      return FALSE;
    }
  *version = user_version;
  return TRUE;
}

/* The statements that an expression makes, one for each view, in the order in which the views were made. */
static char *
make_statements (PdConnection *connection,
                 const char *expression,
                 GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM sqlite_schema WHERE type = 'view' AND NOT " PD_SCHEMA_IS_SEARCH " ORDER BY rowid", expression);
  g_autoptr (GString) statements = g_string_new (NULL);
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return g_string_free_and_steal (g_steal_pointer (&statements));
      g_string_append_printf (statements, "%s;\n", (const char *) sqlite3_column_text (statement, 0));
    }
  return NULL;
}

/**
 * pd_schema_replace_views:
 * @connection: a connection to a file that was verified, of %PD_SCHEMA_TABLES_VERSION or later
 * @error: return location for an error
 *
 * Brings a file up to date by making its views anew, all or none. Its rows, and what can be undone, stay as they are.
 *
 * Returns: whether it is up to date
 */
gboolean
pd_schema_replace_views (PdConnection *connection,
                         GError **error)
{
  g_autoptr (PdConnection) model = NULL;
  g_autofree char *drop = NULL;
  g_autofree char *make = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  model = pd_connection_open (":memory:", PD_CONNECTION_CREATE, error);
  if (model == NULL || !create (model, PD_SCHEMA_VERSION, error))
    return FALSE;
  drop = make_statements (connection, "format ('DROP VIEW \"%w\"', name)", error);
  if (drop == NULL)
    return FALSE;
  make = make_statements (model, "sql", error);
  if (make == NULL)
    return FALSE;
  sql = g_strdup_printf ("BEGIN IMMEDIATE; %s %s PRAGMA user_version = %d; COMMIT", drop, make, PD_SCHEMA_VERSION);
  if (pd_connection_exec (connection, sql, error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* What a schema says, in one string: every table, index, view and trigger with its SQL, but for the search index. */
static char *
describe (PdConnection *connection,
          GError **error)
{
  g_autoptr (GString) description = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' AND NOT " PD_SCHEMA_IS_SEARCH " ORDER BY type, name", error);
  if (statement == NULL)
    return NULL;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return g_string_free_and_steal (g_steal_pointer (&description));
      for (int i = 0; i < 4; i++)
        g_string_append_printf (description, "%s\n", (const char *) sqlite3_column_text (statement, i));
    }
  return NULL;
}

/**
 * pd_schema_verify:
 * @connection: a connection to a file from anywhere
 * @version: the version that it says it is
 * @error: return location for an error
 *
 * Checks that a file holds what projects of its version hold, to the letter: a schema with a table, trigger or view of
 * somebody else's is refused before anything in it runs.
 *
 * Returns: whether it does
 */
gboolean
pd_schema_verify (PdConnection *connection,
                  int version,
                  GError **error)
{
  g_autoptr (PdConnection) model = NULL;
  g_autofree char *is = NULL;
  g_autofree char *should_be = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (version >= 1 && version <= PD_SCHEMA_VERSION, FALSE);

  model = pd_connection_open (":memory:", PD_CONNECTION_CREATE, error);
  if (model == NULL || !create (model, version, error))
    return FALSE;
  is = describe (connection, error);
  if (is == NULL)
    return FALSE;
  should_be = describe (model, error);
  if (should_be == NULL)
    return FALSE;
  if (!g_str_equal (is, should_be))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED, _ ("The project file does not hold what a Pidian project holds. It was damaged or made by another program."));
      return FALSE;
    }
  return TRUE;
}
