#include "pd-mention-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-claim-proposals.h"
#include "pd-claim-similarity.h"
#include "pd-folded.h"
#include "pd-highlight.h"
#include "pd-project-search.h"

/* What is looked up of the quotes in the search index: this many pairs are counted, the rarest are searched for. */
#define MAX_COUNTED 60
#define MAX_SEARCHED 8
/* Pairs that are in more places tell nothing. */
#define MAX_HITS 2000
/* So many articles, those with the most pairs first, are read. */
#define MAX_ARTICLES 300
/* Less alike is not worth a look. */
#define MINIMUM 0.35

/**
 * pd_mention_candidate_free:
 *
 * Frees a candidate.
 */
void
pd_mention_candidate_free (PdMentionCandidate *self)
{
  g_clear_object (&self->highlight);
  g_free (self->own_highlight_id);
  g_free (self->claim_id);
  g_free (self->title);
  g_free (self->date);
  g_free (self->before);
  g_free (self->after);
  g_free (self->why);
  g_free (self);
}

/**
 * pd_mention_candidate_accept:
 *
 * Makes it a highlight with a mention of the claim; one that the coder has there already is taken for it.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_mention_candidate_accept (const PdMentionCandidate *self)
{
  g_autoptr (PdRecord) mention = pd_record_new (PD_WORD_MENTION);
  PdEdit *edit = pd_edit_new (_ ("Add Claim"));

  pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, self->own_highlight_id != NULL ? self->own_highlight_id : pd_record_get_id (self->highlight));
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, self->claim_id);
  if (self->own_highlight_id == NULL)
    pd_edit_insert (edit, self->highlight);
  pd_edit_insert (edit, mention);
  return edit;
}

/**
 * pd_mention_candidate_refuse:
 *
 * Remembers that it is no mention of the claim, so that it is not proposed again.
 *
 * Returns: (transfer full): the edit
 */
PdEdit *
pd_mention_candidate_refuse (const PdMentionCandidate *self)
{
  g_autoptr (PdRecord) refusal = pd_record_new (PD_WORD_REFUSAL);
  PdEdit *edit = pd_edit_new (_ ("Refuse Mention"));

  pd_record_set_text (refusal, PD_REFUSAL_KIND, "mention");
  pd_record_set_text (refusal, PD_REFUSAL_CLAIM_ID, self->claim_id);
  pd_record_set_text (refusal, PD_REFUSAL_ARTICLE_ID, pd_record_get_text (self->highlight, PD_HIGHLIGHT_ARTICLE_ID));
  pd_record_set_integer (refusal, PD_REFUSAL_START, pd_record_get_integer (self->highlight, PD_HIGHLIGHT_START));
  pd_record_set_integer (refusal, PD_REFUSAL_END, pd_record_get_integer (self->highlight, PD_HIGHLIGHT_END));
  pd_record_set_text (refusal, PD_REFUSAL_QUOTE, pd_record_get_text (self->highlight, PD_HIGHLIGHT_QUOTE));
  pd_edit_insert (edit, refusal);
  return edit;
}

typedef struct
{
  PdProject *project;
  const char *claim_id;
  PdClaimSimilarity *similarity;
  /* The highlights of the claim, PdRecord. */
  GPtrArray *linked;
  /* An article's UUID and a quote. */
  GHashTable *refused;
  /* Pairs of characters, to how many articles have them. */
  GHashTable *pairs;
  /* An article's UUID to how many of the rarest pairs it has. */
  GHashTable *articles;
  GPtrArray *candidates;
  GCancellable *cancellable;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->similarity, pd_claim_similarity_free);
  g_clear_pointer (&self->linked, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_hash_table_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static char *
dup_key (const char *article_id,
         const char *quote)
{
  return g_strconcat (article_id, " ", quote, NULL);
}

/* What a passage says, for the index to be asked for. */
static void
add_passage (Search *self,
             const char *passage)
{
  g_autoptr (PdFolded) folded = pd_folded_new (passage, -1);
  guint n;
  const gunichar *characters = pd_folded_get_characters (folded, &n);

  pd_claim_similarity_add (self->similarity, 0, passage);
  for (guint i = 0; i + 1 < n && g_hash_table_size (self->pairs) < MAX_COUNTED; i++)
    {
      if (g_unichar_isalnum (characters[i]) && g_unichar_isalnum (characters[i + 1]))
        g_hash_table_insert (self->pairs, g_ucs4_to_utf8 (&characters[i], 2, NULL, NULL, NULL), NULL);
    }
}

static gboolean
load_linked (Search *self,
             GError **error)
{
  g_autoptr (GPtrArray) claims = pd_project_load (self->project, PD_WORD_CLAIM, PD_CLAIM_ID, self->claim_id, self->cancellable, error);
  g_autoptr (GPtrArray) mentions = claims != NULL ? pd_project_load (self->project, PD_WORD_MENTION, PD_MENTION_CLAIM_ID, self->claim_id, self->cancellable, error) : NULL;
  g_autoptr (GPtrArray) highlights = mentions != NULL ? pd_project_load_mentioned (self->project, self->cancellable, error) : NULL;
  g_autoptr (GPtrArray) refusals = highlights != NULL ? pd_project_load (self->project, PD_WORD_REFUSAL, PD_REFUSAL_CLAIM_ID, self->claim_id, self->cancellable, error) : NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (refusals == NULL)
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    g_hash_table_add (ids, (char *) pd_record_get_text (g_ptr_array_index (mentions, i), PD_MENTION_HIGHLIGHT_ID));
  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);

      if (!g_hash_table_contains (ids, pd_record_get_id (highlight)))
        continue;
      add_passage (self, pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
      g_ptr_array_add (self->linked, g_object_ref (highlight));
    }
  for (guint i = 0; i < refusals->len; i++)
    {
      PdRecord *refusal = g_ptr_array_index (refusals, i);

      g_hash_table_add (self->refused, dup_key (pd_record_get_text (refusal, PD_REFUSAL_ARTICLE_ID), pd_record_get_text (refusal, PD_REFUSAL_QUOTE)));
    }
  if (claims->len > 0)
    add_passage (self, pd_record_get_text (g_ptr_array_index (claims, 0), PD_CLAIM_CLAIM));
  return TRUE;
}

static PdSearchResult *
search (Search *self,
        const char *pair,
        guint limit,
        GError **error)
{
  const PdSearchOptions options = { .limit = limit };
  g_autofree char *text = g_strdup_printf ("\"%s\"", pair);
  g_autoptr (PdSearchQuery) query = pd_search_query_new (text, error);

  return query != NULL ? pd_project_search (self->project, query, &options, self->cancellable, error) : NULL;
}

static gboolean
count_pairs (Search *self,
             GError **error)
{
  g_auto (GStrv) pairs = NULL;

  {
    g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->pairs, NULL);

    pairs = g_strdupv ((char **) keys);
  }
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_autoptr (PdSearchResult) result = search (self, pairs[i], 0, error);

      if (result == NULL)
        return FALSE;
      g_hash_table_insert (self->pairs, g_strdup (pairs[i]), GUINT_TO_POINTER (MIN (result->total, G_MAXUINT)));
    }
  return TRUE;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (data, *(const char *const *) a)), second = GPOINTER_TO_UINT (g_hash_table_lookup (data, *(const char *const *) b));

  return first != second ? (first < second ? -1 : 1) : strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
search_pair (Search *self,
             const char *pair,
             GError **error)
{
  g_autoptr (PdSearchResult) result = search (self, pair, MAX_HITS, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->hits->len; i++)
    {
      const PdSearchHit *hit = g_ptr_array_index (result->hits, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->articles, hit->article_id));

      if (g_hash_table_add (seen, hit->article_id))
        g_hash_table_insert (self->articles, g_strdup (hit->article_id), GUINT_TO_POINTER (n + 1));
    }
  return TRUE;
}

static gboolean
find_articles (Search *self,
               GError **error)
{
  g_autoptr (GPtrArray) pairs = NULL;
  guint n_searched = 0;

  if (!count_pairs (self, error))
    return FALSE;
  pairs = g_hash_table_get_keys_as_ptr_array (self->pairs);
  g_ptr_array_sort_with_data (pairs, compare_pairs, self->pairs);
  for (guint i = 0; i < pairs->len && n_searched < MAX_SEARCHED; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, g_ptr_array_index (pairs, i)));

      /* What is in nothing but what is linked finds nothing else. */
      if (n <= self->linked->len || n > MAX_HITS)
        continue;
      if (!search_pair (self, g_ptr_array_index (pairs, i), error))
        return FALSE;
      n_searched++;
    }
  return TRUE;
}

static gboolean
is_linked (Search *self,
           const char *article_id,
           guint start,
           guint end)
{
  for (guint i = 0; i < self->linked->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (self->linked, i);

      if (g_str_equal (pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID), article_id)
          && pd_record_get_integer (highlight, PD_HIGHLIGHT_START) < end && pd_record_get_integer (highlight, PD_HIGHLIGHT_END) > start)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_own_highlight (Search *self,
                   PdRecord *article,
                   GPtrArray *highlights,
                   guint start,
                   guint end)
{
  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);

      if (pd_record_get_integer (highlight, PD_HIGHLIGHT_START) == start && pd_record_get_integer (highlight, PD_HIGHLIGHT_END) == end
          && g_strcmp0 (pd_record_get_text (highlight, PD_HIGHLIGHT_CODER_ID), pd_project_get_coder_id (self->project)) == 0
          && g_strcmp0 (pd_record_get_text (highlight, PD_HIGHLIGHT_TEXT_SHA256), pd_record_get_text (article, PD_ARTICLE_TEXT_SHA256)) == 0)
        return g_strdup (pd_record_get_id (highlight));
    }
  return NULL;
}

static void
add_candidate (Search *self,
               PdSegmenter *segmenter,
               PdRecord *article,
               GPtrArray *highlights,
               guint start,
               guint end,
               const PdClaimMatch *match)
{
  PdText *text = pd_segmenter_get_text (segmenter);
  PdMentionCandidate *candidate = g_new0 (PdMentionCandidate, 1);
  const PdClaimProposal proposal = { NULL, (PdClaimMatch *) match };
  guint other_start, other_end;

  candidate->highlight = pd_highlight_new (segmenter, pd_record_get_id (article), start, end, "suggestion");
  candidate->own_highlight_id = dup_own_highlight (self, article, highlights, start, end);
  candidate->claim_id = g_strdup (self->claim_id);
  candidate->title = g_strdup (pd_record_get_text (article, PD_ARTICLE_TITLE));
  candidate->date = g_strdup (pd_record_get_text (article, PD_ARTICLE_DATE));
  candidate->before = pd_segmenter_get_previous_sentence (segmenter, start, &other_start, &other_end) ? pd_text_dup_slice (text, other_start, other_end) : g_strdup ("");
  candidate->after = pd_segmenter_get_next_sentence (segmenter, start, &other_start, &other_end) ? pd_text_dup_slice (text, other_start, other_end) : g_strdup ("");
  candidate->why = pd_claim_proposal_explain (&proposal);
  candidate->score = match->score;
  g_ptr_array_add (self->candidates, candidate);
}

static void
look_at (Search *self,
         PdSegmenter *segmenter,
         PdRecord *article,
         GPtrArray *highlights,
         guint start,
         guint end)
{
  const char *article_id = pd_record_get_id (article);
  g_autofree char *quote = pd_text_dup_slice (pd_segmenter_get_text (segmenter), start, end), *key = dup_key (article_id, quote);
  g_autoptr (GPtrArray) matches = NULL;

  if (start == end || is_linked (self, article_id, start, end) || g_hash_table_contains (self->refused, key))
    return;
  matches = pd_claim_similarity_find (self->similarity, quote, MINIMUM, 1);
  if (matches->len > 0)
    add_candidate (self, segmenter, article, highlights, start, end, g_ptr_array_index (matches, 0));
}

static gboolean
read_article (Search *self,
              const char *article_id,
              GError **error)
{
  g_autoptr (GPtrArray) articles = pd_project_load (self->project, PD_WORD_ARTICLE, PD_ARTICLE_ID, article_id, self->cancellable, error);
  g_autoptr (GPtrArray) highlights = articles != NULL ? pd_project_load (self->project, PD_WORD_HIGHLIGHT, PD_HIGHLIGHT_ARTICLE_ID, article_id, self->cancellable, error) : NULL;
  g_autoptr (PdText) text = highlights != NULL ? pd_project_load_text (self->project, article_id, self->cancellable, error) : NULL;
  g_autoptr (PdSegmenter) segmenter = NULL;
  guint start = 0, end = 0;

  if (text == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (articles->len == 0 || pd_text_get_length (text) == 0)
    return TRUE;
  segmenter = pd_segmenter_new (text);
  pd_segmenter_get_sentence (segmenter, 0, &start, &end);
  do
    look_at (self, segmenter, g_ptr_array_index (articles, 0), highlights, start, end);
  while (pd_segmenter_get_next_sentence (segmenter, start, &start, &end));
  return TRUE;
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (data, *(const char *const *) a)), second = GPOINTER_TO_UINT (g_hash_table_lookup (data, *(const char *const *) b));

  return first != second ? (first > second ? -1 : 1) : strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const PdMentionCandidate *first = *(PdMentionCandidate *const *) a, *second = *(PdMentionCandidate *const *) b;

  return first->score > second->score ? -1 : first->score < second->score;
}

static gboolean
read_articles (Search *self,
               GError **error)
{
  g_autoptr (GPtrArray) articles = g_hash_table_get_keys_as_ptr_array (self->articles);

  g_ptr_array_sort_with_data (articles, compare_articles, self->articles);
  for (guint i = 0; i < MIN (articles->len, MAX_ARTICLES); i++)
    {
      if (!read_article (self, g_ptr_array_index (articles, i), error))
        return FALSE;
    }
  g_ptr_array_sort (self->candidates, compare_candidates);
  return TRUE;
}

/**
 * pd_project_find_mentions:
 * @claim_id: the UUID of a claim
 * @limit: how many at most
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds sentences that are like what is linked to a claim: those of the articles that have the rarest of its pairs of characters. What is linked already and what was
 * refused is left out. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdMentionCandidate): the likest first, or %NULL with an error
 */
GPtrArray *
pd_project_find_mentions (PdProject *self,
                          const char *claim_id,
                          guint limit,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Search) state = { .project = self, .claim_id = claim_id, .cancellable = cancellable };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  state.similarity = pd_claim_similarity_new ();
  state.linked = g_ptr_array_new_with_free_func (g_object_unref);
  state.refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state.pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state.articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state.candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_mention_candidate_free);
  if (!load_linked (&state, error) || !find_articles (&state, error) || !read_articles (&state, error))
    return NULL;
  if (state.candidates->len > limit)
    g_ptr_array_set_size (state.candidates, limit);
  return g_steal_pointer (&state.candidates);
}

typedef struct
{
  char *claim_id;
  guint limit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->claim_id);
  g_free (request);
}

static void
find_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GPtrArray *candidates = pd_project_find_mentions (source, request->claim_id, request->limit, cancellable, &error);

  if (candidates != NULL)
    g_task_return_pointer (task, candidates, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_find_mentions_async:
 * @claim_id: the UUID of a claim
 * @limit: how many at most
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Finds passages that may mention a claim, as [method@Pd.Project.find_mentions] does.
 */
void
pd_project_find_mentions_async (PdProject *self,
                                const char *claim_id,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (claim_id != NULL);

  request = g_new0 (Request, 1);
  request->claim_id = g_strdup (claim_id);
  request->limit = limit;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_find_mentions_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * pd_project_find_mentions_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdMentionCandidate): the likest first, or %NULL with an error
 */
GPtrArray *
pd_project_find_mentions_finish (PdProject *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
