#include "pd-choices.h"
#include "pd-search-query.h"

#include <stdlib.h>
#include <string.h>

/* Random queries are the same each time, unless PIDIAN_SEED says otherwise. */
#define SEED 20250130
#define N_RANDOM 20000

static PdSearchQuery *
parse (const char *typed)
{
  g_autoptr (GError) error = NULL;
  PdSearchQuery *query = pd_search_query_new (typed, &error);

  g_assert_no_error (error);
  g_assert_nonnull (query);
  return query;
}

static void
assert_same_when_written (PdSearchQuery *query)
{
  g_autofree char *written = pd_search_query_to_string (query);
  g_autoptr (PdSearchQuery) again = parse (written);
  g_autofree char *rewritten = pd_search_query_to_string (again);

  g_assert_true (pd_search_query_equal (query, again));
  g_assert_cmpstr (rewritten, ==, written);
}

static void
assert_one_sentence (const GError *error,
                     const char *typed)
{
  guint start, end;

  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strpbrk (error->message, "\r\n"));
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 250);
  g_assert_true (pd_search_error_get_span (error, &start, &end));
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, g_utf8_strlen (typed, -1));
}

static const struct
{
  const char *typed;
  const char *canonical;
} written[] = {
  /* Words */
  { "事件", "事件" },
  { "  标志性\t事件\u3000GPT ", "标志性 AND 事件 AND GPT" },
  { "a AND b", "a AND b" },
  { "and or not And Or", "and AND or AND not AND And AND Or" },
  { "ANDROID NOTE ORACLE", "ANDROID AND NOTE AND ORACLE" },
  { "- a", "- AND a" },
  { "-", "-" },
  { "a-b --a ——", "a-b AND --a AND ——" },
  { "12 / 13 and/or 50%", "12 AND / AND 13 AND and/or AND 50%" },
  { "it's ‘so’", "it's AND ‘so’" },
  { "《三体》，作者：", "《三体》，作者：" },
  { "事件”的意义", "事件”的意义" },
  { "5890亿美元？！…", "5890亿美元？！…" },
  { "http://example.org/a?b=c 12:30 注意：这里 :", "http://example.org/a?b=c AND 12:30 AND 注意：这里 AND :" },
  { "𠮷野家 👩‍🔬 葛󠄀 é 𮯠", "𠮷野家 AND 👩‍🔬 AND 葛󠄀 AND é AND 𮯠" },
  { "\\ a\\", "\\ AND a\\" },
  /* Phrases */
  { "\"一 二\"", "\"一 二\"" },
  { "\"事件\"", "事件" },
  { "“一 二” 「三 四」 『五』 ＂六 七＂", "\"一 二\" AND \"三 四\" AND 五 AND \"六 七\"" },
  { "他说“好 的”。", "他说 AND \"好 的\" AND 。" },
  { "\"say \\\"yes\\\" \\\\ \\n\"", "\"say \\\"yes\\\" \\\\ \\\\n\"" },
  { "“a\\” b", "a\\ AND b" },
  { "「a\"b」", "\"a\\\"b\"" },
  { "\"AND\" \"-a\" \"/a/\" \"tag:a\" \"(a)\"", "\"AND\" AND \"-a\" AND \"/a/\" AND \"tag:a\" AND \"(a)\"" },
  /* Operators */
  { "a OR b c", "a OR b AND c" },
  { "a b OR c", "a AND b OR c" },
  { "(a OR b) c", "(a OR b) AND c" },
  { "（a OR b）c", "(a OR b) AND c" },
  { "(a）", "a" },
  { "NOT a", "NOT a" },
  { "-a", "NOT a" },
  { "a -b", "a AND NOT b" },
  { "a -\"b c\" -(d e)", "a AND NOT \"b c\" AND NOT (d AND e)" },
  { "NOT a OR b", "NOT a OR b" },
  { "NOT (a OR b)", "NOT (a OR b)" },
  { "NOT NOT a", "a" },
  { "NOT NOT NOT a", "NOT a" },
  { "NOT (NOT a)", "a" },
  { "-NOT", "NOT \"NOT\"" },
  { "-(-a)", "a" },
  { "a ((b c) d)", "a AND b AND c AND d" },
  { "a OR (b OR (c OR d))", "a OR b OR c OR d" },
  { "NOT (NOT (a b)) c", "a AND b AND c" },
  { "英伟达(Nvidia)", "英伟达 AND Nvidia" },
  { "a AND NOT b AND NOT c", "a AND NOT b AND NOT c" },
  /* Fields */
  { "title:a Source:b AUTHOR:c tag:d claim:e note:f coder:g text:h", "title:a AND source:b AND author:c AND tag:d AND claim:e AND note:f AND coder:g AND text:h" },
  { "标题:a 来源：b 作者：c 标签:d 论断:e 备注:f 编码者:g 正文:h", "title:a AND source:b AND author:c AND tag:d AND claim:e AND note:f AND coder:g AND text:h" },
  { "標題:a ｔａｇ：b 批注：c 编码员：d 发表处：e", "title:a AND tag:b AND note:c AND coder:d AND source:e" },
  { "tag:人/物 -tag:\"a b\"", "tag:人/物 AND NOT tag:\"a b\"" },
  { "tag:“甲 乙”丙", "tag:\"甲 乙\" AND 丙" },
  { "tag:(a OR b)", "tag:a OR tag:b" },
  { "tag：（甲 -乙 OR (丙 “丁 戊”)） 己", "(tag:甲 AND NOT tag:乙 OR tag:丙 AND tag:\"丁 戊\") AND 己" },
  { "tag:AND tag:-a tag::a tag:http://x", "tag:AND AND tag:-a AND tag::a AND tag:http://x" },
  { "tag:title:a", "tag:title:a" },
  { "tags:a", "tags:a" },
  { "a(title:b)", "a AND title:b" },
  /* Dates and states */
  { "date:2025", "date:2025" },
  { "日期：2025-01", "date:2025-01" },
  { "date:2024-02-29", "date:2024-02-29" },
  { "date:2025-01..2025-03", "date:2025-01..2025-03" },
  { "date:2025-03..2025", "date:2025-03..2025" },
  { "date:2025..2025", "date:2025" },
  { "date:2025-01-30..", "date:2025-01-30.." },
  { "date:..2025", "date:..2025" },
  { "date:\"2024 .. 2025-01\"", "date:2024..2025-01" },
  { "date:２０２５－０１", "date:2025-01" },
  { "date:(2023 OR 2025..)", "date:2023 OR date:2025.." },
  { "state:to-do state:Done 状态:阅读中", "state:to-do AND state:done AND state:reading" },
  { "state:\"To do\" state:未读 state:待办", "state:to-do AND state:to-do AND state:to-do" },
  { "state:(reading OR 已完成)", "state:reading OR state:done" },
  /* Regular expressions */
  { "/\\d+亿/", "/\\d+亿/" },
  { "/gpt-?\\d/i a", "/gpt-?\\d/i AND a" },
  { "/a b\\/c\\\\/", "/a b\\/c\\\\/" },
  { "-/a/", "NOT /a/" },
  { "(/a/)", "/a/" },
  { "title:/^图/ text:/a|b/i", "title:/^图/ AND text:/a|b/i" },
  { "text:(/a/ OR b)", "text:/a/ OR text:b" },
};

static void
test_written (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (PdSearchQuery) query = parse (written[i].typed);
      g_autofree char *canonical = pd_search_query_to_string (query);

      g_assert_cmpstr (canonical, ==, written[i].canonical);
      g_assert_cmpstr (pd_search_query_get_text (query), ==, written[i].typed);
      assert_same_when_written (query);
    }
}

static const struct
{
  const char *typed;
  PdSearchError code;
  guint start;
  guint end;
  const char *message;
} refused[] = {
  { "", PD_SEARCH_ERROR_EMPTY, 0, 0, "There is nothing to search for." },
  { " \u3000\n", PD_SEARCH_ERROR_EMPTY, 0, 3, "There is nothing to search for." },
  { "标志 \"事件 a", PD_SEARCH_ERROR_SYNTAX, 3, 8, "A quotation mark is opened and never closed: “\"事件 a”." },
  { "“事件", PD_SEARCH_ERROR_SYNTAX, 0, 3, "A quotation mark is opened and never closed: ““事件”." },
  { "\"a\\\"", PD_SEARCH_ERROR_SYNTAX, 0, 4, "A quotation mark is opened and never closed: “\"a\\\"”." },
  { "a \"\"", PD_SEARCH_ERROR_SYNTAX, 2, 4, "There is nothing between the quotation marks “\"\"”." },
  { "「　」", PD_SEARCH_ERROR_SYNTAX, 0, 3, "There is nothing between the quotation marks “「 」”." },
  { "(a b", PD_SEARCH_ERROR_SYNTAX, 0, 1, "A parenthesis is opened and never closed: “(a b”." },
  { "a (", PD_SEARCH_ERROR_SYNTAX, 2, 3, "A parenthesis is opened and never closed: “(”." },
  { "a） b", PD_SEARCH_ERROR_SYNTAX, 1, 2, "A parenthesis is closed that was never opened: “a）”." },
  { ")", PD_SEARCH_ERROR_SYNTAX, 0, 1, "A parenthesis is closed that was never opened: “)”." },
  { "a ()", PD_SEARCH_ERROR_SYNTAX, 2, 4, "There is nothing between the parentheses “()”." },
  { "tag:（ ）", PD_SEARCH_ERROR_SYNTAX, 4, 7, "There is nothing between the parentheses “（）”." },
  { "AND", PD_SEARCH_ERROR_SYNTAX, 0, 3, "There is nothing before “AND”." },
  { "OR a", PD_SEARCH_ERROR_SYNTAX, 0, 2, "There is nothing before “OR”." },
  { "NOT", PD_SEARCH_ERROR_SYNTAX, 0, 3, "There is nothing after “NOT”." },
  { "a OR", PD_SEARCH_ERROR_SYNTAX, 2, 4, "There is nothing after “OR”." },
  { "(a AND) b", PD_SEARCH_ERROR_SYNTAX, 3, 6, "There is nothing after “AND”." },
  { "(OR a)", PD_SEARCH_ERROR_SYNTAX, 1, 3, "There is nothing before “OR”." },
  { "a AND OR b", PD_SEARCH_ERROR_SYNTAX, 2, 8, "There is nothing between “AND” and “OR”." },
  { "NOT AND a", PD_SEARCH_ERROR_SYNTAX, 0, 7, "There is nothing between “NOT” and “AND”." },
  { "a tag:", PD_SEARCH_ERROR_FIELD, 2, 6, "“tag:” has no value, which must stand right behind it." },
  { "标签： 甲", PD_SEARCH_ERROR_FIELD, 0, 3, "“标签：” has no value, which must stand right behind it." },
  { "(tag:)", PD_SEARCH_ERROR_FIELD, 1, 5, "“tag:” has no value, which must stand right behind it." },
  { "tag:(a title:b)", PD_SEARCH_ERROR_FIELD, 7, 13, "“title:” cannot stand in the parentheses of another field, “tag:”." },
  { "date:昨天", PD_SEARCH_ERROR_VALUE, 5, 7, "“昨天” is no date: write 2025, 2025-01, 2025-01-30, or a range such as 2025-01..2025-03." },
  { "date:2025-02..2025-01", PD_SEARCH_ERROR_VALUE, 5, 21, "The range of dates begins with 2025-02, which is after its end, 2025-01." },
  { "state:later", PD_SEARCH_ERROR_VALUE, 6, 11, "“later” is no state: write to-do, reading or done." },
  { "a /b c", PD_SEARCH_ERROR_REGEX, 2, 6, "A slash begins a regular expression and is never closed by another: “/b c”." },
  { "/a\\/", PD_SEARCH_ERROR_REGEX, 0, 4, "A slash begins a regular expression and is never closed by another: “/a\\/”." },
  { "//", PD_SEARCH_ERROR_REGEX, 0, 2, "There is nothing between the slashes of a regular expression: “//”." },
  { "/home/user", PD_SEARCH_ERROR_REGEX, 0, 10, "Behind the second slash of a regular expression nothing but “i” can stand, not “user”: “/home/user”." },
  { "tag:/a/", PD_SEARCH_ERROR_REGEX, 4, 7, "A regular expression can be looked for with “title:” and “text:” alone, not in another field: “/a/”." },
  { "甲 /(a/", PD_SEARCH_ERROR_REGEX, 2, 6, NULL }, /* GRegex's own */
  { "/a\\Cb/", PD_SEARCH_ERROR_REGEX, 0, 6, "“\\C” would split characters and cannot be used in a regular expression: “/a\\Cb/”." },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      guint start, end;

      g_assert_null (pd_search_query_new (refused[i].typed, &error));
      g_assert_error (error, PD_SEARCH_ERROR, (int) refused[i].code);
      if (refused[i].message != NULL)
        g_assert_cmpstr (error->message, ==, refused[i].message);
      g_assert_true (pd_search_error_get_span (error, &start, &end));
      g_assert_cmpuint (start, ==, refused[i].start);
      g_assert_cmpuint (end, ==, refused[i].end);
      assert_one_sentence (error, refused[i].typed);
      g_assert_null (pd_search_query_new (refused[i].typed, NULL));
    }
}

static void
test_dates (void)
{
  static const char *const wrong[] = { "2025-1", "2025-13", "2025-02-29", "2025-04-31", "0000", "25", "20250130", "2025/01", "2025-01-01T10:00",
                                       "..", "...", "2025...2026", "2025..2026..2027", "2025-01…2025-02", "2025-01—2025-02", "2025-00", "a..2025", "2025年" };
  g_autoptr (PdSearchQuery) query = parse ("date:2025-01..2025-03-15");
  g_autoptr (PdSearchQuery) month = parse ("date:2025-01");
  g_autoptr (PdSearchQuery) open = parse ("date:2025-01..");

  g_assert_cmpint (pd_search_node_get_kind (pd_search_query_get_root (query)), ==, PD_SEARCH_FIELD);
  g_assert_cmpint (pd_search_node_get_field (pd_search_query_get_root (query)), ==, PD_SEARCH_FIELD_DATE);
  g_assert_cmpstr (pd_search_node_get_from (pd_search_query_get_root (query)), ==, "2025-01");
  g_assert_cmpstr (pd_search_node_get_to (pd_search_query_get_root (query)), ==, "2025-03-15");
  g_assert_cmpstr (pd_search_node_get_from (pd_search_query_get_root (month)), ==, "2025-01");
  g_assert_cmpstr (pd_search_node_get_to (pd_search_query_get_root (month)), ==, "2025-01");
  g_assert_cmpstr (pd_search_node_get_from (pd_search_query_get_root (open)), ==, "2025-01");
  g_assert_null (pd_search_node_get_to (pd_search_query_get_root (open)));
  g_assert_false (pd_search_query_equal (month, open));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *typed = g_strconcat ("date:", wrong[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (pd_search_query_new (typed, &error));
      g_assert_error (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_VALUE);
      assert_one_sentence (error, typed);
    }
}

/* What GRegex says, with the place, on one line and however long the expression is. */
static void
test_wrong_regex (void)
{
  g_autofree char *typed = g_strnfill (PD_SEARCH_MAX_LENGTH, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) long_error = NULL;

  g_assert_null (pd_search_query_new ("/a\n\\/(/", &error));
  g_assert_error (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_REGEX);
  g_assert_nonnull (strstr (error->message, "‘a /(’ at char 4: "));
  assert_one_sentence (error, "/a\n\\/(/");

  typed[0] = typed[PD_SEARCH_MAX_LENGTH - 1] = '/';
  typed[PD_SEARCH_MAX_LENGTH - 2] = '(';
  g_assert_null (pd_search_query_new (typed, &long_error));
  g_assert_error (long_error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_REGEX);
  g_assert_nonnull (strstr (long_error->message, "aaaa…’ at char 9998: "));
  assert_one_sentence (long_error, typed);
}

/* Whatever is shown for a state can be typed, and so can its code. */
static void
test_states (void)
{
  for (gsize i = 0; pd_assignment_state_codes[i] != NULL; i++)
    {
      g_autofree char *code = g_strconcat ("state:", pd_assignment_state_codes[i], NULL);
      g_autofree char *label = g_strdup_printf ("state:\"%s\"", pd_choice_get_label (pd_assignment_state_codes[i]));
      g_autoptr (PdSearchQuery) by_code = parse (code);
      g_autoptr (PdSearchQuery) by_label = parse (label);

      g_assert_true (pd_search_query_equal (by_code, by_label));
      g_assert_cmpstr (pd_search_node_get_text (pd_search_query_get_root (by_label)), ==, pd_assignment_state_codes[i]);
    }
}

static void
test_fields (void)
{
  for (guint field = PD_SEARCH_FIELD_ANY + 1; field < PD_N_SEARCH_FIELDS; field++)
    {
      PdSearchField by_name = PD_SEARCH_FIELD_ANY, by_label = PD_SEARCH_FIELD_ANY;

      g_assert_true (pd_search_field_from_name (pd_search_field_get_name (field), -1, &by_name));
      g_assert_true (pd_search_field_from_name (pd_search_field_get_label (field), -1, &by_label));
      g_assert_cmpuint (by_name, ==, field);
      g_assert_cmpuint (by_label, ==, field);
    }
  g_assert_true (pd_search_field_begins_with (PD_SEARCH_FIELD_TITLE, "Ti"));
  g_assert_true (pd_search_field_begins_with (PD_SEARCH_FIELD_TAG, "标"));
  g_assert_true (pd_search_field_begins_with (PD_SEARCH_FIELD_TAG, "標籤"));
  g_assert_false (pd_search_field_begins_with (PD_SEARCH_FIELD_TAG, "ti"));
}

static void
test_regex (void)
{
  g_autoptr (PdSearchQuery) query = parse ("/^图.*\\/$/i");
  GRegex *regex = pd_search_node_get_regex (pd_search_query_get_root (query));

  g_assert_cmpint (pd_search_node_get_kind (pd_search_query_get_root (query)), ==, PD_SEARCH_REGEX);
  g_assert_cmpstr (pd_search_node_get_text (pd_search_query_get_root (query)), ==, "^图.*/$");
  g_assert_true (g_regex_match (regex, "一\n图 A/\n二", 0, NULL));
  g_assert_false (g_regex_match (regex, "一图 A/\n二", 0, NULL));
}

/* Such an expression would take longer than anybody lives. */
static void
test_exploding_regex (void)
{
  static const char *const exploding[] = { "/^(a+)+$/", "/(*LIMIT_MATCH=4000000000)^(a|a)+$/", "/(a|aa)*+$|^(a*)*$/" };
  g_autofree char *text = g_strnfill (5001, 'a');

  text[5000] = 'b';
  for (gsize i = 0; i < G_N_ELEMENTS (exploding); i++)
    {
      g_autoptr (PdSearchQuery) query = parse (exploding[i]);
      GRegex *regex = pd_search_node_get_regex (pd_search_query_get_root (query));
      g_autoptr (GError) error = NULL;

      assert_same_when_written (query);
      g_assert_false (g_regex_match_full (regex, text, -1, 0, 0, NULL, &error));
      g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_MATCH);
    }
}

static void
test_plain_and_terms (void)
{
  static const struct
  {
    const char *typed;
    gboolean is_plain;
    const char *terms;
  } cases[] = {
    { "甲", TRUE, "甲" },
    { "甲 \"乙 丙\" AND 甲", TRUE, "甲|乙 丙" },
    { "甲 OR 乙", FALSE, "甲|乙" },
    { "甲 -乙", FALSE, "甲" },
    { "NOT (甲 OR NOT 乙)", FALSE, "乙" },
    { "text:甲 title:乙 tag:丙 /丁/ state:done date:2025", FALSE, "甲" },
    { "text:(甲 OR 乙)", FALSE, "甲|乙" },
    { "NOT 甲", FALSE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PdSearchQuery) query = parse (cases[i].typed);
      g_auto (GStrv) terms = pd_search_query_list_terms (query);
      g_autofree char *joined = g_strjoinv ("|", terms);

      g_assert_cmpint (pd_search_query_is_plain (query), ==, cases[i].is_plain);
      g_assert_cmpstr (joined, ==, cases[i].terms);
    }
}

static void
test_equal (void)
{
  g_autoptr (PdSearchQuery) one = parse ("标签：（甲 乙） -“丙”");
  g_autoptr (PdSearchQuery) same = parse ("tag:甲 AND (tag:\"乙\" AND NOT 丙)");
  g_autoptr (PdSearchQuery) regex = parse ("/a/");
  g_autoptr (PdSearchQuery) caseless = parse ("/a/i");
  g_autoptr (PdSearchQuery) reference = pd_search_query_ref (one);

  g_assert_true (pd_search_query_equal (one, same));
  g_assert_true (pd_search_query_equal (one, reference));
  g_assert_false (pd_search_query_equal (one, regex));
  g_assert_false (pd_search_query_equal (regex, caseless));
}

static char *
repeat (const char *unit,
        guint n,
        const char *middle,
        const char *close)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, unit);
  g_string_append (string, middle);
  for (guint i = 0; close != NULL && i < n; i++)
    g_string_append (string, close);
  return g_string_free (string, FALSE);
}

static void
test_deep (void)
{
  g_autofree char *deep = repeat ("-(a OR b (", 50, "c", "))");
  g_autofree char *deeper = repeat ("(", 101, "c", ")");
  g_autofree char *open = repeat ("tag:(", 1999, "c", NULL);
  g_autofree char *nots = repeat ("NOT ", 2499, "a", NULL);
  g_autoptr (PdSearchQuery) query = parse (deep);
  g_autoptr (PdSearchQuery) not = parse (nots);
  g_autofree char *written_not = pd_search_query_to_string (not);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) open_error = NULL;

  assert_same_when_written (query);
  g_assert_cmpstr (written_not, ==, "NOT a");
  g_assert_null (pd_search_query_new (deeper, &error));
  g_assert_error (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_SYNTAX);
  assert_one_sentence (error, deeper);
  g_assert_null (pd_search_query_new (open, &open_error));
  g_assert_error (open_error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_FIELD);
}

static void
test_long (void)
{
  static const char *const units[] = { "a ", "\"", "“", "(", "NOT ", "-", "/", "tag:", "tag:a ", "title:/a/ ", "：", "\\", "𠮷", "state:done ", "/(a", "a OR ", "e\u0301" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint n = PD_SEARCH_MAX_LENGTH / g_utf8_strlen (units[i], -1);
      g_autofree char *longest = repeat (units[i], n, "", NULL);
      g_autofree char *million = repeat (units[i], n * 100, "aaa", NULL);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PdSearchQuery) query = pd_search_query_new (longest, NULL);
      g_autofree char *canonical = query != NULL ? pd_search_query_to_string (query) : NULL;

      g_assert_null (pd_search_query_new (million, &error));
      g_assert_error (error, PD_SEARCH_ERROR, PD_SEARCH_ERROR_TOO_LONG);
      assert_one_sentence (error, million);
      /* Milliseconds, of which sanitizers and a busy machine make more; what takes a square of the length takes minutes. */
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

/* Of everything that means something, and of what is only text. */
static const char *const pieces[] = {
  " ", " ", " ", "\u3000", "\n", "(", ")", "（", "）", "\"", "\"", "“", "”", "「", "」", "『", "』", "＂", "\\", "\\\"", "/", "/i", "-", "--", ":", "：", "AND", "OR", "NOT",
  " AND ", " OR ", " NOT ", " -", "title:", "tag:", "标签：", "text:", "date:", "state:", "note:(", "2025", "2025-01", "..", "to-do", "done", "甲", "乙丙", "事件", "GPT", "a", "b",
  "𠮷", "\U0002A6D6", "\U00031350", "👩‍🔬", "🇨🇳", "\uFE0F", "\U000E0100", "e\u0301", "\u200B", "\u202E", "\x01", ".*", "[", "]", "{2,3}", "?", "\\d", "\\Q", "\\E", "(?i)"
};

static void
append_any (GString *query,
            GRand *rand)
{
  gunichar character;

  do
    character = g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 0x80 : 0x110000);
  while (!g_unichar_validate (character));
  g_string_append_unichar (query, character);
}

static GRand *
begin_random (void)
{
  const char *wish = g_getenv ("PIDIAN_SEED");
  guint32 seed = wish != NULL ? strtoul (wish, NULL, 10) : SEED;

  g_test_message ("PIDIAN_SEED=%u", seed);
  return g_rand_new_with_seed (seed);
}

/* Anything that can be typed is read, or refused with a sentence. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = begin_random ();
  guint n_read = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PdSearchQuery) query = NULL;

      for (int n = g_rand_int_range (rand, 1, 20); n > 0; n--)
        {
          if (g_rand_int_range (rand, 0, 8) == 0)
            append_any (typed, rand);
          else
            g_string_append (typed, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }
      query = pd_search_query_new (typed->str, &error);
      if (query == NULL)
        {
          g_assert_true (error->domain == PD_SEARCH_ERROR);
          assert_one_sentence (error, typed->str);
          continue;
        }
      n_read++;
      assert_same_when_written (query);
    }
  g_test_message ("%u of %u read", n_read, N_RANDOM);
  g_assert_cmpuint (n_read, >, N_RANDOM / 10);
}

static void
append_query (GString *query,
              GRand *rand,
              guint depth,
              gboolean has_field)
{
  static const char *const leaves[] = { "甲", "\"乙 丙\"", "“丁”", "GPT", "\"-a\"", "\"AND\"", "𠮷", "a:b", "「(」" };
  static const char *const whole[] = { "/a|b/", "/\\/\\\\/i", "date:2025..", "state:未读", "title:/^a/", "tag:-a", "来源：新华社" };
  static const char *const operators[] = { " ", " AND ", " OR ", " NOT ", " -", "\u3000" };
  int choice = g_rand_int_range (rand, 0, depth > 0 ? 12 : 6);

  if (choice < 5)
    g_string_append (query, leaves[g_rand_int_range (rand, 0, G_N_ELEMENTS (leaves))]);
  else if (choice == 5)
    g_string_append (query, has_field ? "戊" : whole[g_rand_int_range (rand, 0, G_N_ELEMENTS (whole))]);
  else if (choice < 8)
    {
      g_string_append (query, g_rand_boolean (rand) ? "NOT " : "-");
      append_query (query, rand, depth - 1, has_field);
    }
  else
    {
      gboolean names_field = !has_field && g_rand_int_range (rand, 0, 3) == 0;

      g_string_append (query, names_field ? "tag:(" : "(");
      append_query (query, rand, depth - 1, has_field || names_field);
      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        {
          g_string_append (query, operators[g_rand_int_range (rand, 0, G_N_ELEMENTS (operators))]);
          append_query (query, rand, depth - 1, has_field || names_field);
        }
      g_string_append (query, "）");
    }
}

static void
assert_whole (PdSearchNode *node,
              int around)
{
  PdSearchKind kind = pd_search_node_get_kind (node);
  guint n = pd_search_node_get_n_children (node);

  g_assert_cmpint (kind, !=, around);
  if (kind == PD_SEARCH_AND || kind == PD_SEARCH_OR)
    g_assert_cmpuint (n, >, 1);
  else
    g_assert_cmpuint (n, ==, kind == PD_SEARCH_NOT ? 1 : 0);
  for (guint i = 0; i < n; i++)
    assert_whole (pd_search_node_get_child (node, i), kind);
}

/* Queries that are right, nested. */
static void
test_random_trees (void)
{
  g_autoptr (GRand) rand = begin_random ();

  for (guint i = 0; i < N_RANDOM / 4; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (PdSearchQuery) query = NULL;

      append_query (typed, rand, 6, FALSE);
      if (g_utf8_strlen (typed->str, -1) > PD_SEARCH_MAX_LENGTH / 8)
        continue;
      query = parse (typed->str);
      assert_whole (pd_search_query_get_root (query), -1);
      assert_same_when_written (query);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-query/written", test_written);
  g_test_add_func ("/search-query/refused", test_refused);
  g_test_add_func ("/search-query/dates", test_dates);
  g_test_add_func ("/search-query/wrong-regex", test_wrong_regex);
  g_test_add_func ("/search-query/states", test_states);
  g_test_add_func ("/search-query/fields", test_fields);
  g_test_add_func ("/search-query/regex", test_regex);
  g_test_add_func ("/search-query/exploding-regex", test_exploding_regex);
  g_test_add_func ("/search-query/plain-and-terms", test_plain_and_terms);
  g_test_add_func ("/search-query/equal", test_equal);
  g_test_add_func ("/search-query/deep", test_deep);
  g_test_add_func ("/search-query/long", test_long);
  g_test_add_func ("/search-query/random", test_random);
  g_test_add_func ("/search-query/random-trees", test_random_trees);
  return g_test_run ();
}
