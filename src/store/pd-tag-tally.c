#include "pd-tag-tally.h"

/* A tag while it is counted. What it was counted for last is kept, so that nothing is counted twice. */
typedef struct
{
  PdTagCounts counts;
  guint parent;
  gint64 last;
  gint64 nested_last;
} Tag;

/* Where a tag is used. */
typedef struct
{
  gint64 article;
  guint tag;
} Use;

struct _PdTagTally
{
  GArray *tags;
  /* From rows, while it is made, and from UUIDs to indices. */
  GHashTable *indices_by_row;
  GHashTable *indices_by_id;
  GArray *uses;
};

/* Index 0 stands for no tag, so that it can be told from what is not there. */
static guint
get_index (PdTagTally *self,
           gint64 row)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->indices_by_row, &row));
}

static Tag *
get_tag (PdTagTally *self,
         guint index)
{
  return &g_array_index (self->tags, Tag, index);
}

static gboolean
load_tags (PdTagTally *self,
           PdConnection *connection,
           GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT id, uuid, coalesce(parent_id, 0) FROM tag", error);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 nowhere = 0;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  g_array_set_size (self->tags, 1);
  g_array_append_val (parents, nowhere);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 row, parent;

      if (!has_row)
        {
          for (guint i = 1; i < self->tags->len; i++)
            get_tag (self, i)->parent = get_index (self, g_array_index (parents, gint64, i));
          return TRUE;
        }
      row = sqlite3_column_int64 (statement, 0);
      parent = sqlite3_column_int64 (statement, 2);
      g_hash_table_insert (self->indices_by_row, g_memdup2 (&row, sizeof row), GUINT_TO_POINTER (self->tags->len));
      g_hash_table_insert (self->indices_by_id, g_strdup ((const char *) sqlite3_column_text (statement, 1)), GUINT_TO_POINTER (self->tags->len));
      g_array_append_val (parents, parent);
      g_array_set_size (self->tags, self->tags->len + 1);
    }
  return FALSE;
}

static void
add_use (PdTagTally *self,
         gint64 article,
         guint tag)
{
  Use use = { article, tag };

  g_array_append_val (self->uses, use);
}

/* What comes is in the order of @what: a highlight or an article. Where a file has tags nested in a circle, the way up ends where it was before. */
static void
count (PdTagTally *self,
       guint index,
       gint64 what,
       gsize own,
       gsize nested)
{
  Tag *tag = get_tag (self, index);

  /* A tag that is not there has no uses. */
  if (index == 0)
    return;
  if (tag->last != what)
    G_STRUCT_MEMBER (guint, &tag->counts, own)
  ++;
  tag->last = what;
  for (; index != 0 && tag->nested_last != what; tag = get_tag (self, index))
    {
      tag->nested_last = what;
      G_STRUCT_MEMBER (guint, &tag->counts, nested)
      ++;
      index = tag->parent;
    }
}

static gboolean
count_highlights (PdTagTally *self,
                  PdConnection *connection,
                  GCancellable *cancellable,
                  GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection,
                                                   "SELECT ht.highlight_id, ht.tag_id, h.article_id FROM highlight_tag ht CROSS JOIN highlight h ON h.id = ht.highlight_id"
                                                   " WHERE h.article_id NOT IN (SELECT id FROM article WHERE present = 0) ORDER BY ht.highlight_id",
                                                   error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      guint tag;

      if (!has_row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      tag = get_index (self, sqlite3_column_int64 (statement, 1));
      count (self, tag, sqlite3_column_int64 (statement, 0), G_STRUCT_OFFSET (PdTagCounts, highlights), G_STRUCT_OFFSET (PdTagCounts, nested_highlights));
      add_use (self, sqlite3_column_int64 (statement, 2), tag);
    }
  sqlite3_reset (statement);
  return FALSE;
}

static gboolean
load_whole_articles (PdTagTally *self,
                     PdConnection *connection,
                     GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT article_id, tag_id FROM article_tag WHERE article_id NOT IN (SELECT id FROM article WHERE present = 0)", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_use (self, sqlite3_column_int64 (statement, 0), get_index (self, sqlite3_column_int64 (statement, 1)));
    }
  return FALSE;
}

static int
compare_uses (const void *a,
              const void *b)
{
  const Use *first = a, *second = b;

  return first->article < second->article ? -1 : first->article > second->article;
}

static void
count_articles (PdTagTally *self)
{
  for (guint i = 0; i < self->tags->len; i++)
    get_tag (self, i)->last = get_tag (self, i)->nested_last = 0;
  g_array_sort (self->uses, compare_uses);
  for (guint i = 0; i < self->uses->len; i++)
    {
      const Use *use = &g_array_index (self->uses, Use, i);

      count (self, use->tag, use->article, G_STRUCT_OFFSET (PdTagCounts, articles), G_STRUCT_OFFSET (PdTagCounts, nested_articles));
    }
}

/**
 * pd_tag_tally_new:
 * @connection: a connection, in a transaction, so that all is of one moment
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Counts how often the tags are used.
 *
 * Returns: (transfer full): the numbers, or %NULL with an error
 */
PdTagTally *
pd_tag_tally_new (PdConnection *connection,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (PdTagTally) self = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  self = g_new0 (PdTagTally, 1);
  self->tags = g_array_new (FALSE, TRUE, sizeof (Tag));
  self->uses = g_array_new (FALSE, FALSE, sizeof (Use));
  self->indices_by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->indices_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!load_tags (self, connection, error) || !count_highlights (self, connection, cancellable, error) || !load_whole_articles (self, connection, error))
    return NULL;
  count_articles (self);
  g_clear_pointer (&self->indices_by_row, g_hash_table_unref);
  g_clear_pointer (&self->uses, g_array_unref);
  return g_steal_pointer (&self);
}

/**
 * pd_tag_tally_free:
 *
 * Frees it.
 */
void
pd_tag_tally_free (PdTagTally *self)
{
  g_array_unref (self->tags);
  g_clear_pointer (&self->uses, g_array_unref);
  g_clear_pointer (&self->indices_by_row, g_hash_table_unref);
  g_hash_table_unref (self->indices_by_id);
  g_free (self);
}

/**
 * pd_tag_tally_get:
 * @tag_id: the UUID of a tag
 *
 * Returns: (transfer none): how often it is used: never, where it was not there
 */
const PdTagCounts *
pd_tag_tally_get (PdTagTally *self,
                  const char *tag_id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tag_id != NULL, NULL);

  return &get_tag (self, GPOINTER_TO_UINT (g_hash_table_lookup (self->indices_by_id, tag_id)))->counts;
}
