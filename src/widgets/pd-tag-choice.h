#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

#define PD_TYPE_TAG_CHOICE (pd_tag_choice_get_type ())
G_DECLARE_FINAL_TYPE (PdTagChoice, pd_tag_choice, PD, TAG_CHOICE, GObject)

PdTagChoice *pd_tag_choice_new (PdRecord *tag);
PdTagChoice *pd_tag_choice_new_for_path (const char *path);

PdRecord *pd_tag_choice_get_tag (PdTagChoice *self);
const char *pd_tag_choice_get_path (PdTagChoice *self);
const char *pd_tag_choice_get_parent_path (PdTagChoice *self);
guint pd_tag_choice_get_digit (PdTagChoice *self);
void pd_tag_choice_set_digit (PdTagChoice *self,
                              guint digit);
gboolean pd_tag_choice_get_with_alt (PdTagChoice *self);
void pd_tag_choice_set_with_alt (PdTagChoice *self,
                                 gboolean with_alt);
gboolean pd_tag_choice_get_checked (PdTagChoice *self);
void pd_tag_choice_set_checked (PdTagChoice *self,
                                gboolean checked);

G_END_DECLS
