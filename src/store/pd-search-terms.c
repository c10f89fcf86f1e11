#include "pd-search-terms.h"

#include <string.h>

#include "pd-folded.h"
#include "pd-search-tokenizer.h"

struct _PdSearchTerms
{
  PdConnection *connection;
  GCancellable *cancellable;
  gboolean exact;
  gboolean counting;
  gboolean is_indexed;
  gboolean owns_transaction;
  /* char * to Found *. */
  GHashTable *found;
};

/* The rows that a term stands in, of each place. Where letters count, those of the index may only; a place is looked at when it is asked for. */
typedef struct
{
  PdRowSet *rows[PD_SEARCH_N_PLACES];
  gboolean is_certain[PD_SEARCH_N_PLACES];
  gboolean is_indexed;
  /* How often it stands in texts, as far as the index tells; an article may have several of them, which add up. */
  GArray *counts;
} Found;

typedef struct
{
  gint64 article;
  guint64 n;
} Count;

static void
found_free (gpointer data)
{
  Found *found = data;

  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    pd_row_set_free (found->rows[place]);
  g_array_unref (found->counts);
  g_free (found);
}

static Found *
found_new (void)
{
  Found *found = g_new0 (Found, 1);

  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    found->rows[place] = pd_row_set_new ();
  found->counts = g_array_new (FALSE, FALSE, sizeof (Count));
  return found;
}

/**
 * pd_search_terms_new:
 * @connection: a connection that reads
 * @exact: whether every letter counts, instead of what it is folded to
 * @counting: whether it is to be counted how often they stand in texts
 * @cancellable: (nullable): to cancel what it does
 * @error: return location for an error
 *
 * Returns: (transfer full): what finds terms, or %NULL with an error
 */
PdSearchTerms *
pd_search_terms_new (PdConnection *connection,
                     gboolean exact,
                     gboolean counting,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (PdSearchTerms) self = NULL;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), NULL);

  self = g_new0 (PdSearchTerms, 1);
  self->connection = g_object_ref (connection);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->exact = exact;
  self->counting = counting && !exact;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, found_free);
  /* All is of one moment: what the index does not have yet when it is asked is what is read then, though it is being filled. */
  if (sqlite3_get_autocommit (pd_connection_get_db (connection)) != 0)
    {
      if (!pd_connection_exec (connection, "BEGIN", error))
        return NULL;
      self->owns_transaction = TRUE;
    }
  if (!pd_search_index_is_usable (connection, &self->is_indexed, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_search_terms_free:
 *
 * Frees it.
 */
void
pd_search_terms_free (PdSearchTerms *self)
{
  g_return_if_fail (self != NULL);

  if (self->owns_transaction)
    pd_connection_exec (self->connection, "COMMIT", NULL);
  g_hash_table_unref (self->found);
  g_clear_object (&self->cancellable);
  g_object_unref (self->connection);
  g_free (self);
}

/* Takes what the index says: a row, and how often it is in there. */
static gboolean
take (PdSearchTerms *self,
      sqlite3_stmt *statement,
      Found *found,
      GError **error)
{
  gboolean has_row;

  while (pd_connection_step (self->connection, statement, &has_row, error))
    {
      PdSearchPlace place;
      Count count;

      if (!has_row)
        return TRUE;
      count.n = sqlite3_column_int64 (statement, 1);
      place = pd_search_place_of_document (sqlite3_column_int64 (statement, 0), &count.article);
      if (place < PD_SEARCH_N_PLACES)
        pd_row_set_add (found->rows[place], count.article);
      if (count.n > 0 && place == PD_SEARCH_PLACE_BODY)
        g_array_append_val (found->counts, count);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}

static gboolean
look_up_string (PdSearchTerms *self,
                const char *term,
                guint n_characters,
                Found *found,
                GError **error)
{
  g_autofree char *phrase = pd_search_index_quote (term);
  sqlite3_stmt *statement = pd_connection_prepare (self->connection,
                                                   self->counting ? "SELECT rowid, pd_search_count (search_gram, ?2) FROM search_gram (?1)" : "SELECT rowid, 0 FROM search_gram (?1)", error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, phrase);
  if (self->counting)
    sqlite3_bind_int (statement, 2, n_characters);
  return take (self, statement, found, error);
}

/* A single character has a word for each power of two that its times in a text sum up from. */
static gboolean
look_up_character (PdSearchTerms *self,
                   gunichar character,
                   Found *found,
                   GError **error)
{
  char word[8];
  int length = g_unichar_to_utf8 (character, word);

  word[length + 1] = '\0';
  for (guint k = 0; k < PD_SEARCH_N_POWERS; k++)
    {
      g_autofree char *phrase = NULL;
      sqlite3_stmt *statement = pd_connection_prepare (self->connection, "SELECT rowid, ?2 FROM search_character (?1)", error);

      if (statement == NULL)
        return FALSE;
      word[length] = k + 1;
      phrase = pd_search_index_quote (word);
      pd_statement_bind_text (statement, 1, phrase);
      sqlite3_bind_int64 (statement, 2, self->counting ? G_GINT64_CONSTANT (1) << k : 0);
      if (!take (self, statement, found, error))
        return FALSE;
    }
  return TRUE;
}

/* Looks at rows themselves: all between two. */
static gboolean
scan (PdSearchTerms *self,
      const char *term,
      PdSearchPlace place,
      gint64 first,
      gint64 last,
      PdRowSet *rows,
      GError **error)
{
  const char *text = pd_search_place_get_text (place);
  g_autofree char *sql = g_strdup_printf (self->exact ? "SELECT r.id FROM %s r WHERE r.id BETWEEN ?2 AND ?3 AND instr (%s, ?1) > 0"
                                                      : "SELECT r.id FROM %s r WHERE r.id BETWEEN ?2 AND ?3 AND pd_contains (?1, %s)",
                                          pd_search_place_get_table (place), text);
  sqlite3_stmt *statement = pd_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, term);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  return pd_row_set_add_rows (rows, self->connection, statement, self->cancellable, error);
}

/* Of the rows that may have a term to the letter, those that do. */
static gboolean
verify (PdSearchTerms *self,
        const char *term,
        PdSearchPlace place,
        Found *found,
        GError **error)
{
  g_autoptr (PdRowSet) rows = pd_row_set_new ();

  for (gint64 row = pd_row_set_next (found->rows[place], 0); row != 0; row = pd_row_set_next (found->rows[place], row))
    {
      if (!scan (self, term, place, row, row, rows, error))
        return FALSE;
    }
  pd_row_set_free (found->rows[place]);
  found->rows[place] = g_steal_pointer (&rows);
  return TRUE;
}

/* The longest part of a term that folds by itself, whatever stands beside it in a text: a run of Chinese characters. What has the term to the letter
 * has that. */
static char *
dup_core (const char *term)
{
  const char *core = term, *begin = NULL;
  gsize length = 0;

  for (const char *p = term;; p = g_utf8_next_char (p))
    {
      gboolean is_core = *p != '\0' && pd_folded_is_han (g_utf8_get_char (p));

      if (is_core && begin == NULL)
        begin = p;
      if (!is_core && begin != NULL)
        {
          if ((gsize) (p - begin) > length)
            {
              core = begin;
              length = p - begin;
            }
          begin = NULL;
        }
      if (*p == '\0')
        return g_strndup (core, length);
    }
}

static Found *
find (PdSearchTerms *self,
      const char *term,
      GError **error)
{
  Found *found = g_hash_table_lookup (self->found, term);
  g_autoptr (PdFolded) folded = NULL;
  g_autofree char *wanted = NULL;
  const gunichar *characters;
  guint n_characters;
  gboolean ok = TRUE;

  if (found != NULL)
    return found;
  found = found_new ();
  wanted = self->exact ? dup_core (term) : g_strdup (term);
  folded = pd_folded_new (wanted, -1);
  characters = pd_folded_get_characters (folded, &n_characters);
  /* What folds to nothing is in no index. Where every letter counts it may still be in a text. */
  found->is_indexed = self->is_indexed && n_characters > 0;
  if (found->is_indexed)
    ok = n_characters > 1 ? look_up_string (self, wanted, n_characters, found, error) : look_up_character (self, characters[0], found, error);
  if (!ok)
    {
      found_free (found);
      return NULL;
    }
  g_hash_table_insert (self->found, g_strdup (term), found);
  return found;
}

/**
 * pd_search_terms_find:
 * @term: a string
 * @place: where to look for it
 * @error: return location for an error
 *
 * Returns: (transfer none): the rows of the place's table that it stands in, also of articles that are not present; %NULL with an error
 */
const PdRowSet *
pd_search_terms_find (PdSearchTerms *self,
                      const char *term,
                      PdSearchPlace place,
                      GError **error)
{
  Found *found;
  gint64 first = 1, last = G_MAXINT64;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);
  g_return_val_if_fail (place < PD_SEARCH_N_PLACES, NULL);

  found = find (self, term, error);
  if (found == NULL)
    return NULL;
  if (found->is_certain[place])
    return found->rows[place];
  if ((self->exact && !verify (self, term, place, found, error))
      || (found->is_indexed && !pd_search_index_get_gap (self->connection, place, &first, &last, error))
      || (first <= last && *term != '\0' && !scan (self, term, place, first, last, found->rows[place], error)))
    return NULL;
  found->is_certain[place] = TRUE;
  return found->rows[place];
}

/**
 * pd_search_terms_count:
 * @term: a string
 * @articles: in which articles to count
 * @total: (inout): raised by how often it stands in their texts, each place behind the one before
 * @tally: (nullable): where to count it by article as well
 * @error: return location for an error
 *
 * Counts a string, as far as the index has the texts; for what was made to count.
 *
 * Returns: whether that went well
 */
gboolean
pd_search_terms_count (PdSearchTerms *self,
                       const char *term,
                       const PdRowSet *articles,
                       guint64 *total,
                       PdSearchTally *tally,
                       GError **error)
{
  const Found *found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->counting, FALSE);
  g_return_val_if_fail (term != NULL, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);
  g_return_val_if_fail (total != NULL, FALSE);

  found = find (self, term, error);
  for (guint i = 0; found != NULL && i < found->counts->len; i++)
    {
      const Count *count = &g_array_index (found->counts, Count, i);

      if (!pd_row_set_contains (articles, count->article))
        continue;
      *total += count->n;
      if (tally != NULL)
        pd_search_tally_add (tally, count->article, count->n);
    }
  return found != NULL;
}

/**
 * pd_search_terms_get_connection:
 *
 * Returns: (transfer none): the connection that it reads with
 */
PdConnection *
pd_search_terms_get_connection (PdSearchTerms *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->connection;
}
