#pragma once

#include "pd-encoding.h"

G_BEGIN_DECLS

const PdEncoding *pd_declared_encoding_find (const char *bytes,
                                             gsize n_bytes);

G_END_DECLS
