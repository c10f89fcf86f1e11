#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_uuid_new (void);

G_END_DECLS
