#include "pd-search-query.h"

#include <glib/gi18n-lib.h>

#include "pd-search-lexer.h"
#include "pd-search-parser.h"

struct _PdSearchQuery
{
  char *text;
  PdSearchNode *root;
};

G_DEFINE_BOXED_TYPE (PdSearchQuery, pd_search_query, pd_search_query_ref, pd_search_query_unref)

/**
 * pd_search_query_new:
 * @typed: what a person typed, valid UTF-8
 * @error: return location for an error of %PD_SEARCH_ERROR, see [func@Pd.search_error_get_span]
 *
 * Returns: (transfer full) (nullable): the query
 */
PdSearchQuery *
pd_search_query_new (const char *typed,
                     GError **error)
{
  PdSearchQuery *self;
  PdSearchNode *root;
  glong length;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (g_utf8_validate (typed, -1, NULL), NULL);

  length = g_utf8_strlen (typed, -1);
  if (length > PD_SEARCH_MAX_LENGTH)
    {
      pd_search_error_set (error, PD_SEARCH_ERROR_TOO_LONG, PD_SEARCH_MAX_LENGTH, MIN (length, G_MAXUINT), _ ("The query is longer than %d characters."), PD_SEARCH_MAX_LENGTH);
      return NULL;
    }
  root = pd_search_parser_parse (typed, error);
  if (root == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (PdSearchQuery);
  self->text = g_strdup (typed);
  self->root = root;
  return self;
}

static void
clear_query (gpointer data)
{
  PdSearchQuery *self = data;

  g_free (self->text);
  pd_search_node_unref (self->root);
}

/**
 * pd_search_query_ref:
 *
 * Returns: (transfer full): the same query
 */
PdSearchQuery *
pd_search_query_ref (PdSearchQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_search_query_unref:
 *
 * Lets go of it.
 */
void
pd_search_query_unref (PdSearchQuery *self)
{
  g_atomic_rc_box_release_full (self, clear_query);
}

/**
 * pd_search_query_get_root:
 *
 * Returns: (transfer none): the root of its tree
 */
PdSearchNode *
pd_search_query_get_root (PdSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * pd_search_query_get_text:
 *
 * Returns: the query as it was typed
 */
const char *
pd_search_query_get_text (PdSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * pd_search_query_is_plain:
 *
 * Returns: whether it is words and phrases alone, all of which are looked for anywhere
 */
gboolean
pd_search_query_is_plain (PdSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (pd_search_node_get_kind (self->root) == PD_SEARCH_TERM)
    return TRUE;
  if (pd_search_node_get_kind (self->root) != PD_SEARCH_AND)
    return FALSE;
  for (guint i = 0; i < pd_search_node_get_n_children (self->root); i++)
    {
      if (pd_search_node_get_kind (pd_search_node_get_child (self->root, i)) != PD_SEARCH_TERM)
        return FALSE;
    }
  return TRUE;
}

static void
collect_terms (PdSearchNode *node,
               gboolean is_wanted,
               GHashTable *seen,
               GStrvBuilder *terms)
{
  const char *text = pd_search_node_get_text (node);
  PdSearchKind kind = pd_search_node_get_kind (node);
  PdSearchField field = pd_search_node_get_field (node);

  if (is_wanted && (kind == PD_SEARCH_TERM || (kind == PD_SEARCH_FIELD && field == PD_SEARCH_FIELD_TEXT)) && g_hash_table_add (seen, (gpointer) text))
    g_strv_builder_add (terms, text);
  for (guint i = 0; i < pd_search_node_get_n_children (node); i++)
    collect_terms (pd_search_node_get_child (node, i), kind == PD_SEARCH_NOT ? !is_wanted : is_wanted, seen, terms);
}

/**
 * pd_search_query_list_terms:
 *
 * Lists what can be shown where it is found in a page: words and phrases that are looked for anywhere or in the text. What must
 * not be there is left out, and so are regular expressions.
 *
 * Returns: (transfer full): the texts, each once, in the order of the query
 */
GStrv
pd_search_query_list_terms (PdSearchQuery *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  collect_terms (self->root, TRUE, seen, terms);
  return g_strv_builder_end (terms);
}

static void
append_regex (GString *string,
              PdSearchNode *node)
{
  g_string_append_c (string, '/');
  for (const char *p = pd_search_node_get_text (node); *p != '\0'; p++)
    {
      if (*p == '/')
        g_string_append_c (string, '\\');
      g_string_append_c (string, *p);
      if (*p == '\\' && p[1] != '\0')
        g_string_append_c (string, *++p);
    }
  g_string_append_c (string, '/');
  if (g_regex_get_compile_flags (pd_search_node_get_regex (node)) & G_REGEX_CASELESS)
    g_string_append_c (string, 'i');
}

static void
append_node (GString *string,
             PdSearchNode *node,
             PdSearchKind around)
{
  PdSearchKind kind = pd_search_node_get_kind (node);
  PdSearchField field = pd_search_node_get_field (node);
  gboolean has_parentheses = (kind == PD_SEARCH_OR && around != PD_SEARCH_TERM) || (kind == PD_SEARCH_AND && around == PD_SEARCH_NOT);

  if (field != PD_SEARCH_FIELD_ANY)
    g_string_append_printf (string, "%s:", pd_search_field_get_name (field));
  if (kind == PD_SEARCH_REGEX)
    append_regex (string, node);
  else if (kind == PD_SEARCH_TERM || kind == PD_SEARCH_FIELD)
    pd_search_lexer_append_text (string, pd_search_node_get_text (node), kind == PD_SEARCH_FIELD);
  if (has_parentheses)
    g_string_append_c (string, '(');
  if (kind == PD_SEARCH_NOT)
    g_string_append (string, "NOT ");
  for (guint i = 0; i < pd_search_node_get_n_children (node); i++)
    {
      if (i > 0)
        g_string_append (string, kind == PD_SEARCH_AND ? " AND " : " OR ");
      append_node (string, pd_search_node_get_child (node, i), kind);
    }
  if (has_parentheses)
    g_string_append_c (string, ')');
}

/**
 * pd_search_query_to_string:
 *
 * Writes the query as it is understood: all operators in words, fields by their English names, parentheses where they are needed
 * and quotation marks likewise. It reads as an equal query, unless it is longer than what may be typed.
 *
 * Returns: (transfer full): the canonical form
 */
char *
pd_search_query_to_string (PdSearchQuery *self)
{
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (NULL);
  append_node (string, self->root, PD_SEARCH_TERM);
  return g_string_free (string, FALSE);
}

/**
 * pd_search_query_equal:
 * @other: another query
 *
 * Returns: whether both are understood as the same, however they were typed
 */
gboolean
pd_search_query_equal (PdSearchQuery *self,
                       PdSearchQuery *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return pd_search_node_equal (self->root, other->root);
}
