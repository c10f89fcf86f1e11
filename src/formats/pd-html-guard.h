#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_html_guard_clean (const char *html,
                           gsize n_bytes,
                           gsize *n_cleaned);

G_END_DECLS
