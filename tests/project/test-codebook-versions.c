#include "pd-codebook-edit.h"
#include "pd-leave-out.h"
#include "pd-project-copy.h"
#include "pd-project-versions.h"
#include "pd-revision.h"

#include <glib/gstdio.h>

#include "pd-project-fixture.h"

/* A highlight that is an example of the tag B, which is nested under A; and C. */
typedef struct
{
  Fixture fixture;
  char *a, *b, *c;
} Book;

static void
set_text (Book *book,
          const char *tag_id,
          PdKey key,
          const char *text)
{
  g_autoptr (PdRecord) tag = pd_record_new_for_id (PD_WORD_TAG, tag_id);

  pd_record_set_text (tag, key, text);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_change (tag));
}

static void
set_up (Book *book,
        gconstpointer data)
{
  PdEdit *edit;
  g_autofree char *article_id = NULL, *highlight_id = NULL;
  g_autoptr (PdRecord) row = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

  fixture_set_up (&book->fixture, data);
  article_id = fixture_import (&book->fixture, book->fixture.project);
  fixture_perform (book->fixture.project, fixture_mark (book->fixture.project, article_id, 0, 3, &highlight_id));
  book->a = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "A"));
  book->b = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->a, "B"));
  book->c = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "C"));
  edit = pd_edit_new ("Tag");
  pd_record_set_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, highlight_id);
  pd_record_set_text (row, PD_HIGHLIGHT_TAG_TAG_ID, book->b);
  pd_record_set_integer (row, PD_HIGHLIGHT_TAG_EXAMPLE, TRUE);
  pd_edit_insert (edit, row);
  fixture_perform (book->fixture.project, edit);
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->b, NULL, "A thought"));
}

static void
tear_down (Book *book,
           gconstpointer data)
{
  g_free (book->a);
  g_free (book->b);
  g_free (book->c);
  fixture_tear_down (&book->fixture, data);
}

static void
freeze (Book *book,
        const char *note,
        gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 number = pd_project_freeze_codebook (book->fixture.project, note, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (number, ==, expected);
}

static PdCodebookComparison *
compare (PdProject *project,
         gint64 number)
{
  g_autoptr (GError) error = NULL;
  PdCodebookComparison *comparison = pd_project_compare_codebook (project, number, 0, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

static const PdTagEntry *
find (PdTagOutline *outline,
      const char *id)
{
  int index = pd_tag_outline_find (outline, id);

  g_assert_cmpint (index, >=, 0);
  return pd_tag_outline_get (outline, index);
}

/* What became of a tag since a version. */
static PdTagChange
get_change (Book *book,
            gint64 number,
            const char *id)
{
  g_autoptr (PdCodebookComparison) comparison = compare (book->fixture.project, number);

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const PdTagDifference *difference = &g_array_index (comparison->differences, PdTagDifference, i);
      PdTagOutline *outline = difference->after >= 0 ? comparison->after : comparison->before;

      if (g_str_equal (pd_tag_outline_get (outline, difference->after >= 0 ? difference->after : difference->before)->id, id))
        return difference->change;
    }
  return 0;
}

static void
test_changes (Book *book,
              gconstpointer data)
{
  g_autofree char *d = NULL;

  freeze (book, NULL, 1);
  g_assert_cmpint (get_change (book, 1, book->a), ==, 0);
  set_text (book, book->a, PD_TAG_NAME, "A2");
  set_text (book, book->a, PD_TAG_WHEN_NOT_TO_USE, "never");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->b, book->c, NULL));
  /* What is nested under a tag that was renamed is where it was. A colour is no difference. */
  set_text (book, book->c, PD_TAG_COLOUR, "#123456");
  d = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "D"));
  g_assert_cmpint (get_change (book, 1, book->a), ==, PD_TAG_RENAMED | PD_TAG_REDEFINED);
  g_assert_cmpint (get_change (book, 1, book->b), ==, PD_TAG_MOVED);
  g_assert_cmpint (get_change (book, 1, book->c), ==, 0);
  g_assert_cmpint (get_change (book, 1, d), ==, PD_TAG_ADDED);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_remove (book->c));
  g_assert_cmpint (get_change (book, 1, book->c), ==, PD_TAG_REMOVED);
  g_assert_cmpint (get_change (book, 1, book->b), ==, PD_TAG_REMOVED);
  freeze (book, "later", 2);
  g_assert_cmpint (get_change (book, 2, book->a), ==, 0);
}

/* It is no step of undo, and leaves those that are there. */
static void
test_undo (Book *book,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *again = NULL;
  g_autoptr (PdCodebookComparison) comparison = NULL;

  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "D"));
  g_assert_true (pd_project_undo (book->fixture.project, FALSE, &label, NULL, &error));
  freeze (book, "one", 1);
  g_assert_true (pd_project_undo (book->fixture.project, TRUE, &again, NULL, &error));
  g_assert_cmpstr (again, ==, label);
  for (guint i = 0; i < 5; i++)
    {
      g_clear_pointer (&label, g_free);
      g_assert_true (pd_project_undo (book->fixture.project, FALSE, &label, NULL, &error));
      g_assert_nonnull (label);
    }
  comparison = compare (book->fixture.project, 1);
  g_assert_cmpuint (pd_tag_outline_get_n (comparison->before), ==, 3);
  g_assert_cmpstr (find (comparison->before, book->b)->name, ==, "B");
  /* The number goes on. */
  freeze (book, NULL, 2);
}

static void
test_contents (Book *book,
               gconstpointer data)
{
  g_autoptr (PdCodebookComparison) comparison = NULL;
  const PdTagEntry *entry;

  freeze (book, NULL, 1);
  comparison = compare (book->fixture.project, 1);
  entry = find (comparison->before, book->b);
  g_assert_cmpstr (pd_tag_outline_get (comparison->before, entry->parent)->id, ==, book->a);
  g_assert_nonnull (entry->texts[PD_TAG_TEXT_EXAMPLES]);
  g_assert_cmpstr (entry->texts[PD_TAG_TEXT_EXAMPLES], ==, find (comparison->after, book->b)->texts[PD_TAG_TEXT_EXAMPLES]);
  g_assert_nonnull (entry->texts[PD_TAG_TEXT_COLOUR]);
  /* Memos and counts are of the work, not of what the tags mean. */
  g_assert_null (entry->texts[PD_TAG_TEXT_MEMOS]);
  g_assert_cmpint (entry->highlights, ==, -1);
  g_assert_cmpstr (find (comparison->after, book->b)->texts[PD_TAG_TEXT_MEMOS], ==, "A thought");
  g_assert_cmpint (find (comparison->after, book->b)->highlights, ==, 1);
}

/* A copy without what others have marked has none of their quotes in a version. */
static void
test_copy (Book *book,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const struct
  {
    PdLeaveOut without;
    gboolean has_examples;
  } copies[] = { { PD_LEAVE_OUT_NOTHING, TRUE }, { PD_LEAVE_OUT_MEMOS | PD_LEAVE_OUT_HISTORY, TRUE }, { PD_LEAVE_OUT_OTHERS | PD_LEAVE_OUT_HISTORY, FALSE } };

  freeze (book, "one", 1);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.copy-%u.pidian", pd_project_get_path (book->fixture.project), i);
      g_autoptr (PdProject) copy = pd_project_new ();
      g_autoptr (PdCodebookComparison) comparison = NULL;

      g_assert_true (pd_project_save_copy (book->fixture.project, path, copies[i].without, FALSE, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (pd_project_open (copy, path, PD_PROJECT_READ, NULL, &error));
      comparison = compare (copy, 1);
      g_assert_cmpuint (pd_tag_outline_get_n (comparison->before), ==, 3);
      g_assert_cmpint (find (comparison->before, book->b)->texts[PD_TAG_TEXT_EXAMPLES] != NULL, ==, copies[i].has_examples);
      g_assert_true (pd_project_close (copy, &error));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_unlink (path);
    }
}

static char *
get_revision (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdConnection) connection = pd_connection_open (pd_project_get_path (book->fixture.project), PD_CONNECTION_READ, &error);
  char *revision;

  g_assert_no_error (error);
  revision = pd_revision_get (connection, &error);
  g_assert_no_error (error);
  return revision;
}

/* So that a backup is made of it, though it is no step of undo. */
static void
test_revision (Book *book,
               gconstpointer data)
{
  g_autofree char *before = get_revision (book), *after = NULL;

  freeze (book, NULL, 1);
  after = get_revision (book);
  g_assert_cmpstr (after, !=, before);
}

static void
test_empty (Book *book,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pd_project_compare_codebook (book->fixture.project, 1, 0, NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_remove (book->a));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_remove (book->c));
  g_assert_cmpint (pd_project_freeze_codebook (book->fixture.project, NULL, NULL, &error), ==, 0);
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Book, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/codebook-versions/changes", test_changes);
  ADD ("/codebook-versions/undo", test_undo);
  ADD ("/codebook-versions/contents", test_contents);
  ADD ("/codebook-versions/copy", test_copy);
  ADD ("/codebook-versions/revision", test_revision);
  ADD ("/codebook-versions/empty", test_empty);
  return g_test_run ();
}
