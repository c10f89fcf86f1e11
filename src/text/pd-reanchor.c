/* memmem() takes linear time, whatever it looks for. */
#define _GNU_SOURCE

#include "pd-reanchor.h"

#include <string.h>

#include "pd-ink.h"
#include "pd-unique-grams.h"

/* How many characters of context, without white space, say that a place is the same, where they stand in each text only once. */
#define GRAM 8

/* How many more there must be beyond. Where a sentence stands twice, the full stop before it may make a difference that is
 * none. */
#define MARGIN 4

/* How far such context is looked for as long as it agrees: a passage may have been copied with a good deal around it. */
#define MAX_AGREEMENT 1024

/* How far from a span another passage is still near it. */
#define NEAR 64

struct _PdReanchor
{
  PdText *from;
  PdText *to;
  PdTextMap *map;
  gboolean is_exact;
  PdInk *from_ink;
  PdInk *to_ink;
  /* Where each gram of the old ink begins in the new, if it is once in each; made when it is needed. */
  guint32 *grams;
};

/* A span in the ink of the old text, and a place for it in the new. */
typedef struct
{
  guint from;
  guint to;
  guint length;
} Candidate;

/* How the texts agree on one side of a candidate. */
typedef struct
{
  guint length;
  /* Whether what agrees, or the edge of both texts, can be no other place. */
  gboolean is_firm;
} Agreement;

/**
 * pd_reanchor_outcome_to_string:
 *
 * Returns: a short code, which reports use: `placed`, `gone`, `changed`, `uncertain` or `split`
 */
const char *
pd_reanchor_outcome_to_string (PdReanchorOutcome outcome)
{
  static const char *const codes[] = {
    [PD_REANCHOR_PLACED] = "placed",
    [PD_REANCHOR_GONE] = "gone",
    [PD_REANCHOR_CHANGED] = "changed",
    [PD_REANCHOR_UNCERTAIN] = "uncertain",
    [PD_REANCHOR_SPLIT] = "split",
  };

  g_return_val_if_fail ((gsize) outcome < G_N_ELEMENTS (codes), NULL);

  return codes[outcome];
}

static PdTextMap *
copy_map (const PdTextMap *map)
{
  PdTextMap *copy = pd_text_map_new ();

  for (guint i = 0; i < pd_text_map_get_n_runs (map); i++)
    {
      const PdTextRun *run = pd_text_map_get_run (map, i);

      pd_text_map_append (copy, run->from, run->to, run->length);
    }
  return copy;
}

/**
 * pd_reanchor_new:
 * @from: the old text
 * @to: the new text
 * @map: from the old text to the new
 * @is_exact: whether @map says what became of every character, as where cuts were made or put back; otherwise it was
 *   found by comparing ([func@Pd.text_diff]), and is no more than a hint
 *
 * Returns: (transfer full): what finds spans of the old text again
 */
PdReanchor *
pd_reanchor_new (PdText *from,
                 PdText *to,
                 const PdTextMap *map,
                 gboolean is_exact)
{
  PdReanchor *self;

  g_return_val_if_fail (PD_IS_TEXT (from), NULL);
  g_return_val_if_fail (PD_IS_TEXT (to), NULL);
  g_return_val_if_fail (map != NULL, NULL);

  self = g_new0 (PdReanchor, 1);
  self->from = g_object_ref (from);
  self->to = g_object_ref (to);
  self->map = copy_map (map);
  self->is_exact = is_exact;
  self->from_ink = pd_ink_new (from);
  self->to_ink = pd_ink_new (to);
  return self;
}

/**
 * pd_reanchor_free:
 *
 * Frees it.
 */
void
pd_reanchor_free (PdReanchor *self)
{
  g_object_unref (self->from);
  g_object_unref (self->to);
  pd_text_map_free (self->map);
  pd_ink_free (self->from_ink);
  pd_ink_free (self->to_ink);
  g_free (self->grams);
  g_free (self);
}

static gunichar
get_character (PdText *text,
               guint offset)
{
  return g_utf8_get_char (pd_text_get_utf8 (text) + pd_text_offset_to_byte (text, offset));
}

static gboolean
is_same (PdReanchor *self,
         const Candidate *candidate)
{
  return candidate->to + candidate->length <= self->to_ink->length
         && memcmp (self->from_ink->characters + candidate->from, self->to_ink->characters + candidate->to, candidate->length * sizeof (gunichar)) == 0;
}

/* Where the map leads, if all of the span is still there, and nothing that can be read is in between. Counts what is left. */
static gboolean
follow_map (PdReanchor *self,
            Candidate *candidate,
            guint *n_left)
{
  gboolean is_whole = TRUE;

  *n_left = 0;
  for (guint i = 0; i < candidate->length; i++)
    {
      guint offset;

      if (!pd_text_map_get (self->map, self->from_ink->offsets[candidate->from + i], &offset))
        {
          is_whole = FALSE;
          continue;
        }
      if (i == 0)
        candidate->to = pd_ink_find (self->to_ink, offset);
      is_whole = is_whole && candidate->to + i < self->to_ink->length && self->to_ink->offsets[candidate->to + i] == offset;
      (*n_left)++;
    }
  return is_whole;
}

/* From @start of a text's ink on; the length where it is not there. */
static guint
search (const PdInk *ink,
        guint start,
        const gunichar *characters,
        guint length)
{
  const gunichar *found = ink->characters + start;
  const gunichar *end = ink->characters + ink->length;

  while (found < end)
    {
      const char *at = memmem (found, (end - found) * sizeof (gunichar), characters, length * sizeof (gunichar));
      gsize n_bytes;

      if (at == NULL)
        break;
      n_bytes = at - (const char *) found;
      if (n_bytes % sizeof (gunichar) == 0)
        return found + n_bytes / sizeof (gunichar) - ink->characters;
      /* Bytes of two characters that look like one. */
      found += n_bytes / sizeof (gunichar) + 1;
    }
  return ink->length;
}

static gboolean
stands_once (const PdInk *ink,
             const gunichar *characters,
             guint length)
{
  guint first = search (ink, 0, characters, length);

  return first < ink->length && search (ink, first + 1, characters, length) == ink->length;
}

static void
make_grams (PdReanchor *self)
{
  if (self->grams == NULL)
    self->grams = pd_unique_grams (self->from_ink->characters, self->from_ink->length, self->to_ink->characters, self->to_ink->length, GRAM);
}

static Agreement
look (PdReanchor *self,
      const Candidate *candidate,
      int step)
{
  gint64 from = step < 0 ? (gint64) candidate->from - 1 : (gint64) candidate->from + candidate->length;
  gint64 to = step < 0 ? (gint64) candidate->to - 1 : (gint64) candidate->to + candidate->length;
  guint from_room = step < 0 ? candidate->from : self->from_ink->length - from;
  guint to_room = step < 0 ? candidate->to : self->to_ink->length - to;
  guint room = MIN (MIN (from_room, to_room), MAX_AGREEMENT);
  guint needed = G_MAXUINT;
  Agreement agreement = { 0, FALSE };

  while (!agreement.is_firm && agreement.length < room && self->from_ink->characters[from] == self->to_ink->characters[to])
    {
      guint gram = step < 0 ? from : from - (GRAM - 1);

      agreement.length++;
      if (needed == G_MAXUINT && agreement.length >= GRAM && self->grams[gram] == gram - from + to)
        needed = agreement.length + MARGIN;
      agreement.is_firm = agreement.length >= needed;
      from += step;
      to += step;
    }
  if (agreement.length == from_room && agreement.length == to_room)
    agreement.is_firm = agreement.length + candidate->length >= GRAM;
  return agreement;
}

/* Whether a word may end at an edge of a span, @step being -1 before it and 1 behind it. The point of a number is no end. */
static gboolean
is_break (PdText *text,
          guint last,
          int step)
{
  gint64 beside = (gint64) last + step;
  gunichar c, next;

  if (beside < 0 || beside >= pd_text_get_length (text))
    return TRUE;
  next = get_character (text, beside);
  if (pd_ink_is_white (next))
    return TRUE;
  if (!g_unichar_ispunct (next))
    return FALSE;
  c = get_character (text, last);
  beside += step;
  return !(g_unichar_isdigit (c) && (next == '.' || next == ',' || next == 0xFF0E)
           && beside >= 0 && beside < pd_text_get_length (text) && g_unichar_isdigit (get_character (text, beside)));
}

/* Punctuation that begins a phrase, or such that ends one. */
static gboolean
is_outer (gunichar c,
          int step)
{
  GUnicodeType type = g_unichar_type (c);
  gboolean opens = type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;

  return g_unichar_ispunct (c) && opens == (step < 0);
}

/* Where what touches a span is another now, the span must end by itself: 17 is not the 17 of 1799, nor 5890亿 of dollars that
 * of yen. */
static gboolean
is_clean (PdReanchor *self,
          const Candidate *candidate,
          int step)
{
  guint edge = step < 0 ? 0 : candidate->length - 1;
  guint from = self->from_ink->offsets[candidate->from + edge];
  guint to = self->to_ink->offsets[candidate->to + edge];

  return is_outer (self->from_ink->characters[candidate->from + edge], step)
         || (is_break (self->from, from, step) && is_break (self->to, to, step));
}

/* Whether the span's own characters at an edge stand once in each text: then they are not another's that were left in the
 * place of some. A full stop is anybody's. */
static gboolean
is_distinct (PdReanchor *self,
             const Candidate *candidate,
             int step)
{
  const gunichar *characters = self->from_ink->characters;
  guint start = candidate->from, end = candidate->from + candidate->length;
  guint length;

  while (start < end && g_unichar_ispunct (characters[start]))
    start++;
  while (end > start && g_unichar_ispunct (characters[end - 1]))
    end--;
  if (start == end)
    return FALSE;
  length = MIN (end - start, GRAM);
  if (step > 0)
    start = end - length;
  if (length == GRAM)
    return self->grams[start] == start - candidate->from + candidate->to;
  return stands_once (self->from_ink, characters + start, length) && stands_once (self->to_ink, characters + start, length);
}

/* Whether a span ends by itself on a side where what stands beside it is no evidence. */
static gboolean
is_bounded (PdReanchor *self,
            const Candidate *candidate,
            const Agreement *agreement,
            int step)
{
  return (agreement->length > 0 || is_clean (self, candidate, step)) && is_distinct (self, candidate, step);
}

/* Whether the nearest passage before or behind that is once in each text is near in both, and on the same side. */
static gboolean
has_neighbour (PdReanchor *self,
               const Candidate *candidate,
               int step)
{
  gint64 end = (gint64) candidate->from + candidate->length, to_end = (gint64) candidate->to + candidate->length;
  gint64 from = step < 0 ? (gint64) candidate->from - GRAM : end;

  for (guint i = 0; i < NEAR && from >= 0 && from + GRAM <= self->from_ink->length; i++, from += step)
    {
      gint64 to = self->grams[from];

      if (to == PD_UNIQUE_GRAMS_NONE)
        continue;
      if (step < 0)
        return to + GRAM <= candidate->to && to >= (gint64) candidate->to - 2 * NEAR;
      return to >= to_end && to <= to_end + 2 * NEAR;
    }
  return FALSE;
}

/* Whether no other passage can be meant. */
static gboolean
is_certain (PdReanchor *self,
            const Candidate *candidate)
{
  Agreement before = look (self, candidate, -1);
  Agreement behind = look (self, candidate, 1);

  if (!before.is_firm && !is_bounded (self, candidate, &before, -1))
    return FALSE;
  if (!behind.is_firm && !is_bounded (self, candidate, &behind, 1))
    return FALSE;
  return before.is_firm || behind.is_firm
         || (candidate->length >= GRAM + MARGIN && has_neighbour (self, candidate, -1) && has_neighbour (self, candidate, 1));
}

/* Tries where a gram leads that is once in each text, be it in the span or beside it. */
static gboolean
follow_gram (PdReanchor *self,
             Candidate *candidate,
             gint64 from)
{
  gint64 to;

  if (from < 0 || from + GRAM > self->from_ink->length || self->grams[from] == PD_UNIQUE_GRAMS_NONE)
    return FALSE;
  to = (gint64) self->grams[from] + candidate->from - from;
  if (to < 0 || to > self->to_ink->length)
    return FALSE;
  candidate->to = to;
  return is_same (self, candidate) && is_certain (self, candidate);
}

static PdReanchorOutcome
compare (PdReanchor *self,
         Candidate *candidate)
{
  const gunichar *characters = self->from_ink->characters + candidate->from;
  guint n_left;

  make_grams (self);
  if (follow_map (self, candidate, &n_left) && is_certain (self, candidate))
    return PD_REANCHOR_PLACED;

  /* What was moved is not in the map. */
  for (guint i = 0; i < NEAR; i++)
    {
      if (follow_gram (self, candidate, (gint64) candidate->from - GRAM - i)
          || follow_gram (self, candidate, (gint64) candidate->from + candidate->length + i)
          || (i + GRAM <= candidate->length && follow_gram (self, candidate, candidate->from + i)))
        return PD_REANCHOR_PLACED;
    }

  candidate->to = search (self->to_ink, 0, characters, candidate->length);
  if (candidate->to == self->to_ink->length)
    return n_left > 0 ? PD_REANCHOR_CHANGED : PD_REANCHOR_GONE;
  return is_certain (self, candidate) ? PD_REANCHOR_PLACED : PD_REANCHOR_UNCERTAIN;
}

/* Takes the white space at the edges of the old span along, as far as it is the same. */
static void
widen (PdReanchor *self,
       guint start,
       guint end,
       const Candidate *candidate,
       guint *new_start,
       guint *new_end)
{
  guint first = self->from_ink->offsets[candidate->from];
  guint behind = self->from_ink->offsets[candidate->from + candidate->length - 1] + 1;

  *new_start = self->to_ink->offsets[candidate->to];
  *new_end = self->to_ink->offsets[candidate->to + candidate->length - 1] + 1;
  for (; first > start && *new_start > 0 && get_character (self->from, first - 1) == get_character (self->to, *new_start - 1); first--)
    (*new_start)--;
  for (; behind < end && *new_end < pd_text_get_length (self->to) && get_character (self->from, behind) == get_character (self->to, *new_end); behind++)
    (*new_end)++;
}

/* A span of nothing but white space has only its place to be known by. */
static PdReanchorOutcome
place_white (PdReanchor *self,
             guint start,
             guint end,
             guint *new_start,
             guint *new_end)
{
  if (!self->is_exact)
    return PD_REANCHOR_UNCERTAIN;
  for (guint i = start; i < end; i++)
    {
      guint offset;

      if (!pd_text_map_get (self->map, i, &offset))
        return PD_REANCHOR_GONE;
      if (i == start)
        *new_start = offset;
      else if (offset != *new_start + (i - start))
        return PD_REANCHOR_CHANGED;
    }
  *new_end = *new_start + (end - start);
  return PD_REANCHOR_PLACED;
}

/**
 * pd_reanchor_place:
 * @start: code points of the old text
 * @end: code points, exclusive
 * @new_start: (out): code points of the new text, where it is placed
 * @new_end: (out): code points, exclusive
 *
 * Finds a span again, or says why it cannot be placed with certainty.
 *
 * A span that is placed has the same characters as before; only white space may have come or gone, and white space at its
 * edges that is no longer there is no longer part of it. What would lose or gain other characters is not placed, for
 * the coder never saw that text.
 *
 * With an exact map that is all. Where the map was found by comparing, a look-alike must not be taken: the same
 * sentence may stand twice, or be gone here and have been written there. Then only what stands around a span says that
 * it is the same. On a side the context is sure where, without white space, it is the same without a gap, either to the
 * edge of both texts, or so far that it holds eight characters in a row that stand in each text once, and four more
 * beyond. A span is placed
 *
 * - where the context is sure on both sides, or
 * - on one side, and on the other the span is known by itself, or
 * - where the span is known by itself on both sides, and on both sides the nearest eight characters that stand in each text
 *   once are near it in both, on the same side.
 *
 * A span is known by itself on a side where its eight characters there, or all where it has fewer, stand in each text
 * once, and where it ends with a word, if already the next character is another than it was.
 *
 * Returns: what becomes of it
 */
PdReanchorOutcome
pd_reanchor_place (PdReanchor *self,
                   guint start,
                   guint end,
                   guint *new_start,
                   guint *new_end)
{
  PdReanchorOutcome outcome;
  Candidate candidate;
  guint n_left;

  g_return_val_if_fail (self != NULL, PD_REANCHOR_UNCERTAIN);
  g_return_val_if_fail (start < end && end <= pd_text_get_length (self->from), PD_REANCHOR_UNCERTAIN);
  g_return_val_if_fail (new_start != NULL && new_end != NULL, PD_REANCHOR_UNCERTAIN);

  *new_start = *new_end = 0;
  candidate.from = pd_ink_find (self->from_ink, start);
  candidate.to = 0;
  candidate.length = pd_ink_find (self->from_ink, end) - candidate.from;
  if (candidate.length == 0)
    outcome = place_white (self, start, end, new_start, new_end);
  else if (!self->is_exact)
    outcome = compare (self, &candidate);
  else if (follow_map (self, &candidate, &n_left))
    outcome = PD_REANCHOR_PLACED;
  else
    outcome = n_left > 0 ? PD_REANCHOR_CHANGED : PD_REANCHOR_GONE;

  if (outcome != PD_REANCHOR_PLACED)
    return outcome;
  if (candidate.length > 0)
    widen (self, start, end, &candidate, new_start, new_end);
  return pd_text_check_span (self->to, *new_start, *new_end, NULL) ? PD_REANCHOR_PLACED : PD_REANCHOR_SPLIT;
}
