#include "pd-tokenizer.h"

/* What is counted in a text, with a bar between each. */
static char *
split (const char *utf8,
       guint n_characters)
{
  g_autoptr (PdFolded) folded = pd_folded_new (utf8, -1);
  g_autoptr (PdTokenizer) tokenizer = pd_tokenizer_new (n_characters);
  g_autoptr (GString) all = g_string_new (NULL);
  const gunichar *characters;
  guint n_all, position, n;

  characters = pd_folded_get_characters (folded, &n_all);
  g_assert_true (pd_tokenizer_read (tokenizer, folded));
  while (pd_tokenizer_next (tokenizer, &position, &n))
    {
      g_autofree char *token = NULL;

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (position + n, <=, n_all);
      token = g_ucs4_to_utf8 (characters + position, n, NULL, NULL, NULL);
      g_string_append_printf (all, "%s%s", all->len > 0 ? "|" : "", token);
    }
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static void
assert_split (const char *utf8,
              guint n_characters,
              const char *expected)
{
  g_autofree char *got = split (utf8, n_characters);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_words (void)
{
  assert_split ("", 0, "");
  assert_split (" \n，。！😀 —— ", 0, "");
  assert_split ("研究人员发现人工智能很重要。\nDeepSeek发布模型", 0, "研究|人员|发现|人工|智能|很|重要|deepseek|发布|模型");
  assert_split ("跌了 3.5%，don't", 0, "跌了|3.5|don't");
  assert_split ("𠮷野家", 0, "𠮷|野家");
}

/* Written otherwise, it is the same words. */
static void
test_folding (void)
{
  static const char *const written[] = { "標誌性事件，規模擴大", "标志性 事件，规 模扩大", "标志性　事件，规模\u3000扩大" };
  g_autofree char *plain = split ("标志性事件，规模扩大", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    assert_split (written[i], 0, plain);
  assert_split ("ＧＰＴ gpt GPT", 0, "gpt|gpt|gpt");
}

static void
test_grams (void)
{
  assert_split ("", 2, "");
  assert_split ("甲", 2, "");
  assert_split ("甲乙丙，丁戊\n己庚 辛A1 b", 2, "甲乙|乙丙|丁戊|己庚|庚辛|辛a|a1");
  assert_split ("甲乙丙丁戊己庚辛壬", 8, "甲乙丙丁戊己庚辛|乙丙丁戊己庚辛壬");
  assert_split ("甲乙丙丁戊己庚辛", 1, "甲|乙|丙|丁|戊|己|庚|辛");
  /* Accents that do not compose go with their letter. */
  assert_split ("x\u0301\u0302yz", 2, "x\u0301\u0302y|yz");
  assert_split ("\u0301xy", 2, "xy");
}

/* One after the other, as from tokenizers of their own. */
static void
test_again (void)
{
  g_autoptr (PdTokenizer) tokenizer = pd_tokenizer_new (3);
  guint position, n;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PdFolded) folded = pd_folded_new ("甲乙丙丁", -1);

      g_assert_true (pd_tokenizer_read (tokenizer, folded));
      g_assert_true (pd_tokenizer_next (tokenizer, &position, &n));
      g_assert_cmpuint (position, ==, 0);
      g_assert_cmpuint (n, ==, 3);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokenizer/words", test_words);
  g_test_add_func ("/tokenizer/folding", test_folding);
  g_test_add_func ("/tokenizer/grams", test_grams);
  g_test_add_func ("/tokenizer/again", test_again);
  return g_test_run ();
}
