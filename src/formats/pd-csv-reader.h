#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PD_CSV_MAX_FIELDS:
 *
 * How many fields a record may have.
 */
#define PD_CSV_MAX_FIELDS 4096

/**
 * PdCsvRecord:
 * @PD_CSV_RECORD_END: there is none any more
 * @PD_CSV_RECORD_READ: it was read
 * @PD_CSV_RECORD_UNCLOSED: a quotation mark that opens in it is never closed
 * @PD_CSV_RECORD_TOO_WIDE: it has more fields than it may have
 *
 * What came of reading a record.
 */
typedef enum
{
  PD_CSV_RECORD_END,
  PD_CSV_RECORD_READ,
  PD_CSV_RECORD_UNCLOSED,
  PD_CSV_RECORD_TOO_WIDE,
} PdCsvRecord;

/**
 * PdCsvReader:
 *
 * Reads delimited text, a record after the other.
 */
typedef struct _PdCsvReader PdCsvReader;

PdCsvReader *pd_csv_reader_new (const char *text,
                                gsize n_bytes,
                                char delimiter);
void pd_csv_reader_free (PdCsvReader *self);

PdCsvRecord pd_csv_reader_next (PdCsvReader *self,
                                GPtrArray *fields,
                                guint *line);
gboolean pd_csv_reader_is_at_end (PdCsvReader *self);
void pd_csv_reader_skip_to_width (PdCsvReader *self,
                                  guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCsvReader, pd_csv_reader_free)

G_END_DECLS
