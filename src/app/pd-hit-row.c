#include "pd-hit-row.h"

/* Between the check button and the line, in pixels. */
#define CHECK_SPACING 6

/**
 * PdHitRow:
 *
 * A line of a concordance: a hit in the middle, with what stands before and behind it (keyword in context).
 */
struct _PdHitRow
{
  PdLazyRow parent_instance;

  PdHitItem *item;
  gboolean selecting;

  GtkCheckButton *check;
  GtkInscription *prefix;
  GtkLabel *quote;
  GtkInscription *suffix;
};

typedef enum
{
  PROP_ITEM = 1,
  PROP_SELECTING,
} PdHitRowProperty;

static GParamSpec *properties[PROP_SELECTING + 1];

G_DEFINE_FINAL_TYPE (PdHitRow, pd_hit_row, PD_TYPE_LAZY_ROW)

/* The end of a paragraph is a space here. */
static char *
dup_line (const char *part)
{
  return g_strdelimit (g_strdup (part), "\n\t", ' ');
}

static void
pd_hit_row_show (PdLazyRow *row)
{
  PdHitRow *self = PD_HIT_ROW (row);
  const PdSearchHit *hit = pd_hit_item_get_hit (self->item);
  g_autofree char *prefix = dup_line (hit->prefix);
  g_autofree char *quote = dup_line (hit->quote);
  g_autofree char *suffix = dup_line (hit->suffix);

  gtk_inscription_set_text (self->prefix, prefix);
  gtk_label_set_text (self->quote, quote);
  gtk_inscription_set_text (self->suffix, suffix);
}

static int
pd_hit_row_get_height (PdLazyRow *row)
{
  PdHitRow *self = PD_HIT_ROW (row);
  int check = 0;

  if (self->selecting)
    gtk_widget_measure (GTK_WIDGET (self->check), GTK_ORIENTATION_VERTICAL, -1, NULL, &check, NULL, NULL);
  return MAX (check, pd_lazy_row_get_text_height (GTK_WIDGET (self->quote), "批Ag"));
}

/* Of the two it is the row of the list that has the focus. */
static void
say_checked (PdHitRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row == NULL)
    return;
  if (self->selecting)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED, gtk_check_button_get_active (self->check) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED);
}

/* Gives a part its place: the whole height, as what an inscription asks for is that of a line in the program's language, and cuts off Chinese. */
static void
allocate (GtkWidget *part,
          int x,
          int width,
          int height)
{
  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (part, &(GtkAllocation) { x, 0, width, height }, -1);
}

/* The hit begins in the middle. */
static void
pd_hit_row_size_allocate (GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  PdHitRow *self = PD_HIT_ROW (widget);
  int start = 0, half, quote;

  if (self->selecting)
    {
      gtk_widget_measure (GTK_WIDGET (self->check), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &start, NULL, NULL);
      allocate (GTK_WIDGET (self->check), 0, start, height);
      start += CHECK_SPACING;
    }
  half = MAX (0, width - start) / 2;
  gtk_widget_measure (GTK_WIDGET (self->quote), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &quote, NULL, NULL);
  quote = MIN (quote, half);
  allocate (GTK_WIDGET (self->prefix), start, half, height);
  allocate (GTK_WIDGET (self->quote), start + half, quote, height);
  allocate (GTK_WIDGET (self->suffix), start + half + quote, half - quote, height);
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
      pd_lazy_row_invalidate_height (PD_LAZY_ROW (self));
      say_checked (self);
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
  PdLazyRowClass *row_class = PD_LAZY_ROW_CLASS (klass);
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

  widget_class->size_allocate = pd_hit_row_size_allocate;
  row_class->get_height = pd_hit_row_get_height;
  row_class->show = pd_hit_row_show;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, check);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, prefix);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, quote);
  gtk_widget_class_bind_template_child (widget_class, PdHitRow, suffix);
  gtk_widget_class_bind_template_callback (widget_class, say_checked);
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
  pd_lazy_row_invalidate (PD_LAZY_ROW (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
