#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_THEMED_PICTURE (pd_themed_picture_get_type ())
G_DECLARE_FINAL_TYPE (PdThemedPicture, pd_themed_picture, PD, THEMED_PICTURE, AdwBin)

GtkWidget *pd_themed_picture_new (const char *resource,
                                  const char *alternative_text);

G_END_DECLS
