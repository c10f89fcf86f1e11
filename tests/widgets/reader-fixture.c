#include "reader-fixture.h"

/* Until there is nothing left to do, and a little longer than whoever has something to do soon. */
void
reader_fixture_settle (void)
{
  gint64 end = g_get_monotonic_time () + 100 * 1000;

  while (g_get_monotonic_time () < end || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
count_frame (GdkFrameClock *clock,
             guint *n_frames)
{
  (*n_frames)++;
}

void
reader_fixture_wait_for_frames (ReaderFixture *fixture,
                                guint n_frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->reader));
  guint n_seen = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame), &n_seen);

  while (n_seen < n_frames)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->reader));
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

void
reader_fixture_set_up (ReaderFixture *fixture,
                       gconstpointer data)
{
  GtkWidget *scrolled;

  /* A scrolled window looks at that once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", data != NULL, NULL);
  scrolled = gtk_scrolled_window_new ();
  fixture->reader = PD_READER (pd_reader_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->reader));
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  fixture->text = reader_sample_new_text ();
  fixture->spans = reader_sample_new_spans (fixture->text);
  pd_reader_set_text (fixture->reader, fixture->text, "zh-Hans");
  pd_reader_set_spans (fixture->reader, fixture->spans);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->reader));
  reader_fixture_settle ();
}

void
reader_fixture_tear_down (ReaderFixture *fixture,
                          gconstpointer data)
{
  PdReader *reader = fixture->reader;

  g_object_add_weak_pointer (G_OBJECT (reader), (gpointer *) &reader);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  reader_fixture_settle ();
  g_assert_null (reader);
  g_object_unref (fixture->text);
  g_ptr_array_unref (fixture->spans);
}

void
reader_fixture_find (ReaderFixture *fixture,
                     const char *what,
                     guint *start,
                     guint *end)
{
  const char *utf8 = pd_text_get_utf8 (fixture->text), *place = strstr (utf8, what);

  g_assert_nonnull (place);
  *start = pd_text_byte_to_offset (fixture->text, place - utf8);
  *end = *start + g_utf8_strlen (what, -1);
}

void
reader_fixture_assert_selected (ReaderFixture *fixture,
                                const char *expected)
{
  g_autofree char *slice = NULL;
  guint start, end;

  g_assert_true (pd_reader_get_selection (fixture->reader, &start, &end));
  slice = pd_text_dup_slice (pd_reader_get_text (fixture->reader), start, end);
  g_assert_cmpstr (slice, ==, expected);
}

/* The middle of a character, in the coordinates of the reader. */
graphene_point_t
reader_fixture_get_middle (ReaderFixture *fixture,
                           guint offset)
{
  GdkRectangle rectangle;

  g_assert_true (pd_reader_get_range_rectangle (fixture->reader, offset, offset + 1, &rectangle));
  return GRAPHENE_POINT_INIT (rectangle.x + rectangle.width / 2.0f, rectangle.y + rectangle.height / 2.0f);
}
