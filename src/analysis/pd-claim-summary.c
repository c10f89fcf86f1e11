#include "pd-claim-summary.h"

#include "pd-decimal.h"

/* Every difference that figures of a claim can have. */
#define ALL_DIFFERENCES ((1 << PD_N_FIGURE_DIFFERENCES) - 1)

/**
 * pd_claim_mention_new:
 * @mention: a mention
 * @highlight: what it is on
 * @article: the article that has it
 * @attributions: (nullable) (element-type PdRecord): who says it, from the outermost to the innermost
 * @speakers: who is who
 * @families: which articles share text
 *
 * Returns: (transfer full): the mention
 */
PdClaimMention *
pd_claim_mention_new (PdRecord *mention,
                      PdRecord *highlight,
                      PdRecord *article,
                      GPtrArray *attributions,
                      PdSpeakers *speakers,
                      PdArticleFamilies *families)
{
  PdClaimMention *self;

  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);
  g_return_val_if_fail (PD_IS_RECORD (highlight), NULL);
  g_return_val_if_fail (PD_IS_RECORD (article), NULL);

  self = g_new0 (PdClaimMention, 1);
  self->mention = g_object_ref (mention);
  self->highlight = g_object_ref (highlight);
  self->article = g_object_ref (article);
  self->attributions = attributions != NULL ? g_ptr_array_ref (attributions) : g_ptr_array_new_with_free_func (g_object_unref);
  self->date = pd_record_get_text (article, PD_ARTICLE_DATE);
  if (self->date == NULL)
    self->date = pd_record_get_text (mention, PD_MENTION_SAID_DATE);
  self->speakers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->attributions->len; i++)
    g_ptr_array_add (self->speakers, g_strdup (pd_speakers_get_name (speakers, g_ptr_array_index (self->attributions, i))));
  if (self->speakers->len > 0)
    {
      self->speaker = g_ptr_array_index (self->speakers, self->speakers->len - 1);
      self->speaker_key = pd_speakers_dup_key (speakers, g_ptr_array_index (self->attributions, self->attributions->len - 1));
    }
  self->source_key = g_strdup (pd_article_families_get_key (families, pd_record_get_id (article)));
  self->figure = pd_figure_new (mention);
  self->is_placed = g_strcmp0 (pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256), pd_record_get_text (article, PD_ARTICLE_TEXT_SHA256)) == 0;
  return self;
}

/**
 * pd_claim_mention_free:
 * @mention: a mention
 *
 * Frees it.
 */
void
pd_claim_mention_free (PdClaimMention *mention)
{
  if (mention == NULL)
    return;
  g_object_unref (mention->mention);
  g_object_unref (mention->highlight);
  g_object_unref (mention->article);
  g_ptr_array_unref (mention->attributions);
  g_ptr_array_unref (mention->speakers);
  g_clear_pointer (&mention->judgements, g_ptr_array_unref);
  g_free (mention->speaker_key);
  g_free (mention->source_key);
  pd_figure_free (mention->figure);
  g_free (mention);
}

/**
 * pd_claim_mention_get_bound:
 * @mention: a mention that has a figure
 * @is_high: whether the most, and not the least
 *
 * Returns: (transfer none): the end of its figure that was written, in decimal digits, or else the other one
 */
const char *
pd_claim_mention_get_bound (const PdClaimMention *mention,
                            gboolean is_high)
{
  const char *low, *high;

  g_return_val_if_fail (mention != NULL, NULL);

  low = pd_record_get_text (mention->mention, PD_MENTION_VALUE_LOW);
  high = pd_record_get_text (mention->mention, PD_MENTION_VALUE_HIGH);
  if (low == NULL || high == NULL)
    return low != NULL ? low : high;
  return is_high ? high : low;
}

/**
 * pd_claim_mention_dup_figure:
 * @mention: a mention
 *
 * Returns: (transfer full) (nullable): its figure, as written or else as it is understood
 */
char *
pd_claim_mention_dup_figure (const PdClaimMention *mention)
{
  const char *written, *low, *high, *unit;
  g_autofree char *number = NULL;

  g_return_val_if_fail (mention != NULL, NULL);

  written = pd_record_get_text (mention->mention, PD_MENTION_VALUE_TEXT);
  low = pd_record_get_text (mention->mention, PD_MENTION_VALUE_LOW);
  high = pd_record_get_text (mention->mention, PD_MENTION_VALUE_HIGH);
  if (written != NULL || (low == NULL && high == NULL))
    return g_strdup (written);
  if (low == NULL)
    number = g_strdup_printf ("≤ %s", high);
  else if (high == NULL)
    number = g_strdup_printf ("≥ %s", low);
  else if (g_str_equal (low, high))
    number = g_strdup (low);
  else
    number = g_strdup_printf ("%s–%s", low, high);
  unit = pd_record_get_text (mention->mention, PD_MENTION_UNIT);
  if (unit == NULL)
    unit = pd_record_get_text (mention->mention, PD_MENTION_CURRENCY);
  return unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const PdClaimMention *first = *(const PdClaimMention *const *) a, *second = *(const PdClaimMention *const *) b;
  gint64 start, other_start;
  int order;

  if (first->date == NULL || second->date == NULL)
    order = (first->date == NULL) - (second->date == NULL);
  else
    order = g_strcmp0 (first->date, second->date);
  if (order == 0)
    order = (first->position > second->position) - (first->position < second->position);
  if (order != 0)
    return order;
  start = pd_record_get_integer (first->highlight, PD_HIGHLIGHT_START);
  other_start = pd_record_get_integer (second->highlight, PD_HIGHLIGHT_START);
  return (start > other_start) - (start < other_start);
}

static void
count (PdClaimSummary *self)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) families = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) speakers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      PdClaimMention *mention = g_ptr_array_index (self->mentions, i);

      g_hash_table_add (articles, (char *) pd_record_get_id (mention->article));
      g_hash_table_add (families, mention->source_key);
      if (mention->speaker_key != NULL)
        g_hash_table_add (speakers, mention->speaker_key);
    }
  self->n_articles = g_hash_table_size (articles);
  self->n_families = g_hash_table_size (families);
  self->n_speakers = g_hash_table_size (speakers);
}

static int
compare_subjects (gconstpointer a,
                  gconstpointer b)
{
  const PdClaimMention *first = *(const PdClaimMention *const *) a, *second = *(const PdClaimMention *const *) b;
  int order = g_strcmp0 (pd_figure_get_unit (first->figure), pd_figure_get_unit (second->figure));

  return order != 0 ? order : g_strcmp0 (pd_figure_get_subject (first->figure), pd_figure_get_subject (second->figure));
}

/* Among those of one subject and unit, a figure conflicts with some other where it conflicts with the one that ends first or with the one that
 * begins last, so that ten thousand of them are compared in two rounds. */
static void
compare_group (PdClaimMention **mentions,
               guint n)
{
  PdClaimMention *ends_first = mentions[0], *begins_last = mentions[0], *least = mentions[0], *most = mentions[0];

  for (guint i = 1; i < n; i++)
    {
      const char *high = pd_figure_get_high (mentions[i]->figure), *low = pd_figure_get_low (mentions[i]->figure);
      const char *first = pd_figure_get_high (ends_first->figure), *last = pd_figure_get_low (begins_last->figure);

      if (high != NULL && (first == NULL || pd_decimal_compare (high, first) < 0))
        ends_first = mentions[i];
      if (low != NULL && (last == NULL || pd_decimal_compare (low, last) > 0))
        begins_last = mentions[i];
      if (pd_figure_compare (mentions[i]->figure, least->figure) < 0)
        least = mentions[i];
      if (pd_figure_compare (mentions[i]->figure, most->figure) > 0)
        most = mentions[i];
    }
  for (guint i = 0; i < n; i++)
    {
      mentions[i]->differences |= pd_figure_get_differences (mentions[i]->figure, ends_first->figure);
      mentions[i]->differences |= pd_figure_get_differences (mentions[i]->figure, begins_last->figure);
      mentions[i]->differences |= pd_figure_get_differences (mentions[i]->figure, least->figure);
      mentions[i]->differences |= pd_figure_get_differences (mentions[i]->figure, most->figure);
    }
}

static void
add_spread (PdClaimSummary *self,
            PdClaimMention **mentions,
            guint n)
{
  PdClaimSpread *spread = g_new0 (PdClaimSpread, 1);

  spread->low = spread->high = mentions[0];
  spread->n_mentions = n;
  for (guint i = 1; i < n; i++)
    {
      if (pd_decimal_compare (pd_claim_mention_get_bound (mentions[i], FALSE), pd_claim_mention_get_bound (spread->low, FALSE)) < 0)
        spread->low = mentions[i];
      if (pd_decimal_compare (pd_claim_mention_get_bound (mentions[i], TRUE), pd_claim_mention_get_bound (spread->high, TRUE)) > 0)
        spread->high = mentions[i];
    }
  g_ptr_array_add (self->spreads, spread);
}

static int
compare_spreads (gconstpointer a,
                 gconstpointer b)
{
  const PdClaimSpread *first = *(const PdClaimSpread *const *) a, *second = *(const PdClaimSpread *const *) b;

  return (first->n_mentions < second->n_mentions) - (first->n_mentions > second->n_mentions);
}

/* What differs between groups differs for each figure in them; each group is seen beside its neighbour, and all beside the first. */
static void
compare_figures (PdClaimSummary *self)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  PdClaimMention **mentions;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      PdClaimMention *mention = g_ptr_array_index (self->mentions, i);

      if (mention->figure != NULL)
        g_ptr_array_add (figures, mention);
    }
  g_ptr_array_sort (figures, compare_subjects);
  mentions = (PdClaimMention **) figures->pdata;
  for (guint i = 0, n; i < figures->len; i += n)
    {
      for (n = 1; i + n < figures->len && compare_subjects (&mentions[i], &mentions[i + n]) == 0; n++)
        ;
      compare_group (mentions + i, n);
    }
  for (guint i = 0, n; i < figures->len; i += n)
    {
      for (n = 1; i + n < figures->len && g_str_equal (pd_figure_get_unit (mentions[i]->figure), pd_figure_get_unit (mentions[i + n]->figure)); n++)
        ;
      add_spread (self, mentions + i, n);
    }
  g_ptr_array_sort (self->spreads, compare_spreads);
  for (guint i = 0; i < figures->len; i++)
    {
      mentions[i]->differences |= pd_figure_get_differences (mentions[i]->figure, mentions[0]->figure);
      self->differences |= mentions[i]->differences & ALL_DIFFERENCES;
      self->n_conflicts += (mentions[i]->differences & PD_FIGURE_CONFLICT) != 0;
    }
}

static void
find_agreed (PdClaimSummary *self)
{
  for (guint i = 0; i < self->judgements->len; i++)
    {
      PdRecord *judgement = g_ptr_array_index (self->judgements, i);

      if (pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0)
        g_set_object (&self->agreed, judgement);
    }
}

/**
 * pd_claim_summary_new:
 * @claim: a claim
 * @kinds: (transfer full): its kinds
 * @mentions: (transfer full) (element-type PdClaimMention): its mentions, in any order
 * @judgements: (transfer full) (element-type PdRecord): the verdicts on it
 * @relations: (transfer full) (element-type PdRecord): what it is to other claims, and they to it
 *
 * Counts and compares the mentions of a claim.
 *
 * Returns: (transfer full): what is known of it
 */
PdClaimSummary *
pd_claim_summary_new (PdRecord *claim,
                      GStrv kinds,
                      GPtrArray *mentions,
                      GPtrArray *judgements,
                      GPtrArray *relations)
{
  PdClaimSummary *self;

  g_return_val_if_fail (PD_IS_RECORD (claim), NULL);
  g_return_val_if_fail (kinds != NULL, NULL);
  g_return_val_if_fail (mentions != NULL && judgements != NULL && relations != NULL, NULL);

  self = g_new0 (PdClaimSummary, 1);
  self->claim = g_object_ref (claim);
  self->kinds = kinds;
  self->mentions = mentions;
  self->spreads = g_ptr_array_new_with_free_func (g_free);
  self->judgements = judgements;
  self->relations = relations;
  g_ptr_array_sort (mentions, compare_mentions);
  count (self);
  compare_figures (self);
  find_agreed (self);
  return self;
}

/**
 * pd_claim_summary_free:
 * @summary: a summary
 *
 * Frees it.
 */
void
pd_claim_summary_free (PdClaimSummary *summary)
{
  if (summary == NULL)
    return;
  g_object_unref (summary->claim);
  g_strfreev (summary->kinds);
  g_ptr_array_unref (summary->spreads);
  g_ptr_array_unref (summary->mentions);
  g_ptr_array_unref (summary->judgements);
  g_ptr_array_unref (summary->relations);
  g_clear_object (&summary->agreed);
  g_free (summary);
}

/**
 * pd_claim_summary_get_first_date:
 * @summary: a summary
 *
 * Returns: (transfer none) (nullable): when the claim first appeared, as exactly as it is known
 */
const char *
pd_claim_summary_get_first_date (const PdClaimSummary *summary)
{
  g_return_val_if_fail (summary != NULL, NULL);

  return summary->mentions->len > 0 ? ((PdClaimMention *) g_ptr_array_index (summary->mentions, 0))->date : NULL;
}

/**
 * pd_claim_summary_dup_spread:
 * @summary: a summary
 *
 * Returns: (transfer full) (nullable): from which figure to which its mentions go, as they are written, in the unit that most are in
 */
char *
pd_claim_summary_dup_spread (const PdClaimSummary *summary)
{
  const PdClaimSpread *spread;
  g_autofree char *low = NULL, *high = NULL;

  g_return_val_if_fail (summary != NULL, NULL);

  if (summary->spreads->len == 0)
    return NULL;
  spread = g_ptr_array_index (summary->spreads, 0);
  low = pd_claim_mention_dup_figure (spread->low);
  high = pd_claim_mention_dup_figure (spread->high);
  return g_str_equal (low, high) ? g_steal_pointer (&low) : g_strdup_printf ("%s – %s", low, high);
}

/**
 * pd_claim_summary_list_conflicts:
 * @summary: a summary
 *
 * Returns: (transfer container) (element-type GPtrArray): the mentions whose figures conflict, an array of #PdClaimMention for each entity, measure and
 *   period, in the order of time
 */
GPtrArray *
pd_claim_summary_list_conflicts (const PdClaimSummary *summary)
{
  g_autoptr (GPtrArray) mentions = NULL;
  GPtrArray *conflicts;

  g_return_val_if_fail (summary != NULL, NULL);

  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  mentions = g_ptr_array_new ();
  for (guint i = 0; i < summary->mentions->len; i++)
    {
      PdClaimMention *mention = g_ptr_array_index (summary->mentions, i);

      if ((mention->differences & PD_FIGURE_CONFLICT) != 0)
        g_ptr_array_add (mentions, mention);
    }
  g_ptr_array_sort (mentions, compare_subjects);
  for (guint i = 0; i < mentions->len; i++)
    {
      if (i == 0 || compare_subjects (&mentions->pdata[i - 1], &mentions->pdata[i]) != 0)
        g_ptr_array_add (conflicts, g_ptr_array_new ());
      g_ptr_array_add (g_ptr_array_index (conflicts, conflicts->len - 1), mentions->pdata[i]);
    }
  return conflicts;
}
