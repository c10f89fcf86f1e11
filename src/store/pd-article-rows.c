#include "pd-article-rows.h"

#include <glib/gi18n-lib.h>

#include "pd-own-fields.h"
#include "pd-rows.h"
#include "pd-uuid.h"

/* What is done to many articles at once: a statement is prepared once and run for each, so that 100,000 take a second or
 * two. Articles that are no longer there are passed over. */

static gboolean
is_field (guint column)
{
  return column >= PD_KEY_INDEX (PD_ARTICLE_FIRST_FIELD) && column <= PD_KEY_INDEX (PD_ARTICLE_LAST_FIELD);
}

/* Where the value of a column comes from: from now on a person has typed it. */
static gboolean
note_typed (PdConnection *connection,
            gint64 article,
            const char *field,
            gint64 now,
            GError **error)
{
  g_autofree char *id = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection, "SELECT origin = 'typed' FROM article_field WHERE article_id = ? AND field = ? ORDER BY 1 LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  pd_statement_bind_text (statement, 2, field);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      gboolean typed = sqlite3_column_int (statement, 0) != 0;

      sqlite3_reset (statement);
      if (typed)
        return TRUE;
      statement = pd_connection_prepare (connection, "UPDATE article_field SET origin = 'typed', place = NULL, modified = ?1 WHERE article_id = ?2 AND field = ?3", error);
    }
  else
    {
      id = pd_uuid_new ();
      statement = pd_connection_prepare (connection, "INSERT INTO article_field (uuid, article_id, field, origin, created, modified) VALUES (?4, ?2, ?3, 'typed', ?1, ?1)", error);
    }
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, now);
  sqlite3_bind_int64 (statement, 2, article);
  pd_statement_bind_text (statement, 3, field);
  if (id != NULL)
    pd_statement_bind_text (statement, 4, id);
  return pd_connection_run (connection, statement, error);
}

/* UPDATE article SET title = ?3, title_key = pd_title_key (?3), modified = ?2 WHERE id = ?1 AND present AND (title IS NOT ?3) */
static char *
make_update (PdRecord *values,
             GArray *columns)
{
  const PdTable *table = pd_record_get_table (values);
  g_autoptr (GString) set = g_string_new (NULL);
  g_autoptr (GString) differs = g_string_new (NULL);

  for (guint i = 1; i < table->n_columns; i++)
    {
      const char *name = table->columns[i].name;
      guint number = columns->len + 3;

      if ((table->columns[i].flags & PD_COLUMN_DERIVED) != 0 || !pd_record_has_column (values, i) || g_str_equal (name, "modified"))
        continue;
      g_string_append_printf (set, "\"%s\" = ?%u, ", name, number);
      if (i == PD_KEY_INDEX (PD_ARTICLE_TITLE))
        g_string_append_printf (set, "title_key = pd_title_key (?%u), ", number);
      g_string_append_printf (differs, "%s\"%s\" IS NOT ?%u", differs->len > 0 ? " OR " : "", name, number);
      g_array_append_val (columns, i);
    }
  return g_strdup_printf ("UPDATE article SET %smodified = ?2 WHERE id = ?1 AND present AND (%s)", set->str, differs->str);
}

static gboolean
is_present (PdConnection *connection,
            gint64 article,
            gboolean *present,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT 1 FROM article WHERE id = ? AND present", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  if (!pd_connection_step (connection, statement, present, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * pd_article_rows_update:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @articles: (element-type gint64): the rows of articles
 * @values: what all of them are to have; its identifier is ignored
 * @typed: whether a person says so: what is known of an article and is set here counts as typed then, also where it stays
 *   what it was, for somebody has looked
 * @now: milliseconds since 1970
 * @error: return location for an error
 *
 * Changes columns of many articles.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_rows_update (PdConnection *connection,
                        GArray *articles,
                        PdRecord *values,
                        gboolean typed,
                        gint64 now,
                        GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  const PdTable *table;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (pd_record_get_word (values) == PD_WORD_ARTICLE, FALSE);

  table = pd_record_get_table (values);
  sql = make_update (values, columns);
  if (columns->len == 0)
    return TRUE;
  statement = pd_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 2, now);
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);

      if (!pd_rows_bind (connection, statement, i + 3, &table->columns[column], pd_record_get_cell (values, column), error))
        return FALSE;
    }
  for (guint i = 0; i < articles->len; i++)
    {
      gint64 article = g_array_index (articles, gint64, i);
      gboolean present;

      sqlite3_bind_int64 (statement, 1, article);
      if (!pd_connection_run (connection, statement, error) || !is_present (connection, article, &present, error))
        return FALSE;
      for (guint k = 0; typed && present && k < columns->len; k++)
        {
          guint column = g_array_index (columns, guint, k);

          if (is_field (column) && !note_typed (connection, article, table->columns[column].name, now, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Rows that an article has at most one of for each row of another table. */
static const struct
{
  PdWord word;
  PdKey key;
  PdKey value;
} kinds[] = {
  { PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, 0 },
  { PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_FIELD_ID, PD_FIELD_VALUE_VALUE },
  { PD_WORD_ARTICLE_TAG, PD_ARTICLE_TAG_TAG_ID, 0 },
  { PD_WORD_ASSIGNMENT, PD_ASSIGNMENT_CODER_ID, PD_ASSIGNMENT_STATE },
};

typedef struct
{
  PdConnection *connection;
  PdRecord *row;
  const PdTable *table;
  /* The column that says which row of the other table, and that row. */
  const char *column;
  gint64 other;
  const char *value_column;
  const char *value;
  gint64 coder;
  gint64 now;
} Put;

static gboolean
put_init (Put *self,
          PdConnection *connection,
          PdRecord *row,
          gint64 coder,
          gint64 now,
          GError **error)
{
  *self = (Put) { .connection = connection, .row = row, .table = pd_record_get_table (row), .coder = coder, .now = now };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *id = kinds[i].word == pd_record_get_word (row) ? pd_record_get_text (row, kinds[i].key) : NULL;
      PdWord target;

      if (kinds[i].word != pd_record_get_word (row))
        continue;
      self->column = self->table->columns[PD_KEY_INDEX (kinds[i].key)].name;
      if (kinds[i].value != 0)
        {
          self->value_column = self->table->columns[PD_KEY_INDEX (kinds[i].value)].name;
          self->value = pd_record_get_text (row, kinds[i].value);
        }
      /* An assignment without a coder is that of who works with the project. */
      self->other = coder;
      return (id == NULL && kinds[i].word == PD_WORD_ASSIGNMENT)
             || (pd_word_from_name (self->table->columns[PD_KEY_INDEX (kinds[i].key)].target, &target) && pd_rows_find (connection, target, id, &self->other, error));
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
check_value (Put *self,
             GError **error)
{
  const char *value = self->value != NULL ? self->value : "";

  if (self->value_column == NULL)
    return TRUE;
  if (pd_record_get_word (self->row) != PD_WORD_ASSIGNMENT)
    return pd_own_fields_accept (self->connection, self->other, value, error);
  if (pd_column_accepts (&self->table->columns[PD_KEY_INDEX (PD_ASSIGNMENT_STATE)], value))
    return TRUE;
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("“%s” cannot stand in “%s”."), value, self->value_column);
  return FALSE;
}

/* The row that an article has already, or 0. */
static gboolean
find_row (Put *self,
          gint64 article,
          gint64 *row,
          char **id,
          GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, uuid FROM %s WHERE article_id = ? AND %s = ? LIMIT 1", self->table->base, self->column);
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  sqlite3_bind_int64 (statement, 2, self->other);
  if (!pd_connection_step (self->connection, statement, &has_row, error))
    return FALSE;
  *row = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  if (id != NULL)
    *id = has_row ? g_strdup ((const char *) sqlite3_column_text (statement, 1)) : NULL;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
insert_row (Put *self,
            gint64 article,
            GError **error)
{
  gboolean assignment = pd_record_get_word (self->row) == PD_WORD_ASSIGNMENT;
  g_autofree char *id = pd_uuid_new ();
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  if (assignment)
    sql = g_strdup ("INSERT INTO assignment (uuid, article_id, coder_id, created, modified, state, started, finished)"
                    " VALUES (?1, ?2, ?3, ?5, ?5, ?6, iif (?6 = 'to-do', NULL, ?5), iif (?6 = 'done', ?5, NULL))");
  else
    sql = g_strdup_printf ("INSERT INTO %s (uuid, article_id, %s, coder_id, created, modified%s%s) VALUES (?1, ?2, ?3, ?4, ?5, ?5%s)",
                           self->table->base, self->column, self->value_column != NULL ? ", " : "", self->value_column != NULL ? self->value_column : "", self->value_column != NULL ? ", ?6" : "");
  statement = pd_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, article);
  sqlite3_bind_int64 (statement, 3, self->other);
  if (!assignment)
    sqlite3_bind_int64 (statement, 4, self->coder);
  sqlite3_bind_int64 (statement, 5, self->now);
  if (self->value_column != NULL)
    pd_statement_bind_text (statement, 6, self->value);
  return pd_connection_run (self->connection, statement, error);
}

/* When reading began, and when it was done, are kept as long as that is so. */
static gboolean
update_row (Put *self,
            gint64 row,
            GError **error)
{
  sqlite3_stmt *statement;

  if (self->value_column == NULL)
    return TRUE;
  statement = pd_connection_prepare (self->connection,
                                     pd_record_get_word (self->row) == PD_WORD_ASSIGNMENT
                                         ? "UPDATE assignment SET state = ?1, modified = ?3, started = iif (?1 = 'to-do', NULL, coalesce (started, ?3)),"
                                           " finished = iif (?1 = 'done', coalesce (finished, ?3), NULL) WHERE id = ?2 AND state <> ?1"
                                         : "UPDATE own_field_value SET value = ?1, modified = ?3, coder_id = ?4 WHERE id = ?2 AND value <> ?1",
                                     error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, self->value);
  sqlite3_bind_int64 (statement, 2, row);
  sqlite3_bind_int64 (statement, 3, self->now);
  if (pd_record_get_word (self->row) != PD_WORD_ASSIGNMENT)
    sqlite3_bind_int64 (statement, 4, self->coder);
  return pd_connection_run (self->connection, statement, error);
}

/**
 * pd_article_rows_put:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @articles: (element-type gint64): the rows of articles
 * @row: a row of a group's members, an own field's values, tags of articles or assignments, without its article
 * @coder: the row of who does it
 * @now: milliseconds since 1970
 * @error: return location for an error
 *
 * Gives many articles a row each, or changes the one that they have.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_rows_put (PdConnection *connection,
                     GArray *articles,
                     PdRecord *row,
                     gint64 coder,
                     gint64 now,
                     GError **error)
{
  Put put;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!put_init (&put, connection, row, coder, now, error) || !check_value (&put, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    {
      gint64 article = g_array_index (articles, gint64, i), there;
      gboolean present;

      if (!is_present (connection, article, &present, error))
        return FALSE;
      if (!present)
        continue;
      if (!find_row (&put, article, &there, NULL, error)
          || !(there != 0 ? update_row (&put, there, error) : insert_row (&put, article, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_article_rows_remove:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @articles: (element-type gint64): the rows of articles
 * @row: see [func@Pd.article_rows_put]
 * @coder: the row of who does it
 * @now: milliseconds since 1970
 * @error: return location for an error
 *
 * Takes the row away that many articles have.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_rows_remove (PdConnection *connection,
                        GArray *articles,
                        PdRecord *row,
                        gint64 coder,
                        gint64 now,
                        GError **error)
{
  g_autofree char *sql = NULL;
  Put put;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!put_init (&put, connection, row, coder, now, error))
    return FALSE;
  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", put.table->base);
  for (guint i = 0; i < articles->len; i++)
    {
      g_autofree char *id = NULL;
      sqlite3_stmt *statement;
      gint64 there;

      if (!find_row (&put, g_array_index (articles, gint64, i), &there, &id, error))
        return FALSE;
      if (there == 0)
        continue;
      statement = pd_connection_prepare (connection, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, there);
      if (!pd_connection_run (connection, statement, error) || !pd_rows_bury (connection, put.table, id, coder, now, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_article_rows_hide:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @articles: (element-type gint64): the rows of articles
 * @coder: the row of who does it
 * @now: milliseconds since 1970
 * @error: return location for an error
 *
 * Removes many articles. They are big, so they only step out of sight until nothing can bring them back.
 *
 * Returns: whether that went well
 */
gboolean
pd_article_rows_hide (PdConnection *connection,
                      GArray *articles,
                      gint64 coder,
                      gint64 now,
                      GError **error)
{
  const PdTable *table = pd_word_get_table (PD_WORD_ARTICLE);

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  for (guint i = 0; i < articles->len; i++)
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, "UPDATE article SET present = 0 WHERE id = ? AND present RETURNING uuid", error);
      g_autofree char *id = NULL;
      gboolean has_row;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, g_array_index (articles, gint64, i));
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        continue;
      id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
      if (!pd_rows_bury (connection, table, id, coder, now, error))
        return FALSE;
    }
  return TRUE;
}
