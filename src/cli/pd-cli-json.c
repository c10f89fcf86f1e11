#include "pd-cli-json.h"

#include <inttypes.h>
#include <stdio.h>

#define FLUSH_BYTES (64 * 1024)

struct _PdCliJson
{
  GString *buffer;
  /* Otherwise the buffer is somebody else's, and all of it stays on one line. */
  gboolean to_output;
  guint depth;
  /* Whether something stands before the next value in the same brackets. */
  gboolean behind_value;
};

/**
 * pd_cli_json_new:
 *
 * Returns: (transfer full): nothing yet
 */
PdCliJson *
pd_cli_json_new (void)
{
  PdCliJson *self = g_new0 (PdCliJson, 1);

  self->buffer = g_string_new (NULL);
  self->to_output = TRUE;
  return self;
}

/**
 * pd_cli_json_new_line:
 * @line: what the JSON is appended to
 *
 * Returns: (transfer full): JSON that is not printed, and has no line feed
 */
PdCliJson *
pd_cli_json_new_line (GString *line)
{
  PdCliJson *self = g_new0 (PdCliJson, 1);

  self->buffer = line;
  return self;
}

static void
flush (PdCliJson *self)
{
  fwrite (self->buffer->str, 1, self->buffer->len, stdout);
  g_string_truncate (self->buffer, 0);
}

/**
 * pd_cli_json_free:
 *
 * Ends the JSON, and writes what has not been written.
 */
void
pd_cli_json_free (PdCliJson *self)
{
  if (self->to_output)
    {
      g_string_append_c (self->buffer, '\n');
      flush (self);
      g_string_free (self->buffer, TRUE);
    }
  g_free (self);
}

static gboolean
needs_escape (char c)
{
  return c == '"' || c == '\\' || (guchar) c < 0x20;
}

static void
append_string (GString *buffer,
               const char *text)
{
  const char *p = text;

  g_string_append_c (buffer, '"');
  for (;;)
    {
      const char *from = p;

      while (!needs_escape (*p))
        p++;
      g_string_append_len (buffer, from, p - from);
      if (*p == '\0')
        break;
      if (*p == '\n')
        g_string_append (buffer, "\\n");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (buffer, "\\u%04x", *p);
      else
        g_string_append_printf (buffer, "\\%c", *p);
      p++;
    }
  g_string_append_c (buffer, '"');
}

/* What comes before a value. A list of many has one on each line. */
static void
begin_value (PdCliJson *self,
             const char *name)
{
  if (self->to_output && self->buffer->len >= FLUSH_BYTES)
    flush (self);
  if (self->behind_value)
    g_string_append_c (self->buffer, ',');
  if (self->to_output && self->depth == 1)
    g_string_append_c (self->buffer, '\n');
  else if (self->behind_value)
    g_string_append_c (self->buffer, ' ');
  if (name != NULL)
    {
      append_string (self->buffer, name);
      g_string_append (self->buffer, ": ");
    }
  self->behind_value = TRUE;
}

static void
begin (PdCliJson *self,
       const char *name,
       char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->buffer, bracket);
  self->depth++;
  self->behind_value = FALSE;
}

static void
end (PdCliJson *self,
     char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (self->to_output && self->depth == 0 && self->behind_value)
    g_string_append_c (self->buffer, '\n');
  g_string_append_c (self->buffer, bracket);
  self->behind_value = TRUE;
}

/**
 * pd_cli_json_begin_object:
 * @name: (nullable): its name, where it is in an object
 *
 * Begins an object.
 */
void
pd_cli_json_begin_object (PdCliJson *self,
                          const char *name)
{
  begin (self, name, '{');
}

/**
 * pd_cli_json_end_object:
 *
 * Ends an object.
 */
void
pd_cli_json_end_object (PdCliJson *self)
{
  end (self, '}');
}

/**
 * pd_cli_json_begin_array:
 * @name: (nullable): its name, where it is in an object
 *
 * Begins an array.
 */
void
pd_cli_json_begin_array (PdCliJson *self,
                         const char *name)
{
  begin (self, name, '[');
}

/**
 * pd_cli_json_end_array:
 *
 * Ends an array.
 */
void
pd_cli_json_end_array (PdCliJson *self)
{
  end (self, ']');
}

/**
 * pd_cli_json_add_text:
 * @name: (nullable): its name, where it is in an object
 * @text: (nullable): UTF-8; %NULL is written as null
 *
 * Adds text.
 */
void
pd_cli_json_add_text (PdCliJson *self,
                      const char *name,
                      const char *text)
{
  begin_value (self, name);
  if (text != NULL)
    append_string (self->buffer, text);
  else
    g_string_append (self->buffer, "null");
}

/**
 * pd_cli_json_add_decimal:
 * @name: (nullable): its name, where it is in an object
 * @digits: (nullable): a number in decimal digits; %NULL is written as null
 *
 * Adds a number of any size, as it is.
 */
void
pd_cli_json_add_decimal (PdCliJson *self,
                         const char *name,
                         const char *digits)
{
  begin_value (self, name);
  if (digits == NULL)
    {
      g_string_append (self->buffer, "null");
      return;
    }
  /* As it is, but JSON knows no 007. */
  if (*digits == '-')
    g_string_append_c (self->buffer, *digits++);
  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  g_string_append (self->buffer, digits);
}

/**
 * pd_cli_json_add_integer:
 * @name: (nullable): its name, where it is in an object
 * @integer: a number
 *
 * Adds a number.
 */
void
pd_cli_json_add_integer (PdCliJson *self,
                         const char *name,
                         gint64 integer)
{
  begin_value (self, name);
  g_string_append_printf (self->buffer, "%" PRId64, integer);
}

/**
 * pd_cli_json_add_boolean:
 * @name: (nullable): its name, where it is in an object
 * @boolean: true or false
 *
 * Adds true or false.
 */
void
pd_cli_json_add_boolean (PdCliJson *self,
                         const char *name,
                         gboolean boolean)
{
  begin_value (self, name);
  g_string_append (self->buffer, boolean ? "true" : "false");
}
