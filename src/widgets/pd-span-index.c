#include "pd-span-index.h"

/* The spans are sorted by where they start. The middle one of any stretch of that order is the root of a tree, the
 * middles of the two halves its children, and so on: no pointers, and nothing to keep in balance. Each knows how far
 * the spans of its stretch reach, so that a stretch that ends before what is asked for is passed over at once. */
struct _PdSpanIndex
{
  GArray *places;
  GHashTable *by_id;
};

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PdSpanPlace *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  /* Of those that start together the longest comes first, so that it has the lane beside the text. */
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return g_strcmp0 (first->span->id, second->span->id);
}

static void
heap_push (GArray *heap,
           guint64 key)
{
  guint i = heap->len;

  g_array_append_val (heap, key);
  while (i > 0 && g_array_index (heap, guint64, (i - 1) / 2) > key)
    {
      g_array_index (heap, guint64, i) = g_array_index (heap, guint64, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  g_array_index (heap, guint64, i) = key;
}

static guint64
heap_pop (GArray *heap)
{
  guint64 least = g_array_index (heap, guint64, 0);
  guint64 last = g_array_index (heap, guint64, heap->len - 1);
  guint i = 0;

  g_array_set_size (heap, heap->len - 1);
  while (2 * i + 1 < heap->len)
    {
      guint child = 2 * i + 1;

      if (child + 1 < heap->len && g_array_index (heap, guint64, child + 1) < g_array_index (heap, guint64, child))
        child++;
      if (g_array_index (heap, guint64, child) >= last)
        break;
      g_array_index (heap, guint64, i) = g_array_index (heap, guint64, child);
      i = child;
    }
  if (heap->len > 0)
    g_array_index (heap, guint64, i) = last;
  return least;
}

/* Gives each span the first lane that is free where it starts. */
static void
assign_lanes (PdSpanIndex *self)
{
  /* Which lanes are taken, by where their span ends and then by number; and which are free again, by number. */
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint first = 0, n_lanes = 0, reach = 0;

  for (guint i = 0; i <= self->places->len; i++)
    {
      PdSpanPlace *place = i < self->places->len ? &g_array_index (self->places, PdSpanPlace, i) : NULL;

      if (place == NULL || place->start >= reach)
        {
          for (; first < i; first++)
            g_array_index (self->places, PdSpanPlace, first).n_lanes = n_lanes;
          if (place == NULL)
            break;
          g_array_set_size (taken, 0);
          g_array_set_size (idle, 0);
          n_lanes = 0;
        }
      while (taken->len > 0 && g_array_index (taken, guint64, 0) >> 32 <= place->start)
        heap_push (idle, heap_pop (taken) & G_MAXUINT32);
      place->lane = idle->len > 0 ? (guint) heap_pop (idle) : n_lanes++;
      heap_push (taken, (guint64) place->end << 32 | place->lane);
      reach = MAX (reach, place->end);
    }
}

static guint
set_furthest (PdSpanIndex *self,
              guint low,
              guint high)
{
  guint middle = low + (high - low) / 2;
  PdSpanPlace *place;

  if (low >= high)
    return 0;
  place = &g_array_index (self->places, PdSpanPlace, middle);
  place->furthest = MAX (place->end, set_furthest (self, low, middle));
  place->furthest = MAX (place->furthest, set_furthest (self, middle + 1, high));
  return place->furthest;
}

static void
place_clear (gpointer data)
{
  PdSpanPlace *place = data;

  pd_span_unref (place->span);
}

/**
 * pd_span_index_new:
 * @spans: (nullable) (element-type PdSpan): the spans, in any order
 * @length: the length of the text; what of a span is not in it is left out
 *
 * Returns: (transfer full): the spans by place
 */
PdSpanIndex *
pd_span_index_new (GPtrArray *spans,
                   guint length)
{
  PdSpanIndex *self = g_new0 (PdSpanIndex, 1);

  self->places = g_array_sized_new (FALSE, TRUE, sizeof (PdSpanPlace), spans != NULL ? spans->len : 0);
  g_array_set_clear_func (self->places, place_clear);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      PdSpan *span = g_ptr_array_index (spans, i);
      PdSpanPlace place = { .span = span, .start = span->start, .end = MIN (span->end, length) };

      if (place.start >= place.end)
        continue;
      pd_span_ref (span);
      g_array_append_val (self->places, place);
    }
  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len; i++)
    {
      PdSpanPlace *place = &g_array_index (self->places, PdSpanPlace, i);

      g_hash_table_insert (self->by_id, place->span->id, place);
    }
  assign_lanes (self);
  set_furthest (self, 0, self->places->len);
  return self;
}

/**
 * pd_span_index_free:
 * @self: (transfer full): an index
 *
 * Frees it.
 */
void
pd_span_index_free (PdSpanIndex *self)
{
  g_hash_table_unref (self->by_id);
  g_array_unref (self->places);
  g_free (self);
}

/**
 * pd_span_index_get_n_spans:
 *
 * Returns: how many spans there are
 */
guint
pd_span_index_get_n_spans (PdSpanIndex *self)
{
  return self->places->len;
}

/**
 * pd_span_index_get:
 * @position: from 0, in the order of where they start
 *
 * Returns: (transfer none): the span there
 */
const PdSpanPlace *
pd_span_index_get (PdSpanIndex *self,
                   guint position)
{
  g_return_val_if_fail (position < self->places->len, NULL);

  return &g_array_index (self->places, PdSpanPlace, position);
}

/**
 * pd_span_index_find:
 * @id: (nullable): what a span is known by
 *
 * Returns: (transfer none) (nullable): that span
 */
const PdSpanPlace *
pd_span_index_find (PdSpanIndex *self,
                    const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

static void
query (PdSpanIndex *self,
       guint low,
       guint high,
       guint start,
       guint end,
       GPtrArray *found)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      PdSpanPlace *place = &g_array_index (self->places, PdSpanPlace, middle);

      if (place->furthest <= start)
        return;
      query (self, low, middle, start, end, found);
      if (place->start >= end)
        return;
      if (place->end > start)
        g_ptr_array_add (found, place);
      low = middle + 1;
    }
}

/**
 * pd_span_index_query:
 * @start: the first code point asked for
 * @end: behind the last
 * @found: (element-type PdSpanPlace): where to add what is found
 *
 * Finds the spans that have a character in common with a stretch of the text, in the order of where they start.
 */
void
pd_span_index_query (PdSpanIndex *self,
                     guint start,
                     guint end,
                     GPtrArray *found)
{
  g_return_if_fail (found != NULL);

  if (start < end)
    query (self, 0, self->places->len, start, end, found);
}

static int
compare_inwards (gconstpointer a,
                 gconstpointer b)
{
  const PdSpanPlace *first = *(const PdSpanPlace *const *) a, *second = *(const PdSpanPlace *const *) b;
  guint first_length = first->end - first->start, second_length = second->end - second->start;

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;
  return compare_places (second, first);
}

/**
 * pd_span_index_query_at:
 * @offset: a code point
 * @found: (element-type PdSpanPlace): where to add what is found; it is to be empty
 *
 * Finds the spans that a character is in, the innermost (shortest) first.
 */
void
pd_span_index_query_at (PdSpanIndex *self,
                        guint offset,
                        GPtrArray *found)
{
  g_return_if_fail (found != NULL && found->len == 0);

  pd_span_index_query (self, offset, offset + 1, found);
  g_ptr_array_sort (found, compare_inwards);
}
