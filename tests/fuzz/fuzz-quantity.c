#include "fuzz.h"

#include <string.h>

#include "pd-decimal.h"
#include "pd-quantity-reader.h"
#include "pd-time-expression.h"

static void
check_value (const char *value)
{
  g_assert_true (value == NULL || pd_decimal_is_valid (value));
}

static void
check_times (const char *text,
             const char *written_on)
{
  g_autoptr (GPtrArray) expressions = pd_time_expression_read (text, -1, written_on);
  guint end = 0;

  for (guint i = 0; i < expressions->len; i++)
    {
      const PdTimeExpression *expression = g_ptr_array_index (expressions, i);

      g_assert_cmpuint (expression->start, >=, end);
      g_assert_cmpuint (expression->end, >, expression->start);
      end = expression->end;
      g_assert_true ((expression->from != NULL) == (expression->kind == PD_TIME_DATE));
      g_assert_true ((expression->to != NULL) == (expression->from != NULL));
      g_assert_true (expression->from == NULL || g_strcmp0 (expression->from, expression->to) <= 0);
    }
  g_assert_cmpuint (end, <=, g_utf8_strlen (text, -1));
}

/* A text in which quantities are looked for: they stand in their order, where they say, and their values are numbers. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autofree char *text = take_text (data, n_bytes);
  g_autoptr (GPtrArray) quantities = pd_quantity_reader_read (text, -1);
  guint end = 0;

  for (guint i = 0; i < quantities->len; i++)
    {
      const PdQuantity *quantity = g_ptr_array_index (quantities, i);
      const char *from = g_utf8_offset_to_pointer (text, quantity->start);

      g_assert_cmpuint (quantity->start, >=, end);
      g_assert_cmpuint (quantity->end, >, quantity->start);
      end = quantity->end;
      g_assert_cmpuint (end, <=, g_utf8_strlen (text, -1));
      g_assert_true (strncmp (from, quantity->text, strlen (quantity->text)) == 0);
      g_assert_true (g_utf8_offset_to_pointer (from, quantity->end - quantity->start) == from + strlen (quantity->text));
      check_value (quantity->value_low);
      check_value (quantity->value_high);
      g_assert_true (quantity->value_low != NULL || quantity->value_high != NULL);
      if (quantity->value_low != NULL && quantity->value_high != NULL)
        g_assert_cmpint (pd_decimal_compare (quantity->value_low, quantity->value_high), <=, 0);
      g_assert_cmpint (pd_quantity_compare (quantity, quantity), ==, PD_QUANTITY_SAME);
    }
  check_times (text, NULL);
  check_times (text, "2025-03-31T10:00:00");
  return 0;
}
