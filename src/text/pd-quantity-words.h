#pragma once

#include "pd-quantity-scan.h"

G_BEGIN_DECLS

/**
 * PdQuantityBound:
 * @PD_QUANTITY_EXACT: no more and no less
 * @PD_QUANTITY_ABOUT: about that
 * @PD_QUANTITY_UNDER: less
 * @PD_QUANTITY_OVER: more
 * @PD_QUANTITY_NEARLY: not quite that
 * @PD_QUANTITY_RANGE: from one to the other
 *
 * How exactly a figure is given; as the codes of approximations.
 */
typedef enum
{
  PD_QUANTITY_EXACT,
  PD_QUANTITY_ABOUT,
  PD_QUANTITY_UNDER,
  PD_QUANTITY_OVER,
  PD_QUANTITY_NEARLY,
  PD_QUANTITY_RANGE,
} PdQuantityBound;

const char *pd_quantity_bound_get_code (PdQuantityBound bound);

gboolean pd_quantity_words_find_before (const PdQuantityScan *scan,
                                        guint at,
                                        guint limit,
                                        guint *start,
                                        PdQuantityBound *bound);
gboolean pd_quantity_words_find_behind (const PdQuantityScan *scan,
                                        guint at,
                                        guint *end,
                                        PdQuantityBound *bound);
guint pd_quantity_words_skip (const PdQuantityScan *scan,
                              guint at);

G_END_DECLS
