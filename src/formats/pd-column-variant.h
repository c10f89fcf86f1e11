#pragma once

#include "pd-column-mapping.h"

G_BEGIN_DECLS

/**
 * PD_COLUMN_VARIANT_TYPE:
 *
 * How many records were looked at, and the columns: name, field or the empty string, why or the empty string, some values,
 * whether these are HTML.
 */
#define PD_COLUMN_VARIANT_TYPE G_VARIANT_TYPE ("(ua(sssasb))")

GVariant *pd_column_mapping_to_variant (PdColumnMapping *mapping);
PdColumnMapping *pd_column_mapping_from_variant (GVariant *variant);

G_END_DECLS
