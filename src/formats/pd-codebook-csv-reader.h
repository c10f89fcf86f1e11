#pragma once

#include "pd-format-error.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

PdTagOutline *pd_codebook_csv_reader_read (const char *text,
                                           GError **error);

G_END_DECLS
