#include "pd-project-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pd-backup-keeper.h"
#include "pd-backup-plan.h"
#include "pd-check.h"
#include "pd-import.h"
#include "pd-project-backups.h"
#include "pd-recovery.h"
#include "pd-snapshot.h"

/* 2025-06-02 12:00 in UTC, a Monday. */
#define MONDAY G_GINT64_CONSTANT (1748865600)
#define HOUR 3600
#define DAY (24 * HOUR)

#define MANY_BYTES (G_GINT64_CONSTANT (1) << 40)

static PdBackups *
make_backups (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);

  return pd_backups_new (folder);
}

static void
perform (PdProject *project,
         PdEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_perform (project, edit, NULL, &error));
  g_assert_no_error (error);
}

static void
add_tag (PdProject *project,
         const char *name)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Tag");
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);

  pd_record_set_text (tag, PD_TAG_NAME, name);
  pd_edit_insert (edit, tag);
  perform (project, edit);
}

static PdBackup *
back_up (Fixture *fixture,
         PdBackups *backups,
         gint64 max_bytes,
         gboolean *made)
{
  g_autoptr (GError) error = NULL;
  PdBackup *backup = pd_backups_make (backups, fixture->path, fixture->path, max_bytes, made, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static GPtrArray *
list (Fixture *fixture,
      PdBackups *backups)
{
  g_autoptr (GError) error = NULL;
  gint64 n_bytes;
  GPtrArray *found = pd_project_load_backups (fixture->project, backups, &n_bytes, NULL, &error);

  g_assert_no_error (error);
  return found;
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

static PdProject *
open_project (const char *path,
              PdProjectMode mode,
              const char *restored)
{
  PdProject *project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  pd_project_set_coder_name (project, "Ada");
  if (restored != NULL)
    pd_project_set_restored (project, restored);
  pd_project_open (project, path, mode, NULL, &error);
  g_assert_no_error (error);
  return project;
}

static char *
read_tags (PdProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = pd_project_load (project, PD_WORD_TAG, 0, NULL, NULL, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    g_string_append (names, pd_record_get_text (g_ptr_array_index (tags, i), PD_TAG_NAME));
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/* A file that opens by itself, and passes the check. */
static void
assert_holds (const char *path,
              const char *expected)
{
  g_autoptr (PdProject) project = open_project (path, PD_PROJECT_READ, NULL);
  g_autofree char *tags = read_tags (project);
  g_autofree char *citation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = pd_project_check (project, &citation, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (tags, ==, expected);
  close_project (project);
}

static void
test_rate (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  PdBackupItem items[7 + 30];
  guint n_lasting = 0;

  /* Seven on one day, an hour between them, and one on each of the thirty days before. */
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (PdBackupItem) { i < 7 ? MONDAY - i * HOUR : MONDAY - (i - 6) * DAY, 1, PD_BACKUP_UNWANTED };
  pd_backup_plan_rate (items, G_N_ELEMENTS (items), utc);
  g_assert_cmpint (items[0].worth, ==, PD_BACKUP_NEWEST);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpint (items[i].worth, ==, PD_BACKUP_RECENT);
  g_assert_cmpint (items[5].worth, ==, PD_BACKUP_UNWANTED);
  g_assert_cmpint (items[6].worth, ==, PD_BACKUP_UNWANTED);
  /* The thirteen days before, and of the weeks before those their Sundays. */
  for (guint i = 7; i < 7 + 13; i++)
    g_assert_cmpint (items[i].worth, ==, PD_BACKUP_LASTING);
  for (guint i = 7 + 13; i < G_N_ELEMENTS (items); i++)
    {
      n_lasting += items[i].worth == PD_BACKUP_LASTING;
      g_assert_cmpint (items[i].worth, !=, PD_BACKUP_RECENT);
    }
  g_assert_cmpint (items[7 + 14].worth, ==, PD_BACKUP_LASTING);
  g_assert_cmpuint (n_lasting, ==, 3);
}

/* A day begins when it does for the person. */
static void
test_rate_zone (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) east = g_time_zone_new_offset (8 * HOUR);
  PdBackupItem items[7];

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (PdBackupItem) { MONDAY + (6 - i) * HOUR, 1, PD_BACKUP_UNWANTED };
  pd_backup_plan_rate (items, G_N_ELEMENTS (items), utc);
  g_assert_cmpint (items[6].worth, ==, PD_BACKUP_UNWANTED);
  pd_backup_plan_rate (items, G_N_ELEMENTS (items), east);
  /* 16:00 in UTC, which is items[2], is midnight there: 15:00 is the last one of the day before. */
  g_assert_cmpint (items[3].worth, ==, PD_BACKUP_LASTING);
}

static void
test_make_room (void)
{
  PdBackupItem items[] = {
    { 900, 10, PD_BACKUP_NEWEST },
    { 800, 10, PD_BACKUP_RECENT },
    { 700, 10, PD_BACKUP_RECENT },
    { 600, 10, PD_BACKUP_LASTING },
    { 500, 10, PD_BACKUP_LASTING },
    { 100, 10, PD_BACKUP_NEWEST },
  };

  pd_backup_plan_make_room (items, G_N_ELEMENTS (items), 0);
  g_assert_cmpint (items[2].worth, ==, PD_BACKUP_RECENT);
  pd_backup_plan_make_room (items, G_N_ELEMENTS (items), 15);
  g_assert_cmpint (items[2].worth, ==, PD_BACKUP_UNWANTED);
  g_assert_cmpint (items[1].worth, ==, PD_BACKUP_UNWANTED);
  g_assert_cmpint (items[4].worth, ==, PD_BACKUP_LASTING);
  /* What goes already counts. */
  pd_backup_plan_make_room (items, G_N_ELEMENTS (items), 30);
  g_assert_cmpint (items[4].worth, ==, PD_BACKUP_UNWANTED);
  g_assert_cmpint (items[3].worth, ==, PD_BACKUP_LASTING);
  /* The last one of a project stays, however much is wanted. */
  pd_backup_plan_make_room (items, G_N_ELEMENTS (items), 1000);
  g_assert_cmpint (items[3].worth, ==, PD_BACKUP_UNWANTED);
  g_assert_cmpint (items[0].worth, ==, PD_BACKUP_NEWEST);
  g_assert_cmpint (items[5].worth, ==, PD_BACKUP_NEWEST);
}

static void
test_names (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *long_path = g_strdup_printf ("/tmp/%s.pidian", "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长");
  g_autofree char *name = pd_backup_make_name ("/tmp/my study.pidian", NULL, MONDAY);
  g_autofree char *long_name = pd_backup_make_name (long_path, NULL, MONDAY);
  g_autofree char *path = fixture_write (fixture, name, "x");
  g_autofree char *other = fixture_write (fixture, "notes.pidian", "x");
  g_autoptr (PdBackup) backup = pd_backup_new (path, "/tmp/my study.pidian");

  g_assert_cmpstr (name, ==, "my study 20250602T120000Z.pidian");
  g_assert_cmpuint (strlen (long_name), <, 255);
  g_assert_true (g_str_has_suffix (long_name, " 20250602T120000Z.pidian"));
  g_assert_cmpint (pd_backup_get_made (backup), ==, MONDAY);
  g_assert_cmpint (pd_backup_get_n_bytes (backup), ==, 1);
  g_assert_null (pd_backup_new (other, other));
}

/* One is made of each state, once, and each opens by itself. */
static void
test_make (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (PdBackup) first = NULL;
  g_autoptr (PdBackup) again = NULL;
  g_autoptr (PdBackup) second = NULL;
  g_autoptr (PdBackup) undone = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gboolean made;

  add_tag (fixture->project, "甲");
  first = back_up (fixture, backups, MANY_BYTES, &made);
  g_assert_true (made);
  again = back_up (fixture, backups, MANY_BYTES, &made);
  g_assert_false (made);
  g_assert_cmpstr (pd_backup_get_path (again), ==, pd_backup_get_path (first));

  add_tag (fixture->project, "乙");
  second = back_up (fixture, backups, MANY_BYTES, &made);
  g_assert_true (made);
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  undone = back_up (fixture, backups, MANY_BYTES, &made);
  g_assert_true (made);

  assert_holds (pd_backup_get_path (first), "甲");
  assert_holds (pd_backup_get_path (second), "甲乙");
  assert_holds (pd_backup_get_path (undone), "甲");
  found = list (fixture, backups);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (pd_backup_get_path (g_ptr_array_index (found, 0)), ==, pd_backup_get_path (undone));
  /* Whoever opens one does not change it. */
  g_assert_cmpint (g_access (pd_backup_get_path (first), W_OK) == 0, ==, geteuid () == 0);
}

/* What is done while a copy is made is done at once, and the copy is of one moment. */
static void
mark_meanwhile (double fraction,
                gpointer data)
{
  Fixture *fixture = data;

  add_tag (fixture->project, "中");
}

static void
test_meanwhile (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "copy.pidian", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *tags = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; text->len < 3 * 1024 * 1024; i++)
    g_string_append_printf (text, "第%u段：甲公司市值蒸发%u美元。\n\n", i, i * 7919);
  path = fixture_write (fixture, "大.txt", text->str);
  results = pd_project_import (fixture->project, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  add_tag (fixture->project, "前");
  g_assert_true (pd_snapshot_write (fixture->path, target, mark_meanwhile, fixture, NULL, &error));
  g_assert_no_error (error);
  tags = read_tags (fixture->project);
  g_assert_true (g_str_has_prefix (tags, "前中中"));
  assert_holds (target, "前");
}

static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pd_backups_make (backups, fixture->path, fixture->path, MANY_BYTES, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  found = list (fixture, backups);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_space (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackup) first = back_up (fixture, backups, MANY_BYTES, NULL);
  g_autoptr (PdBackup) last = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_bytes = pd_backup_get_n_bytes (first);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      add_tag (fixture->project, name);
      g_clear_object (&last);
      last = back_up (fixture, backups, 3 * n_bytes + n_bytes / 2, NULL);
      g_assert_cmpint (pd_backups_get_n_bytes (backups), <=, 3 * n_bytes + n_bytes / 2);
    }
  found = list (fixture, backups);
  g_assert_cmpuint (found->len, >=, 1);
  g_assert_cmpuint (found->len, <=, 3);
  g_assert_cmpstr (pd_backup_get_path (g_ptr_array_index (found, 0)), ==, pd_backup_get_path (last));

  /* One that does not fit at all is not made, and costs none of the others. */
  add_tag (fixture->project, "大");
  g_assert_null (pd_backups_make (backups, fixture->path, fixture->path, n_bytes / 2, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FULL);
  g_assert_true (g_file_test (pd_backup_get_path (last), G_FILE_TEST_EXISTS));
}

/* In the middle of what it writes, the program is gone. */
static void
die (int number)
{
  kill (getpid (), SIGKILL);
}

static int
back_up_until_killed (const char *path,
                      const char *folder)
{
  g_autoptr (PdBackups) backups = pd_backups_new (folder);
  g_autoptr (PdBackup) backup = NULL;
  struct rlimit limit = { 64 * 1024, 64 * 1024 };

  signal (SIGXFSZ, die);
  setrlimit (RLIMIT_FSIZE, &limit);
  backup = pd_backups_make (backups, path, path, MANY_BYTES, NULL, NULL, NULL);
  return backup != NULL ? 0 : 1;
}

static void
test_kill (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackup) older = NULL;
  g_autoptr (PdBackup) newer = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GError) error = NULL;

  add_tag (fixture->project, "甲");
  older = back_up (fixture, backups, MANY_BYTES, NULL);
  add_tag (fixture->project, "乙");

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, data, "--back-up", fixture->path, pd_backups_get_folder (backups), NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);

  folder = g_path_get_dirname (pd_backup_get_path (older));
  part = g_build_filename (folder, ".making", NULL);
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));
  assert_holds (pd_backup_get_path (older), "甲");
  {
    g_autoptr (GPtrArray) found = list (fixture, backups);
    g_assert_cmpuint (found->len, ==, 1);
  }
  newer = back_up (fixture, backups, MANY_BYTES, NULL);
  assert_holds (pd_backup_get_path (newer), "甲乙");
  assert_holds (pd_backup_get_path (older), "甲");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

/* A damaged project costs no backup of when it was whole. */
static void
test_damaged (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackup) backup = NULL;
  g_autoptr (PdBackup) found = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes, n_kept;

  add_tag (fixture->project, "甲");
  backup = back_up (fixture, backups, MANY_BYTES, NULL);
  add_tag (fixture->project, "乙");
  close_project (fixture->project);
  g_clear_object (&fixture->project);

  g_assert_true (g_file_get_contents (fixture->path, &contents, &n_bytes, &error));
  memset (contents + n_bytes / 2, 0xA5, n_bytes / 4);
  g_assert_true (g_file_set_contents (fixture->path, contents, n_bytes, &error));
  g_assert_null (pd_backups_make (backups, fixture->path, fixture->path, MANY_BYTES, NULL, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  assert_holds (pd_backup_get_path (backup), "甲");

  found = pd_backups_find_newest (backups, fixture->path);
  g_assert_cmpstr (pd_backup_get_path (found), ==, pd_backup_get_path (backup));
  g_assert_true (pd_recovery_run (fixture->path, found, &kept, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "甲");
  g_assert_true (g_file_get_contents (kept, &damaged, &n_kept, &error));
  g_assert_cmpmem (damaged, n_kept, contents, n_bytes);

  /* Also where the file is gone. */
  g_unlink (fixture->path);
  g_clear_pointer (&kept, g_free);
  g_assert_true (pd_recovery_run (fixture->path, found, &kept, &error));
  g_assert_null (kept);
  assert_holds (fixture->path, "甲");
  fixture->project = open_project (fixture->path, PD_PROJECT_OPEN, NULL);
  g_assert_false (pd_project_get_read_only (fixture->project));
}

/* The log of a damaged project goes with it: it must not meet the backup. */
static void
test_damaged_log (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackup) backup = back_up (fixture, backups, MANY_BYTES, NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *kept_log = NULL;
  g_autoptr (GError) error = NULL;

  close_project (fixture->project);
  g_assert_true (g_file_set_contents (log, "what was not written yet", -1, &error));
  g_assert_true (pd_recovery_run (fixture->path, backup, &kept, &error));
  g_assert_no_error (error);
  kept_log = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (kept_log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_holds (fixture->path, "");
}

static void
test_restore (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackup) then = NULL;
  g_autoptr (PdBackup) before = NULL;
  g_autofree char *tags = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf one, other;

  add_tag (fixture->project, "甲");
  then = back_up (fixture, backups, MANY_BYTES, NULL);
  add_tag (fixture->project, "乙");
  before = back_up (fixture, backups, G_MAXINT64, NULL);
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  g_stat (fixture->path, &one);

  fixture->project = open_project (fixture->path, PD_PROJECT_OPEN, pd_backup_get_path (then));
  tags = read_tags (fixture->project);
  g_assert_cmpstr (tags, ==, "甲");
  /* The file is the same, with whoever may read it, and goes on as ever. */
  g_stat (fixture->path, &other);
  g_assert_cmpuint (one.st_ino, ==, other.st_ino);
  g_assert_cmpuint (one.st_mode, ==, other.st_mode);
  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  g_assert_cmpstr (label, ==, "Tag");
  close_project (fixture->project);
  g_clear_object (&fixture->project);
  assert_holds (fixture->path, "");

  fixture->project = open_project (fixture->path, PD_PROJECT_OPEN, pd_backup_get_path (before));
  g_free (tags);
  tags = read_tags (fixture->project);
  g_assert_cmpstr (tags, ==, "甲乙");
}

/* What is no project does not get into one. */
static void
test_restore_nonsense (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "nonsense.pidian", "This is not a project, and long enough to be read as one, if one did not look.");
  g_autoptr (PdProject) project = pd_project_new ();
  g_autoptr (GError) error = NULL;

  add_tag (fixture->project, "甲");
  close_project (fixture->project);
  pd_project_set_restored (project, path);
  g_assert_false (pd_project_open (project, fixture->path, PD_PROJECT_OPEN, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_PROJECT);
  assert_holds (fixture->path, "甲");
}

static void
test_compare (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autofree char *article_id = fixture_import (fixture, fixture->project);
  g_autoptr (PdBackup) backup = NULL;
  g_autofree PdSnapshotDifference *same = NULL;
  g_autofree PdSnapshotDifference *details = NULL;
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PdEdit) edit = fixture_mark (fixture->project, article_id, i, i + 2, i == 0 ? &id : NULL);
      perform (fixture->project, edit);
    }
  backup = back_up (fixture, backups, MANY_BYTES, NULL);
  same = pd_project_compare_backup (fixture->project, backup, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (same->is_same);
  g_assert_cmpuint (same->articles.n, ==, 1);
  g_assert_cmpuint (same->highlights.n, ==, 3);
  g_assert_cmpuint (same->highlights.since, ==, 0);

  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  for (guint i = 5; i < 7; i++)
    {
      g_autoptr (PdEdit) edit = fixture_mark (fixture->project, article_id, i, i + 2, NULL);
      perform (fixture->project, edit);
    }
  details = pd_project_compare_backup (fixture->project, backup, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (details->is_same);
  g_assert_cmpuint (details->highlights.n, ==, 3);
  g_assert_cmpuint (details->highlights.since, ==, 2);
  g_assert_cmpuint (details->highlights.gone, ==, 1);
  g_assert_cmpuint (details->articles.since, ==, 0);
  g_assert_cmpuint (details->articles.gone, ==, 0);
}

static void
on_made (PdBackup **made,
         PdBackup *backup)
{
  g_set_object (made, backup);
}

static gboolean
is_made (gpointer data)
{
  return *(PdBackup **) data != NULL;
}

/* A change is enough: nobody asks. */
static void
test_keeper (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackupKeeper) keeper = pd_backup_keeper_new (fixture->project, backups);
  g_autoptr (PdBackup) made = NULL;

  g_object_set (keeper, "interval", 0, NULL);
  g_signal_connect_swapped (keeper, "made", G_CALLBACK (on_made), &made);
  add_tag (fixture->project, "甲");
  fixture_iterate_until (is_made, &made);
  assert_holds (pd_backup_get_path (made), "甲");
  g_assert_null (pd_backup_keeper_get_problem (keeper));
  pd_backup_keeper_stop (keeper);
}

static gboolean
has_problem (gpointer data)
{
  return pd_backup_keeper_get_problem (data) != NULL;
}

static gboolean
has_no_problem (gpointer data)
{
  return pd_backup_keeper_get_problem (data) == NULL;
}

static void
test_keeper_problem (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdBackupKeeper) keeper = pd_backup_keeper_new (fixture->project, backups);

  g_object_set (keeper, "interval", 0, "max-bytes", G_GINT64_CONSTANT (100), NULL);
  add_tag (fixture->project, "甲");
  fixture_iterate_until (has_problem, keeper);
  g_object_set (keeper, "max-bytes", G_MAXINT64, NULL);
  add_tag (fixture->project, "乙");
  fixture_iterate_until (has_no_problem, keeper);
  pd_backup_keeper_stop (keeper);
}

/* A project from elsewhere may call itself anything: its backups stay in their folder. */
static void
test_hostile_id (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autoptr (PdConnection) connection = pd_connection_open (fixture->path, PD_CONNECTION_WRITE, NULL);
  g_autofree char *prefix = g_strconcat (pd_backups_get_folder (backups), "/", NULL);
  g_autoptr (PdBackup) backup = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_connection_exec (connection, "UPDATE project_info SET uuid = '../../elsewhere'", &error));
  g_assert_true (pd_connection_close (connection, &error));
  backup = back_up (fixture, backups, MANY_BYTES, NULL);
  g_assert_true (g_str_has_prefix (pd_backup_get_path (backup), prefix));
  g_assert_null (strstr (pd_backup_get_path (backup), ".."));
  found = pd_backups_list (backups, "../../elsewhere", &error);
  g_assert_cmpuint (found->len, ==, 1);
}

/* A copy of a project is the same project in another file: its backups are listed, but do not count as those of the first. */
static void
test_two_files (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (PdBackups) backups = make_backups (fixture);
  g_autofree char *other = g_build_filename (fixture->folder, "另.pidian", NULL);
  g_autoptr (PdBackup) first = back_up (fixture, backups, MANY_BYTES, NULL);
  g_autoptr (PdBackup) second = NULL;
  g_autoptr (PdBackup) newest = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_snapshot_write (fixture->path, other, NULL, NULL, NULL, &error));
  second = pd_backups_make (backups, other, other, MANY_BYTES, NULL, NULL, &error);
  g_assert_no_error (error);
  found = list (fixture, backups);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (pd_backup_get_origin (second), ==, other);
  newest = pd_backups_find_newest (backups, fixture->path);
  g_assert_cmpstr (pd_backup_get_path (newest), ==, pd_backup_get_path (first));
}

int
main (int argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--back-up"))
    return back_up_until_killed (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backups/rate", test_rate);
  g_test_add_func ("/backups/rate-zone", test_rate_zone);
  g_test_add_func ("/backups/make-room", test_make_room);
  g_test_add ("/backups/names", Fixture, NULL, fixture_set_up, test_names, fixture_tear_down);
  g_test_add ("/backups/make", Fixture, NULL, fixture_set_up, test_make, fixture_tear_down);
  g_test_add ("/backups/meanwhile", Fixture, NULL, fixture_set_up, test_meanwhile, fixture_tear_down);
  g_test_add ("/backups/cancel", Fixture, NULL, fixture_set_up, test_cancel, fixture_tear_down);
  g_test_add ("/backups/space", Fixture, NULL, fixture_set_up, test_space, fixture_tear_down);
  g_test_add ("/backups/kill", Fixture, argv[0], fixture_set_up, test_kill, fixture_tear_down);
  g_test_add ("/backups/damaged", Fixture, NULL, fixture_set_up, test_damaged, fixture_tear_down);
  g_test_add ("/backups/damaged-log", Fixture, NULL, fixture_set_up, test_damaged_log, fixture_tear_down);
  g_test_add ("/backups/restore", Fixture, NULL, fixture_set_up, test_restore, fixture_tear_down);
  g_test_add ("/backups/restore-nonsense", Fixture, NULL, fixture_set_up, test_restore_nonsense, fixture_tear_down);
  g_test_add ("/backups/compare", Fixture, NULL, fixture_set_up, test_compare, fixture_tear_down);
  g_test_add ("/backups/keeper", Fixture, NULL, fixture_set_up, test_keeper, fixture_tear_down);
  g_test_add ("/backups/keeper-problem", Fixture, NULL, fixture_set_up, test_keeper_problem, fixture_tear_down);
  g_test_add ("/backups/hostile-id", Fixture, NULL, fixture_set_up, test_hostile_id, fixture_tear_down);
  g_test_add ("/backups/two-files", Fixture, NULL, fixture_set_up, test_two_files, fixture_tear_down);
  return g_test_run ();
}
