#include "pd-lazy-row.h"

/**
 * PdLazyRow:
 *
 * A row of a long list that takes over what it has to show only when it is seen.
 *
 * All rows of a list are of the same height, so that nothing jumps while one scrolls. A list view asks some 200 of them for it, most of them out of sight,
 * whenever it comes to others; nothing has to be laid out for the answer.
 */
typedef struct
{
  int height;
  /* What it has to show was not seen yet. */
  gboolean stale;
} PdLazyRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PdLazyRow, pd_lazy_row, GTK_TYPE_WIDGET)

static void
show (PdLazyRow *self)
{
  PdLazyRowPrivate *priv = pd_lazy_row_get_instance_private (self);

  priv->stale = FALSE;
  PD_LAZY_ROW_GET_CLASS (self)->show (self);
}

static void
pd_lazy_row_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  PdLazyRow *self = PD_LAZY_ROW (widget);
  PdLazyRowPrivate *priv = pd_lazy_row_get_instance_private (self);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (priv->height == 0)
    priv->height = PD_LAZY_ROW_GET_CLASS (self)->get_height (self);
  *minimum = *natural = priv->height;
}

static void
pd_lazy_row_map (GtkWidget *widget)
{
  PdLazyRow *self = PD_LAZY_ROW (widget);
  PdLazyRowPrivate *priv = pd_lazy_row_get_instance_private (self);

  if (priv->stale)
    show (self);

  GTK_WIDGET_CLASS (pd_lazy_row_parent_class)->map (widget);
}

/* Another font, or another size of it. */
static void
pd_lazy_row_css_changed (GtkWidget *widget,
                         GtkCssStyleChange *change)
{
  PdLazyRowPrivate *priv = pd_lazy_row_get_instance_private (PD_LAZY_ROW (widget));

  GTK_WIDGET_CLASS (pd_lazy_row_parent_class)->css_changed (widget, change);

  priv->height = 0;
}

static void
pd_lazy_row_class_init (PdLazyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pd_lazy_row_measure;
  widget_class->map = pd_lazy_row_map;
  widget_class->css_changed = pd_lazy_row_css_changed;
}

static void
pd_lazy_row_init (PdLazyRow *self)
{
}

/**
 * pd_lazy_row_get_text_height:
 * @widget: what shows text
 * @text: lines of text
 *
 * For a row's `get_height`.
 *
 * Returns: how high these lines are in the widget's font, in pixels
 */
int
pd_lazy_row_get_text_height (GtkWidget *widget,
                             const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/**
 * pd_lazy_row_invalidate:
 *
 * Shows what there is to show now: at once where the row is seen, else when it is.
 */
void
pd_lazy_row_invalidate (PdLazyRow *self)
{
  PdLazyRowPrivate *priv = pd_lazy_row_get_instance_private (self);

  g_return_if_fail (PD_IS_LAZY_ROW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
  else
    priv->stale = TRUE;
}

/**
 * pd_lazy_row_invalidate_height:
 *
 * Has the height found out anew, as a part has come that the rows did not have.
 */
void
pd_lazy_row_invalidate_height (PdLazyRow *self)
{
  PdLazyRowPrivate *priv = pd_lazy_row_get_instance_private (self);

  g_return_if_fail (PD_IS_LAZY_ROW (self));

  priv->height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
