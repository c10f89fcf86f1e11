#include "pd-matrix-private.h"

/* A matrix by keyboard: the arrows, Home and End, the page keys. */

static void
show (GtkAdjustment *adjustment,
      guint index,
      int size)
{
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, (double) index * size, (double) (index + 1) * size);
}

static gboolean
find_place (PdMatrix *self,
            PdMatrixPart *part,
            gint64 *place)
{
  for (*part = PD_MATRIX_COLUMN; *part < PD_N_MATRIX_PARTS; (*part)++)
    {
      GHashTableIter iter;
      gpointer key, widget;

      g_hash_table_iter_init (&iter, self->widgets[*part]);
      while (g_hash_table_iter_next (&iter, &key, &widget))
        {
          if (!gtk_widget_has_focus (widget))
            continue;
          *place = *(gint64 *) key;
          return TRUE;
        }
    }
  return FALSE;
}

/* The heads are before the first row and the first column. */
static gboolean
go_to (PdMatrix *self,
       int row,
       int column)
{
  PdMatrixPart part = row < 0 ? PD_MATRIX_COLUMN : column < 0 ? PD_MATRIX_ROW
                                                              : PD_MATRIX_CELL;

  if (row >= (int) self->n_rows || column >= (int) self->n_columns || row < -1 || column < -1 || (row < 0 && column < 0))
    return FALSE;
  if (row >= 0)
    show (self->adjustments[GTK_ORIENTATION_VERTICAL], row, self->cell_height);
  if (column >= 0)
    show (self->adjustments[GTK_ORIENTATION_HORIZONTAL], column, self->cell_width);
  gtk_widget_grab_focus (pd_matrix_get_widget (self, part, MAX (0, row), MAX (0, column)));
  return TRUE;
}

static gboolean
on_key (PdMatrix *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  int page = MAX (1, (gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height) / MAX (1, self->cell_height));
  PdMatrixPart part;
  gint64 place;
  int row, column;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || !find_place (self, &part, &place))
    return GDK_EVENT_PROPAGATE;
  row = part == PD_MATRIX_COLUMN ? -1 : (int) (place >> 32);
  column = part == PD_MATRIX_ROW ? -1 : (int) (place & G_MAXUINT32);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go_to (self, row, column - 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go_to (self, row, column + 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_to (self, row - 1, column);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_to (self, row + 1, column);
    case GDK_KEY_Home:
      return go_to (self, row, 0);
    case GDK_KEY_End:
      return go_to (self, row, (int) self->n_columns - 1);
    case GDK_KEY_Page_Up:
      return go_to (self, MAX (0, row - page), column);
    case GDK_KEY_Page_Down:
      return go_to (self, MIN ((int) self->n_rows - 1, row + page), column);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* It is one stop on the way of the Tab key, as any list is. */
static gboolean
focus (GtkWidget *widget,
       GtkDirectionType direction)
{
  PdMatrix *self = PD_MATRIX (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->n_rows == 0 || self->n_columns == 0)
    return FALSE;
  return go_to (self, MIN (self->row, self->n_rows - 1), MIN (self->column, self->n_columns - 1));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Where the focus was is where it comes back to. */
static void
set_focus_child (GtkWidget *widget,
                 GtkWidget *child)
{
  PdMatrix *self = PD_MATRIX (widget);
  PdMatrixPart part;
  gint64 place;

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->set_focus_child (widget, child);
  if (child != NULL && find_place (self, &part, &place) && part == PD_MATRIX_CELL)
    {
      self->row = place >> 32;
      self->column = place & G_MAXUINT32;
    }
}

void
pd_matrix_keys_install (GtkWidgetClass *widget_class)
{
  widget_class->focus = focus;
  widget_class->grab_focus = grab_focus;
  widget_class->set_focus_child = set_focus_child;
}

void
pd_matrix_keys_attach (PdMatrix *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
