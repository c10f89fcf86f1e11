#pragma once

#include "pd-chooser.h"
#include "pd-record-list.h"

G_BEGIN_DECLS

#define PD_TYPE_RECORD_CHOOSER (pd_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PdRecordChooser, pd_record_chooser, PD, RECORD_CHOOSER, PdChooser)

AdwDialog *pd_record_chooser_new (PdProject *project,
                                  PdKey title,
                                  const char *except_id,
                                  const char *heading,
                                  const char *explanation);

G_END_DECLS
