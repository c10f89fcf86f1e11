#pragma once

#include <adwaita.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_SAME_WORDING (pd_same_wording_get_type ())
G_DECLARE_FINAL_TYPE (PdSameWording, pd_same_wording, PD, SAME_WORDING, GObject)

PdSameWording *pd_same_wording_new (GtkWidget *widget);

void pd_same_wording_look_for (PdSameWording *self,
                               PdProject *project,
                               const char *article_id,
                               guint start,
                               const char *quote,
                               const char *tag_id,
                               const char *tag_path);
void pd_same_wording_forget (PdSameWording *self);

G_END_DECLS
