#include <stdlib.h>

#include "bench.h"
#include "pd-project-values.h"

/* The library's list: until the first rows are there, after another order and after another filter. Beside them stands
 * SQLite alone, reading the numbers of all articles from an index that has them in order. */

#define N_SHOWN 20
#define BARE "SELECT id FROM article INDEXED BY article_by_title WHERE present = 1 ORDER BY title_key, id"

/* A search for words. */
static void
set_search (PdArticleQuery *query,
            const char *typed)
{
  g_autoptr (PdSearchQuery) search = pd_search_query_new (typed, NULL);

  pd_article_query_set_search (query, search);
}

typedef void (*Change) (PdArticleQuery *query);

static void
filter_text (PdArticleQuery *query)
{
  set_search (query, "英伟达");
}

static void
filter_rare_text (PdArticleQuery *query)
{
  set_search (query, "第54321篇");
}

static void
filter_starred (PdArticleQuery *query)
{
  pd_article_query_set_starred (query, PD_ARTICLE_MATCH_WITH);
}

static void
filter_included (PdArticleQuery *query)
{
  pd_article_query_set_excluded (query, PD_ARTICLE_MATCH_WITHOUT);
}

static void
filter_highlighted (PdArticleQuery *query)
{
  pd_article_query_set_highlighted (query, PD_ARTICLE_MATCH_WITH);
}

static void
filter_state (PdArticleQuery *query)
{
  pd_article_query_set_state (query, "done", NULL);
}

static void
filter_group (PdArticleQuery *query)
{
  pd_article_query_set_group (query, BENCH_GROUP);
}

static void
filter_source (PdArticleQuery *query)
{
  pd_article_query_set_value (query, PD_ARTICLE_SOURCE, "财经观察");
}

static void
filter_language (PdArticleQuery *query)
{
  pd_article_query_set_value (query, PD_ARTICLE_LANGUAGE, "zh-Hans");
}

static void
filter_dates (PdArticleQuery *query)
{
  pd_article_query_set_dates (query, "2025-02", "2025-10-15");
}

static void
filter_field (PdArticleQuery *query)
{
  pd_article_query_set_field (query, BENCH_FIELD, "反对");
}

static const struct
{
  const char *name;
  PdArticleSort sort;
  gboolean descending;
  Change filter;
} cases[] = {
  { "title", PD_ARTICLE_SORT_TITLE, FALSE, NULL },
  { "date", PD_ARTICLE_SORT_DATE, TRUE, NULL },
  { "source", PD_ARTICLE_SORT_SOURCE, FALSE, NULL },
  { "added", PD_ARTICLE_SORT_ADDED, TRUE, NULL },
  { "length", PD_ARTICLE_SORT_LENGTH, TRUE, NULL },
  { "highlights", PD_ARTICLE_SORT_HIGHLIGHTS, TRUE, NULL },
  { "filter-text", PD_ARTICLE_SORT_TITLE, FALSE, filter_text },
  { "filter-rare-text", PD_ARTICLE_SORT_TITLE, FALSE, filter_rare_text },
  { "filter-starred", PD_ARTICLE_SORT_TITLE, FALSE, filter_starred },
  { "filter-included", PD_ARTICLE_SORT_DATE, TRUE, filter_included },
  { "filter-highlighted", PD_ARTICLE_SORT_TITLE, FALSE, filter_highlighted },
  { "filter-state", PD_ARTICLE_SORT_TITLE, FALSE, filter_state },
  { "filter-group", PD_ARTICLE_SORT_TITLE, FALSE, filter_group },
  { "filter-source", PD_ARTICLE_SORT_TITLE, FALSE, filter_source },
  { "filter-language", PD_ARTICLE_SORT_TITLE, FALSE, filter_language },
  { "filter-dates", PD_ARTICLE_SORT_TITLE, FALSE, filter_dates },
  { "filter-field", PD_ARTICLE_SORT_TITLE, FALSE, filter_field },
};

/* Until what a screen shows is loaded. */
static void
wait_for_rows (PdArticleList *list)
{
  guint n_loaded = 0, n = 0;

  while (pd_article_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  do
    {
      n = MIN (N_SHOWN, g_list_model_get_n_items (G_LIST_MODEL (list)));
      n_loaded = 0;
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (PdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
          n_loaded += pd_article_item_get_record (item) != NULL;
        }
      if (n_loaded < n)
        g_main_context_iteration (NULL, TRUE);
    }
  while (n_loaded < n);
}

static double
run_query (PdConnection *connection,
           const char *sql)
{
  double start = bench_wall ();
  GError *error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, &error);

  bench_require (statement != NULL && pd_connection_run (connection, statement, &error), &error);
  return bench_wall () - start;
}

/* Scrolling all the way down, as fast as that goes. */
static void
walk (PdArticleList *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i += 16)
    {
      g_autoptr (PdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      while (pd_article_item_get_record (item) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* What a person waits for who edits the details of all articles. */
static double
compare_all (PdProject *project,
             PdArticleList *list)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdCommonValues) values = NULL;
  GError *error = NULL;
  double start;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 row = pd_article_list_get_row (list, i);

      g_array_append_val (rows, row);
    }
  start = bench_wall ();
  pd_project_compare_articles_async (project, rows, NULL, on_done, &result);
  values = pd_project_compare_articles_finish (project, wait_for_result (&result), &error);
  bench_require (values != NULL, &error);
  return bench_wall () - start;
}

/* And who chooses from the values of a column, among what is shown. */
static double
count_values (PdProject *project,
              PdKey key,
              const PdArticleQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  GError *error = NULL;
  double start = bench_wall ();

  pd_project_count_values_async (project, key, query, NULL, 100, NULL, on_done, &result);
  counts = pd_project_count_values_finish (project, wait_for_result (&result), &error);
  bench_require (counts != NULL, &error);
  return bench_wall () - start;
}

static void
measure_values (PdProject *project,
                PdArticleList *list,
                guint n_rounds)
{
  g_autoptr (PdArticleQuery) query = pd_article_query_new ();
  g_autoptr (GArray) common = bench_times_new ();
  g_autoptr (GArray) sources = bench_times_new ();
  g_autoptr (GArray) authors = bench_times_new ();

  pd_article_query_set_excluded (query, PD_ARTICLE_MATCH_WITHOUT);
  for (guint i = 0; i < n_rounds; i++)
    {
      double time = compare_all (project, list);

      g_array_append_val (common, time);
      time = count_values (project, PD_ARTICLE_SOURCE, query);
      g_array_append_val (sources, time);
      time = count_values (project, PD_ARTICLE_AUTHOR, query);
      g_array_append_val (authors, time);
    }
  bench_report ("common-values", common);
  bench_report ("count-sources", sources);
  bench_report ("count-authors", authors);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (PdArticleList) list = NULL;
  PdProject *project;
  PdConnection *connection;
  GError *error = NULL;
  guint n_rounds;
  guint64 before;
  double start;

  if (argc != 3)
    {
      g_printerr ("library PROJECT ROUNDS\n");
      return EXIT_FAILURE;
    }
  project = bench_open (argv[1]);
  n_rounds = atoi (argv[2]);
  connection = pd_connection_open (argv[1], PD_CONNECTION_READ, &error);
  bench_require (connection != NULL, &error);

  before = bench_resident_bytes ();
  start = bench_wall ();
  list = pd_project_list_articles (project);
  wait_for_rows (list);
  bench_report_one ("first-rows", bench_wall () - start);
  bench_report_one ("articles", g_list_model_get_n_items (G_LIST_MODEL (list)));
  bench_report_one ("first-rows-bytes", bench_resident_bytes () - (double) before);
  start = bench_wall ();
  walk (list);
  bench_report_one ("walk", bench_wall () - start);
  bench_report_one ("walk-bytes", bench_resident_bytes () - (double) before);

  measure_values (project, list, n_rounds);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) lists = bench_times_new ();
      g_autoptr (GArray) queries = bench_times_new ();
      g_autoptr (PdArticleQuery) other = pd_article_query_new ();
      g_autoptr (PdArticleQuery) query = pd_article_query_new ();
      g_autofree char *query_name = g_strdup_printf ("%s-query", cases[i].name);
      g_autofree char *count_name = g_strdup_printf ("%s-articles", cases[i].name);

      set_search (other, "另外");
      pd_article_query_set_sort (query, cases[i].sort, cases[i].descending);
      if (cases[i].filter != NULL)
        cases[i].filter (query);
      for (guint k = 0; k < n_rounds; k++)
        {
          double time;

          /* Something else, so that it is a change. */
          pd_article_list_set_query (list, other);
          wait_for_rows (list);

          start = bench_wall ();
          pd_article_list_set_query (list, query);
          wait_for_rows (list);
          time = bench_wall () - start;
          g_array_append_val (lists, time);
          if (k == 0)
            bench_report_one (count_name, g_list_model_get_n_items (G_LIST_MODEL (list)));
          time = run_query (connection, BARE);
          g_array_append_val (queries, time);
        }
      bench_report (cases[i].name, lists);
      bench_report (query_name, queries);
    }
  bench_report_one ("last-bytes", bench_resident_bytes () - (double) before);
  bench_report_one ("resident-bytes", bench_resident_bytes ());
  bench_require (pd_connection_close (connection, &error), &error);
  bench_close (project);
  return EXIT_SUCCESS;
}
