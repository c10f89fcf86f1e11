#pragma once

#include "pd-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_MEMOS (pd_tag_memos_get_type ())
G_DECLARE_FINAL_TYPE (PdTagMemos, pd_tag_memos, PD, TAG_MEMOS, AdwPreferencesGroup)

void pd_tag_memos_set_project (PdTagMemos *self,
                               PdProject *project);
void pd_tag_memos_set_memos (PdTagMemos *self,
                             const char *tag_id,
                             GPtrArray *memos,
                             GPtrArray *coders);

G_END_DECLS
