#include "pd-glyph-repair.h"

/* A character of the block of radicals, and the one that is written in its place, and so on: those that are characters
 * by themselves and look alike. */
static const char radicals[] = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/* Punctuation as it is turned for vertical lines, and as it is written. */
static const char vertical_forms[] = "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』";

/* What is told of a font takes so many letters. Where it does not say what they are, no script has most of them, many are
 * of scripts that are rarely found, and those are of several. */
#define MIN_TELLING 5
#define MAX_MAIN 0.7
#define MIN_ODD 0.2
#define MIN_SCRIPTS 4

/* The letters of a font. */
typedef struct
{
  guint n;
  guint n_odd;
  /* How many there are of each script, by the number of the script. */
  GHashTable *scripts;
} Letters;

static void
letters_free (gpointer data)
{
  Letters *letters = data;

  g_hash_table_unref (letters->scripts);
  g_free (letters);
}

/* A number for the scripts of letters that go together, -1 for what goes with any. Letters of Latin that are hardly ever used
 * count as another script, as do marks that stand by themselves. */
static int
get_script (gunichar c,
            gboolean *is_odd)
{
  GUnicodeScript script = g_unichar_get_script (c);

  *is_odd = FALSE;
  if (script == G_UNICODE_SCRIPT_LATIN)
    *is_odd = c >= 0x0180 && c < 0x0250 && !(c >= 0x01CD && c <= 0x01DC);
  else if (script == G_UNICODE_SCRIPT_INHERITED)
    *is_odd = c < 0x2000;
  else if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_BOPOMOFO)
    script = G_UNICODE_SCRIPT_HAN;
  else
    *is_odd = script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HANGUL && script != G_UNICODE_SCRIPT_GREEK && script != G_UNICODE_SCRIPT_CYRILLIC && script != G_UNICODE_SCRIPT_COMMON;
  if (script == G_UNICODE_SCRIPT_COMMON || (script == G_UNICODE_SCRIPT_INHERITED && !*is_odd))
    return -1;
  return (int) script + (script == G_UNICODE_SCRIPT_LATIN && *is_odd ? 1000 : 0);
}

static void
count_letter (GHashTable *fonts,
              const PdGlyph *glyph)
{
  Letters *letters;
  gboolean is_odd;
  int script = get_script (glyph->c, &is_odd);
  guint n;

  if (script < 0)
    return;
  letters = g_hash_table_lookup (fonts, GUINT_TO_POINTER (glyph->font));
  if (letters == NULL)
    {
      letters = g_new0 (Letters, 1);
      letters->scripts = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (fonts, GUINT_TO_POINTER (glyph->font), letters);
    }
  letters->n++;
  letters->n_odd += is_odd;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (letters->scripts, GINT_TO_POINTER (script)));
  g_hash_table_insert (letters->scripts, GINT_TO_POINTER (script), GUINT_TO_POINTER (n + 1));
}

static gboolean
is_jumble (const Letters *letters)
{
  GHashTableIter iter;
  gpointer value;
  guint most = 0;

  g_hash_table_iter_init (&iter, letters->scripts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    most = MAX (most, GPOINTER_TO_UINT (value));
  return letters->n >= MIN_TELLING && most < MAX_MAIN * letters->n && letters->n_odd >= MIN_ODD * letters->n && g_hash_table_size (letters->scripts) >= MIN_SCRIPTS;
}

/* The fonts that say nothing of what their glyphs stand for. */
static GHashTable *
find_unreadable_fonts (GPtrArray *pages)
{
  g_autoptr (GHashTable) fonts = g_hash_table_new_full (NULL, NULL, NULL, letters_free);
  GHashTable *unreadable = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < pages->len; i++)
    {
      const PdGlyphPage *page = g_ptr_array_index (pages, i);

      for (guint k = 0; k < page->glyphs->len; k++)
        count_letter (fonts, &g_array_index (page->glyphs, PdGlyph, k));
    }
  g_hash_table_iter_init (&iter, fonts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (is_jumble (value))
        g_hash_table_add (unreadable, key);
    }
  return unreadable;
}

/* What is no character, or one of which nobody but the font knows what it is. */
static gboolean
is_unknown (gunichar c)
{
  return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static gunichar
look_up (const char *pairs,
         gunichar c)
{
  for (const char *p = pairs; *p != '\0'; p = g_utf8_next_char (g_utf8_next_char (p)))
    {
      if (g_utf8_get_char (p) == c)
        return g_utf8_get_char (g_utf8_next_char (p));
    }
  return c;
}

static gunichar
decompose (gunichar c,
           gboolean compatibly)
{
  gunichar decomposed[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  return g_unichar_fully_decompose (c, compatibly, decomposed, G_N_ELEMENTS (decomposed)) == 1 ? decomposed[0] : c;
}

static gboolean
is_radical (gunichar c)
{
  return c >= 0x2E80 && c <= 0x2FD5;
}

/* The second code points that Korean standards have for Han characters with several readings. */
static gboolean
is_double (gunichar c)
{
  return c >= 0xF900 && c <= 0xFA0D;
}

static gunichar
repair (gunichar c,
        gboolean is_vertical,
        gboolean has_radicals,
        gboolean has_doubles)
{
  if (c < 0x2E80)
    return c;
  if (is_vertical && c >= 0xFE10 && c <= 0xFE4F)
    return look_up (vertical_forms, c);
  if (has_radicals && c >= 0x2F00 && c <= 0x2FD5)
    return decompose (c, TRUE);
  if (has_radicals && is_radical (c))
    return look_up (radicals, c);
  return has_doubles && is_double (c) ? decompose (c, FALSE) : c;
}

/**
 * pd_glyph_repair:
 * @pages: (element-type PdGlyphPage): the pages of a file
 *
 * Puts the characters right that a font says its glyphs stand for, where the font has one glyph for several characters and
 * says the wrong one: Kangxi radicals and other radicals for the Han characters that look the same, doubles of Han characters
 * that are only there for Korean, and punctuation for vertical lines.
 *
 * That is only done among other Han characters. Whoever writes about radicals has more of them than a font makes.
 *
 * A font that does not say what its glyphs stand for shows by a jumble of scripts; each of its glyphs becomes U+FFFD.
 *
 * Returns: of how many glyphs it is not known what they stand for
 */
gsize
pd_glyph_repair (GPtrArray *pages)
{
  gsize n_han = 0, n_radicals = 0, n_doubles = 0, n_hangul = 0, n_unknown = 0;
  gboolean has_radicals, has_doubles;
  g_autoptr (GHashTable) unreadable = NULL;

  g_return_val_if_fail (pages != NULL, 0);

  unreadable = find_unreadable_fonts (pages);
  for (guint i = 0; i < pages->len; i++)
    {
      const PdGlyphPage *page = g_ptr_array_index (pages, i);

      for (guint k = 0; k < page->glyphs->len; k++)
        {
          gunichar c = g_array_index (page->glyphs, PdGlyph, k).c;

          n_han += c >= 0x3400 && c <= 0x9FFF;
          n_radicals += is_radical (c);
          n_doubles += is_double (c);
          n_hangul += c >= 0xAC00 && c <= 0xD7A3;
        }
    }
  has_radicals = n_radicals > 0 && n_han > n_radicals;
  has_doubles = n_doubles > 0 && n_han > n_doubles && n_han > 10 * n_hangul;
  for (guint i = 0; i < pages->len; i++)
    {
      const PdGlyphPage *page = g_ptr_array_index (pages, i);

      for (guint k = 0; k < page->glyphs->len; k++)
        {
          PdGlyph *glyph = &g_array_index (page->glyphs, PdGlyph, k);

          if (g_hash_table_contains (unreadable, GUINT_TO_POINTER (glyph->font)))
            glyph->c = 0xFFFD;
          else
            glyph->c = repair (glyph->c, page->is_vertical, has_radicals, has_doubles);
          n_unknown += is_unknown (glyph->c);
        }
    }
  return n_unknown;
}
