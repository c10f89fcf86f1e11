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

/**
 * PdReadOptions:
 * @encoding: (nullable): the encoding that a person chose, or %NULL to find out
 *
 * What a person wants read otherwise than a reader would.
 */
typedef struct
{
  const char *encoding;
} PdReadOptions;

PdDocument *pd_source_reader_read (GBytes *source,
                                   const char *file_name,
                                   const PdReadOptions *options,
                                   GError **error);

G_END_DECLS
