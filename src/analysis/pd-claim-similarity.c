#include "pd-claim-similarity.h"

#include <math.h>
#include <string.h>

#include "pd-folded.h"
#include "pd-quantity-reader.h"

/* What a figure and a name that both have add to how alike they are. */
#define NUMBER_BONUS 0.15
#define NAME_BONUS 0.1
#define MAX_BONUS 0.3
/* Fewer pairs than these in common are chance. */
#define MIN_SHARED 3
/* How much of what is shared is told. */
#define MAX_RUNS 3
/* Longer than any passage that somebody marks, and short enough to be compared at once. */
#define MAX_CHARACTERS 2000

/* Two folded characters beside each other. */
typedef guint64 Gram;

typedef struct
{
  guint claim;
  /* Gram, ascending, each once. */
  GArray *grams;
  /* NULL until they are asked for. */
  GHashTable *numbers;
  char *text;
  char *folded;
} Passage;

struct _PdClaimSimilarity
{
  GPtrArray *passages;
  /* A gram to the passages that have it, guint. */
  GHashTable *postings;
  /* A gram to how many passages have it, of all that were seen. */
  GHashTable *frequencies;
  guint n_seen;
  /* Folded, and as given. */
  GPtrArray *names;
  GPtrArray *given_names;
};

static void
passage_free (gpointer data)
{
  Passage *passage = data;

  g_array_unref (passage->grams);
  g_clear_pointer (&passage->numbers, g_hash_table_unref);
  g_free (passage->text);
  g_free (passage->folded);
  g_free (passage);
}

/**
 * pd_claim_match_free:
 *
 * Frees a match.
 */
void
pd_claim_match_free (PdClaimMatch *self)
{
  g_strfreev (self->shared);
  g_strfreev (self->numbers);
  g_strfreev (self->names);
  g_free (self);
}

/**
 * pd_claim_similarity_new:
 *
 * Returns: (transfer full): one that knows no claims yet
 */
PdClaimSimilarity *
pd_claim_similarity_new (void)
{
  PdClaimSimilarity *self = g_new0 (PdClaimSimilarity, 1);

  self->passages = g_ptr_array_new_with_free_func (passage_free);
  self->postings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->frequencies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->given_names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * pd_claim_similarity_free:
 *
 * Frees it.
 */
void
pd_claim_similarity_free (PdClaimSimilarity *self)
{
  g_ptr_array_unref (self->passages);
  g_hash_table_unref (self->postings);
  g_hash_table_unref (self->frequencies);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->given_names);
  g_free (self);
}

static int
compare_grams (gconstpointer a,
               gconstpointer b)
{
  Gram first = *(const Gram *) a, second = *(const Gram *) b;

  return first < second ? -1 : first > second;
}

static inline gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c);
}

static inline Gram
make_gram (const gunichar *characters)
{
  return (Gram) characters[0] << 32 | characters[1];
}

static GArray *
list_grams (const gunichar *characters,
            guint n)
{
  GArray *grams = g_array_sized_new (FALSE, FALSE, sizeof (Gram), n);
  guint kept = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      Gram gram = make_gram (&characters[i]);

      if (is_letter (characters[i]) && is_letter (characters[i + 1]))
        g_array_append_val (grams, gram);
    }
  g_array_sort (grams, compare_grams);
  for (guint i = 0; i < grams->len; i++)
    {
      if (i == 0 || g_array_index (grams, Gram, i) != g_array_index (grams, Gram, kept - 1))
        g_array_index (grams, Gram, kept++) = g_array_index (grams, Gram, i);
    }
  g_array_set_size (grams, kept);
  return grams;
}

/* The same for all ways to write a figure, and for bounds that are written as one: almost 17% is likely what 17% is elsewhere. The unit is often left
 * out where a text says the same again, only what is of a hundred is another figure. */
static char *
dup_number_key (const PdQuantity *quantity)
{
  const char *low = quantity->value_low != NULL ? quantity->value_low : quantity->value_high;
  const char *high = quantity->value_high != NULL ? quantity->value_high : quantity->value_low;
  gboolean is_share = g_strcmp0 (quantity->unit, "%") == 0;

  if (low == NULL || quantity->ordinal)
    return NULL;
  /* A digit alone says little. */
  if (!is_share && g_str_equal (low, high) && strlen (low) < 2)
    return NULL;
  return g_strconcat (low, " ", high, is_share ? "%" : NULL, NULL);
}

/* Figures by their keys, as they are written. They are read only where they are asked for: most passages of a corpus have nothing else in common. */
static GHashTable *
get_numbers (Passage *passage)
{
  g_autoptr (GPtrArray) quantities = NULL;

  if (passage->numbers != NULL)
    return passage->numbers;
  passage->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  quantities = pd_quantity_reader_read (passage->text, -1);
  for (guint i = 0; i < quantities->len; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);
      char *key = dup_number_key (quantity);

      if (key != NULL)
        g_hash_table_insert (passage->numbers, key, g_strdup (quantity->text));
    }
  return passage->numbers;
}

static Passage *
passage_new (const char *text,
             guint claim,
             PdFolded **folded)
{
  Passage *passage = g_new0 (Passage, 1);
  const char *end = text;
  const gunichar *characters;
  guint n;

  for (guint i = 0; i < MAX_CHARACTERS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  *folded = pd_folded_new (text, end - text);
  characters = pd_folded_get_characters (*folded, &n);
  passage->claim = claim;
  passage->grams = list_grams (characters, n);
  passage->text = g_strndup (text, end - text);
  passage->folded = pd_folded_to_utf8 (*folded);
  return passage;
}

static void
count_grams (PdClaimSimilarity *self,
             const Passage *passage)
{
  self->n_seen++;
  for (guint i = 0; i < passage->grams->len; i++)
    {
      Gram gram = g_array_index (passage->grams, Gram, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->frequencies, &gram));

      g_hash_table_insert (self->frequencies, g_memdup2 (&gram, sizeof gram), GUINT_TO_POINTER (n + 1));
    }
}

/**
 * pd_claim_similarity_add_name:
 * @name: the name of somebody, or another spelling of it
 *
 * Makes a name known, which says more than other words where two passages have it.
 */
void
pd_claim_similarity_add_name (PdClaimSimilarity *self,
                              const char *name)
{
  g_autoptr (PdFolded) folded = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  folded = pd_folded_new (name, -1);
  text = pd_folded_to_utf8 (folded);
  /* A single letter is in everything. */
  if (g_utf8_strlen (text, -1) < 2)
    return;
  g_ptr_array_add (self->names, g_steal_pointer (&text));
  g_ptr_array_add (self->given_names, g_strdup (name));
}

/**
 * pd_claim_similarity_add:
 * @claim: a number for the claim
 * @passage: what the claim states, or a quote that mentions it
 *
 * Makes a passage of a claim known.
 */
void
pd_claim_similarity_add (PdClaimSimilarity *self,
                         guint claim,
                         const char *passage)
{
  g_autoptr (PdFolded) folded = NULL;
  Passage *added;
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (passage != NULL);

  index = self->passages->len;
  added = passage_new (passage, claim, &folded);
  g_ptr_array_add (self->passages, added);
  count_grams (self, added);
  for (guint i = 0; i < added->grams->len; i++)
    {
      Gram gram = g_array_index (added->grams, Gram, i);
      GArray *places = g_hash_table_lookup (self->postings, &gram);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->postings, g_memdup2 (&gram, sizeof gram), places);
        }
      g_array_append_val (places, index);
    }
}

/**
 * pd_claim_similarity_add_background:
 * @passage: any passage
 *
 * Counts what is in a passage of no claim, so that what is in many weighs little.
 */
void
pd_claim_similarity_add_background (PdClaimSimilarity *self,
                                    const char *passage)
{
  g_autoptr (PdFolded) folded = NULL;
  Passage *seen;

  g_return_if_fail (self != NULL);
  g_return_if_fail (passage != NULL);

  seen = passage_new (passage, 0, &folded);
  count_grams (self, seen);
  passage_free (seen);
}

/* The rarer the heavier. */
static double
weigh (PdClaimSimilarity *self,
       Gram gram)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->frequencies, &gram));

  return log (1 + (self->n_seen + 1.0) / (n + 1.0));
}

static double
weigh_all (PdClaimSimilarity *self,
           const Passage *passage)
{
  double sum = 0;

  for (guint i = 0; i < passage->grams->len; i++)
    sum += weigh (self, g_array_index (passage->grams, Gram, i));
  return sum;
}

static GStrv
list_shared_numbers (Passage *a,
                     Passage *b)
{
  g_autoptr (GStrvBuilder) shared = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key, number;

  g_hash_table_iter_init (&iter, get_numbers (a));
  while (g_hash_table_iter_next (&iter, &key, &number))
    {
      if (g_hash_table_contains (get_numbers (b), key))
        g_strv_builder_add (shared, number);
    }
  return g_strv_builder_end (shared);
}

static GStrv
list_shared_names (PdClaimSimilarity *self,
                   const Passage *a,
                   const Passage *b)
{
  g_autoptr (GStrvBuilder) shared = g_strv_builder_new ();

  for (guint i = 0; i < self->names->len; i++)
    {
      if (strstr (a->folded, g_ptr_array_index (self->names, i)) != NULL && strstr (b->folded, g_ptr_array_index (self->names, i)) != NULL)
        g_strv_builder_add (shared, g_ptr_array_index (self->given_names, i));
    }
  return g_strv_builder_end (shared);
}

typedef struct
{
  guint start;
  guint end;
  double weight;
} Run;

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  const Run *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

/* The stretches of a passage whose pairs are all in the other. */
static GStrv
list_shared_runs (PdClaimSimilarity *self,
                  const PdFolded *folded,
                  const Passage *other)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GStrvBuilder) shared = g_strv_builder_new ();
  guint n;
  const gunichar *characters = pd_folded_get_characters (folded, &n);

  for (guint i = 0; i + 1 < n;)
    {
      Run run = { i, i + 1, 0 };

      for (; run.end < n; run.end++)
        {
          Gram gram = make_gram (&characters[run.end - 1]);

          if (!g_array_binary_search (other->grams, &gram, compare_grams, NULL))
            break;
          run.weight += weigh (self, gram);
        }
      if (run.weight > 0)
        g_array_append_val (runs, run);
      i = run.end;
    }
  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < MIN (runs->len, MAX_RUNS); i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      g_strv_builder_take (shared, g_ucs4_to_utf8 (&characters[run->start], run->end - run->start, NULL, NULL, NULL));
    }
  return g_strv_builder_end (shared);
}

/* Half how much of both they share, and half how much of the smaller: a figure's sentence may stand in a long one. */
static PdClaimMatch *
judge (PdClaimSimilarity *self,
       Passage *asked,
       Passage *known,
       double asked_weight,
       double shared_weight)
{
  double known_weight = weigh_all (self, known);
  double dice = 2 * shared_weight / (asked_weight + known_weight);
  double containment = shared_weight / MIN (asked_weight, known_weight);
  PdClaimMatch *match = g_new0 (PdClaimMatch, 1);

  match->claim = known->claim;
  match->numbers = list_shared_numbers (asked, known);
  match->names = list_shared_names (self, asked, known);
  match->score = (dice + containment) / 2 + MIN (MAX_BONUS, NUMBER_BONUS * g_strv_length (match->numbers) + NAME_BONUS * g_strv_length (match->names));
  match->score = MIN (match->score, 1);
  return match;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const PdClaimMatch *first = *(PdClaimMatch *const *) a, *second = *(PdClaimMatch *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->claim < second->claim ? -1 : first->claim > second->claim;
}

typedef struct
{
  double weight;
  guint n;
} Shared;

static Shared *
gather (PdClaimSimilarity *self,
        const Passage *asked)
{
  Shared *shared = g_new0 (Shared, self->passages->len + 1);

  for (guint i = 0; i < asked->grams->len; i++)
    {
      Gram gram = g_array_index (asked->grams, Gram, i);
      GArray *places = g_hash_table_lookup (self->postings, &gram);
      double weight = places != NULL ? weigh (self, gram) : 0;

      for (guint j = 0; places != NULL && j < places->len; j++)
        {
          shared[g_array_index (places, guint, j)].weight += weight;
          shared[g_array_index (places, guint, j)].n++;
        }
    }
  return shared;
}

/**
 * pd_claim_similarity_find:
 * @passage: a passage
 * @minimum: how alike at least, from 0 to 1
 * @limit: how many at most
 *
 * Finds the claims that a passage may be a mention of. Two passages are as alike as the pairs of folded characters that both have, the rarer the heavier, are much of them,
 * and more alike with figures and names that both have. A claim is as like as the likest of its passages.
 *
 * Returns: (transfer full) (element-type PdClaimMatch): the claims, the likest first
 */
GPtrArray *
pd_claim_similarity_find (PdClaimSimilarity *self,
                          const char *passage,
                          double minimum,
                          guint limit)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_claim_match_free);
  g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);
  g_autoptr (PdFolded) folded = NULL;
  g_autofree Shared *shared = NULL;
  Passage *asked;
  double weight;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (passage != NULL, NULL);

  asked = passage_new (passage, 0, &folded);
  shared = gather (self, asked);
  weight = weigh_all (self, asked);
  for (guint i = 0; i < self->passages->len; i++)
    {
      Passage *known = g_ptr_array_index (self->passages, i);
      PdClaimMatch *before = g_hash_table_lookup (best, GUINT_TO_POINTER (known->claim));
      g_autoptr (PdClaimMatch) match = NULL;

      if (shared[i].n < MIN_SHARED)
        continue;
      match = judge (self, asked, known, weight, shared[i].weight);
      if (match->score < minimum || (before != NULL && before->score >= match->score))
        continue;
      match->shared = list_shared_runs (self, folded, known);
      if (before != NULL)
        g_ptr_array_remove (matches, before);
      g_hash_table_insert (best, GUINT_TO_POINTER (known->claim), match);
      g_ptr_array_add (matches, g_steal_pointer (&match));
    }
  passage_free (asked);
  g_ptr_array_sort (matches, compare_matches);
  if (matches->len > limit)
    g_ptr_array_set_size (matches, limit);
  return g_steal_pointer (&matches);
}
