#include "pd-check.h"

#include "pd-audit.h"
#include "pd-project-place.h"

/**
 * pd_project_check:
 * @citation: (out) (nullable): where all is well, one line that a paper can cite
 * @n_unplaced: (out) (optional): how many highlights stand on a text that is no longer their article's
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Verifies the file and every mark against its text. It waits for the disk, but keeps nobody else waiting: it reads
 * through a connection of its own.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each problem, none where all is well; %NULL with an
 *   error where it could not be done
 */
GPtrArray *
pd_project_check (PdProject *self,
                  char **citation,
                  guint *n_unplaced,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (PdScratch) scratch = NULL;
  g_autoptr (PdConnection) connection = NULL;
  g_autofree char *readable = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  g_return_val_if_fail (PD_IS_PROJECT (self), NULL);
  g_return_val_if_fail (citation != NULL, NULL);

  *citation = NULL;
  readable = pd_project_make_readable (self, &scratch, cancellable, error);
  connection = readable != NULL ? pd_connection_open (readable, PD_CONNECTION_READ, error) : NULL;
  if (connection == NULL
      || !pd_connection_exec (connection, "BEGIN", error)
      || !pd_audit_run (connection, problems, &n, cancellable, error))
    return NULL;
  if (n_unplaced != NULL)
    *n_unplaced = n;
  if (problems->len == 0)
    {
      *citation = pd_audit_cite (connection, error);
      if (*citation == NULL)
        return NULL;
    }
  return g_steal_pointer (&problems);
}
