#include <stdlib.h>

#include "bench.h"
#include "language.h"
#include "pd-title-order.h"

/* Makes a project of articles of which each has a text of its own, the same in every run, to be searched. Its language is made
 * up as languages are: words of one to four characters, each about as frequent as its place among the others says (G. K. Zipf, 1949), the
 * characters in them likewise, and an article keeps to its words. What matters to a search are the numbers: of 1,000 characters of Chinese news some
 * 830 pairs and some 410 characters differ, and so they do here. It is written without a search index; opening it begins one. */

static void
run (PdConnection *connection,
     sqlite3_stmt *statement)
{
  GError *error = NULL;
  gboolean has_row;

  bench_require (pd_connection_step (connection, statement, &has_row, &error), &error);
  sqlite3_reset (statement);
}

static void
insert_article (PdConnection *connection,
                Language *language,
                GString *text,
                guint number,
                guint n_characters)
{
  static const char *const sources[] = { "财经观察", "晚间快报", "科技早知道", "江城晚报", "半格刻度", "慢炉子" };
  g_autofree char *hash = g_strdup_printf ("%064x", number);
  g_autofree char *id = bench_uuid (language->rand, number);
  g_autofree char *date = g_strdup_printf ("20%02u-%02u-%02u", 20 + number % 6, 1 + number / 7 % 12, 1 + number / 3 % 28);
  g_autoptr (GString) title = g_string_new (NULL);
  GError *error = NULL;
  sqlite3_stmt *statement;

  g_array_set_size (language->used, 0);
  language_make_text (language, title, 12);
  language_make_text (language, text, n_characters);
  statement = pd_connection_prepare (connection, "INSERT INTO text (sha256, length, body) VALUES (?1, ?2, ?3)", &error);
  bench_require (statement != NULL, &error);
  pd_statement_bind_text (statement, 1, hash);
  sqlite3_bind_int64 (statement, 2, g_utf8_strlen (text->str, -1));
  pd_statement_bind_text (statement, 3, text->str);
  run (connection, statement);
  statement = pd_connection_prepare (connection,
                                     "INSERT INTO article (uuid, present, text_id, source_file_id, title, title_key, source, date, language, format, coder_id, created, modified)"
                                     " VALUES (?1, 1, last_insert_rowid (), 1, ?2, pd_title_key (?2), ?3, ?4, 'zh-Hans', 'text/plain', 1, 0, 0)",
                                     &error);
  bench_require (statement != NULL, &error);
  pd_statement_bind_text (statement, 1, id);
  pd_statement_bind_text (statement, 2, title->str);
  pd_statement_bind_text (statement, 3, sources[number % G_N_ELEMENTS (sources)]);
  pd_statement_bind_text (statement, 4, date);
  run (connection, statement);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (PdConnection) connection = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) triggers = g_string_new ("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN;");
  Language language;
  GError *error = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  if (argc != 4)
    {
      g_printerr ("make-corpus ARTICLES CHARACTERS PROJECT\n");
      return EXIT_FAILURE;
    }
  language_init (&language);
  bench_close (bench_open (argv[3]));
  connection = pd_connection_open (argv[3], PD_CONNECTION_WRITE, &error);
  bench_require (connection != NULL, &error);
  statement = pd_connection_prepare (connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'search_*'", &error);
  bench_require (statement != NULL, &error);
  while (pd_connection_step (connection, statement, &has_row, &error) && has_row)
    g_string_append_printf (triggers, "DROP TRIGGER %s;", (const char *) sqlite3_column_text (statement, 0));
  bench_require (error == NULL && pd_connection_exec (connection, triggers->str, &error)
                     && pd_connection_exec (connection, "INSERT INTO source_file (sha256, size, compression, bytes) VALUES ('', 0, 'none', x'')", &error),
                 &error);
  for (int i = 0; i < atoi (argv[1]); i++)
    insert_article (connection, &language, text, i + 1, atoi (argv[2]));
  bench_require (pd_connection_exec (connection, "COMMIT; PRAGMA journal_mode = DELETE", &error) && pd_connection_close (connection, &error), &error);
  return EXIT_SUCCESS;
}
