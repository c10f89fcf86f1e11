#include <stdlib.h>

#include "bench.h"

/* Puts the rows that one project has and a copy of it from before has not into that copy: with SQLite alone, in one
 * transaction. Only that is timed, not reading them. */

static const char *const tables[] = {
  "coder",
  "source_file",
  "text",
  "block",
  "cut",
  "import_run",
  "import_file",
  "article",
  "article_field",
  "tag",
  "claim",
  "claim_kind",
  "name",
  "highlight",
  "highlight_tag",
  "mention",
  "attribution",
};

static sqlite3_stmt *
prepare (PdConnection *connection,
         const char *sql)
{
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, &error);

  bench_require (statement != NULL, &error);
  return statement;
}

static GPtrArray *
load (PdConnection *connection,
      const char *table,
      gint64 after,
      guint *n_columns)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id > %" G_GINT64_FORMAT " ORDER BY id", table, after);
  sqlite3_stmt *statement = prepare (connection, sql);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  GError *error = NULL;
  gboolean has_row;

  *n_columns = sqlite3_column_count (statement);
  for (;;)
    {
      bench_require (pd_connection_step (connection, statement, &has_row, &error), &error);
      if (!has_row)
        return values;
      for (guint i = 0; i < *n_columns; i++)
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
    }
}

static void
insert (PdConnection *connection,
        const char *table,
        GPtrArray *values,
        guint n_columns)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  GError *error = NULL;

  g_string_append_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (guint i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  statement = prepare (connection, sql->str);
  for (guint i = 0; i < values->len; i += n_columns)
    {
      for (guint k = 0; k < n_columns; k++)
        sqlite3_bind_value (statement, k + 1, g_ptr_array_index (values, i + k));
      bench_require (pd_connection_run (connection, statement, &error), &error);
    }
}

int
main (int argc,
      char **argv)
{
  PdConnection *from, *to;
  GPtrArray *rows[G_N_ELEMENTS (tables)];
  guint n_columns[G_N_ELEMENTS (tables)];
  GError *error = NULL;
  double start;

  if (argc != 3)
    {
      g_printerr ("rows-bare FROM TO\n");
      return EXIT_FAILURE;
    }
  from = pd_connection_open (argv[1], PD_CONNECTION_READ, &error);
  bench_require (from != NULL, &error);
  to = pd_connection_open (argv[2], PD_CONNECTION_WRITE, &error);
  bench_require (to != NULL, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT coalesce(max(id), 0) FROM %s", tables[i]);
      gint64 last;

      bench_require (pd_connection_get_integer (to, sql, &last, &error), &error);
      rows[i] = load (from, tables[i], last, &n_columns[i]);
    }

  start = bench_wall ();
  bench_require (pd_connection_exec (to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE", &error), &error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    insert (to, tables[i], rows[i], n_columns[i]);
  bench_require (pd_connection_exec (to, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE", &error), &error);
  bench_report_one ("bare", bench_wall () - start);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_unref (rows[i]);
  bench_require (pd_connection_close (to, &error) && pd_connection_close (from, &error), &error);
  return EXIT_SUCCESS;
}
