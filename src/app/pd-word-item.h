#pragma once

#include <gio/gio.h>

#include "pd-frequency-list.h"

G_BEGIN_DECLS

#define PD_TYPE_WORD_ITEM (pd_word_item_get_type ())
G_DECLARE_FINAL_TYPE (PdWordItem, pd_word_item, PD, WORD_ITEM, GObject)

PdWordItem *pd_word_item_new (PdFrequencyList *list,
                              guint index);

const PdFrequencyRow *pd_word_item_get_row (PdWordItem *self);
char *pd_word_item_format (PdWordItem *self,
                           PdFrequencyColumn column);

G_END_DECLS
