#include "fuzz.h"

#include <string.h>

#include "pd-html-reader.h"

/* A page, and the same as a piece of one, as tables have them. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autofree char *html = take_text (data, n_bytes);
  g_autoptr (GBytes) source = g_bytes_new_static ("", 0);
  g_autoptr (PdDocument) document = pd_document_new (source, "a");
  g_autoptr (PdTextBuilder) page = pd_text_builder_new (), piece = pd_text_builder_new ();
  g_autofree char *title = NULL;

  pd_html_reader_read_page (page, document, html, strlen (html), &title);
  g_assert_true (title == NULL || g_utf8_validate (title, -1, NULL));
  finish_builder (page, PD_FORMAT_HTML, title);
  pd_html_reader_read_fragment (piece, document, html, strlen (html));
  finish_builder (piece, PD_FORMAT_HTML, NULL);
  read_data (data, n_bytes, "page.html");
  return 0;
}
