#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_RECORD_LIST (pd_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PdRecordList, pd_record_list, PD, RECORD_LIST, GObject)

/* A GListModel of PdRecord. */

PdRecordList *pd_record_list_new (PdProject *project,
                                  PdWord word);

PdRecord *pd_record_list_get (PdRecordList *self,
                              guint index);
PdRecord *pd_record_list_find (PdRecordList *self,
                               const char *id);

G_END_DECLS
