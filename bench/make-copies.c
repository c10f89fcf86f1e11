#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "language.h"
#include "pd-texts.h"

/* Makes a project of articles of which each has a text of its own, and copies of some of them, the same in every run. It prints a line of JSON for
 * each copy: its kind, and the UUIDs of the original and of the copy. Replaced is a word at a time, by one of the same length, until so much of all
 * characters is another. It is written without a search index. */

typedef struct
{
  const char *kind;
  double replaced;
  guint n_characters;
} Plan;

static const Plan plans[] = {
  { "verbatim", 0, 0 },
  { "trimmed", 0, 0 },
  { "replaced-14", 0.14, 0 },
  { "replaced-30", 0.3, 0 },
  { "replaced-50", 0.5, 0 },
  { "paragraph-200", 0, 0 },
  { "long-10000", 0.14, 10000 },
  { "long-100000", 0.14, 100000 },
};

typedef struct
{
  PdConnection *connection;
  Language language;
  guint n_articles;
} Maker;

static void
run (Maker *self,
     sqlite3_stmt *statement)
{
  GError *error = NULL;
  gboolean has_row;

  bench_require (pd_connection_step (self->connection, statement, &has_row, &error), &error);
  sqlite3_reset (statement);
}

static char *
insert_article (Maker *self,
                const char *text,
                guint day)
{
  guint number = ++self->n_articles;
  g_autoptr (GArray) cuts = pd_cuts_new ();
  g_autoptr (PdText) made = NULL;
  g_autofree char *date = g_strdup_printf ("2025-%02u-%02u", 1 + day / 28 % 12, 1 + day % 28);
  char *id = bench_uuid (self->language.rand, number);
  GError *error = NULL;
  sqlite3_stmt *statement;
  gint64 row;

  made = pd_text_new (text, -1, NULL, &error);
  bench_require (made != NULL && pd_texts_insert_text (self->connection, made, cuts, 0, &row, &error), &error);
  statement = pd_connection_prepare (self->connection,
                                     "INSERT INTO article (uuid, present, text_id, source_file_id, date, language, format, coder_id, created, modified)"
                                     " VALUES (?1, 1, ?3, 1, ?2, 'zh-Hans', 'text/plain', 1, 0, 0)",
                                     &error);
  bench_require (statement != NULL, &error);
  pd_statement_bind_text (statement, 1, id);
  pd_statement_bind_text (statement, 2, date);
  sqlite3_bind_int64 (statement, 3, row);
  run (self, statement);
  return id;
}

static const char *
draw_other (Maker *self,
            const char *word)
{
  glong length = g_utf8_strlen (word, -1);

  for (guint i = 0; i < 1000; i++)
    {
      const char *other = self->language.words[language_draw (&self->language)];

      if (!g_str_equal (word, other) && g_utf8_strlen (other, -1) == length)
        return other;
    }
  return word;
}

/* The words are those that the text was made of, in order; what stands between them is punctuation. */
static void
replace_words (Maker *self,
               const char *text,
               GArray *words,
               double share,
               GString *copy)
{
  const char *p = text;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = self->language.words[g_array_index (words, guint, i)];

      while (*p != '\0' && !g_str_has_prefix (p, word))
        {
          g_string_append_len (copy, p, g_utf8_next_char (p) - p);
          p = g_utf8_next_char (p);
        }
      g_string_append (copy, g_rand_double (self->language.rand) < share ? draw_other (self, word) : word);
      p += strlen (word);
    }
  g_string_append (copy, p);
}

/* Some 200 characters of whole sentences, among an article of its own. */
static void
lift_paragraph (Maker *self,
                const char *text,
                guint n_characters,
                GString *copy)
{
  const char *start = g_utf8_strchr (g_utf8_offset_to_pointer (text, n_characters / 3), -1, 0x3002);
  const char *end;

  start = start != NULL ? g_utf8_next_char (start) : text;
  end = g_utf8_offset_to_pointer (start, MIN (200, g_utf8_strlen (start, -1)));
  g_array_set_size (self->language.used, 0);
  language_make_text (&self->language, copy, n_characters / 2);
  g_string_append_c (copy, '\n');
  g_string_append_len (copy, start, end - start);
  g_string_append_c (copy, '\n');
  {
    g_autoptr (GString) rest = g_string_new (NULL);

    language_make_text (&self->language, rest, n_characters / 2);
    g_string_append (copy, rest->str);
  }
}

static void
make_copy (Maker *self,
           const Plan *plan,
           const char *text,
           guint n_characters,
           GString *copy)
{
  g_autoptr (GArray) words = g_array_copy (self->language.used);

  g_string_truncate (copy, 0);
  if (g_str_equal (plan->kind, "trimmed"))
    g_string_append_len (copy, text, g_utf8_offset_to_pointer (text, g_utf8_strlen (text, -1) / 2) - text);
  else if (g_str_equal (plan->kind, "paragraph-200"))
    lift_paragraph (self, text, n_characters, copy);
  else
    replace_words (self, text, words, plan->replaced, copy);
}

static void
make_articles (Maker *self,
               guint n_articles,
               guint n_characters,
               guint n_copies)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) copy = g_string_new (NULL);

  for (guint i = 0; i < n_articles; i++)
    {
      const Plan *plan = i < n_copies * 6 ? &plans[i % 6] : i < n_copies * 6 + 2 ? &plans[6 + i % 2]
                                                                                 : NULL;
      guint n = plan != NULL && plan->n_characters > 0 ? plan->n_characters : n_characters;
      g_autofree char *original = NULL;
      g_autofree char *copied = NULL;

      g_array_set_size (self->language.used, 0);
      language_make_text (&self->language, text, n);
      original = insert_article (self, text->str, i % 300);
      if (plan == NULL)
        continue;
      make_copy (self, plan, text->str, n, copy);
      copied = insert_article (self, copy->str, i % 300 + 1 + i % 30);
      printf ("{\"kind\": \"%s\", \"original\": \"%s\", \"copy\": \"%s\"}\n", plan->kind, original, copied);
    }
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GString) triggers = g_string_new ("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN;");
  Maker maker = { 0 };
  GError *error = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  if (argc != 5)
    {
      g_printerr ("make-copies ARTICLES CHARACTERS COPIES PROJECT\n");
      return EXIT_FAILURE;
    }
  language_init (&maker.language);
  bench_close (bench_open (argv[4]));
  maker.connection = pd_connection_open (argv[4], PD_CONNECTION_WRITE, &error);
  bench_require (maker.connection != NULL, &error);
  statement = pd_connection_prepare (maker.connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'search_*'", &error);
  bench_require (statement != NULL, &error);
  while (pd_connection_step (maker.connection, statement, &has_row, &error) && has_row)
    g_string_append_printf (triggers, "DROP TRIGGER %s;", (const char *) sqlite3_column_text (statement, 0));
  bench_require (error == NULL && pd_connection_exec (maker.connection, triggers->str, &error)
                     && pd_connection_exec (maker.connection, "INSERT INTO source_file (sha256, size, compression, bytes) VALUES ('', 0, 'none', x'')", &error),
                 &error);
  make_articles (&maker, atoi (argv[1]), atoi (argv[2]), atoi (argv[3]));
  bench_require (pd_connection_exec (maker.connection, "COMMIT; PRAGMA journal_mode = DELETE", &error) && pd_connection_close (maker.connection, &error), &error);
  g_object_unref (maker.connection);
  return EXIT_SUCCESS;
}
