#pragma once

#include "pd-source-reader.h"

G_BEGIN_DECLS

#define PD_TYPE_READER_PROCESS (pd_reader_process_get_type ())
G_DECLARE_FINAL_TYPE (PdReaderProcess, pd_reader_process, PD, READER_PROCESS, GObject)

PdReaderProcess *pd_reader_process_new (const char *program);

void pd_reader_process_set_patience (PdReaderProcess *self,
                                     guint seconds);

PdDocument *pd_reader_process_read (PdReaderProcess *self,
                                    GBytes *source,
                                    const char *file_name,
                                    const PdReadOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
