#include "format-test.h"
#include "nasty.h"
#include "pd-json-writer.h"
#include "pd-word.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const PdColumn columns[] = {
  { "thing_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "" },
  { "text", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
  { "count", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "" },
  { "is", PD_COLUMN_BOOLEAN, 0, NULL, NULL, NULL, "" },
  { "made", PD_COLUMN_TIME, 0, NULL, NULL, NULL, "" },
  { "low", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "" },
};
static const PdTable things = { "things", "thing", "", columns, G_N_ELEMENTS (columns) };

static const PdColumn other_columns[] = {
  { "thing_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "things", NULL, NULL, "" },
  { "text", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
};
static const PdTable others = { "others", NULL, "", other_columns, G_N_ELEMENTS (other_columns) };

static const PdColumn project_columns[] = {
  { "project_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "" },
  { "name", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "" },
};
static const PdTable project = { "project", "project_info", "", project_columns, G_N_ELEMENTS (project_columns) };

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

static char *
finish (PdRowWriter *writer,
        GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_row_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static char *
write_all (PdJsonFlags flags)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_json_writer_new (stream, flags);
  const PdCell project_row[] = { text_cell ("p"), text_cell ("名") };
  const PdCell full[] = { text_cell ("a"), text_cell ("b"), number_cell (-7), number_cell (1), number_cell (1), text_cell ("1.50") };
  const PdCell empty[] = { text_cell ("c"), text_cell (NULL), text_cell (NULL), text_cell (NULL), text_cell (NULL), text_cell (NULL) };

  g_assert_true (pd_row_writer_begin_table (writer, &project, NULL));
  g_assert_true (pd_row_writer_write (writer, project_row, NULL));
  g_assert_true (pd_row_writer_begin_table (writer, &things, NULL));
  g_assert_true (pd_row_writer_write (writer, full, NULL));
  g_assert_true (pd_row_writer_write (writer, empty, NULL));
  g_assert_true (pd_row_writer_begin_table (writer, &others, NULL));
  return finish (writer, stream);
}

static void
test_object (void)
{
  g_autofree char *json = write_all (0);
  g_autofree char *expected = g_strdup ("\n\"project\":{\"project_id\":\"p\",\"name\":\"名\"},\n"
                                        "\"things\":[\n"
                                        "{\"thing_id\":\"a\",\"text\":\"b\",\"count\":-7,\"is\":true,\"made\":\"1970-01-01T00:00:00.001Z\",\"low\":\"1.50\"},\n"
                                        "{\"thing_id\":\"c\",\"text\":null,\"count\":null,\"is\":null,\"made\":null,\"low\":null}\n"
                                        "],\n"
                                        "\"others\":[]\n"
                                        "}\n");

  g_assert_true (g_str_has_prefix (json, "{\"format\":\"pidian\",\"version\":1,\"generator\":\"Pidian "));
  g_assert_cmpstr (strchr (json, '\n'), ==, expected);
}

static void
test_lines (void)
{
  g_autofree char *json = write_all (PD_JSON_LINES);

  g_assert_true (g_str_has_prefix (json, "{\"record\":\"header\",\"format\":\"pidian\",\"version\":1,\"generator\":\"Pidian "));
  g_assert_cmpstr (strchr (json, '\n'),
                   ==,
                   "\n{\"record\":\"project\",\"project_id\":\"p\",\"name\":\"名\"}\n"
                   "{\"record\":\"thing\",\"thing_id\":\"a\",\"text\":\"b\",\"count\":-7,\"is\":true,\"made\":\"1970-01-01T00:00:00.001Z\",\"low\":\"1.50\"}\n"
                   "{\"record\":\"thing\",\"thing_id\":\"c\",\"text\":null,\"count\":null,\"is\":null,\"made\":null,\"low\":null}\n");
}

static void
test_nothing (void)
{
  static const PdJsonFlags flags[] = { 0, PD_JSON_LINES };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (PdRowWriter) writer = pd_json_writer_new (stream, flags[i]);
      g_autofree char *json = finish (writer, stream);
      g_autoptr (JsonParser) parser = json_parser_new ();

      g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
    }
}

/* Read back by a parser that somebody else wrote. */
static void
test_round_trip (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PdRowWriter) writer = pd_json_writer_new (stream, PD_JSON_LINES);
  g_autofree char *json = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (nasty); i++)
    g_ptr_array_add (texts, g_strdup (nasty[i]));
  /* Lengths around those that are copied eight at a time, and around the buffer's, with something to escape in them. */
  for (guint n = 1; n < 40; n++)
    {
      g_ptr_array_add (texts, g_strnfill (n, 'x'));
      ((char *) g_ptr_array_index (texts, texts->len - 1))[g_test_rand_int_range (0, n)] = "\"\\\n\x1F"[n % 4];
    }
  for (guint n = 262142; n < 262147; n++)
    {
      g_ptr_array_add (texts, g_strnfill (n, 'x'));
      ((char *) g_ptr_array_index (texts, texts->len - 1))[g_test_rand_int_range (0, n)] = '"';
    }
  g_ptr_array_add (texts, g_strnfill (1000003, '\x01'));

  g_assert_true (pd_row_writer_begin_table (writer, &others, NULL));
  for (guint i = 0; i < texts->len; i++)
    {
      const PdCell row[] = { text_cell ("id"), text_cell (g_ptr_array_index (texts, i)) };

      g_assert_true (pd_row_writer_write (writer, row, NULL));
    }
  json = finish (writer, stream);
  lines = g_strsplit (json, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, texts->len + 2);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      JsonObject *object;

      g_assert_true (json_parser_load_from_data (parser, lines[i + 1], -1, &error));
      g_assert_no_error (error);
      object = json_node_get_object (json_parser_get_root (parser));
      g_assert_cmpstr (json_object_get_string_member (object, PD_JSON_RECORD), ==, "other");
      g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, g_ptr_array_index (texts, i));
    }
}

static void
test_record_names (void)
{
  static const struct
  {
    PdWord word;
    const char *name;
  } cases[] = {
    { PD_WORD_PROJECT, "project" },
    { PD_WORD_HIGHLIGHT, "highlight" },
    { PD_WORD_BLOCK, "block" },
    { PD_WORD_EVIDENCE, "evidence" },
    { PD_WORD_FAMILY, "family" },
    { PD_WORD_NAME_ALIAS, "name_alias" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pd_json_writer_get_record_name (pd_word_get_table (cases[i].word));

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      g_assert_cmpint (pd_table_find_column (pd_word_get_table (i), PD_JSON_RECORD), ==, -1);
      g_assert_cmpint (pd_json_writer_is_single (pd_word_get_table (i)), ==, i == PD_WORD_PROJECT);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/json/object", test_object);
  g_test_add_func ("/formats/json/lines", test_lines);
  g_test_add_func ("/formats/json/nothing", test_nothing);
  g_test_add_func ("/formats/json/round-trip", test_round_trip);
  g_test_add_func ("/formats/json/record-names", test_record_names);
  return g_test_run ();
}
