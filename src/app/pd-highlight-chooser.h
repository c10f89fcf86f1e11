#pragma once

#include "pd-chooser.h"
#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_HIGHLIGHT_CHOOSER (pd_highlight_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PdHighlightChooser, pd_highlight_chooser, PD, HIGHLIGHT_CHOOSER, PdChooser)

AdwDialog *pd_highlight_chooser_new (PdProject *project,
                                     const char *heading,
                                     const char *explanation);

G_END_DECLS
