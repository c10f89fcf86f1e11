#pragma once

#include "pd-reuse-index.h"

G_BEGIN_DECLS

/**
 * PdReuseScores:
 *
 * What an article shares with each other one, while it is looked at.
 */
typedef struct _PdReuseScores PdReuseScores;

PdReuseScores *pd_reuse_scores_new (guint n_articles);
void pd_reuse_scores_free (PdReuseScores *self);

void pd_reuse_scores_add (PdReuseScores *self,
                          guint other,
                          guint weight);
void pd_reuse_scores_take (PdReuseScores *self,
                           guint article,
                           guint most,
                           guint few,
                           GArray *candidates);

guint pd_reuse_scores_get_weight (guint n_articles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseScores, pd_reuse_scores_free)

G_END_DECLS
