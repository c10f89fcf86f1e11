#include "pd-reuse-watch.h"

#include "pd-reuse-keeper.h"

/* When nothing has come for so long, in milliseconds, what came is looked at: so an import is looked at once, at its end. */
#define QUIET 400

/* More rows than this are not worth asking for one by one. */
#define MANY_ROWS 2000

/**
 * PdReuseWatch:
 *
 * Looks for copies of articles as these come into an open project, in the background, and keeps families in it up to date.
 *
 * It belongs to the thread that made it. A project that can only be read is left alone.
 */
struct _PdReuseWatch
{
  GObject parent_instance;

  PdProject *project;
  GCancellable *cancellable;
  GSource *source;

  /* Which articles may have changed since it last began; all, where it is not known which. */
  GHashTable *rows;
  gboolean is_all;

  /* Handed to the thread that looks, while one does. */
  PdReuseKeeper *keeper;
  gboolean is_running;
};

typedef enum
{
  PROP_BUSY = 1,
} PdReuseWatchProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (PdReuseWatch, pd_reuse_watch, G_TYPE_OBJECT)

static void
drop_source (PdReuseWatch *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static void
pd_reuse_watch_dispose (GObject *object)
{
  pd_reuse_watch_stop (PD_REUSE_WATCH (object));

  G_OBJECT_CLASS (pd_reuse_watch_parent_class)->dispose (object);
}

static void
pd_reuse_watch_finalize (GObject *object)
{
  PdReuseWatch *self = PD_REUSE_WATCH (object);

  g_hash_table_unref (self->rows);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (pd_reuse_watch_parent_class)->finalize (object);
}

static void
pd_reuse_watch_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdReuseWatch *self = PD_REUSE_WATCH (object);

  switch ((PdReuseWatchProperty) id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, pd_reuse_watch_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_reuse_watch_class_init (PdReuseWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_reuse_watch_dispose;
  object_class->finalize = pd_reuse_watch_finalize;
  object_class->get_property = pd_reuse_watch_get_property;

  /**
   * PdReuseWatch:busy: (getter get_busy)
   *
   * Whether there are articles that are not looked at yet.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_reuse_watch_init (PdReuseWatch *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/* What the thread that looks is handed. */
typedef struct
{
  PdReuseKeeper *keeper;
  GArray *rows;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->keeper, pd_reuse_keeper_free);
  g_clear_pointer (&task->rows, g_array_unref);
  g_free (task);
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Task *work = data;
  GError *error = NULL;

  if (pd_reuse_keeper_run (work->keeper, work->rows, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void schedule (PdReuseWatch *self);

/* Here and not with the task is let go of what was handed to the thread: the task may end there, and the project is not to go away with it. */
static void
on_run (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (PdReuseWatch) self = data;
  Task *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (PdReuseKeeper) keeper = g_steal_pointer (&work->keeper);
  g_autoptr (GError) error = NULL;

  self->is_running = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Copies could not be looked for: %s", error->message);
  if (self->project == NULL)
    return;
  self->keeper = g_steal_pointer (&keeper);
  if (self->is_all || g_hash_table_size (self->rows) > 0)
    schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static GArray *
take_rows (PdReuseWatch *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_vals (rows, row, 1);
  g_hash_table_remove_all (self->rows);
  return rows;
}

static gboolean
on_quiet (gpointer data)
{
  PdReuseWatch *self = data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) rows = take_rows (self);
  Task *work;

  drop_source (self);
  work = g_new0 (Task, 1);
  work->keeper = self->keeper != NULL ? g_steal_pointer (&self->keeper) : pd_reuse_keeper_new (self->project);
  work->rows = self->is_all ? NULL : g_steal_pointer (&rows);
  self->is_all = FALSE;
  self->is_running = TRUE;
  task = g_task_new (NULL, self->cancellable, on_run, g_object_ref (self));
  g_task_set_source_tag (task, on_quiet);
  /* What it handed to the thread is to come back in any case. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, task_free);
  g_task_run_in_thread (task, run_in_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule (PdReuseWatch *self)
{
  drop_source (self);
  if (self->is_running)
    return;
  self->source = g_timeout_source_new (QUIET);
  g_source_set_priority (self->source, G_PRIORITY_LOW);
  g_source_set_static_name (self->source, "pidian copies");
  g_source_set_callback (self->source, on_quiet, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

static void
on_changed (PdReuseWatch *self,
            PdChanges *changes)
{
  guint n = pd_changes_get_n_changes (changes);

  if (!pd_changes_touch (changes, PD_WORD_ARTICLE))
    return;
  self->is_all = self->is_all || n == 0;
  for (guint i = 0; i < n && !self->is_all; i++)
    {
      const PdChange *change = pd_changes_get_change (changes, i);

      if (change->word == PD_WORD_ARTICLE)
        g_hash_table_add (self->rows, g_memdup2 (&change->row, sizeof change->row));
      self->is_all = g_hash_table_size (self->rows) > MANY_ROWS;
    }
  if (self->is_all)
    g_hash_table_remove_all (self->rows);
  schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * pd_reuse_watch_new:
 * @project: an open project
 *
 * Returns: (transfer full): what looks for copies in it from now on
 */
PdReuseWatch *
pd_reuse_watch_new (PdProject *project)
{
  PdReuseWatch *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_REUSE_WATCH, NULL);
  self->project = g_object_ref (project);
  if (pd_project_get_read_only (project))
    return self;
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  /* Articles may have come from elsewhere, or before there were families. */
  self->is_all = TRUE;
  schedule (self);
  return self;
}

/**
 * pd_reuse_watch_stop:
 *
 * Looks no longer, as when the project is closed. It does not wait.
 */
void
pd_reuse_watch_stop (PdReuseWatch *self)
{
  g_return_if_fail (PD_IS_REUSE_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  drop_source (self);
  g_clear_pointer (&self->keeper, pd_reuse_keeper_free);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
}

/**
 * pd_reuse_watch_get_busy:
 *
 * Returns: whether there are articles that are not looked at yet
 */
gboolean
pd_reuse_watch_get_busy (PdReuseWatch *self)
{
  g_return_val_if_fail (PD_IS_REUSE_WATCH (self), FALSE);

  return self->is_running || self->source != NULL;
}
