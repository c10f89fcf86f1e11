#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

GStrv pd_tag_path_split (const char *path);
char *pd_tag_path_join (const char *const *names);

G_END_DECLS
