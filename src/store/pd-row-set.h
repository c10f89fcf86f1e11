#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdRowSet:
 *
 * A set of rows of one table, a bit for each.
 */
typedef struct _PdRowSet PdRowSet;

PdRowSet *pd_row_set_new (void);
void pd_row_set_free (PdRowSet *self);

void pd_row_set_add (PdRowSet *self,
                     gint64 row);
gboolean pd_row_set_contains (const PdRowSet *self,
                              gint64 row);
void pd_row_set_intersect (PdRowSet *self,
                           const PdRowSet *other);
void pd_row_set_subtract (PdRowSet *self,
                          const PdRowSet *other);
void pd_row_set_unite (PdRowSet *self,
                       const PdRowSet *other);
guint64 pd_row_set_count (const PdRowSet *self);
gint64 pd_row_set_next (const PdRowSet *self,
                        gint64 row);

gboolean pd_row_set_add_rows (PdRowSet *self,
                              PdConnection *connection,
                              sqlite3_stmt *statement,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdRowSet, pd_row_set_free)

G_END_DECLS
