#include <math.h>
#include <stdlib.h>

#include "bench.h"
#include "pd-title-order.h"

/* Makes a project of articles of which each has a text of its own, the same in every run, to be searched. Its language is made
 * up as languages are: words of one to four characters, each about as frequent as its place among the others says (G. K. Zipf, 1949), the
 * characters in them likewise, and an article keeps to its words. What matters to a search are the numbers: of 1,000 characters of Chinese news some
 * 830 pairs and some 410 characters differ, and so they do here. It is written without a search index; opening it begins one. */

#define N_CHARACTERS 3500
#define N_WORDS 60000
#define FIRST_HAN 0x4E00
#define PARAGRAPH 180

/* How likely it is that a word is one that the article has had. */
#define REPEATED 0.28

typedef struct
{
  GRand *rand;
  /* The words, and how likely it is that a word is one of those up to each. */
  char **words;
  double *shares;
  /* Those of the article that is made. */
  GArray *used;
} Language;

/* How likely each of n is, summed up, where the k-th is 1 / k^s as frequent as the first. */
static double *
make_shares (guint n,
             double s)
{
  double *shares = g_new (double, n);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    shares[i] = sum += 1 / pow (i + 2, s);
  for (guint i = 0; i < n; i++)
    shares[i] /= sum;
  return shares;
}

static guint
draw (GRand *rand,
      const double *shares,
      guint n)
{
  double wanted = g_rand_double (rand);
  guint low = 0, high = n - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (shares[middle] < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
language_init (Language *self)
{
  static const double lengths[] = { 0.08, 0.78, 0.92, 1 };
  g_autofree double *characters = make_shares (N_CHARACTERS, 0.9);

  self->rand = g_rand_new_with_seed (1);
  self->used = g_array_new (FALSE, FALSE, sizeof (guint));
  self->words = g_new (char *, N_WORDS);
  self->shares = make_shares (N_WORDS, 1);
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      /* The most frequent words are short. */
      guint n = i < 60 ? 1 : draw (self->rand, lengths, G_N_ELEMENTS (lengths)) + 1;

      for (guint k = 0; k < n; k++)
        g_string_append_unichar (word, FIRST_HAN + 5 * draw (self->rand, characters, N_CHARACTERS));
      self->words[i] = g_string_free_and_steal (g_steal_pointer (&word));
    }
}

static const char *
draw_word (Language *self)
{
  guint word;

  if (self->used->len > 0 && g_rand_double (self->rand) < REPEATED)
    word = g_array_index (self->used, guint, g_rand_int_range (self->rand, 0, self->used->len));
  else
    word = draw (self->rand, self->shares, N_WORDS);
  g_array_append_val (self->used, word);
  return self->words[word];
}

static void
make_text (Language *self,
           GString *text,
           guint n_characters)
{
  guint n = 0, n_sentence = 0, n_paragraph = 0;

  g_string_truncate (text, 0);
  while (n < n_characters)
    {
      const char *word = draw_word (self);
      guint length = g_utf8_strlen (word, -1);

      g_string_append (text, word);
      n += length;
      n_sentence += length;
      n_paragraph += length;
      if (n_sentence < 10 || g_rand_int_range (self->rand, 0, 4) > 0)
        continue;
      g_string_append (text, n_paragraph > PARAGRAPH ? "。\n" : g_rand_boolean (self->rand) ? "，"
                                                                                            : "。");
      n++;
      n_sentence = 0;
      if (n_paragraph > PARAGRAPH)
        n_paragraph = 0;
    }
}

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
  make_text (language, title, 12);
  make_text (language, text, n_characters);
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
