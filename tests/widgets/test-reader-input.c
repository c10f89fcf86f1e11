#include <adwaita.h>
#include <math.h>

#include "reader-fixture.h"

/* The page with a real pointer and real keys, as the display server sends them. */

static char *window_id;
static GString *heard;

static void
run_xdotool (const char *arguments)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", arguments);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  reader_fixture_settle ();
}

static void
hear_activated (PdReader *reader,
                const char *id,
                gpointer data)
{
  g_string_append_printf (heard, "activated %s;", id);
}

static void
hear_resized (PdReader *reader,
              const char *id,
              guint start,
              guint end,
              gpointer data)
{
  g_autofree char *slice = pd_text_dup_slice (pd_reader_get_text (reader), start, end);

  g_string_append_printf (heard, "resized %s %s;", id, slice);
}

static void
hear_removal (PdReader *reader,
              const char *id,
              gpointer data)
{
  g_string_append_printf (heard, "remove %s;", id);
}

static void
hear_settled (PdReader *reader,
              guint start,
              guint end,
              gpointer data)
{
  g_autofree char *slice = pd_text_dup_slice (pd_reader_get_text (reader), start, end);

  g_string_append_printf (heard, "settled %s;", slice);
}

static void
hear_cleared (PdReader *reader,
              gpointer data)
{
  g_string_append (heard, "cleared;");
}

static gboolean
hear_key (GtkEventControllerKey *controller,
          guint keyval,
          guint keycode,
          GdkModifierType state,
          gpointer data)
{
  if (keyval != GDK_KEY_Shift_L && keyval != GDK_KEY_Control_L)
    g_string_append_printf (heard, "key %s;", gdk_keyval_name (keyval));
  return FALSE;
}

static void
assert_heard (const char *expected)
{
  g_assert_cmpstr (heard->str, ==, expected);
  g_string_truncate (heard, 0);
}

static void
set_up (ReaderFixture *fixture,
        gconstpointer data)
{
  g_autofree char *title = g_strdup_printf ("Reader %d %u", (int) getpid (), g_random_int ());
  g_autofree char *search = g_strdup_printf ("xdotool search --sync --onlyvisible --name '%s'", title);
  GtkEventController *controller = gtk_event_controller_key_new ();
  g_autoptr (GError) error = NULL;

  reader_fixture_set_up (fixture, data);
  gtk_window_set_title (GTK_WINDOW (fixture->window), title);
  reader_fixture_settle ();
  g_spawn_command_line_sync (search, &window_id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_strstrip (window_id);
  heard = g_string_new (NULL);
  g_signal_connect (fixture->reader, "span-activated", G_CALLBACK (hear_activated), NULL);
  g_signal_connect (fixture->reader, "span-resized", G_CALLBACK (hear_resized), NULL);
  g_signal_connect (fixture->reader, "span-removal-requested", G_CALLBACK (hear_removal), NULL);
  g_signal_connect (fixture->reader, "selection-settled", G_CALLBACK (hear_settled), NULL);
  g_signal_connect (fixture->reader, "selection-cleared", G_CALLBACK (hear_cleared), NULL);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (hear_key), NULL);
  gtk_widget_add_controller (fixture->window, controller);
  run_xdotool ("mousemove 0 0");
}

static void
tear_down (ReaderFixture *fixture,
           gconstpointer data)
{
  reader_fixture_tear_down (fixture, data);
  g_clear_pointer (&window_id, g_free);
  g_string_free (heard, TRUE);
}

/* Longer than what makes two clicks a double click. */
static void
wait_between_clicks (void)
{
  gint64 end = g_get_monotonic_time () + 600 * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
move_to (ReaderFixture *fixture,
         double x,
         double y)
{
  graphene_point_t point;
  double left, top;
  g_autofree char *arguments = NULL;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (fixture->reader), fixture->window, &GRAPHENE_POINT_INIT (x, y), &point));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &left, &top);
  arguments = g_strdup_printf ("mousemove --window %s %d %d", window_id, (int) round (point.x + left), (int) round (point.y + top));
  run_xdotool (arguments);
}

/* To the edge before a character, or its middle. */
static void
move_to_text (ReaderFixture *fixture,
              const char *what,
              gboolean middle)
{
  GdkRectangle rectangle;
  guint start, end;

  reader_fixture_find (fixture, what, &start, &end);
  g_assert_true (pd_reader_get_range_rectangle (fixture->reader, start, start + 1, &rectangle));
  move_to (fixture, rectangle.x + (middle ? rectangle.width / 2 : 1), rectangle.y + rectangle.height / 2);
}

static void
test_click (ReaderFixture *fixture,
            gconstpointer data)
{
  move_to_text (fixture, "老周拍下", TRUE);
  run_xdotool ("click 1");
  assert_heard ("activated photograph;");
  g_assert_cmpstr (pd_reader_get_active_span (fixture->reader), ==, "photograph");

  /* Further clicks on what lies upon each other go outwards, and begin again. */
  wait_between_clicks ();
  move_to_text (fixture, "吨”。当天", TRUE);
  for (int i = 0; i < 4; i++)
    {
      run_xdotool ("click 1");
      wait_between_clicks ();
    }
  assert_heard ("activated number;activated claim;activated rumour;activated number;");

  /* Elsewhere nothing is active. */
  move_to_text (fixture, "六月十五日清晨，青", TRUE);
  run_xdotool ("click 1");
  assert_heard ("");
  g_assert_null (pd_reader_get_active_span (fixture->reader));

  /* The menu is about what is under the pointer, without more ado. */
  wait_between_clicks ();
  move_to_text (fixture, "老周拍下", TRUE);
  run_xdotool ("click 3");
  assert_heard ("");
  g_assert_cmpstr (pd_reader_get_active_span (fixture->reader), ==, "photograph");
  run_xdotool ("key Escape");
}

static void
test_drag (ReaderFixture *fixture,
           gconstpointer data)
{
  move_to_text (fixture, "青屏河下游的渔民", FALSE);
  run_xdotool ("mousedown 1");
  move_to_text (fixture, "的渔民", FALSE);
  move_to_text (fixture, "拍下一张", FALSE);
  assert_heard ("");
  run_xdotool ("mouseup 1");
  assert_heard ("settled 青屏河下游的渔民老周;");

  /* From within what is selected one selects anew. */
  wait_between_clicks ();
  move_to_text (fixture, "下游的渔民", FALSE);
  run_xdotool ("mousedown 1");
  move_to_text (fixture, "的渔民", FALSE);
  move_to_text (fixture, "周拍下一张", FALSE);
  run_xdotool ("mouseup 1");
  g_assert_true (g_str_has_suffix (heard->str, "settled 下游的渔民老;"));
  g_string_truncate (heard, 0);

  /* A click in what is selected clears it, and is nothing more. */
  wait_between_clicks ();
  move_to_text (fixture, "渔民老周", TRUE);
  run_xdotool ("click 1");
  assert_heard ("cleared;");
}

static void
test_clicks (ReaderFixture *fixture,
             gconstpointer data)
{
  move_to_text (fixture, "清晨，青屏河", TRUE);
  run_xdotool ("click --repeat 2 --delay 60 1");
  /* Not at once: what is opened for it would take another click away. */
  assert_heard ("");
  wait_between_clicks ();
  assert_heard ("settled 清晨;");
  run_xdotool ("click --repeat 3 --delay 60 1");
  reader_fixture_assert_selected (fixture, "六月十五日清晨，青屏河下游的渔民老周拍下一张照片：河面一片暗红。");
  wait_between_clicks ();
  assert_heard ("cleared;settled 六月十五日清晨，青屏河下游的渔民老周拍下一张照片：河面一片暗红。;");
  move_to_text (fixture, "找到了老周", TRUE);
  run_xdotool ("click --repeat 4 --delay 60 1");
  reader_fixture_assert_selected (fixture,
                                  "我们找到了老周。他说自己只拍了照片，没有数过鱼：“水是红的，鱼我没看见几条。”县生态环境局次日通报，红色来自上游色素厂检修时"
                                  "排出的食用红曲色素，约3.2吨，水体溶解氧在四小时后恢复正常。通报没有提到死鱼。");
  g_assert_true (g_str_has_suffix (heard->str, "通报没有提到死鱼。;"));
}

static void
test_zoom (ReaderFixture *fixture,
           gconstpointer data)
{
  guint start, end;
  GdkRectangle before, after;

  reader_fixture_find (fixture, "找到了老周", &start, &end);
  g_assert_true (pd_reader_get_range_rectangle (fixture->reader, start, end, &before));
  move_to_text (fixture, "找到了老周", TRUE);
  run_xdotool ("keydown ctrl click 4 click 4 keyup ctrl");
  g_assert_cmpfloat_with_epsilon (pd_reader_get_zoom (fixture->reader), 1.2, 0.001);
  reader_fixture_settle ();
  pd_reader_scroll_to_offset (fixture->reader, start);
  reader_fixture_settle ();
  g_assert_true (pd_reader_get_range_rectangle (fixture->reader, start, end, &after));
  g_assert_cmpint (after.width, >, before.width);
  run_xdotool ("keydown ctrl click 5 click 5 click 5 keyup ctrl");
  g_assert_cmpfloat_with_epsilon (pd_reader_get_zoom (fixture->reader), 0.9, 0.001);
  /* Without Ctrl the wheel scrolls, and nothing else. */
  run_xdotool ("click 5");
  g_assert_cmpfloat_with_epsilon (pd_reader_get_zoom (fixture->reader), 0.9, 0.001);
}

static void
test_sentences (ReaderFixture *fixture,
                gconstpointer data)
{
  guint start, end;

  reader_fixture_find (fixture, "照片在当地的群里", &start, &end);
  pd_reader_select (fixture->reader, start + 5, start + 5);
  run_xdotool ("key j");
  reader_fixture_assert_selected (fixture, "照片在当地的群里传了两个小时，到中午已经有人说“上游化工厂泄漏，死鱼超过十吨”。");
  run_xdotool ("key k");
  reader_fixture_assert_selected (fixture, "六月十五日清晨，青屏河下游的渔民老周拍下一张照片：河面一片暗红。");
  run_xdotool ("key j j");
  reader_fixture_assert_selected (fixture, "当天晚上，至少四十个公众号转发了这个说法，其中最早的一篇阅读量超过10万。");
  /* The selection grows over the end of the block, shrinks again, and turns over. */
  run_xdotool ("key shift+j");
  reader_fixture_assert_selected (fixture, "当天晚上，至少四十个公众号转发了这个说法，其中最早的一篇阅读量超过10万。\n我们找到了老周。");
  run_xdotool ("key shift+k");
  reader_fixture_assert_selected (fixture, "当天晚上，至少四十个公众号转发了这个说法，其中最早的一篇阅读量超过10万。");
  run_xdotool ("key shift+k");
  reader_fixture_assert_selected (fixture,
                                  "照片在当地的群里传了两个小时，到中午已经有人说“上游化工厂泄漏，死鱼超过十吨”。当天晚上，至少四十个公众号转发了这个说法，"
                                  "其中最早的一篇阅读量超过10万。");
  run_xdotool ("key shift+j");
  reader_fixture_assert_selected (fixture, "当天晚上，至少四十个公众号转发了这个说法，其中最早的一篇阅读量超过10万。");
  assert_heard ("");
  run_xdotool ("key Return");
  assert_heard ("settled 当天晚上，至少四十个公众号转发了这个说法，其中最早的一篇阅读量超过10万。;");
  run_xdotool ("key Escape");
  assert_heard ("cleared;");
  /* Without a selection Enter takes the sentence. */
  reader_fixture_find (fixture, "我们找到了老周", &start, &end);
  pd_reader_select (fixture->reader, start, start);
  run_xdotool ("key KP_Enter");
  assert_heard ("settled 我们找到了老周。;");
  /* The arrow keys work as everywhere. */
  run_xdotool ("key Escape Home shift+Right shift+Right");
  reader_fixture_assert_selected (fixture, "我们");
  run_xdotool ("key shift+Down Escape ctrl+End k k");
  reader_fixture_assert_selected (fixture,
                                  "中国水产科学研究院的一位研究员（他要求不具名）告诉我们，以青屏河这一段的鱼类密度，“全河段的鱼加起来也没有十吨”。");
}

static void
test_span_keys (ReaderFixture *fixture,
                gconstpointer data)
{
  guint start, end;

  reader_fixture_find (fixture, "超过十吨", &start, &end);
  pd_reader_select (fixture->reader, start, start);
  run_xdotool ("key space space");
  assert_heard ("activated number;activated claim;");
  run_xdotool ("key Delete");
  assert_heard ("remove claim;");
  run_xdotool ("key bracketright bracketright bracketleft");
  assert_heard ("activated number;activated reach;activated number;");
  run_xdotool ("key Escape");
  g_assert_null (pd_reader_get_active_span (fixture->reader));
  assert_heard ("");
  /* What it has no use for is the window's: Escape now, digits, the full stop, undo. */
  run_xdotool ("key Escape 1 period ctrl+z x alt+c");
  assert_heard ("key Escape;key 1;key period;key z;key x;key Alt_L;key c;");
}

static void
press_knob (ReaderFixture *fixture,
            gboolean at_end)
{
  graphene_rect_t stem;
  graphene_point_t knob;
  int x, y;

  g_assert_true (pd_reader_get_handle (fixture->reader, at_end, &stem, &knob));
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->reader), GTK_TEXT_WINDOW_WIDGET, (int) knob.x, (int) knob.y, &x, &y);
  move_to (fixture, x, y);
  run_xdotool ("mousedown 1");
}

static void
test_handles (ReaderFixture *fixture,
              gconstpointer data)
{
  pd_reader_set_active_span (fixture->reader, "photograph");
  reader_fixture_settle ();
  press_knob (fixture, TRUE);
  move_to_text (fixture, "面一片暗红", FALSE);
  move_to_text (fixture, "：河面一片暗红", FALSE);
  assert_heard ("");
  run_xdotool ("mouseup 1");
  assert_heard ("resized photograph 老周拍下一张照片;");
  g_assert_false (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader))));

  press_knob (fixture, FALSE);
  move_to_text (fixture, "渔民老周", FALSE);
  run_xdotool ("mouseup 1");
  assert_heard ("resized photograph 渔民老周拍下一张照片：河面一片暗红;");

  /* At least one character is left, however far the end is dragged beyond the other. */
  press_knob (fixture, FALSE);
  move_to_text (fixture, "当天晚上", FALSE);
  run_xdotool ("mouseup 1");
  assert_heard ("resized photograph 红;");

  /* Escape leaves it where it was. */
  press_knob (fixture, TRUE);
  move_to_text (fixture, "面一片暗红", FALSE);
  run_xdotool ("key Escape");
  move_to_text (fixture, "片暗红", FALSE);
  run_xdotool ("mouseup 1");
  assert_heard ("");
  g_assert_cmpstr (pd_reader_get_active_span (fixture->reader), ==, "photograph");
}

int
main (int argc,
      char **argv)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL || !gtk_init_check ())
    return 77;
  adw_init ();
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, ReaderFixture, NULL, set_up, function, tear_down)
  ADD ("/reader-input/click", test_click);
  ADD ("/reader-input/drag", test_drag);
  ADD ("/reader-input/clicks", test_clicks);
  ADD ("/reader-input/zoom", test_zoom);
  ADD ("/reader-input/sentences", test_sentences);
  ADD ("/reader-input/span-keys", test_span_keys);
  ADD ("/reader-input/handles", test_handles);

  return g_test_run ();
}
