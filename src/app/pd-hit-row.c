#include "pd-hit-row.h"

/**
 * PdHitRow:
 *
 * A line of a concordance: a hit in the middle, with what stands before and behind it (keyword in context).
 */
struct _PdHitRow
{
  AdwBin parent_instance;

  PdHitItem *item;
  gboolean selecting;

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

G_DEFINE_FINAL_TYPE (PdHitRow, pd_hit_row, ADW_TYPE_BIN)

/* The end of a paragraph is a space here. */
static void
show (GtkLabel *label,
      const char *part)
{
  g_autofree char *line = g_strdup (part);

  gtk_label_set_text (label, g_strdelimit (line, "\n\t", ' '));
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

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-hit-row.ui");
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
  const PdSearchHit *hit;

  g_return_if_fail (PD_IS_HIT_ROW (self));
  g_return_if_fail (PD_IS_HIT_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;
  hit = pd_hit_item_get_hit (item);
  show (self->prefix, hit->prefix);
  show (self->quote, hit->quote);
  show (self->suffix, hit->suffix);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
