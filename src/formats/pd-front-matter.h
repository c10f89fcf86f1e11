#pragma once

#include "pd-document.h"

G_BEGIN_DECLS

gsize pd_front_matter_read (PdDocument *document,
                            const char *text);

G_END_DECLS
