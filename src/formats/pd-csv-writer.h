#pragma once

#include "pd-row-writer.h"

G_BEGIN_DECLS

/**
 * PdCsvFlags:
 * @PD_CSV_FOR_SPREADSHEET: for Excel, LibreOffice and the like: with a byte order mark, and with an apostrophe before
 *   text that they would run as a formula
 *
 * How to write CSV.
 */
typedef enum
{
  PD_CSV_FOR_SPREADSHEET = 1 << 0,
} PdCsvFlags;

#define PD_TYPE_CSV_WRITER (pd_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (PdCsvWriter, pd_csv_writer, PD, CSV_WRITER, PdRowWriter)

PdRowWriter *pd_csv_writer_new (GOutputStream *stream,
                                PdCsvFlags flags);

G_END_DECLS
