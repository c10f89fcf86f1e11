#include "pd-matrix-private.h"

/* What of a matrix is in sight, and the widgets for that. */

static gint64
get_key (guint row,
         guint column)
{
  return ((gint64) row << 32) | column;
}

static void
find_range (double value,
            int room,
            int size,
            guint n,
            guint *first,
            guint *end)
{
  *first = MIN (n, (guint) MAX (0, value / size));
  *end = MIN (n, (guint) MAX (0, (value + room) / size + 1));
}

static void
find_ranges (PdMatrix *self,
             guint *first_row,
             guint *end_row,
             guint *first_column,
             guint *end_column)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - pd_matrix_get_head_width (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;

  find_range (pd_matrix_get_value (self, GTK_ORIENTATION_VERTICAL), MAX (0, height), self->cell_height, self->n_rows, first_row, end_row);
  find_range (pd_matrix_get_value (self, GTK_ORIENTATION_HORIZONTAL), MAX (0, width), self->cell_width, self->n_columns, first_column, end_column);
}

/* Whether what is in sight is not what there are widgets for. */
gboolean
pd_matrix_has_moved (PdMatrix *self)
{
  guint first_row, end_row, first_column, end_column;

  find_ranges (self, &first_row, &end_row, &first_column, &end_column);
  return first_row != self->first_row || end_row != self->end_row || first_column != self->first_column || end_column != self->end_column;
}

static gboolean
is_in_sight (PdMatrix *self,
             PdMatrixPart part,
             gint64 key)
{
  guint row = key >> 32, column = key & G_MAXUINT32;

  if (part != PD_MATRIX_COLUMN && (row < self->first_row || row >= self->end_row))
    return FALSE;
  return part == PD_MATRIX_ROW || (column >= self->first_column && column < self->end_column);
}

/* What has the focus stays, or the keys would go nowhere. */
static void
put_aside (PdMatrix *self,
           PdMatrixPart part)
{
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->widgets[part]);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      if (is_in_sight (self, part, *(gint64 *) key) || gtk_widget_has_focus (widget))
        continue;
      gtk_widget_set_child_visible (widget, FALSE);
      g_ptr_array_add (self->spare[part], widget);
      g_hash_table_iter_remove (&iter);
    }
}

GtkWidget *
pd_matrix_get_widget (PdMatrix *self,
                      PdMatrixPart part,
                      guint row,
                      guint column)
{
  gint64 key = get_key (row, column);
  GtkWidget *widget = g_hash_table_lookup (self->widgets[part], &key);

  if (widget != NULL)
    return widget;
  if (self->spare[part]->len > 0)
    widget = g_ptr_array_steal_index_fast (self->spare[part], self->spare[part]->len - 1);
  else
    {
      widget = self->create (part, self->user_data);
      /* Heads are above cells, and the corner is above all. */
      if (part == PD_MATRIX_CELL)
        {
          gtk_widget_insert_after (widget, GTK_WIDGET (self), self->last_cell);
          self->last_cell = widget;
        }
      else
        gtk_widget_insert_before (widget, GTK_WIDGET (self), self->corner);
    }
  self->bind (part, widget, row, column, self->user_data);
  gtk_widget_set_child_visible (widget, TRUE);
  g_hash_table_insert (self->widgets[part], g_memdup2 (&key, sizeof key), widget);
  return widget;
}

static void
populate (PdMatrix *self)
{
  if (self->create == NULL)
    return;
  find_ranges (self, &self->first_row, &self->end_row, &self->first_column, &self->end_column);
  for (PdMatrixPart part = PD_MATRIX_COLUMN; part < PD_N_MATRIX_PARTS; part++)
    put_aside (self, part);
  for (guint column = self->first_column; column < self->end_column; column++)
    pd_matrix_get_widget (self, PD_MATRIX_COLUMN, 0, column);
  for (guint row = self->first_row; row < self->end_row; row++)
    {
      pd_matrix_get_widget (self, PD_MATRIX_ROW, row, 0);
      for (guint column = self->first_column; column < self->end_column; column++)
        pd_matrix_get_widget (self, PD_MATRIX_CELL, row, column);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  PdMatrix *self = PD_MATRIX (widget);

  self->tick = 0;
  populate (self);
  if (self->had_focus)
    gtk_widget_grab_focus (widget);
  self->had_focus = FALSE;
  return G_SOURCE_REMOVE;
}

/* Widgets are neither made nor changed while they get their places. */
void
pd_matrix_populate_soon (PdMatrix *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

void
pd_matrix_on_scrolled (PdMatrix *self)
{
  if (pd_matrix_has_moved (self))
    populate (self);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}
