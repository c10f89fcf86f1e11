#include "pd-leave-out.h"

#include "pd-purge.h"
#include "pd-texts.h"

/* Of what others have done, ?1 is not theirs. What somebody else's mark carries of one's own keeps that mark: each statement
 * leaves what the ones before it have left something on. The codebook, claims, names, groups and own fields are everybody's. */
static const char *const others[] = {
  "DELETE FROM evidence_item WHERE coder_id <> ?1",
  "DELETE FROM judgement WHERE coder_id <> ?1 AND NOT EXISTS (SELECT 1 FROM evidence_item e WHERE e.judgement_id = judgement.id)",
  "DELETE FROM mention WHERE coder_id <> ?1 AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.mention_id = mention.id)"
  " AND NOT EXISTS (SELECT 1 FROM attribution t WHERE t.mention_id = mention.id AND t.coder_id = ?1)",
  "DELETE FROM highlight_tag WHERE coder_id <> ?1",
  "DELETE FROM article_tag WHERE coder_id <> ?1",
  "DELETE FROM refusal WHERE coder_id <> ?1",
  "DELETE FROM assignment WHERE coder_id <> ?1",
  "DELETE FROM memo WHERE coder_id <> ?1",
  /* It is not kept whose quotes those are. */
  "UPDATE codebook_version_tag SET examples = NULL",
  "DELETE FROM highlight WHERE coder_id <> ?1 AND NOT EXISTS (SELECT 1 FROM highlight_tag t WHERE t.highlight_id = highlight.id)"
  " AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.highlight_id = highlight.id) AND NOT EXISTS (SELECT 1 FROM evidence_item e WHERE e.highlight_id = highlight.id)",
};

static gboolean
run (PdConnection *connection,
     const char *sql,
     gint64 coder,
     GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, coder);
  return pd_connection_run (connection, statement, error);
}

/* The names of those of whom nothing is left. What was removed says who did, though no key holds that. */
static char *
make_forgetting (PdConnection *connection,
                 GError **error)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM coder WHERE id <> ?1 AND id NOT IN (SELECT coder_id FROM tombstone");
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT m.name, f.\"from\" FROM sqlite_schema m, pragma_foreign_key_list (m.name) f WHERE m.type = 'table' AND f.\"table\" = 'coder'",
                                     error);
  if (statement == NULL)
    return NULL;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        {
          g_string_append_c (sql, ')');
          return g_string_free_and_steal (g_steal_pointer (&sql));
        }
      g_string_append_printf (sql, " UNION SELECT \"%2$s\" FROM \"%1$s\"", (const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 1));
    }
  return NULL;
}

static gboolean
leave_out_others (PdConnection *connection,
                  gint64 coder,
                  GError **error)
{
  g_autofree char *forgetting = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (!run (connection, others[i], coder, error))
        return FALSE;
    }
  forgetting = make_forgetting (connection, error);
  return forgetting != NULL && run (connection, forgetting, coder, error);
}

static gboolean
leave_out (PdConnection *connection,
           PdLeaveOut what,
           gint64 coder,
           GError **error)
{
  static const char without_bytes[] = "UPDATE source_file SET compression = '" PD_SOURCE_LEFT_OUT "', bytes = zeroblob (0)";

  /* What is left out for good would be in what can be undone, and could no longer be undone. */
  if (what != PD_LEAVE_OUT_NOTHING && (!run (connection, "DELETE FROM journal", coder, error) || !pd_purge_run_to_end (connection, error)))
    return FALSE;
  return ((what & PD_LEAVE_OUT_MEMOS) == 0 || run (connection, "DELETE FROM memo", coder, error))
         && ((what & PD_LEAVE_OUT_OTHERS) == 0 || leave_out_others (connection, coder, error))
         && ((what & PD_LEAVE_OUT_SOURCES) == 0 || run (connection, without_bytes, coder, error));
}

static gboolean
take_out (PdConnection *connection,
          PdLeaveOut what,
          gint64 coder,
          GError **error)
{
  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (leave_out (connection, what, coder, error) && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_leave_out_write:
 * @path: a copy of a project that nobody else knows of; it is good for nothing afterwards
 * @target: a file, which is not there yet
 * @what: what is to be left out; where it is anything, what undo needs goes too
 * @coder: the row of whose marks stay; 0 where nobody's do
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Takes something out of a copy of a project, and writes what is left into a file of its own, no page of which holds what was left out.
 * Nothing says that it was there: it is not removed from the project, and merging the two brings it back.
 *
 * Returns: whether that went well
 */
gboolean
pd_leave_out_write (const char *path,
                    const char *target,
                    PdLeaveOut what,
                    gint64 coder,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PdConnection) connection = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  connection = pd_connection_open (path, PD_CONNECTION_WRITE, error);
  if (connection == NULL)
    return FALSE;
  pd_connection_set_cancellable (connection, cancellable);
  /* Whatever becomes of this file, it is thrown away. */
  if (!pd_connection_exec (connection, "PRAGMA synchronous = OFF", error) || !take_out (connection, what, coder, error))
    return FALSE;
  statement = pd_connection_prepare (connection, "VACUUM INTO ?", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, target);
  return pd_connection_run (connection, statement, error);
}

/**
 * pd_leave_out_measure:
 * @connection: a connection
 * @coder: the row of whose marks are not others'; 0 where all are
 * @sizes: (out caller-allocates): how much there is
 * @error: return location for an error
 *
 * Finds out how much could be left out, without reading it.
 *
 * Returns: whether that went well
 */
gboolean
pd_leave_out_measure (PdConnection *connection,
                      gint64 coder,
                      PdLeaveOutSizes *sizes,
                      GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (sizes != NULL, FALSE);

  statement = pd_connection_prepare (connection,
                                     "SELECT (SELECT coalesce (sum (length (bytes)), 0) FROM source_file), (SELECT count(*) FROM memo),"
                                     " (SELECT count(*) FROM highlight h JOIN article a ON a.id = h.article_id WHERE a.present AND h.coder_id <> ?1),"
                                     " (SELECT count(DISTINCT h.coder_id) FROM highlight h JOIN article a ON a.id = h.article_id WHERE a.present AND h.coder_id <> ?1),"
                                     " (SELECT count(DISTINCT coalesce (step, id)) FROM journal), (SELECT coalesce (sum (length (changeset)), 0) FROM journal)",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, coder);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *sizes = (PdLeaveOutSizes) {
    .source_bytes = sqlite3_column_int64 (statement, 0),
    .memos = sqlite3_column_int64 (statement, 1),
    .others = sqlite3_column_int64 (statement, 2),
    .coders = sqlite3_column_int64 (statement, 3),
    .actions = sqlite3_column_int64 (statement, 4),
    .action_bytes = sqlite3_column_int64 (statement, 5),
  };
  sqlite3_reset (statement);
  return TRUE;
}
