#include "pd-tag-list.h"

#include <glib/gi18n-lib.h>

#include "pd-tag-choices.h"
#include "pd-tag-drag.h"
#include "pd-tag-row.h"

/**
 * PdTagList:
 *
 * The tags of the codebook as a tree, to look for, to pick one from and to put in order. What is unfolded, selected and focused stays so, whatever becomes of
 * the tags around it.
 */
struct _PdTagList
{
  AdwBin parent_instance;

  PdTagTree *tree;
  GtkTreeListModel *rows;
  GtkSingleSelection *selection;
  /* What can be found by typing is made when somebody types first. */
  PdTagChoices *choices;
  gboolean are_choices_stale;
  char *selected_id;
  /* Where the selected tag stood, for when it is gone. */
  guint selected_position;
  gboolean following;

  GtkSearchEntry *entry;
  GtkLabel *summary;
  GtkStack *stack;
  GtkListView *list_view;
  GtkPopover *menu;
};

enum
{
  SELECTED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagList, pd_tag_list, ADW_TYPE_BIN)

static void
show_summary (PdTagList *self)
{
  guint n = pd_tag_tree_get_n_shown (self->tree);
  g_autofree char *summary = g_strdup_printf (ngettext ("%u tag", "%u tags", n), n);

  gtk_label_set_label (self->summary, summary);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || !pd_tag_tree_is_filtered (self->tree) ? "tags" : "nothing");
}

static GListModel *
create_children (gpointer item,
                 gpointer data)
{
  return g_object_ref (pd_tag_node_get_children (item));
}

/* ---- unfolding ---- */

/* Where only some are shown, all of these are seen. */
static void
unfold (PdTagList *self)
{
  gboolean all = pd_tag_tree_is_filtered (self->tree);

  self->following = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, i);
      g_autoptr (PdTagNode) node = gtk_tree_list_row_get_item (row);

      gtk_tree_list_row_set_expanded (row, (all || pd_tag_node_get_expanded (node)) && pd_tag_node_has_children (node));
    }
  self->following = FALSE;
}

static guint
find_in (GListModel *model,
         PdTagNode *node)
{
  guint position;

  return g_list_store_find (G_LIST_STORE (model), node, &position) ? position : GTK_INVALID_LIST_POSITION;
}

/* The row of a tag, with those that it is nested under unfolded. */
static GtkTreeListRow *
find_row (PdTagList *self,
          PdTagNode *node)
{
  PdTagNode *parent = pd_tag_tree_get_parent (self->tree, node);
  g_autoptr (GtkTreeListRow) above = NULL;
  guint position;

  if (parent == NULL)
    {
      position = find_in (pd_tag_tree_get_top (self->tree), node);
      return position != GTK_INVALID_LIST_POSITION ? gtk_tree_list_model_get_child_row (self->rows, position) : NULL;
    }
  position = find_in (pd_tag_node_get_children (parent), node);
  above = position != GTK_INVALID_LIST_POSITION ? find_row (self, parent) : NULL;
  if (above == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (above, TRUE);
  return gtk_tree_list_row_get_child_row (above, position);
}

static void
on_row_folded (PdTagList *self,
               GParamSpec *pspec,
               GtkTreeListRow *row)
{
  g_autoptr (PdTagNode) node = gtk_tree_list_row_get_item (row);

  /* A row that goes is folded up as well. */
  if (self->following || node == NULL || pd_tag_tree_is_filtered (self->tree))
    return;
  pd_tag_node_set_expanded (node, gtk_tree_list_row_get_expanded (row));
  if (!gtk_tree_list_row_get_expanded (row) && self->selected_id != NULL && g_strcmp0 (self->selected_id, pd_tag_node_get_id (node)) != 0
      && pd_tag_tree_is_within (self->tree, self->selected_id, pd_tag_node_get_id (node)))
    pd_tag_list_select (self, pd_tag_node_get_id (node), FALSE);
}

/* ---- the selection ---- */

static void
set_selected (PdTagList *self,
              const char *tag_id)
{
  if (g_set_str (&self->selected_id, tag_id))
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_selected (PdTagList *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (PdTagNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  /* It is nobody's wish that a row goes. */
  if (self->following || node == NULL)
    return;
  self->selected_position = gtk_single_selection_get_selected (self->selection);
  set_selected (self, pd_tag_node_get_id (node));
}

static void
select_position (PdTagList *self,
                 guint position,
                 gboolean focus)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  self->selected_position = position;
  if (focus && gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Its place is another one, or it is gone, and then the one that stands there now is meant. */
static void
restore_selection (PdTagList *self,
                   gboolean focus)
{
  PdTagNode *node = pd_tag_tree_find (self->tree, self->selected_id);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (PdTagNode) next = NULL;

  if (self->selected_id == NULL)
    return;
  self->following = TRUE;
  row = node != NULL ? find_row (self, node) : NULL;
  self->following = FALSE;
  if (row != NULL)
    {
      select_position (self, gtk_tree_list_row_get_position (row), focus);
      return;
    }
  if (node != NULL)
    return;
  if (n == 0)
    {
      set_selected (self, NULL);
      return;
    }
  select_position (self, MIN (self->selected_position, n - 1), focus);
  row = gtk_tree_list_model_get_row (self->rows, self->selected_position);
  next = gtk_tree_list_row_get_item (row);
  set_selected (self, pd_tag_node_get_id (next));
}

static void
on_rearranged (PdTagList *self)
{
  unfold (self);
  restore_selection (self, FALSE);
}

/* ---- looking for tags ---- */

static void
find_wanted (PdTagList *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdTagChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (pd_tag_choice_get_tag (choice) != NULL)
        g_hash_table_add (wanted, g_strdup (pd_record_get_id (pd_tag_choice_get_tag (choice))));
    }
  pd_tag_tree_set_wanted (self->tree, wanted);
  show_summary (self);
}

/* As soon as names are spelled, more is found. */
static void
on_choices_changed (PdTagList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' && !self->are_choices_stale)
    find_wanted (self);
}

static void
look_for (PdTagList *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*typed == '\0')
    {
      pd_tag_tree_set_wanted (self->tree, NULL);
      show_summary (self);
      return;
    }
  if (self->are_choices_stale)
    pd_tag_choices_set_tags (self->choices, pd_tag_tree_get_tags (self->tree));
  self->are_choices_stale = TRUE;
  pd_tag_choices_set_typed (self->choices, typed);
  self->are_choices_stale = FALSE;
  find_wanted (self);
}

static void
on_search_stopped (PdTagList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* To the first that was looked for itself. */
static void
on_search_activated (PdTagList *self)
{
  g_autoptr (PdTagChoice) first = NULL;

  look_for (self);
  if (pd_tag_tree_is_filtered (self->tree))
    first = g_list_model_get_item (G_LIST_MODEL (self->choices), 0);
  if (first != NULL && pd_tag_choice_get_tag (first) != NULL)
    pd_tag_list_select (self, pd_record_get_id (pd_tag_choice_get_tag (first)), TRUE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* What is typed on the list is looked for. The entry's own way would take Delete and Insert as well. */
static gboolean
on_key_pressed (PdTagList *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (character))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

/* ---- rows ---- */

static void
show_menu (PdTagList *self,
           GtkWidget *widget,
           float x,
           float y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { point.x, point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

/* GTK would go on to whatever comes after the list. */
static void
on_menu_closed (PdTagList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
select_row (PdTagList *self,
            PdTagRow *row)
{
  GtkTreeListRow *list_row = pd_tag_row_get_list_row (row);

  if (list_row != NULL)
    gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (list_row));
}

static void
on_row_picked (PdTagList *self,
               PdTagRow *row)
{
  select_row (self, row);
  g_signal_emit (self, signals[OPENED], 0, FALSE);
}

static void
on_menu_requested (PdTagList *self,
                   double x,
                   double y,
                   PdTagRow *row)
{
  select_row (self, row);
  show_menu (self, GTK_WIDGET (row), x, y);
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant *arguments,
             gpointer data)
{
  GtkWidget *focused = gtk_widget_get_focus_child (widget), *row = focused != NULL ? gtk_widget_get_first_child (focused) : NULL;

  if (row == NULL)
    return FALSE;
  on_menu_requested (data, gtk_widget_get_width (row) / 2, gtk_widget_get_height (row), PD_TAG_ROW (row));
  return TRUE;
}

static gboolean
fold (PdTagList *self,
      gboolean open)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (PdTagNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  PdTagNode *parent = node != NULL ? pd_tag_tree_get_parent (self->tree, node) : NULL;

  if (node == NULL)
    return FALSE;
  if (pd_tag_node_has_children (node) && gtk_tree_list_row_get_expanded (row) != open)
    gtk_tree_list_row_set_expanded (row, open);
  else if (!open && parent != NULL)
    pd_tag_list_select (self, pd_tag_node_get_id (parent), TRUE);
  else if (open && pd_tag_node_has_children (node))
    {
      g_autoptr (PdTagNode) first = g_list_model_get_item (pd_tag_node_get_children (node), 0);

      pd_tag_list_select (self, pd_tag_node_get_id (first), TRUE);
    }
  return TRUE;
}

/* Folds up, or goes to what it is nested under. */
static gboolean
on_left_key (GtkWidget *widget,
             GVariant *arguments,
             gpointer data)
{
  return fold (data, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

/* Unfolds, or goes to what is nested under it. */
static gboolean
on_right_key (GtkWidget *widget,
              GVariant *arguments,
              gpointer data)
{
  return fold (data, gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);
}

static void
add_keys (PdTagList *self)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } keys[] = { { "Menu|<Shift>F10", on_menu_key }, { "Left|KP_Left", on_left_key }, { "Right|KP_Right", on_right_key } };
  GtkEventController *controller = gtk_shortcut_controller_new (), *typing = gtk_event_controller_key_new ();

  /* Before the list itself, which has a use for Left and Right. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_callback_action_new (keys[i].func, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), controller);
  g_signal_connect_object (typing, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), typing);
}

static void
on_activated (PdTagList *self)
{
  g_signal_emit (self, signals[OPENED], 0, TRUE);
}

static void
on_setup (PdTagList *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_tag_row_new ();

  g_signal_connect_object (row, "picked", G_CALLBACK (on_row_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "menu-requested", G_CALLBACK (on_menu_requested), self, G_CONNECT_SWAPPED);
  g_object_bind_property (row, "summary", list_item, "accessible-label", G_BINDING_DEFAULT);
  pd_tag_drag_attach (PD_TAG_ROW (row), self->tree);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (PdTagList *self,
         GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);

  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_row_folded), self, G_CONNECT_SWAPPED);
  pd_tag_row_set_list_row (PD_TAG_ROW (gtk_list_item_get_child (list_item)), row);
}

static void
on_unbind (PdTagList *self,
           GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), on_row_folded, self);
  pd_tag_row_set_list_row (PD_TAG_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
pd_tag_list_grab_focus (GtkWidget *widget)
{
  PdTagList *self = PD_TAG_LIST (widget);

  if (self->selected_id != NULL)
    restore_selection (self, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
pd_tag_list_dispose (GObject *object)
{
  PdTagList *self = PD_TAG_LIST (object);

  if (self->list_view != NULL)
    {
      self->following = TRUE;
      gtk_list_view_set_model (self->list_view, NULL);
    }
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->choices);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->selected_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_LIST);

  G_OBJECT_CLASS (pd_tag_list_parent_class)->dispose (object);
}

static void
pd_tag_list_class_init (PdTagListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_tag_list_dispose;
  widget_class->grab_focus = pd_tag_list_grab_focus;

  /**
   * PdTagList::selected:
   *
   * Another tag is selected, or none.
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdTagList::opened:
   * @to_read: whether by Enter or a double click, to go on to its page
   *
   * A person wants to see what is known of the selected tag.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagList, entry);
  gtk_widget_class_bind_template_child (widget_class, PdTagList, summary);
  gtk_widget_class_bind_template_child (widget_class, PdTagList, stack);
  gtk_widget_class_bind_template_child (widget_class, PdTagList, list_view);
  gtk_widget_class_bind_template_child (widget_class, PdTagList, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_closed);
  gtk_widget_class_bind_template_callback (widget_class, look_for);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
pd_tag_list_init (PdTagList *self)
{
  self->tree = pd_tag_tree_new ();
  self->choices = pd_tag_choices_new ();
  self->are_choices_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  add_keys (self);

  self->rows = gtk_tree_list_model_new (g_object_ref (pd_tag_tree_get_top (self->tree)), FALSE, FALSE, create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->tree, "rearranged", G_CALLBACK (on_rearranged), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "items-changed", G_CALLBACK (on_choices_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pd_tag_list_get_tree:
 *
 * Returns: (transfer none): the codebook that it shows
 */
PdTagTree *
pd_tag_list_get_tree (PdTagList *self)
{
  g_return_val_if_fail (PD_IS_TAG_LIST (self), NULL);

  return self->tree;
}

/**
 * pd_tag_list_set_rows:
 * @rows: (nullable): the codebook of a moment; %NULL for none
 *
 * Brings the list up to date.
 */
void
pd_tag_list_set_rows (PdTagList *self,
                      PdCodebookRows *rows)
{
  GtkRoot *root;
  GtkWidget *focus;
  gboolean has_focus;

  g_return_if_fail (PD_IS_TAG_LIST (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view));
  self->are_choices_stale = TRUE;
  self->following = TRUE;
  pd_tag_tree_set_rows (self->tree, rows);
  self->following = FALSE;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    look_for (self);
  restore_selection (self, has_focus);
  show_summary (self);
}

/**
 * pd_tag_list_get_selected:
 *
 * Returns: (transfer none) (nullable): the tag that is selected
 */
PdTagNode *
pd_tag_list_get_selected (PdTagList *self)
{
  g_return_val_if_fail (PD_IS_TAG_LIST (self), NULL);

  return pd_tag_tree_find (self->tree, self->selected_id);
}

/**
 * pd_tag_list_select:
 * @tag_id: the UUID of a tag
 * @focus: whether to go there, with the focus
 *
 * Selects a tag, and unfolds what it is nested under. Where it is not among those that are looked for, all are shown.
 */
void
pd_tag_list_select (PdTagList *self,
                    const char *tag_id,
                    gboolean focus)
{
  PdTagNode *node;

  g_return_if_fail (PD_IS_TAG_LIST (self));
  g_return_if_fail (tag_id != NULL);

  node = pd_tag_tree_find (self->tree, tag_id);
  if (node == NULL)
    return;
  for (PdTagNode *up = pd_tag_tree_get_parent (self->tree, node); up != NULL; up = pd_tag_tree_get_parent (self->tree, up))
    pd_tag_node_set_expanded (up, TRUE);
  set_selected (self, tag_id);
  restore_selection (self, focus);
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION && pd_tag_tree_is_filtered (self->tree))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      look_for (self);
      restore_selection (self, focus);
    }
}
