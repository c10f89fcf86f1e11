#include "pd-title-order.h"

/* In schema.sql, article.title_key is made of article.title. It is left out of the journal, so that what was made by
 * another version of ICU does not stand in the way of undo. */

static gboolean
is_current (PdConnection *connection,
            gboolean *current,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT 1 FROM derived WHERE name = 'title_key' AND version = pd_title_version ()", error);

  if (statement == NULL || !pd_connection_step (connection, statement, current, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * pd_title_order_ensure:
 * @connection: a connection that writes, in no transaction
 * @error: return location for an error
 *
 * Makes the keys that titles are put in order by anew, where another version of ICU made them.
 *
 * Returns: whether they are what this one makes
 */
gboolean
pd_title_order_ensure (PdConnection *connection,
                       GError **error)
{
  gboolean current;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!is_current (connection, &current, error))
    return FALSE;
  if (current)
    return TRUE;
  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (pd_connection_exec (connection,
                          "UPDATE article SET title_key = pd_title_key (title) WHERE title IS NOT NULL;"
                          "INSERT OR REPLACE INTO derived (name, version) VALUES ('title_key', pd_title_version ());",
                          error)
      && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_title_order_update:
 * @connection: a connection, in a transaction
 * @article: the row of an article
 * @error: return location for an error
 *
 * Makes the key of an article whose title was changed.
 *
 * Returns: whether that went well
 */
gboolean
pd_title_order_update (PdConnection *connection,
                       gint64 article,
                       GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "UPDATE article SET title_key = pd_title_key (title) WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  return pd_connection_run (connection, statement, error);
}
