#include "fuzz.h"

#include "pd-column-guess.h"
#include "pd-column-variant.h"
#include "pd-table-reader.h"

static void
check_columns (PdColumnMapping *mapping)
{
  for (guint i = 0; i < pd_column_mapping_get_n_columns (mapping); i++)
    {
      const PdMappedColumn *column = pd_column_mapping_get_column (mapping, i);

      g_assert_true (g_utf8_validate (column->name, -1, NULL));
      for (guint k = 0; column->samples[k] != NULL; k++)
        g_assert_true (g_utf8_validate (column->samples[k], -1, NULL));
    }
}

/* Another process is told the same. */
static void
check_told (PdColumnMapping *mapping)
{
  g_autoptr (GVariant) told = g_variant_ref_sink (pd_column_mapping_to_variant (mapping));
  g_autoptr (PdColumnMapping) heard = pd_column_mapping_from_variant (told);
  g_autoptr (GVariant) repeated = NULL;

  g_assert_nonnull (heard);
  repeated = g_variant_ref_sink (pd_column_mapping_to_variant (heard));
  g_assert_true (g_variant_equal (told, repeated));
}

static void
check_rows (const char *text,
            PdFormat format)
{
  g_autoptr (PdTableReader) reader = pd_table_reader_new (text, format);
  const PdTableRow *row;
  guint line = 0, number = 0;

  while ((row = pd_table_reader_next (reader)) != NULL)
    {
      g_assert_cmpuint (row->line, >=, MAX (line, 1));
      g_assert_true (row->number > number || row->number == 0);
      line = row->line;
      number = row->number;
      g_assert_true (row->problem == NULL || row->values->len == 0);
      g_assert_true (row->problem != NULL || row->values->len <= row->names->len);
      for (guint i = 0; i < row->values->len; i++)
        g_assert_true (row->values->pdata[i] == NULL || g_utf8_validate (row->values->pdata[i], -1, NULL));
    }
}

static void
read_as (const char *text,
         PdFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdColumnMapping) mapping = pd_column_guess_text (text, format, NULL, &error);

  if (mapping == NULL)
    check_error (error);
  else
    {
      check_columns (mapping);
      check_told (mapping);
    }
  check_rows (text, format);
}

/* Articles in records; the first byte says what they are said to be in. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  static const struct
  {
    PdFormat format;
    const char *file_name;
  } kinds[] = { { PD_FORMAT_CSV, "a.csv" }, { PD_FORMAT_TSV, "a.tsv" }, { PD_FORMAT_JSON, "a.json" }, { PD_FORMAT_JSONL, "a.jsonl" } };
  g_autofree char *text = NULL;
  guint kind;

  if (n_bytes == 0)
    return 0;
  kind = data[0] % G_N_ELEMENTS (kinds);
  text = take_text (data + 1, n_bytes - 1);
  read_as (text, kinds[kind].format);
  read_data (data + 1, n_bytes - 1, kinds[kind].file_name);
  return 0;
}
