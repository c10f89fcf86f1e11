#pragma once

#include "pd-tag-use.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_LINE (pd_tag_line_get_type ())
G_DECLARE_FINAL_TYPE (PdTagLine, pd_tag_line, PD, TAG_LINE, GObject)

/* Signal: changed (). */

PdTagLine *pd_tag_line_new (PdTagUse *use,
                            const char *heading);

const PdTagUse *pd_tag_line_get_use (PdTagLine *self);
const char *pd_tag_line_get_heading (PdTagLine *self);
void pd_tag_line_set (PdTagLine *self,
                      PdTagUse *use,
                      const char *heading);

G_END_DECLS
