#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

gsize pd_front_matter_read (PdTextBuilder *builder,
                            PdDocument *document,
                            const char *text);

G_END_DECLS
