#include "pd-fixture.h"
#include "pd-journal.h"

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
  ADD ("/purge/shorten", test_shorten);
#undef ADD

  return g_test_run ();
}
