#pragma once

#include "pd-quantity.h"

G_BEGIN_DECLS

GPtrArray *pd_quantity_reader_read (const char *utf8,
                                    gssize n_bytes);

G_END_DECLS
