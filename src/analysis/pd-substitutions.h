#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdSubstitutionKind:
 * @PD_SUBSTITUTION_REVERSAL: a word that says the opposite, or nearly
 * @PD_SUBSTITUTION_POLARITY: a negation came or went
 * @PD_SUBSTITUTION_FIGURE: another figure, unit or bound
 * @PD_SUBSTITUTION_NAME: another name, as far as that can be told
 * @PD_SUBSTITUTION_WORD: other words
 * @PD_SUBSTITUTION_OMITTED: words that were left out
 * @PD_SUBSTITUTION_ADDED: words that were added
 *
 * What it does to a sentence that words are other ones, the gravest first.
 */
typedef enum
{
  PD_SUBSTITUTION_REVERSAL,
  PD_SUBSTITUTION_POLARITY,
  PD_SUBSTITUTION_FIGURE,
  PD_SUBSTITUTION_NAME,
  PD_SUBSTITUTION_WORD,
  PD_SUBSTITUTION_OMITTED,
  PD_SUBSTITUTION_ADDED,
} PdSubstitutionKind;

/**
 * PdSubstitution:
 * @a: the words of the one text; empty where some were added
 * @b: those of the other; empty where some were left out
 * @count: how often
 * @kind: what it does
 *
 * Words that stand for others, all over two texts.
 */
typedef struct
{
  char *a;
  char *b;
  guint count;
  PdSubstitutionKind kind;
} PdSubstitution;

/**
 * PdSubstitutions:
 *
 * Which words of a text stand for which of another, and how often.
 */
typedef struct _PdSubstitutions PdSubstitutions;

PdSubstitutionKind pd_substitution_classify (const char *a,
                                             const char *b);
const char *pd_substitution_kind_to_string (PdSubstitutionKind kind);
const char *pd_substitution_kind_get_label (PdSubstitutionKind kind);
gboolean pd_substitution_kind_is_grave (PdSubstitutionKind kind);

PdSubstitutions *pd_substitutions_new (void);
PdSubstitutions *pd_substitutions_ref (PdSubstitutions *self);
void pd_substitutions_unref (PdSubstitutions *self);

const PdSubstitution *pd_substitutions_add (PdSubstitutions *self,
                                            const char *a,
                                            const char *b);
const PdSubstitution *pd_substitutions_add_folded (PdSubstitutions *self,
                                                   const char *a,
                                                   const char *b,
                                                   const char *folded_a,
                                                   const char *folded_b);
void pd_substitutions_sort (PdSubstitutions *self);
guint pd_substitutions_get_n (PdSubstitutions *self);
const PdSubstitution *pd_substitutions_get (PdSubstitutions *self,
                                            guint index);
guint pd_substitutions_count (PdSubstitutions *self,
                              PdSubstitutionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdSubstitutions, pd_substitutions_unref)

G_END_DECLS
