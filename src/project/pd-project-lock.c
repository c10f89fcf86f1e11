#include "pd-project-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "pd-lock-holder.h"
#include "pd-store-error.h"

/* How often a lock says that it is still meant, in seconds, and after how long without that nobody means it any more. */
#define REFRESH_INTERVAL 120
#define LONG (10 * 60)

/**
 * PdProjectLock:
 *
 * A file beside a project that tells others who has it open, on which computer, and since when: `.~lock.study.pidian#`.
 *
 * It keeps nobody from anything, and where it cannot be made, nothing else fails. On one computer a lock of the file says
 * whether whoever made it is still there; from another, that it is touched every other minute.
 */
struct _PdProjectLock
{
  GObject parent_instance;

  char *path;
  PdLockHolder *me;
  gboolean shares_computer;
  GMainContext *context;
  /* The file, locked; -1 where there is none of ours. */
  int fd;
  GMutex mutex;
  GSource *source;
  gboolean was_taken;
};

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdProjectLock, pd_project_lock, G_TYPE_OBJECT)

static void
drop_source (PdProjectLock *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static void
pd_project_lock_finalize (GObject *object)
{
  PdProjectLock *self = PD_PROJECT_LOCK (object);

  drop_source (self);
  g_clear_fd (&self->fd, NULL);
  g_clear_pointer (&self->me, pd_lock_holder_free);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (pd_project_lock_parent_class)->finalize (object);
}

static void
pd_project_lock_class_init (PdProjectLockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_project_lock_finalize;

  /**
   * PdProjectLock::taken:
   * @sentence: who did, to be shown
   *
   * Emitted when somebody else has opened the project although it was open.
   */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pd_project_lock_init (PdProjectLock *self)
{
  self->fd = -1;
  g_mutex_init (&self->mutex);
}

/**
 * pd_project_lock_make_path:
 * @path: a project file
 *
 * Returns: (transfer full): where the file is that says who has it open
 */
char *
pd_project_lock_make_path (const char *path)
{
  g_autofree char *real = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *lock = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* However it is called here, it is one file. */
  real = realpath (path, NULL);
  folder = g_path_get_dirname (real != NULL ? real : path);
  name = g_path_get_basename (real != NULL ? real : path);
  lock = g_strdup_printf (".~lock.%s#", name);
  return g_build_filename (folder, lock, NULL);
}

/**
 * pd_project_lock_new:
 * @path: a project file
 * @user: who opens it
 * @shares_computer: whether others on this computer may have it open as well, as where SQLite sees to that
 * @context: where its signal is emitted
 *
 * Returns: (transfer full): a lock that is not there yet
 */
PdProjectLock *
pd_project_lock_new (const char *path,
                     const char *user,
                     gboolean shares_computer,
                     GMainContext *context)
{
  PdProjectLock *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (user != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (PD_TYPE_PROJECT_LOCK, NULL);
  self->path = pd_project_lock_make_path (path);
  self->me = pd_lock_holder_new (user);
  self->shares_computer = shares_computer;
  self->context = g_main_context_ref (context);
  return self;
}

/* What stands there may be anything: it is neither followed nor waited for. */
static int
open_lock (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat info;

  if (fd == -1)
    return -1;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;
  g_close (fd, NULL);
  return -1;
}

static gboolean
make_lock (PdProjectLock *self)
{
  self->fd = g_open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (self->fd == -1)
    return errno != EEXIST;
  flock (self->fd, LOCK_EX | LOCK_NB);
  if (pd_lock_holder_write (self->me, self->fd))
    return TRUE;
  /* Better none than one that says nothing. */
  g_unlink (self->path);
  g_clear_fd (&self->fd, NULL);
  return TRUE;
}

/* On this computer a lock whose program is gone is nobody's. */
static gboolean
is_left (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0;
}

/* How long ago it was touched, in seconds, by this computer's clock, which may differ from the other's. */
static gint64
get_age (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 ? g_get_real_time () / G_USEC_PER_SEC - info.st_mtime : 0;
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) then = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("?");
  if (g_date_time_get_year (then) == g_date_time_get_year (now) && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");
  /* Translators: a date and time as in g_date_time_format(). */
  return g_date_time_format (then, _ ("%-d %B %Y, %H:%M"));
}

/* Who has it open, or had, a sentence. */
static char *
describe (const PdLockHolder *holder,
          gint64 age)
{
  g_autofree char *since = format_time (holder->since);
  g_autofree char *seen = format_time (g_get_real_time () / G_USEC_PER_SEC - age);

  if (*holder->user == '\0' || *holder->computer == '\0')
    return g_strdup (_ ("Somebody else has the project open."));
  if (age > LONG)
    /* Translators: the name of a person, that of a computer, and a time, such as 14:03. */
    return g_strdup_printf (_ ("%s had the project open on the computer “%s”, and did not close it. The last sign of that is from %s."), holder->user, holder->computer, seen);
  /* Translators: the name of a person, that of a computer, and a time, such as 14:03. */
  return g_strdup_printf (_ ("%s has the project open on the computer “%s”, since %s."), holder->user, holder->computer, since);
}

/* Whether there is a lock that others mean. One that nobody means any more is removed, and one that is taken. */
static gboolean
is_held (PdProjectLock *self,
         PdLockPolicy policy,
         gboolean *is_shared,
         GError **error)
{
  g_autofd int fd = open_lock (self->path);
  g_autoptr (PdLockHolder) holder = fd != -1 ? pd_lock_holder_read (fd) : NULL;
  g_autofree char *sentence = NULL;
  gboolean here, left;

  *is_shared = FALSE;
  if (holder == NULL)
    return FALSE;
  here = g_str_equal (self->me->machine, holder->machine);
  left = here && is_left (fd);
  *is_shared = here && !left && self->shares_computer;
  if (*is_shared)
    return FALSE;
  if (left || policy == PD_LOCK_TAKE)
    {
      g_unlink (self->path);
      return FALSE;
    }
  sentence = describe (holder, get_age (fd));
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_LOCKED, sentence);
  return TRUE;
}

/* Who has it now, where that is not us. */
static char *
touch (PdProjectLock *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofd int fd = -1;
  g_autoptr (PdLockHolder) holder = NULL;

  if (self->fd == -1)
    return NULL;
  fd = open_lock (self->path);
  if (fd == -1)
    {
      /* Who took it has gone again. */
      g_clear_fd (&self->fd, NULL);
      make_lock (self);
      return NULL;
    }
  holder = pd_lock_holder_read (fd);
  if (g_str_equal (holder->key, self->me->key))
    {
      futimens (self->fd, NULL);
      self->was_taken = FALSE;
      return NULL;
    }
  if (self->was_taken)
    return NULL;
  self->was_taken = TRUE;
  /* Translators: the name of a person, and that of a computer. */
  return g_strdup_printf (_ ("%s has opened the project as well, on the computer “%s”. If both of you change it, one of the two versions has to be chosen in the end."), holder->user, holder->computer);
}

static void
touch_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  g_task_return_pointer (task, touch (source), g_free);
}

static void
on_touched (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autofree char *sentence = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sentence != NULL)
    g_signal_emit (source, signals[TAKEN], 0, sentence);
}

/**
 * pd_project_lock_refresh:
 *
 * Says that the lock is still meant, and looks whether somebody else has taken it. It does not wait. In the thread of its
 * context.
 */
void
pd_project_lock_refresh (PdProjectLock *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_PROJECT_LOCK (self));

  task = g_task_new (self, NULL, on_touched, NULL);
  g_task_set_source_tag (task, pd_project_lock_refresh);
  g_task_run_in_thread (task, touch_in_thread);
}

static gboolean
on_interval (gpointer data)
{
  pd_project_lock_refresh (data);
  return G_SOURCE_CONTINUE;
}

/**
 * pd_project_lock_acquire:
 * @policy: what to do where somebody else has it
 * @error: return location for an error
 *
 * Makes the lock, where that can be. It waits for the disk.
 *
 * Returns: whether the project may be opened; otherwise %PD_STORE_ERROR_LOCKED, whose message says who has it open
 */
gboolean
pd_project_lock_acquire (PdProjectLock *self,
                         PdLockPolicy policy,
                         GError **error)
{
  gboolean is_shared = FALSE, done = FALSE;

  g_return_val_if_fail (PD_IS_PROJECT_LOCK (self), FALSE);
  g_return_val_if_fail (self->fd == -1, FALSE);

  if (policy == PD_LOCK_NONE)
    return TRUE;
  /* Somebody may be quicker. */
  for (guint i = 0; i < 2 && !done; i++)
    {
      if (is_held (self, policy, &is_shared, error))
        return FALSE;
      done = is_shared || make_lock (self);
    }
  if (self->fd == -1)
    return TRUE;
  self->source = g_timeout_source_new_seconds (REFRESH_INTERVAL);
  g_source_set_priority (self->source, G_PRIORITY_LOW);
  g_source_set_static_name (self->source, "pidian lock");
  g_source_set_callback (self->source, on_interval, self, NULL);
  g_source_attach (self->source, self->context);
  return TRUE;
}

/**
 * pd_project_lock_release:
 *
 * Removes the lock, unless somebody else has taken it. It waits for the disk.
 */
void
pd_project_lock_release (PdProjectLock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofd int fd = -1;
  g_autoptr (PdLockHolder) holder = NULL;

  g_return_if_fail (PD_IS_PROJECT_LOCK (self));

  drop_source (self);
  locker = g_mutex_locker_new (&self->mutex);
  if (self->fd == -1)
    return;
  fd = open_lock (self->path);
  holder = fd != -1 ? pd_lock_holder_read (fd) : NULL;
  if (holder != NULL && g_str_equal (holder->key, self->me->key))
    g_unlink (self->path);
  g_clear_fd (&self->fd, NULL);
}
