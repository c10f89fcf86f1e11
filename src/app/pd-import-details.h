#pragma once

#include "pd-import.h"

G_BEGIN_DECLS

char *pd_import_details_describe (const PdImportResult *result);

G_END_DECLS
