#include "pd-codebook-preview.h"

#include "pd-codebook-edit-private.h"

/**
 * pd_codebook_preview_free:
 *
 * Frees it.
 */
void
pd_codebook_preview_free (PdCodebookPreview *self)
{
  g_strfreev (self->added);
  g_strfreev (self->changed_before);
  g_strfreev (self->changed_after);
  g_strfreev (self->staying);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static gpointer
foresee (PdConnection *connection,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  PdCodebookEdit *edit = data;
  g_autoptr (PdCodebookPreview) preview = g_new0 (PdCodebookPreview, 1);
  gboolean ok;

  /* One transaction, so that all is of one moment. */
  if (!pd_connection_exec (connection, "BEGIN", error))
    return NULL;
  ok = edit->foresee == NULL || edit->foresee (edit, connection, preview, error);
  pd_connection_exec (connection, "COMMIT", NULL);
  return ok ? g_steal_pointer (&preview) : NULL;
}

/**
 * pd_project_preview_codebook_edit:
 * @edit: what is to be done
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds out what an edit of the codebook would come to. It waits for the disk.
 *
 * Returns: (transfer full): that, or %NULL with an error where it cannot be done
 */
PdCodebookPreview *
pd_project_preview_codebook_edit (PdProject *self,
                                  PdCodebookEdit *edit,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (PD_IS_CODEBOOK_EDIT (edit), NULL);

  return pd_worker_run (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, foresee, edit, cancellable, error);
}

/**
 * pd_project_preview_codebook_edit_async:
 * @edit: what is to be done
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is known
 * @user_data: handed to @callback
 *
 * Finds out what an edit of the codebook would come to.
 */
void
pd_project_preview_codebook_edit_async (PdProject *self,
                                        PdCodebookEdit *edit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (PD_IS_PROJECT (self));
  g_return_if_fail (PD_IS_CODEBOOK_EDIT (edit));

  pd_worker_run_async (pd_store_get_reader (pd_project_get_store (self)), PD_WORKER_PERSON, foresee, g_object_ref (edit), g_object_unref,
                       (GDestroyNotify) pd_codebook_preview_free, self, cancellable, callback, user_data);
}

/**
 * pd_project_preview_codebook_edit_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what it would come to, or %NULL with an error where it cannot be done
 */
PdCodebookPreview *
pd_project_preview_codebook_edit_finish (PdProject *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);

  return pd_worker_run_finish (result, error);
}
