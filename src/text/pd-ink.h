#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdInk:
 * @characters: the characters of a text that are not white space
 * @offsets: where each stands, in code points
 * @length: how many there are
 *
 * A text as it is compared where white space does not matter.
 */
typedef struct
{
  gunichar *characters;
  guint32 *offsets;
  guint length;
} PdInk;

gboolean pd_ink_is_white (gunichar c);

PdInk *pd_ink_new (PdText *text);
void pd_ink_free (PdInk *self);

guint pd_ink_find (const PdInk *self,
                   guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdInk, pd_ink_free)

G_END_DECLS
