#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "pd-article-list.h"
#include "pd-mention-finder.h"
#include "pd-project-search.h"
#include "pd-search-index.h"

/* Searches a corpus of bench-make-corpus: makes the index, and looks for strings that stand in the texts. Beside it, memmem() goes through the same
 * texts in memory, a half on each of two threads, and SQLite through them with LIKE. Then it looks for mentions of claims. */

#define N_SAMPLES 300
#define N_QUERIES 10
#define N_FIRST 200
#define CONTEXT 60
#define CLAIM_LENGTH 8

typedef struct
{
  char *text;
  guint64 hits;
} Sample;

/* The texts, one behind the other. */
typedef struct
{
  GString *bytes;
  GArray *ends;
} Texts;

static void
load_texts (Texts *texts,
            PdConnection *connection)
{
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT body FROM text ORDER BY id", &error);
  gboolean has_row;

  bench_require (statement != NULL, &error);
  texts->bytes = g_string_new (NULL);
  texts->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (pd_connection_step (connection, statement, &has_row, &error) && has_row)
    {
      gsize end;

      g_string_append (texts->bytes, (const char *) sqlite3_column_text (statement, 0));
      g_string_append_c (texts->bytes, '\0');
      end = texts->bytes->len;
      g_array_append_val (texts->ends, end);
    }
  bench_require (error == NULL, &error);
}

/* Makes the index that opening the project would make in the background. */
static void
build (const char *path,
       Texts *texts)
{
  g_autoptr (PdConnection) connection = NULL;
  GError *error = NULL;
  gint64 n_left = 1, before, after, page_size;
  double start;

  connection = pd_connection_open (path, PD_CONNECTION_WRITE, &error);
  bench_require (connection != NULL && pd_connection_exec (connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000", &error), &error);
  load_texts (texts, connection);
  bench_require (pd_connection_get_integer (connection, "PRAGMA page_size", &page_size, &error) && pd_connection_get_integer (connection, "PRAGMA page_count", &before, &error), &error);
  start = bench_wall ();
  bench_require (pd_search_index_ensure (connection, &error), &error);
  while (n_left > 0)
    bench_require (pd_search_index_continue (connection, 500, &n_left, &error), &error);
  bench_report_one ("build", bench_wall () - start);
  bench_require (pd_connection_get_integer (connection, "PRAGMA page_count", &after, &error), &error);
  bench_report_one ("text-bytes", texts->bytes->len);
  bench_report_one ("index-bytes", (after - before) * page_size);
  bench_require (pd_connection_close (connection, &error), &error);
}

static PdSearchResult *
search (PdProject *project,
        const char *text,
        guint limit,
        GArray *times)
{
  const PdSearchOptions options = { .limit = limit, .context = CONTEXT };
  g_autofree char *typed = g_strdup_printf ("\"%s\"", text);
  GError *error = NULL;
  g_autoptr (PdSearchQuery) query = pd_search_query_new (typed, &error);
  PdSearchResult *result;
  double start = bench_wall ();

  bench_require (query != NULL, &error);
  result = pd_project_search (project, query, &options, NULL, &error);
  bench_require (result != NULL, &error);
  if (times != NULL)
    g_array_append_vals (times, (double[]) { bench_wall () - start }, 1);
  return result;
}

/* Until the library shows the first articles of those that have it. */
static void
list (PdProject *project,
      PdArticleList *articles,
      const char *text,
      GArray *times)
{
  g_autofree char *typed = g_strdup_printf ("\"%s\"", text);
  g_autoptr (PdSearchQuery) query = pd_search_query_new (typed, NULL);
  g_autoptr (PdArticleQuery) wanted = pd_article_query_new ();
  double start = bench_wall ();
  guint n_loaded = 0, n = 1;

  pd_article_query_set_search (wanted, query);
  pd_article_list_set_query (articles, wanted);
  while (pd_article_list_get_loading (articles))
    g_main_context_iteration (NULL, TRUE);
  while (n_loaded < n)
    {
      n = MIN (N_FIRST, g_list_model_get_n_items (G_LIST_MODEL (articles)));
      n_loaded = 0;
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (PdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (articles), i);
          n_loaded += pd_article_item_get_record (item) != NULL;
        }
      if (n_loaded < n)
        g_main_context_iteration (NULL, TRUE);
    }
  g_array_append_vals (times, (double[]) { bench_wall () - start }, 1);
}

typedef struct
{
  const char *begin;
  const char *end;
  const char *wanted;
  guint64 n;
} Part;

static gpointer
scan_part (gpointer data)
{
  Part *part = data;
  gsize length = strlen (part->wanted);

  for (const char *at = part->begin; (at = memmem (at, part->end - at, part->wanted, length)) != NULL; at += length)
    part->n++;
  return NULL;
}

static void
scan (const Texts *texts,
      const char *text,
      GArray *times)
{
  const char *bytes = texts->bytes->str, *middle = bytes + g_array_index (texts->ends, gsize, texts->ends->len / 2);
  Part first = { bytes, middle, text, 0 }, second = { middle, bytes + texts->bytes->len, text, 0 };
  double start = bench_wall ();
  GThread *thread = g_thread_new ("scan", scan_part, &first);

  scan_part (&second);
  g_thread_join (thread);
  g_array_append_vals (times, (double[]) { bench_wall () - start }, 1);
}

static void
like (PdConnection *connection,
      const char *text,
      GArray *times)
{
  GError *error = NULL;
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", text);
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT count (*) FROM article a JOIN text t ON t.id = a.text_id WHERE a.present AND t.body LIKE ?", &error);
  double start = bench_wall ();

  bench_require (statement != NULL, &error);
  pd_statement_bind_text (statement, 1, pattern);
  bench_require (pd_connection_run (connection, statement, &error), &error);
  g_array_append_vals (times, (double[]) { bench_wall () - start }, 1);
}

/* A string that stands in a text: characters without a mark between them. */
static char *
cut (const Texts *texts,
     GRand *rand,
     guint length)
{
  for (;;)
    {
      guint number = g_rand_int_range (rand, 1, texts->ends->len);
      const char *text = texts->bytes->str + g_array_index (texts->ends, gsize, number - 1);
      const char *start = g_utf8_offset_to_pointer (text, g_rand_int_range (rand, 0, g_utf8_strlen (text, -1) - length));
      const char *end = g_utf8_offset_to_pointer (start, length);
      g_autofree char *candidate = g_strndup (start, end - start);

      if (strstr (candidate, "，") == NULL && strstr (candidate, "。") == NULL && strchr (candidate, '\n') == NULL)
        return g_steal_pointer (&candidate);
    }
}

static int
compare_samples (gconstpointer a,
                 gconstpointer b)
{
  const Sample *first = a, *second = b;

  return first->hits < second->hits ? -1 : first->hits > second->hits ? 1
                                                                      : strcmp (first->text, second->text);
}

static void
report (const char *length,
        const char *kind,
        const char *what,
        GArray *values)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s", length, kind, what);

  bench_report (name, values);
}

static void
measure (PdProject *project,
         PdConnection *connection,
         PdArticleList *articles,
         const Texts *texts,
         const Sample *samples,
         const char *length,
         const char *kind)
{
  g_autoptr (GArray) counts = bench_times_new ();
  g_autoptr (GArray) rows = bench_times_new ();
  g_autoptr (GArray) pages = bench_times_new ();
  g_autoptr (GArray) scans = bench_times_new ();
  g_autoptr (GArray) likes = bench_times_new ();
  g_autoptr (GArray) hits = bench_times_new ();

  for (guint i = 0; i < N_QUERIES; i++)
    {
      const char *text = samples[i].text;

      pd_search_result_free (search (project, text, 0, counts));
      list (project, articles, text, rows);
      pd_search_result_free (search (project, text, N_FIRST, pages));
      scan (texts, text, scans);
      if (i % 5 == 0)
        like (connection, text, likes);
      g_array_append_vals (hits, (double[]) { samples[i].hits }, 1);
    }
  report (length, kind, "count", counts);
  report (length, kind, "rows", rows);
  report (length, kind, "page", pages);
  report (length, kind, "memmem", scans);
  report (length, kind, "like", likes);
  report (length, kind, "hits", hits);
}

static void
measure_length (PdProject *project,
                PdConnection *connection,
                PdArticleList *articles,
                const Texts *texts,
                GRand *rand,
                guint length)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_strdup_printf ("%u", length);

  while (samples->len < N_SAMPLES)
    {
      Sample sample = { cut (texts, rand, length), 0 };
      g_autoptr (PdSearchResult) result = NULL;

      if (!g_hash_table_add (known, g_strdup (sample.text)))
        {
          g_free (sample.text);
          continue;
        }
      result = search (project, sample.text, 0, NULL);
      sample.hits = result->total;
      g_array_append_val (samples, sample);
    }
  g_array_sort (samples, compare_samples);
  measure (project, connection, articles, texts, (const Sample *) samples->data, name, "rare");
  measure (project, connection, articles, texts, (const Sample *) samples->data + N_SAMPLES - N_QUERIES, name, "common");
  for (guint i = 0; i < samples->len; i++)
    g_free (g_array_index (samples, Sample, i).text);
}

/* A claim with a mention somewhere, for which the others are looked for in all articles. */
static void
find_mentions (PdProject *project,
               const Texts *texts,
               GRand *rand)
{
  g_autoptr (GArray) times = bench_times_new ();
  GError *error = NULL;

  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *statement = cut (texts, rand, CLAIM_LENGTH);
      g_autoptr (PdRecord) claim = pd_record_new (PD_WORD_CLAIM);
      g_autoptr (PdEdit) edit = pd_edit_new ("Claim");
      g_autoptr (GPtrArray) found = NULL;
      double start;

      pd_record_set_text (claim, PD_CLAIM_CLAIM, statement);
      pd_edit_insert (edit, claim);
      bench_require (pd_project_perform (project, edit, NULL, &error), &error);
      start = bench_wall ();
      found = pd_project_find_mentions (project, pd_record_get_id (claim), N_FIRST, NULL, &error);
      bench_require (found != NULL, &error);
      g_array_append_vals (times, (double[]) { bench_wall () - start }, 1);
    }
  bench_report ("mentions", times);
}

int
main (int argc,
      char **argv)
{
  static const guint lengths[] = { 1, 2, 3, 6 };
  g_autoptr (PdConnection) connection = NULL;
  g_autoptr (PdArticleList) articles = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  Texts texts;
  PdProject *project;
  GError *error = NULL;

  if (argc != 2)
    {
      g_printerr ("search PROJECT\n");
      return EXIT_FAILURE;
    }
  build (argv[1], &texts);
  project = bench_open (argv[1]);
  connection = pd_connection_open (argv[1], PD_CONNECTION_READ, &error);
  bench_require (connection != NULL, &error);
  articles = pd_article_list_new (pd_project_get_store (project));
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    measure_length (project, connection, articles, &texts, rand, lengths[i]);
  find_mentions (project, &texts, rand);
  bench_require (pd_connection_close (connection, &error), &error);
  g_clear_object (&articles);
  bench_close (project);
  return EXIT_SUCCESS;
}
