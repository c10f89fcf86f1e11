#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

/**
 * PD_PDF_READER_MAX_PAGES:
 *
 * The most pages that a PDF may have.
 */
#define PD_PDF_READER_MAX_PAGES 5000

/**
 * PD_PDF_READER_MAX_GLYPHS:
 *
 * The most characters that a PDF may have.
 */
#define PD_PDF_READER_MAX_GLYPHS 4000000

gboolean pd_pdf_reader_tell (GBytes *source);
gboolean pd_pdf_reader_read (PdTextBuilder *builder,
                             PdDocument *document,
                             GBytes *source,
                             GError **error);

G_END_DECLS
