#pragma once

#include "pd-row-writer.h"

G_BEGIN_DECLS

/**
 * PD_JSON_VERSION:
 *
 * The version of what is written, raised when a reader of the version before would no longer understand it.
 */
#define PD_JSON_VERSION 1

/**
 * PD_JSON_RECORD:
 *
 * The name that says in JSON Lines what an object is a row of. No column has this name.
 */
#define PD_JSON_RECORD "record"

/**
 * PdJsonFlags:
 * @PD_JSON_LINES: an object a line (JSON Lines), not one object
 *
 * How to write JSON.
 */
typedef enum
{
  PD_JSON_LINES = 1 << 0,
} PdJsonFlags;

#define PD_TYPE_JSON_WRITER (pd_json_writer_get_type ())
G_DECLARE_FINAL_TYPE (PdJsonWriter, pd_json_writer, PD, JSON_WRITER, PdRowWriter)

PdRowWriter *pd_json_writer_new (GOutputStream *stream,
                                 PdJsonFlags flags);

char *pd_json_writer_get_record_name (const PdTable *table);
gboolean pd_json_writer_is_single (const PdTable *table);

G_END_DECLS
