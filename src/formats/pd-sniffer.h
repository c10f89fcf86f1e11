#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdFormat:
 * @PD_FORMAT_TEXT: plain text, a paragraph a line
 * @PD_FORMAT_MARKDOWN: Markdown, perhaps with YAML front matter, perhaps with HTML in it
 * @PD_FORMAT_HTML: a page or a piece of one
 *
 * What a reader takes a file for.
 */
typedef enum
{
  PD_FORMAT_TEXT,
  PD_FORMAT_MARKDOWN,
  PD_FORMAT_HTML,
} PdFormat;

PdFormat pd_sniffer_tell (const char *text,
                          const char *file_name,
                          const char **place);
const char *pd_format_to_string (PdFormat format);

G_END_DECLS
