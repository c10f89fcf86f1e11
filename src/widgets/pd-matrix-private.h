#pragma once

#include "pd-matrix.h"

G_BEGIN_DECLS

struct _PdMatrix
{
  GtkWidget parent_instance;

  PdMatrixCreate create;
  PdMatrixBind bind;
  gpointer user_data;

  guint n_rows;
  guint n_columns;
  /* The widgets by their places, and those that are left over. */
  GHashTable *widgets[PD_N_MATRIX_PARTS];
  GPtrArray *spare[PD_N_MATRIX_PARTS];
  /* What is in sight. */
  guint first_row;
  guint end_row;
  guint first_column;
  guint end_column;
  guint tick;

  int least_cell_width;
  int cell_width;
  int cell_height;
  int head_width;
  int head_height;

  /* Where the keys are. */
  guint row;
  guint column;
  gboolean had_focus;

  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
  GtkWidget *corner;
  /* The one that was made last. */
  GtkWidget *last_cell;
};

double pd_matrix_get_value (PdMatrix *self,
                            GtkOrientation orientation);
int pd_matrix_get_head_width (PdMatrix *self);

gboolean pd_matrix_has_moved (PdMatrix *self);
void pd_matrix_populate_soon (PdMatrix *self);
void pd_matrix_on_scrolled (PdMatrix *self);
GtkWidget *pd_matrix_get_widget (PdMatrix *self,
                                 PdMatrixPart part,
                                 guint row,
                                 guint column);

void pd_matrix_keys_install (GtkWidgetClass *widget_class);
void pd_matrix_keys_attach (PdMatrix *self);

G_END_DECLS
