#include "pd-claim-proposals.h"

#include <string.h>

/* Less alike is not worth a look. */
#define MINIMUM 0.3

/**
 * pd_claim_proposal_free:
 *
 * Frees a proposal.
 */
void
pd_claim_proposal_free (PdClaimProposal *self)
{
  g_clear_object (&self->claim);
  g_clear_pointer (&self->match, pd_claim_match_free);
  g_free (self);
}

static void
explain (GPtrArray *parts,
         GStrv texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      gboolean is_told = FALSE;

      for (guint j = 0; j < parts->len; j++)
        is_told = is_told || strstr (g_ptr_array_index (parts, j), texts[i]) != NULL;
      if (!is_told)
        g_ptr_array_add (parts, texts[i]);
    }
}

/**
 * pd_claim_proposal_explain:
 *
 * Returns: (transfer full): why it is proposed: the names, figures and words that both have
 */
char *
pd_claim_proposal_explain (const PdClaimProposal *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  explain (parts, self->match->names);
  explain (parts, self->match->numbers);
  explain (parts, self->match->shared);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* All that is linked, with the claims by their number. */
typedef struct
{
  GPtrArray *claims;
  GPtrArray *mentions;
  GPtrArray *highlights;
  GPtrArray *names;
  GPtrArray *aliases;
} Linked;

static void
linked_clear (Linked *self)
{
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->highlights, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Linked, linked_clear)

static gboolean
load (PdProject *project,
      Linked *self,
      GCancellable *cancellable,
      GError **error)
{
  return (self->claims = pd_project_load (project, PD_WORD_CLAIM, 0, NULL, cancellable, error)) != NULL
         && (self->mentions = pd_project_load (project, PD_WORD_MENTION, 0, NULL, cancellable, error)) != NULL
         && (self->highlights = pd_project_load_mentioned (project, cancellable, error)) != NULL
         && (self->names = pd_project_load (project, PD_WORD_NAME, 0, NULL, cancellable, error)) != NULL
         && (self->aliases = pd_project_load (project, PD_WORD_NAME_ALIAS, 0, NULL, cancellable, error)) != NULL;
}

static void
add_names (PdClaimSimilarity *similarity,
           GPtrArray *rows,
           PdKey key)
{
  for (guint i = 0; i < rows->len; i++)
    pd_claim_similarity_add_name (similarity, pd_record_get_text (g_ptr_array_index (rows, i), key));
}

static void
add_quotes (PdClaimSimilarity *similarity,
            const Linked *linked,
            GHashTable *numbers)
{
  g_autoptr (GHashTable) highlights = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < linked->highlights->len; i++)
    g_hash_table_insert (highlights, (char *) pd_record_get_id (g_ptr_array_index (linked->highlights, i)), g_ptr_array_index (linked->highlights, i));
  for (guint i = 0; i < linked->mentions->len; i++)
    {
      PdRecord *mention = g_ptr_array_index (linked->mentions, i);
      PdRecord *highlight = g_hash_table_lookup (highlights, pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID));
      gpointer number;

      if (highlight != NULL && g_hash_table_lookup_extended (numbers, pd_record_get_text (mention, PD_MENTION_CLAIM_ID), NULL, &number))
        pd_claim_similarity_add (similarity, GPOINTER_TO_UINT (number), pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
    }
}

static PdClaimSimilarity *
build (const Linked *linked)
{
  PdClaimSimilarity *similarity = pd_claim_similarity_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  add_names (similarity, linked->names, PD_NAME_NAME);
  add_names (similarity, linked->aliases, PD_NAME_ALIAS_ALIAS);
  for (guint i = 0; i < linked->claims->len; i++)
    {
      PdRecord *claim = g_ptr_array_index (linked->claims, i);

      g_hash_table_insert (numbers, (char *) pd_record_get_id (claim), GUINT_TO_POINTER (i));
      pd_claim_similarity_add (similarity, i, pd_record_get_text (claim, PD_CLAIM_CLAIM));
    }
  add_quotes (similarity, linked, numbers);
  return similarity;
}

/**
 * pd_project_propose_claims:
 * @passage: what is marked
 * @limit: how many at most
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Proposes the claims that a passage may be a mention of, from what they state and from what is linked to them. It waits for the disk.
 *
 * Returns: (transfer full) (element-type PdClaimProposal): the claims, the likest first, or %NULL with an error
 */
GPtrArray *
pd_project_propose_claims (PdProject *self,
                           const char *passage,
                           guint limit,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Linked) linked = { 0 };
  g_autoptr (PdClaimSimilarity) similarity = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  GPtrArray *proposals;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (passage != NULL, NULL);

  if (!load (self, &linked, cancellable, error))
    return NULL;
  similarity = build (&linked);
  matches = pd_claim_similarity_find (similarity, passage, MINIMUM, limit);
  proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_claim_proposal_free);
  g_ptr_array_set_free_func (matches, NULL);
  for (guint i = 0; i < matches->len; i++)
    {
      PdClaimProposal *proposal = g_new0 (PdClaimProposal, 1);

      proposal->match = g_ptr_array_index (matches, i);
      proposal->claim = g_object_ref (g_ptr_array_index (linked.claims, proposal->match->claim));
      g_ptr_array_add (proposals, proposal);
    }
  return proposals;
}

typedef struct
{
  char *passage;
  guint limit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->passage);
  g_free (request);
}

static void
propose_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GPtrArray *proposals = pd_project_propose_claims (source, request->passage, request->limit, cancellable, &error);

  if (proposals != NULL)
    g_task_return_pointer (task, proposals, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pd_project_propose_claims_async:
 * @passage: what is marked
 * @limit: how many at most
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are found
 * @user_data: handed to @callback
 *
 * Proposes claims, as [method@Pd.Project.propose_claims] does.
 */
void
pd_project_propose_claims_async (PdProject *self,
                                 const char *passage,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (passage != NULL);

  request = g_new0 (Request, 1);
  request->passage = g_strdup (passage);
  request->limit = limit;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_project_propose_claims_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, propose_in_thread);
}

/**
 * pd_project_propose_claims_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdClaimProposal): the claims, the likest first, or %NULL with an error
 */
GPtrArray *
pd_project_propose_claims_finish (PdProject *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
