#include "pd-project-fixture.h"

#include "pd-check.h"
#include "pd-highlight.h"
#include "pd-import.h"
#include "pd-project-cuts.h"
#include "pd-project-replace.h"

#define FIRST "江边的旧粮库里放着一块电芯。"
#define SECOND "谁也说不清它是哪一年留下来的。"
#define PAGE "---\ntitle: 电芯\nauthor: 许小满\n---\n\n# 电芯\n\n" FIRST "\n\n" SECOND "\n"

static char *
import (Fixture *fixture,
        const char *name,
        const char *contents,
        const char *encoding)
{
  g_autofree char *path = fixture_write (fixture, name, contents);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = pd_project_import (fixture->project, paths, &(const PdImportOptions) { .read = { .encoding = encoding } }, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (((PdImportResult *) g_ptr_array_index (results, 0))->article_id);
}

static char *
mark (Fixture *fixture,
      const char *article_id,
      const char *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_project_load_text (fixture->project, article_id, NULL, &error);
  const char *utf8 = pd_text_get_utf8 (text);
  guint start = g_utf8_strlen (utf8, strstr (utf8, quote) - utf8);
  char *highlight_id;
  g_autoptr (PdEdit) edit = fixture_mark (fixture->project, article_id, start, start + g_utf8_strlen (quote, -1), &highlight_id);

  g_assert_true (pd_project_perform (fixture->project, edit, NULL, &error));
  g_assert_no_error (error);
  return highlight_id;
}

static void
take_result (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GAsyncResult **taken = data;

  *taken = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* How many highlights are shown on the page, and how many only in a list. */
static void
assert_marks (Fixture *fixture,
              const char *article_id,
              guint n_placed,
              guint n_unplaced)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_project_load_text (fixture->project, article_id, NULL, &error);
  g_autoptr (PdMarks) marks = pd_project_load_marks (fixture->project, article_id, NULL, &error);
  g_autoptr (PdMarks) unplaced = pd_project_load_unplaced (fixture->project, article_id, NULL, &error);
  g_autoptr (PdMarks) anywhere = pd_project_load_unplaced (fixture->project, NULL, NULL, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *citation = NULL;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpuint (pd_marks_get_highlights (marks)->len, ==, n_placed);
  g_assert_cmpuint (pd_marks_get_highlights (unplaced)->len, ==, n_unplaced);
  g_assert_cmpuint (pd_marks_get_highlights (anywhere)->len, ==, n_unplaced);
  for (guint i = 0; i < n_placed; i++)
    {
      PdRecord *highlight = g_ptr_array_index (pd_marks_get_highlights (marks), i);
      g_autofree char *there = pd_text_dup_slice (text, pd_record_get_integer (highlight, PD_HIGHLIGHT_START), pd_record_get_integer (highlight, PD_HIGHLIGHT_END));

      g_assert_cmpstr (there, ==, pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
    }
  problems = pd_project_check (fixture->project, &citation, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (n, ==, n_unplaced);
}

static void
test_cuts (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *article = import (fixture, "a.md", PAGE, NULL);
  g_autofree char *first = mark (fixture, article, FIRST);
  g_autofree char *second = mark (fixture, article, SECOND);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) changed = NULL;
  g_autoptr (GAsyncResult) placed = NULL;
  g_autoptr (PdExtraction) extraction = NULL;
  g_autoptr (PdExtraction) cut = NULL;
  g_autoptr (PdSegmenter) segmenter = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (GArray) cuts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint start;

  pd_project_load_extraction_async (fixture->project, article, NULL, take_result, &loaded);
  extraction = pd_project_load_extraction_finish (fixture->project, wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_true (pd_extraction_get_is_kept (extraction) && pd_extraction_get_is_exact (extraction));
  g_assert_cmpuint (pd_extraction_get_cuts (extraction)->len, >, 0);
  start = g_utf8_strlen (pd_text_get_utf8 (pd_extraction_get_extracted (extraction)),
                         strstr (pd_text_get_utf8 (pd_extraction_get_extracted (extraction)), FIRST) - pd_text_get_utf8 (pd_extraction_get_extracted (extraction)));
  g_assert_true (pd_text_map_get (pd_extraction_get_map (extraction), start, NULL));

  cuts = pd_cuts_copy (pd_extraction_get_cuts (extraction));
  pd_cuts_append (cuts, "hand", start, start + g_utf8_strlen (FIRST, -1));
  pd_project_set_cuts_async (fixture->project, article, pd_extraction_get_extracted (extraction), cuts, "Cut", NULL, take_result, &changed);
  change = pd_project_set_cuts_finish (fixture->project, wait_for (&changed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (change->n_placed, ==, 1);
  g_assert_cmpuint (change->unplaced->len, ==, 1);
  g_assert_cmpstr (((PdUnplaced *) g_ptr_array_index (change->unplaced, 0))->highlight_id, ==, first);
  g_assert_cmpstr (pd_reanchor_outcome_to_string (((PdUnplaced *) g_ptr_array_index (change->unplaced, 0))->reason), ==, "gone");
  g_assert_cmpstr (pd_project_get_undo_label (fixture->project), ==, "Cut");
  assert_marks (fixture, article, 1, 1);

  /* A person puts it where it belongs now. */
  cut = pd_project_load_extraction (fixture->project, article, NULL, &error);
  segmenter = pd_segmenter_new (pd_extraction_get_text (cut));
  pd_project_place_highlight_async (fixture->project, segmenter, first, 0, 2, NULL, take_result, &placed);
  g_assert_true (pd_project_place_highlight_finish (fixture->project, wait_for (&placed), &error));
  g_assert_no_error (error);
  assert_marks (fixture, article, 2, 0);
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  assert_marks (fixture, article, 1, 1);
  g_clear_pointer (&label, g_free);
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  g_assert_cmpstr (label, ==, "Cut");
  assert_marks (fixture, article, 2, 0);

  /* Where the text has come to be another, nothing is placed. */
  g_assert_false (pd_project_place_highlight (fixture->project, segmenter, first, 0, 2, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
  assert_marks (fixture, article, 2, 0);
}

static void
test_reread (Fixture *fixture,
             gconstpointer data)
{
  /* “电芯” in GB18030, amid ASCII. */
  g_autofree char *article = import (fixture, "a.txt", "The loss was 17% in one day, \xB5\xE7\xD0\xBE says, more than ever before.\n", "windows-1252");
  g_autofree char *figure = mark (fixture, article, "17%");
  g_autofree char *garbled = mark (fixture, article, "µçÐ¾");
  const PdReadOptions options = { .encoding = "GB18030" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (PdText) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_reread_async (fixture->project, article, &options, NULL, take_result, &result);
  change = pd_project_reread_finish (fixture->project, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (change->is_changed);
  g_assert_cmpuint (change->n_placed, ==, 1);
  assert_marks (fixture, article, 1, 1);
  text = pd_project_load_text (fixture->project, article, NULL, &error);
  g_assert_nonnull (strstr (pd_text_get_utf8 (text), "电芯"));
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  g_assert_cmpstr (label, ==, "Read Again");
  assert_marks (fixture, article, 2, 0);
}

/* Another version of the file: its bytes are the article's source then. */
static void
test_replace (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *article = import (fixture, "a.md", PAGE, NULL);
  g_autofree char *first = mark (fixture, article, FIRST);
  g_autofree char *second = mark (fixture, article, SECOND);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# 电芯\n\n第二天一早县里来了三个人。\n\n" FIRST "\n\n完。\n", strlen ("# 电芯\n\n第二天一早县里来了三个人。\n\n" FIRST "\n\n完。\n"));
  g_autoptr (PdDocument) document = pd_source_reader_read (bytes, "b.md", NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GBytes) old_source = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_replace_text_async (fixture->project, article, document, NULL, take_result, &result);
  change = pd_project_replace_text_finish (fixture->project, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (change->is_changed);
  g_assert_cmpuint (change->n_placed + change->unplaced->len, ==, 2);
  assert_marks (fixture, article, change->n_placed, change->unplaced->len);
  source = pd_project_load_source (fixture->project, article, NULL, &error);
  g_assert_true (g_bytes_equal (source, bytes));
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  old_source = pd_project_load_source (fixture->project, article, NULL, &error);
  g_assert_cmpuint (g_bytes_get_size (old_source), ==, strlen (PAGE));
  assert_marks (fixture, article, 2, 0);
}

static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *article = import (fixture, "a.md", PAGE, NULL);
  g_autoptr (PdProject) reader = pd_project_new ();
  g_autoptr (PdExtraction) extraction = NULL;
  g_autoptr (GArray) no_cuts = pd_cuts_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_open (reader, fixture->path, PD_PROJECT_READ, NULL, &error));
  extraction = pd_project_load_extraction (reader, article, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (pd_project_set_cuts (reader, article, pd_extraction_get_extracted (extraction), no_cuts, "Cut", NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (pd_project_reread (reader, article, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (pd_project_close (reader, &error));

  /* There must be such an article. */
  g_assert_null (pd_project_load_extraction (fixture->project, "none", NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pd_project_reread (fixture->project, "none", NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/project/texts/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cuts", test_cuts);
  ADD ("reread", test_reread);
  ADD ("replace", test_replace);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
