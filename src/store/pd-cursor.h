#pragma once

#include "pd-connection.h"
#include "pd-table.h"

G_BEGIN_DECLS

#define PD_TYPE_CURSOR (pd_cursor_get_type ())
G_DECLARE_DERIVABLE_TYPE (PdCursor, pd_cursor, PD, CURSOR, GObject)

/**
 * PdCursorClass:
 * @next: see [method@Pd.Cursor.next]
 *
 * What goes through the rows of some table.
 */
struct _PdCursorClass
{
  GObjectClass parent_class;

  const PdCell *(*next) (PdCursor *self,
                         GError **error);
};

PdCursor *pd_cursor_new (PdConnection *connection,
                         const PdTable *table,
                         GError **error);
const PdCell *pd_cursor_next (PdCursor *self,
                              GError **error);

G_END_DECLS
