#include "pd-search-tally.h"

typedef struct
{
  gint64 row;
  guint64 hits;
} Article;

struct _PdSearchTally
{
  GArray *articles;
  gboolean is_sorted;
};

/**
 * pd_search_group_new:
 * @name: what its hits have in common
 *
 * Returns: (transfer full): a group without a hit
 */
PdSearchGroup *
pd_search_group_new (const char *name)
{
  PdSearchGroup *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (PdSearchGroup, 1);
  self->name = g_strdup (name);
  return self;
}

/**
 * pd_search_group_free:
 *
 * Frees it.
 */
void
pd_search_group_free (PdSearchGroup *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self);
}

/**
 * pd_search_tally_new:
 *
 * Returns: (transfer full): a tally without a hit
 */
PdSearchTally *
pd_search_tally_new (void)
{
  PdSearchTally *self = g_new0 (PdSearchTally, 1);

  self->articles = g_array_new (FALSE, FALSE, sizeof (Article));
  return self;
}

/**
 * pd_search_tally_free:
 *
 * Frees it.
 */
void
pd_search_tally_free (PdSearchTally *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->articles);
  g_free (self);
}

/**
 * pd_search_tally_add:
 * @article: the row of an article
 * @hits: how many hits were found in it, besides those that were added
 *
 * Counts hits.
 */
void
pd_search_tally_add (PdSearchTally *self,
                     gint64 article,
                     guint64 hits)
{
  g_return_if_fail (self != NULL);

  if (hits == 0)
    return;
  g_array_append_val (self->articles, ((Article) { article, hits }));
  self->is_sorted = FALSE;
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  const Article *first = a, *second = b;

  return first->row < second->row ? -1 : first->row > second->row;
}

/* Each article once, in the order of rows. */
static void
sort (PdSearchTally *self)
{
  guint n = 0;

  if (self->is_sorted)
    return;
  g_array_sort (self->articles, compare_articles);
  for (guint i = 0; i < self->articles->len; i++)
    {
      const Article *article = &g_array_index (self->articles, Article, i);
      Article *last = n > 0 ? &g_array_index (self->articles, Article, n - 1) : NULL;

      if (last != NULL && last->row == article->row)
        last->hits += article->hits;
      else
        g_array_index (self->articles, Article, n++) = *article;
    }
  g_array_set_size (self->articles, n);
  self->is_sorted = TRUE;
}

static guint64
get_hits (PdSearchTally *self,
          gint64 row)
{
  Article wanted = { row, 0 };
  guint position;

  return g_array_binary_search (self->articles, &wanted, compare_articles, &position) ? g_array_index (self->articles, Article, position).hits : 0;
}

/* Articles of the same name follow each other, as an index has them. */
static GPtrArray *
group (PdSearchTally *self,
       PdConnection *connection,
       const char *sql,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_search_group_free);
  sqlite3_stmt *statement;
  PdSearchGroup *last = NULL;
  gboolean has_row;

  sort (self);
  if (self->articles->len == 0)
    return g_steal_pointer (&groups);
  statement = pd_connection_prepare (connection, sql, error);
  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error))
    {
      const char *name;
      guint64 hits;

      if (!has_row)
        return g_steal_pointer (&groups);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return NULL;
        }
      hits = get_hits (self, sqlite3_column_int64 (statement, 0));
      if (hits == 0)
        continue;
      name = (const char *) sqlite3_column_text (statement, 1);
      if (last == NULL || !g_str_equal (last->name, name))
        {
          last = pd_search_group_new (name);
          g_ptr_array_add (groups, last);
        }
      last->hits += hits;
      last->articles++;
    }
  return NULL;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const PdSearchGroup *first = *(const PdSearchGroup *const *) a, *second = *(const PdSearchGroup *const *) b;

  if (first->hits != second->hits)
    return first->hits > second->hits ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/**
 * pd_search_tally_group_by_source:
 * @connection: a connection that reads
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdSearchGroup): the publications that have hits, those with most of them first, or %NULL with an error
 */
GPtrArray *
pd_search_tally_group_by_source (PdSearchTally *self,
                                 PdConnection *connection,
                                 GCancellable *cancellable,
                                 GError **error)
{
  GPtrArray *groups;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  groups = group (self, connection, "SELECT id, coalesce (source, '') FROM article INDEXED BY article_by_source WHERE present = 1 ORDER BY source", cancellable, error);
  if (groups != NULL)
    g_ptr_array_sort (groups, compare_hits);
  return groups;
}

/**
 * pd_search_tally_group_by_month:
 * @connection: a connection that reads
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdSearchGroup): the months that have hits, in the order of time, a year before its months, and last what
 *   has no date; %NULL with an error
 */
GPtrArray *
pd_search_tally_group_by_month (PdSearchTally *self,
                                PdConnection *connection,
                                GCancellable *cancellable,
                                GError **error)
{
  GPtrArray *groups;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  groups = group (self, connection, "SELECT id, substr (coalesce (date, ''), 1, 7) FROM article INDEXED BY article_by_date WHERE present = 1 ORDER BY date", cancellable, error);
  if (groups != NULL && groups->len > 0 && *((const PdSearchGroup *) g_ptr_array_index (groups, 0))->name == '\0')
    g_ptr_array_add (groups, g_ptr_array_steal_index (groups, 0));
  return groups;
}
