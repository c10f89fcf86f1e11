#pragma once

#include "pd-passage.h"

G_BEGIN_DECLS

gboolean pd_caption_has_credit (const PdPassage *passage);
gboolean pd_caption_has_mark (const PdPassage *passage);

G_END_DECLS
