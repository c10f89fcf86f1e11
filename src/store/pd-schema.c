#include "pd-schema.h"

#include <glib/gi18n-lib.h>

#include "pd-store-resources.h"

/* The resource is part of the program, so its bytes stay when this reference to them goes. */
static const char *
get_sql (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pd_store_get_resource (), "/io/github/pidian/Pidian/store/schema.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return g_bytes_get_data (bytes, NULL);
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
  g_autofree char *header = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", PD_SCHEMA_APPLICATION_ID, PD_SCHEMA_VERSION);
  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (pd_connection_exec (connection, header, error)
      && pd_connection_exec (connection, get_sql (), error)
      && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/* What a schema says, in one string: every table, index, view and trigger with its SQL. */
static char *
describe (PdConnection *connection,
          GError **error)
{
  g_autoptr (GString) description = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' ORDER BY type, name", error);
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
 * @error: return location for an error
 *
 * Checks that a file is a project of this version, to the letter: a schema with a table, trigger or view of
 * somebody else's is refused before anything in it runs.
 *
 * Returns: whether it is
 */
gboolean
pd_schema_verify (PdConnection *connection,
                  GError **error)
{
  g_autoptr (PdConnection) model = NULL;
  g_autofree char *is = NULL;
  g_autofree char *should_be = NULL;
  gint64 application_id, version;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!pd_connection_get_integer (connection, "PRAGMA application_id", &application_id, error)
      || !pd_connection_get_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application_id != PD_SCHEMA_APPLICATION_ID || version < 1)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT, _ ("This is another program’s file, not a Pidian project."));
      return FALSE;
    }
  if (version > PD_SCHEMA_VERSION)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NEWER, _ ("A newer Pidian made this project. Update Pidian to open it."));
      return FALSE;
    }

  model = pd_connection_open (":memory:", PD_CONNECTION_CREATE, error);
  if (model == NULL || !pd_schema_create (model, error))
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
