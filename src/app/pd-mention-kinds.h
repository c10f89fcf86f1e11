#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_MENTION_KINDS (pd_mention_kinds_get_type ())
G_DECLARE_FINAL_TYPE (PdMentionKinds, pd_mention_kinds, PD, MENTION_KINDS, AdwBin)

void pd_mention_kinds_add (PdMentionKinds *self,
                           const char *kind);
void pd_mention_kinds_set_selected (PdMentionKinds *self,
                                    const char *const *kinds);
GStrv pd_mention_kinds_dup_selected (PdMentionKinds *self);

G_END_DECLS
