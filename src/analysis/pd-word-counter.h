#pragma once

#include <gio/gio.h>

#include "pd-search-query.h"
#include "pd-word-counts.h"

G_BEGIN_DECLS

/**
 * PD_WORD_COUNTER_WINDOW:
 *
 * So many words on either side are near, where nothing else is said.
 */
#define PD_WORD_COUNTER_WINDOW 5

/**
 * PdWordCounter:
 *
 * Counts the words of articles.
 */
typedef struct _PdWordCounter PdWordCounter;

PdWordCounter *pd_word_counter_new (guint n_characters,
                                    guint limit);
void pd_word_counter_free (PdWordCounter *self);

gboolean pd_word_counter_set_node (PdWordCounter *self,
                                   PdSearchQuery *node,
                                   guint window);

gboolean pd_word_counter_add_article (PdWordCounter *self,
                                      const char *utf8,
                                      gsize n_bytes,
                                      GArray *passages,
                                      gboolean with_rest,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean pd_word_counter_begin_recount (PdWordCounter *self);

PdWordCounts *pd_word_counter_get_counts (PdWordCounter *self);
guint64 pd_word_counter_get_n_articles (const PdWordCounter *self);
guint64 pd_word_counter_get_n_nodes (const PdWordCounter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdWordCounter, pd_word_counter_free)

G_END_DECLS
