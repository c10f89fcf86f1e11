#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pd_sandbox_enter (guint64 max_memory,
                           GError **error);
void pd_sandbox_allow_seconds (guint seconds);

G_END_DECLS
