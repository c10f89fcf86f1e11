#include "pd-claim-edit.h"

#include "pd-project-fixture.h"

/* Two claims on one article, each with two mentions, and a second coder. */
typedef struct
{
  Fixture fixture;
  char *article_id;
  char *coder_id;
  char *claims[2];
  char *highlights[3];
  char *mentions[4];
} Ledger;

static void
perform_claim (Ledger *ledger,
               PdClaimEdit *edit)
{
  g_autoptr (PdClaimEdit) own = edit;
  g_autoptr (GError) error = NULL;

  pd_project_perform_planned_edit (ledger->fixture.project, PD_PLANNED_EDIT (own), NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Ledger *ledger,
                PdClaimEdit *edit,
                int code)
{
  g_autoptr (PdClaimEdit) own = edit;
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_project_perform_planned_edit (ledger->fixture.project, PD_PLANNED_EDIT (own), NULL, &error));
  g_assert_error (error, PD_STORE_ERROR, code);
}

static char *
insert (Ledger *ledger,
        PdWord word,
        ...)
{
  g_autoptr (PdRecord) record = pd_record_new (word);
  PdEdit *edit = pd_edit_new ("Insert");
  va_list arguments;
  PdKey key;

  va_start (arguments, word);
  while ((key = va_arg (arguments, PdKey)) != 0)
    pd_record_set_text (record, key, va_arg (arguments, const char *));
  va_end (arguments);
  if (word == PD_WORD_JUDGEMENT)
    pd_record_set_integer (record, PD_JUDGEMENT_AGREED, 0);
  if (word == PD_WORD_NAME)
    pd_record_set_integer (record, PD_NAME_ANONYMOUS, 0);
  if (word == PD_WORD_ATTRIBUTION)
    pd_record_set_integer (record, PD_ATTRIBUTION_POSITION, 1);
  pd_edit_insert (edit, record);
  fixture_perform (ledger->fixture.project, edit);
  return g_strdup (pd_record_get_id (record));
}

static void
set_up (Ledger *ledger,
        gconstpointer data)
{
  static const char *const statements[] = { "甲公司损失五千八百九十亿美元", "甲公司一夜损失惨重" };

  fixture_set_up (&ledger->fixture, data);
  ledger->article_id = fixture_import (&ledger->fixture, ledger->fixture.project);
  ledger->coder_id = insert (ledger, PD_WORD_CODER, PD_CODER_NAME, "Bo", 0);
  for (guint i = 0; i < 3; i++)
    fixture_perform (ledger->fixture.project, fixture_mark (ledger->fixture.project, ledger->article_id, 3 * i, 3 * i + 3, &ledger->highlights[i]));
  for (guint i = 0; i < 2; i++)
    ledger->claims[i] = insert (ledger, PD_WORD_CLAIM, PD_CLAIM_CLAIM, statements[i], 0);
  /* The first two share a highlight; so do the claims' others, with different figures. */
  ledger->mentions[0] = insert (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[0], PD_MENTION_HIGHLIGHT_ID, ledger->highlights[0],
                                PD_MENTION_VALUE_LOW, "5890", PD_MENTION_NOTE, "一", 0);
  ledger->mentions[1] = insert (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[1], PD_MENTION_HIGHLIGHT_ID, ledger->highlights[0],
                                PD_MENTION_STANCE, "doubts", PD_MENTION_NOTE, "二", 0);
  ledger->mentions[2] = insert (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[0], PD_MENTION_HIGHLIGHT_ID, ledger->highlights[1],
                                PD_MENTION_VALUE_LOW, "5890", 0);
  ledger->mentions[3] = insert (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[1], PD_MENTION_HIGHLIGHT_ID, ledger->highlights[1],
                                PD_MENTION_VALUE_LOW, "1000", 0);
}

static void
tear_down (Ledger *ledger,
           gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    g_free (ledger->mentions[i]);
  for (guint i = 0; i < 3; i++)
    g_free (ledger->highlights[i]);
  for (guint i = 0; i < 2; i++)
    g_free (ledger->claims[i]);
  g_free (ledger->coder_id);
  g_free (ledger->article_id);
  fixture_tear_down (&ledger->fixture, data);
}

static void
undo (Ledger *ledger,
      gboolean redo,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (ledger->fixture.project, redo, &label, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected);
}

static GPtrArray *
load (Ledger *ledger,
      PdWord word,
      PdKey key,
      const char *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = pd_project_load (ledger->fixture.project, word, key, value, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static guint
count (Ledger *ledger,
       PdWord word,
       PdKey key,
       const char *value)
{
  g_autoptr (GPtrArray) rows = load (ledger, word, key, value);

  return rows->len;
}

static PdRecord *
load_one (Ledger *ledger,
          PdWord word,
          const char *id)
{
  g_autoptr (GPtrArray) rows = load (ledger, word, PD_KEY (word, 0), id);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (g_ptr_array_index (rows, 0));
}

static void
assert_text (Ledger *ledger,
             PdKey key,
             const char *id,
             const char *expected)
{
  g_autoptr (PdRecord) row = load_one (ledger, PD_KEY_WORD (key), id);

  g_assert_cmpstr (pd_record_get_text (row, key), ==, expected);
}

static PdRecord *
new_judgement (const char *claim_id,
               const char *verdict,
               gboolean agreed)
{
  PdRecord *judgement = pd_record_new_for_id (PD_WORD_JUDGEMENT, NULL);

  pd_record_set_text (judgement, PD_JUDGEMENT_CLAIM_ID, claim_id);
  pd_record_set_text (judgement, PD_JUDGEMENT_VERDICT, verdict);
  pd_record_set_integer (judgement, PD_JUDGEMENT_AGREED, agreed);
  return judgement;
}

static void
judge (Ledger *ledger,
       PdRecord *judgement,
       GPtrArray *evidence)
{
  perform_claim (ledger, pd_claim_edit_judge (judgement, evidence));
}

static void
test_judge (Ledger *ledger,
            gconstpointer data)
{
  g_autoptr (PdRecord) judgement = new_judgement (ledger->claims[0], "refuted", FALSE);
  g_autoptr (PdRecord) agreed = new_judgement (ledger->claims[0], "自己的", TRUE);
  g_autoptr (PdRecord) item = pd_record_new_for_id (PD_WORD_EVIDENCE, NULL);
  g_autoptr (PdRecord) nothing = pd_record_new_for_id (PD_WORD_EVIDENCE, NULL);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *theirs = insert (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_CLAIM_ID, ledger->claims[0], PD_JUDGEMENT_CODER_ID, ledger->coder_id,
                                    PD_JUDGEMENT_VERDICT, "supported", 0);
  const char *mine;

  pd_record_set_text (judgement, PD_JUDGEMENT_JUSTIFICATION, "公告说不是");
  pd_record_set_text (judgement, PD_JUDGEMENT_CONFIDENCE, "0.8");
  pd_record_set_text (item, PD_EVIDENCE_DIRECTION, "refutes");
  pd_record_set_text (item, PD_EVIDENCE_URL, "https://example.org/notice");
  pd_record_set_text (item, PD_EVIDENCE_ACCESSED, "2025-02-03");
  pd_record_set_text (nothing, PD_EVIDENCE_DIRECTION, "supports");
  g_ptr_array_add (evidence, item);
  g_ptr_array_add (evidence, nothing);
  judge (ledger, judgement, evidence);
  g_assert_cmpuint (count (ledger, PD_WORD_EVIDENCE, 0, NULL), ==, 1);
  rows = load (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_VERDICT, "refuted");
  g_assert_cmpuint (rows->len, ==, 1);
  mine = pd_record_get_id (g_ptr_array_index (rows, 0));
  g_assert_nonnull (pd_record_get_text (g_ptr_array_index (rows, 0), PD_JUDGEMENT_JUDGED));

  /* Judging again changes it, and what is given no longer goes. */
  pd_record_set_text (judgement, PD_JUDGEMENT_VERDICT, "conflicting");
  pd_record_set_text (item, PD_EVIDENCE_URL, "https://example.org/other");
  judge (ledger, judgement, evidence);
  assert_text (ledger, PD_JUDGEMENT_VERDICT, mine, "conflicting");
  g_assert_cmpuint (count (ledger, PD_WORD_EVIDENCE, PD_EVIDENCE_URL, "https://example.org/other"), ==, 1);
  g_assert_cmpuint (count (ledger, PD_WORD_EVIDENCE, 0, NULL), ==, 1);
  assert_text (ledger, PD_JUDGEMENT_VERDICT, theirs, "supported");

  /* The agreed one is apart, and of anybody. */
  judge (ledger, agreed, NULL);
  pd_record_set_text (agreed, PD_JUDGEMENT_VERDICT, "not-checkable");
  judge (ledger, agreed, NULL);
  g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_CLAIM_ID, ledger->claims[0]), ==, 3);

  undo (ledger, FALSE, "Set Agreed Judgement");
  g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_VERDICT, "自己的"), ==, 1);
  undo (ledger, FALSE, "Set Agreed Judgement");
  undo (ledger, FALSE, "Judge");
  assert_text (ledger, PD_JUDGEMENT_VERDICT, mine, "refuted");
  g_assert_cmpuint (count (ledger, PD_WORD_EVIDENCE, PD_EVIDENCE_URL, "https://example.org/notice"), ==, 1);
  undo (ledger, FALSE, "Judge");
  g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, 0, NULL), ==, 1);
  g_assert_cmpuint (count (ledger, PD_WORD_EVIDENCE, 0, NULL), ==, 0);
  undo (ledger, TRUE, "Judge");
  assert_text (ledger, PD_JUDGEMENT_JUSTIFICATION, mine, "公告说不是");
}

static void
test_judge_wrong (Ledger *ledger,
                  gconstpointer data)
{
  g_autoptr (PdRecord) judgement = new_judgement (ledger->claims[0], "refuted", FALSE);

  pd_record_set_text (judgement, PD_JUDGEMENT_CONFIDENCE, "1.2");
  assert_refused (ledger, pd_claim_edit_judge (judgement, NULL), PD_STORE_ERROR_INVALID);
  pd_record_set_text (judgement, PD_JUDGEMENT_CONFIDENCE, "high");
  assert_refused (ledger, pd_claim_edit_judge (judgement, NULL), PD_STORE_ERROR_INVALID);
  pd_record_set_null (judgement, PD_JUDGEMENT_CONFIDENCE);
  pd_record_set_null (judgement, PD_JUDGEMENT_VERDICT);
  assert_refused (ledger, pd_claim_edit_judge (judgement, NULL), PD_STORE_ERROR_INVALID);
  g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, 0, NULL), ==, 0);
}

static void
test_merge (Ledger *ledger,
            gconstpointer data)
{
  g_autofree char *kind = insert (ledger, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, ledger->claims[0], PD_CLAIM_KIND_KIND, "numerical", 0);
  g_autofree char *same_kind = insert (ledger, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, ledger->claims[1], PD_CLAIM_KIND_KIND, "numerical", 0);
  g_autofree char *other_kind = insert (ledger, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, ledger->claims[1], PD_CLAIM_KIND_KIND, "event", 0);
  g_autofree char *name = insert (ledger, PD_WORD_NAME, PD_NAME_NAME, "某人", 0);
  g_autofree char *attribution = insert (ledger, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, ledger->mentions[1], PD_ATTRIBUTION_NAME_ID, name, 0);
  g_autofree char *memo = insert (ledger, PD_WORD_MEMO, PD_MEMO_CLAIM_ID, ledger->claims[1], PD_MEMO_BODY, "备忘", 0);
  g_autofree char *third = insert (ledger, PD_WORD_CLAIM, PD_CLAIM_CLAIM, "无关", 0);
  g_autofree char *theirs = insert (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_CLAIM_ID, ledger->claims[1], PD_JUDGEMENT_CODER_ID, ledger->coder_id,
                                    PD_JUDGEMENT_VERDICT, "supported", 0);
  g_autofree char *their_mention = insert (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[1], PD_MENTION_HIGHLIGHT_ID, ledger->highlights[0],
                                           PD_MENTION_CODER_ID, ledger->coder_id, 0);
  g_autoptr (PdRecord) first = new_judgement (ledger->claims[0], "refuted", FALSE);
  g_autoptr (PdRecord) second = new_judgement (ledger->claims[1], "supported", FALSE);
  g_autoptr (PdRecord) item = pd_record_new_for_id (PD_WORD_EVIDENCE, NULL);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();

  pd_record_set_text (first, PD_JUDGEMENT_JUSTIFICATION, "甲");
  pd_record_set_text (second, PD_JUDGEMENT_JUSTIFICATION, "乙");
  pd_record_set_text (item, PD_EVIDENCE_QUOTE, "公告");
  g_ptr_array_add (evidence, item);
  judge (ledger, first, NULL);
  judge (ledger, second, evidence);
  perform_claim (ledger, pd_claim_edit_relate (ledger->claims[0], "narrower", ledger->claims[1], NULL));
  perform_claim (ledger, pd_claim_edit_relate (third, "corrects", ledger->claims[1], "见公告"));

  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        perform_claim (ledger, pd_claim_edit_merge (ledger->claims[0], ledger->claims[1]));
      else
        undo (ledger, TRUE, "Merge Claims");
      g_assert_cmpuint (count (ledger, PD_WORD_CLAIM, PD_CLAIM_ID, ledger->claims[1]), ==, 0);
      /* One mention is joined; one says another figure, and one is another coder's. */
      g_assert_cmpuint (count (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[0]), ==, 4);
      g_assert_cmpuint (count (ledger, PD_WORD_MENTION, PD_MENTION_ID, ledger->mentions[1]), ==, 0);
      assert_text (ledger, PD_MENTION_STANCE, ledger->mentions[0], "doubts");
      assert_text (ledger, PD_MENTION_VALUE_LOW, ledger->mentions[0], "5890");
      assert_text (ledger, PD_MENTION_NOTE, ledger->mentions[0], "一\n二");
      assert_text (ledger, PD_MENTION_CLAIM_ID, ledger->mentions[3], ledger->claims[0]);
      assert_text (ledger, PD_MENTION_CODER_ID, their_mention, ledger->coder_id);
      assert_text (ledger, PD_ATTRIBUTION_MENTION_ID, attribution, ledger->mentions[0]);
      g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, ledger->claims[0]), ==, 2);
      assert_text (ledger, PD_MEMO_CLAIM_ID, memo, ledger->claims[0]);
      /* Mine is joined with what the other said, theirs goes over as it is. */
      g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_CLAIM_ID, ledger->claims[0]), ==, 2);
      g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_JUSTIFICATION, "甲\n(Supported) 乙"), ==, 1);
      g_assert_cmpuint (count (ledger, PD_WORD_EVIDENCE, PD_EVIDENCE_QUOTE, "公告"), ==, 1);
      assert_text (ledger, PD_JUDGEMENT_VERDICT, theirs, "supported");
      assert_text (ledger, PD_JUDGEMENT_CODER_ID, theirs, ledger->coder_id);
      /* What the two were to each other is no more. */
      g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, 0, NULL), ==, 1);
      g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, PD_CLAIM_RELATION_OTHER_CLAIM_ID, ledger->claims[0]), ==, 1);

      undo (ledger, FALSE, "Merge Claims");
      g_assert_cmpuint (count (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[1]), ==, 3);
      assert_text (ledger, PD_MENTION_NOTE, ledger->mentions[0], "一");
      assert_text (ledger, PD_MENTION_STANCE, ledger->mentions[0], NULL);
      assert_text (ledger, PD_ATTRIBUTION_MENTION_ID, attribution, ledger->mentions[1]);
      g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, 0, NULL), ==, 2);
      g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, 0, NULL), ==, 3);
      g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_KIND, 0, NULL), ==, 3);
    }
  assert_refused (ledger, pd_claim_edit_merge (third, third), PD_STORE_ERROR_INVALID);
  assert_refused (ledger, pd_claim_edit_merge (third, ledger->mentions[0]), PD_STORE_ERROR_NOT_FOUND);
}

/* Who is said to say it is part of what a mention says. */
static void
test_merge_speakers (Ledger *ledger,
                     gconstpointer data)
{
  g_autofree char *one = insert (ledger, PD_WORD_NAME, PD_NAME_NAME, "甲", 0);
  g_autofree char *other = insert (ledger, PD_WORD_NAME, PD_NAME_NAME, "乙", 0);
  g_autofree char *first = insert (ledger, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, ledger->mentions[0], PD_ATTRIBUTION_NAME_ID, one, 0);
  g_autofree char *second = insert (ledger, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, ledger->mentions[1], PD_ATTRIBUTION_NAME_ID, other, 0);

  perform_claim (ledger, pd_claim_edit_merge (ledger->claims[0], ledger->claims[1]));
  g_assert_cmpuint (count (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[0]), ==, 4);
  assert_text (ledger, PD_ATTRIBUTION_MENTION_ID, second, ledger->mentions[1]);
}

/* It stays the claim that it is, with all that hangs on it. */
static void
test_reword (Ledger *ledger,
             gconstpointer data)
{
  g_autofree char *old = NULL;
  g_autoptr (PdRecord) before = load_one (ledger, PD_WORD_CLAIM, ledger->claims[0]);
  g_autoptr (PdRecord) judgement = new_judgement (ledger->claims[0], "refuted", FALSE);

  judge (ledger, judgement, NULL);
  perform_claim (ledger, pd_claim_edit_relate (ledger->claims[0], "contradicts", ledger->claims[1], NULL));
  old = g_strdup (pd_record_get_text (before, PD_CLAIM_CLAIM));
  perform_claim (ledger, pd_claim_edit_reword (ledger->claims[0], "甲公司市值一夜蒸发"));
  assert_text (ledger, PD_CLAIM_CLAIM, ledger->claims[0], "甲公司市值一夜蒸发");
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM, 0, NULL), ==, 2);
  g_assert_cmpuint (count (ledger, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, ledger->claims[0]), ==, 2);
  g_assert_cmpuint (count (ledger, PD_WORD_JUDGEMENT, PD_JUDGEMENT_CLAIM_ID, ledger->claims[0]), ==, 1);
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, PD_CLAIM_RELATION_CLAIM_ID, ledger->claims[0]), ==, 1);

  /* What is worded like that already is no step of undo; what another claim states is refused. */
  perform_claim (ledger, pd_claim_edit_reword (ledger->claims[0], "甲公司市值一夜蒸发"));
  assert_refused (ledger, pd_claim_edit_reword (ledger->claims[1], "甲公司市值一夜蒸发"), PD_STORE_ERROR_INVALID);
  assert_refused (ledger, pd_claim_edit_reword (ledger->mentions[0], "别的"), PD_STORE_ERROR_NOT_FOUND);
  undo (ledger, FALSE, "Reword Claim");
  assert_text (ledger, PD_CLAIM_CLAIM, ledger->claims[0], old);
  undo (ledger, TRUE, "Reword Claim");
  assert_text (ledger, PD_CLAIM_CLAIM, ledger->claims[0], "甲公司市值一夜蒸发");
  undo (ledger, FALSE, "Reword Claim");
  undo (ledger, FALSE, "Relate Claims");
}

static void
test_split (Ledger *ledger,
            gconstpointer data)
{
  const char *const chosen[] = { ledger->mentions[2], NULL };
  const char *const wrong[] = { ledger->mentions[3], NULL };
  g_autofree char *kind = insert (ledger, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, ledger->claims[0], PD_CLAIM_KIND_KIND, "numerical", 0);
  g_autofree char *new_id = NULL;

  assert_refused (ledger, pd_claim_edit_split (ledger->claims[0], wrong, "别的", NULL), PD_STORE_ERROR_NOT_FOUND);
  perform_claim (ledger, pd_claim_edit_split (ledger->claims[0], chosen, "别的", &new_id));
  assert_text (ledger, PD_CLAIM_CLAIM, new_id, "别的");
  assert_text (ledger, PD_MENTION_CLAIM_ID, ledger->mentions[2], new_id);
  assert_text (ledger, PD_MENTION_CLAIM_ID, ledger->mentions[0], ledger->claims[0]);
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CLAIM_ID, new_id), ==, 1);
  undo (ledger, FALSE, "Split Claim");
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM, 0, NULL), ==, 2);
  assert_text (ledger, PD_MENTION_CLAIM_ID, ledger->mentions[2], ledger->claims[0]);
  undo (ledger, TRUE, "Split Claim");
  assert_text (ledger, PD_MENTION_CLAIM_ID, ledger->mentions[2], new_id);
}

static void
test_relate (Ledger *ledger,
             gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  PdEdit *edit = pd_edit_new ("Remove Relation");

  perform_claim (ledger, pd_claim_edit_relate (ledger->claims[0], "contradicts", ledger->claims[1], NULL));
  /* The same, seen from the other side. */
  perform_claim (ledger, pd_claim_edit_relate (ledger->claims[1], "contradicts", ledger->claims[0], "数字不同"));
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, PD_CLAIM_RELATION_NOTE, "数字不同"), ==, 1);
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, 0, NULL), ==, 1);
  /* This one is not. */
  perform_claim (ledger, pd_claim_edit_relate (ledger->claims[0], "narrower", ledger->claims[1], NULL));
  perform_claim (ledger, pd_claim_edit_relate (ledger->claims[1], "narrower", ledger->claims[0], NULL));
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, 0, NULL), ==, 3);
  assert_refused (ledger, pd_claim_edit_relate (ledger->claims[0], "same", ledger->claims[0], NULL), PD_STORE_ERROR_INVALID);
  assert_refused (ledger, pd_claim_edit_relate (ledger->claims[0], "similar", ledger->claims[1], NULL), PD_STORE_ERROR_INVALID);

  rows = load (ledger, PD_WORD_CLAIM_RELATION, 0, NULL);
  pd_edit_remove (edit, PD_WORD_CLAIM_RELATION, pd_record_get_id (g_ptr_array_index (rows, 0)));
  fixture_perform (ledger->fixture.project, edit);
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, 0, NULL), ==, 2);
  undo (ledger, FALSE, "Remove Relation");
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM_RELATION, 0, NULL), ==, 3);
}

static void
test_names (Ledger *ledger,
            gconstpointer data)
{
  g_autofree char *right = insert (ledger, PD_WORD_NAME, PD_NAME_NAME, "马克·安德森", 0);
  g_autofree char *wrong = insert (ledger, PD_WORD_NAME, PD_NAME_NAME, "马克·安德烈森", 0);
  g_autofree char *alias = insert (ledger, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_NAME_ID, wrong, PD_NAME_ALIAS_ALIAS, "Marc A.", 0);
  g_autofree char *said = insert (ledger, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, ledger->mentions[0], PD_ATTRIBUTION_NAME_ID, wrong,
                                  PD_ATTRIBUTION_CODER_ID, ledger->coder_id, 0);
  g_autofree char *written = insert (ledger, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, ledger->mentions[1], PD_ATTRIBUTION_NAME_ID, wrong,
                                     PD_ATTRIBUTION_AS_WRITTEN, "Marc A.", 0);
  g_autofree char *new_id = NULL;
  g_autoptr (GPtrArray) aliases = NULL;

  perform_claim (ledger, pd_claim_edit_merge_names (right, wrong));
  g_assert_cmpuint (count (ledger, PD_WORD_NAME, 0, NULL), ==, 1);
  g_assert_cmpuint (count (ledger, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_NAME_ID, right), ==, 2);
  g_assert_cmpuint (count (ledger, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_ALIAS, "马克·安德烈森"), ==, 1);
  assert_text (ledger, PD_ATTRIBUTION_NAME_ID, said, right);
  assert_text (ledger, PD_ATTRIBUTION_AS_WRITTEN, said, "马克·安德烈森");
  assert_text (ledger, PD_ATTRIBUTION_CODER_ID, said, ledger->coder_id);
  assert_text (ledger, PD_ATTRIBUTION_AS_WRITTEN, written, "Marc A.");
  undo (ledger, FALSE, "Merge Names");
  g_assert_cmpuint (count (ledger, PD_WORD_NAME, 0, NULL), ==, 2);
  assert_text (ledger, PD_ATTRIBUTION_NAME_ID, said, wrong);
  assert_text (ledger, PD_ATTRIBUTION_AS_WRITTEN, said, NULL);
  undo (ledger, TRUE, "Merge Names");
  assert_text (ledger, PD_ATTRIBUTION_NAME_ID, written, right);

  /* Apart again, with what was said under that spelling. */
  aliases = load (ledger, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_ALIAS, "马克·安德烈森");
  perform_claim (ledger, pd_claim_edit_split_name (pd_record_get_id (g_ptr_array_index (aliases, 0)), &new_id));
  assert_text (ledger, PD_NAME_NAME, new_id, "马克·安德烈森");
  assert_text (ledger, PD_ATTRIBUTION_NAME_ID, said, new_id);
  assert_text (ledger, PD_ATTRIBUTION_NAME_ID, written, right);
  g_assert_cmpuint (count (ledger, PD_WORD_NAME_ALIAS, 0, NULL), ==, 1);
  assert_refused (ledger, pd_claim_edit_merge_names (right, right), PD_STORE_ERROR_INVALID);
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_perform_planned_edit_finish (PD_PROJECT (object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_async (Ledger *ledger,
            gconstpointer data)
{
  g_autoptr (PdClaimEdit) edit = pd_claim_edit_merge (ledger->claims[1], ledger->claims[0]);
  gboolean done = FALSE;

  pd_project_perform_planned_edit_async (ledger->fixture.project, PD_PLANNED_EDIT (edit), NULL, on_performed, &done);
  fixture_iterate_until (is_done, &done);
  g_assert_cmpuint (count (ledger, PD_WORD_CLAIM, 0, NULL), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/claim-edits/judge", Ledger, NULL, set_up, test_judge, tear_down);
  g_test_add ("/claim-edits/judge-wrong", Ledger, NULL, set_up, test_judge_wrong, tear_down);
  g_test_add ("/claim-edits/merge", Ledger, NULL, set_up, test_merge, tear_down);
  g_test_add ("/claim-edits/merge-speakers", Ledger, NULL, set_up, test_merge_speakers, tear_down);
  g_test_add ("/claim-edits/reword", Ledger, NULL, set_up, test_reword, tear_down);
  g_test_add ("/claim-edits/split", Ledger, NULL, set_up, test_split, tear_down);
  g_test_add ("/claim-edits/relate", Ledger, NULL, set_up, test_relate, tear_down);
  g_test_add ("/claim-edits/names", Ledger, NULL, set_up, test_names, tear_down);
  g_test_add ("/claim-edits/async", Ledger, NULL, set_up, test_async, tear_down);
  return g_test_run ();
}
