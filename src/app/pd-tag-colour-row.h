#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_COLOUR_ROW (pd_tag_colour_row_get_type ())
G_DECLARE_FINAL_TYPE (PdTagColourRow, pd_tag_colour_row, PD, TAG_COLOUR_ROW, AdwPreferencesRow)

/* Signal: chosen (const char *colour). */

void pd_tag_colour_row_set_colour (PdTagColourRow *self,
                                   const char *colour);

G_END_DECLS
