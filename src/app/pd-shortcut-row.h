#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_SHORTCUT_ROW (pd_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (PdShortcutRow, pd_shortcut_row, PD, SHORTCUT_ROW, AdwActionRow)

/* Property: keys. */

G_END_DECLS
