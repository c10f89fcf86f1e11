#pragma once

#include "pd-occurrences.h"
#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdReuseSentence:
 * @start: its first code point
 * @end: behind its last
 * @first: its first letter, of the letters of the text
 * @last: behind its last letter
 * @n_quoted: how many of its letters stand in quotation marks, or in a block that is a quote
 *
 * A sentence, or a part of a long one.
 */
typedef struct
{
  guint start;
  guint end;
  guint first;
  guint last;
  guint n_quoted;
} PdReuseSentence;

/**
 * PdReuseText:
 *
 * A text made ready to be compared with another. It belongs to one thread.
 */
typedef struct _PdReuseText PdReuseText;

PdReuseText *pd_reuse_text_new (PdText *text);
PdReuseText *pd_reuse_text_ref (PdReuseText *self);
void pd_reuse_text_unref (PdReuseText *self);

PdText *pd_reuse_text_get_text (PdReuseText *self);
const gunichar *pd_reuse_text_get_letters (PdReuseText *self,
                                           guint *n);
const gunichar *pd_reuse_text_get_characters (PdReuseText *self,
                                              guint *n);
guint pd_reuse_text_get_n_sentences (PdReuseText *self);
const PdReuseSentence *pd_reuse_text_get_sentence (PdReuseText *self,
                                                   guint index);
const guint32 *pd_reuse_text_get_bigrams (PdReuseText *self,
                                          guint sentence,
                                          guint *n);

void pd_reuse_text_get_positions (PdReuseText *self,
                                  guint first,
                                  guint last,
                                  guint *position,
                                  guint *behind);
void pd_reuse_text_get_span (PdReuseText *self,
                             guint position,
                             guint behind,
                             guint *start,
                             guint *end);
void pd_reuse_text_find_words (PdReuseText *self);
const PdOccurrence *pd_reuse_text_list_words (PdReuseText *self,
                                              guint position,
                                              guint *n_words);
gboolean pd_reuse_text_get_word (PdReuseText *self,
                                 guint position,
                                 guint *first,
                                 guint *behind);

guint pd_reuse_text_count_trigrams (PdReuseText *self);
guint pd_reuse_text_count_shared_trigrams (PdReuseText *self,
                                           PdReuseText *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdReuseText, pd_reuse_text_unref)

G_END_DECLS
