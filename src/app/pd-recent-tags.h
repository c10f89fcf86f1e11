#pragma once

#include "pd-marks.h"

G_BEGIN_DECLS

#define PD_TYPE_RECENT_TAGS (pd_recent_tags_get_type ())
G_DECLARE_FINAL_TYPE (PdRecentTags, pd_recent_tags, PD, RECENT_TAGS, GObject)

PdRecentTags *pd_recent_tags_new (void);

const char *const *pd_recent_tags_list (PdRecentTags *self);
void pd_recent_tags_add (PdRecentTags *self,
                         const char *tag_id);
void pd_recent_tags_guess (PdRecentTags *self,
                           PdMarks *marks);
void pd_recent_tags_clear (PdRecentTags *self);

G_END_DECLS
