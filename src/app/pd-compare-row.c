#include "pd-compare-row.h"

/**
 * PdCompareRow:
 *
 * A passage of two articles side by side, with what was left out, added or replaced.
 */
struct _PdCompareRow
{
  GtkWidget parent_instance;

  PdCompareItem *item;
  gboolean stacked;

  GtkBox *sides;
  GtkLabel *a;
  GtkLabel *b;
  GtkImage *mark;
};

typedef enum
{
  PROP_STACKED = 1,
} PdCompareRowProperty;

static GParamSpec *properties[PROP_STACKED + 1];

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCompareRow, pd_compare_row, GTK_TYPE_WIDGET)

static void
show_side (PdCompareRow *self,
           GtkLabel *label,
           gboolean is_first)
{
  g_autofree char *text = pd_compare_item_dup_side (self->item, is_first);
  g_autoptr (PangoAttrList) attributes = pd_compare_item_dup_attributes (self->item, is_first);

  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static void
show_item (PdCompareRow *self)
{
  const PdComparedPassage *passage = pd_compare_item_get_passage (self->item);
  const char *icon = NULL;

  show_side (self, self->a, TRUE);
  show_side (self, self->b, FALSE);
  if (passage->b_start == passage->b_end)
    icon = "list-remove-symbolic";
  else if (passage->a_start == passage->a_end)
    icon = "list-add-symbolic";
  else if (pd_compare_item_differs (self->item))
    icon = "document-edit-symbolic";
  gtk_image_set_from_icon_name (self->mark, icon);
}

/* The side that is nearer. */
static void
on_released (PdCompareRow *self,
             int n_press,
             double x,
             double y)
{
  graphene_rect_t bounds;
  gboolean is_first = x < gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;

  if (self->stacked && gtk_widget_compute_bounds (GTK_WIDGET (self->b), GTK_WIDGET (self), &bounds))
    is_first = y < bounds.origin.y;
  g_signal_emit (self, signals[PICKED], 0, is_first);
}

/* Below each other, each side is as high as it is. */
static void
set_stacked (PdCompareRow *self,
             gboolean stacked)
{
  if (self->stacked == stacked)
    return;
  self->stacked = stacked;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->sides, !stacked);
  gtk_box_set_spacing (self->sides, stacked ? 3 : 12);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}

static void
pd_compare_row_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdCompareRow *self = PD_COMPARE_ROW (object);

  switch ((PdCompareRowProperty) id)
    {
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_compare_row_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PdCompareRow *self = PD_COMPARE_ROW (object);

  switch ((PdCompareRowProperty) id)
    {
    case PROP_STACKED:
      set_stacked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_compare_row_dispose (GObject *object)
{
  g_clear_object (&PD_COMPARE_ROW (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_COMPARE_ROW);

  G_OBJECT_CLASS (pd_compare_row_parent_class)->dispose (object);
}

static void
pd_compare_row_class_init (PdCompareRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_compare_row_dispose;
  object_class->get_property = pd_compare_row_get_property;
  object_class->set_property = pd_compare_row_set_property;

  /**
   * PdCompareRow:stacked:
   *
   * Whether the second article's side stands below the first's, where there is no room beside it.
   */
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdCompareRow::picked:
   * @is_first: whether it is the first article's side
   *
   * A person wants to read on there.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-compare-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCompareRow, sides);
  gtk_widget_class_bind_template_child (widget_class, PdCompareRow, a);
  gtk_widget_class_bind_template_child (widget_class, PdCompareRow, b);
  gtk_widget_class_bind_template_child (widget_class, PdCompareRow, mark);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
pd_compare_row_init (PdCompareRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_compare_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_compare_row_new (void)
{
  return g_object_new (PD_TYPE_COMPARE_ROW, NULL);
}

/**
 * pd_compare_row_set_item:
 * @item: what to show
 *
 * Shows a passage.
 */
void
pd_compare_row_set_item (PdCompareRow *self,
                         PdCompareItem *item)
{
  g_return_if_fail (PD_IS_COMPARE_ROW (self));
  g_return_if_fail (PD_IS_COMPARE_ITEM (item));

  if (g_set_object (&self->item, item))
    show_item (self);
}
