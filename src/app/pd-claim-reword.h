#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

void pd_claim_reword_ask (GtkWidget *widget,
                          PdProject *project,
                          const char *claim_id);

G_END_DECLS
