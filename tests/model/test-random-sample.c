#include "pd-random-sample.h"

static GArray *
make_strata (guint n)
{
  GArray *strata = g_array_new (FALSE, TRUE, sizeof (guint));

  g_array_set_size (strata, n);
  return strata;
}

static char *
describe (GArray *drawn)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < drawn->len; i++)
    g_string_append_printf (places, "%s%u", i > 0 ? " " : "", g_array_index (drawn, guint, i));
  return g_string_free_and_steal (g_steal_pointer (&places));
}

static void
assert_drawn (GArray *strata,
              guint n_strata,
              guint n,
              guint32 seed,
              const char *expected)
{
  g_autoptr (GArray) drawn = pd_random_sample_draw (strata, n_strata, n, seed);
  g_autofree char *places = describe (drawn);

  g_assert_cmpstr (places, ==, expected);
}

/* What the program in docs/sampling.md draws. It must never be anything else. */
static void
test_repeatable (void)
{
  g_autoptr (GArray) one = make_strata (20);
  g_autoptr (GArray) three = make_strata (50);

  assert_drawn (one, 1, 5, 1, "5 13 2 11 19");
  assert_drawn (one, 1, 5, 42, "2 14 18 15 1");
  assert_drawn (one, 1, 20, 7, "15 17 9 12 7 1 19 3 4 11 18 8 2 14 16 0 10 13 6 5");
  /* 丙 before 乙 before 甲 in UTF-8, and what has no value last. */
  for (guint i = 0; i < three->len; i++)
    g_array_index (three, guint, i) = i % 7 == 6 ? 3 : 2 - i % 3;
  assert_drawn (three, 4, 10, 2025, "29 14 44 40 25 46 18 12 9 41");
}

static void
assert_quotas (const guint *sizes,
               guint n_strata,
               guint n,
               const guint *expected)
{
  g_autoptr (GArray) strata = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) drawn = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree guint *quotas = g_new0 (guint, n_strata);

  for (guint i = 0; i < n_strata; i++)
    {
      for (guint k = 0; k < sizes[i]; k++)
        g_array_append_val (strata, i);
    }
  drawn = pd_random_sample_draw (strata, n_strata, n, 3);
  g_assert_cmpuint (drawn->len, ==, n);
  for (guint i = 0; i < drawn->len; i++)
    {
      guint place = g_array_index (drawn, guint, i);

      g_assert_cmpuint (place, <, strata->len);
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (place)));
      quotas[g_array_index (strata, guint, place)]++;
    }
  for (guint i = 0; i < n_strata; i++)
    g_assert_cmpuint (quotas[i], ==, expected[i]);
}

static void
test_quotas (void)
{
  assert_quotas ((guint[]) { 50, 30, 20 }, 3, 10, (guint[]) { 5, 3, 2 });
  /* 4.7, 2.8 and 2.5 of 10: the largest remainders are those of the second and the first. */
  assert_quotas ((guint[]) { 47, 28, 25 }, 3, 10, (guint[]) { 5, 3, 2 });
  /* As large a remainder goes to the earlier. */
  assert_quotas ((guint[]) { 5, 5, 5 }, 3, 4, (guint[]) { 2, 1, 1 });
  assert_quotas ((guint[]) { 1, 0, 9 }, 3, 10, (guint[]) { 1, 0, 9 });
  assert_quotas ((guint[]) { 1, 99 }, 2, 1, (guint[]) { 0, 1 });
  assert_quotas ((guint[]) { 3 }, 1, 0, (guint[]) { 0 });
}

/* Each member is drawn as often as any other: of 20,000 draws of 5 from 10, each 10,000 times, give or take. */
static void
test_fair (void)
{
  g_autoptr (GArray) strata = make_strata (10);
  guint counts[10] = { 0 };

  for (guint seed = 0; seed < 20000; seed++)
    {
      g_autoptr (GArray) drawn = pd_random_sample_draw (strata, 1, 5, seed);

      for (guint i = 0; i < drawn->len; i++)
        counts[g_array_index (drawn, guint, i)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (counts[i], >, 9600);
      g_assert_cmpuint (counts[i], <, 10400);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-sample/repeatable", test_repeatable);
  g_test_add_func ("/random-sample/quotas", test_quotas);
  g_test_add_func ("/random-sample/fair", test_fair);
  return g_test_run ();
}
