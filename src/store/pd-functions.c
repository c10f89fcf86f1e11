#include "pd-functions.h"

#include "pd-collator.h"
#include "pd-folded.h"
#include "pd-search-tokenizer.h"

/* What the store's own statements call. DIRECTONLY: a view or trigger of a file that came from elsewhere cannot. */
#define FLAGS (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY)

/* Made when the first key is: to open it takes longer than to open a project. */
typedef struct
{
  PdCollator *collator;
} Context;

static void
context_free (void *data)
{
  Context *context = data;

  g_clear_object (&context->collator);
  g_free (context);
}

static PdCollator *
get_collator (sqlite3_context *call)
{
  Context *context = sqlite3_user_data (call);

  if (context->collator == NULL)
    context->collator = pd_collator_new ();
  return context->collator;
}

/* pd_title_key (title): bytes that put titles in order; NULL of NULL. */
static void
title_key (sqlite3_context *call,
           int n_arguments,
           sqlite3_value **arguments)
{
  const char *title = (const char *) sqlite3_value_text (arguments[0]);
  g_autoptr (GBytes) key = NULL;
  gsize n_bytes;
  gconstpointer bytes;

  if (title == NULL)
    return;
  key = pd_collator_make_key (get_collator (call), title, sqlite3_value_bytes (arguments[0]));
  bytes = g_bytes_get_data (key, &n_bytes);
  sqlite3_result_blob64 (call, n_bytes > 0 ? bytes : "", n_bytes, SQLITE_TRANSIENT);
}

/* pd_title_version (): what a key depends on. */
static void
title_version (sqlite3_context *call,
               int n_arguments,
               sqlite3_value **arguments)
{
  sqlite3_result_text (call, pd_collator_get_version (), -1, g_free);
}

static gboolean
matches (const PdFolded *wanted,
         const PdFolded *folded,
         gboolean whole)
{
  guint position = 0;

  return whole ? pd_folded_equal (wanted, folded) : pd_folded_find (folded, wanted, &position);
}

/* pd_contains (wanted, text…): whether what is wanted stands in one of the texts, once all are folded.
 * pd_equals (wanted, text…): whether it is one of them. */
static void
compare (sqlite3_context *call,
         int n_arguments,
         sqlite3_value **arguments)
{
  PdFolded *wanted = sqlite3_get_auxdata (call, 0);
  gboolean found = FALSE;

  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    return;
  if (wanted == NULL)
    {
      wanted = pd_folded_new ((const char *) sqlite3_value_text (arguments[0]), sqlite3_value_bytes (arguments[0]));
      sqlite3_set_auxdata (call, 0, wanted, (void (*) (void *)) pd_folded_free);
      /* SQLite may have freed it at once. */
      wanted = sqlite3_get_auxdata (call, 0);
    }
  for (int i = 1; wanted != NULL && i < n_arguments && !found; i++)
    {
      const char *text = (const char *) sqlite3_value_text (arguments[i]);
      g_autoptr (PdFolded) folded = text != NULL ? pd_folded_new (text, sqlite3_value_bytes (arguments[i])) : NULL;

      found = folded != NULL && matches (wanted, folded, sqlite3_user_data (call) != NULL);
    }
  sqlite3_result_int (call, found);
}

/**
 * pd_functions_register:
 * @db: SQLite's handle
 *
 * Gives a connection the functions that the store's statements call.
 *
 * Returns: a code of SQLite
 */
int
pd_functions_register (sqlite3 *db)
{
  Context *context = g_new0 (Context, 1);
  int code = sqlite3_create_function_v2 (db, "pd_title_key", 1, FLAGS, context, title_key, NULL, NULL, context_free);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "pd_title_version", 0, FLAGS, context, title_version, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "pd_contains", -1, FLAGS, NULL, compare, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "pd_equals", -1, FLAGS, GINT_TO_POINTER (TRUE), compare, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = pd_search_tokenizer_register (db);
  return code;
}
