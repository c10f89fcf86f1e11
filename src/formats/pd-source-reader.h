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
 * @mapping: (nullable) (element-type utf8 utf8): for columns of a file with many articles, the field that a person chose, one of
 *   [func@Pd.column_mapping_get_field_name], or the empty string for none; what they did not choose is guessed
 *
 * What a person wants read otherwise than a reader would.
 */
typedef struct
{
  const char *encoding;
  GHashTable *mapping;
} PdReadOptions;

/**
 * PdDocumentFunc:
 * @document: (nullable): an article; %NULL where it cannot be read
 * @part: (nullable): which record of the file it is, from 1, where that may hold several
 * @error: (nullable): why it cannot be read, an error of %PD_FORMAT_ERROR or %PD_TEXT_ERROR
 * @user_data: what was handed to the reader
 *
 * Takes an article as soon as it is read.
 *
 * Returns: whether to go on
 */
typedef gboolean (*PdDocumentFunc) (PdDocument *document,
                                    const char *part,
                                    const GError *error,
                                    gpointer user_data);

PdDocument *pd_source_reader_read (GBytes *source,
                                   const char *file_name,
                                   const PdReadOptions *options,
                                   GError **error);
gboolean pd_source_reader_read_each (GBytes *source,
                                     const char *file_name,
                                     const PdReadOptions *options,
                                     PdDocumentFunc func,
                                     gpointer user_data,
                                     GError **error);

G_END_DECLS
