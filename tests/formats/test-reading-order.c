#include "paper.h"

/* A title over two columns, each with a note at its foot; a paragraph goes from one column into the other. */
static void
test_columns (void)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) right = g_string_new (NULL);
  g_autofree char *expected = NULL;
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  set_styled (&paper, "芦苇硬碳与钠离子电池产业化的几点冷思考", 130, 80, 20, PD_GLYPH_STRONG);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *a = fill (16, i, "");
      g_autofree char *b = fill (16, i + 40, i == 19 ? "。" : "");

      /* The lines of one column are not at the height of the other's. */
      set_line (&paper, a, LEFT, 130 + i * LEADING);
      set_line (&paper, b, 320, 137 + i * LEADING);
      g_string_append (left, a);
      g_string_append (right, b);
    }
  set_styled (&paper, "1第一个注，比正文小。", LEFT, 130 + 21 * LEADING, 9, 0);
  set_styled (&paper, "2第二个注，也比正文小。", 320, 137 + 21 * LEADING, 9, 0);
  end_page (&paper);
  expected = g_strdup_printf ("heading1|芦苇硬碳与钠离子电池产业化的几点冷思考\nparagraph|%s%s\nparagraph|1第一个注，比正文小。\nparagraph|2第二个注，也比正文小。\n", left->str, right->str);
  assert_paper (&paper, expected);
  g_assert_cmpstr (paper.headline, ==, "芦苇硬碳与钠离子电池产业化的几点冷思考");
  paper_end (&paper);
}

/* The rows of a table are read one by one, not column by column. */
static void
test_table (void)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u年", 2016 + i);
      g_autofree char *number = g_strdup_printf ("%u兆瓦时", i * 37);

      set_line (&paper, year, LEFT, 100 + i * LEADING);
      set_line (&paper, number, LEFT + 150, 100 + i * LEADING);
      set_line (&paper, "据企业年报", LEFT + 300, 100 + i * LEADING);
      g_string_append_printf (expected, "paragraph|%s\t%s\t据企业年报\n", year, number);
    }
  end_page (&paper);
  assert_paper (&paper, expected->str);
  paper_end (&paper);
}

/* Vertical lines, the first on the right, of glyphs that were placed one by one. */
static void
test_vertical (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = NULL;
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  for (guint row = 0; row < 30; row++)
    {
      for (guint column = 0; column < 12; column++)
        {
          gunichar c = 0x4E00 + (column * 30 + row) * 7;
          double x = 100 + (11 - column) * 20, y = 100 + row * SIZE;
          PdGlyphBox box = { c, x, y - 0.9 * SIZE, x + SIZE, y + 0.5 * SIZE, SIZE, 0, 1 };

          if (column == 11 && row > 20)
            continue;
          pd_page_layout_add (paper.layout, &box);
        }
      pd_page_layout_end_line (paper.layout);
    }
  end_page (&paper);
  for (guint i = 0; i < 11 * 30 + 21; i++)
    g_string_append_unichar (text, 0x4E00 + i * 7);
  expected = g_strdup_printf ("paragraph|%s\n", text->str);
  assert_paper (&paper, expected);
  paper_end (&paper);
}

/* Lines that were drawn upwards, as those of a table that lies on its side. */
static void
test_turned (void)
{
  Paper paper;

  paper_begin (&paper);
  begin_page (&paper);
  for (guint line = 0; line < 3; line++)
    {
      for (guint i = 0; i < 10; i++)
        {
          double x = 100 + line * LEADING, y = 600 - i * SIZE;
          PdGlyphBox box = { 0x4E00 + line * 10 + i, x, y, x + SIZE, y + SIZE, SIZE, 0, 1 };

          pd_page_layout_add (paper.layout, &box);
        }
      pd_page_layout_end_line (paper.layout);
    }
  end_page (&paper);
  assert_paper (&paper, "paragraph|一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝\n");
  paper_end (&paper);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/reading-order/columns", test_columns);
  g_test_add_func ("/formats/reading-order/table", test_table);
  g_test_add_func ("/formats/reading-order/vertical", test_vertical);
  g_test_add_func ("/formats/reading-order/turned", test_turned);
  return g_test_run ();
}
