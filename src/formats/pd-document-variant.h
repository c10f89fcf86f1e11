#pragma once

#include "pd-document.h"

G_BEGIN_DECLS

/**
 * PD_DOCUMENT_VARIANT_TYPE:
 *
 * A document without its source: its fields' values, where they come from, bytes that could not be read, the extracted text, its
 * blocks, its cuts.
 */
#define PD_DOCUMENT_VARIANT_TYPE G_VARIANT_TYPE ("(a(ss)a(sss)tsa(uuuumsms)a(suu))")

GVariant *pd_document_to_variant (PdDocument *document);
PdDocument *pd_document_from_variant (GVariant *variant,
                                      GBytes *source,
                                      const char *file_name,
                                      GError **error);

G_END_DECLS
