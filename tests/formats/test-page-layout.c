#include "paper.h"

#include <string.h>

/* A line that could not be broken goes beyond the edge of the page's text; on a page with few full lines, pages nearby say
 * where that is. */
static void
test_overfull (void)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  for (guint i = 0; i < 10; i++)
    set_full (&paper, first, i, "", LEFT, 100 + i * LEADING);
  set_line (&paper, "先到这里。", LEFT, 100 + 10 * LEADING);
  g_string_append (first, "先到这里。");
  end_page (&paper);
  begin_page (&paper);
  set_full (&paper, second, 20, "", LEFT, 100);
  set_full (&paper, second, 21, "", LEFT, 100 + LEADING);
  set_line (&paper, "完了。", LEFT, 100 + 2 * LEADING);
  g_string_append (second, "完了。");
  set_line (&paper, "甲说：", LEFT, 100 + 4 * LEADING);
  set_line (&paper, "https://example.com/a/very/long/address/that/cannot/be/broken/anywhere/and/goes/on/1", LEFT, 100 + 6 * LEADING);
  set_line (&paper, "乙说：", LEFT, 100 + 8 * LEADING);
  set_line (&paper, "https://example.com/a/very/long/address/that/cannot/be/broken/anywhere/at/all/2", LEFT, 100 + 10 * LEADING);
  set_line (&paper, "丙说。", LEFT, 100 + 12 * LEADING);
  end_page (&paper);

  g_string_append_printf (expected, "paragraph|%s\nparagraph|%s\nparagraph|甲说：\nparagraph|https://example.com/a/very/long/address/that/cannot/be/broken/anywhere/and/goes/on/1\nparagraph|乙说：\nparagraph|https://example.com/a/very/long/address/that/cannot/be/broken/anywhere/at/all/2\nparagraph|丙说。\n", first->str, second->str);
  assert_paper (&paper, expected->str);
  paper_end (&paper);
}

/* Lines of Han are joined without a space, words with one; a first line further in, a short line and a wider gap each begin
 * a paragraph anew. */
static void
test_paragraphs (void)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GString) third = g_string_new (NULL);
  g_autoptr (GString) fourth = g_string_new (NULL);
  g_autofree char *expected = NULL;
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  /* Ends with a full line; only the indentation of the next says that it is over. */
  set_styled (&paper, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二三四五六", LEFT + 24, 100, SIZE, 0);
  g_string_append (first, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二三四五六");
  set_full (&paper, first, 1, "", LEFT, 118);
  set_full (&paper, first, 2, "。", LEFT, 136);
  set_styled (&paper, "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁", LEFT + 24, 154, SIZE, 0);
  g_string_append (second, "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁");
  set_line (&paper, "律吕调阳", LEFT, 172);
  g_string_append (second, "律吕调阳");
  /* Only a short line tells. */
  set_full (&paper, third, 3, "", LEFT, 190);
  set_full (&paper, third, 4, "。", LEFT, 208);
  /* Only a gap tells. */
  set_full (&paper, fourth, 5, "", LEFT, 236);
  set_line (&paper, "云腾致雨。", LEFT, 254);
  g_string_append (fourth, "云腾致雨。");
  end_page (&paper);

  expected = g_strdup_printf ("paragraph|%s\nparagraph|%s\nparagraph|%s\nparagraph|%s\n", first->str, second->str, third->str, fourth->str);
  assert_paper (&paper, expected);
  paper_end (&paper);
}

static void
test_words (void)
{
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_line (&paper, "The information in a file is not always complete, and so the well-known", LEFT, 100);
  set_line (&paper, "information has to be put together from what there is: words that infor-", LEFT, 118);
  set_line (&paper, "mation broke, the well-", LEFT, 136);
  /* What is behind a line that is not full is another paragraph. */
  set_line (&paper, "A second paragraph about state-of-the-art methods, about the art of tran-", LEFT, 164);
  set_line (&paper, "scribing, and about the cost and the benefit. A cost of some kind and a cost-", LEFT, 182);
  set_line (&paper, "benefit that is another, and benefit again; see https://example.com/a/path/", LEFT, 200);
  set_line (&paper, "and-more of it. Long ago there was a soft\u00ADware, and there still is some soft\u00AD", LEFT, 218);
  set_line (&paper, "ware.", LEFT, 236);
  end_page (&paper);
  assert_paper (&paper, "paragraph|The information in a file is not always complete, and so the well-known information has to be put together from what there is: words that information broke, the well-\n"
                        "paragraph|A second paragraph about state-of-the-art methods, about the art of transcribing, and about the cost and the benefit. A cost of some kind and a cost-benefit that is another, and benefit again; see https://example.com/a/path/and-more of it. Long ago there was a software, and there still is some software.\n");
  paper_end (&paper);
}

static void
test_korean (void)
{
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_line (&paper, "한국어 문장은 낱말 사이에 공백이 있습니다 그래서 공백을 지켜야", LEFT, 100);
  set_line (&paper, "합니다 서울과 부산은 도시입니다", LEFT, 118);
  end_page (&paper);
  assert_paper (&paper, "paragraph|한국어 문장은 낱말 사이에 공백이 있습니다 그래서 공백을 지켜야 합니다 서울과 부산은 도시입니다\n");
  paper_end (&paper);
}

/* The gaps of a justified line are no spaces, nor is what typesetters leave between Han and Latin; what is wider is one. */
static void
test_spaces (void)
{
  Paper paper;
  double x;

  paper_begin (&paper);
  begin_page (&paper);
  set_glyphs (&paper, "这一行字撑得很开每两个字之间都有空", LEFT, 100, SIZE, 0, 0.3 * SIZE);
  pd_page_layout_end_line (paper.layout);
  set_line (&paper, "第一章　绪论", LEFT, 200);
  set_line (&paper, "作者 甲，单位乙。", LEFT, 300);
  /* A fifth of the size between Han and Latin, everywhere, and a space in one place. */
  x = LEFT;
  for (guint i = 0; i < 9; i++)
    {
      x = set_glyphs (&paper, i == 5 ? "文 " : "文", x, 400, SIZE, 0, 0) + (i == 5 ? 0.07 : 0.2) * SIZE;
      x = set_glyphs (&paper, "a1", x, 400, SIZE, 0, 0) + 0.2 * SIZE;
    }
  pd_page_layout_end_line (paper.layout);
  end_page (&paper);
  assert_paper (&paper, "paragraph|这一行字撑得很开每两个字之间都有空\n"
                        "paragraph|第一章　绪论\n"
                        "paragraph|作者 甲，单位乙。\n"
                        "paragraph|文a1文a1文a1文a1文a1文 a1文a1文a1文a1\n");
  paper_end (&paper);
}

/* Where Han touches Latin somewhere, each gap was typed. */
static void
test_typed_spaces (void)
{
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_line (&paper, "在 2024年用 R1 模型，在2025年用 R2模型，在 2026年用R3 模型", LEFT, 100);
  end_page (&paper);
  assert_paper (&paper, "paragraph|在 2024年用 R1 模型，在2025年用 R2模型，在 2026年用R3 模型\n");
  paper_end (&paper);
}

/* A table that stands where a paragraph goes over the page does not break it. */
static void
test_float (void)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autofree char *expected = NULL;
  Paper paper;

  paper_begin (&paper);
  for (guint page = 0; page < 2; page++)
    {
      begin_page (&paper);
      if (page == 1)
        {
          set_styled (&paper, "表1　试产规模", 240, 90, 10, 0);
          set_styled (&paper, "年份", LEFT, 110, 10, 0);
          set_styled (&paper, "兆瓦时", LEFT + 200, 110, 10, 0);
        }
      for (guint i = 0; i < 10; i++)
        set_full (&paper, paragraph, page * 20 + i, page == 1 && i == 9 ? "。" : "", LEFT, 150 + i * LEADING);
      end_page (&paper);
    }
  expected = g_strdup_printf ("paragraph|%s\ncaption|表1　试产规模\nparagraph|年份\t兆瓦时\n", paragraph->str);
  assert_paper (&paper, expected);
  paper_end (&paper);
}

static void
test_kinds (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *expected = NULL;
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_styled (&paper, "钠电池", LEFT, 60, 24, 0);
  set_styled (&paper, "一、性能数据应当怎样读", LEFT, 100, 16, 0);
  set_full (&paper, body, 1, "", LEFT, 130);
  set_full (&paper, body, 2, "。", LEFT, 148);
  set_styled (&paper, "1.1 低温", LEFT, 176, SIZE, PD_GLYPH_STRONG);
  set_line (&paper, "图1显示了低温下的放电曲线。", LEFT, 204);
  set_styled (&paper, "图1　放电曲线", 240, 232, 10, 0);
  set_line (&paper, "• 第一点", LEFT, 260);
  set_line (&paper, "• 第二点", LEFT, 278);
  set_line (&paper, "1. 其一", LEFT, 306);
  set_line (&paper, "2. 其二", LEFT, 324);
  set_line (&paper, "2024. 那一年在2025年、2026年用R2模型的A股的B股", LEFT, 352);
  set_styled (&paper, "if (a)", LEFT, 380, SIZE, PD_GLYPH_MONOSPACED);
  set_styled (&paper, "b ();", LEFT + 14.4, 398, SIZE, PD_GLYPH_MONOSPACED);
  end_page (&paper);
  expected = g_strdup_printf ("heading1|钠电池\nheading2|一、性能数据应当怎样读\nparagraph|%s\nheading3|1.1 低温\nparagraph|图1显示了低温下的放电曲线。\n"
                              "caption|图1　放电曲线\nlist1|• 第一点\nlist1|• 第二点\nlist1|1. 其一\nlist1|2. 其二\nparagraph|2024. 那一年在2025年、2026年用R2模型的A股的B股\nparagraph|if (a)⏎  b ();\n",
                              body->str);
  assert_paper (&paper, expected);
  g_assert_cmpstr (paper.headline, ==, "钠电池");
  paper_end (&paper);
}

/* A small raised number is cut where a note at the foot of the page starts with it. */
static void
test_note_numbers (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autofree char *extracted = NULL;
  Paper paper;
  double x;

  paper_begin (&paper);
  begin_page (&paper);
  for (guint i = 0; i < 6; i++)
    set_full (&paper, body, i, "", LEFT, 100 + i * LEADING);
  x = set_glyphs (&paper, "一夜之间损失了5890亿美元", LEFT, 208, SIZE, 0, 0);
  x = set_glyphs (&paper, "3", x, 204, 7, 0, 0);
  x = set_glyphs (&paper, "，面积是10m", x, 208, SIZE, 0, 0);
  x = set_glyphs (&paper, "2", x, 204, 7, 0, 0);
  set_glyphs (&paper, "。", x, 208, SIZE, 0, 0);
  pd_page_layout_end_line (paper.layout);
  set_styled (&paper, "3按当日收盘价。", LEFT, 750, 9, 0);
  end_page (&paper);
  expected = g_strdup_printf ("paragraph|%s一夜之间损失了5890亿美元，面积是10m2。\nparagraph|3按当日收盘价。\n", body->str);
  extracted = g_strdup_printf ("|%s一夜之间损失了5890亿美元3，面积是10m2。\n|3按当日收盘价。\n", body->str);
  assert_paper (&paper, expected);
  assert_extracted (&paper, extracted);
  paper_end (&paper);
}

/* A font that has one glyph for 人 and for the radical may say the radical; a list of radicals is left as it is. */
static void
test_radicals (void)
{
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_line (&paper, "研究⼈员看⻅了⻓江，⽇期是⼀⽉，不\uF967行\uF98E", LEFT, 100);
  end_page (&paper);
  assert_paper (&paper, "paragraph|研究人员看见了长江，日期是一月，不不行年\n");
  paper_end (&paper);

  paper_begin (&paper);
  begin_page (&paper);
  set_line (&paper, "⼈⼊⼋部首", LEFT, 100);
  end_page (&paper);
  assert_paper (&paper, "paragraph|⼈⼊⼋部首\n");
  paper_end (&paper);
}

/* What a font says nothing of is not taken for what it is not. */
static void
test_unreadable_font (void)
{
  static const gunichar jumble[] = { 0x0369, 0x01CB, 0x0182, 0x05BB, 0xBEAD, 0x0620, 0x0E3F, 0x2FE };
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_line (&paper, "能读的一行", LEFT, 100);
  for (guint i = 0; i < G_N_ELEMENTS (jumble); i++)
    {
      PdGlyphBox box = { jumble[i], LEFT + i * SIZE, 220, LEFT + (i + 1) * SIZE, 220 + SIZE, SIZE, 0, 2 };

      pd_page_layout_add (paper.layout, &box);
    }
  end_page (&paper);
  assert_paper (&paper, "paragraph|能读的一行\nparagraph|��������\n");
  g_assert_cmpuint (pd_page_layout_get_n_unknown (paper.layout), ==, 8);
  paper_end (&paper);
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  return *(const gunichar *) a - *(const gunichar *) b;
}

/* Sorts the characters of a text but for white space. */
static char *
sort_characters (const char *text)
{
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GString *sorted = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_array_append_val (characters, c);
    }
  g_array_sort (characters, compare_characters);
  for (guint i = 0; i < characters->len; i++)
    g_string_append_unichar (sorted, g_array_index (characters, gunichar, i));
  return g_string_free (sorted, FALSE);
}

/* Wherever glyphs stand, each of them is in the extracted text, once. */
static void
test_nothing_is_lost (void)
{
  static const char *const pieces[] = { "一二三四五六七八九十", "word", "。", "（", "12", "第3页", "图 1", "• 点", "가나다", "x", "……", "1.", "标题" };
#define PROSE "这一行字只在第一页的中间，别处都没有。"
  static const double sizes[] = { 12, 12, 12, 6, 18, 9 };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) added = g_string_new (NULL);
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;
      guint n_pages = g_test_rand_int_range (1, 5);
      Paper paper;

      paper_begin (&paper);
      for (guint page = 0; page < n_pages; page++)
        {
          begin_page (&paper);
          /* A file that has only numbers and heads is a scan, and refused. */
          if (page == 0)
            {
              set_styled (&paper, PROSE, 100, 400, 12, 0);
              g_string_append (added, PROSE);
            }
          for (int n = g_test_rand_int_range (1, 40); n > 0; n--)
            {
              const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
              double x = g_test_rand_int_range (-50, 650), y = g_test_rand_bit () ? g_test_rand_int_range (0, 850) : 100 + 18 * g_test_rand_int_range (0, 30);
              PdGlyphStyle style = g_test_rand_int_range (0, 8) == 0 ? g_test_rand_int_range (0, 4) : 0;

              g_string_append (added, piece);
              if (g_test_rand_int_range (0, 5) > 0)
                set_styled (&paper, piece, x, y, sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))], style);
              else
                for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p), y += 12)
                  {
                    PdGlyphBox box = { g_utf8_get_char (p), x, y, x + 12, y + 12, 12, style, 3 };

                    if (!g_unichar_isspace (box.c))
                      pd_page_layout_add (paper.layout, &box);
                  }
            }
          end_page (&paper);
        }
      assert_paper (&paper, NULL);
      expected = sort_characters (added->str);
      found = sort_characters (pd_text_get_utf8 (pd_document_get_extracted (paper.document)));
      g_assert_cmpstr (found, ==, expected);
      paper_end (&paper);
    }
}

/* Numbers that no page has do no harm. */
static void
test_bad_boxes (void)
{
  static const float numbers[] = { 0, -1, 1e30f, -1e30f, 1e-30f, G_MAXFLOAT, 12, 300 };
  Paper paper;

  for (guint round = 0; round < 200; round++)
    {
      paper_begin (&paper);
      pd_page_layout_begin_page (paper.layout, numbers[g_test_rand_int_range (0, 8)], numbers[g_test_rand_int_range (0, 8)]);
      for (guint i = 0; i < 60; i++)
        {
          PdGlyphBox box = { 0x4E00 + i, numbers[g_test_rand_int_range (0, 8)], numbers[g_test_rand_int_range (0, 8)], numbers[g_test_rand_int_range (0, 8)], numbers[g_test_rand_int_range (0, 8)], numbers[g_test_rand_int_range (0, 8)], 0, i };

          pd_page_layout_add (paper.layout, &box);
          if (g_test_rand_bit ())
            pd_page_layout_end_line (paper.layout);
        }
      set_line (&paper, "还在", LEFT, 100);
      end_page (&paper);
      assert_paper (&paper, NULL);
      g_assert_nonnull (strstr (pd_text_get_utf8 (pd_document_get_extracted (paper.document)), "还"));
      paper_end (&paper);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/page-layout/paragraphs", test_paragraphs);
  g_test_add_func ("/formats/page-layout/overfull", test_overfull);
  g_test_add_func ("/formats/page-layout/words", test_words);
  g_test_add_func ("/formats/page-layout/korean", test_korean);
  g_test_add_func ("/formats/page-layout/spaces", test_spaces);
  g_test_add_func ("/formats/page-layout/typed-spaces", test_typed_spaces);
  g_test_add_func ("/formats/page-layout/float", test_float);
  g_test_add_func ("/formats/page-layout/kinds", test_kinds);
  g_test_add_func ("/formats/page-layout/note-numbers", test_note_numbers);
  g_test_add_func ("/formats/page-layout/radicals", test_radicals);
  g_test_add_func ("/formats/page-layout/unreadable-font", test_unreadable_font);
  g_test_add_func ("/formats/page-layout/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/formats/page-layout/bad-boxes", test_bad_boxes);
  return g_test_run ();
}
