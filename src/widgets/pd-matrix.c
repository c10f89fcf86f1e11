#include "pd-matrix-private.h"

#include <adwaita.h>

/* In characters, and lines of text. */
#define CELL_CHARACTERS 14
#define CELL_LINES 2
#define ROW_CHARACTERS 26
#define COLUMN_LINES 3
/* What is around the text, in pixels. */
#define PADDING 14
/* Where there is room, columns are up to so many times as wide. */
#define MOST_GROWTH 2
/* The heads of rows leave the cells at least so much of the width. */
#define MOST_OF_WIDTH 0.42

/**
 * PdMatrix:
 *
 * A table of which each column is as wide and each row as high as the others, with heads that stay where they are. It has widgets for what is in sight
 * only, so that there may be any number of rows and columns.
 */

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} PdMatrixProperty;

G_DEFINE_FINAL_TYPE_WITH_CODE (PdMatrix, pd_matrix, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

double
pd_matrix_get_value (PdMatrix *self,
                     GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

static void
measure_text (PdMatrix *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  self->least_cell_width = self->cell_width = CELL_CHARACTERS * width + 2 * PADDING;
  self->cell_height = CELL_LINES * line + PADDING;
  self->head_height = COLUMN_LINES * line + PADDING;
  self->head_width = ROW_CHARACTERS * width + 2 * PADDING;
  pango_font_metrics_unref (metrics);
}

int
pd_matrix_get_head_width (PdMatrix *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 ? MIN (self->head_width, (int) (width * MOST_OF_WIDTH)) : self->head_width;
}

/* ---- Places ---- */

static void
allocate (GtkWidget *widget,
          int x,
          int y,
          int width,
          int height)
{
  int minimum_width, minimum_height;

  /* A widget cannot be made smaller than it asks for; it is cut off where it is not in its place. */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  width = MAX (width, minimum_width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, MAX (height, minimum_height) }, -1);
}

static void
allocate_part (PdMatrix *self,
               PdMatrixPart part,
               int head_width)
{
  int x = head_width - (int) pd_matrix_get_value (self, GTK_ORIENTATION_HORIZONTAL);
  int y = self->head_height - (int) pd_matrix_get_value (self, GTK_ORIENTATION_VERTICAL);
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->widgets[part]);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      int row = *(gint64 *) key >> 32, column = *(gint64 *) key & G_MAXUINT32;

      if (part == PD_MATRIX_COLUMN)
        allocate (widget, x + column * self->cell_width, 0, self->cell_width, self->head_height);
      else if (part == PD_MATRIX_ROW)
        allocate (widget, 0, y + row * self->cell_height, head_width, self->cell_height);
      else
        allocate (widget, x + column * self->cell_width, y + row * self->cell_height, self->cell_width, self->cell_height);
    }
}

static void
set_room (PdMatrix *self,
          GtkOrientation orientation,
          double size,
          double room,
          double step)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation], MIN (pd_matrix_get_value (self, orientation), MAX (0, size - room)), 0, MAX (size, room), step, room * 0.9, room);
}

static void
pd_matrix_size_allocate (GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  PdMatrix *self = PD_MATRIX (widget);
  int head_width = pd_matrix_get_head_width (self);

  if (self->n_columns > 0)
    self->cell_width = CLAMP ((width - head_width) / (int) self->n_columns, self->least_cell_width, MOST_GROWTH * self->least_cell_width);
  for (GtkOrientation orientation = GTK_ORIENTATION_HORIZONTAL; orientation <= GTK_ORIENTATION_VERTICAL; orientation++)
    {
      if (self->adjustments[orientation] != NULL)
        g_signal_handlers_block_by_func (self->adjustments[orientation], pd_matrix_on_scrolled, self);
    }
  set_room (self, GTK_ORIENTATION_HORIZONTAL, (double) self->n_columns * self->cell_width, MAX (0, width - head_width), self->cell_width);
  set_room (self, GTK_ORIENTATION_VERTICAL, (double) self->n_rows * self->cell_height, MAX (0, height - self->head_height), self->cell_height);
  for (GtkOrientation orientation = GTK_ORIENTATION_HORIZONTAL; orientation <= GTK_ORIENTATION_VERTICAL; orientation++)
    {
      if (self->adjustments[orientation] != NULL)
        g_signal_handlers_unblock_by_func (self->adjustments[orientation], pd_matrix_on_scrolled, self);
    }
  for (PdMatrixPart part = PD_MATRIX_COLUMN; part < PD_N_MATRIX_PARTS; part++)
    allocate_part (self, part, head_width);
  if (self->corner != NULL)
    allocate (self->corner, 0, 0, head_width, self->head_height);
  if (pd_matrix_has_moved (self))
    pd_matrix_populate_soon (self);
}

static void
pd_matrix_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  PdMatrix *self = PD_MATRIX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->least_cell_width * 2;
      *natural = self->head_width + self->least_cell_width * 3;
    }
  else
    {
      *minimum = self->head_height + self->cell_height;
      *natural = self->head_height + self->cell_height * 4;
    }
}

static void
snapshot_part (PdMatrix *self,
               GtkSnapshot *snapshot,
               PdMatrixPart part,
               const graphene_rect_t *room)
{
  GHashTableIter iter;
  gpointer widget;

  gtk_snapshot_push_clip (snapshot, room);
  g_hash_table_iter_init (&iter, self->widgets[part]);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    gtk_widget_snapshot_child (GTK_WIDGET (self), widget, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
pd_matrix_snapshot (GtkWidget *widget,
                    GtkSnapshot *snapshot)
{
  PdMatrix *self = PD_MATRIX (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float x = pd_matrix_get_head_width (self), y = self->head_height;
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA rule;

  snapshot_part (self, snapshot, PD_MATRIX_CELL, &GRAPHENE_RECT_INIT (x, y, width - x, height - y));
  snapshot_part (self, snapshot, PD_MATRIX_COLUMN, &GRAPHENE_RECT_INIT (x, 0, width - x, y));
  snapshot_part (self, snapshot, PD_MATRIX_ROW, &GRAPHENE_RECT_INIT (0, y, x, height - y));
  if (self->corner != NULL)
    gtk_widget_snapshot_child (widget, self->corner, snapshot);
  gtk_widget_get_color (widget, &rule);
  rule.alpha *= adw_style_manager_get_high_contrast (manager) ? 0.5f : 0.15f;
  gtk_snapshot_append_color (snapshot, &rule, &GRAPHENE_RECT_INIT (0, y - 1, width, 1));
  gtk_snapshot_append_color (snapshot, &rule, &GRAPHENE_RECT_INIT (x - 1, 0, 1, height));
}

/* ---- The object ---- */

static void
set_adjustment (PdMatrix *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (pd_matrix_on_scrolled), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
drop_widgets (PdMatrix *self)
{
  for (PdMatrixPart part = PD_MATRIX_COLUMN; part < PD_N_MATRIX_PARTS; part++)
    {
      GHashTableIter iter;
      gpointer widget;

      g_hash_table_iter_init (&iter, self->widgets[part]);
      while (g_hash_table_iter_next (&iter, NULL, &widget))
        gtk_widget_unparent (widget);
      g_hash_table_remove_all (self->widgets[part]);
      for (guint i = 0; i < self->spare[part]->len; i++)
        gtk_widget_unparent (g_ptr_array_index (self->spare[part], i));
      g_ptr_array_set_size (self->spare[part], 0);
    }
  self->last_cell = NULL;
  self->first_row = self->end_row = self->first_column = self->end_column = 0;
}

static void
pd_matrix_dispose (GObject *object)
{
  PdMatrix *self = PD_MATRIX (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  drop_widgets (self);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  G_OBJECT_CLASS (pd_matrix_parent_class)->dispose (object);
}

static void
pd_matrix_finalize (GObject *object)
{
  PdMatrix *self = PD_MATRIX (object);

  for (PdMatrixPart part = PD_MATRIX_CORNER; part < PD_N_MATRIX_PARTS; part++)
    {
      g_hash_table_unref (self->widgets[part]);
      g_ptr_array_unref (self->spare[part]);
    }

  G_OBJECT_CLASS (pd_matrix_parent_class)->finalize (object);
}

static void
pd_matrix_css_changed (GtkWidget *widget,
                       GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pd_matrix_parent_class)->css_changed (widget, change);

  measure_text (PD_MATRIX (widget));
  gtk_widget_queue_resize (widget);
}

static void
pd_matrix_get_property (GObject *object,
                        guint id,
                        GValue *value,
                        GParamSpec *pspec)
{
  PdMatrix *self = PD_MATRIX (object);

  switch ((PdMatrixProperty) id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_matrix_set_property (GObject *object,
                        guint id,
                        const GValue *value,
                        GParamSpec *pspec)
{
  PdMatrix *self = PD_MATRIX (object);

  switch ((PdMatrixProperty) id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_matrix_class_init (PdMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_matrix_dispose;
  object_class->finalize = pd_matrix_finalize;
  object_class->get_property = pd_matrix_get_property;
  object_class->set_property = pd_matrix_set_property;
  widget_class->css_changed = pd_matrix_css_changed;
  widget_class->measure = pd_matrix_measure;
  widget_class->size_allocate = pd_matrix_size_allocate;
  widget_class->snapshot = pd_matrix_snapshot;
  pd_matrix_keys_install (widget_class);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pd_matrix_init (PdMatrix *self)
{
  for (PdMatrixPart part = PD_MATRIX_CORNER; part < PD_N_MATRIX_PARTS; part++)
    {
      self->widgets[part] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      self->spare[part] = g_ptr_array_new ();
    }
  pd_matrix_keys_attach (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  measure_text (self);
}

/**
 * pd_matrix_new:
 *
 * Returns: a matrix of nothing
 */
GtkWidget *
pd_matrix_new (void)
{
  return g_object_new (PD_TYPE_MATRIX, NULL);
}

/**
 * pd_matrix_set_functions:
 * @create: makes widgets; they may have no grandchildren that take the focus
 * @bind: has them show something
 * @user_data: handed to both; it has to outlive the matrix
 *
 * Says what the matrix shows. That cannot be changed later.
 */
void
pd_matrix_set_functions (PdMatrix *self,
                         PdMatrixCreate create,
                         PdMatrixBind bind,
                         gpointer user_data)
{
  g_return_if_fail (PD_IS_MATRIX (self));
  g_return_if_fail (create != NULL && bind != NULL);
  g_return_if_fail (self->create == NULL);

  self->create = create;
  self->bind = bind;
  self->user_data = user_data;
  self->corner = create (PD_MATRIX_CORNER, user_data);
  gtk_widget_insert_before (self->corner, GTK_WIDGET (self), NULL);
}

/**
 * pd_matrix_set_size:
 * @n_rows: how many rows it has
 * @n_columns: how many columns
 *
 * Shows everything anew.
 */
void
pd_matrix_set_size (PdMatrix *self,
                    guint n_rows,
                    guint n_columns)
{
  g_return_if_fail (PD_IS_MATRIX (self));

  /* What the focus was on is shown anew as well. */
  self->had_focus |= gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  drop_widgets (self);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  pd_matrix_populate_soon (self);
}

/**
 * pd_matrix_get_n_widgets:
 *
 * Returns: how many widgets it has: as many as are in sight, give or take a few
 */
guint
pd_matrix_get_n_widgets (PdMatrix *self)
{
  guint n = 0;

  g_return_val_if_fail (PD_IS_MATRIX (self), 0);

  for (PdMatrixPart part = PD_MATRIX_COLUMN; part < PD_N_MATRIX_PARTS; part++)
    n += g_hash_table_size (self->widgets[part]) + self->spare[part]->len;
  return n;
}
