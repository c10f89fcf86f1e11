#include "pd-search-audit.h"

#include <string.h>

#include "pd-folded.h"
#include "pd-search-index.h"
#include "pd-search-tokenizer.h"

/* The index has its entries by word, the project its texts by row. Neither has to be sorted as the other is: of each entry a number is made, and the sums of
 * these are compared. */
typedef struct
{
  guint64 grams;
  guint64 characters;
} Sums;

/* The rows of each place that the index may not have yet. */
typedef struct
{
  gint64 first[PD_SEARCH_N_PLACES];
  gint64 last[PD_SEARCH_N_PLACES];
} Gaps;

static gboolean
load_gaps (PdConnection *connection,
           Gaps *gaps,
           GError **error)
{
  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    {
      if (!pd_search_index_get_gap (connection, place, &gaps->first[place], &gaps->last[place], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_gap (const Gaps *gaps,
           gint64 document)
{
  gint64 row;
  PdSearchPlace place = pd_search_place_of_document (document, &row);

  return place < PD_SEARCH_N_PLACES && row >= gaps->first[place] && row <= gaps->last[place];
}

/* FNV-1a, and a last stir, so that sums of neighbours do not cancel each other out. */
static guint64
make_number (const char *token,
             gsize n_bytes,
             gint64 document,
             gint64 position)
{
  guint64 number = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < n_bytes; i++)
    number = (number ^ (guchar) token[i]) * G_GUINT64_CONSTANT (1099511628211);
  number = (number ^ (guint64) document) * G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
  number = (number ^ number >> 33 ^ (guint64) position) * G_GUINT64_CONSTANT (0xC4CEB9FE1A85EC53);
  return number ^ number >> 29;
}

static gboolean
sum_index (PdConnection *connection,
           const char *table,
           const Gaps *gaps,
           guint64 *sum,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *create = g_strdup_printf ("DROP TABLE IF EXISTS temp.search_entries; CREATE VIRTUAL TABLE temp.search_entries USING fts5vocab (main, %s, instance)", table);
  g_autofree char *select = g_strdup_printf ("SELECT term, doc, offset FROM temp.search_entries -- %s", table);
  sqlite3_stmt *statement;
  gboolean has_row;

  if (!pd_connection_exec (connection, create, error))
    return FALSE;
  statement = pd_connection_prepare (connection, select, error);
  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 document;

      if (!has_row)
        return TRUE;
      document = sqlite3_column_int64 (statement, 1);
      if (!is_in_gap (gaps, document))
        *sum += make_number ((const char *) sqlite3_column_text (statement, 0), sqlite3_column_bytes (statement, 0), document, sqlite3_column_int64 (statement, 2));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}

/* Where the words of a document are summed up. */
typedef struct
{
  gint64 document;
  guint64 sum;
} Document;

static int
add_character (gpointer data,
               const char *token,
               int length)
{
  Document *document = data;

  document->sum += make_number (token, length, document->document, 0);
  return 0;
}

static void
add_text (const char *text,
          gsize n_bytes,
          gint64 document,
          Sums *sums)
{
  g_autoptr (PdFolded) folded = pd_folded_new (text, n_bytes);
  Document singles = { document, 0 };
  guint n;
  const gunichar *characters = pd_folded_get_characters (folded, &n);

  for (guint i = 0; i < n; i++)
    {
      char token[12];
      gsize length = g_unichar_to_utf8 (characters[i], token);

      if (i + 1 < n)
        length += g_unichar_to_utf8 (characters[i + 1], token + length);
      sums->grams += make_number (token, length, document, i);
    }
  pd_search_tokenize_characters (characters, n, add_character, &singles);
  sums->characters += singles.sum;
}

static gboolean
sum_texts (PdConnection *connection,
           PdSearchPlace place,
           const Gaps *gaps,
           Sums *sums,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT r.id, %s FROM %s r", pd_search_place_get_text (place), pd_search_place_get_table (place));
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 document;
      const char *text;

      if (!has_row)
        return TRUE;
      document = pd_search_place_make_document (place, sqlite3_column_int64 (statement, 0));
      text = (const char *) sqlite3_column_text (statement, 1);
      if (text != NULL && !is_in_gap (gaps, document))
        add_text (text, sqlite3_column_bytes (statement, 1), document, sums);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}

/**
 * pd_search_audit_run:
 * @connection: a connection that reads
 * @matches: (out): whether the search index has what the texts have, as far as it has been filled; also where there is none that can be used, which is
 *   made anew
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Compares the search index with all that it is of.
 *
 * Returns: whether that could be done
 */
gboolean
pd_search_audit_run (PdConnection *connection,
                     gboolean *matches,
                     GCancellable *cancellable,
                     GError **error)
{
  Sums are = { 0 }, should_be = { 0 };
  Gaps gaps;
  gboolean usable;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (matches != NULL, FALSE);

  *matches = TRUE;
  if (!pd_search_index_is_usable (connection, &usable, error))
    return FALSE;
  if (!usable)
    return TRUE;
  if (!load_gaps (connection, &gaps, error)
      || !sum_index (connection, "search_gram", &gaps, &are.grams, cancellable, error)
      || !sum_index (connection, "search_character", &gaps, &are.characters, cancellable, error))
    return FALSE;
  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    {
      if (!sum_texts (connection, place, &gaps, &should_be, cancellable, error))
        return FALSE;
    }
  *matches = are.grams == should_be.grams && are.characters == should_be.characters;
  return TRUE;
}
