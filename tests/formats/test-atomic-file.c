#include "format-test.h"
#include "pd-atomic-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void
write_text (PdAtomicFile *file,
            const char *text)
{
  g_assert_true (g_output_stream_write_all (pd_atomic_file_get_stream (file), text, strlen (text), NULL, NULL, NULL));
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
assert_holds (GFile *folder,
              const char *name,
              const char *text)
{
  g_autofree char *contents = read_file (folder, name);

  g_assert_cmpstr (contents, ==, text);
}

/* Nothing is left over beside what is meant to be there. */
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
test_new_file (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) path = g_file_get_child (folder, "a.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAtomicFile) file = pd_atomic_file_new (path, &error);

  g_assert_no_error (error);
  write_text (file, "new");
  g_assert_false (g_file_query_exists (path, NULL));
  g_assert_true (pd_atomic_file_commit (file, NULL, &error));
  g_assert_no_error (error);
  assert_holds (folder, "a.csv", "new");
  g_clear_object (&file);
  assert_holds (folder, "a.csv", "new");
  assert_n_files (folder, 1);
  remove_folder (folder);
}

static void
test_replace (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) path = g_file_get_child (folder, "a.csv");
  g_autoptr (PdAtomicFile) file = NULL;
  g_autoptr (PdAtomicFile) given_up = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  put (folder, "a.csv", "old");
  g_assert_cmpint (g_chmod (g_file_peek_path (path), 0640), ==, 0);

  given_up = pd_atomic_file_new (path, NULL);
  write_text (given_up, "half");
  g_clear_object (&given_up);
  assert_holds (folder, "a.csv", "old");

  given_up = pd_atomic_file_new (path, NULL);
  write_text (given_up, "all");
  g_cancellable_cancel (cancellable);
  g_assert_false (pd_atomic_file_commit (given_up, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&given_up);
  assert_holds (folder, "a.csv", "old");
  assert_n_files (folder, 1);

  file = pd_atomic_file_new (path, NULL);
  write_text (file, "new");
  assert_holds (folder, "a.csv", "old");
  g_assert_true (pd_atomic_file_commit (file, NULL, NULL));
  assert_holds (folder, "a.csv", "new");
  g_assert_cmpint (g_stat (g_file_peek_path (path), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  remove_folder (folder);
}

/* So large that the disk begins with it before all is written. */
static void
test_replace_large (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) path = g_file_get_child (folder, "a.csv");
  g_autoptr (PdAtomicFile) file = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) written = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (lines, "%u,一段文字\r\n", i);
  put (folder, "a.csv", "old");
  file = pd_atomic_file_new (path, NULL);
  while (written->len < 20 * 1024 * 1024)
    {
      write_text (file, lines->str);
      g_string_append (written, lines->str);
    }
  assert_holds (folder, "a.csv", "old");
  g_assert_true (pd_atomic_file_commit (file, NULL, NULL));
  {
    g_autofree char *contents = read_file (folder, "a.csv");

    g_assert_true (g_str_equal (contents, written->str));
  }
  assert_n_files (folder, 1);
  remove_folder (folder);
}

static void
test_link (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) link = g_file_get_child (folder, "link");
  g_autoptr (PdAtomicFile) file = NULL;

  put (folder, "real", "old");
  g_assert_true (g_file_make_symbolic_link (link, "real", NULL, NULL));
  file = pd_atomic_file_new (link, NULL);
  write_text (file, "new");
  g_assert_true (pd_atomic_file_commit (file, NULL, NULL));
  assert_holds (folder, "real", "new");
  g_assert_true (g_file_test (g_file_peek_path (link), G_FILE_TEST_IS_SYMLINK));
  remove_folder (folder);
}

static void
assert_refused (GFile *path,
                int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAtomicFile) file = pd_atomic_file_new (path, &error);

  g_assert_null (file);
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_refused (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) nowhere = g_file_resolve_relative_path (folder, "no/where.csv");
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://127.0.0.1:9/a.csv");

  assert_refused (folder, PD_FORMAT_ERROR_WRITE);
  assert_refused (nowhere, PD_FORMAT_ERROR_WRITE);
  assert_refused (remote, PD_FORMAT_ERROR_WRITE);
  remove_folder (folder);
}

static void
test_read_only (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) path = g_file_get_child (folder, "a.csv");

  put (folder, "a.csv", "old");
  g_assert_cmpint (g_chmod (g_file_peek_path (path), 0444), ==, 0);
  if (geteuid () == 0)
    g_test_skip ("Nothing is read-only to the superuser");
  else
    assert_refused (path, PD_FORMAT_ERROR_WRITE);
  remove_folder (folder);
}

/* A disk with no more room: the old file is as it was, and nothing lies about. */
static void
test_no_room (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) path = g_file_get_child (folder, "a.csv");
  g_autoptr (PdAtomicFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *much = g_strnfill (1024 * 1024, 'x');
  struct rlimit usual, little;

  put (folder, "a.csv", "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  little = usual;
  little.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);

  file = pd_atomic_file_new (path, &error);
  g_assert_no_error (error);
  g_assert_false (g_output_stream_write_all (pd_atomic_file_get_stream (file), much, strlen (much), NULL, NULL, &cause));
  g_assert_nonnull (cause);
  g_clear_object (&file);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  assert_holds (folder, "a.csv", "old");
  assert_n_files (folder, 1);
  remove_folder (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/atomic-file/new-file", test_new_file);
  g_test_add_func ("/formats/atomic-file/replace", test_replace);
  g_test_add_func ("/formats/atomic-file/replace-large", test_replace_large);
  g_test_add_func ("/formats/atomic-file/link", test_link);
  g_test_add_func ("/formats/atomic-file/refused", test_refused);
  g_test_add_func ("/formats/atomic-file/read-only", test_read_only);
  g_test_add_func ("/formats/atomic-file/no-room", test_no_room);
  return g_test_run ();
}
