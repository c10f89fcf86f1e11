#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PD_WORD_COUNTS_LIMIT:
 *
 * So many different words are kept at a time, which takes some 250 MB.
 */
#define PD_WORD_COUNTS_LIMIT (1u << 22)

/**
 * PdWordCount:
 * @word: a folded word
 * @frequency: how often it stands in what is counted
 * @rest: how often it stands in what that is compared with
 * @articles: in how many articles it stands, of what is counted
 *
 * How often a word was counted.
 */
typedef struct
{
  const char *word;
  guint frequency;
  guint rest;
  guint articles;
} PdWordCount;

/**
 * PdWordCounts:
 *
 * Counts words, in bounded memory.
 */
typedef struct _PdWordCounts PdWordCounts;

PdWordCounts *pd_word_counts_new (guint limit);
void pd_word_counts_free (PdWordCounts *self);

void pd_word_counts_begin_article (PdWordCounts *self);
void pd_word_counts_add (PdWordCounts *self,
                         const gunichar *characters,
                         guint n,
                         gboolean is_rest);

gboolean pd_word_counts_begin_recount (PdWordCounts *self);

guint pd_word_counts_get_minimum (const PdWordCounts *self);
guint64 pd_word_counts_get_total (const PdWordCounts *self,
                                  gboolean of_rest);
guint pd_word_counts_get_n_words (const PdWordCounts *self);
void pd_word_counts_get (const PdWordCounts *self,
                         guint index,
                         PdWordCount *count);
GStringChunk *pd_word_counts_take_words (PdWordCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdWordCounts, pd_word_counts_free)

G_END_DECLS
