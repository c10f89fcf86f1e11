#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PD_TAG_PATH_MAX_LEVELS:
 *
 * How many names a path may have. The views of the project file look no deeper.
 */
#define PD_TAG_PATH_MAX_LEVELS 64

GStrv pd_tag_path_split (const char *typed);
GStrv pd_tag_path_parse (const char *path);
void pd_tag_path_append (GString *path,
                         const char *name);
char *pd_tag_path_join (const char *const *names);

G_END_DECLS
