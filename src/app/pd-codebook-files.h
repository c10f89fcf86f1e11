#pragma once

#include "pd-codebook-view.h"

G_BEGIN_DECLS

void pd_codebook_files_install (GtkWidgetClass *widget_class);
void pd_codebook_files_update (PdCodebookView *self);

G_END_DECLS
