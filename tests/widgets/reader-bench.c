#include <adwaita.h>
#include <time.h>

#include "reader-sample.h"

/* How long a page of 1,000,000 characters with 10,000 spans takes: to fill, to show, to scroll, to select in. */

static guint n_frames;

/* Work, and not waiting for the next frame to be due. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static void
count_frame (void)
{
  n_frames++;
}

static double
wait_for_frame (GtkWidget *widget)
{
  guint last = n_frames;
  double start = now ();

  gtk_widget_queue_draw (widget);
  while (n_frames == last)
    g_main_context_iteration (NULL, TRUE);
  return now () - start;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

static void
report (const char *what,
        GArray *times)
{
  g_array_sort (times, compare_doubles);
  g_print ("  %-34s median %7.1f ms, worst %7.1f ms\n", what, g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len - 1));
  g_array_set_size (times, 0);
}

static void
spin (double milliseconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (1000 * milliseconds);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
measure (PdReader *reader,
         GtkAdjustment *adjustment,
         guint paragraph)
{
  g_autoptr (PdText) text = reader_sample_new_long_text (1000000, paragraph);
  g_autoptr (GPtrArray) spans = reader_sample_new_many_spans (text, 10000, 7);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *widget = GTK_WIDGET (reader);
  double start, filled, marked, shown, time;

  g_print ("%u characters in paragraphs of %u, %u spans\n", pd_text_get_length (text), paragraph > 0 ? paragraph : 1000000, spans->len);
  pd_reader_set_text (reader, NULL, NULL);
  spin (300);
  for (int i = 0; i < 10; i++)
    {
      time = wait_for_frame (widget);
      g_array_append_val (times, time);
    }
  report ("a frame of an empty page", times);

  start = now ();
  pd_reader_set_text (reader, text, "zh-Hans");
  filled = now ();
  pd_reader_set_spans (reader, spans);
  marked = now ();
  wait_for_frame (widget);
  shown = now ();
  g_print ("  set_text %.1f ms, set_spans %.1f ms, until it is on display %.1f ms\n", filled - start, marked - filled, shown - start);

  spin (300);
  for (int i = 0; i < 60; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 60);
      time = wait_for_frame (widget);
      g_array_append_val (times, time);
    }
  report ("a frame while scrolling", times);

  start = now ();
  pd_reader_scroll_to_offset (reader, 700000);
  wait_for_frame (widget);
  g_print ("  far away: %.1f ms\n", now () - start);
  for (int i = 0; i < 30; i++)
    {
      start = now ();
      pd_reader_select (reader, 700000, 700010 + 3 * i);
      wait_for_frame (widget);
      time = now () - start;
      g_array_append_val (times, time);
    }
  report ("a frame while selecting", times);

  start = now ();
  pd_reader_set_zoom (reader, 1.25);
  wait_for_frame (widget);
  g_print ("  zoom: %.1f ms\n", now () - start);
  pd_reader_set_zoom (reader, 1);
}

int
main (void)
{
  GtkWidget *window, *scrolled, *reader;
  GtkAdjustment *adjustment;

  adw_init ();
  reader = pd_reader_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), reader);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  spin (500);
  g_signal_connect (gtk_widget_get_frame_clock (reader), "after-paint", G_CALLBACK (count_frame), NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  measure (PD_READER (reader), adjustment, 100);
  measure (PD_READER (reader), adjustment, 2000);
  measure (PD_READER (reader), adjustment, 11000);
  measure (PD_READER (reader), adjustment, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
