#include "pd-reader-breaks.h"

#include <string.h>

/* GtkTextView lays out a line (what ends in a line feed) as a whole, and anew whenever the selection in it changes.
 * That takes 2 µs a character, which nobody notices in what people write, but 1,000,000 characters without a line
 * feed take seconds for each step of the pointer. Lines beyond LONGEST_LINE are therefore broken, at the end of a
 * sentence where there is one, into pieces of at most LONGEST_PIECE. Everywhere else buffer and text are the same. */
#define LONGEST_LINE 12000
#define LONGEST_PIECE 4000
#define SHORTEST_PIECE 2000

struct _PdReaderBreaks
{
  /* Before which offsets of the text there is a line feed in the buffer. */
  GArray *offsets;
};

static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';
}

static gboolean
ends_phrase (gunichar c)
{
  return c == 0xFF0C || c == 0xFF1B || c == 0xFF1A || c == 0x3001 || c == ',' || c == ';' || g_unichar_isspace (c);
}

/* What may not begin a line: it belongs to what is before it. */
static gboolean
is_closing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return ends_sentence (c) || ends_phrase (c) || type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"';
}

/* Where the piece that begins at @start is best to end. */
static guint
find_break (PdText *text,
            guint start)
{
  const char *p = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, start + SHORTEST_PIECE);
  guint stop = 0, pause = 0, offset;
  gboolean stopped = FALSE;

  for (offset = start + SHORTEST_PIECE; offset < start + LONGEST_PIECE; offset++)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      stopped = ends_sentence (c) || (stopped && is_closing (c));
      if (is_closing (g_utf8_get_char (p)))
        continue;
      if (stopped)
        stop = offset + 1;
      else if (ends_phrase (c))
        pause = offset + 1;
    }
  if (stop != 0)
    offset = stop;
  else if (pause != 0)
    offset = pause;
  while (offset > start + 1 && !pd_text_is_boundary (text, offset))
    offset--;
  return offset;
}

/**
 * pd_reader_breaks_new:
 * @text: a text
 *
 * Returns: (transfer full) (nullable): where the lines of @text are to be broken, or %NULL if none is too long
 */
PdReaderBreaks *
pd_reader_breaks_new (PdText *text)
{
  g_autoptr (PdReaderBreaks) self = NULL;
  const char *utf8, *line;

  g_return_val_if_fail (PD_IS_TEXT (text), NULL);

  utf8 = pd_text_get_utf8 (text);
  for (line = utf8; line != NULL;)
    {
      const char *end = strchr (line, '\n');
      gsize n_bytes = end != NULL ? (gsize) (end - line) : strlen (line);

      if (n_bytes > LONGEST_LINE)
        {
          guint start = pd_text_byte_to_offset (text, line - utf8);
          guint stop = pd_text_byte_to_offset (text, line - utf8 + n_bytes);

          if (stop - start > LONGEST_LINE && self == NULL)
            {
              self = g_new0 (PdReaderBreaks, 1);
              self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
            }
          if (stop - start > LONGEST_LINE)
            while (stop - start > LONGEST_PIECE + SHORTEST_PIECE)
              {
                start = find_break (text, start);
                g_array_append_val (self->offsets, start);
              }
        }
      line = end != NULL ? end + 1 : NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * pd_reader_breaks_free:
 * @self: (transfer full): breaks
 *
 * Frees them.
 */
void
pd_reader_breaks_free (PdReaderBreaks *self)
{
  g_array_unref (self->offsets);
  g_free (self);
}

/* How many breaks are at or before @offset of the text. */
static guint
count_breaks (PdReaderBreaks *self,
              guint offset)
{
  guint low = 0, high = self->offsets->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->offsets, guint, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * pd_reader_breaks_to_buffer:
 * @self: (nullable): breaks
 * @offset: an offset of the text
 *
 * Returns: where that is in the buffer
 */
guint
pd_reader_breaks_to_buffer (PdReaderBreaks *self,
                            guint offset)
{
  return self != NULL ? offset + count_breaks (self, offset) : offset;
}

/**
 * pd_reader_breaks_to_text:
 * @self: (nullable): breaks
 * @offset: an offset of the buffer
 *
 * Returns: where that is in the text
 */
guint
pd_reader_breaks_to_text (PdReaderBreaks *self,
                          guint offset)
{
  guint low = 0, high;

  if (self == NULL)
    return offset;

  /* The line feed of the nth break is at its offset and n: what is behind it has moved by one more. */
  high = self->offsets->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->offsets, guint, middle) + middle < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset - low;
}

/**
 * pd_reader_breaks_dup_text:
 * @text: the text
 *
 * Returns: (transfer full): what the buffer is to hold
 */
char *
pd_reader_breaks_dup_text (PdReaderBreaks *self,
                           PdText *text)
{
  const char *utf8 = pd_text_get_utf8 (text);
  GString *string = g_string_sized_new (pd_text_get_n_bytes (text) + self->offsets->len);
  gsize done = 0;

  for (guint i = 0; i < self->offsets->len; i++)
    {
      gsize byte = pd_text_offset_to_byte (text, g_array_index (self->offsets, guint, i));

      g_string_append_len (string, utf8 + done, byte - done);
      g_string_append_c (string, '\n');
      done = byte;
    }
  g_string_append (string, utf8 + done);
  return g_string_free_and_steal (string);
}
