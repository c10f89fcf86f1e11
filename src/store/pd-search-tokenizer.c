#include "pd-search-tokenizer.h"

#include "pd-folded.h"
#include "pd-row-set.h"
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

static guint
append (char *token,
        guint n_bytes,
        gunichar character)
{
  return n_bytes + g_unichar_to_utf8 (character, token + n_bytes);
}

/* The last character of a text is a token as well: a text of one is not empty. In a query it would ask for the end of the text. */
static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int n_bytes,
          int (*add) (void *, int, const char *, int, int, int))
{
  Kind kind = *(const Kind *) tokenizer;
  g_autoptr (PdFolded) folded = pd_folded_new (text, n_bytes);
  guint n, n_tokens;
  const gunichar *characters = pd_folded_get_characters (folded, &n);
  int code = SQLITE_OK;

  n_tokens = kind == GRAMS && n > 1 && (flags & FTS5_TOKENIZE_QUERY) != 0 ? n - 1 : n;
  for (guint i = 0; i < n_tokens && code == SQLITE_OK; i++)
    {
      char token[12];
      guint length = append (token, 0, characters[i]);

      if (kind == GRAMS && i + 1 < n)
        length = append (token, length, characters[i + 1]);
      code = add (context, 0, token, length, 0, 0);
    }
  return code;
}

/* pd_search_count (table, articles): how often the phrase of a query stands in the text of an article, places that overlap and all; 0 for other
 * rows, and other articles than those. */
static void
count (const Fts5ExtensionApi *api,
       Fts5Context *context,
       sqlite3_context *call,
       int n_arguments,
       sqlite3_value **arguments)
{
  const PdRowSet *articles = n_arguments == 1 ? sqlite3_value_pointer (arguments[0], PD_SEARCH_COUNT_POINTER) : NULL;
  gint64 row = api->xRowid (context);
  Fts5PhraseIter place;
  int n = 0, column, offset, code = SQLITE_OK;

  if (articles != NULL && row % PD_SEARCH_N_SLOTS == PD_SEARCH_PLACE_BODY && pd_row_set_contains (articles, row / PD_SEARCH_N_SLOTS))
    {
      code = api->xPhraseFirst (context, 0, &place, &column, &offset);
      for (; code == SQLITE_OK && column >= 0; n++)
        api->xPhraseNext (context, &place, &column, &offset);
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
