#include "pd-fixture.h"

static void
assert_fails (Fixture *fixture,
              PdEdit *edit,
              int code)
{
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_perform (fixture, edit, &error));
  g_assert_error (error, PD_STORE_ERROR, code);
  after = fixture_describe (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
perform (Fixture *fixture,
         PdEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdChanges) changes = fixture_perform (fixture, edit, &error);

  g_assert_no_error (error);
}

/* Every column of every word comes back as it was written. */
static void
test_columns (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", "一段文字。");
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, 0, 2);
  g_autoptr (PdRecord) claim = pd_record_new (PD_WORD_CLAIM);
  g_autoptr (PdRecord) mention = pd_record_new (PD_WORD_MENTION);
  g_autoptr (PdEdit) edit = pd_edit_new ("Claim");
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  const PdTable *table = pd_word_get_table (PD_WORD_MENTION);
  PdRecord *loaded;

  pd_record_set_text (highlight, PD_HIGHLIGHT_NOTE, "备注 “引号” 'x'");
  pd_edit_insert (edit, highlight);
  pd_record_set_text (claim, PD_CLAIM_CLAIM, "市值缩水");
  pd_edit_insert (edit, claim);
  pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, pd_record_get_id (highlight));
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, pd_record_get_id (claim));
  for (guint i = PD_KEY_INDEX (PD_MENTION_STANCE); i <= PD_KEY_INDEX (PD_MENTION_NOTE); i++)
    {
      const PdColumn *column = &table->columns[i];
      const char *value = column->type == PD_COLUMN_DATE ? "2025-01-30" : column->type == PD_COLUMN_DECIMAL ? "-0.5"
                                                                      : column->type == PD_COLUMN_CHOICE    ? column->choices[1]
                                                                                                            : column->name;

      pd_record_set_text (mention, PD_KEY (PD_WORD_MENTION, i), value);
    }
  pd_record_set_text (mention, PD_MENTION_VALUE_HIGH, "589000000000.000000000000000000001");
  pd_edit_insert (edit, mention);
  perform (fixture, edit);

  mentions = fixture_load (fixture, PD_WORD_MENTION, PD_MENTION_HIGHLIGHT_ID, pd_record_get_id (highlight));
  g_assert_cmpuint (mentions->len, ==, 1);
  loaded = g_ptr_array_index (mentions, 0);
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (pd_record_has_column (mention, i))
        g_assert_cmpstr (pd_record_get_cell (loaded, i)->text, ==, pd_record_get_cell (mention, i)->text);
    }
  g_assert_cmpstr (pd_record_get_text (loaded, PD_MENTION_CODER_ID), ==, pd_store_get_coder_id (fixture->store));
  g_assert_cmpint (pd_record_get_integer (loaded, PD_MENTION_CREATED), >, G_GINT64_CONSTANT (1700000000000));

  highlights = fixture_load (fixture, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_ARTICLE_ID, article_id);
  loaded = g_ptr_array_index (highlights, 0);
  g_assert_cmpstr (pd_record_get_text (loaded, PD_HIGHLIGHT_QUOTE), ==, "一段");
  g_assert_cmpstr (pd_record_get_text (loaded, PD_HIGHLIGHT_NOTE), ==, "备注 “引号” 'x'");
  g_assert_cmpstr (pd_record_get_text (loaded, PD_HIGHLIGHT_TEXT_SHA256), ==, pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256));
}

/* The definitions of the columns and the views of the file say the same. */
static gpointer
views_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  for (guint word = 0; word < PD_N_WORDS + 2; word++)
    {
      const PdTable *table = word < PD_N_WORDS ? pd_word_get_table (word) : word == PD_N_WORDS ? pd_table_get_highlight_rows ()
                                                                                               : pd_table_get_mention_rows ();
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table->name);
      sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);

      g_assert_no_error (*error);
      g_assert_cmpint (sqlite3_column_count (statement), ==, table->n_columns);
      for (guint i = 0; i < table->n_columns; i++)
        g_assert_cmpstr (sqlite3_column_name (statement, i), ==, table->columns[i].name);
    }
  return NULL;
}

static void
test_views (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, views_job, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_refuses (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", "一段文字。");
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, 0, 2);
  g_autoptr (PdRecord) stale = fixture_new_highlight (fixture, article_id, 0, 2);
  g_autoptr (PdRecord) odd = fixture_new_highlight (fixture, article_id, 0, 2);
  g_autoptr (PdEdit) strange = pd_edit_new ("Strange");
  g_autoptr (PdRecord) orphan = pd_record_new (PD_WORD_HIGHLIGHT_TAG);
  g_autoptr (PdRecord) unknown = pd_record_new (PD_WORD_HIGHLIGHT);
  g_autoptr (PdEdit) both = pd_edit_new ("Both");
  g_autoptr (PdEdit) other_text = pd_edit_new ("Other text");
  g_autoptr (PdEdit) nothing = pd_edit_new ("Nothing there");
  g_autoptr (PdEdit) gone = pd_edit_new ("Gone");

  /* The first step could be done, the second cannot: neither is. */
  pd_edit_insert (both, highlight);
  pd_record_set_text (orphan, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, pd_record_get_id (highlight));
  pd_record_set_text (orphan, PD_HIGHLIGHT_TAG_TAG_ID, "no-such-tag");
  pd_edit_insert (both, orphan);
  assert_fails (fixture, both, PD_STORE_ERROR_NOT_FOUND);

  pd_record_set_text (odd, PD_HIGHLIGHT_MADE_BY, "by magic");
  pd_edit_insert (strange, odd);
  assert_fails (fixture, strange, PD_STORE_ERROR_INVALID);

  pd_record_set_text (stale, PD_HIGHLIGHT_TEXT_SHA256, "of another text");
  pd_edit_insert (other_text, stale);
  assert_fails (fixture, other_text, PD_STORE_ERROR_NOT_FOUND);

  pd_record_set_text (unknown, PD_HIGHLIGHT_NOTE, "note");
  pd_edit_update (nothing, unknown);
  assert_fails (fixture, nothing, PD_STORE_ERROR_NOT_FOUND);

  pd_edit_remove (gone, PD_WORD_HIGHLIGHT, pd_record_get_id (unknown));
  assert_fails (fixture, gone, PD_STORE_ERROR_NOT_FOUND);
}

static void
test_nesting (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdRecord) parent = pd_record_new (PD_WORD_TAG);
  g_autoptr (PdRecord) child = pd_record_new (PD_WORD_TAG);
  g_autoptr (PdRecord) circle = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Tags");
  g_autoptr (PdEdit) bad = pd_edit_new ("Circle");
  g_autoptr (GPtrArray) tags = NULL;

  pd_record_set_text (parent, PD_TAG_NAME, "A/B\\C");
  pd_edit_insert (edit, parent);
  pd_record_set_text (child, PD_TAG_NAME, "子");
  pd_record_set_text (child, PD_TAG_PARENT_ID, pd_record_get_id (parent));
  pd_edit_insert (edit, child);
  perform (fixture, edit);

  tags = fixture_load (fixture, PD_WORD_TAG, PD_TAG_ID, pd_record_get_id (child));
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (tags, 0), PD_TAG_PATH), ==, "A\\/B\\\\C/子");

  circle = pd_record_new_for_id (PD_WORD_TAG, pd_record_get_id (parent));
  pd_record_set_text (circle, PD_TAG_PARENT_ID, pd_record_get_id (child));
  pd_edit_update (bad, circle);
  assert_fails (fixture, bad, PD_STORE_ERROR_INVALID);
}

static void
test_tagging_twice (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", "一段文字。");
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, 0, 2);
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (PdEdit) edit = pd_edit_new ("Tag");
  g_autoptr (GPtrArray) rows = NULL;

  pd_record_set_text (tag, PD_TAG_NAME, "数字");
  pd_edit_insert (edit, highlight);
  pd_edit_insert (edit, tag);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PdRecord) row = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

      pd_record_set_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, pd_record_get_id (highlight));
      pd_record_set_text (row, PD_HIGHLIGHT_TAG_TAG_ID, pd_record_get_id (tag));
      pd_edit_insert (edit, row);
    }
  perform (fixture, edit);
  rows = fixture_load (fixture, PD_WORD_HIGHLIGHT_TAG, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rows/columns", Fixture, NULL, fixture_set_up, test_columns, fixture_tear_down);
  g_test_add ("/rows/views", Fixture, NULL, fixture_set_up, test_views, fixture_tear_down);
  g_test_add ("/rows/refuses", Fixture, NULL, fixture_set_up, test_refuses, fixture_tear_down);
  g_test_add ("/rows/nesting", Fixture, NULL, fixture_set_up, test_nesting, fixture_tear_down);
  g_test_add ("/rows/tagging-twice", Fixture, NULL, fixture_set_up, test_tagging_twice, fixture_tear_down);
  return g_test_run ();
}
