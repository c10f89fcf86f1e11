#include "pd-project.h"

#include "pd-journal.h"
#include "pd-project-private.h"

/**
 * PdProject:
 *
 * A project: what the window and the command line share. Every function that waits for the disk has an
 * asynchronous twin; the window uses only those.
 *
 * Its properties change, and its signals are emitted, in the thread that made it.
 */
typedef enum
{
  PROP_PATH = 1,
  PROP_READ_ONLY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_FILE_PLACE,
} PdProjectProperty;

static GParamSpec *properties[PROP_FILE_PLACE + 1];

enum
{
  CHANGED,
  PROBLEM,
  CONFLICT,
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdProject, pd_project, G_TYPE_OBJECT)

static void
pd_project_finalize (GObject *object)
{
  PdProject *self = PD_PROJECT (object);

  pd_project_stop_watch (self);
  g_clear_object (&self->store);
  g_clear_object (&self->saver);
  g_clear_object (&self->lock);
  g_main_context_unref (self->context);
  g_clear_pointer (&self->placed_file, pd_placed_file_free);
  g_free (self->moved_path);
  g_free (self->path);
  g_free (self->kept_path);
  g_free (self->restored_path);
  g_free (self->read_only_reason);
  g_free (self->coder_name);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (pd_project_parent_class)->finalize (object);
}

static void
pd_project_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PdProject *self = PD_PROJECT (object);

  switch ((PdProjectProperty) id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, pd_project_get_read_only (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, pd_project_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, pd_project_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_FILE_PLACE:
      g_value_set_enum (value, self->file_place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_project_class_init (PdProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pd_project_finalize;
  object_class->get_property = pd_project_get_property;

  /**
   * PdProject:path: (getter get_path)
   *
   * The project file.
   */
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  /**
   * PdProject:read-only: (getter get_read_only)
   *
   * Whether nothing can be changed.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  /**
   * PdProject:can-undo: (getter get_can_undo)
   *
   * Whether there is something to take back.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  /**
   * PdProject:can-redo: (getter get_can_redo)
   *
   * Whether there is something to do again.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  /**
   * PdProject:undo-label: (getter get_undo_label)
   *
   * What undo would take back.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  /**
   * PdProject:redo-label: (getter get_redo_label)
   *
   * What redo would do again.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  /**
   * PdProject:file-place: (getter get_file_place)
   *
   * Whether the file is where it was when it was opened; it is known within seconds. Where it is not, what is done is done all the
   * same, and [method@Pd.Project.save_copy] and backups have it.
   */
  properties[PROP_FILE_PLACE] = g_param_spec_enum ("file-place", NULL, NULL, PD_TYPE_FILE_PLACE, PD_FILE_PLACE_SAME, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdProject::changed:
   * @changes: what changed
   *
   * Emitted when something is done, undone or redone, here or by another program.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_CHANGES);

  /**
   * PdProject::problem:
   * @sentence: what is wrong, to be shown
   *
   * Emitted when something failed that nobody waits for, such as writing a working copy back.
   */
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PdProject::conflict:
   * @sentence: what happened, to be shown
   *
   * Emitted when a working copy could not be written back because the file was changed elsewhere. Nothing is written until
   * [method@Pd.Project.settle] says which version stays.
   */
  signals[CONFLICT] = g_signal_new ("conflict", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PdProject::exported:
   *
   * Emitted when what it holds was written for other programs, after whoever asked for it was told.
   */
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_project_init (PdProject *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->coder_name = g_strdup (pd_project_get_usual_coder_name ());
}

/**
 * pd_project_get_usual_coder_name:
 *
 * Returns: who marks in projects where no name was set: the name of whoever is logged in
 */
const char *
pd_project_get_usual_coder_name (void)
{
  const char *name = g_get_real_name ();

  return *name != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ();
}

/**
 * pd_project_new:
 *
 * Returns: (transfer full): a project without a file
 */
PdProject *
pd_project_new (void)
{
  return g_object_new (PD_TYPE_PROJECT, NULL);
}

/* What is told to the thread of the project's signals. */
typedef struct
{
  PdProject *project;
  PdChanges *changes;
  char *undo_label;
  char *redo_label;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->project);
  g_object_unref (news->changes);
  g_free (news->undo_label);
  g_free (news->redo_label);
  g_free (news);
}

static void
set_labels (PdProject *self,
            const char *undo_label,
            const char *redo_label)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_str (&self->undo_label, undo_label))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (g_set_str (&self->redo_label, redo_label))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
tell (gpointer data)
{
  News *news = data;

  set_labels (news->project, news->undo_label, news->redo_label);
  /* What was done before it was opened may be written back yet. */
  if (news->project->saver != NULL)
    pd_saver_schedule (news->project->saver);
  if (!pd_changes_is_empty (news->changes))
    g_signal_emit (news->project, signals[CHANGED], 0, news->changes);
  return G_SOURCE_REMOVE;
}

/**
 * pd_project_announce:
 * @connection: the writer's connection
 * @changes: what was changed through it
 *
 * Tells everybody what a job has changed. For the jobs of this layer.
 */
void
pd_project_announce (PdProject *self,
                     PdConnection *connection,
                     PdChanges *changes)
{
  g_autoptr (GSource) source = NULL;
  News *news;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_CHANGES (changes));

  if (self->saver != NULL && !pd_changes_is_empty (changes))
    pd_saver_note_change (self->saver);

  news = g_new0 (News, 1);
  news->project = g_object_ref (self);
  news->changes = g_object_ref (changes);
  pd_journal_peek (connection, &news->undo_label, &news->redo_label, NULL);

  /* Through a source even where the thread is the same, so that news come in the order they were made. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "pidian news");
  g_source_set_callback (source, tell, news, news_free);
  g_source_attach (source, self->context);
}

/**
 * pd_project_note_change:
 *
 * Says that something was written which nobody needs to be told, so that a project that is worked on in a copy is written
 * back. For the jobs of this layer.
 */
void
pd_project_note_change (PdProject *self)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  if (self->saver != NULL)
    pd_saver_note_change (self->saver);
}

/**
 * pd_project_get_store:
 *
 * Returns: (transfer none) (nullable): its file. For this layer
 */
PdStore *
pd_project_get_store (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->store;
}

/**
 * pd_project_get_path:
 *
 * Returns: (transfer none) (nullable): the project file
 */
const char *
pd_project_get_path (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->path;
}

/**
 * pd_project_get_file_place:
 *
 * Returns: whether the file is where it was when it was opened. It is always where it is worked on in a copy, or is only read
 */
PdFilePlace
pd_project_get_file_place (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), PD_FILE_PLACE_SAME);

  return self->file_place;
}

/**
 * pd_project_get_moved_path:
 *
 * Returns: (transfer none) (nullable): where the file is, where it was moved
 */
const char *
pd_project_get_moved_path (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->moved_path;
}

/*< private >
 * pd_project_set_file_place:
 * @place: where the file is
 * @moved_path: (nullable): what it is called now, where it was moved
 *
 * Says where the file was found.
 */
void
pd_project_set_file_place (PdProject *self,
                           PdFilePlace place,
                           const char *moved_path)
{
  gboolean changed = g_set_str (&self->moved_path, moved_path) || place != self->file_place;

  self->file_place = place;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE_PLACE]);
}

/**
 * pd_project_get_read_only:
 *
 * Returns: whether nothing can be changed
 */
gboolean
pd_project_get_read_only (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), TRUE);

  return self->store == NULL || pd_store_get_read_only (self->store);
}

/**
 * pd_project_get_read_only_reason:
 *
 * Returns: (transfer none) (nullable): why nothing can be changed, as it stands behind a colon; %NULL where something
 *   can be, or that is not known
 */
const char *
pd_project_get_read_only_reason (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->read_only_reason;
}

/**
 * pd_project_set_read_only_reason:
 * @reason: why it is only to be read, as it stands behind a colon
 *
 * Says why a project is opened with %PD_PROJECT_READ, before it is.
 */
void
pd_project_set_read_only_reason (PdProject *self,
                                 const char *reason)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (self->store == NULL);

  g_set_str (&self->read_only_reason, reason);
}

/**
 * pd_project_get_coder_id:
 *
 * Returns: (transfer none) (nullable): the UUID of who works with it
 */
const char *
pd_project_get_coder_id (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->store != NULL ? pd_store_get_coder_id (self->store) : NULL;
}

/**
 * pd_project_get_can_undo:
 *
 * Returns: whether there is something to take back
 */
gboolean
pd_project_get_can_undo (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return self->undo_label != NULL && !pd_project_get_read_only (self);
}

/**
 * pd_project_get_can_redo:
 *
 * Returns: whether there is something to do again
 */
gboolean
pd_project_get_can_redo (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), FALSE);

  return self->redo_label != NULL && !pd_project_get_read_only (self);
}

/**
 * pd_project_get_undo_label:
 *
 * Returns: (transfer none) (nullable): what undo would take back
 */
const char *
pd_project_get_undo_label (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->undo_label;
}

/**
 * pd_project_get_redo_label:
 *
 * Returns: (transfer none) (nullable): what redo would do again
 */
const char *
pd_project_get_redo_label (PdProject *self)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return self->redo_label;
}

/**
 * pd_project_list_articles:
 *
 * Returns: (transfer full): the library, which follows the project
 */
PdArticleList *
pd_project_list_articles (PdProject *self)
{
  PdArticleList *list;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->store != NULL, NULL);

  list = pd_article_list_new (self->store);
  g_signal_connect_object (self, "changed", G_CALLBACK (pd_article_list_follow), list, G_CONNECT_SWAPPED);
  return list;
}
