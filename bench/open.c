#include <stdlib.h>

#include "bench.h"

/* Opening a project, and loading all that is marked on an article with 10,000 highlights. */

typedef struct
{
  GPtrArray *queries;
  gboolean watching;
} Watch;

static int
on_statement (unsigned type,
              void *data,
              void *statement,
              void *text)
{
  Watch *watch = data;
  char *sql = sqlite3_expanded_sql (statement);

  /* What triggers say begins with two hyphens. */
  if (watch->watching && sqlite3_strnicmp (sql, "SELECT", 6) == 0)
    g_ptr_array_add (watch->queries, g_strdup (sql));
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

static void
open_and_close (const char *path,
                GArray *opens,
                GArray *closes)
{
  double start = bench_wall (), time;
  PdProject *project = bench_open (path);

  time = bench_wall () - start;
  g_array_append_val (opens, time);
  start = bench_wall ();
  bench_close (project);
  time = bench_wall () - start;
  g_array_append_val (closes, time);
}

/* The same queries, without anything being made of their rows. */
static double
run_queries (PdConnection *connection,
             GPtrArray *queries)
{
  double start = bench_wall ();
  GError *error = NULL;

  for (guint i = 0; i < queries->len; i++)
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, g_ptr_array_index (queries, i), &error);

      bench_require (statement != NULL && pd_connection_run (connection, statement, &error), &error);
    }
  return bench_wall () - start;
}

static void
load (const char *path,
      guint n_rounds)
{
  g_autoptr (GArray) loads = bench_times_new ();
  g_autoptr (GArray) queries = bench_times_new ();
  g_autoptr (GArray) texts = bench_times_new ();
  PdProject *project = bench_open (path);
  PdConnection *connection;
  Watch watch = { g_ptr_array_new_with_free_func (g_free), TRUE };
  GError *error = NULL;

  connection = pd_connection_open (path, PD_CONNECTION_READ, &error);
  bench_require (connection != NULL, &error);
  pd_worker_run (pd_store_get_reader (pd_project_get_store (project)), PD_WORKER_PERSON, begin_watching, &watch, NULL, NULL);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (PdMarks) marks = NULL;
      g_autoptr (PdText) text = NULL;
      double start = bench_wall (), time;

      marks = pd_project_load_marks (project, BENCH_MARKED_ARTICLE, NULL, &error);
      time = bench_wall () - start;
      bench_require (marks != NULL, &error);
      g_array_append_val (loads, time);
      watch.watching = FALSE;
      if (i == 0)
        bench_report_one ("highlights", pd_marks_get_highlights (marks)->len);
      time = run_queries (connection, watch.queries);
      g_array_append_val (queries, time);

      start = bench_wall ();
      text = pd_project_load_text (project, BENCH_MARKED_ARTICLE, NULL, &error);
      time = bench_wall () - start;
      bench_require (text != NULL, &error);
      g_array_append_val (texts, time);
    }
  bench_report ("load-marks", loads);
  bench_report ("load-marks-queries", queries);
  bench_report ("load-text", texts);
  g_ptr_array_unref (watch.queries);
  bench_require (pd_connection_close (connection, &error), &error);
  bench_close (project);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GArray) opens = bench_times_new ();
  g_autoptr (GArray) closes = bench_times_new ();
  g_autoptr (GArray) empty_opens = bench_times_new ();
  g_autoptr (GArray) empty_closes = bench_times_new ();
  guint n_rounds;

  if (argc != 4)
    {
      g_printerr ("open PROJECT EMPTY-PROJECT ROUNDS\n");
      return EXIT_FAILURE;
    }
  n_rounds = atoi (argv[3]);
  for (guint i = 0; i < n_rounds; i++)
    {
      open_and_close (argv[1], opens, closes);
      open_and_close (argv[2], empty_opens, empty_closes);
    }
  bench_report ("open", opens);
  bench_report ("close", closes);
  bench_report ("open-empty", empty_opens);
  bench_report ("close-empty", empty_closes);
  load (argv[1], n_rounds);
  return EXIT_SUCCESS;
}
