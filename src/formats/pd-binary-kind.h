#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_binary_kind_refuse (GBytes *source,
                                GError **error);

G_END_DECLS
