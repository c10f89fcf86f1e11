#include <stdlib.h>
#include <string.h>

#include "bench.h"

/* The library's list: until the first rows are there, after another order and after another filter. Beside each stands
 * SQLite alone, reading the numbers of the same articles in the same order. */

#define N_SHOWN 20

static const struct
{
  const char *name;
  PdArticleSort sort;
  gboolean descending;
  const char *filter;
} cases[] = {
  { "title", PD_ARTICLE_SORT_TITLE, FALSE, NULL },
  { "date", PD_ARTICLE_SORT_DATE, TRUE, NULL },
  { "source", PD_ARTICLE_SORT_SOURCE, FALSE, NULL },
  { "highlights", PD_ARTICLE_SORT_HIGHLIGHTS, TRUE, NULL },
  { "filter", PD_ARTICLE_SORT_TITLE, FALSE, "英伟达" },
};

typedef struct
{
  char *query;
} Watch;

static int
on_statement (unsigned type,
              void *data,
              void *statement,
              void *text)
{
  Watch *watch = data;
  char *sql = sqlite3_expanded_sql (statement);

  if (sqlite3_strnicmp (sql, "SELECT id FROM article", 22) == 0)
    g_set_str (&watch->query, sql);
  sqlite3_free (sql);
  return 0;
}

static gpointer
begin_watching (PdConnection *connection,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  sqlite3_trace_v2 (pd_connection_get_db (connection), SQLITE_TRACE_STMT, on_statement, data);
  return NULL;
}

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

int
main (int argc,
      char **argv)
{
  g_autoptr (PdArticleList) list = NULL;
  PdProject *project;
  PdConnection *connection;
  Watch watch = { NULL };
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

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (project)), PD_WORKER_PERSON, begin_watching, &watch, NULL, NULL, NULL, NULL, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) lists = bench_times_new ();
      g_autoptr (GArray) queries = bench_times_new ();
      g_autofree char *query_name = g_strdup_printf ("%s-query", cases[i].name);

      for (guint k = 0; k < n_rounds; k++)
        {
          double time;

          /* Something else, so that it is a change. */
          pd_article_list_set_filter (list, "另外");
          pd_article_list_set_sort (list, PD_ARTICLE_SORT_ADDED, FALSE);
          wait_for_rows (list);

          start = bench_wall ();
          pd_article_list_set_sort (list, cases[i].sort, cases[i].descending);
          pd_article_list_set_filter (list, cases[i].filter);
          wait_for_rows (list);
          time = bench_wall () - start;
          g_array_append_val (lists, time);
          if (k == 0 && cases[i].filter != NULL)
            bench_report_one ("filtered-articles", g_list_model_get_n_items (G_LIST_MODEL (list)));
          time = run_query (connection, watch.query);
          g_array_append_val (queries, time);
        }
      bench_report (cases[i].name, lists);
      bench_report (query_name, queries);
    }
  bench_report_one ("last-bytes", bench_resident_bytes () - (double) before);
  g_free (watch.query);
  bench_require (pd_connection_close (connection, &error), &error);
  bench_close (project);
  return EXIT_SUCCESS;
}
