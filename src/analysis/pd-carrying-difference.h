#pragma once

#include "pd-carrying.h"

G_BEGIN_DECLS

/**
 * PdCarryingDifference:
 * @doubt: what it makes doubtful
 * @a: the words of the first text; empty where it has none, or names nobody
 * @b: those of the second
 * @is_wording: whether those who say it are the same, and only the words are other that attribute it to them
 *
 * What stands in a copy instead of something that matters to a mark.
 */
typedef struct
{
  PdCarryingDoubts doubt;
  char *a;
  char *b;
  gboolean is_wording;
} PdCarryingDifference;

PdCarryingDifference *pd_carrying_difference_new (PdCarryingDoubts doubt,
                                                  const char *a,
                                                  const char *b);
void pd_carrying_difference_free (PdCarryingDifference *self);

GPtrArray *pd_carrying_list_differences (const PdCarrying *self,
                                         guint start,
                                         guint end,
                                         guint b_start,
                                         guint b_end,
                                         PdCarryingDoubts doubts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCarryingDifference, pd_carrying_difference_free)

G_END_DECLS
