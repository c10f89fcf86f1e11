#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdClaimMatch:
 * @claim: the claim, as it was added
 * @score: how alike, above 0 and at most 1
 * @shared: (array zero-terminated=1): what both say, folded, the weightiest first
 * @numbers: (array zero-terminated=1): the figures in both
 * @names: (array zero-terminated=1): the names in both
 *
 * A claim that a passage is like, and why.
 */
typedef struct
{
  guint claim;
  double score;
  GStrv shared;
  GStrv numbers;
  GStrv names;
} PdClaimMatch;

void pd_claim_match_free (PdClaimMatch *self);

/**
 * PdClaimSimilarity:
 *
 * Says which of some claims a passage is like, from what is linked to each.
 */
typedef struct _PdClaimSimilarity PdClaimSimilarity;

PdClaimSimilarity *pd_claim_similarity_new (void);
void pd_claim_similarity_free (PdClaimSimilarity *self);

void pd_claim_similarity_add_name (PdClaimSimilarity *self,
                                   const char *name);
void pd_claim_similarity_add (PdClaimSimilarity *self,
                              guint claim,
                              const char *passage);
void pd_claim_similarity_add_background (PdClaimSimilarity *self,
                                         const char *passage);

GPtrArray *pd_claim_similarity_find (PdClaimSimilarity *self,
                                     const char *passage,
                                     double minimum,
                                     guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdClaimMatch, pd_claim_match_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdClaimSimilarity, pd_claim_similarity_free)

G_END_DECLS
