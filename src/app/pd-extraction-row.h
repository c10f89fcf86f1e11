#pragma once

#include <gtk/gtk.h>

#include "pd-extraction-block.h"

G_BEGIN_DECLS

#define PD_TYPE_EXTRACTION_ROW (pd_extraction_row_get_type ())
G_DECLARE_FINAL_TYPE (PdExtractionRow, pd_extraction_row, PD, EXTRACTION_ROW, GtkBox)

/* Signals: put-back (start, end), leave-out (start, end), in code points of the extracted text. */

GtkWidget *pd_extraction_row_new (void);

void pd_extraction_row_set_block (PdExtractionRow *self,
                                  PdExtractionBlock *block);
void pd_extraction_row_set_editable (PdExtractionRow *self,
                                     gboolean editable);

G_END_DECLS
