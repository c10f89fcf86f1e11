#include "pd-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-declared-encoding.h"
#include "pd-encoding-detector.h"

/* Where more than one byte in so many that are not ASCII is part of no character, it is another encoding, or no text. */
#define MOSTLY 4

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
  /* Some editors write one in front of GB18030 as well. */
  { "GB18030", { 0x84, 0x31, 0x95, 0x33 }, 4 },
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
}

/* Never NULL, unlike what GLib has of an empty file. */
static const char *
get_bytes (GBytes *source,
           gsize *n_bytes)
{
  const char *bytes = g_bytes_get_data (source, n_bytes);

  return bytes != NULL ? bytes : "";
}

static const PdEncoding *
find_mark (const char *bytes,
           gsize n_bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (n_bytes >= marks[i].n_bytes && memcmp (bytes, marks[i].bytes, marks[i].n_bytes) == 0)
        return pd_encoding_find (marks[i].encoding);
    }
  return NULL;
}

/* Text has no NUL, and hardly a control character. */
static gboolean
is_binary (const PdConversion *conversion)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < conversion->n_bytes; i++)
    {
      guchar c = conversion->text[i];

      if (c == 0)
        return TRUE;
      n_controls += c < 0x09 || (c > 0x0D && c < 0x20 && c != 0x1B) || c == 0x7F;
    }
  return n_controls > 2 && n_controls * 50 > conversion->n_bytes;
}

static gboolean
is_mostly_unread (const PdEncoding *encoding,
                  const PdConversion *conversion,
                  const char *bytes,
                  gsize n_bytes)
{
  gsize n_telling = 0;

  if (conversion->n_unread == 0)
    return FALSE;
  for (gsize i = 0; i < n_bytes; i++)
    n_telling += pd_encoding_is_wide (encoding) || (guchar) bytes[i] >= 0x80;
  return conversion->n_unread * MOSTLY > n_telling && conversion->n_unread > 4;
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
fail (GError **error)
{
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NOT_TEXT, _ ("The file is not readable as text."));
  return FALSE;
}

static const PdEncoding *
find_chosen (const char *name,
             GError **error)
{
  const PdEncoding *encoding = pd_encoding_find (name);

  if (encoding == NULL)
    /* Translators: what somebody typed, such as “utf9”. */
    g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCODING, _ ("There is no encoding “%s” that Pidian can read."), name);
  return encoding;
}

/* A person who says UTF-16 leaves the order of its bytes to the file. */
static const PdEncoding *
correct_order (const PdEncoding *chosen,
               const PdEncoding *mark)
{
  if (mark != NULL && pd_encoding_is_wide (chosen) && strncmp (chosen->name, mark->name, strlen ("UTF-16")) == 0)
    return mark;
  return chosen;
}

static gboolean
take (PdDecoded *decoded,
      const PdEncoding *encoding,
      PdEvidence evidence,
      const char *bytes,
      gsize n_bytes,
      GError **error)
{
  g_auto (PdConversion) conversion = { NULL };

  if (!pd_encoding_convert (encoding, bytes, n_bytes, TRUE, &conversion) || is_binary (&conversion))
    return fail (error);
  if (is_mostly_unread (encoding, &conversion, bytes, n_bytes))
    {
      if (evidence != PD_EVIDENCE_CHOSEN)
        return fail (error);
      /* Translators: an encoding such as GB18030. */
      g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_ENCODING, _ ("The file is not %s: most of it is no characters in that encoding."), encoding->name);
      return FALSE;
    }
  tidy (conversion.text);
  decoded->text = g_steal_pointer (&conversion.text);
  decoded->encoding = encoding;
  decoded->evidence = evidence;
  decoded->n_unread_bytes = conversion.n_unread;
  return TRUE;
}

static gboolean
is_strict (const PdEncoding *encoding,
           const char *bytes,
           gsize n_bytes)
{
  g_auto (PdConversion) conversion = { NULL };

  return pd_encoding_convert (encoding, bytes, n_bytes, TRUE, &conversion) && conversion.n_unread == 0;
}

/* Text in ISO-2022 is ASCII, and so UTF-8, all of it; but nobody writes its escapes otherwise. */
static const PdEncoding *
find_escapes (const char *bytes,
              gsize n_bytes)
{
  static const struct
  {
    const char *escape;
    const char *encoding;
  } escapes[] = {
    { "\x1B$B", "ISO-2022-JP" },
    { "\x1B$@", "ISO-2022-JP" },
    { "\x1B$)C", "ISO-2022-KR" },
    { "\x1B$)A", "ISO-2022-CN" },
  };

  if (memchr (bytes, '\x1B', n_bytes) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      const PdEncoding *encoding = pd_encoding_find (escapes[i].encoding);

      if (g_strstr_len (bytes, n_bytes, escapes[i].escape) != NULL && is_strict (encoding, bytes, n_bytes))
        return encoding;
    }
  return NULL;
}

/* What the file says, as long as all of it can be read like that, or what it looks like. */
static const PdEncoding *
detect (const char *bytes,
        gsize n_bytes,
        const char *declared,
        PdEvidence *evidence)
{
  const PdEncoding *said = declared != NULL ? pd_encoding_find (declared) : NULL;
  const PdEncoding *found;

  if (said == NULL || pd_encoding_is_wide (said))
    said = pd_declared_encoding_find (bytes, n_bytes);
  found = pd_encoding_detector_detect (bytes, n_bytes, said);
  if (found != NULL && found == said && !is_strict (said, bytes, n_bytes))
    {
      const PdEncoding *other = pd_encoding_detector_detect (bytes, n_bytes, NULL);

      if (other != NULL && is_strict (other, bytes, n_bytes))
        found = other;
    }
  *evidence = found == said ? PD_EVIDENCE_DECLARED : PD_EVIDENCE_DETECTED;
  return found;
}

/**
 * pd_decoder_decode:
 * @source: the bytes of a file
 * @chosen: (nullable): the encoding that a person chose, or %NULL to find out
 * @declared: (nullable): the encoding that came with the file, as in the header of a message
 * @decoded: (out caller-allocates): where to put the text; free it with [func@Pd.decoded_clear]
 * @error: return location for an error
 *
 * Reads bytes as text: by their byte order mark, else as UTF-8 if they are, else as they are declared, else in the
 * encoding that they most look like. `CR LF` and `CR` become `LF`.
 *
 * No byte is dropped: each sequence of bytes that is part of no character becomes one U+FFFD, and the bytes are counted.
 *
 * Returns: whether they are text; otherwise @error is of %PD_FORMAT_ERROR
 */
gboolean
pd_decoder_decode (GBytes *source,
                   const char *chosen,
                   const char *declared,
                   PdDecoded *decoded,
                   GError **error)
{
  const PdEncoding *utf8 = pd_encoding_find ("UTF-8");
  const PdEncoding *encoding, *mark;
  PdEvidence evidence = PD_EVIDENCE_BYTES;
  const char *bytes;
  gsize n_bytes;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (decoded != NULL, FALSE);

  memset (decoded, 0, sizeof *decoded);
  bytes = get_bytes (source, &n_bytes);
  mark = find_mark (bytes, n_bytes);
  if (chosen != NULL)
    {
      encoding = find_chosen (chosen, error);
      return encoding != NULL && take (decoded, correct_order (encoding, mark), PD_EVIDENCE_CHOSEN, bytes, n_bytes, error);
    }
  if (mark != NULL)
    return take (decoded, mark, evidence, bytes, n_bytes, error);
  encoding = find_escapes (bytes, n_bytes);
  if (encoding != NULL)
    evidence = PD_EVIDENCE_DETECTED;
  else if (g_utf8_validate_len (bytes, n_bytes, NULL))
    encoding = utf8;
  else
    encoding = detect (bytes, n_bytes, declared, &evidence);
  return encoding != NULL ? take (decoded, encoding, evidence, bytes, n_bytes, error) : fail (error);
}

/**
 * pd_decoder_preview:
 * @source: the bytes of a file
 * @encoding: the encoding to read them in
 * @max_bytes: how many of them to read
 * @n_unread_bytes: (out) (optional): how many of those are part of no character
 * @error: return location for an error
 *
 * Reads the start of a file in an encoding, whatever comes of it, so that a person can see whether it is the right one.
 * A NUL becomes U+FFFD as well.
 *
 * Returns: (transfer full): the text, valid UTF-8, or %NULL with an error of %PD_FORMAT_ERROR where there is no such
 *   encoding
 */
char *
pd_decoder_preview (GBytes *source,
                    const char *encoding,
                    gsize max_bytes,
                    gsize *n_unread_bytes,
                    GError **error)
{
  g_auto (PdConversion) conversion = { NULL };
  const PdEncoding *chosen;
  const char *bytes;
  gsize n_bytes;
  char *text;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (encoding != NULL, NULL);

  chosen = find_chosen (encoding, error);
  if (chosen == NULL)
    return NULL;
  bytes = get_bytes (source, &n_bytes);
  chosen = correct_order (chosen, find_mark (bytes, n_bytes));
  if (!pd_encoding_convert (chosen, bytes, MIN (n_bytes, max_bytes), n_bytes <= max_bytes, &conversion))
    {
      fail (error);
      return NULL;
    }
  if (n_unread_bytes != NULL)
    *n_unread_bytes = conversion.n_unread;
  text = g_utf8_make_valid (conversion.text, conversion.n_bytes);
  tidy (text);
  return text;
}
