#include "pd-reader-language.h"

#include <string.h>

/* By language a book's face, and then whatever book face there is. */
static const struct
{
  const char *prefix;
  const char *pango;
  const char *family;
} languages[] = {
  { "zh-hant-hk", "zh-hk", "Noto Serif CJK HK,Source Han Serif HK,Noto Serif HK,serif" },
  { "zh-hk", "zh-hk", "Noto Serif CJK HK,Source Han Serif HK,Noto Serif HK,serif" },
  { "zh-mo", "zh-hk", "Noto Serif CJK HK,Source Han Serif HK,Noto Serif HK,serif" },
  { "zh-hant", "zh-tw", "Noto Serif CJK TC,Source Han Serif TC,Noto Serif TC,serif" },
  { "zh-tw", "zh-tw", "Noto Serif CJK TC,Source Han Serif TC,Noto Serif TC,serif" },
  { "zh", "zh-cn", "Noto Serif CJK SC,Source Han Serif SC,Noto Serif SC,serif" },
  { "ja", "ja", "Noto Serif CJK JP,Source Han Serif,Noto Serif JP,serif" },
  { "ko", "ko", "Noto Serif CJK KR,Source Han Serif K,Noto Serif KR,serif" },
};

static guint
find_language (const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      gsize length = strlen (languages[i].prefix);

      if (g_ascii_strncasecmp (language, languages[i].prefix, length) == 0 && (language[length] == '\0' || language[length] == '-'))
        return i;
    }
  return G_N_ELEMENTS (languages);
}

/**
 * pd_reader_language_get_pango:
 * @language: (nullable): a language, as BCP 47 has it; Chinese where it is %NULL
 *
 * Returns: (transfer none): it as Pango and fontconfig want it, who know Chinese by country and not by script
 */
PangoLanguage *
pd_reader_language_get_pango (const char *language)
{
  guint i = find_language (language != NULL ? language : "zh");

  return pango_language_from_string (i < G_N_ELEMENTS (languages) ? languages[i].pango : language);
}

/**
 * pd_reader_language_get_family:
 * @language: (nullable): a language, as BCP 47 has it; Chinese where it is %NULL
 *
 * Returns: (transfer none): the font families that suit it, the best first
 */
const char *
pd_reader_language_get_family (const char *language)
{
  guint i = find_language (language != NULL ? language : "zh");

  return i < G_N_ELEMENTS (languages) ? languages[i].family : "Noto Serif,Noto Serif CJK SC,serif";
}
