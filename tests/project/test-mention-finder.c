#include "pd-mention-finder.h"

#include "pd-import.h"
#include "pd-project-fixture.h"

/* A claim with one mention, and four articles: one that says it again in other words, one that is about something else. */
typedef struct
{
  Fixture fixture;
  char *claim_id;
} Corpus;

static void
set_up (Corpus *corpus,
        gconstpointer data)
{
  static const char *const contents[] = {
    "前言在此。岑川储能一夜蒸发了5890亿元市值。后记在此。\n",
    "今天说股市。据报道，岑川储能市值一夜之间蒸发5890亿元，创下纪录。别的没有。\n",
    "河边的芦苇很高。天气晴朗，我们走了很远的路。\n",
    "储能行业的展会开幕了。来的人很多。\n",
  };
  g_auto (GStrv) paths = g_new0 (char *, G_N_ELEMENTS (contents) + 1);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdRecord) claim = pd_record_new (PD_WORD_CLAIM);
  g_autoptr (PdRecord) mention = pd_record_new (PD_WORD_MENTION);
  g_autofree char *highlight_id = NULL;
  PdEdit *edit;

  fixture_set_up (&corpus->fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      paths[i] = fixture_write (&corpus->fixture, name, contents[i]);
    }
  results = pd_project_import (corpus->fixture.project, (const char *const *) paths, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  edit = fixture_mark (corpus->fixture.project, ((PdImportResult *) g_ptr_array_index (results, 0))->article_id, 5, 20, &highlight_id);
  pd_record_set_text (claim, PD_CLAIM_CLAIM, "岑川储能损失惨重");
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, pd_record_get_id (claim));
  pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, highlight_id);
  pd_edit_insert (edit, claim);
  pd_edit_insert (edit, mention);
  fixture_perform (corpus->fixture.project, edit);
  corpus->claim_id = g_strdup (pd_record_get_id (claim));
}

static void
tear_down (Corpus *corpus,
           gconstpointer data)
{
  g_free (corpus->claim_id);
  fixture_tear_down (&corpus->fixture, data);
}

static GPtrArray *
find (Corpus *corpus)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *candidates = pd_project_find_mentions (corpus->fixture.project, corpus->claim_id, 20, NULL, &error);

  g_assert_no_error (error);
  return candidates;
}

static void
undo (Corpus *corpus)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (corpus->fixture.project, FALSE, &label, NULL, &error);
  g_assert_no_error (error);
}

static void
test_accept (Corpus *corpus,
             gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = find (corpus);
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (GError) error = NULL;
  PdMentionCandidate *candidate;

  g_assert_cmpuint (candidates->len, ==, 1);
  candidate = g_ptr_array_index (candidates, 0);
  g_assert_cmpstr (pd_record_get_text (candidate->highlight, PD_HIGHLIGHT_QUOTE), ==, "据报道，岑川储能市值一夜之间蒸发5890亿元，创下纪录。");
  g_assert_cmpstr (candidate->before, ==, "今天说股市。");
  g_assert_cmpstr (candidate->after, ==, "别的没有。");
  g_assert_nonnull (strstr (candidate->why, "5890亿"));
  fixture_perform (corpus->fixture.project, pd_mention_candidate_accept (candidate));
  highlights = pd_project_load (corpus->fixture.project, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_MADE_BY, "suggestion", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (highlights->len, ==, 1);
  rest = find (corpus);
  g_assert_cmpuint (rest->len, ==, 0);
}

/* What the coder has highlighted already gets the mention, and no second highlight is laid over it. */
static void
test_accept_highlighted (Corpus *corpus,
                         gconstpointer data)
{
  g_autoptr (GPtrArray) before = find (corpus);
  g_autoptr (GPtrArray) candidates = NULL, highlights = NULL, mentions = NULL;
  g_autoptr (GError) error = NULL;
  PdRecord *highlight = ((PdMentionCandidate *) g_ptr_array_index (before, 0))->highlight;
  g_autofree char *highlight_id = NULL;

  fixture_perform (corpus->fixture.project, fixture_mark (corpus->fixture.project, pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID),
                                                          pd_record_get_integer (highlight, PD_HIGHLIGHT_START), pd_record_get_integer (highlight, PD_HIGHLIGHT_END), &highlight_id));
  candidates = find (corpus);
  fixture_perform (corpus->fixture.project, pd_mention_candidate_accept (g_ptr_array_index (candidates, 0)));
  highlights = pd_project_load (corpus->fixture.project, PD_WORD_HIGHLIGHT, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (highlights->len, ==, 2);
  mentions = pd_project_load (corpus->fixture.project, PD_WORD_MENTION, PD_MENTION_HIGHLIGHT_ID, highlight_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mentions->len, ==, 1);
}

static void
test_refuse (Corpus *corpus,
             gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = find (corpus);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpuint (candidates->len, ==, 1);
  fixture_perform (corpus->fixture.project, pd_mention_candidate_refuse (g_ptr_array_index (candidates, 0)));
  after = find (corpus);
  g_assert_cmpuint (after->len, ==, 0);
  undo (corpus);
  again = find (corpus);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
test_cancel (Corpus *corpus,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pd_project_find_mentions (corpus->fixture.project, corpus->claim_id, 20, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/mention-finder/accept", Corpus, NULL, set_up, test_accept, tear_down);
  g_test_add ("/mention-finder/accept-highlighted", Corpus, NULL, set_up, test_accept_highlighted, tear_down);
  g_test_add ("/mention-finder/refuse", Corpus, NULL, set_up, test_refuse, tear_down);
  g_test_add ("/mention-finder/cancel", Corpus, NULL, set_up, test_cancel, tear_down);
  return g_test_run ();
}
