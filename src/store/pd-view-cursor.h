#pragma once

#include "pd-cursor.h"

G_BEGIN_DECLS

#define PD_TYPE_VIEW_CURSOR (pd_view_cursor_get_type ())
G_DECLARE_FINAL_TYPE (PdViewCursor, pd_view_cursor, PD, VIEW_CURSOR, PdCursor)

PdCursor *pd_view_cursor_new (PdConnection *connection,
                              const PdTable *table,
                              GError **error);

G_END_DECLS
