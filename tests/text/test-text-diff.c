#include "pd-text-diff.h"

#include <string.h>

static PdText *
make_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  PdText *text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* What is mapped is the same, whatever the texts are. */
static PdTextMap *
diff (const char *from,
      const char *to)
{
  g_autoptr (PdText) from_text = make_text (from);
  g_autoptr (PdText) to_text = make_text (to);
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (from, -1, NULL);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (to, -1, NULL);
  PdTextMap *map = pd_text_diff (from_text, to_text);

  for (guint i = 0; i < pd_text_map_get_n_runs (map); i++)
    {
      const PdTextRun *run = pd_text_map_get_run (map, i);

      g_assert_cmpuint (run->from + run->length, <=, pd_text_get_length (from_text));
      g_assert_cmpuint (run->to + run->length, <=, pd_text_get_length (to_text));
      g_assert_cmpmem (a + run->from, run->length * sizeof (gunichar), b + run->to, run->length * sizeof (gunichar));
    }
  return map;
}

/* The runs as "from>to+length …". */
static void
assert_diff (const char *from,
             const char *to,
             const char *expected)
{
  g_autoptr (PdTextMap) map = diff (from, to);
  g_autoptr (GString) runs = g_string_new (NULL);

  for (guint i = 0; i < pd_text_map_get_n_runs (map); i++)
    {
      const PdTextRun *run = pd_text_map_get_run (map, i);

      g_string_append_printf (runs, "%s%u>%u+%u", i > 0 ? " " : "", run->from, run->to, run->length);
    }
  g_assert_cmpstr (runs->str, ==, expected);
}

static void
test_small (void)
{
  assert_diff ("", "", "");
  assert_diff ("", "江边", "");
  assert_diff ("江边", "", "");
  assert_diff ("江边的旧粮库", "江边的旧粮库", "0>0+6");
  assert_diff ("江边的旧粮库", "江边旧粮库", "0>0+2 3>2+3");
  assert_diff ("江边旧粮库", "江边的旧粮库", "0>0+2 2>3+3");
  assert_diff ("江边的旧粮库里", "江边的新粮库里", "0>0+3 4>4+3");
  /* One 的 is no sign that two sentences are the same. */
  assert_diff ("甲乙丙的丁戊己", "子丑的寅卯", "");
  /* Of two that are the same one is as good as the other. */
  assert_diff ("甲。甲。", "甲。", "0>0+2");
}

/* Where passages have changed places, the order goes by the longer one. */
static void
test_swapped (void)
{
  const char *one = "江边的旧粮库里放着一块电芯，谁也说不清它是哪一年留下来的。";
  const char *two = "第二天一早，县里来了三个人，带着一台没有人认得的仪器。他们量了一上午，什么也没有说就走了。";
  g_autofree char *from = g_strconcat ("开头。\n", one, "\n", two, "\n结尾。", NULL);
  g_autofree char *to = g_strconcat ("开头。\n", two, "\n", one, "\n结尾。", NULL);
  g_autoptr (PdTextMap) map = diff (from, to);
  guint place;

  g_assert_true (pd_text_map_get (map, 1, &place));
  g_assert_cmpuint (place, ==, 1);
  g_assert_true (pd_text_map_get (map, 4 + g_utf8_strlen (one, -1) + 1, &place));
  g_assert_cmpuint (place, ==, 4);
  g_assert_true (pd_text_map_get (map, g_utf8_strlen (from, -1) - 1, &place));
  g_assert_cmpuint (place, ==, g_utf8_strlen (to, -1) - 1);
}

static void
append_random (GString *text,
               guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_test_rand_int_range (0, 30) == 0)
        g_string_append (text, g_test_rand_int_range (0, 4) == 0 ? "\n" : "，");
      else
        g_string_append_unichar (text, 0x4E00 + g_test_rand_int_range (0, 300));
    }
}

/* Of what was left as it was, next to nothing is overlooked or put elsewhere. */
static void
test_edits (void)
{
  guint n_kept = 0, n_found = 0;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) from = g_string_new (NULL);
      g_autoptr (GString) to = g_string_new (NULL);
      g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (int));
      g_autoptr (PdTextMap) map = NULL;
      g_autofree gunichar *a = NULL;
      guint n = g_test_rand_int_range (100, 3000);

      append_random (from, n);
      a = g_utf8_to_ucs4_fast (from->str, -1, NULL);
      for (guint i = 0; i < n; i++)
        {
          int what = g_test_rand_int_range (0, 400);

          if (what == 0)
            i += g_test_rand_int_range (0, 40);
          else if (what < 3)
            {
              guint inserted = g_test_rand_int_range (1, 60);

              append_random (to, inserted);
              for (guint k = 0; k < inserted; k++)
                g_array_append_val (origins, (int) { -1 });
            }
          if (i >= n)
            break;
          g_string_append_unichar (to, a[i]);
          g_array_append_val (origins, i);
        }
      map = diff (from->str, to->str);
      for (guint i = 0; i < origins->len; i++)
        {
          int origin = g_array_index (origins, int, i);
          guint place;

          if (origin < 0)
            continue;
          n_kept++;
          n_found += pd_text_map_get (map, origin, &place) && place == i;
        }
    }
  g_assert_cmpuint (n_found, >=, n_kept * 0.98);
}

static char *
repeat (const char *text,
        guint n)
{
  GString *repeated = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (repeated, text);
  return g_string_free_and_steal (repeated);
}

/* Whatever the texts are like, it comes to an end before the test's time is up. */
static void
test_hostile (void)
{
  const char *const patterns[][2] = {
    { "是", "不" },
    { "是不", "不是" },
    { "一二三四五六七八九十", "一二三四五六七八九" },
    { "免责声明：本文不代表本站观点。\n", "免责声明：本文仅代表本站观点。\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *one = repeat (patterns[i][0], 200000 / g_utf8_strlen (patterns[i][0], -1));
      g_autofree char *two = repeat (patterns[i][1], 200000 / g_utf8_strlen (patterns[i][1], -1));
      g_autofree char *mixed = g_strconcat (two, one, "尾", NULL);
      g_autoptr (PdTextMap) different = diff (one, two);
      g_autoptr (PdTextMap) longer = diff (one, mixed);
    }
}

/* A million characters of which every thousandth is another. */
static void
test_long (void)
{
  g_autoptr (GString) from = g_string_new (NULL);
  g_autoptr (GString) to = g_string_new (NULL);
  g_autoptr (PdTextMap) map = NULL;
  g_autofree gunichar *a = NULL;
  guint n_mapped = 0;

  append_random (from, 1000000);
  a = g_utf8_to_ucs4_fast (from->str, -1, NULL);
  for (guint i = 0; i < 1000000; i++)
    g_string_append_unichar (to, i % 1000 == 500 ? 0x9000 : a[i]);
  map = diff (from->str, to->str);
  for (guint i = 0; i < pd_text_map_get_n_runs (map); i++)
    n_mapped += pd_text_map_get_run (map, i)->length;
  g_assert_cmpuint (n_mapped, >=, 998000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/text-diff/small", test_small);
  g_test_add_func ("/text/text-diff/swapped", test_swapped);
  g_test_add_func ("/text/text-diff/edits", test_edits);
  g_test_add_func ("/text/text-diff/hostile", test_hostile);
  g_test_add_func ("/text/text-diff/long", test_long);
  return g_test_run ();
}
