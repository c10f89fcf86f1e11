#include "pd-search.h"

#include "pd-occurrences.h"

/* A query is a tree; what each of its nodes asks for is a set of articles, and the tree says how they are put together. A node is told among which
 * articles it is asked, so that what has to be read, as for a regular expression, is read only of those that the rest lets through; NULL is all of
 * them. Articles that are not present are left out in the end: they are few, and to list all others takes as long as to find a word. */
typedef struct
{
  PdConnection *connection;
  PdSearchTerms *terms;
  /* All articles that are present, once a node has asked for them. */
  PdRowSet *present;
  gint64 coder;
  PdSearchFlags flags;
  GCancellable *cancellable;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->present, pd_row_set_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* From the rows that a term stands in to their articles. */
static const struct
{
  PdSearchPlace place;
  const char *sql;
} ways[] = {
  { PD_SEARCH_PLACE_HIGHLIGHT_NOTE, "SELECT article_id FROM highlight WHERE id = ?" },
  { PD_SEARCH_PLACE_CLAIM, "SELECT h.article_id FROM mention m JOIN highlight h ON h.id = m.highlight_id WHERE m.claim_id = ?" },
  { PD_SEARCH_PLACE_CLAIM_NOTE, "SELECT h.article_id FROM mention m JOIN highlight h ON h.id = m.highlight_id WHERE m.claim_id = ?" },
  { PD_SEARCH_PLACE_MENTION_NOTE, "SELECT h.article_id FROM mention m JOIN highlight h ON h.id = m.highlight_id WHERE m.id = ?" },
  { PD_SEARCH_PLACE_MEMO, "SELECT article_id FROM memo WHERE id = ?1 AND article_id IS NOT NULL"
                          " UNION SELECT h.article_id FROM memo o JOIN mention m ON m.claim_id = o.claim_id JOIN highlight h ON h.id = m.highlight_id WHERE o.id = ?1"
                          " UNION SELECT h.article_id FROM memo o JOIN highlight_tag t ON t.tag_id = o.tag_id JOIN highlight h ON h.id = t.highlight_id WHERE o.id = ?1"
                          " UNION SELECT t.article_id FROM memo o JOIN article_tag t ON t.tag_id = o.tag_id WHERE o.id = ?1" },
};

static gboolean
add_rows (Search *self,
          const char *sql,
          const char *text,
          gint64 row,
          PdRowSet *articles,
          GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  if (text != NULL)
    pd_statement_bind_text (statement, 1, text);
  else if (row != 0)
    sqlite3_bind_int64 (statement, 1, row);
  return pd_row_set_add_rows (articles, self->connection, statement, self->cancellable, error);
}

static gboolean
add_place (Search *self,
           const char *term,
           PdSearchPlace place,
           PdRowSet *articles,
           GError **error)
{
  const PdRowSet *found = pd_search_terms_find (self->terms, term, place, error);

  if (found == NULL)
    return FALSE;
  if (place == PD_SEARCH_PLACE_BODY || place == PD_SEARCH_PLACE_TITLE)
    {
      pd_row_set_unite (articles, found);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (ways[i].place != place)
        continue;
      for (gint64 row = pd_row_set_next (found, 0); row != 0; row = pd_row_set_next (found, row))
        {
          if (!add_rows (self, ways[i].sql, NULL, row, articles, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_places (Search *self,
            const char *term,
            const PdSearchPlace *places,
            guint n_places,
            PdRowSet *articles,
            GError **error)
{
  for (guint i = 0; i < n_places; i++)
    {
      if (!add_place (self, term, places[i], articles, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_dates (Search *self,
           PdSearchNode *node,
           PdRowSet *articles,
           GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (self->connection,
                                                   "SELECT id FROM article WHERE present = 1 AND date IS NOT NULL"
                                                   " AND (?1 IS NULL OR date >= ?1 OR substr (?1, 1, length (date)) = date)"
                                                   " AND (?2 IS NULL OR date <= ?2 OR substr (date, 1, length (?2)) = ?2)",
                                                   error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, pd_search_node_get_from (node));
  pd_statement_bind_text (statement, 2, pd_search_node_get_to (node));
  return pd_row_set_add_rows (articles, self->connection, statement, self->cancellable, error);
}

/* To do is whatever is neither being read nor done. */
static gboolean
add_state (Search *self,
           const char *state,
           PdRowSet *articles,
           GError **error)
{
  gboolean to_do = g_str_equal (state, "to-do");
  sqlite3_stmt *statement = pd_connection_prepare (self->connection,
                                                   to_do ? "SELECT id FROM article WHERE present = 1 AND id NOT IN (SELECT article_id FROM assignment WHERE coder_id = ?1 AND state IN ('reading', 'done'))"
                                                         : "SELECT article_id FROM assignment WHERE coder_id = ?1 AND state = ?2",
                                                   error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->coder);
  if (!to_do)
    pd_statement_bind_text (statement, 2, state);
  return pd_row_set_add_rows (articles, self->connection, statement, self->cancellable, error);
}

/* There are far fewer publications and authors than articles: an index leads from each to the next, so that each is folded and compared once, and
 * then to the articles of those that match. */
#define NAMED(column, index) "WITH RECURSIVE name (value) AS ("                                                                                                                       \
                             "SELECT min (" column ") FROM article INDEXED BY " index " WHERE present = 1"                                                                            \
                             " UNION ALL SELECT (SELECT min (" column ") FROM article INDEXED BY " index " WHERE present = 1 AND " column " > value) FROM name WHERE value NOT NULL)" \
                             " SELECT a.id FROM name CROSS JOIN article a INDEXED BY " index " ON a.present = 1 AND a." column " = value WHERE pd_contains (?1, value)"

/* A tag by its name or path, with those that are nested under it. */
#define TAGS "WITH RECURSIVE wanted (id) AS ("                                                                    \
             "SELECT t.id FROM tag t JOIN tag_path p ON p.tag_id = t.id WHERE pd_equals (?1, t.name, p.tag_path)" \
             " UNION SELECT t.id FROM tag t JOIN wanted w ON t.parent_id = w.id) "

static gboolean
add_field (Search *self,
           PdSearchNode *node,
           PdRowSet *articles,
           GError **error)
{
  static const PdSearchPlace notes[] = { PD_SEARCH_PLACE_HIGHLIGHT_NOTE, PD_SEARCH_PLACE_CLAIM_NOTE, PD_SEARCH_PLACE_MENTION_NOTE, PD_SEARCH_PLACE_MEMO };
  static const PdSearchPlace everything[] = { PD_SEARCH_PLACE_BODY, PD_SEARCH_PLACE_TITLE, PD_SEARCH_PLACE_HIGHLIGHT_NOTE, PD_SEARCH_PLACE_CLAIM, PD_SEARCH_PLACE_CLAIM_NOTE, PD_SEARCH_PLACE_MENTION_NOTE, PD_SEARCH_PLACE_MEMO };
  const char *text = pd_search_node_get_text (node);

  switch (pd_search_node_get_field (node))
    {
    case PD_SEARCH_FIELD_ANY:
      return add_places (self, text, everything, G_N_ELEMENTS (everything), articles, error)
             && ((self->flags & PD_SEARCH_NAMES) == 0
                 || (add_rows (self, NAMED ("source", "article_by_source"), text, 0, articles, error)
                     && add_rows (self, NAMED ("author", "article_by_author"), text, 0, articles, error)));
    case PD_SEARCH_FIELD_TEXT:
      return add_place (self, text, PD_SEARCH_PLACE_BODY, articles, error);
    case PD_SEARCH_FIELD_TITLE:
      return add_place (self, text, PD_SEARCH_PLACE_TITLE, articles, error);
    case PD_SEARCH_FIELD_NOTE:
      return add_places (self, text, notes, G_N_ELEMENTS (notes), articles, error);
    case PD_SEARCH_FIELD_CLAIM:
      return add_place (self, text, PD_SEARCH_PLACE_CLAIM, articles, error);
    case PD_SEARCH_FIELD_SOURCE:
      return add_rows (self, NAMED ("source", "article_by_source"), text, 0, articles, error);
    case PD_SEARCH_FIELD_AUTHOR:
      return add_rows (self, NAMED ("author", "article_by_author"), text, 0, articles, error);
    case PD_SEARCH_FIELD_TAG:
      return add_rows (self, TAGS "SELECT h.article_id FROM wanted w JOIN highlight_tag t ON t.tag_id = w.id JOIN highlight h ON h.id = t.highlight_id", text, 0, articles, error)
             && add_rows (self, TAGS "SELECT t.article_id FROM wanted w JOIN article_tag t ON t.tag_id = w.id", text, 0, articles, error);
    case PD_SEARCH_FIELD_CODER:
      return add_rows (self, "SELECT h.article_id FROM coder c JOIN highlight h ON h.coder_id = c.id WHERE pd_contains (?1, c.name)", text, 0, articles, error)
             && add_rows (self, "SELECT t.article_id FROM coder c JOIN article_tag t ON t.coder_id = c.id WHERE pd_contains (?1, c.name)", text, 0, articles, error);
    case PD_SEARCH_FIELD_STATE:
      return add_state (self, text, articles, error);
    case PD_SEARCH_FIELD_DATE:
      return add_dates (self, node, articles, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
match_row (Search *self,
           PdSearchNode *node,
           sqlite3_stmt *statement,
           gboolean *matches,
           GError **error)
{
  g_autoptr (GArray) occurrences = pd_occurrences_new ();

  for (int i = 0; i < 2; i++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, i);

      if (text != NULL && !pd_occurrences_add_regex (occurrences, text, sqlite3_column_bytes (statement, i), pd_search_node_get_regex (node), self->cancellable, error))
        return FALSE;
    }
  *matches = occurrences->len > 0;
  return TRUE;
}

/* Among which articles something is asked. */
static const PdRowSet *
list (Search *self,
      const PdRowSet *among,
      GError **error)
{
  g_autoptr (PdRowSet) present = NULL;

  if (among != NULL)
    return among;
  if (self->present != NULL)
    return self->present;
  present = pd_row_set_new ();
  if (!add_rows (self, "SELECT id FROM article INDEXED BY article_by_date WHERE present = 1", NULL, 0, present, error))
    return NULL;
  self->present = g_steal_pointer (&present);
  return self->present;
}

static gboolean
add_regex (Search *self,
           PdSearchNode *node,
           const PdRowSet *among,
           PdRowSet *articles,
           GError **error)
{
  PdSearchField field = pd_search_node_get_field (node);
  const PdRowSet *listed = list (self, among, error);

  if (listed == NULL)
    return FALSE;
  for (gint64 row = pd_row_set_next (listed, 0); row != 0; row = pd_row_set_next (listed, row))
    {
      sqlite3_stmt *statement = pd_connection_prepare (self->connection,
                                                       field == PD_SEARCH_FIELD_TITLE  ? "SELECT title, NULL FROM article WHERE id = ?"
                                                       : field == PD_SEARCH_FIELD_TEXT ? "SELECT NULL, t.body FROM article a JOIN text t ON t.id = a.text_id WHERE a.id = ?"
                                                                                       : "SELECT a.title, t.body FROM article a JOIN text t ON t.id = a.text_id WHERE a.id = ?",
                                                       error);
      gboolean has_row, matches = FALSE, ok;

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, row);
      ok = pd_connection_step (self->connection, statement, &has_row, error) && (!has_row || match_row (self, node, statement, &matches, error));
      sqlite3_reset (statement);
      if (!ok || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (matches)
        pd_row_set_add (articles, row);
    }
  return TRUE;
}

static PdRowSet *
copy (const PdRowSet *set)
{
  PdRowSet *copied = pd_row_set_new ();

  pd_row_set_unite (copied, set);
  return copied;
}

static PdRowSet *evaluate (Search *self,
                           PdSearchNode *node,
                           const PdRowSet *among,
                           GError **error);

static gboolean
has_regex (PdSearchNode *node)
{
  if (pd_search_node_get_kind (node) == PD_SEARCH_REGEX)
    return TRUE;
  for (guint i = 0; i < pd_search_node_get_n_children (node); i++)
    {
      if (has_regex (pd_search_node_get_child (node, i)))
        return TRUE;
    }
  return FALSE;
}

/* First what is looked up, then what has to be read. */
static PdRowSet *
evaluate_all (Search *self,
              PdSearchNode *node,
              const PdRowSet *among,
              GError **error)
{
  g_autoptr (PdRowSet) rest = among != NULL ? copy (among) : NULL;

  for (int reads = 0; reads < 2; reads++)
    {
      for (guint i = 0; i < pd_search_node_get_n_children (node); i++)
        {
          PdSearchNode *child = pd_search_node_get_child (node, i);
          g_autoptr (PdRowSet) found = NULL;

          if (has_regex (child) != reads)
            continue;
          found = evaluate (self, child, rest, error);
          if (found == NULL)
            return NULL;
          if (rest != NULL)
            pd_row_set_intersect (rest, found);
          else
            rest = g_steal_pointer (&found);
        }
    }
  return g_steal_pointer (&rest);
}

static PdRowSet *
evaluate_any (Search *self,
              PdSearchNode *node,
              const PdRowSet *among,
              GError **error)
{
  g_autoptr (PdRowSet) all = pd_row_set_new ();

  for (guint i = 0; i < pd_search_node_get_n_children (node); i++)
    {
      g_autoptr (PdRowSet) found = evaluate (self, pd_search_node_get_child (node, i), among, error);

      if (found == NULL)
        return NULL;
      pd_row_set_unite (all, found);
    }
  return g_steal_pointer (&all);
}

static PdRowSet *
evaluate_not (Search *self,
              PdSearchNode *node,
              const PdRowSet *among,
              GError **error)
{
  const PdRowSet *listed = list (self, among, error);
  g_autoptr (PdRowSet) found = listed != NULL ? evaluate (self, pd_search_node_get_child (node, 0), listed, error) : NULL;
  g_autoptr (PdRowSet) rest = NULL;

  if (found == NULL)
    return NULL;
  rest = copy (listed);
  pd_row_set_subtract (rest, found);
  return g_steal_pointer (&rest);
}

static PdRowSet *
evaluate_leaf (Search *self,
               PdSearchNode *node,
               const PdRowSet *among,
               GError **error)
{
  g_autoptr (PdRowSet) articles = pd_row_set_new ();
  gboolean ok = pd_search_node_get_kind (node) == PD_SEARCH_REGEX ? add_regex (self, node, among, articles, error)
                                                                  : add_field (self, node, articles, error);

  if (!ok)
    return NULL;
  if (among != NULL)
    pd_row_set_intersect (articles, among);
  return g_steal_pointer (&articles);
}

static PdRowSet *
evaluate (Search *self,
          PdSearchNode *node,
          const PdRowSet *among,
          GError **error)
{
  switch (pd_search_node_get_kind (node))
    {
    case PD_SEARCH_AND:
      return evaluate_all (self, node, among, error);
    case PD_SEARCH_OR:
      return evaluate_any (self, node, among, error);
    case PD_SEARCH_NOT:
      return evaluate_not (self, node, among, error);
    case PD_SEARCH_TERM:
    case PD_SEARCH_FIELD:
    case PD_SEARCH_REGEX:
    default:
      return evaluate_leaf (self, node, among, error);
    }
}

/**
 * pd_search_find_articles:
 * @terms: what finds strings
 * @query: what to look for
 * @flags: how
 * @coder: the row of the coder whose states are meant
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Finds the articles that a query asks for, among those that are present.
 *
 * Returns: (transfer full): their rows, or %NULL with an error
 */
PdRowSet *
pd_search_find_articles (PdSearchTerms *terms,
                         PdSearchQuery *query,
                         PdSearchFlags flags,
                         gint64 coder,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Search) self = { NULL, terms, NULL, coder, flags, cancellable };
  g_autoptr (PdRowSet) absent = pd_row_set_new ();
  g_autoptr (PdRowSet) found = NULL;

  g_return_val_if_fail (terms != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self.connection = pd_search_terms_get_connection (terms);
  if (!add_rows (&self, "SELECT id FROM article INDEXED BY article_by_date WHERE present = 0", NULL, 0, absent, error))
    return NULL;
  found = evaluate (&self, pd_search_query_get_root (query), NULL, error);
  if (found != NULL)
    pd_row_set_subtract (found, absent);
  return g_steal_pointer (&found);
}
