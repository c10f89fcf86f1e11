#include "pd-common-values.h"
#include "pd-fixture.h"
#include "pd-value-counts.h"

#define FIELD "00000000-0000-7000-8000-000000000001"
#define OTHER_FIELD "00000000-0000-7000-8000-000000000002"

/* Six articles, a to f by their file names, whose rows are 1 to 6. */
static const char library[] =
    "UPDATE article SET author = NULL, source = NULL, date = NULL, language = 'zh-Hans', title = file_name;"
    "UPDATE article SET author = '王芳', source = '新华社', date = '2025' WHERE file_name = 'a';"
    "UPDATE article SET author = '王芳', source = '新华社', date = '2025' WHERE file_name = 'b';"
    "UPDATE article SET author = '李Ming', source = '新华社' WHERE file_name = 'c';"
    "UPDATE article SET source = 'ＡＩ周刊', starred = 1 WHERE file_name = 'd';"
    "UPDATE article SET source = '半岛', excluded = '跑题' WHERE file_name = 'e';"
    "UPDATE article SET excluded = '重复', starred = 1 WHERE file_name = 'f';"
    "INSERT INTO own_field (uuid, name, type, coder_id, created, modified) VALUES ('" FIELD "', '立场', 'text', 1, 0, 0), ('" OTHER_FIELD "', '体裁', 'text', 1, 0, 0);"
    "INSERT INTO own_field_value (uuid, field_id, article_id, value, coder_id, created, modified)"
    " SELECT 'v' || file_name, 1, id, iif (file_name = 'd', '反对', '支持'), 1, 0, 0 FROM article WHERE file_name IN ('a', 'b', 'd');";

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture_set_up (fixture, data);
  for (char name = 'a'; name <= 'f'; name++)
    {
      char file_name[] = { name, '\0' };
      g_autofree char *text = g_strdup_printf ("文章%c。", name);
      g_autofree char *id = fixture_import (fixture, file_name, text);
    }
  fixture_exec (fixture, library);
}

static gpointer
compare_job (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return pd_common_values_load (connection, data, cancellable, error);
}

/* What the articles with some file names have in common. */
static PdCommonValues *
compare (Fixture *fixture,
         const char *names)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  PdCommonValues *values;

  for (const char *name = names; *name != '\0'; name++)
    {
      gint64 row = *name - 'a' + 1;

      g_array_append_val (rows, row);
    }
  values = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, compare_job, rows, NULL, &error);
  g_assert_no_error (error);
  return values;
}

/* A value that all have, "" where none has any, or NULL where they differ. */
static void
assert_common (Fixture *fixture,
               const char *names,
               const char *field,
               const char *expected)
{
  g_autoptr (PdCommonValues) values = compare (fixture, names);

  g_assert_cmpint (pd_common_values_differ (values, field), ==, expected == NULL);
  g_assert_cmpstr (pd_common_values_get (values, field), ==, expected != NULL && *expected != '\0' ? expected : NULL);
}

static void
test_common (Fixture *fixture,
             gconstpointer data)
{
  assert_common (fixture, "a", "author", "王芳");
  assert_common (fixture, "ba", "author", "王芳");
  assert_common (fixture, "abc", "author", NULL);
  assert_common (fixture, "abc", "source", "新华社");
  assert_common (fixture, "abc", "language", "zh-Hans");
  assert_common (fixture, "ab", "date", "2025");
  assert_common (fixture, "ab", "title", NULL);
  assert_common (fixture, "def", "author", "");
  assert_common (fixture, "abcdef", "editor", "");
  /* Some have a value and others none, whichever comes first. */
  assert_common (fixture, "cd", "author", NULL);
  assert_common (fixture, "bc", "date", NULL);
  fixture_exec (fixture, "UPDATE article SET editor = '周' WHERE file_name = 'b'");
  assert_common (fixture, "ab", "editor", NULL);
}

static void
test_common_of_own_fields (Fixture *fixture,
                           gconstpointer data)
{
  assert_common (fixture, "a", FIELD, "支持");
  assert_common (fixture, "ab", FIELD, "支持");
  assert_common (fixture, "abc", FIELD, NULL);
  assert_common (fixture, "abd", FIELD, NULL);
  assert_common (fixture, "cef", FIELD, "");
  assert_common (fixture, "abcdef", OTHER_FIELD, "");
}

/* What was deleted meanwhile has a say no more. */
static void
test_common_of_deleted (Fixture *fixture,
                        gconstpointer data)
{
  fixture_exec (fixture, "UPDATE article SET present = 0 WHERE file_name IN ('c', 'd')");
  assert_common (fixture, "abcd", "author", "王芳");
  assert_common (fixture, "abcd", FIELD, "支持");
  assert_common (fixture, "cd", "author", "");
  assert_common (fixture, "", "author", "");
}

typedef struct
{
  PdKey key;
  PdArticleQuery *query;
  const char *text;
  guint limit;
} Count;

static gpointer
count_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  const Count *count = data;
  g_autoptr (GPtrArray) counts = pd_value_counts_load (connection, count->key, count->query, 1, count->text, count->limit, cancellable, error);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_no_error (*error);
  for (guint i = 0; i < counts->len; i++)
    {
      const PdValueCount *value = g_ptr_array_index (counts, i);

      g_string_append_printf (all, "%s%s=%u", i > 0 ? " " : "", value->value, value->n_articles);
    }
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static void
assert_counts (Fixture *fixture,
               PdKey key,
               PdArticleQuery *query,
               const char *text,
               guint limit,
               const char *expected)
{
  Count count = { key, query, text, limit };
  g_autoptr (GError) error = NULL;
  g_autofree char *found = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, count_job, &count, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_counts (Fixture *fixture,
             gconstpointer data)
{
  assert_counts (fixture, PD_ARTICLE_SOURCE, NULL, NULL, 10, "新华社=3 半岛=1 ＡＩ周刊=1 =1");
  assert_counts (fixture, PD_ARTICLE_SOURCE, NULL, "", 2, "新华社=3 半岛=1");
  assert_counts (fixture, PD_ARTICLE_SOURCE, NULL, "ai", 10, "ＡＩ周刊=1");
  assert_counts (fixture, PD_ARTICLE_SOURCE, NULL, "没有", 10, "");
  assert_counts (fixture, PD_ARTICLE_AUTHOR, NULL, NULL, 10, "王芳=2 李Ming=1 =3");
  fixture_exec (fixture, "UPDATE article SET present = 0 WHERE file_name = 'a'");
  assert_counts (fixture, PD_ARTICLE_SOURCE, NULL, NULL, 1, "新华社=2");
  fixture_exec (fixture, "UPDATE article SET excluded = '跑题' WHERE file_name IN ('a', 'd')");
  assert_counts (fixture, PD_ARTICLE_EXCLUDED, NULL, NULL, 2, "跑题=2 重复=1");
}

/* The others of what is asked for count, and not what is asked of the column itself. */
static void
test_counts_of_query (Fixture *fixture,
                      gconstpointer data)
{
  static const char *const sources[] = { "新华社", "半岛", NULL };
  g_autoptr (PdArticleQuery) query = pd_article_query_new ();

  pd_article_query_set_values (query, PD_ARTICLE_SOURCE, sources);
  assert_counts (fixture, PD_ARTICLE_SOURCE, query, NULL, 10, "新华社=3 半岛=1 ＡＩ周刊=1 =1");
  assert_counts (fixture, PD_ARTICLE_AUTHOR, query, NULL, 10, "王芳=2 李Ming=1 =1");
  pd_article_query_set_excluded (query, PD_ARTICLE_MATCH_WITHOUT);
  assert_counts (fixture, PD_ARTICLE_SOURCE, query, NULL, 10, "新华社=3 ＡＩ周刊=1");
  pd_article_query_set_value (query, PD_ARTICLE_AUTHOR, "王芳");
  assert_counts (fixture, PD_ARTICLE_SOURCE, query, NULL, 10, "新华社=2");
  assert_counts (fixture, PD_ARTICLE_AUTHOR, query, "Ming", 10, "李Ming=1");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, fixture_tear_down)
  ADD ("/values/common", test_common);
  ADD ("/values/common-of-own-fields", test_common_of_own_fields);
  ADD ("/values/common-of-deleted", test_common_of_deleted);
  ADD ("/values/counts", test_counts);
  ADD ("/values/counts-of-query", test_counts_of_query);
#undef ADD
  return g_test_run ();
}
