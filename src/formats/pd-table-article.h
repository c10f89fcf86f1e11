#pragma once

#include "pd-column-mapping.h"
#include "pd-document.h"
#include "pd-table-reader.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

gboolean pd_table_article_read (PdTextBuilder *builder,
                                PdDocument *document,
                                PdColumnMapping *mapping,
                                const PdTableRow *row,
                                GError **error);

G_END_DECLS
