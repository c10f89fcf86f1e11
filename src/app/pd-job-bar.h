#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_JOB_BAR (pd_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (PdJobBar, pd_job_bar, PD, JOB_BAR, AdwBin)

/* Properties: title, fraction.
 * Signal: cancelled (). */

G_END_DECLS
