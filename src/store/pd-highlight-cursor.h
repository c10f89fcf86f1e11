#pragma once

#include "pd-cursor.h"

G_BEGIN_DECLS

#define PD_TYPE_HIGHLIGHT_CURSOR (pd_highlight_cursor_get_type ())
G_DECLARE_FINAL_TYPE (PdHighlightCursor, pd_highlight_cursor, PD, HIGHLIGHT_CURSOR, PdCursor)

PdCursor *pd_highlight_cursor_new (PdConnection *connection,
                                   GError **error);

G_END_DECLS
