#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdTagExtent:
 * @tags: how many tags are nested under it
 * @highlights: how many highlights carry it
 * @articles: in how many articles these are
 * @alone: how many of them carry no other tag
 * @both: how many of them carry the other tag as well
 * @whole_articles: how many articles carry it as a whole
 * @both_articles: how many of them carry the other tag as a whole as well
 * @memos: how many memos are on it
 *
 * What hangs on a tag.
 */
typedef struct
{
  guint tags;
  guint highlights;
  guint articles;
  guint alone;
  guint both;
  guint whole_articles;
  guint both_articles;
  guint memos;
} PdTagExtent;

gboolean pd_tag_extent_measure (PdConnection *connection,
                                const char *tag_id,
                                gboolean nested,
                                const char *other_id,
                                PdTagExtent *extent,
                                GError **error);
gboolean pd_tag_extent_move (PdConnection *connection,
                             const char *tag_id,
                             const char *other_id,
                             GError **error);

G_END_DECLS
