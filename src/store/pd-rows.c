#include "pd-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-article-rows.h"
#include "pd-own-fields.h"
#include "pd-tag-path.h"

/* Every word has a table of the same make, so one set of statements, made from the columns, serves them all. */

typedef struct
{
  PdConnection *connection;
  gint64 coder;
  gint64 now;
} Context;

/**
 * pd_rows_find:
 * @connection: a connection
 * @word: what it is a row of
 * @id: a UUID
 * @row: (out): the row's number in this file
 * @error: return location for an error
 *
 * Returns: whether there is such a row; otherwise %PD_STORE_ERROR_NOT_FOUND
 */
gboolean
pd_rows_find (PdConnection *connection,
              PdWord word,
              const char *id,
              gint64 *row,
              GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  sql = g_strconcat ("SELECT id FROM ", pd_word_get_table (word)->base, " WHERE uuid = ?", NULL);
  statement = pd_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *row = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  if (!has_row)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("“%s” is not in the project, or no longer."), id);
      return FALSE;
    }
  return TRUE;
}

/**
 * pd_rows_bind:
 * @connection: a connection
 * @statement: one of its statements
 * @index: from 1
 * @column: a column
 * @cell: its value
 * @error: return location for an error
 *
 * Binds a value of a column: of a reference, the row's number.
 *
 * Returns: whether the column may have it
 */
gboolean
pd_rows_bind (PdConnection *connection,
              sqlite3_stmt *statement,
              int index,
              const PdColumn *column,
              const PdCell *cell,
              GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (cell->is_null)
    {
      sqlite3_bind_null (statement, index);
      return TRUE;
    }
  if (column->type == PD_COLUMN_REFERENCE)
    {
      PdWord target;
      gint64 row;

      if (!pd_word_from_name (column->target, &target) || !pd_rows_find (connection, target, cell->text, &row, error))
        return FALSE;
      sqlite3_bind_int64 (statement, index, row);
      return TRUE;
    }
  if (pd_column_is_number (column))
    sqlite3_bind_int64 (statement, index, cell->integer);
  else if (!pd_column_accepts (column, cell->text))
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("“%s” cannot stand in “%s”."), cell->text, column->name);
      return FALSE;
    }
  else
    sqlite3_bind_text (statement, index, cell->text, cell->n_bytes, SQLITE_TRANSIENT);
  return TRUE;
}

static const char *
get_column_name (const PdColumn *column)
{
  return column->type == PD_COLUMN_ID ? "uuid" : column->name;
}

static void
append_name (GString *sql,
             const char *name)
{
  g_string_append (sql, sql->len > 0 ? ", \"" : "\"");
  g_string_append (sql, name);
  g_string_append_c (sql, '"');
}

static gboolean
fail_text (GError **error)
{
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("The article is no longer there, or its text has changed."));
  return FALSE;
}

/* A mark belongs to the text it was made on: where that has been replaced meanwhile, it must not be put on the new one. */
static gboolean
get_text (Context *context,
          PdRecord *highlight,
          gint64 *text,
          GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (context->connection, "SELECT t.id FROM article a JOIN text t ON t.id = a.text_id WHERE a.uuid = ? AND a.present AND t.sha256 = ?", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID));
  pd_statement_bind_text (statement, 2, pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256));
  if (!pd_connection_step (context->connection, statement, &has_row, error))
    return FALSE;
  *text = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return has_row || fail_text (error);
}

/* The same, of a mark that is there and is moved: to the text that its new offsets count in, which must be the article's. */
static gboolean
get_new_text (Context *context,
              PdRecord *highlight,
              gint64 *text,
              GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  *text = 0;
  if (pd_record_get_word (highlight) != PD_WORD_HIGHLIGHT || !pd_record_is_set (highlight, PD_HIGHLIGHT_START))
    return TRUE;
  statement = pd_connection_prepare (context->connection,
                                     "SELECT t.id FROM highlight h JOIN article a ON a.id = h.article_id JOIN text t ON t.id = a.text_id WHERE h.uuid = ? AND a.present AND t.sha256 = ?", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_record_get_id (highlight));
  pd_statement_bind_text (statement, 2, pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256));
  if (!pd_connection_step (context->connection, statement, &has_row, error))
    return FALSE;
  *text = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return has_row || fail_text (error);
}

/* Tagging twice is tagging once. */
static gboolean
is_tagged (Context *context,
           PdRecord *record,
           gboolean *tagged,
           GError **error)
{
  gboolean article = pd_record_get_word (record) == PD_WORD_ARTICLE_TAG;
  sqlite3_stmt *statement;

  *tagged = FALSE;
  if (!article && pd_record_get_word (record) != PD_WORD_HIGHLIGHT_TAG)
    return TRUE;
  statement = pd_connection_prepare (context->connection,
                                     article ? "SELECT 1 FROM article_tag WHERE article_id = (SELECT id FROM article WHERE uuid = ?) AND tag_id = (SELECT id FROM tag WHERE uuid = ?)"
                                             : "SELECT 1 FROM highlight_tag WHERE highlight_id = (SELECT id FROM highlight WHERE uuid = ?) AND tag_id = (SELECT id FROM tag WHERE uuid = ?)",
                                     error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_record_get_text (record, article ? PD_ARTICLE_TAG_ARTICLE_ID : PD_HIGHLIGHT_TAG_HIGHLIGHT_ID));
  pd_statement_bind_text (statement, 2, pd_record_get_text (record, article ? PD_ARTICLE_TAG_TAG_ID : PD_HIGHLIGHT_TAG_TAG_ID));
  if (!pd_connection_step (context->connection, statement, tagged, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/* Of the project's own fields what is in one must fit it, whichever of the two was written. */
static gboolean
check_own_field (Context *context,
                 PdRecord *record,
                 GError **error)
{
  PdWord word = pd_record_get_word (record);
  const char *id = pd_record_get_id (record);
  g_autofree char *value = NULL;
  sqlite3_stmt *statement;
  gint64 field = 0;
  gboolean has_row;

  if (word == PD_WORD_FIELD)
    return pd_rows_find (context->connection, word, id, &field, error) && pd_own_fields_check (context->connection, field, error);
  if (word != PD_WORD_FIELD_VALUE)
    return TRUE;
  statement = pd_connection_prepare (context->connection, "SELECT field_id, value FROM own_field_value WHERE uuid = ?", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  if (!pd_connection_step (context->connection, statement, &has_row, error))
    return FALSE;
  g_assert (has_row);
  field = sqlite3_column_int64 (statement, 0);
  value = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  sqlite3_reset (statement);
  return pd_own_fields_accept (context->connection, field, value, error);
}

/* A tag nested under itself, or deeper than the views go, would vanish from every list. */
static gboolean
check_nesting (Context *context,
               PdRecord *tag,
               GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row, is_cycle;
  int n_levels;

  if (pd_record_get_word (tag) != PD_WORD_TAG || pd_record_get_text (tag, PD_TAG_PARENT_ID) == NULL)
    return TRUE;
  statement = pd_connection_prepare (context->connection,
                                     "WITH RECURSIVE"
                                     " up (id, level) AS (SELECT id, 1 FROM tag WHERE uuid = ?1 UNION ALL SELECT tag.parent_id, level + 1 FROM tag JOIN up USING (id) WHERE tag.parent_id IS NOT NULL AND level <= ?3),"
                                     " down (id, level) AS (SELECT id, 1 FROM tag WHERE uuid = ?2 UNION ALL SELECT tag.id, level + 1 FROM tag JOIN down ON tag.parent_id = down.id WHERE level <= ?3) "
                                     "SELECT EXISTS (SELECT 1 FROM up JOIN tag USING (id) WHERE tag.uuid = ?2), coalesce((SELECT max(level) FROM up), 0) + coalesce((SELECT max(level) FROM down), 1)",
                                     error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_record_get_text (tag, PD_TAG_PARENT_ID));
  pd_statement_bind_text (statement, 2, pd_record_get_id (tag));
  sqlite3_bind_int (statement, 3, PD_TAG_PATH_MAX_LEVELS);
  if (!pd_connection_step (context->connection, statement, &has_row, error))
    return FALSE;
  g_assert (has_row);
  is_cycle = sqlite3_column_int (statement, 0) != 0;
  n_levels = sqlite3_column_int (statement, 1);
  sqlite3_reset (statement);
  if (is_cycle)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A tag cannot be nested under itself."));
      return FALSE;
    }
  if (n_levels > PD_TAG_PATH_MAX_LEVELS)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("Tags can be nested %d levels deep, and no deeper."), PD_TAG_PATH_MAX_LEVELS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
insert (Context *context,
        PdRecord *record,
        GError **error)
{
  const PdTable *table = pd_record_get_table (record);
  gboolean is_highlight = pd_record_get_word (record) == PD_WORD_HIGHLIGHT;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autofree guint *columns = g_new (guint, table->n_columns);
  guint n_columns = 0;
  sqlite3_stmt *statement;
  gint64 text = 0;
  gboolean tagged;

  if (!is_tagged (context, record, &tagged, error))
    return FALSE;
  if (tagged)
    return TRUE;
  if (!check_nesting (context, record, error))
    return FALSE;
  if (is_highlight && !get_text (context, record, &text, error))
    return FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdColumn *column = &table->columns[i];
      gboolean filled_in = g_str_equal (column->name, "coder_id") || g_str_equal (column->name, "created") || g_str_equal (column->name, "modified");

      if ((column->flags & PD_COLUMN_DERIVED) != 0 || (!pd_record_has_column (record, i) && !filled_in))
        continue;
      append_name (names, get_column_name (column));
      g_string_append (marks, n_columns > 0 ? ", ?" : "?");
      columns[n_columns++] = i;
    }
  sql = g_strconcat ("INSERT INTO ", table->base, " (", names->str, is_highlight ? ", text_id" : "", ") VALUES (", marks->str, is_highlight ? ", ?)" : ")", NULL);
  statement = pd_connection_prepare (context->connection, sql, error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      const PdColumn *column = &table->columns[columns[i]];

      if (pd_record_has_column (record, columns[i]))
        {
          if (!pd_rows_bind (context->connection, statement, i + 1, column, pd_record_get_cell (record, columns[i]), error))
            return FALSE;
        }
      else
        sqlite3_bind_int64 (statement, i + 1, column->type == PD_COLUMN_TIME ? context->now : context->coder);
    }
  if (is_highlight)
    sqlite3_bind_int64 (statement, n_columns + 1, text);
  return pd_connection_run (context->connection, statement, error)
         && check_own_field (context, record, error);
}

/* As many at once are, so that one is no different. */
static gboolean
update_article (Context *context,
                PdRecord *record,
                GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 row;

  if (!pd_rows_find (context->connection, PD_WORD_ARTICLE, pd_record_get_id (record), &row, error))
    return FALSE;
  g_array_append_val (articles, row);
  return pd_article_rows_update (context->connection, articles, record, TRUE, context->now, error);
}

static gboolean
update (Context *context,
        PdRecord *record,
        GError **error)
{
  const PdTable *table = pd_record_get_table (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean set_modified = FALSE;
  gint64 row, text;
  int n = 0;

  if (pd_record_get_word (record) == PD_WORD_ARTICLE)
    return update_article (context, record, error);
  if (!check_nesting (context, record, error))
    return FALSE;
  g_string_append_printf (sql, "UPDATE %s SET ", table->base);
  for (guint i = 1; i < table->n_columns; i++)
    {
      const PdColumn *column = &table->columns[i];

      if ((column->flags & PD_COLUMN_DERIVED) != 0 || !pd_record_has_column (record, i) || g_str_equal (column->name, "modified"))
        continue;
      g_string_append_printf (sql, "\"%s\" = ?, ", column->name);
      set_modified = TRUE;
    }
  if (!set_modified)
    return TRUE;

  if (!pd_rows_find (context->connection, pd_record_get_word (record), pd_record_get_id (record), &row, error) || !get_new_text (context, record, &text, error))
    return FALSE;
  g_string_append (sql, text != 0 ? "text_id = ?, modified = ? WHERE id = ?" : "modified = ? WHERE id = ?");
  statement = pd_connection_prepare (context->connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 1; i < table->n_columns; i++)
    {
      const PdColumn *column = &table->columns[i];

      if ((column->flags & PD_COLUMN_DERIVED) != 0 || !pd_record_has_column (record, i) || g_str_equal (column->name, "modified"))
        continue;
      if (!pd_rows_bind (context->connection, statement, ++n, column, pd_record_get_cell (record, i), error))
        return FALSE;
    }
  if (text != 0)
    sqlite3_bind_int64 (statement, ++n, text);
  sqlite3_bind_int64 (statement, ++n, context->now);
  sqlite3_bind_int64 (statement, ++n, row);
  return pd_connection_run (context->connection, statement, error)
         && check_own_field (context, record, error);
}

/**
 * pd_rows_bury:
 * @connection: a connection
 * @table: the table of a row
 * @id: its UUID
 * @coder: the row of who removes it
 * @now: milliseconds since 1970
 * @error: return location for an error
 *
 * Remembers that a row was removed.
 *
 * Returns: whether that went well
 */
gboolean
pd_rows_bury (PdConnection *connection,
              const PdTable *table,
              const char *id,
              gint64 coder,
              gint64 now,
              GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (table != NULL && table->base != NULL, FALSE);

  statement = pd_connection_prepare (connection, "INSERT INTO tombstone (uuid, word, coder_id, removed) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  pd_statement_bind_text (statement, 2, table->base);
  sqlite3_bind_int64 (statement, 3, coder);
  sqlite3_bind_int64 (statement, 4, now);
  return pd_connection_run (connection, statement, error);
}

static gboolean
remove_row (Context *context,
            PdRecord *record,
            GError **error)
{
  const PdTable *table = pd_record_get_table (record);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gint64 row;

  if (!pd_rows_find (context->connection, pd_record_get_word (record), pd_record_get_id (record), &row, error))
    return FALSE;

  /* An article is big, so it only steps out of sight until nothing can bring it back. */
  if (pd_record_get_word (record) == PD_WORD_ARTICLE)
    sql = g_strdup ("UPDATE article SET present = 0 WHERE id = ?");
  else
    sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table->base);
  statement = pd_connection_prepare (context->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  if (!pd_connection_run (context->connection, statement, error))
    return FALSE;

  return pd_rows_bury (context->connection, table, pd_record_get_id (record), context->coder, context->now, error);
}

static gboolean
apply_to_articles (Context *context,
                   PdOperation operation,
                   GArray *articles,
                   PdRecord *record,
                   GError **error)
{
  if (operation == PD_OPERATION_UPDATE)
    return pd_article_rows_update (context->connection, articles, record, TRUE, context->now, error);
  if (operation == PD_OPERATION_INSERT)
    return pd_article_rows_put (context->connection, articles, record, context->coder, context->now, error);
  if (pd_record_get_word (record) == PD_WORD_ARTICLE)
    return pd_article_rows_hide (context->connection, articles, context->coder, context->now, error);
  return pd_article_rows_remove (context->connection, articles, record, context->coder, context->now, error);
}

/**
 * pd_rows_apply:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @edit: what to do
 * @coder: the row of who does it
 * @error: return location for an error
 *
 * Carries out the steps of an edit.
 *
 * Returns: whether all went well
 */
gboolean
pd_rows_apply (PdConnection *connection,
               PdEdit *edit,
               gint64 coder,
               GError **error)
{
  Context context = { connection, coder, g_get_real_time () / 1000 };

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (PD_IS_EDIT (edit), FALSE);

  for (guint i = 0; i < pd_edit_get_n_steps (edit); i++)
    {
      PdOperation operation;
      PdRecord *record = pd_edit_get_step (edit, i, &operation);
      GArray *articles = pd_edit_get_step_articles (edit, i);
      gboolean ok;

      if (articles != NULL)
        ok = apply_to_articles (&context, operation, articles, record, error);
      else if (operation == PD_OPERATION_INSERT)
        ok = insert (&context, record, error);
      else if (operation == PD_OPERATION_UPDATE)
        ok = update (&context, record, error);
      else
        ok = remove_row (&context, record, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}
