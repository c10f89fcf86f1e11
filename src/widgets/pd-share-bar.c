#include "pd-share-bar.h"

#define HEIGHT 12
#define RADIUS 3

/**
 * PdShareBar:
 *
 * A bar of a chart in its widget’s colour, as long as its share of the width that it has. It says nothing to screen readers: the number
 * stands beside it.
 */
struct _PdShareBar
{
  GtkWidget parent_instance;

  double share;
};

G_DEFINE_FINAL_TYPE (PdShareBar, pd_share_bar, GTK_TYPE_WIDGET)

static void
pd_share_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

/* What is not nothing is seen, however small it is. */
static void
pd_share_bar_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  PdShareBar *self = PD_SHARE_BAR (widget);
  float width = gtk_widget_get_width (widget), length = MIN (MAX (width * (float) self->share, 2), width);
  float start = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - length : 0;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (start, (gtk_widget_get_height (widget) - HEIGHT) / 2.0f, length, HEIGHT);
  GskRoundedRect outline;
  GdkRGBA colour;

  if (self->share <= 0 || length <= 0)
    return;
  gtk_widget_get_color (widget, &colour);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, MIN (RADIUS, length / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
pd_share_bar_class_init (PdShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pd_share_bar_measure;
  widget_class->snapshot = pd_share_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pd_share_bar_init (PdShareBar *self)
{
}

/**
 * pd_share_bar_set_share:
 * @share: from 0 to 1
 *
 * Says how much of its width the bar takes.
 */
void
pd_share_bar_set_share (PdShareBar *self,
                        double share)
{
  g_return_if_fail (PD_IS_SHARE_BAR (self));

  self->share = CLAMP (share, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
