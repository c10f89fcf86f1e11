#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
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

/* Of the frame clock: when the window's thread began with a frame, what it had worked by the end of the last one. */
static double frame_start;
static double frame_work_before;
static gint64 frame_time_before;
static guint n_frames;
static gboolean measuring;
static GArray *frame_times;
static GArray *frame_works;
static GArray *frame_gaps;

static void
spin (double milliseconds)
{
  double end = bench_wall () + milliseconds;

  while (bench_wall () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_before_paint (void)
{
  frame_start = bench_wall ();
}

static void
on_after_paint (GdkFrameClock *clock)
{
  double time = bench_wall () - frame_start;
  double work_before = frame_work_before;
  gint64 time_before = frame_time_before;
  double work, gap;

  n_frames++;
  frame_work_before = bench_thread_cpu ();
  frame_time_before = gdk_frame_clock_get_frame_time (clock);
  if (!measuring)
    return;
  work = frame_work_before - work_before;
  gap = (frame_time_before - time_before) / 1000.0;
  g_array_append_val (frame_times, time);
  g_array_append_val (frame_works, work);
  g_array_append_val (frame_gaps, gap);
}

static void
wait_for_frame (void)
{
  guint last = n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (view));
  while (n_frames == last)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_window (void)
{
  GdkFrameClock *clock;

  view = g_object_new (PD_TYPE_READING_VIEW, NULL);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 800);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  reader = PD_READER (find_widget (GTK_WIDGET (view), PD_TYPE_READER));
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
  while (n_frames == 0 || !gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader));
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  GError *error = NULL;
  gboolean *opened = data;

  bench_require (pd_project_open_finish (project, result, &error), &error);
  *opened = TRUE;
}

static void
open_project (const char *path)
{
  gboolean opened = FALSE;

  project = pd_project_new ();
  pd_project_set_coder_name (project, "Bench");
  pd_project_open_async (project, path, PD_PROJECT_OPEN, NULL, on_opened, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_article (const char *id)
{
  g_autoptr (PdRecord) article = pd_record_new_for_id (PD_WORD_ARTICLE, id);
  guint painted;

  pd_record_set_text (article, PD_ARTICLE_LANGUAGE, "zh-Hans");
  pd_reading_view_set_project (view, project);
  pd_reading_view_set_article (view, article);
  while (pd_reader_get_text (reader) == NULL)
    g_main_context_iteration (NULL, TRUE);
  painted = n_frames;
  while (n_frames == painted)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- scrolling ---- */

typedef struct
{
  double step;
  guint n_left;
} Scroll;

static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  Scroll *scroll = data;

  if (scroll->n_left == 0)
    return G_SOURCE_REMOVE;
  scroll->n_left--;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + scroll->step);
  return G_SOURCE_CONTINUE;
}

static void
scroll_by (const char *name,
           double step,
           guint n)
{
  Scroll scroll = { step, n };
  g_autofree char *work_name = g_strdup_printf ("%s-work", name);
  g_autofree char *gap_name = g_strdup_printf ("%s-gap", name);

  frame_times = bench_times_new ();
  frame_works = bench_times_new ();
  frame_gaps = bench_times_new ();
  gtk_widget_add_tick_callback (GTK_WIDGET (reader), on_tick, &scroll, NULL);
  wait_for_frame ();
  measuring = TRUE;
  while (scroll.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  measuring = FALSE;
  wait_for_frame ();
  bench_report (name, frame_times);
  bench_report (work_name, frame_works);
  bench_report (gap_name, frame_gaps);
  g_clear_pointer (&frame_times, g_array_unref);
  g_clear_pointer (&frame_works, g_array_unref);
  g_clear_pointer (&frame_gaps, g_array_unref);
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
      wait_for_frame ();
      time = bench_wall () - begin;
      g_array_append_val (shown, time);
      time = performed - begin;
      g_array_append_val (stored, time);
      time = bench_thread_cpu () - work;
      g_array_append_val (works, time);
      spin (50);
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

  open_project (argv[1]);
  open_article (argv[2]);
  bench_report_one ("page", bench_wall () - start);
  bench_report_one ("page-work", bench_process_cpu ());
  bench_report_one ("resident", bench_resident_bytes ());
  if (g_str_equal (argv[3], "scroll"))
    {
      scroll_by ("scroll-at-once", 60, N_FRAMES);
      work = bench_thread_cpu ();
      spin (3000);
      bench_report_one ("settling-work", bench_thread_cpu () - work);
      scroll_by ("scroll", 60, N_FRAMES);
      scroll_by ("leaf", gtk_adjustment_get_page_size (adjustment), N_FRAMES / 3);
    }
  else if (g_str_equal (argv[3], "mark"))
    {
      spin (2000);
      mark ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
  pd_project_close_async (project, NULL, NULL);
  spin (200);
  return EXIT_SUCCESS;
}
