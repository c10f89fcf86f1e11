#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdFamilyEntry:
 * @family: the number of the family that it belongs to; entries of one follow each other
 * @article_id: the UUID of an article
 * @kind: (nullable): how it shares text with the origin
 * @is_origin: whether it is taken for the origin
 *
 * An article that shares text with others.
 */
typedef struct
{
  guint family;
  const char *article_id;
  const char *kind;
  gboolean is_origin;
} PdFamilyEntry;

gboolean pd_families_update (PdConnection *connection,
                             const GArray *entries,
                             const GPtrArray *left,
                             gboolean *changed,
                             GError **error);

gboolean pd_families_get_state (PdConnection *connection,
                                char **state,
                                GError **error);
gboolean pd_families_set_state (PdConnection *connection,
                                const char *state,
                                GError **error);

G_END_DECLS
