#include "pd-substitutions.h"

static void
test_classes (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    PdSubstitutionKind kind;
  } cases[] = {
    { "巨大", "微小", PD_SUBSTITUTION_REVERSAL },
    { "微小", "巨大", PD_SUBSTITUTION_REVERSAL },
    { "内部", "外部", PD_SUBSTITUTION_REVERSAL },
    { "内部", "外部人士", PD_SUBSTITUTION_WORD },
    { "强大", "弱小", PD_SUBSTITUTION_REVERSAL },
    { "強大", "弱小", PD_SUBSTITUTION_REVERSAL },
    { "跌幅", "涨幅", PD_SUBSTITUTION_REVERSAL },
    { "放弃", "坚持", PD_SUBSTITUTION_REVERSAL },
    { "愿意", "不愿意", PD_SUBSTITUTION_POLARITY },
    { "没有", "", PD_SUBSTITUTION_POLARITY },
    { "", "未", PD_SUBSTITUTION_POLARITY },
    { "没有", "未", PD_SUBSTITUTION_WORD },
    { "不过", "然而", PD_SUBSTITUTION_WORD },
    { "非常", "十分", PD_SUBSTITUTION_WORD },
    { "5890", "5980", PD_SUBSTITUTION_FIGURE },
    { "１７", "17", PD_SUBSTITUTION_WORD },
    { "14.6", "146", PD_SUBSTITUTION_FIGURE },
    { "三千", "五千", PD_SUBSTITUTION_FIGURE },
    { "二", "两", PD_SUBSTITUTION_WORD },
    { "一夜", "一晚", PD_SUBSTITUTION_WORD },
    { "一般", "普通", PD_SUBSTITUTION_WORD },
    { "美元", "元", PD_SUBSTITUTION_FIGURE },
    { "不到", "超过", PD_SUBSTITUTION_FIGURE },
    { "不到", "缺乏", PD_SUBSTITUTION_WORD },
    { "不到", "", PD_SUBSTITUTION_FIGURE },
    { "Andreessen", "Anderson", PD_SUBSTITUTION_NAME },
    { "芦川市", "江宁市", PD_SUBSTITUTION_NAME },
    { "成本", "本钱", PD_SUBSTITUTION_WORD },
    { "", "其实", PD_SUBSTITUTION_ADDED },
    { "其实", "", PD_SUBSTITUTION_OMITTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PdSubstitutionKind kind = pd_substitution_classify (cases[i].a, cases[i].b);

      if (kind != cases[i].kind)
        g_test_fail_printf ("%s→%s is %s", cases[i].a, cases[i].b, pd_substitution_kind_to_string (kind));
    }
}

/* Those that are alike are counted together, the gravest come first, and then the most frequent. */
static void
test_order (void)
{
  g_autoptr (PdSubstitutions) substitutions = pd_substitutions_new ();

  pd_substitutions_add (substitutions, "成本", "本钱");
  pd_substitutions_add (substitutions, "意外", "异常");
  pd_substitutions_add (substitutions, "意外", "異常");
  pd_substitutions_add (substitutions, "3", "5");
  pd_substitutions_add (substitutions, "强大", "弱小");
  g_assert_cmpuint (pd_substitutions_get_n (substitutions), ==, 4);
  g_assert_cmpstr (pd_substitutions_get (substitutions, 0)->a, ==, "强大");
  g_assert_cmpstr (pd_substitutions_get (substitutions, 1)->a, ==, "3");
  g_assert_cmpstr (pd_substitutions_get (substitutions, 2)->b, ==, "异常");
  g_assert_cmpuint (pd_substitutions_get (substitutions, 2)->count, ==, 2);
  g_assert_cmpstr (pd_substitutions_get (substitutions, 3)->a, ==, "成本");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/substitutions/classes", test_classes);
  g_test_add_func ("/substitutions/order", test_order);
  return g_test_run ();
}
