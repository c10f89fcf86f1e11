#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_DROP_AREA (pd_drop_area_get_type ())
G_DECLARE_FINAL_TYPE (PdDropArea, pd_drop_area, PD, DROP_AREA, AdwBin)

/* Properties: content, title.
 * Signal: dropped (GdkFileList *files). */

G_END_DECLS
