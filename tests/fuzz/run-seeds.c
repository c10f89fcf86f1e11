#include "fuzz.h"

#include <glib/gstdio.h>

/* Runs a fuzz target over files where there is no libFuzzer: run-seeds FOLDER, the target's seeds, or run-seeds FILE. */

/* Sanitizers make it slow, and the machine may be busy; what does not end takes longer. */
#define MAX_SECONDS 20

static void
run_seed (gconstpointer data)
{
  const char *path = data;
  g_autofree char *contents = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  gint64 start;

  g_file_get_contents (path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  /* Without the NUL that is put behind contents, so that reading there is seen. */
  bytes = g_memdup2 (contents, n_bytes);
  start = g_get_monotonic_time ();
  g_assert_cmpint (LLVMFuzzerTestOneInput (bytes, n_bytes), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * G_USEC_PER_SEC);
}

/* libFuzzer begins with it. */
static void
test_nothing (void)
{
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) "", 0), ==, 0);
}

static void
add_seed (const char *folder,
          const char *name,
          GPtrArray *paths)
{
  g_autofree char *test = g_strconcat ("/fuzz/seed/", name, NULL);
  char *path = folder != NULL ? g_build_filename (folder, name, NULL) : g_strdup (name);

  g_ptr_array_add (paths, path);
  g_test_add_data_func (test, path, run_seed);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_func ("/fuzz/nothing", test_nothing);
  folder = g_dir_open (argv[1], 0, NULL);
  if (folder == NULL)
    add_seed (NULL, argv[1], paths);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    add_seed (argv[1], name, paths);
  g_assert_cmpuint (paths->len, >, 0);
  return g_test_run ();
}
