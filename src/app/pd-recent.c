#include "pd-recent.h"

#include <gtk/gtk.h>

#include "pd-files.h"
#include "pd-sample.h"

/* How many projects the welcome page offers. */
#define MAX_RECENT 8

/**
 * pd_recent_add:
 * @file: a project
 *
 * Puts a project first among those that were used recently.
 */
void
pd_recent_add (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  /* The sample project has a place of its own on the welcome page. */
  if (pd_sample_is_copy (file))
    return;
  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri,
                               &(GtkRecentData) { .mime_type = (char *) PD_PROJECT_MIME_TYPE, .app_name = (char *) g_get_application_name (), .app_exec = (char *) "pidian %f" });
}

/**
 * pd_recent_remove:
 * @file: a project that is no longer there
 *
 * Forgets a project.
 */
void
pd_recent_remove (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b), gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

/**
 * pd_recent_list:
 *
 * Returns: (transfer full): the projects that were used recently, as a list of GFile, the last one first
 */
GListModel *
pd_recent_list (void)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  GList *infos = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_infos);

  for (GList *l = infos; l != NULL; l = l->next)
    {
      g_autoptr (GtkRecentInfo) info = l->data;
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));

      if (g_strcmp0 (gtk_recent_info_get_mime_type (info), PD_PROJECT_MIME_TYPE) == 0 && g_list_model_get_n_items (G_LIST_MODEL (files)) < MAX_RECENT)
        g_list_store_append (files, file);
    }
  g_list_free (infos);
  return G_LIST_MODEL (files);
}
