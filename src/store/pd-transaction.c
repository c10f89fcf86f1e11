#include "pd-transaction.h"

#include "pd-journal.h"

/* Prepared once: every action begins and ends. */
static gboolean
run (PdConnection *connection,
     const char *sql,
     GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);

  return statement != NULL && pd_connection_run (connection, statement, error);
}

static gboolean
finish (PdConnection *connection,
        gboolean ok,
        GError **error)
{
  if (ok && run (connection, "COMMIT", error))
    return TRUE;
  /* Some failures have rolled back already; then this fails, and that is all right. */
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_transaction_run:
 * @connection: a connection that writes
 * @label: what is done, in the person's language
 * @coder: the row of who does it
 * @step: (inout) (nullable): see [func@Pd.journal_record]
 * @func: does it
 * @data: handed to @func
 * @error: return location for an error
 *
 * Does something as one transaction, together with its row in the journal: all of it is on the disk, or none.
 *
 * Returns: (transfer full): what changed, or %NULL with an error
 */
PdChanges *
pd_transaction_run (PdConnection *connection,
                    const char *label,
                    gint64 coder,
                    gint64 *step,
                    PdTransactionFunc func,
                    gpointer data,
                    GError **error)
{
  g_autoptr (PdChanges) changes = pd_changes_new ();
  PdRecorder *recorder;
  gint64 step_before = step != NULL ? *step : 0;
  gboolean ok;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  if (!run (connection, "BEGIN IMMEDIATE", error))
    return NULL;
  recorder = pd_recorder_new (connection);
  ok = func (connection, recorder, data, error)
       && pd_journal_record (connection, recorder, label, coder, step, changes, error);
  g_object_unref (recorder);
  if (finish (connection, ok, error))
    return g_steal_pointer (&changes);
  if (step != NULL)
    *step = step_before;
  return NULL;
}

/**
 * pd_transaction_undo:
 * @connection: a connection that writes
 * @redo: whether to redo instead
 * @label: (out) (nullable): what was undone or redone; %NULL where there was nothing
 * @error: return location for an error
 *
 * Takes the last step back, or does it again, as one transaction.
 *
 * Returns: (transfer full): what changed, or %NULL with an error
 */
PdChanges *
pd_transaction_undo (PdConnection *connection,
                     gboolean redo,
                     char **label,
                     GError **error)
{
  g_autoptr (PdChanges) changes = pd_changes_new ();
  gboolean ok;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  *label = NULL;
  if (!run (connection, "BEGIN IMMEDIATE", error))
    return NULL;
  ok = redo ? pd_journal_redo (connection, label, changes, error)
            : pd_journal_undo (connection, label, changes, error);
  if (finish (connection, ok, error))
    return g_steal_pointer (&changes);
  g_clear_pointer (label, g_free);
  return NULL;
}
