#pragma once

#include "pd-encoding.h"

G_BEGIN_DECLS

const PdEncoding *pd_encoding_detector_detect (const char *bytes,
                                               gsize n_bytes,
                                               const PdEncoding *declared);

G_END_DECLS
