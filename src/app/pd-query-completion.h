#pragma once

#include <gtk/gtk.h>

#include "pd-project.h"

G_BEGIN_DECLS

#define PD_TYPE_QUERY_COMPLETION (pd_query_completion_get_type ())
G_DECLARE_FINAL_TYPE (PdQueryCompletion, pd_query_completion, PD, QUERY_COMPLETION, GObject)

PdQueryCompletion *pd_query_completion_new (GtkWidget *entry);

void pd_query_completion_set_project (PdQueryCompletion *self,
                                      PdProject *project);

G_END_DECLS
