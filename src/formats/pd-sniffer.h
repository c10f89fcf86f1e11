#pragma once

#include "pd-archive.h"

G_BEGIN_DECLS

/**
 * PdFormat:
 * @PD_FORMAT_TEXT: plain text, a paragraph a line
 * @PD_FORMAT_MARKDOWN: Markdown, perhaps with YAML front matter, perhaps with HTML in it
 * @PD_FORMAT_HTML: a page or a piece of one
 * @PD_FORMAT_CSV: a table, an article a record
 * @PD_FORMAT_TSV: the same with tabs
 * @PD_FORMAT_JSON: objects of JSON, an article each, in an array or one behind the other
 * @PD_FORMAT_JSONL: objects of JSON, one a line
 * @PD_FORMAT_DOCX: a document of Word since 2007
 * @PD_FORMAT_ODT: a text document of LibreOffice and others (OpenDocument)
 * @PD_FORMAT_EPUB: a book
 * @PD_FORMAT_ARCHIVE: a ZIP archive of files, which is no article but may hold some
 * @PD_FORMAT_MHTML: a page that was saved as a message of many parts
 * @PD_FORMAT_PDF: pages, with a text layer or without one
 *
 * What a reader takes a file for.
 */
typedef enum
{
  PD_FORMAT_TEXT,
  PD_FORMAT_MARKDOWN,
  PD_FORMAT_HTML,
  PD_FORMAT_CSV,
  PD_FORMAT_TSV,
  PD_FORMAT_JSON,
  PD_FORMAT_JSONL,
  PD_FORMAT_DOCX,
  PD_FORMAT_ODT,
  PD_FORMAT_EPUB,
  PD_FORMAT_ARCHIVE,
  PD_FORMAT_MHTML,
  PD_FORMAT_PDF,
} PdFormat;

gboolean pd_sniffer_tell_bytes (GBytes *source,
                                const char *file_name,
                                PdFormat *format,
                                const char **place,
                                GError **error);
gboolean pd_sniffer_is_archive (const char *bytes,
                                gsize n_bytes);
gboolean pd_sniffer_tell_archive (PdArchive *archive,
                                  const char *file_name,
                                  PdFormat *format,
                                  const char **place,
                                  GError **error);
PdFormat pd_sniffer_tell (const char *text,
                          const char *file_name,
                          const char **place);
const char *pd_format_to_string (PdFormat format);
gboolean pd_format_is_table (PdFormat format);

G_END_DECLS
