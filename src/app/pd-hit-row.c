#include "pd-hit-row.h"

/**
 * PdHitRow:
 *
 * A line of a concordance: a hit in the middle, with what stands before and behind it (keyword in context).
 *
 * All lines are of the same height, and one is laid out only where it is seen: a list view asks some 200 rows for their height, most of them out of
 * sight, whenever it comes to others, as at each letter that is typed.
 */
struct _PdHitRow
{
  GtkWidget parent_instance;

  PdHitItem *item;
  gboolean selecting;
  int height;
  /* What it has to show was not seen yet. */
  gboolean stale;

  GtkWidget *content;
  GtkWidget *check;
  GtkLabel *prefix;
  GtkLabel *quote;
  GtkLabel *suffix;
};

typedef enum
{
  PROP_ITEM = 1,
  PROP_SELECTING,
} PdHitRowProperty;

static GParamSpec *properties[PROP_SELECTING + 1];

G_DEFINE_FINAL_TYPE (PdHitRow, pd_hit_row, GTK_TYPE_WIDGET)

/* The end of a paragraph is a space here. */
static void
show (GtkLabel *label,
      const char *part)
{
  g_autofree char *line = g_strdup (part);

  gtk_label_set_text (label, g_strdelimit (line, "\n\t", ' '));
}

static void
show_hit (PdHitRow *self)
{
  const PdSearchHit *hit = pd_hit_item_get_hit (self->item);

  show (self->prefix, hit->prefix);
  show (self->quote, hit->quote);
  show (self->suffix, hit->suffix);
  self->stale = FALSE;
}

static int
get_line_height (PdHitRow *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->quote), "批Ag");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
pd_hit_row_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  PdHitRow *self = PD_HIT_ROW (widget);
  int check = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (self->height == 0)
    self->height = get_line_height (self);
  if (self->selecting)
    gtk_widget_measure (self->check, GTK_ORIENTATION_VERTICAL, -1, NULL, &check, NULL, NULL);
  *minimum = *natural = MAX (self->height, check);
}

static void
pd_hit_row_size_allocate (GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  PdHitRow *self = PD_HIT_ROW (widget);
  int minimum;

  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->content, &(GtkAllocation) { 0, 0, width, MAX (height, minimum) }, baseline);
}

static void
pd_hit_row_map (GtkWidget *widget)
{
  PdHitRow *self = PD_HIT_ROW (widget);

  if (self->stale)
    show_hit (self);

  GTK_WIDGET_CLASS (pd_hit_row_parent_class)->map (widget);
}

/* Another font, or another size of it. */
static void
pd_hit_row_css_changed (GtkWidget *widget,
                        GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pd_hit_row_parent_class)->css_changed (widget, change);

  PD_HIT_ROW (widget)->height = 0;
}

static void
pd_hit_row_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PdHitRow *self = PD_HIT_ROW (object);

  switch ((PdHitRowProperty) id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_hit_row_set_property (GObject *object,
                         guint id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PdHitRow *self = PD_HIT_ROW (object);

  switch ((PdHitRowProperty) id)
    {
    case PROP_ITEM:
      pd_hit_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_SELECTING:
      self->selecting = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_hit_row_dispose (GObject *object)
{
  g_clear_object (&PD_HIT_ROW (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_HIT_ROW);

  G_OBJECT_CLASS (pd_hit_row_parent_class)->dispose (object);
}

static void
pd_hit_row_class_init (PdHitRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_hit_row_dispose;
  object_class->get_property = pd_hit_row_get_property;
  object_class->set_property = pd_hit_row_set_property;

  /**
   * PdHitRow:item: (setter set_item)
   *
   * The hit.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PD_TYPE_HIT_ITEM, flags);
  /**
   * PdHitRow:selecting:
   *
   * Whether it shows if the hit is chosen among the others.
   */
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  widget_class->measure = pd_hit_row_measure;
  widget_class->size_allocate = pd_hit_row_size_allocate;
  widget_class->map = pd_hit_row_map;
  widget_class->css_changed = pd_hit_row_css_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, content);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, check);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, prefix);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, quote);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, suffix);
}

static void
pd_hit_row_init (PdHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_hit_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_hit_row_new (void)
{
  return g_object_new (PD_TYPE_HIT_ROW, NULL);
}

/**
 * pd_hit_row_set_item:
 * @item: what to show
 *
 * Shows a hit.
 */
void
pd_hit_row_set_item (PdHitRow *self,
                     PdHitItem *item)
{
  g_return_if_fail (PD_IS_HIT_ROW (self));
  g_return_if_fail (PD_IS_HIT_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_hit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
