#include "pd-docx-symbol.h"

/* The places of fonts that have pictures where others have letters. */
typedef struct
{
  guint8 code;
  gunichar character;
} Symbol;

static const Symbol symbol[] = {
  { 0x22, 0x2200 },
  { 0x24, 0x2203 },
  { 0x27, 0x220B },
  { 0x2A, 0x2217 },
  { 0x2D, 0x2212 },
  { 0x40, 0x2245 },
  { 0x5C, 0x2234 },
  { 0x5E, 0x22A5 },
  { 0xA2, 0x2032 },
  { 0xA3, 0x2264 },
  { 0xA5, 0x221E },
  { 0xA7, 0x2663 },
  { 0xA8, 0x2666 },
  { 0xA9, 0x2665 },
  { 0xAA, 0x2660 },
  { 0xAB, 0x2194 },
  { 0xAC, 0x2190 },
  { 0xAD, 0x2191 },
  { 0xAE, 0x2192 },
  { 0xAF, 0x2193 },
  { 0xB0, 0x00B0 },
  { 0xB1, 0x00B1 },
  { 0xB2, 0x2033 },
  { 0xB3, 0x2265 },
  { 0xB4, 0x00D7 },
  { 0xB5, 0x221D },
  { 0xB6, 0x2202 },
  { 0xB7, 0x2022 },
  { 0xB8, 0x00F7 },
  { 0xB9, 0x2260 },
  { 0xBA, 0x2261 },
  { 0xBB, 0x2248 },
  { 0xBC, 0x2026 },
  { 0xC5, 0x2295 },
  { 0xC6, 0x2205 },
  { 0xC7, 0x2229 },
  { 0xC8, 0x222A },
  { 0xC9, 0x2283 },
  { 0xCA, 0x2287 },
  { 0xCC, 0x2282 },
  { 0xCD, 0x2286 },
  { 0xCE, 0x2208 },
  { 0xCF, 0x2209 },
  { 0xD0, 0x2220 },
  { 0xD1, 0x2207 },
  { 0xD2, 0x00AE },
  { 0xD3, 0x00A9 },
  { 0xD4, 0x2122 },
  { 0xD5, 0x220F },
  { 0xD6, 0x221A },
  { 0xD7, 0x22C5 },
  { 0xD8, 0x00AC },
  { 0xD9, 0x2227 },
  { 0xDA, 0x2228 },
  { 0xDB, 0x21D4 },
  { 0xDC, 0x21D0 },
  { 0xDE, 0x21D2 },
  { 0xE5, 0x2211 },
  { 0xF2, 0x222B },
};

static const Symbol wingdings[] = {
  { 0x28, 0x260E },
  { 0x2A, 0x2709 },
  { 0x4A, 0x263A },
  { 0x4C, 0x2639 },
  { 0x6C, 0x25CF },
  { 0x6E, 0x25A0 },
  { 0x6F, 0x25A1 },
  { 0x71, 0x2751 },
  { 0x72, 0x2752 },
  { 0x75, 0x25C6 },
  { 0x76, 0x2756 },
  { 0xA1, 0x25CB },
  { 0xA7, 0x25AA },
  { 0xA8, 0x25FB },
  { 0xAB, 0x2605 },
  { 0xD8, 0x27A2 },
  { 0xDF, 0x2190 },
  { 0xE0, 0x2192 },
  { 0xE1, 0x2191 },
  { 0xE2, 0x2193 },
  { 0xE8, 0x2794 },
  { 0xFB, 0x2717 },
  { 0xFC, 0x2713 },
  { 0xFD, 0x2612 },
  { 0xFE, 0x2611 },
};

static const Symbol wingdings_2[] = {
  { 0x4F, 0x2717 },
  { 0x50, 0x2713 },
  { 0x52, 0x2611 },
  { 0x53, 0x2612 },
  { 0x54, 0x2612 },
  { 0xA3, 0x2610 },
};

static gunichar
find (const Symbol *symbols,
      gsize n_symbols,
      guint8 code)
{
  for (gsize i = 0; i < n_symbols; i++)
    {
      if (symbols[i].code == code)
        return symbols[i].character;
    }
  return 0;
}

static gunichar
find_greek (guint8 code)
{
  static const char upper[] = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
  static const char lower[] = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

  if (code >= 'A' && code <= 'Z')
    return g_utf8_get_char (g_utf8_offset_to_pointer (upper, code - 'A'));
  if (code >= 'a' && code <= 'z')
    return g_utf8_get_char (g_utf8_offset_to_pointer (lower, code - 'a'));
  return 0;
}

/**
 * pd_docx_symbol_find:
 * @font: (nullable): the font of a symbol
 * @code: its place in the font
 *
 * Returns: the character that looks like it: @code itself where that is one, or where the font is not known
 */
gunichar
pd_docx_symbol_find (const char *font,
                     guint code)
{
  gunichar character = 0;
  guint8 place = code & 0xFF;

  if (code < 0x100 || (code >= 0xF000 && code <= 0xF0FF))
    {
      if (g_strcmp0 (font, "Symbol") == 0)
        character = find_greek (place) != 0 ? find_greek (place) : find (symbol, G_N_ELEMENTS (symbol), place);
      else if (g_strcmp0 (font, "Wingdings") == 0)
        {
          character = find (wingdings, G_N_ELEMENTS (wingdings), place);
          if (place >= 0x81 && place <= 0x8A)
            character = 0x2460 + place - 0x81;
          else if (place >= 0x8C && place <= 0x95)
            character = 0x2776 + place - 0x8C;
        }
      else if (g_strcmp0 (font, "Wingdings 2") == 0)
        character = find (wingdings_2, G_N_ELEMENTS (wingdings_2), place);
      /* Any other font of this kind has ASCII where ASCII is. */
      if (character == 0 && place >= 0x20 && place < 0x7F && g_strcmp0 (font, "Symbol") == 0)
        character = place;
    }
  return character != 0 ? character : code;
}
