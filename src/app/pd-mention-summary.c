#include "pd-mention-summary.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"

/**
 * pd_mention_get_statement:
 * @page: the page
 * @mention: a mention
 *
 * Returns: (transfer none): the statement of its claim
 */
const char *
pd_mention_get_statement (PdReadingViewPage *page,
                          PdRecord *mention)
{
  PdRecord *claim;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  claim = pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_CLAIM, pd_record_get_text (mention, PD_MENTION_CLAIM_ID));
  return claim != NULL ? pd_record_get_text (claim, PD_CLAIM_CLAIM) : "";
}

/**
 * pd_mention_dup_speaker:
 * @page: the page
 * @mention: a mention
 *
 * Returns: (transfer full) (nullable): who says it, where that is known: the innermost of those it is attributed to
 */
char *
pd_mention_dup_speaker (PdReadingViewPage *page,
                        PdRecord *mention)
{
  GPtrArray *attributions;
  PdRecord *innermost, *name;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  attributions = pd_marks_get_attributions (pd_reading_view_page_get_marks (page), pd_record_get_id (mention));
  if (attributions == NULL)
    return NULL;
  innermost = g_ptr_array_index (attributions, attributions->len - 1);
  name = pd_catalogue_find (pd_reading_view_page_get_catalogue (page), PD_WORD_NAME, pd_record_get_text (innermost, PD_ATTRIBUTION_NAME_ID));
  return g_strdup (name != NULL ? pd_record_get_text (name, PD_NAME_NAME) : pd_record_get_text (innermost, PD_ATTRIBUTION_AS_WRITTEN));
}

/**
 * pd_mention_dup_figure:
 * @mention: a mention
 *
 * Returns: (transfer full) (nullable): its figure, as written or else as it is understood
 */
char *
pd_mention_dup_figure (PdRecord *mention)
{
  const char *written, *low, *high, *unit, *currency;
  g_autoptr (GString) figure = NULL;

  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  written = pd_record_get_text (mention, PD_MENTION_VALUE_TEXT);
  if (written != NULL)
    return g_strdup (written);
  low = pd_record_get_text (mention, PD_MENTION_VALUE_LOW);
  high = pd_record_get_text (mention, PD_MENTION_VALUE_HIGH);
  unit = pd_record_get_text (mention, PD_MENTION_UNIT);
  currency = pd_record_get_text (mention, PD_MENTION_CURRENCY);
  if (low == NULL && high == NULL)
    return NULL;
  figure = g_string_new (NULL);
  if (low == NULL)
    g_string_append_printf (figure, "≤ %s", high);
  else if (high == NULL)
    g_string_append_printf (figure, "≥ %s", low);
  else if (g_str_equal (low, high))
    g_string_append (figure, low);
  else
    g_string_append_printf (figure, "%s–%s", low, high);
  if (unit != NULL)
    g_string_append_printf (figure, " %s", unit);
  else if (currency != NULL)
    g_string_append_printf (figure, " %s", currency);
  return g_string_free (g_steal_pointer (&figure), FALSE);
}

static void
append (GString *summary,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append (summary, part);
}

/**
 * pd_mention_summarise:
 * @page: the page
 * @mention: a mention
 *
 * Returns: (transfer full): what is known of it in one line: the figure, who says it, the stance
 */
char *
pd_mention_summarise (PdReadingViewPage *page,
                      PdRecord *mention)
{
  g_autoptr (GString) summary = NULL;
  g_autofree char *figure = NULL, *speaker = NULL;
  const char *stance;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  summary = g_string_new (NULL);
  figure = pd_mention_dup_figure (mention);
  append (summary, figure);
  speaker = pd_mention_dup_speaker (page, mention);
  append (summary, speaker);
  stance = pd_record_get_text (mention, PD_MENTION_STANCE);
  if (stance != NULL)
    append (summary, pd_choice_get_label (stance));
  return g_string_free (g_steal_pointer (&summary), FALSE);
}
