#include "fuzz.h"

#include "pd-mhtml.h"
#include "pd-mime.h"

/* A saved page; its header also alone, whatever it is of. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (GBytes) source = g_bytes_new (data, n_bytes);
  g_autofree char *value = g_utf8_make_valid ((const char *) data, MIN (n_bytes, 1000));
  g_autofree char *words = pd_mime_decode_words (value);
  g_auto (PdMhtml) page = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (words, -1, NULL));
  if (pd_mhtml_read (&page, source, &error))
    {
      g_assert_nonnull (page.page);
      g_assert_true (page.url == NULL || g_utf8_validate (page.url, -1, NULL));
      g_assert_true (page.subject == NULL || g_utf8_validate (page.subject, -1, NULL));
      g_assert_true (page.date == NULL || g_utf8_validate (page.date, -1, NULL));
    }
  else
    check_error (error);
  read_source (source, "page.mhtml", NULL);
  return 0;
}
