#pragma once

#include "pd-quantity-unit.h"

G_BEGIN_DECLS

extern const PdQuantityUnit pd_quantity_units[];
extern const guint pd_n_quantity_units;

G_END_DECLS
