#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdMatrixPart:
 * @PD_MATRIX_CORNER: what stands above the heads of rows
 * @PD_MATRIX_COLUMN: the head of a column
 * @PD_MATRIX_ROW: the head of a row
 * @PD_MATRIX_CELL: where a row and a column meet
 *
 * What a widget of a matrix is for.
 */
typedef enum
{
  PD_MATRIX_CORNER,
  PD_MATRIX_COLUMN,
  PD_MATRIX_ROW,
  PD_MATRIX_CELL,
} PdMatrixPart;

#define PD_N_MATRIX_PARTS 4

/**
 * PdMatrixCreate:
 * @part: what it is for
 * @user_data: what was handed over
 *
 * Makes a widget for any place of a part.
 *
 * Returns: (transfer floating): the widget
 */
typedef GtkWidget *(*PdMatrixCreate) (PdMatrixPart part,
                                      gpointer user_data);

/**
 * PdMatrixBind:
 * @part: what it is for
 * @widget: a widget that may have been in another place
 * @row: its row, where it has one
 * @column: its column, where it has one
 * @user_data: what was handed over
 *
 * Has a widget show what is in its place.
 */
typedef void (*PdMatrixBind) (PdMatrixPart part,
                              GtkWidget *widget,
                              guint row,
                              guint column,
                              gpointer user_data);

#define PD_TYPE_MATRIX (pd_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PdMatrix, pd_matrix, PD, MATRIX, GtkWidget)

/* A GtkScrollable. */

GtkWidget *pd_matrix_new (void);

void pd_matrix_set_functions (PdMatrix *self,
                              PdMatrixCreate create,
                              PdMatrixBind bind,
                              gpointer user_data);
void pd_matrix_set_size (PdMatrix *self,
                         guint n_rows,
                         guint n_columns);
guint pd_matrix_get_n_widgets (PdMatrix *self);

G_END_DECLS
