#include "pd-search-node.h"

struct _PdSearchNode
{
  PdSearchKind kind;
  PdSearchField field;
  char *text;
  char *from;
  char *to;
  GRegex *regex;
  GPtrArray *children;
};

G_DEFINE_BOXED_TYPE (PdSearchNode, pd_search_node, pd_search_node_ref, pd_search_node_unref)

static PdSearchNode *
new_node (PdSearchKind kind,
          PdSearchField field)
{
  PdSearchNode *self = g_atomic_rc_box_new0 (PdSearchNode);

  self->kind = kind;
  self->field = field;
  return self;
}

static void
clear_node (gpointer data)
{
  PdSearchNode *self = data;

  g_free (self->text);
  g_free (self->from);
  g_free (self->to);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
}

/**
 * pd_search_node_new_text:
 * @field: where to look
 * @text: what for, not empty; for %PD_SEARCH_FIELD_STATE a code
 *
 * Returns: (transfer full): a %PD_SEARCH_TERM for %PD_SEARCH_FIELD_ANY, otherwise a %PD_SEARCH_FIELD
 */
PdSearchNode *
pd_search_node_new_text (PdSearchField field,
                         const char *text)
{
  PdSearchNode *self;

  g_return_val_if_fail (field != PD_SEARCH_FIELD_DATE, NULL);
  g_return_val_if_fail (text != NULL && *text != '\0', NULL);

  self = new_node (field == PD_SEARCH_FIELD_ANY ? PD_SEARCH_TERM : PD_SEARCH_FIELD, field);
  self->text = g_strdup (text);
  return self;
}

/**
 * pd_search_node_new_date:
 * @from: (nullable): the first date, ISO 8601, as exact as it is meant
 * @to: (nullable): the last date, likewise; not both are %NULL
 *
 * Returns: (transfer full): a %PD_SEARCH_FIELD for %PD_SEARCH_FIELD_DATE
 */
PdSearchNode *
pd_search_node_new_date (const char *from,
                         const char *to)
{
  PdSearchNode *self;

  g_return_val_if_fail (from != NULL || to != NULL, NULL);

  self = new_node (PD_SEARCH_FIELD, PD_SEARCH_FIELD_DATE);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->text = g_strcmp0 (from, to) == 0 ? g_strdup (from) : g_strconcat (from != NULL ? from : "", "..", to, NULL);
  return self;
}

/**
 * pd_search_node_new_regex:
 * @field: where to look, see [func@Pd.SearchField.takes_regex]
 * @pattern: what for, as it was typed
 * @regex: the same, ready to be matched
 *
 * Returns: (transfer full): a %PD_SEARCH_REGEX
 */
PdSearchNode *
pd_search_node_new_regex (PdSearchField field,
                          const char *pattern,
                          GRegex *regex)
{
  PdSearchNode *self;

  g_return_val_if_fail (pd_search_field_takes_regex (field), NULL);
  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (regex != NULL, NULL);

  self = new_node (PD_SEARCH_REGEX, field);
  self->regex = g_regex_ref (regex);
  self->text = g_strdup (pattern);
  return self;
}

/**
 * pd_search_node_new_group:
 * @kind: %PD_SEARCH_AND or %PD_SEARCH_OR
 * @children: (element-type PdSearchNode): one at least
 *
 * Returns: (transfer full): all or one of them; a child of the same kind gives its own children, and a single one is returned
 *   itself
 */
PdSearchNode *
pd_search_node_new_group (PdSearchKind kind,
                          GPtrArray *children)
{
  PdSearchNode *self;

  g_return_val_if_fail (kind == PD_SEARCH_AND || kind == PD_SEARCH_OR, NULL);
  g_return_val_if_fail (children != NULL && children->len > 0, NULL);

  if (children->len == 1)
    return pd_search_node_ref (g_ptr_array_index (children, 0));
  self = new_node (kind, PD_SEARCH_FIELD_ANY);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_node_unref);
  for (guint i = 0; i < children->len; i++)
    {
      PdSearchNode *child = g_ptr_array_index (children, i);

      if (child->kind != kind)
        g_ptr_array_add (self->children, pd_search_node_ref (child));
      for (guint k = 0; child->kind == kind && k < child->children->len; k++)
        g_ptr_array_add (self->children, pd_search_node_ref (g_ptr_array_index (child->children, k)));
    }
  return self;
}

/**
 * pd_search_node_new_not:
 * @child: a node
 *
 * Returns: (transfer full): what it is not; the child of a %PD_SEARCH_NOT
 */
PdSearchNode *
pd_search_node_new_not (PdSearchNode *child)
{
  PdSearchNode *self;

  g_return_val_if_fail (child != NULL, NULL);

  if (child->kind == PD_SEARCH_NOT)
    return pd_search_node_ref (g_ptr_array_index (child->children, 0));
  self = new_node (PD_SEARCH_NOT, PD_SEARCH_FIELD_ANY);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_node_unref);
  g_ptr_array_add (self->children, pd_search_node_ref (child));
  return self;
}

/**
 * pd_search_node_ref:
 *
 * Returns: (transfer full): the same node
 */
PdSearchNode *
pd_search_node_ref (PdSearchNode *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_search_node_unref:
 *
 * Lets go of it.
 */
void
pd_search_node_unref (PdSearchNode *self)
{
  g_atomic_rc_box_release_full (self, clear_node);
}

/**
 * pd_search_node_get_kind:
 *
 * Returns: what it says
 */
PdSearchKind
pd_search_node_get_kind (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, PD_SEARCH_TERM);

  return self->kind;
}

/**
 * pd_search_node_get_n_children:
 *
 * Returns: how many children it has; 0 where it is a text, a date, a state or a regular expression
 */
guint
pd_search_node_get_n_children (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children != NULL ? self->children->len : 0;
}

/**
 * pd_search_node_get_child:
 * @index: which, from 0
 *
 * Returns: (transfer none): a child
 */
PdSearchNode *
pd_search_node_get_child (PdSearchNode *self,
                          guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->children != NULL && index < self->children->len, NULL);

  return g_ptr_array_index (self->children, index);
}

/**
 * pd_search_node_get_field:
 *
 * Returns: where to look; %PD_SEARCH_FIELD_ANY too where it has children
 */
PdSearchField
pd_search_node_get_field (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, PD_SEARCH_FIELD_ANY);

  return self->field;
}

/**
 * pd_search_node_get_text:
 *
 * Returns: (nullable): what to look for, as it was typed, not folded: a text, the code of a state, a date or a range
 *   (`2025-01..2025-03`), a regular expression without its slashes; %NULL where it has children
 */
const char *
pd_search_node_get_text (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * pd_search_node_get_from:
 *
 * An article's date, in ISO 8601, is not before it where as many of its first characters as this has are not less than this,
 * as text. `2025-01` begins with the month; it is not known of an article of `2025`, which is less.
 *
 * Returns: (nullable): the first date that is meant, as exact as it was typed; %NULL where it is open, or it is no date
 */
const char *
pd_search_node_get_from (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->from;
}

/**
 * pd_search_node_get_to:
 *
 * An article's date, in ISO 8601, is not after it where as many of its first characters as this has are not greater than this,
 * as text. `2025-01` ends with the month.
 *
 * Returns: (nullable): the last date that is meant, as exact as it was typed; %NULL where it is open, or it is no date
 */
const char *
pd_search_node_get_to (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->to;
}

/**
 * pd_search_node_get_regex:
 *
 * To be matched with text that is not folded, a paragraph at a time, so that it can be stopped. Matching fails with
 * %G_REGEX_ERROR_MATCH where the expression explodes.
 *
 * Returns: (transfer none) (nullable): the regular expression; %NULL where it is none
 */
GRegex *
pd_search_node_get_regex (PdSearchNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->regex;
}

static gboolean
equal_regex (GRegex *regex,
             GRegex *other)
{
  if (regex == NULL || other == NULL)
    return regex == other;
  return g_regex_get_compile_flags (regex) == g_regex_get_compile_flags (other);
}

/**
 * pd_search_node_equal:
 * @other: another node
 *
 * Returns: whether both say the same in the same order
 */
gboolean
pd_search_node_equal (PdSearchNode *self,
                      PdSearchNode *other)
{
  guint n;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  n = pd_search_node_get_n_children (self);
  if (self->kind != other->kind || self->field != other->field || n != pd_search_node_get_n_children (other)
      || g_strcmp0 (self->text, other->text) != 0 || !equal_regex (self->regex, other->regex))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!pd_search_node_equal (g_ptr_array_index (self->children, i), g_ptr_array_index (other->children, i)))
        return FALSE;
    }
  return TRUE;
}
