/* Writes rows of every table, as bad as they may be, in every format into the folder that it is given, and what the
 * rows were into truth.json there, which is not written by what is tested. */

#include "nasty.h"
#include "pd-atomic-file.h"
#include "pd-csv-writer.h"
#include "pd-json-writer.h"
#include "pd-package-writer.h"
#include "pd-word.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_ROWS 90

static const gint64 integers[] = { 1, 0, 2, G_GINT64_CONSTANT (2147483648), G_GINT64_CONSTANT (9007199254740993) };
static const gint64 times[] = { G_GINT64_CONSTANT (1738224000123), 0, 1, G_GINT64_CONSTANT (253402300799999), G_GINT64_CONSTANT (951782400000) };
static const char *const decimals[] = { "5890", "0.1", "-3.14159265358979323846264338327950288", "1000000000000000000000.50", "17.0" };
static const char *const dates[] = { "2025", "2025-01", "2025-01-30", "2025-02-03T01:15:44", "2025-10-06T20:11:27.293205+08:00" };

/* A table without the columns that are not exported. */
static PdTable *
make_table (const PdTable *whole)
{
  PdTable *table = g_memdup2 (whole, sizeof *whole);
  PdColumn *columns = g_new0 (PdColumn, whole->n_columns);

  table->n_columns = 0;
  for (guint i = 0; i < whole->n_columns; i++)
    {
      if ((whole->columns[i].flags & PD_COLUMN_COUNT) == 0)
        memcpy (&columns[table->n_columns++], &whole->columns[i], sizeof (PdColumn));
    }
  table->columns = columns;
  return table;
}

static void
free_table (gpointer data)
{
  PdTable *table = data;

  g_free ((gpointer) table->columns);
  g_free (table);
}

static char *
make_id (const char *table,
         guint row)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", g_str_hash (table), row);
}

static char *
make_text (const PdTable *table,
           const PdColumn *column,
           guint index,
           guint row)
{
  guint n_choices;

  switch ((int) column->type)
    {
    case PD_COLUMN_ID:
      return make_id (table->name, row);
    case PD_COLUMN_REFERENCE:
      return make_id (column->target, row);
    case PD_COLUMN_CHOICE:
      n_choices = g_strv_length ((GStrv) column->choices);
      return g_strdup ((column->flags & PD_COLUMN_OPEN) != 0 && row % 5 == 4 ? "自己的, 一类" : column->choices[row % n_choices]);
    case PD_COLUMN_DECIMAL:
      return g_strdup (decimals[row % G_N_ELEMENTS (decimals)]);
    case PD_COLUMN_DATE:
      return g_strdup (dates[row % G_N_ELEMENTS (dates)]);
    default:
      return g_strdup (nasty[(row * 7 + index) % G_N_ELEMENTS (nasty)]);
    }
}

static void
add_truth (JsonObject *truth,
           const PdColumn *column,
           const PdCell *cell)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *seconds = NULL;
  g_autofree char *text = NULL;

  if (cell->is_null)
    json_object_set_null_member (truth, column->name);
  else if (column->type == PD_COLUMN_INTEGER)
    json_object_set_int_member (truth, column->name, cell->integer);
  else if (column->type == PD_COLUMN_BOOLEAN)
    json_object_set_boolean_member (truth, column->name, cell->integer != 0);
  else if (column->type == PD_COLUMN_TIME)
    {
      time = g_date_time_new_from_unix_utc (cell->integer / 1000);
      seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
      text = g_strdup_printf ("%s.%03dZ", seconds, (int) (cell->integer % 1000));
      json_object_set_string_member (truth, column->name, text);
    }
  else
    json_object_set_string_member (truth, column->name, cell->text);
}

static void
write_row (PdRowWriter *writer,
           const PdTable *table,
           guint row,
           JsonArray *truth)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (PdCell));
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdColumn *column = &table->columns[i];
      PdCell cell = { NULL, 0, 0, TRUE };

      if ((column->flags & PD_COLUMN_REQUIRED) != 0 || (row + i) % 3 != 0)
        {
          cell.is_null = FALSE;
          if (column->type == PD_COLUMN_INTEGER)
            /* With the article it is the key of a block. */
            cell.integer = g_str_equal (column->name, "block") ? row + 1 : integers[(row + i) % G_N_ELEMENTS (integers)];
          else if (column->type == PD_COLUMN_BOOLEAN)
            cell.integer = row % 2;
          else if (column->type == PD_COLUMN_TIME)
            cell.integer = times[(row + i) % G_N_ELEMENTS (times)];
          else
            {
              cell.text = make_text (table, column, i, row);
              cell.n_bytes = strlen (cell.text);
              g_ptr_array_add (texts, (char *) cell.text);
            }
        }
      g_array_append_val (cells, cell);
      add_truth (object, column, &cell);
    }
  if (truth != NULL)
    json_array_add_object_element (truth, object);
  else
    json_object_unref (object);
  if (!pd_row_writer_write (writer, (const PdCell *) cells->data, NULL))
    g_error ("A row could not be written");
}

static void
write_tables (PdRowWriter *writer,
              GPtrArray *tables,
              JsonObject *truth)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const PdTable *table = g_ptr_array_index (tables, i);
      guint n_rows = pd_json_writer_is_single (table) ? 1 : N_ROWS;
      JsonArray *rows = truth != NULL ? json_array_new () : NULL;

      if (!pd_row_writer_begin_table (writer, table, NULL))
        g_error ("A table could not be begun");
      for (guint row = 0; row < n_rows; row++)
        write_row (writer, table, row, rows);
      if (rows != NULL)
        json_object_set_array_member (truth, table->name, rows);
    }
  if (!pd_row_writer_finish (writer, NULL, NULL))
    g_error ("A writer could not be finished");
}

typedef PdRowWriter *(*Maker) (GOutputStream *stream,
                               guint flags);

static PdRowWriter *
make_csv (GOutputStream *stream,
          guint flags)
{
  return pd_csv_writer_new (stream, flags);
}

static PdRowWriter *
make_json (GOutputStream *stream,
           guint flags)
{
  return pd_json_writer_new (stream, flags);
}

static void
write_file (const char *folder,
            const char *name,
            Maker maker,
            guint flags,
            GPtrArray *tables,
            JsonObject *truth)
{
  g_autoptr (GFile) path = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (PdAtomicFile) file = pd_atomic_file_new (path, NULL);
  g_autoptr (PdRowWriter) writer = maker (pd_atomic_file_get_stream (file), flags);

  write_tables (writer, tables, truth);
  if (!pd_atomic_file_commit (file, NULL, NULL))
    g_error ("%s could not be written", name);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (free_table);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_table);
  g_autoptr (JsonObject) truth = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GFile) package = g_file_new_build_filename (argv[1], "tables", NULL);
  g_autoptr (PdRowWriter) writer = pd_package_writer_new (package, "项目 \"一\"", NULL);
  g_autofree char *truth_path = g_build_filename (argv[1], "truth.json", NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < PD_N_WORDS; i++)
    g_ptr_array_add (tables, make_table (pd_word_get_table (i)));
  g_ptr_array_add (rows, make_table (pd_table_get_highlight_rows ()));

  write_tables (writer, tables, truth);
  write_file (argv[1], "all.json", make_json, 0, tables, NULL);
  write_file (argv[1], "all.jsonl", make_json, PD_JSON_LINES, tables, NULL);
  write_file (argv[1], "rows.csv", make_csv, 0, rows, truth);
  write_file (argv[1], "spreadsheet.csv", make_csv, PD_CSV_FOR_SPREADSHEET, rows, NULL);

  json_node_set_object (root, truth);
  json = json_to_string (root, FALSE);
  if (!g_file_set_contents (truth_path, json, -1, NULL))
    g_error ("The truth could not be written");
  return 0;
}
