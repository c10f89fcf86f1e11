#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_FIRST_STEPS (pd_first_steps_get_type ())
G_DECLARE_FINAL_TYPE (PdFirstSteps, pd_first_steps, PD, FIRST_STEPS, AdwBin)

G_END_DECLS
