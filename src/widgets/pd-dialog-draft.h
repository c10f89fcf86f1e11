#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void pd_dialog_keep_draft (AdwDialog *dialog);

G_END_DECLS
