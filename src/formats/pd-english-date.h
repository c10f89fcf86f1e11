#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_english_date_normalise (const char *written);

G_END_DECLS
