#include "format-test.h"
#include "pd-data-package.h"
#include "pd-package-writer.h"
#include "pd-word.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define HEADER "coder_id,name,created,modified\r\n"

static PdRowWriter *
open_writer (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  PdRowWriter *writer = pd_package_writer_new (folder, "项目", &error);

  g_assert_no_error (error);
  return writer;
}

/* Begins the table of coders and writes one. */
static void
write_coder (PdRowWriter *writer,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  const PdCell row[] = {
    { "00000000-0000-4000-8000-000000000000", 36, 0, FALSE },
    { name, strlen (name), 0, FALSE },
    { NULL, 0, 0, FALSE },
    { NULL, 0, 0, FALSE },
  };

  g_assert_true (pd_row_writer_begin_table (writer, pd_word_get_table (PD_WORD_CODER), &error));
  g_assert_true (pd_row_writer_write (writer, row, &error));
  g_assert_no_error (error);
}

static void export (GFile *folder,
                    const char *name)
{
  g_autoptr (PdRowWriter) writer = open_writer (folder);
  g_autoptr (GError) error = NULL;

  write_coder (writer, name);
  g_assert_true (pd_row_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_holds (GFile *folder,
              const char *coder)
{
  g_autofree char *csv = read_file (folder, "coders.csv");
  g_autofree char *expected = g_strdup_printf (HEADER "00000000-0000-4000-8000-000000000000,%s,1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z\r\n", coder);

  g_assert_cmpstr (csv, ==, expected);
}

static void
assert_n_files (GFile *folder,
                guint n)
{
  g_autoptr (GDir) entries = g_dir_open (g_file_peek_path (folder), 0, NULL);
  guint found = 0;

  while (g_dir_read_name (entries) != NULL)
    found++;
  g_assert_cmpuint (found, ==, n);
}

static void
put (GFile *folder,
     const char *name,
     const char *text)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static void
test_new_folder (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) folder = g_file_get_child (parent, "export");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *description = NULL;
  JsonObject *package;

  export (folder, "甲");
  assert_holds (folder, "甲");
  assert_n_files (folder, 2);
  assert_n_files (parent, 1);
  description = read_file (folder, PD_DATA_PACKAGE_NAME);
  g_assert_true (json_parser_load_from_data (parser, description, -1, NULL));
  package = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (package, "title"), ==, "项目");
  remove_folder (parent);
}

/* Nothing is seen of it before it is whole, and nothing is left of one that never is. */
static void
test_unfinished (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) folder = g_file_get_child (parent, "export");
  g_autoptr (PdRowWriter) writer = open_writer (folder);

  write_coder (writer, "甲");
  g_assert_false (g_file_query_exists (folder, NULL));
  g_clear_object (&writer);
  assert_n_files (parent, 0);

  export (folder, "甲");
  writer = open_writer (folder);
  write_coder (writer, "乙");
  g_clear_object (&writer);
  assert_holds (folder, "甲");
  assert_n_files (parent, 1);
  remove_folder (parent);
}

/* An earlier export goes, with a table that the new one does not have; a person's own files stay. */
static void
test_replace (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) folder = g_file_get_child (parent, "export");
  g_autoptr (GFile) own_folder = g_file_get_child (folder, "figures");
  g_autoptr (GFile) tags = g_file_get_child (folder, "tags.csv");
  g_autoptr (PdRowWriter) writer = NULL;
  g_autofree char *script = NULL;
  g_autofree char *figure = NULL;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  writer = open_writer (folder);
  write_coder (writer, "甲");
  g_assert_true (pd_row_writer_begin_table (writer, pd_word_get_table (PD_WORD_TAG), NULL));
  g_assert_true (pd_row_writer_finish (writer, NULL, NULL));
  g_assert_true (g_file_query_exists (tags, NULL));

  put (folder, "analysis.R", "library (dplyr)");
  g_assert_true (g_file_make_directory (own_folder, NULL, NULL));
  put (own_folder, "one.png", "png");
  export (folder, "乙");

  assert_holds (folder, "乙");
  g_assert_false (g_file_query_exists (tags, NULL));
  script = read_file (folder, "analysis.R");
  figure = read_file (own_folder, "one.png");
  g_assert_cmpstr (script, ==, "library (dplyr)");
  g_assert_cmpstr (figure, ==, "png");
  assert_n_files (folder, 4);
  assert_n_files (parent, 1);
  remove_folder (parent);
}

static void
assert_refused (GFile *folder,
                int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdRowWriter) writer = pd_package_writer_new (folder, NULL, &error);

  g_assert_null (writer);
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* What is not ours is never touched. */
static void
test_in_the_way (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) file = g_file_get_child (parent, "file");
  g_autoptr (GFile) folder = g_file_get_child (parent, "folder");
  g_autoptr (GFile) nowhere = g_file_resolve_relative_path (parent, "no/where");
  g_autofree char *text = NULL;

  put (parent, "file", "text");
  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  put (folder, "thesis.txt", "text");
  assert_refused (file, PD_FORMAT_ERROR_IN_THE_WAY);
  assert_refused (folder, PD_FORMAT_ERROR_IN_THE_WAY);
  assert_refused (nowhere, PD_FORMAT_ERROR_WRITE);

  /* Somebody else's package is not ours either, and neither is one that is broken. */
  put (folder, PD_DATA_PACKAGE_NAME, "{\"profile\":\"tabular-data-package\",\"resources\":[]}");
  assert_refused (folder, PD_FORMAT_ERROR_IN_THE_WAY);
  put (folder, PD_DATA_PACKAGE_NAME, "[[[");
  assert_refused (folder, PD_FORMAT_ERROR_IN_THE_WAY);
  put (folder, PD_DATA_PACKAGE_NAME, "{\"generator\":7,\"resources\":{}}");
  assert_refused (folder, PD_FORMAT_ERROR_IN_THE_WAY);

  text = read_file (folder, "thesis.txt");
  g_assert_cmpstr (text, ==, "text");
  assert_n_files (parent, 2);
  remove_folder (parent);
}

/* A folder that filled up with other things while the export was being made. */
static void
test_in_the_way_later (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) folder = g_file_get_child (parent, "export");
  g_autoptr (PdRowWriter) writer = open_writer (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  write_coder (writer, "甲");
  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  put (folder, "thesis.txt", "text");
  g_assert_false (pd_row_writer_finish (writer, NULL, &error));
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_IN_THE_WAY);
  g_clear_object (&writer);
  text = read_file (folder, "thesis.txt");
  g_assert_cmpstr (text, ==, "text");
  assert_n_files (parent, 1);
  remove_folder (parent);
}

/* A description that names files outside the folder does not make them ours. */
static void
test_hostile_description (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) folder = g_file_get_child (parent, "export");
  g_autofree char *text = NULL;
  g_autofree char *own = NULL;

  put (parent, "victim.csv", "text");
  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  put (folder, PD_DATA_PACKAGE_NAME, "{\"generator\":\"Pidian 9\",\"resources\":[{\"path\":\"../victim.csv\"},{\"path\":\"notes.txt\"},{\"path\":3},5]}");
  put (folder, "notes.txt", "own");
  export (folder, "甲");
  assert_holds (folder, "甲");
  text = read_file (parent, "victim.csv");
  own = read_file (folder, "notes.txt");
  g_assert_cmpstr (text, ==, "text");
  g_assert_cmpstr (own, ==, "own");
  remove_folder (parent);
}

/* A disk with no more room: one sentence, the old export as it was, and nothing lies about. */
static void
test_no_room (void)
{
  g_autoptr (GFile) parent = make_folder ();
  g_autoptr (GFile) folder = g_file_get_child (parent, "export");
  g_autoptr (PdRowWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *much = g_strnfill (1024 * 1024, 'x');
  struct rlimit usual, little;

  export (folder, "甲");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  little = usual;
  little.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  writer = open_writer (folder);
  if (pd_row_writer_begin_table (writer, pd_word_get_table (PD_WORD_CODER), &error))
    {
      const PdCell row[] = { { "id", 2, 0, FALSE }, { much, strlen (much), 0, FALSE }, { NULL, 0, 0, FALSE }, { NULL, 0, 0, FALSE } };

      if (pd_row_writer_write (writer, row, &error))
        g_assert_false (pd_row_writer_finish (writer, NULL, &error));
    }
  g_clear_object (&writer);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);

  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_WRITE);
  g_assert_true (g_str_has_suffix (error->message, "."));
  assert_holds (folder, "甲");
  assert_n_files (parent, 1);
  remove_folder (parent);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/package/new-folder", test_new_folder);
  g_test_add_func ("/formats/package/unfinished", test_unfinished);
  g_test_add_func ("/formats/package/replace", test_replace);
  g_test_add_func ("/formats/package/in-the-way", test_in_the_way);
  g_test_add_func ("/formats/package/in-the-way-later", test_in_the_way_later);
  g_test_add_func ("/formats/package/hostile-description", test_hostile_description);
  g_test_add_func ("/formats/package/no-room", test_no_room);
  return g_test_run ();
}
