#pragma once

#include <glib-object.h>

#include "pd-search-field.h"

G_BEGIN_DECLS

/**
 * PdSearchKind:
 * @PD_SEARCH_TERM: a text that is looked for anywhere
 * @PD_SEARCH_FIELD: a text, a date or a state that is looked for in a field
 * @PD_SEARCH_REGEX: a regular expression, in a field or anywhere
 * @PD_SEARCH_AND: all of its children, two at least, none of which is another
 * @PD_SEARCH_OR: one of its children, two at least, none of which is another
 * @PD_SEARCH_NOT: not its only child, which is not another
 *
 * What a node of a query says.
 */
typedef enum
{
  PD_SEARCH_TERM,
  PD_SEARCH_FIELD,
  PD_SEARCH_REGEX,
  PD_SEARCH_AND,
  PD_SEARCH_OR,
  PD_SEARCH_NOT,
} PdSearchKind;

#define PD_TYPE_SEARCH_NODE (pd_search_node_get_type ())

/**
 * PdSearchNode:
 *
 * A node of a query, which does not change once made, and can be read from any thread.
 */
typedef struct _PdSearchNode PdSearchNode;

GType pd_search_node_get_type (void);

PdSearchNode *pd_search_node_new_text (PdSearchField field,
                                       const char *text);
PdSearchNode *pd_search_node_new_date (const char *from,
                                       const char *to);
PdSearchNode *pd_search_node_new_regex (PdSearchField field,
                                        const char *pattern,
                                        GRegex *regex);
PdSearchNode *pd_search_node_new_group (PdSearchKind kind,
                                        GPtrArray *children);
PdSearchNode *pd_search_node_new_not (PdSearchNode *child);
PdSearchNode *pd_search_node_ref (PdSearchNode *self);
void pd_search_node_unref (PdSearchNode *self);

PdSearchKind pd_search_node_get_kind (PdSearchNode *self);
guint pd_search_node_get_n_children (PdSearchNode *self);
PdSearchNode *pd_search_node_get_child (PdSearchNode *self,
                                        guint index);
PdSearchField pd_search_node_get_field (PdSearchNode *self);
const char *pd_search_node_get_text (PdSearchNode *self);
const char *pd_search_node_get_from (PdSearchNode *self);
const char *pd_search_node_get_to (PdSearchNode *self);
GRegex *pd_search_node_get_regex (PdSearchNode *self);

gboolean pd_search_node_equal (PdSearchNode *self,
                               PdSearchNode *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSearchNode, pd_search_node_unref)

G_END_DECLS
