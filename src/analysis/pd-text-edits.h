#pragma once

#include "pd-reuse-text.h"

G_BEGIN_DECLS

/**
 * PdTextEdit:
 * @a_position: the first folded character of @a that was replaced
 * @a_behind: behind the last; @a_position where something was added
 * @b_position: the first folded character of @b that stands there instead
 * @b_behind: behind the last; @b_position where something was left out
 *
 * Words that are other ones in another text.
 */
typedef struct
{
  guint a_position;
  guint a_behind;
  guint b_position;
  guint b_behind;
} PdTextEdit;

void pd_text_edits_find (PdReuseText *a,
                         guint a_position,
                         guint a_behind,
                         PdReuseText *b,
                         guint b_position,
                         guint b_behind,
                         GArray *edits);

G_END_DECLS
