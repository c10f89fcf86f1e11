#include "pd-word-counts.h"

#include <string.h>

#define N_ARTICLES 60
#define N_WORDS 400

/* What is counted by reading: how often, in the rest, in how many articles, and in which one last. */
typedef struct
{
  guint frequency;
  guint rest;
  guint articles;
  int article;
} Truth;

/* Few words are frequent and many are rare, as in any text; the seed makes them the same each time. */
static guint
draw (GRand *random)
{
  return (guint) (5000 / (1 + g_rand_int_range (random, 0, 4000)));
}

static void
add_all (PdWordCounts *counts,
         GHashTable *truths,
         guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (int article = 0; article < N_ARTICLES; article++)
    {
      gboolean is_rest = article % 3 == 2;

      pd_word_counts_begin_article (counts);
      for (guint i = 0; i < N_WORDS; i++)
        {
          guint number = i % 4 == 0 ? (guint) g_rand_int_range (random, 0, 1 << 14) : draw (random);
          gunichar word[2] = { 0x4E00 + number % 128, 0x20000 + number / 128 };
          Truth *truth;

          pd_word_counts_add (counts, word, 2, is_rest);
          if (truths == NULL)
            continue;
          truth = g_hash_table_lookup (truths, GUINT_TO_POINTER (number));
          if (truth == NULL)
            {
              truth = g_new0 (Truth, 1);
              truth->article = -1;
              g_hash_table_insert (truths, GUINT_TO_POINTER (number), truth);
            }
          if (is_rest)
            truth->rest++;
          else
            truth->frequency++;
          truth->articles += !is_rest && truth->article != article;
          if (!is_rest)
            truth->article = article;
        }
    }
}

static guint
get_number (const char *word)
{
  return g_utf8_get_char (word) - 0x4E00 + 128 * (g_utf8_get_char (g_utf8_next_char (word)) - 0x20000);
}

/* All that stands as often as is promised is here, and as often as it stands. */
static void
check (guint limit,
       guint seed,
       gboolean must_drop)
{
  g_autoptr (PdWordCounts) counts = pd_word_counts_new (limit);
  g_autoptr (GHashTable) truths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer value;
  guint minimum, n_listed = 0, n_wanted = 0;

  add_all (counts, truths, seed);
  g_assert_cmpuint (pd_word_counts_get_n_words (counts), <=, limit);
  if (pd_word_counts_begin_recount (counts))
    add_all (counts, NULL, seed);
  g_assert_false (pd_word_counts_begin_recount (counts));
  minimum = pd_word_counts_get_minimum (counts);
  if (must_drop)
    g_assert_cmpuint (minimum, >, 1);
  else
    g_assert_cmpuint (minimum, ==, 1);
  g_assert_cmpuint (pd_word_counts_get_total (counts, FALSE), ==, N_ARTICLES / 3 * 2 * N_WORDS);
  g_assert_cmpuint (pd_word_counts_get_total (counts, TRUE), ==, N_ARTICLES / 3 * N_WORDS);

  for (guint i = 0; i < pd_word_counts_get_n_words (counts); i++)
    {
      const Truth *truth;
      PdWordCount count;

      pd_word_counts_get (counts, i, &count);
      truth = g_hash_table_lookup (truths, GUINT_TO_POINTER (get_number (count.word)));
      g_assert_nonnull (truth);
      g_assert_cmpuint (count.frequency, ==, truth->frequency);
      g_assert_cmpuint (count.rest, ==, truth->rest);
      g_assert_cmpuint (count.articles, ==, truth->articles);
      n_listed += count.frequency + count.rest >= minimum;
    }
  g_hash_table_iter_init (&iter, truths);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n_wanted += ((Truth *) value)->frequency + ((Truth *) value)->rest >= minimum;
  g_assert_cmpuint (n_listed, ==, n_wanted);
}

static void
test_all (void)
{
  for (guint seed = 0; seed < 5; seed++)
    check (PD_WORD_COUNTS_LIMIT, seed, FALSE);
}

static void
test_bounded (void)
{
  static const guint limits[] = { 2, 3, 50, 300, 1000, 2500 };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      for (guint seed = 0; seed < 5; seed++)
        check (limits[i], seed, TRUE);
    }
}

static void
test_nothing (void)
{
  g_autoptr (PdWordCounts) counts = pd_word_counts_new (2);

  pd_word_counts_begin_article (counts);
  g_assert_cmpuint (pd_word_counts_get_n_words (counts), ==, 0);
  g_assert_cmpuint (pd_word_counts_get_total (counts, FALSE), ==, 0);
  g_assert_false (pd_word_counts_begin_recount (counts));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-counts/all", test_all);
  g_test_add_func ("/word-counts/bounded", test_bounded);
  g_test_add_func ("/word-counts/nothing", test_nothing);
  return g_test_run ();
}
