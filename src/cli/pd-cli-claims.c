#include "pd-cli.h"

#include <glib/gi18n-lib.h>

#include "pd-cli-json.h"
#include "pd-cli-table.h"
#include "pd-project-claims.h"

/* All that belongs to claims. */
typedef struct
{
  PdClaimLedger *ledger;
  GHashTable *names;
} Claims;

static void
claims_clear (Claims *self)
{
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claims, claims_clear)

/* Takes over records, and sorts them by their identifier. */
static gboolean
take_each (GPtrArray *taken,
           GHashTable **table)
{
  g_autoptr (GPtrArray) records = taken;

  *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);
      g_hash_table_insert (*table, (char *) pd_record_get_id (record), g_object_ref (record));
    }
  return records != NULL;
}

static gboolean
load (Claims *self,
      PdProject *project,
      GError **error)
{
  self->ledger = pd_project_load_claims (project, NULL, error);
  return self->ledger != NULL
         && take_each (pd_project_load (project, PD_WORD_NAME, 0, NULL, NULL, error), &self->names);
}

static const char *
get_name (GHashTable *records,
          const char *id,
          PdKey key)
{
  PdRecord *record = id != NULL ? g_hash_table_lookup (records, id) : NULL;

  return record != NULL ? pd_record_get_text (record, key) : NULL;
}

static void
print_kinds (PdCliJson *json,
             const PdClaimSummary *claim)
{
  pd_cli_json_begin_array (json, "kinds");
  for (char **kind = claim->kinds; *kind != NULL; kind++)
    pd_cli_json_add_text (json, NULL, *kind);
  pd_cli_json_end_array (json);
}

static void
print_attribution (Claims *self,
                   PdCliJson *json,
                   GPtrArray *attributions)
{
  pd_cli_json_begin_array (json, "attribution");
  for (guint i = 0; i < attributions->len; i++)
    {
      PdRecord *speaker = g_ptr_array_index (attributions, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "name", get_name (self->names, pd_record_get_text (speaker, PD_ATTRIBUTION_NAME_ID), PD_NAME_NAME));
      pd_cli_json_add_text (json, "as_written", pd_record_get_text (speaker, PD_ATTRIBUTION_AS_WRITTEN));
      pd_cli_json_add_text (json, "cue", pd_record_get_text (speaker, PD_ATTRIBUTION_CUE));
      pd_cli_json_add_text (json, "mode", pd_record_get_text (speaker, PD_ATTRIBUTION_MODE));
      pd_cli_json_add_text (json, "stance", pd_record_get_text (speaker, PD_ATTRIBUTION_STANCE));
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_highlight (PdCliJson *json,
                 const PdClaimMention *mention)
{
  PdRecord *highlight = mention->highlight;

  pd_cli_json_add_text (json, "highlight_id", pd_record_get_id (highlight));
  pd_cli_json_add_text (json, "article_id", pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID));
  /* Of all others it is the article's. */
  if (!mention->is_placed)
    pd_cli_json_add_text (json, "text_sha256", pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256));
  pd_cli_json_add_integer (json, "start", pd_record_get_integer (highlight, PD_HIGHLIGHT_START));
  pd_cli_json_add_integer (json, "end", pd_record_get_integer (highlight, PD_HIGHLIGHT_END));
  pd_cli_json_add_text (json, "quote", pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
}

/* What a record has, from one column to another. */
static void
print_columns (PdCliJson *json,
               PdRecord *record,
               PdKey first,
               PdKey last)
{
  const PdTable *table = pd_record_get_table (record);

  for (guint i = PD_KEY_INDEX (first); i <= PD_KEY_INDEX (last); i++)
    {
      const char *text = pd_record_get_text (record, PD_KEY (PD_KEY_WORD (first), i));

      if (table->columns[i].type == PD_COLUMN_DECIMAL)
        pd_cli_json_add_decimal (json, table->columns[i].name, text);
      else
        pd_cli_json_add_text (json, table->columns[i].name, text);
    }
}

static void
print_evidence (Claims *self,
                PdCliJson *json,
                PdRecord *judgement)
{
  GPtrArray *evidence = pd_claim_ledger_get_evidence (self->ledger, pd_record_get_id (judgement));

  pd_cli_json_begin_array (json, "evidence");
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      pd_cli_json_begin_object (json, NULL);
      print_columns (json, g_ptr_array_index (evidence, i), PD_EVIDENCE_DIRECTION, PD_EVIDENCE_NOTE);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_each_judgement (Claims *self,
                      PdCliJson *json,
                      GPtrArray *judgements)
{
  for (guint i = 0; i < judgements->len; i++)
    {
      PdRecord *judgement = g_ptr_array_index (judgements, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "id", pd_record_get_id (judgement));
      pd_cli_json_add_text (json, "mention_id", pd_record_get_text (judgement, PD_JUDGEMENT_MENTION_ID));
      pd_cli_json_add_text (json, "coder", pd_claim_ledger_get_coder_name (self->ledger, pd_record_get_text (judgement, PD_JUDGEMENT_CODER_ID)));
      pd_cli_json_add_boolean (json, "agreed", pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0);
      print_columns (json, judgement, PD_JUDGEMENT_VERDICT, PD_JUDGEMENT_JUDGED);
      print_evidence (self, json, judgement);
      pd_cli_json_end_object (json);
    }
}

/* Those of the claim, then those of its mentions. */
static void
print_judgements (Claims *self,
                  PdCliJson *json,
                  const PdClaimSummary *claim)
{
  pd_cli_json_begin_array (json, "judgements");
  print_each_judgement (self, json, claim->judgements);
  for (guint i = 0; i < claim->mentions->len; i++)
    print_each_judgement (self, json, ((const PdClaimMention *) g_ptr_array_index (claim->mentions, i))->judgements);
  pd_cli_json_end_array (json);
}

/* Each as it is written down: a claim may be at either end of it. */
static void
print_relations (PdCliJson *json,
                 const PdClaimSummary *claim)
{
  pd_cli_json_begin_array (json, "relations");
  for (guint i = 0; i < claim->relations->len; i++)
    {
      pd_cli_json_begin_object (json, NULL);
      print_columns (json, g_ptr_array_index (claim->relations, i), PD_CLAIM_RELATION_CLAIM_ID, PD_CLAIM_RELATION_NOTE);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_mention (Claims *self,
               PdCliJson *json,
               const PdClaimMention *known)
{
  PdRecord *mention = known->mention;

  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "id", pd_record_get_id (mention));
  print_highlight (json, known);
  pd_cli_json_add_text (json, "coder", pd_claim_ledger_get_coder_name (self->ledger, pd_record_get_text (mention, PD_MENTION_CODER_ID)));
  print_attribution (self, json, known->attributions);
  print_columns (json, mention, PD_MENTION_STANCE, PD_MENTION_NOTE);
  pd_cli_json_end_object (json);
}

static void
print_spreads (PdCliJson *json,
               const PdClaimSummary *claim)
{
  pd_cli_json_begin_array (json, "spread");
  for (guint i = 0; i < claim->spreads->len; i++)
    {
      const PdClaimSpread *spread = g_ptr_array_index (claim->spreads, i);

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "unit", pd_record_get_text (spread->low->mention, PD_MENTION_UNIT));
      pd_cli_json_add_text (json, "currency", pd_record_get_text (spread->low->mention, PD_MENTION_CURRENCY));
      pd_cli_json_add_decimal (json, "low", pd_claim_mention_get_bound (spread->low, FALSE));
      pd_cli_json_add_decimal (json, "high", pd_claim_mention_get_bound (spread->high, TRUE));
      pd_cli_json_add_text (json, "low_mention", pd_record_get_id (spread->low->mention));
      pd_cli_json_add_text (json, "high_mention", pd_record_get_id (spread->high->mention));
      pd_cli_json_add_integer (json, "mentions", spread->n_mentions);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_differences (PdCliJson *json,
                   const PdClaimSummary *claim)
{
  pd_cli_json_begin_array (json, "differences");
  for (guint i = 0; i < PD_N_FIGURE_DIFFERENCES; i++)
    {
      if ((claim->differences & (1 << i)) != 0)
        pd_cli_json_add_text (json, NULL, pd_figure_difference_get_code (1 << i));
    }
  pd_cli_json_end_array (json);
}

static void
print_conflicts (PdCliJson *json,
                 const PdClaimSummary *claim)
{
  g_autoptr (GPtrArray) conflicts = pd_claim_summary_list_conflicts (claim);

  pd_cli_json_begin_array (json, "conflicts");
  for (guint i = 0; i < conflicts->len; i++)
    {
      GPtrArray *mentions = g_ptr_array_index (conflicts, i);
      PdRecord *first = ((const PdClaimMention *) g_ptr_array_index (mentions, 0))->mention;

      pd_cli_json_begin_object (json, NULL);
      pd_cli_json_add_text (json, "entity", pd_record_get_text (first, PD_MENTION_ENTITY));
      pd_cli_json_add_text (json, "measure", pd_record_get_text (first, PD_MENTION_MEASURE));
      pd_cli_json_add_text (json, "period", pd_record_get_text (first, PD_MENTION_PERIOD));
      pd_cli_json_begin_array (json, "mentions");
      for (guint j = 0; j < mentions->len; j++)
        pd_cli_json_add_text (json, NULL, pd_record_get_id (((const PdClaimMention *) g_ptr_array_index (mentions, j))->mention));
      pd_cli_json_end_array (json);
      pd_cli_json_end_object (json);
    }
  pd_cli_json_end_array (json);
}

static void
print_claim (Claims *self,
             PdCliJson *json,
             const PdClaimSummary *claim)
{
  pd_cli_json_begin_object (json, NULL);
  pd_cli_json_add_text (json, "id", pd_record_get_id (claim->claim));
  pd_cli_json_add_text (json, "claim", pd_record_get_text (claim->claim, PD_CLAIM_CLAIM));
  print_kinds (json, claim);
  pd_cli_json_add_text (json, "note", pd_record_get_text (claim->claim, PD_CLAIM_NOTE));
  pd_cli_json_add_text (json, "verdict", claim->agreed != NULL ? pd_record_get_text (claim->agreed, PD_JUDGEMENT_VERDICT) : NULL);
  pd_cli_json_add_text (json, "first_date", pd_claim_summary_get_first_date (claim));
  pd_cli_json_add_integer (json, "articles", claim->n_articles);
  pd_cli_json_add_integer (json, "families", claim->n_families);
  pd_cli_json_add_integer (json, "speakers", claim->n_speakers);
  print_spreads (json, claim);
  print_differences (json, claim);
  print_conflicts (json, claim);
  print_judgements (self, json, claim);
  print_relations (json, claim);
  pd_cli_json_begin_array (json, "mentions");
  for (guint i = 0; i < claim->mentions->len; i++)
    print_mention (self, json, g_ptr_array_index (claim->mentions, i));
  pd_cli_json_end_array (json);
  pd_cli_json_end_object (json);
}

static void
print_json (Claims *self)
{
  g_autoptr (PdCliJson) json = pd_cli_json_new ();
  guint n = pd_claim_ledger_get_n_claims (self->ledger);

  pd_cli_json_begin_array (json, NULL);
  for (guint i = 0; i < n; i++)
    print_claim (self, json, pd_claim_ledger_get_claim (self->ledger, i));
  pd_cli_json_end_array (json);
}

static void
print_table (Claims *self)
{
  const char *headings[] = { _ ("Mentions"), _ ("Articles"), _ ("Families"), _ ("Speakers"), _ ("Conflicts"), _ ("First"), _ ("Kinds"), _ ("Figures"), _ ("Claim"), NULL };
  g_autoptr (PdCliTable) table = pd_cli_table_new (headings);
  guint n = pd_claim_ledger_get_n_claims (self->ledger);

  for (guint i = 0; i < n; i++)
    {
      const PdClaimSummary *claim = pd_claim_ledger_get_claim (self->ledger, i);
      const char *first = pd_claim_summary_get_first_date (claim);
      g_autofree char *mentions = g_strdup_printf ("%u", claim->mentions->len);
      g_autofree char *articles = g_strdup_printf ("%u", claim->n_articles);
      g_autofree char *families = g_strdup_printf ("%u", claim->n_families);
      g_autofree char *speakers = g_strdup_printf ("%u", claim->n_speakers);
      g_autofree char *conflicts = g_strdup_printf ("%u", claim->n_conflicts);
      g_autofree char *kinds = g_strjoinv (", ", claim->kinds);
      g_autofree char *spread = pd_claim_summary_dup_spread (claim);
      const char *cells[] = { mentions, articles, families, speakers, conflicts, first != NULL ? first : "", kinds, spread != NULL ? spread : "", pd_record_get_text (claim->claim, PD_CLAIM_CLAIM) };

      pd_cli_table_add (table, cells);
    }
  pd_cli_table_print (table);
}

/**
 * pd_cli_claims:
 *
 * Lists the claims with their mentions.
 *
 * Returns: what to leave with
 */
PdCliStatus
pd_cli_claims (PdCli *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (Claims) claims = { 0 };
  PdProject *project;
  PdCliStatus status;

  if (!pd_cli_parse (self, NULL, 1, 1, &status))
    return status;
  project = pd_cli_open (self->words[1], PD_PROJECT_READ);
  if (project == NULL)
    return PD_CLI_FAILED;
  status = PD_CLI_DONE;
  if (!load (&claims, project, &error))
    status = pd_cli_fail (self->words[1], error->message);
  else if (self->json)
    print_json (&claims);
  else
    print_table (&claims);
  return pd_cli_close (project, self->words[1], status);
}
