#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_FILE_BANNER (pd_file_banner_get_type ())
G_DECLARE_FINAL_TYPE (PdFileBanner, pd_file_banner, PD, FILE_BANNER, AdwBin)

G_END_DECLS
