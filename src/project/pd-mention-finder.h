#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdMentionCandidate:
 * @highlight: a highlight of the passage that is in no project yet
 * @own_highlight_id: (nullable): the UUID of one that the coder made on the same passage
 * @claim_id: the UUID of the claim
 * @title: (nullable): the title of the article that it is in
 * @date: (nullable): its date
 * @before: the sentence before it, or nothing
 * @after: the sentence behind it, or nothing
 * @why: what it has in common with what is linked
 * @score: how like, above 0 and at most 1
 *
 * A passage that may mention a claim.
 */
typedef struct
{
  PdRecord *highlight;
  char *own_highlight_id;
  char *claim_id;
  char *title;
  char *date;
  char *before;
  char *after;
  char *why;
  double score;
} PdMentionCandidate;

void pd_mention_candidate_free (PdMentionCandidate *self);
PdEdit *pd_mention_candidate_accept (const PdMentionCandidate *self);
PdEdit *pd_mention_candidate_refuse (const PdMentionCandidate *self);

GPtrArray *pd_project_find_mentions (PdProject *self,
                                     const char *claim_id,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GError **error);
void pd_project_find_mentions_async (PdProject *self,
                                     const char *claim_id,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *pd_project_find_mentions_finish (PdProject *self,
                                            GAsyncResult *result,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdMentionCandidate, pd_mention_candidate_free)

G_END_DECLS
