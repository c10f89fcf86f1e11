#include "pd-fixture.h"

static gpointer
read_order (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT group_concat(title, ' ' ORDER BY title_key) || (SELECT count(*) FROM article WHERE title_key IS NOT pd_title_key (title)) FROM article WHERE present", error);
  gboolean has_row;
  char *order;

  g_assert_true (pd_connection_step (connection, statement, &has_row, error) && has_row);
  order = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return order;
}

/* The titles in order, and how many of them have a key that is not theirs. */
static void
assert_order (Fixture *fixture,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *order = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, read_order, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (order, ==, expected);
}

static gpointer
spoil_keys (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  pd_connection_exec (connection, "UPDATE article SET title_key = x'00'; UPDATE derived SET version = 'another'", error);
  return NULL;
}

/* Titles stay in order through edits, undo and redo, also where another version of ICU has made their keys meanwhile. */
static void
test_title_order (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Retitle");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (PdRecord) record = NULL;
  g_autofree char *first = fixture_import (fixture, "中国", "甲。");
  g_autofree char *second = fixture_import (fixture, "北京", "乙。");
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  assert_order (fixture, "北京 中国0");
  record = pd_record_new_for_id (PD_WORD_ARTICLE, first);
  pd_record_set_text (record, PD_ARTICLE_TITLE, "阿里");
  pd_edit_update (edit, record);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  assert_order (fixture, "阿里 北京0");
  undone = fixture_undo (fixture, FALSE);
  assert_order (fixture, "北京 中国0");

  pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, spoil_keys, NULL, NULL, &error);
  g_assert_no_error (error);
  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->store);
  fixture->store = pd_store_new (fixture->path, PD_STORE_OPEN, "Ada", NULL, &error);
  g_assert_no_error (error);
  assert_order (fixture, "北京 中国0");
  redone = fixture_undo (fixture, TRUE);
  g_assert_cmpstr (redone, ==, "Retitle");
  assert_order (fixture, "阿里 北京0");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/title-order/edit", Fixture, NULL, fixture_set_up, test_title_order, fixture_tear_down);
  return g_test_run ();
}
