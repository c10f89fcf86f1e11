#include "pd-project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "pd-project-lock.h"

typedef struct
{
  Fixture fixture;
  char *lock_path;
} Study;

static void
set_up (Study *study,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&study->fixture, data);
  g_assert_true (pd_project_close (study->fixture.project, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&study->fixture.project);
  study->lock_path = pd_project_lock_make_path (study->fixture.path);
}

static void
tear_down (Study *study,
           gconstpointer data)
{
  g_free (study->lock_path);
  fixture_tear_down (&study->fixture, data);
}

static PdProjectLock *
make (Study *study,
      const char *user,
      gboolean shares_computer)
{
  return pd_project_lock_new (study->fixture.path, user, shares_computer, g_main_context_default ());
}

static char *
read_lock (Study *study)
{
  g_autoptr (GError) error = NULL;
  char *contents;

  g_assert_true (g_file_get_contents (study->lock_path, &contents, NULL, &error));
  return contents;
}

static gboolean
has_lock (Study *study)
{
  return g_file_test (study->lock_path, G_FILE_TEST_EXISTS);
}

/* The lock of somebody on another computer, made so many seconds ago. */
static void
write_foreign (Study *study,
               const char *user,
               gint64 age)
{
  g_autofree char *contents = g_strdup_printf ("[Pidian]\nUser=%s\nComputer=kant\nMachine=1781\nKey=%s-key\nSince=2025-01-30T08:15:00Z\n", user, user);
  g_autoptr (GError) error = NULL;
  struct utimbuf times;

  g_assert_true (g_file_set_contents (study->lock_path, contents, -1, &error));
  times.actime = times.modtime = g_get_real_time () / G_USEC_PER_SEC - age;
  g_assert_cmpint (utime (study->lock_path, &times), ==, 0);
}

static void
test_life (Study *study,
           gconstpointer data)
{
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autofree char *name = g_path_get_basename (study->lock_path);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (name, ==, ".~lock.测试.pidian#");
  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_no_error (error);
  contents = read_lock (study);
  g_assert_nonnull (strstr (contents, "User=Ada\n"));
  g_assert_nonnull (strstr (contents, g_get_host_name ()));
  pd_project_lock_release (lock);
  g_assert_false (has_lock (study));
}

/* Holds a lock until it is killed, and says when it has it. */
static int
hold (const char *path)
{
  g_autoptr (PdProjectLock) lock = pd_project_lock_new (path, "Ben", FALSE, g_main_context_default ());

  if (!pd_project_lock_acquire (lock, PD_LOCK_ASK, NULL) || write (STDOUT_FILENO, "!", 1) != 1)
    return 1;
  pause ();
  return 0;
}

static GSubprocess *
start_holder (Study *study,
              const char *program)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--hold", study->fixture.path, NULL);
  char mark;
  gsize n;

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (child), &mark, 1, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 1);
  return child;
}

static void
kill_holder (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (child, 9);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
}

/* Another program on this computer that has it open is known, and so is that it was killed. */
static void
test_processes (Study *study,
                gconstpointer data)
{
  g_autoptr (GSubprocess) child = start_holder (study, data);
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_false (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Ben"));
  g_clear_error (&error);
  kill_holder (child);
  g_assert_true (has_lock (study));

  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_no_error (error);
  contents = read_lock (study);
  g_assert_nonnull (strstr (contents, "User=Ada\n"));
  pd_project_lock_release (lock);
  g_assert_false (has_lock (study));
}

/* Where SQLite sees to two programs of one computer, the second one may. */
static void
test_shared (Study *study,
             gconstpointer data)
{
  g_autoptr (GSubprocess) child = start_holder (study, data);
  g_autoptr (PdProjectLock) lock = make (study, "Ada", TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_no_error (error);
  pd_project_lock_release (lock);
  contents = read_lock (study);
  g_assert_nonnull (strstr (contents, "User=Ben\n"));
  kill_holder (child);
}

static void
test_foreign (Study *study,
              gconstpointer data)
{
  gboolean shares_computer = GPOINTER_TO_INT (data);
  g_autoptr (PdProjectLock) lock = make (study, "Ada", shares_computer);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  write_foreign (study, "Ben", 30);
  g_assert_false (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Ben has the project open"));
  g_assert_nonnull (strstr (error->message, "kant"));
  g_clear_error (&error);
  contents = read_lock (study);
  g_assert_nonnull (strstr (contents, "User=Ben\n"));

  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_TAKE, &error));
  g_assert_no_error (error);
  g_free (contents);
  contents = read_lock (study);
  g_assert_nonnull (strstr (contents, "User=Ada\n"));
  pd_project_lock_release (lock);
}

/* One that was not touched for long is said to be so. */
static void
test_old (Study *study,
          gconstpointer data)
{
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autoptr (GError) error = NULL;

  write_foreign (study, "Ben", 3 * 3600);
  g_assert_false (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "did not close it"));
}

static void
on_taken (char **said,
          const char *sentence)
{
  g_set_str (said, sentence);
}

static gboolean
is_said (gpointer data)
{
  return *(char **) data != NULL;
}

/* Who had it open is told who has it open as well, and does not take that one's lock away. */
static void
test_taken (Study *study,
            gconstpointer data)
{
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autofree char *said = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (lock, "taken", G_CALLBACK (on_taken), &said);
  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_unlink (study->lock_path);
  write_foreign (study, "Ben", 0);
  pd_project_lock_refresh (lock);
  fixture_iterate_until (is_said, &said);
  g_assert_nonnull (strstr (said, "Ben"));
  pd_project_lock_release (lock);
  contents = read_lock (study);
  g_assert_nonnull (strstr (contents, "User=Ben\n"));
}

static gboolean
is_touched (gpointer data)
{
  GStatBuf info;

  return g_stat (data, &info) == 0 && g_get_real_time () / G_USEC_PER_SEC - info.st_mtime < 600;
}

static void
test_refresh (Study *study,
              gconstpointer data)
{
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autoptr (GError) error = NULL;
  struct utimbuf times = { 1000, 1000 };

  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_cmpint (utime (study->lock_path, &times), ==, 0);
  pd_project_lock_refresh (lock);
  fixture_iterate_until (is_touched, study->lock_path);
  pd_project_lock_release (lock);
}

/* What stands there may be anything, and nothing happens but that it is asked. */
static void
test_hostile (Study *study,
              gconstpointer data)
{
  g_autofree char *victim = fixture_write (&study->fixture, "victim", "precious");
  g_autofree char *contents = NULL;
  g_autofree char *long_name = g_strnfill (100000, 'x');
  g_autofree char *long_lock = g_strdup_printf ("[Pidian]\nUser=a\\nb<b>%s</b>\nComputer=kant\nMachine=1\nKey=2\nSince=never\n", "\xE2\x80\xAE");
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autoptr (GError) error = NULL;

  /* A link is not followed: neither read nor written. */
  g_assert_cmpint (symlink (victim, study->lock_path), ==, 0);
  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_no_error (error);
  pd_project_lock_release (lock);
  g_assert_true (g_file_get_contents (victim, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "precious");
  g_unlink (study->lock_path);

  /* A pipe is not waited for. */
  g_assert_cmpint (mkfifo (study->lock_path, 0600), ==, 0);
  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  pd_project_lock_release (lock);
  g_unlink (study->lock_path);

  g_assert_true (g_file_set_contents (study->lock_path, long_name, -1, &error));
  g_assert_false (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
  g_assert_cmpuint (strlen (error->message), <, 200);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (study->lock_path, long_lock, -1, &error));
  g_assert_false (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "\xE2\x80\xAE"));
}

/* A folder that cannot be written has no lock, and that is all. */
static void
test_unwritable (Study *study,
                 gconstpointer data)
{
  g_autoptr (PdProjectLock) lock = make (study, "Ada", FALSE);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write anywhere");
      return;
    }
  g_assert_cmpint (g_chmod (study->fixture.folder, 0500), ==, 0);
  g_assert_true (pd_project_lock_acquire (lock, PD_LOCK_ASK, &error));
  g_assert_no_error (error);
  pd_project_lock_release (lock);
  g_assert_cmpint (g_chmod (study->fixture.folder, 0700), ==, 0);
}

static PdProject *
open_project (Study *study,
              PdProjectMode mode,
              PdLockPolicy policy,
              GError **error)
{
  g_autoptr (PdProject) project = pd_project_new ();

  pd_project_set_lock_policy (project, policy);
  return pd_project_open (project, study->fixture.path, mode, NULL, error) ? g_steal_pointer (&project) : NULL;
}

static void
close_project (PdProject *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_close (project, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_project (Study *study,
              gconstpointer data)
{
  g_autoptr (PdProject) project = NULL;
  g_autoptr (PdProject) command = NULL;
  g_autoptr (GError) error = NULL;

  project = open_project (study, PD_PROJECT_OPEN, PD_LOCK_ASK, &error);
  g_assert_no_error (error);
  g_assert_true (has_lock (study));
  /* The command line does its work meanwhile, and says nothing to anybody. */
  command = open_project (study, PD_PROJECT_OPEN, PD_LOCK_NONE, &error);
  g_assert_no_error (error);
  close_project (command);
  g_assert_true (has_lock (study));
  close_project (project);
  g_assert_false (has_lock (study));

  /* Where it is not opened, nothing is left. */
  write_foreign (study, "Ben", 0);
  g_assert_null (open_project (study, PD_PROJECT_OPEN, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_clear_object (&project);
  project = open_project (study, PD_PROJECT_READ, PD_LOCK_ASK, &error);
  g_assert_no_error (error);
  close_project (project);
  g_assert_true (has_lock (study));
  g_clear_object (&project);
  project = open_project (study, PD_PROJECT_OPEN, PD_LOCK_TAKE, &error);
  g_assert_no_error (error);
  close_project (project);
  g_assert_false (has_lock (study));
}

static void
test_failure (Study *study,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (study->fixture.path, "no project", -1, &error));
  g_assert_null (open_project (study, PD_PROJECT_OPEN, PD_LOCK_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT);
  g_assert_false (has_lock (study));
}

int
main (int argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/locks/life", Study, NULL, set_up, test_life, tear_down);
  g_test_add ("/locks/processes", Study, argv[0], set_up, test_processes, tear_down);
  g_test_add ("/locks/shared", Study, argv[0], set_up, test_shared, tear_down);
  g_test_add ("/locks/foreign", Study, GINT_TO_POINTER (FALSE), set_up, test_foreign, tear_down);
  g_test_add ("/locks/foreign-local", Study, GINT_TO_POINTER (TRUE), set_up, test_foreign, tear_down);
  g_test_add ("/locks/old", Study, NULL, set_up, test_old, tear_down);
  g_test_add ("/locks/taken", Study, NULL, set_up, test_taken, tear_down);
  g_test_add ("/locks/refresh", Study, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/locks/hostile", Study, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/locks/unwritable", Study, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/locks/project", Study, NULL, set_up, test_project, tear_down);
  g_test_add ("/locks/failure", Study, NULL, set_up, test_failure, tear_down);
  return g_test_run ();
}
