#pragma once

#include <glib.h>

G_BEGIN_DECLS

int pd_block_kinds_find (GPtrArray *blocks,
                         double body_size);

G_END_DECLS
