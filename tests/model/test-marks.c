#include "pd-highlight.h"
#include "pd-marks.h"

static PdRecord *
link_row (PdWord word,
          PdKey owner,
          const char *id)
{
  PdRecord *record = pd_record_new (word);

  pd_record_set_text (record, owner, id);
  return record;
}

static void
test_marks (void)
{
  g_autoptr (PdText) text = pd_text_new ("一段文字。另一句。", -1, NULL, NULL);
  g_autoptr (PdSegmenter) segmenter = pd_segmenter_new (text);
  g_autoptr (GPtrArray) highlights = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) attributions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) article_tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PdMarks) marks = NULL;
  const char *first, *second, *mention;

  g_ptr_array_add (highlights, pd_highlight_new (segmenter, "article", 0, 2, "hand"));
  g_ptr_array_add (highlights, pd_highlight_new (segmenter, "article", 5, 8, "hand"));
  first = pd_record_get_id (highlights->pdata[0]);
  second = pd_record_get_id (highlights->pdata[1]);
  g_ptr_array_add (tags, link_row (PD_WORD_HIGHLIGHT_TAG, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, first));
  g_ptr_array_add (tags, link_row (PD_WORD_HIGHLIGHT_TAG, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, first));
  g_ptr_array_add (mentions, link_row (PD_WORD_MENTION, PD_MENTION_HIGHLIGHT_ID, second));
  mention = pd_record_get_id (mentions->pdata[0]);
  g_ptr_array_add (attributions, link_row (PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, mention));

  marks = pd_marks_new (highlights, tags, mentions, attributions, article_tags);
  g_assert_cmpuint (pd_marks_get_tags (marks, first)->len, ==, 2);
  g_assert_null (pd_marks_get_tags (marks, second));
  g_assert_cmpuint (pd_marks_get_mentions (marks, second)->len, ==, 1);
  g_assert_cmpuint (pd_marks_get_attributions (marks, mention)->len, ==, 1);
  g_assert_true (pd_marks_find_highlight (marks, second) == highlights->pdata[1]);
  g_assert_null (pd_marks_find_highlight (marks, "none"));

  g_assert_cmpstr (pd_record_get_text (highlights->pdata[1], PD_HIGHLIGHT_QUOTE), ==, "另一句");
  g_assert_cmpint (pd_record_get_integer (highlights->pdata[1], PD_HIGHLIGHT_SENTENCE), ==, 2);
}

static void
test_restrict (void)
{
  g_autoptr (PdText) before = pd_text_new ("一段文字。另一句。", -1, NULL, NULL);
  g_autoptr (PdText) after = pd_text_new ("另一句。", -1, NULL, NULL);
  g_autoptr (PdSegmenter) segmenter_before = pd_segmenter_new (before);
  g_autoptr (PdSegmenter) segmenter_after = pd_segmenter_new (after);
  g_autoptr (GPtrArray) highlights = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PdMarks) marks = NULL;
  g_autoptr (PdMarks) restricted = NULL;
  g_autofree char *first = NULL, *second = NULL;

  g_ptr_array_add (highlights, pd_highlight_new (segmenter_before, "article", 0, 2, "hand"));
  g_ptr_array_add (highlights, pd_highlight_new (segmenter_after, "article", 0, 3, "hand"));
  first = g_strdup (pd_record_get_id (highlights->pdata[0]));
  second = g_strdup (pd_record_get_id (highlights->pdata[1]));
  g_ptr_array_add (tags, link_row (PD_WORD_HIGHLIGHT_TAG, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, second));
  marks = pd_marks_new (highlights, tags, nothing, nothing, nothing);

  restricted = pd_marks_restrict (marks, pd_text_get_sha256 (after));
  g_clear_object (&marks);
  g_assert_cmpuint (pd_marks_get_highlights (restricted)->len, ==, 1);
  g_assert_null (pd_marks_find_highlight (restricted, first));
  g_assert_nonnull (pd_marks_find_highlight (restricted, second));
  g_assert_cmpuint (pd_marks_get_tags (restricted, second)->len, ==, 1);

  /* Where there is nothing to leave out there is nothing to copy. */
  marks = pd_marks_restrict (restricted, pd_text_get_sha256 (after));
  g_assert_true (marks == restricted);
  g_clear_object (&marks);
  marks = pd_marks_restrict (restricted, pd_text_get_sha256 (before));
  g_assert_cmpuint (pd_marks_get_highlights (marks)->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/marks", test_marks);
  g_test_add_func ("/marks/restrict", test_restrict);
  return g_test_run ();
}
