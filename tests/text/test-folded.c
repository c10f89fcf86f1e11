#include "pd-fold.h"

#include <string.h>

static gboolean
contains (const char *text,
          const char *typed)
{
  g_autofree char *folded = pd_fold (typed, -1);

  return pd_fold_contains (text, strlen (text), folded);
}

static void
test_contains (void)
{
  g_assert_true (contains ("英伟达一夜蒸发5890亿美元", "5890亿"));
  g_assert_true (contains ("关于ＡＩ：一篇", "ai:"));
  g_assert_true (contains ("DeepSeek 来了", "deepseek"));
  g_assert_true (contains ("deepseek 来了", "DeepSeek"));
  g_assert_true (contains ("全角　空格", "全角 空格"));
  g_assert_true (contains ("ÉCOLE", "école"));
  g_assert_true (contains ("㍿日本", "株式会社"));
  g_assert_true (contains ("「引号」与“引号”", "”"));
  g_assert_true (contains ("任何", ""));
  g_assert_false (contains ("英伟达", "英伟达一夜"));
  g_assert_false (contains ("", "英"));
  g_assert_false (contains ("乙", "甲"));
}

/* What is folded the quick way is what ICU makes of it: every character for itself. */
static void
test_quick_way (void)
{
  for (gunichar c = 1; c < 0x10000; c++)
    {
      char utf8[8] = { 0 };
      g_autofree char *folded = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, utf8);
      folded = pd_fold (utf8, -1);
      if (!pd_fold_contains (utf8, strlen (utf8), folded))
        g_error ("U+%04X is not found in itself", c);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/contains", test_contains);
  g_test_add_func ("/fold/quick-way", test_quick_way);
  return g_test_run ();
}
