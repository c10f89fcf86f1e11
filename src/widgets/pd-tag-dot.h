#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_DOT (pd_tag_dot_get_type ())
G_DECLARE_FINAL_TYPE (PdTagDot, pd_tag_dot, PD, TAG_DOT, GtkWidget)

GtkWidget *pd_tag_dot_new (void);

const char *pd_tag_dot_get_colour (PdTagDot *self);
void pd_tag_dot_set_colour (PdTagDot *self,
                            const char *colour);
void pd_tag_dot_set_size (PdTagDot *self,
                          int size);

G_END_DECLS
