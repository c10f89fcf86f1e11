#include "pd-mention-lookup.h"

static PdRecord *
find_mention_among (PdMarks *marks,
                    const char *mention_id)
{
  GPtrArray *highlights = marks != NULL ? pd_marks_get_highlights (marks) : NULL;

  for (guint i = 0; highlights != NULL && i < highlights->len; i++)
    {
      GPtrArray *mentions = pd_marks_get_mentions (marks, pd_record_get_id (g_ptr_array_index (highlights, i)));

      for (guint j = 0; mentions != NULL && j < mentions->len; j++)
        {
          if (g_str_equal (pd_record_get_id (g_ptr_array_index (mentions, j)), mention_id))
            return g_ptr_array_index (mentions, j);
        }
    }
  return NULL;
}

/**
 * pd_mention_lookup_find:
 * @page: the page
 * @mention_id: (nullable): a mention
 *
 * Returns: (transfer none) (nullable): the mention; it may be on a highlight that is on no page
 */
PdRecord *
pd_mention_lookup_find (PdReadingViewPage *page,
                        const char *mention_id)
{
  PdRecord *mention;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);

  if (mention_id == NULL)
    return NULL;
  mention = find_mention_among (pd_reading_view_page_get_marks (page), mention_id);
  return mention != NULL ? mention : find_mention_among (pd_reading_view_page_get_unplaced (page), mention_id);
}

/**
 * pd_mention_lookup_dup_quote:
 * @page: the page
 * @mention: (nullable): a mention, or %NULL for a new one
 * @target: what a new one is to be on
 *
 * Returns: (transfer full): the passage that it is on, in one line
 */
char *
pd_mention_lookup_dup_quote (PdReadingViewPage *page,
                             PdRecord *mention,
                             const PdReadingViewTarget *target)
{
  PdMarks *unplaced;
  PdRecord *highlight = NULL;
  char *quote;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  unplaced = pd_reading_view_page_get_unplaced (page);
  if (mention != NULL)
    highlight = pd_marks_find_highlight (pd_reading_view_page_get_marks (page), pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID));
  if (mention != NULL && highlight == NULL && unplaced != NULL)
    highlight = pd_marks_find_highlight (unplaced, pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID));
  if (highlight != NULL)
    quote = g_strdup (pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
  else
    quote = pd_text_dup_slice (pd_reading_view_page_get_text (page), target->start, target->end);
  return g_strstrip (g_strdelimit (quote, "\n\t", ' '));
}
