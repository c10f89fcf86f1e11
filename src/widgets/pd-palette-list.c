#include "pd-palette-list.h"

#include <glib/gi18n-lib.h>

#include "pd-list-click.h"
#include "pd-palette-row.h"

#define MAX_HEIGHT 300

/**
 * PdPaletteList:
 *
 * The rows of the palette, and a hint where there are none.
 */
struct _PdPaletteList
{
  GtkBox parent_instance;

  GtkSingleSelection *selection;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWidget *hint;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdPaletteList, pd_palette_list, GTK_TYPE_BOX)

static void
on_row_setup (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  gtk_list_item_set_child (item, pd_palette_row_new ());
  gtk_list_item_set_focusable (item, FALSE);
}

static void
describe (GtkListItem *item)
{
  g_autofree char *description = pd_palette_row_describe (gtk_list_item_get_item (item));

  gtk_list_item_set_accessible_label (item, description);
}

static void
on_row_bind (GtkSignalListItemFactory *factory,
             GtkListItem *item)
{
  PdTagChoice *choice = gtk_list_item_get_item (item);

  describe (item);
  g_signal_connect_object (choice, "notify::checked", G_CALLBACK (describe), item, G_CONNECT_SWAPPED);
  pd_palette_row_set_choice (PD_PALETTE_ROW (gtk_list_item_get_child (item)), choice);
}

static void
on_row_unbind (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), describe, item);
  pd_palette_row_set_choice (PD_PALETTE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_row_activated (PdPaletteList *self,
                  guint position)
{
  g_autoptr (PdTagChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, choice);
}

static void
on_items_changed (PdPaletteList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_widget_set_visible (self->hint, n == 0);
  gtk_widget_set_visible (self->scroller, n > 0);
  /* A few rows are all in sight, and need nothing to scroll with. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  n > PD_TAG_CHOICES_N_DIGITS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  pd_palette_list_select_first (self);
}

static void
pd_palette_list_class_init (PdPaletteListClass *klass)
{
  /**
   * PdPaletteList::activated:
   * @choice: the row's choice
   *
   * A row was clicked.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, PD_TYPE_TAG_CHOICE);
}

static void
pd_palette_list_init (PdPaletteList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);

  self->hint = gtk_label_new (_ ("Type a name to make the first tag."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_set_css_classes (self->hint, (const char *[]) { "dimmed", "hint", NULL });
  gtk_box_append (GTK_BOX (self), self->hint);

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbind), NULL);
  self->view = gtk_list_view_new (NULL, factory);
  pd_list_click_attach (GTK_LIST_VIEW (self->view));
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  /* The arrow keys move through it from the entry. */
  gtk_widget_set_can_focus (self->scroller, FALSE);
  gtk_box_append (GTK_BOX (self), self->scroller);
}

/**
 * pd_palette_list_new:
 * @choices: what to list
 *
 * Returns: a list
 */
GtkWidget *
pd_palette_list_new (PdTagChoices *choices)
{
  PdPaletteList *self = g_object_new (PD_TYPE_PALETTE_LIST, NULL);

  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (choices)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  on_items_changed (self);
  /* The list holds it. */
  g_object_unref (self->selection);
  return GTK_WIDGET (self);
}

/**
 * pd_palette_list_get_selected:
 *
 * Returns: (transfer none) (nullable): the choice of the selected row
 */
PdTagChoice *
pd_palette_list_get_selected (PdPaletteList *self)
{
  g_return_val_if_fail (PD_IS_PALETTE_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * pd_palette_list_select_first:
 *
 * Selects the first row, and shows it.
 */
void
pd_palette_list_select_first (PdPaletteList *self)
{
  g_return_if_fail (PD_IS_PALETTE_LIST (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), 0, GTK_LIST_SCROLL_SELECT, NULL);
}

/**
 * pd_palette_list_move:
 * @by: how many rows, negative for up
 *
 * Selects another row.
 *
 * Returns: whether there is one to select
 */
gboolean
pd_palette_list_move (PdPaletteList *self,
                      int by)
{
  int n, position;

  g_return_val_if_fail (PD_IS_PALETTE_LIST (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n == 0)
    return FALSE;
  position = CLAMP ((int) gtk_single_selection_get_selected (self->selection) + by, 0, n - 1);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), position, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}
