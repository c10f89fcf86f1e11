#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_fold_expansions_repeat (const gunichar *characters,
                                    guint n);
gboolean pd_fold_expansions_share (gunichar first,
                                   gunichar second);

G_END_DECLS
