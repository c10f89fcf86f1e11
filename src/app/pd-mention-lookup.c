#include "pd-mention-lookup.h"

#include <glib/gi18n-lib.h>

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

/**
 * pd_mention_lookup_get_claim:
 * @page: the page
 * @mention: (nullable): a mention
 *
 * Returns: (transfer none) (nullable): the claim that it is of
 */
PdRecord *
pd_mention_lookup_get_claim (PdReadingViewPage *page,
                             PdRecord *mention)
{
  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);

  if (mention == NULL)
    return NULL;
  return pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_CLAIM, pd_record_get_text (mention, PD_MENTION_CLAIM_ID));
}

/* How many mentions the claim of a mention has beside it. */
static guint
count_others (PdRecord *claim)
{
  gint64 n = claim != NULL ? pd_record_get_integer (claim, PD_CLAIM_MENTIONS) : 0;

  return n > 1 ? n - 1 : 0;
}

/**
 * pd_mention_lookup_find_claim:
 * @page: the page
 * @mention: (nullable): the mention that is changed, or %NULL for a new one
 * @statement: what is stated
 *
 * Finds which claim is meant: the one that states just that; or, where none does, the one that is changed, if nothing else mentions it.
 *
 * Returns: (transfer none) (nullable): the claim, or %NULL for a new one
 */
PdRecord *
pd_mention_lookup_find_claim (PdReadingViewPage *page,
                              PdRecord *mention,
                              const char *statement)
{
  PdRecord *claim;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  claim = pd_catalogue_find_claim (pd_reading_view_page_get_catalogue (page), statement);
  if (claim != NULL)
    return claim;
  claim = pd_mention_lookup_get_claim (page, mention);
  return count_others (claim) == 0 ? claim : NULL;
}

/* Who only wants other words does not expect another claim. */
static char *
dup_about_new (PdReadingViewPage *page,
               PdRecord *mention)
{
  guint n = count_others (pd_mention_lookup_get_claim (page, mention));

  if (n == 0)
    return g_strdup (_ ("This is a new claim."));
  /* Translators: “Reword Claim…” is in the menu of a claim. */
  return g_strdup_printf (ngettext ("This becomes a claim of its own; %u other mention keeps the old words. “Reword Claim…” in the claim’s menu changes all.",
                                    "This becomes a claim of its own; %u other mentions keep the old words. “Reword Claim…” in the claim’s menu changes all.", n),
                          n);
}

/**
 * pd_mention_lookup_dup_about:
 * @page: the page
 * @mention: (nullable): the mention that is changed, or %NULL for a new one
 * @statement: what is stated, or nothing
 *
 * Returns: (transfer full): which claim is meant, in a sentence
 */
char *
pd_mention_lookup_dup_about (PdReadingViewPage *page,
                             PdRecord *mention,
                             const char *statement)
{
  PdRecord *claim;
  guint n;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  if (*statement == '\0')
    return g_strdup (_ ("Type to find a claim, or state a new one."));
  claim = pd_mention_lookup_find_claim (page, mention, statement);
  if (claim == NULL)
    return dup_about_new (page, mention);
  if (!g_str_equal (pd_record_get_text (claim, PD_CLAIM_CLAIM), statement))
    return g_strdup (_ ("The claim will be stated like this."));
  n = pd_record_get_integer (claim, PD_CLAIM_MENTIONS);
  return g_strdup_printf (ngettext ("This claim has %u mention.", "This claim has %u mentions.", n), n);
}
