#pragma once

#include "pd-column-mapping.h"
#include "pd-source-reader.h"
#include "pd-tag-outline.h"

G_BEGIN_DECLS

/**
 * PdReaderAnswer:
 * @member: (nullable): where the file is an archive, the name of the member that it is of
 * @source: (nullable): the bytes that it was read from: the file's, or the member's
 * @part: (nullable): which record of those it is, from 1, where they may hold several
 * @document: (nullable): an article
 * @error: (nullable): why there is none
 *
 * An article that was read, or why it could not be.
 */
typedef struct
{
  const char *member;
  GBytes *source;
  const char *part;
  PdDocument *document;
  const GError *error;
} PdReaderAnswer;

/**
 * PdReaderFunc:
 * @answer: an article, or why it could not be read
 * @user_data: what was handed to the reader
 *
 * Takes an article as soon as it is read.
 *
 * Returns: whether to go on
 */
typedef gboolean (*PdReaderFunc) (const PdReaderAnswer *answer,
                                  gpointer user_data);

#define PD_TYPE_READER_PROCESS (pd_reader_process_get_type ())
G_DECLARE_FINAL_TYPE (PdReaderProcess, pd_reader_process, PD, READER_PROCESS, GObject)

PdReaderProcess *pd_reader_process_new (const char *program);

void pd_reader_process_set_patience (PdReaderProcess *self,
                                     guint seconds);

gboolean pd_reader_process_read (PdReaderProcess *self,
                                 GBytes *source,
                                 int file,
                                 const char *file_name,
                                 const PdReadOptions *options,
                                 PdReaderFunc func,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error);

PdColumnMapping *pd_reader_process_read_columns (PdReaderProcess *self,
                                                 GBytes *source,
                                                 const char *file_name,
                                                 const PdReadOptions *options,
                                                 GCancellable *cancellable,
                                                 GError **error);

PdTagOutline *pd_reader_process_read_codebook (PdReaderProcess *self,
                                               GBytes *source,
                                               const char *file_name,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
