#include "pd-fixture.h"

#include <glib/gstdio.h>

static void
close_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

static void
assert_refused (Fixture *fixture,
                int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  g_assert_null (pd_store_new (fixture->path, PD_STORE_OPEN, "Ada", NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, code);
  /* What is refused is left as it was. */
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* Does to a closed project what somebody else might. */
static void
tamper (Fixture *fixture,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_lies (Fixture *fixture,
           gconstpointer data)
{
  close_store (fixture);
  tamper (fixture, data);
  assert_refused (fixture, PD_STORE_ERROR_DAMAGED);
}

static void
test_newer (Fixture *fixture,
            gconstpointer data)
{
  close_store (fixture);
  tamper (fixture, "PRAGMA user_version = 99");
  assert_refused (fixture, PD_STORE_ERROR_NEWER);
}

static void
test_other_program (Fixture *fixture,
                    gconstpointer data)
{
  close_store (fixture);
  tamper (fixture, "PRAGMA application_id = 1");
  assert_refused (fixture, PD_STORE_ERROR_NOT_PROJECT);
}

static void
test_not_sqlite (Fixture *fixture,
                 gconstpointer data)
{
  close_store (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "这不是数据库，只是一些文字。这不是数据库，只是一些文字。这不是数据库，只是一些文字。", -1, NULL));
  assert_refused (fixture, PD_STORE_ERROR_NOT_PROJECT);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, PD_STORE_ERROR_NOT_PROJECT);
}

static void
test_truncated (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_free (fixture_import (fixture, "a.txt", "文字。"));
  close_store (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (fixture->path, bytes, n_bytes / 2 / 4096 * 4096, NULL));
  assert_refused (fixture, PD_STORE_ERROR_DAMAGED);
}

static void
test_missing (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "none.pidian", NULL);

  g_assert_null (pd_store_new (path, PD_STORE_OPEN, "Ada", NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (pd_store_new (fixture->path, PD_STORE_CREATE, "Ada", NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_FAILED);
}

/* One plain file when closed, and all is there when it is read where nothing can be written. */
static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *id = fixture_import (fixture, "a.txt", "文字。");

  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  close_store (fixture);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  fixture->store = pd_store_new (fixture->path, PD_STORE_READ, "Bo", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pd_store_get_read_only (fixture->store));
  articles = fixture_load (fixture, PD_WORD_ARTICLE, 0, NULL);
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/schema/extra-trigger", Fixture, "CREATE TRIGGER t AFTER INSERT ON highlight BEGIN DELETE FROM claim; END", fixture_set_up, test_lies, fixture_tear_down);
  g_test_add ("/schema/extra-table", Fixture, "CREATE TABLE extra (a)", fixture_set_up, test_lies, fixture_tear_down);
  g_test_add ("/schema/changed-view", Fixture, "DROP VIEW names; CREATE VIEW names AS SELECT load_extension('x') AS name_id", fixture_set_up, test_lies, fixture_tear_down);
  g_test_add ("/schema/missing-index", Fixture, "DROP INDEX highlight_by_article", fixture_set_up, test_lies, fixture_tear_down);
  g_test_add ("/schema/newer", Fixture, NULL, fixture_set_up, test_newer, fixture_tear_down);
  g_test_add ("/schema/other-program", Fixture, NULL, fixture_set_up, test_other_program, fixture_tear_down);
  g_test_add ("/schema/not-sqlite", Fixture, NULL, fixture_set_up, test_not_sqlite, fixture_tear_down);
  g_test_add ("/schema/truncated", Fixture, NULL, fixture_set_up, test_truncated, fixture_tear_down);
  g_test_add ("/schema/missing", Fixture, NULL, fixture_set_up, test_missing, fixture_tear_down);
  g_test_add ("/schema/read-only", Fixture, NULL, fixture_set_up, test_read_only, fixture_tear_down);
  return g_test_run ();
}
