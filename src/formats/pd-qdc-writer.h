#pragma once

#include "pd-format-error.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

void pd_qdc_writer_append_codes (GString *xml,
                                 PdTagOutline *outline);
gboolean pd_qdc_writer_write (PdTagOutline *outline,
                              const char *origin,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
