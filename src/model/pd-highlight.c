#include "pd-highlight.h"

static void
set_span (PdRecord *highlight,
          PdSegmenter *segmenter,
          guint start,
          guint end)
{
  g_autoptr (PdAnchor) anchor = pd_anchor_new (segmenter, start, end);

  pd_record_set_integer (highlight, PD_HIGHLIGHT_START, anchor->start);
  pd_record_set_integer (highlight, PD_HIGHLIGHT_END, anchor->end);
  pd_record_set_integer (highlight, PD_HIGHLIGHT_START_UTF16, anchor->start_utf16);
  pd_record_set_integer (highlight, PD_HIGHLIGHT_END_UTF16, anchor->end_utf16);
  pd_record_set_integer (highlight, PD_HIGHLIGHT_BLOCK, anchor->block);
  if (anchor->paragraph > 0)
    pd_record_set_integer (highlight, PD_HIGHLIGHT_PARAGRAPH, anchor->paragraph);
  else
    pd_record_set_null (highlight, PD_HIGHLIGHT_PARAGRAPH);
  pd_record_set_integer (highlight, PD_HIGHLIGHT_SENTENCE, anchor->sentence);
  pd_record_set_text (highlight, PD_HIGHLIGHT_QUOTE, anchor->quote);
  pd_record_set_text (highlight, PD_HIGHLIGHT_PREFIX, anchor->prefix);
  pd_record_set_text (highlight, PD_HIGHLIGHT_SUFFIX, anchor->suffix);
}

/**
 * pd_highlight_new:
 * @segmenter: a segmenter of the article's text
 * @article_id: the article
 * @start: code points
 * @end: code points, exclusive; @start and @end have passed [method@Pd.Text.check_span]
 * @made_by: one of the codes of `made_by`
 *
 * Returns: (transfer full): a new highlight
 */
PdRecord *
pd_highlight_new (PdSegmenter *segmenter,
                  const char *article_id,
                  guint start,
                  guint end,
                  const char *made_by)
{
  PdRecord *highlight;

  g_return_val_if_fail (PD_IS_SEGMENTER (segmenter), NULL);
  g_return_val_if_fail (article_id != NULL, NULL);

  highlight = pd_record_new (PD_WORD_HIGHLIGHT);
  pd_record_set_text (highlight, PD_HIGHLIGHT_ARTICLE_ID, article_id);
  pd_record_set_text (highlight, PD_HIGHLIGHT_TEXT_SHA256, pd_text_get_sha256 (pd_segmenter_get_text (segmenter)));
  pd_record_set_text (highlight, PD_HIGHLIGHT_MADE_BY, made_by);
  set_span (highlight, segmenter, start, end);
  return highlight;
}

/**
 * pd_highlight_new_span:
 * @segmenter: a segmenter of the article's text
 * @highlight_id: a highlight that is there
 * @start: code points
 * @end: code points, exclusive; as for [func@Pd.highlight_new]
 *
 * Returns: (transfer full): a record that moves the highlight, for [method@Pd.Edit.update]; it can be carried out as long
 *   as the article has this text
 */
PdRecord *
pd_highlight_new_span (PdSegmenter *segmenter,
                       const char *highlight_id,
                       guint start,
                       guint end)
{
  PdRecord *highlight;

  g_return_val_if_fail (PD_IS_SEGMENTER (segmenter), NULL);
  g_return_val_if_fail (highlight_id != NULL, NULL);

  highlight = pd_record_new_for_id (PD_WORD_HIGHLIGHT, highlight_id);
  pd_record_set_text (highlight, PD_HIGHLIGHT_TEXT_SHA256, pd_text_get_sha256 (pd_segmenter_get_text (segmenter)));
  set_span (highlight, segmenter, start, end);
  return highlight;
}
