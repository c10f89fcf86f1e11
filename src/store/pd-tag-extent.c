#include "pd-tag-extent.h"

/* ?1 is the tag, ?2 whether those nested under it are meant as well, ?3 the other tag. */
#define TAGS                                                                                                                                        \
  "WITH RECURSIVE below (id) AS (SELECT id FROM tag WHERE uuid = ?1 UNION SELECT tag.id FROM tag JOIN below ON tag.parent_id = below.id WHERE ?2)," \
  " other (id) AS (SELECT id FROM tag WHERE uuid = ?3) "

static const struct
{
  const char *question;
  /* Where the columns of the answer go. */
  gsize offsets[4];
} questions[] = {
  { "WITH RECURSIVE under (id) AS (SELECT id FROM tag WHERE uuid = ?1 UNION SELECT tag.id FROM tag JOIN under ON tag.parent_id = under.id) SELECT count(*) - 1 FROM under",
    { G_STRUCT_OFFSET (PdTagExtent, tags) } },
  { TAGS ", marked (id, article_id) AS (SELECT DISTINCT h.id, h.article_id FROM below CROSS JOIN highlight_tag ht ON ht.tag_id = below.id CROSS JOIN highlight h ON h.id = ht.highlight_id"
         " CROSS JOIN article a ON a.id = h.article_id WHERE a.present) "
         "SELECT count(*), count(DISTINCT article_id),"
         " coalesce(sum(NOT EXISTS (SELECT 1 FROM highlight_tag ht WHERE ht.highlight_id = marked.id AND ht.tag_id NOT IN below)), 0),"
         " coalesce(sum(EXISTS (SELECT 1 FROM highlight_tag ht WHERE ht.highlight_id = marked.id AND ht.tag_id IN other)), 0) FROM marked",
    { G_STRUCT_OFFSET (PdTagExtent, highlights), G_STRUCT_OFFSET (PdTagExtent, articles), G_STRUCT_OFFSET (PdTagExtent, alone), G_STRUCT_OFFSET (PdTagExtent, both) } },
  { TAGS ", marked (id) AS (SELECT DISTINCT a.id FROM below CROSS JOIN article_tag at ON at.tag_id = below.id CROSS JOIN article a ON a.id = at.article_id WHERE a.present) "
         "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM article_tag at WHERE at.article_id = marked.id AND at.tag_id IN other)), 0) FROM marked",
    { G_STRUCT_OFFSET (PdTagExtent, whole_articles), G_STRUCT_OFFSET (PdTagExtent, both_articles) } },
  { TAGS "SELECT count(*) FROM memo WHERE tag_id IN below", { G_STRUCT_OFFSET (PdTagExtent, memos) } },
};

/**
 * pd_tag_extent_measure:
 * @connection: a connection
 * @tag_id: the UUID of a tag
 * @nested: whether what hangs on the tags nested under it is meant as well; how many these are is counted in any case
 * @other_id: (nullable): the UUID of the other tag
 * @extent: (out): what hangs on it, in the articles that are there
 * @error: return location for an error
 *
 * Counts what hangs on a tag.
 *
 * Returns: whether that went well
 */
gboolean
pd_tag_extent_measure (PdConnection *connection,
                       const char *tag_id,
                       gboolean nested,
                       const char *other_id,
                       PdTagExtent *extent,
                       GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (tag_id != NULL, FALSE);
  g_return_val_if_fail (extent != NULL, FALSE);

  *extent = (PdTagExtent) { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, questions[i].question, error);
      gboolean has_row;

      if (statement == NULL)
        return FALSE;
      pd_statement_bind_text (statement, 1, tag_id);
      if (sqlite3_bind_parameter_count (statement) > 1)
        {
          sqlite3_bind_int (statement, 2, nested);
          pd_statement_bind_text (statement, 3, other_id);
        }
      if (!pd_connection_step (connection, statement, &has_row, error))
        return FALSE;
      g_assert (has_row);
      for (int column = 0; column < sqlite3_column_count (statement); column++)
        G_STRUCT_MEMBER (guint, extent, questions[i].offsets[column]) = sqlite3_column_int (statement, column);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* ?1 is the tag, ?2 the other, ?3 the time. What both have stays where it is, and goes with the tag. */
static const char *const moves[] = {
  "UPDATE highlight_tag SET example = 1, modified = ?3 WHERE NOT example AND tag_id = (SELECT id FROM tag WHERE uuid = ?2)"
  " AND EXISTS (SELECT 1 FROM highlight_tag o WHERE o.highlight_id = highlight_tag.highlight_id AND o.tag_id = (SELECT id FROM tag WHERE uuid = ?1) AND o.example)",
  "UPDATE highlight_tag SET tag_id = (SELECT id FROM tag WHERE uuid = ?2), modified = ?3 WHERE tag_id = (SELECT id FROM tag WHERE uuid = ?1)"
  " AND NOT EXISTS (SELECT 1 FROM highlight_tag o WHERE o.highlight_id = highlight_tag.highlight_id AND o.tag_id = (SELECT id FROM tag WHERE uuid = ?2))",
  "UPDATE article_tag SET tag_id = (SELECT id FROM tag WHERE uuid = ?2), modified = ?3 WHERE tag_id = (SELECT id FROM tag WHERE uuid = ?1)"
  " AND NOT EXISTS (SELECT 1 FROM article_tag o WHERE o.article_id = article_tag.article_id AND o.tag_id = (SELECT id FROM tag WHERE uuid = ?2))",
  "UPDATE memo SET tag_id = (SELECT id FROM tag WHERE uuid = ?2), modified = ?3 WHERE tag_id = (SELECT id FROM tag WHERE uuid = ?1)",
};

/**
 * pd_tag_extent_move:
 * @connection: a connection, in a transaction that is rolled back where this fails
 * @tag_id: the UUID of a tag
 * @other_id: the UUID of another
 * @error: return location for an error
 *
 * Puts the other tag where the tag is, and its memos on the other: in all articles, those as well that wait to be brought back. Where there are both, the
 * tag stays; the other is an example there where one of the two was. However many these are, it is a handful of statements.
 *
 * Returns: whether that went well
 */
gboolean
pd_tag_extent_move (PdConnection *connection,
                    const char *tag_id,
                    const char *other_id,
                    GError **error)
{
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (tag_id != NULL, FALSE);
  g_return_val_if_fail (other_id != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      sqlite3_stmt *statement = pd_connection_prepare (connection, moves[i], error);

      if (statement == NULL)
        return FALSE;
      pd_statement_bind_text (statement, 1, tag_id);
      pd_statement_bind_text (statement, 2, other_id);
      sqlite3_bind_int64 (statement, 3, g_get_real_time () / 1000);
      if (!pd_connection_run (connection, statement, error))
        return FALSE;
    }
  return TRUE;
}
