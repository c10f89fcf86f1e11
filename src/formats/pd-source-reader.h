#pragma once

#include "pd-document.h"
#include "pd-format-error.h"

G_BEGIN_DECLS

/**
 * PD_SOURCE_READER_MAX_BYTES:
 *
 * The largest file that a reader takes.
 */
#define PD_SOURCE_READER_MAX_BYTES (64 * 1024 * 1024)

PdDocument *pd_source_reader_read (GBytes *source,
                                   const char *file_name,
                                   GError **error);

G_END_DECLS
