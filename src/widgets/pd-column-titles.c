#include "pd-column-titles.h"

/* The titles are the children of the first child of the view, in the order of its visible columns. */
static GtkColumnViewColumn *
find_column (GtkColumnView *view,
             GtkWidget *title)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *other = gtk_widget_get_first_child (gtk_widget_get_parent (title));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (other == title)
        return g_steal_pointer (&column);
      if (other != NULL)
        other = gtk_widget_get_next_sibling (other);
    }
  return NULL;
}

/* As a click does it: from A to Z, and the other way round where it is so already. */
static gboolean
on_activated (GtkWidget *title,
              GVariant *arguments,
              gpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_widget_get_ancestor (title, GTK_TYPE_COLUMN_VIEW));
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  g_autoptr (GtkColumnViewColumn) column = find_column (view, title);
  gboolean is_ascending;

  if (column == NULL || gtk_column_view_column_get_sorter (column) == NULL)
    return FALSE;
  is_ascending = gtk_column_view_sorter_get_primary_sort_column (sorter) == column && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_ASCENDING;
  gtk_column_view_sort_by_column (view, column, is_ascending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  return TRUE;
}

/* One of them at a time can have the focus by Tab, so that this goes past all of them at once. */
static gboolean
move (GtkWidget *title,
      gboolean forward)
{
  GtkWidget *other = forward ? gtk_widget_get_next_sibling (title) : gtk_widget_get_prev_sibling (title);

  while (other != NULL && !gtk_widget_get_visible (other))
    other = forward ? gtk_widget_get_next_sibling (other) : gtk_widget_get_prev_sibling (other);
  if (other == NULL)
    return TRUE;
  gtk_widget_set_focusable (other, TRUE);
  gtk_widget_grab_focus (other);
  gtk_widget_set_focusable (title, FALSE);
  return TRUE;
}

static gboolean
on_left (GtkWidget *title,
         GVariant *arguments,
         gpointer data)
{
  return move (title, gtk_widget_get_direction (title) == GTK_TEXT_DIR_RTL);
}

static gboolean
on_right (GtkWidget *title,
          GVariant *arguments,
          gpointer data)
{
  return move (title, gtk_widget_get_direction (title) != GTK_TEXT_DIR_RTL);
}

static gboolean
on_down (GtkWidget *title,
         GVariant *arguments,
         gpointer data)
{
  return pd_column_titles_go_to_rows (GTK_COLUMN_VIEW (gtk_widget_get_ancestor (title, GTK_TYPE_COLUMN_VIEW)));
}

/**
 * pd_column_titles_take_keys:
 * @view: a view with all of its columns
 *
 * Lets the titles of the columns have the focus, one after the other with Left and Right, and sort by them with Enter or the space bar: GTK (4.18)
 * sorts by clicks alone.
 */
void
pd_column_titles_take_keys (GtkColumnView *view)
{
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } keys[] = { { "Return|KP_Enter|space|KP_Space", on_activated }, { "Left|KP_Left", on_left }, { "Right|KP_Right", on_right }, { "Tab|Down|KP_Down", on_down } };
  GtkWidget *titles, *first;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  titles = gtk_widget_get_first_child (GTK_WIDGET (view));
  first = gtk_widget_get_first_child (titles);
  gtk_widget_set_can_focus (titles, TRUE);
  gtk_widget_set_focusable (titles, FALSE);
  for (GtkWidget *title = first; title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkEventController *controller = gtk_shortcut_controller_new ();

      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                              gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_callback_action_new (keys[i].func, NULL, NULL)));
      gtk_widget_add_controller (title, controller);
      gtk_widget_set_focusable (title, title == first);
    }
}

/**
 * pd_column_titles_go_to_rows:
 * @view: a view
 *
 * Puts the focus on the row that had it last, or else on the first: the view itself (4.18) would leave out its own rows.
 *
 * Returns: whether there is a row
 */
gboolean
pd_column_titles_go_to_rows (GtkColumnView *view)
{
  GtkSelectionModel *model;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  model = gtk_column_view_get_model (view);
  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0
         && gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (view))));
}
