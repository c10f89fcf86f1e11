#include "pd-project-backups.h"

#include "pd-revision.h"

/* What is in two files is known again by its UUID. */
#define ARTICLES(file) "SELECT uuid FROM " file ".article WHERE present"
#define HIGHLIGHTS(file) "SELECT h.uuid FROM " file ".highlight h JOIN " file ".article a ON a.id = h.article_id WHERE a.present"
#define CLAIMS(file) "SELECT uuid FROM " file ".claim"

/**
 * pd_project_load_backups:
 * @backups: where they are kept
 * @n_bytes: (out): how much the backups of all projects take, in bytes
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the backups of a project, those of other files of it too, such as of a copy. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdBackup): the backups, the newest first; %NULL with an error
 */
GPtrArray *
pd_project_load_backups (PdProject *self,
                         PdBackups *backups,
                         gint64 *n_bytes,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) projects = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (PD_IS_BACKUPS (backups), NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  projects = pd_project_load (self, PD_WORD_PROJECT, 0, NULL, cancellable, error);
  if (projects == NULL)
    return NULL;
  *n_bytes = pd_backups_get_n_bytes (backups);
  return pd_backups_list (backups, projects->len > 0 ? pd_record_get_id (g_ptr_array_index (projects, 0)) : "", error);
}

typedef struct
{
  PdBackups *backups;
  gint64 n_bytes;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_object_unref (listing->backups);
  g_free (listing);
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Listing *listing = data;
  GError *error = NULL;
  GPtrArray *backups = pd_project_load_backups (source, listing->backups, &listing->n_bytes, cancellable, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_load_backups_async:
 * @backups: where they are kept
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Finds the backups of a project, as [method@Pd.Project.load_backups] does.
 */
void
pd_project_load_backups_async (PdProject *self,
                               PdBackups *backups,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Listing *listing;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_BACKUPS (backups));

  listing = g_new0 (Listing, 1);
  listing->backups = g_object_ref (backups);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_load_backups_async);
  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * pd_project_load_backups_finish:
 * @result: what the callback got
 * @n_bytes: (out): how much the backups of all projects take, in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdBackup): the backups, the newest first; %NULL with an error
 */
GPtrArray *
pd_project_load_backups_finish (PdProject *self,
                                GAsyncResult *result,
                                gint64 *n_bytes,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  *n_bytes = ((Listing *) g_task_get_task_data (G_TASK (result)))->n_bytes;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
count (PdConnection *connection,
       const char *sql,
       guint *n,
       GError **error)
{
  gint64 value;

  if (!pd_connection_get_integer (connection, sql, &value, error))
    return FALSE;
  *n = value;
  return TRUE;
}

static gboolean
attach (PdConnection *connection,
        const char *path,
        GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "ATTACH ? AS backup", error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, path);
  return pd_connection_run (connection, statement, error);
}

static gboolean
compare_rows (PdConnection *connection,
              PdBackupDetails *details,
              GCancellable *cancellable,
              GError **error)
{
  const struct
  {
    const char *sql;
    guint *n;
  } counts[] = {
    { "SELECT count(*) FROM (" ARTICLES ("backup") ")", &details->articles.n },
    { "SELECT count(*) FROM (" HIGHLIGHTS ("backup") ")", &details->highlights.n },
    { "SELECT count(*) FROM (" CLAIMS ("backup") ")", &details->claims.n },
    { "SELECT count(*) FROM (" ARTICLES ("main") " EXCEPT " ARTICLES ("backup") ")", &details->articles.since },
    { "SELECT count(*) FROM (" ARTICLES ("backup") " EXCEPT " ARTICLES ("main") ")", &details->articles.gone },
    { "SELECT count(*) FROM (" HIGHLIGHTS ("main") " EXCEPT " HIGHLIGHTS ("backup") ")", &details->highlights.since },
    { "SELECT count(*) FROM (" HIGHLIGHTS ("backup") " EXCEPT " HIGHLIGHTS ("main") ")", &details->highlights.gone },
    { "SELECT count(*) FROM (" CLAIMS ("main") " EXCEPT " CLAIMS ("backup") ")", &details->claims.since },
    { "SELECT count(*) FROM (" CLAIMS ("backup") " EXCEPT " CLAIMS ("main") ")", &details->claims.gone },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !count (connection, counts[i].sql, counts[i].n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_project_compare_backup:
 * @backup: a backup of it
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Counts what is in a backup, and what is different in the project by now. It waits for the disk, but keeps nobody else
 * waiting.
 *
 * Returns: (transfer full): the numbers, to be freed with g_free(); %NULL with an error
 */
PdBackupDetails *
pd_project_compare_backup (PdProject *self,
                           PdBackup *backup,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree PdBackupDetails *details = g_new0 (PdBackupDetails, 1);
  g_autoptr (PdConnection) there = NULL;
  g_autoptr (PdConnection) here = NULL;
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (PD_IS_BACKUP (backup), NULL);

  there = pd_connection_open (pd_backup_get_path (backup), PD_CONNECTION_READ, error);
  then = there != NULL ? pd_revision_get (there, error) : NULL;
  if (then == NULL)
    return NULL;
  here = pd_connection_open (pd_store_get_path (pd_project_get_store (self)), PD_CONNECTION_READ, error);
  if (here == NULL || !attach (here, pd_backup_get_path (backup), error) || !pd_connection_exec (here, "BEGIN", error))
    return NULL;
  now = pd_revision_get (here, error);
  if (now == NULL || !compare_rows (here, details, cancellable, error))
    return NULL;
  details->is_same = g_str_equal (then, now);
  return g_steal_pointer (&details);
}

static void
compare_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  PdBackupDetails *details = pd_project_compare_backup (source, data, cancellable, &error);

  if (details != NULL)
    g_task_return_pointer (task, details, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_compare_backup_async:
 * @backup: a backup of it
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is counted
 * @user_data: handed to @callback
 *
 * Counts what is in a backup, as [method@Pd.Project.compare_backup] does.
 */
void
pd_project_compare_backup_async (PdProject *self,
                                 PdBackup *backup,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_BACKUP (backup));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_compare_backup_async);
  g_task_set_task_data (task, g_object_ref (backup), g_object_unref);
  g_task_run_in_thread (task, compare_in_thread);
}

/**
 * pd_project_compare_backup_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the numbers, to be freed with g_free(); %NULL with an error
 */
PdBackupDetails *
pd_project_compare_backup_finish (PdProject *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
