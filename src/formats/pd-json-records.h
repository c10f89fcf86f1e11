#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdJsonRecord:
 * @PD_JSON_RECORD_END: there is none any more
 * @PD_JSON_RECORD_FOUND: its characters were found
 * @PD_JSON_RECORD_UNCLOSED: it does not come to an end
 *
 * What came of looking for a record.
 */
typedef enum
{
  PD_JSON_RECORD_END,
  PD_JSON_RECORD_FOUND,
  PD_JSON_RECORD_UNCLOSED,
} PdJsonRecord;

/**
 * PdJsonLayout:
 * @PD_JSON_LAYOUT_LINES: a record a line
 * @PD_JSON_LAYOUT_SEQUENCE: records one behind the other
 * @PD_JSON_LAYOUT_ARRAY: the members of an array
 * @PD_JSON_LAYOUT_SINGLE: all of it is one record
 *
 * How the records of a JSON file stand in it.
 */
typedef enum
{
  PD_JSON_LAYOUT_LINES,
  PD_JSON_LAYOUT_SEQUENCE,
  PD_JSON_LAYOUT_ARRAY,
  PD_JSON_LAYOUT_SINGLE,
} PdJsonLayout;

/**
 * PdJsonRecords:
 *
 * Finds the records of a JSON file, a record after the other, without making a tree of the file.
 */
typedef struct _PdJsonRecords PdJsonRecords;

PdJsonRecords *pd_json_records_new (const char *text,
                                    gsize n_bytes);
void pd_json_records_free (PdJsonRecords *self);

PdJsonLayout pd_json_records_get_layout (PdJsonRecords *self);
PdJsonRecord pd_json_records_next (PdJsonRecords *self,
                                   const char **record,
                                   gsize *n_bytes,
                                   guint *line);
void pd_json_records_look_again (PdJsonRecords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdJsonRecords, pd_json_records_free)

G_END_DECLS
