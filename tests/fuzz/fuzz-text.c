#include "fuzz.h"

#include <string.h>

#include "pd-decoder.h"

static const char *const encodings[] = { NULL, "UTF-8", "GB18030", "Big5", "Big5-HKSCS", "Shift-JIS", "EUC-JP", "EUC-KR", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };

static void
decode (GBytes *source,
        const char *chosen,
        const char *declared)
{
  g_auto (PdDecoded) decoded = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *preview = NULL;
  gsize n_unread_bytes = 0;

  if (pd_decoder_decode (source, chosen, declared, &decoded, &error))
    {
      g_assert_no_error (error);
      g_assert_true (g_utf8_validate (decoded.text, -1, NULL));
      g_assert_null (strchr (decoded.text, '\r'));
      g_assert_false (g_str_has_prefix (decoded.text, "\uFEFF"));
      g_assert_cmpuint (decoded.n_unread_bytes, <=, g_bytes_get_size (source));
      g_assert_true ((decoded.n_unread_bytes == 0) || strstr (decoded.text, "\uFFFD") != NULL);
    }
  else
    check_error (error);
  if (chosen == NULL)
    return;
  g_clear_error (&error);
  preview = pd_decoder_preview (source, chosen, 100, &n_unread_bytes, &error);
  if (preview != NULL)
    g_assert_true (g_utf8_validate (preview, -1, NULL));
  else
    check_error (error);
}

/* The first byte says which encoding a person chose, or a server declared; the others are the file. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (GBytes) source = NULL;
  const char *encoding;

  if (n_bytes == 0)
    return 0;
  encoding = encodings[data[0] % G_N_ELEMENTS (encodings)];
  source = g_bytes_new (data + 1, n_bytes - 1);
  decode (source, encoding, NULL);
  decode (source, NULL, encoding);
  read_source (source, "article.txt", encoding);
  return 0;
}
