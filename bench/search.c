#include <stdlib.h>

#include "bench.h"
#include "pd-project-search.h"

/* Searches: until the articles are known, with how many hits there are in them. Beside them SQLite alone looks for the same string in all texts. */

static const struct
{
  const char *name;
  const char *query;
} cases[] = {
  { "one", "的" },
  { "two", "报道" },
  { "four", "市值一夜" },
  { "eight", "英伟达股价市值一" },
  { "rare", "蒸发了了了" },
  { "all", "英伟达 蒸发 NOT 开源" },
  { "title", "title:54321" },
};

static double
search (PdProject *project,
        const char *typed,
        guint limit,
        PdSearchResult **result)
{
  const PdSearchOptions options = { .limit = limit, .context = 40 };
  GError *error = NULL;
  g_autoptr (PdSearchQuery) query = pd_search_query_new (typed, &error);
  double start = bench_wall ();

  bench_require (query != NULL, &error);
  *result = pd_project_search (project, query, &options, NULL, &error);
  bench_require (*result != NULL, &error);
  return bench_wall () - start;
}

static void
measure (PdProject *project,
         const char *name,
         const char *typed,
         guint n_rounds)
{
  g_autoptr (GArray) times = bench_times_new ();
  g_autofree char *hits_name = g_strdup_printf ("%s-hits", name);
  g_autofree char *articles_name = g_strdup_printf ("%s-articles", name);

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (PdSearchResult) result = NULL;
      double time = search (project, typed, 100, &result);

      g_array_append_val (times, time);
      if (i > 0)
        continue;
      bench_report_one (hits_name, result->total);
      bench_report_one (articles_name, result->n_articles);
    }
  bench_report (name, times);
}

static gpointer
scan_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  gint64 *n = data;

  pd_connection_get_integer (connection, "SELECT count (*) FROM article a JOIN text t ON t.id = a.text_id WHERE a.present AND instr (t.body, '市值一夜')", n, error);
  return NULL;
}

int
main (int argc,
      char **argv)
{
  PdProject *project;
  GError *error = NULL;
  gint64 n;
  double start;

  if (argc != 3)
    {
      g_printerr ("search PROJECT ROUNDS\n");
      return EXIT_FAILURE;
    }
  project = bench_open (argv[1]);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    measure (project, cases[i].name, cases[i].query, atoi (argv[2]));
  start = bench_wall ();
  pd_worker_run (pd_store_get_reader (pd_project_get_store (project)), PD_WORKER_PERSON, scan_job, &n, NULL, &error);
  bench_require (error == NULL, &error);
  bench_report_one ("scan", bench_wall () - start);
  bench_close (project);
  return EXIT_SUCCESS;
}
