#include "pd-carrying-difference.h"

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

/* Each substitution has as many places as it is counted, in the order of the text, and its words are there. */
static void
test_places (void)
{
  g_autoptr (PdComparison) comparison = compare ("内部人士说，账上只剩3亿元。这话内部早就有人讲过。内部的人不愿多说一个字。", "外部人士说，账上只剩5亿元。这话外部早就有人讲过。外部的人不愿多说一个字。");
  PdSubstitutions *substitutions = pd_comparison_get_substitutions (comparison);
  const PdSubstitution *first = pd_substitutions_get (substitutions, 0);
  guint index;

  g_assert_cmpstr (first->a, ==, "内部");
  g_assert_cmpstr (first->b, ==, "外部");
  g_assert_cmpuint (first->count, ==, 3);
  for (guint i = 0; i < first->count; i++)
    {
      g_assert_true (pd_comparison_find_place (comparison, first, i, &index));
      g_assert_cmpuint (index, ==, i);
    }
  g_assert_false (pd_comparison_find_place (comparison, first, first->count, &index));
  g_assert_cmpuint (pd_substitutions_count (substitutions, PD_SUBSTITUTION_REVERSAL), ==, 3);
  g_assert_cmpuint (pd_substitutions_count (substitutions, PD_SUBSTITUTION_FIGURE), ==, 1);
}

/* Where a passage of the original stands in the copy. */
static void
assert_carried (const char *passage,
                PdCarryingOutcome outcome,
                PdCarryingDoubts doubts,
                const char *expected)
{
  g_autoptr (PdComparison) comparison = compare (ORIGINAL, COPY);
  g_autoptr (PdCarrying) carrying = pd_carrying_new (comparison);
  guint start = g_utf8_pointer_to_offset (ORIGINAL, strstr (ORIGINAL, passage)), b_start, b_end;
  PdCarryingDoubts found;

  g_assert_cmpint (pd_carrying_find (carrying, start, start + g_utf8_strlen (passage, -1), &b_start, &b_end, &found), ==, outcome);
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
  assert_carried ("《渡口财经》报道", PD_CARRYING_SAME, 0, "《渡口财经》报道");
  assert_carried ("这一句后来没有了", PD_CARRYING_GONE, 0, NULL);
}

static void
assert_difference (const char *a,
                   const char *b,
                   const char *passage,
                   PdCarryingOutcome outcome,
                   PdCarryingDoubts doubt,
                   const char *expected_a,
                   const char *expected_b)
{
  g_autoptr (PdComparison) comparison = compare (a, b);
  g_autoptr (PdCarrying) carrying = pd_carrying_new (comparison);
  g_autoptr (GPtrArray) differences = NULL;
  guint start = g_utf8_pointer_to_offset (a, strstr (a, passage)), end = start + g_utf8_strlen (passage, -1), b_start, b_end;
  PdCarryingDoubts doubts;

  g_assert_cmpint (pd_carrying_find (carrying, start, end, &b_start, &b_end, &doubts), ==, outcome);
  g_assert_cmpint (doubts, ==, doubt);
  differences = pd_carrying_list_differences (carrying, start, end, b_start, b_end, doubts);
  g_assert_cmpuint (differences->len, ==, doubt != 0);
  if (differences->len > 0)
    {
      const PdCarryingDifference *difference = g_ptr_array_index (differences, 0);

      g_assert_cmpint (difference->doubt, ==, doubt);
      g_assert_cmpstr (difference->a, ==, expected_a);
      g_assert_cmpstr (difference->b, ==, expected_b);
    }
}

static void
test_differences (void)
{
  assert_difference ("去年公司的营收上涨近 17%，股价却没有动。", "去年公司的营收上涨近 27%，股价却没有动。", "营收上涨近 17%", PD_CARRYING_CHANGED, PD_CARRYING_FIGURE, "近 17%", "近 27%");
  /* Also where only the word that bounds it, beside the mark, is another one. */
  assert_difference ("去年公司的营收上涨近17%，股价却没有动。", "去年公司的营收上涨超17%，股价却没有动。", "17%", PD_CARRYING_SAME, PD_CARRYING_FIGURE, "近17%", "超17%");
  assert_difference ("他们认为项目带来了巨大收益，市场反应平静。", "他们认为项目带来了微小收益，市场反应平静。", "项目带来了巨大收益", PD_CARRYING_CHANGED, PD_CARRYING_MEANING, "巨大", "微小");
  /* A negation that came in its clause turns a mark round, though what is marked is the same to the letter. */
  assert_difference ("去年公司收回有误的数据，并且换了审计机构。", "去年公司没有收回有误的数据，并且换了审计机构。", "有误的数据", PD_CARRYING_SAME, PD_CARRYING_MEANING, "收回", "没有收回");
  assert_difference ("据《渡口财经》报道，项目明年投产。", "据《西岸日报》报道，项目明年投产。", "项目明年投产", PD_CARRYING_SAME, PD_CARRYING_SPEAKER, "《渡口财经》", "《西岸日报》");
  /* Also where the copy has a word that is no known cue, and by the cue where the name stays. */
  assert_difference ("渡口内部人士透露，项目明年投产。", "渡口外部人士泄漏，项目明年投产。", "项目明年投产", PD_CARRYING_SAME, PD_CARRYING_SPEAKER, "渡口内部人士", "渡口外部人士");
  assert_difference ("渡口老板娘透露，项目明年投产。", "渡口老板娘泄漏，项目明年投产。", "项目明年投产", PD_CARRYING_SAME, PD_CARRYING_SPEAKER, "渡口老板娘 透露", "渡口老板娘 泄漏");
  /* A sentence of two that is left out, or put between them. */
  assert_difference ("第一句话在这里说到河边的芦苇。第二句话说的是岸上的船只。", "第一句话在这里说到河边的芦苇。", "第一句话在这里说到河边的芦苇。第二句话", PD_CARRYING_CHANGED, 0, NULL, NULL);
  assert_difference ("第一句话在这里说到河边的芦苇。第二句话说的是岸上的船只。", "第一句话在这里说到河边的芦苇。插进来的一句。第二句话说的是岸上的船只。", "河边的芦苇。第二句话", PD_CARRYING_CHANGED, 0, NULL, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/comparison/whole", test_whole);
  g_test_add_func ("/analysis/comparison/sides", test_sides);
  g_test_add_func ("/analysis/comparison/places", test_places);
  g_test_add_func ("/analysis/comparison/carrying", test_carrying);
  g_test_add_func ("/analysis/comparison/differences", test_differences);

  return g_test_run ();
}
