#include "format-test.h"
#include "pd-language.h"
#include "pd-source-reader.h"

#include <string.h>

static void
test_plain (void)
{
  g_autoptr (PdDocument) document = read_bytes ("\xEF\xBB\xBF 割芦苇的小厂，凭什么？\r\n\r\n　　第一段。\r\n第二段  \r\n\t\r\n# 不是标题\r\n", -1, "forum.txt");

  assert_blocks (document, "heading1|割芦苇的小厂，凭什么？\nparagraph|第一段。\nparagraph|第二段\nparagraph|# 不是标题\n");
  assert_field (document, PD_ARTICLE_TITLE, "割芦苇的小厂，凭什么？", "guessed", "first line");
  assert_field (document, PD_ARTICLE_FORMAT, "text", "guessed", "content");
  assert_field (document, PD_ARTICLE_ENCODING, "UTF-8", "read", "content");
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");
  g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_FILE_NAME), ==, "forum.txt");
  g_assert_true (pd_document_get_extracted (document) == pd_document_get_text (document));
}

static void
test_formats (void)
{
  static const struct
  {
    const char *text;
    const char *file_name;
    const char *format;
  } cases[] = {
    { "一句话。", "a.txt", "text" },
    { "一句话。", "a", "text" },
    { "一句话。", "a.MD", "markdown" },
    { "---\ntitle: 题\n---\n话。", "a.txt", "markdown" },
    { "# 题\n\n话。", "a.txt", "markdown" },
    { "话里有[链接](https://example.com)。", "a.txt", "markdown" },
    { "**甲**和**乙**。\n\n**丙**。", "a.txt", "markdown" },
    { "他说 2 ** 3 等于八。\n#话题# 一二三", "a.txt", "text" },
    { "甲 < 乙，丙 > 丁。", "a.txt", "text" },
    { "<p>一段</p>", "a.txt", "html" },
    { "<!-- x -->\n<?xml version=\"1.0\"?><!DOCTYPE HTML><html><body>一段</body></html>", "a.md", "html" },
    { "<div align=\"center\">\n\n# 题\n\n</div>\n", "README.md", "markdown" },
    { "没有标签。", "a.html", "text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PdDocument) document = read_bytes (cases[i].text, -1, cases[i].file_name);

      g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_FORMAT), ==, cases[i].format);
    }
}

static void
test_titles (void)
{
  g_autofree char *long_line = g_strnfill (61, 'x');
  g_autoptr (PdDocument) named = read_bytes (long_line, -1, "两篇.文章.txt");
  g_autoptr (PdDocument) sentence = read_bytes ("这是一句话。\n又一句话。\n", -1, "a.txt");
  g_autoptr (PdDocument) below = read_bytes ("引子\n\n# 题目\n\n正文\n", -1, "a.md");
  g_autoptr (PdDocument) second = read_bytes ("![](a.png)\n\n## 题目\n\n## 一\n\n正文\n", -1, "a.md");

  assert_field (named, PD_ARTICLE_TITLE, "两篇.文章", "guessed", "file name");
  /* Taken for a title, as nothing is better, but not set as one. */
  assert_field (sentence, PD_ARTICLE_TITLE, "这是一句话。", "guessed", "first line");
  assert_blocks (sentence, "paragraph|这是一句话。\nparagraph|又一句话。\n");
  assert_field (below, PD_ARTICLE_TITLE, "题目", "read", "heading");
  assert_blocks (second, "image|［图］|a.png\nheading1|题目\nheading2|一\nparagraph|正文\n");
}

static void
test_languages (void)
{
  g_assert_cmpstr (pd_language_guess ("他们说这是一个时代的开始。"), ==, "zh-Hans");
  g_assert_cmpstr (pd_language_guess ("他們說這是一個時代的開始。"), ==, "zh-Hant");
  g_assert_cmpstr (pd_language_guess ("皇后在台上，里外都是人，他們說還沒開始。"), ==, "zh-Hant");
  g_assert_cmpstr (pd_language_guess ("人山人海"), ==, "zh");
  g_assert_cmpstr (pd_language_guess ("電池は安い。"), ==, "ja");
  g_assert_cmpstr (pd_language_guess ("전지는 싸다. 電池"), ==, "ko");
  g_assert_cmpstr (pd_language_guess ("DeepSeek R1 和 OpenAI o1 这一次开战"), ==, "zh-Hans");
  g_assert_null (pd_language_guess ("The character 们 is a plural in an otherwise English sentence."));
  g_assert_null (pd_language_guess (""));
}

/* A few bytes that break the encoding are no reason to do without an article. */
static void
test_encodings (void)
{
  static const PdReadOptions options = { .encoding = "big5" };
  g_autoptr (PdDocument) flawed = read_bytes ("题目\n\n一二三\xFF四五六。\n", -1, "a.txt");
  g_autoptr (GBytes) source = encode ("題目\n\n正文。", "Big5");
  g_autoptr (PdDocument) chosen = pd_source_reader_read (source, "a.txt", &options, NULL);
  g_autoptr (GBytes) page = encode ("<meta charset=euc-kr><p>전지</p>", "EUC-KR");
  g_autoptr (PdDocument) declared = pd_source_reader_read (page, "a.html", NULL, NULL);

  assert_blocks (flawed, "heading1|题目\nparagraph|一二三\uFFFD四五六。\n");
  g_assert_cmpuint (pd_document_get_n_unread_bytes (flawed), ==, 1);
  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_extracted (flawed)), ==, "题目\n一二三\uFFFD四五六。");
  assert_blocks (chosen, "heading1|題目\nparagraph|正文。\n");
  assert_field (chosen, PD_ARTICLE_ENCODING, "Big5", "typed", NULL);
  assert_blocks (declared, "paragraph|전지\n");
  assert_field (declared, PD_ARTICLE_ENCODING, "EUC-KR", "read", "declaration");
  g_assert_cmpuint (pd_document_get_n_unread_bytes (declared), ==, 0);
}

static void
test_bad_input (void)
{
  g_autofree char *huge = g_malloc (PD_SOURCE_READER_MAX_BYTES + 1);

  memset (huge, 'a', PD_SOURCE_READER_MAX_BYTES + 1);
  assert_fails ("", 0, PD_FORMAT_ERROR_EMPTY);
  assert_fails (" \r\n\t　\u200B\uFEFF\n", -1, PD_FORMAT_ERROR_EMPTY);
  assert_fails ("\xFF\xFE", 2, PD_FORMAT_ERROR_EMPTY);
  assert_fails ("<html><body><script>1</script></body></html>", -1, PD_FORMAT_ERROR_EMPTY);
  assert_fails ("a\0b", 3, PD_FORMAT_ERROR_NOT_TEXT);
  assert_fails (huge, PD_SOURCE_READER_MAX_BYTES + 1, PD_FORMAT_ERROR_TOO_LARGE);
}

/* Whatever is put into a file, it is read or it is refused. */
static void
test_random_markup (void)
{
  static const char *const pieces[] = { "<p>", "</p>", "<div", ">", "<li>", "<ol>", "</ul>", "<img src=x>", "<!--", "-->", "**", "![", "](", ")", "\n\n", "\n", "- ", "> ", "1. ", "# ", "---\n", "```\n", "甲", "a b", "&amp;", "&#0;", "&#13;", "&#10;", "&#xD800;", "<pre>", "![&#13;](", "<img alt='&#13;x'>", "\t", "　", "<br>", "|", "<noscript>", "\uFEFF", "é", "🔋" };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) source = NULL;
      g_autoptr (PdDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      for (int k = g_test_rand_int_range (0, 60); k > 0; k--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      source = g_bytes_new (text->str, text->len);
      document = pd_source_reader_read (source, g_test_rand_bit () ? "a.md" : "a.txt", NULL, &error);
      if (document == NULL)
        {
          g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY);
          continue;
        }
      g_assert_null (strstr (pd_text_get_utf8 (pd_document_get_text (document)), "\n\n"));
      g_assert_cmpuint (pd_text_get_n_blocks (pd_document_get_text (document)), >, 0);
      g_assert_nonnull (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_TITLE));
    }
}

/* Five real articles, which are not part of the project. */
static void
test_corpus (void)
{
  static const struct
  {
    const char *file_name;
    const char *title_sha256;
    const char *format;
    guint at_least;
  } cases[] = {
    { "000_36bc2f375d62a196.txt", "a407f0afb0285ce540cbd57f8db03da3b4b78e427ca0f9553535427bbea0f769", "markdown", 2000 },
    { "001_620e0555f5a3583c.txt", "e57748d258e581f52c7b02f5aa3c2ba9766dc6901000ebc16f1876d9a422ca0a", "text", 1500 },
    { "002_a3d71f31426a832b.txt", "cac6ce39b748c82afc98ccf886606b8a89164999a0f0d2d53b1d984310b59efc", "text", 2500 },
    { "003_8a01f4ea65b6cdb0.txt", "50a4193609f3269ea5a80e2e45dc74ba9b67514b2d7776292b973bc39557e131", "text", 3500 },
    { "004_bbfd23439c5ae6f6.txt", "8898fed1a9e8b451b370bbc7400587d9d39b675dfe676e41b17ea994a55c5f57", "markdown", 3000 },
  };
  const char *folder = g_getenv ("PIDIAN_CORPUS");

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The corpus is not here");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].file_name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *sha256 = NULL;
      g_autoptr (PdDocument) document = NULL;
      const char *title, *text;
      gsize n_bytes;

      g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
      document = read_bytes (bytes, n_bytes, cases[i].file_name);
      title = pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_TITLE);
      sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
      g_test_message ("%s: %s", cases[i].file_name, title);
      g_assert_cmpstr (sha256, ==, cases[i].title_sha256);
      assert_field (document, PD_ARTICLE_FORMAT, cases[i].format, "guessed", "content");
      assert_field (document, PD_ARTICLE_LANGUAGE, "zh-Hans", "guessed", "characters");

      text = pd_text_get_utf8 (pd_document_get_text (document));
      g_assert_cmpuint (pd_text_get_length (pd_document_get_text (document)), >, cases[i].at_least);
      g_assert_null (strstr (text, "]("));
      g_assert_null (strstr (text, "<p>"));
      g_assert_null (strstr (text, "&nbsp;"));
      g_assert_null (strstr (text, "\n# "));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/source-reader/plain", test_plain);
  g_test_add_func ("/formats/source-reader/formats", test_formats);
  g_test_add_func ("/formats/source-reader/titles", test_titles);
  g_test_add_func ("/formats/source-reader/languages", test_languages);
  g_test_add_func ("/formats/source-reader/encodings", test_encodings);
  g_test_add_func ("/formats/source-reader/bad-input", test_bad_input);
  g_test_add_func ("/formats/source-reader/random-markup", test_random_markup);
  g_test_add_func ("/formats/source-reader/corpus", test_corpus);
  return g_test_run ();
}
