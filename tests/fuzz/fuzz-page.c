#include "fuzz.h"

#include <math.h>

#include "pd-page-layout.h"

/* What a glyph takes up: its character, where it stands, how large it is, and what to do behind it. */
#define GLYPH 12

/* Any number; what is no number, too, as a PDF may come to one. */
static float
take_number (const guint8 *data)
{
  gint16 n = data[0] | data[1] << 8;

  switch (n)
    {
    case G_MININT16:
      return -1e30f;
    case G_MAXINT16:
      return 1e30f;
    case G_MAXINT16 - 1:
      return NAN;
    case G_MAXINT16 - 2:
      return INFINITY;
    default:
      return n / 16.0f;
    }
}

static void
take_glyph (PdPageLayout *layout,
            const guint8 *data)
{
  gunichar c = data[0] | data[1] << 8;
  float x = take_number (data + 2), y = take_number (data + 4), size = take_number (data + 6);
  float width = data[8] / 8.0f, height = data[9] / 8.0f;
  /* What is no character, or a space, is not handed on by the reader. */
  gboolean is_seen = c > ' ' && (c < 0xD800 || c >= 0xE000) && (c < 0xFDD0 || c > 0xFDEF) && c < 0xFFFE;
  const PdGlyphBox box = { is_seen && !g_unichar_isspace (c) && !g_unichar_iscntrl (c) ? c : 0x4E00, x, y, x + width, y + height, size, data[10] & 3, data[10] >> 2 };

  pd_page_layout_add (layout, &box);
  if (data[11] & 1)
    pd_page_layout_end_line (layout);
  if ((data[11] & 0x1E) == 0x1E)
    {
      pd_page_layout_end_page (layout);
      pd_page_layout_begin_page (layout, 595, data[11] & 0x20 ? 842 : 0);
    }
}

/* Glyphs that stand anywhere on pages. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (PdPageLayout) layout = pd_page_layout_new ();
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  g_autofree char *headline = NULL;

  pd_page_layout_begin_page (layout, 595, 842);
  for (; n_bytes >= GLYPH; data += GLYPH, n_bytes -= GLYPH)
    take_glyph (layout, data);
  pd_page_layout_end_page (layout);
  headline = pd_page_layout_build (layout, builder);
  g_assert_true (headline == NULL || g_utf8_validate (headline, -1, NULL));
  finish_builder (builder, PD_FORMAT_PDF, headline);
  return 0;
}
