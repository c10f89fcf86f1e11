#include "pd-chooser.h"

#include <glib/gi18n-lib.h>

/**
 * PdChooser:
 *
 * Lets one of many rows of the project be picked, found by typing. What is found is up to its subclasses.
 */
typedef struct
{
  GtkSearchEntry *search;
  AdwPreferencesGroup *group;
  GtkListBox *list;
  GtkStack *stack;
} PdChooserPrivate;

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PdChooser, pd_chooser, ADW_TYPE_DIALOG)

static void
on_activated (PdChooser *self,
              GtkListBoxRow *row)
{
  g_autoptr (PdRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[PICKED], 0, record);
}

/* Enter takes the first. */
static void
on_search_activated (PdChooser *self)
{
  PdChooserPrivate *priv = pd_chooser_get_instance_private (self);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (priv->list, 0);

  if (first != NULL)
    on_activated (self, first);
}

static GtkWidget *
create_content (PdChooser *self)
{
  PdChooserPrivate *priv = pd_chooser_get_instance_private (self);
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new (), *empty = adw_status_page_new (), *clamp = adw_clamp_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (priv->search));
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 6);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), clamp);
  adw_preferences_group_add (priv->group, GTK_WIDGET (priv->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), priv->group);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Found"));
  gtk_widget_add_css_class (empty, "compact");
  gtk_stack_add_named (priv->stack, page, "list");
  gtk_stack_add_named (priv->stack, empty, "empty");
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (priv->stack));
  return view;
}

static void
pd_chooser_class_init (PdChooserClass *klass)
{
  /**
   * PdChooser::picked:
   * @record: a row
   *
   * One was picked, and the dialog closes.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_RECORD);
}

static void
pd_chooser_init (PdChooser *self)
{
  PdChooserPrivate *priv = pd_chooser_get_instance_private (self);

  priv->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  priv->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  priv->list = GTK_LIST_BOX (gtk_list_box_new ());
  priv->stack = GTK_STACK (gtk_stack_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_list_box_set_selection_mode (priv->list, GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (priv->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (priv->list), "boxed-list");
  g_signal_connect_object (priv->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search, "search-changed", G_CALLBACK (pd_chooser_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search, "activate", G_CALLBACK (on_search_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search, "stop-search", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_dialog_set_child (ADW_DIALOG (self), create_content (self));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_content_height (ADW_DIALOG (self), 520);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (priv->search));
}

/**
 * pd_chooser_describe:
 * @heading: what the dialog is called
 * @explanation: what picking one does
 *
 * Says what is picked, and what for.
 */
void
pd_chooser_describe (PdChooser *self,
                     const char *heading,
                     const char *explanation)
{
  PdChooserPrivate *priv;

  g_return_if_fail (PD_IS_CHOOSER (self));

  priv = pd_chooser_get_instance_private (self);
  adw_dialog_set_title (ADW_DIALOG (self), heading);
  adw_preferences_group_set_description (priv->group, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

/**
 * pd_chooser_search:
 *
 * Looks once more for what is typed.
 */
void
pd_chooser_search (PdChooser *self)
{
  PdChooserPrivate *priv;
  g_autofree char *typed = NULL;

  g_return_if_fail (PD_IS_CHOOSER (self));

  priv = pd_chooser_get_instance_private (self);
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (priv->search))));
  PD_CHOOSER_GET_CLASS (self)->search (self, typed);
}

/**
 * pd_chooser_clear:
 *
 * Shows nothing.
 */
void
pd_chooser_clear (PdChooser *self)
{
  PdChooserPrivate *priv;

  g_return_if_fail (PD_IS_CHOOSER (self));

  priv = pd_chooser_get_instance_private (self);
  gtk_list_box_remove_all (priv->list);
}

/**
 * pd_chooser_add:
 * @record: a row
 * @title: what it is
 * @subtitle: (nullable): what else helps to know it
 *
 * Shows one more that can be picked.
 */
void
pd_chooser_add (PdChooser *self,
                PdRecord *record,
                const char *title,
                const char *subtitle)
{
  PdChooserPrivate *priv;
  GtkWidget *row;

  g_return_if_fail (PD_IS_CHOOSER (self));
  g_return_if_fail (PD_IS_RECORD (record));
  g_return_if_fail (title != NULL);

  priv = pd_chooser_get_instance_private (self);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (priv->list, row);
}

/**
 * pd_chooser_finish:
 *
 * Shows what was added, or that nothing was found.
 */
void
pd_chooser_finish (PdChooser *self)
{
  PdChooserPrivate *priv;

  g_return_if_fail (PD_IS_CHOOSER (self));

  priv = pd_chooser_get_instance_private (self);
  gtk_stack_set_visible_child_name (priv->stack, gtk_list_box_get_row_at_index (priv->list, 0) != NULL ? "list" : "empty");
}
