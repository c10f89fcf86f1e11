#include "pd-library-actions.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"
#include "pd-toast.h"

typedef struct
{
  GtkWidget *library;
  AdwToast *toast;
} Removal;

static void
on_removed (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autofree Removal *removal = data;
  g_autoptr (GtkWidget) library = removal->library;
  g_autoptr (AdwToast) toast = removal->toast;
  g_autoptr (GError) error = NULL;

  if (!pd_project_perform_finish (PD_PROJECT (source), result, &error))
    {
      pd_toast_show (library, error->message);
      return;
    }
  /* Its button would take back something else as soon as anything else is done. */
  g_signal_connect_object (source, "changed", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  pd_toast_add (library, g_steal_pointer (&toast));
}

static AdwToast *
new_removal_toast (PdRecord *article)
{
  g_autofree char *title = pd_article_get_title (article);
  g_autofree char *message = NULL;
  AdwToast *toast;

  /* Translators: the title of an article that was taken out of the project. */
  message = g_strdup_printf (_ ("“%s” removed"), title);
  toast = pd_toast_new (message);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  return g_object_ref_sink (toast);
}

static void
on_remove (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  PdLibrary *self = PD_LIBRARY (widget);
  PdProject *project = pd_library_get_project (self);
  PdArticleItem *item = pd_library_get_item (self);
  PdRecord *article = item != NULL ? pd_article_item_get_record (item) : NULL;
  g_autoptr (PdEdit) edit = NULL;
  Removal *removal;

  if (project == NULL || article == NULL)
    return;
  edit = pd_edit_new (_ ("Remove Article"));
  pd_edit_remove (edit, PD_WORD_ARTICLE, pd_record_get_id (article));
  removal = g_new0 (Removal, 1);
  removal->library = g_object_ref (GTK_WIDGET (self));
  removal->toast = new_removal_toast (article);
  pd_project_perform_async (project, edit, NULL, on_removed, removal);
}

/**
 * pd_library_actions_install:
 * @widget_class: the library's class
 *
 * Gives libraries their actions.
 */
void
pd_library_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.remove", NULL, on_remove);
}

/**
 * pd_library_actions_follow:
 * @self: a library
 * @settings: the program's settings
 *
 * Gives @self the actions that the settings keep: `sort.sort-by` and `sort.sort-descending`.
 */
void
pd_library_actions_follow (PdLibrary *self,
                           GSettings *settings)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) sort_by = g_settings_create_action (settings, "sort-by");
  g_autoptr (GAction) sort_descending = g_settings_create_action (settings, "sort-descending");

  g_return_if_fail (PD_IS_LIBRARY (self));

  g_action_map_add_action (G_ACTION_MAP (group), sort_by);
  g_action_map_add_action (G_ACTION_MAP (group), sort_descending);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sort", G_ACTION_GROUP (group));
}

/**
 * pd_library_actions_update:
 * @self: a library
 *
 * Makes those actions possible that are.
 */
void
pd_library_actions_update (PdLibrary *self)
{
  PdProject *project = pd_library_get_project (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.remove", project != NULL && !pd_project_get_read_only (project) && pd_library_get_item (self) != NULL);
}
