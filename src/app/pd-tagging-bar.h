#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_TAGGING_BAR (pd_tagging_bar_get_type ())
G_DECLARE_FINAL_TYPE (PdTaggingBar, pd_tagging_bar, PD, TAGGING_BAR, AdwBin)

void pd_tagging_bar_set_project (PdTaggingBar *self,
                                 PdProject *project);
void pd_tagging_bar_set_hits (PdTaggingBar *self,
                              GListModel *hits);
void pd_tagging_bar_check_all (PdTaggingBar *self,
                               gboolean checked);
void pd_tagging_bar_update (PdTaggingBar *self);

G_END_DECLS
