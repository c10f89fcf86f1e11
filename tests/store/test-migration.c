#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pd-audit.h"
#include "pd-fixture.h"
#include "pd-migration.h"
#include "pd-snapshot.h"

/* A project that Pidian 0.1.0 made when its files were of an earlier version: articles, annotated, with something in every
 * table, an import that was undone, and a journal. */
typedef struct
{
  int version;
  char *folder;
  char *path;
  char *kept_path;
  GBytes *original;
} Old;

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize n_bytes;

  g_file_get_contents (path, &bytes, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, n_bytes);
}

static void
put_original (Old *old)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (old->path, g_bytes_get_data (old->original, NULL), g_bytes_get_size (old->original), &error);
  g_assert_no_error (error);
}

static void
set_up (Old *old,
        int version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.pidian.gz", version);
  g_autofree char *kept_name = g_strdup_printf ("study (version %d).pidian", version);
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) packed = read_bytes (fixture);
  g_autoptr (GError) error = NULL;

  old->version = version;
  old->original = g_converter_convert_bytes (G_CONVERTER (decompressor), packed, &error);
  g_assert_no_error (error);
  old->folder = g_dir_make_tmp ("pidian-test-XXXXXX", &error);
  g_assert_no_error (error);
  old->path = g_build_filename (old->folder, "study.pidian", NULL);
  old->kept_path = g_build_filename (old->folder, kept_name, NULL);
  put_original (old);
}

static void
set_up_version_1 (Old *old,
                  gconstpointer data)
{
  set_up (old, 1);
}

static void
set_up_version_2 (Old *old,
                  gconstpointer data)
{
  set_up (old, 2);
}

/* What is in the folder, in order. */
static char *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (char *) g_intern_string (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (GStrv) names->pdata);
}

static void
clear_folder (Old *old)
{
  g_autoptr (GDir) dir = g_dir_open (old->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (old->folder, name, NULL);
      g_unlink (path);
    }
}

static void
tear_down (Old *old,
           gconstpointer data)
{
  clear_folder (old);
  g_assert_cmpint (g_rmdir (old->folder), ==, 0);
  g_bytes_unref (old->original);
  g_free (old->folder);
  g_free (old->path);
  g_free (old->kept_path);
}

static void
assert_bytes (const char *path,
              GBytes *expected)
{
  g_autoptr (GBytes) bytes = read_bytes (path);

  g_assert_true (g_bytes_equal (bytes, expected));
}

static PdStore *
open_store (Old *old,
            PdStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  PdStore *store = pd_store_new (old->path, mode, "Ada", NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (PdStore *store)
{
  g_autoptr (GError) error = NULL;

  pd_store_close (store, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

static char *
describe_row (sqlite3_stmt *statement)
{
  g_autoptr (GString) description = g_string_new (NULL);

  for (int column = 0; column < sqlite3_column_count (statement); column++)
    {
      const char *bytes = sqlite3_column_blob (statement, column);

      if (sqlite3_column_type (statement, column) == SQLITE_NULL)
        g_string_append (description, "NULL|");
      for (int k = 0; k < sqlite3_column_bytes (statement, column); k++)
        g_string_append_printf (description, "%02x", (guchar) bytes[k]);
      g_string_append_c (description, '|');
    }
  return g_string_free_and_steal (g_steal_pointer (&description));
}

/* The rows of a query, whatever their order. */
static void
append_rows (GString *description,
             PdConnection *connection,
             const char *sql)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (pd_connection_step (connection, statement, &has_row, &error) && has_row)
    g_ptr_array_add (rows, describe_row (statement));
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 0);
  g_ptr_array_sort_values (rows, (GCompareFunc) strcmp);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (description, "%s\n", (const char *) g_ptr_array_index (rows, i));
}

/* What every view says, but for the one that has whoever opens the file. */
static void
append_views (GString *description,
              PdConnection *connection)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT name FROM sqlite_schema WHERE type = 'view' AND name <> 'coders' ORDER BY name", &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (pd_connection_step (connection, statement, &has_row, &error) && has_row)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  g_assert_no_error (error);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", (const char *) g_ptr_array_index (names, i));

      g_string_append_printf (description, "%s:\n", (const char *) g_ptr_array_index (names, i));
      append_rows (description, connection, sql);
    }
}

/* Every column of every row that there was, but of tables that do not go over. */
static char *
describe (PdConnection *connection,
          Old *old)
{
  static const char *const queries[] = {
    "SELECT * FROM project_info",
    "SELECT * FROM coder WHERE name <> 'Ada'",
    "SELECT * FROM source_file",
    "SELECT id, sha256, length, body FROM text",
    "SELECT * FROM block",
    "SELECT id, uuid, present, text_id, source_file_id, title, author, editor, source, obtained_from, date, url, fetched, language, original_title, licence, archive_url, format, encoding, file_name, coder_id, created, modified FROM article",
    "SELECT * FROM article_field",
    "SELECT * FROM highlight",
    "SELECT * FROM tag",
    "SELECT id, uuid, highlight_id, tag_id, coder_id, created, modified FROM highlight_tag",
    "SELECT * FROM article_tag",
    "SELECT * FROM claim",
    "SELECT * FROM claim_kind",
    "SELECT * FROM mention",
    "SELECT * FROM name",
    "SELECT * FROM name_alias",
    "SELECT * FROM attribution",
    "SELECT * FROM judgement",
    "SELECT * FROM evidence_item",
    "SELECT * FROM assignment",
    "SELECT * FROM memo",
    "SELECT * FROM family",
    "SELECT * FROM family_member",
    "SELECT * FROM tombstone",
    "SELECT * FROM highlight_rows",
    "SELECT * FROM mention_rows",
  };
  g_autoptr (GString) description = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    append_rows (description, connection, queries[i]);
  if (old->version >= 2)
    {
      append_rows (description, connection, "SELECT * FROM journal");
      append_rows (description, connection, "SELECT * FROM cut");
      append_views (description, connection);
    }
  return g_string_free_and_steal (g_steal_pointer (&description));
}

static char *
describe_file (Old *old)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdConnection) connection = pd_connection_open (old->path, PD_CONNECTION_READ, &error);

  g_assert_no_error (error);
  return describe (connection, old);
}

static gpointer
verify_job (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Old *old = data;
  guint n_unplaced;
  gint64 n;

  pd_audit_run (connection, problems, &n_unplaced, NULL, error);
  g_assert_no_error (*error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (pd_connection_get_integer (connection, "SELECT count(*) FROM article WHERE title_key IS NOT pd_title_key (title)", &n, error));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (pd_connection_get_integer (connection, "SELECT count(*) FROM journal", &n, error));
  /* Where the tables changed, nothing can be undone any more. */
  g_assert_true (old->version == 1 ? n == 0 : n > 0);
  return describe (connection, old);
}

static char *
verify (PdStore *store,
        Old *old)
{
  g_autoptr (GError) error = NULL;

  return pd_worker_run (pd_store_get_reader (store), PD_WORKER_PERSON, verify_job, old, NULL, &error);
}

static void
tamper (Old *old,
        const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (old->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_opening (Old *old,
              gconstpointer data)
{
  g_autofree char *before = describe_file (old);
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GBytes) migrated = NULL;
  Fixture fixture = { old->folder, old->path, open_store (old, PD_STORE_OPEN) };

  g_assert_cmpstr (pd_store_get_kept_path (fixture.store), ==, old->kept_path);
  g_assert_false (pd_store_get_read_only (fixture.store));
  after = verify (fixture.store, old);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (fixture_undo (&fixture, FALSE));
  g_assert_null (fixture_undo (&fixture, TRUE));
  close_store (fixture.store);
  assert_bytes (old->kept_path, old->original);
  names = list_folder (old->folder);
  g_assert_cmpstr (names, ==, "study (version 1).pidian|study.pidian");

  /* That is all that ever happens. */
  migrated = read_bytes (old->path);
  fixture.store = open_store (old, PD_STORE_OPEN);
  g_assert_null (pd_store_get_kept_path (fixture.store));
  close_store (fixture.store);
  g_free (names);
  names = list_folder (old->folder);
  g_assert_cmpstr (names, ==, "study (version 1).pidian|study.pidian");
}

/* So many kinds of one claim, and speakers of one mention, that neither is in order as it lies there. A speaker may be without a name. */
static const char *const shuffle = "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
                                   " INSERT INTO claim_kind (uuid, claim_id, kind, coder_id, created, modified)"
                                   " SELECT 'kind-' || i, (SELECT claim_id FROM mention ORDER BY id LIMIT 1), char (0x4E00 + i * 37 % 100), 1, 0, 0 FROM n;"
                                   "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
                                   " INSERT INTO attribution (uuid, mention_id, position, name_id, as_written, coder_id, created, modified)"
                                   " SELECT 'speaker-' || i, (SELECT id FROM mention ORDER BY id LIMIT 1), 100 + i * 37 % 100,"
                                   " CASE WHEN i % 3 = 0 THEN (SELECT min(id) FROM name) END, CASE WHEN i % 5 <> 0 THEN '某人' || i END, 1, 0, 0 FROM n";

static char *
get_text (const char *path,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdConnection) connection = pd_connection_open (path, PD_CONNECTION_READ, &error);
  sqlite3_stmt *statement;
  gboolean has_row;

  g_assert_no_error (error);
  statement = pd_connection_prepare (connection, sql, &error);
  g_assert_no_error (error);
  g_assert_true (pd_connection_step (connection, statement, &has_row, &error) && has_row);
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

/* Version 2 had the same tables: every view says the same, and what could be undone still can. */
static void
test_views (Old *old,
            gconstpointer data)
{
  static const char *const query = "SELECT claim_kinds || '|' || speaker_chain FROM mention_rows WHERE mention_id = (SELECT uuid FROM mention ORDER BY id LIMIT 1)";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *said = get_text (old->path, query);
  g_autofree char *says = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GBytes) shuffled = NULL;
  Fixture fixture = { old->folder, old->path, NULL };

  /* Neither is in the order in which they were made. */
  g_assert_cmpstr (said, ==, "Event;causal;numerical;numerical;quote;事件;因果;市值|半格刻度 > 半格刻度 > 乙 > 丙 > 丁");
  close_store (open_store (old, PD_STORE_OPEN));
  says = get_text (old->path, query);
  g_assert_cmpstr (says, ==, said);

  clear_folder (old);
  put_original (old);
  tamper (old, shuffle);
  shuffled = read_bytes (old->path);
  before = describe_file (old);
  fixture.store = open_store (old, PD_STORE_OPEN);
  g_assert_cmpstr (pd_store_get_kept_path (fixture.store), ==, old->kept_path);
  after = verify (fixture.store, old);
  g_assert_cmpstr (after, ==, before);
  redone = fixture_undo (&fixture, TRUE);
  g_assert_cmpstr (redone, ==, "Add Articles");
  undone = fixture_undo (&fixture, FALSE);
  g_assert_cmpstr (undone, ==, "Add Articles");
  close_store (fixture.store);
  assert_bytes (old->kept_path, shuffled);
  names = list_folder (old->folder);
  g_assert_cmpstr (names, ==, "study (version 2).pidian|study.pidian");
}

/* A backup from the time before takes the place of what a project of today holds. */
static void
test_restoring (Old *old,
                gconstpointer data)
{
  g_autofree char *before = describe_file (old);
  g_autofree char *after = NULL;
  g_autofree char *backup = g_build_filename (old->folder, "backup", NULL);
  g_autoptr (GError) error = NULL;
  PdStore *store;

  g_assert_cmpint (g_rename (old->path, backup), ==, 0);
  store = pd_store_new (old->path, PD_STORE_CREATE, "Bo", NULL, &error);
  g_assert_no_error (error);
  close_store (store);
  g_assert_true (pd_snapshot_verify (backup, NULL, &error));
  g_assert_true (pd_snapshot_restore (backup, old->path, &error));
  store = open_store (old, PD_STORE_OPEN);
  after = verify (store, old);
  g_assert_cmpstr (after, ==, before);
  close_store (store);
  assert_bytes (backup, old->original);
}

/* A name that is taken stays what it is. */
static void
test_names (Old *old,
            gconstpointer data)
{
  g_autofree char *second = g_build_filename (old->folder, "study (version 1, 2).pidian", NULL);
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);

  g_assert_true (g_file_set_contents (old->kept_path, "other", -1, NULL));
  close_store (open_store (old, PD_STORE_OPEN));
  assert_bytes (old->kept_path, other);
  assert_bytes (second, old->original);
}

/* Beside another file than the one that is brought up to date, on another file system where there is one. */
static void
test_kept_elsewhere (Old *old,
                     gconstpointer data)
{
  g_autofree char *folder = g_strdup (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm/pidian-test-XXXXXX" : "/tmp/pidian-test-XXXXXX");
  g_autofree char *beside = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (g_mkdtemp (folder));
  beside = g_build_filename (folder, "elsewhere.pidian", NULL);
  g_assert_true (pd_migration_run (old->path, beside, &kept, &error));
  g_assert_no_error (error);
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "elsewhere (version 1).pidian");
  assert_bytes (kept, old->original);
  g_unlink (kept);
  g_rmdir (folder);
}

static void
test_link (Old *old,
           gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (old->folder, "link.pidian", NULL);
  g_autoptr (GError) error = NULL;
  PdStore *store;

  g_assert_cmpint (symlink ("study.pidian", link_path), ==, 0);
  store = pd_store_new (link_path, PD_STORE_OPEN, "Ada", NULL, &error);
  g_assert_no_error (error);
  close_store (store);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  assert_bytes (old->kept_path, old->original);
}

/* Who may read it stays so. */
static void
test_rights (Old *old,
             gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpint (g_chmod (old->path, 0640), ==, 0);
  close_store (open_store (old, PD_STORE_OPEN));
  g_assert_cmpint (g_stat (old->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

/* To be read, it is brought up to date in a copy, of which nothing is left. */
static void
test_reading (Old *old,
              gconstpointer data)
{
  g_autofree char *copies = g_build_filename (g_get_user_state_dir (), "pidian", "reading-copies", NULL);
  g_autofree char *before = describe_file (old);
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;
  g_autofree char *left = NULL;
  PdStore *store;

  if (data != NULL)
    g_assert_cmpint (g_chmod (old->path, 0444), ==, 0);
  store = open_store (old, data != NULL ? PD_STORE_OPEN : PD_STORE_READ);
  /* To a superuser nothing is read only. */
  if (data != NULL && g_access (old->path, W_OK) == 0)
    {
      close_store (store);
      g_test_skip ("Everything can be written");
      return;
    }
  g_assert_true (pd_store_get_read_only (store));
  g_assert_null (pd_store_get_kept_path (store));
  after = verify (store, old);
  g_assert_cmpstr (after, ==, before);
  close_store (store);
  assert_bytes (old->path, old->original);
  names = list_folder (old->folder);
  g_assert_cmpstr (names, ==, "study.pidian");
  left = list_folder (copies);
  g_assert_cmpstr (left, ==, "");
}

/* A copy that a program left that was killed goes with the next. */
static void
test_left_copy (Old *old,
                gconstpointer data)
{
  g_autofree char *left = g_build_filename (g_get_user_state_dir (), "pidian", "reading-copies", "killed", NULL);
  g_autofree char *file = g_build_filename (left, "project.pidian", NULL);
  PdStore *first, *second;

  g_assert_cmpint (g_mkdir_with_parents (left, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "left", -1, NULL));
  first = open_store (old, PD_STORE_READ);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  /* One that is in use stays. */
  second = open_store (old, PD_STORE_READ);
  close_store (second);
  g_free (verify (first, old));
  close_store (first);
}

/* A file that is not to the letter what it says is left as it is, and nothing in it runs. */
static void
test_hostile (Old *old,
              gconstpointer data)
{
  static const PdStoreMode modes[] = { PD_STORE_OPEN, PD_STORE_READ };
  g_autoptr (GBytes) tampered = NULL;
  g_autofree char *names = NULL;

  tamper (old, "CREATE TRIGGER t AFTER INSERT ON article BEGIN DELETE FROM text; END");
  tampered = read_bytes (old->path);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pd_store_new (old->path, modes[i], "Ada", NULL, &error));
      g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_DAMAGED);
    }
  assert_bytes (old->path, tampered);
  names = list_folder (old->folder);
  g_assert_cmpstr (names, ==, "study.pidian");
}

static int
leave_open (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK || sqlite3_exec (db, "PRAGMA journal_mode = WAL; UPDATE tag SET name = '改过'", NULL, NULL, NULL) != SQLITE_OK)
    return 1;
  _exit (0);
}

/* One that the program had open when it was killed has changes that are not in the file itself. */
static void
test_left_open (Old *old,
                gconstpointer data)
{
  g_autofree char *wal = g_strconcat (old->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, data, "--leave-open", old->path, NULL);
  g_autoptr (GPtrArray) tags = NULL;
  Fixture fixture = { old->folder, old->path, NULL };

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  fixture.store = open_store (old, PD_STORE_OPEN);
  tags = fixture_load (&fixture, PD_WORD_TAG, PD_TAG_NAME, "改过");
  g_assert_cmpuint (tags->len, >, 1);
  close_store (fixture.store);
}

/* Another program that has it open keeps it from being replaced. */
static void
test_in_use (Old *old,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  GPid child;
  int status, ready[2], end[2];
  char byte;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (end), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (end[1]);
      if (sqlite3_open (old->path, &db) != SQLITE_OK || sqlite3_exec (db, "PRAGMA journal_mode = WAL; SELECT * FROM tag", NULL, NULL, NULL) != SQLITE_OK
          || write (ready[1], "x", 1) != 1 || read (end[0], &byte, 1) != 0)
        _exit (1);
      sqlite3_close (db);
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (pd_store_new (old->path, PD_STORE_OPEN, "Ada", NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_BUSY);
  g_assert_false (g_file_test (old->kept_path, G_FILE_TEST_EXISTS));
  close (end[0]);
  close (end[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  close_store (open_store (old, PD_STORE_OPEN));
  close (ready[0]);
  close (ready[1]);
}

/* Brings a file up to date, and is killed after a while. The signal of a timer ends a process as SIGKILL does. */
static int
migrate_until_killed (const char *path,
                      guint microseconds)
{
  struct itimerval timer = { .it_value = { microseconds / 1000000, microseconds % 1000000 } };
  g_autofree char *kept = NULL;

  signal (SIGALRM, SIG_DFL);
  setitimer (ITIMER_REAL, &timer, NULL);
  return pd_migration_run (path, NULL, &kept, NULL) ? 0 : 1;
}

static void
test_kill (Old *old,
           gconstpointer data)
{
  g_autofree char *before = describe_file (old);
  g_autofree char *expected_names = g_strdup_printf ("study (version %d).pidian|study.pidian", old->version);
  gboolean finished = FALSE;
  guint n_killed = 0;

  for (double delay = 500; !finished; delay *= 1.25)
    {
      g_autofree char *after = NULL;
      g_autofree char *names = NULL;
      g_autofree char *microseconds = g_strdup_printf ("%u", (guint) delay);
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, data, "--migrate", old->path, microseconds, NULL);
      PdStore *store;

      g_assert_no_error (error);
      g_assert_true (g_subprocess_wait (child, NULL, &error));
      finished = !g_subprocess_get_if_signaled (child);
      g_assert_cmpint (finished ? g_subprocess_get_exit_status (child) : 0, ==, 0);
      /* Anything else would never end. */
      g_assert_cmpint (finished ? SIGALRM : g_subprocess_get_term_sig (child), ==, SIGALRM);
      n_killed += !finished;
      store = open_store (old, PD_STORE_OPEN);
      after = verify (store, old);
      g_assert_cmpstr (after, ==, before);
      close_store (store);
      assert_bytes (old->kept_path, old->original);
      names = list_folder (old->folder);
      g_assert_cmpstr (names, ==, expected_names);
      clear_folder (old);
      put_original (old);
    }
  g_assert_cmpuint (n_killed, >, 0);
}

int
main (int argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--migrate"))
    return migrate_until_killed (argv[2], atoi (argv[3]));
  if (argc == 3 && g_str_equal (argv[1], "--leave-open"))
    return leave_open (argv[2]);

  /* Also the state folder, where copies are made. */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, data, test) g_test_add (path, Old, data, set_up_version_1, test, tear_down)
#define ADD_2(path, data, test) g_test_add (path, Old, data, set_up_version_2, test, tear_down)
  ADD ("/migration/opening", NULL, test_opening);
  ADD ("/migration/names", NULL, test_names);
  ADD ("/migration/kept-elsewhere", NULL, test_kept_elsewhere);
  ADD ("/migration/link", NULL, test_link);
  ADD ("/migration/rights", NULL, test_rights);
  ADD ("/migration/reading", NULL, test_reading);
  ADD ("/migration/no-right-to-write", "", test_reading);
  ADD ("/migration/left-copy", NULL, test_left_copy);
  ADD ("/migration/hostile", NULL, test_hostile);
  ADD ("/migration/left-open", argv[0], test_left_open);
  ADD ("/migration/in-use", NULL, test_in_use);
  ADD ("/migration/kill", argv[0], test_kill);
  ADD_2 ("/migration/version-2/views", NULL, test_views);
  ADD_2 ("/migration/version-2/restoring", NULL, test_restoring);
  ADD_2 ("/migration/version-2/reading", NULL, test_reading);
  ADD_2 ("/migration/version-2/hostile", NULL, test_hostile);
  ADD_2 ("/migration/version-2/left-open", argv[0], test_left_open);
  ADD_2 ("/migration/version-2/kill", argv[0], test_kill);
#undef ADD_2
#undef ADD
  return g_test_run ();
}
