#pragma once

#include "pd-numeral.h"

G_BEGIN_DECLS

/* What reads Arabic and what reads Chinese digits shares. */

#define PD_NUMERAL_MAX_SCALE 20

gboolean pd_numeral_is_vague_digit (gunichar c);
int pd_numeral_get_tens (gunichar c);
int pd_numeral_find_step (const char *decimal);
void pd_numeral_replace (char *buffer,
                         char *decimal);
void pd_numeral_read_more (const PdQuantityScan *scan,
                           PdNumeral *numeral);
int pd_numeral_get_scale_at (const PdQuantityScan *scan,
                             guint at);
void pd_numeral_read_scales (const PdQuantityScan *scan,
                             PdNumeral *numeral);

gboolean pd_numeral_is_pair (int a,
                             int b);
gboolean pd_numeral_read_positional (const PdQuantityScan *scan,
                                     guint at,
                                     PdNumeral *numeral);
gboolean pd_numeral_read_chinese (const PdQuantityScan *scan,
                                  guint at,
                                  PdNumeral *numeral);

G_END_DECLS
