#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "frames.h"
#include "pd-compare-row.h"
#include "pd-compare-view.h"
#include "pd-project-compare.h"

/* The comparison of two articles in a window of its own: how long from asking for it until its first passages are painted, what the window's
 * thread works for that, and what the comparing itself takes, which is done in another thread. */

#define N_ROUNDS 9

static gboolean
shows_passages (GtkWidget *view)
{
  GtkWidget *row = frames_find_widget (view, PD_TYPE_COMPARE_ROW);

  return row != NULL && gtk_widget_get_mapped (row);
}

static void
measure_comparison (PdProject *project,
                    const char *a,
                    const char *b)
{
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      GError *error = NULL;
      double start, time;
      g_autoptr (PdText) text_a = pd_project_load_text (project, a, NULL, &error);
      g_autoptr (PdText) text_b = text_a != NULL ? pd_project_load_text (project, b, NULL, &error) : NULL;
      g_autoptr (PdComparison) comparison = NULL;

      bench_require (text_b != NULL, &error);
      start = bench_thread_cpu ();
      comparison = pd_comparison_new (text_a, text_b, NULL);
      time = bench_thread_cpu () - start;
      g_array_append_val (times, time);
    }
  bench_report ("compare", times);
}

static PdRecord *
load_article (PdProject *project,
              const char *id)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) articles = pd_project_load (project, PD_WORD_ARTICLE, PD_ARTICLE_ID, id, NULL, &error);

  bench_require (articles != NULL && articles->len == 1, &error);
  return g_object_ref (g_ptr_array_index (articles, 0));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GArray) works = bench_times_new ();
  g_autoptr (PdRecord) a = NULL;
  g_autoptr (PdRecord) b = NULL;
  PdProject *project;
  GtkWidget *view, *window;

  if (argc != 4)
    {
      g_printerr ("compare-window PROJECT A B\n");
      return EXIT_FAILURE;
    }
  adw_init ();
  view = g_object_new (PD_TYPE_COMPARE_VIEW, NULL);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  frames_follow (window);
  project = frames_open_project (argv[1]);
  a = load_article (project, argv[2]);
  b = load_article (project, argv[3]);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = bench_wall (), work_start = bench_thread_cpu (), time, work;

      pd_compare_view_compare (PD_COMPARE_VIEW (view), project, a, b);
      while (!shows_passages (view))
        g_main_context_iteration (NULL, TRUE);
      frames_wait_next ();
      time = bench_wall () - start;
      work = bench_thread_cpu () - work_start;
      g_array_append_val (times, time);
      g_array_append_val (works, work);
      pd_compare_view_clear (PD_COMPARE_VIEW (view));
      frames_spin (300);
    }
  bench_report ("open", times);
  bench_report ("open-work", works);
  measure_comparison (project, argv[2], argv[3]);
  gtk_window_destroy (GTK_WINDOW (window));
  pd_project_close_async (project, NULL, NULL);
  frames_spin (200);
  return EXIT_SUCCESS;
}
