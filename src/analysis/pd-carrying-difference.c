#include "pd-carrying-difference.h"

#include "pd-fold.h"

/* Words that came or went are shown with so many of those beside them. */
#define N_BESIDE 2

/**
 * pd_carrying_difference_new:
 * @doubt: what it makes doubtful
 * @a: the words of the first text
 * @b: those of the second
 *
 * Returns: (transfer full): a difference
 */
PdCarryingDifference *
pd_carrying_difference_new (PdCarryingDoubts doubt,
                            const char *a,
                            const char *b)
{
  PdCarryingDifference *self;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = g_new0 (PdCarryingDifference, 1);
  self->doubt = doubt;
  self->a = g_strstrip (g_strdelimit (g_strdup (a), "\n\t", ' '));
  self->b = g_strstrip (g_strdelimit (g_strdup (b), "\n\t", ' '));
  return self;
}

/**
 * pd_carrying_difference_free:
 *
 * Frees a difference.
 */
void
pd_carrying_difference_free (PdCarryingDifference *self)
{
  g_free (self->a);
  g_free (self->b);
  g_free (self);
}

static void
add (GPtrArray *differences,
     PdCarryingDoubts doubt,
     const char *a,
     const char *b)
{
  PdCarryingDifference *difference = pd_carrying_difference_new (doubt, a, b);

  for (guint i = 0; i < differences->len; i++)
    {
      const PdCarryingDifference *other = g_ptr_array_index (differences, i);

      if (other->doubt == doubt && g_str_equal (other->a, difference->a) && g_str_equal (other->b, difference->b))
        {
          pd_carrying_difference_free (difference);
          return;
        }
    }
  g_ptr_array_add (differences, difference);
}

/* Words that came or went tell nothing without those that they turn round. */
static char *
dup_words (PdText *text,
           guint first,
           guint last,
           guint start,
           guint end,
           gboolean is_alone)
{
  if (is_alone && end < last)
    end = MIN (last, end + N_BESIDE);
  else if (is_alone)
    start = start > first + N_BESIDE ? start - N_BESIDE : first;
  return pd_text_dup_slice (text, start, end);
}

static void
add_edit (const PdCarrying *self,
          GPtrArray *differences,
          const PdComparedPassage *passage,
          const PdAlignedEdit *edit,
          PdCarryingDoubts doubt)
{
  PdComparison *comparison = pd_carrying_get_comparison (self);
  PdText *text_a = pd_comparison_get_a (comparison), *text_b = pd_comparison_get_b (comparison);
  g_autofree char *a = NULL, *b = NULL;

  if (doubt == PD_CARRYING_FIGURE)
    {
      a = pd_carrying_dup_figure (text_a, edit->a_start, edit->a_end);
      b = pd_carrying_dup_figure (text_b, edit->b_start, edit->b_end);
    }
  else
    {
      gboolean is_alone = edit->a_start == edit->a_end || edit->b_start == edit->b_end;

      a = dup_words (text_a, passage->a_start, passage->a_end, edit->a_start, edit->a_end, is_alone);
      b = dup_words (text_b, passage->b_start, passage->b_end, edit->b_start, edit->b_end, is_alone);
    }
  add (differences, doubt, a, b);
}

static void
add_edits (const PdCarrying *self,
           GPtrArray *differences,
           guint start,
           guint end)
{
  PdComparison *comparison = pd_carrying_get_comparison (self);
  guint n = pd_comparison_get_n_passages (comparison);

  for (guint i = 0; i < n; i++)
    {
      const PdComparedPassage *passage = pd_comparison_get_passage (comparison, i);
      guint n_edits;
      const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, i, &n_edits);

      if (passage->b_start == passage->b_end)
        continue;
      for (guint k = 0; k < n_edits; k++)
        {
          PdCarryingDoubts doubt = pd_carrying_get_doubt (self, &edits[k], passage, start, end);

          if (doubt != 0)
            add_edit (self, differences, passage, &edits[k], doubt);
        }
    }
}

/* What stands in the second text in the place of words of the first. */
static char *
dup_placed (const PdCarrying *self,
            guint start,
            guint end)
{
  guint b_start, b_end;
  PdCarryingOutcome outcome = start < end ? pd_carrying_place (self, start, end, &b_start, &b_end) : PD_CARRYING_GONE;

  if (outcome != PD_CARRYING_SAME && outcome != PD_CARRYING_CHANGED)
    return g_strdup ("");
  return pd_text_dup_slice (pd_comparison_get_b (pd_carrying_get_comparison (self)), b_start, b_end);
}

static char *
dup_words_of (const PdCarrying *self,
              PdText *text,
              guint start,
              guint end,
              gboolean is_placed)
{
  return is_placed ? dup_placed (self, start, end) : pd_text_dup_slice (text, start, end);
}

/* Those who say a passage, the outermost first: by name, and with the words that attribute where those are asked for or nobody is named. If so asked, what stands in
 * their place in the second text. */
static char *
dup_speakers (const PdCarrying *self,
              PdText *text,
              const GArray *speakers,
              gboolean has_cues,
              gboolean is_placed)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < speakers->len; i++)
    {
      const PdFoundSpeaker *speaker = &g_array_index (speakers, PdFoundSpeaker, i);
      gboolean is_named = speaker->name_start < speaker->name_end;
      g_autofree char *name = dup_words_of (self, text, speaker->name_start, speaker->name_end, is_placed);
      g_autofree char *cue = dup_words_of (self, text, speaker->cue_start, speaker->cue_end, is_placed);

      if (string->len > 0)
        g_string_append (string, " › ");
      g_string_append (string, is_named && *name == '\0' ? "…" : name);
      if (has_cues || !is_named)
        g_string_append_printf (string, "%s%s", is_named ? " " : "", cue);
    }
  return g_string_free_and_steal (g_steal_pointer (&string));
}

static gboolean
add_if_other (GPtrArray *differences,
              const char *a,
              const char *b,
              gboolean is_wording)
{
  g_autofree char *folded_a = pd_fold (a, -1), *folded_b = pd_fold (b, -1);

  if (g_str_equal (folded_a, folded_b))
    return FALSE;
  add (differences, PD_CARRYING_SPEAKER, a, b);
  ((PdCarryingDifference *) g_ptr_array_index (differences, differences->len - 1))->is_wording = is_wording;
  return TRUE;
}

/* A name that is another one says more than a cue that is, and what stands in their place more than who is found there otherwise. */
static void
add_speakers (const PdCarrying *self,
              GPtrArray *differences,
              guint start,
              guint end,
              guint b_start,
              guint b_end)
{
  PdComparison *comparison = pd_carrying_get_comparison (self);
  PdText *text_a = pd_comparison_get_a (comparison), *text_b = pd_comparison_get_b (comparison);
  g_autoptr (GArray) speakers_a = pd_attribution_finder_find (pd_carrying_get_finder (self), text_a, start, end);
  g_autoptr (GArray) speakers_b = pd_attribution_finder_find (pd_carrying_get_finder (self), text_b, b_start, b_end);
  g_autofree char *a = dup_speakers (self, text_a, speakers_a, FALSE, FALSE), *a_cues = dup_speakers (self, text_a, speakers_a, TRUE, FALSE);
  g_autofree char *b = dup_speakers (self, text_b, speakers_b, FALSE, FALSE), *b_cues = dup_speakers (self, text_b, speakers_b, TRUE, FALSE);
  g_autofree char *placed = dup_speakers (self, text_a, speakers_a, FALSE, TRUE), *placed_cues = dup_speakers (self, text_a, speakers_a, TRUE, TRUE);

  if (!add_if_other (differences, a, placed, FALSE) && !add_if_other (differences, a_cues, placed_cues, TRUE) && !add_if_other (differences, a, b, FALSE))
    add_if_other (differences, a_cues, b_cues, TRUE);
}

/**
 * pd_carrying_list_differences:
 * @start: where a marked passage begins, in code points of the first text
 * @end: behind its last code point
 * @b_start: where it stands in the second text
 * @b_end: behind it there
 * @doubts: what there is to doubt, as [method@Pd.Carrying.find] tells
 *
 * Lists what is other in a copy and makes it doubtful that a mark can be carried over, in words to show.
 *
 * Returns: (transfer full) (element-type PdCarryingDifference): the differences
 */
GPtrArray *
pd_carrying_list_differences (const PdCarrying *self,
                              guint start,
                              guint end,
                              guint b_start,
                              guint b_end,
                              PdCarryingDoubts doubts)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_carrying_difference_free);

  g_return_val_if_fail (self != NULL, differences);
  g_return_val_if_fail (start < end && b_start < b_end, differences);

  if ((doubts & (PD_CARRYING_FIGURE | PD_CARRYING_MEANING)) != 0)
    add_edits (self, differences, start, end);
  if ((doubts & PD_CARRYING_SPEAKER) != 0)
    add_speakers (self, differences, start, end, b_start, b_end);
  return differences;
}
