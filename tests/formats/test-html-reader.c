#include "format-test.h"

static void
assert_reads (const char *html,
              const char *expected)
{
  g_autoptr (PdDocument) document = read_bytes (html, -1, "page.html");

  assert_blocks (document, expected);
  assert_field (document, PD_ARTICLE_FORMAT, "html", "guessed", "content");
}

static void
test_blocks (void)
{
  assert_reads ("<!DOCTYPE html><html><head><title>窗口的题目</title><style>p{}</style></head><body>"
                "<h1>题目</h1><div>前言<p>第一段。</p>尾声</div><blockquote><p>引文。</p></blockquote>"
                "<ul><li>甲</li><li><p>乙</p><ol start=\"4\"><li>丙<li>丁</ol></li></ul>"
                "<figure><img src=\"a.png\" alt=\"图\"><figcaption>图一</figcaption></figure>"
                "<pre>  a\n    b</pre><script>alert(1)</script><noscript>开</noscript></body></html>",
                "heading1|题目\nparagraph|前言\nparagraph|第一段。\nparagraph|尾声\nquote|引文。\n"
                "list1|• 甲\nlist1|• 乙\nlist2|4. 丙\nlist2|5. 丁\n"
                "image|［图］图|a.png\ncaption|图一\nparagraph|  a⏎    b\n");
}

static void
test_spaces (void)
{
  assert_reads ("<p>  一行\n  二行 <b> one </b>\n two&nbsp;three  </p>", "paragraph|一行二行 one two\u00A0three\n");
  assert_reads ("<p>甲<br>乙<br/><br>丙<br></p><p>&nbsp;</p><p><br></p>", "paragraph|甲⏎乙\nparagraph|丙\n");
}

static void
test_images (void)
{
  assert_reads ("<p><img data-src=\"https://example.com/1.png\" src=\"data:image/gif;base64,R0\"><br><span>▲图一</span></p><p><img></p>",
                "image|［图］|https://example.com/1.png\ncaption|▲图一\nimage|［图］\n");
}

static void
test_table (void)
{
  assert_reads ("<h1>题</h1><table><tr><th>年</th><th>值</th></tr><tr><td>2024</td><td>3</td></tr></table>",
                "heading1|题\nparagraph|年\t值\nparagraph|2024\t3\n");
}

static void
test_titles (void)
{
  g_autoptr (PdDocument) page = read_bytes ("<html><head><title> 窗口的\n题目 </title></head><body><p>正文。</p></body></html>", -1, "a");
  g_autoptr (PdDocument) headed = read_bytes ("<html><head><title>窗口</title></head><body><h2>正题</h2><p>正文。</p></body></html>", -1, "a");

  assert_field (page, PD_ARTICLE_TITLE, "窗口的 题目", "read", "title element");
  assert_field (headed, PD_ARTICLE_TITLE, "正题", "read", "heading");
  assert_blocks (headed, "heading1|正题\nparagraph|正文。\n");
}

/* What it says of its own encoding is no longer true when it is read. */
static void
test_declared_encoding (void)
{
  g_autoptr (GBytes) source = encode ("<html><head><meta charset=\"gbk\"></head><body><p>这一页是用国标码保存的，读出来一个字也不能错。</p></body></html>", "GB18030");
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (source, &n_bytes);
  g_autoptr (PdDocument) document = read_bytes (bytes, n_bytes, "a.html");

  assert_blocks (document, "paragraph|这一页是用国标码保存的，读出来一个字也不能错。\n");
}

static void
test_broken (void)
{
  assert_reads ("<p>没有<b>关上<p>又一段</i></div></span>末尾 &unknown; &#xD800; <", "paragraph|没有关上\nparagraph|又一段末尾 &unknown; <\n");
}

static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");
  g_autoptr (PdDocument) document = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<div><b>");
  g_string_append (html, "底");
  document = read_bytes (html->str, html->len, "deep.html");
  /* Not one character is lost on the way down. */
  assert_blocks (document, "paragraph|底\n");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_TIME_SPAN_SECOND);
}

/* Entities and document types that point elsewhere are not followed. */
static void
test_no_fetching (void)
{
  assert_reads ("<!DOCTYPE html SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body><p>正文&x;。</p></body></html>",
                "paragraph|]>\nparagraph|正文&x;。\n");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/html/blocks", test_blocks);
  g_test_add_func ("/formats/html/spaces", test_spaces);
  g_test_add_func ("/formats/html/images", test_images);
  g_test_add_func ("/formats/html/table", test_table);
  g_test_add_func ("/formats/html/titles", test_titles);
  g_test_add_func ("/formats/html/declared-encoding", test_declared_encoding);
  g_test_add_func ("/formats/html/broken", test_broken);
  g_test_add_func ("/formats/html/deep", test_deep);
  g_test_add_func ("/formats/html/no-fetching", test_no_fetching);
  return g_test_run ();
}
