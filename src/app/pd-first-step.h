#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_FIRST_STEP (pd_first_step_get_type ())
G_DECLARE_FINAL_TYPE (PdFirstStep, pd_first_step, PD, FIRST_STEP, AdwBin)

void pd_first_step_set_done (PdFirstStep *self,
                             gboolean done);

G_END_DECLS
