#pragma once

#include "pd-project.h"

G_BEGIN_DECLS

/**
 * PdReadingViewLoad:
 * @words: what was to be loaded, as a set of words; two of them stand for what is not loaded row by row
 * @text: (nullable): the article's text, for %PD_WORD_BLOCK
 * @marks: (nullable): what is marked on it, for %PD_WORD_HIGHLIGHT
 * @rows: the rows of every other word: of article and article field those of the article, otherwise all of the project
 * @error: (nullable): why one of them is not there, though others may be
 *
 * What was loaded of a project and one of its articles.
 */
typedef struct
{
  guint words;
  PdText *text;
  PdMarks *marks;
  GPtrArray *rows[PD_N_WORDS];
  GError *error;

  /*< private >*/
  guint n_pending;
} PdReadingViewLoad;

void pd_reading_view_load_free (PdReadingViewLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReadingViewLoad, pd_reading_view_load_free)

void pd_reading_view_load_async (PdProject *project,
                                 const char *article_id,
                                 guint words,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
PdReadingViewLoad *pd_reading_view_load_finish (GAsyncResult *result,
                                                GError **error);

G_END_DECLS
