#include "pd-files.h"

#include <glib/gi18n-lib.h>

#include "pd-sample.h"

/**
 * pd_files_is_project:
 * @file: a file
 *
 * Returns: whether its name is a project's
 */
gboolean
pd_files_is_project (GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);
  folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  return folded != NULL && g_str_has_suffix (folded, PD_PROJECT_SUFFIX);
}

/**
 * pd_files_with_suffix:
 * @file: a file that a person named
 *
 * Returns: (transfer full): @file, with a project's suffix
 */
GFile *
pd_files_with_suffix (GFile *file)
{
  g_autoptr (GFile) parent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  parent = g_file_get_parent (file);
  if (pd_files_is_project (file) || parent == NULL)
    return g_object_ref (file);
  name = g_file_get_basename (file);
  whole = g_strconcat (name, PD_PROJECT_SUFFIX, NULL);
  return g_file_get_child (parent, whole);
}

/**
 * pd_files_get_project_name:
 * @file: a project
 *
 * Returns: (transfer full): what to call it
 */
char *
pd_files_get_project_name (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return pd_sample_is_copy (file) ? g_strdup (_ ("Sample Project")) : pd_files_get_stem (file);
}

/**
 * pd_files_get_stem:
 * @file: a project
 *
 * Returns: (transfer full): its name without the suffix
 */
char *
pd_files_get_stem (GFile *file)
{
  g_autofree char *name = NULL;
  char *shown;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  shown = g_filename_display_name (name != NULL ? name : "");
  if (pd_files_is_project (file))
    shown[strlen (shown) - strlen (PD_PROJECT_SUFFIX)] = '\0';
  return shown;
}

/**
 * pd_files_get_folder_name:
 * @file: a file
 *
 * Returns: (transfer full): the folder it is in, the person's own as `~`
 */
char *
pd_files_get_folder_name (GFile *file)
{
  g_autoptr (GFile) parent = NULL;
  g_autoptr (GFile) home = NULL;
  g_autofree char *inside = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  parent = g_file_get_parent (file);
  if (parent == NULL)
    return g_file_get_parse_name (file);
  home = g_file_new_for_path (g_get_home_dir ());
  if (g_file_equal (parent, home))
    return g_strdup ("~");
  inside = g_file_get_relative_path (home, parent);
  if (inside != NULL)
    {
      g_autofree char *shown = g_filename_display_name (inside);

      return g_strconcat ("~/", shown, NULL);
    }
  return g_file_get_parse_name (parent);
}

static void
add_filter (GListStore *filters,
            const char *name,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  for (gsize i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_list_store_append (filters, filter);
}

/**
 * pd_files_may_be_table:
 * @path: a file or folder
 *
 * Returns: whether, by its name, it may be a table of many articles
 */
gboolean
pd_files_may_be_table (const char *path)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson" };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return g_file_test (path, G_FILE_TEST_IS_REGULAR);
    }
  return FALSE;
}

/**
 * pd_files_new_project_filters:
 *
 * Returns: (transfer full): which files a dialog for projects shows
 */
GListModel *
pd_files_new_project_filters (void)
{
  static const char *const suffixes[] = { "pidian", NULL };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  add_filter (filters, _ ("Pidian Projects"), suffixes);
  add_filter (filters, _ ("All Files"), NULL);
  return G_LIST_MODEL (filters);
}

/**
 * pd_files_new_article_filters:
 *
 * Returns: (transfer full): which files a dialog for articles shows
 */
GListModel *
pd_files_new_article_filters (void)
{
  static const char *const suffixes[] = { "txt", "text", "md", "markdown", "html", "htm", "xhtml", "mht", "mhtml", "docx", "odt", "epub", "pdf", "csv", "tsv", "json", "jsonl", "ndjson", "zip", NULL };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  add_filter (filters, _ ("Articles"), suffixes);
  add_filter (filters, _ ("All Files"), NULL);
  return G_LIST_MODEL (filters);
}

/**
 * pd_files_new_codebook_filters:
 *
 * Returns: (transfer full): which files a dialog for codebooks shows
 */
GListModel *
pd_files_new_codebook_filters (void)
{
  static const char *const suffixes[] = { "qdc", "csv", "tsv", NULL };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  add_filter (filters, _ ("Codebooks (CSV, REFI-QDA)"), suffixes);
  add_filter (filters, _ ("All Files"), NULL);
  return G_LIST_MODEL (filters);
}

/**
 * pd_files_is_dismissal:
 * @error: (nullable): what a file dialog ended with
 *
 * Returns: whether no file was chosen because the person did not want to
 */
gboolean
pd_files_is_dismissal (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}
