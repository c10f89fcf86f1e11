#include "pd-revision.h"

/**
 * pd_revision_get:
 * @connection: a connection
 * @error: return location for an error
 *
 * Describes the state of a project in a few words: they are others as soon as something was done, undone or imported, and the same
 * in a copy that was made since. What is only derived, such as families and the search index, does not count.
 *
 * Returns: (transfer full): the words, which say nothing to a person; %NULL with an error
 */
char *
pd_revision_get (PdConnection *connection,
                 GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;
  char *revision;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  /* Each action and each import takes new numbers, which are never given again. The same numbers in two lines of history,
   * of which one was left for an older state, are told apart by when the last action was done. */
  statement = pd_connection_prepare (connection,
                                     "SELECT concat_ws (' ', (SELECT user_version FROM pragma_user_version), (SELECT uuid FROM project_info LIMIT 1),"
                                     " (SELECT group_concat (name || ':' || seq, ' ' ORDER BY name) FROM sqlite_sequence"
                                     " WHERE name IN ('journal', 'text', 'source_file', 'import_run', 'import_file', 'codebook_version')),"
                                     " (SELECT count(*) FROM journal WHERE undone),"
                                     " (SELECT done FROM journal ORDER BY id DESC LIMIT 1))",
                                     error);
  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  revision = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return revision;
}

static char *
get_project_id (PdConnection *connection,
                GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT uuid FROM project_info ORDER BY id LIMIT 1", error);
  gboolean has_row;
  char *id;

  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  id = g_strdup (has_row ? (const char *) sqlite3_column_text (statement, 0) : "");
  sqlite3_reset (statement);
  return id;
}

/**
 * pd_revision_read:
 * @path: a project file
 * @project_id: (out) (optional): the UUID of the project, as the file says it
 * @error: return location for an error
 *
 * Describes the state of the project in a file, as pd_revision_get() does. It waits for the disk.
 *
 * Returns: (transfer full): the words; %NULL with an error
 */
char *
pd_revision_read (const char *path,
                  char **project_id,
                  GError **error)
{
  g_autoptr (PdConnection) connection = NULL;
  g_autofree char *revision = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  connection = pd_connection_open (path, PD_CONNECTION_READ, error);
  revision = connection != NULL ? pd_revision_get (connection, error) : NULL;
  if (revision == NULL || (project_id != NULL && (*project_id = get_project_id (connection, error)) == NULL))
    return NULL;
  return g_steal_pointer (&revision);
}
