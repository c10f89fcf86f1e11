#include "pd-project-claims.h"

#include "pd-rows.h"

#define WITH_HIGHLIGHT "SELECT highlight_id FROM mentions UNION SELECT highlight_id FROM evidence"

/* What a ledger is made of, and of what rows. */
static const struct
{
  PdWord word;
  const char *condition;
  gsize offset;
} parts[] = {
  { PD_WORD_CLAIM, NULL, G_STRUCT_OFFSET (PdClaimRecords, claims) },
  { PD_WORD_CLAIM_KIND, NULL, G_STRUCT_OFFSET (PdClaimRecords, kinds) },
  { PD_WORD_MENTION, NULL, G_STRUCT_OFFSET (PdClaimRecords, mentions) },
  { PD_WORD_ATTRIBUTION, NULL, G_STRUCT_OFFSET (PdClaimRecords, attributions) },
  { PD_WORD_NAME, NULL, G_STRUCT_OFFSET (PdClaimRecords, names) },
  { PD_WORD_NAME_ALIAS, NULL, G_STRUCT_OFFSET (PdClaimRecords, aliases) },
  { PD_WORD_HIGHLIGHT, "highlight_id IN (" WITH_HIGHLIGHT ")", G_STRUCT_OFFSET (PdClaimRecords, highlights) },
  { PD_WORD_ARTICLE, "article_id IN (SELECT article_id FROM highlights WHERE highlight_id IN (" WITH_HIGHLIGHT "))", G_STRUCT_OFFSET (PdClaimRecords, articles) },
  { PD_WORD_CLAIM_RELATION, NULL, G_STRUCT_OFFSET (PdClaimRecords, relations) },
  { PD_WORD_JUDGEMENT, NULL, G_STRUCT_OFFSET (PdClaimRecords, judgements) },
  { PD_WORD_EVIDENCE, NULL, G_STRUCT_OFFSET (PdClaimRecords, evidence) },
  { PD_WORD_CODER, NULL, G_STRUCT_OFFSET (PdClaimRecords, coders) },
  { PD_WORD_FAMILY_MEMBER, NULL, G_STRUCT_OFFSET (PdClaimRecords, family_members) },
};

static gboolean
load_records (PdConnection *connection,
              PdClaimRecords *records,
              GCancellable *cancellable,
              GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GPtrArray *rows;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rows = pd_rows_query (connection, parts[i].word, parts[i].condition, NULL, error);
      if (rows == NULL)
        return FALSE;
      G_STRUCT_MEMBER (GPtrArray *, records, parts[i].offset) = rows;
    }
  return TRUE;
}

static gpointer
load_claims (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (PdClaimRecords) records = { 0 };
  gboolean ok;

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  ok = load_records (connection, &records, cancellable, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return ok ? pd_claim_ledger_new (&records) : NULL;
}

/**
 * pd_project_load_claims:
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads all claims, with what is known of their mentions. It waits for the disk.
 *
 * Returns: (transfer full): the ledger, or %NULL with an error
 */
PdClaimLedger *
pd_project_load_claims (PdProject *self,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_claims, NULL, cancellable, error);
}

/**
 * pd_project_load_claims_async:
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are loaded
 * @user_data: handed to @callback
 *
 * Loads all claims, with what is known of their mentions.
 */
void
pd_project_load_claims_async (PdProject *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_claims, NULL, NULL, g_object_unref, self, cancellable, callback, user_data);
}

/**
 * pd_project_load_claims_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the ledger, or %NULL with an error
 */
PdClaimLedger *
pd_project_load_claims_finish (PdProject *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

/**
 * pd_project_claims_depend_on:
 * @changes: what changed in a project
 *
 * Returns: whether its ledger may be another one now
 */
gboolean
pd_project_claims_depend_on (PdChanges *changes)
{
  g_return_val_if_fail (PD_IS_CHANGES (changes), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (pd_changes_touch (changes, parts[i].word))
        return TRUE;
    }
  return FALSE;
}
