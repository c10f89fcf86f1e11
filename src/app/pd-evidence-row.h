#pragma once

#include "pd-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_EVIDENCE_ROW (pd_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (PdEvidenceRow, pd_evidence_row, PD, EVIDENCE_ROW, AdwExpanderRow)

GtkWidget *pd_evidence_row_new (PdRecord *item);

void pd_evidence_row_focus (PdEvidenceRow *self);

PdRecord *pd_evidence_row_dup_item (PdEvidenceRow *self,
                                    const char **message);

G_END_DECLS
