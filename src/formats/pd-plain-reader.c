#include "pd-plain-reader.h"

#include <string.h>

/**
 * pd_plain_reader_read:
 * @builder: where to put the text
 * @text: the extracted text
 *
 * Reads plain text: a line is a paragraph. Indents and empty lines are layout and left out.
 */
void
pd_plain_reader_read (PdTextBuilder *builder,
                      const char *text)
{
  const char *line = text;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (text != NULL);

  while (*line != '\0')
    {
      const char *end = line + strcspn (line, "\n");

      pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
      pd_text_builder_append (builder, line, end - line);
      pd_text_builder_end (builder);
      line = *end != '\0' ? end + 1 : end;
    }
}
