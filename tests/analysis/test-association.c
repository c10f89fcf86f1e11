#include <math.h>

#include "pd-association.h"

#define assert_near(value, expected) g_assert_cmpfloat_with_epsilon (value, expected, 1e-9)

/* 12 of 1,000 here, 4 of 2,000 in the rest. Expected: 1000 · 16 / 3000 = 16/3, and 2000 · 16 / 3000 = 32/3.
 * G² = 2 (12 ln (12 / (16/3)) + 4 ln (4 / (32/3))) = 2 (12 ln 2.25 + 4 ln 0.375) = 2 (9.7311625946 − 3.9233170121) = 11.615691165. */
static void
test_keyness (void)
{
  assert_near (pd_association_keyness (12, 1000, 4, 2000), 11.615691165098081);
  /* Seen from the other side it is as much, with the other sign. */
  assert_near (pd_association_keyness (4, 2000, 12, 1000), -11.615691165098081);
  /* What is as frequent on both sides tells nothing. */
  assert_near (pd_association_keyness (5, 1000, 10, 2000), 0);
  /* On one side alone: 2 · 8 ln (8 / (1000 · 8 / 3000)) = 16 ln 3. */
  assert_near (pd_association_keyness (8, 1000, 0, 2000), 16 * log (3));
  /* 2 · 8 ln (8 / (2000 · 8 / 3000)) = 16 ln 1.5. */
  assert_near (pd_association_keyness (0, 1000, 8, 2000), -16 * log (1.5));
  g_assert_true (isnan (pd_association_keyness (0, 0, 8, 2000)));
  g_assert_true (isnan (pd_association_keyness (8, 1000, 0, 0)));
}

/* 0.012 is six times 0.002. */
static void
test_log_ratio (void)
{
  assert_near (pd_association_log_ratio (12, 1000, 4, 2000), log2 (6));
  assert_near (pd_association_log_ratio (4, 2000, 12, 1000), -log2 (6));
  /* Where it does not stand, half a time: (8 / 1000) / (0.5 / 2000) = 32. */
  assert_near (pd_association_log_ratio (8, 1000, 0, 2000), 5);
  /* (0.5 / 1000) / (8 / 2000) = 1/8. */
  assert_near (pd_association_log_ratio (0, 1000, 8, 2000), -3);
  g_assert_true (isnan (pd_association_log_ratio (0, 1000, 0, 2000)));
  g_assert_true (isnan (pd_association_log_ratio (8, 1000, 0, 0)));
}

/* As above, and the words that are others: 988 ln (988 / (2984/3)) + 1996 ln (1996 / (5968/3)). */
static void
test_log_likelihood (void)
{
  double others = 988 * log (988 / (2984 / 3.0)) + 1996 * log (1996 / (5968 / 3.0));

  assert_near (pd_association_log_likelihood (12, 1000, 4, 2000), 11.615691165098081 + 2 * others);
  assert_near (pd_association_log_likelihood (4, 2000, 12, 1000), -11.615691165098081 - 2 * others);
  assert_near (pd_association_log_likelihood (5, 1000, 10, 2000), 0);
  /* Where every word near the node is this one, there are no others to add. */
  assert_near (pd_association_log_likelihood (10, 10, 0, 10), 2 * (10 * log (2) + 10 * log (2)));
  g_assert_true (isnan (pd_association_log_likelihood (1, 1, 0, 0)));
}

/* 14 + log2 (2 · 3 / (4 + 8)) = 13. */
static void
test_log_dice (void)
{
  assert_near (pd_association_log_dice (3, 4, 8), 13);
  assert_near (pd_association_log_dice (7, 7, 7), 14);
  g_assert_true (isnan (pd_association_log_dice (0, 4, 8)));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/association/keyness", test_keyness);
  g_test_add_func ("/association/log-ratio", test_log_ratio);
  g_test_add_func ("/association/log-likelihood", test_log_likelihood);
  g_test_add_func ("/association/log-dice", test_log_dice);
  return g_test_run ();
}
