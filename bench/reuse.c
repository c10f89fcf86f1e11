#include <stdlib.h>

#include "bench.h"
#include "pd-alignment.h"
#include "pd-article-texts.h"
#include "pd-project-reuse.h"

/* Measures how long it takes to look for copies, and to align pairs of articles that are named behind the project; that is the time of the thread. */

/* What is done in any case: all texts read and folded, in one thread. */
static gpointer
fold_all (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  GArray *articles = pd_article_texts_list_by_date (connection, error);

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      GBytes *bytes = NULL;
      PdFolded *folded;

      bench_require (pd_article_texts_load (connection, g_array_index (articles, PdDatedArticle, i).row, &bytes, error), error);
      folded = pd_folded_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      pd_folded_free (folded);
      g_bytes_unref (bytes);
    }
  return articles;
}

static void
measure_alignment (PdProject *project,
                   const char *a,
                   const char *b)
{
  GError *error = NULL;
  g_autoptr (PdText) text_a = pd_project_load_text (project, a, NULL, &error);
  g_autoptr (PdText) text_b = text_a != NULL ? pd_project_load_text (project, b, NULL, &error) : NULL;
  g_autoptr (GArray) align = bench_times_new ();
  g_autoptr (GArray) edits = bench_times_new ();
  g_autofree char *name = NULL;
  g_autofree char *edits_name = NULL;

  bench_require (text_b != NULL, &error);
  for (guint i = 0; i < 9; i++)
    {
      double start = bench_thread_cpu (), middle, end;
      g_autoptr (PdAlignment) alignment = pd_alignment_new_for_texts (text_a, text_b);
      g_autoptr (PdSubstitutions) substitutions = NULL;

      middle = bench_thread_cpu ();
      substitutions = pd_alignment_list_substitutions (alignment);
      end = bench_thread_cpu ();
      g_array_append_vals (align, (double[]) { middle - start }, 1);
      g_array_append_vals (edits, (double[]) { end - middle }, 1);
    }
  name = g_strdup_printf ("align-%u", pd_text_get_length (text_a) / 1000);
  edits_name = g_strdup_printf ("edits-%u", pd_text_get_length (text_a) / 1000);
  bench_report (name, align);
  bench_report (edits_name, edits);
}

int
main (int argc,
      char **argv)
{
  PdProject *project;
  GError *error = NULL;
  GArray *articles;
  PdReuseResult *result;
  double start;

  if (argc < 3)
    {
      g_printerr ("reuse PROJECT ARTICLE [A B]…\n");
      return EXIT_FAILURE;
    }
  project = bench_open (argv[1]);
  start = bench_wall ();
  articles = pd_worker_run (pd_store_get_reader (pd_project_get_store (project)), PD_WORKER_BATCH, fold_all, NULL, NULL, &error);
  bench_require (articles != NULL, &error);
  bench_report_one ("fold", bench_wall () - start);
  g_array_unref (articles);

  start = bench_wall ();
  result = pd_project_find_reuse (project, NULL, NULL, NULL, NULL, &error);
  bench_require (result != NULL, &error);
  bench_report_one ("all", bench_wall () - start);
  bench_report_one ("resident-bytes", bench_resident_bytes ());
  pd_reuse_result_unref (result);

  start = bench_wall ();
  result = pd_project_find_reuse (project, argv[2], NULL, NULL, NULL, &error);
  bench_require (result != NULL, &error);
  bench_report_one ("one", bench_wall () - start);
  pd_reuse_result_unref (result);

  for (int i = 3; i + 1 < argc; i += 2)
    measure_alignment (project, argv[i], argv[i + 1]);
  bench_close (project);
  return EXIT_SUCCESS;
}
