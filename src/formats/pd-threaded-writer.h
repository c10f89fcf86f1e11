#pragma once

#include "pd-row-writer.h"

G_BEGIN_DECLS

#define PD_TYPE_THREADED_WRITER (pd_threaded_writer_get_type ())
G_DECLARE_FINAL_TYPE (PdThreadedWriter, pd_threaded_writer, PD, THREADED_WRITER, PdRowWriter)

PdRowWriter *pd_threaded_writer_new (PdRowWriter *writer);

G_END_DECLS
