#include "pd-pdf-font.h"

#include <string.h>

/**
 * pd_pdf_font_get_style:
 * @name: what a PDF calls a font, such as `ABCDEF+SourceHanSerifSC-Bold`
 *
 * Tells by its name how a font is used. Chinese and Japanese have fonts of their own for headings (黑体, 小标宋, ゴシック),
 * which are no bold version of another.
 *
 * Returns: what it says of its glyphs
 */
PdGlyphStyle
pd_pdf_font_get_style (const char *name)
{
  static const char *const strong[] = { "bold", "black", "heavy", "demi", "simhei", "stheiti", "fzht", "fzhei", "fzxbs", "fzdbs", "fzdht", "zhongsong", "heiti", "黑体", "黑體", "标宋", "midashi", "w7", "w8", "w9", "cmbx", "cmssbx", "gothicbbb", NULL };
  static const char *const monospaced[] = { "mono", "courier", "consol", "menlo", "typewriter", "cmtt", "lmtt", "lmmono", "inconsolata", "fixed", "nimbusmonl", "fira code", "firacode", NULL };
  g_autofree char *lower = NULL;
  const char *plus;
  PdGlyphStyle style = 0;

  g_return_val_if_fail (name != NULL, 0);

  plus = strchr (name, '+');
  lower = g_utf8_strdown (plus == NULL ? name : plus + 1, -1);
  for (guint i = 0; strong[i] != NULL; i++)
    style |= strstr (lower, strong[i]) != NULL ? PD_GLYPH_STRONG : 0;
  for (guint i = 0; monospaced[i] != NULL; i++)
    style |= strstr (lower, monospaced[i]) != NULL ? PD_GLYPH_MONOSPACED : 0;
  return style;
}
