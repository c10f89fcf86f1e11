#include "pd-plain-reader.h"

#include <string.h>

/* How far tabulators are from each other. */
#define TAB 8

/* How wide an indent is, in columns, and where what it indents begins. */
static const char *
measure_indent (const char *line,
                const char *end,
                guint *width)
{
  *width = 0;
  while (line < end && g_unichar_isspace (g_utf8_get_char (line)))
    {
      gunichar c = g_utf8_get_char (line);

      if (c == '\t')
        *width += TAB - *width % TAB;
      else
        *width += g_unichar_iswide (c) ? 2 : 1;
      line = g_utf8_next_char (line);
    }
  return line;
}

/**
 * pd_plain_reader_read:
 * @builder: where to put the text
 * @text: the extracted text
 *
 * Reads plain text: a line is a paragraph. Indents and empty lines are layout and left out; which lines they set off is
 * remembered, as it tells where a paragraph of several lines ends.
 */
void
pd_plain_reader_read (PdTextBuilder *builder,
                      const char *text)
{
  const char *line = text;
  gboolean is_apart = TRUE;
  guint last_indent = 0;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (text != NULL);

  while (*line != '\0')
    {
      const char *end = line + strcspn (line, "\n");
      guint indent;
      gboolean is_empty = measure_indent (line, end, &indent) == end;

      pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
      if (is_apart || indent > last_indent + 1)
        pd_text_builder_set_apart (builder);
      pd_text_builder_set_indent (builder, indent, is_apart);
      pd_text_builder_append (builder, line, end - line);
      pd_text_builder_end (builder);
      is_apart = is_empty;
      last_indent = is_empty ? last_indent : indent;
      line = *end != '\0' ? end + 1 : end;
    }
}
