#include "pd-tag-chip.h"

#include "pd-tag-paint.h"
#include "pd-tag-dot.h"

/**
 * PdTagChip:
 *
 * A tag as it stands in running matter: a dot in its colour and its name on a ground with a little of that colour.
 * The name keeps the colour of the text around it, so it can be read whatever the tag's colour.
 */
struct _PdTagChip
{
  GtkWidget parent_instance;

  GtkWidget *dot;
  GtkWidget *label;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_COLOUR,
} PdTagChipProperty;

static GParamSpec *properties[PROP_COLOUR + 1];

G_DEFINE_FINAL_TYPE (PdTagChip, pd_tag_chip, GTK_TYPE_WIDGET)

static void
pd_tag_chip_snapshot (GtkWidget *widget,
                      GtkSnapshot *snapshot)
{
  PdTagChip *self = PD_TAG_CHIP (widget);
  graphene_rect_t bounds;
  GdkRGBA colour;

  /* The style sheet's padding and rounded corners are around this; what goes beyond them is cut off. */
  if (!gtk_widget_compute_bounds (widget, widget, &bounds))
    return;
  pd_tag_paint_parse (pd_tag_dot_get_colour (PD_TAG_DOT (self->dot)), &colour);
  pd_tag_paint_get_fill (&colour, &colour);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_widget_snapshot_child (widget, self->dot, snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
pd_tag_chip_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  PdTagChip *self = PD_TAG_CHIP (object);

  switch ((PdTagChipProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, pd_tag_chip_get_label (self));
      break;
    case PROP_COLOUR:
      g_value_set_string (value, pd_tag_chip_get_colour (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_tag_chip_set_property (GObject *object,
                          guint prop_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  PdTagChip *self = PD_TAG_CHIP (object);

  switch ((PdTagChipProperty) prop_id)
    {
    case PROP_LABEL:
      pd_tag_chip_set_label (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      pd_tag_chip_set_colour (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_tag_chip_dispose (GObject *object)
{
  PdTagChip *self = PD_TAG_CHIP (object);

  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (pd_tag_chip_parent_class)->dispose (object);
}

static void
pd_tag_chip_class_init (PdTagChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_tag_chip_dispose;
  object_class->get_property = pd_tag_chip_get_property;
  object_class->set_property = pd_tag_chip_set_property;
  widget_class->snapshot = pd_tag_chip_snapshot;

  /**
   * PdTagChip:label:
   *
   * The tag's name.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PdTagChip:colour:
   *
   * The tag's colour, as #rrggbb.
   */
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tagchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
pd_tag_chip_init (PdTagChip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->dot = pd_tag_dot_new ();
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * pd_tag_chip_new:
 * @label: the tag's name
 * @colour: (nullable): the tag's colour, as #rrggbb
 *
 * Returns: a chip
 */
GtkWidget *
pd_tag_chip_new (const char *label,
                 const char *colour)
{
  return g_object_new (PD_TYPE_TAG_CHIP, "label", label, "colour", colour, NULL);
}

/**
 * pd_tag_chip_get_label:
 *
 * Returns: (transfer none): the tag's name
 */
const char *
pd_tag_chip_get_label (PdTagChip *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHIP (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

/**
 * pd_tag_chip_set_label:
 * @label: (nullable): the tag's name
 *
 * Sets the name.
 */
void
pd_tag_chip_set_label (PdTagChip *self,
                       const char *label)
{
  g_return_if_fail (PD_IS_TAG_CHIP (self));

  if (label == NULL)
    label = "";
  if (g_str_equal (pd_tag_chip_get_label (self), label))
    return;
  gtk_label_set_label (GTK_LABEL (self->label), label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * pd_tag_chip_get_colour:
 *
 * Returns: (transfer none) (nullable): the tag's colour
 */
const char *
pd_tag_chip_get_colour (PdTagChip *self)
{
  g_return_val_if_fail (PD_IS_TAG_CHIP (self), NULL);

  return pd_tag_dot_get_colour (PD_TAG_DOT (self->dot));
}

/**
 * pd_tag_chip_set_colour:
 * @colour: (nullable): the tag's colour, as #rrggbb
 *
 * Sets the colour.
 */
void
pd_tag_chip_set_colour (PdTagChip *self,
                        const char *colour)
{
  g_return_if_fail (PD_IS_TAG_CHIP (self));

  if (g_strcmp0 (pd_tag_chip_get_colour (self), colour) == 0)
    return;
  pd_tag_dot_set_colour (PD_TAG_DOT (self->dot), colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}
