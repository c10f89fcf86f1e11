#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pd-sandbox.h"

#define MEMORY (G_GUINT64_CONSTANT (1) << 30)

/* What is tried in the sandbox is tried in a process of its own: there is no way out again. Returns its status. */
static int
try_inside (int (*attempt) (gpointer data),
            gpointer data)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (!pd_sandbox_enter (MEMORY, NULL))
        _exit (100);
      _exit (attempt (data));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

static void
assert_inside (int (*attempt) (gpointer data),
               gpointer data,
               int expected)
{
  int status = try_inside (attempt, data);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, expected);
}

static int
open_socket (gpointer data)
{
  return socket (GPOINTER_TO_INT (data), SOCK_STREAM, 0) < 0 ? errno : 0;
}

static int
run_program (gpointer data)
{
  execl ("/bin/true", "true", NULL);
  return errno;
}

static int
fork_process (gpointer data)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child < 0 ? errno : 0;
}

static int
write_file (gpointer data)
{
  return open (data, O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0;
}

static int
remove_file (gpointer data)
{
  return unlink (data) < 0 ? errno : 0;
}

static int
read_file (gpointer data)
{
  int fd = open (data, O_RDONLY);
  char byte;

  return fd < 0 ? errno : read (fd, &byte, 1) == 1 ? 0
                                                   : 99;
}

static gpointer
nothing (gpointer data)
{
  return data;
}

static int
start_thread (gpointer data)
{
  GThread *thread = g_thread_try_new ("thread", nothing, data, NULL);

  return thread != NULL && g_thread_join (thread) == data ? 0 : 1;
}

static int
work_on (gpointer data)
{
  pd_sandbox_allow_seconds (1);
  for (volatile guint i = 0;; i++)
    ;
  return 0;
}

static void
test_denied (void)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("pidian-sandbox-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, "x", 1), ==, 1);
  close (fd);

  assert_inside (open_socket, GINT_TO_POINTER (AF_INET), EPERM);
  assert_inside (open_socket, GINT_TO_POINTER (AF_INET6), EPERM);
  assert_inside (open_socket, GINT_TO_POINTER (AF_UNIX), EPERM);
  assert_inside (run_program, NULL, EPERM);
  assert_inside (fork_process, NULL, EPERM);
  assert_inside (write_file, path, EACCES);
  assert_inside (remove_file, path, EPERM);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  unlink (path);
}

static void
test_allowed (void)
{
  assert_inside (read_file, (gpointer) "/usr/bin/env", 0);
  assert_inside (start_thread, GINT_TO_POINTER (1), 0);
}

/* A file that is never done with ends its reader, whatever it does. */
static void
test_time (void)
{
  int status = try_inside (work_on, NULL);

  g_assert_true (WIFSIGNALED (status));
  g_assert_true (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL);
}

#if !defined(__SANITIZE_ADDRESS__)
static int
take_memory (gpointer data)
{
  return mmap (NULL, 2 * MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0;
}

static void
test_memory (void)
{
  assert_inside (take_memory, NULL, ENOMEM);
}
#endif

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/sandbox/denied", test_denied);
  g_test_add_func ("/reader/sandbox/allowed", test_allowed);
  g_test_add_func ("/reader/sandbox/time", test_time);
#if !defined(__SANITIZE_ADDRESS__)
  g_test_add_func ("/reader/sandbox/memory", test_memory);
#endif
  return g_test_run ();
}
