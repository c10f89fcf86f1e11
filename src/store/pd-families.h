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

gboolean pd_families_replace (PdConnection *connection,
                              const GArray *entries,
                              GError **error);

G_END_DECLS
