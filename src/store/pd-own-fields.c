#include "pd-own-fields.h"

#include <glib/gi18n-lib.h>

#include "pd-table.h"

/* What a value of a type looks like: as a column of articles would write it. */
static gboolean
has_form (const char *type,
          const char *value)
{
  const PdColumn number = { "value", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, NULL };
  const PdColumn date = { "value", PD_COLUMN_DATE, 0, NULL, NULL, NULL, NULL };

  if (g_str_equal (type, "number"))
    return pd_column_accepts (&number, value);
  if (g_str_equal (type, "date"))
    return pd_column_accepts (&date, value);
  return *value != '\0';
}

/**
 * pd_own_fields_accept:
 * @connection: a connection
 * @field: the row of a field of the project's own
 * @value: a value
 * @error: return location for an error
 *
 * Returns: whether the field may have that value; otherwise %PD_STORE_ERROR_INVALID
 */
gboolean
pd_own_fields_accept (PdConnection *connection,
                      gint64 field,
                      const char *value,
                      GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row, accepted = FALSE;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  statement = pd_connection_prepare (connection,
                                     "SELECT name, type, type <> 'choice' OR ?2 IN (SELECT j.value FROM json_each (iif (json_valid (choices), choices, '[]')) j WHERE j.type = 'text') FROM own_field WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, field);
  pd_statement_bind_text (statement, 2, value);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  if (has_row)
    accepted = has_form ((const char *) sqlite3_column_text (statement, 1), value) && sqlite3_column_int (statement, 2) != 0;
  if (!accepted)
    g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("“%s” does not fit the field “%s”."), value, has_row ? (const char *) sqlite3_column_text (statement, 0) : "");
  sqlite3_reset (statement);
  return accepted;
}

/* The choices are texts, each different, and there is one at least. */
static gboolean
check_choices (PdConnection *connection,
               gint64 field,
               GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection,
                                                   "SELECT type = 'choice', choices IS NULL, iif (json_valid (choices), (SELECT count(*) > 0 AND count(*) = count(DISTINCT j.value)"
                                                   " AND min (j.type = 'text' AND j.value <> '') FROM json_each (choices) j), 0) FROM own_field WHERE id = ?",
                                                   error);
  gboolean has_row, ok;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, field);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  ok = !has_row || (sqlite3_column_int (statement, 0) ? sqlite3_column_int (statement, 2) != 0 : sqlite3_column_int (statement, 1) != 0);
  sqlite3_reset (statement);
  if (!ok)
    g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A field with a choice needs something to choose from, each only once, and no other field has any."));
  return ok;
}

/**
 * pd_own_fields_check:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @field: the row of a field of the project's own
 * @error: return location for an error
 *
 * Checks that a field is well made, and that the values that articles have in it fit.
 *
 * Returns: whether they do; otherwise %PD_STORE_ERROR_INVALID
 */
gboolean
pd_own_fields_check (PdConnection *connection,
                     gint64 field,
                     GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!check_choices (connection, field, error))
    return FALSE;
  statement = pd_connection_prepare (connection, "SELECT DISTINCT value FROM own_field_value WHERE field_id = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, field);
  do
    {
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (values, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  while (has_row);
  for (guint i = 0; i < values->len; i++)
    {
      if (!pd_own_fields_accept (connection, field, g_ptr_array_index (values, i), error))
        return FALSE;
    }
  return TRUE;
}
