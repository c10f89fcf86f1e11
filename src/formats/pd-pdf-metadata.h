#pragma once

#include <poppler.h>

#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_pdf_metadata_read (PopplerDocument *pdf,
                           PdTextBuilder *builder,
                           PdDocument *document);

G_END_DECLS
