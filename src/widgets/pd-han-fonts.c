#include "pd-han-fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

/* What a font has that is made for Chinese, Japanese or Korean, of whatever country, and one for symbols has not: the first is in all of
 * them, and so are the others. */
static const FcChar32 letters[] = { 0x4e00, 0x4eba, 0x5927, 0x6587, 0x6c38, 0x7684 };

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * pd_han_fonts_list:
 *
 * Lists the font families that can set Chinese, by name. Fontconfig knows which letters a font has; no font is opened.
 *
 * Returns: (transfer full): their names
 */
GStrv
pd_han_fonts_list (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, NULL);
  FcPattern *pattern = FcPatternCreate ();
  FcCharSet *charset = FcCharSetCreate ();
  FcFontSet *fonts;

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    FcCharSetAddChar (charset, letters[i]);
  FcPatternAddCharSet (pattern, FC_CHARSET, charset);
  fonts = FcFontList (NULL, pattern, wanted);
  for (int i = 0; i < fonts->nfont; i++)
    {
      FcChar8 *family;

      /* The first name is the one that Pango goes by; a dot begins those that are not for people. */
      if (FcPatternGetString (fonts->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch || *family == '.' || !g_utf8_validate ((const char *) family, -1, NULL)
          || g_hash_table_contains (seen, family))
        continue;
      g_ptr_array_add (names, g_strdup ((const char *) family));
      g_hash_table_add (seen, g_ptr_array_index (names, names->len - 1));
    }
  g_ptr_array_sort (names, compare);

  FcFontSetDestroy (fonts);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);
  FcCharSetDestroy (charset);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * pd_han_fonts_prefer_chinese:
 *
 * Has Pango set Chinese characters in the form that they have in Chinese, where the person's language does not say that they are something else.
 * Else it is left to Fontconfig, which may well take them for Japanese. To be called before anything is set.
 */
void
pd_han_fonts_prefer_chinese (void)
{
  static const char *const prefixes[] = { "zh", "ja", "ko" };
  const char *const *names = g_get_language_names ();
  g_autofree char *languages = g_strdup_printf ("%s:zh-cn", pango_language_to_string (pango_language_get_default ()));

  for (; *names != NULL; names++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
        {
          if (g_str_has_prefix (*names, prefixes[i]))
            return;
        }
    }
  /* What the person asks of Pango is asked for a reason. */
  g_setenv ("PANGO_LANGUAGE", languages, FALSE);
}
