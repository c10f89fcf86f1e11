#include "pd-fixture.h"
#include "pd-highlight-cursor.h"
#include "pd-view-cursor.h"

/* The cursor joins by itself what the view says; whatever the view comes to say, they must say the same. */

static char *
describe (const PdCell *cells)
{
  const PdTable *table = pd_table_get_highlight_rows ();
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (row, "%s=", table->columns[i].name);
      if (cells[i].is_null)
        g_string_append (row, "NULL|");
      else if (pd_column_is_number (&table->columns[i]))
        g_string_append_printf (row, "%" G_GINT64_FORMAT "|", cells[i].integer);
      else
        {
          g_string_append_len (row, cells[i].text, cells[i].n_bytes);
          g_string_append_c (row, '|');
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&row));
}

static GPtrArray *
read_all (PdCursor *cursor)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  const PdCell *cells;
  g_autoptr (GError) error = NULL;

  while ((cells = pd_cursor_next (cursor, &error)) != NULL)
    g_ptr_array_add (rows, describe (cells));
  g_assert_no_error (error);
  return rows;
}

/* What the rows' order is promised to be. */
static GPtrArray *
read_ids_in_order (PdConnection *connection)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = pd_connection_prepare (connection,
                                                   "SELECT 'highlight_id=' || h.uuid || '|' || coalesce (g.name, '') "
                                                   "FROM highlight h LEFT JOIN highlight_tag ht ON ht.highlight_id = h.id LEFT JOIN tag g ON g.id = ht.tag_id "
                                                   "WHERE h.uuid IN (SELECT highlight_id FROM highlight_rows) ORDER BY h.id, ht.tag_id",
                                                   &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (pd_connection_step (connection, statement, &has_row, &error) && has_row)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  g_assert_no_error (error);
  return ids;
}

static void
assert_order (GPtrArray *rows,
              GPtrArray *ids)
{
  g_assert_cmpuint (rows->len, ==, ids->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) id = g_strsplit (g_ptr_array_index (ids, i), "|", 2);
      g_autofree char *tag = *id[1] != '\0' ? g_strdup_printf ("|tag=%s|", id[1]) : g_strdup ("|tag=NULL|");

      g_assert_true (g_str_has_prefix (g_ptr_array_index (rows, i), id[0]));
      g_assert_nonnull (strstr (g_ptr_array_index (rows, i), tag));
    }
}

static void
assert_same (GPtrArray *rows,
             GPtrArray *expected)
{
  g_ptr_array_sort_values (rows, (GCompareFunc) g_strcmp0);
  g_ptr_array_sort_values (expected, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < MIN (rows->len, expected->len); i++)
    g_assert_cmpstr (g_ptr_array_index (rows, i), ==, g_ptr_array_index (expected, i));
  g_assert_cmpuint (rows->len, ==, expected->len);
}

static gpointer
compare_job (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  guint *n_rows = data;

  if (pd_connection_exec (connection, "BEGIN", error))
    {
      g_autoptr (PdCursor) cursor = pd_cursor_new (connection, pd_table_get_highlight_rows (), error);
      g_autoptr (PdCursor) view = pd_view_cursor_new (connection, pd_table_get_highlight_rows (), error);
      g_autoptr (GPtrArray) rows = read_all (cursor);
      g_autoptr (GPtrArray) expected = read_all (view);
      g_autoptr (GPtrArray) ids = read_ids_in_order (connection);

      g_assert_true (PD_IS_HIGHLIGHT_CURSOR (cursor));
      assert_order (rows, ids);
      assert_same (rows, expected);
      *n_rows = rows->len;
      pd_connection_exec (connection, "COMMIT", error);
    }
  return NULL;
}

/* That there are as many rows as expected shows that something was compared. */
static void
assert_as_view (Fixture *fixture,
                guint expected)
{
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, compare_job, &n_rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, expected);
}

/* Three highlights on each of three articles, the articles taking turns, by two coders. */
static void
insert_highlights (Fixture *fixture)
{
  g_autofree char *first = fixture_import (fixture, "a.txt", "一段文字。\n第二段，“引号”,\"x\"。");
  g_autofree char *second = fixture_import (fixture, "b.txt", "另一段文字。");
  g_autofree char *third = fixture_import (fixture, "c.txt", "又一段。");

  fixture_exec (fixture,
                "UPDATE article SET author = '记者', source = '江城晚报', date = '2025-01-30', url = 'https://example.org/1' WHERE id = 1;"
                "UPDATE article SET title = NULL WHERE id = 2;"
                "INSERT INTO coder (uuid, name, created, modified) VALUES ('coder-2', 'Bo', 1, 1);"
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) "
                "INSERT INTO highlight (id, uuid, article_id, text_id, coder_id, made_by, start, \"end\", start_utf16, end_utf16, block, paragraph, sentence, quote, prefix, suffix, note, created, modified) "
                "SELECT 10 * i, 'highlight-' || i, a.id, a.text_id, 1 + i % 2, iif (i % 2, 'hand', 'search'), i, i + 2, i, i + 3, 1, iif (i % 4, i, NULL), 2, "
                "'引' || i, '', '后', iif (i % 3 = 1, '注' || char (10) || '二', NULL), i * 1000, -i "
                "FROM n JOIN article a ON a.id = 1 + i % 3");
}

/* Nested tags with odd names, and highlights with several of them, with one twice, with none. */
static void
insert_tags (Fixture *fixture)
{
  fixture_exec (fixture,
                "INSERT INTO tag (id, uuid, parent_id, name, coder_id, created, modified) VALUES (1, 'tag-1', NULL, 'A/B\\C', 1, 1, 1), "
                "(2, 'tag-2', 1, '子', 1, 1, 1), (3, 'tag-3', 2, '/', 1, 1, 1), (4, 'tag-4', NULL, '数字', 1, 1, 1), (5, 'tag-5', 4, '旧', 1, 1, 1);"
                "INSERT INTO highlight_tag (uuid, highlight_id, tag_id, coder_id, created, modified) VALUES "
                "('a', 30, 4, 1, 1, 1), ('b', 30, 1, 2, 1, 1), ('c', 30, 3, 1, 1, 1), ('d', 10, 2, 1, 1, 1), ('e', 80, 5, 1, 1, 1), ('f', 80, 4, 1, 1, 1), "
                "('g', 90, 2, 1, 1, 1), ('h', 90, 2, 2, 1, 1), ('i', 50, 5, 1, 1, 1)");
}

static void
remove_row (Fixture *fixture,
            PdWord word,
            const char *id)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Remove");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  pd_edit_remove (edit, word, id);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
}

static void
test_rows (Fixture *fixture,
           gconstpointer data)
{
  assert_as_view (fixture, 0);
  insert_highlights (fixture);
  assert_as_view (fixture, 9);
  insert_tags (fixture);
  /* Four more rows for the tags beyond the first, of three highlights. */
  assert_as_view (fixture, 13);
}

/* What was deleted, and what was brought back. */
static void
test_removed (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) articles = NULL;

  insert_highlights (fixture);
  insert_tags (fixture);
  remove_row (fixture, PD_WORD_TAG, "tag-4");
  /* With its child, so that highlight 80 keeps no tag, and 30 two of its three. */
  assert_as_view (fixture, 11);

  articles = fixture_load (fixture, PD_WORD_ARTICLE, PD_ARTICLE_FILE_NAME, "b.txt");
  remove_row (fixture, PD_WORD_ARTICLE, pd_record_get_id (g_ptr_array_index (articles, 0)));
  /* Highlights 10, 40 and 70. */
  assert_as_view (fixture, 8);
  undone = fixture_undo (fixture, FALSE);
  assert_as_view (fixture, 11);
}

/* More articles than are remembered at once, and each of them comes again. */
static void
test_many_articles (Fixture *fixture,
                    gconstpointer data)
{
  insert_highlights (fixture);
  insert_tags (fixture);
  fixture_exec (fixture,
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                "INSERT INTO article (id, uuid, present, text_id, source_file_id, title, coder_id, created, modified) "
                "SELECT 1000 + i, 'article-' || i, i % 7 > 0, text_id, source_file_id, '标题' || i, 1, 1, 1 FROM n JOIN article ON article.id = 1 + i % 3;"
                "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 41999) "
                "INSERT INTO highlight (id, uuid, article_id, text_id, coder_id, start, \"end\", start_utf16, end_utf16, block, sentence, quote, prefix, suffix, created, modified) "
                "SELECT 1000 + i, 'h-' || i, 1001 + i % 14000, text_id, coder_id, i, i + 1, i, i + 1, 1, 1, '引', '前', '后', 1, 1 FROM n JOIN article ON article.id = 1001 + i % 14000;"
                "INSERT INTO highlight_tag (uuid, highlight_id, tag_id, coder_id, created, modified) "
                "SELECT 't-' || id, id, 1 + id % 5, 1, 1, 1 FROM highlight WHERE id > 1000 AND id % 2");
  assert_as_view (fixture, 13 + 36000);
}

/* A file from elsewhere may refer to what is not there, and nest tags in circles or without end. */
static void
test_odd_references (Fixture *fixture,
                     gconstpointer data)
{
  insert_highlights (fixture);
  insert_tags (fixture);
  fixture_exec (fixture,
                "PRAGMA foreign_keys = OFF;"
                "UPDATE highlight SET coder_id = 77 WHERE id = 20;"
                "UPDATE highlight SET text_id = 77 WHERE id = 40;"
                "UPDATE highlight SET article_id = 77 WHERE id = 60;"
                "UPDATE highlight_tag SET tag_id = 77 WHERE uuid = 'a';"
                "UPDATE highlight_tag SET highlight_id = 35 WHERE uuid = 'd';"
                "UPDATE highlight SET id = -10 WHERE id = 10;"
                "INSERT INTO highlight_tag (uuid, highlight_id, tag_id, coder_id, created, modified) VALUES ('k', -10, 4, 1, 1, 1), ('l', 20, 4, 1, 1, 1), ('m', 999, 4, 1, 1, 1), ('n', -20, 4, 1, 1, 1), "
                "('o', 70, 10, 1, 1, 1), ('p', 70, 180, 1, 1, 1);"
                "INSERT INTO tag (id, uuid, parent_id, name, coder_id, created, modified) VALUES (10, 'tag-10', 11, '甲', 1, 1, 1), (11, 'tag-11', 10, '乙', 1, 1, 1);"
                "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                "INSERT INTO tag (id, uuid, parent_id, name, coder_id, created, modified) SELECT i, 'deep-' || i, iif (i > 100, i - 1, NULL), i, 1, 1, 1 FROM n;"
                "PRAGMA foreign_keys = ON");
  assert_as_view (fixture, 11);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/highlight-cursor/rows", Fixture, NULL, fixture_set_up, test_rows, fixture_tear_down);
  g_test_add ("/highlight-cursor/removed", Fixture, NULL, fixture_set_up, test_removed, fixture_tear_down);
  g_test_add ("/highlight-cursor/many-articles", Fixture, NULL, fixture_set_up, test_many_articles, fixture_tear_down);
  g_test_add ("/highlight-cursor/odd-references", Fixture, NULL, fixture_set_up, test_odd_references, fixture_tear_down);
  return g_test_run ();
}
