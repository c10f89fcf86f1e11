#include "fuzz.h"

#include <string.h>

#include "pd-reuse-pair.h"

/* Longer texts are for the benchmark. */
#define MAX_BYTES (1 << 16)

static PdText *
make_text (const guint8 *data,
           gsize n_bytes)
{
  g_autofree char *utf8 = take_text (data, MIN (n_bytes, MAX_BYTES));
  PdText *text = pd_text_new (utf8, -1, NULL, NULL);

  return text != NULL ? text : pd_text_new ("", 0, NULL, NULL);
}

static void
check_edits (PdAlignment *alignment,
             guint index)
{
  const PdAlignedPair *pair = pd_alignment_get_pair (alignment, index);
  g_autoptr (GArray) edits = pd_alignment_list_edits (alignment, index, NULL);
  guint a = pair->a_start, b = pair->b_start;

  for (guint i = 0; i < edits->len; i++)
    {
      const PdAlignedEdit *edit = &g_array_index (edits, PdAlignedEdit, i);

      g_assert_cmpuint (edit->a_start, >=, a);
      g_assert_cmpuint (edit->a_start, <=, edit->a_end);
      g_assert_cmpuint (edit->b_start, >=, b);
      g_assert_cmpuint (edit->b_start, <=, edit->b_end);
      g_assert_true (edit->a_end > edit->a_start || edit->b_end > edit->b_start);
      /* Several may be of one character that folds to many. */
      a = edit->a_start;
      b = edit->b_start;
    }
}

/* Sentences of the first text come in order, each once, and each side is inside of its text. */
static void
check_alignment (PdText *a,
                 PdText *b)
{
  g_autoptr (PdAlignment) alignment = pd_alignment_new_for_texts (a, b);
  g_autoptr (PdSubstitutions) substitutions = pd_alignment_list_substitutions (alignment);
  guint end = 0;
  double share_a, share_b;

  for (guint i = 0; i < pd_alignment_get_n_pairs (alignment); i++)
    {
      const PdAlignedPair *pair = pd_alignment_get_pair (alignment, i);

      g_assert_cmpuint (pair->a_start, >=, end);
      g_assert_cmpuint (pair->a_start, <, pair->a_end);
      g_assert_cmpuint (pair->a_end, <=, pd_text_get_length (a));
      g_assert_cmpuint (pair->b_start, <, pair->b_end);
      g_assert_cmpuint (pair->b_end, <=, pd_text_get_length (b));
      g_assert_true (pair->score > 0 && pair->score <= 1);
      end = pair->a_end;
      check_edits (alignment, i);
    }
  pd_alignment_get_shares (alignment, &share_a, &share_b);
  g_assert_true (share_a >= 0 && share_a <= 1 && share_b >= 0 && share_b <= 1);
  for (guint i = 0; i < pd_substitutions_get_n (substitutions); i++)
    g_assert_cmpuint (pd_substitutions_get (substitutions, i)->count, >, 0);
}

static void
check_pair (PdText *a,
            PdText *b)
{
  g_autoptr (PdReuseText) text_a = pd_reuse_text_new (a);
  g_autoptr (PdReuseText) text_b = pd_reuse_text_new (b);
  g_autoptr (PdReusePair) pair = pd_reuse_pair_new (text_a, text_b, NULL);

  if (pair != NULL)
    g_assert_nonnull (pd_reuse_kind_to_string (pd_reuse_pair_get_kind (pair)));
}

/* Two texts, with a line of three equals signs between them. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  const guint8 *middle = n_bytes > 0 ? memmem (data, n_bytes, "\n===\n", 5) : NULL;
  gsize n_first = middle != NULL ? (gsize) (middle - data) : n_bytes / 2;
  gsize n_between = middle != NULL ? 5 : 0;
  g_autoptr (PdText) a = make_text (data, n_first);
  g_autoptr (PdText) b = make_text (data + n_first + n_between, n_bytes - n_first - n_between);

  check_alignment (a, b);
  check_alignment (a, a);
  check_pair (a, b);
  return 0;
}
