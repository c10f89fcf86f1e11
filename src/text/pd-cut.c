#include "pd-cut.h"

static void
cut_clear (gpointer data)
{
  g_free (((PdCut *) data)->reason);
}

/**
 * pd_cuts_new:
 *
 * Returns: (transfer full) (element-type PdCut): an empty array of cuts
 */
GArray *
pd_cuts_new (void)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (PdCut));

  g_array_set_clear_func (cuts, cut_clear);
  return cuts;
}

/**
 * pd_cuts_append:
 * @cuts: (element-type PdCut): an array made by [func@Pd.cuts_new]
 * @reason: a short code
 * @start: code points of the extracted text
 * @end: code points, exclusive
 *
 * Appends a cut.
 */
void
pd_cuts_append (GArray *cuts,
                const char *reason,
                guint start,
                guint end)
{
  PdCut cut = { g_strdup (reason), start, end };

  g_return_if_fail (cuts != NULL);
  g_return_if_fail (reason != NULL);
  g_return_if_fail (start < end);

  g_array_append_val (cuts, cut);
}

/**
 * pd_cuts_copy:
 * @cuts: (element-type PdCut): cuts
 *
 * Returns: (transfer full) (element-type PdCut): the same cuts
 */
GArray *
pd_cuts_copy (GArray *cuts)
{
  GArray *copy;

  g_return_val_if_fail (cuts != NULL, NULL);

  copy = pd_cuts_new ();
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      pd_cuts_append (copy, cut->reason, cut->start, cut->end);
    }
  return copy;
}

/**
 * pd_cuts_subtract:
 * @cuts: (element-type PdCut): cuts
 * @start: code points of the extracted text
 * @end: code points, exclusive
 *
 * Puts a part back. A cut that reaches beyond it stays there.
 *
 * Returns: (transfer full) (element-type PdCut): the cuts outside that part
 */
GArray *
pd_cuts_subtract (GArray *cuts,
                  guint start,
                  guint end)
{
  GArray *rest;

  g_return_val_if_fail (cuts != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  rest = pd_cuts_new ();
  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);

      if (cut->start < start)
        pd_cuts_append (rest, cut->reason, cut->start, MIN (cut->end, start));
      if (cut->end > end)
        pd_cuts_append (rest, cut->reason, MAX (cut->start, end), cut->end);
    }
  return rest;
}

typedef struct
{
  guint start;
  guint end;
} Range;

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/* What is cut, in order and without overlaps. */
static GArray *
merge_cuts (GArray *cuts,
            guint length)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (Range));

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      Range range = { MIN (cut->start, length), MIN (cut->end, length) };

      if (range.start < range.end)
        g_array_append_val (ranges, range);
    }
  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      Range *last = merged->len > 0 ? &g_array_index (merged, Range, merged->len - 1) : NULL;

      if (last != NULL && range->start <= last->end)
        last->end = MAX (last->end, range->end);
      else
        g_array_append_val (merged, *range);
    }
  return merged;
}

/* What is left of the extracted text, while it is gone through from start to end. */
typedef struct
{
  PdText *extracted;
  GArray *ranges;
  guint next;
  GString *text;
  guint length;
  PdTextMap *map;
} Cutter;

static void
keep (Cutter *self,
      guint start,
      guint end)
{
  const char *utf8 = pd_text_get_utf8 (self->extracted);
  gsize from = pd_text_offset_to_byte (self->extracted, start);

  g_string_append_len (self->text, utf8 + from, pd_text_offset_to_byte (self->extracted, end) - from);
  pd_text_map_append (self->map, start, self->length, end - start);
  self->length += end - start;
}

/* The first code point at or behind @offset, and before @end, that is not cut; @end where all are. */
static guint
find_kept (Cutter *self,
           guint offset,
           guint end)
{
  const Range *range;

  while (self->next < self->ranges->len && g_array_index (self->ranges, Range, self->next).end <= offset)
    self->next++;
  if (self->next == self->ranges->len)
    return offset;
  range = &g_array_index (self->ranges, Range, self->next);
  return range->start <= offset ? MIN (range->end, end) : offset;
}

/* Keeps what is not cut of a part. */
static void
keep_rest (Cutter *self,
           guint start,
           guint end)
{
  while ((start = find_kept (self, start, end)) < end)
    {
      guint until = end;

      for (guint i = self->next; i < self->ranges->len && until == end; i++)
        {
          const Range *range = &g_array_index (self->ranges, Range, i);

          if (range->start >= end)
            break;
          if (range->start > start)
            until = range->start;
        }
      keep (self, start, until);
      start = until;
    }
}

static GArray *
cut_blocks (Cutter *self)
{
  GArray *blocks = pd_blocks_new ();
  guint last_end = 0;

  for (guint i = 0; i < pd_text_get_n_blocks (self->extracted); i++)
    {
      const PdBlock *block = pd_text_get_block (self->extracted, i);
      guint feed = find_kept (self, last_end, block->start);
      guint start;

      if (find_kept (self, block->start, block->end) == block->end)
        continue;
      if (blocks->len > 0 && feed < block->start)
        {
          /* However many blocks have gone between two that stay, one line feed is between them. */
          while (feed < block->start && pd_text_get_utf8 (self->extracted)[pd_text_offset_to_byte (self->extracted, feed)] != '\n')
            feed++;
          g_string_append_c (self->text, '\n');
          if (feed < block->start)
            pd_text_map_append (self->map, feed, self->length, 1);
          self->length++;
        }
      start = self->length;
      keep_rest (self, block->start, block->end);
      if (blocks->len > 0 && feed == block->start)
        g_array_index (blocks, PdBlock, blocks->len - 1).end = self->length;
      else
        pd_blocks_append (blocks, block->kind, block->level, start, self->length, block->url, block->alt);
      last_end = block->end;
    }
  return blocks;
}

/**
 * pd_cuts_apply:
 * @cuts: (element-type PdCut): what to leave out, in any order; they may overlap
 * @extracted: the text to leave it out of
 * @map: (out) (optional) (transfer full): which of its characters became which of the new text
 * @error: return location for an error
 *
 * Makes a text of what is not cut. A block of which nothing is left is gone with its line feed. Where a line feed alone is cut,
 * or everything between two blocks with it, the second goes on in the first.
 *
 * Returns: (transfer full): the text, or %NULL with an error of %PD_TEXT_ERROR
 */
PdText *
pd_cuts_apply (GArray *cuts,
               PdText *extracted,
               PdTextMap **map,
               GError **error)
{
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (PdTextMap) own_map = NULL;
  Cutter cutter;

  g_return_val_if_fail (cuts != NULL, NULL);
  g_return_val_if_fail (PD_IS_TEXT (extracted), NULL);

  ranges = merge_cuts (cuts, pd_text_get_length (extracted));
  text = g_string_sized_new (pd_text_get_n_bytes (extracted));
  own_map = pd_text_map_new ();
  cutter = (Cutter) { extracted, ranges, 0, text, 0, own_map };
  blocks = cut_blocks (&cutter);
  if (map != NULL)
    *map = g_steal_pointer (&own_map);
  return pd_text_new (text->str, text->len, blocks, error);
}
