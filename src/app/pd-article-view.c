#include "pd-article-view.h"

#include "pd-article-row.h"
#include "pd-article-selection.h"
#include "pd-library-menu.h"

/**
 * PdArticleView:
 *
 * The list of articles that the library shows: to pick one from, or to select many, with a menu of what can be done to them.
 */
struct _PdArticleView
{
  AdwBin parent_instance;

  PdRecordList *groups;

  GtkListView *list_view;
  PdArticleSelection *selection;
  GtkPopover *menu;
  GMenu *states_menu;
  GMenu *groups_menu;
};

enum
{
  SELECTION_CHANGED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdArticleView, pd_article_view, ADW_TYPE_BIN)

static void
on_selected (PdArticleView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
on_activated (PdArticleView *self)
{
  g_signal_emit (self, signals[OPENED], 0, TRUE);
}

static void
show_menu (PdArticleView *self,
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
on_menu_closed (PdArticleView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static guint
find_row (PdArticleView *self,
          PdArticleRow *row)
{
  PdArticleItem *item = pd_article_row_get_item (row);
  PdArticleList *list = pd_article_selection_get_list (self->selection);

  return item != NULL && list != NULL ? pd_article_list_find (list, pd_article_item_get_row (item)) : G_MAXUINT;
}

/* The list itself would come too late: where the library lies above the page, this closes it. */
static void
on_row_picked (PdArticleView *self,
               PdArticleRow *row)
{
  guint position = find_row (self, row);

  if (position == G_MAXUINT)
    return;
  pd_article_view_select (self, position, FALSE);
  g_signal_emit (self, signals[OPENED], 0, FALSE);
}

/* The menu is about all that is selected, where it is opened on one of them; else about the one article, which is opened too. */
static void
on_menu_requested (PdArticleView *self,
                   double x,
                   double y,
                   PdArticleRow *row)
{
  guint position = find_row (self, row);

  if (position == G_MAXUINT)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    pd_article_view_select (self, position, FALSE);
  show_menu (self, GTK_WIDGET (row), x, y);
}

static gboolean
on_menu_key (GtkWidget *list_view,
             GVariant *arguments,
             gpointer data)
{
  GtkWidget *focused = gtk_widget_get_focus_child (list_view), *row = focused != NULL ? gtk_widget_get_first_child (focused) : NULL;

  if (row == NULL)
    return FALSE;
  on_menu_requested (data, gtk_widget_get_width (row) / 2, gtk_widget_get_height (row), PD_ARTICLE_ROW (row));
  return TRUE;
}

static void
add_menu_keys (PdArticleView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (on_menu_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), controller);
}

static void
on_setup (PdArticleView *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_article_row_new ();

  g_signal_connect_object (row, "picked", G_CALLBACK (on_row_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "menu-requested", G_CALLBACK (on_menu_requested), self, G_CONNECT_SWAPPED);
  g_object_bind_property (row, "summary", list_item, "accessible-label", G_BINDING_DEFAULT);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (PdArticleView *self,
         GtkListItem *list_item)
{
  pd_article_row_set_item (PD_ARTICLE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (PdArticleView *self,
           GtkListItem *list_item)
{
  pd_article_row_set_item (PD_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
pd_article_view_dispose (GObject *object)
{
  PdArticleView *self = PD_ARTICLE_VIEW (object);

  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  g_clear_object (&self->groups);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ARTICLE_VIEW);

  G_OBJECT_CLASS (pd_article_view_parent_class)->dispose (object);
}

static void
pd_article_view_class_init (PdArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_article_view_dispose;

  /**
   * PdArticleView::selection-changed:
   *
   * Other articles are selected.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdArticleView::opened:
   * @to_read: whether by Enter or a double click, to go on to the page
   *
   * A person picked an article, even the one that is open already.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (PD_TYPE_ARTICLE_SELECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PdArticleView, list_view);
  gtk_widget_class_bind_template_child (widget_class, PdArticleView, selection);
  gtk_widget_class_bind_template_child (widget_class, PdArticleView, menu);
  gtk_widget_class_bind_template_child (widget_class, PdArticleView, states_menu);
  gtk_widget_class_bind_template_child (widget_class, PdArticleView, groups_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
}

static void
pd_article_view_init (PdArticleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  pd_library_menu_fill_states (self->states_menu);
  add_menu_keys (self);
}

/**
 * pd_article_view_set_list:
 * @list: (nullable): the articles
 *
 * Sets what it shows. Nothing is selected then.
 */
void
pd_article_view_set_list (PdArticleView *self,
                          PdArticleList *list)
{
  g_return_if_fail (PD_IS_ARTICLE_VIEW (self));

  pd_article_selection_set_list (self->selection, list);
}

static void
show_groups (PdArticleView *self)
{
  pd_library_menu_fill_groups (self->groups_menu, self->groups);
}

/**
 * pd_article_view_set_groups:
 * @groups: (nullable): the project's groups
 *
 * Sets which groups articles can be added to.
 */
void
pd_article_view_set_groups (PdArticleView *self,
                            PdRecordList *groups)
{
  g_return_if_fail (PD_IS_ARTICLE_VIEW (self));

  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  g_set_object (&self->groups, groups);
  if (groups != NULL)
    g_signal_connect_object (groups, "items-changed", G_CALLBACK (show_groups), self, G_CONNECT_SWAPPED);
  show_groups (self);
}

/**
 * pd_article_view_dup_selected:
 *
 * Returns: (transfer full) (element-type gint64): the rows in the project file of the articles that are selected
 */
GArray *
pd_article_view_dup_selected (PdArticleView *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_VIEW (self), NULL);

  return pd_article_selection_dup_rows (self->selection);
}

/**
 * pd_article_view_select:
 * @position: where an article stands
 * @scroll: whether to go there, with the focus
 *
 * Selects one article and no other.
 */
void
pd_article_view_select (PdArticleView *self,
                        guint position,
                        gboolean scroll)
{
  g_return_if_fail (PD_IS_ARTICLE_VIEW (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  if (scroll)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/**
 * pd_article_view_select_all:
 *
 * Selects all articles that are shown.
 */
void
pd_article_view_select_all (PdArticleView *self)
{
  g_return_if_fail (PD_IS_ARTICLE_VIEW (self));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
