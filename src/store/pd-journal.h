#pragma once

#include "pd-changes.h"

G_BEGIN_DECLS

sqlite3_session *pd_journal_begin (PdConnection *connection,
                                   GError **error);
gboolean pd_journal_record (PdConnection *connection,
                            sqlite3_session *session,
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
