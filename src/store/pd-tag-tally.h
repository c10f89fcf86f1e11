#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdTagCounts:
 * @highlights: how many highlights carry the tag
 * @articles: in how many articles it is, on a highlight or on the whole article
 * @nested_highlights: how many highlights carry it or a tag nested under it, each counted once
 * @nested_articles: in how many articles one of these is
 *
 * How often a tag is used, in the articles that are there.
 */
typedef struct
{
  guint highlights;
  guint articles;
  guint nested_highlights;
  guint nested_articles;
} PdTagCounts;

/**
 * PdTagTally:
 *
 * How often each tag of a project is used.
 */
typedef struct _PdTagTally PdTagTally;

PdTagTally *pd_tag_tally_new (PdConnection *connection,
                              GCancellable *cancellable,
                              GError **error);
void pd_tag_tally_free (PdTagTally *self);

const PdTagCounts *pd_tag_tally_get (PdTagTally *self,
                                     const char *tag_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTagTally, pd_tag_tally_free)

G_END_DECLS
