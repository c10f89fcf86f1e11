#include "pd-fixture.h"
#include "pd-journal.h"
#include "pd-transaction.h"

static const char text[] = "第一段。\n\n第二段：水是红的。";

/* Closes the project, does something to the closed file that only time does to it, and counts the rows of a table. */
static void
close_and_run (Fixture *fixture,
               const char *sql)
{
  g_autoptr (PdConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  connection = pd_connection_open (fixture->path, PD_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  pd_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
  pd_connection_close (connection, &error);
  g_assert_no_error (error);
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = pd_store_new (fixture->path, PD_STORE_OPEN, "Ada", NULL, &error);
  g_assert_no_error (error);
}

static gpointer
count_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", (const char *) data);
  gint64 n;

  return pd_connection_get_integer (connection, sql, &n, error) ? GSIZE_TO_POINTER (n) : NULL;
}

static guint
count (Fixture *fixture,
       const char *table)
{
  g_autoptr (GError) error = NULL;
  gpointer n = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, count_job, (gpointer) table, NULL, &error);

  g_assert_no_error (error);
  return GPOINTER_TO_UINT (n);
}

static void
perform (Fixture *fixture,
         PdEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdChanges) changes = fixture_perform (fixture, edit, &error);

  g_assert_no_error (error);
}

static void
remove_row (Fixture *fixture,
            PdWord word,
            const char *id)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Remove");

  pd_edit_remove (edit, word, id);
  perform (fixture, edit);
}

/* Returns the tag. */
static char *
mark (Fixture *fixture,
      const char *article_id)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdRecord) highlight = fixture_new_highlight (fixture, article_id, 0, 3);
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (PdRecord) highlight_tag = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

  pd_record_set_text (tag, PD_TAG_NAME, "来源");
  pd_record_set_text (tag, PD_TAG_COLOUR, "#228cf8");
  pd_record_set_text (highlight_tag, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, pd_record_get_id (highlight));
  pd_record_set_text (highlight_tag, PD_HIGHLIGHT_TAG_TAG_ID, pd_record_get_id (tag));
  pd_edit_insert (edit, highlight);
  pd_edit_insert (edit, tag);
  pd_edit_insert (edit, highlight_tag);
  perform (fixture, edit);
  return g_strdup (pd_record_get_id (tag));
}

/* As long as its removal can be taken back it stays, over any number of closings. */
static void
test_reachable (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *tag_id = mark (fixture, article_id);
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *after = NULL;

  remove_row (fixture, PD_WORD_ARTICLE, article_id);
  for (int i = 0; i < 2; i++)
    {
      close_and_run (fixture, "");
      open_store (fixture);
    }
  g_free (fixture_undo (fixture, FALSE));
  after = fixture_describe (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Afterwards it goes, with all that was on it, and nothing else does. */
static void
test_unreachable (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *first = fixture_import (fixture, "a.txt", text);
  g_autofree char *second = fixture_import (fixture, "b.txt", "另一篇。");
  g_autofree char *tag_id = mark (fixture, first);
  g_autofree char *same = NULL;
  g_autofree char *state = NULL;
  g_autofree char *later = NULL;

  remove_row (fixture, PD_WORD_ARTICLE, first);
  close_and_run (fixture, "DELETE FROM journal");
  open_store (fixture);
  g_assert_cmpuint (count (fixture, "article"), ==, 2);
  close_and_run (fixture, "");
  open_store (fixture);
  g_assert_cmpuint (count (fixture, "article"), ==, 1);
  g_assert_cmpuint (count (fixture, "text"), ==, 1);
  g_assert_cmpuint (count (fixture, "source_file"), ==, 1);
  g_assert_cmpuint (count (fixture, "highlight"), ==, 0);
  g_assert_cmpuint (count (fixture, "highlight_tag"), ==, 0);
  g_assert_cmpuint (count (fixture, "tag"), ==, 1);
  /* It is still known to have been there, for a copy that comes back. */
  g_assert_cmpuint (count (fixture, "tombstone"), ==, 1);
  state = fixture_describe (fixture);

  /* The same text again is an article of its own, whose text and source others may share. */
  same = fixture_import (fixture, "c.txt", "另一篇。");
  g_assert_cmpstr (same, !=, second);
  remove_row (fixture, PD_WORD_ARTICLE, same);
  close_and_run (fixture, "DELETE FROM journal");
  open_store (fixture);
  close_and_run (fixture, "");
  open_store (fixture);
  g_assert_cmpuint (count (fixture, "article"), ==, 1);
  g_assert_cmpuint (count (fixture, "source_file"), ==, 1);
}

/* What happened after the removal may need what was on the article, as when a tag went that was there too. */
static void
test_needed_marks (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *tag_id = mark (fixture, article_id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  remove_row (fixture, PD_WORD_ARTICLE, article_id);
  before = fixture_describe (fixture);
  remove_row (fixture, PD_WORD_TAG, tag_id);
  close_and_run (fixture, "DELETE FROM journal WHERE id < (SELECT max (id) FROM journal)");
  open_store (fixture);
  close_and_run (fixture, "");
  open_store (fixture);
  g_assert_cmpuint (count (fixture, "article"), ==, 1);
  label = fixture_undo (fixture, FALSE);
  g_assert_cmpstr (label, ==, "Remove");
  after = fixture_describe (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* An import that was undone, and can no longer be redone. */
static void
test_undone_import (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *gone = fixture_import (fixture, "a.txt", text);
  g_autofree char *label = fixture_undo (fixture, FALSE);
  g_autofree char *kept = fixture_import (fixture, "b.txt", "另一篇。");

  close_and_run (fixture, "");
  open_store (fixture);
  g_assert_cmpuint (count (fixture, "article"), ==, 1);
  g_assert_cmpuint (count (fixture, "text"), ==, 1);
}

typedef struct
{
  Fixture *fixture;
  const char *article_id;
  /* The highlights that go over to the new text, as a condition. */
  const char *moved;
} TextChange;

/* The article has another text from now on, with a block, a cut, and the extracted text that the text before had, or one. */
static gboolean
change_text (PdConnection *connection,
             PdRecorder *recorder,
             gpointer data,
             GError **error)
{
  TextChange *change = data;
  g_autofree char *sql = NULL;
  gint64 article, extracted, next;

  pd_recorder_set_paused (recorder, TRUE);
  if (!pd_rows_find (connection, PD_WORD_ARTICLE, change->article_id, &article, error))
    return FALSE;
  sql = g_strdup_printf ("SELECT extracted_id FROM text WHERE id = (SELECT text_id FROM article WHERE id = %" G_GINT64_FORMAT ")", article);
  pd_connection_get_integer (connection, sql, &extracted, error);
  if (extracted == 0)
    {
      pd_connection_exec (connection, "INSERT INTO text (sha256, length, body) VALUES ('e', 4, '甲乙丙丁')", error);
      extracted = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
    }
  g_free (sql);
  sql = g_strdup_printf ("INSERT INTO text (sha256, length, body, extracted_id) VALUES ('t', 3, '甲乙丙', %" G_GINT64_FORMAT ")", extracted);
  pd_connection_exec (connection, sql, error);
  next = sqlite3_last_insert_rowid (pd_connection_get_db (connection));
  g_free (sql);
  sql = g_strdup_printf ("INSERT INTO block (text_id, block, type, level, start, \"end\", start_utf16, end_utf16) VALUES (%1$" G_GINT64_FORMAT ", 1, 'paragraph', 0, 0, 3, 0, 3);"
                         "INSERT INTO cut (text_id, reason, start, \"end\") VALUES (%1$" G_GINT64_FORMAT ", 'stray-space', 3, 4)",
                         next);
  pd_connection_exec (connection, sql, error);
  pd_recorder_set_paused (recorder, FALSE);
  g_free (sql);
  sql = g_strdup_printf ("UPDATE article SET text_id = %1$" G_GINT64_FORMAT " WHERE id = %2$" G_GINT64_FORMAT ";"
                         "UPDATE highlight SET text_id = %1$" G_GINT64_FORMAT " WHERE article_id = %2$" G_GINT64_FORMAT " AND (%3$s)",
                         next, article, change->moved);
  return pd_connection_exec (connection, sql, error);
}

static gpointer
change_text_job (PdConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  TextChange *change = data;

  return pd_transaction_run (connection, "Change Text", pd_store_get_coder (change->fixture->store), NULL, change_text, change, error);
}

static void
replace_text (Fixture *fixture,
              const char *article_id,
              const char *moved)
{
  g_autoptr (GError) error = NULL;
  TextChange change = { fixture, article_id, moved };
  g_autoptr (PdChanges) changes = pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, change_text_job, &change, NULL, &error);

  g_assert_no_error (error);
}

static void
reopen (Fixture *fixture,
        const char *sql)
{
  close_and_run (fixture, sql);
  open_store (fixture);
  close_and_run (fixture, "");
  open_store (fixture);
}

/* A text that was replaced stays as long as undo can bring it back, and one that undo took away as long as redo can. */
static void
test_replaced_text (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *replaced = NULL;
  g_autofree char *after = NULL;

  replace_text (fixture, article_id, "1");
  replaced = fixture_describe (fixture);
  reopen (fixture, "");
  g_assert_cmpuint (count (fixture, "text"), ==, 3);
  g_free (fixture_undo (fixture, FALSE));
  after = fixture_describe (fixture);
  g_assert_cmpstr (after, ==, before);
  reopen (fixture, "");
  g_assert_cmpuint (count (fixture, "text"), ==, 3);
  g_free (fixture_undo (fixture, TRUE));
  g_free (after);
  after = fixture_describe (fixture);
  g_assert_cmpstr (after, ==, replaced);
  g_assert_cmpuint (count (fixture, "block"), ==, 3);

  /* Once the journal has forgotten, the first text goes; the extracted one is still what the second was cut from. */
  reopen (fixture, "DELETE FROM journal");
  g_assert_cmpuint (count (fixture, "text"), ==, 2);
  g_assert_cmpuint (count (fixture, "block"), ==, 1);
  g_assert_cmpuint (count (fixture, "article JOIN text ON text.id = article.text_id JOIN text e ON e.id = text.extracted_id"), ==, 1);
}

/* A text that was taken back, and can no longer be brought again, goes with its blocks, its cuts and what it was cut from. */
static void
test_abandoned_text (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *tag_id = NULL;

  replace_text (fixture, article_id, "1");
  g_free (fixture_undo (fixture, FALSE));
  tag_id = mark (fixture, article_id);
  reopen (fixture, "");
  g_assert_cmpuint (count (fixture, "text"), ==, 1);
  g_assert_cmpuint (count (fixture, "block"), ==, 2);
  g_assert_cmpuint (count (fixture, "cut"), ==, 0);
  g_assert_cmpuint (count (fixture, "highlight JOIN text ON text.id = highlight.text_id"), ==, 1);
}

/* A highlight that found no place in the new text stays on the old one, which stays with it. */
static void
test_text_of_highlight (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *tag_id = mark (fixture, article_id);
  g_autoptr (GPtrArray) highlights = NULL;

  replace_text (fixture, article_id, "0");
  reopen (fixture, "DELETE FROM journal");
  g_assert_cmpuint (count (fixture, "text"), ==, 3);
  g_assert_cmpuint (count (fixture, "highlight JOIN text ON text.id = highlight.text_id"), ==, 1);

  /* It goes when nothing brings the highlight back. */
  highlights = fixture_load (fixture, PD_WORD_HIGHLIGHT, 0, NULL);
  remove_row (fixture, PD_WORD_HIGHLIGHT, pd_record_get_id (g_ptr_array_index (highlights, 0)));
  reopen (fixture, "");
  g_assert_cmpuint (count (fixture, "text"), ==, 3);
  reopen (fixture, "DELETE FROM journal");
  g_assert_cmpuint (count (fixture, "text"), ==, 2);
}

/* What an article leaves behind goes with it, also what it had before. */
static void
test_texts_of_article (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autofree char *other = fixture_import (fixture, "b.txt", "另一篇。");
  g_autofree char *tag_id = mark (fixture, article_id);

  replace_text (fixture, article_id, "0");
  replace_text (fixture, article_id, "0");
  remove_row (fixture, PD_WORD_ARTICLE, article_id);
  reopen (fixture, "DELETE FROM journal");
  g_assert_cmpuint (count (fixture, "article"), ==, 1);
  g_assert_cmpuint (count (fixture, "text"), ==, 1);
}

static gpointer
shorten_job (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return GINT_TO_POINTER (pd_journal_shorten (connection, GPOINTER_TO_SIZE (data), error));
}

/* The newest steps stay, and the last one however large it is. */
static void
test_shorten (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *article_id = fixture_import (fixture, "a.txt", text);
  g_autoptr (GError) error = NULL;
  guint before, after;

  for (int i = 0; i < 20; i++)
    g_free (mark (fixture, article_id));
  before = count (fixture, "journal");
  pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, shorten_job, GSIZE_TO_POINTER (8000), NULL, &error);
  g_assert_no_error (error);
  after = count (fixture, "journal");
  g_assert_cmpuint (after, <, before);
  g_assert_cmpuint (after, >, 1);
  g_assert_cmpuint (count (fixture, "(SELECT 1 FROM journal GROUP BY 1 HAVING sum (length (changeset)) <= 8000)"), ==, 1);
  for (guint i = 0; i < after; i++)
    {
      g_autofree char *label = fixture_undo (fixture, FALSE);

      g_assert_cmpstr (label, ==, "Mark");
      g_assert_cmpuint (count (fixture, "highlight"), ==, 20 - i - 1);
    }
  g_assert_null (fixture_undo (fixture, FALSE));

  g_free (mark (fixture, article_id));
  pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, shorten_job, GSIZE_TO_POINTER (1), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "journal"), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/purge/reachable", test_reachable);
  ADD ("/purge/unreachable", test_unreachable);
  ADD ("/purge/needed-marks", test_needed_marks);
  ADD ("/purge/undone-import", test_undone_import);
  ADD ("/purge/replaced-text", test_replaced_text);
  ADD ("/purge/abandoned-text", test_abandoned_text);
  ADD ("/purge/text-of-highlight", test_text_of_highlight);
  ADD ("/purge/texts-of-article", test_texts_of_article);
  ADD ("/purge/shorten", test_shorten);
#undef ADD

  return g_test_run ();
}
