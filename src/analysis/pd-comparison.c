#include "pd-comparison.h"

struct _PdComparison
{
  PdText *a;
  PdText *b;
  double share_a;
  double share_b;
  PdSubstitutions *substitutions;
  GArray *passages;
  /* The edits of all passages, and where those of each begin; one more tells where the last end. */
  GArray *edits;
  GArray *first_edits;
};

/* What is being compared: the pairs, and those that stand before each sentence of the second text. */
typedef struct
{
  PdComparison *comparison;
  PdAlignment *alignment;
  /* For each pair, the sentences of the second text that only it has, and that follow there; the first are those before all pairs. */
  GPtrArray *followers;
} Maker;

static void
comparison_clear (gpointer data)
{
  PdComparison *self = data;

  g_object_unref (self->a);
  g_object_unref (self->b);
  g_clear_pointer (&self->substitutions, pd_substitutions_unref);
  g_array_unref (self->passages);
  g_array_unref (self->edits);
  g_array_unref (self->first_edits);
}

static void
append_passage (PdComparison *self,
                const PdComparedPassage *passage,
                const GArray *edits)
{
  guint first = self->edits->len;

  g_array_append_val (self->first_edits, first);
  g_array_append_val (self->passages, *passage);
  g_array_append_vals (self->edits, edits->data, edits->len);
}

/* What only one text has is one edit. */
static void
append_alone (PdComparison *self,
              const PdReuseSentence *sentence,
              gboolean is_first,
              guint other)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (PdAlignedEdit));
  PdComparedPassage passage = { .a_start = other, .a_end = other, .b_start = other, .b_end = other };
  PdAlignedEdit edit;

  if (is_first)
    {
      passage.a_start = sentence->start;
      passage.a_end = sentence->end;
    }
  else
    {
      passage.b_start = sentence->start;
      passage.b_end = sentence->end;
    }
  edit = (PdAlignedEdit) { passage.a_start, passage.a_end, passage.b_start, passage.b_end, is_first ? PD_SUBSTITUTION_OMITTED : PD_SUBSTITUTION_ADDED, NULL };
  g_array_append_val (edits, edit);
  append_passage (self, &passage, edits);
}

static int
compare_b (gconstpointer a,
           gconstpointer b,
           gpointer data)
{
  const PdAlignedPair *first = pd_alignment_get_pair (data, *(const guint *) a);
  const PdAlignedPair *second = pd_alignment_get_pair (data, *(const guint *) b);

  return first->b_start < second->b_start ? -1 : first->b_start > second->b_start;
}

/* The pairs in the order of the second text. */
static GArray *
list_by_b (PdAlignment *alignment)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pd_alignment_get_n_pairs (alignment); i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_b, alignment);
  return order;
}

static void
find_followers (Maker *self)
{
  g_autoptr (GArray) order = list_by_b (self->alignment);
  PdReuseText *b = pd_alignment_get_b (self->alignment);
  guint n = pd_reuse_text_get_n_sentences (b), passed = 0;

  for (guint i = 0; i <= order->len; i++)
    g_ptr_array_add (self->followers, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    {
      const PdReuseSentence *sentence = pd_reuse_text_get_sentence (b, i);
      const PdAlignedPair *last;
      GArray *followers;

      while (passed < order->len && pd_alignment_get_pair (self->alignment, g_array_index (order, guint, passed))->b_start <= sentence->start)
        passed++;
      last = passed > 0 ? pd_alignment_get_pair (self->alignment, g_array_index (order, guint, passed - 1)) : NULL;
      if (last != NULL && sentence->start < last->b_end)
        continue;
      followers = g_ptr_array_index (self->followers, passed > 0 ? g_array_index (order, guint, passed - 1) + 1 : 0);
      g_array_append_val (followers, i);
    }
}

/* Where a sentence that only the second text has would stand in the first. */
static void
append_followers (Maker *self,
                  guint index,
                  guint a_offset)
{
  const GArray *followers = g_ptr_array_index (self->followers, index);
  PdReuseText *b = pd_alignment_get_b (self->alignment);

  for (guint i = 0; i < followers->len; i++)
    append_alone (self->comparison, pd_reuse_text_get_sentence (b, g_array_index (followers, guint, i)), FALSE, a_offset);
}

static void
append_pair (Maker *self,
             guint index,
             guint *furthest)
{
  const PdAlignedPair *pair = pd_alignment_get_pair (self->alignment, index);
  g_autoptr (GArray) edits = pd_alignment_list_edits (self->alignment, index, self->comparison->substitutions);
  const PdComparedPassage passage = { pair->a_start, pair->a_end, pair->b_start, pair->b_end, pair->score, pair->b_start < *furthest };

  *furthest = MAX (*furthest, pair->b_end);
  append_passage (self->comparison, &passage, edits);
}

static void
fill (Maker *self,
      GCancellable *cancellable)
{
  PdReuseText *a = pd_alignment_get_a (self->alignment);
  guint n = pd_reuse_text_get_n_sentences (a), n_pairs = pd_alignment_get_n_pairs (self->alignment), sentence = 0, furthest = 0, b_offset = 0;

  find_followers (self);
  append_followers (self, 0, 0);
  for (guint i = 0; i < n_pairs && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const PdAlignedPair *pair = pd_alignment_get_pair (self->alignment, i);

      for (; sentence < n && pd_reuse_text_get_sentence (a, sentence)->start < pair->a_start; sentence++)
        append_alone (self->comparison, pd_reuse_text_get_sentence (a, sentence), TRUE, b_offset);
      while (sentence < n && pd_reuse_text_get_sentence (a, sentence)->start < pair->a_end)
        sentence++;
      append_pair (self, i, &furthest);
      b_offset = pair->b_end;
      append_followers (self, i + 1, pair->a_end);
    }
  for (; sentence < n; sentence++)
    append_alone (self->comparison, pd_reuse_text_get_sentence (a, sentence), TRUE, b_offset);
}

static gpointer
find_words (gpointer data)
{
  PdReuseText *const *texts = data;

  pd_reuse_text_find_words (texts[0]);
  pd_reuse_text_find_words (texts[1]);
  return NULL;
}

/* Finding the words takes as long as aligning the sentences, and needs nothing of it. */
static PdAlignment *
align (PdText *a,
       PdText *b)
{
  g_autoptr (PdReuseText) text_a = pd_reuse_text_new (a);
  g_autoptr (PdReuseText) text_b = pd_reuse_text_new (b);
  PdReuseText *texts[] = { text_a, text_b };
  GThread *thread = g_thread_new ("pidian-words", find_words, texts);
  PdAlignment *alignment = pd_alignment_new (text_a, text_b);

  g_thread_join (thread);
  return alignment;
}

/**
 * pd_comparison_new:
 * @a: a text, as a rule the one that was there first
 * @b: another
 * @cancellable: (nullable): to cancel it, which leaves the comparison unfinished
 *
 * Sets two texts beside each other.
 *
 * Returns: (transfer full): the comparison
 */
PdComparison *
pd_comparison_new (PdText *a,
                   PdText *b,
                   GCancellable *cancellable)
{
  g_autoptr (PdAlignment) alignment = NULL;
  g_autoptr (GPtrArray) followers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  PdComparison *self;
  guint end;

  g_return_val_if_fail (PD_IS_TEXT (a) && PD_IS_TEXT (b), NULL);

  self = g_atomic_rc_box_new0 (PdComparison);
  self->a = g_object_ref (a);
  self->b = g_object_ref (b);
  self->passages = g_array_new (FALSE, FALSE, sizeof (PdComparedPassage));
  self->edits = g_array_new (FALSE, FALSE, sizeof (PdAlignedEdit));
  self->first_edits = g_array_new (FALSE, FALSE, sizeof (guint));
  alignment = align (a, b);
  pd_alignment_get_shares (alignment, &self->share_a, &self->share_b);
  self->substitutions = pd_substitutions_new ();
  fill (&(Maker) { self, alignment, followers }, cancellable);
  pd_substitutions_sort (self->substitutions);
  end = self->edits->len;
  g_array_append_val (self->first_edits, end);
  return self;
}

/**
 * pd_comparison_ref:
 *
 * Returns: (transfer full): the comparison
 */
PdComparison *
pd_comparison_ref (PdComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_comparison_unref:
 *
 * Lets go of it.
 */
void
pd_comparison_unref (PdComparison *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, comparison_clear);
}

/**
 * pd_comparison_get_a:
 *
 * Returns: (transfer none): the first text
 */
PdText *
pd_comparison_get_a (const PdComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->a;
}

/**
 * pd_comparison_get_b:
 *
 * Returns: (transfer none): the second text
 */
PdText *
pd_comparison_get_b (const PdComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->b;
}

/**
 * pd_comparison_get_shares:
 * @share_a: (out): which part of the first text something in the second stands for, from 0 to 1
 * @share_b: (out): which part of the second stands for something in the first
 *
 * Says how much was taken.
 */
void
pd_comparison_get_shares (const PdComparison *self,
                          double *share_a,
                          double *share_b)
{
  g_return_if_fail (self != NULL && share_a != NULL && share_b != NULL);

  *share_a = self->share_a;
  *share_b = self->share_b;
}

/**
 * pd_comparison_get_substitutions:
 *
 * Returns: (transfer none): which words stand for which, all over both texts
 */
PdSubstitutions *
pd_comparison_get_substitutions (const PdComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->substitutions;
}

/**
 * pd_comparison_get_n_passages:
 *
 * Returns: how many passages there are
 */
guint
pd_comparison_get_n_passages (const PdComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->passages->len;
}

/**
 * pd_comparison_get_passage:
 * @index: which
 *
 * Returns: (transfer none): a passage
 */
const PdComparedPassage *
pd_comparison_get_passage (const PdComparison *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL && index < self->passages->len, NULL);

  return &g_array_index (self->passages, PdComparedPassage, index);
}

/**
 * pd_comparison_get_edits:
 * @index: which passage
 * @n_edits: (out): how many
 *
 * Returns: (transfer none) (array length=n_edits): the words of it that are other ones, in order; none where both sides say the same
 */
const PdAlignedEdit *
pd_comparison_get_edits (const PdComparison *self,
                         guint index,
                         guint *n_edits)
{
  guint first;

  g_return_val_if_fail (self != NULL && index < self->passages->len && n_edits != NULL, NULL);

  first = g_array_index (self->first_edits, guint, index);
  *n_edits = g_array_index (self->first_edits, guint, index + 1) - first;
  return &((const PdAlignedEdit *) self->edits->data)[first];
}

/**
 * pd_comparison_find_place:
 * @substitution: one of the comparison's substitutions
 * @number: which of its places, from 0
 * @index: (out): the passage that it is in
 *
 * Finds where words stand for others.
 *
 * Returns: whether there are so many places
 */
gboolean
pd_comparison_find_place (const PdComparison *self,
                          const PdSubstitution *substitution,
                          guint number,
                          guint *index)
{
  g_return_val_if_fail (self != NULL && substitution != NULL && index != NULL, FALSE);

  for (guint i = 0; i < self->passages->len; i++)
    {
      guint n_edits;
      const PdAlignedEdit *edits = pd_comparison_get_edits (self, i, &n_edits);

      for (guint k = 0; k < n_edits; k++)
        {
          if (edits[k].substitution != substitution || number-- > 0)
            continue;
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}
