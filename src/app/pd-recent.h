#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void pd_recent_add (GFile *file);
void pd_recent_remove (GFile *file);
GListModel *pd_recent_list (void);

G_END_DECLS
