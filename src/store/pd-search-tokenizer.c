#include "pd-search-tokenizer.h"

#include <stdlib.h>

#include "pd-folded.h"
#include "pd-search-index.h"

/* What SQLite's full-text search takes for words. Chinese has no spaces between words, so that every two characters that
 * stand beside each other are one, and a phrase of those is a string to the letter, whatever a word may be in its language. What a single
 * character stands in is another table, of single characters. */
typedef enum
{
  GRAMS,
  CHARACTERS,
} Kind;

static int
create (void *kind,
        const char **arguments,
        int n_arguments,
        Fts5Tokenizer **tokenizer)
{
  *tokenizer = kind;
  return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  const gunichar *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

/**
 * pd_search_tokenize_characters:
 * @characters: (array length=n): the characters of a folded text
 * @n: how many there are
 * @add: called with @data, each token and its length in bytes; what it returns ends it where it is not 0
 * @data: handed to @add
 *
 * What a text has in the table of single characters, which keeps neither places nor how often a word stands there. That is told by the words: each
 * is a character and a byte, which is k + 1 for 2^k of the times that the character stands in the text.
 *
 * Returns: 0, or what @add returned
 */
int
pd_search_tokenize_characters (const gunichar *characters,
                               guint n,
                               int (*add) (gpointer data,
                                           const char *token,
                                           int length),
                               gpointer data)
{
  g_autofree gunichar *sorted = g_memdup2 (characters, n * sizeof *characters);
  guint n_times;

  if (n > 1)
    qsort (sorted, n, sizeof *sorted, compare_characters);
  for (guint i = 0; i < n; i += n_times)
    {
      char token[8];
      int length = g_unichar_to_utf8 (sorted[i], token);

      for (n_times = 1; i + n_times < n && sorted[i + n_times] == sorted[i];)
        n_times++;
      for (guint k = 0; k < PD_SEARCH_N_POWERS; k++)
        {
          int code;

          if ((n_times >> k & 1) == 0)
            continue;
          token[length] = k + 1;
          code = add (data, token, length + 1);
          if (code != 0)
            return code;
        }
    }
  return 0;
}

/* Where a token goes. */
typedef struct
{
  void *context;
  int (*add) (void *, int, const char *, int, int, int);
} Sink;

static int
add_token (gpointer data,
           const char *token,
           int length)
{
  const Sink *sink = data;

  return sink->add (sink->context, 0, token, length, 0, 0);
}

/* The last character of a text is a token as well: a text of one is not empty. In a query it would ask for the end of the text. */
static int
tokenize_grams (const gunichar *characters,
                guint n,
                gboolean is_query,
                Sink *sink)
{
  guint n_tokens = n > 1 && is_query ? n - 1 : n;
  int code = SQLITE_OK;

  for (guint i = 0; i < n_tokens && code == SQLITE_OK; i++)
    {
      char token[12];
      guint length = g_unichar_to_utf8 (characters[i], token);

      if (i + 1 < n)
        length += g_unichar_to_utf8 (characters[i + 1], token + length);
      code = add_token (sink, token, length);
    }
  return code;
}

/* In a query for a single character, the byte that makes it a word stands behind it. */
static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int n_bytes,
          int (*add) (void *, int, const char *, int, int, int))
{
  Kind kind = *(const Kind *) tokenizer;
  gboolean is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  Sink sink = { context, add };
  g_autoptr (PdFolded) folded = NULL;
  const gunichar *characters;
  guint n;

  if (kind == CHARACTERS && is_query)
    return add_token (&sink, text, n_bytes);
  folded = pd_folded_new (text, n_bytes);
  characters = pd_folded_get_characters (folded, &n);
  return kind == CHARACTERS ? pd_search_tokenize_characters (characters, n, add_token, &sink) : tokenize_grams (characters, n, is_query, &sink);
}

/* pd_search_count (table, length): how often the string of a query, of so many characters, stands in the text of an article, each place behind the
 * one before; 0 for other rows. */
static void
count (const Fts5ExtensionApi *api,
       Fts5Context *context,
       sqlite3_context *call,
       int n_arguments,
       sqlite3_value **arguments)
{
  int length = n_arguments == 1 ? sqlite3_value_int (arguments[0]) : 0;
  Fts5PhraseIter place;
  gint64 row;
  int n = 0, next = 0, column, offset, code = SQLITE_OK;

  if (pd_search_place_of_document (api->xRowid (context), &row) == PD_SEARCH_PLACE_BODY)
    {
      code = api->xPhraseFirst (context, 0, &place, &column, &offset);
      for (; code == SQLITE_OK && column >= 0; api->xPhraseNext (context, &place, &column, &offset))
        {
          if (offset < next)
            continue;
          n++;
          next = offset + length;
        }
    }
  if (code == SQLITE_OK)
    sqlite3_result_int (call, n);
  else
    sqlite3_result_error_code (call, code);
}

static fts5_api *
get_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

/**
 * pd_search_tokenizer_register:
 * @db: SQLite's handle
 *
 * Gives a connection what the search index is made and asked with.
 *
 * Returns: a code of SQLite
 */
int
pd_search_tokenizer_register (sqlite3 *db)
{
  static const Kind grams = GRAMS, characters = CHARACTERS;
  fts5_tokenizer tokenizer = { create, delete, tokenize };
  fts5_api *api = get_api (db);
  int code;

  if (api == NULL)
    return SQLITE_ERROR;
  code = api->xCreateTokenizer (api, "pd_grams", (void *) &grams, &tokenizer, NULL);
  if (code == SQLITE_OK)
    code = api->xCreateTokenizer (api, "pd_characters", (void *) &characters, &tokenizer, NULL);
  if (code == SQLITE_OK)
    code = api->xCreateFunction (api, "pd_search_count", NULL, count, NULL);
  return code;
}
