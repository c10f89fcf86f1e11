#include "pd-frequency-list.h"

#include <math.h>
#include <string.h>

#include "pd-association.h"

struct _PdFrequencyList
{
  gatomicrefcount n_references;

  PdFrequencyKind kind;
  guint64 total;
  guint64 rest_total;
  guint64 n_articles;
  guint64 n_nodes;
  guint minimum;

  GArray *rows;
  GStringChunk *words;
};

G_DEFINE_BOXED_TYPE (PdFrequencyList, pd_frequency_list, pd_frequency_list_ref, pd_frequency_list_unref)

static int
compare_numbers (double first,
                 double second)
{
  /* What has no value is less than any. */
  if (isnan (first) || isnan (second))
    return isnan (second) - isnan (first);
  return first < second ? -1 : first > second;
}

static int
compare_by (const PdFrequencyRow *first,
            const PdFrequencyRow *second,
            PdFrequencyColumn column)
{
  switch (column)
    {
    case PD_FREQUENCY_FREQUENCY:
      return compare_numbers (first->frequency, second->frequency);
    case PD_FREQUENCY_ARTICLES:
      return compare_numbers (first->articles, second->articles);
    case PD_FREQUENCY_REST:
      return compare_numbers (first->rest, second->rest);
    case PD_FREQUENCY_LIKELIHOOD:
      return compare_numbers (first->likelihood, second->likelihood);
    case PD_FREQUENCY_EFFECT:
      return compare_numbers (first->effect, second->effect);
    case PD_FREQUENCY_WORD:
    default:
      /* In UTF-8 as by code points. */
      return strcmp (first->word, second->word);
    }
}

/* Most first, and the word where nothing else tells, so that the order is always the same. */
static int
compare_plain (gconstpointer a,
               gconstpointer b)
{
  const PdFrequencyRow *first = a, *second = b;
  int difference = compare_by (second, first, PD_FREQUENCY_FREQUENCY);

  return difference != 0 ? difference : compare_by (first, second, PD_FREQUENCY_WORD);
}

static int
compare_compared (gconstpointer a,
                  gconstpointer b)
{
  int difference = compare_by (b, a, PD_FREQUENCY_LIKELIHOOD);

  return difference != 0 ? difference : compare_plain (a, b);
}

static void
compare_with_rest (PdFrequencyList *self,
                   PdFrequencyRow *row)
{
  if (self->kind == PD_FREQUENCY_KEYNESS)
    {
      row->likelihood = pd_association_keyness (row->frequency, self->total, row->rest, self->rest_total);
      row->effect = pd_association_log_ratio (row->frequency, self->total, row->rest, self->rest_total);
    }
  else if (self->kind == PD_FREQUENCY_COLLOCATES)
    {
      row->likelihood = pd_association_log_likelihood (row->frequency, self->total, row->rest, self->rest_total);
      row->effect = pd_association_log_dice (row->frequency, self->n_nodes, (guint64) row->frequency + row->rest);
    }
}

static void
add_rows (PdFrequencyList *self,
          PdWordCounts *counts)
{
  for (guint i = 0; i < pd_word_counts_get_n_words (counts); i++)
    {
      PdFrequencyRow row = { .likelihood = NAN, .effect = NAN };
      PdWordCount count;

      pd_word_counts_get (counts, i, &count);
      /* Only a collocate stands near the node; a word that stands in the rest alone is rarer here, which keyness tells as well. */
      if ((guint64) count.frequency + count.rest < self->minimum || (count.frequency == 0 && self->kind != PD_FREQUENCY_KEYNESS))
        continue;
      row.word = count.word;
      row.frequency = count.frequency;
      row.rest = count.rest;
      row.articles = count.articles;
      compare_with_rest (self, &row);
      g_array_append_val (self->rows, row);
    }
}

/**
 * pd_frequency_list_new:
 * @counter: what has counted; its counts are taken out of it
 * @kind: what to tell
 *
 * Makes a list of what was counted: the most frequent first, or where something is compared, by log-likelihood.
 *
 * Returns: (transfer full): the list
 */
PdFrequencyList *
pd_frequency_list_new (PdWordCounter *counter,
                       PdFrequencyKind kind)
{
  PdWordCounts *counts;
  PdFrequencyList *self;

  g_return_val_if_fail (counter != NULL, NULL);

  counts = pd_word_counter_get_counts (counter);
  self = g_new0 (PdFrequencyList, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->kind = kind;
  self->total = pd_word_counts_get_total (counts, FALSE);
  self->rest_total = pd_word_counts_get_total (counts, TRUE);
  self->n_articles = pd_word_counter_get_n_articles (counter);
  self->n_nodes = pd_word_counter_get_n_nodes (counter);
  self->minimum = pd_word_counts_get_minimum (counts);
  self->rows = g_array_new (FALSE, FALSE, sizeof (PdFrequencyRow));
  add_rows (self, counts);
  self->words = pd_word_counts_take_words (counts);
  g_array_sort (self->rows, kind == PD_FREQUENCY_PLAIN ? compare_plain : compare_compared);
  return self;
}

/**
 * pd_frequency_list_ref:
 *
 * Returns: (transfer full): the same list
 */
PdFrequencyList *
pd_frequency_list_ref (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * pd_frequency_list_unref:
 *
 * Drops a reference, and frees it with the last.
 */
void
pd_frequency_list_unref (PdFrequencyList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_array_unref (self->rows);
  g_string_chunk_free (self->words);
  g_free (self);
}

/**
 * pd_frequency_list_get_kind:
 *
 * Returns: what it tells
 */
PdFrequencyKind
pd_frequency_list_get_kind (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, PD_FREQUENCY_PLAIN);

  return self->kind;
}

/**
 * pd_frequency_list_get_total:
 *
 * Returns: how many words were counted; for collocates, how many stand near the node
 */
guint64
pd_frequency_list_get_total (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

/**
 * pd_frequency_list_get_rest_total:
 *
 * Returns: how many words what is compared with has; for collocates, how many stand elsewhere
 */
guint64
pd_frequency_list_get_rest_total (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rest_total;
}

/**
 * pd_frequency_list_get_n_articles:
 *
 * Returns: of how many articles words were counted, apart from the rest
 */
guint64
pd_frequency_list_get_n_articles (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_articles;
}

/**
 * pd_frequency_list_get_n_nodes:
 *
 * Returns: how often the node stands there
 */
guint64
pd_frequency_list_get_n_nodes (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_nodes;
}

/**
 * pd_frequency_list_get_minimum:
 *
 * Returns: how often a word that is listed stands at least, here and in the rest together, as there were too many; 1 where all are listed
 */
guint
pd_frequency_list_get_minimum (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->minimum;
}

/**
 * pd_frequency_list_get_n_rows:
 *
 * Returns: how many words are listed
 */
guint
pd_frequency_list_get_n_rows (PdFrequencyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * pd_frequency_list_get_row:
 * @index: a number below [method@Pd.FrequencyList.get_n_rows]
 *
 * Returns: (transfer none): a row
 */
const PdFrequencyRow *
pd_frequency_list_get_row (PdFrequencyList *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, PdFrequencyRow, index);
}

typedef struct
{
  const PdFrequencyRow *rows;
  PdFrequencyColumn column;
  gboolean descending;
} Order;

/* Where they are the same, they stay in the order in which the list has them. */
static int
compare_in_order (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  const Order *order = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  int difference = compare_by (&order->rows[first], &order->rows[second], order->column);

  if (difference != 0)
    return order->descending ? -difference : difference;
  return first < second ? -1 : first > second;
}

/**
 * pd_frequency_list_sort:
 * @column: by what to sort
 * @descending: whether the most comes first
 *
 * Sorts the rows another way. Of millions it takes seconds.
 *
 * Returns: (transfer full) (array): the numbers of the rows in that order
 */
guint *
pd_frequency_list_sort (PdFrequencyList *self,
                        PdFrequencyColumn column,
                        gboolean descending)
{
  Order order;
  guint *indices;

  g_return_val_if_fail (self != NULL, NULL);

  order = (Order) { (const PdFrequencyRow *) self->rows->data, column, descending };
  indices = g_new (guint, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    indices[i] = i;
  g_sort_array (indices, self->rows->len, sizeof (guint), compare_in_order, &order);
  return indices;
}
