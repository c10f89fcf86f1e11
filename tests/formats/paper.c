#include "paper.h"

#include "pd-glyph-class.h"

void
paper_begin (Paper *paper)
{
  *paper = (Paper) { pd_page_layout_new (), NULL, NULL };
}

void
begin_page (Paper *paper)
{
  pd_page_layout_begin_page (paper->layout, PAGE_WIDTH, PAGE_HEIGHT);
}

void
end_page (Paper *paper)
{
  pd_page_layout_end_page (paper->layout);
}

/* Sets a line; @stretch is put between any two characters. The font's box is higher than its size, as those of CJK fonts. A space
 * is a quarter of the size wide, and is no glyph. */
double
set_glyphs (Paper *paper,
            const char *text,
            double x,
            double y,
            double size,
            PdGlyphStyle style,
            double stretch)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      double width = c == 0x3000 ? size : pd_glyph_classify (c, 1) == PD_GLYPH_ALPHABETIC ? (c == ' ' ? 0.25 : 0.5) * size
                                                                                          : size;
      PdGlyphBox box = { c, x, y - 0.7 * size, x + width, y + 0.7 * size, size, style, 1 };

      if (!g_unichar_isspace (c))
        pd_page_layout_add (paper->layout, &box);
      x += width + stretch;
    }
  return x;
}

void
set_styled (Paper *paper,
            const char *text,
            double x,
            double y,
            double size,
            PdGlyphStyle style)
{
  set_glyphs (paper, text, x, y, size, style, 0);
  pd_page_layout_end_line (paper->layout);
}

void
set_line (Paper *paper,
          const char *text,
          double x,
          double y)
{
  set_styled (paper, text, x, y, SIZE, 0);
}

/* A line of the text that is full: ideographs that are found nowhere else, and then what is given. */
char *
fill (guint width,
      guint start,
      const char *end)
{
  GString *line = g_string_new (NULL);
  guint n = width - g_utf8_strlen (end, -1);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (line, 0x4E00 + (start * 97 + i * 61) % 5000);
  g_string_append (line, end);
  return g_string_free (line, FALSE);
}

/* Sets such a line, and appends it to @truth. */
void
set_full (Paper *paper,
          GString *truth,
          guint start,
          const char *end,
          double x,
          double y)
{
  g_autofree char *line = fill (FULL, start, end);

  set_line (paper, line, x, y);
  g_string_append (truth, line);
}

void
assert_paper (Paper *paper,
              const char *expected)
{
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  g_autoptr (GBytes) source = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;

  paper->headline = pd_page_layout_build (paper->layout, builder);
  paper->document = pd_document_new (source, "a.pdf");
  pd_text_builder_finish (builder, paper->document, &error);
  g_assert_no_error (error);
  if (expected != NULL)
    assert_blocks (paper->document, expected);
}

/* The extracted text, each block with why it is cut. */
void
assert_extracted (Paper *paper,
                  const char *expected)
{
  PdText *text = pd_document_get_extracted (paper->document);
  GArray *cuts = pd_document_get_cuts (paper->document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < pd_text_get_n_blocks (text); i++)
    {
      const PdBlock *block = pd_text_get_block (text, i);
      g_autofree char *slice = pd_text_dup_slice (text, block->start, block->end);
      const char *reason = "";

      for (guint k = 0; k < cuts->len; k++)
        {
          const PdCut *cut = &g_array_index (cuts, PdCut, k);

          if (cut->start <= block->start && block->end <= cut->end)
            reason = cut->reason;
        }
      g_string_append_printf (found, "%s|%s\n", reason, slice);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

void
paper_end (Paper *paper)
{
  pd_page_layout_free (paper->layout);
  g_free (paper->headline);
  g_clear_object (&paper->document);
}
