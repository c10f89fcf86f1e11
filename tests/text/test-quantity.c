#include <stdio.h>
#include <string.h>

#include "pd-decimal.h"
#include "pd-quantity-reader.h"

/* The lines of quantities.tsv; each is one expression and what is to be read in it. */

#define N_COLUMNS 7

static char **
load_lines (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (contents, "\n", -1);
}

static const char *
show (const char *value)
{
  return value != NULL ? value : "-";
}

static char *
describe (GPtrArray *quantities)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < quantities->len; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);

      g_string_append_printf (text, "%s%s\t%s\t%s\t%s\t%s", i > 0 ? " + " : "", show (quantity->value_low), show (quantity->value_high),
                              quantity->approximation, show (quantity->unit), show (quantity->currency));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Whether a line is read as it says; complains where not. */
static gboolean
is_right (char **columns,
          gboolean complain)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (columns[1], -1);
  g_autofree char *read = describe (quantities);
  g_autofree char *wanted = g_strjoinv ("\t", columns + 2);

  if (g_str_equal (wanted, "-\t-\t-\t-\t-"))
    *wanted = '\0';
  if (g_str_equal (read, wanted))
    return TRUE;
  if (complain)
    g_test_message ("%s: “%s” is %s, read as %s", columns[0], columns[1], wanted, read);
  return FALSE;
}

typedef struct
{
  char *name;
  guint n;
  guint n_right;
  char *example;
} Class;

static void
class_free (Class *self)
{
  g_free (self->name);
  g_free (self->example);
  g_free (self);
}

static Class *
find_class (GPtrArray *classes,
            char **columns)
{
  Class *class;

  for (guint i = 0; i < classes->len; i++)
    {
      class = g_ptr_array_index (classes, i);
      if (g_str_equal (class->name, columns[0]))
        return class;
    }
  class = g_new0 (Class, 1);
  class->name = g_strdup (columns[0]);
  class->example = g_strdup (columns[1]);
  g_ptr_array_add (classes, class);
  return class;
}

static GPtrArray *
count_right (gboolean complain)
{
  g_auto (GStrv) lines = load_lines (PD_QUANTITIES);
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) class_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;
      Class *class;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      columns = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (columns), ==, N_COLUMNS);
      class = find_class (classes, columns);
      class->n++;
      class->n_right += is_right (columns, complain);
    }
  return classes;
}

static void
test_plain (void)
{
  g_autoptr (GPtrArray) classes = count_right (TRUE);
  guint n = 0, n_right = 0;

  for (guint i = 0; i < classes->len; i++)
    {
      const Class *class = g_ptr_array_index (classes, i);

      n += class->n;
      n_right += class->n_right;
      if (g_str_equal (class->name, "plain") || g_str_equal (class->name, "money") || g_str_equal (class->name, "share"))
        g_assert_cmpuint (class->n_right, ==, class->n);
    }
  g_assert_cmpuint (n, >=, 300);
  g_assert_cmpuint (n_right * 100, >=, n * 97);
}

/* The table of docs/quantities.md. */
static int
print_table (void)
{
  g_autoptr (GPtrArray) classes = count_right (FALSE);
  guint n = 0, n_right = 0;

  printf ("| class | for example | expressions | right |\n|---|---|---|---|\n");
  for (guint i = 0; i < classes->len; i++)
    {
      const Class *class = g_ptr_array_index (classes, i);

      printf ("| %s | %s | %u | %u |\n", class->name, class->example, class->n, class->n_right);
      n += class->n;
      n_right += class->n_right;
    }
  printf ("| all | | %u | %u |\n\n", n, n_right);
  return 0;
}

static void
assert_quantity (GPtrArray *quantities,
                 guint i,
                 const char *text,
                 guint start)
{
  const PdQuantity *quantity;

  g_assert_cmpuint (i, <, quantities->len);
  quantity = g_ptr_array_index (quantities, i);
  g_assert_cmpstr (quantity->text, ==, text);
  g_assert_cmpuint (quantity->start, ==, start);
  g_assert_cmpuint (quantity->end, ==, start + g_utf8_strlen (text, -1));
}

static void
test_places (void)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read ("😀市值蒸发 5890 亿美元，\n近 17%。第3期，约\n三成", -1);

  g_assert_cmpuint (quantities->len, ==, 4);
  assert_quantity (quantities, 0, "5890 亿美元", 6);
  assert_quantity (quantities, 1, "近 17%", 16);
  assert_quantity (quantities, 2, "第3期", 22);
  /* A line feed is between blocks, and what stands in one says nothing of the other. */
  assert_quantity (quantities, 3, "三成", 28);
  g_assert_true (((PdQuantity *) g_ptr_array_index (quantities, 2))->ordinal);
  g_assert_false (((PdQuantity *) g_ptr_array_index (quantities, 1))->ordinal);
}

static void
test_several (void)
{
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read ("常温下 12 分钟充到 80%，循环 8000 次，成本低 35%", -1);

  g_assert_cmpuint (quantities->len, ==, 4);
  assert_quantity (quantities, 0, "12 分钟", 4);
  assert_quantity (quantities, 1, "80%", 12);
  assert_quantity (quantities, 2, "8000 次", 19);
  assert_quantity (quantities, 3, "35%", 30);
}

static PdQuantityOrder
compare (const char *a,
         const char *b)
{
  g_autoptr (GPtrArray) read_a = pd_quantity_reader_read (a, -1);
  g_autoptr (GPtrArray) read_b = pd_quantity_reader_read (b, -1);

  g_assert_cmpuint (read_a->len, ==, 1);
  g_assert_cmpuint (read_b->len, ==, 1);
  return pd_quantity_compare (g_ptr_array_index (read_a, 0), g_ptr_array_index (read_b, 0));
}

static void
test_compare (void)
{
  g_assert_cmpint (compare ("5890亿美元", "589,000,000,000 美元"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("3美元", "3美金"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("3美元", "3元"), ==, PD_QUANTITY_INCOMPARABLE);
  g_assert_cmpint (compare ("3元", "3"), ==, PD_QUANTITY_INCOMPARABLE);
  g_assert_cmpint (compare ("4500元/吨", "4500元"), ==, PD_QUANTITY_INCOMPARABLE);
  g_assert_cmpint (compare ("1.5公里", "1500米"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("1.5 km", "1501米"), ==, PD_QUANTITY_LESS);
  g_assert_cmpint (compare ("2GW", "1999MW"), ==, PD_QUANTITY_MORE);
  g_assert_cmpint (compare ("2吉瓦", "2 GW"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("2GW", "2GWh"), ==, PD_QUANTITY_INCOMPARABLE);
  g_assert_cmpint (compare ("两成", "20%"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("1/10", "10%"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("千分之三", "0.3%"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("八折", "80%"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("48小时", "2天"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("12个月", "1年"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("30天", "1个月"), ==, PD_QUANTITY_INCOMPARABLE);
  g_assert_cmpint (compare ("四个", "五个"), ==, PD_QUANTITY_LESS);
  g_assert_cmpint (compare ("四个", "四颗"), ==, PD_QUANTITY_INCOMPARABLE);
  g_assert_cmpint (compare ("四個", "四个"), ==, PD_QUANTITY_SAME);
  g_assert_cmpint (compare ("超过1000亿美元", "5890亿美元"), ==, PD_QUANTITY_OVERLAP);
  g_assert_cmpint (compare ("超过1000亿美元", "不到1000万美元"), ==, PD_QUANTITY_MORE);
  g_assert_cmpint (compare ("3至5天", "5天"), ==, PD_QUANTITY_OVERLAP);
  g_assert_cmpint (compare ("第3天", "3天"), ==, PD_QUANTITY_INCOMPARABLE);
}

static void
test_convert (void)
{
  g_autofree char *metres = pd_quantity_convert ("1.5", "公里", "米", 6);
  g_autofree char *share = pd_quantity_convert ("1", "‰", "%", 6);
  g_autofree char *third = pd_quantity_convert ("1", "秒", "小时", 4);
  g_autofree char *inches = pd_quantity_convert ("2.54", "厘米", "英寸", 6);

  g_assert_cmpstr (metres, ==, "1500");
  g_assert_cmpstr (share, ==, "0.1");
  g_assert_cmpstr (third, ==, "0.0002");
  g_assert_cmpstr (inches, ==, "1");
  g_assert_null (pd_quantity_convert ("1", "公里", "公斤", 6));
  g_assert_true (pd_quantity_units_convert ("美元", "USD", "$", "USD"));
  g_assert_false (pd_quantity_units_convert ("元", "CNY", "元", "TWD"));
  g_assert_true (pd_quantity_units_convert ("件套", NULL, "件套", NULL));
  g_assert_false (pd_quantity_units_convert ("件套", NULL, NULL, NULL));
}

static void
assert_decimal (char *result,
                const char *wanted)
{
  g_assert_cmpstr (result, ==, wanted);
  g_free (result);
}

static void
test_decimal (void)
{
  assert_decimal (pd_decimal_shift ("5890", 8), "589000000000");
  assert_decimal (pd_decimal_shift ("1.60", 4), "16000");
  assert_decimal (pd_decimal_shift ("12.50", 0), "12.50");
  assert_decimal (pd_decimal_shift ("007", -1), "0.7");
  assert_decimal (pd_decimal_shift ("-3.5", -2), "-0.035");
  assert_decimal (pd_decimal_add ("0.1", "0.2"), "0.3");
  assert_decimal (pd_decimal_add ("99", "1"), "100");
  assert_decimal (pd_decimal_add ("1", "-1.5"), "-0.5");
  assert_decimal (pd_decimal_multiply ("99999999999999999999", "99999999999999999999"), "9999999999999999999800000000000000000001");
  assert_decimal (pd_decimal_multiply ("-0.5", "4"), "-2.0");
  assert_decimal (pd_decimal_divide ("1", 3, 10), "0.3333333333");
  assert_decimal (pd_decimal_divide ("3", 4, 10), "0.75");
  assert_decimal (pd_decimal_divide ("100", 10, 10), "10");
  g_assert_cmpint (pd_decimal_compare ("1.50", "1.5"), ==, 0);
  g_assert_cmpint (pd_decimal_compare ("-2", "1"), <, 0);
  g_assert_cmpint (pd_decimal_compare ("-0", "0"), ==, 0);
  g_assert_cmpint (pd_decimal_compare ("10", "9.99"), >, 0);
  g_assert_false (pd_decimal_is_valid (""));
  g_assert_false (pd_decimal_is_valid ("1."));
  g_assert_false (pd_decimal_is_valid ("1e3"));
  g_assert_true (pd_decimal_is_valid ("-0.5"));
}

/* What would take time that is not in proportion to the length takes minutes here. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "1", "9,999", "1,", "1.", "1-", "1/", "1:", "1至", "1 ", "一", "十", "百", "万", "亿", "几", "数", "半", "百分之", "三分之", "一半", "约",
                                       "超过了", "上", "第", "$", "人民币", "-", "个", "一二", "二十", "零下", "1个亿", "a1", "http://", "元/", "1多", "点五" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) quantities = NULL;
      guint end = 0;

      while (text->len < (i == 0 ? 1000000 : 100000))
        g_string_append (text, parts[i]);
      quantities = pd_quantity_reader_read (text->str, text->len);
      for (guint j = 0; j < quantities->len; j++)
        {
          const PdQuantity *quantity = g_ptr_array_index (quantities, j);

          g_assert_cmpuint (quantity->start, >=, end);
          g_assert_cmpuint (quantity->end, >, quantity->start);
          end = quantity->end;
        }
      g_assert_cmpuint (end, <=, g_utf8_strlen (text->str, -1));
    }
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", " ", "\n", "元", "-", "$", "约", "第", "分之", "第 ", "1", "一" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (texts[i], -1);

      g_assert_cmpuint (quantities->len, ==, g_str_equal (texts[i], "1") ? 1 : 0);
    }
}

int
main (int argc,
      char *argv[])
{
  if (argc > 1 && g_str_equal (argv[1], "--markdown"))
    return print_table ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantity/expressions", test_plain);
  g_test_add_func ("/quantity/places", test_places);
  g_test_add_func ("/quantity/several", test_several);
  g_test_add_func ("/quantity/compare", test_compare);
  g_test_add_func ("/quantity/convert", test_convert);
  g_test_add_func ("/quantity/decimal", test_decimal);
  g_test_add_func ("/quantity/hostile", test_hostile);
  g_test_add_func ("/quantity/empty", test_empty);
  return g_test_run ();
}
