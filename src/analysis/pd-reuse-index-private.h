#pragma once

#include "pd-reuse-index.h"

G_BEGIN_DECLS

#define PD_REUSE_INDEX_ARTICLE_BITS (64 - PD_FINGERPRINTS_BITS)
#define PD_REUSE_INDEX_MAX_ARTICLES ((1u << PD_REUSE_INDEX_ARTICLE_BITS) - 1)
#define PD_REUSE_INDEX_MAX_ENTRIES (G_MAXINT32 / 8)

/* When more articles than this are the same to the letter, one stands for all. */
#define PD_REUSE_INDEX_LARGE_GROUP 20

/* Of a fingerprint that is in more articles than count, only the first few are looked at: all that are copies of one another share those. */
#define PD_REUSE_INDEX_N_FIRST 4

#define PD_REUSE_INDEX_NONE G_MAXUINT

struct _PdReuseIndex
{
  /* The fingerprint above, the article below; in order when finished. */
  GArray *entries;
  /* Those of articles that came later, in order too, beside the others until there are many. */
  GArray *tail;

  /* Of what is gone, or has no fingerprint, 0. */
  GArray *digests;
  GArray *n_fingerprints;
  gboolean is_finished;

  /* Which article stands for this one; mostly itself. */
  GArray *representatives;
  /* Whose the entries of an article are: its own, those of one that it stood for when it went, or nobody's. */
  GArray *owners;

  /* Where in the entries the articles with each fingerprint of an article begin, for those that it shares with another. Only as long as none came later. */
  GArray *runs;
  GArray *first_runs;
};

G_END_DECLS
