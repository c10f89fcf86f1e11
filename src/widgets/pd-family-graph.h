#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_FAMILY_GRAPH (pd_family_graph_get_type ())
G_DECLARE_FINAL_TYPE (PdFamilyGraph, pd_family_graph, PD, FAMILY_GRAPH, GtkWidget)

/* Signals: article-activated (guint number), copy-activated (guint number). */

GtkWidget *pd_family_graph_new (void);

void pd_family_graph_clear (PdFamilyGraph *self);
guint pd_family_graph_add_article (PdFamilyGraph *self,
                                   const char *title,
                                   const char *source,
                                   const char *date,
                                   gboolean is_origin);
void pd_family_graph_add_copy (PdFamilyGraph *self,
                               guint from,
                               guint to,
                               const char *label,
                               gboolean is_directed);

G_END_DECLS
