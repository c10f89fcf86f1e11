#include "pd-snapshot-difference.h"

#include "pd-connection.h"
#include "pd-revision.h"

/* What is in two files is known again by its UUID. */
#define ARTICLES(file) "SELECT uuid FROM " file ".article WHERE present"
#define HIGHLIGHTS(file) "SELECT h.uuid FROM " file ".highlight h JOIN " file ".article a ON a.id = h.article_id WHERE a.present"
#define CLAIMS(file) "SELECT uuid FROM " file ".claim"

static gboolean
count (PdConnection *connection,
       const char *sql,
       guint *n,
       GError **error)
{
  gint64 value;

  if (!pd_connection_get_integer (connection, sql, &value, error))
    return FALSE;
  *n = value;
  return TRUE;
}

static gboolean
attach (PdConnection *connection,
        const char *path,
        GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "ATTACH ? AS backup", error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, path);
  return pd_connection_run (connection, statement, error);
}

static gboolean
compare_rows (PdSnapshotDifference *self,
              PdConnection *connection,
              GCancellable *cancellable,
              GError **error)
{
  const struct
  {
    const char *sql;
    guint *n;
  } counts[] = {
    { "SELECT count(*) FROM (" ARTICLES ("backup") ")", &self->articles.n },
    { "SELECT count(*) FROM (" HIGHLIGHTS ("backup") ")", &self->highlights.n },
    { "SELECT count(*) FROM (" CLAIMS ("backup") ")", &self->claims.n },
    { "SELECT count(*) FROM (" ARTICLES ("main") " EXCEPT " ARTICLES ("backup") ")", &self->articles.since },
    { "SELECT count(*) FROM (" ARTICLES ("backup") " EXCEPT " ARTICLES ("main") ")", &self->articles.gone },
    { "SELECT count(*) FROM (" HIGHLIGHTS ("main") " EXCEPT " HIGHLIGHTS ("backup") ")", &self->highlights.since },
    { "SELECT count(*) FROM (" HIGHLIGHTS ("backup") " EXCEPT " HIGHLIGHTS ("main") ")", &self->highlights.gone },
    { "SELECT count(*) FROM (" CLAIMS ("main") " EXCEPT " CLAIMS ("backup") ")", &self->claims.since },
    { "SELECT count(*) FROM (" CLAIMS ("backup") " EXCEPT " CLAIMS ("main") ")", &self->claims.gone },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !count (connection, counts[i].sql, counts[i].n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_snapshot_difference_measure: (skip)
 * @self: (out caller-allocates): the numbers
 * @snapshot: a file with a project as it was at some time
 * @path: the file of the project, which may be in use
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Counts what is in a snapshot, and what is different in the project by now. It waits for the disk.
 *
 * Returns: whether it is counted
 */
gboolean
pd_snapshot_difference_measure (PdSnapshotDifference *self,
                                const char *snapshot,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *then = NULL;
  g_autoptr (PdConnection) here = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (snapshot != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  then = pd_revision_read (snapshot, NULL, error);
  here = then != NULL ? pd_connection_open (path, PD_CONNECTION_READ, error) : NULL;
  if (here == NULL || !attach (here, snapshot, error) || !pd_connection_exec (here, "BEGIN", error))
    return FALSE;
  now = pd_revision_get (here, error);
  if (now == NULL || !compare_rows (self, here, cancellable, error))
    return FALSE;
  self->is_same = g_str_equal (then, now);
  return TRUE;
}
