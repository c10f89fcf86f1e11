#include "pd-tag-dot.h"

#include <adwaita.h>

#include "pd-tag-paint.h"

/* In pixels, if nobody says otherwise. */
#define SIZE 10

/**
 * PdTagDot:
 *
 * A dot in the colour of a tag, with a thin ring around it, darker or lighter where the colour needs that to be seen. It says nothing to
 * screen readers: the tag's name stands beside it.
 */
struct _PdTagDot
{
  GtkWidget parent_instance;

  char *colour;
  int size;
};

typedef enum
{
  PROP_COLOUR = 1,
} PdTagDotProperty;

static GParamSpec *properties[PROP_COLOUR + 1];

G_DEFINE_FINAL_TYPE (PdTagDot, pd_tag_dot, GTK_TYPE_WIDGET)

static void
pd_tag_dot_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = PD_TAG_DOT (widget)->size;
}

static void
pd_tag_dot_snapshot (GtkWidget *widget,
                     GtkSnapshot *snapshot)
{
  PdTagDot *self = PD_TAG_DOT (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((gtk_widget_get_width (widget) - self->size) / 2.0f,
                                               (gtk_widget_get_height (widget) - self->size) / 2.0f, self->size, self->size);
  GskRoundedRect outline;
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA colour, letters, ring;
  float widths[4] = { 1, 1, 1, 1 };

  pd_tag_paint_parse (self->colour, &colour);
  gtk_widget_get_color (widget, &letters);
  pd_tag_paint_get_edge (&colour, &letters, adw_style_manager_get_high_contrast (manager), &ring);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, self->size / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, (GdkRGBA[4]) { ring, ring, ring, ring });
}

static void
pd_tag_dot_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PdTagDot *self = PD_TAG_DOT (object);

  switch ((PdTagDotProperty) prop_id)
    {
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_tag_dot_set_property (GObject *object,
                         guint prop_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PdTagDot *self = PD_TAG_DOT (object);

  switch ((PdTagDotProperty) prop_id)
    {
    case PROP_COLOUR:
      pd_tag_dot_set_colour (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_tag_dot_finalize (GObject *object)
{
  PdTagDot *self = PD_TAG_DOT (object);

  g_free (self->colour);

  G_OBJECT_CLASS (pd_tag_dot_parent_class)->finalize (object);
}

static void
pd_tag_dot_class_init (PdTagDotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pd_tag_dot_finalize;
  object_class->get_property = pd_tag_dot_get_property;
  object_class->set_property = pd_tag_dot_set_property;
  widget_class->measure = pd_tag_dot_measure;
  widget_class->snapshot = pd_tag_dot_snapshot;

  /**
   * PdTagDot:colour:
   *
   * The tag's colour, as #rrggbb.
   */
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "tagdot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pd_tag_dot_init (PdTagDot *self)
{
  self->size = SIZE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pd_tag_dot_new:
 *
 * Returns: a dot without a colour
 */
GtkWidget *
pd_tag_dot_new (void)
{
  return g_object_new (PD_TYPE_TAG_DOT, NULL);
}

/**
 * pd_tag_dot_get_colour:
 *
 * Returns: (transfer none) (nullable): its colour
 */
const char *
pd_tag_dot_get_colour (PdTagDot *self)
{
  g_return_val_if_fail (PD_IS_TAG_DOT (self), NULL);

  return self->colour;
}

/**
 * pd_tag_dot_set_colour:
 * @colour: (nullable): the tag's colour, as #rrggbb
 *
 * Sets its colour.
 */
void
pd_tag_dot_set_colour (PdTagDot *self,
                       const char *colour)
{
  g_return_if_fail (PD_IS_TAG_DOT (self));

  if (!g_set_str (&self->colour, colour))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}

/**
 * pd_tag_dot_set_size:
 * @size: in pixels
 *
 * Sets how large it is.
 */
void
pd_tag_dot_set_size (PdTagDot *self,
                     int size)
{
  g_return_if_fail (PD_IS_TAG_DOT (self));
  g_return_if_fail (size > 0);

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
