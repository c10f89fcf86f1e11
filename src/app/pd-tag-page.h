#pragma once

#include "pd-project-codebook.h"
#include "pd-tag-tree.h"
#include "pd-tag-uses.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PD_TYPE_TAG_PAGE (pd_tag_page_get_type ())
G_DECLARE_FINAL_TYPE (PdTagPage, pd_tag_page, PD, TAG_PAGE, AdwNavigationPage)

/* Signal: opened (const char *article_id, const char *highlight_id). */

void pd_tag_page_set_project (PdTagPage *self,
                              PdProject *project);
void pd_tag_page_set_tag (PdTagPage *self,
                          PdTagTree *tree,
                          PdTagNode *node);
void pd_tag_page_show_uses (PdTagPage *self,
                            gboolean nested,
                            PdTagGrouping grouping);

G_END_DECLS
