#pragma once

#include "pd-text-builder.h"

G_BEGIN_DECLS

void pd_plain_reader_read (PdTextBuilder *builder,
                           const char *text);

G_END_DECLS
