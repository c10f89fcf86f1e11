#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar pd_simplified_get (gunichar character);
guint32 pd_simplified_get_checksum (void);

G_END_DECLS
