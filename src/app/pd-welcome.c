#include "pd-welcome.h"

#include "pd-recent-row.h"
#include "pd-recent.h"

/**
 * PdWelcome:
 *
 * What a window shows before a project is open: ways to one.
 */
struct _PdWelcome
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  AdwPreferencesGroup *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (PdWelcome, pd_welcome, ADW_TYPE_BIN)

static void
on_row_activated (PdWelcome *self,
                  PdRecentRow *row)
{
  g_autofree char *uri = g_file_get_uri (pd_recent_row_get_file (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-recent", "s", uri);
}

static void
on_row_shown (PdWelcome *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), TRUE);
}

static void
show_recent (PdWelcome *self)
{
  g_autoptr (GListModel) files = pd_recent_list ();
  guint n = g_list_model_get_n_items (files);

  /* It is shown with the first one of them that is. */
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), FALSE);
  gtk_list_box_remove_all (self->recent_list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      GtkWidget *row = pd_recent_row_new (file);

      g_signal_connect_object (row, "notify::visible", G_CALLBACK (on_row_shown), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->recent_list, row);
    }
}

static void
pd_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_WELCOME);

  G_OBJECT_CLASS (pd_welcome_parent_class)->dispose (object);
}

static void
pd_welcome_class_init (PdWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWelcome, status_page);
  gtk_widget_class_bind_template_child (widget_class, PdWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PdWelcome, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pd_welcome_init (PdWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
  show_recent (self);
}
