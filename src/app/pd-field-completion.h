#pragma once

#include <gtk/gtk.h>

#include "pd-match-cache.h"
#include "pd-project.h"

G_BEGIN_DECLS

void pd_field_completion_attach (GtkWidget *entry,
                                 PdMatchCache *cache,
                                 PdProject *project,
                                 PdKey key,
                                 GCancellable *cancellable);

G_END_DECLS
