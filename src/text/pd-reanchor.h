#pragma once

#include "pd-text-map.h"

G_BEGIN_DECLS

/**
 * PdReanchorOutcome:
 * @PD_REANCHOR_PLACED: it stands in the new text
 * @PD_REANCHOR_GONE: none of it is in the new text
 * @PD_REANCHOR_CHANGED: part of it is gone, or something has come in between
 * @PD_REANCHOR_UNCERTAIN: its characters stand in the new text, but whether as the same passage cannot be told
 * @PD_REANCHOR_SPLIT: there it would split a character
 *
 * What becomes of a span when a text takes the place of another.
 */
typedef enum
{
  PD_REANCHOR_PLACED,
  PD_REANCHOR_GONE,
  PD_REANCHOR_CHANGED,
  PD_REANCHOR_UNCERTAIN,
  PD_REANCHOR_SPLIT,
} PdReanchorOutcome;

const char *pd_reanchor_outcome_to_string (PdReanchorOutcome outcome);

/**
 * PdReanchor:
 *
 * Finds spans of one text again in another.
 */
typedef struct _PdReanchor PdReanchor;

PdReanchor *pd_reanchor_new (PdText *from,
                             PdText *to,
                             const PdTextMap *map,
                             gboolean is_exact);
void pd_reanchor_free (PdReanchor *self);

PdReanchorOutcome pd_reanchor_place (PdReanchor *self,
                                     guint start,
                                     guint end,
                                     guint *new_start,
                                     guint *new_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReanchor, pd_reanchor_free)

G_END_DECLS
