#include "pd-reuse-loader.h"

#include "pd-families.h"

/* So many articles are listed at a time: a few milliseconds of the thread that reads. */
#define LISTED 4096

static void
clear_article (gpointer data)
{
  pd_dated_article_clear (data);
}

static gpointer
list_some (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  return pd_connection_check_open (connection, error) ? pd_article_texts_list_behind (connection, *(const gint64 *) data, LISTED, error) : NULL;
}

/**
 * pd_reuse_loader_list:
 * @reader: the thread that reads the project file
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Lists all articles, a part at a time, behind whatever a person does. An article may change while others are listed.
 *
 * Returns: (transfer full) (element-type PdDatedArticle): the articles that are present, in the order of their rows, or %NULL with an error
 */
GArray *
pd_reuse_loader_list (PdWorker *reader,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (PdDatedArticle));
  gint64 row = 0;
  guint n;

  g_array_set_clear_func (articles, clear_article);
  do
    {
      GArray *some = pd_worker_run (reader, PD_WORKER_BATCH, list_some, &row, cancellable, error);

      if (some == NULL)
        return NULL;
      n = some->len;
      if (n > 0)
        row = g_array_index (some, PdDatedArticle, n - 1).row;
      g_array_append_vals (articles, some->data, n);
      /* What belonged to them belongs to the longer list now. */
      g_array_set_clear_func (some, NULL);
      g_array_unref (some);
    }
  while (n == LISTED);
  return g_steal_pointer (&articles);
}

static gpointer
load_some (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  const GArray *rows = data;
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (PdDatedArticle));

  g_array_set_clear_func (articles, clear_article);
  if (!pd_connection_check_open (connection, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      PdDatedArticle article;

      if (!pd_article_texts_load_dated (connection, g_array_index (rows, gint64, i), &article, error))
        return NULL;
      g_array_append_val (articles, article);
    }
  return g_steal_pointer (&articles);
}

/**
 * pd_reuse_loader_list_some:
 * @reader: the thread that reads the project file
 * @rows: (element-type gint64): the rows of some articles
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdDatedArticle): these articles; those that are not present are there without an identifier; %NULL with an error
 */
GArray *
pd_reuse_loader_list_some (PdWorker *reader,
                           const GArray *rows,
                           GCancellable *cancellable,
                           GError **error)
{
  return pd_worker_run (reader, PD_WORKER_BATCH, load_some, (gpointer) rows, cancellable, error);
}

typedef struct
{
  gint64 row;
  PdText *text;
} Loading;

static gpointer
load_text (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Loading *loading = data;

  return GINT_TO_POINTER (pd_connection_check_open (connection, error) && pd_article_texts_load_text (connection, loading->row, &loading->text, error));
}

/**
 * pd_reuse_loader_load:
 * @reader: the thread that reads the project file
 * @row: the row of an article
 * @text: (out) (transfer full) (nullable): its text, ready to be compared; %NULL where the article is not present, or no longer
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Loads a text.
 *
 * Returns: whether that went well
 */
gboolean
pd_reuse_loader_load (PdWorker *reader,
                      gint64 row,
                      PdReuseText **text,
                      GCancellable *cancellable,
                      GError **error)
{
  Loading loading = { row, NULL };

  *text = NULL;
  if (pd_worker_run (reader, PD_WORKER_BATCH, load_text, &loading, cancellable, error) == NULL)
    return FALSE;
  if (loading.text != NULL)
    *text = pd_reuse_text_new (loading.text);
  g_clear_object (&loading.text);
  return TRUE;
}

static gpointer
load_state (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  char *state;

  return pd_connection_check_open (connection, error) && pd_families_get_state (connection, &state, error) ? state : NULL;
}

/**
 * pd_reuse_loader_load_state:
 * @reader: the thread that reads the project file
 * @cancellable: (nullable): to cancel it
 *
 * Returns: (transfer full) (nullable): for which articles the families of the project were found, as far as that is known
 */
char *
pd_reuse_loader_load_state (PdWorker *reader,
                            GCancellable *cancellable)
{
  return pd_worker_run (reader, PD_WORKER_BATCH, load_state, NULL, cancellable, NULL);
}
