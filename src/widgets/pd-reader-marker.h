#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

guint pd_reader_marker_get_length (PdText *text,
                                   const PdBlock *block);

G_END_DECLS
