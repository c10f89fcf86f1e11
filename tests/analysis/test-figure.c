#include "pd-decimal.h"
#include "pd-figure.h"

static void
test_compare (void)
{
  g_assert_cmpint (pd_decimal_compare ("412", "412.0"), ==, 0);
  g_assert_cmpint (pd_decimal_compare ("0.10", "0.1"), ==, 0);
  g_assert_cmpint (pd_decimal_compare ("-0", "0.00"), ==, 0);
  g_assert_cmpint (pd_decimal_compare ("007", "7"), ==, 0);
  g_assert_cmpint (pd_decimal_compare ("9", "10"), ==, -1);
  g_assert_cmpint (pd_decimal_compare ("1.25", "1.3"), ==, -1);
  g_assert_cmpint (pd_decimal_compare ("1.25", "1.2"), ==, 1);
  g_assert_cmpint (pd_decimal_compare ("-2", "1"), ==, -1);
  g_assert_cmpint (pd_decimal_compare ("-2", "-10"), ==, 1);
  /* A binary floating point number takes these for the same. */
  g_assert_cmpint (pd_decimal_compare ("10000000000000000000.1", "10000000000000000000.2"), ==, -1);
  g_assert_cmpint (pd_decimal_compare ("0.1", "0.1000000000000000000001"), ==, -1);
}

static void
assert_bounds (const char *value,
               const char *expected_low,
               const char *expected_high)
{
  g_autofree char *low = NULL, *high = NULL;

  pd_decimal_get_rounding_bounds (value, &low, &high);
  g_assert_cmpstr (low, ==, expected_low);
  g_assert_cmpstr (high, ==, expected_high);
}

static void
test_rounding_bounds (void)
{
  assert_bounds ("410", "405", "415");
  assert_bounds ("12", "11.5", "12.5");
  assert_bounds ("1000", "0500", "1500");
  assert_bounds ("33.3", "33.25", "33.35");
  assert_bounds ("120.0", "115", "125");
  assert_bounds ("12.0", "11.5", "12.5");
  assert_bounds ("1.20", "1.15", "1.25");
  assert_bounds ("-410", "-415", "-405");
  assert_bounds ("0", "0", "0");
}

static PdFigure *
make (const char *low,
      const char *high,
      const char *approximation,
      const char *unit,
      const char *entity,
      const char *period)
{
  g_autoptr (PdRecord) mention = pd_record_new (PD_WORD_MENTION);

  pd_record_set_text (mention, PD_MENTION_VALUE_LOW, low);
  pd_record_set_text (mention, PD_MENTION_VALUE_HIGH, high);
  pd_record_set_text (mention, PD_MENTION_APPROXIMATION, approximation);
  pd_record_set_text (mention, PD_MENTION_UNIT, unit);
  pd_record_set_text (mention, PD_MENTION_ENTITY, entity);
  pd_record_set_text (mention, PD_MENTION_PERIOD, period);
  return pd_figure_new (mention);
}

static PdFigureDifference
compare (PdFigure *taken,
         PdFigure *other)
{
  g_autoptr (PdFigure) first = taken;
  g_autoptr (PdFigure) second = other;
  PdFigureDifference differences = pd_figure_get_differences (first, second);

  g_assert_cmpint (pd_figure_get_differences (second, first), ==, differences);
  return differences;
}

static void
test_conflicts (void)
{
  const PdFigureDifference conflict = PD_FIGURE_VALUE | PD_FIGURE_CONFLICT;

  g_assert_cmpint (compare (make ("3", "3", NULL, "个", "甲", NULL), make ("5", "5", NULL, "个", "甲", NULL)), ==, conflict);
  g_assert_cmpint (compare (make ("3", "3", NULL, "个", "甲", NULL), make ("3.0", "3", NULL, "个", "甲", NULL)), ==, 0);
  /* Full-width letters and other forms of characters are no other entity. */
  g_assert_cmpint (compare (make ("3", "3", NULL, "个", "Ａ公司", NULL), make ("5", "5", NULL, "個", "a公司", NULL)), ==, conflict);
  g_assert_cmpint (compare (make ("3", "3", NULL, "个", "甲", NULL), make ("5", "5", NULL, "个", "乙", NULL)), ==, PD_FIGURE_ENTITY | PD_FIGURE_VALUE);
  g_assert_cmpint (compare (make ("3", "3", NULL, "个", "甲", "一夜"), make ("5", "5", NULL, "个", "甲", "两天")), ==, PD_FIGURE_PERIOD | PD_FIGURE_VALUE);
  /* One that does not say of which period it is may be of the same or not. */
  g_assert_cmpint (compare (make ("3", "3", NULL, "个", "甲", "一夜"), make ("5", "5", NULL, "个", "甲", NULL)), ==, PD_FIGURE_PERIOD | PD_FIGURE_VALUE);
  g_assert_cmpint (compare (make ("3", "3", NULL, "元", "甲", NULL), make ("5", "5", NULL, "美元", "甲", NULL)), ==, PD_FIGURE_UNIT);
  /* The same length in other units. */
  g_assert_cmpint (compare (make ("1.5", "1.5", NULL, "公里", "甲", NULL), make ("1500", "1500", NULL, "米", "甲", NULL)), ==, 0);
  g_assert_cmpint (compare (make ("2", "2", NULL, "公里", "甲", NULL), make ("1500", "1500", NULL, "米", "甲", NULL)), ==, conflict);
}

static void
test_ranges (void)
{
  const PdFigureDifference conflict = PD_FIGURE_VALUE | PD_FIGURE_CONFLICT;

  g_assert_cmpint (compare (make ("152", "165", NULL, NULL, NULL, NULL), make ("165", "165", NULL, NULL, NULL, NULL)), ==, PD_FIGURE_VALUE);
  g_assert_cmpint (compare (make ("152", "165", NULL, NULL, NULL, NULL), make ("165.1", "170", NULL, NULL, NULL, NULL)), ==, conflict);
  /* Ends in the wrong order are still ends. */
  g_assert_cmpint (compare (make ("165", "152", NULL, NULL, NULL, NULL), make ("160", "160", NULL, NULL, NULL, NULL)), ==, PD_FIGURE_VALUE);
  /* Open on one side, however that was entered. */
  g_assert_cmpint (compare (make (NULL, "3", "under", NULL, NULL, NULL), make ("8.7", "8.7", NULL, NULL, NULL, NULL)), ==, conflict);
  g_assert_cmpint (compare (make ("3", "3", "under", NULL, NULL, NULL), make ("2", "2", NULL, NULL, NULL, NULL)), ==, PD_FIGURE_VALUE);
  g_assert_cmpint (compare (make ("500", NULL, "over", NULL, NULL, NULL), make ("620", "620", NULL, NULL, NULL, NULL)), ==, PD_FIGURE_VALUE);
  g_assert_cmpint (compare (make ("500", "500", "over", NULL, NULL, NULL), make ("412", "412", NULL, NULL, NULL, NULL)), ==, conflict);
  /* About 410 may be 412, but not 420; nearly 410 may not be 412. */
  g_assert_cmpint (compare (make ("410", "410", "about", NULL, NULL, NULL), make ("412", "412", NULL, NULL, NULL, NULL)), ==, PD_FIGURE_VALUE);
  g_assert_cmpint (compare (make ("410", "410", "about", NULL, NULL, NULL), make ("420", "420", NULL, NULL, NULL, NULL)), ==, conflict);
  g_assert_cmpint (compare (make ("410", "410", "nearly", NULL, NULL, NULL), make ("412", "412", NULL, NULL, NULL, NULL)), ==, conflict);
  g_assert_cmpint (compare (make ("410", "410", "nearly", NULL, NULL, NULL), make ("408", "408", NULL, NULL, NULL, NULL)), ==, PD_FIGURE_VALUE);
  g_assert_null (make (NULL, NULL, "about", "元", "甲", NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/compare", test_compare);
  g_test_add_func ("/figure/rounding-bounds", test_rounding_bounds);
  g_test_add_func ("/figure/conflicts", test_conflicts);
  g_test_add_func ("/figure/ranges", test_ranges);
  return g_test_run ();
}
