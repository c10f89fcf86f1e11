#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pd_list_order_apply (GListStore *store,
                              GPtrArray *wanted);

G_END_DECLS
