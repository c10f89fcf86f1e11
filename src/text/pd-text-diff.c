#include "pd-text-diff.h"

#include "pd-unique-grams.h"

/* How many characters make an anchor, from level to level: what is not unique in the text may be so in a gap of it. */
static const guint gram_lengths[] = { 12, 12, 12, 6, 6 };

/* In a gap this small, anchors save nothing. */
#define SMALL_GAP 64

/* A gap in which more than this many characters came or went is taken for rewritten. It bounds time and memory. */
#define MAX_EDITS 256

/* Fewer equal characters amid edits are chance: two sentences always share a 的. */
#define MIN_ISLAND 3

typedef struct
{
  gunichar *from;
  gunichar *to;
  PdTextMap *map;
} Diff;

/* Parts of both texts that stand between the same neighbours. */
typedef struct
{
  guint from;
  guint from_end;
  guint to;
  guint to_end;
} Gap;

static void align (Diff *self,
                   Gap gap,
                   guint level);

static gunichar *
decode (PdText *text)
{
  return g_utf8_to_ucs4_fast (pd_text_get_utf8 (text), pd_text_get_n_bytes (text), NULL);
}

/* The matches that hold an anchor, each as long as it goes, in the order of the first text. */
static GArray *
find_matches (Diff *self,
              const Gap *gap,
              guint k)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PdTextRun));
  guint n = gap->from_end - gap->from;
  g_autofree guint32 *places = pd_unique_grams (self->from + gap->from, n, self->to + gap->to, gap->to_end - gap->to, k);

  for (guint i = 0; i < n; i++)
    {
      const PdTextRun *last = matches->len > 0 ? &g_array_index (matches, PdTextRun, matches->len - 1) : NULL;
      guint from = gap->from + i, to = gap->to + places[i], length = k;

      if (places[i] == PD_UNIQUE_GRAMS_NONE)
        continue;
      if (last != NULL && from < last->from + last->length && from - last->from == to - last->to)
        continue;
      /* It ends before the next anchor that is not on it, so all of them together take linear time. */
      while (from + length < gap->from_end && to + length < gap->to_end && self->from[from + length] == self->to[to + length])
        length++;
      while (from > gap->from && to > gap->to && self->from[from - 1] == self->to[to - 1])
        {
          from--;
          to--;
          length++;
        }
      g_array_append_val (matches, ((PdTextRun) { from, to, length }));
    }
  return matches;
}

/* The heaviest chain that ends at or before a place of the second text, as a tree of prefix maxima (Fenwick). */
typedef struct
{
  guint64 weight;
  guint index;
} Best;

static Best
get_best (const Best *tree,
          guint place)
{
  Best best = { 0, G_MAXUINT };

  for (guint i = place; i > 0; i &= i - 1)
    {
      if (tree[i].weight > best.weight)
        best = tree[i];
    }
  return best;
}

static void
set_best (Best *tree,
          guint n,
          guint place,
          Best best)
{
  for (guint i = place; i <= n; i += i & -i)
    {
      if (best.weight > tree[i].weight)
        tree[i] = best;
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer matches)
{
  const PdTextRun *x = &g_array_index ((GArray *) matches, PdTextRun, *(const guint *) a);
  const PdTextRun *y = &g_array_index ((GArray *) matches, PdTextRun, *(const guint *) b);

  return x->to < y->to ? -1 : x->to > y->to;
}

/* Of matches that cross, those go that are less in all. */
static GArray *
chain (GArray *matches)
{
  GArray *chained = g_array_new (FALSE, FALSE, sizeof (PdTextRun));
  guint n = matches->len;
  g_autofree guint *order = g_new (guint, n);
  g_autofree guint *ranks = g_new (guint, n);
  g_autofree guint *before = g_new (guint, n);
  g_autofree Best *tree = g_new0 (Best, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_sort_array (order, n, sizeof (guint), compare_places, matches);
  for (guint i = 0; i < n; i++)
    ranks[order[i]] = i + 1;

  for (guint i = 0; i < n; i++)
    {
      Best best = get_best (tree, ranks[i] - 1);

      before[i] = best.index;
      set_best (tree, n, ranks[i], (Best) { best.weight + g_array_index (matches, PdTextRun, i).length, i });
    }
  for (guint i = get_best (tree, n).index; i != G_MAXUINT; i = before[i])
    g_array_append_val (chained, g_array_index (matches, PdTextRun, i));
  for (guint i = 0; i < chained->len / 2; i++)
    {
      PdTextRun *a = &g_array_index (chained, PdTextRun, i);
      PdTextRun *b = &g_array_index (chained, PdTextRun, chained->len - 1 - i);
      PdTextRun swapped = *a;

      *a = *b;
      *b = swapped;
    }
  return chained;
}

static gboolean
align_by_anchors (Diff *self,
                  const Gap *gap,
                  guint level)
{
  g_autoptr (GArray) matches = find_matches (self, gap, gram_lengths[level]);
  g_autoptr (GArray) chained = chain (matches);
  Gap rest = *gap;

  for (guint i = 0; i < chained->len; i++)
    {
      PdTextRun *match = &g_array_index (chained, PdTextRun, i);
      /* Where two overlap, as on either side of what was there twice and is there once. */
      guint overlap = MAX (rest.from - MIN (rest.from, match->from), rest.to - MIN (rest.to, match->to));

      if (overlap >= match->length)
        continue;
      align (self, (Gap) { rest.from, match->from + overlap, rest.to, match->to + overlap }, level + 1);
      pd_text_map_append (self->map, match->from + overlap, match->to + overlap, match->length - overlap);
      rest.from = match->from + match->length;
      rest.to = match->to + match->length;
    }
  if (chained->len == 0)
    return FALSE;
  align (self, rest, level + 1);
  return TRUE;
}

static gboolean
is_white (const gunichar *characters,
          guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (!g_unichar_isspace (characters[i]))
        return FALSE;
    }
  return TRUE;
}

/* Whether the furthest that @d edits get on a diagonal comes from the one above, by a character that came. */
static gboolean
goes_down (const int *before,
           int d,
           int k)
{
  return k == -d || (k != d && before[k - 1] < before[k + 1]);
}

/* How far @d edits got on each diagonal, from -d to d. */
static int *
get_row (GArray *reached,
         int d)
{
  return &g_array_index (reached, int, d *d) + d;
}

static void
trace_back (Diff *self,
            const Gap *gap,
            GArray *reached,
            int n_edits,
            int k)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (PdTextRun));
  int x = gap->from_end - gap->from, y = gap->to_end - gap->to;

  for (int d = n_edits; d > 0; d--)
    {
      const int *row = get_row (reached, d - 1);
      gboolean down = goes_down (row, d, k);
      int previous = down ? k + 1 : k - 1;
      int start = down ? row[previous] : row[previous] + 1;

      g_array_append_val (runs, ((PdTextRun) { gap->from + start, gap->to + (start - k), x - start }));
      x = row[previous];
      y = x - previous;
      k = previous;
    }
  g_array_append_val (runs, ((PdTextRun) { gap->from, gap->to, MIN (x, y) }));

  for (guint i = runs->len; i-- > 0;)
    {
      const PdTextRun *run = &g_array_index (runs, PdTextRun, i);

      if (run->length >= MIN_ISLAND && !is_white (self->from + run->from, run->length))
        pd_text_map_append (self->map, run->from, run->to, run->length);
    }
}

/* The fewest edits, where they are few. */
static void
align_by_edits (Diff *self,
                const Gap *gap)
{
  int n = gap->from_end - gap->from, m = gap->to_end - gap->to;
  const gunichar *from = self->from + gap->from, *to = self->to + gap->to;
  g_autoptr (GArray) reached = NULL;

  if (ABS ((gint64) n - m) > MAX_EDITS)
    return;
  reached = g_array_new (FALSE, FALSE, sizeof (int));
  for (int d = 0; d <= MAX_EDITS; d++)
    {
      const int *before;

      g_array_set_size (reached, (d + 1) * (d + 1));
      before = d > 0 ? get_row (reached, d - 1) : NULL;
      for (int k = -d; k <= d; k += 2)
        {
          int x = d == 0 ? 0 : goes_down (before, d, k) ? before[k + 1]
                                                        : before[k - 1] + 1;

          while (x < n && x - k < m && from[x] == to[x - k])
            x++;
          get_row (reached, d)[k] = x;
          if (x == n && x - k == m)
            {
              trace_back (self, gap, reached, d, k);
              return;
            }
        }
    }
}

/* What is the same at both ends of a gap is so whatever is between. */
static void
align (Diff *self,
       Gap gap,
       guint level)
{
  guint n_before = 0, n_behind = 0;

  while (gap.from + n_before < gap.from_end && gap.to + n_before < gap.to_end && self->from[gap.from + n_before] == self->to[gap.to + n_before])
    n_before++;
  pd_text_map_append (self->map, gap.from, gap.to, n_before);
  gap.from += n_before;
  gap.to += n_before;
  while (gap.from_end - n_behind > gap.from && gap.to_end - n_behind > gap.to && self->from[gap.from_end - n_behind - 1] == self->to[gap.to_end - n_behind - 1])
    n_behind++;
  gap.from_end -= n_behind;
  gap.to_end -= n_behind;

  if (gap.from < gap.from_end && gap.to < gap.to_end)
    {
      gboolean aligned = FALSE;

      if (gap.from_end - gap.from + gap.to_end - gap.to > SMALL_GAP)
        {
          for (guint i = level; i < G_N_ELEMENTS (gram_lengths) && !aligned; i++)
            {
              if (i == level || gram_lengths[i] != gram_lengths[i - 1])
                aligned = align_by_anchors (self, &gap, i);
            }
        }
      if (!aligned)
        align_by_edits (self, &gap);
    }
  pd_text_map_append (self->map, gap.from_end, gap.to_end, n_behind);
}

/**
 * pd_text_diff:
 * @from: a text
 * @to: another
 *
 * Finds out which characters of one text are still there in another, as far as that can be seen.
 *
 * First come passages that stand exactly once in both texts, which need not be sentences or lines; those that cross
 * others go (the matches and their chain are MUMmer's, Delcher and others, “Alignment of whole genomes”, 1999; that
 * unique parts align a text is Bram Cohen's patience diff). The gaps between are looked at in the same way, and small
 * ones character by character (Myers, “An O(ND) difference algorithm and its variations”, 1986). A gap in which too
 * much differs is left out of the map, so that the time stays about linear. So is what was moved: a map has an order.
 *
 * Two texts can often be said to differ in several ways. The map is one of them; only with what stands around it does
 * it say that a passage is the same.
 *
 * Returns: (transfer full): which characters are the same
 */
PdTextMap *
pd_text_diff (PdText *from,
              PdText *to)
{
  g_autofree gunichar *from_characters = NULL;
  g_autofree gunichar *to_characters = NULL;
  Diff self;

  g_return_val_if_fail (PD_IS_TEXT (from), NULL);
  g_return_val_if_fail (PD_IS_TEXT (to), NULL);

  from_characters = decode (from);
  to_characters = decode (to);
  self = (Diff) { from_characters, to_characters, pd_text_map_new () };
  align (&self, (Gap) { 0, pd_text_get_length (from), 0, pd_text_get_length (to) }, 0);
  return self.map;
}
