#include "pd-saved-search.h"

#include <glib/gi18n-lib.h>

/**
 * pd_saved_search_new_edit:
 * @name: what it is called
 * @query: what is searched for
 * @exact: whether every letter counts
 *
 * Keeps a search.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_saved_search_new_edit (const char *name,
                          PdSearchQuery *query,
                          gboolean exact)
{
  g_autoptr (PdRecord) saved = NULL;
  PdEdit *edit;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  saved = pd_record_new (PD_WORD_SAVED_SEARCH);
  pd_record_set_text (saved, PD_SAVED_SEARCH_NAME, name);
  pd_record_set_text (saved, PD_SAVED_SEARCH_QUERY, pd_search_query_get_text (query));
  pd_record_set_integer (saved, PD_SAVED_SEARCH_EXACT, exact);
  edit = pd_edit_new (_ ("Save Search"));
  pd_edit_insert (edit, saved);
  return edit;
}

/**
 * pd_saved_search_rename_edit:
 * @saved_search_id: the UUID of a saved search
 * @name: its new name
 *
 * Renames a saved search.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_saved_search_rename_edit (const char *saved_search_id,
                             const char *name)
{
  g_autoptr (PdRecord) saved = pd_record_new_for_id (PD_WORD_SAVED_SEARCH, saved_search_id);
  PdEdit *edit = pd_edit_new (_ ("Rename Search"));

  pd_record_set_text (saved, PD_SAVED_SEARCH_NAME, name);
  pd_edit_update (edit, saved);
  return edit;
}

/**
 * pd_saved_search_delete_edit:
 * @saved_search_id: the UUID of a saved search
 *
 * Keeps a search no longer.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_saved_search_delete_edit (const char *saved_search_id)
{
  PdEdit *edit = pd_edit_new (_ ("Delete Saved Search"));

  pd_edit_remove (edit, PD_WORD_SAVED_SEARCH, saved_search_id);
  return edit;
}

/**
 * pd_saved_search_load:
 * @name: what it is called
 * @exact: (out): whether every letter counts
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Looks up a search that was saved; of several that are called the same, the last. It waits for the disk.
 *
 * Returns: (transfer full) (nullable): what is searched for, or %NULL with an error
 */
PdSearchQuery *
pd_saved_search_load (PdProject *project,
                      const char *name,
                      gboolean *exact,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) saved = NULL;
  PdRecord *last;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (exact != NULL, NULL);

  saved = pd_project_load (project, PD_WORD_SAVED_SEARCH, PD_SAVED_SEARCH_NAME, name, cancellable, error);
  if (saved == NULL)
    return NULL;
  if (saved->len == 0)
    {
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("No saved search is called “%s”."), name);
      return NULL;
    }
  last = g_ptr_array_index (saved, saved->len - 1);
  *exact = pd_record_get_integer (last, PD_SAVED_SEARCH_EXACT) != 0;
  return pd_search_query_new (pd_record_get_text (last, PD_SAVED_SEARCH_QUERY), error);
}
