#include "pd-project-fixture.h"

#include <glib/gstdio.h>

#include "pd-saver.h"
#include "pd-store-error.h"
#include "pd-working-copy.h"

/* A session on a working copy: opened, one tag made, closed. */
static void
work (PdWorkingCopy *copy,
      const char *name)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (PdEdit) edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_open (project, pd_working_copy_get_path (copy), PD_PROJECT_OPEN, NULL, &error));
  pd_record_set_text (tag, PD_TAG_NAME, name);
  pd_edit_insert (edit, tag);
  g_assert_true (pd_project_perform (project, edit, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pd_project_close (project, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static char *
read_tags (const char *path)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_open (project, path, PD_PROJECT_READ, NULL, &error));
  g_assert_no_error (error);
  tags = pd_project_load (project, PD_WORD_TAG, 0, NULL, NULL, &error);
  for (guint i = 0; i < tags->len; i++)
    g_string_append (names, pd_record_get_text (g_ptr_array_index (tags, i), PD_TAG_NAME));
  g_assert_true (pd_project_close (project, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
assert_tags (const char *path,
             const char *expected)
{
  g_autofree char *tags = read_tags (path);

  g_assert_cmpstr (tags, ==, expected);
}

static guint
count_projects (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".pidian");
  return n;
}

static PdWorkingCopy *
make (Fixture *fixture,
      PdWorkingCopyChoice choice,
      GError **error)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", NULL);

  if (fixture->project != NULL)
    {
      g_assert_true (pd_project_close (fixture->project, NULL));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_clear_object (&fixture->project);
    }
  return pd_working_copy_new (fixture->path, folder, choice, error);
}

static void
test_write_back (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdWorkingCopy) copy = make (fixture, PD_WORKING_COPY_ASK, &error);

  g_assert_no_error (error);
  g_assert_false (pd_working_copy_get_recovered (copy));
  work (copy, "甲");
  assert_tags (fixture->path, "");
  g_assert_true (pd_working_copy_write_back (copy, &error));
  assert_tags (fixture->path, "甲");
  work (copy, "乙");
  g_assert_true (pd_working_copy_end (copy, TRUE, &error));
  g_assert_no_error (error);
  assert_tags (fixture->path, "甲乙");
  g_assert_false (g_file_test (pd_working_copy_get_path (copy), G_FILE_TEST_EXISTS));
}

/* The session ends without writing back; the next finds what it did. */
static void
test_recover (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PdWorkingCopy *lost = make (fixture, PD_WORKING_COPY_ASK, &error);
  g_autoptr (PdWorkingCopy) copy = NULL;

  work (lost, "甲");
  g_object_unref (lost);
  copy = make (fixture, PD_WORKING_COPY_ASK, &error);
  g_assert_no_error (error);
  g_assert_true (pd_working_copy_get_recovered (copy));
  g_assert_true (pd_working_copy_end (copy, TRUE, &error));
  assert_tags (fixture->path, "甲");
}

static void
change_elsewhere (Fixture *fixture)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (PdEdit) edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_open (project, fixture->path, PD_PROJECT_OPEN, NULL, &error));
  pd_record_set_text (tag, PD_TAG_NAME, "别处");
  pd_edit_insert (edit, tag);
  g_assert_true (pd_project_perform (project, edit, NULL, &error));
  g_assert_true (pd_project_close (project, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Both have changed: it is asked, nothing is overwritten, and whatever is chosen, both are kept. */
static void
test_conflict (Fixture *fixture,
               gconstpointer data)
{
  PdWorkingCopyChoice choice = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  PdWorkingCopy *lost = make (fixture, PD_WORKING_COPY_ASK, &error);
  g_autoptr (PdWorkingCopy) copy = NULL;

  work (lost, "此处");
  change_elsewhere (fixture);
  g_assert_false (pd_working_copy_write_back (lost, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_tags (fixture->path, "别处");
  g_object_unref (lost);

  g_assert_null (make (fixture, PD_WORKING_COPY_ASK, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_tags (fixture->path, "别处");

  copy = make (fixture, choice, &error);
  g_assert_no_error (error);
  assert_tags (pd_working_copy_get_path (copy), choice == PD_WORKING_COPY_MINE ? "此处" : "别处");
  g_assert_true (pd_working_copy_end (copy, TRUE, &error));
  g_assert_no_error (error);
  assert_tags (fixture->path, choice == PD_WORKING_COPY_MINE ? "此处" : "别处");
  g_assert_cmpuint (count_projects (fixture->folder), ==, 2);
}

/* The same at the end of a session, in which both have changed: what is chosen is written, and the other is kept. */
static void
test_settle (Fixture *fixture,
             gconstpointer data)
{
  PdWorkingCopyChoice choice = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdWorkingCopy) copy = make (fixture, PD_WORKING_COPY_ASK, &error);

  work (copy, "此处");
  change_elsewhere (fixture);
  g_assert_false (pd_working_copy_end (copy, TRUE, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (pd_working_copy_settle (copy, choice, &error));
  g_assert_no_error (error);
  g_assert_true (pd_working_copy_end (copy, choice == PD_WORKING_COPY_MINE, &error));
  g_assert_no_error (error);
  assert_tags (fixture->path, choice == PD_WORKING_COPY_MINE ? "此处" : "别处");
  g_assert_cmpuint (count_projects (fixture->folder), ==, 2);
}

/* A file that somebody took away meanwhile can be put back. */
static void
test_gone (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdWorkingCopy) copy = make (fixture, PD_WORKING_COPY_ASK, &error);

  work (copy, "此处");
  g_unlink (fixture->path);
  g_assert_false (pd_working_copy_write_back (copy, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (pd_working_copy_settle (copy, PD_WORKING_COPY_MINE, &error));
  g_assert_no_error (error);
  g_assert_true (pd_working_copy_end (copy, TRUE, &error));
  g_assert_no_error (error);
  assert_tags (fixture->path, "此处");
  g_assert_cmpuint (count_projects (fixture->folder), ==, 1);
}

static void
on_failed (GError **failure,
           const GError *error)
{
  g_assert_null (*failure);
  *failure = g_error_copy (error);
}

static gboolean
has_failed (gpointer data)
{
  return *(GError **) data != NULL;
}

/* While it is in use: it is said once, nothing is written until somebody chooses, and then it goes on. */
static void
test_saver (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (PdWorkingCopy) copy = make (fixture, PD_WORKING_COPY_ASK, &error);
  g_autoptr (PdSaver) saver = pd_saver_new (copy, g_main_context_default (), FALSE);

  g_signal_connect_swapped (saver, "failed", G_CALLBACK (on_failed), &failure);
  /* There is nothing to write. */
  pd_saver_schedule (saver);
  work (copy, "此处");
  change_elsewhere (fixture);
  pd_saver_note_change (saver);
  pd_saver_schedule (saver);
  fixture_iterate_until (has_failed, &failure);
  g_assert_error (failure, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);
  g_clear_error (&failure);
  assert_tags (fixture->path, "别处");

  work (copy, "又");
  pd_saver_note_change (saver);
  pd_saver_schedule (saver);
  g_assert_false (pd_saver_finish (saver, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (failure);
  g_assert_true (pd_saver_settle (saver, PD_WORKING_COPY_MINE, &error));
  g_assert_no_error (error);
  assert_tags (fixture->path, "此处又");
  g_assert_cmpuint (count_projects (fixture->folder), ==, 2);
  g_assert_true (pd_saver_finish (saver, &error));
  g_assert_no_error (error);
}

static void
test_local (Fixture *fixture,
            gconstpointer data)
{
  g_assert_false (pd_working_copy_is_needed (fixture->path));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/working-copy/write-back", Fixture, NULL, fixture_set_up, test_write_back, fixture_tear_down);
  g_test_add ("/working-copy/recover", Fixture, NULL, fixture_set_up, test_recover, fixture_tear_down);
  g_test_add ("/working-copy/conflict-mine", Fixture, GINT_TO_POINTER (PD_WORKING_COPY_MINE), fixture_set_up, test_conflict, fixture_tear_down);
  g_test_add ("/working-copy/conflict-theirs", Fixture, GINT_TO_POINTER (PD_WORKING_COPY_THEIRS), fixture_set_up, test_conflict, fixture_tear_down);
  g_test_add ("/working-copy/settle-mine", Fixture, GINT_TO_POINTER (PD_WORKING_COPY_MINE), fixture_set_up, test_settle, fixture_tear_down);
  g_test_add ("/working-copy/settle-theirs", Fixture, GINT_TO_POINTER (PD_WORKING_COPY_THEIRS), fixture_set_up, test_settle, fixture_tear_down);
  g_test_add ("/working-copy/gone", Fixture, NULL, fixture_set_up, test_gone, fixture_tear_down);
  g_test_add ("/working-copy/saver", Fixture, NULL, fixture_set_up, test_saver, fixture_tear_down);
  g_test_add ("/working-copy/local", Fixture, NULL, fixture_set_up, test_local, fixture_tear_down);
  return g_test_run ();
}
