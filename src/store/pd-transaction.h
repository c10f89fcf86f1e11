#pragma once

#include "pd-changes.h"
#include "pd-recorder.h"

G_BEGIN_DECLS

/**
 * PdTransactionFunc:
 * @connection: the connection, in a transaction
 * @recorder: what watches the changes; it can be paused for rows that are not to be undone
 * @data: what was handed over
 * @error: return location for an error
 *
 * Returns: whether the transaction is to be kept
 */
typedef gboolean (*PdTransactionFunc) (PdConnection *connection,
                                       PdRecorder *recorder,
                                       gpointer data,
                                       GError **error);

PdChanges *pd_transaction_run (PdConnection *connection,
                               const char *label,
                               gint64 coder,
                               gint64 *step,
                               PdTransactionFunc func,
                               gpointer data,
                               GError **error);
PdChanges *pd_transaction_undo (PdConnection *connection,
                                gboolean redo,
                                char **label,
                                GError **error);

G_END_DECLS
