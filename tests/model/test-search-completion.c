#include "pd-search-completion.h"
#include "pd-search-query.h"

#include <stdlib.h>
#include <string.h>

/* Random queries are the same each time, unless PIDIAN_SEED says otherwise. */
#define SEED 20250130
#define N_RANDOM 3000

/* Takes the cursor, `|`, out of a query. */
static char *
take_cursor (const char *shown,
             guint *cursor)
{
  const char *bar = strchr (shown, '|');

  g_assert_nonnull (bar);
  *cursor = g_utf8_strlen (shown, bar - shown);
  return g_strdup_printf ("%.*s%s", (int) (bar - shown), shown, bar + 1);
}

/* What is typed, the field (or "" for the name of one), the part before the cursor, the span that it takes the place of. */
static const struct
{
  const char *shown;
  const char *field;
  const char *part;
  const char *span;
} cases[] = {
  /* Names */
  { "ti|", "", "ti", "ti" },
  { "甲 标|", "", "标", "标" },
  { "-t|", "", "t", "t" },
  { "(t|)", "", "t", "t" },
  { "ta|g:甲", "", "ta", "tag:" },
  { "a t|ag b", "", "t", "tag" },
  { "tags:a|", "", "tags:a", "tags:a" },
  /* Values */
  { "tag:|", "tag", "", "" },
  { "标签：|", "tag", "", "" },
  { "a tag:| b", "tag", "", "" },
  { "tag:|甲 b", "tag", "", "甲" },
  { "tag:人/|", "tag", "人/", "人/" },
  { "tag:人|物 b", "tag", "人", "人物" },
  { "-author:新|", "author", "新", "新" },
  { "date:2025-|", "date", "2025-", "2025-" },
  { "state:|", "state", "", "" },
  { "tag:\"人 |", "tag", "人 ", "\"人 " },
  { "tag:“人 |物” b", "tag", "人 ", "“人 物”" },
  { "tag:\"a\\\"|b\"", "tag", "a\"", "\"a\\\"b\"" },
  { "tag:\"|", "tag", "", "\"" },
  /* Nobody knows where it was meant to end. */
  { "tag:\"人| AND 甲", "tag", "人", "\"人" },
  { "tag:-a|", "tag", "-a", "-a" },
  { "tag:title:|", "tag", "title:", "title:" },
  /* In parentheses */
  { "tag:(|", "tag", "", "" },
  { "tag:(|)", "tag", "", "" },
  { "tag:(甲 OR 乙|", "tag", "乙", "乙" },
  { "tag:(甲 (乙) |", "tag", "", "" },
  { "tag:(甲 -|", "tag", "", "" },
  { "tag:(\"甲 |", "tag", "甲 ", "\"甲 " },
  { "tag:(甲) author:(乙|)", "author", "乙", "乙" },
  { "tag:(甲) b|", "", "b", "b" },
  { "(a tag:(甲)) b|", "", "b", "b" },
  { ") tag:(a|", "tag", "a", "a" },
};

static PdSearchField
field_of (const char *name)
{
  PdSearchField field = PD_SEARCH_FIELD_ANY;

  g_assert_true (*name == '\0' || pd_search_field_from_name (name, -1, &field));
  return field;
}

static void
test_at (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint cursor;
      g_autofree char *typed = take_cursor (cases[i].shown, &cursor);
      g_auto (PdSearchCompletion) completion = { 0 };
      g_autofree char *span = NULL;

      g_assert_true (pd_search_completion_at (typed, cursor, &completion));
      g_assert_cmpuint (completion.field, ==, field_of (cases[i].field));
      g_assert_cmpstr (completion.part, ==, cases[i].part);
      span = g_utf8_substring (typed, completion.start, completion.end);
      g_assert_cmpstr (span, ==, cases[i].span);
    }
}

static void
test_nothing (void)
{
  static const char *const nothing[] = { "|", " |", "|a", "a |", "(|", "-|", "tag:-|", "\"a|", "\"a\"|", "“甲|”", "/a|", "/a/|", "/ta|g/", "text:/a|/", "tag: |", "tag:\"a\"|", "tag:(\"a\"|", "tag:|(a)",
                                         "tag:(|a", "a)|", "tag:(a)|", "a AND|", "tag:(a OR| b)", "tag:|“a", "title:|/a/" };
  g_autofree char *longest = g_strnfill (PD_SEARCH_MAX_LENGTH + 1, 'a');
  g_auto (PdSearchCompletion) completion = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      guint cursor;
      g_autofree char *typed = take_cursor (nothing[i], &cursor);

      g_assert_false (pd_search_completion_at (typed, cursor, &completion));
      g_assert_null (completion.part);
    }
  g_assert_false (pd_search_completion_at (longest, 3, &completion));
  g_assert_false (pd_search_completion_at ("a", 2, &completion));
}

static void
test_apply (void)
{
  static const struct
  {
    const char *shown;
    const char *chosen;
    const char *expected;
  } applied[] = {
    { "ti|", "title", "title:|" },
    { "甲 标|", "标签", "甲 标签:|" },
    { "ta|g:甲", "title", "title:|甲" },
    { "-t|", "tag", "-tag:|" },
    { "tag:|", "人物", "tag:人物|" },
    { "tag:人| 甲", "人/名 字", "tag:\"人/名 字\"| 甲" },
    { "标签：“人 |物”甲", "人物", "标签：人物| 甲" },
    { "tag:\"人| AND 甲", "人物", "tag:人物| AND 甲" },
    { "tag:\"人|工 甲", "人物", "tag:人物| 工 甲" },
    { "tag:(甲 |)", "-乙", "tag:(甲 \"-乙\"|)" },
    { "tag:|", "a \"b\" \\", "tag:\"a \\\"b\\\" \\\\\"|" },
    { "tag:|(a", "x", NULL },
    { "coder:A|", "OR", "coder:\"OR\"|" },
    { "source:新|", "「新 华」", "source:\"「新 华」\"|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (applied); i++)
    {
      guint cursor, expected_cursor;
      g_autofree char *typed = take_cursor (applied[i].shown, &cursor);
      g_autofree char *expected = NULL;
      g_autofree char *query = NULL;
      g_auto (PdSearchCompletion) completion = { 0 };

      g_assert_cmpint (pd_search_completion_at (typed, cursor, &completion), ==, applied[i].expected != NULL);
      if (applied[i].expected == NULL)
        continue;
      expected = take_cursor (applied[i].expected, &expected_cursor);
      query = pd_search_completion_apply (&completion, typed, applied[i].chosen, &cursor);
      g_assert_cmpstr (query, ==, expected);
      g_assert_cmpuint (cursor, ==, expected_cursor);
    }
}

/* Whatever is chosen, and wherever, it is read back as it is. */
static void
test_random (void)
{
  static const char *const pieces[] = { " ", "\u3000", "(", "）", "\"", "“", "”", "\\", "/", "-", ":", "AND", "OR", "甲", "乙丙", "a", "𠮷", "e\u0301", "tag:", "..", "i" };
  const char *wish = g_getenv ("PIDIAN_SEED");
  guint32 seed = wish != NULL ? strtoul (wish, NULL, 10) : SEED;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("PIDIAN_SEED=%u", seed);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) chosen = g_string_new ("丁");
      g_autofree char *typed = NULL;
      g_auto (PdSearchCompletion) completion = { 0 };
      g_autoptr (PdSearchQuery) query = NULL;
      g_autoptr (GError) error = NULL;
      gboolean in_group = g_rand_boolean (rand);
      guint cursor;
      PdSearchNode *node;

      for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        g_string_insert (chosen, g_rand_boolean (rand) ? 0 : -1, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      typed = take_cursor (in_group ? "tag:(x|)" : "tag:x| ", &cursor);
      g_assert_true (pd_search_completion_at (typed, cursor, &completion));
      g_free (g_steal_pointer (&typed));
      typed = pd_search_completion_apply (&completion, in_group ? "tag:(x)" : "tag:x ", chosen->str, &cursor);
      query = pd_search_query_new (typed, &error);
      g_assert_no_error (error);
      node = pd_search_query_get_root (query);
      g_assert_cmpint (pd_search_node_get_field (node), ==, PD_SEARCH_FIELD_TAG);
      g_assert_cmpstr (pd_search_node_get_text (node), ==, chosen->str);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-completion/at", test_at);
  g_test_add_func ("/search-completion/nothing", test_nothing);
  g_test_add_func ("/search-completion/apply", test_apply);
  g_test_add_func ("/search-completion/random", test_random);
  return g_test_run ();
}
