#include "pd-search-hits.h"

#include <string.h>

#include "pd-fold-expansions.h"
#include "pd-fold-table.h"
#include "pd-search-index.h"

static void
clear (gpointer data)
{
  PdSearchHit *hit = data;

  g_free (hit->article_id);
  g_free (hit->title);
  g_free (hit->source);
  g_free (hit->date);
  g_free (hit->quote);
  g_free (hit->prefix);
  g_free (hit->suffix);
}

/**
 * pd_search_hit_ref:
 *
 * Returns: (transfer full): the same hit
 */
PdSearchHit *
pd_search_hit_ref (PdSearchHit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_search_hit_unref:
 *
 * Lets go of it.
 */
void
pd_search_hit_unref (PdSearchHit *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/* An article whose text is looked at, and how far it was. */
typedef struct
{
  gint64 row;
  const char *id;
  const char *title;
  const char *source;
  const char *date;
  const char *text;
  const char *end;
  const char *byte;
  guint offset;
} Article;

static const char *
go_back (const char *byte,
         const char *start,
         guint n)
{
  for (; n > 0 && byte > start; n--)
    byte = g_utf8_prev_char (byte);
  return byte;
}

static const char *
go_on (const char *byte,
       const char *end,
       guint n)
{
  for (; n > 0 && byte < end; n--)
    byte = g_utf8_next_char (byte);
  return byte;
}

static PdSearchHit *
make_hit (Article *article,
          const PdOccurrence *occurrence,
          guint context)
{
  PdSearchHit *hit = g_atomic_rc_box_new0 (PdSearchHit);
  const char *start = article->byte = g_utf8_offset_to_pointer (article->byte, (glong) occurrence->start - article->offset);
  const char *end = g_utf8_offset_to_pointer (start, occurrence->end - occurrence->start);
  const char *before = go_back (start, article->text, context);

  article->offset = occurrence->start;
  hit->article_row = article->row;
  hit->article_id = g_strdup (article->id);
  hit->title = g_strdup (article->title);
  hit->source = g_strdup (article->source);
  hit->date = g_strdup (article->date);
  hit->start = occurrence->start;
  hit->end = occurrence->end;
  hit->quote = g_strndup (start, end - start);
  hit->prefix = g_strndup (before, start - before);
  hit->suffix = g_strndup (end, go_on (end, article->end, context) - end);
  return hit;
}

static gboolean
collect_from (const PdSearchMarker *marker,
              sqlite3_stmt *statement,
              gint64 row,
              guint limit,
              guint context,
              GPtrArray *hits,
              guint64 *total,
              GCancellable *cancellable,
              GError **error)
{
  const char *text = (const char *) sqlite3_column_text (statement, 4);
  gsize n_bytes = sqlite3_column_bytes (statement, 4);
  Article article = {
    .row = row,
    .id = (const char *) sqlite3_column_text (statement, 0),
    .title = (const char *) sqlite3_column_text (statement, 1),
    .source = (const char *) sqlite3_column_text (statement, 2),
    .date = (const char *) sqlite3_column_text (statement, 3),
    .text = text,
    .end = text + n_bytes,
    .byte = text,
  };
  g_autoptr (GArray) occurrences = pd_search_marker_run (marker, text, n_bytes, cancellable, error);

  if (occurrences == NULL)
    return FALSE;
  *total += occurrences->len;
  for (guint i = 0; i < occurrences->len && hits->len < limit; i++)
    g_ptr_array_add (hits, make_hit (&article, &g_array_index (occurrences, PdOccurrence, i), context));
  return TRUE;
}

/**
 * pd_search_hits_collect:
 * @connection: a connection that reads
 * @marker: what to look for in texts
 * @article: the row of an article
 * @limit: how many hits to have
 * @context: how many code points of context to take with each, on either side
 * @hits: (element-type PdSearchHit): where to put them
 * @total: (inout): raised by how many there are in all
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Reads a text, and collects what is found in it.
 *
 * Returns: whether that went well
 */
gboolean
pd_search_hits_collect (PdConnection *connection,
                        const PdSearchMarker *marker,
                        gint64 article,
                        guint limit,
                        guint context,
                        GPtrArray *hits,
                        guint64 *total,
                        GCancellable *cancellable,
                        GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row, ok;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (marker != NULL, FALSE);
  g_return_val_if_fail (hits != NULL, FALSE);
  g_return_val_if_fail (total != NULL, FALSE);

  statement = pd_connection_prepare (connection, "SELECT a.uuid, a.title, a.source, a.date, t.body FROM article a JOIN text t ON t.id = a.text_id WHERE a.id = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  ok = pd_connection_step (connection, statement, &has_row, error)
       && (!has_row || collect_from (marker, statement, article, limit, context, hits, total, cancellable, error));
  sqlite3_reset (statement);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether each place in folded texts where the string stands is another place in the texts. An accent that stands alone may follow itself. */
static gboolean
is_countable (const gunichar *characters,
              guint n)
{
  return n > 0 && pd_fold_table_starts (characters[0]) && !pd_fold_expansions_repeat (characters, n);
}

/* Whether two characters of a folded text may come from the same of the text: being the same one is one way. */
static gboolean
may_coincide (gunichar first,
              gunichar second)
{
  return first == second || pd_fold_expansions_share (first, second);
}

/* Whether a place where a string stands may be a place of another as well: 株式 and 会社 are both ㍿. */
static gboolean
may_be_same (const gunichar *first,
             guint n_first,
             const gunichar *second,
             guint n_second)
{
  return may_coincide (first[0], second[0]) && may_coincide (first[n_first - 1], second[n_second - 1])
         && (pd_fold_expansions_share (first[0], second[0]) || pd_fold_expansions_share (first[n_first - 1], second[n_second - 1]));
}

static gboolean
are_countable (const char *const *strings,
               guint n)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_folded_free);

  for (guint i = 0; i < n; i++)
    {
      PdFolded *folded = pd_folded_new (strings[i], -1);
      guint length;
      const gunichar *characters = pd_folded_get_characters (folded, &length);

      g_ptr_array_add (all, folded);
      if (!is_countable (characters, length))
        return FALSE;
      for (guint j = 0; j < i; j++)
        {
          guint n_other;
          const gunichar *other = pd_folded_get_characters (g_ptr_array_index (all, j), &n_other);

          if (may_be_same (characters, length, other, n_other))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
can_be_counted (PdConnection *connection,
                const PdSearchMarker *marker,
                gboolean *can,
                GError **error)
{
  const char *const *strings;
  gint64 n_gaps = 0;
  guint n;

  strings = pd_search_marker_get_strings (marker, &n);
  *can = FALSE;
  if (strings == NULL || pd_search_marker_is_exact (marker) || !are_countable (strings, n))
    return TRUE;
  if (!pd_search_index_is_usable (connection, can, error)
      || (*can && !pd_connection_get_integer (connection, "SELECT count (*) FROM search_gap", &n_gaps, error)))
    return FALSE;
  *can = *can && n_gaps == 0;
  return TRUE;
}

/**
 * pd_search_hits_count:
 * @terms: what finds strings, and counts them
 * @marker: what to look for in texts
 * @articles: the articles
 * @counted: (out): whether the index alone can tell
 * @total: (out): how many hits there are, where it can
 * @tally: (nullable): where to count them by article as well
 * @error: return location for an error
 *
 * Counts hits without reading a text: those of strings of which none may stand in the same place as another, or be told apart from itself only where
 * it is read.
 *
 * Returns: whether that went well
 */
gboolean
pd_search_hits_count (PdSearchTerms *terms,
                      const PdSearchMarker *marker,
                      const PdRowSet *articles,
                      gboolean *counted,
                      guint64 *total,
                      PdSearchTally *tally,
                      GError **error)
{
  const char *const *strings;
  guint n;

  g_return_val_if_fail (terms != NULL, FALSE);
  g_return_val_if_fail (marker != NULL, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);
  g_return_val_if_fail (counted != NULL, FALSE);
  g_return_val_if_fail (total != NULL, FALSE);

  *total = 0;
  if (!can_be_counted (pd_search_terms_get_connection (terms), marker, counted, error))
    return FALSE;
  strings = pd_search_marker_get_strings (marker, &n);
  for (guint i = 0; i < n && *counted; i++)
    {
      if (!pd_search_terms_count (terms, strings[i], articles, total, tally, error))
        return FALSE;
    }
  return TRUE;
}
