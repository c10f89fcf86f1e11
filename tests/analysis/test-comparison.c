#include "pd-carrying.h"

#include <string.h>

#define ORIGINAL "据《渡口财经》报道，公司内部人士称，研发总投入不到3亿元。当天股价跌去14.6%。这一句后来没有了。最后一句两边都一样，一个字也不差。"
#define COPY "多出来的开头在这里，别处没有。据《渡口财经》报道,公司外部人士称,研发总投入不到5亿元。当天股价下降 14.6%。最后一句两边都一样,一个字也不差。"

static PdComparison *
compare (const char *a,
         const char *b)
{
  g_autoptr (PdText) first = pd_text_new (a, -1, NULL, NULL);
  g_autoptr (PdText) second = pd_text_new (b, -1, NULL, NULL);

  return pd_comparison_new (first, second, NULL);
}

/* All of both texts, once, and what was changed within what it was changed in. */
static void
assert_whole (const char *a,
              const char *b)
{
  g_autoptr (PdComparison) comparison = compare (a, b);
  guint n = pd_comparison_get_n_passages (comparison), length_a = 0, length_b = 0, end = 0;

  for (guint i = 0; i < n; i++)
    {
      const PdComparedPassage *passage = pd_comparison_get_passage (comparison, i);
      guint n_edits;
      const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, i, &n_edits);

      g_assert_cmpuint (passage->a_start, >=, end);
      end = passage->a_end;
      length_a += passage->a_end - passage->a_start;
      length_b += passage->b_end - passage->b_start;
      for (guint k = 0; k < n_edits; k++)
        {
          g_assert_cmpuint (edits[k].a_start, >=, passage->a_start);
          g_assert_cmpuint (edits[k].a_end, <=, passage->a_end);
          g_assert_cmpuint (edits[k].b_start, >=, passage->b_start);
          g_assert_cmpuint (edits[k].b_end, <=, passage->b_end);
        }
    }
  g_assert_cmpuint (length_a, ==, g_utf8_strlen (a, -1));
  g_assert_cmpuint (length_b, ==, g_utf8_strlen (b, -1));
}

static void
test_whole (void)
{
  assert_whole (ORIGINAL, COPY);
  assert_whole (COPY, ORIGINAL);
  assert_whole (ORIGINAL, ORIGINAL);
  assert_whole (ORIGINAL, "完全是另外一件事情。没有一句相同。");
  assert_whole (ORIGINAL, "");
  assert_whole ("", "");
}

static void
test_sides (void)
{
  g_autoptr (PdComparison) comparison = compare (ORIGINAL, COPY);
  guint n = pd_comparison_get_n_passages (comparison), n_added = 0, n_left_out = 0, n_same = 0;

  for (guint i = 0; i < n; i++)
    {
      const PdComparedPassage *passage = pd_comparison_get_passage (comparison, i);
      guint n_edits;

      pd_comparison_get_edits (comparison, i, &n_edits);
      n_added += passage->a_start == passage->a_end;
      n_left_out += passage->b_start == passage->b_end;
      n_same += n_edits == 0;
    }
  g_assert_cmpuint (n_added, ==, 1);
  g_assert_cmpuint (n_left_out, ==, 1);
  g_assert_cmpuint (n_same, ==, 1);
}

/* Where a passage of the original stands in the copy. */
static void
assert_carried (const char *passage,
                PdCarryingOutcome outcome,
                PdCarryingDoubts doubts,
                const char *expected)
{
  g_autoptr (PdComparison) comparison = compare (ORIGINAL, COPY);
  guint start = g_utf8_pointer_to_offset (ORIGINAL, strstr (ORIGINAL, passage)), b_start, b_end;
  PdCarryingDoubts found;

  g_assert_cmpint (pd_carrying_find (comparison, start, start + g_utf8_strlen (passage, -1), &b_start, &b_end, &found), ==, outcome);
  g_assert_cmpint (found, ==, doubts);
  if (expected != NULL)
    {
      g_autofree char *carried = pd_text_dup_slice (pd_comparison_get_b (comparison), b_start, b_end);

      g_assert_cmpstr (carried, ==, expected);
    }
}

static void
test_carrying (void)
{
  assert_carried ("一个字也不差", PD_CARRYING_SAME, 0, "一个字也不差");
  assert_carried ("当天股价跌去14.6%", PD_CARRYING_CHANGED, 0, "当天股价下降 14.6%");
  /* Another figure, and it is said to come from outside. */
  assert_carried ("研发总投入不到3亿元", PD_CARRYING_CHANGED, PD_CARRYING_FIGURE | PD_CARRYING_SPEAKER, "研发总投入不到5亿元");
  assert_carried ("这一句后来没有了", PD_CARRYING_GONE, 0, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/comparison/whole", test_whole);
  g_test_add_func ("/analysis/comparison/sides", test_sides);
  g_test_add_func ("/analysis/comparison/carrying", test_carrying);

  return g_test_run ();
}
