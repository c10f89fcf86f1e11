#include <locale.h>
#include <string.h>

#include "pd-fixture.h"
#include "pd-fold.h"
#include "pd-search-audit.h"
#include "pd-search-terms.h"

/* Characters that fold to each other, that join, that become several, and that are many bytes long. */
static const char *const alphabet[] = {
  "规",
  "規",
  "模",
  "事",
  "件",
  "事",
  "件",
  "标",
  "標",
  " ",
  "\u3000",
  "\n",
  "，",
  ",",
  "a",
  "A",
  "ａ",
  "b",
  "é",
  "e",
  "\u0301",
  "㍿",
  "株",
  "式",
  "1",
  "１",
  "😀",
  "\U00020BB7",
  "葛",
  "\U000E0100",
  "ß",
  "ss",
  "\"",
  "*",
};

static char *
make_text (GRand *rand,
           guint longest)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 1, longest + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, alphabet[g_rand_int_range (rand, 0, G_N_ELEMENTS (alphabet))]);
  return g_string_free_and_steal (text);
}

static char *
make_sql (const char *format,
          const char *text)
{
  char *quoted = sqlite3_mprintf ("%Q", text);
  g_auto (GStrv) parts = g_strsplit (format, "%", -1);
  char *sql = g_strjoinv (quoted, parts);

  sqlite3_free (quoted);
  return sql;
}

/* What an expression of SQL is for all rows of a place, joined: those that have a text. */
typedef struct
{
  const char *term;
  gboolean exact;
} Query;

static gboolean
stands_in (const char *text,
           const Query *query)
{
  g_autofree char *folded = pd_fold (text, -1);
  g_autofree char *wanted = pd_fold (query->term, -1);

  return query->exact ? strstr (text, query->term) != NULL : *wanted != '\0' && strstr (folded, wanted) != NULL;
}

/* Compares what is found with what is read. */
static gpointer
compare_job (PdConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const Query *query = data;
  g_autoptr (PdSearchTerms) terms = pd_search_terms_new (connection, query->exact, FALSE, NULL, error);

  g_assert_no_error (*error);
  for (PdSearchPlace place = 0; place < PD_SEARCH_N_PLACES; place++)
    {
      const PdRowSet *found = pd_search_terms_find (terms, query->term, place, error);
      g_autofree char *sql = g_strdup_printf ("SELECT r.id, %s FROM %s r", pd_search_place_get_text (place), pd_search_place_get_table (place));
      sqlite3_stmt *statement = pd_connection_prepare (connection, sql, error);
      gboolean has_row;
      guint n = 0, n_found = 0;

      g_assert_no_error (*error);
      while (pd_connection_step (connection, statement, &has_row, error) && has_row)
        {
          const char *text = (const char *) sqlite3_column_text (statement, 1);
          gboolean is = text != NULL && stands_in (text, query);

          n += is;
          if (pd_row_set_contains (found, sqlite3_column_int64 (statement, 0)) != is)
            g_error ("“%s”%s is %sin “%s” (%d)", query->term, query->exact ? " to the letter" : "", is ? "" : "not ", text, place);
        }
      g_assert_no_error (*error);
      for (gint64 row = pd_row_set_next (found, 0); row != 0; row = pd_row_set_next (found, row))
        n_found++;
      g_assert_cmpuint (n_found, ==, n);
    }
  return NULL;
}

static void
compare (Fixture *fixture,
         const char *term,
         gboolean exact)
{
  g_autoptr (GError) error = NULL;
  Query query = { term, exact };

  pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, compare_job, &query, NULL, &error);
  g_assert_no_error (error);
}

static void
compare_some (Fixture *fixture,
              GRand *rand,
              guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *term = make_text (rand, g_rand_boolean (rand) ? 2 : 5);

      compare (fixture, term, FALSE);
      compare (fixture, term, TRUE);
    }
}

static void
change (Fixture *fixture,
        GRand *rand)
{
  static const char *const formats[] = {
    "UPDATE article SET title = % WHERE id = 1 + abs (random ()) % (SELECT max (id) FROM article)",
    "UPDATE article SET title = NULL WHERE id = 1",
    "INSERT INTO claim (uuid, claim, note, coder_id, created, modified) VALUES (hex (randomblob (16)), %, %, 1, 0, 0)",
    "UPDATE claim SET note = % WHERE id = 1 + abs (random ()) % (SELECT max (id) FROM claim)",
    "DELETE FROM claim WHERE id = 2",
    "INSERT INTO memo (uuid, body, coder_id, created, modified) VALUES (hex (randomblob (16)), %, 1, 0, 0)",
    "UPDATE highlight SET note = % WHERE id = 1 + abs (random ()) % (SELECT max (id) FROM highlight)",
    "INSERT INTO mention (uuid, highlight_id, claim_id, note, coder_id, created, modified) SELECT hex (randomblob (16)), (SELECT id FROM highlight LIMIT 1), (SELECT id FROM claim LIMIT 1), %, 1, 0, 0 WHERE EXISTS (SELECT 1 FROM claim) AND EXISTS (SELECT 1 FROM highlight)",
    "INSERT INTO text (sha256, length, body) VALUES (hex (randomblob (16)), 1, %); UPDATE article SET text_id = (SELECT max (id) FROM text) WHERE id = 1 + abs (random ()) % (SELECT max (id) FROM article)",
    "DELETE FROM article WHERE id = 3",
  };
  g_autofree char *text = make_text (rand, 20);
  const char *format = formats[g_rand_int_range (rand, 0, G_N_ELEMENTS (formats))];
  g_autofree char *sql = NULL;
  g_auto (GStrv) parts = g_strsplit (format, ") % (", -1);
  g_autofree char *joined = g_strjoinv (") \1 (", parts);

  /* The remainder is none of the places for a text. */
  sql = make_sql (joined, text);
  g_strdelimit (sql, "\1", '%');
  fixture_exec (fixture, sql);
}

static void
import (Fixture *fixture,
        GRand *rand,
        guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *rest = make_text (rand, 60);
      /* A mark on the first character splits nothing. */
      g_autofree char *text = g_strconcat ("规，", rest, NULL);
      g_autofree char *id = fixture_import (fixture, name, text);
      g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
      g_autoptr (PdRecord) highlight = NULL;
      g_autoptr (PdChanges) changes = NULL;
      g_autoptr (GError) error = NULL;

      if (i % 3 > 0)
        continue;
      highlight = fixture_new_highlight (fixture, id, 0, 1);
      pd_edit_insert (edit, highlight);
      changes = fixture_perform (fixture, edit, &error);
      g_assert_no_error (error);
    }
}

static gpointer
audit_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  gboolean matches;

  g_assert_true (pd_search_audit_run (connection, &matches, NULL, error));
  return GINT_TO_POINTER (matches);
}

static gboolean
matches_texts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean matches = GPOINTER_TO_INT (pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, audit_job, NULL, NULL, &error));

  g_assert_no_error (error);
  return matches;
}

static void
test_brute_force (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  import (fixture, rand, 60);
  compare_some (fixture, rand, 40);
  for (guint i = 0; i < 150; i++)
    {
      change (fixture, rand);
      compare_some (fixture, rand, 2);
    }
  compare_some (fixture, rand, 40);
  g_assert_true (matches_texts (fixture));
}

static void
set_title (Fixture *fixture,
           const char *id,
           const char *title)
{
  g_autoptr (PdEdit) edit = pd_edit_new ("Change");
  g_autoptr (GPtrArray) articles = fixture_load (fixture, PD_WORD_ARTICLE, PD_ARTICLE_ID, id);
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  PdRecord *article = g_ptr_array_index (articles, 0);

  pd_record_set_text (article, PD_ARTICLE_TITLE, title);
  pd_edit_update (edit, article);
  changes = fixture_perform (fixture, edit, &error);
  g_assert_no_error (error);
}

/* The check tells an index that is not what the texts say. */
static void
test_audit (Fixture *fixture,
            gconstpointer data)
{
  static const char *const damages[] = {
    "DELETE FROM search_gram WHERE rowid = 1",
    "INSERT INTO search_gram (rowid, text) VALUES (1, '正文。')",
    "INSERT INTO search_gram (rowid, text) VALUES (800, '多')",
    "DELETE FROM search_character WHERE rowid = 1",
  };
  g_autofree char *id = fixture_import (fixture, "a.txt", "正文");

  g_assert_true (matches_texts (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      fixture_exec (fixture, damages[i]);
      g_assert_false (matches_texts (fixture));
    }
  fixture_exec (fixture, "DELETE FROM search_gram WHERE rowid IN (1, 800); INSERT INTO search_gram (rowid, text) VALUES (1, '正文'); INSERT INTO search_character (rowid, text) VALUES (1, '正文')");
  g_assert_true (matches_texts (fixture));
  /* Of a title of spaces nothing is left, and nothing is amiss. */
  set_title (fixture, id, " 　");
  g_assert_true (matches_texts (fixture));
}

/* In which rows of a place a term is found. */
typedef struct
{
  const char *term;
  PdSearchPlace place;
} Look;

static gpointer
look_job (PdConnection *connection,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  const Look *look = data;
  g_autoptr (PdSearchTerms) terms = pd_search_terms_new (connection, FALSE, FALSE, NULL, error);
  const PdRowSet *found = terms != NULL ? pd_search_terms_find (terms, look->term, look->place, error) : NULL;
  GString *rows = g_string_new (NULL);

  g_assert_no_error (*error);
  for (gint64 row = pd_row_set_next (found, 0); row != 0; row = pd_row_set_next (found, row))
    g_string_append_printf (rows, "%d", (int) row);
  return g_string_free_and_steal (rows);
}

static void
assert_found (Fixture *fixture,
              const char *term,
              PdSearchPlace place,
              const char *rows)
{
  Look look = { term, place };
  g_autofree char *found = pd_worker_run (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, look_job, &look, NULL, NULL);

  g_assert_cmpstr (found, ==, rows);
}

static void
test_undo (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture, "a.txt", "正文");
  g_autofree char *label = NULL;
  g_autofree char *again = NULL;

  set_title (fixture, id, "旧的题目");
  set_title (fixture, id, "新的题目");
  assert_found (fixture, "新的", PD_SEARCH_PLACE_TITLE, "1");
  label = fixture_undo (fixture, FALSE);
  assert_found (fixture, "新的", PD_SEARCH_PLACE_TITLE, "");
  assert_found (fixture, "旧的", PD_SEARCH_PLACE_TITLE, "1");
  again = fixture_undo (fixture, TRUE);
  assert_found (fixture, "新的", PD_SEARCH_PLACE_TITLE, "1");
  assert_found (fixture, "旧的", PD_SEARCH_PLACE_TITLE, "");
}

static void
reopen (Fixture *fixture,
        const char *coder_name)
{
  g_autoptr (GError) error = NULL;

  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = pd_store_new (fixture->path, PD_STORE_OPEN, coder_name, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
continue_job (PdConnection *connection,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  gint64 *n_left = data;

  pd_search_index_continue (connection, 0, n_left, error);
  pd_search_index_continue (connection, 1, n_left, error);
  return NULL;
}

/* One that is not there, not ours, or of another folding is made anew; meanwhile all is found. */
static void
test_rebuild (Fixture *fixture,
              gconstpointer data)
{
  static const char *const damages[] = {
    "DROP TABLE search_gram",
    "DROP TRIGGER search_title_update",
    "CREATE TRIGGER search_evil AFTER UPDATE ON article BEGIN DELETE FROM highlight; END",
    "CREATE VIEW search_more AS SELECT 1",
    "UPDATE derived SET version = 'other' WHERE name = 'search'",
    "DELETE FROM derived WHERE name = 'search'",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  import (fixture, rand, 200);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      gint64 n_left = 1, rounds = 0;

      fixture_exec (fixture, damages[i]);
      reopen (fixture, "Ada");
      compare_some (fixture, rand, 3);
      for (; n_left > 0; rounds++)
        {
          g_autoptr (GError) error = NULL;

          pd_worker_run (pd_store_get_writer (fixture->store), PD_WORKER_PERSON, continue_job, &n_left, NULL, &error);
          g_assert_no_error (error);
          if (n_left > 0 && rounds % 20 == 0)
            {
              change (fixture, rand);
              compare_some (fixture, rand, 1);
            }
        }
      compare_some (fixture, rand, 3);
      g_assert_true (matches_texts (fixture));
    }
}

/* What is called as the index is, but is not of it, does nothing, also not to what opening the file writes. */
static void
test_hostile (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) articles = NULL;

  import (fixture, rand, 5);
  fixture_exec (fixture, "CREATE TRIGGER search_coder AFTER INSERT ON coder BEGIN DELETE FROM article; END");
  fixture_exec (fixture, "CREATE TRIGGER search_order AFTER UPDATE ON article BEGIN UPDATE article SET author = 'Eve'; END");
  fixture_exec (fixture, "UPDATE derived SET version = 'other' WHERE name = 'title_key'");
  reopen (fixture, "Ben");
  articles = fixture_load (fixture, PD_WORD_ARTICLE, 0, NULL);
  g_assert_cmpuint (articles->len, ==, 5);
  for (guint i = 0; i < articles->len; i++)
    g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (articles, i), PD_ARTICLE_AUTHOR), !=, "Eve");
}

/* A file that can only be read, without an index: what is found is read. */
static void
test_without_index (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GError) error = NULL;

  import (fixture, rand, 30);
  fixture_exec (fixture, "DROP TABLE search_character");
  pd_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = pd_store_new (fixture->path, PD_STORE_READ, "Ada", NULL, &error);
  g_assert_no_error (error);
  compare_some (fixture, rand, 10);
}

static gpointer
count_job (PdConnection *connection,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  gint64 n;

  g_mutex_lock (data);
  g_mutex_unlock (data);
  pd_connection_get_integer (connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n", &n, error);
  return NULL;
}

static void
on_counted (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = data;

  pd_worker_run_finish (result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

/* A statement that would never return a row ends when it is cancelled, before or after it has begun. */
static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gboolean done = FALSE;
      GMutex mutex;

      g_mutex_init (&mutex);
      g_mutex_lock (&mutex);
      pd_worker_run_async (pd_store_get_reader (fixture->store), PD_WORKER_PERSON, count_job, &mutex, NULL, NULL, NULL, cancellable, on_counted, &done);
      g_mutex_unlock (&mutex);
      g_usleep (i * 100);
      g_cancellable_cancel (cancellable);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_mutex_clear (&mutex);
    }
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search-index/brute-force", Fixture, NULL, fixture_set_up, test_brute_force, fixture_tear_down);
  g_test_add ("/search-index/audit", Fixture, NULL, fixture_set_up, test_audit, fixture_tear_down);
  g_test_add ("/search-index/cancel", Fixture, NULL, fixture_set_up, test_cancel, fixture_tear_down);
  g_test_add ("/search-index/undo", Fixture, NULL, fixture_set_up, test_undo, fixture_tear_down);
  g_test_add ("/search-index/rebuild", Fixture, NULL, fixture_set_up, test_rebuild, fixture_tear_down);
  g_test_add ("/search-index/hostile", Fixture, NULL, fixture_set_up, test_hostile, fixture_tear_down);
  g_test_add ("/search-index/without-index", Fixture, NULL, fixture_set_up, test_without_index, fixture_tear_down);
  return g_test_run ();
}
