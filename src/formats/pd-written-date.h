#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_written_date_read (const char *text,
                            gsize *n_bytes);

G_END_DECLS
