#include <adwaita.h>
#include <math.h>

#include "pd-reader-marker.h"
#include "reader-fixture.h"

static const char tricky[] =
    "一👩‍👩‍👧‍👦二🇨🇳🇯🇵三\xF0\xA0\xAE\xB7野家e\xCC\x81o\xCC\x88葛\xF3\xA0\x84\x80城👍🏽\n"
    "\xE2\x80\xA9한국\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB नमस्ते ﷺ\t𝔄\n"
    "\n"
    "末尾。";

/* What the buffer has at an offset is what the text has there, beyond the BMP too. */
static void
test_offsets (ReaderFixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdText) text = pd_text_new (tricky, -1, NULL, NULL);
  GtkTextBuffer *buffer;
  const char *p = tricky;
  GtkTextIter iter;

  g_assert_nonnull (text);
  pd_reader_set_text (fixture->reader, text, NULL);
  g_assert_true (pd_reader_get_text (fixture->reader) == text);
  reader_fixture_settle ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, pd_text_get_length (text));
  for (guint offset = 0; offset < pd_text_get_length (text); offset++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
      g_assert_cmphex (gtk_text_iter_get_char (&iter), ==, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
}

static void
test_snapping (ReaderFixture *fixture,
               gconstpointer data)
{
  g_autoptr (PdText) text = pd_text_new (tricky, -1, NULL, NULL);
  guint length = pd_text_get_length (text);

  pd_reader_set_text (fixture->reader, text, NULL);
  for (guint from = 0; from < length; from++)
    for (guint to = from; to <= MIN (length, from + 30); to++)
      {
        g_autofree char *slice = pd_text_dup_slice (text, from, to);
        guint start, end;

        pd_reader_select (fixture->reader, from, to);
        if (pd_reader_get_selection (fixture->reader, &start, &end))
          {
            g_assert_true (pd_text_check_span (text, start, end, NULL));
            if (*slice != '\n')
              g_assert_cmpuint (start, <=, from);
            if (!g_str_has_suffix (slice, "\n"))
              g_assert_cmpuint (end, >=, to);
          }
        else
          g_assert_cmpuint (strspn (slice, "\n"), ==, strlen (slice));
      }
}

/* A line that is too long is broken in the buffer, and nobody outside can tell. */
static void
test_breaks (ReaderFixture *fixture,
             gconstpointer data)
{
  g_autoptr (PdText) text = reader_sample_new_long_text (50000, 0);
  g_autoptr (PdReaderBreaks) breaks = pd_reader_breaks_new (text);
  g_autoptr (PdText) shorter = reader_sample_new_long_text (50000, 10000);
  g_autofree char *broken = NULL;
  g_auto (GStrv) lines = NULL;
  GtkTextBuffer *buffer;
  GdkRectangle rectangle;
  guint start, end, first_break;

  g_assert_null (pd_reader_breaks_new (shorter));
  g_assert_nonnull (breaks);
  broken = pd_reader_breaks_dup_text (breaks, text);
  lines = g_strsplit (broken, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 6000);
      if (lines[i + 1] != NULL)
        g_assert_true (g_str_has_suffix (lines[i], "。") || g_str_has_suffix (lines[i], "。，"));
    }
  for (guint offset = 0; offset <= 50000; offset++)
    g_assert_cmpuint (pd_reader_breaks_to_text (breaks, pd_reader_breaks_to_buffer (breaks, offset)), ==, offset);

  pd_reader_set_text (fixture->reader, text, NULL);
  reader_fixture_settle ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, g_utf8_strlen (broken, -1));
  first_break = g_utf8_strlen (lines[0], -1);
  pd_reader_select (fixture->reader, first_break - 3, first_break + 2);
  g_assert_true (pd_reader_get_selection (fixture->reader, &start, &end));
  g_assert_cmpuint (start, ==, first_break - 3);
  g_assert_cmpuint (end, ==, first_break + 2);
  pd_reader_scroll_to_offset (fixture->reader, first_break);
  reader_fixture_settle ();
  g_assert_true (pd_reader_get_selection_rectangle (fixture->reader, &rectangle));
  g_assert_cmpint (rectangle.height, >, 30);
}

static void
extend (ReaderFixture *fixture,
        GtkTextExtendSelection granularity,
        guint offset)
{
  GtkTextIter location, start, end;
  gboolean handled;

  pd_reader_get_iter (fixture->reader, offset, &location);
  g_signal_emit_by_name (fixture->reader, "extend-selection", granularity, &location, &start, &end, &handled);
  g_assert_true (handled);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader)), &end, &start);
}

static void
test_extending (ReaderFixture *fixture,
                gconstpointer data)
{
  guint start, end;

  reader_fixture_find (fixture, "清晨，青屏河", &start, &end);
  extend (fixture, GTK_TEXT_EXTEND_SELECTION_WORD, start + 1);
  reader_fixture_assert_selected (fixture, "清晨");
  extend (fixture, GTK_TEXT_EXTEND_SELECTION_WORD, start);
  reader_fixture_assert_selected (fixture, "清晨");
  reader_fixture_find (fixture, "照片在当地", &start, &end);
  extend (fixture, GTK_TEXT_EXTEND_SELECTION_LINE, start + 1);
  reader_fixture_assert_selected (fixture, "照片在当地的群里传了两个小时，到中午已经有人说“上游化工厂泄漏，死鱼超过十吨”。");
}

/* A click takes the innermost, a click on an underline takes that. */
static void
test_hits (ReaderFixture *fixture,
           gconstpointer data)
{
  guint start, end, covered, covered_end;
  const PdSpanPlace *claim, *number;
  PdReaderLine line;
  graphene_point_t middle;
  double thickness;
  int x, y;

  reader_fixture_find (fixture, "老周拍下", &start, &end);
  middle = reader_fixture_get_middle (fixture, start);
  g_assert_cmpstr (pd_reader_get_span_at (fixture->reader, middle.x, middle.y), ==, "photograph");
  middle = reader_fixture_get_middle (fixture, start - 1);
  g_assert_null (pd_reader_get_span_at (fixture->reader, middle.x, middle.y));
  g_assert_null (pd_reader_get_span_at (fixture->reader, 3, middle.y));
  g_assert_null (pd_reader_get_span_at (fixture->reader, middle.x, -100));

  reader_fixture_find (fixture, "死鱼超过十吨", &covered, &covered_end);
  covered += 3;
  middle = reader_fixture_get_middle (fixture, covered);
  g_assert_cmpstr (pd_reader_get_span_at (fixture->reader, middle.x, middle.y), ==, "number");

  claim = pd_span_index_find (fixture->reader->spans, "claim");
  number = pd_span_index_find (fixture->reader->spans, "number");
  g_assert_true (pd_reader_lines_find (fixture->reader, covered, &line));
  for (int i = 0; i < 2; i++)
    {
      const PdSpanPlace *place = i == 0 ? claim : number;
      double top = pd_reader_lines_get_lane (&line, place->lane, place->n_lanes, &thickness);

      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->reader), GTK_TEXT_WINDOW_WIDGET, 0, (int) top, &x, &y);
      g_assert_cmpstr (pd_reader_get_span_at (fixture->reader, middle.x, y), ==, place->span->id);
    }
}

/* With any spans, whatever is painted at a character's middle is what a click there finds. */
static void
test_hits_at_random (ReaderFixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) spans = reader_sample_new_many_spans (fixture->text, 60, 11);
  guint start, end;

  pd_reader_set_spans (fixture->reader, spans);
  reader_fixture_settle ();
  pd_reader_get_visible_range (fixture->reader, &start, &end);
  for (guint offset = start; offset < end; offset++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();
      GdkRectangle rectangle;
      const char *id;

      if (!pd_reader_get_range_rectangle (fixture->reader, offset, offset + 1, &rectangle) || rectangle.width < 4)
        continue;
      pd_span_index_query_at (fixture->reader->spans, offset, found);
      id = pd_reader_get_span_at (fixture->reader, rectangle.x + rectangle.width / 2.0, rectangle.y + rectangle.height / 2.0);
      g_assert_cmpstr (id, ==, found->len > 0 ? ((const PdSpanPlace *) g_ptr_array_index (found, 0))->span->id : NULL);
    }
}

/* The active span stays as long as it is there; those who look at the property hear of it. */
static void
test_active (ReaderFixture *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) fewer = g_ptr_array_new ();
  g_autofree char *active = NULL;
  guint n_notified = 0;
  GdkRectangle rectangle;

  g_signal_connect_swapped (fixture->reader, "notify::active-span", G_CALLBACK (g_atomic_int_inc), &n_notified);
  pd_reader_set_active_span (fixture->reader, "number");
  pd_reader_set_active_span (fixture->reader, "number");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (pd_reader_get_span_rectangle (fixture->reader, "number", &rectangle));
  reader_fixture_settle ();
  pd_reader_set_spans (fixture->reader, fixture->spans);
  g_assert_cmpstr (pd_reader_get_active_span (fixture->reader), ==, "number");
  g_ptr_array_add (fewer, g_ptr_array_index (fixture->spans, 0));
  pd_reader_set_spans (fixture->reader, fewer);
  g_assert_null (pd_reader_get_active_span (fixture->reader));
  g_assert_cmpuint (n_notified, ==, 2);
  g_object_set (fixture->reader, "active-span", "nobody", NULL);
  g_object_get (fixture->reader, "active-span", &active, NULL);
  g_assert_null (active);
}

/* The column has the measure that was asked for, in the middle, and gives way where there is no room. */
static void
test_measure (ReaderFixture *fixture,
              gconstpointer data)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->reader);
  guint start, end;
  PdReaderLine line;
  int minimum, left, right, width = gtk_widget_get_width (GTK_WIDGET (view));

  left = gtk_text_view_get_left_margin (view);
  right = gtk_text_view_get_right_margin (view);
  g_assert_cmpint (ABS (left - right), <=, 2);
  reader_fixture_find (fixture, "六月十五日清晨，青屏河", &start, &end);
  g_assert_true (pd_reader_lines_find (fixture->reader, start, &line));
  g_assert_cmpuint (line.end - line.start, ==, 38);
  g_assert_cmpint (line.left, ==, left);
  g_assert_cmpfloat (width - left - right, <, 39 * pd_reader_style_get_em (fixture->reader->style));

  pd_reader_set_zoom (fixture->reader, 3);
  reader_fixture_settle ();
  g_assert_cmpint (gtk_text_view_get_left_margin (view), ==, 18);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 500);
  pd_reader_set_zoom (fixture->reader, 7);
  g_assert_cmpfloat (pd_reader_get_zoom (fixture->reader), ==, 3);
  g_object_set (fixture->reader, "zoom", 1.0, "measure", 20, "leading", 2.0, "indent", TRUE, "font-family", "Noto Sans CJK SC", NULL);
  reader_fixture_settle ();
  g_assert_cmpuint (pd_reader_get_measure (fixture->reader), ==, 20);
  g_assert_cmpfloat (pd_reader_get_leading (fixture->reader), ==, 2);
  g_assert_cmpstr (pd_reader_get_font_family (fixture->reader), ==, "Noto Sans CJK SC");
  g_assert_true (pd_reader_get_indent (fixture->reader));
  g_assert_true (pd_reader_lines_find (fixture->reader, start, &line));
  g_assert_cmpuint (line.end - line.start, ==, 18);
  g_assert_cmpfloat_with_epsilon (line.height, 2 * pd_reader_style_get_em (fixture->reader->style), 1);
}

/* There is room for four underlines before the next line's letters begin, and each is apart from the others. */
static void
test_room (ReaderFixture *fixture,
           gconstpointer data)
{
  guint start, end;
  PdReaderLine line, next;

  reader_fixture_find (fixture, "六月十五日清晨", &start, &end);
  for (double zoom = 0.5; zoom <= 3; zoom += 0.25)
    {
      pd_reader_set_zoom (fixture->reader, zoom);
      reader_fixture_settle ();
      g_assert_true (pd_reader_lines_find (fixture->reader, start, &line));
      g_assert_true (pd_reader_lines_find (fixture->reader, line.end, &next));
      g_assert_cmpfloat_with_epsilon (next.top - line.bottom, line.room, 1.01);
      for (guint n_lanes = 1; n_lanes < 12; n_lanes++)
        {
          double last = line.bottom, thickness, top;

          for (guint lane = 0; lane < n_lanes; lane++)
            {
              top = pd_reader_lines_get_lane (&line, lane, n_lanes, &thickness);
              if (n_lanes <= 4)
                g_assert_cmpfloat (top, >=, last);
              /* Half a pixel of a thin line would be pale. */
              if (thickness >= 2)
                g_assert_cmpfloat (top, ==, floor (top));
              g_assert_cmpfloat (top + thickness, <=, next.top + 1.01);
              last = top + thickness;
            }
        }
    }
}

static void
assert_in_sight (ReaderFixture *fixture,
                 guint offset)
{
  guint start, end;

  pd_reader_get_visible_range (fixture->reader, &start, &end);
  g_assert_cmpuint (start, <=, offset);
  g_assert_cmpuint (end, >, offset);
  g_assert_cmpuint (end - start, <, 3000);
}

/* What was asked for is in sight, also while lines are still being laid out, and stays. */
static void
test_scrolling (ReaderFixture *fixture,
                gconstpointer data)
{
  static const guint paragraphs[] = { 150, 150, 9000, 0 };
  static const guint targets[] = { 80000, 17, 119990, 40000, 60000 };
  guint start;

  for (guint round = 0; round < G_N_ELEMENTS (paragraphs); round += data != NULL ? 3 : 1)
    {
      g_autoptr (PdText) text = reader_sample_new_long_text (120000, paragraphs[round]);
      g_autoptr (GPtrArray) spans = reader_sample_new_many_spans (text, 1200, round);

      pd_reader_set_text (fixture->reader, text, NULL);
      pd_reader_set_spans (fixture->reader, spans);
      for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
        {
          /* At once, or when some of it is laid out. */
          if (round > 0)
            reader_fixture_wait_for_frames (fixture, round);
          pd_reader_scroll_to_offset (fixture->reader, targets[i]);
          reader_fixture_wait_for_frames (fixture, data != NULL ? 30 : 5);
          assert_in_sight (fixture, targets[i]);
        }
      reader_fixture_settle ();
      assert_in_sight (fixture, targets[G_N_ELEMENTS (targets) - 1]);
    }
  /* What is in sight already does not move. */
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), >, 0);
  start = (guint) gtk_adjustment_get_value (fixture->adjustment);
  pd_reader_scroll_to_offset (fixture->reader, 60010);
  reader_fixture_settle ();
  g_assert_cmpuint ((guint) gtk_adjustment_get_value (fixture->adjustment), ==, start);
}

/* The height, on the display, of the line that a place is in. */
static int
get_height_of (ReaderFixture *fixture,
               guint offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->reader);
  GdkRectangle place, visible;
  GtkTextIter iter;

  pd_reader_get_iter (fixture->reader, offset, &iter);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return place.y - visible.y;
}

/* Wherever one was in the text before, and also while the page still moves there. */
static void
test_beginning (ReaderFixture *fixture,
                gconstpointer data)
{
  static const guint frames[] = { 0, 1, 40 };

  for (guint round = 0; round < G_N_ELEMENTS (frames); round++)
    {
      g_autoptr (PdText) first = reader_sample_new_long_text (40000, 150);
      g_autoptr (PdText) second = reader_sample_new_long_text (30000, 150);

      pd_reader_set_text (fixture->reader, first, NULL);
      pd_reader_scroll_to_offset (fixture->reader, 20000);
      reader_fixture_wait_for_frames (fixture, 40);
      assert_in_sight (fixture, 20000);
      pd_reader_scroll_to_offset (fixture->reader, 39000);
      reader_fixture_wait_for_frames (fixture, frames[round]);
      pd_reader_set_text (fixture->reader, second, NULL);
      reader_fixture_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
      assert_in_sight (fixture, 0);
    }
}

/* However the page is set, what is read stays where it is; also in the middle of a paragraph of many pages, and many times. */
static void
test_place (ReaderFixture *fixture,
            gconstpointer data)
{
  static const guint paragraphs[] = { 150, 9000, 0 };

  for (guint round = 0; round < G_N_ELEMENTS (paragraphs); round++)
    {
      g_autoptr (PdText) text = reader_sample_new_long_text (40000, paragraphs[round]);
      PdReader *reader = fixture->reader;
      double value;
      int height;

      g_object_set (reader, "zoom", 1.0, "measure", 38, "leading", 1.75, "indent", FALSE, "font-family", NULL, NULL);
      pd_reader_set_text (reader, text, NULL);
      pd_reader_scroll_to_offset (reader, 20000);
      reader_fixture_settle ();
      height = get_height_of (fixture, 20000);
      value = gtk_adjustment_get_value (fixture->adjustment);

      for (guint change = 0; change < 5; change++)
        {
          switch (change)
            {
            case 0:
              g_object_set (reader, "zoom", 1.5, NULL);
              break;
            case 1:
              g_object_set (reader, "measure", 21, NULL);
              break;
            case 2:
              g_object_set (reader, "leading", 2.4, NULL);
              break;
            case 3:
              g_object_set (reader, "font-family", "Noto Sans CJK SC", NULL);
              break;
            case 4:
            default:
              g_object_set (reader, "indent", TRUE, NULL);
              break;
            }
          reader_fixture_settle ();
          assert_in_sight (fixture, 20000);
          /* What is kept is the beginning of its line, which is then in the middle of another one. */
          g_assert_cmpfloat (ABS (get_height_of (fixture, 20000) - height), <=, 2 * pd_reader_get_leading (reader) * pd_reader_style_get_em (reader->style) + 2);
        }
      /* Back again, in one go and in many. */
      g_object_set (reader, "zoom", 1.0, "measure", 38, "leading", 1.75, "indent", FALSE, "font-family", NULL, NULL);
      reader_fixture_settle ();
      for (guint i = 0; i < 10; i++)
        {
          pd_reader_set_measure (reader, i % 2 == 0 ? 30 : 38);
          reader_fixture_settle ();
        }
      g_assert_cmpint (ABS (get_height_of (fixture, 20000) - height), <=, 2);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->adjustment), value, 2);

      /* From the beginning it does not move. */
      reader_fixture_wait_for_frames (fixture, 10);
      gtk_adjustment_set_value (fixture->adjustment, 0);
      reader_fixture_settle ();
      pd_reader_set_zoom (reader, 2);
      reader_fixture_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
    }
}

/* Letters that a font does not have are those of the language's. */
static void
test_fallback (ReaderFixture *fixture,
               gconstpointer data)
{
  GdkRectangle plain, latin;

  g_assert_true (pd_reader_get_range_rectangle (fixture->reader, 0, 1, &plain));
  pd_reader_set_font_family (fixture->reader, "No Such Font");
  reader_fixture_settle ();
  g_assert_true (pd_reader_get_range_rectangle (fixture->reader, 0, 1, &latin));
  g_assert_cmpint (latin.width, ==, plain.width);
  g_assert_cmpint (latin.height, ==, plain.height);
}

/* Bullets and numbers that the text has are found, and nothing else is taken for one. */
static void
test_markers (void)
{
  static const struct
  {
    const char *text;
    guint length;
  } items[] = {
    { "• 一", 2 },
    { "- 一", 2 },
    { "1. 一", 3 },
    { "12、一", 3 },
    { "（三）一", 3 },
    { "(3) 一", 4 },
    { "①一", 1 },
    { "十二、一", 3 },
    { "一", 0 },
    { "1.", 0 },
    { "2024年", 0 },
    { "3.2吨", 0 },
    { "（见下）", 0 },
    { "普通", 0 },
    { "3) 一", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (PdText) text = pd_text_new (items[i].text, -1, NULL, NULL);

      g_assert_cmpuint (pd_reader_marker_get_length (text, pd_text_get_block (text, 0)), ==, items[i].length);
    }
}

/* Nothing of this leaves anything behind, or upsets GTK. */
static void
test_changes (ReaderFixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdText) nothing = pd_text_new ("", 0, NULL, NULL);
  g_autoptr (PdText) blank = pd_text_new ("\n\n \n", -1, NULL, NULL);
  PdReader *homeless = g_object_ref_sink (PD_READER (pd_reader_new ()));
  static const char *const texts[] = { "\n\n开头空行\n\n\n中间空行\n", "一", "שלום 世界 مرحبا\n第二行", "　　缩进的段落。\n\n　　又一段。" };
  GdkRectangle rectangle;
  guint start, end;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PdText) text = pd_text_new (texts[i], -1, NULL, NULL);
      g_autoptr (GPtrArray) spans = reader_sample_new_many_spans (fixture->text, 200, i);

      pd_reader_set_text (fixture->reader, text, i == 2 ? "he" : "zh-Hant");
      pd_reader_set_spans (fixture->reader, spans);
      pd_reader_select (fixture->reader, 0, pd_text_get_length (text));
      reader_fixture_settle ();
      pd_reader_get_selection_rectangle (fixture->reader, &rectangle);
      for (int x = 0; x < 900; x += 30)
        for (int y = 0; y < 300; y += 10)
          pd_reader_get_span_at (fixture->reader, x, y);
    }
  /* Without a window. */
  pd_reader_set_text (homeless, fixture->text, "ko");
  pd_reader_set_spans (homeless, fixture->spans);
  pd_reader_scroll_to_span (homeless, "drift");
  pd_reader_set_active_span (homeless, "drift");
  pd_reader_get_span_at (homeless, 10, 10);
  pd_reader_set_zoom (homeless, 2);
  pd_reader_select (homeless, 3, 9);
  g_assert_true (pd_reader_get_selection (homeless, &start, &end));
  reader_fixture_settle ();
  g_assert_finalize_object (homeless);

  pd_reader_set_text (fixture->reader, blank, NULL);
  reader_fixture_settle ();
  g_assert_false (pd_reader_get_selection (fixture->reader, &start, &end));
  pd_reader_set_text (fixture->reader, nothing, NULL);
  pd_reader_set_spans (fixture->reader, fixture->spans);
  reader_fixture_settle ();
  g_assert_false (pd_reader_get_selection_rectangle (fixture->reader, &rectangle));
  pd_reader_set_text (fixture->reader, NULL, NULL);
  reader_fixture_settle ();
  g_assert_false (pd_reader_get_selection (fixture->reader, &start, &end));
  g_assert_null (pd_reader_get_span_at (fixture->reader, 100, 100));
  pd_reader_scroll_to_span (fixture->reader, "claim");
  pd_reader_scroll_to_offset (fixture->reader, 100);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  pd_reader_set_text (fixture->reader, fixture->text, "ja");
  pd_reader_set_spans (fixture->reader, fixture->spans);
  pd_reader_set_active_span (fixture->reader, "drift");
  reader_fixture_settle ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc,
      char **argv)
{
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/markers", test_markers);
#define ADD(path, function) g_test_add (path, ReaderFixture, NULL, reader_fixture_set_up, function, reader_fixture_tear_down)
  ADD ("/reader/offsets", test_offsets);
  ADD ("/reader/snapping", test_snapping);
  ADD ("/reader/breaks", test_breaks);
  ADD ("/reader/extending", test_extending);
  ADD ("/reader/hits", test_hits);
  ADD ("/reader/hits-at-random", test_hits_at_random);
  ADD ("/reader/active", test_active);
  ADD ("/reader/measure", test_measure);
  ADD ("/reader/room", test_room);
  ADD ("/reader/scrolling", test_scrolling);
  g_test_add ("/reader/scrolling-animated", ReaderFixture, GINT_TO_POINTER (TRUE), reader_fixture_set_up, test_scrolling, reader_fixture_tear_down);
  ADD ("/reader/beginning", test_beginning);
  ADD ("/reader/place", test_place);
  ADD ("/reader/fallback", test_fallback);
  ADD ("/reader/changes", test_changes);

  return g_test_run ();
}
