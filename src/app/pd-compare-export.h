#pragma once

#include <gtk/gtk.h>

#include "pd-comparison.h"
#include "pd-project.h"

G_BEGIN_DECLS

void pd_compare_export (GtkWidget *parent,
                        PdProject *project,
                        PdComparison *comparison,
                        PdRecord *a,
                        PdRecord *b,
                        const char *format);

G_END_DECLS
