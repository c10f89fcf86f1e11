#include "pd-project-fixture.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pd-check.h"

#define N_MARKS 100
#define ID_LENGTH 36

/* Marks without end, and says of each that it is there, as the window would by showing it. */
static int
mark_until_killed (const char *path,
                   const char *article_id)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  pd_project_set_coder_name (project, "Ada");
  if (!pd_project_open (project, path, PD_PROJECT_OPEN, NULL, &error))
    return 1;
  for (guint i = 0;; i++)
    {
      g_autofree char *id = NULL;
      g_autoptr (PdEdit) edit = fixture_mark (project, article_id, i % 20, i % 20 + 3, &id);

      if (!pd_project_perform (project, edit, NULL, &error) || write (STDOUT_FILENO, id, ID_LENGTH) != ID_LENGTH)
        return 1;
    }
  return 0;
}

static void
test_kill (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PdProject) project = pd_project_new ();
  g_autofree char *citation = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  char shown[N_MARKS][ID_LENGTH + 1] = { 0 };
  gsize n_read;

  g_assert_true (pd_project_close (fixture->project, &error));
  g_assert_no_error (error);

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, data, "--mark", fixture->path, article_id, NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < N_MARKS; i++)
    {
      g_input_stream_read_all (g_subprocess_get_stdout_pipe (child), shown[i], ID_LENGTH, &n_read, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_read, ==, ID_LENGTH);
    }
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));

  pd_project_set_coder_name (project, "Ada");
  g_assert_true (pd_project_open (project, fixture->path, PD_PROJECT_OPEN, NULL, &error));
  g_assert_no_error (error);
  highlights = pd_project_load (project, PD_WORD_HIGHLIGHT, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < highlights->len; i++)
    g_hash_table_add (found, (char *) pd_record_get_id (g_ptr_array_index (highlights, i)));
  for (guint i = 0; i < N_MARKS; i++)
    g_assert_true (g_hash_table_contains (found, shown[i]));

  problems = pd_project_check (project, &citation, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  /* What was killed can still be undone. */
  g_assert_true (pd_project_undo (project, FALSE, &label, NULL, &error));
  g_assert_cmpstr (label, ==, "Mark");
  g_assert_true (pd_project_close (project, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--mark"))
    return mark_until_killed (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/durability/kill", Fixture, argv[0], fixture_set_up, test_kill, fixture_tear_down);
  return g_test_run ();
}
