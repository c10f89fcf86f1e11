#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint pd_sentence_cut_find (const gunichar *characters,
                            const guint *positions,
                            guint first,
                            guint last);

G_END_DECLS
