#pragma once

#include <gtk/gtk.h>

#include "pd-project.h"
#include "pd-word-model.h"

G_BEGIN_DECLS

void pd_words_export (GtkWidget *parent,
                      PdProject *project,
                      PdWordModel *model);

G_END_DECLS
