#include "pd-purge.h"

#include "pd-journal.h"
#include "pd-row-set.h"

/* How long articles and texts are taken out of the file, in microseconds: nobody waits for this, and what is left can go the
 * next time. */
#define PATIENCE 200000

/* A column that says which row of another table its row belongs to. */
typedef struct
{
  const char *table;
  char *name;
  int column;
  const char *parent;
} Reference;

typedef struct
{
  PdConnection *connection;
  GArray *references;
  /* For each table of the journal the rows that undo and redo may need. */
  GHashTable *rows;
  gint64 end;
} Purge;

/* It is not in the journal, but rows of the journal refer to it. */
static const char text_table[] = "text";

static void
clear_reference (gpointer data)
{
  g_free (((Reference *) data)->name);
}

static void
purge_clear (Purge *self)
{
  g_array_unref (self->references);
  g_hash_table_unref (self->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Purge, purge_clear)

static const char *
find_parent (const char *name)
{
  return g_str_equal (name, text_table) ? text_table : pd_journal_find_table (name);
}

static gboolean
find_references (Purge *self,
                 GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (self->connection,
                                     "SELECT m.name, f.\"from\", c.cid, f.\"table\" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f"
                                     " JOIN pragma_table_info(m.name) c ON c.name = f.\"from\" WHERE m.type = 'table'",
                                     error);
  if (statement == NULL)
    return FALSE;
  while (pd_connection_step (self->connection, statement, &has_row, error))
    {
      Reference reference;

      if (!has_row)
        return TRUE;
      reference.table = pd_journal_find_table ((const char *) sqlite3_column_text (statement, 0));
      reference.parent = find_parent ((const char *) sqlite3_column_text (statement, 3));
      if (reference.table == NULL || reference.parent == NULL)
        continue;
      reference.name = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      reference.column = sqlite3_column_int (statement, 2);
      g_array_append_val (self->references, reference);
    }
  return FALSE;
}

static void
note_row (Purge *self,
          const char *table,
          gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (self->rows, table);

  if (id == 0)
    return;
  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->rows, (gpointer) table, ids);
    }
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* A row that changed is needed, and so is each that it belongs or belonged to. */
static void
note_change (const PdChangeset *change,
             gpointer data)
{
  Purge *self = data;
  const char *table = pd_journal_find_table (change->table);

  if (table == NULL)
    return;
  note_row (self, table, pd_changeset_get_integer (change, 0));
  for (guint i = 0; i < self->references->len; i++)
    {
      const Reference *reference = &g_array_index (self->references, Reference, i);

      if (reference->table != table)
        continue;
      note_row (self, reference->parent, pd_changeset_get_integer (change, reference->column));
      note_row (self, reference->parent, pd_changeset_get_new_integer (change, reference->column));
    }
}

/* Whether undo or redo may need a row, or one of those that would go with it. */
static gboolean
is_needed (Purge *self,
           const char *table,
           gint64 id,
           gboolean *needed,
           GError **error)
{
  GHashTable *ids = g_hash_table_lookup (self->rows, table);

  *needed = ids != NULL && g_hash_table_contains (ids, &id);
  for (guint i = 0; !*needed && i < self->references->len; i++)
    {
      const Reference *reference = &g_array_index (self->references, Reference, i);
      g_autofree char *sql = NULL;
      g_autoptr (GArray) children = NULL;
      sqlite3_stmt *statement;
      gboolean has_row;

      if (reference->parent != table || reference->parent == reference->table)
        continue;
      sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?", reference->table, reference->name);
      statement = pd_connection_prepare (self->connection, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      children = g_array_new (FALSE, FALSE, sizeof (gint64));
      do
        {
          if (!pd_connection_step (self->connection, statement, &has_row, error))
            return FALSE;
          if (has_row)
            g_array_append_val (children, (gint64) { sqlite3_column_int64 (statement, 0) });
        }
      while (has_row);
      for (guint k = 0; !*needed && k < children->len; k++)
        {
          if (!is_needed (self, reference->table, g_array_index (children, gint64, k), needed, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
delete_row (PdConnection *connection,
            const char *sql,
            gint64 id,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return pd_connection_run (connection, statement, error);
}

/* With all that is on it; and its source, unless another article has the same. */
static gboolean
delete_article (PdConnection *connection,
                const gint64 ids[2],
                GError **error)
{
  return delete_row (connection, "DELETE FROM article WHERE id = ?", ids[0], error)
         && delete_row (connection, "DELETE FROM source_file WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE source_file_id = ?1)", ids[1], error);
}

/* Articles that are not present and were so before the oldest action that can be undone: only of these is it worth
 * to find out. */
static GArray *
find_articles (PdConnection *connection,
               GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT id, source_file_id FROM article"
                                     " WHERE present = 0 AND modified <= coalesce ((SELECT done FROM journal ORDER BY id LIMIT 1), 9e18) LIMIT 1000",
                                     error);
  if (statement == NULL)
    return NULL;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 ids[2];

      if (!has_row)
        return g_steal_pointer (&candidates);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = sqlite3_column_int64 (statement, i);
      g_array_append_vals (candidates, ids, 1);
    }
  return NULL;
}

/* Texts that no article has and no text was cut from. A highlight may still be on one, so that is asked of each; of
 * all, it would be too much. */
static PdRowSet *
find_texts (PdConnection *connection,
            GError **error)
{
  static const char *const queries[] = {
    "SELECT id FROM text INDEXED BY text_by_length",
    "SELECT text_id FROM article INDEXED BY article_by_text",
    "SELECT extracted_id FROM text INDEXED BY text_by_extracted WHERE extracted_id IS NOT NULL",
  };
  g_autoptr (PdRowSet) texts = pd_row_set_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (PdRowSet) found = pd_row_set_new ();
      sqlite3_stmt *statement = pd_connection_prepare (connection, queries[i], error);

      if (statement == NULL || !pd_row_set_add_rows (i == 0 ? texts : found, connection, statement, NULL, error))
        return NULL;
      pd_row_set_subtract (texts, found);
    }
  return g_steal_pointer (&texts);
}

static gboolean
purge_articles (Purge *self,
                GArray *articles,
                GError **error)
{
  for (guint i = 0; i < articles->len && g_get_monotonic_time () < self->end; i++)
    {
      const gint64 *ids = &g_array_index (articles, gint64, 2 * i);
      gboolean needed;

      if (!is_needed (self, pd_journal_find_table ("article"), ids[0], &needed, error)
          || (!needed && !delete_article (self->connection, ids, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_extracted (PdConnection *connection,
               gint64 text,
               gint64 *extracted,
               GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT extracted_id FROM text WHERE id = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, text);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *extracted = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/* With its blocks and cuts; then the text that it was cut from, unless another was too. */
static gboolean
purge_text (Purge *self,
            gint64 text,
            GError **error)
{
  GHashTable *needed = g_hash_table_lookup (self->rows, text_table);

  while (text != 0 && (needed == NULL || !g_hash_table_contains (needed, &text)))
    {
      gint64 extracted;

      if (!get_extracted (self->connection, text, &extracted, error)
          || !delete_row (self->connection,
                          "DELETE FROM text WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE text_id = ?1)"
                          " AND NOT EXISTS (SELECT 1 FROM highlight WHERE text_id = ?1) AND NOT EXISTS (SELECT 1 FROM text WHERE extracted_id = ?1)",
                          text, error))
        return FALSE;
      text = sqlite3_changes (pd_connection_get_db (self->connection)) > 0 ? extracted : 0;
    }
  return TRUE;
}

static gboolean
purge_texts (Purge *self,
             PdRowSet *texts,
             GError **error)
{
  for (gint64 text = pd_row_set_next (texts, 0); text != 0 && g_get_monotonic_time () < self->end; text = pd_row_set_next (texts, text))
    {
      if (!purge_text (self, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
purge (PdConnection *connection,
       gint64 end,
       GError **error)
{
  g_auto (Purge) self = { connection, g_array_new (FALSE, FALSE, sizeof (Reference)), NULL, end };
  g_autoptr (GArray) articles = NULL;
  g_autoptr (PdRowSet) texts = NULL;

  g_array_set_clear_func (self.references, clear_reference);
  self.rows = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  articles = find_articles (connection, error);
  if (articles == NULL)
    return FALSE;
  if (articles->len == 0)
    {
      texts = find_texts (connection, error);
      if (texts == NULL)
        return FALSE;
      if (pd_row_set_next (texts, 0) == 0)
        return TRUE;
    }
  if (!find_references (&self, error)
      || !pd_journal_visit (connection, note_change, &self, error)
      || !purge_articles (&self, articles, error))
    return FALSE;
  /* Some have no article any more only now. */
  if (texts == NULL)
    texts = find_texts (connection, error);
  return texts != NULL && purge_texts (&self, texts, error);
}

/**
 * pd_purge_run:
 * @connection: a connection to write with, in no transaction
 * @error: return location for an error
 *
 * Takes articles that were deleted, or whose import was undone, out of the file once nothing that can be undone or
 * redone brings them back or needs what was on them; and texts that no article has any more, no highlight is on, and
 * nothing brings back. It does not take long: what is too much for one time is left for the next.
 *
 * Returns: whether that went well; nothing is changed where it did not
 */
gboolean
pd_purge_run (PdConnection *connection,
              GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (purge (connection, g_get_monotonic_time () + PATIENCE, error) && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_purge_run_to_end:
 * @connection: a connection to write with, in a transaction
 * @error: return location for an error
 *
 * Takes out what [func@Pd.purge_run] does, however long it takes.
 *
 * Returns: whether that went well
 */
gboolean
pd_purge_run_to_end (PdConnection *connection,
                     GError **error)
{
  gint64 before;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  do
    {
      before = sqlite3_total_changes64 (pd_connection_get_db (connection));
      if (!purge (connection, G_MAXINT64, error))
        return FALSE;
    }
  while (sqlite3_total_changes64 (pd_connection_get_db (connection)) > before);
  return TRUE;
}
