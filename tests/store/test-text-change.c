#include "text-change-fixture.h"

#include "pd-highlight.h"

#define NAVIGATION "首页 新闻 财经"
#define HEADLINE "储能行业的心病"
#define FIRST "江边的旧粮库里放着一块电芯。"
#define SECOND "谁也说不清它是哪一年留下来的。"
#define NOTICE "本文仅代表作者观点。"

#define PAGE NAVIGATION "\n" HEADLINE "\n" NOTICE "\n" FIRST "\n" NOTICE "\n" SECOND

static char *
import_page (Fixture *fixture)
{
  g_autoptr (PdDocument) document = make_document ("a.html", PAGE, NAVIGATION, NULL);

  return fixture_import_document (fixture, document);
}

/* Marks go with the text, back and forth, of whomever they are. */
static void
test_cuts (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *article = import_page (fixture);
  g_autofree char *coder = add_coder (fixture, "Ben");
  g_autofree char *first = mark (fixture, article, FIRST, NULL);
  g_autofree char *other = mark (fixture, article, "哪一年", coder);
  g_autofree char *both = mark (fixture, article, FIRST "\n" NOTICE, coder);
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *reopened = NULL;
  g_autoptr (PdTextChange) back = NULL;
  g_autoptr (PdTextChange) more = NULL;
  g_autofree char *label = NULL;
  PdUnplaced *unplaced;

  assert_text (fixture, article, HEADLINE "\n" NOTICE "\n" FIRST "\n" NOTICE "\n" SECOND);
  back = set_cuts (fixture, article, NULL);
  assert_text (fixture, article, PAGE);
  assert_change (back, TRUE, 3, 0, 0);
  assert_mark (fixture, article, first, FIRST);
  assert_mark (fixture, article, other, "哪一年");
  assert_mark (fixture, article, both, FIRST "\n" NOTICE);
  assert_sound (fixture, 0);

  label = fixture_undo (fixture, FALSE);
  g_assert_cmpstr (label, ==, "Change");
  undone = fixture_describe (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_sound (fixture, 0);

  /* Now the notice goes, which stands twice: the second time, of which a mark has a part. */
  more = set_cuts (fixture, article, NAVIGATION, FIRST "\n" NOTICE, NULL);
  assert_text (fixture, article, HEADLINE "\n" NOTICE "\n" SECOND);
  assert_change (more, TRUE, 1, 0, 2);
  for (guint i = 0; i < 2; i++)
    {
      unplaced = g_ptr_array_index (more->unplaced, i);
      g_assert_cmpint (unplaced->reason, ==, PD_REANCHOR_GONE);
      g_assert_false (unplaced->was_unplaced);
    }
  assert_mark (fixture, article, first, NULL);
  assert_mark (fixture, article, both, NULL);
  assert_mark (fixture, article, other, "哪一年");
  assert_sound (fixture, 2);

  after = fixture_describe (fixture);
  g_free (fixture_undo (fixture, FALSE));
  g_free (fixture_undo (fixture, TRUE));
  redone = fixture_describe (fixture);
  g_assert_cmpstr (redone, ==, after);
  reopen (fixture);
  reopened = fixture_describe (fixture);
  g_assert_cmpstr (reopened, ==, after);
  assert_sound (fixture, 2);
  g_free (fixture_undo (fixture, FALSE));
  g_clear_pointer (&undone, g_free);
  undone = fixture_describe (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* What was lost with a cut is found again when it is put back, be it with other changes. */
static void
test_found_again (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *article = import_page (fixture);
  g_autofree char *first = mark (fixture, article, FIRST, NULL);
  g_autofree char *word = mark (fixture, article, "粮库", NULL);
  g_autoptr (PdTextChange) cut = set_cuts (fixture, article, NAVIGATION, FIRST, NULL);
  g_autoptr (PdTextChange) more = NULL;
  g_autoptr (PdTextChange) back = NULL;
  g_autoptr (PdTextChange) same = NULL;
  int n_texts;

  assert_change (cut, TRUE, 0, 0, 2);
  more = set_cuts (fixture, article, NAVIGATION, FIRST, SECOND, NULL);
  assert_change (more, TRUE, 0, 0, 2);
  g_assert_true (((PdUnplaced *) g_ptr_array_index (more->unplaced, 0))->was_unplaced);
  assert_sound (fixture, 2);
  /* Not the text that they were made on, but one that has them too. */
  back = set_cuts (fixture, article, NAVIGATION, SECOND, NULL);
  assert_change (back, TRUE, 2, 2, 0);
  assert_mark (fixture, article, first, FIRST);
  assert_mark (fixture, article, word, "粮库");
  assert_sound (fixture, 0);

  /* And that text itself, which is there already. */
  g_clear_pointer (&cut, pd_text_change_free);
  cut = set_cuts (fixture, article, NAVIGATION, FIRST, NULL);
  assert_change (cut, TRUE, 0, 0, 2);
  n_texts = count (fixture, "SELECT count(*) FROM text");
  g_clear_pointer (&back, pd_text_change_free);
  back = set_cuts (fixture, article, NAVIGATION, SECOND, NULL);
  assert_change (back, TRUE, 2, 2, 0);
  assert_mark (fixture, article, first, FIRST);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM text"), ==, n_texts);
  same = set_cuts (fixture, article, NAVIGATION, SECOND, NULL);
  assert_change (same, FALSE, 2, 0, 0);
}

/* However often something is cut and put back, the texts are kept once; and one step is one step. */
static void
test_reuse (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *article = import_page (fixture);
  g_autofree char *first = mark (fixture, article, FIRST, NULL);
  int n_texts = count (fixture, "SELECT count(*) FROM text"), n_steps = count (fixture, "SELECT count(*) FROM journal");

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (PdTextChange) back = set_cuts (fixture, article, NULL);
      g_autoptr (PdTextChange) cut = set_cuts (fixture, article, NAVIGATION, NULL);

      g_assert_true (back->is_changed && cut->is_changed);
    }
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM text"), ==, n_texts);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM cut"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM journal"), ==, n_steps + 10);
  assert_mark (fixture, article, first, FIRST);
}

/* Two articles may have the same text; each keeps its own. */
static void
test_two_articles (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *one = import_page (fixture);
  g_autofree char *two = import_page (fixture);
  g_autoptr (PdDocument) plain = make_document ("b.txt", PAGE, NULL);
  g_autofree char *first = mark (fixture, one, FIRST, NULL);
  g_autofree char *second = mark (fixture, two, FIRST, NULL);
  g_autoptr (PdTextChange) cut = set_cuts (fixture, one, FIRST, NULL);
  g_autoptr (PdTextChange) back = NULL;

  assert_change (cut, TRUE, 0, 0, 1);
  assert_mark (fixture, one, first, NULL);
  assert_mark (fixture, two, second, FIRST);
  back = replace (fixture, one, plain);
  assert_change (back, TRUE, 1, 1, 0);
  assert_mark (fixture, one, first, FIRST);
  assert_sound (fixture, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM article a JOIN article b ON a.id < b.id AND a.text_id = b.text_id"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM article a JOIN text t ON t.id = a.text_id JOIN article b ON b.id <> a.id AND b.text_id = t.extracted_id"), ==, 0);
}

/* A text from elsewhere: a look-alike is not taken, what stays is found, and the fields follow but for those that were typed. */
static void
test_replace (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdDocument) old = make_document ("a.html", PAGE, NAVIGATION, NULL);
  g_autoptr (PdDocument) new = make_document ("b.html", NAVIGATION "\n更正：" HEADLINE "\n第二天一早县里来了三个人。\n" FIRST "\n" NOTICE "\n" SECOND, NAVIGATION, NULL);
  g_autofree char *article = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *first = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Type");
  g_autoptr (PdRecord) typed = NULL;
  g_autoptr (PdRecord) origin = NULL;
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (PdTextChange) again = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  PdRecord *record;
  int n_steps;

  pd_document_set_field (old, PD_ARTICLE_TITLE, "旧题", "read", "heading");
  pd_document_set_field (old, PD_ARTICLE_AUTHOR, "许小满", "guessed", "first line");
  pd_document_set_field (old, PD_ARTICLE_SOURCE, "渡口财经", "read", "meta");
  pd_document_set_field (new, PD_ARTICLE_TITLE, "新题", "guessed", "first line");
  pd_document_set_field (new, PD_ARTICLE_SOURCE, "别的报", "read", "meta");
  pd_document_set_field (new, PD_ARTICLE_DATE, "2025-01-30", "read", "meta");
  article = fixture_import_document (fixture, old);
  typed = pd_record_new_for_id (PD_WORD_ARTICLE, article);
  pd_record_set_text (typed, PD_ARTICLE_SOURCE, "渡口");
  pd_edit_update (edit, typed);
  fields = fixture_load (fixture, PD_WORD_ARTICLE_FIELD, PD_ARTICLE_FIELD_ARTICLE_ID, article);
  for (guint i = 0; i < fields->len; i++)
    {
      record = g_ptr_array_index (fields, i);
      if (g_str_equal (pd_record_get_text (record, PD_ARTICLE_FIELD_FIELD), "source"))
        origin = pd_record_new_for_id (PD_WORD_ARTICLE_FIELD, pd_record_get_id (record));
    }
  pd_record_set_text (origin, PD_ARTICLE_FIELD_ORIGIN, "typed");
  pd_edit_update (edit, origin);
  changes = fixture_perform (fixture, edit, NULL);
  g_assert_nonnull (changes);

  headline = mark (fixture, article, HEADLINE, NULL);
  /* The first of the two, which is gone. */
  notice = mark (fixture, article, NOTICE, NULL);
  first = mark (fixture, article, FIRST, NULL);
  before = fixture_describe (fixture);
  change = replace (fixture, article, new);
  assert_text (fixture, article, "更正：" HEADLINE "\n第二天一早县里来了三个人。\n" FIRST "\n" NOTICE "\n" SECOND);
  assert_mark (fixture, article, first, FIRST);
  assert_mark (fixture, article, notice, NULL);
  assert_sound (fixture, change->unplaced->len);
  g_assert_cmpuint (change->n_placed + change->unplaced->len, ==, 3);

  articles = fixture_load (fixture, PD_WORD_ARTICLE, PD_ARTICLE_ID, article);
  record = g_ptr_array_index (articles, 0);
  g_assert_cmpstr (pd_record_get_text (record, PD_ARTICLE_TITLE), ==, "新题");
  g_assert_null (pd_record_get_text (record, PD_ARTICLE_AUTHOR));
  g_assert_cmpstr (pd_record_get_text (record, PD_ARTICLE_SOURCE), ==, "渡口");
  g_assert_cmpstr (pd_record_get_text (record, PD_ARTICLE_DATE), ==, "2025-01-30");
  g_assert_cmpstr (pd_record_get_text (record, PD_ARTICLE_FILE_NAME), ==, "b.html");
  g_assert_cmpstr (pd_record_get_text (record, PD_ARTICLE_SOURCE_SHA256), !=, "");
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM article_field WHERE field = 'title' AND origin = 'guessed'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM article_field WHERE field = 'source' AND origin = 'typed'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM article_field"), ==, 3);

  /* The same again changes nothing. */
  n_steps = count (fixture, "SELECT count(*) FROM journal");
  again = replace (fixture, article, new);
  g_assert_false (again->is_changed);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM journal"), ==, n_steps);

  g_free (fixture_undo (fixture, FALSE));
  undone = fixture_describe (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_sound (fixture, 0);
}

/* What was chosen on another text, splits a character or leaves nothing is refused, and nothing is changed. */
static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdDocument) document = make_document ("a.txt", "cafe\u0301 noir", NULL);
  g_autofree char *article = fixture_import_document (fixture, document);
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *after = NULL;
  g_autoptr (PdText) other = make_text ("thé vert 茶");
  g_autoptr (PdExtraction) extraction = load_extraction (fixture, article);
  PdText *extracted = pd_extraction_get_extracted (extraction);
  const guint spans[][2] = { { 4, 10 }, { 3, 99 }, { 0, 10 } };
  int n_texts = count (fixture, "SELECT count(*) FROM text");

  for (guint i = 0; i <= G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GArray) cuts = pd_cuts_new ();
      g_autoptr (GError) error = NULL;

      if (i < G_N_ELEMENTS (spans))
        pd_cuts_append (cuts, "test", spans[i][0], spans[i][1]);
      g_assert_null (try_cuts (fixture, article, i < G_N_ELEMENTS (spans) ? extracted : other, cuts, &error));
      g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID);
    }
  after = fixture_describe (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM text"), ==, n_texts);
}

/* A mark is moved on the text that it was seen on, or not at all; also one that could not be placed. */
static void
test_by_hand (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *article = import_page (fixture);
  g_autofree char *first = mark (fixture, article, FIRST, NULL);
  g_autoptr (PdExtraction) old = load_extraction (fixture, article);
  g_autoptr (PdSegmenter) old_segmenter = pd_segmenter_new (pd_extraction_get_text (old));
  g_autoptr (PdRecord) stale = pd_highlight_new_span (old_segmenter, first, 0, 3);
  g_autoptr (PdTextChange) cut = set_cuts (fixture, article, NAVIGATION, FIRST, NULL);
  g_autoptr (PdExtraction) new = load_extraction (fixture, article);
  g_autoptr (PdSegmenter) new_segmenter = pd_segmenter_new (pd_extraction_get_text (new));
  g_autoptr (PdRecord) moved = pd_highlight_new_span (new_segmenter, first, 0, 2);
  g_autoptr (PdEdit) stale_edit = pd_edit_new ("Move");
  g_autoptr (PdEdit) edit = pd_edit_new ("Move");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_describe (fixture);
  g_autofree char *undone = NULL;

  pd_edit_update (stale_edit, stale);
  g_assert_null (fixture_perform (fixture, stale_edit, &error));
  g_assert_error (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_sound (fixture, 1);

  pd_edit_update (edit, moved);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
  assert_mark (fixture, article, first, "储能");
  assert_sound (fixture, 0);
  g_free (fixture_undo (fixture, FALSE));
  undone = fixture_describe (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_mark (fixture, article, first, NULL);
}

/* An article of which only the text was kept: that can be cut, too. */
static void
test_not_kept (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *article = fixture_import (fixture, "a.txt", HEADLINE "\n" FIRST "\n" SECOND);
  g_autofree char *first = NULL;
  g_autoptr (PdExtraction) extraction = NULL;
  g_autoptr (PdExtraction) kept = load_extraction (fixture, article);
  g_autoptr (PdTextChange) cut = NULL;
  g_autoptr (PdTextChange) back = NULL;

  g_assert_true (pd_extraction_get_is_kept (kept));
  fixture_exec (fixture, "INSERT INTO cut (text_id, reason, start, \"end\") SELECT id, 'front-matter', 0, 400 FROM text");
  extraction = load_extraction (fixture, article);
  g_assert_false (pd_extraction_get_is_kept (extraction));
  g_assert_true (pd_extraction_get_is_exact (extraction));
  g_assert_cmpuint (pd_extraction_get_cuts (extraction)->len, ==, 0);
  g_assert_cmpstr (pd_text_get_utf8 (pd_extraction_get_extracted (extraction)), ==, HEADLINE "\n" FIRST "\n" SECOND);

  first = mark (fixture, article, FIRST, NULL);
  cut = set_cuts (fixture, article, HEADLINE, NULL);
  assert_text (fixture, article, FIRST "\n" SECOND);
  assert_mark (fixture, article, first, FIRST);
  back = set_cuts (fixture, article, NULL);
  assert_text (fixture, article, HEADLINE "\n" FIRST "\n" SECOND);
  assert_mark (fixture, article, first, FIRST);
  /* Such a file is told of; without what it could not keep, it is sound. */
  fixture_exec (fixture, "DELETE FROM cut WHERE text_id IN (SELECT id FROM text WHERE extracted_id IS NULL)");
  assert_sound (fixture, 0);
}

/* A file that says of its texts what is not so is told of, and does not lead marks astray. */
static void
test_wrong_cuts (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *article = import_page (fixture);
  g_autofree char *first = mark (fixture, article, FIRST, NULL);
  g_autoptr (PdExtraction) extraction = NULL;
  g_autoptr (PdTextChange) back = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  guint n_unplaced;

  fixture_exec (fixture, "UPDATE cut SET start = -5, \"end\" = 3; INSERT INTO cut (text_id, reason, start, \"end\") SELECT text_id, 'x', 3, 1 FROM cut");
  extraction = load_extraction (fixture, article);
  g_assert_false (pd_extraction_get_is_exact (extraction));
  problems = audit (fixture, &n_unplaced);
  g_assert_cmpuint (problems->len, ==, 1);
  back = set_cuts (fixture, article, NULL);
  assert_mark (fixture, article, first, FIRST);
  assert_sound (fixture, 0);
}

#define ADD(name, func) g_test_add ("/store/text-change/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cuts", test_cuts);
  ADD ("found-again", test_found_again);
  ADD ("reuse", test_reuse);
  ADD ("two-articles", test_two_articles);
  ADD ("replace", test_replace);
  ADD ("refused", test_refused);
  ADD ("by-hand", test_by_hand);
  ADD ("not-kept", test_not_kept);
  ADD ("wrong-cuts", test_wrong_cuts);
  return g_test_run ();
}
