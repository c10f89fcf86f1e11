#include "pd-project-fixture.h"

#include "pd-atomic-file.h"
#include "pd-import.h"
#include "pd-project-words.h"
#include "pd-words-csv.h"

#define N_ARTICLES 300

/* More articles than are loaded at a time. */
static void
import_many (Fixture *fixture)
{
  g_autoptr (GString) table = g_string_new ("title,text\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_string_append_printf (table, "number %u,alpha beta %u\n", i, i % 3);
  path = fixture_write (fixture, "many.csv", table->str);
  results = pd_project_import (fixture->project, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, N_ARTICLES);
}

/* What happens while it is counted, in the thread that counts. */
typedef struct
{
  PdProject *project;
  GCancellable *cancellable;
  gboolean closes;
  double fraction;
  guint n_calls;
} Watch;

static void
on_progress (double fraction,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >, watch->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->fraction = fraction;
  if (watch->n_calls++ > 0)
    return;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
  if (watch->closes)
    g_assert_true (pd_project_close (watch->project, NULL));
}

static void
test_counts (Fixture *fixture,
             gconstpointer data)
{
  Watch watch = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PdFrequencyList) list = NULL;

  import_many (fixture);
  list = pd_project_count_words (fixture->project, &(const PdWordsOptions) { 0 }, on_progress, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (watch.fraction, ==, 1);
  g_assert_cmpuint (pd_frequency_list_get_n_articles (list), ==, N_ARTICLES);
  g_assert_cmpstr (pd_frequency_list_get_row (list, 0)->word, ==, "alpha");
  g_assert_cmpuint (pd_frequency_list_get_row (list, 0)->articles, ==, N_ARTICLES);
}

static void
take_result (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GAsyncResult **taken = data;

  *taken = g_object_ref (result);
}

static PdFrequencyList *
count (Fixture *fixture,
       Watch *watch,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_project_count_words_async (fixture->project, &(const PdWordsOptions) { .n_characters = 2 }, on_progress, watch, NULL, watch->cancellable, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pd_project_count_words_finish (fixture->project, result, error);
}

static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  import_many (fixture);
  g_assert_null (count (fixture, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_calls, <, N_ARTICLES);
}

/* Closing does not wait until all is counted, and the count ends. */
static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  Watch watch = { .project = fixture->project, .closes = TRUE };
  g_autoptr (GError) error = NULL;

  import_many (fixture);
  g_assert_null (count (fixture, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_calls, <, N_ARTICLES);
}

static void
test_saved (Fixture *fixture,
            gconstpointer data)
{
  static const guint order[] = { 1, 0 };
  g_autofree char *path = g_build_filename (fixture->folder, "words.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PdFrequencyList) list = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  import_many (fixture);
  list = pd_project_count_words (fixture->project, &(const PdWordsOptions) { 0 }, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  pd_words_csv_save_async (list, order, G_N_ELEMENTS (order), PD_CSV_FOR_SPREADSHEET, file, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pd_atomic_file_write_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "\xEF\xBB\xBFword,frequency,articles\r\nbeta,300,300\r\nalpha,300,300\r\n");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/words/counts", Fixture, NULL, fixture_set_up, test_counts, fixture_tear_down);
  g_test_add ("/words/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);
  g_test_add ("/words/closed", Fixture, NULL, fixture_set_up, test_closed, fixture_tear_down);
  g_test_add ("/words/saved", Fixture, NULL, fixture_set_up, test_saved, fixture_tear_down);
  return g_test_run ();
}
