#include "fuzz.h"

#include "pd-markdown-reader.h"

/* Markdown, with what stands before it. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autofree char *text = take_text (data, n_bytes);
  g_autoptr (GBytes) source = g_bytes_new_static ("", 0);
  g_autoptr (PdDocument) document = pd_document_new (source, "a");
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();

  pd_markdown_reader_read (builder, document, text);
  finish_builder (builder, PD_FORMAT_MARKDOWN, NULL);
  read_data (data, n_bytes, "article.md");
  return 0;
}
