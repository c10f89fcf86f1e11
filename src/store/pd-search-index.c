#include "pd-search-index.h"

#include "pd-folded.h"
#include "pd-schema.h"
#include "pd-worker.h"

/* The index is derived: triggers keep it in step with what it is of, in the same transaction, in undo and redo as well.
 * It holds no text itself. One that is missing, or was made with another folding, is begun anew and filled bit by bit, from the lowest rows
 * on; what the triggers add meanwhile is above, or is put in twice, which is once. */

static const struct
{
  const char *name;
  const char *table;
  /* The column that the trigger follows. */
  const char *column;
  /* An expression over a row that is called "r"; NULL where there is nothing to search. */
  const char *text;
} places[PD_SEARCH_N_PLACES] = {
  [PD_SEARCH_PLACE_BODY] = { "body", "article", "text_id", "(SELECT body FROM text WHERE id = r.text_id)" },
  [PD_SEARCH_PLACE_TITLE] = { "title", "article", "title", "r.title" },
  [PD_SEARCH_PLACE_HIGHLIGHT_NOTE] = { "highlight_note", "highlight", "note", "r.note" },
  [PD_SEARCH_PLACE_CLAIM] = { "claim", "claim", "claim", "r.claim" },
  [PD_SEARCH_PLACE_CLAIM_NOTE] = { "claim_note", "claim", "note", "r.note" },
  [PD_SEARCH_PLACE_MENTION_NOTE] = { "mention_note", "mention", "note", "r.note" },
  [PD_SEARCH_PLACE_MEMO] = { "memo", "memo", "body", "r.body" },
};

static const char *const indexes[] = { "search_gram", "search_character" };

/* Which words it has for a text. */
#define VERSION 2

/* In the index, the text of an article is a document with the number of its row, since what lies close together takes a fifth less; what stands
 * elsewhere comes behind all of them: a row of its table at so many times its number, plus the place. */
#define FIRST_OTHER (G_GINT64_CONSTANT (1) << 40)
#define N_SLOTS 8

static char *
make_version (void)
{
  return g_strdup_printf ("%d %s", VERSION, pd_folded_get_version ());
}

static char *
make_text (PdSearchPlace place,
           const char *row)
{
  g_auto (GStrv) parts = g_strsplit (places[place].text, "r.", -1);
  g_autofree char *qualified = g_strdup_printf ("%s.", row);

  return g_strjoinv (qualified, parts);
}

/* An expression for the document that a row is. */
static char *
make_document (PdSearchPlace place,
               const char *row)
{
  return place == PD_SEARCH_PLACE_BODY ? g_strdup_printf ("%s.id", row) : g_strdup_printf ("%s.id * %d + %" G_GINT64_FORMAT, row, N_SLOTS, FIRST_OTHER + place);
}

static void
append_delete (GString *sql,
               PdSearchPlace place,
               const char *row)
{
  g_autofree char *document = make_document (place, row);

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    g_string_append_printf (sql, " DELETE FROM %s WHERE rowid = %s;", indexes[i], document);
}

static void
append_insert (GString *sql,
               PdSearchPlace place)
{
  g_autofree char *text = make_text (place, "new");
  g_autofree char *document = make_document (place, "new");

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    g_string_append_printf (sql, " INSERT INTO %s (rowid, text) SELECT %s, %s WHERE new.%s IS NOT NULL;", indexes[i], document, text, places[place].column);
}

static void
append_triggers (GString *sql,
                 PdSearchPlace place)
{
  const char *name = places[place].name, *table = places[place].table, *column = places[place].column;

  g_string_append_printf (sql, "CREATE TRIGGER search_%s_insert AFTER INSERT ON %s WHEN new.%s IS NOT NULL BEGIN", name, table, column);
  append_insert (sql, place);
  g_string_append_printf (sql, " END;\nCREATE TRIGGER search_%s_update AFTER UPDATE OF %s ON %s WHEN new.%s IS NOT old.%s BEGIN", name, column, table, column, column);
  append_delete (sql, place, "old");
  append_insert (sql, place);
  g_string_append_printf (sql, " END;\nCREATE TRIGGER search_%s_delete AFTER DELETE ON %s WHEN old.%s IS NOT NULL BEGIN", name, table, column);
  append_delete (sql, place, "old");
  g_string_append (sql, " END;\n");
}

static char *
make_schema (void)
{
  GString *sql = g_string_new ("CREATE VIRTUAL TABLE search_gram USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'pd_grams');\n"
                               "CREATE VIRTUAL TABLE search_character USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'pd_characters');\n"
                               "CREATE TABLE search_gap (place INTEGER PRIMARY KEY, done INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;\n");

  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    append_triggers (sql, place);
  return g_string_free_and_steal (sql);
}

/* What a connection has of the index; of the tables that SQLite keeps it in, only the names, as each of its versions makes them differently. */
static char *
describe (PdConnection *connection,
          GError **error)
{
  g_autoptr (GString) description = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean has_row;

  statement = pd_connection_prepare (connection,
                                     "SELECT type, name, CASE WHEN name GLOB 'search_gram_*' OR name GLOB 'search_character_*' THEN '' ELSE coalesce (sql, '') END"
                                     " FROM sqlite_schema WHERE " PD_SCHEMA_IS_SEARCH " ORDER BY type, name",
                                     error);
  if (statement == NULL)
    return NULL;
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return g_string_free_and_steal (g_steal_pointer (&description));
      for (int i = 0; i < 3; i++)
        g_string_append_printf (description, "%s\n", (const char *) sqlite3_column_text (statement, i));
    }
  return NULL;
}

/* What the index is to be, made once: each search asks whether it is. */
static const char *
get_model (GError **error)
{
  static char *model;
  g_autoptr (PdConnection) connection = NULL;
  g_autofree char *schema = NULL;
  g_autofree char *made = NULL;

  if (g_atomic_pointer_get (&model) != NULL)
    return g_atomic_pointer_get (&model);
  connection = pd_connection_open (":memory:", PD_CONNECTION_CREATE, error);
  schema = make_schema ();
  if (connection == NULL || !pd_schema_create (connection, error) || !pd_connection_exec (connection, schema, error))
    return NULL;
  made = describe (connection, error);
  /* Another thread may have made the same in the meantime. */
  if (made != NULL && g_atomic_pointer_compare_and_exchange (&model, NULL, made))
    made = NULL;
  return g_atomic_pointer_get (&model);
}

static gboolean
is_whole (PdConnection *connection,
          gboolean *whole,
          GError **error)
{
  const char *should_be = get_model (error);
  g_autofree char *is = should_be != NULL ? describe (connection, error) : NULL;

  if (is == NULL)
    return FALSE;
  *whole = g_str_equal (is, should_be);
  return TRUE;
}

/**
 * pd_search_index_is_usable:
 * @connection: a connection to a project
 * @usable: (out): whether it has an index that was made with the folding of this program
 * @error: return location for an error
 *
 * Returns: whether that could be found out
 */
gboolean
pd_search_index_is_usable (PdConnection *connection,
                           gboolean *usable,
                           GError **error)
{
  g_autofree char *version = make_version ();
  sqlite3_stmt *statement;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (usable != NULL, FALSE);

  if (!is_whole (connection, usable, error))
    return FALSE;
  if (!*usable)
    return TRUE;
  statement = pd_connection_prepare (connection, "SELECT 1 FROM derived WHERE name = 'search' AND version = ?", error);
  if (statement == NULL)
    return FALSE;
  pd_statement_bind_text (statement, 1, version);
  if (!pd_connection_step (connection, statement, usable, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/* What is there of an index, whoever made it. Triggers go first, as they would run. */
static gboolean
drop (PdConnection *connection,
      GError **error)
{
  static const char *const types[] = { "trigger", "view", "table" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GString) sql = g_string_new (NULL);
      sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT format ('DROP %s \"%w\";', type, name) FROM sqlite_schema WHERE type = ? AND " PD_SCHEMA_IS_SEARCH " AND name NOT GLOB 'search_gram_*' AND name NOT GLOB 'search_character_*'", error);
      gboolean has_row;

      if (statement == NULL)
        return FALSE;
      pd_statement_bind_text (statement, 1, types[i]);
      do
        {
          if (!pd_connection_step (connection, statement, &has_row, error))
            return FALSE;
          if (has_row)
            g_string_append (sql, (const char *) sqlite3_column_text (statement, 0));
        }
      while (has_row);
      if (!pd_connection_exec (connection, sql->str, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_anew (PdConnection *connection,
            GError **error)
{
  g_autofree char *schema = make_schema ();
  g_autofree char *version = make_version ();
  g_autofree char *derived = g_strdup_printf ("INSERT OR REPLACE INTO derived (name, version) VALUES ('search', '%s')", version);

  /* FTS5 puts parts of an index together when there are so many of the same size: twice as many as it would take by itself, half as often. */
  static const char merging[] = "INSERT INTO search_gram (search_gram, rank) VALUES ('automerge', 8); INSERT INTO search_character (search_character, rank) VALUES ('automerge', 8)";

  if (!drop (connection, error) || !pd_connection_exec (connection, schema, error) || !pd_connection_exec (connection, derived, error)
      || !pd_connection_exec (connection, merging, error))
    return FALSE;
  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    {
      g_autofree char *gap = g_strdup_printf ("INSERT INTO search_gap (place, done, last) SELECT %d, 0, max (id) FROM %s HAVING max (id) IS NOT NULL", place, places[place].table);

      if (!pd_connection_exec (connection, gap, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_search_index_ensure:
 * @connection: a connection that writes, in no transaction
 * @error: return location for an error
 *
 * Begins an index where there is none that can be used. It is filled by [func@Pd.search_index_continue].
 *
 * Returns: whether there is one
 */
gboolean
pd_search_index_ensure (PdConnection *connection,
                        GError **error)
{
  gboolean usable;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  if (!pd_search_index_is_usable (connection, &usable, error))
    return FALSE;
  if (usable)
    return TRUE;
  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (begin_anew (connection, error) && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_search_index_get_gap:
 * @connection: a connection to a project whose index can be used
 * @place: a place
 * @first: (out): the first of the rows that are not in the index yet, or may not be
 * @last: (out): the last of them; less than @first where all are
 * @error: return location for an error
 *
 * Returns: whether that could be found out
 */
gboolean
pd_search_index_get_gap (PdConnection *connection,
                         PdSearchPlace place,
                         gint64 *first,
                         gint64 *last,
                         GError **error)
{
  sqlite3_stmt *statement;
  gboolean has_row;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (place < PD_SEARCH_N_PLACES, FALSE);
  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  statement = pd_connection_prepare (connection, "SELECT done + 1, last FROM search_gap WHERE place = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, place);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *first = has_row ? sqlite3_column_int64 (statement, 0) : 1;
  *last = has_row ? sqlite3_column_int64 (statement, 1) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
run_for_row (PdConnection *connection,
             const char *sql,
             gint64 row,
             const char *text,
             GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  if (text != NULL)
    pd_statement_bind_text (statement, 2, text);
  return pd_connection_run (connection, statement, error);
}

/* Each statement that may write more than one row, as each that deletes, has FTS5 write down first what it has gathered until then: as long as none
 * does, many texts are sorted together, which takes half as long. So nothing is deleted but where a trigger has put the row in meanwhile. */
static gboolean
put_text (PdConnection *connection,
          const char *index,
          gint64 row,
          const char *text,
          GError **error)
{
  g_autofree char *look = g_strdup_printf ("SELECT 1 FROM %s_docsize WHERE id = ?", index);
  g_autofree char *delete = g_strdup_printf ("DELETE FROM %s WHERE rowid = ?", index);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO %s (rowid, text) VALUES (?1, ?2)", index);
  sqlite3_stmt *statement = pd_connection_prepare (connection, look, error);
  gboolean is_there;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  if (!pd_connection_step (connection, statement, &is_there, error))
    return FALSE;
  sqlite3_reset (statement);
  return (!is_there || run_for_row (connection, delete, row, NULL, error)) && run_for_row (connection, insert, row, text, error);
}

static gboolean
put_row (PdConnection *connection,
         PdSearchPlace place,
         gint64 row,
         GError **error)
{
  g_autofree char *expression = make_text (place, "r");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s r WHERE r.id = ? AND r.%s IS NOT NULL", expression, places[place].table, places[place].column);
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row, ok;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  ok = pd_connection_step (connection, statement, &has_row, error);
  for (guint i = 0; i < G_N_ELEMENTS (indexes) && ok && has_row; i++)
    ok = put_text (connection, indexes[i], pd_search_place_make_document (place, row), (const char *) sqlite3_column_text (statement, 0), error);
  sqlite3_reset (statement);
  return ok;
}

static gboolean
find_next_row (PdConnection *connection,
               PdSearchPlace place,
               gint64 first,
               gint64 last,
               gint64 *row,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1", places[place].table);
  sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return FALSE;
  *row = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
set_done (PdConnection *connection,
          PdSearchPlace place,
          gint64 done,
          GError **error)
{
  sqlite3_stmt *statement = pd_connection_prepare (connection,
                                                   done >= 0 ? "UPDATE search_gap SET done = ?2 WHERE place = ?1" : "DELETE FROM search_gap WHERE place = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, place);
  if (done >= 0)
    sqlite3_bind_int64 (statement, 2, done);
  return pd_connection_run (connection, statement, error);
}

/* Puts rows of a place in, one at least, until the time is over, or all are. */
static gboolean
fill (PdConnection *connection,
      PdSearchPlace place,
      gint64 end,
      gint64 *n_left,
      GError **error)
{
  gint64 first, last, row;
  gboolean has_put = FALSE;

  if (!pd_search_index_get_gap (connection, place, &first, &last, error))
    return FALSE;
  while (first <= last)
    {
      if (has_put && (g_get_monotonic_time () >= end || pd_worker_is_awaited ()))
        {
          *n_left += last - first + 1;
          return set_done (connection, place, first - 1, error);
        }
      if (!find_next_row (connection, place, first, last, &row, error))
        return FALSE;
      if (row == 0)
        break;
      if (!put_row (connection, place, row, error))
        return FALSE;
      has_put = TRUE;
      first = row + 1;
    }
  return set_done (connection, place, -1, error);
}

/**
 * pd_search_index_continue:
 * @connection: a connection that writes, in no transaction
 * @milliseconds: how long it may take, but for one text; less where another job waits for its thread
 * @n_left: (out): how many rows are still to be put in, about; 0 where the index is whole
 * @error: return location for an error
 *
 * Goes on with filling an index that was begun.
 *
 * Returns: whether that went well
 */
gboolean
pd_search_index_continue (PdConnection *connection,
                          guint milliseconds,
                          gint64 *n_left,
                          GError **error)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);
  gboolean ok = TRUE;

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (n_left != NULL, FALSE);

  *n_left = 0;
  if (!pd_connection_get_integer (connection, "SELECT count (*) FROM search_gap", n_left, error))
    return FALSE;
  if (*n_left == 0)
    return TRUE;
  *n_left = 0;
  if (!pd_connection_exec (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES && ok; place++)
    ok = fill (connection, place, end, n_left, error);
  if (ok && pd_connection_exec (connection, "COMMIT", error))
    return TRUE;
  pd_connection_exec (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pd_search_place_make_document:
 * @place: a place
 * @row: a row of its table
 *
 * Returns: the number of the document that it is in the index
 */
gint64
pd_search_place_make_document (PdSearchPlace place,
                               gint64 row)
{
  return place == PD_SEARCH_PLACE_BODY ? row : (gint64) ((guint64) row * N_SLOTS) + FIRST_OTHER + place;
}

/**
 * pd_search_place_of_document:
 * @document: the number of a document in the index
 * @row: (out): the row of the place's table that it is
 *
 * Returns: the place, or %PD_SEARCH_N_PLACES where it is none
 */
PdSearchPlace
pd_search_place_of_document (gint64 document,
                             gint64 *row)
{
  gboolean is_body = document < FIRST_OTHER;
  gint64 place = is_body ? PD_SEARCH_PLACE_BODY : (document - FIRST_OTHER) % N_SLOTS;

  g_return_val_if_fail (row != NULL, PD_SEARCH_N_PLACES);

  *row = is_body ? document : (document - FIRST_OTHER) / N_SLOTS;
  return is_body || (place > PD_SEARCH_PLACE_BODY && place < PD_SEARCH_N_PLACES) ? (PdSearchPlace) place : PD_SEARCH_N_PLACES;
}

/**
 * pd_search_place_get_table:
 * @place: a place
 *
 * Returns: the table whose rows it is of
 */
const char *
pd_search_place_get_table (PdSearchPlace place)
{
  g_return_val_if_fail (place < PD_SEARCH_N_PLACES, NULL);

  return places[place].table;
}

/**
 * pd_search_place_get_text:
 * @place: a place
 *
 * Returns: an expression of SQL for what is searched, of a row that is called “r”
 */
const char *
pd_search_place_get_text (PdSearchPlace place)
{
  g_return_val_if_fail (place < PD_SEARCH_N_PLACES, NULL);

  return places[place].text;
}

/**
 * pd_search_index_quote:
 * @term: a string
 *
 * Returns: (transfer full): what asks the index for the string, whatever it is
 */
char *
pd_search_index_quote (const char *term)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *inner = NULL;

  g_return_val_if_fail (term != NULL, NULL);

  parts = g_strsplit (term, "\"", -1);
  inner = g_strjoinv ("\"\"", parts);
  return g_strdup_printf ("\"%s\"", inner);
}
