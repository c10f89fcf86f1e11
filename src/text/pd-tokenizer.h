#pragma once

#include "pd-folded.h"

G_BEGIN_DECLS

/**
 * PD_TOKENIZER_MAX_CHARACTERS:
 *
 * So many characters an n-gram has at most.
 */
#define PD_TOKENIZER_MAX_CHARACTERS 8

/**
 * PdTokenizer:
 *
 * Splits folded texts into what is counted in them: words, or n-grams of characters.
 */
typedef struct _PdTokenizer PdTokenizer;

PdTokenizer *pd_tokenizer_new (guint n_characters);
void pd_tokenizer_free (PdTokenizer *self);

gboolean pd_tokenizer_read (PdTokenizer *self,
                            const PdFolded *folded);
gboolean pd_tokenizer_next (PdTokenizer *self,
                            guint *position,
                            guint *n);

gboolean pd_tokenizer_is_letter (gunichar character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTokenizer, pd_tokenizer_free)

G_END_DECLS
