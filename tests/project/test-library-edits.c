#include "pd-library-edits.h"

#include "pd-import.h"
#include "pd-project-fixture.h"
#include "pd-sampling.h"

#define N_ARTICLES 6

/* Six articles, by the order they came in. */
typedef struct
{
  Fixture fixture;
  GArray *all;
  GArray *some;
} Library;

static void
set_up (Library *library,
        gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = g_new0 (char *, N_ARTICLES + 1);
  g_auto (GStrv) ids = g_new0 (char *, N_ARTICLES + 1);

  fixture_set_up (&library->fixture, data);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);
      g_autofree char *contents = g_strdup_printf ("---\ntitle: 标题%u\ndate: 202%u-01-30\n---\n第%u篇。\n", i, i % 3, i);

      paths[i] = fixture_write (&library->fixture, name, contents);
    }
  results = pd_project_import (library->fixture.project, (const char *const *) paths, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    ids[i] = g_strdup (((PdImportResult *) g_ptr_array_index (results, i))->article_id);
  library->all = pd_project_find_articles (library->fixture.project, (const char *const *) ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (library->all->len, ==, N_ARTICLES);
  library->some = g_array_copy (library->all);
  g_array_set_size (library->some, 2);
}

static void
tear_down (Library *library,
           gconstpointer data)
{
  g_array_unref (library->all);
  g_array_unref (library->some);
  fixture_tear_down (&library->fixture, data);
}

static void
assert_refused (Library *library,
                PdEdit *edit,
                int code)
{
  g_autoptr (PdEdit) own = edit;
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_project_perform (library->fixture.project, own, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, code);
}

static void
undo (Library *library,
      gboolean redo,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (library->fixture.project, redo, &label, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected);
}

static GPtrArray *
load (Library *library,
      PdWord word,
      PdKey key,
      const char *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = pd_project_load (library->fixture.project, word, key, value, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* How many rows of a word there are that have a value, or with NULL, all. */
static guint
count (Library *library,
       PdWord word,
       PdKey key,
       const char *value)
{
  g_autoptr (GPtrArray) rows = load (library, word, value != NULL ? key : 0, value);

  return rows->len;
}

static guint
count_starred (Library *library)
{
  g_autoptr (GPtrArray) articles = load (library, PD_WORD_ARTICLE, 0, NULL);
  guint n = 0;

  for (guint i = 0; i < articles->len; i++)
    n += pd_record_get_integer (g_ptr_array_index (articles, i), PD_ARTICLE_STARRED);
  return n;
}

static void
test_values (Library *library,
             gconstpointer data)
{
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  g_autoptr (PdRecord) wrong = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  guint n_read = count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "read");

  pd_record_set_text (values, PD_ARTICLE_SOURCE, "江城晚报");
  pd_record_set_text (values, PD_ARTICLE_DATE, "2025-02");
  fixture_perform (library->fixture.project, pd_library_edit_values (library->some, values));
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_SOURCE, "江城晚报"), ==, 2);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_DATE, "2025-02"), ==, 2);
  /* The dates had been read; the publications are new. */
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "typed"), ==, 4);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "read"), ==, n_read - 2);
  undo (library, FALSE, "Edit Details");
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_DATE, "2025-02"), ==, 0);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "typed"), ==, 0);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "read"), ==, n_read);
  undo (library, TRUE, "Edit Details");
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_SOURCE, "江城晚报"), ==, 2);

  /* To take something away is to type too. */
  pd_record_set_null (values, PD_ARTICLE_SOURCE);
  fixture_perform (library->fixture.project, pd_library_edit_values (library->some, values));
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_SOURCE, "江城晚报"), ==, 0);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "typed"), ==, 4);

  pd_record_set_text (wrong, PD_ARTICLE_TITLE, "甲");
  pd_record_set_text (wrong, PD_ARTICLE_DATE, "去年");
  assert_refused (library, pd_library_edit_values (library->all, wrong), PD_STORE_ERROR_INVALID);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_TITLE, "甲"), ==, 0);
}

static void
test_star_and_exclude (Library *library,
                       gconstpointer data)
{
  fixture_perform (library->fixture.project, pd_library_edit_star (library->all, TRUE));
  g_assert_cmpuint (count_starred (library), ==, N_ARTICLES);
  fixture_perform (library->fixture.project, pd_library_edit_star (library->some, FALSE));
  g_assert_cmpuint (count_starred (library), ==, N_ARTICLES - 2);
  undo (library, FALSE, "Remove Star");
  undo (library, FALSE, "Add Star");
  g_assert_cmpuint (count_starred (library), ==, 0);

  fixture_perform (library->fixture.project, pd_library_edit_exclude (library->some, "与主题无关"));
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_EXCLUDED, "与主题无关"), ==, 2);
  /* That is no field of the article. */
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ORIGIN, "typed"), ==, 0);
  fixture_perform (library->fixture.project, pd_library_edit_exclude (library->all, NULL));
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_EXCLUDED, "与主题无关"), ==, 0);
  undo (library, FALSE, "Include in Study");
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, PD_ARTICLE_EXCLUDED, "与主题无关"), ==, 2);
}

static void
test_remove (Library *library,
             gconstpointer data)
{
  g_autofree char *group = NULL;

  fixture_perform (library->fixture.project, pd_library_edit_new_group ("第一批", NULL, library->all, &group));
  fixture_perform (library->fixture.project, pd_library_edit_remove (library->some));
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, 0, NULL), ==, N_ARTICLES - 2);
  /* Those that are gone already are passed over. */
  fixture_perform (library->fixture.project, pd_library_edit_remove (library->all));
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, 0, NULL), ==, 0);
  undo (library, FALSE, "Remove Articles");
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, 0, NULL), ==, N_ARTICLES - 2);
  undo (library, FALSE, "Remove Articles");
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, 0, NULL), ==, N_ARTICLES);
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, N_ARTICLES);
}

static void
test_groups (Library *library,
             gconstpointer data)
{
  g_autofree char *group = NULL;

  fixture_perform (library->fixture.project, pd_library_edit_new_group ("第一批", NULL, library->some, &group));
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, 2);
  /* Who is in is in once. */
  fixture_perform (library->fixture.project, pd_library_edit_add_to_group (library->all, group));
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, N_ARTICLES);
  fixture_perform (library->fixture.project, pd_library_edit_remove_from_group (library->some, group));
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, N_ARTICLES - 2);
  fixture_perform (library->fixture.project, pd_library_edit_group (group, "第二批", "重读"));
  g_assert_cmpuint (count (library, PD_WORD_GROUP, PD_GROUP_NAME, "第二批"), ==, 1);
  fixture_perform (library->fixture.project, pd_library_edit_delete_group (group));
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, 0, NULL), ==, 0);
  g_assert_cmpuint (count (library, PD_WORD_ARTICLE, 0, NULL), ==, N_ARTICLES);
  undo (library, FALSE, "Delete Group");
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, N_ARTICLES - 2);
  undo (library, FALSE, "Edit Group");
  undo (library, FALSE, "Remove From Group");
  undo (library, FALSE, "Add to Group");
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, 2);
  undo (library, FALSE, "New Group");
  g_assert_cmpuint (count (library, PD_WORD_GROUP, 0, NULL), ==, 0);
  assert_refused (library, pd_library_edit_add_to_group (library->all, group), PD_STORE_ERROR_NOT_FOUND);
}

static void
test_fields (Library *library,
             gconstpointer data)
{
  static const char *const stances[] = { "支持", "反对", NULL };
  static const char *const fewer[] = { "反对", NULL };
  static const char *const twice[] = { "支持", "支持", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *stance = NULL;
  g_autofree char *year = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_auto (GStrv) choices = NULL;

  fixture_perform (library->fixture.project, pd_library_edit_new_field ("立场", "choice", stances, NULL, &stance));
  fixture_perform (library->fixture.project, pd_library_edit_new_field ("年份", "number", NULL, "首次发表", &year));
  fields = load (library, PD_WORD_FIELD, PD_FIELD_NAME, "立场");
  choices = pd_library_parse_choices (pd_record_get_text (g_ptr_array_index (fields, 0), PD_FIELD_CHOICES));
  g_assert_cmpstrv (choices, stances);

  fixture_perform (library->fixture.project, pd_library_edit_field_value (library->all, stance, "支持"));
  fixture_perform (library->fixture.project, pd_library_edit_field_value (library->some, stance, "反对"));
  g_assert_cmpuint (count (library, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_VALUE, "支持"), ==, N_ARTICLES - 2);
  g_assert_cmpuint (count (library, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_VALUE, "反对"), ==, 2);
  fixture_perform (library->fixture.project, pd_library_edit_field_value (library->some, year, "1999.5"));
  assert_refused (library, pd_library_edit_field_value (library->some, year, "九九年"), PD_STORE_ERROR_INVALID);
  assert_refused (library, pd_library_edit_field_value (library->some, stance, "中立"), PD_STORE_ERROR_INVALID);

  /* A field stays what its values can be. */
  assert_refused (library, pd_library_edit_field (stance, "立场", "choice", fewer, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (library, pd_library_edit_field (stance, "立场", "choice", twice, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (library, pd_library_edit_field (year, "年份", "choice", none, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (library, pd_library_edit_field (year, "年份", "number", fewer, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (library, pd_library_edit_field (year, "年份", "date", NULL, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (library, pd_library_edit_new_field ("又一", "colour", NULL, NULL, NULL), PD_STORE_ERROR_INVALID);
  fixture_perform (library->fixture.project, pd_library_edit_field (year, "首发年份", "text", NULL, NULL));

  fixture_perform (library->fixture.project, pd_library_edit_field_value (library->all, stance, NULL));
  g_assert_cmpuint (count (library, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_FIELD_ID, stance), ==, 0);
  undo (library, FALSE, "Edit Details");
  g_assert_cmpuint (count (library, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_FIELD_ID, stance), ==, N_ARTICLES);
  fixture_perform (library->fixture.project, pd_library_edit_delete_field (stance));
  g_assert_cmpuint (count (library, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_FIELD_ID, stance), ==, 0);
  undo (library, FALSE, "Delete Field");
  g_assert_cmpuint (count (library, PD_WORD_FIELD_VALUE, PD_FIELD_VALUE_VALUE, "反对"), ==, 2);
}

static PdRecord *
load_assignment (Library *library,
                 gint64 *started,
                 gint64 *finished)
{
  g_autoptr (GPtrArray) rows = load (library, PD_WORD_ASSIGNMENT, 0, NULL);

  *started = pd_record_get_integer (g_ptr_array_index (rows, 0), PD_ASSIGNMENT_STARTED);
  *finished = pd_record_get_integer (g_ptr_array_index (rows, 0), PD_ASSIGNMENT_FINISHED);
  return g_object_ref (g_ptr_array_index (rows, 0));
}

static void
test_states (Library *library,
             gconstpointer data)
{
  g_autoptr (PdRecord) first = NULL;
  g_autoptr (PdRecord) second = NULL;
  g_autoptr (PdRecord) third = NULL;
  gint64 started, finished, again;

  fixture_perform (library->fixture.project, pd_library_edit_state (library->all, "reading", NULL));
  g_assert_cmpuint (count (library, PD_WORD_ASSIGNMENT, PD_ASSIGNMENT_STATE, "reading"), ==, N_ARTICLES);
  first = load_assignment (library, &started, &finished);
  g_assert_cmpstr (pd_record_get_text (first, PD_ASSIGNMENT_CODER_ID), ==, pd_project_get_coder_id (library->fixture.project));
  g_assert_cmpint (started, >, 0);
  g_assert_cmpint (finished, ==, 0);
  fixture_perform (library->fixture.project, pd_library_edit_state (library->some, "done", NULL));
  second = load_assignment (library, &again, &finished);
  g_assert_cmpint (again, ==, started);
  g_assert_cmpint (finished, >=, started);
  fixture_perform (library->fixture.project, pd_library_edit_state (library->all, "to-do", NULL));
  third = load_assignment (library, &started, &finished);
  g_assert_cmpint (started, ==, 0);
  g_assert_cmpint (finished, ==, 0);
  undo (library, FALSE, "Set State");
  g_assert_cmpuint (count (library, PD_WORD_ASSIGNMENT, PD_ASSIGNMENT_STATE, "done"), ==, 2);
  fixture_perform (library->fixture.project, pd_library_edit_state (library->some, NULL, pd_project_get_coder_id (library->fixture.project)));
  g_assert_cmpuint (count (library, PD_WORD_ASSIGNMENT, 0, NULL), ==, N_ARTICLES - 2);
  assert_refused (library, pd_library_edit_state (library->all, "almost", NULL), PD_STORE_ERROR_INVALID);
}

/* What is no longer there is passed over: somebody else may have deleted it meanwhile. */
static void
test_gone (Library *library,
           gconstpointer data)
{
  g_autoptr (PdEdit) removal = pd_edit_new ("Remove");
  g_autoptr (GPtrArray) articles = load (library, PD_WORD_ARTICLE, 0, NULL);
  g_autofree char *group = NULL;
  gint64 never = 1000;

  pd_edit_remove (removal, PD_WORD_ARTICLE, pd_record_get_id (g_ptr_array_index (articles, 0)));
  fixture_perform (library->fixture.project, g_object_ref (removal));
  g_array_append_val (library->all, never);
  fixture_perform (library->fixture.project, pd_library_edit_star (library->all, TRUE));
  g_assert_cmpuint (count_starred (library), ==, N_ARTICLES - 1);
  fixture_perform (library->fixture.project, pd_library_edit_new_group ("所有", NULL, library->all, &group));
  g_assert_cmpuint (count (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group), ==, N_ARTICLES - 1);
}

static char *
draw (Library *library,
      PdSampling sampling)
{
  g_autoptr (GError) error = NULL;
  char *group = pd_project_draw_sample (library->fixture.project, &sampling, NULL, &error);

  g_assert_no_error (error);
  return group;
}

/* The articles of a group, by their titles, in order. */
static char *
list_titles (Library *library,
             const char *group)
{
  g_autoptr (GPtrArray) members = load (library, PD_WORD_GROUP_MEMBER, PD_GROUP_MEMBER_GROUP_ID, group);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (GPtrArray) articles = load (library, PD_WORD_ARTICLE, PD_ARTICLE_ID, pd_record_get_text (g_ptr_array_index (members, i), PD_GROUP_MEMBER_ARTICLE_ID));
      g_ptr_array_add (titles, g_strdup (pd_record_get_text (g_ptr_array_index (articles, 0), PD_ARTICLE_TITLE)));
    }
  g_ptr_array_sort_values (titles, (GCompareFunc) strcmp);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (" ", (GStrv) titles->pdata);
}

static void
test_sample (Library *library,
             gconstpointer data)
{
  g_autofree char *first = draw (library, (PdSampling) { "样本", NULL, 3, 0, 2025, NULL });
  g_autofree char *again = draw (library, (PdSampling) { "同样", NULL, 0, 0.5, 2025, NULL });
  g_autofree char *first_titles = list_titles (library, first);
  g_autofree char *same_titles = list_titles (library, again);
  g_autoptr (GPtrArray) groups = load (library, PD_WORD_GROUP, PD_GROUP_ID, first);
  PdRecord *group = g_ptr_array_index (groups, 0);
  g_autoptr (GError) error = NULL;
  PdSampling sampling = { "太多", library->some, 3, 0, 1, NULL };

  g_assert_cmpstr (first_titles, ==, same_titles);
  g_assert_cmpint (pd_record_get_integer (group, PD_GROUP_SEED), ==, 2025);
  g_assert_cmpint (pd_record_get_integer (group, PD_GROUP_SAMPLE_SIZE), ==, 3);
  g_assert_cmpint (pd_record_get_integer (group, PD_GROUP_ARTICLES), ==, 3);
  undo (library, FALSE, "Draw Sample");
  g_assert_cmpuint (count (library, PD_WORD_GROUP, 0, NULL), ==, 1);
  g_assert_null (pd_project_draw_sample (library->fixture.project, &sampling, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID);
}

/* Two articles of each of three years, and of those in a field of the project's own. */
static void
test_stratified (Library *library,
                 gconstpointer data)
{
  g_autofree char *field = NULL;
  g_autofree char *by_year = NULL;
  g_autofree char *by_field = NULL;
  g_autofree char *without = NULL;
  g_autofree char *titles = NULL;
  guint n_marked = 0;

  for (guint32 seed = 0; seed < 10; seed++)
    {
      g_autofree char *drawn = NULL;

      g_free (by_year);
      by_year = draw (library, (PdSampling) { "按年", NULL, 3, 0, seed, "date" });
      drawn = list_titles (library, by_year);
      /* Of 标题0 and 标题3, of 标题1 and 标题4, of 标题2 and 标题5 one each. */
      g_assert_true ((strstr (drawn, "0") != NULL) != (strstr (drawn, "3") != NULL));
      g_assert_true ((strstr (drawn, "1") != NULL) != (strstr (drawn, "4") != NULL));
      g_assert_true ((strstr (drawn, "2") != NULL) != (strstr (drawn, "5") != NULL));
    }

  fixture_perform (library->fixture.project, pd_library_edit_new_field ("批次", "text", NULL, NULL, &field));
  fixture_perform (library->fixture.project, pd_library_edit_field_value (library->some, field, "第一批"));
  by_field = draw (library, (PdSampling) { "按批", NULL, 3, 0, 5, field });
  titles = list_titles (library, by_field);
  n_marked = (strstr (titles, "0") != NULL) + (strstr (titles, "1") != NULL);
  g_assert_cmpuint (n_marked, ==, 1);

  /* What is left out of the study is not drawn. */
  fixture_perform (library->fixture.project, pd_library_edit_exclude (library->some, "重复"));
  without = draw (library, (PdSampling) { "其余", NULL, 0, 1, 5, NULL });
  g_free (titles);
  titles = list_titles (library, without);
  g_assert_cmpstr (titles, ==, "标题2 标题3 标题4 标题5");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Library, NULL, set_up, test, tear_down)
  ADD ("/library-edits/values", test_values);
  ADD ("/library-edits/star-and-exclude", test_star_and_exclude);
  ADD ("/library-edits/remove", test_remove);
  ADD ("/library-edits/groups", test_groups);
  ADD ("/library-edits/fields", test_fields);
  ADD ("/library-edits/states", test_states);
  ADD ("/library-edits/gone", test_gone);
  ADD ("/library-edits/sample", test_sample);
  ADD ("/library-edits/stratified", test_stratified);
#undef ADD
  return g_test_run ();
}
