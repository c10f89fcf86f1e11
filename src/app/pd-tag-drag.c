#include "pd-tag-drag.h"

/* A tag is dragged onto another, to be nested under it, or between two. */
typedef enum
{
  BEFORE,
  ONTO,
  BEHIND,
} Zone;

static const char *const zone_classes[] = { "drop-before", "drop-onto", "drop-behind" };

typedef struct
{
  /* Weak: both are of the list. */
  PdTagRow *row;
  PdTagTree *tree;
} Place;

static void
place_free (gpointer data,
            GClosure *closure)
{
  Place *place = data;

  g_clear_weak_pointer (&place->row);
  g_clear_weak_pointer (&place->tree);
  g_free (place);
}

/* Where only some tags are shown, what is between two of them is nobody's guess. */
static Zone
find_zone (Place *place,
           double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (place->row));

  if (pd_tag_tree_is_filtered (place->tree))
    return ONTO;
  if (y < height * 0.28)
    return BEFORE;
  return y > height * 0.72 ? BEHIND : ONTO;
}

static void
show_zone (Place *place,
           int zone)
{
  for (int i = BEFORE; i <= BEHIND; i++)
    {
      if (i == zone)
        gtk_widget_add_css_class (GTK_WIDGET (place->row), zone_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (place->row), zone_classes[i]);
    }
}

static const char *
get_id_behind (GListModel *siblings,
               PdTagNode *node)
{
  guint n = g_list_model_get_n_items (siblings);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdTagNode) other = g_list_model_get_item (siblings, i);

      if (found)
        return pd_tag_node_get_id (other);
      found = other == node;
    }
  return "";
}

/* Behind a tag that is unfolded is before the first under it. */
static void
find_target (Place *place,
             Zone zone,
             const char **parent_id,
             const char **before_id)
{
  PdTagNode *node = pd_tag_row_get_node (place->row), *parent = pd_tag_tree_get_parent (place->tree, node);
  gboolean unfolded = gtk_tree_list_row_get_expanded (pd_tag_row_get_list_row (place->row)) && pd_tag_node_has_children (node);

  *before_id = "";
  if (zone == ONTO || (zone == BEHIND && unfolded))
    {
      g_autoptr (PdTagNode) first = zone == BEHIND ? g_list_model_get_item (pd_tag_node_get_children (node), 0) : NULL;

      *parent_id = pd_tag_node_get_id (node);
      if (first != NULL)
        *before_id = pd_tag_node_get_id (first);
      return;
    }
  *parent_id = parent != NULL ? pd_tag_node_get_id (parent) : "";
  if (zone == BEFORE)
    *before_id = pd_tag_node_get_id (node);
  else
    *before_id = get_id_behind (parent != NULL ? pd_tag_node_get_children (parent) : pd_tag_tree_get_top (place->tree), node);
}

static gboolean
is_allowed (Place *place,
            PdTagNode *dragged)
{
  return place->row != NULL && place->tree != NULL && dragged != NULL && pd_tag_row_get_node (place->row) != NULL
         && !pd_tag_tree_is_within (place->tree, pd_tag_node_get_id (pd_tag_row_get_node (place->row)), pd_tag_node_get_id (dragged));
}

static PdTagNode *
get_dragged (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL && G_VALUE_HOLDS (value, PD_TYPE_TAG_NODE) ? g_value_get_object (value) : NULL;
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double x,
           double y,
           Place *place)
{
  if (!is_allowed (place, get_dragged (target)))
    {
      show_zone (place, -1);
      return 0;
    }
  show_zone (place, find_zone (place, y));
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target,
          Place *place)
{
  if (place->row != NULL)
    show_zone (place, -1);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         Place *place)
{
  PdTagNode *dragged = g_value_get_object (value);
  const char *parent_id, *before_id;

  if (place->row != NULL)
    show_zone (place, -1);
  if (!is_allowed (place, dragged))
    return FALSE;
  find_target (place, find_zone (place, y), &parent_id, &before_id);
  gtk_widget_activate_action (GTK_WIDGET (place->row), "codebook.move", "(sss)", pd_tag_node_get_id (dragged), parent_id, before_id);
  return TRUE;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double x,
            double y,
            PdTagRow *row)
{
  PdTagNode *node = pd_tag_row_get_node (row);

  return node != NULL ? gdk_content_provider_new_typed (PD_TYPE_TAG_NODE, node) : NULL;
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag *drag,
               PdTagRow *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
connect (GtkDropTarget *target,
         const char *signal,
         GCallback callback,
         PdTagRow *row,
         PdTagTree *tree)
{
  Place *place = g_new0 (Place, 1);

  g_set_weak_pointer (&place->row, row);
  g_set_weak_pointer (&place->tree, tree);
  g_signal_connect_data (target, signal, callback, place, place_free, G_CONNECT_DEFAULT);
}

/**
 * pd_tag_drag_attach:
 * @row: a row of the list of the codebook
 * @tree: the codebook
 *
 * Lets the row's tag be dragged elsewhere, and others to it.
 */
void
pd_tag_drag_attach (PdTagRow *row,
                    PdTagTree *tree)
{
  GtkDragSource *source;
  GtkDropTarget *target;

  g_return_if_fail (PD_IS_TAG_ROW (row));
  g_return_if_fail (PD_IS_TAG_TREE (tree));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), row, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), row, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));

  target = gtk_drop_target_new (PD_TYPE_TAG_NODE, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  connect (target, "enter", G_CALLBACK (on_motion), row, tree);
  connect (target, "motion", G_CALLBACK (on_motion), row, tree);
  connect (target, "leave", G_CALLBACK (on_leave), row, tree);
  connect (target, "drop", G_CALLBACK (on_drop), row, tree);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
