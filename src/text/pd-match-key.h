#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdMatchKey:
 *
 * What a name can be found by while typing: itself, its pinyin, its pinyin's initials.
 */
typedef struct _PdMatchKey PdMatchKey;

PdMatchKey *pd_match_key_new (const char *name,
                              gboolean spelled);
void pd_match_key_free (PdMatchKey *self);

int pd_match_key_rank (const PdMatchKey *self,
                       const char *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdMatchKey, pd_match_key_free)

G_END_DECLS
