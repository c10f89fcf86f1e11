#pragma once

#include "pd-format-error.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

PdTagOutline *pd_qdc_reader_read (GBytes *source,
                                  GError **error);

G_END_DECLS
