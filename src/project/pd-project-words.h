#pragma once

#include "pd-frequency-list.h"
#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdWordsOptions:
 * @query: (nullable): in which articles to count; %NULL for all
 * @tag: (nullable): the name or path of a tag: only what is highlighted with it, or with one that is nested under it, is counted
 * @n_characters: 0 to count words; otherwise n-grams of so many characters, at most %PD_TOKENIZER_MAX_CHARACTERS
 * @keyness: whether to compare with the rest of the project: other articles, and what is not highlighted so
 * @node: (nullable): what to count the collocates of; not together with @n_characters or @keyness
 * @window: how many words on either side of the node are near it
 *
 * What to count.
 */
typedef struct
{
  PdSearchQuery *query;
  const char *tag;
  guint n_characters;
  gboolean keyness;
  PdSearchQuery *node;
  guint window;
} PdWordsOptions;

/**
 * PdWordsProgress:
 * @fraction: how much is done, from 0 to 1
 * @user_data: what was handed over
 *
 * Called now and then in the thread that counts.
 */
typedef void (*PdWordsProgress) (double fraction,
                                 gpointer user_data);

PdFrequencyList *pd_project_count_words (PdProject *self,
                                         const PdWordsOptions *options,
                                         PdWordsProgress progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GError **error);
void pd_project_count_words_async (PdProject *self,
                                   const PdWordsOptions *options,
                                   PdWordsProgress progress,
                                   gpointer progress_data,
                                   GDestroyNotify free_progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PdFrequencyList *pd_project_count_words_finish (PdProject *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
