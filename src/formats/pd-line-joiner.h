#pragma once

#include "pd-line-metrics.h"
#include "pd-page-block.h"
#include "pd-word-list.h"

G_BEGIN_DECLS

/**
 * PdLineJoiner:
 *
 * Makes paragraphs of lines again: which line goes on with what the line before it says, across columns and pages, and
 * which begins anew.
 */
typedef struct _PdLineJoiner PdLineJoiner;

PdLineJoiner *pd_line_joiner_new (GPtrArray *lines,
                                  GArray *columns,
                                  PdGlyphSpacing *spacing,
                                  double body_size);
void pd_line_joiner_free (PdLineJoiner *self);

gboolean pd_line_joiner_continues (PdLineJoiner *self,
                                   const PdPageBlock *block,
                                   guint first,
                                   guint last,
                                   guint line);
void pd_line_joiner_append (PdLineJoiner *self,
                            PdPageBlock *block,
                            guint line);
gboolean pd_line_joiner_is_full (PdLineJoiner *self,
                                 guint line,
                                 guint next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdLineJoiner, pd_line_joiner_free)

G_END_DECLS
