#include "pd-carrying-list.h"

#include "pd-carrying-row.h"
#include "pd-list-focus.h"

/**
 * PdCarryingList:
 *
 * The highlights that may be carried over, in reading order, each to be accepted or refused with its buttons or by the keys A and R.
 */
struct _PdCarryingList
{
  GtkWidget parent_instance;

  GListStore *items;
  gboolean stacked;

  /* Named so that it goes with the template. */
  GtkWidget *scrolled_window;
  GtkListView *list_view;
};

typedef enum
{
  PROP_STACKED = 1,
} PdCarryingListProperty;

static GParamSpec *properties[PROP_STACKED + 1];

enum
{
  ACCEPTED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCarryingList, pd_carrying_list, GTK_TYPE_WIDGET)

static void
emit (PdCarryingRow *row,
      guint signal)
{
  /* The item may go while the signal runs. */
  g_autoptr (PdCarryingItem) item = g_object_ref (pd_carrying_row_get_item (row));

  g_signal_emit (gtk_widget_get_ancestor (GTK_WIDGET (row), PD_TYPE_CARRYING_LIST), signals[signal], 0, item);
}

static void
on_accepted (PdCarryingRow *row)
{
  emit (row, ACCEPTED);
}

static void
on_refused (PdCarryingRow *row)
{
  emit (row, REFUSED);
}

static void
on_setup (PdCarryingList *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_carrying_row_new ();

  g_object_bind_property (self, "stacked", row, "stacked", G_BINDING_SYNC_CREATE);
  g_signal_connect (row, "accepted", G_CALLBACK (on_accepted), NULL);
  g_signal_connect (row, "refused", G_CALLBACK (on_refused), NULL);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
name_item (GtkListItem *list_item)
{
  g_autofree char *summary = pd_carrying_item_dup_summary (gtk_list_item_get_item (list_item));

  gtk_list_item_set_accessible_label (list_item, summary);
}

static void
on_bind (PdCarryingList *self,
         GtkListItem *list_item)
{
  PdCarryingItem *item = gtk_list_item_get_item (list_item);

  pd_carrying_row_set_item (PD_CARRYING_ROW (gtk_list_item_get_child (list_item)), item);
  g_signal_connect_object (item, "changed", G_CALLBACK (name_item), list_item, G_CONNECT_SWAPPED);
  name_item (list_item);
}

static void
on_unbind (PdCarryingList *self,
           GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
  pd_carrying_row_set_item (PD_CARRYING_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* The row that has the focus, or something in it. */
static PdCarryingRow *
find_row (PdCarryingList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL, *row, *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return NULL;
  row = gtk_widget_get_ancestor (focus, PD_TYPE_CARRYING_ROW);
  child = gtk_widget_get_first_child (focus);
  if (row != NULL)
    return PD_CARRYING_ROW (row);
  return child != NULL && PD_IS_CARRYING_ROW (child) ? PD_CARRYING_ROW (child) : NULL;
}

static gboolean
press (GtkWidget *widget,
       GVariant *arguments,
       gpointer data)
{
  PdCarryingRow *row = find_row (PD_CARRYING_LIST (widget));
  gboolean is_accepted;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  g_variant_get (arguments, "(b)", &is_accepted);
  emit (row, is_accepted ? ACCEPTED : REFUSED);
  return GDK_EVENT_STOP;
}

/* Rows take the focus once they have their place. */
static gboolean
focus_first (GtkWidget *widget,
             GdkFrameClock *clock,
             gpointer data)
{
  PdCarryingList *self = PD_CARRYING_LIST (widget);

  if (gtk_widget_get_height (GTK_WIDGET (self->list_view)) == 0)
    return G_SOURCE_CONTINUE;
  if (!pd_carrying_list_is_empty (self) && find_row (self) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static gboolean
pd_carrying_list_grab_focus (GtkWidget *widget)
{
  PdCarryingList *self = PD_CARRYING_LIST (widget);

  if (pd_carrying_list_is_empty (self))
    return FALSE;
  gtk_widget_add_tick_callback (widget, focus_first, NULL, NULL);
  return TRUE;
}

static void
pd_carrying_list_dispose (GObject *object)
{
  PdCarryingList *self = PD_CARRYING_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CARRYING_LIST);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (pd_carrying_list_parent_class)->dispose (object);
}

static void
pd_carrying_list_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PdCarryingList *self = PD_CARRYING_LIST (object);

  switch ((PdCarryingListProperty) id)
    {
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_carrying_list_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  PdCarryingList *self = PD_CARRYING_LIST (object);

  switch ((PdCarryingListProperty) id)
    {
    case PROP_STACKED:
      if (self->stacked != g_value_get_boolean (value))
        {
          self->stacked = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_carrying_list_class_init (PdCarryingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_carrying_list_dispose;
  object_class->get_property = pd_carrying_list_get_property;
  object_class->set_property = pd_carrying_list_set_property;
  widget_class->grab_focus = pd_carrying_list_grab_focus;

  /**
   * PdCarryingList:stacked:
   *
   * Whether what stands in the copy is shown below, where there is no room beside it.
   */
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdCarryingList::accepted:
   * @item: a highlight
   *
   * The person carries it over.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_CARRYING_ITEM);

  /**
   * PdCarryingList::refused:
   * @item: a highlight
   *
   * The person does not want it carried over.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_CARRYING_ITEM);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-carrying-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCarryingList, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, press, "(b)", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, press, "(b)", FALSE);
}

static void
pd_carrying_list_init (PdCarryingList *self)
{
  self->items = g_list_store_new (PD_TYPE_CARRYING_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_list_focus_follow (self->list_view);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)))));
}

/**
 * pd_carrying_list_is_empty:
 *
 * Returns: whether nothing is in it
 */
gboolean
pd_carrying_list_is_empty (PdCarryingList *self)
{
  g_return_val_if_fail (PD_IS_CARRYING_LIST (self), TRUE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;
}

/* Takes over what is proposed now for a highlight that is in the list already, if it is the same there. */
static gboolean
take (PdCarryingList *self,
      guint position,
      PdCarryingItem *item)
{
  g_autoptr (PdCarryingItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (!pd_carrying_item_is_same (old, item))
    return FALSE;
  pd_carrying_item_take_proposal (old, item);
  return TRUE;
}

/**
 * pd_carrying_list_set_items:
 * @items: (element-type PdCarryingItem): the highlights
 *
 * Shows highlights. What was shown already keeps its row, and what stands in the place of one that goes gets the focus, so that a person who goes down the list keeps
 * their place.
 */
void
pd_carrying_list_set_items (PdCarryingList *self,
                            GPtrArray *items)
{
  guint n_old, n_before = 0, n_behind = 0, position = GTK_INVALID_LIST_POSITION;
  g_autoptr (PdCarryingItem) focused = NULL;
  PdCarryingRow *row;

  g_return_if_fail (PD_IS_CARRYING_LIST (self));
  g_return_if_fail (items != NULL);

  row = find_row (self);
  if (row != NULL && g_list_store_find (self->items, pd_carrying_row_get_item (row), &position))
    focused = g_object_ref (pd_carrying_row_get_item (row));
  n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  while (n_before < MIN (n_old, items->len) && take (self, n_before, g_ptr_array_index (items, n_before)))
    n_before++;
  while (n_behind < MIN (n_old, items->len) - n_before && take (self, n_old - n_behind - 1, g_ptr_array_index (items, items->len - n_behind - 1)))
    n_behind++;
  g_list_store_splice (self->items, n_before, n_old - n_before - n_behind, items->pdata + n_before, items->len - n_before - n_behind);
  if (focused != NULL && items->len > 0 && !g_list_store_find (self->items, focused, NULL))
    gtk_list_view_scroll_to (self->list_view, MIN (position, items->len - 1), GTK_LIST_SCROLL_FOCUS, NULL);
}

/**
 * pd_carrying_list_clear:
 *
 * Shows nothing.
 */
void
pd_carrying_list_clear (PdCarryingList *self)
{
  g_return_if_fail (PD_IS_CARRYING_LIST (self));

  g_list_store_remove_all (self->items);
}
