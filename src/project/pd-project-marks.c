#include "pd-project-marks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-highlight.h"
#include "pd-mark-carrying-private.h"
#include "pd-project-compare.h"

#define KIND "carrying"

/* What is looked for, with all that is known of both articles. */
typedef struct
{
  PdProject *project;
  PdMarkCarrying *result;
  const char *coder_id;
  const char *mine;
  PdCarrying *carrying;
  PdSegmenter *a_segmenter;
  PdSegmenter *b_segmenter;
  PdRecord *a;
  PdRecord *b;
  PdMarks *marks;
  PdMarks *others;
  GHashTable *tags;
  GHashTable *spellings;
  GPtrArray *refusals;
} Search;

static void
search_clear (Search *self)
{
  g_clear_object (&self->result);
  g_clear_pointer (&self->carrying, pd_carrying_free);
  g_clear_object (&self->a_segmenter);
  g_clear_object (&self->b_segmenter);
  g_clear_object (&self->a);
  g_clear_object (&self->b);
  g_clear_object (&self->marks);
  g_clear_object (&self->others);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->spellings, g_hash_table_unref);
  g_clear_pointer (&self->refusals, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
is_mine (const Search *self,
         PdRecord *row,
         PdKey key)
{
  return g_strcmp0 (pd_record_get_text (row, key), self->mine) == 0;
}

/* Whose work is shown. */
static gboolean
is_shown (const Search *self,
          PdRecord *row,
          PdKey key)
{
  return self->coder_id == NULL || g_strcmp0 (pd_record_get_text (row, key), self->coder_id) == 0;
}

/* One's own work counts as done whoever's is shown. */
static gboolean
counts (const Search *self,
        PdRecord *row,
        PdKey key)
{
  return is_mine (self, row, key) || is_shown (self, row, key);
}

static GPtrArray *
load (const Search *self,
      PdWord word,
      PdKey key,
      const char *value,
      GCancellable *cancellable,
      GError **error)
{
  return pd_project_load (self->project, word, key, value, cancellable, error);
}

static PdRecord *
load_article (const Search *self,
              const char *id,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) rows = load (self, PD_WORD_ARTICLE, PD_ARTICLE_ID, id, cancellable, error);

  if (rows != NULL && rows->len == 0)
    g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_NOT_FOUND, _ ("The article is not there any more."));
  return rows != NULL && rows->len > 0 ? g_object_ref (g_ptr_array_index (rows, 0)) : NULL;
}

/* Only what stands on the text that is compared. */
static PdMarks *
load_marks (const Search *self,
            const char *id,
            PdText *text,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (PdMarks) marks = pd_project_load_marks (self->project, id, cancellable, error);

  return marks != NULL ? pd_marks_restrict (marks, pd_text_get_sha256 (text)) : NULL;
}

static gboolean
load_both (Search *self,
           const char *a_id,
           const char *b_id,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (PdComparison) comparison = pd_project_compare (self->project, a_id, b_id, cancellable, error);

  if (comparison == NULL)
    return FALSE;
  self->result->comparison = pd_comparison_ref (comparison);
  self->carrying = pd_carrying_new (comparison);
  self->a_segmenter = pd_segmenter_new (pd_comparison_get_a (comparison));
  self->b_segmenter = pd_segmenter_new (pd_comparison_get_b (comparison));
  return (self->a = load_article (self, a_id, cancellable, error)) != NULL
         && (self->b = load_article (self, b_id, cancellable, error)) != NULL
         && (self->marks = load_marks (self, a_id, pd_comparison_get_a (comparison), cancellable, error)) != NULL
         && (self->others = load_marks (self, b_id, pd_comparison_get_b (comparison), cancellable, error)) != NULL;
}

static void
add_spelling (GHashTable *spellings,
              const char *name_id,
              const char *spelling)
{
  GPtrArray *list = g_hash_table_lookup (spellings, name_id);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (spellings, g_strdup (name_id), list);
    }
  g_ptr_array_add (list, g_strdup (spelling));
}

static gboolean
load_catalogue (Search *self,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) tags = load (self, PD_WORD_TAG, 0, NULL, cancellable, error);
  g_autoptr (GPtrArray) claims = tags != NULL ? load (self, PD_WORD_CLAIM, 0, NULL, cancellable, error) : NULL;
  g_autoptr (GPtrArray) names = claims != NULL ? load (self, PD_WORD_NAME, 0, NULL, cancellable, error) : NULL;
  g_autoptr (GPtrArray) aliases = names != NULL ? load (self, PD_WORD_NAME_ALIAS, 0, NULL, cancellable, error) : NULL;

  self->refusals = aliases != NULL ? load (self, PD_WORD_REFUSAL, PD_REFUSAL_ARTICLE_ID, self->result->copy_id, cancellable, error) : NULL;
  if (self->refusals == NULL)
    return FALSE;
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < tags->len; i++)
    g_hash_table_insert (self->tags, g_strdup (pd_record_get_id (g_ptr_array_index (tags, i))), g_object_ref (g_ptr_array_index (tags, i)));
  for (guint i = 0; i < claims->len; i++)
    g_hash_table_insert (self->result->claims, g_strdup (pd_record_get_id (g_ptr_array_index (claims, i))), g_object_ref (g_ptr_array_index (claims, i)));
  for (guint i = 0; i < names->len; i++)
    add_spelling (self->spellings, pd_record_get_id (g_ptr_array_index (names, i)), pd_record_get_text (g_ptr_array_index (names, i), PD_NAME_NAME));
  for (guint i = 0; i < aliases->len; i++)
    add_spelling (self->spellings, pd_record_get_text (g_ptr_array_index (aliases, i), PD_NAME_ALIAS_NAME_ID), pd_record_get_text (g_ptr_array_index (aliases, i), PD_NAME_ALIAS_ALIAS));
  return TRUE;
}

static void
add_tags (const Search *self,
          PdMarkProposal *proposal)
{
  GPtrArray *rows = pd_marks_get_tags (self->marks, pd_record_get_id (proposal->highlight));

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);
      PdRecord *tag = g_hash_table_lookup (self->tags, pd_record_get_text (row, PD_HIGHLIGHT_TAG_TAG_ID));

      if (tag != NULL && is_shown (self, row, PD_HIGHLIGHT_TAG_CODER_ID) && !g_ptr_array_find (proposal->tags, tag, NULL))
        g_ptr_array_add (proposal->tags, g_object_ref (tag));
    }
}

static PdCarryingDifference *
find_difference (GPtrArray *differences,
                 PdCarryingDoubts doubt)
{
  for (guint i = 0; i < differences->len; i++)
    {
      PdCarryingDifference *difference = g_ptr_array_index (differences, i);

      if (difference->doubt == doubt)
        return difference;
    }
  return NULL;
}

/* A figure or a speaker may stand beside the passage, where only the mention tells that it matters. */
static void
take_doubts (PdMarkProposal *proposal,
             const PdCarriedMention *mention)
{
  const char *figure = pd_record_get_text (mention->values, PD_MENTION_VALUE_TEXT);

  if ((mention->changes & PD_CARRIED_OTHER_FIGURE) != 0)
    {
      if (find_difference (proposal->differences, PD_CARRYING_FIGURE) == NULL)
        g_ptr_array_add (proposal->differences, pd_carrying_difference_new (PD_CARRYING_FIGURE, mention->figure, figure != NULL ? figure : ""));
      proposal->doubts |= PD_CARRYING_FIGURE;
    }
  if (mention->speaker != NULL)
    {
      if (find_difference (proposal->differences, PD_CARRYING_SPEAKER) == NULL)
        g_ptr_array_add (proposal->differences, pd_carrying_difference_new (PD_CARRYING_SPEAKER, mention->speaker, ""));
      proposal->doubts |= PD_CARRYING_SPEAKER;
    }
}

static void
add_mentions (const Search *self,
              PdMarkProposal *proposal,
              guint b_start,
              guint b_end)
{
  GPtrArray *rows = pd_marks_get_mentions (self->marks, pd_record_get_id (proposal->highlight));
  const PdCarriedPassage passage = {
    .carrying = self->carrying,
    .a_segmenter = self->a_segmenter,
    .b_segmenter = self->b_segmenter,
    .a_date = pd_record_get_text (self->a, PD_ARTICLE_DATE),
    .b_date = pd_record_get_text (self->b, PD_ARTICLE_DATE),
    .spellings = self->spellings,
    .start = pd_record_get_integer (proposal->highlight, PD_HIGHLIGHT_START),
    .end = pd_record_get_integer (proposal->highlight, PD_HIGHLIGHT_END),
    .b_start = b_start,
    .b_end = b_end,
    .doubts = proposal->doubts,
  };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);
      PdCarriedMention *mention;

      if (!is_shown (self, row, PD_MENTION_CODER_ID))
        continue;
      mention = pd_carried_mention_new (&passage, row, pd_marks_get_attributions (self->marks, pd_record_get_id (row)));
      take_doubts (proposal, mention);
      g_ptr_array_add (proposal->mentions, mention);
    }
}

/* What the person, or whose work is shown, has on a highlight of the copy: UUIDs of tags and claims. */
static void
collect (const Search *self,
         PdRecord *highlight,
         GHashTable *set)
{
  GPtrArray *tags = pd_marks_get_tags (self->others, pd_record_get_id (highlight)), *mentions = pd_marks_get_mentions (self->others, pd_record_get_id (highlight));

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      if (counts (self, g_ptr_array_index (tags, i), PD_HIGHLIGHT_TAG_CODER_ID))
        g_hash_table_add (set, g_strdup (pd_record_get_text (g_ptr_array_index (tags, i), PD_HIGHLIGHT_TAG_TAG_ID)));
    }
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      if (counts (self, g_ptr_array_index (mentions, i), PD_MENTION_CODER_ID))
        g_hash_table_add (set, g_strdup (pd_record_get_text (g_ptr_array_index (mentions, i), PD_MENTION_CLAIM_ID)));
    }
}

static gboolean
has_all (const PdMarkProposal *proposal,
         GHashTable *set)
{
  for (guint i = 0; i < proposal->tags->len; i++)
    {
      if (!g_hash_table_contains (set, pd_record_get_id (g_ptr_array_index (proposal->tags, i))))
        return FALSE;
    }
  for (guint i = 0; i < proposal->mentions->len; i++)
    {
      const PdCarriedMention *mention = g_ptr_array_index (proposal->mentions, i);

      if (!g_hash_table_contains (set, pd_record_get_text (mention->mention, PD_MENTION_CLAIM_ID)))
        return FALSE;
    }
  return TRUE;
}

/* Whether the copy has it already. Where it has the highlight with less on it, and that is the person's own, the rest is put on that. */
static gboolean
is_there (const Search *self,
          PdMarkProposal *proposal,
          guint start,
          guint end)
{
  GPtrArray *highlights = pd_marks_get_highlights (self->others);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *wanted = pd_record_get_text (proposal->target, PD_HIGHLIGHT_NOTE);
  gboolean is_marked = FALSE, is_noted = wanted == NULL || *wanted == '\0';

  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);
      const char *note = pd_record_get_text (highlight, PD_HIGHLIGHT_NOTE);

      if (pd_record_get_integer (highlight, PD_HIGHLIGHT_START) != start || pd_record_get_integer (highlight, PD_HIGHLIGHT_END) != end
          || !counts (self, highlight, PD_HIGHLIGHT_CODER_ID))
        continue;
      collect (self, highlight, all);
      is_marked = TRUE;
      is_noted = is_noted || (note != NULL && strstr (note, wanted) != NULL);
      if (proposal->there == NULL && is_mine (self, highlight, PD_HIGHLIGHT_CODER_ID))
        {
          proposal->there = g_strdup (pd_record_get_id (highlight));
          proposal->there_note = g_strdup (note);
          proposal->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          collect (self, highlight, proposal->held);
        }
    }
  return is_marked && is_noted && has_all (proposal, all);
}

static void
add_refusals (const Search *self,
              PdMarkProposal *proposal)
{
  for (guint i = 0; i < self->refusals->len; i++)
    {
      PdRecord *refusal = g_ptr_array_index (self->refusals, i);

      if (is_mine (self, refusal, PD_REFUSAL_CODER_ID) && g_str_equal (pd_record_get_text (refusal, PD_REFUSAL_KIND), KIND)
          && g_strcmp0 (pd_record_get_text (refusal, PD_REFUSAL_HIGHLIGHT_ID), pd_record_get_id (proposal->highlight)) == 0
          && g_str_equal (pd_record_get_text (refusal, PD_REFUSAL_QUOTE), pd_record_get_text (proposal->target, PD_HIGHLIGHT_QUOTE)))
        g_ptr_array_add (proposal->refusals, g_object_ref (refusal));
    }
}

static void
look_at (const Search *self,
         PdRecord *highlight)
{
  gint64 start = pd_record_get_integer (highlight, PD_HIGHLIGHT_START), end = pd_record_get_integer (highlight, PD_HIGHLIGHT_END);
  PdMarkProposal *proposal;
  guint b_start, b_end;
  const char *note = pd_record_get_text (highlight, PD_HIGHLIGHT_NOTE);

  /* A file from elsewhere may say that it ends behind the text. */
  if (start < 0 || end <= start || end > pd_text_get_length (pd_comparison_get_a (self->result->comparison)))
    return;
  self->result->n_marks++;
  proposal = pd_mark_proposal_new (highlight);
  add_tags (self, proposal);
  proposal->outcome = pd_carrying_find (self->carrying, start, end, &b_start, &b_end, &proposal->doubts);
  if (proposal->outcome == PD_CARRYING_GONE)
    {
      g_ptr_array_add (self->result->gone, proposal);
      return;
    }
  g_ptr_array_extend_and_steal (proposal->differences, pd_carrying_list_differences (self->carrying, start, end, b_start, b_end, proposal->doubts));
  add_mentions (self, proposal, b_start, b_end);
  proposal->target = pd_highlight_new (self->b_segmenter, self->result->copy_id, b_start, b_end, KIND);
  if (note != NULL)
    pd_record_set_text (proposal->target, PD_HIGHLIGHT_NOTE, note);
  add_refusals (self, proposal);
  if (is_there (self, proposal, b_start, b_end))
    {
      self->result->n_there++;
      pd_mark_proposal_free (proposal);
      return;
    }
  g_ptr_array_add (self->result->proposals, proposal);
}

static gboolean
look (Search *self,
      GCancellable *cancellable,
      GError **error)
{
  GPtrArray *highlights = pd_marks_get_highlights (self->marks), *others = pd_marks_get_highlights (self->others);

  for (guint i = 0; i < others->len; i++)
    self->result->n_marks_of_copy += is_shown (self, g_ptr_array_index (others, i), PD_HIGHLIGHT_CODER_ID);
  for (guint i = 0; i < highlights->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_shown (self, g_ptr_array_index (highlights, i), PD_HIGHLIGHT_CODER_ID))
        continue;
      look_at (self, g_ptr_array_index (highlights, i));
    }
  return TRUE;
}

/**
 * pd_project_carry_marks:
 * @article_id: the UUID of an article
 * @copy_id: the UUID of a copy of it
 * @coder_id: (nullable): whose marks; %NULL for everybody's
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds what is marked on an article again in a copy, as far as the copy has it and is not marked so already. Nothing is carried over: that is for a person to
 * decide. It waits for the disk.
 *
 * Returns: (transfer full): what can be carried over, or %NULL with an error
 */
PdMarkCarrying *
pd_project_carry_marks (PdProject *self,
                        const char *article_id,
                        const char *copy_id,
                        const char *coder_id,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Search) search = { 0 };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (article_id != NULL && copy_id != NULL, NULL);

  search.project = self;
  search.coder_id = coder_id;
  search.mine = pd_project_get_coder_id (self);
  search.result = g_object_new (PD_TYPE_MARK_CARRYING, NULL);
  search.result->copy_id = g_strdup (copy_id);
  if (!load_both (&search, article_id, copy_id, cancellable, error) || !load_catalogue (&search, cancellable, error) || !look (&search, cancellable, error))
    return NULL;
  return g_steal_pointer (&search.result);
}

/* Whose marks go where. */
typedef struct
{
  char *article_id;
  char *copy_id;
  char *coder_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->article_id);
  g_free (job->copy_id);
  g_free (job->coder_id);
  g_free (job);
}

static void
carry_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  PdMarkCarrying *result = pd_project_carry_marks (source, job->article_id, job->copy_id, job->coder_id, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_carry_marks_async:
 * @article_id: the UUID of an article
 * @copy_id: the UUID of a copy of it
 * @coder_id: (nullable): whose marks; %NULL for everybody's
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Finds what is marked on an article again in a copy, as [method@Pd.Project.carry_marks] does, in another thread.
 */
void
pd_project_carry_marks_async (PdProject *self,
                              const char *article_id,
                              const char *copy_id,
                              const char *coder_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (article_id != NULL && copy_id != NULL);

  job = g_new0 (Job, 1);
  job->article_id = g_strdup (article_id);
  job->copy_id = g_strdup (copy_id);
  job->coder_id = g_strdup (coder_id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_carry_marks_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, carry_in_thread);
}

/**
 * pd_project_carry_marks_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what can be carried over, or %NULL with an error
 */
PdMarkCarrying *
pd_project_carry_marks_finish (PdProject *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
