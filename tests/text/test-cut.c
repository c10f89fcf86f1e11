#include "pd-cut.h"

#include <stdlib.h>
#include <string.h>

static PdText *
make_text (const char *utf8)
{
  g_autoptr (GArray) blocks = pd_blocks_new ();
  g_autoptr (GError) error = NULL;
  PdText *text;
  guint start = 0;

  for (const char *line = utf8;;)
    {
      const char *end = strchr (line, '\n');
      guint n = g_utf8_strlen (line, end != NULL ? end - line : -1);

      pd_blocks_append (blocks, start == 0 ? PD_BLOCK_HEADING : PD_BLOCK_PARAGRAPH, start == 0 ? 1 : 0, start, start + n, NULL, NULL);
      start += n + 1;
      if (end == NULL)
        break;
      line = end + 1;
    }
  text = pd_text_new (utf8, -1, blocks, &error);
  g_assert_no_error (error);
  return text;
}

/* "start-end start-end …" */
static GArray *
make_cuts (const char *spans)
{
  g_auto (GStrv) words = g_strsplit (spans, " ", -1);
  GArray *cuts = pd_cuts_new ();

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) ends = g_strsplit (words[i], "-", 2);

      pd_cuts_append (cuts, "test", atoi (ends[0]), atoi (ends[1]));
    }
  return cuts;
}

static void
assert_cut (const char *utf8,
            const char *spans,
            const char *expected)
{
  g_autoptr (PdText) extracted = make_text (utf8);
  g_autoptr (GArray) cuts = make_cuts (spans);
  g_autoptr (PdTextMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_cuts_apply (cuts, extracted, &map, &error);
  guint n = 0, last = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (pd_text_get_utf8 (text), ==, expected);
  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);

      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : last + 1);
      g_assert_cmpuint (block->end, >, block->start);
      last = block->end;
    }
  g_assert_cmpuint (last, ==, pd_text_get_length (text));

  /* The map leads from each character that was kept to the same one. */
  for (guint i = 0; i < pd_text_get_length (extracted); i++)
    {
      guint to;

      if (pd_text_map_get (map, i, &to))
        {
          g_autofree char *before = pd_text_dup_slice (extracted, i, i + 1);
          g_autofree char *after = pd_text_dup_slice (text, to, to + 1);

          g_assert_cmpstr (before, ==, after);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, pd_text_get_length (text));
}

static void
test_apply (void)
{
  assert_cut ("题目\n一段\n二段", "", "题目\n一段\n二段");
  /* A block goes with one line feed, wherever it stands. */
  assert_cut ("题目\n一段\n二段", "0-2", "一段\n二段");
  assert_cut ("题目\n一段\n二段", "3-5", "题目\n二段");
  assert_cut ("题目\n一段\n二段", "6-8", "题目\n一段");
  assert_cut ("题目\n一段\n二段", "3-5 6-8", "题目");
  assert_cut ("题目\n一段\n二段", "0-2 3-5", "二段");
  assert_cut ("题目\n一段\n二段", "0-5", "二段");
  assert_cut ("题目\n一段\n二段", "3-8", "题目");
  /* Characters in a block. */
  assert_cut ("题目\n标志性 事件", "6-7", "题目\n标志性事件");
  assert_cut ("题目\n一二三四五", "3-4 5-6 7-8", "题目\n二四");
  assert_cut ("题目\n一二三四五", "5-7 4-6", "题目\n一五");
  /* A line feed alone, or all between two blocks. */
  assert_cut ("题目\n一段\n二段", "5-6", "题目\n一段二段");
  assert_cut ("题目\n一段\n二段", "2-6", "题目二段");
  assert_cut ("题目\n一段\n二段\n三段", "4-10", "题目\n一段");
  assert_cut ("题目\n一段\n二段\n三段", "1-10", "题段");
  /* Outside the text there is nothing. */
  assert_cut ("题目", "1-9", "题");
  assert_cut ("题目", "0-2", "");
}

/* However cuts fall, what is kept stays in order, and they do not mind their own order. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) utf8 = g_string_new ("题");
      g_autoptr (GString) spans = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GArray) cuts = NULL;
      g_autoptr (PdText) extracted = NULL;
      g_autoptr (PdText) text = NULL;
      guint n = g_test_rand_int_range (1, 40);
      const char *kept;

      for (guint i = 0; i < n; i++)
        {
          if (g_test_rand_int_range (0, 5) == 0 && utf8->str[utf8->len - 1] != '\n' && i + 1 < n)
            g_string_append_c (utf8, '\n');
          else
            g_string_append_unichar (utf8, 0x4E00 + i);
        }
      extracted = make_text (utf8->str);
      cuts = pd_cuts_new ();
      for (guint i = g_test_rand_int_range (0, 6); i > 0; i--)
        {
          guint start = g_test_rand_int_range (0, n + 1);

          pd_cuts_append (cuts, "test", start, start + g_test_rand_int_range (1, 12));
        }
      text = pd_cuts_apply (cuts, extracted, NULL, NULL);
      g_assert_nonnull (text);

      /* Without line feeds it is what is not cut, in order. */
      for (guint i = 0; i < pd_text_get_length (extracted); i++)
        {
          g_autofree char *character = pd_text_dup_slice (extracted, i, i + 1);
          gboolean is_cut = FALSE;

          for (guint k = 0; k < cuts->len; k++)
            {
              const PdCut *cut = &g_array_index (cuts, PdCut, k);

              is_cut = is_cut || (cut->start <= i && i < cut->end);
            }
          if (!is_cut && *character != '\n')
            g_string_append (expected, character);
        }
      kept = expected->str;
      for (const char *p = pd_text_get_utf8 (text); *p != '\0'; p = g_utf8_next_char (p))
        {
          if (*p == '\n')
            continue;
          g_assert_true (g_utf8_get_char (p) == g_utf8_get_char (kept));
          kept = g_utf8_next_char (kept);
        }
      g_assert_cmpstr (kept, ==, "");
    }
}

static void
test_subtract (void)
{
  g_autoptr (GArray) cuts = make_cuts ("0-4 6-8 10-20");
  g_autoptr (GArray) rest = pd_cuts_subtract (cuts, 6, 12);
  g_autoptr (GArray) middle = pd_cuts_subtract (cuts, 12, 14);

  g_assert_cmpuint (rest->len, ==, 2);
  g_assert_cmpuint (g_array_index (rest, PdCut, 0).start, ==, 0);
  g_assert_cmpuint (g_array_index (rest, PdCut, 0).end, ==, 4);
  g_assert_cmpuint (g_array_index (rest, PdCut, 1).start, ==, 12);
  g_assert_cmpuint (g_array_index (rest, PdCut, 1).end, ==, 20);

  g_assert_cmpuint (middle->len, ==, 4);
  g_assert_cmpuint (g_array_index (middle, PdCut, 2).end, ==, 12);
  g_assert_cmpuint (g_array_index (middle, PdCut, 3).start, ==, 14);
  g_assert_cmpstr (g_array_index (middle, PdCut, 3).reason, ==, "test");
}

static void
test_map (void)
{
  g_autoptr (PdTextMap) map = pd_text_map_new ();
  g_autoptr (PdTextMap) inverse = NULL;
  g_autoptr (PdTextMap) round_trip = NULL;
  guint to;

  /* 01234567 -> 0123..45 */
  pd_text_map_append (map, 0, 0, 2);
  pd_text_map_append (map, 2, 2, 2);
  pd_text_map_append (map, 6, 4, 2);
  g_assert_cmpuint (pd_text_map_get_n_runs (map), ==, 2);
  g_assert_true (pd_text_map_get (map, 3, &to));
  g_assert_cmpuint (to, ==, 3);
  g_assert_false (pd_text_map_get (map, 4, &to));
  g_assert_true (pd_text_map_get (map, 7, &to));
  g_assert_cmpuint (to, ==, 5);
  g_assert_false (pd_text_map_get (map, 8, &to));

  inverse = pd_text_map_invert (map);
  g_assert_true (pd_text_map_get (inverse, 5, &to));
  g_assert_cmpuint (to, ==, 7);
  round_trip = pd_text_map_compose (map, inverse);
  g_assert_cmpuint (pd_text_map_get_n_runs (round_trip), ==, 2);
  g_assert_true (pd_text_map_get (round_trip, 7, &to));
  g_assert_cmpuint (to, ==, 7);
  g_assert_false (pd_text_map_get (round_trip, 5, &to));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/cut/apply", test_apply);
  g_test_add_func ("/text/cut/random", test_random);
  g_test_add_func ("/text/cut/subtract", test_subtract);
  g_test_add_func ("/text/cut/map", test_map);
  return g_test_run ();
}
