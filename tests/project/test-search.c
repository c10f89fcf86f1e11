#include "pd-import.h"
#include "pd-occurrences.h"
#include "pd-project-fixture.h"
#include "pd-project-search.h"

/* How many strings are looked for. With -m slow, as many as the index is to be trusted with. */
#define N_QUERIES 1500
#define N_SLOW_QUERIES 100000

#define N_TEXTS 80
#define MAX_LENGTH 12

/* Words as they are written by one person and another: Traditional, full width, with spaces inside; and what is more than two bytes long, joins what
 * stands before it, or stands for several characters. */
static const char *const words[] = {
  "规模",
  "規模",
  "规 模",
  "事件",
  "標志性",
  "标志性",
  "标志性 事件",
  "哈哈哈",
  "的",
  "了",
  "是",
  "GPT",
  "ｇｐｔ",
  "Chat GPT",
  "１２3",
  "123",
  "亿元",
  "\U00020BB7野家",
  "𠮷",
  "㍿",
  "株式会社",
  "葛\U000E0100城",
  "葛城",
  "é",
  "e\u0301",
  "ß",
  "ss",
  "ﬁ",
  "fi",
  "😀",
  "👩‍👩‍👧",
  "…",
  "...",
  "，",
  "。",
  "\u3000",
  " ",
  "\n",
  "“",
  "”",
  "\"",
  "-",
  "*",
  "が",
  "か\u3099",
  "한국",
  "ㅎ",
};

typedef struct
{
  gint64 row;
  char *text;
  PdFolded *folded;
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->text);
  pd_folded_free (text->folded);
  g_free (text);
}

static char *
make_text (GRand *rand)
{
  GString *text = g_string_new ("正文");
  guint n = g_rand_int_range (rand, 5, 90);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free_and_steal (text);
}

static void
import (Fixture *fixture,
        GRand *rand)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = make_text (rand);

      g_strv_builder_take (paths, fixture_write (fixture, name, text));
    }
  all = g_strv_builder_end (paths);
  results = pd_project_import (fixture->project, (const char *const *) all, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* As they are stored. */
static gpointer
load_texts (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);
  sqlite3_stmt *statement = pd_connection_prepare (connection, "SELECT a.id, t.body FROM article a JOIN text t ON t.id = a.text_id WHERE a.present = 1 ORDER BY a.id", error);
  gboolean has_row;

  while (statement != NULL && pd_connection_step (connection, statement, &has_row, error) && has_row)
    {
      Text *text = g_new (Text, 1);

      text->row = sqlite3_column_int64 (statement, 0);
      text->text = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      text->folded = pd_folded_new (text->text, -1);
      g_ptr_array_add (texts, text);
    }
  return texts;
}

static char *
cut (GPtrArray *texts,
     GRand *rand)
{
  const Text *text = g_ptr_array_index (texts, g_rand_int_range (rand, 0, texts->len));
  glong length = g_utf8_strlen (text->text, -1), n = g_rand_int_range (rand, 1, MAX_LENGTH + 1);
  const char *start;

  n = MIN (n, length);
  start = g_utf8_offset_to_pointer (text->text, g_rand_int_range (rand, 0, length - n + 1));
  return g_strndup (start, g_utf8_offset_to_pointer (start, n) - start);
}

/* What finds a string to the letter. */
static PdSearchQuery *
quote (const char *string)
{
  g_autoptr (GString) typed = g_string_new ("\"");

  for (const char *p = string; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (typed, '\\');
      g_string_append_c (typed, *p);
    }
  g_string_append_c (typed, '"');
  return pd_search_query_new (typed->str, NULL);
}

static PdSearchResult *
search (Fixture *fixture,
        PdSearchQuery *query,
        guint limit)
{
  const PdSearchOptions options = { .limit = limit };
  g_autoptr (GError) error = NULL;
  PdSearchResult *result = pd_project_search (fixture->project, query, &options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The hits are those that reading everything finds, one after the other, and so many are counted where none is read. */
static void
compare (Fixture *fixture,
         GPtrArray *texts,
         const char *string,
         PdSearchQuery *query)
{
  g_autoptr (PdFolded) wanted = pd_folded_new (string, -1);
  g_autoptr (PdSearchResult) listed = search (fixture, query, G_MAXUINT);
  g_autoptr (PdSearchResult) counted = search (fixture, query, 0);
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = g_ptr_array_index (texts, i);
      g_autoptr (GArray) occurrences = pd_occurrences_new ();

      pd_occurrences_add (occurrences, text->folded, wanted);
      /* What one character is taken for may be there several times in it, as a full stop in an ellipsis; it is one place. */
      pd_occurrences_sort (occurrences);
      for (guint k = 0; k < occurrences->len; k++, n++)
        {
          const PdOccurrence *occurrence = &g_array_index (occurrences, PdOccurrence, k);
          const PdSearchHit *hit = n < listed->hits->len ? g_ptr_array_index (listed->hits, n) : NULL;

          if (hit == NULL || hit->article_row != text->row || hit->start != occurrence->start || hit->end != occurrence->end)
            g_error ("“%s” stands in “%s” at %u, and is not found there", string, text->text, occurrence->start);
        }
    }
  if (listed->hits->len != n || listed->total != n || counted->total != n)
    g_error ("“%s” stands in %u places; %u are listed, %" G_GUINT64_FORMAT " said, %" G_GUINT64_FORMAT " counted", string, n, listed->hits->len, listed->total, counted->total);
}

static void
test_brute_force (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) texts = NULL;
  guint n = g_test_slow () ? N_SLOW_QUERIES : N_QUERIES;

  import (fixture, rand);
  texts = pd_worker_run (pd_store_get_reader (pd_project_get_store (fixture->project)), PD_WORKER_PERSON, load_texts, NULL, NULL, NULL);
  g_assert_cmpuint (texts->len, >, N_TEXTS / 2);
  while (n > 0)
    {
      g_autofree char *string = cut (texts, rand);
      g_autoptr (PdSearchQuery) query = quote (string);

      /* Of some, nothing is left to be looked for, as of spaces. */
      if (query == NULL)
        continue;
      compare (fixture, texts, string, query);
      n--;
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/brute-force", Fixture, NULL, fixture_set_up, test_brute_force, fixture_tear_down);
  return g_test_run ();
}
