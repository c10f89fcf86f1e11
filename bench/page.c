#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "frames.h"
#include "pd-highlight.h"
#include "pd-reader.h"
#include "pd-reading-view.h"

/* The reading view in a window of its own: how long until an article is painted, what a frame costs while it scrolls,
 * and how long until a mark that was made on it is painted. Without an article: how long an empty window takes. */

#define N_FRAMES 300
#define N_MARKS 20

static GtkWidget *window;
static PdReadingView *view;
static PdReader *reader;
static GtkAdjustment *adjustment;
static PdProject *project;

static void
open_window (void)
{
  view = g_object_new (PD_TYPE_READING_VIEW, NULL);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 800);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  reader = PD_READER (frames_find_widget (GTK_WIDGET (view), PD_TYPE_READER));
  gtk_window_present (GTK_WINDOW (window));
  frames_follow (window);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader));
}

static void
open_article (const char *id)
{
  g_autoptr (PdRecord) article = pd_record_new_for_id (PD_WORD_ARTICLE, id);

  pd_record_set_text (article, PD_ARTICLE_LANGUAGE, "zh-Hans");
  pd_reading_view_set_project (view, project);
  pd_reading_view_set_article (view, article);
  while (pd_reader_get_text (reader) == NULL)
    g_main_context_iteration (NULL, TRUE);
  frames_wait_next ();
}

/* ---- one more mark ---- */

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  GError *error = NULL;
  double *time = data;

  bench_require (pd_project_perform_finish (project, result, &error), &error);
  *time = bench_wall ();
}

static void
mark (void)
{
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (pd_reader_get_text (reader));
  g_autoptr (GArray) stored = bench_times_new ();
  g_autoptr (GArray) shown = bench_times_new ();
  g_autoptr (GArray) works = bench_times_new ();
  guint first, last;

  pd_reader_get_visible_range (reader, &first, &last);
  for (guint i = 0; i < N_MARKS; i++)
    {
      guint start = first + i * (last - first) / (N_MARKS + 1), end = start + 6;
      g_autoptr (PdEdit) edit = pd_edit_new ("Highlight");
      g_autoptr (PdRecord) highlight = NULL;
      double begin, work, performed = 0, time;
      GdkRectangle rectangle;

      pd_text_snap_span (pd_reader_get_text (reader), &start, &end);
      highlight = pd_highlight_new (segmenter, BENCH_MARKED_ARTICLE, start, end, "hand");
      pd_edit_insert (edit, highlight);
      begin = bench_wall ();
      work = bench_thread_cpu ();
      pd_project_perform_async (project, edit, NULL, on_performed, &performed);
      while (performed == 0 || !pd_reader_get_span_rectangle (reader, pd_record_get_id (highlight), &rectangle))
        g_main_context_iteration (NULL, TRUE);
      frames_wait (GTK_WIDGET (view));
      time = bench_wall () - begin;
      g_array_append_val (shown, time);
      time = performed - begin;
      g_array_append_val (stored, time);
      time = bench_thread_cpu () - work;
      g_array_append_val (works, time);
      frames_spin (50);
    }
  bench_report ("mark-stored", stored);
  bench_report ("mark-shown", shown);
  bench_report ("mark-work", works);
}

int
main (int argc,
      char **argv)
{
  double start = bench_wall (), work;

  if (argc != 1 && argc != 4)
    {
      g_printerr ("page [PROJECT ARTICLE first|scroll|mark]\n");
      return EXIT_FAILURE;
    }
  adw_init ();
  open_window ();
  bench_report_one ("window", bench_wall () - start);
  bench_report_one ("window-work", bench_process_cpu ());
  if (argc == 1)
    return EXIT_SUCCESS;

  project = frames_open_project (argv[1]);
  open_article (argv[2]);
  bench_report_one ("page", bench_wall () - start);
  bench_report_one ("page-work", bench_process_cpu ());
  bench_report_one ("resident", bench_resident_bytes ());
  if (g_str_equal (argv[3], "scroll"))
    {
      frames_scroll ("scroll-at-once", GTK_WIDGET (reader), adjustment, 60, N_FRAMES);
      work = bench_thread_cpu ();
      frames_spin (3000);
      bench_report_one ("settling-work", bench_thread_cpu () - work);
      frames_scroll ("scroll", GTK_WIDGET (reader), adjustment, 60, N_FRAMES);
      frames_scroll ("leaf", GTK_WIDGET (reader), adjustment, gtk_adjustment_get_page_size (adjustment), N_FRAMES / 3);
    }
  else if (g_str_equal (argv[3], "mark"))
    {
      frames_spin (2000);
      mark ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
  pd_project_close_async (project, NULL, NULL);
  frames_spin (200);
  return EXIT_SUCCESS;
}
