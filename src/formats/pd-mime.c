#define _GNU_SOURCE
#include "pd-mime.h"

#include <string.h>

#include "pd-decoder.h"

/* A header is no longer, and has no more in it. */
#define MAX_HEADER_BYTES (256 * 1024)
#define MAX_FIELDS 500

static const char *
find_line_end (const char *p,
               const char *end)
{
  const char *feed = memchr (p, '\n', end - p);

  return feed != NULL ? feed : end;
}

static gsize
get_line_length (const char *line,
                 const char *end)
{
  return end > line && end[-1] == '\r' ? end - line - 1 : end - line;
}

static gboolean
is_name (const char *name,
         gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (name[i] <= ' ' || name[i] == ':' || (guchar) name[i] >= 127)
        return FALSE;
    }
  return n > 0;
}

static void
end_field (GHashTable *headers,
           GString *field)
{
  char *colon = strchr (field->str, ':');
  g_autofree char *name = NULL;

  if (colon == NULL)
    return;
  *colon = '\0';
  name = g_ascii_strdown (field->str, -1);
  if (!g_hash_table_contains (headers, name))
    g_hash_table_insert (headers, g_steal_pointer (&name), g_utf8_make_valid (g_strstrip (colon + 1), -1));
  g_string_truncate (field, 0);
}

/**
 * pd_mime_part_parse:
 * @self: (out caller-allocates): the part; free what is in it with [method@Pd.MimePart.clear]
 * @bytes: (array length=n_bytes) (element-type guint8): a message, or a part of one; must outlive @self
 * @n_bytes: length of @bytes
 *
 * Tells the header from the body.
 *
 * Returns: whether there is a header
 */
gboolean
pd_mime_part_parse (PdMimePart *self,
                    const char *bytes,
                    gsize n_bytes)
{
  g_autoptr (GString) field = g_string_new (NULL);
  const char *p, *end;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, FALSE);

  if (bytes == NULL)
    bytes = "";
  p = bytes;
  end = bytes + n_bytes;
  *self = (PdMimePart) { .headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  while (p < end && p - bytes < MAX_HEADER_BYTES && g_hash_table_size (self->headers) < MAX_FIELDS)
    {
      const char *line_end = find_line_end (p, end);
      gsize n = get_line_length (p, line_end);
      const char *colon = memchr (p, ':', n);

      if (n == 0)
        {
          p = line_end + (line_end < end);
          break;
        }
      if (*p == ' ' || *p == '\t')
        {
          /* It goes on from the line before. */
          if (field->len > 0)
            g_string_append_len (field, p, n);
        }
      else
        {
          if (field->len > 0)
            end_field (self->headers, field);
          if (colon == NULL || !is_name (p, colon - p))
            break;
          g_string_append_len (field, p, n);
        }
      p = line_end + (line_end < end);
    }
  if (field->len > 0)
    end_field (self->headers, field);
  self->body = p;
  self->n_body = end - p;
  return g_hash_table_size (self->headers) > 0;
}

/**
 * pd_mime_part_clear:
 *
 * Frees what is in a part.
 */
void
pd_mime_part_clear (PdMimePart *self)
{
  g_clear_pointer (&self->headers, g_hash_table_unref);
}

/**
 * pd_mime_part_get_header:
 * @name: the name of a field, in lower case
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
pd_mime_part_get_header (const PdMimePart *self,
                         const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->headers, name);
}

/**
 * pd_mime_part_is_type:
 * @type: a type, or its start, as `text/html` or `multipart/`
 *
 * Returns: whether it is of this type
 */
gboolean
pd_mime_part_is_type (const PdMimePart *self,
                      const char *type)
{
  const char *value = pd_mime_part_get_header (self, "content-type");
  gsize n = strlen (type);

  return value != NULL && g_ascii_strncasecmp (value, type, n) == 0 && (type[n - 1] == '/' || value[n] == '\0' || value[n] == ';' || g_ascii_isspace (value[n]));
}

/**
 * pd_mime_part_dup_parameter:
 * @name: a parameter of its type, such as `charset`
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
pd_mime_part_dup_parameter (const PdMimePart *self,
                            const char *name)
{
  const char *p = pd_mime_part_get_header (self, "content-type");
  gsize n = strlen (name);

  for (p = p != NULL ? strchr (p, ';') : NULL; p != NULL; p = strchr (p, ';'))
    {
      p++;
      p += strspn (p, " \t");
      if (g_ascii_strncasecmp (p, name, n) != 0)
        continue;
      p += n + strspn (p + n, " \t");
      if (*p != '=')
        continue;
      p++;
      p += strspn (p, " \t");
      if (*p == '"')
        return g_strndup (p + 1, strcspn (p + 1, "\""));
      return g_strndup (p, strcspn (p, "; \t"));
    }
  return NULL;
}

/* Where the line with the delimiter starts, from @p on, which is the start of a line, and where the line behind it. */
static const char *
find_delimiter (const char *p,
                const char *end,
                const char *delimiter,
                const char **behind)
{
  const char *start = p;
  gsize n = strlen (delimiter);

  while (p < end)
    {
      const char *found = memmem (p, end - p, delimiter, n);
      const char *line_end;

      if (found == NULL)
        return NULL;
      if (found == start || found[-1] == '\n')
        {
          line_end = find_line_end (found, end);
          *behind = line_end + (line_end < end);
          return found;
        }
      p = found + n;
    }
  return NULL;
}

/**
 * pd_mime_part_next:
 * @position: (inout): where to go on: 0 for the first part
 * @part: (out caller-allocates): a part; free what is in it with [method@Pd.MimePart.clear]
 *
 * Finds the next part of a message that has several.
 *
 * Returns: whether there is another
 */
gboolean
pd_mime_part_next (const PdMimePart *self,
                   gsize *position,
                   PdMimePart *part)
{
  g_autofree char *boundary = pd_mime_part_dup_parameter (self, "boundary");
  g_autofree char *delimiter = NULL;
  const char *end = self->body + self->n_body;
  const char *start, *body, *next, *behind_next;
  gsize n;

  *part = (PdMimePart) { NULL };
  if (boundary == NULL || *boundary == '\0' || *position >= self->n_body)
    return FALSE;
  delimiter = g_strconcat ("--", boundary, NULL);
  n = strlen (delimiter);
  start = find_delimiter (self->body + *position, end, delimiter, &body);
  if (start == NULL || ((gsize) (end - start) >= n + 2 && memcmp (start + n, "--", 2) == 0))
    return FALSE;
  next = find_delimiter (body, end, delimiter, &behind_next);
  if (next != NULL)
    end = next;
  *position = end - self->body;
  /* The line end before the delimiter belongs to that. */
  if (next != NULL && end > body && end[-1] == '\n')
    end--;
  if (next != NULL && end > body && end[-1] == '\r')
    end--;
  pd_mime_part_parse (part, body, end - body);
  return TRUE;
}

static GBytes *
decode_quoted (const char *bytes,
               gsize n_bytes,
               gboolean is_word)
{
  GByteArray *decoded = g_byte_array_sized_new (n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      guint8 byte = bytes[i];

      if (byte == '=' && i + 2 < n_bytes && g_ascii_isxdigit (bytes[i + 1]) && g_ascii_isxdigit (bytes[i + 2]))
        {
          byte = g_ascii_xdigit_value (bytes[i + 1]) * 16 + g_ascii_xdigit_value (bytes[i + 2]);
          i += 2;
        }
      else if (byte == '=')
        {
          gsize k = i + 1;

          /* A line that ends only because it was full. */
          while (k < n_bytes && (bytes[k] == ' ' || bytes[k] == '\t' || bytes[k] == '\r'))
            k++;
          if (k == n_bytes || bytes[k] == '\n')
            {
              i = k;
              continue;
            }
        }
      else if (is_word && byte == '_')
        byte = ' ';
      g_byte_array_append (decoded, &byte, 1);
    }
  return g_byte_array_free_to_bytes (decoded);
}

static GBytes *
decode_base64 (const char *bytes,
               gsize n_bytes)
{
  g_autofree guint8 *decoded = g_malloc (n_bytes / 4 * 3 + 6);
  int state = 0;
  guint save = 0;
  gsize n = g_base64_decode_step (bytes, n_bytes, decoded, &state, &save);

  return g_bytes_new (decoded, n);
}

/**
 * pd_mime_part_decode:
 *
 * Returns: (transfer full): the bytes that the body stands for
 */
GBytes *
pd_mime_part_decode (const PdMimePart *self)
{
  const char *encoding = pd_mime_part_get_header (self, "content-transfer-encoding");

  if (encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return decode_quoted (self->body, self->n_body, FALSE);
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    return decode_base64 (self->body, self->n_body);
  return g_bytes_new (self->body, self->n_body);
}

/* =?utf-8?Q?=E6=A0=87=E9=A2=98?=: its characters, and where it ends; NULL where it is none. */
static char *
decode_word (const char *word,
             const char **behind)
{
  const char *charset = word + 2, *method, *text, *end;
  g_autofree char *label = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (PdDecoded) decoded = { NULL };

  method = strchr (charset, '?');
  if (method == NULL || method[1] == '\0' || method[2] != '?')
    return NULL;
  text = method + 3;
  end = strstr (text, "?=");
  if (end == NULL || memchr (text, ' ', end - text) != NULL)
    return NULL;
  label = g_strndup (charset, method - charset);
  if (g_ascii_toupper (method[1]) == 'Q')
    bytes = decode_quoted (text, end - text, TRUE);
  else if (g_ascii_toupper (method[1]) == 'B')
    bytes = decode_base64 (text, end - text);
  if (bytes == NULL || !pd_decoder_decode (bytes, NULL, label, &decoded, NULL))
    return NULL;
  *behind = end + 2;
  return g_strdup (decoded.text);
}

/**
 * pd_mime_decode_words:
 * @value: the value of a field in a header
 *
 * Returns: (transfer full): its characters, which a header writes in ASCII
 */
char *
pd_mime_decode_words (const char *value)
{
  GString *decoded = g_string_new (NULL);
  gboolean after_word = FALSE;

  g_return_val_if_fail (value != NULL, NULL);

  while (*value != '\0')
    {
      const char *start = strstr (value, "=?"), *behind = NULL;
      g_autofree char *word = start != NULL ? decode_word (start, &behind) : NULL;

      if (start == NULL)
        break;
      /* The space between two of them is not one. */
      if (!after_word || word == NULL || strspn (value, " \t") < (gsize) (start - value))
        g_string_append_len (decoded, value, start - value);
      after_word = word != NULL;
      if (word != NULL)
        g_string_append (decoded, word);
      else
        g_string_append (decoded, "=?");
      value = word != NULL ? behind : start + 2;
    }
  g_string_append (decoded, value);
  return g_string_free_and_steal (decoded);
}
