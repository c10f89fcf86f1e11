#include "pd-compare-row.h"

/* In pixels: between the sides, beside each other or below, and the sign of the second. */
#define GAP 12
#define GAP_STACKED 3
#define MARK 12
#define MARK_SPACE (MARK + 6)
#define MARK_TOP 4

/* No row is made as narrow as this; it takes what there is. */
#define MIN_WIDTH 120

/**
 * PdCompareRow:
 *
 * A passage of two articles side by side, with what was left out, added or replaced.
 *
 * It draws both sides itself: a list view asks some 200 rows how high they are before it shows the first, and labels lay their text out several
 * times for an answer that takes once.
 */
struct _PdCompareRow
{
  GtkWidget parent_instance;

  PdCompareItem *item;
  gboolean stacked;

  PangoLayout *layouts[2];

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
           gboolean is_first)
{
  g_autofree char *text = pd_compare_item_dup_side (self->item, is_first);
  g_autoptr (PangoAttrList) attributes = pd_compare_item_dup_attributes (self->item, is_first);
  PangoLayout *layout = self->layouts[is_first ? 0 : 1];

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attributes);
}

static void
show_item (PdCompareRow *self)
{
  const PdComparedPassage *passage = pd_compare_item_get_passage (self->item);
  const char *icon = NULL;

  show_side (self, TRUE);
  show_side (self, FALSE);
  if (passage->b_start == passage->b_end)
    icon = "list-remove-symbolic";
  else if (passage->a_start == passage->a_end)
    icon = "list-add-symbolic";
  else if (pd_compare_item_differs (self->item))
    icon = "document-edit-symbolic";
  gtk_image_set_from_icon_name (self->mark, icon);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Where the second side begins; the first begins at the top left. Each layout is as wide as its side from then on. */
static int
lay_out (PdCompareRow *self,
         int width,
         int *x,
         int *y)
{
  int side = self->stacked ? width : (width - GAP) / 2, heights[2];

  pango_layout_set_width (self->layouts[0], MAX (side, 1) * PANGO_SCALE);
  pango_layout_set_width (self->layouts[1], MAX (side - MARK_SPACE, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layouts[0], NULL, &heights[0]);
  pango_layout_get_pixel_size (self->layouts[1], NULL, &heights[1]);
  *x = self->stacked ? MARK_SPACE : side + GAP + MARK_SPACE;
  *y = self->stacked ? heights[0] + GAP_STACKED : 0;
  return self->stacked ? *y + heights[1] : MAX (heights[0], heights[1]);
}

static GtkSizeRequestMode
pd_compare_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pd_compare_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int x, y;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = lay_out (PD_COMPARE_ROW (widget), MAX (for_size, MIN_WIDTH), &x, &y);
}

static void
pd_compare_row_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  PdCompareRow *self = PD_COMPARE_ROW (widget);
  int x, y;

  lay_out (self, width, &x, &y);
  gtk_widget_size_allocate (GTK_WIDGET (self->mark), &(GtkAllocation) { x - MARK_SPACE, y + MARK_TOP, MARK, MARK }, -1);
}

static void
pd_compare_row_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  PdCompareRow *self = PD_COMPARE_ROW (widget);
  GdkRGBA colour;
  int x, y;

  lay_out (self, gtk_widget_get_width (widget), &x, &y);
  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_append_layout (snapshot, self->layouts[0], &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, self->layouts[1], &colour);
  gtk_snapshot_restore (snapshot);

  GTK_WIDGET_CLASS (pd_compare_row_parent_class)->snapshot (widget, snapshot);
}

/* The side that is nearer. */
static void
on_released (PdCompareRow *self,
             int n_press,
             double x,
             double y)
{
  int second_x, second_y;
  gboolean is_first;

  lay_out (self, gtk_widget_get_width (GTK_WIDGET (self)), &second_x, &second_y);
  is_first = self->stacked ? y < second_y : x < second_x - MARK_SPACE;
  g_signal_emit (self, signals[PICKED], 0, is_first);
}

static void
set_stacked (PdCompareRow *self,
             gboolean stacked)
{
  if (self->stacked == stacked)
    return;
  self->stacked = stacked;
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  PdCompareRow *self = PD_COMPARE_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->layouts[0]);
  g_clear_object (&self->layouts[1]);
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
  widget_class->get_request_mode = pd_compare_row_get_request_mode;
  widget_class->measure = pd_compare_row_measure;
  widget_class->size_allocate = pd_compare_row_size_allocate;
  widget_class->snapshot = pd_compare_row_snapshot;

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

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-compare-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCompareRow, mark);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
pd_compare_row_init (PdCompareRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    {
      self->layouts[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_wrap (self->layouts[i], PANGO_WRAP_WORD_CHAR);
    }
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
