#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdFoundHighlight:
 * @highlight_id: its UUID
 * @article_id: that of its article
 * @quote: what it is on
 * @title: (nullable): the article's title
 * @date: (nullable): the article's date
 *
 * A highlight that was found.
 */
typedef struct
{
  char *highlight_id;
  char *article_id;
  char *quote;
  char *title;
  char *date;
} PdFoundHighlight;

void pd_found_highlight_free (PdFoundHighlight *self);

GPtrArray *pd_highlight_finder_find (PdConnection *connection,
                                     const char *wanted,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFoundHighlight, pd_found_highlight_free)

G_END_DECLS
