#pragma once

#include "pd-project-codebook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PdTagGrouping:
 * @PD_TAG_GROUPING_NONE: highlights in the order of their articles
 * @PD_TAG_GROUPING_ARTICLES: highlights and whole articles by article
 * @PD_TAG_GROUPING_CODERS: the same by coder
 * @PD_TAG_GROUPING_WHOLE: articles that carry the tag as a whole
 *
 * How the uses of a tag are listed.
 */
typedef enum
{
  PD_TAG_GROUPING_NONE,
  PD_TAG_GROUPING_ARTICLES,
  PD_TAG_GROUPING_CODERS,
  PD_TAG_GROUPING_WHOLE,
} PdTagGrouping;

#define PD_N_TAG_GROUPINGS (PD_TAG_GROUPING_WHOLE + 1)

#define PD_TYPE_TAG_USES (pd_tag_uses_get_type ())
G_DECLARE_FINAL_TYPE (PdTagUses, pd_tag_uses, PD, TAG_USES, AdwBin)

/* Signals: nested-chosen (gboolean nested), opened (const char *article_id, const char *highlight_id). */

void pd_tag_uses_set_project (PdTagUses *self,
                              PdProject *project);
void pd_tag_uses_set_grouping (PdTagUses *self,
                               PdTagGrouping grouping);
void pd_tag_uses_set_uses (PdTagUses *self,
                           const char *tag_id,
                           GPtrArray *uses,
                           gboolean has_nested,
                           gboolean nested);

G_END_DECLS
