#include "pd-help-dialog.h"

#include <string.h>

#include "pd-help-page.h"

#define FOLDER "/io/github/pidian/Pidian/help"

/**
 * PdHelpDialog:
 *
 * The help: its pages, in the person's language.
 */
struct _PdHelpDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwPreferencesGroup *topics;
};

G_DEFINE_FINAL_TYPE (PdHelpDialog, pd_help_dialog, ADW_TYPE_DIALOG)

/* In the order in which they are read. */
static const char *const names[] = { "start.md", "reading.md", "tags.md", "claims.md", "copies.md", "search.md", "articles.md", "export.md", "safety.md" };

/* Chinese of countries that there is no translation for is written as in one that there is. */
static const char *
get_language (const char *locale)
{
  if (g_str_has_prefix (locale, "zh_HK") || g_str_has_prefix (locale, "zh_MO"))
    return "zh_TW";
  return g_str_equal (locale, "zh") ? "zh_CN" : locale;
}

/* folder: where it was found, if that is asked. */
static GBytes *
load (const char *name,
      char **folder)
{
  for (const char *const *locales = g_get_language_names (); *locales != NULL; locales++)
    {
      const char *language = get_language (*locales);
      g_autofree char *place = g_build_path ("/", FOLDER, language, NULL);
      g_autofree char *path = g_build_path ("/", place, name, NULL);
      GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes == NULL)
        continue;
      if (folder != NULL)
        *folder = g_steal_pointer (&place);
      return bytes;
    }
  return NULL;
}

/* What a page's heading says. */
static char *
get_title (const char *markdown)
{
  const char *end = strchr (markdown, '\n');

  return g_strndup (markdown + strlen ("# "), end - markdown - strlen ("# "));
}

static void
show_page (PdHelpDialog *self,
           const char *name)
{
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = load (name, &folder);
  PdHelpPage *page;

  if (bytes == NULL)
    return;
  page = pd_help_page_new (g_bytes_get_data (bytes, NULL), folder);
  g_signal_connect_object (page, "linked", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (page));
}

static void
on_activated (PdHelpDialog *self,
              AdwActionRow *row)
{
  show_page (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
add_topic (PdHelpDialog *self,
           const char *name)
{
  g_autoptr (GBytes) bytes = load (name, NULL);
  g_autofree char *title = get_title (g_bytes_get_data (bytes, NULL));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, name);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->topics, row);
}

static void
pd_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_HELP_DIALOG);

  G_OBJECT_CLASS (pd_help_dialog_parent_class)->dispose (object);
}

static void
pd_help_dialog_class_init (PdHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_help_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdHelpDialog, view);
  gtk_widget_class_bind_template_child (widget_class, PdHelpDialog, topics);
}

static void
pd_help_dialog_init (PdHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    add_topic (self, names[i]);
}

/**
 * pd_help_dialog_new:
 *
 * Returns: a dialog with the help
 */
AdwDialog *
pd_help_dialog_new (void)
{
  return g_object_new (PD_TYPE_HELP_DIALOG, NULL);
}
