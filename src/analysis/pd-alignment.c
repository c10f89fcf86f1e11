#include "pd-alignment.h"

#include "pd-sentence-pairs.h"
#include "pd-text-edits.h"

/* So many sentences may stand between two of one passage, in either text. */
#define MAX_BETWEEN 2

/* A sentence alone that is less alike or shorter than this is chance. */
#define MIN_SCORE_ALONE 0.5
#define MIN_LETTERS_ALONE 6

/* So are a few that are less alike than this, all in all. */
#define MIN_SCORE_FEW 0.3
#define FEW 3

struct _PdAlignment
{
  PdReuseText *a;
  PdReuseText *b;
  GArray *sentences;
  GArray *pairs;
};

static gboolean
follows (const PdSentencePair *before,
         const PdSentencePair *pair)
{
  return pair->a <= before->a + before->n_a + MAX_BETWEEN && pair->b >= before->b + before->n_b && pair->b <= before->b + before->n_b + MAX_BETWEEN;
}

static gboolean
is_chance (PdAlignment *self,
           guint start,
           guint end)
{
  const PdSentencePair *pairs = (const PdSentencePair *) self->sentences->data;
  double sum = 0;

  /* Two that stand for two are a few. */
  if (end - start == 1 && (pairs[start].n_a == 1 || pairs[start].n_b == 1))
    {
      const PdReuseSentence *sentence = pd_reuse_text_get_sentence (self->a, pairs[start].a);

      return pairs[start].score < MIN_SCORE_ALONE || sentence->last - sentence->first < MIN_LETTERS_ALONE;
    }
  for (guint i = start; i < end; i++)
    sum += pairs[i].score;
  return end - start <= FEW && sum < MIN_SCORE_FEW * (end - start);
}

static void
measure (PdReuseText *text,
         guint sentence,
         guint n,
         guint *start,
         guint *end,
         guint *letters,
         guint *n_quoted)
{
  const PdReuseSentence *first = pd_reuse_text_get_sentence (text, sentence);
  const PdReuseSentence *last = pd_reuse_text_get_sentence (text, sentence + n - 1);

  *start = first->start;
  *end = last->end;
  *letters = last->last - first->first;
  *n_quoted = 0;
  for (guint i = sentence; i < sentence + n; i++)
    *n_quoted += pd_reuse_text_get_sentence (text, i)->n_quoted;
}

static void
append_pair (PdAlignment *self,
             const PdSentencePair *sentences,
             guint passage)
{
  PdAlignedPair pair = { .score = sentences->score, .passage = passage };
  guint quoted_a, quoted_b;

  measure (self->a, sentences->a, sentences->n_a, &pair.a_start, &pair.a_end, &pair.a_letters, &quoted_a);
  measure (self->b, sentences->b, sentences->n_b, &pair.b_start, &pair.b_end, &pair.b_letters, &quoted_b);
  pair.n_quoted = MAX (quoted_a, quoted_b);
  g_array_append_val (self->pairs, pair);
}

/* Leaves out what is alike by chance. */
static void
collect (PdAlignment *self)
{
  const PdSentencePair *found = (const PdSentencePair *) self->sentences->data;
  guint n = 0, passage = 0;

  for (guint start = 0, end; start < self->sentences->len; start = end)
    {
      for (end = start + 1; end < self->sentences->len && follows (&found[end - 1], &found[end]); end++)
        ;
      if (is_chance (self, start, end))
        continue;
      for (guint i = start; i < end; i++)
        {
          append_pair (self, &found[i], passage);
          g_array_index (self->sentences, PdSentencePair, n++) = found[i];
        }
      passage++;
    }
  g_array_set_size (self->sentences, n);
}

/**
 * pd_alignment_new:
 * @a: a text
 * @b: another
 *
 * Aligns the sentences of two texts.
 *
 * Returns: (transfer full): the alignment
 */
PdAlignment *
pd_alignment_new (PdReuseText *a,
                  PdReuseText *b)
{
  PdAlignment *self;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = g_new0 (PdAlignment, 1);
  self->a = pd_reuse_text_ref (a);
  self->b = pd_reuse_text_ref (b);
  self->sentences = pd_sentence_pairs_find (a, b);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (PdAlignedPair));
  collect (self);
  return self;
}

/**
 * pd_alignment_new_for_texts:
 * @a: a text
 * @b: another
 *
 * Aligns the sentences of two texts.
 *
 * Returns: (transfer full): the alignment
 */
PdAlignment *
pd_alignment_new_for_texts (PdText *a,
                            PdText *b)
{
  g_autoptr (PdReuseText) text_a = pd_reuse_text_new (a);
  g_autoptr (PdReuseText) text_b = pd_reuse_text_new (b);

  return pd_alignment_new (text_a, text_b);
}

/**
 * pd_alignment_free:
 *
 * Frees it.
 */
void
pd_alignment_free (PdAlignment *self)
{
  g_return_if_fail (self != NULL);

  pd_reuse_text_unref (self->a);
  pd_reuse_text_unref (self->b);
  g_array_unref (self->sentences);
  g_array_unref (self->pairs);
  g_free (self);
}

/**
 * pd_alignment_get_a:
 *
 * Returns: (transfer none): the one text
 */
PdReuseText *
pd_alignment_get_a (PdAlignment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->a;
}

/**
 * pd_alignment_get_b:
 *
 * Returns: (transfer none): the other
 */
PdReuseText *
pd_alignment_get_b (PdAlignment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->b;
}

/**
 * pd_alignment_get_n_pairs:
 *
 * Returns: how many pairs of sentences there are
 */
guint
pd_alignment_get_n_pairs (PdAlignment *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pairs->len;
}

/**
 * pd_alignment_get_pair:
 * @index: which, in the order of @a; what was moved is out of order in @b
 *
 * Returns: (transfer none): the pair
 */
const PdAlignedPair *
pd_alignment_get_pair (PdAlignment *self,
                       guint index)
{
  g_return_val_if_fail (self != NULL && index < self->pairs->len, NULL);

  return &g_array_index (self->pairs, PdAlignedPair, index);
}

/**
 * pd_alignment_find_pair:
 * @a_offset: a code point of @a
 * @index: (out): the pair whose sentences of @a it is in, or else the next one
 *
 * Finds what stands for a place.
 *
 * Returns: whether it is in a sentence that something stands for
 */
gboolean
pd_alignment_find_pair (PdAlignment *self,
                        guint a_offset,
                        guint *index)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && index != NULL, FALSE);

  high = self->pairs->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->pairs, PdAlignedPair, middle).a_end <= a_offset)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return low < self->pairs->len && g_array_index (self->pairs, PdAlignedPair, low).a_start <= a_offset;
}

/**
 * pd_alignment_get_shares:
 * @share_a: (out): which part of @a something in @b stands for, of its letters and digits, from 0 to 1
 * @share_b: (out): which part of @b stands for something in @a
 *
 * Says how much was taken.
 */
void
pd_alignment_get_shares (PdAlignment *self,
                         double *share_a,
                         double *share_b)
{
  guint n_a, n_b;
  guint64 letters_a = 0, letters_b = 0;

  g_return_if_fail (self != NULL && share_a != NULL && share_b != NULL);

  pd_reuse_text_get_letters (self->a, &n_a);
  pd_reuse_text_get_letters (self->b, &n_b);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      letters_a += pd_alignment_get_pair (self, i)->a_letters;
      letters_b += pd_alignment_get_pair (self, i)->b_letters;
    }
  *share_a = n_a > 0 ? (double) letters_a / n_a : 0;
  *share_b = n_b > 0 ? (double) letters_b / n_b : 0;
}

static void
find_edits (PdAlignment *self,
            guint index,
            GArray *edits)
{
  const PdSentencePair *pair = &g_array_index (self->sentences, PdSentencePair, index);
  guint a, a_behind, b, b_behind;

  pd_reuse_text_get_positions (self->a, pd_reuse_text_get_sentence (self->a, pair->a)->first, pd_reuse_text_get_sentence (self->a, pair->a + pair->n_a - 1)->last, &a, &a_behind);
  pd_reuse_text_get_positions (self->b, pd_reuse_text_get_sentence (self->b, pair->b)->first, pd_reuse_text_get_sentence (self->b, pair->b + pair->n_b - 1)->last, &b, &b_behind);
  pd_text_edits_find (self->a, a, a_behind, self->b, b, b_behind, edits);
}

static char *
dup_words (PdReuseText *text,
           guint position,
           guint behind,
           guint *start,
           guint *end)
{
  pd_reuse_text_get_span (text, position, behind, start, end);
  return pd_text_dup_slice (pd_reuse_text_get_text (text), *start, *end);
}

static char *
dup_folded (PdReuseText *text,
            guint position,
            guint behind)
{
  guint n;

  return g_ucs4_to_utf8 (pd_reuse_text_get_characters (text, &n) + position, behind - position, NULL, NULL, NULL);
}

static const PdSubstitution *
count_edit (PdAlignment *self,
            const PdTextEdit *edit,
            const char *a,
            const char *b,
            PdSubstitutions *substitutions)
{
  g_autofree char *folded_a = dup_folded (self->a, edit->a_position, edit->a_behind);
  g_autofree char *folded_b = dup_folded (self->b, edit->b_position, edit->b_behind);

  return pd_substitutions_add_folded (substitutions, a, b, folded_a, folded_b);
}

/**
 * pd_alignment_list_edits:
 * @index: which pair of sentences
 * @substitutions: (nullable): where to count them, which has to stay there as long as what is returned
 *
 * Finds the words that are other ones in a pair of sentences. It takes microseconds, but the first time, when the words of both texts are found.
 *
 * Returns: (transfer full) (element-type PdAlignedEdit): the edits, in order
 */
GArray *
pd_alignment_list_edits (PdAlignment *self,
                         guint index,
                         PdSubstitutions *substitutions)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PdTextEdit));
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (PdAlignedEdit));

  g_return_val_if_fail (self != NULL && index < self->pairs->len, edits);

  find_edits (self, index, found);
  for (guint i = 0; i < found->len; i++)
    {
      const PdTextEdit *edit = &g_array_index (found, PdTextEdit, i);
      PdAlignedEdit aligned;
      g_autofree char *a = dup_words (self->a, edit->a_position, edit->a_behind, &aligned.a_start, &aligned.a_end);
      g_autofree char *b = dup_words (self->b, edit->b_position, edit->b_behind, &aligned.b_start, &aligned.b_end);

      aligned.substitution = substitutions != NULL ? count_edit (self, edit, a, b, substitutions) : NULL;
      aligned.kind = aligned.substitution != NULL ? aligned.substitution->kind : pd_substitution_classify (a, b);
      g_array_append_val (edits, aligned);
    }
  return edits;
}

/**
 * pd_alignment_list_substitutions:
 *
 * Counts the words that are other ones, in all pairs of sentences.
 *
 * Returns: (transfer full): the substitutions
 */
PdSubstitutions *
pd_alignment_list_substitutions (PdAlignment *self)
{
  PdSubstitutions *substitutions = pd_substitutions_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PdTextEdit));

  g_return_val_if_fail (self != NULL, substitutions);

  for (guint i = 0; i < self->pairs->len; i++)
    find_edits (self, i, found);
  for (guint i = 0; i < found->len; i++)
    {
      const PdTextEdit *edit = &g_array_index (found, PdTextEdit, i);
      guint start, end;
      g_autofree char *a = dup_words (self->a, edit->a_position, edit->a_behind, &start, &end);
      g_autofree char *b = dup_words (self->b, edit->b_position, edit->b_behind, &start, &end);

      count_edit (self, edit, a, b, substitutions);
    }
  return substitutions;
}
