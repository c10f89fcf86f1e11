#pragma once

#include "pd-project-codebook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_EXAMPLES (pd_tag_examples_get_type ())
G_DECLARE_FINAL_TYPE (PdTagExamples, pd_tag_examples, PD, TAG_EXAMPLES, AdwPreferencesGroup)

/* Signal: opened (const char *article_id, const char *highlight_id). */

void pd_tag_examples_set_project (PdTagExamples *self,
                                  PdProject *project);
void pd_tag_examples_set_uses (PdTagExamples *self,
                               const char *tag_id,
                               GPtrArray *uses);

G_END_DECLS
