#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_time_words_format (gint64 time);

G_END_DECLS
