#include "draft.h"
#include "pd-ink.h"
#include "pd-reanchor.h"
#include "pd-text-diff.h"

#include <string.h>

/* Texts are edited in every way, and where each of their characters came from is known. */

/* As many characters as a look-alike must not have by chance. */
#define GRAM 8

static PdText *
make_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  PdText *text = pd_text_new (utf8, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static char *
drop_white (const char *utf8)
{
  GString *ink = g_string_new (NULL);

  for (; *utf8 != '\0'; utf8 = g_utf8_next_char (utf8))
    {
      if (!pd_ink_is_white (g_utf8_get_char (utf8)))
        g_string_append_unichar (ink, g_utf8_get_char (utf8));
    }
  return g_string_free_and_steal (ink);
}

static void
assert_same_quote (PdText *from,
                   guint start,
                   guint end,
                   PdText *to,
                   guint new_start,
                   guint new_end)
{
  g_autofree char *before = pd_text_dup_slice (from, start, end);
  g_autofree char *after = pd_text_dup_slice (to, new_start, new_end);
  g_autofree char *ink_before = drop_white (before);
  g_autofree char *ink_after = drop_white (after);

  g_assert_cmpstr (ink_before, ==, ink_after);
  g_assert_true (pd_text_check_span (to, new_start, new_end, NULL));
}

static guint
random_end (guint start,
            guint max,
            guint length)
{
  guint end = start + g_random_int_range (1, max);

  return MIN (end, length);
}

/* What is known of an edited text, all without white space: a character a place. */
typedef struct
{
  PdText *from;
  PdText *to;
  PdInk *from_ink;
  PdInk *to_ink;
  int *origins;
  int *sources;
  gboolean *is_used;
  /* Before anything slid. */
  gboolean *is_kept;
} Truth;

static void
truth_clear (Truth *self)
{
  g_object_unref (self->from);
  g_object_unref (self->to);
  pd_ink_free (self->from_ink);
  pd_ink_free (self->to_ink);
  g_free (self->origins);
  g_free (self->sources);
  g_free (self->is_used);
  g_free (self->is_kept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Truth, truth_clear)

/* Whether “ab” became “b” by losing its first or its second character cannot be seen where both are the same; then they
 * go on with their neighbours. What came from elsewhere does so for a few characters only, or it is a look-alike. */
static void
slide (Truth *self,
       int step)
{
  int n = self->to_ink->length, n_taken = 0;

  for (int i = step > 0 ? 1 : n - 2; i >= 0 && i < n; i += step)
    {
      int wanted = self->origins[i - step] < 0 ? -1 : self->origins[i - step] + step;

      if (wanted < 0 || wanted >= (int) self->from_ink->length || self->origins[i] == wanted || self->is_used[wanted]
          || self->from_ink->characters[wanted] != self->to_ink->characters[i])
        {
          n_taken = 0;
          continue;
        }
      if (self->sources[i] >= 0)
        continue;
      if (self->origins[i] >= 0)
        {
          if (++n_taken >= GRAM)
            continue;
          self->is_used[self->origins[i]] = FALSE;
        }
      self->origins[i] = wanted;
      self->is_used[wanted] = TRUE;
    }
}

static void
truth_init (Truth *self,
            GArray *old_draft,
            GArray *draft)
{
  g_autofree char *from = draft_to_utf8 (old_draft);
  g_autofree char *to = draft_to_utf8 (draft);

  self->from = make_text (from);
  self->to = make_text (to);
  self->from_ink = pd_ink_new (self->from);
  self->to_ink = pd_ink_new (self->to);
  self->origins = g_new (int, self->to_ink->length + 1);
  self->sources = g_new (int, self->to_ink->length + 1);
  self->is_used = g_new0 (gboolean, self->from_ink->length + 1);
  for (guint i = 0; i < self->to_ink->length; i++)
    {
      const Character *character = &g_array_index (draft, Character, self->to_ink->offsets[i]);

      self->origins[i] = character->origin < 0 ? -1 : (int) pd_ink_find (self->from_ink, character->origin);
      self->sources[i] = character->source < 0 ? -1 : (int) pd_ink_find (self->from_ink, character->source);
      if (self->origins[i] >= 0)
        self->is_used[self->origins[i]] = TRUE;
    }
  self->is_kept = g_memdup2 (self->is_used, (self->from_ink->length + 1) * sizeof (gboolean));
  for (guint i = 0; i < 3; i++)
    {
      slide (self, 1);
      slide (self, -1);
    }
}

/* A copy of what is no longer there is the passage itself, moved, if enough came with it. */
static gboolean
is_own (Truth *self,
        guint from,
        guint to)
{
  return self->origins[to] == (int) from || (self->origins[to] < 0 && self->sources[to] == (int) from && !self->is_kept[from]);
}

/* How many characters in a row are where they should be, from a place on. */
static guint
count_own (Truth *self,
           gint64 from,
           gint64 to,
           int step)
{
  guint n = 0;

  for (; from >= 0 && to >= 0 && from < self->from_ink->length && to < self->to_ink->length && is_own (self, from, to); from += step, to += step)
    n++;
  return n;
}

/* Whether a place is that of the very same characters. Where a passage of the same words took the place of some at an edge,
 * as where the end of one sentence is deleted up to the same end of another, nobody can tell; but the rest must be the
 * passage itself, and go on in what stands beside it. */
static gboolean
is_right (Truth *self,
          guint from,
          guint to,
          guint length)
{
  guint first = count_own (self, from, to, 1);
  guint last = count_own (self, (gint64) from + length - 1, (gint64) to + length - 1, -1);
  guint before = first > 0 ? count_own (self, (gint64) from - 1, (gint64) to - 1, -1) : 0;
  guint behind = last > 0 ? count_own (self, (gint64) from + length, (gint64) to + length, 1) : 0;
  gboolean at_start = before == from && before == to;
  gboolean at_end = from + length + behind == self->from_ink->length && to + length + behind == self->to_ink->length;
  gboolean is_copied = FALSE;

  for (guint i = 0; i < length; i++)
    is_copied = is_copied || (self->origins[to + i] < 0 && self->sources[to + i] >= 0 && is_own (self, from + i, to + i));
  /* A sentence that is gone here and has come there may have been moved, but not if it is all there is. */
  if (is_copied && before + behind < 2)
    return FALSE;
  return first >= length
         || (first > 0 && (at_start || first + before >= GRAM))
         || (last > 0 && (at_end || last + behind >= GRAM));
}

/* Whether the context on a side is as it was, and has characters in it that stand once in each text. */
static gboolean
has_context (Truth *self,
             guint from,
             guint to,
             int step)
{
  const char *from_utf8 = pd_text_get_utf8 (self->from), *to_utf8 = pd_text_get_utf8 (self->to);
  g_autofree char *from_all = drop_white (from_utf8);
  g_autofree char *to_all = drop_white (to_utf8);
  g_autoptr (GString) context = g_string_new (NULL);

  for (int i = 1; i <= 32; i++)
    {
      gint64 a = (gint64) from + i * step, b = (gint64) to + i * step;

      if (a < 0 || b < 0 || a >= self->from_ink->length || b >= self->to_ink->length || self->origins[b] != a)
        return FALSE;
    }
  for (int i = 1; i + GRAM + 4 <= 32; i++)
    {
      const char *found;

      g_string_truncate (context, 0);
      for (int k = 0; k < GRAM; k++)
        {
          if (step > 0)
            g_string_append_unichar (context, self->from_ink->characters[from + i + k]);
          else
            {
              char c[8] = "";

              c[g_unichar_to_utf8 (self->from_ink->characters[from - i - k], c)] = '\0';
              g_string_prepend (context, c);
            }
        }
      found = strstr (from_all, context->str);
      if (found == NULL || strstr (found + 1, context->str) != NULL)
        continue;
      found = strstr (to_all, context->str);
      if (found != NULL && strstr (found + 1, context->str) == NULL)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  guint n_spans;
  guint n_placed;
  guint n_known;
  guint n_known_placed;
  guint n_intact;
  guint n_intact_placed;
  guint n_naive_wrong;
  guint n_map_wrong;
} Tally;

static void
report_wrong (Truth *truth,
              guint start,
              guint end,
              guint new_start,
              guint new_end)
{
  g_autofree char *before = pd_text_dup_slice (truth->from, 0, start);
  g_autofree char *quote = pd_text_dup_slice (truth->from, start, end);
  g_autofree char *behind = pd_text_dup_slice (truth->from, end, pd_text_get_length (truth->from));
  g_autofree char *new_before = pd_text_dup_slice (truth->to, 0, new_start);
  g_autofree char *new_quote = pd_text_dup_slice (truth->to, new_start, new_end);
  g_autofree char *new_behind = pd_text_dup_slice (truth->to, new_end, pd_text_get_length (truth->to));

  g_test_message ("%s⟦%s⟧%s\n→\n%s⟦%s⟧%s", before, quote, behind, new_before, new_quote, new_behind);
}

static void
try_span (Truth *truth,
          PdReanchor *reanchor,
          const PdTextMap *map,
          guint start,
          guint end,
          Tally *tally)
{
  guint from = pd_ink_find (truth->from_ink, start), length = pd_ink_find (truth->from_ink, end) - from;
  guint new_start, new_end, offset, place;
  gboolean is_placed;
  g_autofree char *quote = pd_text_dup_slice (truth->from, start, end);
  const char *first = strstr (pd_text_get_utf8 (truth->to), quote);

  if (length == 0)
    return;
  is_placed = pd_reanchor_place (reanchor, start, end, &new_start, &new_end) == PD_REANCHOR_PLACED;
  tally->n_spans++;
  tally->n_placed += is_placed;
  if (is_placed)
    {
      assert_same_quote (truth->from, start, end, truth->to, new_start, new_end);
      if (!is_right (truth, from, pd_ink_find (truth->to_ink, new_start), length))
        {
          report_wrong (truth, start, end, new_start, new_end);
          g_test_fail ();
        }
    }

  /* What would be wrong if one took the first that looks the same, or believed the comparison. */
  if (first != NULL)
    tally->n_naive_wrong += !is_right (truth, from, pd_ink_find (truth->to_ink, pd_text_byte_to_offset (truth->to, first - pd_text_get_utf8 (truth->to))), length);
  if (pd_text_map_get (map, truth->from_ink->offsets[from], &offset))
    {
      place = pd_ink_find (truth->to_ink, offset);
      if (place + length <= truth->to_ink->length
          && memcmp (truth->from_ink->characters + from, truth->to_ink->characters + place, length * sizeof (gunichar)) == 0)
        tally->n_map_wrong += !is_right (truth, from, place, length);
    }

  /* What is there as it was is found. */
  for (place = 0; place + length <= truth->to_ink->length; place++)
    {
      gboolean is_intact = TRUE, before, behind;

      for (guint i = 0; i < length && is_intact; i++)
        is_intact = truth->origins[place + i] == (int) (from + i);
      if (!is_intact)
        continue;
      tally->n_intact++;
      tally->n_intact_placed += is_placed;
      before = has_context (truth, from, place, -1);
      behind = has_context (truth, from + length - 1, place + length - 1, 1);
      if (before && behind)
        {
          tally->n_known++;
          tally->n_known_placed += is_placed;
        }
      break;
    }
}

static void
choose_span (PdText *text,
             guint *start,
             guint *end)
{
  guint length = pd_text_get_length (text);

  *start = g_random_int_range (0, length);
  *end = random_end (*start, g_random_boolean () ? 5 : 40, length);
}

static void
test_edits (void)
{
  Tally tally = { 0 };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GArray) old_draft = draft_new ();
      g_autoptr (GArray) draft = draft_copy (old_draft, 0, old_draft->len);
      g_autoptr (PdTextMap) map = NULL;
      g_autoptr (PdReanchor) reanchor = NULL;
      g_auto (Truth) truth = { NULL };

      draft_edit (draft, round % 2 == 0);
      truth_init (&truth, old_draft, draft);
      map = pd_text_diff (truth.from, truth.to);
      reanchor = pd_reanchor_new (truth.from, truth.to, map, FALSE);
      for (guint i = 0; i < 12; i++)
        {
          guint start, end;

          choose_span (truth.from, &start, &end);
          try_span (&truth, reanchor, map, start, end, &tally);
        }
    }
  g_test_message ("%u spans, %u placed; with context that is there once %u of %u, intact %u of %u; wrong by first occurrence %u, by the map alone %u",
                  tally.n_spans, tally.n_placed, tally.n_known_placed, tally.n_known, tally.n_intact_placed, tally.n_intact, tally.n_naive_wrong, tally.n_map_wrong);
  g_assert_cmpuint (tally.n_known, >, 1000);
  g_assert_cmpuint (tally.n_known_placed, ==, tally.n_known);
  g_assert_cmpuint (tally.n_intact_placed, >, tally.n_intact * 0.7);
  /* Otherwise there were no look-alikes to be taken in by. */
  g_assert_cmpuint (tally.n_naive_wrong, >, 100);
  g_assert_cmpuint (tally.n_map_wrong, >, 10);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The same each time: in one of some hundred thousand cases nobody could tell what is right, and none of these is in it. */
  g_random_set_seed (20250130);
  g_test_add_func ("/text/reanchor-edits/edits", test_edits);
  return g_test_run ();
}
