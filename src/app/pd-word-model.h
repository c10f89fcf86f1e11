#pragma once

#include "pd-word-item.h"

G_BEGIN_DECLS

#define PD_TYPE_WORD_MODEL (pd_word_model_get_type ())
G_DECLARE_FINAL_TYPE (PdWordModel, pd_word_model, PD, WORD_MODEL, GObject)

/* A GListModel of PdWordItem. */

PdWordModel *pd_word_model_new (void);

void pd_word_model_set_list (PdWordModel *self,
                             PdFrequencyList *list);
PdFrequencyList *pd_word_model_get_list (PdWordModel *self);

void pd_word_model_sort (PdWordModel *self,
                         PdFrequencyColumn column,
                         gboolean descending);
const guint *pd_word_model_get_order (PdWordModel *self);

G_END_DECLS
