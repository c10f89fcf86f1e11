#include "pd-encoding.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

/* In the order in which a person is to choose from them. The labels are those of the WHATWG's Encoding Standard that are
 * met in files, and what uchardet says. */
static const PdEncoding encodings[] = {
  { "UTF-8", "UTF-8", "utf8 unicode-1-1-utf-8 x-unicode20utf8" },
  { "GB18030", "GB18030", "gbk gb2312 gb_2312 gb_2312-80 x-gbk cp936 windows-936 ms936 chinese csgb2312 euc-cn csiso58gb231280" },
  { "Big5", "windows-950-2000", "cn-big5 x-x-big5 csbig5 cp950 windows-950 big5-eten" },
  { "Big5-HKSCS", "ibm-1375_P100-2008", "big5hkscs big5hk hkscs" },
  { "Shift_JIS", "ibm-943_P15A-2003", "shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j windows-932 cp932 ms932 cp943c" },
  { "EUC-JP", "euc-jp-2007", "eucjp x-euc-jp cseucpkdfmtjapanese ujis" },
  { "EUC-KR", "windows-949-2000", "euckr uhc cp949 windows-949 ms949 ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr" },
  { "UTF-16LE", "UTF-16LE", "utf-16 utf16 utf16le ucs-2 unicode csunicode iso-10646-ucs-2" },
  { "UTF-16BE", "UTF-16BE", "utf16be unicodefffe" },
  { "UTF-32LE", "UTF-32LE", "utf-32 utf32 utf32le ucs-4" },
  { "UTF-32BE", "UTF-32BE", "utf32be" },
  { "windows-1252", "ibm-5348_P100-1997", "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 cp1252 x-cp1252 ascii us-ascii iso-8859-15" },
  { "ISO-2022-JP", "ISO-2022-JP", "csiso2022jp" },
  { "ISO-2022-KR", "ISO-2022-KR", "csiso2022kr" },
  { "ISO-2022-CN", "ISO-2022-CN", "" },
  { "windows-1250", "windows-1250", "cp1250 x-cp1250" },
  { "windows-1251", "windows-1251", "cp1251 x-cp1251" },
  { "windows-1253", "windows-1253", "cp1253 x-cp1253" },
  { "windows-1254", "windows-1254", "cp1254 x-cp1254 iso-8859-9 latin5" },
  { "windows-1255", "windows-1255", "cp1255 x-cp1255" },
  { "windows-1256", "windows-1256", "cp1256 x-cp1256" },
  { "windows-1257", "windows-1257", "cp1257 x-cp1257" },
  { "windows-1258", "windows-1258", "cp1258 x-cp1258" },
  { "windows-874", "windows-874", "tis-620 iso-8859-11 dos-874" },
  { "ISO-8859-2", "ISO-8859-2", "latin2 l2" },
  { "ISO-8859-5", "ISO-8859-5", "cyrillic" },
  { "ISO-8859-6", "ISO-8859-6", "arabic" },
  { "ISO-8859-7", "ISO-8859-7", "greek" },
  { "ISO-8859-8", "ISO-8859-8", "hebrew" },
  { "KOI8-R", "KOI8-R", "koi koi8 koi8_r" },
  { "KOI8-U", "KOI8-U", "koi8-ru" },
};

/**
 * pd_encoding_get:
 * @index: from 0
 *
 * Lists the encodings, the likeliest first.
 *
 * Returns: (nullable) (transfer none): an encoding, or %NULL behind the last
 */
const PdEncoding *
pd_encoding_get (guint index)
{
  return index < G_N_ELEMENTS (encodings) ? &encodings[index] : NULL;
}

static gboolean
has_label (const PdEncoding *self,
           const char *label)
{
  gsize n_label = strlen (label);

  if (g_ascii_strcasecmp (self->name, label) == 0)
    return TRUE;
  for (const char *p = self->labels; *p != '\0';)
    {
      gsize n = strcspn (p, " ");

      if (n == n_label && g_ascii_strncasecmp (p, label, n) == 0)
        return TRUE;
      p += n + strspn (p + n, " ");
    }
  return FALSE;
}

/**
 * pd_encoding_find:
 * @label: what a file, a header or a person calls an encoding, in upper or lower case
 *
 * Returns: (nullable) (transfer none): the encoding, or %NULL where there is none of that name
 */
const PdEncoding *
pd_encoding_find (const char *label)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  stripped = g_strstrip (g_strdup (label));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (has_label (&encodings[i], stripped))
        return &encodings[i];
    }
  return NULL;
}

/**
 * pd_encoding_is_wide:
 *
 * Returns: whether each character has two or four bytes, so that ASCII is not read as such
 */
gboolean
pd_encoding_is_wide (const PdEncoding *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_has_prefix (self->name, "UTF-16") || g_str_has_prefix (self->name, "UTF-32");
}

/* What ICU calls for each sequence of bytes that is no character. */
static void
on_unread (const void *context,
           UConverterToUnicodeArgs *args,
           const char *bytes,
           int32_t n_bytes,
           UConverterCallbackReason reason,
           UErrorCode *status)
{
  static const UChar replacement = 0xFFFD;
  /* ICU hands back what it was given. */
  gsize *n_unread = (gsize *) context;
  UChar ascii;

  if (reason > UCNV_IRREGULAR)
    return;
  *status = U_ZERO_ERROR;
  *n_unread += n_bytes;
  ucnv_cbToUWriteUChars (args, &replacement, 1, 0, status);
  /* A letter behind half of a character is more likely itself than the other half. */
  if (n_bytes == 2 && (guchar) bytes[0] >= 0x80 && (guchar) bytes[1] < 0x80 && ucnv_getMinCharSize (args->converter) == 1)
    {
      ascii = bytes[1];
      *n_unread -= 1;
      ucnv_cbToUWriteUChars (args, &ascii, 1, 0, status);
    }
}

/**
 * pd_encoding_convert:
 * @bytes: (array length=n_bytes) (element-type guint8): some bytes
 * @n_bytes: length of @bytes
 * @is_whole: whether the bytes end where the text does; otherwise a character that is cut off at the end is left out
 * @conversion: (out caller-allocates): where to put the text; free it with [func@Pd.conversion_clear]
 *
 * Reads bytes in an encoding. Each sequence of bytes that is part of no character becomes one U+FFFD.
 *
 * Returns: whether this ICU can read the encoding at all
 */
gboolean
pd_encoding_convert (const PdEncoding *self,
                     const char *bytes,
                     gsize n_bytes,
                     gboolean is_whole,
                     PdConversion *conversion)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (GString) text = NULL;
  UConverter *from, *to;
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char *source = bytes, *limit = bytes + n_bytes;
  gboolean is_first = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (conversion != NULL, FALSE);

  memset (conversion, 0, sizeof *conversion);
  /* Nearly all files are, and need no more than a look. */
  if (g_str_equal (self->name, "UTF-8") && g_utf8_validate_len (bytes, n_bytes, NULL))
    {
      conversion->text = g_strndup (bytes, n_bytes);
      conversion->n_bytes = n_bytes;
      return TRUE;
    }
  from = ucnv_open (self->converter, &status);
  to = ucnv_open ("UTF-8", &status);
  ucnv_setToUCallBack (from, on_unread, &conversion->n_unread, NULL, NULL, &status);
  if (U_SUCCESS (status))
    text = g_string_sized_new (n_bytes + n_bytes / 2 + 1);
  while (U_SUCCESS (status))
    {
      char chunk[4096], *target = chunk;

      ucnv_convertEx (to, from, &target, chunk + sizeof chunk, &source, limit, pivot, &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), is_first, is_whole, &status);
      is_first = FALSE;
      g_string_append_len (text, chunk, target - chunk);
      if (status != U_BUFFER_OVERFLOW_ERROR)
        break;
      status = U_ZERO_ERROR;
    }
  ucnv_close (from);
  ucnv_close (to);

  if (U_FAILURE (status))
    return FALSE;
  conversion->n_bytes = text->len;
  conversion->text = g_string_free_and_steal (g_steal_pointer (&text));
  return TRUE;
}

/**
 * pd_conversion_clear:
 *
 * Frees what a conversion holds.
 */
void
pd_conversion_clear (PdConversion *conversion)
{
  g_clear_pointer (&conversion->text, g_free);
}
