#include "pd-quote-search.h"

/* What is in brackets is found for a quote; without brackets nothing is. */
static void
assert_found (const char *marked,
              const char *quote,
              const char *prefix,
              const char *suffix)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "[]", -1);
  g_autofree char *utf8 = g_strjoinv (NULL, parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_text_new (utf8, -1, NULL, &error);
  g_autofree char *found = NULL;
  guint start, end;

  g_assert_no_error (error);
  if (g_strv_length (parts) != 3)
    {
      g_assert_false (pd_quote_search (text, quote, prefix, suffix, &start, &end));
      return;
    }
  g_assert_true (pd_quote_search (text, quote, prefix, suffix, &start, &end));
  found = pd_text_dup_slice (text, start, end);
  g_assert_cmpstr (found, ==, parts[1]);
  g_assert_cmpuint (start, ==, g_utf8_strlen (parts[0], -1));
  g_assert_true (pd_text_check_span (text, start, end, NULL));
}

#define HEAD "江边的旧粮库里放着一块电芯。"
#define TAIL "谁也说不清它是哪一年留下来的。"
#define QUOTE "第二天一早县里来了三个人。"

static void
test_whole (void)
{
  assert_found (HEAD "[" QUOTE "]" TAIL, QUOTE, NULL, NULL);
  assert_found ("[" QUOTE "]" TAIL, QUOTE, HEAD, TAIL);
  assert_found (HEAD "[第二天一早\n县里 来了三个人。]\n" TAIL, QUOTE, HEAD, TAIL);
  /* The one with more of what stood around it. */
  assert_found (QUOTE HEAD QUOTE "后来，[" QUOTE "]" TAIL, QUOTE, HEAD, TAIL);
  assert_found (QUOTE HEAD "[" QUOTE "]" QUOTE, QUOTE, HEAD, "");
  /* However short. */
  assert_found (HEAD "增长[17%]。" TAIL, "17%", "增长", "。");
}

static void
test_part (void)
{
  /* From where it began to where it ended, whatever has come in between. */
  assert_found (HEAD "[第二天一早县里来了五个人。]" TAIL, QUOTE, HEAD, TAIL);
  assert_found (HEAD "[昨天一早县里来了三个人。]" TAIL, QUOTE, HEAD, TAIL);
  assert_found (HEAD "[昨天一早县里来了好几十个人！]" TAIL, QUOTE, HEAD, TAIL);
  /* What is left of it, where that cannot be told. */
  assert_found ("清晨[县里来了三个人。]", QUOTE, HEAD, TAIL);
  /* A few letters of it are too few. */
  assert_found ("那时候县里来了客。", "第二天一早天还没有亮透，县里来了三个量地的人，谁也不认识。", NULL, NULL);
}

static void
test_between (void)
{
  assert_found (HEAD "[他们量了一上午。]" TAIL, QUOTE, HEAD, TAIL);
  assert_found (HEAD TAIL, QUOTE, HEAD, TAIL);
  assert_found (TAIL "他们量了一上午。" HEAD, QUOTE, HEAD, TAIL);
  assert_found ("", QUOTE, HEAD, TAIL);
  assert_found (HEAD, "", NULL, NULL);
  assert_found (HEAD, " \n", HEAD, TAIL);
}

/* It takes no longer where everything looks alike. */
static void
test_alike (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autofree char *quote = g_strnfill (20000, 'a');
  g_autoptr (PdText) text = NULL;
  guint start, end;

  for (guint i = 0; i < 50; i++)
    {
      g_string_append_len (utf8, quote, 19999);
      g_string_append_c (utf8, 'b');
    }
  text = pd_text_new (utf8->str, -1, NULL, NULL);
  g_assert_true (pd_quote_search (text, quote, quote, quote, &start, &end));
  g_assert_cmpuint (end - start, >=, 19999);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/quote-search/whole", test_whole);
  g_test_add_func ("/text/quote-search/part", test_part);
  g_test_add_func ("/text/quote-search/between", test_between);
  g_test_add_func ("/text/quote-search/alike", test_alike);
  return g_test_run ();
}
