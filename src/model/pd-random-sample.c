#include "pd-random-sample.h"

typedef struct
{
  guint size;
  guint quota;
  guint64 remainder;
  guint number;
} Stratum;

static int
compare_remainders (gconstpointer a,
                    gconstpointer b)
{
  const Stratum *first = a, *second = b;

  if (first->remainder != second->remainder)
    return first->remainder > second->remainder ? -1 : 1;
  return first->number < second->number ? -1 : 1;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const Stratum *first = a, *second = b;

  return first->number < second->number ? -1 : 1;
}

/* Proportional, with the largest remainders (Hamilton): no stratum gets less than the whole part of its share, nor more
 * than one above it. */
static void
set_quotas (GArray *sizes,
            guint n_population,
            guint n)
{
  guint left = n;

  for (guint i = 0; i < sizes->len; i++)
    {
      Stratum *stratum = &g_array_index (sizes, Stratum, i);
      guint64 share = (guint64) n * stratum->size;

      stratum->quota = share / n_population;
      stratum->remainder = share % n_population;
      left -= stratum->quota;
    }
  g_array_sort (sizes, compare_remainders);
  for (guint i = 0; i < left; i++)
    g_array_index (sizes, Stratum, i).quota++;
  g_array_sort (sizes, compare_numbers);
}

/* Without putting back: each draw is one of those that are left, all alike (Fisher and Yates). */
static void
draw (GArray *members,
      guint n,
      GRand *rand,
      GArray *drawn)
{
  for (guint i = 0; i < n; i++)
    {
      guint k = i + g_rand_int_range (rand, 0, members->len - i);
      guint member = g_array_index (members, guint, k);

      g_array_index (members, guint, k) = g_array_index (members, guint, i);
      g_array_append_val (drawn, member);
    }
}

/**
 * pd_random_sample_draw:
 * @strata: (element-type guint): for each member of the population, in order, the number of its stratum, from 0
 * @n_strata: how many strata there are; 1 for a sample that is not stratified
 * @n: how many members to draw, no more than there are
 * @seed: what the draw begins with
 *
 * Draws a random sample. How is written down in docs/sampling.md, and never changes: the same population, size and seed
 * give the same sample wherever it is drawn.
 *
 * Returns: (transfer full) (element-type guint): the places in the population that were drawn, in the order of drawing
 */
GArray *
pd_random_sample_draw (GArray *strata,
                       guint n_strata,
                       guint n,
                       guint32 seed)
{
  g_autoptr (GArray) sizes = g_array_sized_new (FALSE, TRUE, sizeof (Stratum), n_strata);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GArray *drawn = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (strata != NULL, drawn);
  g_return_val_if_fail (n <= strata->len, drawn);

  if (n == 0)
    return drawn;
  g_array_set_size (sizes, n_strata);
  for (guint i = 0; i < n_strata; i++)
    {
      g_array_index (sizes, Stratum, i).number = i;
      g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  for (guint i = 0; i < strata->len; i++)
    {
      guint number = g_array_index (strata, guint, i);

      g_assert (number < n_strata);
      g_array_index (sizes, Stratum, number).size++;
      g_array_append_val (((GArray *) g_ptr_array_index (members, number)), i);
    }
  set_quotas (sizes, strata->len, n);
  for (guint i = 0; i < n_strata; i++)
    draw (g_ptr_array_index (members, i), g_array_index (sizes, Stratum, i).quota, rand, drawn);
  return drawn;
}
