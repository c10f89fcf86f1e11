#include "pd-search-marker.h"

struct _PdSearchMarker
{
  gboolean exact;
  /* char *, and what each folds to. */
  GPtrArray *terms;
  GPtrArray *folded;
  /* GRegex * */
  GPtrArray *regexes;
};

static gboolean
is_about_text (PdSearchNode *node)
{
  PdSearchField field = pd_search_node_get_field (node);

  return field == PD_SEARCH_FIELD_ANY || field == PD_SEARCH_FIELD_TEXT;
}

static gboolean
has_term (PdSearchMarker *self,
          const char *term,
          const PdFolded *folded)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      if (self->exact ? g_str_equal (g_ptr_array_index (self->terms, i), term) : pd_folded_equal (g_ptr_array_index (self->folded, i), folded))
        return TRUE;
    }
  return FALSE;
}

static void
add_term (PdSearchMarker *self,
          const char *term)
{
  g_autoptr (PdFolded) folded = pd_folded_new (term, -1);

  if (has_term (self, term, folded))
    return;
  g_ptr_array_add (self->terms, g_strdup (term));
  g_ptr_array_add (self->folded, g_steal_pointer (&folded));
}

/* What must not stand in an article is not looked for in it. */
static void
collect (PdSearchMarker *self,
         PdSearchNode *node)
{
  switch (pd_search_node_get_kind (node))
    {
    case PD_SEARCH_NOT:
      break;
    case PD_SEARCH_AND:
    case PD_SEARCH_OR:
      for (guint i = 0; i < pd_search_node_get_n_children (node); i++)
        collect (self, pd_search_node_get_child (node, i));
      break;
    case PD_SEARCH_REGEX:
      if (is_about_text (node))
        g_ptr_array_add (self->regexes, g_regex_ref (pd_search_node_get_regex (node)));
      break;
    case PD_SEARCH_TERM:
    case PD_SEARCH_FIELD:
    default:
      if (is_about_text (node))
        add_term (self, pd_search_node_get_text (node));
      break;
    }
}

/**
 * pd_search_marker_new:
 * @query: a query
 * @exact: whether every letter counts, instead of what it is folded to
 *
 * Returns: (transfer full): what finds in a text the words, phrases and expressions that @query asks for
 */
PdSearchMarker *
pd_search_marker_new (PdSearchQuery *query,
                      gboolean exact)
{
  PdSearchMarker *self;

  g_return_val_if_fail (query != NULL, NULL);

  self = g_new (PdSearchMarker, 1);
  self->exact = exact;
  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->folded = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_folded_free);
  self->regexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  collect (self, pd_search_query_get_root (query));
  return self;
}

/**
 * pd_search_marker_free:
 *
 * Frees it.
 */
void
pd_search_marker_free (PdSearchMarker *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->folded);
  g_ptr_array_unref (self->regexes);
  g_free (self);
}

/**
 * pd_search_marker_is_empty:
 *
 * Returns: whether the query asks a text for nothing, as one that is about tags alone
 */
gboolean
pd_search_marker_is_empty (const PdSearchMarker *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len + self->regexes->len == 0;
}

/**
 * pd_search_marker_is_exact:
 *
 * Returns: whether every letter counts
 */
gboolean
pd_search_marker_is_exact (const PdSearchMarker *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->exact;
}

/**
 * pd_search_marker_get_strings:
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): the strings that it looks for; %NULL where it looks for regular expressions as well
 */
const char *const *
pd_search_marker_get_strings (const PdSearchMarker *self,
                              guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->terms->len;
  return self->regexes->len == 0 ? (const char *const *) self->terms->pdata : NULL;
}

/**
 * pd_search_marker_run:
 * @utf8: a text
 * @n_bytes: its length in bytes
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdOccurrence): where what it looks for stands, in the order of the text; %NULL with an error,
 *   where an expression takes too long or it was cancelled
 */
GArray *
pd_search_marker_run (const PdSearchMarker *self,
                      const char *utf8,
                      gsize n_bytes,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GArray) occurrences = pd_occurrences_new ();
  g_autoptr (PdFolded) folded = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (utf8 != NULL, NULL);

  if (!self->exact && self->terms->len > 0)
    folded = pd_folded_new (utf8, n_bytes);
  for (guint i = 0; i < self->terms->len; i++)
    {
      if (folded != NULL)
        pd_occurrences_add (occurrences, folded, g_ptr_array_index (self->folded, i));
      else
        pd_occurrences_add_exact (occurrences, utf8, n_bytes, g_ptr_array_index (self->terms, i));
    }
  for (guint i = 0; i < self->regexes->len; i++)
    {
      if (!pd_occurrences_add_regex (occurrences, utf8, n_bytes, g_ptr_array_index (self->regexes, i), cancellable, error))
        return NULL;
    }
  pd_occurrences_sort (occurrences);
  return g_steal_pointer (&occurrences);
}
