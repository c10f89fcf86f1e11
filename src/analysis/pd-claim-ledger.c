#include "pd-claim-ledger.h"

/**
 * PdClaimLedger:
 *
 * All claims of a project and what is known of their mentions, and the articles that have any, in the order of time. It is a picture of one moment and
 * does not change, so that any thread may make it.
 */
struct _PdClaimLedger
{
  GObject parent_instance;

  GPtrArray *claims;
  GHashTable *claims_by_id;
  GHashTable *evidence;
  GHashTable *coders;
  GHashTable *highlights_by_id;
  GHashTable *articles_by_id;
  GPtrArray *articles;
  /* Of each claim, the mentions in each article that has any, by its number. */
  GPtrArray *cells;
};

G_DEFINE_FINAL_TYPE (PdClaimLedger, pd_claim_ledger, G_TYPE_OBJECT)

/**
 * pd_claim_records_clear:
 * @records: records
 *
 * Lets go of all of them.
 */
void
pd_claim_records_clear (PdClaimRecords *records)
{
  g_clear_pointer (&records->claims, g_ptr_array_unref);
  g_clear_pointer (&records->kinds, g_ptr_array_unref);
  g_clear_pointer (&records->mentions, g_ptr_array_unref);
  g_clear_pointer (&records->attributions, g_ptr_array_unref);
  g_clear_pointer (&records->names, g_ptr_array_unref);
  g_clear_pointer (&records->aliases, g_ptr_array_unref);
  g_clear_pointer (&records->highlights, g_ptr_array_unref);
  g_clear_pointer (&records->articles, g_ptr_array_unref);
  g_clear_pointer (&records->relations, g_ptr_array_unref);
  g_clear_pointer (&records->judgements, g_ptr_array_unref);
  g_clear_pointer (&records->evidence, g_ptr_array_unref);
  g_clear_pointer (&records->coders, g_ptr_array_unref);
  g_clear_pointer (&records->family_members, g_ptr_array_unref);
}

static void
pd_claim_ledger_finalize (GObject *object)
{
  PdClaimLedger *self = PD_CLAIM_LEDGER (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->claims_by_id, g_hash_table_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_hash_table_unref);
  g_clear_pointer (&self->coders, g_hash_table_unref);
  g_clear_pointer (&self->highlights_by_id, g_hash_table_unref);
  g_clear_pointer (&self->articles_by_id, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_claim_ledger_parent_class)->finalize (object);
}

static void
pd_claim_ledger_class_init (PdClaimLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_claim_ledger_finalize;
}

static void
pd_claim_ledger_init (PdClaimLedger *self)
{
}

/* Records by what they belong to, in the order they came, beside those of the same that are there already. */
static void
group_more (GHashTable *groups,
            GPtrArray *records,
            PdKey owner)
{
  for (guint i = 0; i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);
      char *id = (char *) pd_record_get_text (record, owner);
      GPtrArray *members = id != NULL ? g_hash_table_lookup (groups, id) : NULL;

      if (id == NULL)
        continue;
      if (members == NULL)
        {
          members = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (groups, id, members);
        }
      g_ptr_array_add (members, g_object_ref (record));
    }
}

static GHashTable *
group (GPtrArray *records,
       PdKey owner)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  group_more (groups, records, owner);
  return groups;
}

static GHashTable *
sort_by_id (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (table, (char *) pd_record_get_id (record), g_object_ref (record));
    }
  return table;
}

static GStrv
list_kinds (GPtrArray *kinds)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    g_strv_builder_add (builder, pd_record_get_text (g_ptr_array_index (kinds, i), PD_CLAIM_KIND_KIND));
  return g_strv_builder_end (builder);
}

/* What the records are looked up in. */
typedef struct
{
  GHashTable *kinds;
  GHashTable *mentions;
  GHashTable *attributions;
  GHashTable *relations;
  GHashTable *judgements;
  GHashTable *mention_judgements;
  GHashTable *highlights;
  GHashTable *articles;
  GHashTable *positions;
  PdSpeakers *speakers;
  PdArticleFamilies *families;
} Index;

static void
index_clear (Index *index)
{
  g_hash_table_unref (index->kinds);
  g_hash_table_unref (index->mentions);
  g_hash_table_unref (index->attributions);
  g_hash_table_unref (index->relations);
  g_hash_table_unref (index->judgements);
  g_hash_table_unref (index->mention_judgements);
  g_hash_table_unref (index->highlights);
  g_hash_table_unref (index->articles);
  g_hash_table_unref (index->positions);
  pd_speakers_free (index->speakers);
  pd_article_families_free (index->families);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static void
index_init (Index *index,
            const PdClaimRecords *records)
{
  index->kinds = group (records->kinds, PD_CLAIM_KIND_CLAIM_ID);
  index->mentions = group (records->mentions, PD_MENTION_CLAIM_ID);
  index->attributions = group (records->attributions, PD_ATTRIBUTION_MENTION_ID);
  index->relations = group (records->relations, PD_CLAIM_RELATION_CLAIM_ID);
  group_more (index->relations, records->relations, PD_CLAIM_RELATION_OTHER_CLAIM_ID);
  index->judgements = group (records->judgements, PD_JUDGEMENT_CLAIM_ID);
  index->mention_judgements = group (records->judgements, PD_JUDGEMENT_MENTION_ID);
  index->highlights = sort_by_id (records->highlights);
  index->articles = sort_by_id (records->articles);
  index->positions = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < records->articles->len; i++)
    g_hash_table_insert (index->positions, g_ptr_array_index (records->articles, i), GUINT_TO_POINTER (i));
  index->speakers = pd_speakers_new (records->names, records->aliases);
  index->families = pd_article_families_new (records->family_members);
}

static GPtrArray *
dup_group (GHashTable *groups,
           const char *id)
{
  GPtrArray *members = g_hash_table_lookup (groups, id);

  return members != NULL ? g_ptr_array_ref (members) : g_ptr_array_new_with_free_func (g_object_unref);
}

static PdClaimSummary *
summarise (const Index *index,
           PdRecord *claim)
{
  const char *id = pd_record_get_id (claim);
  GPtrArray *records = g_hash_table_lookup (index->mentions, id);
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_claim_mention_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PdRecord *mention = g_ptr_array_index (records, i);
      PdRecord *highlight = g_hash_table_lookup (index->highlights, pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID));
      PdRecord *article = highlight != NULL ? g_hash_table_lookup (index->articles, pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID)) : NULL;

      PdClaimMention *known;

      /* It may be on an article that was deleted. */
      if (article == NULL)
        continue;
      known = pd_claim_mention_new (mention, highlight, article, g_hash_table_lookup (index->attributions, pd_record_get_id (mention)), index->speakers, index->families);
      known->judgements = dup_group (index->mention_judgements, pd_record_get_id (mention));
      known->position = GPOINTER_TO_UINT (g_hash_table_lookup (index->positions, article));
      g_ptr_array_add (mentions, known);
    }
  return pd_claim_summary_new (claim, list_kinds (g_hash_table_lookup (index->kinds, id)), mentions, dup_group (index->judgements, id), dup_group (index->relations, id));
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  PdRecord *first = *(PdRecord *const *) a, *second = *(PdRecord *const *) b;
  const char *date = pd_record_get_text (first, PD_ARTICLE_DATE), *other_date = pd_record_get_text (second, PD_ARTICLE_DATE);

  if (date == NULL || other_date == NULL)
    return (date == NULL) - (other_date == NULL);
  return g_strcmp0 (date, other_date);
}

/* Those with mentions, and not those that have nothing but evidence. */
static void
list_articles (PdClaimLedger *self,
               GPtrArray *articles)
{
  g_autoptr (GHashTable) mentioning = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->claims->len; i++)
    {
      const PdClaimSummary *claim = g_ptr_array_index (self->claims, i);

      for (guint j = 0; j < claim->mentions->len; j++)
        g_hash_table_add (mentioning, ((const PdClaimMention *) g_ptr_array_index (claim->mentions, j))->article);
    }
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < articles->len; i++)
    {
      PdRecord *article = g_ptr_array_index (articles, i);

      if (g_hash_table_contains (mentioning, article))
        g_ptr_array_add (self->articles, g_object_ref (article));
    }
  /* It keeps the order of those of one date. */
  g_ptr_array_sort (self->articles, compare_articles);
}

static void
fill_cells (PdClaimLedger *self)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->articles->len; i++)
    g_hash_table_insert (columns, (char *) pd_record_get_id (g_ptr_array_index (self->articles, i)), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->claims->len; i++)
    {
      const PdClaimSummary *claim = g_ptr_array_index (self->claims, i);
      GHashTable *row = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

      for (guint j = 0; j < claim->mentions->len; j++)
        {
          PdClaimMention *mention = g_ptr_array_index (claim->mentions, j);
          gpointer column = g_hash_table_lookup (columns, pd_record_get_id (mention->article));
          GPtrArray *cell = g_hash_table_lookup (row, column);

          if (cell == NULL)
            {
              cell = g_ptr_array_new ();
              g_hash_table_insert (row, column, cell);
            }
          g_ptr_array_add (cell, mention);
        }
      g_ptr_array_add (self->cells, row);
    }
}

/**
 * pd_claim_ledger_new:
 * @records: what a project holds
 *
 * Brings together what is known of claims. It reads no file, but takes some time where there are many.
 *
 * Returns: (transfer full): the ledger
 */
PdClaimLedger *
pd_claim_ledger_new (const PdClaimRecords *records)
{
  PdClaimLedger *self;
  g_auto (Index) index = { 0 };

  g_return_val_if_fail (records != NULL, NULL);

  self = g_object_new (PD_TYPE_CLAIM_LEDGER, NULL);
  index_init (&index, records);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_claim_summary_free);
  self->claims_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < records->claims->len; i++)
    {
      PdClaimSummary *claim = summarise (&index, g_ptr_array_index (records->claims, i));

      g_ptr_array_add (self->claims, claim);
      g_hash_table_insert (self->claims_by_id, (char *) pd_record_get_id (claim->claim), claim);
    }
  self->evidence = group (records->evidence, PD_EVIDENCE_JUDGEMENT_ID);
  self->coders = group (records->coders, PD_CODER_ID);
  self->highlights_by_id = g_hash_table_ref (index.highlights);
  self->articles_by_id = g_hash_table_ref (index.articles);
  list_articles (self, records->articles);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  fill_cells (self);
  return self;
}

/**
 * pd_claim_ledger_get_n_claims:
 *
 * Returns: how many claims there are
 */
guint
pd_claim_ledger_get_n_claims (PdClaimLedger *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), 0);

  return self->claims->len;
}

/**
 * pd_claim_ledger_get_claim:
 * @index: from 0
 *
 * Returns: (transfer none): a claim
 */
const PdClaimSummary *
pd_claim_ledger_get_claim (PdClaimLedger *self,
                           guint index)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);
  g_return_val_if_fail (index < self->claims->len, NULL);

  return g_ptr_array_index (self->claims, index);
}

/**
 * pd_claim_ledger_find_claim:
 * @claim_id: a UUID
 *
 * Returns: (transfer none) (nullable): the claim that has it
 */
const PdClaimSummary *
pd_claim_ledger_find_claim (PdClaimLedger *self,
                            const char *claim_id)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  return g_hash_table_lookup (self->claims_by_id, claim_id);
}

/**
 * pd_claim_ledger_get_evidence:
 * @judgement_id: the UUID of a judgement
 *
 * Returns: (transfer none) (nullable) (element-type PdRecord): what it rests on; %NULL where that is nothing
 */
GPtrArray *
pd_claim_ledger_get_evidence (PdClaimLedger *self,
                              const char *judgement_id)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);
  g_return_val_if_fail (judgement_id != NULL, NULL);

  return g_hash_table_lookup (self->evidence, judgement_id);
}

/**
 * pd_claim_ledger_get_evidence_highlight:
 * @evidence: something that a judgement rests on
 * @article: (out) (transfer none) (nullable): the article that has it
 *
 * Returns: (transfer none) (nullable): the highlight that it is; %NULL where it is none, or its article was deleted
 */
PdRecord *
pd_claim_ledger_get_evidence_highlight (PdClaimLedger *self,
                                        PdRecord *evidence,
                                        PdRecord **article)
{
  const char *id;
  PdRecord *highlight;

  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);
  g_return_val_if_fail (PD_IS_RECORD (evidence), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  id = pd_record_get_text (evidence, PD_EVIDENCE_HIGHLIGHT_ID);
  highlight = id != NULL ? g_hash_table_lookup (self->highlights_by_id, id) : NULL;
  *article = highlight != NULL ? g_hash_table_lookup (self->articles_by_id, pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID)) : NULL;
  return *article != NULL ? highlight : NULL;
}

/**
 * pd_claim_ledger_get_coder_name:
 * @coder_id: (nullable): the UUID of a coder
 *
 * Returns: (transfer none) (nullable): the coder's name
 */
const char *
pd_claim_ledger_get_coder_name (PdClaimLedger *self,
                                const char *coder_id)
{
  GPtrArray *coders;

  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);

  coders = coder_id != NULL ? g_hash_table_lookup (self->coders, coder_id) : NULL;
  return coders != NULL ? pd_record_get_text (g_ptr_array_index (coders, 0), PD_CODER_NAME) : NULL;
}

/**
 * pd_claim_ledger_get_n_articles:
 *
 * Returns: in how many articles there are mentions
 */
guint
pd_claim_ledger_get_n_articles (PdClaimLedger *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), 0);

  return self->articles->len;
}

/**
 * pd_claim_ledger_get_article:
 * @index: from 0, in the order of their dates; those without one are the last
 *
 * Returns: (transfer none): an article that has mentions
 */
PdRecord *
pd_claim_ledger_get_article (PdClaimLedger *self,
                             guint index)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);
  g_return_val_if_fail (index < self->articles->len, NULL);

  return g_ptr_array_index (self->articles, index);
}

/**
 * pd_claim_ledger_get_cell:
 * @claim: the number of a claim
 * @article: the number of an article
 *
 * Returns: (transfer none) (nullable) (element-type PdClaimMention): the mentions of the claim in the article, in the order of the text
 */
GPtrArray *
pd_claim_ledger_get_cell (PdClaimLedger *self,
                          guint claim,
                          guint article)
{
  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (self), NULL);
  g_return_val_if_fail (claim < self->claims->len && article < self->articles->len, NULL);

  return g_hash_table_lookup (g_ptr_array_index (self->cells, claim), GUINT_TO_POINTER (article));
}
