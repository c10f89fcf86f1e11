#include "pd-frequency-list.h"

#include <math.h>
#include <string.h>

#include "pd-association.h"
#include "pd-occurrences.h"

static void
add (PdWordCounter *counter,
     const char *text,
     GArray *passages,
     gboolean with_rest)
{
  g_autoptr (GError) error = NULL;

  pd_word_counter_add_article (counter, text, strlen (text), passages, with_rest, NULL, &error);
  g_assert_no_error (error);
}

static GArray *
make_passages (guint n,
               const guint *offsets)
{
  GArray *passages = pd_occurrences_new ();

  for (guint i = 0; i < n; i++)
    {
      PdOccurrence passage = { offsets[2 * i], offsets[2 * i + 1] };

      g_array_append_val (passages, passage);
    }
  return passages;
}

static const PdFrequencyRow *
find (PdFrequencyList *list,
      const char *word)
{
  for (guint i = 0; i < pd_frequency_list_get_n_rows (list); i++)
    {
      const PdFrequencyRow *row = pd_frequency_list_get_row (list, i);

      if (g_str_equal (row->word, word))
        return row;
    }
  return NULL;
}

static void
assert_row (PdFrequencyList *list,
            const char *word,
            guint frequency,
            guint rest,
            guint articles)
{
  const PdFrequencyRow *row = find (list, word);

  g_assert_nonnull (row);
  g_assert_cmpuint (row->frequency, ==, frequency);
  g_assert_cmpuint (row->rest, ==, rest);
  g_assert_cmpuint (row->articles, ==, articles);
}

static void
test_plain (void)
{
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (0, PD_WORD_COUNTS_LIMIT);
  g_autoptr (PdFrequencyList) list = NULL;

  add (counter, "公司发布模型。公司\n亏损，模型", NULL, FALSE);
  add (counter, "公司發布規模", NULL, FALSE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_PLAIN);
  g_assert_cmpuint (pd_frequency_list_get_total (list), ==, 9);
  g_assert_cmpuint (pd_frequency_list_get_n_articles (list), ==, 2);
  g_assert_cmpuint (pd_frequency_list_get_minimum (list), ==, 1);
  g_assert_cmpuint (pd_frequency_list_get_n_rows (list), ==, 5);
  assert_row (list, "公司", 3, 0, 2);
  assert_row (list, "发布", 2, 0, 2);
  assert_row (list, "模型", 2, 0, 1);
  assert_row (list, "规模", 1, 0, 1);
  /* The most frequent first, then as the code points are. */
  g_assert_cmpstr (pd_frequency_list_get_row (list, 0)->word, ==, "公司");
  g_assert_cmpstr (pd_frequency_list_get_row (list, 1)->word, ==, "发布");
  g_assert_cmpstr (pd_frequency_list_get_row (list, 2)->word, ==, "模型");
}

/* A passage is a text of its own; what two of them share counts once. */
static void
test_passages (void)
{
  static const guint offsets[] = { 6, 10, 0, 4, 2, 6 };
  g_autoptr (GArray) passages = make_passages (3, offsets);
  g_autoptr (GArray) none = pd_occurrences_new ();
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (2, PD_WORD_COUNTS_LIMIT);
  g_autoptr (PdFrequencyList) list = NULL;

  /* 0–6 and 6–10 touch, and stay apart. */
  add (counter, "甲乙丙丁戊己甲乙丙丁甲乙丙", passages, TRUE);
  add (counter, "甲乙", none, TRUE);
  add (counter, "甲乙", NULL, TRUE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_KEYNESS);
  g_assert_cmpuint (pd_frequency_list_get_n_articles (list), ==, 2);
  g_assert_cmpuint (pd_frequency_list_get_total (list), ==, 5 + 3 + 1);
  g_assert_cmpuint (pd_frequency_list_get_rest_total (list), ==, 2 + 1);
  assert_row (list, "甲乙", 3, 2, 2);
  assert_row (list, "乙丙", 2, 1, 1);
  assert_row (list, "戊己", 1, 0, 1);
  g_assert_null (find (list, "己甲"));
  g_assert_null (find (list, "丁甲"));
  g_assert_cmpfloat (find (list, "甲乙")->likelihood, ==, pd_association_keyness (3, 9, 2, 3));
  g_assert_cmpfloat (find (list, "甲乙")->effect, ==, pd_association_log_ratio (3, 9, 2, 3));
}

static void
test_without_rest (void)
{
  static const guint offsets[] = { 2, 4 };
  g_autoptr (GArray) passages = make_passages (1, offsets);
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (2, PD_WORD_COUNTS_LIMIT);
  g_autoptr (PdFrequencyList) list = NULL;

  add (counter, "甲乙丙丁戊己", passages, FALSE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_PLAIN);
  g_assert_cmpuint (pd_frequency_list_get_n_rows (list), ==, 1);
  g_assert_cmpuint (pd_frequency_list_get_rest_total (list), ==, 0);
  assert_row (list, "丙丁", 1, 0, 1);
}

static PdWordCounter *
make_collocates (const char *typed,
                 guint window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchQuery) node = pd_search_query_new (typed, &error);
  PdWordCounter *counter = pd_word_counter_new (0, PD_WORD_COUNTS_LIMIT);

  g_assert_no_error (error);
  g_assert_true (pd_word_counter_set_node (counter, node, window));
  return counter;
}

static void
test_collocates (void)
{
  g_autoptr (PdWordCounter) counter = make_collocates ("node", 2);
  g_autoptr (PdFrequencyList) list = NULL;

  /* c and d are near twice and count once; a and h are further away, and what is in another paragraph is as well. */
  add (counter, "a b c NODE c d, node e f g h\nb node", NULL, FALSE);
  add (counter, "x y\nc d", NULL, FALSE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_COLLOCATES);
  g_assert_cmpuint (pd_frequency_list_get_n_nodes (list), ==, 3);
  /* b c · c d · e f · b; elsewhere a, g, h, x, y, c, d. */
  g_assert_cmpuint (pd_frequency_list_get_total (list), ==, 7);
  g_assert_cmpuint (pd_frequency_list_get_rest_total (list), ==, 7);
  assert_row (list, "c", 2, 1, 1);
  assert_row (list, "b", 2, 0, 1);
  assert_row (list, "d", 1, 1, 1);
  assert_row (list, "e", 1, 0, 1);
  g_assert_null (find (list, "a"));
  g_assert_null (find (list, "x"));
  g_assert_null (find (list, "node"));
  g_assert_cmpfloat (find (list, "c")->likelihood, ==, pd_association_log_likelihood (2, 7, 1, 7));
  g_assert_cmpfloat (find (list, "c")->effect, ==, pd_association_log_dice (2, 3, 3));
}

/* A node may be part of a word, of several, or none. */
static void
test_nodes (void)
{
  g_autoptr (PdWordCounter) counter = make_collocates ("\"c d\" OR ee OR \"，\" OR e", 1);
  g_autoptr (PdFrequencyList) list = NULL;

  add (counter, "a b c d x y z teem u v，w", NULL, FALSE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_COLLOCATES);
  g_assert_cmpuint (pd_frequency_list_get_n_nodes (list), ==, 3);
  assert_row (list, "b", 1, 0, 1);
  assert_row (list, "x", 1, 0, 1);
  assert_row (list, "z", 1, 0, 1);
  assert_row (list, "u", 1, 0, 1);
  assert_row (list, "v", 1, 0, 1);
  assert_row (list, "w", 1, 0, 1);
  g_assert_cmpuint (pd_frequency_list_get_n_rows (list), ==, 6);
}

/* Against a count word by word. */
static void
test_random_collocates (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint window = 0; window < 8; window++)
    {
      g_autoptr (PdWordCounter) counter = make_collocates ("nn", window);
      g_autoptr (PdFrequencyList) list = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      guint words[300], near[20] = { 0 }, elsewhere[20] = { 0 }, n_nodes = 0;

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          words[i] = g_rand_int_range (random, 0, 20);
          g_string_append (text, words[i] == 0 ? "nn " : "");
          if (words[i] > 0)
            g_string_append_printf (text, "w%c ", 'a' + words[i]);
        }
      for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
        {
          gboolean is_near = FALSE;

          n_nodes += words[i] == 0;
          for (int j = i - (int) window; j <= i + (int) window; j++)
            is_near = is_near || (j >= 0 && j < (int) G_N_ELEMENTS (words) && words[j] == 0);
          if (is_near)
            near[words[i]]++;
          else
            elsewhere[words[i]]++;
        }
      add (counter, text->str, NULL, FALSE);
      list = pd_frequency_list_new (counter, PD_FREQUENCY_COLLOCATES);
      g_assert_cmpuint (pd_frequency_list_get_n_nodes (list), ==, n_nodes);
      for (guint i = 1; i < G_N_ELEMENTS (near); i++)
        {
          const char word[] = { 'w', 'a' + i, '\0' };

          if (near[i] > 0)
            assert_row (list, word, near[i], elsewhere[i], 1);
          else
            g_assert_null (find (list, word));
        }
    }
}

static void
test_no_node (void)
{
  g_autoptr (PdSearchQuery) node = pd_search_query_new ("tag:x", NULL);
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (0, 100);

  g_assert_false (pd_word_counter_set_node (counter, node, 5));
}

static void
test_sort (void)
{
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (0, PD_WORD_COUNTS_LIMIT);
  g_autoptr (PdFrequencyList) list = NULL;
  g_autofree guint *up = NULL;
  g_autofree guint *words = NULL;

  add (counter, "c c c b b a a d", NULL, FALSE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_PLAIN);
  up = pd_frequency_list_sort (list, PD_FREQUENCY_FREQUENCY, FALSE);
  words = pd_frequency_list_sort (list, PD_FREQUENCY_WORD, TRUE);
  g_assert_cmpstr (pd_frequency_list_get_row (list, up[0])->word, ==, "d");
  g_assert_cmpstr (pd_frequency_list_get_row (list, up[1])->word, ==, "a");
  g_assert_cmpstr (pd_frequency_list_get_row (list, up[2])->word, ==, "b");
  g_assert_cmpstr (pd_frequency_list_get_row (list, words[0])->word, ==, "d");
  g_assert_cmpstr (pd_frequency_list_get_row (list, words[3])->word, ==, "a");
}

/* What is dropped for want of room is not listed with fewer than it has. */
static void
test_bounded (void)
{
  g_autoptr (PdWordCounter) counter = pd_word_counter_new (2, 4);
  g_autoptr (PdFrequencyList) list = NULL;
  const char *text = "甲乙，甲乙，甲乙，子丑，寅卯，辰巳，午未，申酉，戌亥，甲乙";

  add (counter, text, NULL, FALSE);
  g_assert_true (pd_word_counter_begin_recount (counter));
  add (counter, text, NULL, FALSE);
  list = pd_frequency_list_new (counter, PD_FREQUENCY_PLAIN);
  g_assert_cmpuint (pd_frequency_list_get_minimum (list), >, 1);
  g_assert_cmpuint (pd_frequency_list_get_n_articles (list), ==, 1);
  g_assert_cmpuint (pd_frequency_list_get_total (list), ==, 10);
  g_assert_cmpuint (pd_frequency_list_get_n_rows (list), ==, 1);
  assert_row (list, "甲乙", 4, 0, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-counter/plain", test_plain);
  g_test_add_func ("/word-counter/passages", test_passages);
  g_test_add_func ("/word-counter/without-rest", test_without_rest);
  g_test_add_func ("/word-counter/collocates", test_collocates);
  g_test_add_func ("/word-counter/nodes", test_nodes);
  g_test_add_func ("/word-counter/random-collocates", test_random_collocates);
  g_test_add_func ("/word-counter/no-node", test_no_node);
  g_test_add_func ("/word-counter/sort", test_sort);
  g_test_add_func ("/word-counter/bounded", test_bounded);
  return g_test_run ();
}
