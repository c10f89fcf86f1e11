#include <stdlib.h>

#include "bench.h"
#include <glib/gstdio.h>

#include "pd-alignment.h"
#include "pd-article-texts.h"
#include "pd-import.h"
#include "pd-project-reuse.h"
#include "pd-reuse-keeper.h"
#include "pd-search-index.h"

/* Measures how long it takes to look for copies, among all articles and of those that come, and to align pairs of articles that are named behind the project;
 * that is the time of the thread. */

/* How many articles come. */
#define N_COME 21

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

/* Adds an article that is nearly the same as one that is there. */
static gint64
import_copy (PdProject *project,
             const char *folder,
             PdText *text,
             guint number)
{
  GError *error = NULL;
  g_autofree char *name = g_strdup_printf ("%u.txt", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = g_strdup_printf ("%u\n\n%s\n%u\n", number, pd_text_get_utf8 (text), number);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GArray) rows = NULL;

  bench_require (g_file_set_contents (path, contents, -1, &error), &error);
  results = pd_project_import (project, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  bench_require (results != NULL && results->len == 1, &error);
  rows = pd_project_find_articles (project, (const char *const[]) { ((PdImportResult *) g_ptr_array_index (results, 0))->article_id, NULL }, NULL, &error);
  bench_require (rows != NULL, &error);
  g_remove (path);
  return g_array_index (rows, gint64, 0);
}

/* It is made in the background, and would be in the way. */
static gpointer
finish_search_index (PdConnection *connection,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  gint64 n_left = 1;

  while (n_left > 0)
    bench_require (pd_search_index_continue (connection, 1000, &n_left, error), error);
  return NULL;
}

static void
measure_come (PdProject *project,
              const char *article)
{
  GError *error = NULL;
  g_autoptr (PdText) text = pd_project_load_text (project, article, NULL, &error);
  g_autoptr (PdReuseKeeper) keeper = pd_reuse_keeper_new (project);
  g_autoptr (GArray) imports = bench_times_new ();
  g_autoptr (GArray) comes = bench_times_new ();
  g_autoptr (GArray) works = bench_times_new ();
  g_autofree char *folder = g_dir_make_tmp ("pidian-bench-XXXXXX", &error);
  double start;

  pd_worker_run (pd_store_get_writer (pd_project_get_store (project)), PD_WORKER_PERSON, finish_search_index, NULL, NULL, NULL);
  start = bench_wall ();
  bench_require (text != NULL && folder != NULL && pd_reuse_keeper_run (keeper, NULL, NULL, &error), &error);
  bench_report_one ("begin", bench_wall () - start);
  bench_report_one ("begin-resident-bytes", bench_resident_bytes ());
  for (guint i = 0; i < N_COME; i++)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      gint64 row;
      double middle, end, work;

      start = bench_wall ();
      row = import_copy (project, folder, text, i);
      g_array_append_val (rows, row);
      work = bench_process_cpu ();
      middle = bench_wall ();
      bench_require (pd_reuse_keeper_run (keeper, rows, NULL, &error), &error);
      end = bench_wall ();
      work = bench_process_cpu () - work;
      g_array_append_vals (imports, (double[]) { middle - start }, 1);
      g_array_append_vals (comes, (double[]) { end - middle }, 1);
      g_array_append_vals (works, (double[]) { work }, 1);
    }
  bench_report ("import", imports);
  bench_report ("come", comes);
  bench_report ("come-cpu", works);
  g_rmdir (folder);
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

  measure_come (project, argv[2]);
  for (int i = 3; i + 1 < argc; i += 2)
    measure_alignment (project, argv[i], argv[i + 1]);
  bench_close (project);
  return EXIT_SUCCESS;
}
