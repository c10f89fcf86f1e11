#include "pd-families.h"

#include "pd-uuid.h"

static gboolean
insert_family (PdConnection *connection,
               gint64 now,
               gint64 *row,
               GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "INSERT INTO family (uuid, created, modified) VALUES (?1, ?2, ?2)", error);
  g_autofree char *id = pd_uuid_new ();

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, now);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  *row = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  return TRUE;
}

/* One that was removed meanwhile is left out. */
static gboolean
insert_member (PdConnection *connection,
               const PdFamilyEntry *entry,
               gint64 family,
               gint64 now,
               GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection,
                                                   "INSERT INTO family_member (uuid, family_id, article_id, kind, created, modified) SELECT ?1, ?2, id, ?4, ?5, ?5 FROM article WHERE uuid = ?3",
                                                   error);
  g_autofree char *id = pd_uuid_new ();

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, family);
  pd_statement_bind_text (statement, 3, entry->article_id);
  pd_statement_bind_text (statement, 4, entry->kind);
  sqlite3_bind_int64 (statement, 5, now);
  return pd_connection_run (connection, statement, error);
}

static gboolean
set_origin (PdConnection *connection,
            const PdFamilyEntry *entry,
            gint64 family,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "UPDATE family SET origin_article_id = (SELECT id FROM article WHERE uuid = ?1) WHERE id = ?2", error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, entry->article_id);
  sqlite3_bind_int64 (statement, 2, family);
  return pd_connection_run (connection, statement, error);
}

/**
 * pd_families_replace:
 * @connection: a connection that writes, in a transaction
 * @entries: (element-type PdFamilyEntry): which articles share text
 * @error: return location for an error
 *
 * Puts families in the place of those that are there. They are derived from the texts: nothing of that is undone.
 *
 * Returns: whether that went well
 */
gboolean
pd_families_replace (PdConnection *connection,
                     const GArray *entries,
                     GError **error)
{
  gint64 now = g_get_real_time () / 1000, family = 0;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  if (!pd_connection_exec (connection, "DELETE FROM family_member", error) || !pd_connection_exec (connection, "DELETE FROM family", error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const PdFamilyEntry *entry = &g_array_index (entries, PdFamilyEntry, i);

      if ((i == 0 || entry->family != g_array_index (entries, PdFamilyEntry, i - 1).family) && !insert_family (connection, now, &family, error))
        return FALSE;
      if (!insert_member (connection, entry, family, now, error) || (entry->is_origin && !set_origin (connection, entry, family, error)))
        return FALSE;
    }
  return TRUE;
}
