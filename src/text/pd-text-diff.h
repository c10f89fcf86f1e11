#pragma once

#include "pd-text-map.h"

G_BEGIN_DECLS

PdTextMap *pd_text_diff (PdText *from,
                         PdText *to);

G_END_DECLS
