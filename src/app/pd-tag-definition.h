#pragma once

#include "pd-project-codebook.h"
#include "pd-tag-tree.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_DEFINITION (pd_tag_definition_get_type ())
G_DECLARE_FINAL_TYPE (PdTagDefinition, pd_tag_definition, PD, TAG_DEFINITION, AdwBin)

/* Signal: opened (const char *article_id, const char *highlight_id). */

void pd_tag_definition_set_project (PdTagDefinition *self,
                                    PdProject *project);
void pd_tag_definition_set_tag (PdTagDefinition *self,
                                PdTagTree *tree,
                                PdTagNode *node);
void pd_tag_definition_set_details (PdTagDefinition *self,
                                    PdTagDetails *details);

G_END_DECLS
