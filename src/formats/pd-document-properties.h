#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_document_properties_read (GBytes *xml,
                                  const char *part,
                                  PdDocument *document,
                                  PdTextBuilder *builder);
void pd_document_properties_set_language (PdDocument *document,
                                          PdTextBuilder *builder,
                                          const char *language,
                                          const char *place);
gboolean pd_document_properties_is_name (const char *name);
gboolean pd_document_properties_is_title (const char *title,
                                          const char *file_name);

G_END_DECLS
