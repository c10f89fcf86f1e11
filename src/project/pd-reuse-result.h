#pragma once

#include "pd-reuse-pair.h"

G_BEGIN_DECLS

/**
 * PdReuseMatch:
 * @a: the UUID of an article; of two with dates the earlier one
 * @b: that of another
 * @origin: (nullable): the one that is proposed to be the origin, one of the two
 * @pair: what they share
 *
 * Two articles of a project that share text.
 */
typedef struct
{
  char *a;
  char *b;
  const char *origin;
  PdReusePair *pair;
} PdReuseMatch;

/**
 * PdReuseFamily:
 * @articles: (element-type utf8): the UUIDs of its articles, the earliest first, those without a date last
 * @origin: (nullable): the one that is proposed to be the origin: earlier than all others, as far as dates are known
 *
 * Articles that share text, each with one of the others.
 */
typedef struct
{
  GPtrArray *articles;
  const char *origin;
} PdReuseFamily;

#define PD_TYPE_REUSE_RESULT (pd_reuse_result_get_type ())

/**
 * PdReuseResult:
 *
 * Who shares text with whom. It does not change once made, and can be read from any thread.
 */
typedef struct _PdReuseResult PdReuseResult;

GType pd_reuse_result_get_type (void);

PdReuseResult *pd_reuse_result_new (GPtrArray *matches,
                                    GPtrArray *families);
PdReuseResult *pd_reuse_result_ref (PdReuseResult *self);
void pd_reuse_result_unref (PdReuseResult *self);

guint pd_reuse_result_get_n_matches (PdReuseResult *self);
const PdReuseMatch *pd_reuse_result_get_match (PdReuseResult *self,
                                               guint index);
guint pd_reuse_result_get_n_families (PdReuseResult *self);
const PdReuseFamily *pd_reuse_result_get_family (PdReuseResult *self,
                                                 guint index);
gboolean pd_reuse_result_find_family (PdReuseResult *self,
                                      const char *article_id,
                                      guint *index);

PdReuseMatch *pd_reuse_match_new (const char *a,
                                  const char *b,
                                  PdReuseOrigin origin,
                                  PdReusePair *pair);
void pd_reuse_match_free (gpointer data);
PdReuseFamily *pd_reuse_family_new (void);
void pd_reuse_family_free (gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseResult, pd_reuse_result_unref)

G_END_DECLS
