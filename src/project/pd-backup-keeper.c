#include "pd-backup-keeper.h"

#include "pd-project-place.h"

/**
 * PdBackupKeeper:
 *
 * Makes backups of an open project in the background: a while after something changed in it, at once where its file is gone, and when
 * it is asked to.
 *
 * It belongs to the thread that made it. Of a project that can only be read, none are made.
 */
struct _PdBackupKeeper
{
  GObject parent_instance;

  PdProject *project;
  PdBackups *backups;
  GCancellable *cancellable;
  GSource *source;
  gboolean enabled;
  guint interval;
  gint64 max_bytes;
  /* Why the last one could not be made. */
  char *problem;
  /* One at a time is made. */
  GMutex mutex;
};

typedef enum
{
  PROP_ENABLED = 1,
  PROP_INTERVAL,
  PROP_MAX_BYTES,
  PROP_PROBLEM,
} PdBackupKeeperProperty;

static GParamSpec *properties[PROP_PROBLEM + 1];

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdBackupKeeper, pd_backup_keeper, G_TYPE_OBJECT)

static void
drop_source (PdBackupKeeper *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static void
pd_backup_keeper_dispose (GObject *object)
{
  pd_backup_keeper_stop (PD_BACKUP_KEEPER (object));

  G_OBJECT_CLASS (pd_backup_keeper_parent_class)->dispose (object);
}

static void
pd_backup_keeper_finalize (GObject *object)
{
  PdBackupKeeper *self = PD_BACKUP_KEEPER (object);

  g_object_unref (self->project);
  g_object_unref (self->backups);
  g_object_unref (self->cancellable);
  g_free (self->problem);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pd_backup_keeper_parent_class)->finalize (object);
}

static void
pd_backup_keeper_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PdBackupKeeper *self = PD_BACKUP_KEEPER (object);

  switch ((PdBackupKeeperProperty) id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    case PROP_MAX_BYTES:
      g_value_set_int64 (value, self->max_bytes);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_backup_keeper_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  PdBackupKeeper *self = PD_BACKUP_KEEPER (object);

  switch ((PdBackupKeeperProperty) id)
    {
    case PROP_ENABLED:
      self->enabled = g_value_get_boolean (value);
      break;
    case PROP_INTERVAL:
      self->interval = g_value_get_uint (value);
      break;
    case PROP_MAX_BYTES:
      self->max_bytes = g_value_get_int64 (value);
      break;
    case PROP_PROBLEM:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_backup_keeper_class_init (PdBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_backup_keeper_dispose;
  object_class->finalize = pd_backup_keeper_finalize;
  object_class->get_property = pd_backup_keeper_get_property;
  object_class->set_property = pd_backup_keeper_set_property;

  /**
   * PdBackupKeeper:enabled: (getter get_enabled)
   *
   * Whether backups are made unasked.
   */
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PdBackupKeeper:interval:
   *
   * How long after a change one is made, in seconds.
   */
  properties[PROP_INTERVAL] = g_param_spec_uint ("interval", NULL, NULL, 0, G_MAXUINT, 600, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PdBackupKeeper:max-bytes:
   *
   * How much all backups of all projects may take, in bytes.
   */
  properties[PROP_MAX_BYTES] = g_param_spec_int64 ("max-bytes", NULL, NULL, 0, G_MAXINT64, G_MAXINT64, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PdBackupKeeper:problem: (getter get_problem)
   *
   * Why the last backup could not be made, a sentence; %NULL where it could.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdBackupKeeper::made:
   * @backup: it
   *
   * Emitted when a backup was made.
   */
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_BACKUP);
}

static void
pd_backup_keeper_init (PdBackupKeeper *self)
{
  self->enabled = TRUE;
  self->interval = 600;
  self->max_bytes = G_MAXINT64;
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
}

/* What the thread that makes one is handed. */
typedef struct
{
  char *project_path;
  gint64 max_bytes;
  gboolean made;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->project_path);
  g_free (job);
}

static void
make_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  PdBackupKeeper *self = source;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Job *job = data;
  g_autoptr (PdScratch) scratch = NULL;
  g_autofree char *readable = NULL;
  GError *error = NULL;
  PdBackup *backup = NULL;

  readable = pd_project_make_readable (self->project, &scratch, cancellable, &error);
  if (readable != NULL)
    backup = pd_backups_make (self->backups, job->project_path, readable, job->max_bytes, &job->made, cancellable, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_backup_keeper_make_async:
 * @in_any_case: whether it is made however large it is, and none is given up for it
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is made
 * @user_data: handed to @callback
 *
 * Makes a backup of the project as it is, unless there is one that holds the same. The project must stay open until then.
 */
void
pd_backup_keeper_make_async (PdBackupKeeper *self,
                             gboolean in_any_case,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (PD_IS_BACKUP_KEEPER (self));

  drop_source (self);
  job = g_new0 (Job, 1);
  job->project_path = g_strdup (pd_project_get_path (self->project));
  job->max_bytes = in_any_case ? G_MAXINT64 : self->max_bytes;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_backup_keeper_make_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
set_problem (PdBackupKeeper *self,
             const char *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * pd_backup_keeper_make_finish:
 * @result: what the callback got
 * @made: (out) (optional): whether it was made now, as there was none yet that holds the same
 * @error: return location for an error
 *
 * Returns: (transfer full): the backup that holds what the project holds, or %NULL with an error
 */
PdBackup *
pd_backup_keeper_make_finish (PdBackupKeeper *self,
                              GAsyncResult *result,
                              gboolean *made,
                              GError **error)
{
  g_autoptr (GError) failure = NULL;
  PdBackup *backup;
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  backup = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    set_problem (self, NULL);
  else if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_error_matches (failure, PD_STORE_ERROR, PD_STORE_ERROR_BUSY))
    set_problem (self, failure->message);
  if (made != NULL)
    *made = job->made && backup != NULL;
  if (job->made && backup != NULL)
    g_signal_emit (self, signals[MADE], 0, backup);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return backup;
}

/* What went wrong is said by the property. */
static void
on_made (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (PdBackup) backup = pd_backup_keeper_make_finish (PD_BACKUP_KEEPER (source), result, NULL, NULL);
}

static gboolean
on_timeout (gpointer data)
{
  PdBackupKeeper *self = data;

  drop_source (self);
  pd_backup_keeper_make_async (self, FALSE, self->cancellable, on_made, NULL);
  return G_SOURCE_REMOVE;
}

/* From the first change on, however many follow it. */
static void
schedule (PdBackupKeeper *self)
{
  if (self->source != NULL || !self->enabled)
    return;
  self->source = g_timeout_source_new_seconds (self->interval);
  g_source_set_priority (self->source, G_PRIORITY_LOW);
  g_source_set_static_name (self->source, "pidian backup");
  g_source_set_callback (self->source, on_timeout, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

static void
on_changed (PdBackupKeeper *self,
            PdChanges *changes)
{
  if (!pd_changes_is_derived (changes))
    schedule (self);
}

/* From then on, what is in it is nowhere else. */
static void
on_file_place (PdBackupKeeper *self)
{
  if (self->enabled && pd_project_get_file_place (self->project) == PD_FILE_PLACE_GONE)
    pd_backup_keeper_make_async (self, TRUE, self->cancellable, on_made, NULL);
}

/**
 * pd_backup_keeper_new:
 * @project: an open project
 * @backups: where they are kept
 *
 * Returns: (transfer full): what makes backups of it from now on
 */
PdBackupKeeper *
pd_backup_keeper_new (PdProject *project,
                      PdBackups *backups)
{
  PdBackupKeeper *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (PD_IS_BACKUPS (backups), NULL);

  self = g_object_new (PD_TYPE_BACKUP_KEEPER, NULL);
  self->project = g_object_ref (project);
  self->backups = g_object_ref (backups);
  if (!pd_project_get_read_only (project))
    {
      g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify::file-place", G_CALLBACK (on_file_place), self, G_CONNECT_SWAPPED);
    }
  return self;
}

/**
 * pd_backup_keeper_stop:
 *
 * Makes no more backups unasked, as when the project is closed. It does not wait.
 */
void
pd_backup_keeper_stop (PdBackupKeeper *self)
{
  g_return_if_fail (PD_IS_BACKUP_KEEPER (self));

  g_cancellable_cancel (self->cancellable);
  drop_source (self);
  g_signal_handlers_disconnect_by_data (self->project, self);
}

/**
 * pd_backup_keeper_get_backups:
 *
 * Returns: (transfer none): where they are kept
 */
PdBackups *
pd_backup_keeper_get_backups (PdBackupKeeper *self)
{
  g_return_val_if_fail (PD_IS_BACKUP_KEEPER (self), NULL);

  return self->backups;
}

/**
 * pd_backup_keeper_get_enabled:
 *
 * Returns: whether backups are made unasked
 */
gboolean
pd_backup_keeper_get_enabled (PdBackupKeeper *self)
{
  g_return_val_if_fail (PD_IS_BACKUP_KEEPER (self), FALSE);

  return self->enabled && !pd_project_get_read_only (self->project);
}

/**
 * pd_backup_keeper_get_problem:
 *
 * Returns: (transfer none) (nullable): why the last backup could not be made
 */
const char *
pd_backup_keeper_get_problem (PdBackupKeeper *self)
{
  g_return_val_if_fail (PD_IS_BACKUP_KEEPER (self), NULL);

  return self->problem;
}
