#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_archive_url_is (const char *url);
char *pd_archive_url_dup_original (const char *url);

G_END_DECLS
