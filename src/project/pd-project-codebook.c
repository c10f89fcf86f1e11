#include "pd-project-codebook.h"

#include "pd-rows.h"

/**
 * pd_codebook_rows_free:
 *
 * Frees it.
 */
void
pd_codebook_rows_free (PdCodebookRows *self)
{
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->tally, pd_tag_tally_free);
  g_free (self);
}

/**
 * pd_tag_details_free:
 *
 * Frees it.
 */
void
pd_tag_details_free (PdTagDetails *self)
{
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->memos, g_ptr_array_unref);
  g_clear_pointer (&self->coders, g_ptr_array_unref);
  g_free (self);
}

static gpointer
load_codebook (PdConnection *connection,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PdCodebookRows) rows = g_new0 (PdCodebookRows, 1);
  gint64 has_versions = 0;
  gboolean ok;

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  rows->tags = pd_rows_query_uncounted (connection, PD_WORD_TAG, NULL, NULL, error);
  rows->tally = rows->tags != NULL ? pd_tag_tally_new (connection, cancellable, error) : NULL;
  ok = rows->tally != NULL && pd_connection_get_integer (connection, "SELECT EXISTS (SELECT 1 FROM codebook_version)", &has_versions, error);
  rows->has_versions = has_versions != 0;
  pd_connection_exec (connection, "COMMIT", NULL);
  return ok ? g_steal_pointer (&rows) : NULL;
}

/**
 * pd_project_load_codebook:
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads all tags, and how often they are used. It waits for the disk.
 *
 * Returns: (transfer full): the codebook, or %NULL with an error
 */
PdCodebookRows *
pd_project_load_codebook (PdProject *self,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_codebook, NULL, cancellable, error);
}

/**
 * pd_project_load_codebook_async:
 * @cancellable: (nullable): to cancel it
 * @callback: called when they are loaded
 * @user_data: handed to @callback
 *
 * Loads all tags, and how often they are used.
 */
void
pd_project_load_codebook_async (PdProject *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_codebook, NULL, NULL, (GDestroyNotify) pd_codebook_rows_free,
                       self, cancellable, callback, user_data);
}

/**
 * pd_project_load_codebook_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the codebook, or %NULL with an error
 */
PdCodebookRows *
pd_project_load_codebook_finish (PdProject *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}

/**
 * pd_project_codebook_depends_on:
 * @changes: what changed in a project
 *
 * Returns: whether a tag, its numbers, or what hangs on it may be others now
 */
gboolean
pd_project_codebook_depends_on (PdChanges *changes)
{
  static const PdWord words[] = { PD_WORD_TAG, PD_WORD_HIGHLIGHT_TAG, PD_WORD_ARTICLE_TAG, PD_WORD_HIGHLIGHT, PD_WORD_ARTICLE, PD_WORD_MEMO, PD_WORD_CODER };

  g_return_val_if_fail (PD_IS_CHANGES (changes), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (pd_changes_touch (changes, words[i]))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  char *tag_id;
  gboolean nested;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->tag_id);
  g_free (wish);
}

static gpointer
load_tag (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  const Wish *wish = data;
  g_autoptr (PdTagDetails) details = g_new0 (PdTagDetails, 1);

  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  details->uses = pd_tag_use_list (connection, wish->tag_id, wish->nested, cancellable, error);
  details->memos = details->uses != NULL ? pd_rows_load (connection, PD_WORD_MEMO, PD_MEMO_TAG_ID, wish->tag_id, error) : NULL;
  details->coders = details->memos != NULL ? pd_rows_load (connection, PD_WORD_CODER, 0, NULL, error) : NULL;
  pd_connection_exec (connection, "COMMIT", NULL);
  return details->coders != NULL ? g_steal_pointer (&details) : NULL;
}

/**
 * pd_project_load_tag:
 * @tag_id: the UUID of a tag
 * @nested: whether the uses of the tags nested under it are meant as well
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads what hangs on a tag. It waits for the disk.
 *
 * Returns: (transfer full): that: nothing, where there is no such tag; or %NULL with an error
 */
PdTagDetails *
pd_project_load_tag (PdProject *self,
                     const char *tag_id,
                     gboolean nested,
                     GCancellable *cancellable,
                     GError **error)
{
  Wish wish = { (char *) tag_id, nested };

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (tag_id != NULL, NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_tag, &wish, cancellable, error);
}

/**
 * pd_project_load_tag_async:
 * @tag_id: the UUID of a tag
 * @nested: whether the uses of the tags nested under it are meant as well
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is loaded
 * @user_data: handed to @callback
 *
 * Loads what hangs on a tag.
 */
void
pd_project_load_tag_async (PdProject *self,
                           const char *tag_id,
                           gboolean nested,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Wish *wish;

  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (tag_id != NULL);

  wish = g_new0 (Wish, 1);
  wish->tag_id = g_strdup (tag_id);
  wish->nested = nested;
  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, load_tag, wish, wish_free, (GDestroyNotify) pd_tag_details_free,
                       self, cancellable, callback, user_data);
}

/**
 * pd_project_load_tag_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what hangs on it, or %NULL with an error
 */
PdTagDetails *
pd_project_load_tag_finish (PdProject *self,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
