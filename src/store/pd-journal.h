#pragma once

#include "pd-changes.h"
#include "pd-changeset.h"
#include "pd-recorder.h"

G_BEGIN_DECLS

/**
 * PdJournalVisit:
 * @change: a change in the journal, to be looked at only
 * @data: what was handed over
 */
typedef void (*PdJournalVisit) (const PdChangeset *change,
                                gpointer data);

const char *pd_journal_find_table (const char *name);
gboolean pd_journal_leaves_out (const char *table,
                                int column);
gboolean pd_journal_visit (PdConnection *connection,
                           PdJournalVisit visit,
                           gpointer data,
                           GError **error);
gboolean pd_journal_shorten (PdConnection *connection,
                             gint64 max_bytes,
                             GError **error);

gboolean pd_journal_record (PdConnection *connection,
                            PdRecorder *recorder,
                            const char *label,
                            gint64 coder,
                            gint64 *step,
                            PdChanges *changes,
                            GError **error);

gboolean pd_journal_undo (PdConnection *connection,
                          char **label,
                          PdChanges *changes,
                          GError **error);
gboolean pd_journal_redo (PdConnection *connection,
                          char **label,
                          PdChanges *changes,
                          GError **error);
gboolean pd_journal_peek (PdConnection *connection,
                          char **undo_label,
                          char **redo_label,
                          GError **error);

G_END_DECLS
