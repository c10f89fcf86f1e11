#include "pd-journal.h"

#include <glib/gi18n-lib.h>

#include "pd-changeset.h"
#include "pd-title-order.h"

/* How many actions are kept. Older ones can no longer be undone. */
#define MAX_ACTIONS 20000

/* A fixed list, never all: attaching all would take the shadow tables of an index too. Texts, blocks and source
 * bytes are not in it: they never change, and an import flips article.present. */
static const char *const journaled_tables[] = {
  "project_info",
  "coder",
  "article",
  "article_field",
  "highlight",
  "tag",
  "highlight_tag",
  "article_tag",
  "claim",
  "claim_kind",
  "claim_relation",
  "mention",
  "name",
  "name_alias",
  "attribution",
  "judgement",
  "evidence_item",
  "refusal",
  "assignment",
  "memo",
  "article_group",
  "group_member",
  "own_field",
  "own_field_value",
  "saved_search",
  "tombstone",
};

/* Columns of article in schema.sql. */
#define ARTICLE_TITLE_COLUMN 5
#define ARTICLE_TITLE_KEY_COLUMN 6

/**
 * pd_journal_find_table:
 * @name: the name of a table
 *
 * Returns: (transfer none) (nullable): the same name, always at the same place, where the journal covers that table
 */
const char *
pd_journal_find_table (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (journaled_tables); i++)
    {
      if (g_str_equal (name, journaled_tables[i]))
        return journaled_tables[i];
    }
  return NULL;
}

/**
 * pd_journal_leaves_out:
 * @table: a table that the journal covers
 * @column: a column's index
 *
 * Returns: whether a change of that column is not written down, since it is derived from another
 */
gboolean
pd_journal_leaves_out (const char *table,
                       int column)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return column == ARTICLE_TITLE_KEY_COLUMN && g_str_equal (table, "article");
}

static gboolean
forget (PdConnection *connection,
        GError **error)
{
  static const char *const old[] = {
    "DELETE FROM journal WHERE id <= ?",
    /* What is left of a step whose first rows were too old. */
    "DELETE FROM journal WHERE step <= ?",
  };
  sqlite3_stmt *statement;
  gint64 first, last;
  gboolean has_row, undone;

  statement = pd_connection_prepare (connection, "SELECT (SELECT min(id) FROM journal), id, undone FROM journal ORDER BY id DESC LIMIT 1", error);
  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  first = sqlite3_column_int64 (statement, 0);
  last = sqlite3_column_int64 (statement, 1);
  undone = sqlite3_column_int (statement, 2);
  sqlite3_reset (statement);

  /* What was undone goes when something else is done. It always stands last. */
  if (undone && !pd_connection_exec (connection, "DELETE FROM journal WHERE undone", error))
    return FALSE;
  for (gsize i = 0; last - first >= MAX_ACTIONS && i < G_N_ELEMENTS (old); i++)
    {
      statement = pd_connection_prepare (connection, old[i], error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, last - MAX_ACTIONS);
      if (!pd_connection_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_journal_record:
 * @connection: the connection, still in the transaction
 * @recorder: what has watched the transaction
 * @label: what was done, in the person's language
 * @coder: the row of who did it
 * @step: (inout) (nullable): 0 to begin a step of several actions, then what this set it to
 * @changes: what changed is added to it
 * @error: return location for an error
 *
 * Writes what changed into the journal. Nothing is written where nothing changed.
 *
 * Returns: whether that went well
 */
gboolean
pd_journal_record (PdConnection *connection,
                   PdRecorder *recorder,
                   const char *label,
                   gint64 coder,
                   gint64 *step,
                   PdChanges *changes,
                   GError **error)
{
  sqlite3_stmt *statement;
  void *changeset = NULL;
  int n_bytes = 0;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_RECORDER (recorder), FALSE);

  if (!pd_recorder_finish (recorder, &changeset, &n_bytes, error))
    return FALSE;
  if (n_bytes == 0)
    {
      sqlite3_free (changeset);
      return TRUE;
    }
  pd_changes_add_changeset (changes, changeset, n_bytes);

  statement = forget (connection, error) ? pd_connection_prepare (connection, "INSERT INTO journal (step, label, coder_id, done, changeset) VALUES (?, ?, ?, ?, ?)", error) : NULL;
  if (statement == NULL)
    {
      sqlite3_free (changeset);
      return FALSE;
    }
  if (step != NULL && *step != 0)
    sqlite3_bind_int64 (statement, 1, *step);
  pd_statement_bind_text (statement, 2, label);
  sqlite3_bind_int64 (statement, 3, coder);
  sqlite3_bind_int64 (statement, 4, g_get_real_time () / 1000);
  sqlite3_bind_blob (statement, 5, changeset, n_bytes, sqlite3_free);
  if (!pd_connection_run (connection, statement, error))
    return FALSE;
  if (step != NULL && *step == 0)
    *step = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  return TRUE;
}

/* A journal may come with a file from anywhere: only our tables may be changed through it. */
static int
is_journaled (void *data,
              const char *table)
{
  return pd_journal_find_table (table) != NULL;
}

static int
on_conflict (void *data,
             int conflict,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Inverting a changeset that is none was seen to go on for ever, so it is read to its end first. */
static gboolean
is_sound (const void *bytes,
          int n_bytes,
          gboolean *inserts,
          gboolean *removes)
{
  PdChangeset changeset;

  *inserts = FALSE;
  *removes = FALSE;
  pd_changeset_init (&changeset, bytes, n_bytes);
  while (pd_changeset_next (&changeset))
    {
      if (!is_journaled (NULL, changeset.table))
        return FALSE;
      *inserts |= changeset.operation == SQLITE_INSERT;
      *removes |= changeset.operation == SQLITE_DELETE;
    }
  return n_bytes > 0 && pd_changeset_is_sound (&changeset);
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED, _ ("What undo needs to know is damaged. Nothing was changed."));
  return FALSE;
}

/**
 * pd_journal_visit:
 * @connection: a connection
 * @visit: what is to look at each change
 * @data: handed to @visit
 * @error: return location for an error
 *
 * Goes through all that can be undone or redone.
 *
 * Returns: whether all of it could be read
 */
gboolean
pd_journal_visit (PdConnection *connection,
                  PdJournalVisit visit,
                  gpointer data,
                  GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (visit != NULL, FALSE);

  statement = pd_connection_prepare (connection, "SELECT changeset FROM journal", error);
  if (statement == NULL)
    return FALSE;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      PdChangeset change;

      if (!has_row)
        return TRUE;
      pd_changeset_init (&change, sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
      while (pd_changeset_next (&change))
        visit (&change, data);
      if (!pd_changeset_is_sound (&change))
        {
          sqlite3_reset (statement);
          return fail_damaged (error);
        }
    }
  return FALSE;
}

/**
 * pd_journal_shorten:
 * @connection: a connection to write with
 * @max_bytes: how large the journal may be
 * @error: return location for an error
 *
 * Forgets the oldest steps of a journal that has become too large; they can no longer be undone.
 *
 * Returns: whether that went well
 */
gboolean
pd_journal_shorten (PdConnection *connection,
                    gint64 max_bytes,
                    GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  /* The last step stays, however large it is. */
  statement = pd_connection_prepare (connection,
                                     "DELETE FROM journal WHERE coalesce (step, id) < (SELECT max (coalesce (step, id)) FROM journal)"
                                     " AND coalesce (step, id) <= (SELECT max (step) FROM (SELECT coalesce (step, id) AS step,"
                                     " sum (length (changeset)) OVER (ORDER BY id DESC) AS bytes FROM journal) WHERE bytes > ?)",
                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, max_bytes);
  return pd_connection_run (connection, statement, error);
}

/* What is left out of the journal is made again. */
static gboolean
derive (PdConnection *connection,
        const void *bytes,
        int n_bytes,
        GError **error)
{
  PdChangeset changeset;

  pd_changeset_init (&changeset, bytes, n_bytes);
  while (pd_changeset_next (&changeset))
    {
      if (pd_changeset_changes (&changeset, ARTICLE_TITLE_COLUMN) && g_str_equal (changeset.table, "article")
          && !pd_title_order_update (connection, pd_changeset_get_integer (&changeset, 0), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply (PdConnection *connection,
       const void *changeset,
       int n_bytes,
       gboolean invert,
       PdChanges *changes,
       GError **error)
{
  void *own = NULL;
  gboolean inserts, removes, derived = TRUE;
  int code = SQLITE_OK;

  if (!is_sound (changeset, n_bytes, &inserts, &removes))
    return fail_damaged (error);
  if (invert)
    {
      code = sqlite3changeset_invert (n_bytes, changeset, &n_bytes, &own);
      changeset = own;
    }
  /* A foreign key acts only where a row goes. To hold it back SQLite reads the schema twice, which takes far longer
   * than the rest: an import that is undone has thousands of changesets, and removes nothing. */
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply_v2 (pd_connection_get_db (connection), n_bytes, (void *) changeset, is_journaled, on_conflict, NULL, NULL, NULL,
                                      (invert ? inserts : removes) ? SQLITE_CHANGESETAPPLY_FKNOACTION : 0);
  if (code == SQLITE_OK)
    {
      pd_changes_add_changeset (changes, changeset, n_bytes);
      derived = derive (connection, changeset, n_bytes, error);
    }
  sqlite3_free (own);
  if (code == SQLITE_ABORT || (code & 0xFF) == SQLITE_CONSTRAINT)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT, _ ("That can no longer be undone or redone, because what it changed has been changed by another program. Nothing was changed."));
      return FALSE;
    }
  if (code != SQLITE_OK)
    {
      pd_connection_set_error (connection, code, error);
      return FALSE;
    }
  return derived;
}

static gboolean
move (PdConnection *connection,
      const char *rows,
      gboolean undo,
      char **label,
      PdChanges *changes,
      GError **error)
{
  sqlite3_stmt *statement, *mark;
  gint64 step = 0;
  gboolean has_row;

  *label = NULL;
  statement = pd_connection_prepare (connection, rows, error);
  mark = pd_connection_prepare (connection, "UPDATE journal SET undone = ? WHERE id = ?", error);
  if (statement == NULL || mark == NULL)
    return FALSE;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (*label == NULL)
        {
          step = sqlite3_column_int64 (statement, 1);
          *label = g_strdup ((const char *) sqlite3_column_text (statement, 2));
        }
      else if (sqlite3_column_int64 (statement, 1) != step)
        {
          sqlite3_reset (statement);
          return TRUE;
        }
      if (!apply (connection, sqlite3_column_blob (statement, 3), sqlite3_column_bytes (statement, 3), undo, changes, error))
        break;
      sqlite3_reset (mark);
      sqlite3_bind_int (mark, 1, undo);
      sqlite3_bind_int64 (mark, 2, sqlite3_column_int64 (statement, 0));
      if (!pd_connection_run (connection, mark, error))
        break;
    }
  sqlite3_reset (statement);
  return FALSE;
}

/**
 * pd_journal_undo:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @label: (out) (nullable): what was undone, or %NULL where there was nothing to undo
 * @changes: what changed is added to it
 * @error: return location for an error
 *
 * Takes the last step back.
 *
 * Returns: whether that went well
 */
gboolean
pd_journal_undo (PdConnection *connection,
                 char **label,
                 PdChanges *changes,
                 GError **error)
{
  return move (connection, "SELECT id, coalesce(step, id), label, changeset FROM journal WHERE NOT undone ORDER BY id DESC", TRUE, label, changes, error);
}

/**
 * pd_journal_redo:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @label: (out) (nullable): what was done again, or %NULL where there was nothing to redo
 * @changes: what changed is added to it
 * @error: return location for an error
 *
 * Does the step again that was undone last.
 *
 * Returns: whether that went well
 */
gboolean
pd_journal_redo (PdConnection *connection,
                 char **label,
                 PdChanges *changes,
                 GError **error)
{
  return move (connection, "SELECT id, coalesce(step, id), label, changeset FROM journal WHERE undone ORDER BY id", FALSE, label, changes, error);
}

/**
 * pd_journal_peek:
 * @connection: a connection
 * @undo_label: (out) (nullable): what undo would take back
 * @redo_label: (out) (nullable): what redo would do again
 * @error: return location for an error
 *
 * Returns: whether that went well
 */
gboolean
pd_journal_peek (PdConnection *connection,
                 char **undo_label,
                 char **redo_label,
                 GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  *undo_label = NULL;
  *redo_label = NULL;
  statement = pd_connection_prepare (connection,
                                     "SELECT (SELECT label FROM journal WHERE NOT undone ORDER BY id DESC LIMIT 1), "
                                     "(SELECT label FROM journal WHERE undone ORDER BY id LIMIT 1)",
                                     error);
  if (statement == NULL || !pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *undo_label = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  *redo_label = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  sqlite3_reset (statement);
  return TRUE;
}
