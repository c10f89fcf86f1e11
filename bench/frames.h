#pragma once

#include <gtk/gtk.h>

#include "pd-project.h"

G_BEGIN_DECLS

void frames_follow (GtkWidget *window);
PdProject *frames_open_project (const char *path);
void frames_wait (GtkWidget *widget);
void frames_wait_next (void);
void frames_spin (double milliseconds);
void frames_begin (void);
void frames_end (const char *name);
void frames_scroll (const char *name,
                    GtkWidget *widget,
                    GtkAdjustment *adjustment,
                    double step,
                    guint n_frames);

GtkWidget *frames_find_widget (GtkWidget *widget,
                               GType type);

G_END_DECLS
