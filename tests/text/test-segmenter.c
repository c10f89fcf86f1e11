#include "pd-segmenter.h"

static void
assert_slice (PdText *text,
              guint start,
              guint end,
              const char *expected)
{
  g_autofree char *slice = pd_text_dup_slice (text, start, end);

  g_assert_cmpstr (slice, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (PdText) text = pd_text_new ("研究人员发现人工智能很重要。\nDeepSeek发布模型", -1, NULL, NULL);
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (text);
  guint start, end;

  pd_segmenter_get_word (segmenter, 5, &start, &end);
  assert_slice (text, start, end, "发现");
  pd_segmenter_get_word (segmenter, 18, &start, &end);
  assert_slice (text, start, end, "DeepSeek");
  /* Behind the last character of a block, the word is the one before. */
  pd_segmenter_get_word (segmenter, pd_text_get_length (text), &start, &end);
  assert_slice (text, start, end, "模型");
}

static void
test_sentences (void)
{
  static const char *const sentences[] = { "他说：“真的吗？”", "我不信！", "数字是3.5亿。", "第二段。" };
  g_autoptr (PdText) text = pd_text_new ("他说：“真的吗？”我不信！ 数字是3.5亿。\n第二段。", -1, NULL, NULL);
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (text);
  guint start, end, n = 0;

  /* Onwards from before the text, and back again, the same sentences come. */
  pd_segmenter_get_sentence (segmenter, 0, &start, &end);
  for (;;)
    {
      assert_slice (text, start, end, sentences[n++]);
      if (!pd_segmenter_get_next_sentence (segmenter, start, &start, &end))
        break;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (sentences));
  while (pd_segmenter_get_previous_sentence (segmenter, start, &start, &end))
    assert_slice (text, start, end, sentences[--n - 1]);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_numbers (void)
{
  g_autoptr (PdText) text = pd_text_new ("一。二。\n三。", -1, NULL, NULL);
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (text);

  g_assert_cmpuint (pd_segmenter_get_sentence_number (segmenter, 0), ==, 1);
  g_assert_cmpuint (pd_segmenter_get_sentence_number (segmenter, 2), ==, 2);
  g_assert_cmpuint (pd_segmenter_get_sentence_number (segmenter, 5), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segmenter/words", test_words);
  g_test_add_func ("/segmenter/sentences", test_sentences);
  g_test_add_func ("/segmenter/numbers", test_numbers);
  return g_test_run ();
}
