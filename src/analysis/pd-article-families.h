#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdArticleFamilies:
 *
 * Which articles share text, and so are one source.
 */
typedef struct _PdArticleFamilies PdArticleFamilies;

PdArticleFamilies *pd_article_families_new (GPtrArray *members);
void pd_article_families_free (PdArticleFamilies *self);

const char *pd_article_families_get_key (PdArticleFamilies *self,
                                         const char *article_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdArticleFamilies, pd_article_families_free)

G_END_DECLS
