#pragma once

#include "pd-column-mapping.h"
#include "pd-sniffer.h"
#include "pd-source-reader.h"

G_BEGIN_DECLS

PdColumnMapping *pd_column_guess (GBytes *source,
                                  const char *file_name,
                                  const PdReadOptions *options,
                                  GError **error);
PdColumnMapping *pd_column_guess_text (const char *text,
                                       PdFormat format,
                                       GHashTable *chosen,
                                       GError **error);

G_END_DECLS
