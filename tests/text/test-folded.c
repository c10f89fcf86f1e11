#include "pd-folded.h"

#include "pd-fold-table.h"

/* Where one text is found in another, as start:end in code points, joined by spaces. */
static char *
find_all (const char *text,
          const char *typed)
{
  g_autoptr (PdFolded) folded = pd_folded_new (text, -1);
  g_autoptr (PdFolded) wanted = pd_folded_new (typed, -1);
  GString *found = g_string_new (NULL);
  guint n, position = 0;

  pd_folded_get_characters (wanted, &n);
  for (; pd_folded_find (folded, wanted, &position); position += n)
    {
      guint start, end;

      pd_folded_get_span (folded, position, n, &start, &end);
      g_string_append_printf (found, "%s%u:%u", found->len > 0 ? " " : "", start, end);
    }
  return g_string_free_and_steal (found);
}

static const struct
{
  const char *text;
  const char *typed;
  const char *found;
} cases[] = {
  { "英伟达一夜蒸发5890亿美元", "5890亿", "7:12" },
  { "规模，規模，规\u3000模", "规模", "0:2 3:5 6:9" },
  { "規模", "规模", "0:2" },
  { "关于ＡＩ：一篇", "ai:", "2:5" },
  { "ｇｐｔ", "GPT", "0:3" },
  { "ChatGPT", "gpt", "4:7" },
  { "标志性 事件，标志性事件", "标志性事件", "0:6 7:12" },
  { "标志性事件", "标志性 事件", "0:5" },
  { "科技导   报", "导报", "2:7" },
  { "open AI", "openai", "" },
  { "open AI", "Open ai", "0:7" },
  { "用 AI 写", "用AI", "" },
  { "全角\u3000AI", "角 ai", "1:5" },
  { "一段\n二段", "段二", "" },
  { "ÉCOLE e\u0301cole", "école", "0:5 6:12" },
  { "ecole", "école", "" },
  { "école", "ecole", "" },
  /* One character for several: all of it is found where a part is. */
  { "㍿日本", "株式会社", "0:1" },
  { "㍿日本", "会社日", "0:2" },
  /* What chooses a form belongs to its character. */
  { "葛\U000E0100城", "葛", "0:2" },
  { "葛\U000E0100城", "葛城", "0:3" },
  /* Behind the Basic Multilingual Plane. */
  { "\U00020BB7野家", "\U00020BB7野", "0:2" },
  { "看😀了", "😀", "1:2" },
  { "\U0002F81A", "\u51AC", "0:1" },
  { "「引号」与“引号”", "”", "8:9" },
  { "哈哈哈", "哈哈", "0:2" },
  { "任何", "", "" },
  { "", "英", "" },
  { "英伟达", "英伟达一夜", "" },
};

static void
test_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_all (cases[i].text, cases[i].typed);

      if (!g_str_equal (found, cases[i].found))
        g_error ("“%s” in “%s”: %s, not %s", cases[i].typed, cases[i].text, found, cases[i].found);
    }
}

/* Whatever stands beside a character, it folds to the same, unless they are one. */
static void
test_context_free (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      const gunichar text[] = { 0xE000, c, 0xE000 };
      g_autofree char *utf8 = NULL;
      g_autofree char *alone = NULL;
      g_autofree char *found = NULL;

      if (!g_unichar_validate (c) || !pd_fold_table_starts (c) || c == ' ' || c == 0xA0 || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
        continue;
      utf8 = g_ucs4_to_utf8 (text, 3, NULL, NULL, NULL);
      alone = g_ucs4_to_utf8 (text + 1, 1, NULL, NULL, NULL);
      {
        g_autoptr (PdFolded) wanted = pd_folded_new (alone, -1);
        guint n;

        pd_folded_get_characters (wanted, &n);
        if (n == 0)
          continue;
      }
      found = find_all (utf8, alone);
      if (c != 0xE000 && !g_str_equal (found, "1:2"))
        g_error ("U+%04X is found at %s", c, found);
    }
}

static void
test_long_segment (void)
{
  g_autoptr (GString) text = g_string_new ("e");
  g_autoptr (PdFolded) folded = NULL;
  guint n, start, end;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "\u0301");
  g_string_append (text, "末");
  folded = pd_folded_new (text->str, text->len);
  pd_folded_get_characters (folded, &n);
  pd_folded_get_span (folded, n - 1, 1, &start, &end);
  g_assert_cmpuint (start, ==, 1000001);
  g_assert_cmpuint (end, ==, 1000002);
}

static void
test_version (void)
{
  g_assert_true (g_str_has_prefix (pd_folded_get_version (), "1 unicode-"));
  g_assert_nonnull (strstr (pd_folded_get_version (), " opencc-"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folded/found", test_found);
  g_test_add_func ("/folded/context-free", test_context_free);
  g_test_add_func ("/folded/long-segment", test_long_segment);
  g_test_add_func ("/folded/version", test_version);
  return g_test_run ();
}
