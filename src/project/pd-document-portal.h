#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pd_document_portal_has (const char *path);
char *pd_document_portal_dup_host_path (const char *path);

G_END_DECLS
