#include "pd-codebook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-codebook-csv-reader.h"
#include "pd-decoder.h"
#include "pd-qdc-reader.h"
#include "pd-sniffer.h"

/* In UTF-8 and in both kinds of UTF-16, with and without a mark in front. */
static gboolean
is_xml (const char *bytes,
        gsize n_bytes)
{
  gsize i = 0;

  if (n_bytes >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    i = 3;
  else if (n_bytes >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0))
    i = 2;
  while (i < n_bytes && (g_ascii_isspace (bytes[i]) || bytes[i] == '\0'))
    i++;
  return i < n_bytes && bytes[i] == '<';
}

static PdTagOutline *
read_table (GBytes *source,
            GError **error)
{
  g_auto (PdDecoded) decoded = { 0 };

  return pd_decoder_decode (source, NULL, NULL, &decoded, error) ? pd_codebook_csv_reader_read (decoded.text, error) : NULL;
}

/**
 * pd_codebook_reader_read:
 * @source: the bytes of a file
 * @error: return location for an error
 *
 * Reads a codebook: REFI-QDA (`.qdc`) or a table (`.csv`), whatever the file is called.
 *
 * Returns: (transfer full): the codebook, which has at least one tag; or %NULL with an error, whose message is a sentence that does not name
 *   the file
 */
PdTagOutline *
pd_codebook_reader_read (GBytes *source,
                         GError **error)
{
  const char *bytes;
  gsize n_bytes;

  g_return_val_if_fail (source != NULL, NULL);

  bytes = g_bytes_get_data (source, &n_bytes);
  if (pd_sniffer_is_archive (bytes, n_bytes))
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED, _ ("This is a packed file, such as a whole project or a workbook: export the codebook alone, as .qdc or .csv."));
      return NULL;
    }
  return is_xml (bytes, n_bytes) ? pd_qdc_reader_read (source, error) : read_table (source, error);
}
