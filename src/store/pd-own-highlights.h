#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

/**
 * PdOwnHighlight:
 * @highlight_id: its UUID
 * @start: where it begins, in code points
 * @end: where it ends, exclusive
 * @is_tagged: whether it has the tag that was asked for
 *
 * A highlight that a coder made on the current text of an article.
 */
typedef struct
{
  char *highlight_id;
  guint start;
  guint end;
  gboolean is_tagged;
} PdOwnHighlight;

GArray *pd_own_highlights_load (PdConnection *connection,
                                gint64 article,
                                gint64 coder,
                                const char *tag_id,
                                GError **error);
const PdOwnHighlight *pd_own_highlights_find (const GArray *highlights,
                                              guint start,
                                              guint end);

G_END_DECLS
