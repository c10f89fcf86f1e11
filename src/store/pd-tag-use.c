#include "pd-tag-use.h"

/**
 * pd_tag_use_ref:
 *
 * Returns: (transfer full): the same
 */
PdTagUse *
pd_tag_use_ref (PdTagUse *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * pd_tag_use_unref:
 *
 * Lets go of it.
 */
void
pd_tag_use_unref (PdTagUse *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_free (self->tag_id);
  g_free (self->tag);
  g_free (self->coder);
  g_free (self->highlight_id);
  g_free (self->quote);
  g_free (self->note);
  g_free (self->article_id);
  g_free (self->title);
  g_free (self->file_name);
  g_free (self->date);
  g_free (self);
}

static char *
dup_column (sqlite3_stmt *statement,
            int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static PdTagUse *
read_use (sqlite3_stmt *statement)
{
  PdTagUse *self = g_new0 (PdTagUse, 1);

  g_atomic_ref_count_init (&self->references);
  self->id = dup_column (statement, 0);
  self->tag_id = dup_column (statement, 1);
  self->tag = dup_column (statement, 2);
  self->coder = dup_column (statement, 3);
  self->highlight_id = dup_column (statement, 4);
  self->quote = dup_column (statement, 5);
  self->note = dup_column (statement, 6);
  self->is_placed = sqlite3_column_int (statement, 7) != 0;
  self->is_example = sqlite3_column_int (statement, 8) != 0;
  self->article_id = dup_column (statement, 9);
  self->title = dup_column (statement, 10);
  self->file_name = dup_column (statement, 11);
  self->date = dup_column (statement, 12);
  return self;
}

#define TAGS \
  "WITH RECURSIVE below (id) AS (SELECT id FROM tag WHERE uuid = ?1 UNION SELECT tag.id FROM tag JOIN below ON tag.parent_id = below.id WHERE ?2) "

/* The tag itself before those nested under it, so that of a highlight with several it is the one that is listed. */
static const char *const questions[] = {
  TAGS "SELECT ht.uuid, g.uuid, g.name, c.name, h.uuid, h.quote, h.note, h.text_id = a.text_id, ht.example, a.uuid, a.title, a.file_name, a.date"
       " FROM below CROSS JOIN highlight_tag ht ON ht.tag_id = below.id CROSS JOIN highlight h ON h.id = ht.highlight_id CROSS JOIN article a ON a.id = h.article_id"
       " JOIN tag g ON g.id = ht.tag_id JOIN coder c ON c.id = ht.coder_id"
       " WHERE a.present ORDER BY a.date IS NULL, a.date, a.id, h.start, h.\"end\", h.id, g.uuid <> ?1, ht.id",
  TAGS "SELECT at.uuid, g.uuid, g.name, c.name, NULL, NULL, NULL, 1, 0, a.uuid, a.title, a.file_name, a.date"
       " FROM below CROSS JOIN article_tag at ON at.tag_id = below.id CROSS JOIN article a ON a.id = at.article_id"
       " JOIN tag g ON g.id = at.tag_id JOIN coder c ON c.id = at.coder_id"
       " WHERE a.present ORDER BY a.date IS NULL, a.date, a.id, g.uuid <> ?1, at.id",
};

static gboolean
is_same (PdTagUse *a,
         PdTagUse *b)
{
  return g_strcmp0 (a->highlight_id, b->highlight_id) == 0 && g_str_equal (a->article_id, b->article_id);
}

/* The same highlight, or whole article, comes in a row. */
static void
add (GPtrArray *uses,
     PdTagUse *use)
{
  if (uses->len > 0 && is_same (g_ptr_array_index (uses, uses->len - 1), use))
    pd_tag_use_unref (use);
  else
    g_ptr_array_add (uses, use);
}

static gboolean
ask (PdConnection *connection,
     const char *question,
     const char *tag_id,
     gboolean nested,
     GPtrArray *uses,
     GCancellable *cancellable,
     GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, question, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, tag_id);
  sqlite3_bind_int (statement, 2, nested);
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      add (uses, read_use (statement));
    }
  sqlite3_reset (statement);
  return FALSE;
}

/**
 * pd_tag_use_list:
 * @connection: a connection
 * @tag_id: the UUID of a tag
 * @nested: whether the tags nested under it are meant as well
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Lists the highlights that carry a tag, in the order of their articles' dates and of their places, and behind them the articles that carry it as a
 * whole. A highlight is listed once, whatever other tags that are meant it carries.
 *
 * Returns: (transfer full) (element-type PdTagUse): where it is used, or %NULL with an error
 */
GPtrArray *
pd_tag_use_list (PdConnection *connection,
                 const char *tag_id,
                 gboolean nested,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_tag_use_unref);

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (tag_id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      if (!ask (connection, questions[i], tag_id, nested, uses, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&uses);
}
