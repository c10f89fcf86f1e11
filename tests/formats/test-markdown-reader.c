#include "format-test.h"

static void
assert_reads (const char *markdown,
              const char *expected)
{
  g_autoptr (PdDocument) document = read_bytes (markdown, -1, "notes.md");

  assert_blocks (document, expected);
}

static void
test_blocks (void)
{
  assert_reads ("# 题目\n\n## 小节\n\n第一段。\n\n---\n\n> 引文。\n>\n> 又一句。\n\n- 甲\n- 乙\n  - 丙\n\n3. 三\n4. 四\n\n1) 一\n",
                "heading1|题目\nheading2|小节\nparagraph|第一段。\nquote|引文。\nquote|又一句。\nlist1|• 甲\nlist1|• 乙\nlist2|• 丙\nlist1|3. 三\nlist1|4. 四\nlist1|1) 一\n");
  /* What goes on in an item has no second marker, and what follows a list has none at all. */
  assert_reads ("- 甲\n\n  还是甲\n\n-\n\n乙\n", "list1|• 甲\nlist1|还是甲\nparagraph|乙\n");
}

static void
test_inlines (void)
{
  assert_reads ("**粗**的、*斜*的、***01***、`代码`、[链接](https://example.com)、<https://example.org>、a &amp; b \\*星\\*\n",
                "paragraph|粗的、斜的、01、代码、链接、https://example.org、a & b *星*\n");
}

/* A line that ends only because it was full ends in a space, but for Han text, which has none. */
static void
test_lines (void)
{
  assert_reads ("上一行\n下一行\n", "paragraph|上一行下一行\n");
  assert_reads ("他说，\n“好。”\n然后走了\n", "paragraph|他说，“好。”然后走了\n");
  assert_reads ("one line\nand another\n", "paragraph|one line and another\n");
  assert_reads ("用 Python\n写成\n", "paragraph|用 Python 写成\n");
  assert_reads ("한 줄\n또 한 줄\n", "paragraph|한 줄 또 한 줄\n");
  assert_reads ("上一行  \n下一行\\\n末行\n", "paragraph|上一行⏎下一行⏎末行\n");
  assert_reads ("| 年 | 值 |\n|---|---|\n| 2024 | 3 |\n", "paragraph|| 年 | 值 |⏎|---|---|⏎| 2024 | 3 |\n");
}

static void
test_images (void)
{
  assert_reads ("![封面](https://example.com/a.png)\n\n![](b.png)图一：旧粮库\n\n![]()\n\n前文![小图](c.png)后文\n\n[![](d.png)](https://example.com)\n",
                "image|［图］封面|https://example.com/a.png\n"
                "image|［图］|b.png\n"
                "caption|图一：旧粮库\n"
                "image|［图］\n"
                "paragraph|前文\n"
                "image|［图］小图|c.png\n"
                "paragraph|后文\n"
                "image|［图］|d.png\n");
}

static void
test_image_alt (void)
{
  g_autoptr (PdDocument) document = read_bytes ("![*一* [二](x)\n三](a.png)\n", -1, "a.md");
  const PdBlock *block = pd_text_get_block (pd_document_get_text (document), 0);

  g_assert_cmpint (block->kind, ==, PD_BLOCK_IMAGE);
  g_assert_cmpstr (block->alt, ==, "一 二 三");
  g_assert_cmpstr (block->url, ==, "a.png");
}

static void
test_code (void)
{
  assert_reads ("前\n\n```c\nif (a)\n\n  b ();\n```\n\n后\n", "paragraph|前\nparagraph|if (a)⏎  b ();\nparagraph|后\n");
}

/* A page in a text file: a comment, its title linked and underlined, then HTML. */
static void
test_html_inside (void)
{
  static const char page[] = "<!--1733191263000-->\n"
                             "[慢炉子｜退烧记](https://archive.example.org/1.html)\n"
                             "------\n"
                             "\n"
                             "<p><img src=\"data:image/svg+xml,x\" data-lazy-src=\"https://example.org/a.png\" alt=\"图\"><noscript><img src=\"https://example.org/a.png\"></noscript></p>"
                             "<p><strong>第一段&nbsp;有空格。</strong>&nbsp;</p><script>alert(1)</script>\n";
  g_autoptr (PdDocument) document = read_bytes (page, -1, "page.txt");

  assert_blocks (document, "heading1|慢炉子｜退烧记\nimage|［图］图|https://example.org/a.png\nparagraph|第一段\u00A0有空格。\n");
  assert_field (document, PD_ARTICLE_TITLE, "慢炉子｜退烧记", "read", "heading");
  assert_field (document, PD_ARTICLE_URL, "https://archive.example.org/1.html", "guessed", "link of the title");
  assert_field (document, PD_ARTICLE_FORMAT, "markdown", "guessed", "content");
}

static void
test_inline_html (void)
{
  assert_reads ("甲<br>乙<b>丙</b><script>x</script>丁 <img src=\"a.png\" alt=\"图\"> 戊\n",
                "paragraph|甲⏎乙丙丁\nimage|［图］图|a.png\nparagraph|戊\n");
}

static void
test_linked_title (void)
{
  g_autoptr (PdDocument) document = read_bytes ("[一块电芯](https://example.com/1)\n\n正文第一段。\n", -1, "a.txt");

  assert_blocks (document, "heading1|一块电芯\nparagraph|正文第一段。\n");
  assert_field (document, PD_ARTICLE_TITLE, "一块电芯", "read", "heading");
}

/* Bold that is broken where CommonMark sees none: the words stay, and the stars are cut. */
static void
test_broken_bold (void)
{
  assert_reads ("**作者 | 闻野****编辑**| 许小满****\n", "byline|作者 | 闻野编辑| 许小满\n");
}

/* What a reference spells is as much part of the text as what is written. */
static void
test_references (void)
{
  assert_reads ("甲&#13;乙&#10;&#10;丙 &#x1F50B;&nbsp;&#xD800; ![&#13;图](a.png)\n", "paragraph|甲⏎乙⏎丙 🔋\u00A0\uFFFD\nimage|［图］图|a.png\n");
}

static void
test_deep (void)
{
  g_autoptr (GString) quotes = g_string_new (NULL);
  g_autoptr (GString) brackets = g_string_new (NULL);
  g_autoptr (PdDocument) document = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (quotes, "> ");
  g_string_append (quotes, "底\n");
  document = read_bytes (quotes->str, -1, "a.md");
  assert_blocks (document, "quote|底\n");
  g_clear_object (&document);

  for (guint i = 0; i < 20000; i++)
    g_string_append (brackets, "![[");
  document = read_bytes (brackets->str, -1, "a.md");
  g_assert_cmpuint (pd_text_get_length (pd_document_get_text (document)), ==, 60000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/markdown/blocks", test_blocks);
  g_test_add_func ("/formats/markdown/inlines", test_inlines);
  g_test_add_func ("/formats/markdown/lines", test_lines);
  g_test_add_func ("/formats/markdown/images", test_images);
  g_test_add_func ("/formats/markdown/image-alt", test_image_alt);
  g_test_add_func ("/formats/markdown/code", test_code);
  g_test_add_func ("/formats/markdown/html-inside", test_html_inside);
  g_test_add_func ("/formats/markdown/inline-html", test_inline_html);
  g_test_add_func ("/formats/markdown/linked-title", test_linked_title);
  g_test_add_func ("/formats/markdown/broken-bold", test_broken_bold);
  g_test_add_func ("/formats/markdown/references", test_references);
  g_test_add_func ("/formats/markdown/deep", test_deep);
  return g_test_run ();
}
