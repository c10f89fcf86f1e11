#include "format-test.h"

static PdDocument *
read_markdown (const char *text)
{
  return read_bytes (text, -1, "notes.md");
}

static void
test_fields (void)
{
  g_autoptr (PdDocument) document = read_markdown ("---\n"
                                                   "Title: 芦苇里的电\n"
                                                   "url: https://example.com/a?b=c#rd\n"
                                                   "source: \"半格刻度\"\n"
                                                   "author: [闻野, 许小满]\n"
                                                   "editor: 'Li; Ann'\n"
                                                   "date: 2024-11-21 08:30\n"
                                                   "fetch_date: 2025-03-09T09:42:17.530218\n"
                                                   "lang: zh-CN\n"
                                                   "license: |\n"
                                                   "  转载请\n"
                                                   "  联系我们\n"
                                                   "original-title: 旧题\n"
                                                   "unknown: {a: [b, {c: d}]}\n"
                                                   "---\n"
                                                   "正文。\n");
  const PdCut *cut;
  PdText *extracted;

  assert_field (document, PD_ARTICLE_TITLE, "芦苇里的电", "read", "front matter: Title");
  assert_field (document, PD_ARTICLE_URL, "https://example.com/a?b=c#rd", "read", "front matter: url");
  assert_field (document, PD_ARTICLE_SOURCE, "半格刻度", "read", "front matter: source");
  assert_field (document, PD_ARTICLE_AUTHOR, "闻野、许小满", "read", "front matter: author");
  assert_field (document, PD_ARTICLE_EDITOR, "Li; Ann", "read", "front matter: editor");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-21T08:30", "read", "front matter: date");
  assert_field (document, PD_ARTICLE_FETCHED, "2025-03-09T09:42:17.530218", "read", "front matter: fetch_date");
  assert_field (document, PD_ARTICLE_LANGUAGE, "zh-CN", "read", "front matter: lang");
  assert_field (document, PD_ARTICLE_LICENCE, "转载请 联系我们", "read", "front matter: license");
  assert_field (document, PD_ARTICLE_ORIGINAL_TITLE, "旧题", "read", "front matter: original-title");
  assert_blocks (document, "paragraph|正文。\n");

  /* The cut is the front matter with its fences, in code points of the extracted text. */
  g_assert_cmpuint (pd_document_get_cuts (document)->len, ==, 1);
  cut = &g_array_index (pd_document_get_cuts (document), PdCut, 0);
  g_assert_cmpstr (cut->reason, ==, "front-matter");
  g_assert_cmpuint (cut->start, ==, 0);
  extracted = pd_document_get_extracted (document);
  g_assert_true (g_str_has_prefix (pd_text_get_utf8 (extracted), "---\n"));
  g_assert_cmpstr (pd_text_get_utf8 (extracted) + pd_text_offset_to_byte (extracted, cut->end), ==, "\n正文。");
}

/* Titles with a colon or a quotation mark in them, as programs write them that do not know YAML. */
static void
test_invalid_yaml (void)
{
  g_autoptr (PdDocument) document = read_markdown ("---\n"
                                                   "title: 储能: 一场迟到的雨\n"
                                                   "author: @闻野\n"
                                                   "date: 2024-11-21\n"
                                                   "---\n"
                                                   "\n"
                                                   "正文。\n");

  assert_field (document, PD_ARTICLE_TITLE, "储能: 一场迟到的雨", "read", "front matter: title");
  assert_field (document, PD_ARTICLE_AUTHOR, "@闻野", "read", "front matter: author");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-21", "read", "front matter: date");
  assert_blocks (document, "paragraph|正文。\n");
}

static void
test_absent_values (void)
{
  g_autoptr (PdDocument) document = read_markdown ("---\n"
                                                   "title: null\n"
                                                   "author:\n"
                                                   "source: ~\n"
                                                   "date: 去年冬天\n"
                                                   "---\n"
                                                   "# 真正的题目\n"
                                                   "\n"
                                                   "正文。\n");

  assert_field (document, PD_ARTICLE_TITLE, "真正的题目", "read", "heading");
  assert_field (document, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  assert_field (document, PD_ARTICLE_SOURCE, NULL, NULL, NULL);
  /* No date is better than one that nothing can read. */
  assert_field (document, PD_ARTICLE_DATE, NULL, NULL, NULL);
}

static void
test_none (void)
{
  /* Two rules with a sentence between them. */
  g_autoptr (PdDocument) document = read_markdown ("---\n\n他只说了一句话：走。\n\n---\n\n正文。\n");
  g_autoptr (PdDocument) open = read_markdown ("---\ntitle: 没有关上\n\n正文。\n");

  g_assert_cmpuint (pd_document_get_cuts (document)->len, ==, 0);
  assert_blocks (document, "paragraph|他只说了一句话：走。\nparagraph|正文。\n");
  g_assert_cmpuint (pd_document_get_cuts (open)->len, ==, 0);
}

static void
test_only (void)
{
  assert_fails ("---\ntitle: 只有题目\n---\n", -1, PD_FORMAT_ERROR_EMPTY);
}

/* An alias names a scalar; lists of lists of them are the bomb. */
static void
test_aliases (void)
{
  g_autoptr (GString) bomb = g_string_new ("---\ntitle: &t 题目\noriginal_title: *t\na0: &a0 [x, x]\n");
  g_autoptr (PdDocument) document = NULL;
  gint64 start;

  for (guint i = 1; i < 40; i++)
    g_string_append_printf (bomb, "a%u: &a%u [*a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u, *a%u]\n", i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (bomb, "---\n正文。\n");
  start = g_get_monotonic_time ();
  document = read_markdown (bomb->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
  assert_field (document, PD_ARTICLE_TITLE, "题目", "read", "front matter: title");
  assert_field (document, PD_ARTICLE_ORIGINAL_TITLE, "题目", "read", "front matter: original_title");
}

static void
test_deep (void)
{
  g_autoptr (GString) deep = g_string_new ("---\ntitle: 题目\ndeep: ");
  g_autoptr (PdDocument) document = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_c (deep, '[');
  g_string_append (deep, "\n---\n正文。\n");
  document = read_markdown (deep->str);
  g_assert_nonnull (document);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/front-matter/fields", test_fields);
  g_test_add_func ("/formats/front-matter/invalid-yaml", test_invalid_yaml);
  g_test_add_func ("/formats/front-matter/absent-values", test_absent_values);
  g_test_add_func ("/formats/front-matter/none", test_none);
  g_test_add_func ("/formats/front-matter/only", test_only);
  g_test_add_func ("/formats/front-matter/aliases", test_aliases);
  g_test_add_func ("/formats/front-matter/deep", test_deep);
  return g_test_run ();
}
