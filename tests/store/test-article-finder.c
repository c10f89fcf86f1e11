#include "pd-article-finder.h"
#include "pd-fixture.h"

#define GROUP "00000000-0000-7000-8000-000000000001"
#define FIELD "00000000-0000-7000-8000-000000000002"
#define BO "00000000-0000-7000-8000-000000000003"

/* Six articles, a to f by their file names. */
/* A search for words. */
static void
set_search (PdArticleQuery *query,
            const char *typed)
{
  g_autoptr (PdSearchQuery) search = pd_search_query_new (typed, NULL);

  pd_article_query_set_search (query, search);
}

static const char library[] =
    "UPDATE article SET title = '北京来信', date = '2025-01-30', source = '新华社', language = 'zh-Hans', starred = 1 WHERE file_name = 'a';"
    "UPDATE article SET title = '成都来信', date = '2025', source = '半岛', language = 'zh-Hant' WHERE file_name = 'b';"
    "UPDATE article SET title = '第9篇', date = '2024-12-31T23:59', source = '新华社', language = 'zh-Hans', excluded = '跑题' WHERE file_name = 'c';"
    "UPDATE article SET title = '第10篇', date = '2025-02', source = NULL, author = '李Ming' WHERE file_name = 'd';"
    "UPDATE article SET title = NULL, date = NULL, source = 'ＡＩ周刊', excluded = '重复' WHERE file_name = 'e';"
    "UPDATE article SET title = 'apple', date = '2025-03-01', source = '半岛', format = 'text/html', starred = 1 WHERE file_name = 'f';"
    "UPDATE article SET title_key = pd_title_key (title);"
    "INSERT INTO coder (uuid, name, created, modified) VALUES ('" BO "', 'Bo', 0, 0);"
    "INSERT INTO assignment (uuid, article_id, coder_id, state, created, modified) SELECT 's' || file_name, id, 1, iif (file_name = 'a', 'done', 'reading'), 0, 0 FROM article WHERE file_name IN ('a', 'c');"
    "INSERT INTO assignment (uuid, article_id, coder_id, state, created, modified) SELECT 't' || file_name, id, 2, 'done', 0, 0 FROM article WHERE file_name = 'c';"
    "INSERT INTO article_group (uuid, name, coder_id, created, modified) VALUES ('" GROUP "', '样本', 1, 0, 0);"
    "INSERT INTO group_member (uuid, group_id, article_id, coder_id, created, modified) SELECT 'm' || file_name, 1, id, 1, 0, 0 FROM article WHERE file_name IN ('b', 'c', 'f');"
    "INSERT INTO own_field (uuid, name, type, coder_id, created, modified) VALUES ('" FIELD "', '立场', 'text', 1, 0, 0);"
    "INSERT INTO own_field_value (uuid, field_id, article_id, value, coder_id, created, modified) SELECT 'v' || file_name, 1, id, iif (file_name = 'a', '支持', '反对'), 1, 0, 0 FROM article WHERE file_name IN ('a', 'b');"
    "INSERT INTO family (uuid, origin_article_id, created, modified) SELECT 'y', id, 0, 0 FROM article WHERE file_name = 'e';"
    "INSERT INTO family (uuid, created, modified) VALUES ('z', 0, 0);"
    "INSERT INTO family_member (uuid, family_id, article_id, created, modified) SELECT 'x' || file_name, iif (file_name IN ('b', 'f'), 2, 1), id, 0, 0 FROM article WHERE file_name <> 'd';";

static void
mark (Fixture *fixture,
      const char *article_id,
      guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdChanges) changes = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, i, i + 1);
      pd_edit_insert (edit, highlight);
    }
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  static const char *const texts[] = { "六个字的文章。", "短。", "这是最长的一篇文章，没有更长的了。", "中等长度的。", "三个字。", "四个字的。" };

  fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char name[] = { 'a' + i, '\0' };
      g_autofree char *id = fixture_import (fixture, name, texts[i]);

      mark (fixture, id, i == 1 ? 2 : i == 3 ? 1
                                             : 0);
    }
  fixture_exec (fixture, library);
}

/* The file names of what is found. */
static gpointer
find_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GArray) rows = pd_article_finder_run (connection, data, 1, cancellable, error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (*error);
  for (guint i = 0; i < rows->len; i++)
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT file_name FROM article WHERE id = ?", error);
      gboolean has_row;

      sqlite3_bind_int64 (statement, 1, g_array_index (rows, gint64, i));
      g_assert_true (pd_connection_step (connection, statement, &has_row, error) && has_row);
      g_string_append (names, (const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
assert_found (Fixture *fixture,
              PdArticleQuery *query,
              const char *expected)
{
  g_autoptr (PdArticleQuery) own = query;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, find_job, own, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_orders (Fixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    PdArticleSort sort;
    gboolean descending;
    const char *expected;
  } cases[] = {
    { PD_ARTICLE_SORT_TITLE, FALSE, "abcdfe" },
    { PD_ARTICLE_SORT_TITLE, TRUE, "fdcbae" },
    { PD_ARTICLE_SORT_DATE, FALSE, "cbadfe" },
    { PD_ARTICLE_SORT_DATE, TRUE, "fdabce" },
    { PD_ARTICLE_SORT_SOURCE, FALSE, "bfaced" },
    { PD_ARTICLE_SORT_SOURCE, TRUE, "eacbfd" },
    { PD_ARTICLE_SORT_ADDED, FALSE, "abcdef" },
    { PD_ARTICLE_SORT_ADDED, TRUE, "fedcba" },
    { PD_ARTICLE_SORT_HIGHLIGHTS, FALSE, "acfedb" },
    { PD_ARTICLE_SORT_HIGHLIGHTS, TRUE, "bdacfe" },
    { PD_ARTICLE_SORT_LENGTH, FALSE, "befdac" },
    { PD_ARTICLE_SORT_LENGTH, TRUE, "cadfeb" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PdArticleQuery *query = pd_article_query_new ();

      pd_article_query_set_sort (query, cases[i].sort, cases[i].descending);
      assert_found (fixture, query, cases[i].expected);
    }
}

#define FIND(expected, ...)                                          \
  G_STMT_START                                                       \
  {                                                                  \
    PdArticleQuery *query = pd_article_query_new ();                 \
    pd_article_query_set_sort (query, PD_ARTICLE_SORT_ADDED, FALSE); \
    __VA_ARGS__;                                                     \
    assert_found (fixture, query, expected);                         \
  }                                                                  \
  G_STMT_END

static void
test_filters (Fixture *fixture,
              gconstpointer data)
{
  FIND ("ab", set_search (query, "来信"));
  FIND ("d", set_search (query, "ｍｉｎｇ"));
  FIND ("e", set_search (query, "ai"));
  FIND ("ac", set_search (query, "新華"));
  FIND ("bf", set_search (query, "source:半岛"));
  FIND ("d", set_search (query, "author:李"));
  FIND ("", set_search (query, "author:新华社"));
  FIND ("cdef", set_search (query, "-来信"));
  FIND ("bdef", set_search (query, "NOT source:新华社"));
  FIND ("c", set_search (query, "没有更长"));
  FIND ("", set_search (query, "没有这个词"));
  FIND ("abcdef", set_search (query, ""));

  FIND ("af", pd_article_query_set_starred (query, PD_ARTICLE_MATCH_WITH));
  FIND ("bcde", pd_article_query_set_starred (query, PD_ARTICLE_MATCH_WITHOUT));
  FIND ("ce", pd_article_query_set_excluded (query, PD_ARTICLE_MATCH_WITH));
  FIND ("abdf", pd_article_query_set_excluded (query, PD_ARTICLE_MATCH_WITHOUT));
  FIND ("bd", pd_article_query_set_highlighted (query, PD_ARTICLE_MATCH_WITH));
  FIND ("acef", pd_article_query_set_highlighted (query, PD_ARTICLE_MATCH_WITHOUT));

  FIND ("abcef", pd_article_query_set_copies (query, PD_ARTICLE_COPIES_ONLY));
  FIND ("bde", pd_article_query_set_copies (query, PD_ARTICLE_COPIES_ONCE));

  FIND ("a", pd_article_query_set_state (query, "done", NULL));
  FIND ("c", pd_article_query_set_state (query, "done", BO));
  FIND ("bdef", pd_article_query_set_state (query, "", NULL));
  FIND ("", pd_article_query_set_state (query, "to-do", NULL));

  FIND ("bcf", pd_article_query_set_group (query, GROUP));
  FIND ("", pd_article_query_set_group (query, FIELD));
  FIND ("ac", pd_article_query_set_value (query, PD_ARTICLE_SOURCE, "新华社"));
  FIND ("d", pd_article_query_set_value (query, PD_ARTICLE_SOURCE, ""));
  FIND ("ace", pd_article_query_set_values (query, PD_ARTICLE_SOURCE, (const char *const[]) { "新华社", "ＡＩ周刊", NULL }));
  FIND ("bdf", pd_article_query_set_values (query, PD_ARTICLE_SOURCE, (const char *const[]) { "半岛", "", NULL }));
  FIND ("abcdef", pd_article_query_set_values (query, PD_ARTICLE_SOURCE, (const char *const[]) { NULL }));
  FIND ("ac", pd_article_query_set_value (query, PD_ARTICLE_LANGUAGE, "zh-Hans"));
  FIND ("f", pd_article_query_set_value (query, PD_ARTICLE_FORMAT, "text/html"));
  FIND ("a", pd_article_query_set_field (query, FIELD, "支持"));
  FIND ("cdef", pd_article_query_set_field (query, FIELD, ""));
}

/* A date is between two where it may be. */
static void
test_dates (Fixture *fixture,
            gconstpointer data)
{
  FIND ("abdf", pd_article_query_set_dates (query, "2025", NULL));
  FIND ("abdf", pd_article_query_set_dates (query, "2025", "2025"));
  FIND ("c", pd_article_query_set_dates (query, NULL, "2024"));
  FIND ("abcd", pd_article_query_set_dates (query, NULL, "2025-02"));
  FIND ("abd", pd_article_query_set_dates (query, "2025-01", "2025-02-10"));
  FIND ("bd", pd_article_query_set_dates (query, "2025-02-10", "2025-02-20"));
  FIND ("bf", pd_article_query_set_dates (query, "2025-03-01", "2025-03-01"));
}

static void
test_together (Fixture *fixture,
               gconstpointer data)
{
  FIND ("f", pd_article_query_set_starred (query, PD_ARTICLE_MATCH_WITH); pd_article_query_set_group (query, GROUP));
  FIND ("a", pd_article_query_set_value (query, PD_ARTICLE_SOURCE, "新华社"); pd_article_query_set_excluded (query, PD_ARTICLE_MATCH_WITHOUT));
  FIND ("b", set_search (query, "来信"); pd_article_query_set_value (query, PD_ARTICLE_LANGUAGE, "zh-Hant"));
  FIND ("fb", pd_article_query_set_sort (query, PD_ARTICLE_SORT_DATE, TRUE); pd_article_query_set_group (query, GROUP); pd_article_query_set_dates (query, "2025", NULL));
}

/* What is deleted is in no order and no group. */
static void
test_deleted (Fixture *fixture,
              gconstpointer data)
{
  fixture_exec (fixture, "UPDATE article SET present = 0 WHERE file_name IN ('a', 'c', 'd')");
  FIND ("bef", (void) query);
  FIND ("eb", pd_article_query_set_sort (query, PD_ARTICLE_SORT_LENGTH, FALSE); pd_article_query_set_starred (query, PD_ARTICLE_MATCH_WITHOUT);
        pd_article_query_set_sort (query, PD_ARTICLE_SORT_LENGTH, TRUE));
  FIND ("bfe", pd_article_query_set_sort (query, PD_ARTICLE_SORT_SOURCE, FALSE));
  FIND ("bf", pd_article_query_set_group (query, GROUP));
  FIND ("", pd_article_query_set_state (query, "done", NULL));
}

static void
test_equal (void)
{
  g_autoptr (PdArticleQuery) first = pd_article_query_new ();
  g_autoptr (PdArticleQuery) second = NULL;
  g_autoptr (PdArticleQuery) third = NULL;

  g_assert_false (pd_article_query_is_filtered (first));
  pd_article_query_set_sort (first, PD_ARTICLE_SORT_DATE, TRUE);
  g_assert_false (pd_article_query_is_filtered (first));
  set_search (first, "甲");
  pd_article_query_set_state (first, "done", BO);
  pd_article_query_set_dates (first, "2024", "2025");
  pd_article_query_set_value (first, PD_ARTICLE_SOURCE, "新华社");
  pd_article_query_set_field (first, FIELD, "支持");
  second = pd_article_query_copy (first);
  third = g_boxed_copy (PD_TYPE_ARTICLE_QUERY, second);
  g_assert_true (pd_article_query_equal (first, third));
  g_assert_true (pd_article_query_is_filtered (third));
  pd_article_query_set_field (third, FIELD, "反对");
  g_assert_false (pd_article_query_equal (first, third));
  pd_article_query_set_values (second, PD_ARTICLE_SOURCE, (const char *const[]) { "新华社", "半岛", NULL });
  g_assert_false (pd_article_query_equal (first, second));
  pd_article_query_set_value (second, PD_ARTICLE_SOURCE, NULL);
  g_assert_false (pd_article_query_equal (first, second));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, fixture_tear_down)
  ADD ("/article-finder/orders", test_orders);
  ADD ("/article-finder/filters", test_filters);
  ADD ("/article-finder/dates", test_dates);
  ADD ("/article-finder/together", test_together);
  ADD ("/article-finder/deleted", test_deleted);
#undef ADD
  g_test_add_func ("/article-finder/equal", test_equal);
  return g_test_run ();
}
