#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_UNDO_BUTTONS (pd_undo_buttons_get_type ())
G_DECLARE_FINAL_TYPE (PdUndoButtons, pd_undo_buttons, PD, UNDO_BUTTONS, AdwBin)

G_END_DECLS
