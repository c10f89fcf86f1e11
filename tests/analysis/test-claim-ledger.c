#include "pd-claim-ledger.h"

/* A project to be, in rows. */
typedef struct
{
  PdClaimRecords records;
  guint n;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GPtrArray **arrays = (GPtrArray **) &fixture->records;

  for (gsize i = 0; i < sizeof (PdClaimRecords) / sizeof (GPtrArray *); i++)
    arrays[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  pd_claim_records_clear (&fixture->records);
}

static PdRecord *
add (GPtrArray *records,
     PdWord word,
     const char *id)
{
  PdRecord *record = pd_record_new_for_id (word, id);

  g_ptr_array_add (records, record);
  return record;
}

static void
add_article (Fixture *fixture,
             const char *id,
             const char *date)
{
  PdRecord *article = add (fixture->records.articles, PD_WORD_ARTICLE, id);

  pd_record_set_text (article, PD_ARTICLE_DATE, date);
  pd_record_set_text (article, PD_ARTICLE_TEXT_SHA256, "text");
}

static PdRecord *
add_mention (Fixture *fixture,
             const char *claim,
             const char *article,
             const char *value)
{
  g_autofree char *id = g_strdup_printf ("h%u", fixture->n);
  g_autofree char *mention_id = g_strdup_printf ("m%u", fixture->n++);
  PdRecord *highlight = add (fixture->records.highlights, PD_WORD_HIGHLIGHT, id);
  PdRecord *mention = add (fixture->records.mentions, PD_WORD_MENTION, mention_id);

  pd_record_set_text (highlight, PD_HIGHLIGHT_ARTICLE_ID, article);
  pd_record_set_text (highlight, PD_HIGHLIGHT_TEXT_SHA256, "text");
  pd_record_set_integer (highlight, PD_HIGHLIGHT_START, 100 - fixture->n);
  pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, id);
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, claim);
  pd_record_set_text (mention, PD_MENTION_VALUE_LOW, value);
  pd_record_set_text (mention, PD_MENTION_VALUE_HIGH, value);
  return mention;
}

static void
add_speaker (Fixture *fixture,
             PdRecord *mention,
             const char *name_id,
             const char *as_written)
{
  g_autofree char *id = g_strdup_printf ("t%u", fixture->n++);
  PdRecord *attribution = add (fixture->records.attributions, PD_WORD_ATTRIBUTION, id);

  pd_record_set_text (attribution, PD_ATTRIBUTION_MENTION_ID, pd_record_get_id (mention));
  pd_record_set_text (attribution, PD_ATTRIBUTION_NAME_ID, name_id);
  pd_record_set_text (attribution, PD_ATTRIBUTION_AS_WRITTEN, as_written);
}

static void
add_member (Fixture *fixture,
            const char *family,
            const char *article)
{
  g_autofree char *id = g_strconcat (family, article, NULL);
  PdRecord *member = add (fixture->records.family_members, PD_WORD_FAMILY_MEMBER, id);

  pd_record_set_text (member, PD_FAMILY_MEMBER_FAMILY_ID, family);
  pd_record_set_text (member, PD_FAMILY_MEMBER_ARTICLE_ID, article);
}

static const char *
get_mention (const PdClaimSummary *claim,
             guint index)
{
  return pd_record_get_id (((PdClaimMention *) g_ptr_array_index (claim->mentions, index))->mention);
}

static void
test_nothing (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  const PdClaimSummary *claim;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  ledger = pd_claim_ledger_new (&fixture->records);
  claim = pd_claim_ledger_find_claim (ledger, "c");
  g_assert_cmpuint (claim->mentions->len + claim->n_articles + claim->n_families + claim->n_speakers + claim->n_conflicts, ==, 0);
  g_assert_null (pd_claim_summary_get_first_date (claim));
  g_assert_null (pd_claim_summary_dup_spread (claim));
  g_assert_cmpint (claim->differences, ==, 0);
  g_assert_cmpuint (pd_claim_ledger_get_n_articles (ledger), ==, 0);
  g_assert_null (pd_claim_ledger_find_claim (ledger, "d"));
}

/* A post and its copy are one source, as are two families that have an article in common. */
static void
test_families (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  const PdClaimSummary *claim;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  for (const char *const *id = (const char *const[]) { "a1", "a2", "a3", "a4", "a5", NULL }; *id != NULL; id++)
    {
      add_article (fixture, *id, NULL);
      add_mention (fixture, "c", *id, NULL);
    }
  add_mention (fixture, "c", "a1", NULL);
  add_member (fixture, "f1", "a1");
  add_member (fixture, "f1", "a2");
  add_member (fixture, "f2", "a3");
  add_member (fixture, "f2", "a4");
  add_member (fixture, "f3", "a4");
  add_member (fixture, "f3", "a2");
  ledger = pd_claim_ledger_new (&fixture->records);
  claim = pd_claim_ledger_get_claim (ledger, 0);
  g_assert_cmpuint (claim->mentions->len, ==, 6);
  g_assert_cmpuint (claim->n_articles, ==, 5);
  g_assert_cmpuint (claim->n_families, ==, 2);
}

static void
test_speakers (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  PdRecord *mention, *alias;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  add_article (fixture, "a", NULL);
  pd_record_set_text (add (fixture->records.names, PD_WORD_NAME, "n1"), PD_NAME_NAME, "Marc Andreessen");
  pd_record_set_text (add (fixture->records.names, PD_WORD_NAME, "n2"), PD_NAME_NAME, "Marc Anderson");
  pd_record_set_text (add (fixture->records.names, PD_WORD_NAME, "n3"), PD_NAME_NAME, "甲报");
  alias = add (fixture->records.aliases, PD_WORD_NAME_ALIAS, "i1");
  pd_record_set_text (alias, PD_NAME_ALIAS_NAME_ID, "n1");
  pd_record_set_text (alias, PD_NAME_ALIAS_ALIAS, "marc anderson");

  /* The newspaper reports what he said: he is the innermost. */
  mention = add_mention (fixture, "c", "a", NULL);
  add_speaker (fixture, mention, "n3", NULL);
  add_speaker (fixture, mention, "n1", NULL);
  /* Written as another name that is an alias of his, in the list and out of it. */
  add_speaker (fixture, add_mention (fixture, "c", "a", NULL), "n2", NULL);
  add_speaker (fixture, add_mention (fixture, "c", "a", NULL), NULL, "ＭＡＲＣ Anderson");
  /* Of this one nothing is known. */
  add_mention (fixture, "c", "a", NULL);
  ledger = pd_claim_ledger_new (&fixture->records);
  g_assert_cmpuint (pd_claim_ledger_get_claim (ledger, 0)->n_speakers, ==, 1);
  g_assert_cmpstr (((PdClaimMention *) g_ptr_array_index (pd_claim_ledger_get_claim (ledger, 0)->mentions, 1))->speaker, ==, "Marc Andreessen");
}

static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  const PdClaimSummary *claim;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  add_article (fixture, "late", "2025-02-03T01:15:44");
  add_article (fixture, "unknown", NULL);
  add_article (fixture, "early", "2025-01");
  add_mention (fixture, "c", "late", NULL);
  add_mention (fixture, "c", "late", NULL);
  add_mention (fixture, "c", "unknown", NULL);
  pd_record_set_text (add_mention (fixture, "c", "unknown", NULL), PD_MENTION_SAID_DATE, "2024-12-31");
  add_mention (fixture, "c", "early", NULL);
  ledger = pd_claim_ledger_new (&fixture->records);
  claim = pd_claim_ledger_get_claim (ledger, 0);
  g_assert_cmpstr (pd_claim_summary_get_first_date (claim), ==, "2024-12-31");
  g_assert_cmpstr (get_mention (claim, 0), ==, "m3");
  g_assert_cmpstr (get_mention (claim, 1), ==, "m4");
  /* In the order of the text. */
  g_assert_cmpstr (get_mention (claim, 2), ==, "m1");
  g_assert_cmpstr (get_mention (claim, 3), ==, "m0");
  g_assert_cmpstr (get_mention (claim, 4), ==, "m2");

  g_assert_cmpuint (pd_claim_ledger_get_n_articles (ledger), ==, 3);
  g_assert_cmpstr (pd_record_get_id (pd_claim_ledger_get_article (ledger, 0)), ==, "early");
  g_assert_cmpstr (pd_record_get_id (pd_claim_ledger_get_article (ledger, 2)), ==, "unknown");
  g_assert_cmpuint (pd_claim_ledger_get_cell (ledger, 0, 1)->len, ==, 2);
}

static void
test_conflicts (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  const PdClaimSummary *claim;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *spread = NULL;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  add (fixture->records.claims, PD_WORD_CLAIM, "d");
  add_article (fixture, "a", NULL);
  /* One company in a night, three figures, one of them alone; and the whole sector. */
  pd_record_set_text (add_mention (fixture, "c", "a", "589000000000"), PD_MENTION_ENTITY, "公司");
  pd_record_set_text (add_mention (fixture, "c", "a", "589000000000.00"), PD_MENTION_ENTITY, "公司");
  pd_record_set_text (add_mention (fixture, "c", "a", "600000000000"), PD_MENTION_ENTITY, "公司");
  pd_record_set_text (add_mention (fixture, "c", "a", "1000000000000"), PD_MENTION_ENTITY, "板块");
  pd_record_set_text (add_mention (fixture, "d", "a", "1"), PD_MENTION_UNIT, "个");
  ledger = pd_claim_ledger_new (&fixture->records);
  claim = pd_claim_ledger_find_claim (ledger, "c");
  g_assert_cmpuint (claim->n_conflicts, ==, 3);
  g_assert_cmpint (claim->differences, ==, PD_FIGURE_ENTITY | PD_FIGURE_VALUE | PD_FIGURE_CONFLICT);
  conflicts = pd_claim_summary_list_conflicts (claim);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (conflicts, 0))->len, ==, 3);
  spread = pd_claim_summary_dup_spread (claim);
  g_assert_cmpstr (spread, ==, "589000000000.00 – 1000000000000");

  claim = pd_claim_ledger_find_claim (ledger, "d");
  g_assert_cmpuint (claim->n_conflicts, ==, 0);
  g_assert_cmpint (claim->differences, ==, 0);
}

/* Twenty thousand figures that all conflict take no time to speak of, where each with each would take minutes. */
static void
test_many (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  add_article (fixture, "a", "2025");
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      add_mention (fixture, "c", "a", value);
    }
  ledger = pd_claim_ledger_new (&fixture->records);
  g_assert_cmpuint (pd_claim_ledger_get_claim (ledger, 0)->n_conflicts, ==, 20000);
}

static void
test_agreed (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  PdRecord *judgement;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  for (guint i = 0; i < 2; i++)
    {
      judgement = add (fixture->records.judgements, PD_WORD_JUDGEMENT, i == 0 ? "j0" : "j1");
      pd_record_set_text (judgement, PD_JUDGEMENT_CLAIM_ID, "c");
      pd_record_set_text (judgement, PD_JUDGEMENT_VERDICT, i == 0 ? "supported" : "refuted");
      pd_record_set_integer (judgement, PD_JUDGEMENT_AGREED, i == 0);
    }
  ledger = pd_claim_ledger_new (&fixture->records);
  g_assert_cmpstr (pd_record_get_text (pd_claim_ledger_get_claim (ledger, 0)->agreed, PD_JUDGEMENT_VERDICT), ==, "supported");
  g_assert_cmpuint (pd_claim_ledger_get_claim (ledger, 0)->judgements->len, ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* What was judged comes with what it rests on, and with whom; a passage of an article without mentions can be evidence, and takes no column of the matrix. */
static void
test_judgements (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  const PdClaimSummary *claim;
  PdRecord *judgement, *evidence, *highlight, *article;

  add (fixture->records.claims, PD_WORD_CLAIM, "c");
  add_article (fixture, "a", NULL);
  add_article (fixture, "notice", NULL);
  add_mention (fixture, "c", "a", NULL);
  pd_record_set_text (add (fixture->records.coders, PD_WORD_CODER, "k"), PD_CODER_NAME, "陈");
  highlight = add (fixture->records.highlights, PD_WORD_HIGHLIGHT, "h");
  pd_record_set_text (highlight, PD_HIGHLIGHT_ARTICLE_ID, "notice");
  judgement = add (fixture->records.judgements, PD_WORD_JUDGEMENT, "j");
  pd_record_set_text (judgement, PD_JUDGEMENT_CLAIM_ID, "c");
  pd_record_set_text (judgement, PD_JUDGEMENT_CODER_ID, "k");
  pd_record_set_text (add (fixture->records.judgements, PD_WORD_JUDGEMENT, "jm"), PD_JUDGEMENT_MENTION_ID, "m0");
  evidence = add (fixture->records.evidence, PD_WORD_EVIDENCE, "e");
  pd_record_set_text (evidence, PD_EVIDENCE_JUDGEMENT_ID, "j");
  pd_record_set_text (evidence, PD_EVIDENCE_HIGHLIGHT_ID, "h");
  ledger = pd_claim_ledger_new (&fixture->records);
  claim = pd_claim_ledger_get_claim (ledger, 0);
  g_assert_cmpuint (claim->judgements->len, ==, 1);
  g_assert_cmpstr (pd_record_get_id (g_ptr_array_index (claim->judgements, 0)), ==, "j");
  g_assert_cmpstr (pd_record_get_id (g_ptr_array_index (((PdClaimMention *) g_ptr_array_index (claim->mentions, 0))->judgements, 0)), ==, "jm");
  g_assert_cmpstr (pd_claim_ledger_get_coder_name (ledger, "k"), ==, "陈");
  g_assert_null (pd_claim_ledger_get_coder_name (ledger, "nobody"));
  g_assert_cmpuint (pd_claim_ledger_get_evidence (ledger, "j")->len, ==, 1);
  g_assert_null (pd_claim_ledger_get_evidence (ledger, "jm"));
  g_assert_true (pd_claim_ledger_get_evidence_highlight (ledger, evidence, &article) == highlight);
  g_assert_cmpstr (pd_record_get_id (article), ==, "notice");
  g_assert_cmpuint (pd_claim_ledger_get_n_articles (ledger), ==, 1);
}

/* It is known to both sides. */
static void
test_relations (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (PdClaimLedger) ledger = NULL;
  PdRecord *relation;

  for (const char *const *id = (const char *const[]) { "c1", "c2", "c3", NULL }; *id != NULL; id++)
    add (fixture->records.claims, PD_WORD_CLAIM, *id);
  relation = add (fixture->records.relations, PD_WORD_CLAIM_RELATION, "r");
  pd_record_set_text (relation, PD_CLAIM_RELATION_CLAIM_ID, "c1");
  pd_record_set_text (relation, PD_CLAIM_RELATION_OTHER_CLAIM_ID, "c2");
  ledger = pd_claim_ledger_new (&fixture->records);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (pd_claim_ledger_get_claim (ledger, i)->relations->len, ==, i < 2 ? 1 : 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/claim-ledger/nothing", test_nothing);
  ADD ("/claim-ledger/families", test_families);
  ADD ("/claim-ledger/speakers", test_speakers);
  ADD ("/claim-ledger/order", test_order);
  ADD ("/claim-ledger/judgements", test_judgements);
  ADD ("/claim-ledger/relations", test_relations);
  ADD ("/claim-ledger/conflicts", test_conflicts);
  ADD ("/claim-ledger/many", test_many);
  ADD ("/claim-ledger/agreed", test_agreed);
  return g_test_run ();
}
