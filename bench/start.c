/* start ROUNDS IDLE PROGRAM… -- PROGRAM…: how long each of two programs takes from its start to a window with something
 * in it, in milliseconds, in turn; and how much memory it holds IDLE seconds later, in MiB. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

/* A window has something in it as soon as so many of its pixels are not of the colour that most are of. */
#define MIN_PIXELS 800

#define MIN_WIDTH 300
#define PATIENCE 60.0

/* A window of some size that can be seen, below the root or in its frame. */
static gboolean
find_window (Display *display,
             XWindowAttributes *found)
{
  Window root, parent, *children = NULL;
  unsigned int n_children = 0;
  gboolean ok = FALSE;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n_children);
  for (unsigned int i = 0; i < n_children && !ok; i++)
    ok = XGetWindowAttributes (display, children[i], found) && found->map_state == IsViewable && found->width >= MIN_WIDTH && found->x >= 0 && found->y >= 0;
  if (children != NULL)
    XFree (children);
  return ok;
}

static gboolean
is_drawn (Display *display)
{
  XWindowAttributes window;
  g_autoptr (GHashTable) counts = NULL;
  GHashTableIter iter;
  gpointer count;
  XImage *image;
  gsize most = 0, all;
  int screen = DefaultScreen (display);

  if (!find_window (display, &window))
    return FALSE;
  window.width = MIN (window.width, DisplayWidth (display, screen) - window.x);
  window.height = MIN (window.height, DisplayHeight (display, screen) - window.y);
  image = XGetImage (display, DefaultRootWindow (display), window.x, window.y, window.width, window.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  counts = g_hash_table_new (NULL, NULL);
  for (int y = 0; y < image->height; y++)
    {
      for (int x = 0; x < image->width; x++)
        {
          gpointer colour = GSIZE_TO_POINTER (XGetPixel (image, x, y) + 1);

          g_hash_table_insert (counts, colour, GSIZE_TO_POINTER (GPOINTER_TO_SIZE (g_hash_table_lookup (counts, colour)) + 1));
        }
    }
  all = (gsize) image->width * image->height;
  XDestroyImage (image);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    most = MAX (most, GPOINTER_TO_SIZE (count));
  return all - most >= MIN_PIXELS;
}

/* Its share of all the memory that it uses with others, in MiB. */
static double
get_memory (pid_t process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", process);
  g_autofree char *contents = NULL;
  const char *line;

  if (!g_file_get_contents (path, &contents, NULL, NULL) || (line = strstr (contents, "\nPss:")) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024;
}

static void
run (Display *display,
     char **program,
     double idle,
     GArray *times,
     GArray *memory)
{
  double start = bench_wall (), value;
  pid_t process = fork ();

  if (process == 0)
    {
      execvp (program[0], program);
      _exit (127);
    }
  while (!is_drawn (display))
    {
      if (bench_wall () - start > PATIENCE * 1000)
        g_error ("%s shows no window", program[0]);
      g_usleep (2000);
    }
  value = bench_wall () - start;
  g_array_append_val (times, value);
  g_usleep ((gulong) (idle * G_USEC_PER_SEC));
  value = get_memory (process);
  g_array_append_val (memory, value);
  kill (process, SIGKILL);
  waitpid (process, NULL, 0);
  while (find_window (display, &(XWindowAttributes) { 0 }))
    g_usleep (2000);
}

/* A window may go away while it is looked at. */
static int
on_error (Display *display,
          XErrorEvent *event)
{
  return 0;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GArray) own_times = bench_times_new ();
  g_autoptr (GArray) own_memory = bench_times_new ();
  g_autoptr (GArray) other_times = bench_times_new ();
  g_autoptr (GArray) other_memory = bench_times_new ();
  GArray *times[] = { own_times, other_times };
  GArray *memory[] = { own_memory, other_memory };
  Display *display = XOpenDisplay (NULL);
  char **programs[2] = { argv + 3, NULL };

  if (argc < 6 || display == NULL)
    g_error ("start ROUNDS IDLE PROGRAM… -- PROGRAM…, on an X display");
  XSetErrorHandler (on_error);
  for (int i = 3; i < argc; i++)
    {
      if (programs[1] == NULL && strcmp (argv[i], "--") == 0)
        {
          argv[i] = NULL;
          programs[1] = argv + i + 1;
        }
    }
  for (int round = 0; round < atoi (argv[1]); round++)
    {
      for (int i = 0; i < 2; i++)
        run (display, programs[i], g_ascii_strtod (argv[2], NULL), times[i], memory[i]);
    }
  bench_report ("start", own_times);
  bench_report ("start-beside", other_times);
  bench_report ("memory", own_memory);
  bench_report ("memory-beside", other_memory);
  XCloseDisplay (display);
  return 0;
}
