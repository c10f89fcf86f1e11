#include "pd-carrying.h"

#include "pd-fold.h"
#include "pd-quantity-reader.h"

/* Sentences that are less alike than this may well say something else. */
#define MIN_SCORE 0.5

/* A figure is read with what stands around it, so far on either side. */
#define REACH 40

#define CLAUSE_ENDS "。！？!?；;，,：:\n"

struct _PdCarrying
{
  PdComparison *comparison;
  /* Made once: its patterns take longer to compile than to look for. */
  PdAttributionFinder *finder;
};

/**
 * pd_carrying_new:
 * @comparison: the text with the marks, beside a copy of it
 *
 * Returns: (transfer full): what finds them
 */
PdCarrying *
pd_carrying_new (PdComparison *comparison)
{
  PdCarrying *self;

  g_return_val_if_fail (comparison != NULL, NULL);

  self = g_new0 (PdCarrying, 1);
  self->comparison = pd_comparison_ref (comparison);
  self->finder = pd_attribution_finder_new ();
  return self;
}

/**
 * pd_carrying_free:
 *
 * Frees it.
 */
void
pd_carrying_free (PdCarrying *self)
{
  pd_comparison_unref (self->comparison);
  g_object_unref (self->finder);
  g_free (self);
}

/**
 * pd_carrying_get_comparison:
 *
 * Returns: (transfer none): the texts
 */
PdComparison *
pd_carrying_get_comparison (const PdCarrying *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->comparison;
}

/**
 * pd_carrying_get_finder:
 *
 * Returns: (transfer none): what tells who says a passage
 */
PdAttributionFinder *
pd_carrying_get_finder (const PdCarrying *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->finder;
}

/* Letters and digits count: what stands between them may be written otherwise where the words are the same. */
static gboolean
counts (gunichar character)
{
  return g_unichar_isalnum (character);
}

static gboolean
opens (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION || character == '"';
}

/* A quotation mark or a bracket belongs to what it opens. */
static guint
take_openings (PdText *a,
               guint offset,
               PdText *b,
               guint b_start,
               guint place)
{
  const char *p = pd_text_get_utf8 (a) + pd_text_offset_to_byte (a, offset);
  const char *q = pd_text_get_utf8 (b) + pd_text_offset_to_byte (b, place);

  for (; opens (g_utf8_get_char (p)) && place > b_start; place--, p = g_utf8_next_char (p))
    {
      q = g_utf8_prev_char (q);
      if (!opens (g_utf8_get_char (q)))
        break;
    }
  return place;
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
  if (!is_end)
    return take_openings (a, offset, b, b_start, place);
  /* A percent sign belongs to its number, and a full stop to its sentence. */
  for (; n_behind > 0 && place < b_end && !counts (g_utf8_get_char (q)); place++, n_behind--)
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

/* The clause around a place of the first text: what turns it round may stand anywhere in it. */
static void
widen (PdText *text,
       const PdComparedPassage *passage,
       guint *start,
       guint *end)
{
  const char *first = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, *start);
  const char *last = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, *end);

  for (; *start > passage->a_start; (*start)--)
    {
      first = g_utf8_prev_char (first);
      if (g_utf8_strchr (CLAUSE_ENDS, -1, g_utf8_get_char (first)) != NULL)
        break;
    }
  for (; *end < passage->a_end && g_utf8_strchr (CLAUSE_ENDS, -1, g_utf8_get_char (last)) == NULL; (*end)++)
    last = g_utf8_next_char (last);
}

/* How some words stand to a figure. */
typedef enum
{
  APART,
  BESIDE,
  WITHIN,
} Standing;

/* Widens words to the figure that they are part of, or else stand beside. */
static Standing
find_figure (PdText *text,
             guint *start,
             guint *end)
{
  guint from = *start > REACH ? *start - REACH : 0, to = MIN (pd_text_get_length (text), *end + REACH), first = *start, last = *end;
  g_autofree char *slice = pd_text_dup_slice (text, from, to);
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (slice, -1);
  Standing standing = APART;

  for (guint i = 0; i < quantities->len; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);
      guint figure_start = from + quantity->start, figure_end = from + quantity->end;

      if (figure_start > last || figure_end < first)
        continue;
      if (figure_start < last && figure_end > first)
        {
          /* What it only stands beside is another one. */
          *start = standing == WITHIN ? MIN (*start, figure_start) : MIN (first, figure_start);
          *end = MAX (standing == WITHIN ? *end : last, figure_end);
          standing = WITHIN;
        }
      else if (standing != WITHIN)
        {
          *start = MIN (*start, figure_start);
          *end = MAX (*end, figure_end);
          standing = BESIDE;
        }
    }
  return standing;
}

/**
 * pd_carrying_dup_figure:
 * @text: a text
 * @start: where some words begin, in code points
 * @end: behind their last code point
 *
 * Returns: (transfer full): the words, with the rest of the figure that they are part of, if they are
 */
char *
pd_carrying_dup_figure (PdText *text,
                        guint start,
                        guint end)
{
  g_return_val_if_fail (PD_IS_TEXT (text), NULL);

  find_figure (text, &start, &end);
  return pd_text_dup_slice (text, start, end);
}

/* “About” is a word like others, but for the figure behind it. */
static gboolean
is_of_figure (const PdCarrying *self,
              const PdAlignedEdit *edit)
{
  guint a_start = edit->a_start, a_end = edit->a_end, b_start = edit->b_start, b_end = edit->b_end;
  Standing a, b;

  if (edit->kind == PD_SUBSTITUTION_FIGURE)
    return TRUE;
  a = find_figure (pd_comparison_get_a (self->comparison), &a_start, &a_end);
  b = a != APART ? find_figure (pd_comparison_get_b (self->comparison), &b_start, &b_end) : APART;
  return b != APART && (a == WITHIN || b == WITHIN);
}

/**
 * pd_carrying_get_doubt:
 * @edit: words that are other ones, in a passage
 * @passage: the passage
 * @start: where a marked passage begins, in code points of the first text
 * @end: behind its last code point
 *
 * Tells what words that are other ones do to a mark beside or around which they stand.
 *
 * Returns: what a person should look at, if anything
 */
PdCarryingDoubts
pd_carrying_get_doubt (const PdCarrying *self,
                       const PdAlignedEdit *edit,
                       const PdComparedPassage *passage,
                       guint start,
                       guint end)
{
  guint from = MAX (start, passage->a_start), to = MIN (end, passage->a_end);

  g_return_val_if_fail (self != NULL && edit != NULL && passage != NULL, 0);

  if (from >= to)
    return 0;
  if (edit->kind == PD_SUBSTITUTION_REVERSAL || edit->kind == PD_SUBSTITUTION_POLARITY)
    {
      widen (pd_comparison_get_a (self->comparison), passage, &from, &to);
      return edit->a_start <= to && edit->a_end >= from ? PD_CARRYING_MEANING : 0;
    }
  /* “Over” stands before a number, and its unit behind. */
  return edit->a_start <= to && edit->a_end >= from && is_of_figure (self, edit) ? PD_CARRYING_FIGURE : 0;
}

static PdCarryingDoubts
find_doubts (const PdCarrying *self,
             guint index,
             guint start,
             guint end,
             gboolean *is_changed)
{
  guint n_edits;
  const PdAlignedEdit *edits = pd_comparison_get_edits (self->comparison, index, &n_edits);
  PdCarryingDoubts doubts = 0;

  for (guint i = 0; i < n_edits; i++)
    {
      doubts |= pd_carrying_get_doubt (self, &edits[i], pd_comparison_get_passage (self->comparison, index), start, end);
      /* What was added at an edge does not belong to it. */
      if (edits[i].a_start < end && edits[i].a_end > start)
        *is_changed = TRUE;
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
has_other_speaker (const PdCarrying *self,
                   guint a_start,
                   guint a_end,
                   guint b_start,
                   guint b_end)
{
  g_autofree char *a = dup_speakers (self->finder, pd_comparison_get_a (self->comparison), a_start, a_end);
  g_autofree char *b = dup_speakers (self->finder, pd_comparison_get_b (self->comparison), b_start, b_end);

  return !g_str_equal (a, b);
}

static guint
count (PdText *text,
       guint start,
       guint end)
{
  const char *p = pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, start);
  guint n = 0;

  for (guint i = start; i < end; i++, p = g_utf8_next_char (p))
    n += counts (g_utf8_get_char (p));
  return n;
}

/* What is left out of a passage, or stands in the midst of it, is a change as well. */
static PdCarryingOutcome
place (const PdCarrying *self,
       guint start,
       guint end,
       guint *b_start,
       guint *b_end,
       PdCarryingDoubts *doubts)
{
  const PdComparison *comparison = self->comparison;
  PdText *a = pd_comparison_get_a (comparison), *b = pd_comparison_get_b (comparison);
  guint n = pd_comparison_get_n_passages (comparison), covered = 0, n_placed = 0, n_there = 0;
  gboolean is_changed = FALSE, is_alike = FALSE;

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
      n_placed += count (a, from, to);
      n_there += count (b, b_from, b_to);
      is_alike = is_alike || passage->score < MIN_SCORE;
      *doubts |= find_doubts (self, i, from, to, &is_changed);
    }
  if (covered == 0)
    return PD_CARRYING_GONE;
  pd_text_snap_span (b, b_start, b_end);
  /* Half of it is another passage. */
  if (is_alike || 2 * covered < end - start || *b_end - *b_start > 2 * (end - start) + 20)
    return PD_CARRYING_ALIKE;
  return is_changed || n_placed < count (a, start, end) || n_there < count (b, *b_start, *b_end) ? PD_CARRYING_CHANGED : PD_CARRYING_SAME;
}

/**
 * pd_carrying_place:
 * @start: where a passage begins, in code points of the first text
 * @end: behind its last code point
 * @b_start: (out): where it stands in the second text
 * @b_end: (out): behind it there
 *
 * Finds the place of a passage in a copy, whoever says it, and whatever else there is to doubt.
 *
 * Returns: what became of it; only where it is not gone, @b_start and @b_end are set
 */
PdCarryingOutcome
pd_carrying_place (const PdCarrying *self,
                   guint start,
                   guint end,
                   guint *b_start,
                   guint *b_end)
{
  PdCarryingDoubts doubts = 0;

  g_return_val_if_fail (self != NULL, PD_CARRYING_GONE);
  g_return_val_if_fail (start < end && end <= pd_text_get_length (pd_comparison_get_a (self->comparison)), PD_CARRYING_GONE);
  g_return_val_if_fail (b_start != NULL && b_end != NULL, PD_CARRYING_GONE);

  return place (self, start, end, b_start, b_end, &doubts);
}

/**
 * pd_carrying_find:
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
pd_carrying_find (const PdCarrying *self,
                  guint start,
                  guint end,
                  guint *b_start,
                  guint *b_end,
                  PdCarryingDoubts *doubts)
{
  PdCarryingOutcome outcome;

  g_return_val_if_fail (self != NULL, PD_CARRYING_GONE);
  g_return_val_if_fail (start < end && end <= pd_text_get_length (pd_comparison_get_a (self->comparison)), PD_CARRYING_GONE);
  g_return_val_if_fail (b_start != NULL && b_end != NULL && doubts != NULL, PD_CARRYING_GONE);

  *doubts = 0;
  outcome = place (self, start, end, b_start, b_end, doubts);
  if (outcome != PD_CARRYING_GONE && has_other_speaker (self, start, end, *b_start, *b_end))
    *doubts |= PD_CARRYING_SPEAKER;
  return outcome;
}
