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
on_remove (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  PdLibrary *self = data;
  PdProject *project = pd_library_get_project (self);
  PdArticleItem *item = pd_library_get_item (self);
  PdRecord *article = item != NULL ? pd_article_item_get_record (item) : NULL;
  g_autoptr (PdEdit) edit = NULL;
  Removal *removal;

  if (project == NULL || article == NULL || pd_project_get_read_only (project))
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
 * @self: a library
 * @settings: the program's settings
 *
 * Gives @self its actions: `library.remove`, `library.sort-by` and `library.sort-descending`.
 */
void
pd_library_actions_install (PdLibrary *self,
                            GSettings *settings)
{
  const GActionEntry entries[] = {
    { .name = "remove", .activate = on_remove },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) sort_by = g_settings_create_action (settings, "sort-by");
  g_autoptr (GAction) sort_descending = g_settings_create_action (settings, "sort-descending");

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (group), sort_by);
  g_action_map_add_action (G_ACTION_MAP (group), sort_descending);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "library", G_ACTION_GROUP (group));
}
