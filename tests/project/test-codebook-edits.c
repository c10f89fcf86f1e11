#include "pd-codebook-edit.h"
#include "pd-codebook-preview.h"
#include "pd-connection.h"
#include "pd-project-codebook.h"
#include "pd-tag-path.h"

#include "pd-project-fixture.h"

/* Three highlights on one article, and tags to be nested: A with B and C, and D. */
typedef struct
{
  Fixture fixture;
  char *article_id;
  char *highlights[3];
  char *a, *b, *c, *d;
} Book;

static void
assert_refused (Book *book,
                PdCodebookEdit *edit,
                int code)
{
  g_autoptr (PdCodebookEdit) own = edit;
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_project_perform_planned_edit (book->fixture.project, PD_PLANNED_EDIT (own), NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, code);
}

static PdCodebookPreview *
preview (Book *book,
         PdCodebookEdit *edit)
{
  g_autoptr (PdCodebookEdit) own = edit;
  g_autoptr (GError) error = NULL;
  PdCodebookPreview *result = pd_project_preview_codebook_edit (book->fixture.project, own, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
set_up (Book *book,
        gconstpointer data)
{
  fixture_set_up (&book->fixture, data);
  book->article_id = fixture_import (&book->fixture, book->fixture.project);
  for (guint i = 0; i < 3; i++)
    fixture_perform (book->fixture.project, fixture_mark (book->fixture.project, book->article_id, 3 * i, 3 * i + 3, &book->highlights[i]));
  book->a = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "A"));
  book->b = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->a, "B"));
  book->c = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->a, "C"));
  book->d = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "D"));
}

static void
tear_down (Book *book,
           gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    g_free (book->highlights[i]);
  g_free (book->article_id);
  g_free (book->a);
  g_free (book->b);
  g_free (book->c);
  g_free (book->d);
  fixture_tear_down (&book->fixture, data);
}

static GPtrArray *
load (Book *book,
      PdWord word,
      PdKey key,
      const char *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = pd_project_load (book->fixture.project, word, key, value, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static PdRecord *
load_tag (Book *book,
          const char *id)
{
  g_autoptr (GPtrArray) rows = load (book, PD_WORD_TAG, PD_TAG_ID, id);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (g_ptr_array_index (rows, 0));
}

static void
append_tags (GPtrArray *tags,
             const char *parent_id,
             GString *tree)
{
  gboolean first = TRUE;

  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);

      if (g_strcmp0 (pd_record_get_text (tag, PD_TAG_PARENT_ID), parent_id) != 0)
        continue;
      if (parent_id != NULL && first)
        g_string_append (tree, "(");
      else if (!first)
        g_string_append (tree, " ");
      first = FALSE;
      g_string_append (tree, pd_record_get_text (tag, PD_TAG_NAME));
      append_tags (tags, pd_record_get_id (tag), tree);
    }
  if (parent_id != NULL && !first)
    g_string_append (tree, ")");
}

/* The codebook, each tag with those under it in brackets. */
static void
assert_tree (Book *book,
             const char *expected)
{
  g_autoptr (GPtrArray) tags = load (book, PD_WORD_TAG, 0, NULL);
  g_autoptr (GString) tree = g_string_new (NULL);

  append_tags (tags, NULL, tree);
  g_assert_cmpstr (tree->str, ==, expected);
}

static void
undo (Book *book,
      gboolean redo,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (book->fixture.project, redo, &label, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected);
}

static char *
tag_highlight (Book *book,
               guint highlight,
               const char *tag_id)
{
  g_autoptr (PdRecord) row = pd_record_new (PD_WORD_HIGHLIGHT_TAG);
  PdEdit *edit = pd_edit_new ("Tag");

  pd_record_set_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, book->highlights[highlight]);
  pd_record_set_text (row, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
  pd_edit_insert (edit, row);
  fixture_perform (book->fixture.project, edit);
  return g_strdup (pd_record_get_id (row));
}

static void
tag_article (Book *book,
             const char *tag_id)
{
  g_autoptr (PdRecord) row = pd_record_new (PD_WORD_ARTICLE_TAG);
  PdEdit *edit = pd_edit_new ("Tag");

  pd_record_set_text (row, PD_ARTICLE_TAG_ARTICLE_ID, book->article_id);
  pd_record_set_text (row, PD_ARTICLE_TAG_TAG_ID, tag_id);
  pd_edit_insert (edit, row);
  fixture_perform (book->fixture.project, edit);
}

static PdTagDetails *
load_details (Book *book,
              const char *tag_id,
              gboolean nested)
{
  g_autoptr (GError) error = NULL;
  PdTagDetails *details = pd_project_load_tag (book->fixture.project, tag_id, nested, NULL, &error);

  g_assert_no_error (error);
  return details;
}

/* How many uses there are, and how many of them are examples. */
static void
assert_uses (Book *book,
             const char *tag_id,
             guint n_uses,
             guint n_examples)
{
  g_autoptr (PdTagDetails) details = load_details (book, tag_id, FALSE);
  guint found = 0;

  for (guint i = 0; i < details->uses->len; i++)
    found += ((PdTagUse *) g_ptr_array_index (details->uses, i))->is_example;
  g_assert_cmpuint (details->uses->len, ==, n_uses);
  g_assert_cmpuint (found, ==, n_examples);
}

static void
assert_counts (Book *book,
               const char *tag_id,
               PdTagCounts expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdCodebookRows) rows = pd_project_load_codebook (book->fixture.project, NULL, &error);
  const PdTagCounts *counts;

  g_assert_no_error (error);
  counts = pd_tag_tally_get (rows->tally, tag_id);
  g_assert_cmpuint (counts->highlights, ==, expected.highlights);
  g_assert_cmpuint (counts->articles, ==, expected.articles);
  g_assert_cmpuint (counts->nested_highlights, ==, expected.nested_highlights);
  g_assert_cmpuint (counts->nested_articles, ==, expected.nested_articles);
}

static PdRecord *
new_change (const char *tag_id,
            PdKey key,
            const char *value)
{
  PdRecord *record = pd_record_new_for_id (PD_WORD_TAG, tag_id);

  pd_record_set_text (record, key, value);
  return record;
}

static PdCodebookEdit *
edit_text (const char *tag_id,
           PdKey key,
           const char *value)
{
  g_autoptr (PdRecord) record = new_change (tag_id, key, value);

  return pd_codebook_edit_change (record);
}

static void
assert_text (Book *book,
             const char *tag_id,
             PdKey key,
             const char *expected)
{
  g_autoptr (PdRecord) tag = load_tag (book, tag_id);

  g_assert_cmpstr (pd_record_get_text (tag, key), ==, expected);
}

static void
test_add (Book *book,
          gconstpointer data)
{
  g_autofree char *leaf = NULL, *slash = NULL;

  assert_tree (book, "A(B C) D");
  /* A path makes what is missing on the way, and a backslash makes a slash part of a name. */
  leaf = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->a, " B / 新 / 叶 "));
  assert_tree (book, "A(B(新(叶)) C) D");
  assert_text (book, leaf, PD_TAG_PATH, "A/B/新/叶");
  slash = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "甲\\/乙"));
  assert_text (book, slash, PD_TAG_NAME, "甲/乙");
  assert_text (book, slash, PD_TAG_PATH, "甲\\/乙");
  undo (book, FALSE, "Add Tag");
  undo (book, FALSE, "Add Tag");
  assert_tree (book, "A(B C) D");
  undo (book, TRUE, "Add Tag");
  assert_tree (book, "A(B(新(叶)) C) D");

  assert_refused (book, pd_codebook_edit_add (NULL, "A"), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_add (book->a, "B"), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_add (NULL, " / "), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_add ("nothing", "E"), PD_STORE_ERROR_NOT_FOUND);
  assert_tree (book, "A(B(新(叶)) C) D");
}

static void
test_change (Book *book,
             gconstpointer data)
{
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_NAME, "  经济\n损失 "));
  assert_text (book, book->b, PD_TAG_NAME, "经济 损失");
  undo (book, FALSE, "Rename Tag");
  assert_text (book, book->b, PD_TAG_NAME, "B");
  /* A name is a name to the letter. */
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_NAME, "x/y"));
  assert_text (book, book->b, PD_TAG_PATH, "A/x\\/y");
  assert_refused (book, edit_text (book->b, PD_TAG_NAME, "C"), PD_STORE_ERROR_INVALID);
  assert_refused (book, edit_text (book->b, PD_TAG_NAME, "  "), PD_STORE_ERROR_INVALID);
  assert_refused (book, edit_text ("nothing", PD_TAG_NAME, "E"), PD_STORE_ERROR_NOT_FOUND);
  /* Not beside each other. */
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_NAME, "D"));

  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_COLOUR, "#13d1c1"));
  assert_refused (book, edit_text (book->b, PD_TAG_COLOUR, "red; }"), PD_STORE_ERROR_INVALID);
  assert_text (book, book->b, PD_TAG_COLOUR, "#13d1c1");
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_COLOUR, NULL));
  assert_text (book, book->b, PD_TAG_COLOUR, NULL);

  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_WHEN_NOT_TO_USE, " 没有数字时\n不用 "));
  assert_text (book, book->b, PD_TAG_WHEN_NOT_TO_USE, "没有数字时\n不用");
  undo (book, FALSE, "Define Tag");
  assert_text (book, book->b, PD_TAG_WHEN_NOT_TO_USE, NULL);
  /* What is so already is no step. */
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_NAME, "D"));
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->b, PD_TAG_DESCRIPTION, " "));
  undo (book, FALSE, "Set Tag Colour");
}

static void
test_shortcut (Book *book,
               gconstpointer data)
{
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->a, PD_TAG_SHORTCUT, "3"));
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->d, PD_TAG_SHORTCUT, "3"));
  assert_text (book, book->a, PD_TAG_SHORTCUT, NULL);
  assert_text (book, book->d, PD_TAG_SHORTCUT, "3");
  undo (book, FALSE, "Set Tag Shortcut");
  assert_text (book, book->a, PD_TAG_SHORTCUT, "3");
  assert_text (book, book->d, PD_TAG_SHORTCUT, NULL);
  for (const char *const *wrong = (const char *[]) { "0", "10", "x", "１", NULL }; *wrong != NULL; wrong++)
    assert_refused (book, edit_text (book->a, PD_TAG_SHORTCUT, *wrong), PD_STORE_ERROR_INVALID);
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->a, PD_TAG_SHORTCUT, NULL));
  assert_text (book, book->a, PD_TAG_SHORTCUT, NULL);
}

static void
test_move (Book *book,
           gconstpointer data)
{
  g_autoptr (PdCodebookPreview) seen = NULL;
  g_autofree char *twin = NULL;

  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->d, book->a, book->c));
  assert_tree (book, "A(B D C)");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->b, book->a, NULL));
  assert_tree (book, "A(D C B)");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->b, NULL, book->a));
  assert_tree (book, "B A(D C)");
  seen = preview (book, pd_codebook_edit_move (book->a, book->b, NULL));
  g_assert_cmpstr (seen->before, ==, "A");
  g_assert_cmpstr (seen->after, ==, "B/A");
  g_assert_cmpuint (seen->extent.tags, ==, 2);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->a, book->b, NULL));
  assert_tree (book, "B(A(D C))");
  for (guint i = 0; i < 4; i++)
    undo (book, FALSE, "Move Tag");
  assert_tree (book, "A(B C) D");
  for (guint i = 0; i < 4; i++)
    undo (book, TRUE, "Move Tag");
  assert_tree (book, "B(A(D C))");

  /* No circle, and no two of one name. */
  assert_refused (book, pd_codebook_edit_move (book->b, book->d, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_move (book->b, book->b, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_move (book->b, "nothing", NULL), PD_STORE_ERROR_NOT_FOUND);
  twin = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "D"));
  assert_refused (book, pd_codebook_edit_move (twin, book->a, NULL), PD_STORE_ERROR_INVALID);
  assert_tree (book, "B(A(D C)) D");
  /* Before itself is where it is, and who is gone gives no place. */
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->d, book->a, book->d));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->d, book->a, "nothing"));
  assert_tree (book, "B(A(C D)) D");
}

static void
test_step (Book *book,
           gconstpointer data)
{
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->c, PD_CODEBOOK_UP));
  assert_tree (book, "A(C B) D");
  /* At the end of the way it stays, which is no step of undo. */
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->c, PD_CODEBOOK_UP));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->b, PD_CODEBOOK_DOWN));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->a, PD_CODEBOOK_OUT));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->a, PD_CODEBOOK_IN));
  undo (book, FALSE, "Move Tag");
  assert_tree (book, "A(B C) D");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->b, PD_CODEBOOK_OUT));
  assert_tree (book, "A(C) B D");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->d, PD_CODEBOOK_IN));
  assert_tree (book, "A(C) B(D)");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->b, PD_CODEBOOK_IN));
  assert_tree (book, "A(C B(D))");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->b, PD_CODEBOOK_UP));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->b, PD_CODEBOOK_DOWN));
  assert_tree (book, "A(C B(D))");
}

static void
test_counts (Book *book,
             gconstpointer data)
{
  g_autofree char *first = tag_highlight (book, 0, book->a);
  g_autofree char *second = tag_highlight (book, 0, book->b);
  g_autofree char *third = tag_highlight (book, 1, book->b);
  g_autoptr (PdTagDetails) own = NULL;
  g_autoptr (PdTagDetails) nested = NULL;
  PdTagUse *use;

  tag_article (book, book->c);
  /* A highlight with both is counted once. */
  assert_counts (book, book->a, (PdTagCounts) { 1, 1, 2, 1 });
  assert_counts (book, book->b, (PdTagCounts) { 2, 1, 2, 1 });
  assert_counts (book, book->c, (PdTagCounts) { 0, 1, 0, 1 });
  assert_counts (book, book->d, (PdTagCounts) { 0, 0, 0, 0 });
  assert_counts (book, "nothing", (PdTagCounts) { 0, 0, 0, 0 });
  own = load_details (book, book->a, FALSE);
  g_assert_cmpuint (own->uses->len, ==, 1);
  nested = load_details (book, book->a, TRUE);
  g_assert_cmpuint (nested->uses->len, ==, 3);
  use = g_ptr_array_index (nested->uses, 0);
  g_assert_cmpstr (use->tag, ==, "A");
  g_assert_cmpstr (use->quote, ==, "甲公司");
  g_assert_cmpstr (use->coder, ==, "Ada");
  g_assert_cmpstr (use->article_id, ==, book->article_id);
  g_assert_true (use->is_placed);
  use = g_ptr_array_index (nested->uses, 2);
  g_assert_cmpstr (use->tag, ==, "C");
  g_assert_null (use->highlight_id);
}

static void
test_examples_and_memos (Book *book,
                         gconstpointer data)
{
  g_autofree char *row = tag_highlight (book, 0, book->a);
  g_autoptr (GPtrArray) memos = NULL;
  const char *memo_id;

  fixture_perform (book->fixture.project, pd_codebook_edit_example (row, TRUE));
  assert_uses (book, book->a, 1, 1);
  undo (book, FALSE, "Pick Example");
  assert_uses (book, book->a, 1, 0);
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->a, NULL, "第一条"));
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->a, NULL, "第二条"));
  memos = load (book, PD_WORD_MEMO, PD_MEMO_TAG_ID, book->a);
  g_assert_cmpuint (memos->len, ==, 2);
  memo_id = pd_record_get_id (g_ptr_array_index (memos, 0));
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->a, memo_id, "改过"));
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->a, memo_id, NULL));
  undo (book, FALSE, "Delete Memo");
  undo (book, FALSE, "Change Memo");
  undo (book, FALSE, "Add Memo");
  g_ptr_array_unref (memos);
  memos = load (book, PD_WORD_MEMO, PD_MEMO_TAG_ID, book->a);
  g_assert_cmpuint (memos->len, ==, 1);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (memos, 0), PD_MEMO_BODY), ==, "第一条");
}

static void
test_remove (Book *book,
             gconstpointer data)
{
  g_autofree char *first = tag_highlight (book, 0, book->b);
  g_autofree char *second = tag_highlight (book, 1, book->b);
  g_autofree char *third = tag_highlight (book, 1, book->d);
  g_autoptr (PdCodebookPreview) seen = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  tag_article (book, book->c);
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->b, NULL, "备忘"));
  seen = preview (book, pd_codebook_edit_remove (book->a));
  g_assert_cmpstr (seen->before, ==, "A");
  g_assert_cmpuint (seen->extent.tags, ==, 2);
  g_assert_cmpuint (seen->extent.highlights, ==, 2);
  g_assert_cmpuint (seen->extent.articles, ==, 1);
  g_assert_cmpuint (seen->extent.alone, ==, 1);
  g_assert_cmpuint (seen->extent.whole_articles, ==, 1);
  g_assert_cmpuint (seen->extent.memos, ==, 1);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_remove (book->a));
  assert_tree (book, "D");
  rows = load (book, PD_WORD_HIGHLIGHT_TAG, 0, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  undo (book, FALSE, "Delete Tag");
  assert_tree (book, "A(B C) D");
  assert_uses (book, book->b, 2, 0);
  assert_uses (book, book->c, 1, 0);
  assert_refused (book, pd_codebook_edit_remove ("nothing"), PD_STORE_ERROR_NOT_FOUND);
}

static void
test_merge (Book *book,
            gconstpointer data)
{
  g_autofree char *first = tag_highlight (book, 0, book->a);
  g_autofree char *second = tag_highlight (book, 0, book->d);
  g_autofree char *third = tag_highlight (book, 1, book->d);
  g_autofree char *twin = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->d, "B"));
  g_autofree char *only = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->d, "E"));
  g_autofree char *deep = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (twin, "F"));
  g_autofree char *fourth = tag_highlight (book, 2, twin);
  g_autoptr (PdCodebookPreview) seen = NULL;

  tag_article (book, book->a);
  tag_article (book, book->d);
  fixture_perform (book->fixture.project, pd_codebook_edit_example (second, TRUE));
  fixture_perform (book->fixture.project, pd_codebook_edit_memo (book->d, NULL, "备忘"));
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->a, PD_TAG_DESCRIPTION, "一"));
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->d, PD_TAG_DESCRIPTION, "二"));
  fixture_do_codebook_edit (book->fixture.project, edit_text (book->d, PD_TAG_SHORTCUT, "5"));
  assert_tree (book, "A(B C) D(B(F) E)");

  seen = preview (book, pd_codebook_edit_merge (book->a, book->d));
  g_assert_cmpstr (seen->before, ==, "D");
  g_assert_cmpstr (seen->after, ==, "A");
  g_assert_cmpuint (seen->extent.highlights, ==, 2);
  g_assert_cmpuint (seen->extent.both, ==, 1);
  g_assert_cmpuint (seen->extent.whole_articles, ==, 1);
  g_assert_cmpuint (seen->extent.both_articles, ==, 1);
  g_assert_cmpuint (seen->extent.memos, ==, 1);
  g_assert_cmpuint (seen->moved_tags, ==, 2);
  g_assert_cmpuint (seen->merged_tags, ==, 1);
  g_assert_true (seen->joins_definitions);

  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_merge (book->a, book->d));
  assert_tree (book, "A(B(F) C E)");
  /* Two highlights and the article; that which was an example of the one is one of the other. */
  assert_uses (book, book->a, 3, 1);
  assert_uses (book, book->b, 1, 0);
  assert_text (book, book->a, PD_TAG_DESCRIPTION, "一\n二");
  assert_text (book, book->a, PD_TAG_SHORTCUT, "5");
  {
    g_autoptr (PdTagDetails) details = load_details (book, book->a, FALSE);
    g_assert_cmpuint (details->memos->len, ==, 1);
  }
  undo (book, FALSE, "Merge Tags");
  assert_tree (book, "A(B C) D(B(F) E)");
  assert_uses (book, book->a, 2, 0);
  assert_uses (book, book->d, 3, 1);
  assert_uses (book, twin, 1, 0);
  undo (book, TRUE, "Merge Tags");
  assert_tree (book, "A(B(F) C E)");
  assert_uses (book, book->a, 3, 1);
}

static void
test_merge_within (Book *book,
                   gconstpointer data)
{
  g_autofree char *inner = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (book->b, "B"));

  assert_refused (book, pd_codebook_edit_merge (book->a, book->a), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_merge (inner, book->a), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_merge (book->a, "nothing"), PD_STORE_ERROR_NOT_FOUND);
  /* What is under the merged tag may be called as it. */
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_merge (book->a, book->b));
  assert_tree (book, "A(C B) D");
  assert_text (book, inner, PD_TAG_PATH, "A/B");
}

/* An article that was removed is brought back with the tag that its highlight has then. */
static void
test_merge_reaches_what_is_away (Book *book,
                                 gconstpointer data)
{
  g_autofree char *row = tag_highlight (book, 0, book->d);
  PdEdit *removal = pd_edit_new ("Remove");

  pd_edit_remove (removal, PD_WORD_ARTICLE, book->article_id);
  fixture_perform (book->fixture.project, removal);
  assert_uses (book, book->d, 0, 0);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_merge (book->a, book->d));
  undo (book, FALSE, "Merge Tags");
  undo (book, FALSE, "Remove");
  assert_uses (book, book->d, 1, 0);
}

static void
test_split (Book *book,
            gconstpointer data)
{
  g_autofree char *first = tag_highlight (book, 0, book->a);
  g_autofree char *second = tag_highlight (book, 1, book->a);
  g_autofree char *third = tag_highlight (book, 2, book->a);
  g_autofree char *other = tag_highlight (book, 1, book->d);
  const char *const ids[] = { first, second, "nothing", NULL };
  g_autofree char *made = NULL, *nested = NULL;
  g_autoptr (PdCodebookPreview) seen = NULL;

  fixture_perform (book->fixture.project, pd_codebook_edit_example (second, TRUE));
  made = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_split (book->a, ids, "A2", FALSE));
  assert_tree (book, "A(B C) A2 D");
  assert_uses (book, book->a, 1, 0);
  assert_uses (book, made, 2, 1);
  undo (book, FALSE, "Split Tag");
  assert_tree (book, "A(B C) D");
  assert_uses (book, book->a, 3, 1);
  undo (book, TRUE, "Split Tag");
  assert_uses (book, made, 2, 1);
  undo (book, FALSE, "Split Tag");

  nested = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_split (book->a, ids, "A3", TRUE));
  assert_tree (book, "A(B C A3) D");
  assert_uses (book, nested, 2, 1);
  undo (book, FALSE, "Split Tag");
  assert_refused (book, pd_codebook_edit_split (book->a, ids, "D", FALSE), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_split (book->a, ids, " ", FALSE), PD_STORE_ERROR_INVALID);

  /* One of them has the other already. */
  seen = preview (book, pd_codebook_edit_retag (book->a, ids, book->d));
  g_assert_cmpuint (seen->extent.highlights, ==, 2);
  g_assert_cmpuint (seen->extent.both, ==, 1);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_retag (book->a, ids, book->d));
  assert_uses (book, book->a, 1, 0);
  assert_uses (book, book->d, 2, 1);
  undo (book, FALSE, "Split Tag");
  assert_uses (book, book->a, 3, 1);
  assert_uses (book, book->d, 1, 0);
}

static void
test_levels (Book *book,
             gconstpointer data)
{
  g_autofree char *parent = g_strdup (book->d);
  g_autofree char *last = NULL;

  for (guint i = 1; i < PD_TAG_PATH_MAX_LEVELS; i++)
    {
      g_autofree char *name = g_strdup_printf ("x%u", i);
      g_autofree char *child = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (parent, name));

      g_set_str (&parent, child);
    }
  last = g_strdup (parent);
  /* What would be too deep to be seen is refused, wherever it comes from. */
  assert_refused (book, pd_codebook_edit_add (last, "y"), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_move (book->c, last, NULL), PD_STORE_ERROR_INVALID);
  assert_refused (book, pd_codebook_edit_move (book->d, book->a, NULL), PD_STORE_ERROR_INVALID);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (last, PD_CODEBOOK_OUT));
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_move (book->d, book->a, NULL));
  assert_refused (book, pd_codebook_edit_step (last, PD_CODEBOOK_IN), PD_STORE_ERROR_INVALID);
}

static gpointer
execute (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  return GINT_TO_POINTER (pd_connection_exec (connection, data, error));
}

static void
write_by_force (Book *book,
                const char *sql)
{
  g_autoptr (GError) error = NULL;

  pd_worker_run (pd_store_get_writer (pd_project_get_store (book->fixture.project)), PD_WORKER_PERSON, execute, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* Other programs write what they like: a circle, twins, no order. */
static void
test_hostile (Book *book,
              gconstpointer data)
{
  g_autofree char *row = tag_highlight (book, 0, book->b);
  g_autofree char *twin = fixture_perform_codebook_edit (book->fixture.project, pd_codebook_edit_add (NULL, "E"));

  write_by_force (book, "UPDATE tag SET position = 7");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (book->d, PD_CODEBOOK_UP));
  assert_tree (book, "D A(B C) E");
  write_by_force (book, "UPDATE tag SET name = 'A' WHERE name = 'E'");
  assert_tree (book, "D A(B C) A");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_step (twin, PD_CODEBOOK_UP));
  assert_tree (book, "D A A(B C)");
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_merge (book->a, twin));
  assert_tree (book, "D A(B C)");

  write_by_force (book, "UPDATE tag SET parent_id = (SELECT id FROM tag WHERE name = 'B') WHERE name = 'A'");
  assert_tree (book, "D");
  assert_counts (book, book->b, (PdTagCounts) { 1, 1, 1, 1 });
  assert_counts (book, book->a, (PdTagCounts) { 0, 0, 1, 1 });
  assert_uses (book, book->b, 1, 0);
  {
    g_autoptr (PdTagDetails) nested = load_details (book, book->a, TRUE);
    g_assert_cmpuint (nested->uses->len, ==, 1);
  }
  assert_refused (book, pd_codebook_edit_merge (book->d, book->a), PD_STORE_ERROR_NOT_FOUND);
  assert_refused (book, pd_codebook_edit_move (book->d, book->a, NULL), PD_STORE_ERROR_INVALID);
  fixture_do_codebook_edit (book->fixture.project, pd_codebook_edit_remove (book->a));
  assert_tree (book, "D");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Book, NULL, set_up, func, tear_down)
  ADD ("/codebook-edits/add", test_add);
  ADD ("/codebook-edits/change", test_change);
  ADD ("/codebook-edits/shortcut", test_shortcut);
  ADD ("/codebook-edits/move", test_move);
  ADD ("/codebook-edits/step", test_step);
  ADD ("/codebook-edits/counts", test_counts);
  ADD ("/codebook-edits/examples-and-memos", test_examples_and_memos);
  ADD ("/codebook-edits/remove", test_remove);
  ADD ("/codebook-edits/merge", test_merge);
  ADD ("/codebook-edits/merge-within", test_merge_within);
  ADD ("/codebook-edits/merge-reaches-what-is-away", test_merge_reaches_what_is_away);
  ADD ("/codebook-edits/split", test_split);
  ADD ("/codebook-edits/levels", test_levels);
  ADD ("/codebook-edits/hostile", test_hostile);

  return g_test_run ();
}
