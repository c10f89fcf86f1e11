#include "pd-project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pd-check.h"
#include "pd-export.h"
#include "pd-import.h"

typedef struct
{
  GPtrArray *labels;
  guint n_changes;
  guint n_done;
} Log;

static void
on_changed (PdProject *project,
            PdChanges *changes,
            Log *log)
{
  log->n_changes++;
}

static void
on_performed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  Log *log = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_perform_finish (PD_PROJECT (source), result, &error));
  g_assert_no_error (error);
  log->n_done++;
  /* What is told to be done has been told to everybody by then. */
  g_assert_cmpuint (log->n_changes, >=, log->n_done);
}

static gboolean
is_all_done (gpointer data)
{
  return ((Log *) data)->n_done == 50;
}

/* Fifty things asked for at once are done one after another in that order, and undone in the other. */
static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (GError) error = NULL;
  Log log = { 0 };

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (fixture->project, "changed", G_CALLBACK (on_changed), &log);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *label = g_strdup_printf ("Tag %u", i);
      g_autoptr (PdEdit) edit = pd_edit_new (label);
      g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);

      pd_record_set_text (tag, PD_TAG_NAME, label);
      pd_edit_insert (edit, tag);
      pd_project_perform_async (fixture->project, edit, NULL, on_performed, &log);
    }
  fixture_iterate_until (is_all_done, &log);
  g_assert_cmpuint (log.n_changes, ==, 50);
  g_assert_cmpstr (pd_project_get_undo_label (fixture->project), ==, "Tag 49");
  g_assert_true (pd_project_get_can_undo (fixture->project));
  g_assert_false (pd_project_get_can_redo (fixture->project));
  for (int i = 49; i >= 0; i--)
    {
      g_autofree char *label = NULL;
      g_autofree char *expected = g_strdup_printf ("Tag %d", i);

      g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
      g_assert_cmpstr (label, ==, expected);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (pd_project_get_can_redo (fixture->project));
  g_signal_handlers_disconnect_by_data (fixture->project, &log);
}

static void
test_import (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *a = fixture_write (fixture, "a.md", "---\ntitle: 甲\nurl: https://example.com/1\n---\n\n# 甲\n\n同一段文字。\n");
  g_autofree char *copy = fixture_write (fixture, "copy.md", "---\ntitle: 甲\nurl: https://example.com/1\n---\n\n# 甲\n\n同一段文字。\n");
  g_autofree char *elsewhere = fixture_write (fixture, "elsewhere.md", "---\ntitle: 甲\nurl: https://example.org/2\n---\n\n# 甲\n\n同一段文字。\n");
  g_autofree char *empty = fixture_write (fixture, "empty.txt", "");
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  const char *const paths[] = { a, copy, elsewhere, empty, missing, NULL };
  static const PdImportStatus expected[] = { PD_IMPORT_IMPORTED, PD_IMPORT_DUPLICATE, PD_IMPORT_IMPORTED, PD_IMPORT_FAILED, PD_IMPORT_FAILED };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = pd_project_import (fixture->project, paths, NULL, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autofree char *label = NULL;
  g_autofree char *contents = NULL;
  gsize n_contents;
  PdImportResult *first;

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < results->len; i++)
    {
      PdImportResult *result = g_ptr_array_index (results, i);

      g_assert_cmpint (result->status, ==, expected[i]);
      g_assert_cmpstr (result->path, ==, paths[i]);
      g_assert_true ((result->message != NULL) == (result->status == PD_IMPORT_FAILED));
    }
  first = g_ptr_array_index (results, 0);
  g_assert_cmpstr (((PdImportResult *) g_ptr_array_index (results, 1))->article_id, ==, first->article_id);
  g_assert_cmpstr (((PdImportResult *) g_ptr_array_index (results, 1))->same, ==, "source");

  articles = pd_project_load (fixture->project, PD_WORD_ARTICLE, 0, NULL, NULL, &error);
  g_assert_cmpuint (articles->len, ==, 2);
  source = pd_project_load_source (fixture->project, first->article_id, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (a, &contents, &n_contents, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (source, NULL), g_bytes_get_size (source), contents, n_contents);

  /* The whole import is one step. */
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  none = pd_project_load (fixture->project, PD_WORD_ARTICLE, 0, NULL, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_import_batches (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "many", NULL);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *label = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%03u.txt", i);
      g_autofree char *contents = g_strdup_printf ("第 %u 篇\n\n正文。", i);

      g_free (fixture_write (fixture, name, contents));
    }
  results = pd_project_import (fixture->project, paths, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 100);
  articles = pd_project_load (fixture->project, PD_WORD_ARTICLE, 0, NULL, NULL, &error);
  g_assert_cmpuint (articles->len, ==, 100);
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  none = pd_project_load (fixture->project, PD_WORD_ARTICLE, 0, NULL, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (pd_project_undo (fixture->project, FALSE, &nothing, NULL, &error));
  g_assert_null (nothing);
}

static void
test_check (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (PdEdit) edit = fixture_mark (fixture->project, article_id, 9, 14, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *citation = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdRecord) highlight = NULL;
  g_autoptr (PdEdit) lie = pd_edit_new ("Lie");
  g_autoptr (GPtrArray) highlights = NULL;

  pd_project_perform (fixture->project, edit, NULL, &error);
  g_assert_no_error (error);
  problems = pd_project_check (fixture->project, &citation, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (strstr (citation, "1 highlights"));
  g_ptr_array_unref (pd_project_check (fixture->project, &again, NULL, NULL, &error));
  g_assert_cmpstr (again, ==, citation);

  highlights = pd_project_load (fixture->project, PD_WORD_HIGHLIGHT, 0, NULL, NULL, &error);
  highlight = pd_record_new_for_id (PD_WORD_HIGHLIGHT, pd_record_get_id (g_ptr_array_index (highlights, 0)));
  pd_record_set_text (highlight, PD_HIGHLIGHT_QUOTE, "不是原文");
  pd_edit_update (lie, highlight);
  pd_project_perform (fixture->project, lie, NULL, &error);
  g_assert_no_error (error);
  found = pd_project_check (fixture->project, &none, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (none);
}

static void
test_export (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (PdEdit) edit = fixture_mark (fixture->project, article_id, 9, 14, NULL);
  g_autofree char *path = fixture_write (fixture, "out.csv", "what was there");
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder", "out.csv", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  pd_project_perform (fixture->project, edit, NULL, &error);
  g_assert_no_error (error);

  g_cancellable_cancel (cancelled);
  g_assert_false (pd_project_export (fixture->project, PD_EXPORT_CSV_HIGHLIGHTS, FALSE, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was there");

  g_assert_true (pd_project_export (fixture->project, PD_EXPORT_CSV_HIGHLIGHTS, FALSE, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "知情人士"));

  g_assert_false (pd_project_export (fixture->project, PD_EXPORT_CSV_HIGHLIGHTS, FALSE, nowhere, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (PdProject) reader = pd_project_new ();
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_close (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_true (pd_project_open (reader, fixture->path, PD_PROJECT_READ, NULL, &error));
  g_assert_true (pd_project_get_read_only (reader));
  pd_record_set_text (tag, PD_TAG_NAME, "标签");
  pd_edit_insert (edit, tag);
  g_assert_false (pd_project_perform (reader, edit, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (pd_project_undo (reader, FALSE, &label, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_READ_ONLY);
  pd_project_close (reader, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  gboolean everything;
} Outside;

static void
on_outside (PdProject *project,
            PdChanges *changes,
            Outside *outside)
{
  outside->everything |= pd_changes_touch (changes, PD_WORD_TAG);
}

static gboolean
is_seen (gpointer data)
{
  return ((Outside *) data)->everything;
}

/* The command line may write while the window is open, and the window hears of it. */
static void
test_outside (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdProject) other = pd_project_new ();
  g_autoptr (PdEdit) edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (GError) error = NULL;
  Outside outside = { 0 };

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (fixture->project, "changed", G_CALLBACK (on_outside), &outside);
  g_assert_true (pd_project_open (other, fixture->path, PD_PROJECT_OPEN, NULL, &error));
  pd_record_set_text (tag, PD_TAG_NAME, "标签");
  pd_edit_insert (edit, tag);
  pd_project_perform (other, edit, NULL, &error);
  g_assert_no_error (error);
  fixture_iterate_until (is_seen, &outside);
  g_assert_true (pd_project_close (other, &error));
  g_assert_no_error (error);
  g_signal_handlers_disconnect_by_data (fixture->project, &outside);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/project/order", Fixture, NULL, fixture_set_up, test_order, fixture_tear_down);
  g_test_add ("/project/import", Fixture, NULL, fixture_set_up, test_import, fixture_tear_down);
  g_test_add ("/project/import-batches", Fixture, NULL, fixture_set_up, test_import_batches, fixture_tear_down);
  g_test_add ("/project/check", Fixture, NULL, fixture_set_up, test_check, fixture_tear_down);
  g_test_add ("/project/export", Fixture, NULL, fixture_set_up, test_export, fixture_tear_down);
  g_test_add ("/project/read-only", Fixture, NULL, fixture_set_up, test_read_only, fixture_tear_down);
  g_test_add ("/project/outside", Fixture, NULL, fixture_set_up, test_outside, fixture_tear_down);
  return g_test_run ();
}
