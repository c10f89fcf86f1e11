#include "pd-page-number.h"
#include "paper.h"

/* Sets six pages with a running head, a page number, and text that goes over each page's end but the third's. */
static void
set_book (Paper *paper,
          GString *text)
{
  for (guint page = 0; page < 6; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page + 11);
      g_autoptr (GString) paragraph = g_string_new (NULL);
      const char *head = page % 2 == 0 ? "储能评论" : "第二章 钠电池";

      begin_page (paper);
      set_styled (paper, head, page % 2 == 0 ? LEFT : 400, 50, 10, 0);
      for (guint i = 0; i < 30; i++)
        {
          /* The third page ends with the end of a paragraph. */
          if (page == 2 && i == 29)
            set_line (paper, "完。", LEFT, 90 + i * LEADING);
          else
            set_full (paper, paragraph, page * 40 + i, "", LEFT, 90 + i * LEADING);
        }
      set_styled (paper, number, PAGE_WIDTH / 2, 790, 10, 0);
      end_page (paper);
      if (page == 2)
        g_string_append (paragraph, "完。");

      if (page == 0 || page == 3)
        g_string_append (text, "paragraph|");
      g_string_append (text, paragraph->str);
      if (page == 2 || page == 5)
        g_string_append_c (text, '\n');
    }
}

static void
test_running_heads (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *cuts;
  guint n_heads = 0, n_numbers = 0;
  Paper paper;

  paper_begin (&paper);
  set_book (&paper, text);
  assert_paper (&paper, text->str);
  cuts = pd_document_get_cuts (paper.document);
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      g_autofree char *slice = pd_text_dup_slice (pd_document_get_extracted (paper.document), cut->start, cut->end);

      n_heads += g_str_equal (cut->reason, "running-head");
      n_numbers += g_str_equal (cut->reason, "page-number");
      g_assert_true (g_str_equal (cut->reason, "page-number") ? g_ascii_isdigit (*slice) : g_str_equal (slice, "储能评论") || g_str_equal (slice, "第二章 钠电池"));
    }
  g_assert_cmpuint (n_heads, ==, 6);
  g_assert_cmpuint (n_numbers, ==, 6);
  paper_end (&paper);
}

/* What stands first on several pages is no running head for that: headings of sections, rows of tables. */
static void
test_no_running_heads (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Paper paper;

  paper_begin (&paper);
  for (guint page = 0; page < 8; page++)
    {
      g_autofree char *heading = g_strdup_printf ("%u.1 第%u节的题目", page + 1, page + 1);
      g_autoptr (GString) paragraph = g_string_new (NULL);

      begin_page (&paper);
      set_styled (&paper, heading, LEFT, 90, 16, PD_GLYPH_STRONG);
      for (guint i = 0; i < 5; i++)
        set_full (&paper, paragraph, page * 7 + i, i == 4 ? "。" : "", LEFT, 140 + i * LEADING);
      end_page (&paper);
      g_string_append_printf (text, "heading%d|%s\nparagraph|%s\n", page == 0 ? 1 : 2, heading, paragraph->str);
    }
  assert_paper (&paper, text->str);
  g_assert_cmpuint (pd_document_get_cuts (paper.document)->len, ==, 0);
  paper_end (&paper);
}

static void
test_page_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean is_number;
    guint value;
    gboolean is_plain;
  } cases[] = {
    { "7", TRUE, 7, TRUE },
    { "xiv", TRUE, 14, TRUE },
    { "- 3 -", TRUE, 3, FALSE },
    { "— 12 —", TRUE, 12, FALSE },
    { "第 3 页", TRUE, 3, FALSE },
    { "第十二頁", TRUE, 12, FALSE },
    { "第3页 共10页", TRUE, 3, FALSE },
    { "Page 3 of 10", TRUE, 3, FALSE },
    { "3 / 10", TRUE, 3, FALSE },
    { "１２", TRUE, 12, TRUE },
    { "十二", FALSE },
    { "3.5", FALSE },
    { "1.", FALSE },
    { "5890亿", FALSE },
    { "2024年3月", FALSE },
    { "Pages", FALSE },
    { "page", FALSE },
    { "mixed", FALSE },
    { "123456789", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint value = 0;
      gboolean is_plain;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (pd_page_number_parse (cases[i].text, &value, &is_plain), ==, cases[i].is_number);
      if (!cases[i].is_number)
        continue;
      g_assert_cmpuint (value, ==, cases[i].value);
      g_assert_cmpint (is_plain, ==, cases[i].is_plain);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/page-furniture/running-heads", test_running_heads);
  g_test_add_func ("/formats/page-furniture/no-running-heads", test_no_running_heads);
  g_test_add_func ("/formats/page-furniture/page-numbers", test_page_numbers);
  return g_test_run ();
}
