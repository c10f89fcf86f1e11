#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_VALUE_CHART (pd_value_chart_get_type ())
G_DECLARE_FINAL_TYPE (PdValueChart, pd_value_chart, PD, VALUE_CHART, GtkWidget)

GtkWidget *pd_value_chart_new (void);

void pd_value_chart_clear (PdValueChart *self);
void pd_value_chart_add (PdValueChart *self,
                         const char *date,
                         double low,
                         double high,
                         const char *label,
                         gboolean conflicts);
guint pd_value_chart_get_n_values (PdValueChart *self);

G_END_DECLS
