#include "pd-column-choices.h"
#include "pd-import.h"
#include "pd-library-edits.h"
#include "pd-project-fixture.h"
#include "pd-project-replace.h"

static GPtrArray *
load (Fixture *fixture,
      PdWord word)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = pd_project_load (fixture->project, word, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static GPtrArray *
import (Fixture *fixture,
        const char *const *paths,
        const PdImportOptions *options,
        GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *results = pd_project_import (fixture->project, paths, options, NULL, NULL, cancellable, &error);

  g_assert_no_error (error);
  return results;
}

static void
import_each (Fixture *fixture,
             const char *const *paths)
{
  g_autoptr (GPtrArray) results = import (fixture, paths, NULL, NULL);

  g_assert_cmpuint (results->len, >, 0);
}

static void
undo (Fixture *fixture,
      gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (fixture->project, redo, &label, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (label);
}

/* The table of a flow diagram, without what is 0: "seen 3, failed 1". It must add up. */
static void
assert_flow (Fixture *fixture,
             const char *expected)
{
  g_autoptr (GPtrArray) rows = load (fixture, PD_WORD_FLOW);
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) said = g_string_new (NULL);
#define SUM(stage) GPOINTER_TO_INT (g_hash_table_lookup (sums, stage))

  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);
      const char *stage = pd_record_get_text (row, PD_FLOW_STAGE), *reason = pd_record_get_text (row, PD_FLOW_REASON);
      int n = pd_record_get_integer (row, PD_FLOW_COUNT);

      g_hash_table_insert (sums, (gpointer) stage, GINT_TO_POINTER (SUM (stage) + n));
      if (n > 0)
        g_string_append_printf (said, "%s%s%s%s %d", said->len > 0 ? ", " : "", stage, reason != NULL ? " " : "", reason != NULL ? reason : "", n);
    }
  g_assert_cmpstr (said->str, ==, expected);
  g_assert_cmpint (SUM ("seen"), ==, SUM ("duplicate") + SUM ("failed") + SUM ("cancelled") + SUM ("imported"));
  g_assert_cmpint (SUM ("imported"), ==, SUM ("deleted") + SUM ("excluded") + SUM ("included"));
#undef SUM
}

/* What became of each file, and of which run. */
static void
test_outcomes (Fixture *fixture,
               gconstpointer data)
{
  static const char *const outcomes[] = { "imported", "duplicate", "failed" };
  g_autofree char *one = fixture_write (fixture, "一.md", "# 一篇\n\n第一段。\n");
  g_autofree char *copy = fixture_write (fixture, "二.md", "# 一篇\n\n第一段。\n");
  g_autofree char *none = g_build_filename (fixture->folder, "无", "..", "三.txt", NULL);
  const char *const paths[] = { one, copy, none, NULL };
  const PdImportOptions options = { .read.encoding = "UTF-8" };
  g_autoptr (GPtrArray) results = import (fixture, paths, &options, NULL);
  g_autoptr (GPtrArray) runs = load (fixture, PD_WORD_IMPORT_RUN);
  g_autoptr (GPtrArray) files = load (fixture, PD_WORD_IMPORT_FILE);
  g_autoptr (GPtrArray) articles = load (fixture, PD_WORD_ARTICLE);
  PdRecord *run, *file;

  g_assert_cmpuint (results->len, ==, 3);
  g_assert_cmpuint (runs->len, ==, 1);
  run = g_ptr_array_index (runs, 0);
  g_assert_cmpint (pd_record_get_integer (run, PD_IMPORT_RUN_PATHS), ==, 3);
  g_assert_cmpstr (pd_record_get_text (run, PD_IMPORT_RUN_VERSION), !=, "");
  g_assert_cmpstr (pd_record_get_text (run, PD_IMPORT_RUN_ENCODING), ==, "UTF-8");
  g_assert_null (pd_record_get_text (run, PD_IMPORT_RUN_MAPPING));
  g_assert_cmpstr (pd_record_get_text (run, PD_IMPORT_RUN_CODER_ID), ==, pd_project_get_coder_id (fixture->project));
  g_assert_cmpint (pd_record_get_integer (run, PD_IMPORT_RUN_STARTED), >, 0);
  g_assert_cmpint (pd_record_get_integer (run, PD_IMPORT_RUN_FINISHED), >=, pd_record_get_integer (run, PD_IMPORT_RUN_STARTED));
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (articles, 0), PD_ARTICLE_IMPORT_RUN_ID), ==, pd_record_get_id (run));

  g_assert_cmpuint (files->len, ==, 3);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_canonicalize_filename (paths[i], NULL);

      file = g_ptr_array_index (files, i);
      g_assert_cmpstr (pd_record_get_text (file, PD_IMPORT_FILE_IMPORT_RUN_ID), ==, pd_record_get_id (run));
      g_assert_cmpstr (pd_record_get_text (file, PD_IMPORT_FILE_OUTCOME), ==, outcomes[i]);
      g_assert_cmpstr (pd_record_get_text (file, PD_IMPORT_FILE_PATH), ==, path);
      g_assert_cmpstr (pd_record_get_text (file, PD_IMPORT_FILE_ARTICLE_ID), ==, i < 2 ? pd_record_get_id (g_ptr_array_index (articles, 0)) : NULL);
      g_assert_cmpstr (pd_record_get_text (file, PD_IMPORT_FILE_FORMAT), ==, i < 2 ? "markdown" : NULL);
      g_assert_cmpstr (pd_record_get_text (file, PD_IMPORT_FILE_ENCODING), ==, i < 2 ? "UTF-8" : NULL);
    }
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (files, 1), PD_IMPORT_FILE_SAME), ==, "source");
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (files, 2), PD_IMPORT_FILE_MESSAGE), ==, ((PdImportResult *) g_ptr_array_index (results, 2))->message);
  assert_flow (fixture, "seen 3, duplicate 1, failed 1, imported 1, included 1");
}

static GArray *
find_articles (Fixture *fixture,
               guint n)
{
  g_autoptr (GPtrArray) articles = load (fixture, PD_WORD_ARTICLE);
  g_auto (GStrv) ids = g_new0 (char *, n + 1);
  g_autoptr (GError) error = NULL;
  GArray *rows;

  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup (pd_record_get_id (g_ptr_array_index (articles, i)));
  rows = pd_project_find_articles (fixture->project, (const char *const *) ids, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

/* What is excluded and deleted, undone and done again, in the numbers of a flow diagram. */
static void
test_flow (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *table = fixture_write (fixture, "帖子.jsonl", "{\"title\":\"甲\",\"content\":\"第一段。\"}\n{\"title\":\"乙\",\"content\":\"第二段。\"}\n{\"title\":\"丙\",\"content\":\"第三段。\"}\n{\"title\":\"丁\",\"content\":\"\"}\n");
  g_autofree char *one = fixture_write (fixture, "一.txt", "一篇。\n");
  g_autofree char *none = g_build_filename (fixture->folder, "无.txt", NULL);
  const char *const first[] = { table, none, NULL };
  const char *const second[] = { one, NULL };
  const char *const again[] = { table, one, none, NULL };
  g_autoptr (GArray) two = NULL;
  g_autoptr (GArray) three = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (PdEdit) removal = pd_edit_new ("Remove");

  import_each (fixture, first);
  import_each (fixture, second);
  assert_flow (fixture, "seen 6, failed 2, imported 4, included 4");

  two = find_articles (fixture, 2);
  three = find_articles (fixture, 3);
  fixture_perform (fixture->project, pd_library_edit_exclude (three, "与主题无关"));
  fixture_perform (fixture->project, pd_library_edit_exclude (two, "不足百字"));
  assert_flow (fixture, "seen 6, failed 2, imported 4, excluded 不足百字 2, excluded 与主题无关 1, included 1");
  articles = load (fixture, PD_WORD_ARTICLE);
  pd_edit_remove (removal, PD_WORD_ARTICLE, pd_record_get_id (g_ptr_array_index (articles, 3)));
  fixture_perform (fixture->project, g_object_ref (removal));
  assert_flow (fixture, "seen 6, failed 2, imported 4, deleted 1, excluded 不足百字 2, excluded 与主题无关 1");
  undo (fixture, FALSE);
  undo (fixture, FALSE);
  undo (fixture, FALSE);
  assert_flow (fixture, "seen 6, failed 2, imported 4, included 4");

  /* An import that was undone does not count, and counts when it is done again. */
  undo (fixture, FALSE);
  undo (fixture, FALSE);
  assert_flow (fixture, "");
  undo (fixture, TRUE);
  assert_flow (fixture, "seen 5, failed 2, imported 3, included 3");
  undo (fixture, TRUE);

  /* The same files again are no duplicates of what came from them, and what is mended has not failed. */
  g_free (fixture_write (fixture, "无.txt", "有了。\n"));
  import_each (fixture, again);
  assert_flow (fixture, "seen 6, failed 1, imported 5, included 5");
}

/* A table that could not be read at first has not failed when its records can. */
static void
test_mended (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "帖子.jsonl", "");
  g_autofree char *other = fixture_write (fixture, "帖子.jsonl.txt", "");

  import_each (fixture, (const char *const[]) { path, other, NULL });
  assert_flow (fixture, "seen 2, failed 2");
  g_free (fixture_write (fixture, "帖子.jsonl", "{\"title\":\"甲\",\"content\":\"第一段。\"}\n{\"title\":\"乙\",\"content\":\"第二段。\"}\n"));
  import_each (fixture, (const char *const[]) { path, NULL });
  assert_flow (fixture, "seen 3, failed 1, imported 2, included 2");
  undo (fixture, FALSE);
  assert_flow (fixture, "seen 2, failed 2");
}

/* What was asked for and not read any more is told. */
static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *one = fixture_write (fixture, "一.txt", "一篇。\n");
  g_autofree char *two = fixture_write (fixture, "二.txt", "二篇。\n");
  const char *const paths[] = { one, two, NULL };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  g_cancellable_cancel (cancelled);
  results = import (fixture, paths, NULL, cancelled);
  g_assert_cmpuint (results->len, ==, 0);
  assert_flow (fixture, "seen 2, cancelled 2");
  runs = load (fixture, PD_WORD_IMPORT_RUN);
  g_assert_cmpint (pd_record_get_integer (g_ptr_array_index (runs, 0), PD_IMPORT_RUN_FINISHED), >, 0);
  import_each (fixture, paths);
  assert_flow (fixture, "seen 2, imported 2, included 2");
}

/* Many batches of articles that have their text in common, of failures, and of files that were cancelled. */
static void
test_many (Fixture *fixture,
           gconstpointer data)
{
  enum
  {
    N = 4000
  };
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (table, "{\"title\":\"第%u篇\",\"content\":\"%s\"}\n", i, i % 2 == 0 ? "同一段话。" : "");
      g_ptr_array_add (paths, g_strdup_printf ("%s/%u.txt", fixture->folder, i));
    }
  g_ptr_array_add (paths, NULL);
  path = fixture_write (fixture, "帖子.jsonl", table->str);
  import_each (fixture, (const char *const[]) { path, NULL });
  assert_flow (fixture, "seen 4000, failed 2000, imported 2000, included 2000");
  g_cancellable_cancel (cancelled);
  results = import (fixture, (const char *const *) paths->pdata, NULL, cancelled);
  assert_flow (fixture, "seen 8000, failed 2000, cancelled 4000, imported 2000, included 2000");
  undo (fixture, FALSE);
  assert_flow (fixture, "seen 4000, cancelled 4000");
}

/* Of a text that is everywhere, what else is the same still tells a duplicate from an article of its own. */
static void
test_common_text (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GString) table = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (table, "{\"title\":\"第%u篇\",\"content\":\"转发。\"}\n", i);
  g_string_append (table, "{\"title\":\"甲\",\"url\":\"https://example.com/1\",\"content\":\"转发。\"}\n{\"date\":\"2025-01-30\",\"author\":\"许小满\",\"content\":\"转发。\"}\n{\"author\":\"许小满\",\"content\":\"转发。\"}\n");
  first = fixture_write (fixture, "一.jsonl", table->str);
  import_each (fixture, (const char *const[]) { first, NULL });
  assert_flow (fixture, "seen 103, imported 103, included 103");
  second = fixture_write (fixture, "二.jsonl",
                          "{\"title\":\"第7篇\",\"content\":\"转发。\"}\n"
                          "{\"title\":\"甲\",\"url\":\"https://example.com/1\",\"content\":\"转发。\"}\n"
                          "{\"date\":\"2025-01-30\",\"author\":\"许小满\",\"content\":\"转发。\"}\n"
                          "{\"author\":\"许小满\",\"content\":\"转发。\"}\n"
                          "{\"title\":\"新的\",\"content\":\"转发。\"}\n"
                          "{\"title\":\"甲\",\"content\":\"转发。\"}\n"
                          "{\"title\":\"甲\",\"url\":\"https://example.com/2\",\"content\":\"转发。\"}\n"
                          "{\"date\":\"2025-01-31\",\"author\":\"许小满\",\"content\":\"转发。\"}\n"
                          "{\"author\":\"别人\",\"content\":\"转发。\"}\n"
                          "{\"title\":\"第7篇\",\"content\":\"不是转发。\"}\n");
  import_each (fixture, (const char *const[]) { second, NULL });
  assert_flow (fixture, "seen 113, duplicate 4, imported 109, included 109");
}

/* What somebody said of the columns holds when a record is read again; what they typed stays. */
static void
test_mapping (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "帖子.csv", "a,b,c\n甲题,第一段话。,某报\n乙题,第二段话。,另一报\n");
  g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
  const PdImportOptions options = { .read.mapping = mapping };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;
  PdRecord *before, *after;

  g_hash_table_insert (mapping, (gpointer) "a", (gpointer) "title");
  g_hash_table_insert (mapping, (gpointer) "b", (gpointer) "text");
  g_hash_table_insert (mapping, (gpointer) "c", (gpointer) "source");
  results = import (fixture, (const char *const[]) { path, NULL }, &options, NULL);
  g_assert_cmpuint (results->len, ==, 2);
  runs = load (fixture, PD_WORD_IMPORT_RUN);
  kept = pd_column_choices_from_json (pd_record_get_text (g_ptr_array_index (runs, 0), PD_IMPORT_RUN_MAPPING));
  g_assert_cmpuint (g_hash_table_size (kept), ==, 3);
  g_assert_cmpstr (g_hash_table_lookup (kept, "c"), ==, "source");

  articles = load (fixture, PD_WORD_ARTICLE);
  before = g_ptr_array_index (articles, 1);
  g_assert_cmpstr (pd_record_get_text (before, PD_ARTICLE_SOURCE), ==, "另一报");
  change = pd_project_reread (fixture->project, pd_record_get_id (before), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (change->is_changed);
  again = load (fixture, PD_WORD_ARTICLE);
  after = g_ptr_array_index (again, 1);
  g_assert_cmpstr (pd_record_get_text (after, PD_ARTICLE_TITLE), ==, "乙题");
  g_assert_cmpstr (pd_record_get_text (after, PD_ARTICLE_SOURCE), ==, "另一报");
  g_assert_cmpstr (pd_record_get_text (after, PD_ARTICLE_TEXT_SHA256), ==, pd_record_get_text (before, PD_ARTICLE_TEXT_SHA256));
}

/* What somebody typed, be it nothing, is not read over; what they did not touch is. */
static void
test_typed (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "一.md", "---\ntitle: 读来的题\nauthor: 读来的人\ndate: 2025-01-30\n---\n第一段。\n");
  g_autoptr (GArray) rows = NULL;
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (GError) error = NULL;
  PdRecord *article;

  import_each (fixture, (const char *const[]) { path, NULL });
  rows = find_articles (fixture, 1);
  pd_record_set_text (values, PD_ARTICLE_TITLE, "写上的题");
  pd_record_set_null (values, PD_ARTICLE_AUTHOR);
  fixture_perform (fixture->project, pd_library_edit_values (rows, values));
  before = load (fixture, PD_WORD_ARTICLE);
  change = pd_project_reread (fixture->project, pd_record_get_id (g_ptr_array_index (before, 0)), NULL, NULL, &error);
  g_assert_no_error (error);
  after = load (fixture, PD_WORD_ARTICLE);
  article = g_ptr_array_index (after, 0);
  g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_TITLE), ==, "写上的题");
  g_assert_null (pd_record_get_text (article, PD_ARTICLE_AUTHOR));
  g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_DATE), ==, "2025-01-30");
  g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_FORMAT), ==, "markdown");
}

/* A file from elsewhere may hold anything. */
static void
test_choices (void)
{
  g_autoptr (GHashTable) choices = pd_column_choices_from_json ("{\"甲\":\"title\",\"乙\":\"\",\"丙\":\"uuid\",\"丁\":7,\"戊\":{\"a\":1}}");
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *json = pd_column_choices_to_json (choices);

  g_assert_cmpuint (g_hash_table_size (choices), ==, 2);
  g_assert_cmpstr (json, ==, "{\"乙\":\"\",\"甲\":\"title\"}");
  g_assert_null (pd_column_choices_to_json (none));
  g_assert_null (pd_column_choices_to_json (NULL));
  for (const char *const *wrong = (const char *const[]) { "", "[]", "nonsense", "{\"a\":", "7", NULL }; *wrong != NULL; wrong++)
    {
      g_autoptr (GHashTable) empty = pd_column_choices_from_json (*wrong);
      g_assert_cmpuint (g_hash_table_size (empty), ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/import-log/outcomes", test_outcomes);
  ADD ("/import-log/flow", test_flow);
  ADD ("/import-log/mended", test_mended);
  ADD ("/import-log/cancelled", test_cancelled);
  ADD ("/import-log/many", test_many);
  ADD ("/import-log/common-text", test_common_text);
  ADD ("/import-log/mapping", test_mapping);
  ADD ("/import-log/typed", test_typed);
#undef ADD
  g_test_add_func ("/import-log/choices", test_choices);
  return g_test_run ();
}
