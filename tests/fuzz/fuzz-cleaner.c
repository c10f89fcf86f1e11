#include "fuzz.h"

#include <string.h>

/* Any other is a paragraph. */
static void
begin (PdTextBuilder *builder,
       char kind,
       guint level)
{
  static const char kinds[] = "HBPQLC";
  const char *found = kind != '\0' ? strchr (kinds, kind) : NULL;

  pd_text_builder_begin (builder, found != NULL ? PD_BLOCK_HEADING + (guint) (found - kinds) : PD_BLOCK_PARAGRAPH, kind == 'H' || kind == 'L' ? level : 0);
}

/* A line is a block. Its first character says what kind it is; "\x01" to "\x04" in it set links and strong letters. */
static void
add_block (PdTextBuilder *builder,
           const char *line)
{
  if (*line == '\0')
    return;
  if (*line == 'I')
    {
      pd_text_builder_image (builder, "https://example.com/a.png", line + 1);
      return;
    }
  if (*line == 'X')
    pd_text_builder_begin_cut (builder, "navigation");
  begin (builder, *line, 1 + strlen (line) % 6);
  for (const char *p = g_utf8_next_char (line); *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == 1 || *p == 2)
        pd_text_builder_set_link (builder, *p == 1);
      else if (*p == 3 || *p == 4)
        pd_text_builder_set_strong (builder, *p == 3);
      else if (*p == 5)
        pd_text_builder_line_break (builder);
      else
        pd_text_builder_append_collapsed (builder, p, g_utf8_next_char (p) - p);
    }
  pd_text_builder_set_link (builder, FALSE);
  pd_text_builder_set_strong (builder, FALSE);
  pd_text_builder_end (builder);
  if (*line == 'X')
    pd_text_builder_end_cut (builder);
}

/* Blocks as a reader makes them; the first byte says which, and the first line what the page is called. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (n_bytes == 0)
    return 0;
  text = take_text (data + 1, n_bytes - 1);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    add_block (builder, lines[i]);
  finish_builder (builder, data[0] % (PD_FORMAT_PDF + 1), lines[0]);
  return 0;
}
