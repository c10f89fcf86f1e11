#include "pd-carrying.h"

#include "pd-attribution-finder.h"
#include "pd-fold.h"

/* Sentences that are less alike than this may well say something else. */
#define MIN_SCORE 0.5

/* Letters and digits count: what stands between them may be written otherwise where the words are the same. */
static gboolean
counts (gunichar character)
{
  return g_unichar_isalnum (character);
}

/* A place in words that are the same in both texts. */
static guint
map_same (const PdComparison *comparison,
          guint a_start,
          guint offset,
          guint b_start,
          guint b_end,
          gboolean is_end)
{
  PdText *a = pd_comparison_get_a (comparison), *b = pd_comparison_get_b (comparison);
  const char *p = pd_text_get_utf8 (a) + pd_text_offset_to_byte (a, a_start);
  const char *q = pd_text_get_utf8 (b) + pd_text_offset_to_byte (b, b_start);
  guint n = 0, n_behind = 0, place = b_start;

  for (guint i = a_start; i < offset; i++, p = g_utf8_next_char (p))
    {
      gboolean is_counted = counts (g_utf8_get_char (p));

      n += is_counted;
      n_behind = is_counted ? 0 : n_behind + 1;
    }
  /* Behind so many; a beginning also passes what stands before the next. */
  for (; place < b_end && (n > 0 || (!is_end && !counts (g_utf8_get_char (q)))); place++, q = g_utf8_next_char (q))
    n -= counts (g_utf8_get_char (q)) ? 1 : 0;
  /* A percent sign belongs to its number, and a full stop to its sentence. */
  for (; is_end && n_behind > 0 && place < b_end && !counts (g_utf8_get_char (q)); place++, n_behind--)
    q = g_utf8_next_char (q);
  return place;
}

/* A place of the first text in the second; in words that are other ones, all of those belong to it. */
static guint
map_offset (const PdComparison *comparison,
            guint index,
            guint offset,
            gboolean is_end)
{
  const PdComparedPassage *passage = pd_comparison_get_passage (comparison, index);
  guint n_edits, a_start = passage->a_start, b_start = passage->b_start;
  const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, index, &n_edits);

  for (guint i = 0; i < n_edits; i++)
    {
      const PdAlignedEdit *edit = &edits[i];

      if (is_end ? offset <= edit->a_start : offset < edit->a_start)
        return map_same (comparison, a_start, offset, b_start, edit->b_start, is_end);
      if (is_end ? offset <= edit->a_end : offset < edit->a_end)
        return is_end ? edit->b_end : edit->b_start;
      a_start = edit->a_end;
      b_start = edit->b_end;
    }
  return map_same (comparison, a_start, offset, b_start, passage->b_end, is_end);
}

static PdCarryingDoubts
find_doubts (const PdComparison *comparison,
             guint index,
             guint start,
             guint end,
             gboolean *is_changed)
{
  guint n_edits;
  const PdAlignedEdit *edits = pd_comparison_get_edits (comparison, index, &n_edits);
  PdCarryingDoubts doubts = 0;

  for (guint i = 0; i < n_edits; i++)
    {
      /* What was added at an edge does not belong to it. */
      if (edits[i].a_start >= end || edits[i].a_end <= start)
        continue;
      *is_changed = TRUE;
      if (edits[i].kind == PD_SUBSTITUTION_FIGURE)
        doubts |= PD_CARRYING_FIGURE;
      else if (edits[i].kind == PD_SUBSTITUTION_REVERSAL || edits[i].kind == PD_SUBSTITUTION_POLARITY)
        doubts |= PD_CARRYING_MEANING;
    }
  return doubts;
}

/* Who says a passage, in one string that can be compared. */
static char *
dup_speakers (PdAttributionFinder *finder,
              PdText *text,
              guint start,
              guint end)
{
  g_autoptr (GArray) speakers = pd_attribution_finder_find (finder, text, start, end);
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < speakers->len; i++)
    {
      const PdFoundSpeaker *speaker = &g_array_index (speakers, PdFoundSpeaker, i);
      g_autofree char *name = pd_text_dup_slice (text, speaker->name_start, speaker->name_end);
      g_autofree char *cue = pd_text_dup_slice (text, speaker->cue_start, speaker->cue_end);

      g_string_append_printf (string, "%s\n%s\n", name, cue);
    }
  return pd_fold (string->str, string->len);
}

static gboolean
has_other_speaker (const PdComparison *comparison,
                   guint a_start,
                   guint a_end,
                   guint b_start,
                   guint b_end)
{
  g_autoptr (PdAttributionFinder) finder = pd_attribution_finder_new ();
  g_autofree char *a = dup_speakers (finder, pd_comparison_get_a (comparison), a_start, a_end);
  g_autofree char *b = dup_speakers (finder, pd_comparison_get_b (comparison), b_start, b_end);

  return !g_str_equal (a, b);
}

/**
 * pd_carrying_find:
 * @comparison: the text with the mark, beside a copy of it
 * @start: where a marked passage begins, in code points of the first text
 * @end: behind its last code point
 * @b_start: (out): where it stands in the second text
 * @b_end: (out): behind it there
 * @doubts: (out): what a person should look at
 *
 * Finds a marked passage again in a copy, as far as the copy has it.
 *
 * Returns: what became of it; only where it is not gone, @b_start and @b_end are set
 */
PdCarryingOutcome
pd_carrying_find (const PdComparison *comparison,
                  guint start,
                  guint end,
                  guint *b_start,
                  guint *b_end,
                  PdCarryingDoubts *doubts)
{
  guint n, covered = 0;
  gboolean is_changed = FALSE, is_alike = FALSE;

  g_return_val_if_fail (comparison != NULL, PD_CARRYING_GONE);
  g_return_val_if_fail (start < end, PD_CARRYING_GONE);
  g_return_val_if_fail (b_start != NULL && b_end != NULL && doubts != NULL, PD_CARRYING_GONE);

  *doubts = 0;
  n = pd_comparison_get_n_passages (comparison);
  for (guint i = 0; i < n; i++)
    {
      const PdComparedPassage *passage = pd_comparison_get_passage (comparison, i);
      guint from = MAX (start, passage->a_start), to = MIN (end, passage->a_end), b_from, b_to;

      if (from >= to || passage->b_start == passage->b_end)
        continue;
      b_from = map_offset (comparison, i, from, FALSE);
      b_to = map_offset (comparison, i, to, TRUE);
      if (b_from >= b_to)
        continue;
      *b_start = covered > 0 ? MIN (*b_start, b_from) : b_from;
      *b_end = covered > 0 ? MAX (*b_end, b_to) : b_to;
      covered += to - from;
      is_alike = is_alike || passage->score < MIN_SCORE;
      *doubts |= find_doubts (comparison, i, from, to, &is_changed);
    }
  if (covered == 0)
    return PD_CARRYING_GONE;
  pd_text_snap_span (pd_comparison_get_b (comparison), b_start, b_end);
  if (has_other_speaker (comparison, start, end, *b_start, *b_end))
    *doubts |= PD_CARRYING_SPEAKER;
  /* Half of it is another passage. */
  if (is_alike || 2 * covered < end - start || *b_end - *b_start > 2 * (end - start) + 20)
    return PD_CARRYING_ALIKE;
  return is_changed ? PD_CARRYING_CHANGED : PD_CARRYING_SAME;
}
