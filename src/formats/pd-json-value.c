#include "pd-json-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-format-error.h"

/* What people write has a few levels; each takes stack. */
#define MAX_DEPTH 64

/* Each takes some memory, also where it was written with two characters. */
#define MAX_VALUES 100000

typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  guint depth;
  guint n_values;
  /* How many bytes say no character; NULL where that is an error. */
  gsize *n_unread_bytes;
  /* What is wrong at p, in the person's language. */
  const char *problem;
} Reader;

static PdJsonValue *read_value (Reader *reader);

static gpointer
fail (Reader *reader,
      const char *problem)
{
  if (reader->problem == NULL)
    reader->problem = problem;
  return NULL;
}

static void
skip_space (Reader *reader)
{
  while (reader->p < reader->end && strchr (" \t\r\n", *reader->p) != NULL && *reader->p != '\0')
    reader->p++;
}

static gboolean
take (Reader *reader,
      char c)
{
  if (reader->p == reader->end || *reader->p != c)
    return FALSE;
  reader->p++;
  return TRUE;
}

static gboolean
take_word (Reader *reader,
           const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (reader->end - reader->p) < n || strncmp (reader->p, word, n) != 0)
    return FALSE;
  reader->p += n;
  return TRUE;
}

static gboolean
read_unit (Reader *reader,
           gunichar *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      if (reader->p == reader->end || !g_ascii_isxdigit (*reader->p))
        return FALSE;
      *unit = *unit * 16 + g_ascii_xdigit_value (*reader->p++);
    }
  return TRUE;
}

static gboolean
read_low_surrogate (Reader *reader,
                    gunichar *unit)
{
  const char *from = reader->p;

  if (take_word (reader, "\\u") && read_unit (reader, unit) && *unit >= 0xDC00 && *unit <= 0xDFFF)
    return TRUE;
  reader->p = from;
  return FALSE;
}

/* Behind "\u". Programs that cut a text in the middle of an emoji write half of a surrogate pair, which is no character. */
static gboolean
read_unicode_escape (Reader *reader,
                     GString *string)
{
  gunichar c, low;

  if (!read_unit (reader, &c))
    return FALSE;
  if (c >= 0xD800 && c <= 0xDBFF && read_low_surrogate (reader, &low))
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
  else if (c == 0 || (c >= 0xD800 && c <= 0xDFFF))
    {
      if (reader->n_unread_bytes == NULL)
        return FALSE;
      *reader->n_unread_bytes += strlen ("\\u0000");
      c = 0xFFFD;
    }
  g_string_append_unichar (string, c);
  return TRUE;
}

static gboolean
read_escape (Reader *reader,
             GString *string)
{
  static const char written[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (take (reader, 'u'))
    return read_unicode_escape (reader, string);
  if (reader->p == reader->end || *reader->p == '\0')
    return FALSE;
  found = strchr (written, *reader->p);
  if (found == NULL)
    return FALSE;
  reader->p++;
  g_string_append_c (string, meant[found - written]);
  return TRUE;
}

/* Behind the opening quotation mark. */
static char *
read_string (Reader *reader)
{
  g_autoptr (GString) string = NULL;
  const char *from = reader->p;

  for (; reader->p < reader->end && *reader->p != '"'; reader->p++)
    {
      if (*reader->p == '\\')
        break;
      if ((guchar) *reader->p < 0x20)
        return fail (reader, _ ("a control character in text must be escaped"));
    }
  string = g_string_new_len (from, reader->p - from);
  while (!take (reader, '"'))
    {
      if (reader->p == reader->end)
        return fail (reader, _ ("text is not closed by a quotation mark"));
      if ((guchar) *reader->p < 0x20)
        return fail (reader, _ ("a control character in text must be escaped"));
      if (!take (reader, '\\'))
        g_string_append_c (string, *reader->p++);
      else if (!read_escape (reader, string))
        return fail (reader, _ ("this escape is not allowed"));
    }
  return g_string_free_and_steal (g_steal_pointer (&string));
}

static gboolean
skip_digits (Reader *reader)
{
  const char *from = reader->p;

  while (reader->p < reader->end && g_ascii_isdigit (*reader->p))
    reader->p++;
  return reader->p > from;
}

static char *
read_number (Reader *reader)
{
  const char *from = reader->p;

  take (reader, '-');
  if (!take (reader, '0') && !skip_digits (reader))
    return fail (reader, _ ("a value is missing or not written as JSON"));
  if (take (reader, '.') && !skip_digits (reader))
    return fail (reader, _ ("digits are missing"));
  if (take (reader, 'e') || take (reader, 'E'))
    {
      if (!take (reader, '+'))
        take (reader, '-');
      if (!skip_digits (reader))
        return fail (reader, _ ("digits are missing"));
    }
  return g_strndup (from, reader->p - from);
}

static gboolean
read_member (Reader *reader,
             PdJsonValue **member)
{
  g_autofree char *name = NULL;

  skip_space (reader);
  if (!take (reader, '"'))
    {
      fail (reader, _ ("a name in quotation marks is missing"));
      return FALSE;
    }
  name = read_string (reader);
  if (name == NULL)
    return FALSE;
  skip_space (reader);
  if (!take (reader, ':'))
    {
      fail (reader, _ ("a colon is missing"));
      return FALSE;
    }
  *member = read_value (reader);
  if (*member == NULL)
    return FALSE;
  (*member)->name = g_steal_pointer (&name);
  return TRUE;
}

/* Behind the opening bracket of an array or object. */
static gboolean
read_members (Reader *reader,
              PdJsonValue *self)
{
  gboolean object = self->type == PD_JSON_OBJECT;
  PdJsonValue **next = &self->first;

  skip_space (reader);
  if (take (reader, object ? '}' : ']'))
    return TRUE;
  for (;;)
    {
      if (object ? !read_member (reader, next) : (*next = read_value (reader)) == NULL)
        return FALSE;
      next = &(*next)->next;
      skip_space (reader);
      if (take (reader, object ? '}' : ']'))
        return TRUE;
      if (!take (reader, ','))
        {
          fail (reader, _ ("a comma or a closing bracket is missing"));
          return FALSE;
        }
    }
}

static PdJsonValue *
read_value (Reader *reader)
{
  g_autoptr (PdJsonValue) self = g_new0 (PdJsonValue, 1);
  gboolean ok = TRUE;

  skip_space (reader);
  if (reader->depth == MAX_DEPTH)
    return fail (reader, _ ("it is nested too deeply"));
  if (++reader->n_values > MAX_VALUES)
    return fail (reader, _ ("there are too many values in it"));
  reader->depth++;
  if (take (reader, '{') || take (reader, '['))
    {
      self->type = reader->p[-1] == '{' ? PD_JSON_OBJECT : PD_JSON_ARRAY;
      ok = read_members (reader, self);
    }
  else if (take (reader, '"'))
    {
      self->type = PD_JSON_STRING;
      ok = (self->text = read_string (reader)) != NULL;
    }
  else if (take_word (reader, "true"))
    self->type = PD_JSON_TRUE;
  else if (take_word (reader, "false"))
    self->type = PD_JSON_FALSE;
  else if (!take_word (reader, "null") && (reader->n_unread_bytes == NULL || !take_word (reader, "NaN")))
    {
      self->type = PD_JSON_NUMBER;
      ok = (self->text = read_number (reader)) != NULL;
    }
  reader->depth--;
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * pd_json_value_parse:
 * @utf8: (array length=n_bytes): valid UTF-8
 * @n_bytes: how much
 * @n_unread_bytes: (inout) (optional): takes how many bytes are escapes of what is no character, a NUL or half of a surrogate
 *   pair, and become U+FFFD; with %NULL they are errors
 * @error: return location for an error
 *
 * Reads one value of JSON, to the letter of RFC 8259. Two members of one name stay two. With @n_unread_bytes, the `NaN` that
 * programs write for what is missing is read as `null`.
 *
 * Returns: (transfer full): the value, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdJsonValue *
pd_json_value_parse (const char *utf8,
                     gsize n_bytes,
                     gsize *n_unread_bytes,
                     GError **error)
{
  Reader reader = { .start = utf8, .p = utf8, .end = utf8 + n_bytes, .n_unread_bytes = n_unread_bytes };
  g_autoptr (PdJsonValue) self = read_value (&reader);

  skip_space (&reader);
  if (self != NULL && reader.p < reader.end)
    fail (&reader, _ ("there is more behind its end"));
  if (reader.problem == NULL)
    return g_steal_pointer (&self);
  g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, _ ("This is not valid JSON, at its character %u: %s."),
               (guint) g_utf8_strlen (utf8, reader.p - utf8) + 1, reader.problem);
  return NULL;
}

/**
 * pd_json_value_free:
 *
 * Frees a value with all that is in it.
 */
void
pd_json_value_free (PdJsonValue *self)
{
  while (self != NULL)
    {
      PdJsonValue *next = self->next;

      pd_json_value_free (self->first);
      g_free (self->name);
      g_free (self->text);
      g_free (self);
      self = next;
    }
}

/**
 * pd_json_value_get:
 * @self: an object
 * @name: a name
 *
 * Returns: (transfer none) (nullable): its member of that name
 */
const PdJsonValue *
pd_json_value_get (const PdJsonValue *self,
                   const char *name)
{
  g_return_val_if_fail (self != NULL && self->type == PD_JSON_OBJECT, NULL);

  for (const PdJsonValue *member = self->first; member != NULL; member = member->next)
    {
      if (g_str_equal (member->name, name))
        return member;
    }
  return NULL;
}
