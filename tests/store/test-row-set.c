#include "pd-row-set.h"

#define FAR (G_GINT64_CONSTANT (1) << 60)

static PdRowSet *
make (const gint64 *rows)
{
  PdRowSet *set = pd_row_set_new ();

  for (gsize i = 0; rows[i] != 0; i++)
    pd_row_set_add (set, rows[i]);
  return set;
}

static void
assert_rows (PdRowSet *set,
             const gint64 *rows)
{
  gint64 row = 0;

  for (gsize i = 0; rows[i] != 0; i++)
    {
      g_assert_true (pd_row_set_contains (set, rows[i]));
      if (rows[i] == FAR)
        continue;
      row = pd_row_set_next (set, row);
      g_assert_cmpint (row, ==, rows[i]);
    }
  g_assert_cmpint (pd_row_set_next (set, row), ==, 0);
}

static void
test_operations (void)
{
  static const gint64 first[] = { 1, 63, 64, 65, 1000, FAR, 0 };
  static const gint64 second[] = { 1, 2, 65, 100000, FAR, 0 };
  static const gint64 both[] = { 1, 65, FAR, 0 };
  static const gint64 only_first[] = { 63, 64, 1000, 0 };
  static const gint64 united[] = { 1, 2, 63, 64, 65, 1000, 100000, FAR, 0 };
  static const gint64 none[] = { 0 };
  g_autoptr (PdRowSet) a = make (first);
  g_autoptr (PdRowSet) b = make (second);
  g_autoptr (PdRowSet) c = make (first);
  g_autoptr (PdRowSet) empty = make (none);

  assert_rows (a, first);
  assert_rows (b, second);
  assert_rows (empty, none);
  g_assert_false (pd_row_set_contains (a, 2));
  g_assert_false (pd_row_set_contains (a, FAR - 1));
  g_assert_false (pd_row_set_contains (a, -1));
  pd_row_set_intersect (a, b);
  assert_rows (a, both);
  pd_row_set_subtract (c, b);
  assert_rows (c, only_first);
  g_assert_false (pd_row_set_contains (c, FAR));
  g_assert_cmpuint (pd_row_set_count (a), ==, 3);
  pd_row_set_unite (c, b);
  assert_rows (c, united);
  g_assert_true (pd_row_set_contains (c, FAR));
  g_assert_cmpuint (pd_row_set_count (c), ==, 8);
  pd_row_set_unite (c, empty);
  g_assert_cmpuint (pd_row_set_count (c), ==, 8);
  pd_row_set_intersect (b, empty);
  assert_rows (b, none);
  g_assert_cmpuint (pd_row_set_count (b), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-set/operations", test_operations);
  return g_test_run ();
}
