#include "format-test.h"
#include "nasty.h"
#include "pd-atomic-file.h"
#include "pd-csv-writer.h"

#include <string.h>

static const PdColumn text_columns[] = {
  { "first", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
  { "second, \"odd\"", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
  { "third", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
};
static const PdTable text_table = { "texts", "text", "", text_columns, G_N_ELEMENTS (text_columns) };

static const PdColumn value_columns[] = {
  { "i", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "" },
  { "b", PD_COLUMN_BOOLEAN, 0, NULL, NULL, NULL, "" },
  { "t", PD_COLUMN_TIME, 0, NULL, NULL, NULL, "" },
  { "d", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "" },
};
static const PdTable value_table = { "values", "value", "", value_columns, G_N_ELEMENTS (value_columns) };

static PdCell
text_cell (const char *text)
{
  PdCell cell = { text, text != NULL ? strlen (text) : 0, 0, text == NULL };

  return cell;
}

static PdCell
number_cell (gint64 number)
{
  PdCell cell = { NULL, 0, number, FALSE };

  return cell;
}

/* Strictly RFC 4180: takes apart what is written, and fails on anything that the grammar has no place for. */
static GPtrArray *
parse (const char *csv,
       gsize n_bytes,
       guint n_columns)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *p = csv, *end = csv + n_bytes;

  while (p < end)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      if (*p == '"')
        {
          for (p++;; p++)
            {
              g_assert_true (p < end);
              if (*p == '"' && p + 1 < end && p[1] == '"')
                p++;
              else if (*p == '"')
                break;
              g_string_append_c (cell, *p);
            }
          p++;
        }
      else
        {
          for (; p < end && *p != ',' && *p != '\r'; p++)
            {
              g_assert_true (*p != '"' && *p != '\n');
              g_string_append_c (cell, *p);
            }
        }
      g_ptr_array_add (cells, g_string_free_and_steal (g_steal_pointer (&cell)));
      g_assert_true (p < end);
      if (cells->len % n_columns != 0)
        {
          g_assert_true (*p == ',');
          p++;
        }
      else
        {
          g_assert_true (p + 1 < end && p[0] == '\r' && p[1] == '\n');
          p += 2;
        }
    }
  return cells;
}

static GBytes *
write_rows (const PdTable *table,
            PdCsvFlags flags,
            const PdCell *cells,
            guint n_rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_csv_writer_new (stream, flags);
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_row_writer_begin_table (writer, table, &error));
  for (guint i = 0; i < n_rows; i++)
    g_assert_true (pd_row_writer_write (writer, cells + i * table->n_columns, &error));
  g_assert_true (pd_row_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
assert_writes (const PdTable *table,
               const PdCell *cells,
               const char *expected)
{
  g_autoptr (GBytes) bytes = write_rows (table, 0, cells, 1);
  gsize n_bytes;
  const char *csv = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *copy = g_strndup (csv, n_bytes);

  g_assert_cmpstr (strstr (copy, "\r\n") + 2, ==, expected);
}

static void
test_quoting (void)
{
  const PdCell plain[] = { text_cell ("a b"), text_cell (NULL), text_cell ("十七") };
  const PdCell quoted[] = { text_cell ("a,b"), text_cell ("a\"b"), text_cell ("a\nb") };
  g_autoptr (GBytes) empty = write_rows (&text_table, 0, NULL, 0);
  gsize n_bytes;
  const char *csv = g_bytes_get_data (empty, &n_bytes);

  assert_writes (&text_table, plain, "a b,,十七\r\n");
  assert_writes (&text_table, quoted, "\"a,b\",\"a\"\"b\",\"a\nb\"\r\n");
  g_assert_cmpmem (csv, n_bytes, "first,\"second, \"\"odd\"\"\",third\r\n", 31);
}

/* Every nasty text at every place beside every other comes back as it was. */
static void
test_round_trip (void)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (PdCell));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) parsed = NULL;
  const char *csv;
  gsize n_bytes;

  for (gsize a = 0; a < G_N_ELEMENTS (nasty); a++)
    {
      for (gsize b = 0; b < G_N_ELEMENTS (nasty); b++)
        {
          PdCell row[] = { text_cell (nasty[a]), text_cell (nasty[b]), text_cell (nasty[(a * 7 + b * 3) % G_N_ELEMENTS (nasty)]) };

          g_array_append_vals (cells, row, 3);
        }
    }
  bytes = write_rows (&text_table, 0, (const PdCell *) cells->data, cells->len / 3);
  csv = g_bytes_get_data (bytes, &n_bytes);
  parsed = parse (csv, n_bytes, 3);
  g_assert_cmpuint (parsed->len, ==, cells->len + 3);
  for (guint i = 0; i < cells->len; i++)
    g_assert_cmpstr (g_ptr_array_index (parsed, i + 3), ==, g_array_index (cells, PdCell, i).text);
}

/* Lengths around those that are copied eight at a time, and around the buffer's. */
static void
test_lengths (void)
{
  static const char special[] = ",\"\n\r-.a";
  static const gsize lengths[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 16, 17, 23, 24, 25, 262143, 262144, 262145, 262146, 524288, 1000003 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      for (gsize k = 0; k < sizeof special; k++)
        {
          g_autofree char *text = g_strnfill (lengths[i], 'x');
          gsize at = lengths[i] > 0 ? g_test_rand_int_range (0, MIN (lengths[i], G_MAXINT)) : 0;
          PdCell row[] = { text_cell ("before"), text_cell (text), text_cell ("after") };
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GPtrArray) parsed = NULL;
          const char *csv;
          gsize n_bytes;

          if (lengths[i] > 0 && special[k] != '\0')
            text[at] = special[k];
          bytes = write_rows (&text_table, 0, row, 1);
          csv = g_bytes_get_data (bytes, &n_bytes);
          parsed = parse (csv, n_bytes, 3);
          g_assert_cmpstr (g_ptr_array_index (parsed, 3), ==, "before");
          g_assert_cmpstr (g_ptr_array_index (parsed, 4), ==, text);
          g_assert_cmpstr (g_ptr_array_index (parsed, 5), ==, "after");
        }
    }
}

static void
test_values (void)
{
  const PdCell ordinary[] = { number_cell (-42), number_cell (1), number_cell (G_GINT64_CONSTANT (1738224000123)), text_cell ("5890.10") };
  const PdCell extreme[] = { number_cell (G_MININT64), number_cell (0), number_cell (-1), text_cell ("-0.00000000000000000001") };
  const PdCell large[] = { number_cell (G_MAXINT64), number_cell (7), number_cell (0), text_cell (NULL) };
  const PdCell none[] = { text_cell (NULL), text_cell (NULL), text_cell (NULL), text_cell (NULL) };

  assert_writes (&value_table, ordinary, "-42,true,2025-01-30T08:00:00.123Z,5890.10\r\n");
  assert_writes (&value_table, extreme, "-9223372036854775808,false,1969-12-31T23:59:59.999Z,-0.00000000000000000001\r\n");
  assert_writes (&value_table, large, "9223372036854775807,true,1970-01-01T00:00:00.000Z,\r\n");
  assert_writes (&value_table, none, ",,,\r\n");
}

/* Against GLib's calendar; the second row of a day takes another way than the first. */
static void
test_times (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      gint64 seconds = g_test_rand_double_range (-62135596800.0, 253402300799.0);
      guint milliseconds = g_test_rand_int_range (0, 1000);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
      g_autofree char *rest = g_date_time_format (time, "-%m-%dT%H:%M:%S");
      g_autofree char *text = g_strdup_printf ("%04d%s", g_date_time_get_year (time), rest);
      g_autofree char *expected = g_strdup_printf ("0,,%s.%03uZ,\r\n0,,%s.%03uZ,\r\n", text, milliseconds, text, milliseconds);
      PdCell rows[] = { number_cell (0), text_cell (NULL), number_cell (seconds * 1000 + milliseconds), text_cell (NULL),
                        number_cell (0), text_cell (NULL), number_cell (seconds * 1000 + milliseconds), text_cell (NULL) };
      g_autoptr (GBytes) bytes = write_rows (&value_table, 0, rows, 2);
      gsize n_bytes;
      const char *csv = g_bytes_get_data (bytes, &n_bytes);

      g_assert_cmpmem (csv + strlen ("i,b,t,d\r\n"), n_bytes - strlen ("i,b,t,d\r\n"), expected, strlen (expected));
    }
}

static void
test_spreadsheet (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "+49", "'+49" },
    { "-1", "'-1" },
    { "@A", "'@A" },
    { "\tA", "'\tA" },
    { "\rA", "'\rA" },
    { "\nA", "'\nA" },
    { "＝1", "'＝1" },
    { "－1", "'－1" },
    { "=\"a\"", "'=\"a\"" },
    { "1=1", "1=1" },
    { " =1", " =1" },
    { "", "" },
    { "'a", "'a" },
    { "！", "！" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PdCell row[] = { text_cell (cases[i].text), text_cell (NULL), text_cell ("x") };
      g_autoptr (GBytes) bytes = write_rows (&text_table, PD_CSV_FOR_SPREADSHEET, row, 1);
      gsize n_bytes;
      const char *csv = g_bytes_get_data (bytes, &n_bytes);
      g_autoptr (GPtrArray) parsed = NULL;

      g_assert_cmpmem (csv, 3, "\xEF\xBB\xBF", 3);
      parsed = parse (csv + 3, n_bytes - 3, 3);
      g_assert_cmpstr (g_ptr_array_index (parsed, 3), ==, cases[i].cell);
      g_assert_cmpstr (g_ptr_array_index (parsed, 5), ==, "x");
    }
}

/* A number is no formula, but what only claims to be one may be. */
static void
test_spreadsheet_numbers (void)
{
  static const struct
  {
    const char *decimal;
    const char *cell;
  } cases[] = { { "-3.14", "-3.14" }, { "-", "'-" }, { "-1+cmd", "'-1+cmd" }, { "=1", "'=1" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PdCell row[] = { number_cell (-5), number_cell (0), number_cell (0), text_cell (cases[i].decimal) };
      g_autoptr (GBytes) bytes = write_rows (&value_table, PD_CSV_FOR_SPREADSHEET, row, 1);
      gsize n_bytes;
      const char *csv = g_bytes_get_data (bytes, &n_bytes);
      g_autoptr (GPtrArray) parsed = parse (csv + 3, n_bytes - 3, 4);

      g_assert_cmpstr (g_ptr_array_index (parsed, 4), ==, "-5");
      g_assert_cmpstr (g_ptr_array_index (parsed, 7), ==, cases[i].cell);
    }
}

/* Rows enough that both buffers are written in the background, more than once. */
static void
test_many_rows (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_csv_writer_new (stream, 0);
  g_autoptr (GPtrArray) parsed = NULL;
  guint n_rows = 60000;

  g_assert_true (pd_row_writer_begin_table (writer, &text_table, NULL));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      const PdCell row[] = { text_cell (number), text_cell (nasty[i % G_N_ELEMENTS (nasty)]), text_cell (number) };

      g_assert_true (pd_row_writer_write (writer, row, NULL));
    }
  g_assert_true (pd_row_writer_finish (writer, NULL, NULL));
  parsed = parse (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), 3);
  g_assert_cmpuint (parsed->len, ==, 3 + n_rows * 3);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpuint (g_ascii_strtoull (g_ptr_array_index (parsed, 3 + i * 3), NULL, 10), ==, i);
      g_assert_cmpstr (g_ptr_array_index (parsed, 4 + i * 3), ==, nasty[i % G_N_ELEMENTS (nasty)]);
    }
}

/* A device that is always full. */
static void
test_full_disk (void)
{
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (PdAtomicFile) file = NULL;
  g_autoptr (PdRowWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  const PdCell row[] = { text_cell ("a"), text_cell ("b"), text_cell ("c") };
  guint n_rows = 0;

  if (!g_file_query_exists (full, NULL))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }
  file = pd_atomic_file_new (full, &error);
  g_assert_no_error (error);
  writer = pd_csv_writer_new (pd_atomic_file_get_stream (file), 0);
  g_assert_true (pd_row_writer_begin_table (writer, &text_table, NULL));
  while (pd_row_writer_write (writer, row, &error))
    g_assert_cmpuint (n_rows++, <, 1000000);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NO_SPACE);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_clear_error (&error);
  g_assert_false (pd_row_writer_finish (writer, NULL, &error));
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NO_SPACE);
}

static void
test_cancel (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_csv_writer_new (stream, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_row_writer_begin_table (writer, &text_table, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (pd_row_writer_finish (writer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv/quoting", test_quoting);
  g_test_add_func ("/formats/csv/round-trip", test_round_trip);
  g_test_add_func ("/formats/csv/lengths", test_lengths);
  g_test_add_func ("/formats/csv/values", test_values);
  g_test_add_func ("/formats/csv/times", test_times);
  g_test_add_func ("/formats/csv/spreadsheet", test_spreadsheet);
  g_test_add_func ("/formats/csv/spreadsheet-numbers", test_spreadsheet_numbers);
  g_test_add_func ("/formats/csv/many-rows", test_many_rows);
  g_test_add_func ("/formats/csv/full-disk", test_full_disk);
  g_test_add_func ("/formats/csv/cancel", test_cancel);
  return g_test_run ();
}
