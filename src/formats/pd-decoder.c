#include "pd-decoder.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

/* The detector has made up its mind long before; it is slow, and its tables do not need more. */
#define DETECTED_BYTES (1024 * 1024)

/* In place of where the first bad byte is: no byte is bad, and yet it is no text. */
#define NOWHERE G_MAXSIZE

static const struct
{
  const char *encoding;
  guchar bytes[4];
  gsize n_bytes;
} marks[] = {
  /* UTF-32LE starts with the mark of UTF-16LE, so it is looked for first. */
  { "UTF-32LE", { 0xFF, 0xFE, 0x00, 0x00 }, 4 },
  { "UTF-32BE", { 0x00, 0x00, 0xFE, 0xFF }, 4 },
  { "UTF-8", { 0xEF, 0xBB, 0xBF }, 3 },
  { "UTF-16LE", { 0xFF, 0xFE }, 2 },
  { "UTF-16BE", { 0xFE, 0xFF }, 2 },
};

/* What uchardet shouts, as others write it, and what reads it: a superset where that is what people use. */
static const struct
{
  const char *detected;
  const char *name;
  const char *converter;
} encodings[] = {
  { "GB18030", "GB18030", "GB18030" },
  { "BIG5", "Big5", "Big5" },
  { "SHIFT_JIS", "Shift_JIS", "Shift_JIS" },
  { "EUC-KR", "EUC-KR", "windows-949" },
  { "UHC", "EUC-KR", "windows-949" },
  { "WINDOWS-1252", "windows-1252", "windows-1252" },
  { "WINDOWS-1251", "windows-1251", "windows-1251" },
};

/**
 * pd_decoded_clear:
 *
 * Frees what a decoded text holds.
 */
void
pd_decoded_clear (PdDecoded *decoded)
{
  g_clear_pointer (&decoded->text, g_free);
  g_clear_pointer (&decoded->encoding, g_free);
}

static const char *
find_mark (const guchar *bytes,
           gsize n_bytes,
           gsize *n_mark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (n_bytes >= marks[i].n_bytes && memcmp (bytes, marks[i].bytes, marks[i].n_bytes) == 0)
        {
          *n_mark = marks[i].n_bytes;
          return marks[i].encoding;
        }
    }
  return NULL;
}

/* Text in any encoding but UTF-16 and UTF-32 has no NUL, and hardly a control character. */
static gboolean
is_binary (const guchar *bytes,
           gsize n_bytes)
{
  gsize controls = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      guchar c = bytes[i];

      if (c == 0)
        return TRUE;
      /* An escape belongs to ISO-2022. */
      controls += (c < 0x09 || (c > 0x0D && c < 0x1B) || (c > 0x1B && c < 0x20) || c == 0x7F);
    }
  return controls > 2 && controls * 50 > n_bytes;
}

static const char *
find_converter (const char *encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (g_str_equal (encodings[i].name, encoding))
        return encodings[i].converter;
    }
  return encoding;
}

/* Returns NULL where some byte is part of no character, or there is a NUL. */
static char *
convert (const char *encoding,
         const char *bytes,
         gsize n_bytes,
         gsize *bad_byte)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (find_converter (encoding), &status);
  UConverter *to = ucnv_open ("UTF-8", &status);
  g_autoptr (GString) text = NULL;
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char *source = bytes, *limit = bytes + n_bytes;
  gboolean is_first = TRUE;

  *bad_byte = NOWHERE;
  ucnv_setToUCallBack (from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS (status))
    text = g_string_sized_new (n_bytes + n_bytes / 2 + 1);
  while (U_SUCCESS (status))
    {
      char chunk[4096], *target = chunk;

      ucnv_convertEx (to, from, &target, chunk + sizeof chunk, &source, limit, pivot, &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), is_first, TRUE, &status);
      is_first = FALSE;
      g_string_append_len (text, chunk, target - chunk);
      if (status != U_BUFFER_OVERFLOW_ERROR)
        break;
      status = U_ZERO_ERROR;
    }
  if (U_FAILURE (status) && text != NULL)
    {
      UErrorCode ignored = U_ZERO_ERROR;
      char bad[32];
      int8_t n_bad = sizeof bad;

      ucnv_getInvalidChars (from, bad, &n_bad, &ignored);
      *bad_byte = MAX (source - bytes - (U_SUCCESS (ignored) ? n_bad : 0), 0);
    }
  ucnv_close (from);
  ucnv_close (to);

  if (U_FAILURE (status) || memchr (text->str, '\0', text->len) != NULL)
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* UTF-8 with a flaw looks like valid text in several other encodings, all wrong, so it is told apart before they
 * are tried: hardly any other text has ten well-formed sequences for each byte that fits none. */
static gboolean
is_flawed_utf8 (const char *bytes,
                gsize n_bytes)
{
  const char *p = bytes, *end = bytes + n_bytes;
  gsize good = 0, bad = 0;

  while (p < end)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          bad++;
          /* What is left of the broken sequence is not another flaw. */
          for (p++; p < end && ((guchar) *p & 0xC0) == 0x80; p++)
            ;
        }
      else
        {
          good++;
          p = g_utf8_next_char (p);
        }
    }
  return bad > 0 && good >= 10 * bad;
}

static char *
detect (const char *bytes,
        gsize n_bytes)
{
  uchardet_t detector = uchardet_new ();
  g_autofree char *name = NULL;

  if (uchardet_handle_data (detector, bytes, MIN (n_bytes, DETECTED_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      name = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (encodings); i++)
    {
      if (g_str_equal (name, encodings[i].detected))
        return g_strdup (encodings[i].name);
    }
  return g_steal_pointer (&name);
}

/* Lines end with a line feed, and the text does not begin with a byte order mark. */
static void
tidy (char *text)
{
  const char *from = text;
  char *to = text;

  while (strncmp (from, "\xEF\xBB\xBF", 3) == 0)
    from += 3;
  if (from == text && strchr (text, '\r') == NULL)
    return;
  while (*from != '\0')
    {
      if (*from != '\r')
        *to++ = *from++;
      else
        {
          *to++ = '\n';
          from += from[1] == '\n' ? 2 : 1;
        }
    }
  *to = '\0';
}

static gboolean
take (PdDecoded *decoded,
      char *text,
      const char *encoding,
      gboolean is_guessed)
{
  if (text == NULL)
    return FALSE;
  tidy (text);
  decoded->text = text;
  decoded->encoding = g_strdup (encoding);
  decoded->is_guessed = is_guessed;
  return TRUE;
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NOT_TEXT, _ ("The file is not readable as text."));
  return FALSE;
}

static gboolean
fail_at (GError **error,
         const char *encoding,
         gsize bad_byte)
{
  if (bad_byte == NOWHERE)
    return fail (error);
  g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCODING,
               /* Translators: the first is an encoding such as UTF-8. */
               _ ("The file is not valid %s: byte %" PRIu64 " of it, counted from 1, is part of no character."),
               encoding, (guint64) bad_byte + 1);
  return FALSE;
}

/**
 * pd_decoder_decode:
 * @source: the bytes of a file
 * @decoded: (out caller-allocates): where to put the text; free it with [func@Pd.decoded_clear]
 * @error: return location for an error
 *
 * Reads bytes as text: by their byte order mark, else as UTF-8 if they are, else in the encoding that they most
 * look like. Every byte is read; none is replaced or dropped. `CR LF` and `CR` become `LF`.
 *
 * Returns: whether they are text; otherwise @error is of %PD_FORMAT_ERROR
 */
gboolean
pd_decoder_decode (GBytes *source,
                   PdDecoded *decoded,
                   GError **error)
{
  static const char *const last_resorts[] = { "GB18030", "Big5", NULL };
  g_autofree char *encoding = NULL;
  const char *bytes, *mark;
  gsize n_bytes, n_mark = 0, bad_byte = 0;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (decoded != NULL, FALSE);

  memset (decoded, 0, sizeof *decoded);
  bytes = g_bytes_get_data (source, &n_bytes);
  if (n_bytes == 0)
    return take (decoded, g_strdup (""), "UTF-8", FALSE);

  mark = find_mark ((const guchar *) bytes, n_bytes, &n_mark);
  if (mark != NULL && !g_str_equal (mark, "UTF-8"))
    return take (decoded, convert (mark, bytes + n_mark, n_bytes - n_mark, &bad_byte), mark, FALSE) || fail_at (error, mark, bad_byte == NOWHERE ? bad_byte : n_mark + bad_byte);
  if (is_binary ((const guchar *) bytes, n_bytes))
    return fail (error);
  if (g_utf8_validate_len (bytes, n_bytes, NULL))
    return take (decoded, g_strndup (bytes, n_bytes), "UTF-8", FALSE);
  if (mark != NULL || is_flawed_utf8 (bytes, n_bytes))
    {
      const char *bad = bytes;

      g_utf8_validate_len (bytes, n_bytes, &bad);
      return fail_at (error, "UTF-8", bad - bytes);
    }

  encoding = detect (bytes, n_bytes);
  if (encoding != NULL && *encoding != '\0')
    return take (decoded, convert (encoding, bytes, n_bytes, &bad_byte), encoding, TRUE) || fail_at (error, encoding, bad_byte);
  for (guint i = 0; last_resorts[i] != NULL; i++)
    {
      if (take (decoded, convert (last_resorts[i], bytes, n_bytes, &bad_byte), last_resorts[i], TRUE))
        return TRUE;
    }
  return fail (error);
}
