#pragma once

#include <gtk/gtk.h>

#include "pd-project.h"

G_BEGIN_DECLS

void pd_codebook_export (GtkWidget *parent,
                         PdProject *project,
                         gint64 version,
                         const char *format);

G_END_DECLS
