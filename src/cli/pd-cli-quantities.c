#include "pd-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "pd-binary-kind.h"
#include "pd-choices.h"
#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-decoder.h"
#include "pd-quantity-reader.h"
#include "pd-source-file.h"
#include "pd-source-reader.h"

#define BLOCK_SIZE 65536

/* What is longer than a source file may be is not read to its end. */
static GBytes *
read_stream (FILE *stream,
             GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gsize n;

  while ((n = fread (block, 1, BLOCK_SIZE, stream)) > 0)
    {
      if (bytes->len + n > PD_SOURCE_READER_MAX_BYTES)
        {
          g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE, _ ("The text is larger than 64 MiB."));
          return NULL;
        }
      g_byte_array_append (bytes, block, n);
    }
  if (ferror (stream))
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
print_json (GPtrArray *quantities)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < quantities->len; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_integer (json, "start", quantity->start);
      pd_cli_json_add_integer (json, "end", quantity->end);
      pd_cli_json_add_text (json, "text", quantity->text);
      pd_cli_json_add_decimal (json, "value_low", quantity->value_low);
      pd_cli_json_add_decimal (json, "value_high", quantity->value_high);
      pd_cli_json_add_text (json, "approximation", quantity->approximation);
      pd_cli_json_add_text (json, "unit", quantity->unit);
      pd_cli_json_add_text (json, "currency", quantity->currency);
      pd_cli_json_add_boolean (json, "ordinal", quantity->ordinal);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_text (GPtrArray *quantities)
{
  const char *const headings[] = { _ ("Place"), _ ("Lower"), _ ("Upper"), _ ("How exact"), _ ("Unit"), _ ("Currency"), _ ("Text"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);

  for (guint i = 0; i < quantities->len; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);
      g_autofree char *place = g_strdup_printf ("%u–%u", quantity->start, quantity->end);
      const char *cells[] = { place, quantity->value_low, quantity->value_high,
                              quantity->ordinal ? _ ("Which one") : pd_choice_get_label (quantity->approximation),
                              quantity->unit, quantity->currency, quantity->text };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_quantities:
 *
 * Lists the figures in a text, from a file or from standard input.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_quantities (PdCli *self)
{
  char *encoding = NULL;
  const GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("Read the text in this encoding"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *chosen = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (PdDecoded) decoded = { 0 };
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (GError) error = NULL;
  const char *path = NULL;
  PdCliStatus status;

  if (!pd_cli_parse (self, entries, 0, 1, &status))
    {
      g_free (encoding);
      return status;
    }
  chosen = encoding;
  if (self->n_words > 1 && !g_str_equal (self->words[1], "-"))
    path = self->words[1];
  if (chosen != NULL && pd_encoding_find (chosen) == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no encoding “%s” that Pidian can read."), chosen);

      return pd_cli_fail_usage (self, message);
    }
  bytes = path != NULL ? pd_source_file_load (path, NULL, NULL, &error) : read_stream (stdin, &error);
  if (bytes == NULL || !pd_binary_kind_refuse (bytes, &error) || !pd_decoder_decode (bytes, chosen, NULL, &decoded, &error))
    return pd_cli_fail (path != NULL ? path : _ ("standard input"), error->message);
  quantities = pd_quantity_reader_read (decoded.text, -1);
  if (self->json)
    print_json (quantities);
  else
    print_text (quantities);
  return PD_CLI_DONE;
}
