#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PD_TYPE_LAZY_ROW (pd_lazy_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (PdLazyRow, pd_lazy_row, PD, LAZY_ROW, GtkWidget)

/**
 * PdLazyRowClass:
 * @get_height: how high a row is, in pixels, whatever it shows
 * @show: takes over what it has to show
 */
struct _PdLazyRowClass
{
  GtkWidgetClass parent_class;

  int (*get_height) (PdLazyRow *self);
  void (*show) (PdLazyRow *self);
};

int pd_lazy_row_get_text_height (GtkWidget *widget,
                                 const char *text);
void pd_lazy_row_invalidate (PdLazyRow *self);
void pd_lazy_row_invalidate_height (PdLazyRow *self);

G_END_DECLS
