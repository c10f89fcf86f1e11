#include "frames.h"

#include "bench.h"

/* What the frames of a window cost. A measuring program has one window. */

/* When the window's thread began with a frame, what it had worked by the end of the last one. */
static double frame_start;
static double frame_work_before;
static gint64 frame_time_before;
static guint n_frames;
static gboolean measuring;
static GArray *frame_times;
static GArray *frame_works;
static GArray *frame_gaps;

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

/* Follows the frames of a window that was just presented, and waits until it is there. */
void
frames_follow (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
  while (n_frames == 0 || !gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
}

static void
on_opened (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  GError *error = NULL;
  gboolean *opened = data;

  bench_require (pd_project_open_finish (PD_PROJECT (object), result, &error), &error);
  *opened = TRUE;
}

/* Opens a project as a window does, and waits until it is open. */
PdProject *
frames_open_project (const char *path)
{
  PdProject *project = pd_project_new ();
  gboolean opened = FALSE;

  pd_project_set_coder_name (project, "Bench");
  pd_project_open_async (project, path, PD_PROJECT_OPEN, NULL, on_opened, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  return project;
}

/* Waits until the next frame is painted, whenever that is. */
void
frames_wait_next (void)
{
  guint last = n_frames;

  while (n_frames == last)
    g_main_context_iteration (NULL, TRUE);
}

/* Has a widget painted, and waits for that. */
void
frames_wait (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  frames_wait_next ();
}

/* Lets the window do what it has to do for some time. */
void
frames_spin (double milliseconds)
{
  double end = bench_wall () + milliseconds;

  while (bench_wall () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

typedef struct
{
  GtkAdjustment *adjustment;
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
  gtk_adjustment_set_value (scroll->adjustment, gtk_adjustment_get_value (scroll->adjustment) + scroll->step);
  return G_SOURCE_CONTINUE;
}

/* Begins to measure frames. */
void
frames_begin (void)
{
  frame_times = bench_times_new ();
  frame_works = bench_times_new ();
  frame_gaps = bench_times_new ();
  measuring = TRUE;
}

/* Reports what the frames since took: from the frame clock's first phase to its last, what the window's thread worked between two, and how
 * far apart they were. */
void
frames_end (const char *name)
{
  g_autofree char *work_name = g_strdup_printf ("%s-work", name);
  g_autofree char *gap_name = g_strdup_printf ("%s-gap", name);

  measuring = FALSE;
  bench_report (name, frame_times);
  bench_report (work_name, frame_works);
  bench_report (gap_name, frame_gaps);
  g_clear_pointer (&frame_times, g_array_unref);
  g_clear_pointer (&frame_works, g_array_unref);
  g_clear_pointer (&frame_gaps, g_array_unref);
}

/* Scrolls by so many pixels a frame, and reports what the frames took. */
void
frames_scroll (const char *name,
               GtkWidget *widget,
               GtkAdjustment *adjustment,
               double step,
               guint n)
{
  Scroll scroll = { adjustment, step, n };

  gtk_widget_add_tick_callback (widget, on_tick, &scroll, NULL);
  frames_wait (widget);
  frames_begin ();
  while (scroll.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  frames_end (name);
  frames_wait (widget);
}

/* The first widget of a type inside another. */
GtkWidget *
frames_find_widget (GtkWidget *widget,
                    GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = frames_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}
