#include "pd-project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pd-check.h"
#include "pd-import.h"
#include "pd-project-copy.h"

/* What stands in the source file alone, and in what is marked and written of it. */
#define SOURCE_ONLY "SOURCEONLYMARKER"
#define THEIR_NOTE "THEIRNOTEMARKER"
#define MY_NOTE "MYNOTEMARKER"
#define MEMO "MEMOMARKER"
#define UNDONE "UNDONEMARKER"

static void
perform (PdProject *project,
         PdEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_perform (project, edit, NULL, &error));
  g_assert_no_error (error);
}

static PdProject *
open_as (const char *path,
         const char *coder,
         PdProjectMode mode)
{
  PdProject *project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  pd_project_set_coder_name (project, coder);
  pd_project_open (project, path, mode, NULL, &error);
  g_assert_no_error (error);
  return project;
}

static void
close_project (PdProject *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_close (project, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static char *
mark (PdProject *project,
      const char *article_id,
      guint start,
      const char *note)
{
  char *id;
  g_autoptr (PdEdit) edit = fixture_mark (project, article_id, start, start + 2, &id);
  g_autoptr (PdEdit) noted = pd_edit_new ("Note");
  g_autoptr (PdRecord) record = pd_record_new_for_id (PD_WORD_HIGHLIGHT, id);

  perform (project, edit);
  pd_record_set_text (record, PD_HIGHLIGHT_NOTE, note);
  pd_edit_update (noted, record);
  perform (project, noted);
  return id;
}

static void
insert_tag (PdProject *project,
            const char *highlight_id,
            const char *tag_id)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) record = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

  pd_record_set_text (record, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, highlight_id);
  pd_record_set_text (record, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
  pd_edit_insert (edit, record);
  perform (project, edit);
}

typedef struct
{
  Fixture fixture;
  char *copy_path;
  char *shared_id;
} Study;

/* Ada and Ben have each marked something; on one mark of Ben's, Ada has put a tag. There are a memo, a file with more in it than its text, and
 * an article whose import was undone. */
static void
set_up (Study *study,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *undone_path = NULL;
  g_autofree char *tag_id = NULL;
  g_autofree char *ben_id = NULL;
  g_autofree char *ada_id = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Memo");
  g_autoptr (PdRecord) memo = pd_record_new (PD_WORD_MEMO);
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (PdProject) ben = NULL;
  g_autoptr (GError) error = NULL;
  const char *article_id;

  fixture_set_up (&study->fixture, data);
  study->copy_path = g_build_filename (study->fixture.folder, "copy.pidian", NULL);
  path = fixture_write (&study->fixture, "文章.html",
                        "<html><head><title>蒸发</title><!-- " SOURCE_ONLY " --></head><body><article><p>甲公司一夜之间损失五千八百九十亿美元。</p>"
                        "<p>据知情人士称，乙公司否认与此有关，此事仍在调查之中，双方都没有回应。</p></article></body></html>");
  results = pd_project_import (study->fixture.project, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  article_id = ((PdImportResult *) g_ptr_array_index (results, 0))->article_id;

  pd_record_set_text (memo, PD_MEMO_BODY, MEMO);
  pd_edit_insert (edit, memo);
  pd_record_set_text (tag, PD_TAG_NAME, "标");
  pd_edit_insert (edit, tag);
  tag_id = g_strdup (pd_record_get_id (tag));
  perform (study->fixture.project, edit);
  ada_id = mark (study->fixture.project, article_id, 0, MY_NOTE);

  ben = open_as (study->fixture.path, "Ben", PD_PROJECT_OPEN);
  ben_id = mark (ben, article_id, 3, THEIR_NOTE);
  study->shared_id = mark (ben, article_id, 6, "shared");
  close_project (ben);
  insert_tag (study->fixture.project, study->shared_id, tag_id);

  undone_path = fixture_write (&study->fixture, "撤.txt", "标题\n\n" UNDONE " 这是一篇被撤销了导入的文章。\n");
  undone = pd_project_import (study->fixture.project, (const char *const[]) { undone_path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pd_project_undo (study->fixture.project, FALSE, &label, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Study *study,
           gconstpointer data)
{
  g_free (study->copy_path);
  g_free (study->shared_id);
  fixture_tear_down (&study->fixture, data);
}

static void
save (Study *study,
      PdLeaveOut without)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_save_copy (study->fixture.project, study->copy_path, without, TRUE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static guint
count (PdProject *project,
       PdWord word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pd_project_load (project, word, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  return records->len;
}

/* Whether something stands anywhere in the bytes of the copy, in a page that is used or not. */
static gboolean
is_in_file (Study *study,
            const char *marker)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (study->copy_path, &contents, &n_bytes, &error));
  return memmem (contents, n_bytes, marker, strlen (marker)) != NULL;
}

/* The copy opens, passes the check, and is the same project. */
static PdProject *
open_copy (Study *study,
           PdProjectMode mode)
{
  PdProject *copy = open_as (study->copy_path, "Ada", mode);
  g_autofree char *citation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = pd_project_check (copy, &citation, NULL, NULL, &error);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) other = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  one = pd_project_load (study->fixture.project, PD_WORD_PROJECT, 0, NULL, NULL, &error);
  other = pd_project_load (copy, PD_WORD_PROJECT, 0, NULL, NULL, &error);
  g_assert_cmpstr (pd_record_get_id (g_ptr_array_index (one, 0)), ==, pd_record_get_id (g_ptr_array_index (other, 0)));
  return copy;
}

static void
test_everything (Study *study,
                 gconstpointer data)
{
  g_autoptr (PdProject) copy = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  save (study, PD_LEAVE_OUT_NOTHING);
  copy = open_copy (study, PD_PROJECT_OPEN);
  g_assert_cmpuint (count (copy, PD_WORD_HIGHLIGHT), ==, 3);
  g_assert_cmpuint (count (copy, PD_WORD_MEMO), ==, 1);
  g_assert_true (pd_project_undo (copy, TRUE, &label, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (copy, PD_WORD_ARTICLE), ==, 2);
  close_project (copy);
}

static void
test_history (Study *study,
              gconstpointer data)
{
  g_autoptr (PdProject) copy = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  save (study, PD_LEAVE_OUT_HISTORY);
  copy = open_copy (study, PD_PROJECT_OPEN);
  g_assert_cmpuint (count (copy, PD_WORD_HIGHLIGHT), ==, 3);
  g_assert_cmpuint (count (copy, PD_WORD_ARTICLE), ==, 1);
  g_assert_true (pd_project_undo (copy, FALSE, &label, NULL, &error));
  g_assert_null (label);
  close_project (copy);
  /* What only redo would bring back is not there, nowhere. */
  g_assert_false (is_in_file (study, UNDONE));
}

static void
test_memos (Study *study,
            gconstpointer data)
{
  g_autoptr (PdProject) copy = NULL;

  save (study, PD_LEAVE_OUT_MEMOS);
  g_assert_false (is_in_file (study, MEMO));
  g_assert_true (is_in_file (study, MY_NOTE));
  copy = open_copy (study, PD_PROJECT_READ);
  g_assert_cmpuint (count (copy, PD_WORD_MEMO), ==, 0);
  close_project (copy);
}

static void
test_others (Study *study,
             gconstpointer data)
{
  g_autoptr (PdProject) copy = NULL;
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (GError) error = NULL;

  save (study, PD_LEAVE_OUT_OTHERS);
  g_assert_false (is_in_file (study, THEIR_NOTE));
  copy = open_copy (study, PD_PROJECT_READ);
  highlights = pd_project_load (copy, PD_WORD_HIGHLIGHT, 0, NULL, NULL, &error);
  g_assert_cmpuint (highlights->len, ==, 2);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (highlights, 0), PD_HIGHLIGHT_NOTE), ==, MY_NOTE);
  /* What carries a tag of mine stays, whoever made it, and so does who that was. */
  g_assert_cmpstr (pd_record_get_id (g_ptr_array_index (highlights, 1)), ==, study->shared_id);
  g_assert_cmpuint (count (copy, PD_WORD_HIGHLIGHT_TAG), ==, 1);
  g_assert_cmpuint (count (copy, PD_WORD_CODER), ==, 2);
  close_project (copy);
}

/* Somebody who has marked nothing gets the articles and the codebook, and no trace of the others. */
static void
test_nobody (Study *study,
             gconstpointer data)
{
  g_autoptr (PdProject) stranger = open_as (study->fixture.path, "Cleo", PD_PROJECT_READ);
  g_autoptr (PdProject) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_save_copy (stranger, study->copy_path, PD_LEAVE_OUT_OTHERS, TRUE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  close_project (stranger);
  copy = open_copy (study, PD_PROJECT_READ);
  g_assert_cmpuint (count (copy, PD_WORD_HIGHLIGHT), ==, 0);
  g_assert_cmpuint (count (copy, PD_WORD_ARTICLE), ==, 1);
  g_assert_cmpuint (count (copy, PD_WORD_TAG), ==, 1);
  /* Ada imported; of Ben there is nothing. */
  g_assert_cmpuint (count (copy, PD_WORD_CODER), ==, 1);
  close_project (copy);
  g_assert_false (is_in_file (study, "Ben"));
}

static void
test_sources (Study *study,
              gconstpointer data)
{
  g_autoptr (PdProject) copy = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PdEdit) edit = NULL;
  g_autofree char *article_id = NULL;
  g_autofree char *path = g_build_filename (study->fixture.folder, "文章.html", NULL);
  g_autoptr (GError) error = NULL;

  save (study, PD_LEAVE_OUT_SOURCES);
  copy = open_copy (study, PD_PROJECT_OPEN);
  articles = pd_project_load (copy, PD_WORD_ARTICLE, 0, NULL, NULL, &error);
  article_id = g_strdup (pd_record_get_id (g_ptr_array_index (articles, 0)));
  g_assert_null (pd_project_load_source (copy, article_id, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_LEFT_OUT);
  g_clear_error (&error);

  /* The file is known still; what is imported of it again has its bytes. */
  results = pd_project_import (copy, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((PdImportResult *) g_ptr_array_index (results, 0))->status, ==, PD_IMPORT_DUPLICATE);
  edit = pd_edit_new ("Delete");
  pd_edit_remove (edit, PD_WORD_ARTICLE, article_id);
  perform (copy, edit);
  g_ptr_array_unref (results);
  results = pd_project_import (copy, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((PdImportResult *) g_ptr_array_index (results, 0))->status, ==, PD_IMPORT_IMPORTED);
  bytes = pd_project_load_source (copy, ((PdImportResult *) g_ptr_array_index (results, 0))->article_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SOURCE_ONLY, strlen (SOURCE_ONLY)));
  close_project (copy);
}

/* What is there is replaced when the copy is whole, and not before. */
static void
cancel (double fraction,
        gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Study *study,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (g_file_set_contents (study->copy_path, "before", -1, &error));
  g_assert_false (pd_project_save_copy (study->fixture.project, study->copy_path, PD_LEAVE_OUT_HISTORY, TRUE, cancel, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (study->copy_path, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "before");
  dir = g_dir_open (study->fixture.folder, 0, &error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".pidian-"));
  save (study, PD_LEAVE_OUT_HISTORY);
  {
    g_autoptr (PdProject) copy = open_copy (study, PD_PROJECT_READ);
    close_project (copy);
  }
}

/* Neither the project itself, nor another that is open. */
static void
test_target (Study *study,
             gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (study->fixture.folder, "link.pidian", NULL);
  g_autofree char *other_path = g_build_filename (study->fixture.folder, "other.pidian", NULL);
  g_autoptr (PdProject) other = pd_project_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) link = g_file_new_for_path (link_path);

  g_assert_false (pd_project_save_copy (study->fixture.project, study->fixture.path, PD_LEAVE_OUT_HISTORY, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (g_file_make_symbolic_link (link, study->fixture.path, NULL, &error));
  g_assert_false (pd_project_save_copy (study->fixture.project, link_path, PD_LEAVE_OUT_HISTORY, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (pd_project_open (other, other_path, PD_PROJECT_CREATE, NULL, &error));
  g_assert_false (pd_project_save_copy (study->fixture.project, other_path, PD_LEAVE_OUT_HISTORY, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_BUSY);
  close_project (other);
}

static void
on_measured (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  PdLeaveOutSizes **sizes = data;
  g_autoptr (GError) error = NULL;

  *sizes = pd_project_measure_copy_finish (PD_PROJECT (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_measure (Study *study,
              gconstpointer data)
{
  g_autofree PdLeaveOutSizes *sizes = NULL;

  pd_project_measure_copy_async (study->fixture.project, NULL, on_measured, &sizes);
  fixture_iterate_until (is_set, &sizes);
  g_assert_cmpint (sizes->memos, ==, 1);
  g_assert_cmpint (sizes->others, ==, 2);
  g_assert_cmpint (sizes->coders, ==, 1);
  g_assert_cmpint (sizes->source_bytes, >, 0);
  g_assert_cmpint (sizes->actions, >=, 6);
  g_assert_cmpint (sizes->action_bytes, >, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/copy/everything", Study, NULL, set_up, test_everything, tear_down);
  g_test_add ("/copy/history", Study, NULL, set_up, test_history, tear_down);
  g_test_add ("/copy/memos", Study, NULL, set_up, test_memos, tear_down);
  g_test_add ("/copy/others", Study, NULL, set_up, test_others, tear_down);
  g_test_add ("/copy/nobody", Study, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/copy/sources", Study, NULL, set_up, test_sources, tear_down);
  g_test_add ("/copy/cancel", Study, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/copy/target", Study, NULL, set_up, test_target, tear_down);
  g_test_add ("/copy/measure", Study, NULL, set_up, test_measure, tear_down);
  return g_test_run ();
}
