/* The file of an open project is deleted, renamed or replaced: nothing that was done is lost. */
#include "pd-project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pd-backup-keeper.h"
#include "pd-check.h"
#include "pd-export.h"
#include "pd-project-copy.h"
#include "pd-project-place.h"
#include "pd-recovery.h"

static void
add_tag (PdProject *project,
         const char *name)
{
  PdEdit *edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);

  pd_record_set_text (tag, PD_TAG_NAME, name);
  pd_edit_insert (edit, tag);
  fixture_perform (project, edit);
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

/* A file that opens by itself, passes the check, and has these tags, in the order of their bytes. */
static void
assert_holds (const char *path,
              const char *expected)
{
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *citation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_open (project, path, PD_PROJECT_READ, NULL, &error));
  g_assert_no_error (error);
  tags = pd_project_load (project, PD_WORD_TAG, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (names, (gpointer) pd_record_get_text (g_ptr_array_index (tags, i), PD_TAG_NAME));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("", (char **) names->pdata);
  g_assert_cmpstr (joined, ==, expected);
  problems = pd_project_check (project, &citation, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  close_project (project);
}

/* One that needs no log, and can be read on a medium that cannot be written. */
static void
assert_is_plain (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_no_error (error);
  /* What versions of the format may write and read it: 1 is a rollback journal, 2 a log. */
  g_assert_cmpint (contents[18], ==, 1);
  g_assert_cmpint (contents[19], ==, 1);
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  *(int *) data = (int) pd_project_look_for_file_finish (PD_PROJECT (source), result);
}

static gboolean
is_known (gpointer data)
{
  return *(int *) data != -1;
}

static PdFilePlace
look (PdProject *project)
{
  int place = -1;

  pd_project_look_for_file_async (project, PD_WORKER_PERSON, on_found, &place);
  fixture_iterate_until (is_known, &place);
  g_assert_cmpint (pd_project_get_file_place (project), ==, place);
  return place;
}

static PdBackups *
make_backups (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);

  return pd_backups_new (folder);
}

static void
on_made (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GError) error = NULL;
  PdBackup **backup = data;

  *backup = pd_backup_keeper_make_finish (PD_BACKUP_KEEPER (source), result, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_made (gpointer data)
{
  return *(PdBackup **) data != NULL;
}

static PdBackup *
back_up (PdBackupKeeper *keeper)
{
  PdBackup *backup = NULL;

  pd_backup_keeper_make_async (keeper, FALSE, NULL, on_made, &backup);
  fixture_iterate_until (is_made, &backup);
  return backup;
}

static void
on_signal (PdBackupKeeper *keeper,
           PdBackup *backup,
           PdBackup **made)
{
  g_set_object (made, backup);
}

static void
move_file (Fixture *fixture,
           const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
}

static void
delete_file (Fixture *fixture,
             gboolean with_log)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < (with_log ? G_N_ELEMENTS (suffixes) : 1); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Where it is as ever, nothing is said. */
static void
test_same (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "副本.pidian", NULL);
  g_autoptr (GError) error = NULL;

  add_tag (fixture->project, "甲");
  g_assert_true (pd_project_save_copy (fixture->project, path, PD_LEAVE_OUT_NOTHING, FALSE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_SAME);
  g_assert_null (pd_project_get_moved_path (fixture->project));
}

/* What was done before and since is in a backup, and comes back with it. */
static void
test_deleted (Fixture *fixture,
              gconstpointer with_log)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackupKeeper) keeper = pd_backup_keeper_new (fixture->project, backups);
  g_autoptr (PdBackup) first = NULL;
  g_autoptr (PdBackup) last = NULL;
  g_autoptr (PdBackup) newest = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (keeper, "made", G_CALLBACK (on_signal), &first);
  add_tag (fixture->project, "甲");
  delete_file (fixture, GPOINTER_TO_INT (with_log));
  add_tag (fixture->project, "乙");
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_GONE);
  /* One is made at once, unasked. */
  fixture_iterate_until (is_made, &first);
  assert_holds (pd_backup_get_path (first), "乙甲");

  add_tag (fixture->project, "丙");
  last = back_up (keeper);
  assert_holds (pd_backup_get_path (last), "丙乙甲");
  pd_backup_keeper_stop (keeper);
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  newest = pd_backups_find_newest (backups, fixture->path);
  g_assert_true (pd_recovery_run (fixture->path, newest, &kept, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "丙乙甲");
}

/* Everything that reads the project goes on. */
static void
test_deleted_read (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "副本.pidian", NULL);
  g_autofree char *table = g_build_filename (fixture->folder, "表.json", NULL);
  g_autofree char *citation = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  add_tag (fixture->project, "甲");
  delete_file (fixture, TRUE);
  add_tag (fixture->project, "乙");
  g_assert_true (pd_project_save_copy (fixture->project, path, PD_LEAVE_OUT_NOTHING, FALSE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_holds (path, "乙甲");
  g_assert_true (pd_project_export (fixture->project, PD_EXPORT_JSON, FALSE, table, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (table, G_FILE_TEST_EXISTS));
  /* It can also be saved where it was. */
  g_assert_true (pd_project_save_copy (fixture->project, fixture->path, PD_LEAVE_OUT_NOTHING, FALSE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  assert_holds (fixture->path, "乙甲");
}

/* A file that was renamed is not lost: all that was done is in it. */
static void
test_renamed (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackupKeeper) keeper = pd_backup_keeper_new (fixture->project, backups);
  g_autofree char *path = g_build_filename (fixture->folder, "改名.pidian", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (PdBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  add_tag (fixture->project, "甲");
  move_file (fixture, path);
  add_tag (fixture->project, "乙");
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_MOVED);
  g_assert_cmpstr (pd_project_get_moved_path (fixture->project), ==, path);
  backup = back_up (keeper);
  assert_holds (pd_backup_get_path (backup), "乙甲");
  /* A copy does not take its place, whatever it is called. */
  g_assert_false (pd_project_save_copy (fixture->project, path, PD_LEAVE_OUT_NOTHING, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);

  pd_backup_keeper_stop (keeper);
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_is_plain (path);
  assert_holds (path, "乙甲");
}

/* Also where the power fails then: what was done is not only in a log that has the old name. */
static void
test_renamed_power_cut (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "改名.pidian", NULL);
  g_autofree char *left = g_build_filename (fixture->folder, "断电.pidian", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  add_tag (fixture->project, "甲");
  move_file (fixture, path);
  add_tag (fixture->project, "乙");
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_MOVED);
  g_assert_cmpint (g_stat (log, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
  /* By another program: whoever closes the file in this one takes SQLite's locks away. */
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", path, left, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  assert_holds (left, "乙甲");
}

/* With its log, and all that is beside it. */
static void
test_folder_renamed (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *folder = g_strconcat (fixture->folder, "-改名", NULL);
  g_autofree char *path = g_build_filename (folder, "测试.pidian", NULL);
  g_autoptr (GError) error = NULL;

  add_tag (fixture->project, "甲");
  g_assert_cmpint (g_rename (fixture->folder, folder), ==, 0);
  add_tag (fixture->project, "乙");
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_MOVED);
  g_assert_cmpstr (pd_project_get_moved_path (fixture->project), ==, path);
  close_project (fixture->project);
  g_assert_cmpint (g_rename (folder, fixture->folder), ==, 0);
  assert_is_plain (fixture->path);
  assert_holds (fixture->path, "乙甲");
  g_object_unref (fixture->project);
  fixture->project = pd_project_new ();
  g_assert_true (pd_project_open (fixture->project, fixture->path, PD_PROJECT_OPEN, NULL, &error));
  g_assert_no_error (error);
  add_tag (fixture->project, "丙");
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  assert_holds (fixture->path, "丙乙甲");
}

/* Where it is moved back, everything is well. */
static void
test_moved_back (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "别处", "测试.pidian", NULL);

  move_file (fixture, path);
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_MOVED);
  g_assert_cmpint (g_rename (path, fixture->path), ==, 0);
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_SAME);
  g_assert_null (pd_project_get_moved_path (fixture->project));
}

static void
test_trashed (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, data, "测试.pidian", NULL);

  add_tag (fixture->project, "甲");
  move_file (fixture, path);
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_GONE);
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  assert_holds (path, "甲");
}

/* What lies there now is another file, which is neither backed up as this one nor written to. */
static void
test_replaced (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackupKeeper) keeper = pd_backup_keeper_new (fixture->project, backups);
  g_autoptr (PdProject) other = pd_project_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "另.pidian", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (PdBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;

  g_assert_true (pd_project_open (other, path, PD_PROJECT_CREATE, NULL, &error));
  add_tag (other, "丁");
  close_project (other);
  add_tag (fixture->project, "甲");
  g_assert_cmpint (g_rename (path, fixture->path), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, &error));
  add_tag (fixture->project, "乙");
  g_assert_cmpint (look (fixture->project), ==, PD_FILE_PLACE_GONE);
  backup = back_up (keeper);
  assert_holds (pd_backup_get_path (backup), "乙甲");
  pd_backup_keeper_stop (keeper);
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, &error));
  g_assert_cmpmem (before, n_before, after, n_after);
  assert_holds (fixture->path, "丁");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/file-place/same", Fixture, NULL, fixture_set_up, test_same, fixture_tear_down);
  g_test_add ("/file-place/deleted", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_deleted, fixture_tear_down);
  g_test_add ("/file-place/deleted-log", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_deleted, fixture_tear_down);
  g_test_add ("/file-place/deleted-read", Fixture, NULL, fixture_set_up, test_deleted_read, fixture_tear_down);
  g_test_add ("/file-place/renamed", Fixture, NULL, fixture_set_up, test_renamed, fixture_tear_down);
  g_test_add ("/file-place/renamed-power-cut", Fixture, NULL, fixture_set_up, test_renamed_power_cut, fixture_tear_down);
  g_test_add ("/file-place/folder-renamed", Fixture, NULL, fixture_set_up, test_folder_renamed, fixture_tear_down);
  g_test_add ("/file-place/moved-back", Fixture, NULL, fixture_set_up, test_moved_back, fixture_tear_down);
  g_test_add ("/file-place/trashed", Fixture, "Trash/files", fixture_set_up, test_trashed, fixture_tear_down);
  g_test_add ("/file-place/trashed-elsewhere", Fixture, ".Trash-1000/files", fixture_set_up, test_trashed, fixture_tear_down);
  g_test_add ("/file-place/replaced", Fixture, NULL, fixture_set_up, test_replaced, fixture_tear_down);
  return g_test_run ();
}
