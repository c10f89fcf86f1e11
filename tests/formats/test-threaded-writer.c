#include <string.h>

#include "pd-csv-writer.h"
#include "pd-json-writer.h"
#include "pd-threaded-writer.h"

#define N_ROWS 3000

static const PdColumn columns[] = {
  { "thing_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "" },
  { "text", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
  { "count", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "" },
};
static const PdTable things = { "things", "thing", "", columns, G_N_ELEMENTS (columns) };
static const PdTable others = { "others", "other", "", columns, 2 };

/* Rows whose text is there only until the next one is written; some are empty, and one is larger than any buffer. */
static gboolean
write_rows (PdRowWriter *writer,
            GError **error)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *text = i == 1000 ? g_strnfill (3 * 1024 * 1024, 'x') : g_strdup_printf ("第 %u 行，\"%u\"\n", i, i * i);
      const PdCell cells[] = {
        { id, strlen (id), 0, FALSE },
        { i % 7 == 0 ? NULL : i % 7 == 1 ? text + strlen (text)
                                         : text,
          i % 7 < 2 ? 0 : strlen (text), 0, i % 7 == 0 },
        { NULL, 0, (gint64) i * i, i % 5 == 0 },
      };

      if (!pd_row_writer_write (writer, cells, error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
write_all (gboolean threaded)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_json_writer_new (stream, PD_JSON_LINES);
  g_autoptr (GError) error = NULL;

  if (threaded)
    writer = pd_threaded_writer_new (g_steal_pointer (&writer));
  pd_row_writer_begin_table (writer, &things, &error);
  g_assert_no_error (error);
  write_rows (writer, &error);
  g_assert_no_error (error);
  pd_row_writer_begin_table (writer, &others, &error);
  g_assert_no_error (error);
  write_rows (writer, &error);
  g_assert_no_error (error);
  pd_row_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_same (void)
{
  g_autoptr (GBytes) direct = write_all (FALSE);
  g_autoptr (GBytes) threaded = write_all (TRUE);

  g_assert_cmpuint (g_bytes_get_size (direct), >, 3 * 1024 * 1024);
  g_assert_true (g_bytes_equal (direct, threaded));
}

/* What cannot be written is told, if not at once. */
static void
test_error (void)
{
  g_autofree char *room = g_malloc (100000);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, 100000, NULL, NULL);
  g_autoptr (PdRowWriter) writer = pd_threaded_writer_new (pd_csv_writer_new (stream, 0));
  g_autoptr (GError) error = NULL;
  gboolean ok;

  pd_row_writer_begin_table (writer, &things, &error);
  g_assert_no_error (error);
  ok = write_rows (writer, &error) && pd_row_writer_finish (writer, NULL, &error);
  g_assert_false (ok);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_NO_SPACE);
}

/* One that is given up writes no more, and ends. */
static void
test_given_up (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_threaded_writer_new (pd_csv_writer_new (stream, 0));
  g_autoptr (GError) error = NULL;

  pd_row_writer_begin_table (writer, &things, &error);
  g_assert_no_error (error);
  write_rows (writer, &error);
  g_assert_no_error (error);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/threaded-writer/same", test_same);
  g_test_add_func ("/threaded-writer/error", test_error);
  g_test_add_func ("/threaded-writer/given-up", test_given_up);

  return g_test_run ();
}
