#include "pd-text-map.h"

struct _PdTextMap
{
  GArray *runs;
};

/**
 * pd_text_map_new:
 *
 * Returns: (transfer full): a map of no character
 */
PdTextMap *
pd_text_map_new (void)
{
  PdTextMap *self = g_new0 (PdTextMap, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (PdTextRun));
  return self;
}

/**
 * pd_text_map_free:
 *
 * Frees a map.
 */
void
pd_text_map_free (PdTextMap *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * pd_text_map_append:
 * @from: code points of the one text, not before the end of the last run
 * @to: code points of the other, likewise
 * @length: how many characters are the same from there; 0 is ignored
 *
 * Appends a run, which goes on the last one where it touches that in both texts.
 */
void
pd_text_map_append (PdTextMap *self,
                    guint from,
                    guint to,
                    guint length)
{
  PdTextRun run = { from, to, length };
  PdTextRun *last;

  g_return_if_fail (self != NULL);

  if (length == 0)
    return;
  last = self->runs->len > 0 ? &g_array_index (self->runs, PdTextRun, self->runs->len - 1) : NULL;
  g_return_if_fail (last == NULL || (from >= last->from + last->length && to >= last->to + last->length));

  if (last != NULL && from == last->from + last->length && to == last->to + last->length)
    last->length += length;
  else
    g_array_append_val (self->runs, run);
}

/**
 * pd_text_map_get_n_runs:
 *
 * Returns: how many runs there are
 */
guint
pd_text_map_get_n_runs (const PdTextMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->runs->len;
}

/**
 * pd_text_map_get_run:
 * @index: from 0
 *
 * Returns: (transfer none): a run
 */
const PdTextRun *
pd_text_map_get_run (const PdTextMap *self,
                     guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->runs->len, NULL);

  return &g_array_index (self->runs, PdTextRun, index);
}

/**
 * pd_text_map_get:
 * @from: a code point of the one text
 * @to: (out) (optional): where it is in the other
 *
 * Returns: whether that character is in the other text
 */
gboolean
pd_text_map_get (const PdTextMap *self,
                 guint from,
                 guint *to)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, FALSE);

  high = self->runs->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const PdTextRun *run = &g_array_index (self->runs, PdTextRun, middle);

      if (from < run->from)
        high = middle;
      else if (from - run->from >= run->length)
        low = middle + 1;
      else
        {
          if (to != NULL)
            *to = run->to + (from - run->from);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_text_map_invert:
 *
 * Returns: (transfer full): the map the other way round
 */
PdTextMap *
pd_text_map_invert (const PdTextMap *self)
{
  PdTextMap *inverse;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = pd_text_map_new ();
  for (guint i = 0; i < self->runs->len; i++)
    {
      const PdTextRun *run = &g_array_index (self->runs, PdTextRun, i);

      pd_text_map_append (inverse, run->to, run->from, run->length);
    }
  return inverse;
}

/**
 * pd_text_map_compose:
 * @next: a map of the text that this one leads to
 *
 * Returns: (transfer full): the map from this one's first text to @next's second
 */
PdTextMap *
pd_text_map_compose (const PdTextMap *self,
                     const PdTextMap *next)
{
  PdTextMap *composed;
  guint i = 0, k = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (next != NULL, NULL);

  composed = pd_text_map_new ();
  while (i < self->runs->len && k < next->runs->len)
    {
      const PdTextRun *a = &g_array_index (self->runs, PdTextRun, i);
      const PdTextRun *b = &g_array_index (next->runs, PdTextRun, k);
      guint start = MAX (a->to, b->from);
      guint end = MIN (a->to + a->length, b->from + b->length);

      if (start < end)
        pd_text_map_append (composed, a->from + (start - a->to), b->to + (start - b->from), end - start);
      if (a->to + a->length <= b->from + b->length)
        i++;
      else
        k++;
    }
  return composed;
}
