#include "pd-reuse-pair.h"

#include <string.h>

/* Two texts that share fewer runs of three letters than this share no passage. */
#define MIN_TRIGRAMS 24

/* A text shorter than this is too short to tell a copy from chance. */
#define MIN_LETTERS 20

/* A passage of so many letters, neither quoted nor found everywhere, is copied; or one that is half of a text. */
#define MIN_PASSAGE 60
#define MIN_SHARE 0.5

/* So much of it must still be there, in letters: how much alike its sentences are, times their length. */
#define MIN_KEPT 20

/* What begins or ends so many articles, or nearly, is boilerplate, not copied; so is whatever is in too many to count, if it is less than most of both. */
#define BOILERPLATE_ARTICLES 5
#define BOILERPLATE_SHARE 0.7
#define EDGE 40

/* All of a text; and sentences in which nearly every word is the same. */
#define WHOLE 0.8
#define SAME_WORDS 0.9

struct _PdReusePair
{
  gatomicrefcount n_references;

  PdReuseKind kind;
  double share_a;
  double share_b;
  double score;
  GArray *aligned;
  PdSubstitutions *substitutions;
};

/* Sentences that follow each other in both texts. */
typedef struct
{
  guint first;
  guint end;
  guint letters_a;
  guint letters_b;
  guint n_quoted;
  double kept;
} Passage;

static void
read_passage (PdAlignment *alignment,
              guint first,
              Passage *passage)
{
  guint n = pd_alignment_get_n_pairs (alignment), number = pd_alignment_get_pair (alignment, first)->passage;

  *passage = (Passage) { .first = first, .end = first };
  for (; passage->end < n && pd_alignment_get_pair (alignment, passage->end)->passage == number; passage->end++)
    {
      const PdAlignedPair *pair = pd_alignment_get_pair (alignment, passage->end);
      guint letters = MIN (pair->a_letters, pair->b_letters);

      passage->letters_a += pair->a_letters;
      passage->letters_b += pair->b_letters;
      passage->n_quoted += MIN (pair->n_quoted, letters);
      passage->kept += pair->score * (letters - MIN (pair->n_quoted, letters));
    }
}

/* In how many articles half of the passage is, or more. */
static guint
get_frequency (PdText *text,
               guint start,
               guint end,
               PdReuseIndex *index)
{
  g_autofree char *slice = pd_text_dup_slice (text, start, end);
  g_autoptr (PdFolded) folded = pd_folded_new (slice, -1);
  g_autoptr (PdFingerprints) fingerprints = pd_fingerprints_new (folded);
  guint n, counts[PD_REUSE_INDEX_FREQUENT + 2] = { 0 }, sum = 0, frequency;
  const guint64 *hashes = pd_fingerprints_get (fingerprints, &n);

  for (guint i = 0; i < n; i++)
    counts[MIN (pd_reuse_index_get_frequency (index, hashes[i]), PD_REUSE_INDEX_FREQUENT + 1)]++;
  for (frequency = PD_REUSE_INDEX_FREQUENT + 1; frequency > 0 && 2 * (sum += counts[frequency]) < n; frequency--)
    ;
  return frequency;
}

/* What stands at the foot, or the head, of many articles, which have more to say each; or anywhere in very many. */
static gboolean
is_boilerplate (PdAlignment *alignment,
                const Passage *passage,
                PdReuseIndex *index)
{
  PdText *a = pd_reuse_text_get_text (pd_alignment_get_a (alignment)), *b = pd_reuse_text_get_text (pd_alignment_get_b (alignment));
  const PdAlignedPair *first = pd_alignment_get_pair (alignment, passage->first), *last = pd_alignment_get_pair (alignment, passage->end - 1);
  guint n_a, n_b, frequency;
  gboolean at_head, at_foot;

  pd_reuse_text_get_letters (pd_alignment_get_a (alignment), &n_a);
  pd_reuse_text_get_letters (pd_alignment_get_b (alignment), &n_b);
  if (index == NULL || passage->letters_a >= BOILERPLATE_SHARE * n_a || passage->letters_b >= BOILERPLATE_SHARE * n_b)
    return FALSE;
  frequency = get_frequency (a, first->a_start, last->a_end, index);
  if (frequency < BOILERPLATE_ARTICLES || frequency > PD_REUSE_INDEX_FREQUENT)
    return frequency > PD_REUSE_INDEX_FREQUENT;
  at_head = first->a_start <= EDGE && first->b_start <= EDGE;
  at_foot = last->a_end + EDGE >= pd_text_get_length (a) && last->b_end + EDGE >= pd_text_get_length (b);
  return at_head || at_foot;
}

/* Whether anything is copied: quotations and boilerplate alone are not. */
static gboolean
has_evidence (PdAlignment *alignment,
              PdReuseIndex *index)
{
  guint n_a, n_b, letters = 0;
  double kept = 0;
  Passage passage;

  pd_reuse_text_get_letters (pd_alignment_get_a (alignment), &n_a);
  pd_reuse_text_get_letters (pd_alignment_get_b (alignment), &n_b);
  for (guint i = 0; i < pd_alignment_get_n_pairs (alignment); i = passage.end)
    {
      guint own;

      read_passage (alignment, i, &passage);
      own = MIN (passage.letters_a, passage.letters_b) - MIN (passage.n_quoted, MIN (passage.letters_a, passage.letters_b));
      if (passage.kept <= 0 || is_boilerplate (alignment, &passage, index))
        continue;
      if (own >= MIN_PASSAGE && passage.kept >= MIN_KEPT)
        return TRUE;
      letters += own;
      kept += passage.kept;
    }
  return letters >= MIN_SHARE * MIN (n_a, n_b) && kept >= MIN (MIN_KEPT, MIN_SHARE * MIN (n_a, n_b));
}

static gboolean
have_same_letters (PdReuseText *a,
                   PdReuseText *b)
{
  guint n_a, n_b;
  const gunichar *letters_a = pd_reuse_text_get_letters (a, &n_a);
  const gunichar *letters_b = pd_reuse_text_get_letters (b, &n_b);

  return n_a == n_b && memcmp (letters_a, letters_b, n_a * sizeof (gunichar)) == 0;
}

/* 1.46 has the letters of 14.6: those that are the same to the letter are not always identical. */
static PdReuseKind
get_kind (double share_a,
          double share_b,
          double score,
          gboolean identical)
{
  double more = MAX (share_a, share_b), less = MIN (share_a, share_b);

  if (identical)
    return PD_REUSE_IDENTICAL;
  if (score < SAME_WORDS)
    return more >= MIN_SHARE ? PD_REUSE_REWRITTEN : PD_REUSE_PASSAGE;
  if (more < WHOLE)
    return PD_REUSE_PASSAGE;
  return less >= WHOLE ? PD_REUSE_REPOST : PD_REUSE_TRIMMED;
}

/* How much alike the sentences are that stand for each other. */
static double
get_score (PdAlignment *alignment)
{
  double sum = 0, letters = 0;

  for (guint i = 0; i < pd_alignment_get_n_pairs (alignment); i++)
    {
      const PdAlignedPair *pair = pd_alignment_get_pair (alignment, i);

      sum += pair->score * (pair->a_letters + pair->b_letters);
      letters += pair->a_letters + pair->b_letters;
    }
  return letters > 0 ? sum / letters : 0;
}

/* NULL where neither copied from the other. */
static PdAlignment *
align (PdReuseText *a,
       PdReuseText *b,
       PdReuseIndex *index)
{
  g_autoptr (PdAlignment) alignment = NULL;
  guint n_a, n_b, least;

  pd_reuse_text_get_letters (a, &n_a);
  pd_reuse_text_get_letters (b, &n_b);
  if (MIN (n_a, n_b) < MIN_LETTERS)
    return NULL;
  least = MIN (MIN_TRIGRAMS, MIN (pd_reuse_text_count_trigrams (a), pd_reuse_text_count_trigrams (b)) / 4);
  if (pd_reuse_text_count_shared_trigrams (a, b) < least)
    return NULL;
  alignment = pd_alignment_new (a, b);
  return have_same_letters (a, b) || has_evidence (alignment, index) ? g_steal_pointer (&alignment) : NULL;
}

/**
 * pd_reuse_pair_new:
 * @a: the text of an article
 * @b: that of another
 * @index: (nullable): where both are, to know what is boilerplate
 *
 * Compares two articles.
 *
 * Returns: (transfer full) (nullable): what they share, or %NULL where neither copied from the other
 */
PdReusePair *
pd_reuse_pair_new (PdReuseText *a,
                   PdReuseText *b,
                   PdReuseIndex *index)
{
  g_autoptr (PdAlignment) alignment = NULL;
  PdReusePair *self;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  alignment = align (a, b, index);
  if (alignment == NULL)
    return NULL;
  self = g_new0 (PdReusePair, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->aligned = g_array_sized_new (FALSE, FALSE, sizeof (PdAlignedPair), pd_alignment_get_n_pairs (alignment));
  for (guint i = 0; i < pd_alignment_get_n_pairs (alignment); i++)
    g_array_append_vals (self->aligned, pd_alignment_get_pair (alignment, i), 1);
  self->score = get_score (alignment);
  self->substitutions = pd_alignment_list_substitutions (alignment);
  pd_substitutions_sort (self->substitutions);
  pd_alignment_get_shares (alignment, &self->share_a, &self->share_b);
  self->kind = get_kind (self->share_a, self->share_b, self->score, have_same_letters (a, b) && pd_substitutions_get_n (self->substitutions) == 0);
  return self;
}

/**
 * pd_reuse_pair_find_kind:
 * @a: the text of an article
 * @b: that of another
 * @index: (nullable): where both are, to know what is boilerplate
 * @kind: (out): how they share text
 *
 * Compares two articles as [ctor@Pd.ReusePair.new] does, for somebody who need not know what they share: the words that differ are not listed.
 *
 * Returns: whether they share text
 */
gboolean
pd_reuse_pair_find_kind (PdReuseText *a,
                         PdReuseText *b,
                         PdReuseIndex *index,
                         PdReuseKind *kind)
{
  g_autoptr (PdAlignment) alignment = NULL;
  gboolean identical = FALSE;
  double share_a, share_b;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  alignment = align (a, b, index);
  if (alignment == NULL)
    return FALSE;
  if (have_same_letters (a, b))
    {
      g_autoptr (PdSubstitutions) substitutions = pd_alignment_list_substitutions (alignment);

      identical = pd_substitutions_get_n (substitutions) == 0;
    }
  pd_alignment_get_shares (alignment, &share_a, &share_b);
  *kind = get_kind (share_a, share_b, get_score (alignment), identical);
  return TRUE;
}

/**
 * pd_reuse_pair_ref:
 *
 * Returns: (transfer full): the same
 */
PdReusePair *
pd_reuse_pair_ref (PdReusePair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * pd_reuse_pair_unref:
 *
 * Lets go of it.
 */
void
pd_reuse_pair_unref (PdReusePair *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_array_unref (self->aligned);
  pd_substitutions_unref (self->substitutions);
  g_free (self);
}

/**
 * pd_reuse_pair_get_kind:
 *
 * Returns: how they share text
 */
PdReuseKind
pd_reuse_pair_get_kind (PdReusePair *self)
{
  g_return_val_if_fail (self != NULL, PD_REUSE_PASSAGE);

  return self->kind;
}

/**
 * pd_reuse_pair_get_shares:
 * @share_a: (out): which part of the first article is in the second, of its letters and digits, from 0 to 1
 * @share_b: (out): which part of the second is in the first
 *
 * Says how much they share.
 */
void
pd_reuse_pair_get_shares (PdReusePair *self,
                          double *share_a,
                          double *share_b)
{
  g_return_if_fail (self != NULL && share_a != NULL && share_b != NULL);

  *share_a = self->share_a;
  *share_b = self->share_b;
}

/**
 * pd_reuse_pair_get_score:
 *
 * Returns: how much alike the sentences are that stand for each other, from 0 to 1
 */
double
pd_reuse_pair_get_score (PdReusePair *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->score;
}

/**
 * pd_reuse_pair_get_n_aligned:
 *
 * Returns: how many pairs of sentences stand for each other
 */
guint
pd_reuse_pair_get_n_aligned (PdReusePair *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->aligned->len;
}

/**
 * pd_reuse_pair_get_aligned:
 * @index: which
 *
 * Returns: (transfer none): a pair of sentences
 */
const PdAlignedPair *
pd_reuse_pair_get_aligned (PdReusePair *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL && index < self->aligned->len, NULL);

  return &g_array_index (self->aligned, PdAlignedPair, index);
}

/**
 * pd_reuse_pair_get_substitutions:
 *
 * Returns: (transfer none): the words that are other ones
 */
PdSubstitutions *
pd_reuse_pair_get_substitutions (PdReusePair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->substitutions;
}

/**
 * pd_reuse_kind_to_string:
 *
 * Returns: (transfer none): its code
 */
const char *
pd_reuse_kind_to_string (PdReuseKind kind)
{
  static const char *const codes[] = { "identical", "repost", "trimmed", "rewritten", "passage" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (codes), NULL);

  return codes[kind];
}

/**
 * pd_reuse_origin_from_dates:
 * @date_a: (nullable): the date of the first article, ISO 8601, as exact as known
 * @date_b: (nullable): that of the second
 *
 * Tells which was there first. 2025 may be before 2025-01-30 or behind it: what is not known is not guessed, and neither of two of the same day is first.
 *
 * Returns: the origin
 */
PdReuseOrigin
pd_reuse_origin_from_dates (const char *date_a,
                            const char *date_b)
{
  gsize n;
  int order;

  if (date_a == NULL || date_b == NULL || *date_a == '\0' || *date_b == '\0')
    return PD_REUSE_ORIGIN_UNKNOWN;
  n = MIN (strlen (date_a), strlen (date_b));
  order = strncmp (date_a, date_b, n);
  return order == 0 ? PD_REUSE_ORIGIN_UNKNOWN : order < 0 ? PD_REUSE_ORIGIN_A
                                                          : PD_REUSE_ORIGIN_B;
}
