#pragma once

#include "pd-tag-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_USE_ROW (pd_tag_use_row_get_type ())
G_DECLARE_FINAL_TYPE (PdTagUseRow, pd_tag_use_row, PD, TAG_USE_ROW, AdwBin)

/* Property: summary. Signal: starred (const char *id, gboolean example). */

GtkWidget *pd_tag_use_row_new (gboolean can_edit);

void pd_tag_use_row_set_line (PdTagUseRow *self,
                              PdTagLine *line,
                              const char *tag_id);

G_END_DECLS
