#pragma once

#include "pd-project.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GSimpleActionGroup *pd_claim_actions_new (GtkWidget *widget,
                                          PdProject *project);
GMenuModel *pd_claim_actions_create_menu (const char *claim_id,
                                          const char *mention_id,
                                          const char *statement,
                                          gboolean is_mentioned);

G_END_DECLS
