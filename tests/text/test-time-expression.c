#include "pd-time-expression.h"

/* Written on a Thursday. */
#define WRITTEN "2025-02-06T10:00:00"

typedef struct
{
  const char *text;
  PdTimeKind kind;
  const char *found;
  const char *from;
  const char *to;
} Case;

static const Case cases[] = {
  { "2025年1月30日发布", PD_TIME_DATE, "2025年1月30日", "2025-01-30", "2025-01-30" },
  { "2025 年 1 月 20 日的清晨", PD_TIME_DATE, "2025 年 1 月 20 日", "2025-01-20", "2025-01-20" },
  { "２０２４年", PD_TIME_DATE, "２０２４年", "2024", "2024" },
  { "二〇二四年十一月", PD_TIME_DATE, "二〇二四年十一月", "2024-11", "2024-11" },
  { "2025.2.6", PD_TIME_DATE, "2025.2.6", "2025-02-06", "2025-02-06" },
  { "2025-01-30", PD_TIME_DATE, "2025-01-30", "2025-01-30", "2025-01-30" },
  { "1月27日开盘", PD_TIME_DATE, "1月27日", "2025-01-27", "2025-01-27" },
  { "11月19日收盘", PD_TIME_DATE, "11月19日", "2024-11-19", "2024-11-19" },
  { "12月份", PD_TIME_DATE, "12月份", "2024-12", "2024-12" },
  { "30日晚间", PD_TIME_DATE, "30日", "2025-01-30", "2025-01-30" },
  { "3日晚间", PD_TIME_DATE, "3日", "2025-02-03", "2025-02-03" },
  { "今年3月", PD_TIME_DATE, "今年3月", "2025-03", "2025-03" },
  { "去年12月25日", PD_TIME_DATE, "去年12月25日", "2024-12-25", "2024-12-25" },
  { "去年", PD_TIME_DATE, "去年", "2024", "2024" },
  { "上个月", PD_TIME_DATE, "上个月", "2025-01", "2025-01" },
  { "上月20日", PD_TIME_DATE, "上月20日", "2025-01-20", "2025-01-20" },
  { "昨日", PD_TIME_DATE, "昨日", "2025-02-05", "2025-02-05" },
  { "前天", PD_TIME_DATE, "前天", "2025-02-04", "2025-02-04" },
  { "上周", PD_TIME_DATE, "上周", "2025-01-27", "2025-02-02" },
  { "本周一", PD_TIME_DATE, "本周一", "2025-02-03", "2025-02-03" },
  { "9个月前", PD_TIME_DATE, "9个月前", "2024-05", "2024-05" },
  { "三天前", PD_TIME_DATE, "三天前", "2025-02-03", "2025-02-03" },
  { "两周之前", PD_TIME_DATE, "两周之前", "2025-01-23", "2025-01-23" },
  { "十年前", PD_TIME_DATE, "十年前", "2015", "2015" },
  { "一夜", PD_TIME_PERIOD, "一夜", NULL, NULL },
  { "两天内", PD_TIME_PERIOD, "两天内", NULL, NULL },
  { "7天之内", PD_TIME_PERIOD, "7天之内", NULL, NULL },
  { "9个月", PD_TIME_PERIOD, "9个月", NULL, NULL },
  { "48 小时内", PD_TIME_PERIOD, "48 小时内", NULL, NULL },
  { "三个交易日", PD_TIME_PERIOD, "三个交易日", NULL, NULL },
  { "单日", PD_TIME_PERIOD, "单日", NULL, NULL },
  { "就职典礼第2天", PD_TIME_ANCHORED, "2天", NULL, NULL },
  { "次日", PD_TIME_ANCHORED, "次日", NULL, NULL },
  { "三天后", PD_TIME_ANCHORED, "三天后", NULL, NULL },
};

static void
test_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) expressions = pd_time_expression_read (cases[i].text, -1, WRITTEN);
      const PdTimeExpression *expression;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (expressions->len, ==, 1);
      expression = g_ptr_array_index (expressions, 0);
      g_assert_cmpint (expression->kind, ==, cases[i].kind);
      g_assert_cmpstr (expression->text, ==, cases[i].found);
      g_assert_cmpstr (expression->from, ==, cases[i].from);
      g_assert_cmpstr (expression->to, ==, cases[i].to);
    }
}

static void
test_none (void)
{
  static const char *const texts[] = { "", "3号线", "90年代", "目前天气", "三个方案", "10多天前", "2025-13-40", "192.168.0.1", "有一天", "上半年" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) expressions = pd_time_expression_read (texts[i], -1, WRITTEN);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (expressions->len, ==, 0);
    }
}

/* Nothing is counted from a day that is not known; what is known of it counts. */
static void
test_unknown_day (void)
{
  static const char *const texts[] = { "昨日", "9个月前", "30日", "11月19日", "去年", "上周五" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) unknown = pd_time_expression_read (texts[i], -1, NULL);
      g_autoptr (GPtrArray) year = pd_time_expression_read (texts[i], -1, "2025");

      g_assert_cmpuint (unknown->len, ==, 0);
      g_assert_cmpuint (year->len, ==, i == 3 || i == 4 ? 1 : 0);
    }
}

static void
test_places (void)
{
  g_autoptr (GPtrArray) expressions = pd_time_expression_read ("😀自 2025 年 1 月 20 日起，两天内。\n昨日", -1, WRITTEN);
  static const guint places[][2] = { { 3, 18 }, { 20, 23 }, { 25, 27 } };

  g_assert_cmpuint (expressions->len, ==, G_N_ELEMENTS (places));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const PdTimeExpression *expression = g_ptr_array_index (expressions, i);

      g_assert_cmpuint (expression->start, ==, places[i][0]);
      g_assert_cmpuint (expression->end, ==, places[i][1]);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-expression/found", test_found);
  g_test_add_func ("/time-expression/none", test_none);
  g_test_add_func ("/time-expression/unknown-day", test_unknown_day);
  g_test_add_func ("/time-expression/places", test_places);
  return g_test_run ();
}
