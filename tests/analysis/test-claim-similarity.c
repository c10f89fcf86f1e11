#include "pd-claim-similarity.h"

static PdClaimSimilarity *
new_ledger (void)
{
  PdClaimSimilarity *similarity = pd_claim_similarity_new ();

  pd_claim_similarity_add_name (similarity, "岑川储能");
  pd_claim_similarity_add (similarity, 0, "岑川储能的市值一夜之间蒸发了5890亿元");
  pd_claim_similarity_add (similarity, 0, "一夜蒸发近六千亿，岑川储能创下纪录");
  pd_claim_similarity_add (similarity, 1, "整个储能行业的市值两天缩水超过1万亿元");
  pd_claim_similarity_add (similarity, 2, "直播间的人数从三千涨到二百六十万");
  return similarity;
}

static GPtrArray *
find (const char *passage,
      guint limit)
{
  g_autoptr (PdClaimSimilarity) similarity = new_ledger ();

  return pd_claim_similarity_find (similarity, passage, 0.25, limit);
}

static void
assert_best (const char *passage,
             guint claim)
{
  g_autoptr (GPtrArray) matches = find (passage, 3);

  g_assert_cmpuint (matches->len, >, 0);
  g_assert_cmpuint (((PdClaimMatch *) g_ptr_array_index (matches, 0))->claim, ==, claim);
}

static void
test_best (void)
{
  assert_best ("据报道，岑川储能市值一夜蒸发5,890亿元", 0);
  /* Traditional, and in full width. */
  assert_best ("岑川儲能的市值一夜之間蒸發了５８９０億元", 0);
  assert_best ("储能行业市值两天之内缩水逾1万亿元", 1);
  assert_best ("有网友看到直播间人数涨到二百六十万", 2);
}

/* However a figure is written, it is the same; which issue something is in is none. */
static void
test_figures (void)
{
  const struct
  {
    const char *known;
    const char *asked;
    const char *shared;
  } cases[] = {
    { "岑川储能的成本下降了约百分之十七", "成本比去年下降近17%，岑川储能说", "近17%" },
    { "三千人进了岑川储能的直播间", "岑川储能的直播间有３０００人", "３０００人" },
    { "岑川储能拿出两成利润", "岑川储能拿出了20%的利润", "20%" },
    { "岑川储能的报道见2025年第3期", "岑川储能的报道见第3期", NULL },
    { "岑川储能开了三个会", "岑川储能开了三个会", NULL },
    { "岑川储能的利润是17%", "岑川储能的利润是17亿", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PdClaimSimilarity) similarity = pd_claim_similarity_new ();
      g_autoptr (GPtrArray) matches = NULL;

      pd_claim_similarity_add (similarity, 0, cases[i].known);
      matches = pd_claim_similarity_find (similarity, cases[i].asked, 0, 1);
      g_assert_cmpuint (matches->len, ==, 1);
      g_assert_cmpstr (((PdClaimMatch *) g_ptr_array_index (matches, 0))->numbers[0], ==, cases[i].shared);
    }
}

static void
test_why (void)
{
  g_autoptr (GPtrArray) matches = find ("岑川储能的市值蒸发了5890亿元", 3);
  PdClaimMatch *match = g_ptr_array_index (matches, 0);

  g_assert_cmpstr (match->numbers[0], ==, "5890亿元");
  g_assert_null (match->numbers[1]);
  g_assert_cmpstr (match->names[0], ==, "岑川储能");
  g_assert_true (g_strv_contains ((const char *const *) match->shared, "岑川储能的市值"));
  g_assert_cmpfloat (match->score, <=, 1);
  for (guint i = 1; i < matches->len; i++)
    g_assert_cmpfloat (((PdClaimMatch *) g_ptr_array_index (matches, i - 1))->score, >=, ((PdClaimMatch *) g_ptr_array_index (matches, i))->score);
}

static void
test_none (void)
{
  const char *const passages[] = { "", "。", "亿", "今天天气很好，我们去河边走了走。", "The quick brown fox.", "！！！！！！" };

  for (gsize i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      g_autoptr (GPtrArray) matches = find (passages[i], 3);

      g_assert_cmpuint (matches->len, ==, 0);
    }
}

static void
test_limit (void)
{
  g_autoptr (GPtrArray) one = find ("储能市值一夜之间两天缩水蒸发了", 1);

  g_assert_cmpuint (one->len, ==, 1);
}

/* A figure alone decides between two that are worded alike. */
static void
test_figure (void)
{
  g_autoptr (PdClaimSimilarity) similarity = pd_claim_similarity_new ();
  g_autoptr (GPtrArray) matches = NULL;

  pd_claim_similarity_add (similarity, 0, "公司去年亏损了3200万元");
  pd_claim_similarity_add (similarity, 1, "公司去年亏损了4500万元");
  matches = pd_claim_similarity_find (similarity, "公司去年的亏损是4,500万元", 0.2, 2);
  g_assert_cmpuint (((PdClaimMatch *) g_ptr_array_index (matches, 0))->claim, ==, 1);
}

/* What is everywhere says little. */
static void
test_background (void)
{
  g_autoptr (PdClaimSimilarity) similarity = pd_claim_similarity_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const char *passage = "据记者了解到的情况，工厂已经停产";

  pd_claim_similarity_add (similarity, 0, "据记者了解到的情况，股价大涨");
  before = pd_claim_similarity_find (similarity, passage, 0, 1);
  for (guint i = 0; i < 50; i++)
    pd_claim_similarity_add_background (similarity, "据记者了解到的情况，天气晴朗");
  after = pd_claim_similarity_find (similarity, passage, 0, 1);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpfloat (((PdClaimMatch *) g_ptr_array_index (after, 0))->score, <, ((PdClaimMatch *) g_ptr_array_index (before, 0))->score);
}

/* Very long ones take no longer than long ones. */
static void
test_long (void)
{
  g_autoptr (GString) passage = g_string_new (NULL);
  g_autoptr (GPtrArray) matches = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (passage, "岑川储能市值");
  matches = find (passage->str, 3);
  g_assert_cmpuint (matches->len, <=, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-similarity/best", test_best);
  g_test_add_func ("/claim-similarity/figures", test_figures);
  g_test_add_func ("/claim-similarity/why", test_why);
  g_test_add_func ("/claim-similarity/none", test_none);
  g_test_add_func ("/claim-similarity/limit", test_limit);
  g_test_add_func ("/claim-similarity/figure", test_figure);
  g_test_add_func ("/claim-similarity/background", test_background);
  g_test_add_func ("/claim-similarity/long", test_long);
  return g_test_run ();
}
