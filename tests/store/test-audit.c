#include "pd-audit.h"
#include "pd-fixture.h"
#include "pd-transaction.h"

static gboolean
insert (PdConnection *connection,
        PdRecorder *recorder,
        gpointer data,
        GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (PdSourceBytes) source = pd_source_bytes_new (bytes);
  gint64 row;

  pd_recorder_set_paused (recorder, TRUE);
  if (!pd_texts_insert (connection, data, source, 0, 1, &row, error))
    return FALSE;
  pd_recorder_set_paused (recorder, FALSE);
  return pd_texts_show (connection, row, error);
}

static gpointer
insert_job (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return pd_transaction_run (connection, "Import", 1, NULL, insert, data, error);
}

/* An article that leaves something out of what its file says. */
static void
import_cut (Fixture *fixture)
{
  static const char utf8[] = "首页 登录\n第一段。\n第二 段。";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (utf8, strlen (utf8));
  g_autoptr (PdDocument) document = pd_document_new (bytes, "a.html");
  g_autoptr (PdText) extracted = pd_text_new (utf8, -1, NULL, NULL);
  g_autoptr (GArray) cuts = pd_cuts_new ();
  g_autoptr (PdText) text = NULL;
  g_autoptr (PdChanges) changes = NULL;

  pd_cuts_append (cuts, "navigation", 0, 5);
  pd_cuts_append (cuts, "stray-space", 13, 14);
  text = pd_cuts_apply (cuts, extracted, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pd_text_get_utf8 (text), ==, "第一段。\n第二段。");
  pd_document_set_text (document, text);
  pd_document_set_extracted (document, extracted, cuts);
  pd_document_set_n_unread_bytes (document, 3);
  changes = pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, insert_job, document, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
audit_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  guint n_unplaced;

  pd_connection_exec (connection, data, error);
  g_assert_no_error (*error);
  pd_audit_run (connection, problems, &n_unplaced, NULL, error);
  g_assert_no_error (*error);
  return problems;
}

/* Does what only damage does, and counts what is found. */
static guint
audit_after (Fixture *fixture,
             const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, audit_job, (gpointer) sql, NULL, &error);

  return problems->len;
}

static void
test_cuts (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) cuts = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  PdRecord *cut;

  import_cut (fixture);
  cuts = fixture_load (fixture, PD_WORD_CUT, 0, NULL);
  g_assert_cmpuint (cuts->len, ==, 2);
  cut = g_ptr_array_index (cuts, 0);
  g_assert_cmpstr (pd_record_get_text (cut, PD_CUT_REASON), ==, "navigation");
  g_assert_cmpint (pd_record_get_integer (cut, PD_CUT_END), ==, 5);
  articles = fixture_load (fixture, PD_WORD_ARTICLE, 0, NULL);
  g_assert_cmpint (pd_record_get_integer (g_ptr_array_index (articles, 0), PD_ARTICLE_UNREAD_BYTES), ==, 3);
  g_assert_cmpstr (pd_record_get_text (cut, PD_CUT_TEXT_SHA256), ==, pd_record_get_text (g_ptr_array_index (articles, 0), PD_ARTICLE_TEXT_SHA256));
  g_assert_cmpstr (pd_record_get_text (cut, PD_CUT_EXTRACTED_SHA256), !=, pd_record_get_text (cut, PD_CUT_TEXT_SHA256));

  g_assert_cmpuint (audit_after (fixture, ""), ==, 0);
  g_assert_cmpuint (audit_after (fixture, "UPDATE cut SET start = 1 WHERE reason = 'navigation'"), ==, 1);
  g_assert_cmpuint (audit_after (fixture, "UPDATE cut SET start = 0 WHERE reason = 'navigation'"), ==, 0);
  g_assert_cmpuint (audit_after (fixture, "UPDATE text SET body = replace (body, '登', '等') WHERE extracted_id IS NULL"), ==, 1);
  g_assert_cmpuint (audit_after (fixture, "UPDATE text SET extracted_id = NULL"), ==, 1);
}

/* A highlight that stayed on a text that the article no longer has is verified there. */
static void
test_old_text (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_import (fixture, "a.txt", "第一段。\n第二段。");
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, id, 0, 2);
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdChanges) changes = NULL;

  pd_edit_insert (edit, highlight);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  import_cut (fixture);
  g_assert_cmpuint (audit_after (fixture, "UPDATE article SET text_id = (SELECT max (id) FROM text)"), ==, 0);
  g_assert_cmpuint (audit_after (fixture, "UPDATE highlight SET quote = '第二'"), ==, 1);
}

/* What is known of articles, and what was done to them in the library. */
static void
test_library (Fixture *fixture,
              gconstpointer data)
{
  static const char *const rows[] = {
    "INSERT INTO article_group (uuid, name, coder_id, created, modified) VALUES ('g', '一组', 1, 0, 0)",
    "INSERT INTO own_field (uuid, name, type, choices, coder_id, created, modified) VALUES ('f', '立场', 'choice', '[\"支持\"]', 1, 0, 0)",
    "INSERT INTO group_member (uuid, group_id, article_id, coder_id, created, modified) VALUES (hex (randomblob (8)), 1, 1, 1, 0, 0)",
    "INSERT INTO own_field_value (uuid, field_id, article_id, value, coder_id, created, modified) VALUES (hex (randomblob (8)), 1, 1, '支持', 1, 0, 0)",
    "INSERT INTO assignment (uuid, article_id, coder_id, state, created, modified) VALUES (hex (randomblob (8)), 1, 1, 'done', 0, 0)",
    "UPDATE article SET date = '2025-01-30', starred = 1, excluded = '重复'",
  };
  static const char *const wrong[][2] = {
    { "UPDATE own_field_value SET value = '中立'", "UPDATE own_field_value SET value = '支持'" },
    { "UPDATE own_field SET choices = '[]'", "UPDATE own_field SET choices = '[\"支持\"]'" },
    { "UPDATE own_field SET type = 'number', choices = NULL", "UPDATE own_field SET type = 'choice', choices = '[\"支持\"]'" },
    { "UPDATE assignment SET state = 'almost'", "UPDATE assignment SET state = 'done'" },
    { "UPDATE article SET date = '去年'", "UPDATE article SET date = '2025'" },
    { "INSERT INTO article_field (uuid, article_id, field, origin, created, modified) VALUES ('x', 1, 'title', 'heard', 0, 0)", "UPDATE article_field SET origin = 'typed' WHERE uuid = 'x'" },
  };

  g_free (fixture_import (fixture, "a.txt", "第一段。"));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (audit_after (fixture, rows[i]), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpuint (audit_after (fixture, wrong[i][0]), ==, 1);
      g_assert_cmpuint (audit_after (fixture, wrong[i][1]), ==, 0);
    }
  /* The member, the value and the state again. */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (audit_after (fixture, rows[2 + i]), ==, i + 1);
}

static void
test_tags (Fixture *fixture,
           gconstpointer data)
{
  static const char below[] = "INSERT INTO tag (uuid, parent_id, name, coder_id, created, modified) VALUES (hex (randomblob (8)), (SELECT max (id) FROM tag), '标签', 1, 0, 0)";

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (audit_after (fixture, below), ==, 0);
  g_assert_cmpuint (audit_after (fixture, "UPDATE tag SET parent_id = 3 WHERE id = 2"), ==, 1);
  g_assert_cmpuint (audit_after (fixture, "UPDATE tag SET parent_id = 1 WHERE id = 2"), ==, 0);
  g_assert_cmpuint (audit_after (fixture, "UPDATE tag SET parent_id = id WHERE id = 3"), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/audit/cuts", Fixture, NULL, fixture_set_up, test_cuts, fixture_tear_down);
  g_test_add ("/audit/old-text", Fixture, NULL, fixture_set_up, test_old_text, fixture_tear_down);
  g_test_add ("/audit/tags", Fixture, NULL, fixture_set_up, test_tags, fixture_tear_down);
  g_test_add ("/audit/library", Fixture, NULL, fixture_set_up, test_library, fixture_tear_down);
  return g_test_run ();
}
