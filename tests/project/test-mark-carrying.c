#include "pd-connection.h"
#include "pd-import.h"
#include "pd-project-fixture.h"
#include "pd-project-marks.h"

#define ORIGINAL                                                                                                                                                    \
  "据《渡口财经》报道，岑川储能内部人士称，公司研发投入不到3亿元，人手也不够用。去年岑川储能的营收上涨近 17%，股价却没有动。河边的芦苇长得很高，渡船每天只开两班。" \
  "他们收回了有误的数据，并且换了审计机构。新的项目带来了巨大收益，当地的人都看在眼里。末班船在天黑以前开走。这一段只有原文才有，后来的版本里再也找不到了。\n"
#define COPY                                                                                                                                                       \
  "据《渡口财经》报道，岑川储能外部人士称，公司研发投入不到3亿元，人手也不够用。去年岑川储能的营收上涨近 27%，股价却没有动。河边的芦苇长得很高,渡船每日只开两班。" \
  "他们没有收回有误的数据，并且换了审计机构。新的项目带来了微小收益，当地的人都看在眼里。末班船在天黑以前开走。\n"

/* An article and a copy of it that says otherwise in some places. */
typedef struct
{
  Fixture fixture;
  char *a;
  char *b;
} Corpus;

static void
set_up (Corpus *corpus,
        gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&corpus->fixture, data);
  first = fixture_write (&corpus->fixture, "1.txt", ORIGINAL);
  second = fixture_write (&corpus->fixture, "2.txt", COPY);
  results = pd_project_import (corpus->fixture.project, (const char *const[]) { first, second, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  corpus->a = g_strdup (((PdImportResult *) g_ptr_array_index (results, 0))->article_id);
  corpus->b = g_strdup (((PdImportResult *) g_ptr_array_index (results, 1))->article_id);
}

static void
tear_down (Corpus *corpus,
           gconstpointer data)
{
  g_free (corpus->a);
  g_free (corpus->b);
  fixture_tear_down (&corpus->fixture, data);
}

static void
undo (Corpus *corpus,
      gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (corpus->fixture.project, redo, &label, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load (Corpus *corpus,
      PdWord word,
      PdKey key,
      const char *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = pd_project_load (corpus->fixture.project, word, key, value, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static guint
count (Corpus *corpus,
       PdWord word)
{
  g_autoptr (GPtrArray) rows = load (corpus, word, 0, NULL);

  return rows->len;
}

/* What is marked, with what may be put on it. */
static PdEdit *
mark (Corpus *corpus,
      const char *article_id,
      const char *quote,
      char **highlight_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_project_load_text (corpus->fixture.project, article_id, NULL, &error);
  const char *found;
  guint start;

  g_assert_no_error (error);
  found = strstr (pd_text_get_utf8 (text), quote);
  g_assert_nonnull (found);
  start = pd_text_byte_to_offset (text, found - pd_text_get_utf8 (text));
  return fixture_mark (corpus->fixture.project, article_id, start, start + g_utf8_strlen (quote, -1), highlight_id);
}

static void
mark_only (Corpus *corpus,
           const char *quote)
{
  fixture_perform (corpus->fixture.project, mark (corpus, corpus->a, quote, NULL));
}

static void
put_tag (PdEdit *edit,
         const char *highlight_id,
         const char *name)
{
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  g_autoptr (PdRecord) row = pd_record_new (PD_WORD_HIGHLIGHT_TAG);

  pd_record_set_text (tag, PD_TAG_NAME, name);
  pd_record_set_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, highlight_id);
  pd_record_set_text (row, PD_HIGHLIGHT_TAG_TAG_ID, pd_record_get_id (tag));
  pd_edit_insert (edit, tag);
  pd_edit_insert (edit, row);
}

/* A mention, for more to be set in it before it is inserted. */
static PdRecord *
put_claim (PdEdit *edit,
           const char *highlight_id,
           const char *statement)
{
  g_autoptr (PdRecord) claim = pd_record_new (PD_WORD_CLAIM);
  PdRecord *mention = pd_record_new (PD_WORD_MENTION);

  pd_record_set_text (claim, PD_CLAIM_CLAIM, statement);
  pd_edit_insert (edit, claim);
  pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, highlight_id);
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, pd_record_get_id (claim));
  return mention;
}

static void
put_speaker (PdEdit *edit,
             PdRecord *mention,
             const char *name,
             gint64 position)
{
  g_autoptr (PdRecord) row = pd_record_new (PD_WORD_NAME);
  g_autoptr (PdRecord) attribution = pd_record_new (PD_WORD_ATTRIBUTION);

  pd_record_set_text (row, PD_NAME_NAME, name);
  pd_edit_insert (edit, row);
  pd_record_set_text (attribution, PD_ATTRIBUTION_MENTION_ID, pd_record_get_id (mention));
  pd_record_set_text (attribution, PD_ATTRIBUTION_NAME_ID, pd_record_get_id (row));
  pd_record_set_integer (attribution, PD_ATTRIBUTION_POSITION, position);
  pd_record_set_text (attribution, PD_ATTRIBUTION_CUE, "称");
  pd_edit_insert (edit, attribution);
}

static PdMarkCarrying *
find_of (Corpus *corpus,
         const char *coder_id)
{
  g_autoptr (GError) error = NULL;
  PdMarkCarrying *carrying = pd_project_carry_marks (corpus->fixture.project, corpus->a, corpus->b, coder_id, NULL, &error);

  g_assert_no_error (error);
  return carrying;
}

static PdMarkCarrying *
find (Corpus *corpus)
{
  return find_of (corpus, NULL);
}

static const PdMarkProposal *
get (PdMarkCarrying *carrying,
     guint index)
{
  g_assert_cmpuint (index, <, pd_mark_carrying_get_proposals (carrying)->len);
  return g_ptr_array_index (pd_mark_carrying_get_proposals (carrying), index);
}

static void
accept (Corpus *corpus,
        const PdMarkProposal *proposal)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();

  g_ptr_array_add (proposals, (gpointer) proposal);
  fixture_perform (corpus->fixture.project, pd_mark_proposals_accept (proposals));
}

static void
refuse (Corpus *corpus,
        const PdMarkProposal *proposal)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();

  g_ptr_array_add (proposals, (gpointer) proposal);
  fixture_perform (corpus->fixture.project, pd_mark_proposals_refuse (proposals));
}

static void
assert_proposal (const PdMarkProposal *proposal,
                 PdCarryingOutcome outcome,
                 PdCarryingDoubts doubts,
                 const char *quote)
{
  g_assert_cmpint (proposal->outcome, ==, outcome);
  g_assert_cmpint (proposal->doubts, ==, doubts);
  g_assert_cmpstr (pd_record_get_text (proposal->target, PD_HIGHLIGHT_QUOTE), ==, quote);
}

static void
assert_difference (const PdMarkProposal *proposal,
                   PdCarryingDoubts doubt,
                   const char *a,
                   const char *b)
{
  for (guint i = 0; i < proposal->differences->len; i++)
    {
      const PdCarryingDifference *difference = g_ptr_array_index (proposal->differences, i);

      if (difference->doubt != doubt)
        continue;
      g_assert_cmpstr (difference->a, ==, a);
      g_assert_cmpstr (difference->b, ==, b);
      return;
    }
  g_assert_not_reached ();
}

static void
test_outcomes (Corpus *corpus,
               gconstpointer data)
{
  g_autoptr (PdMarkCarrying) carrying = NULL;

  mark_only (corpus, "公司研发投入不到3亿元");
  mark_only (corpus, "营收上涨近 17%");
  mark_only (corpus, "河边的芦苇长得很高");
  mark_only (corpus, "渡船每天只开两班");
  mark_only (corpus, "有误的数据");
  mark_only (corpus, "巨大收益");
  mark_only (corpus, "只有原文才有");
  carrying = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_n_marks (carrying, FALSE), ==, 7);
  g_assert_cmpuint (pd_mark_carrying_get_n_marks (carrying, TRUE), ==, 0);
  g_assert_cmpuint (pd_mark_carrying_get_n_there (carrying), ==, 0);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (carrying)->len, ==, 6);
  g_assert_cmpuint (pd_mark_carrying_get_gone (carrying)->len, ==, 1);
  assert_proposal (get (carrying, 0), PD_CARRYING_SAME, PD_CARRYING_SPEAKER, "公司研发投入不到3亿元");
  assert_difference (get (carrying, 0), PD_CARRYING_SPEAKER, "《渡口财经》 › 岑川储能内部人士", "《渡口财经》 › 岑川储能外部人士");
  assert_proposal (get (carrying, 1), PD_CARRYING_CHANGED, PD_CARRYING_FIGURE, "营收上涨近 27%");
  assert_difference (get (carrying, 1), PD_CARRYING_FIGURE, "近 17%", "近 27%");
  assert_proposal (get (carrying, 2), PD_CARRYING_SAME, 0, "河边的芦苇长得很高");
  assert_proposal (get (carrying, 3), PD_CARRYING_CHANGED, 0, "渡船每日只开两班");
  assert_proposal (get (carrying, 4), PD_CARRYING_SAME, PD_CARRYING_MEANING, "有误的数据");
  assert_proposal (get (carrying, 5), PD_CARRYING_CHANGED, PD_CARRYING_MEANING, "微小收益");
  assert_difference (get (carrying, 5), PD_CARRYING_MEANING, "巨大", "微小");
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (pd_mark_proposal_is_certain (get (carrying, i)), ==, i == 2);
}

/* Sentences that have something in common and are not the same. */
static void
test_alike (Corpus *corpus,
            gconstpointer data)
{
  g_autofree char *first = fixture_write (&corpus->fixture, "3.txt", "这两句话前后都一样，一个字也没有改动过。去年冬天渡口的老船工卖掉了他的木船和渔网。这两句话在后面也都一样，没有动。\n");
  g_autofree char *second = fixture_write (&corpus->fixture, "4.txt", "这两句话前后都一样，一个字也没有改动过。去年冬天岸上的小商贩卖掉了摊位才回到老家。这两句话在后面也都一样，没有动。\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = pd_project_import (corpus->fixture.project, (const char *const[]) { first, second, NULL }, NULL, NULL, NULL, NULL, &error);
  g_autoptr (PdMarkCarrying) carrying = NULL;

  g_assert_no_error (error);
  g_set_str (&corpus->a, ((PdImportResult *) g_ptr_array_index (results, 0))->article_id);
  g_set_str (&corpus->b, ((PdImportResult *) g_ptr_array_index (results, 1))->article_id);
  mark_only (corpus, "老船工卖掉了他的木船");
  carrying = find (corpus);
  g_assert_cmpint (get (carrying, 0)->outcome, ==, PD_CARRYING_ALIKE);
  g_assert_false (pd_mark_proposal_is_certain (get (carrying, 0)));
}

static PdRecord *
load_carried_mention (Corpus *corpus,
                      char **highlight_id)
{
  g_autoptr (GPtrArray) highlights = load (corpus, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_ARTICLE_ID, corpus->b);
  g_autoptr (GPtrArray) mentions = NULL;

  g_assert_cmpuint (highlights->len, ==, 1);
  mentions = load (corpus, PD_WORD_MENTION, PD_MENTION_HIGHLIGHT_ID, pd_record_get_id (g_ptr_array_index (highlights, 0)));
  g_assert_cmpuint (mentions->len, ==, 1);
  if (highlight_id != NULL)
    *highlight_id = g_strdup (pd_record_get_id (g_ptr_array_index (highlights, 0)));
  return g_object_ref (g_ptr_array_index (mentions, 0));
}

/* All that is on a mark goes over, in one step. */
static void
test_accept (Corpus *corpus,
             gconstpointer data)
{
  g_autofree char *highlight_id = NULL, *carried_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "渡船每天只开两班", &highlight_id);
  g_autoptr (PdRecord) note = pd_record_new_for_id (PD_WORD_HIGHLIGHT, highlight_id);
  g_autoptr (PdRecord) mention = NULL;
  g_autoptr (PdRecord) carried = NULL;
  g_autoptr (PdMarkCarrying) carrying = NULL;
  g_autoptr (PdMarkCarrying) after = NULL;
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (GPtrArray) attributions = NULL;

  pd_record_set_text (note, PD_HIGHLIGHT_NOTE, "查船期");
  pd_edit_update (edit, note);
  put_tag (edit, highlight_id, "渡船");
  put_tag (edit, highlight_id, "数字");
  mention = put_claim (edit, highlight_id, "渡船很少");
  pd_record_set_text (mention, PD_MENTION_STANCE, "affirms");
  pd_record_set_text (mention, PD_MENTION_VALUE_TEXT, "两班");
  pd_record_set_text (mention, PD_MENTION_VALUE_LOW, "2");
  pd_record_set_text (mention, PD_MENTION_VALUE_HIGH, "2");
  pd_record_set_text (mention, PD_MENTION_UNIT, "班");
  pd_record_set_text (mention, PD_MENTION_ENTITY, "渡船");
  pd_record_set_text (mention, PD_MENTION_NOTE, "存疑");
  pd_edit_insert (edit, mention);
  put_speaker (edit, mention, "船工", 1);
  fixture_perform (corpus->fixture.project, edit);

  carrying = find (corpus);
  accept (corpus, get (carrying, 0));
  highlights = load (corpus, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_MADE_BY, "carrying");
  g_assert_cmpuint (highlights->len, ==, 1);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (highlights, 0), PD_HIGHLIGHT_QUOTE), ==, "渡船每日只开两班");
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (highlights, 0), PD_HIGHLIGHT_NOTE), ==, "查船期");
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT_TAG), ==, 4);
  carried = load_carried_mention (corpus, &carried_id);
  g_assert_cmpstr (pd_record_get_text (carried, PD_MENTION_CLAIM_ID), ==, pd_record_get_text (mention, PD_MENTION_CLAIM_ID));
  for (PdKey key = PD_MENTION_FIRST_VALUE; key <= PD_MENTION_LAST_VALUE; key++)
    g_assert_cmpstr (pd_record_get_text (carried, key), ==, pd_record_get_text (mention, key));
  attributions = load (corpus, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_MENTION_ID, pd_record_get_id (carried));
  g_assert_cmpuint (attributions->len, ==, 1);
  g_assert_cmpint (pd_record_get_integer (g_ptr_array_index (attributions, 0), PD_ATTRIBUTION_POSITION), ==, 1);

  /* It is there now, and not offered again. */
  after = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (after)->len, ==, 0);
  g_assert_cmpuint (pd_mark_carrying_get_n_there (after), ==, 1);

  undo (corpus, FALSE);
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT), ==, 1);
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT_TAG), ==, 2);
  g_assert_cmpuint (count (corpus, PD_WORD_MENTION), ==, 1);
  g_assert_cmpuint (count (corpus, PD_WORD_ATTRIBUTION), ==, 1);
  undo (corpus, TRUE);
  g_assert_cmpuint (count (corpus, PD_WORD_MENTION), ==, 2);
  /* And what was undone can be accepted once more. */
  undo (corpus, FALSE);
  accept (corpus, get (carrying, 0));
  g_assert_cmpuint (count (corpus, PD_WORD_MENTION), ==, 2);
}

/* A figure that is another one there is taken from there. */
static void
test_figure (Corpus *corpus,
             gconstpointer data)
{
  g_autofree char *highlight_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "营收上涨近 17%", &highlight_id);
  g_autoptr (PdRecord) mention = put_claim (edit, highlight_id, "营收上涨");
  g_autoptr (PdRecord) carried = NULL;
  g_autoptr (PdMarkCarrying) carrying = NULL;

  pd_record_set_text (mention, PD_MENTION_VALUE_TEXT, "近17%");
  pd_record_set_text (mention, PD_MENTION_VALUE_HIGH, "17");
  pd_record_set_text (mention, PD_MENTION_APPROXIMATION, "nearly");
  pd_record_set_text (mention, PD_MENTION_UNIT, "%");
  pd_record_set_text (mention, PD_MENTION_ENTITY, "岑川储能");
  pd_edit_insert (edit, mention);
  fixture_perform (corpus->fixture.project, edit);
  carrying = find (corpus);
  accept (corpus, get (carrying, 0));
  carried = load_carried_mention (corpus, NULL);
  g_assert_cmpstr (pd_record_get_text (carried, PD_MENTION_VALUE_TEXT), ==, "近 27%");
  g_assert_cmpstr (pd_record_get_text (carried, PD_MENTION_APPROXIMATION), ==, "nearly");
  g_assert_cmpstr (pd_record_get_text (carried, PD_MENTION_VALUE_HIGH), ==, "27");
  g_assert_cmpstr (pd_record_get_text (carried, PD_MENTION_UNIT), ==, "%");
  g_assert_cmpstr (pd_record_get_text (carried, PD_MENTION_ENTITY), ==, "岑川储能");
}

/* The figure stands beside what is marked, which is the same to the letter. */
static void
test_figure_beside (Corpus *corpus,
                    gconstpointer data)
{
  g_autofree char *highlight_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "股价却没有动", &highlight_id);
  g_autoptr (PdRecord) mention = put_claim (edit, highlight_id, "营收上涨，股价不动");
  g_autoptr (PdMarkCarrying) carrying = NULL;
  const PdCarriedMention *carried;

  pd_record_set_text (mention, PD_MENTION_VALUE_TEXT, "近 17%");
  pd_edit_insert (edit, mention);
  fixture_perform (corpus->fixture.project, edit);
  carrying = find (corpus);
  assert_proposal (get (carrying, 0), PD_CARRYING_SAME, PD_CARRYING_FIGURE, "股价却没有动");
  assert_difference (get (carrying, 0), PD_CARRYING_FIGURE, "近 17%", "近 27%");
  carried = g_ptr_array_index (get (carrying, 0)->mentions, 0);
  g_assert_cmpint (carried->changes, ==, PD_CARRIED_OTHER_FIGURE);
  g_assert_cmpstr (pd_record_get_text (carried->values, PD_MENTION_VALUE_TEXT), ==, "近 27%");
  g_assert_false (pd_mark_proposal_is_certain (get (carrying, 0)));
}

/* A figure that is not in the text cannot be told to be the same where the text is other. */
static void
test_figure_unknown (Corpus *corpus,
                     gconstpointer data)
{
  g_autofree char *first_id = NULL, *second_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "渡船每天只开两班", &first_id), *other = mark (corpus, corpus->a, "末班船在天黑以前开走", &second_id);
  g_autoptr (PdRecord) first = put_claim (edit, first_id, "渡船很少");
  g_autoptr (PdRecord) second = put_claim (other, second_id, "五点以后没有船");
  g_autoptr (PdMarkCarrying) carrying = NULL;
  const PdCarriedMention *carried;

  pd_record_set_text (first, PD_MENTION_VALUE_LOW, "14");
  pd_record_set_text (first, PD_MENTION_VALUE_HIGH, "14");
  pd_record_set_text (first, PD_MENTION_PERIOD, "每天");
  pd_edit_insert (edit, first);
  fixture_perform (corpus->fixture.project, edit);
  pd_record_set_text (second, PD_MENTION_VALUE_LOW, "17");
  pd_edit_insert (other, second);
  fixture_perform (corpus->fixture.project, other);
  carrying = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (carrying)->len, ==, 2);
  carried = g_ptr_array_index (get (carrying, 0)->mentions, 0);
  g_assert_cmpint (carried->changes, ==, PD_CARRIED_NO_FIGURE | PD_CARRIED_NO_SUBJECT);
  g_assert_null (pd_record_get_text (carried->values, PD_MENTION_VALUE_LOW));
  g_assert_null (pd_record_get_text (carried->values, PD_MENTION_PERIOD));
  /* But where all of it is said again, it holds. */
  carried = g_ptr_array_index (get (carrying, 1)->mentions, 0);
  g_assert_cmpint (carried->changes, ==, 0);
  g_assert_cmpstr (pd_record_get_text (carried->values, PD_MENTION_VALUE_LOW), ==, "17");
}

/* Where somebody else says it, nobody is carried over; where it is turned round, no stance. */
static void
test_speaker (Corpus *corpus,
              gconstpointer data)
{
  g_autofree char *highlight_id = NULL, *other_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "公司研发投入不到3亿元", &highlight_id);
  g_autoptr (PdRecord) mention = put_claim (edit, highlight_id, "投入很少");
  g_autoptr (PdRecord) other = NULL;
  g_autoptr (PdMarkCarrying) carrying = NULL;
  const PdCarriedMention *carried;

  pd_record_set_text (mention, PD_MENTION_VALUE_TEXT, "不到3亿元");
  pd_record_set_text (mention, PD_MENTION_STANCE, "affirms");
  pd_edit_insert (edit, mention);
  put_speaker (edit, mention, "渡口财经", 1);
  put_speaker (edit, mention, "岑川储能内部人士", 2);
  fixture_perform (corpus->fixture.project, edit);
  edit = mark (corpus, corpus->a, "巨大收益", &other_id);
  other = put_claim (edit, other_id, "收益巨大");
  pd_record_set_text (other, PD_MENTION_STANCE, "affirms");
  pd_edit_insert (edit, other);
  fixture_perform (corpus->fixture.project, edit);

  carrying = find (corpus);
  carried = g_ptr_array_index (get (carrying, 0)->mentions, 0);
  g_assert_cmpint (carried->changes, ==, PD_CARRIED_NO_SPEAKER);
  g_assert_cmpuint (carried->attributions->len, ==, 0);
  g_assert_cmpstr (pd_record_get_text (carried->values, PD_MENTION_VALUE_TEXT), ==, "不到3亿元");
  g_assert_cmpstr (pd_record_get_text (carried->values, PD_MENTION_STANCE), ==, "affirms");
  carried = g_ptr_array_index (get (carrying, 1)->mentions, 0);
  g_assert_cmpint (carried->changes, ==, PD_CARRIED_NO_STANCE);
  g_assert_null (pd_record_get_text (carried->values, PD_MENTION_STANCE));
}

/* A speaker whom only the mention names is missed where the text does not name them any more. */
static void
test_speaker_named (Corpus *corpus,
                    gconstpointer data)
{
  g_autofree char *highlight_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "河边的芦苇长得很高", &highlight_id);
  g_autoptr (PdRecord) mention = put_claim (edit, highlight_id, "芦苇很高");
  g_autoptr (PdMarkCarrying) carrying = NULL;

  pd_edit_insert (edit, mention);
  put_speaker (edit, mention, "内部人士", 1);
  fixture_perform (corpus->fixture.project, edit);
  carrying = find (corpus);
  assert_proposal (get (carrying, 0), PD_CARRYING_SAME, PD_CARRYING_SPEAKER, "河边的芦苇长得很高");
  assert_difference (get (carrying, 0), PD_CARRYING_SPEAKER, "内部人士", "");
}

/* The day on which an article was written is not that of its copy. */
static void
test_dates (Corpus *corpus,
            gconstpointer data)
{
  g_autofree char *highlight_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "河边的芦苇长得很高", &highlight_id);
  g_autoptr (PdRecord) mention = put_claim (edit, highlight_id, "芦苇很高");
  g_autoptr (PdRecord) a = pd_record_new_for_id (PD_WORD_ARTICLE, corpus->a);
  g_autoptr (PdRecord) b = pd_record_new_for_id (PD_WORD_ARTICLE, corpus->b);
  g_autoptr (PdMarkCarrying) carrying = NULL;
  const PdCarriedMention *carried;

  pd_record_set_text (mention, PD_MENTION_SAID_DATE, "2025-02-01");
  pd_record_set_text (mention, PD_MENTION_EVENT_FROM, "2024-12");
  pd_edit_insert (edit, mention);
  pd_record_set_text (a, PD_ARTICLE_DATE, "2025-02-01");
  pd_record_set_text (b, PD_ARTICLE_DATE, "2025-03-07");
  pd_edit_update (edit, a);
  pd_edit_update (edit, b);
  fixture_perform (corpus->fixture.project, edit);
  carrying = find (corpus);
  carried = g_ptr_array_index (get (carrying, 0)->mentions, 0);
  g_assert_cmpint (carried->changes, ==, PD_CARRIED_NO_DATE);
  g_assert_null (pd_record_get_text (carried->values, PD_MENTION_SAID_DATE));
  g_assert_cmpstr (pd_record_get_text (carried->values, PD_MENTION_EVENT_FROM), ==, "2024-12");
  g_assert_false (pd_mark_proposal_is_certain (get (carrying, 0)));
}

/* What is on the copy already is not put there twice: the rest goes on the highlight that is there. */
static void
test_there (Corpus *corpus,
            gconstpointer data)
{
  g_autofree char *highlight_id = NULL;
  PdEdit *edit;
  g_autoptr (PdMarkCarrying) before = NULL;
  g_autoptr (PdMarkCarrying) carrying = NULL;

  fixture_perform (corpus->fixture.project, mark (corpus, corpus->b, "河边的芦苇长得很高", NULL));
  edit = mark (corpus, corpus->a, "河边的芦苇长得很高", &highlight_id);
  fixture_perform (corpus->fixture.project, edit);
  before = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_n_there (before), ==, 1);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (before)->len, ==, 0);

  edit = pd_edit_new ("Tag");
  put_tag (edit, highlight_id, "芦苇");
  fixture_perform (corpus->fixture.project, edit);
  carrying = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_n_there (carrying), ==, 0);
  accept (corpus, get (carrying, 0));
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT), ==, 2);
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT_TAG), ==, 2);
}

static void
test_refuse (Corpus *corpus,
             gconstpointer data)
{
  g_autoptr (PdMarkCarrying) carrying = NULL;
  g_autoptr (PdMarkCarrying) after = NULL;
  g_autoptr (PdMarkCarrying) again = NULL;

  mark_only (corpus, "河边的芦苇长得很高");
  carrying = find (corpus);
  g_assert_cmpuint (get (carrying, 0)->refusals->len, ==, 0);
  refuse (corpus, get (carrying, 0));
  after = find (corpus);
  g_assert_cmpuint (get (after, 0)->refusals->len, ==, 1);
  g_assert_false (pd_mark_proposal_is_certain (get (after, 0)));
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT), ==, 1);
  undo (corpus, FALSE);
  again = find (corpus);
  g_assert_cmpuint (get (again, 0)->refusals->len, ==, 0);
  undo (corpus, TRUE);
  /* Accepted after all. */
  accept (corpus, get (after, 0));
  g_assert_cmpuint (count (corpus, PD_WORD_REFUSAL), ==, 0);
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT), ==, 2);
  undo (corpus, FALSE);
  g_assert_cmpuint (count (corpus, PD_WORD_REFUSAL), ==, 1);
}

/* Several at once are one step, and two on the same passage become one highlight. */
static void
test_several (Corpus *corpus,
              gconstpointer data)
{
  g_autofree char *first_id = NULL, *second_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "河边的芦苇长得很高", &first_id);
  g_autoptr (PdMarkCarrying) carrying = NULL;

  put_tag (edit, first_id, "芦苇");
  fixture_perform (corpus->fixture.project, edit);
  edit = mark (corpus, corpus->a, "河边的芦苇长得很高", &second_id);
  put_tag (edit, second_id, "河");
  fixture_perform (corpus->fixture.project, edit);
  mark_only (corpus, "当地的人都看在眼里");
  carrying = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (carrying)->len, ==, 3);
  fixture_perform (corpus->fixture.project, pd_mark_proposals_accept (pd_mark_carrying_get_proposals (carrying)));
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT), ==, 5);
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT_TAG), ==, 4);
  undo (corpus, FALSE);
  g_assert_cmpuint (count (corpus, PD_WORD_HIGHLIGHT), ==, 3);
}

static void
reopen (Corpus *corpus,
        const char *coder_name)
{
  Fixture *fixture = &corpus->fixture;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_close (fixture->project, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->project);
  fixture->project = pd_project_new ();
  pd_project_set_coder_name (fixture->project, coder_name);
  g_assert_true (pd_project_open (fixture->project, fixture->path, PD_PROJECT_OPEN, NULL, &error));
  g_assert_no_error (error);
}

/* One's own work is offered or withheld whatever others did. */
static void
test_blind (Corpus *corpus,
            gconstpointer data)
{
  g_autofree char *highlight_id = NULL;
  PdEdit *edit = mark (corpus, corpus->a, "河边的芦苇长得很高", &highlight_id);
  g_autoptr (PdMarkCarrying) own = NULL;
  g_autoptr (PdMarkCarrying) all = NULL;

  put_tag (edit, highlight_id, "芦苇");
  fixture_perform (corpus->fixture.project, edit);

  reopen (corpus, "Bea");
  fixture_perform (corpus->fixture.project, mark (corpus, corpus->a, "当地的人都看在眼里", NULL));
  fixture_perform (corpus->fixture.project, mark (corpus, corpus->b, "河边的芦苇长得很高", NULL));
  edit = pd_edit_new ("Tag");
  put_tag (edit, highlight_id, "河");
  fixture_perform (corpus->fixture.project, edit);
  all = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (all)->len, ==, 2);
  g_clear_object (&all);

  reopen (corpus, "Ada");
  own = find_of (corpus, pd_project_get_coder_id (corpus->fixture.project));
  g_assert_cmpuint (pd_mark_carrying_get_n_marks (own, FALSE), ==, 1);
  g_assert_cmpuint (pd_mark_carrying_get_n_marks (own, TRUE), ==, 0);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (own)->len, ==, 1);
  /* Neither Bea's tag on it nor her highlight in the copy. */
  g_assert_cmpuint (get (own, 0)->tags->len, ==, 1);
  g_assert_null (get (own, 0)->there);
  all = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_n_marks (all, FALSE), ==, 2);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (all)->len, ==, 2);
  g_assert_cmpuint (get (all, 0)->tags->len, ==, 2);
}

static void
test_cancel (Corpus *corpus,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pd_project_carry_marks (corpus->fixture.project, corpus->a, corpus->b, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
set_note (PdEdit *edit,
          const char *highlight_id,
          const char *text)
{
  g_autoptr (PdRecord) note = pd_record_new_for_id (PD_WORD_HIGHLIGHT, highlight_id);

  pd_record_set_text (note, PD_HIGHLIGHT_NOTE, text);
  pd_edit_update (edit, note);
}

/* No note is lost: not that of a second highlight on the passage, nor one beside a note that is there. */
static void
test_notes (Corpus *corpus,
            gconstpointer data)
{
  static const char *const notes[] = { "查船期", "问船工" };
  g_autofree char *there_id = NULL;
  g_autoptr (PdMarkCarrying) carrying = NULL;
  g_autoptr (PdMarkCarrying) after = NULL;
  g_autoptr (GPtrArray) highlights = NULL;
  PdEdit *edit;

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *id = NULL;

      edit = mark (corpus, corpus->a, "末班船在天黑以前开走", &id);
      set_note (edit, id, notes[i]);
      fixture_perform (corpus->fixture.project, edit);
    }
  edit = mark (corpus, corpus->b, "末班船在天黑以前开走", &there_id);
  set_note (edit, there_id, "已核实");
  fixture_perform (corpus->fixture.project, edit);

  carrying = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (carrying)->len, ==, 2);
  fixture_perform (corpus->fixture.project, pd_mark_proposals_accept (pd_mark_carrying_get_proposals (carrying)));
  highlights = load (corpus, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_ARTICLE_ID, corpus->b);
  g_assert_cmpuint (highlights->len, ==, 1);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (highlights, 0), PD_HIGHLIGHT_NOTE), ==, "已核实\n查船期\n问船工");
  after = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (after)->len, ==, 0);
  g_assert_cmpuint (pd_mark_carrying_get_n_there (after), ==, 2);
}

/* A file from elsewhere may say that a highlight ends where there is no text any more. */
static void
test_behind_the_text (Corpus *corpus,
                      gconstpointer data)
{
  g_autoptr (PdConnection) connection = NULL;
  g_autoptr (PdMarkCarrying) carrying = NULL;
  g_autoptr (GError) error = NULL;

  mark_only (corpus, "末班船在天黑以前开走");
  connection = pd_connection_open (corpus->fixture.path, PD_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  pd_connection_exec (connection, "UPDATE highlight SET \"end\" = start + 150", &error);
  g_assert_no_error (error);
  pd_connection_close (connection, &error);
  g_assert_no_error (error);
  carrying = find (corpus);
  g_assert_cmpuint (pd_mark_carrying_get_proposals (carrying)->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/mark-carrying/outcomes", Corpus, NULL, set_up, test_outcomes, tear_down);
  g_test_add ("/mark-carrying/alike", Corpus, NULL, set_up, test_alike, tear_down);
  g_test_add ("/mark-carrying/notes", Corpus, NULL, set_up, test_notes, tear_down);
  g_test_add ("/mark-carrying/behind-the-text", Corpus, NULL, set_up, test_behind_the_text, tear_down);
  g_test_add ("/mark-carrying/accept", Corpus, NULL, set_up, test_accept, tear_down);
  g_test_add ("/mark-carrying/figure", Corpus, NULL, set_up, test_figure, tear_down);
  g_test_add ("/mark-carrying/figure-beside", Corpus, NULL, set_up, test_figure_beside, tear_down);
  g_test_add ("/mark-carrying/figure-unknown", Corpus, NULL, set_up, test_figure_unknown, tear_down);
  g_test_add ("/mark-carrying/speaker", Corpus, NULL, set_up, test_speaker, tear_down);
  g_test_add ("/mark-carrying/speaker-named", Corpus, NULL, set_up, test_speaker_named, tear_down);
  g_test_add ("/mark-carrying/dates", Corpus, NULL, set_up, test_dates, tear_down);
  g_test_add ("/mark-carrying/there", Corpus, NULL, set_up, test_there, tear_down);
  g_test_add ("/mark-carrying/refuse", Corpus, NULL, set_up, test_refuse, tear_down);
  g_test_add ("/mark-carrying/several", Corpus, NULL, set_up, test_several, tear_down);
  g_test_add ("/mark-carrying/blind", Corpus, NULL, set_up, test_blind, tear_down);
  g_test_add ("/mark-carrying/cancel", Corpus, NULL, set_up, test_cancel, tear_down);
  return g_test_run ();
}
