#include "pd-import.h"
#include "pd-library-edits.h"
#include "pd-project-fixture.h"
#include "pd-project-replace.h"
#include "pd-project-reuse.h"
#include "pd-reuse-watch.h"

/* Text of its own for each number, in sentences. */
static char *
make_passage (guint number,
              guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    {
      g_string_append_unichar (text, 0x4E00 + g_rand_int_range (rand, 0, 3000));
      if (i % 20 == 0)
        g_string_append (text, "。");
    }
  return g_string_free_and_steal (text);
}

/* What others have as well, between what is its own. */
static char *
make_text (guint own,
           guint shared)
{
  g_autofree char *before = make_passage (1000 + 2 * own, 80);
  g_autofree char *passage = make_passage (shared, 120);
  g_autofree char *behind = make_passage (1001 + 2 * own, 80);

  return g_strconcat (before, passage, behind, NULL);
}

typedef struct
{
  const char *title;
  const char *text;
  const char *date;
} Article;

/* Adds articles at once; a title is made of letters. */
static void
import (Fixture *fixture,
        const Article *articles,
        guint n)
{
  g_autoptr (GString) table = g_string_new ("title,text,date\n");
  g_autofree char *name = g_strdup_printf ("%s.csv", articles[0].title);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (table, "%s,%s,%s\n", articles[i].title, articles[i].text, articles[i].date);
  path = fixture_write (fixture, name, table->str);
  results = pd_project_import (fixture->project, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, n);
}

static gboolean
is_idle (gpointer data)
{
  return !pd_reuse_watch_get_busy (data);
}

static void
hear_news (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* News comes before it is looked at. */
static void
wait_for (PdReuseWatch *watch)
{
  hear_news ();
  fixture_iterate_until (is_idle, watch);
  hear_news ();
}

static GPtrArray *
load_all (Fixture *fixture,
          PdWord word)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = pd_project_load (fixture->project, word, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  return records;
}

static char *
dup_id (Fixture *fixture,
        const char *title)
{
  g_autoptr (GPtrArray) articles = load_all (fixture, PD_WORD_ARTICLE);

  for (guint i = 0; i < articles->len; i++)
    {
      PdRecord *article = g_ptr_array_index (articles, i);

      if (g_str_equal (pd_record_get_text (article, PD_ARTICLE_TITLE), title))
        return g_strdup (pd_record_get_id (article));
    }
  g_assert_not_reached ();
}

static GArray *
find_rows (Fixture *fixture,
           const char *title)
{
  g_autofree char *id = dup_id (fixture, title);
  g_autoptr (GError) error = NULL;
  GArray *rows = pd_project_find_articles (fixture->project, (const char *const[]) { id, NULL }, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
remove_article (Fixture *fixture,
                const char *title)
{
  g_autoptr (GArray) rows = find_rows (fixture, title);
  g_autoptr (PdEdit) edit = pd_library_edit_remove (rows);
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_perform (fixture->project, edit, NULL, &error));
}

static void
set_date (Fixture *fixture,
          const char *title,
          const char *date)
{
  g_autoptr (GArray) rows = find_rows (fixture, title);
  g_autoptr (PdRecord) values = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  g_autoptr (PdEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  pd_record_set_text (values, PD_ARTICLE_DATE, date);
  edit = pd_library_edit_values (rows, values);
  g_assert_true (pd_project_perform (fixture->project, edit, NULL, &error));
}

static void
undo (Fixture *fixture)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_undo (fixture->project, FALSE, &label, NULL, &error));
  g_assert_nonnull (label);
}

/* Families as “origin: title kind, title kind”, in the order of their letters. */
typedef struct
{
  GHashTable *titles;
  GHashTable *families;
} Families;

static void
families_init (Families *self,
               Fixture *fixture)
{
  g_autoptr (GPtrArray) articles = load_all (fixture, PD_WORD_ARTICLE);

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < articles->len; i++)
    {
      PdRecord *article = g_ptr_array_index (articles, i);

      g_hash_table_insert (self->titles, g_strdup (pd_record_get_id (article)), g_strdup (pd_record_get_text (article, PD_ARTICLE_TITLE)));
    }
}

static GPtrArray *
get_family (Families *self,
            const char *id)
{
  GPtrArray *family = g_hash_table_lookup (self->families, id);

  if (family != NULL)
    return family;
  family = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->families, g_strdup (id), family);
  return family;
}

static void
add_member (Families *self,
            const char *family,
            const char *article,
            const char *kind)
{
  g_ptr_array_add (get_family (self, family), g_strdup_printf ("%s %s", (const char *) g_hash_table_lookup (self->titles, article), kind != NULL ? kind : "-"));
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
set_origin (Families *self,
            const char *family,
            const char *origin)
{
  GPtrArray *members = get_family (self, family);

  g_ptr_array_sort (members, compare_strings);
  g_ptr_array_insert (members, 0, g_strdup_printf ("%s:", origin != NULL ? (const char *) g_hash_table_lookup (self->titles, origin) : "?"));
}

static char *
families_finish (Families *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer family;

  g_hash_table_iter_init (&iter, self->families);
  while (g_hash_table_iter_next (&iter, NULL, &family))
    {
      g_ptr_array_add (family, NULL);
      g_ptr_array_add (lines, g_strjoinv (" ", (char **) ((GPtrArray *) family)->pdata));
    }
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->families);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Those that are kept in the project. */
static char *
list_kept (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = load_all (fixture, PD_WORD_FAMILY);
  g_autoptr (GPtrArray) members = load_all (fixture, PD_WORD_FAMILY_MEMBER);
  Families families;

  families_init (&families, fixture);
  for (guint i = 0; i < members->len; i++)
    {
      PdRecord *member = g_ptr_array_index (members, i);

      add_member (&families, pd_record_get_text (member, PD_FAMILY_MEMBER_FAMILY_ID), pd_record_get_text (member, PD_FAMILY_MEMBER_ARTICLE_ID), pd_record_get_text (member, PD_FAMILY_MEMBER_KIND));
    }
  for (guint i = 0; i < rows->len; i++)
    set_origin (&families, pd_record_get_id (g_ptr_array_index (rows, i)), pd_record_get_text (g_ptr_array_index (rows, i), PD_FAMILY_ORIGIN_ARTICLE_ID));
  return families_finish (&families);
}

static const char *
find_kind (PdReuseResult *result,
           const char *a,
           const char *b)
{
  for (guint i = 0; a != NULL && i < pd_reuse_result_get_n_matches (result); i++)
    {
      const PdReuseMatch *match = pd_reuse_result_get_match (result, i);

      if ((g_str_equal (match->a, a) && g_str_equal (match->b, b)) || (g_str_equal (match->a, b) && g_str_equal (match->b, a)))
        return pd_reuse_kind_to_string (pd_reuse_pair_get_kind (match->pair));
    }
  return NULL;
}

/* Those that are found among all articles. */
static char *
list_found (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdReuseResult) result = pd_project_find_reuse (fixture->project, NULL, NULL, NULL, NULL, &error);
  Families families;

  g_assert_no_error (error);
  families_init (&families, fixture);
  for (guint i = 0; i < pd_reuse_result_get_n_families (result); i++)
    {
      const PdReuseFamily *family = pd_reuse_result_get_family (result, i);
      g_autofree char *id = g_strdup_printf ("%u", i);

      for (guint k = 0; k < family->articles->len; k++)
        {
          const char *article = g_ptr_array_index (family->articles, k);

          add_member (&families, id, article, find_kind (result, family->origin, article));
        }
      set_origin (&families, id, family->origin);
    }
  return families_finish (&families);
}

static void
assert_kept (Fixture *fixture,
             const char *expected)
{
  g_autofree char *kept = list_kept (fixture);

  g_assert_cmpstr (kept, ==, expected);
}

static void
assert_kept_are_found (Fixture *fixture)
{
  g_autofree char *found = list_found (fixture);

  assert_kept (fixture, found);
}

#define N_MANY 72

/* Copies, articles with a passage in common, some in a row of several, and others with nothing; with dates and without. */
static void
make_many (Article *articles)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_MANY; i++)
    {
      guint own = i % 6 == 5 ? i - 1 : i, shared = i % 3 == 0 ? 200 + i : 1 + i % 11;

      articles[i].title = g_strdup_printf ("t%02u", i);
      articles[i].text = make_text (own, i % 6 == 5 ? 1 + (i - 1) % 11 : shared);
      articles[i].date = i % 5 == 2 ? g_strdup ("") : g_strdup_printf ("2025-%02u-%02u", 1 + i % 12, 1 + i % 28);
    }
  for (guint i = N_MANY - 1; i > 0; i--)
    {
      guint other = g_rand_int_range (rand, 0, i + 1);
      Article article = articles[i];

      articles[i] = articles[other];
      articles[other] = article;
    }
}

static void
free_many (Article *articles)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      g_free ((char *) articles[i].title);
      g_free ((char *) articles[i].text);
      g_free ((char *) articles[i].date);
    }
}

/* One after the other, in any order, comes to the same as all at once; and so does what is left when some go, and come back. */
static void
test_one_by_one (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (PdReuseWatch) watch = NULL;
  Article articles[N_MANY];
  g_autofree char *before = NULL;

  make_many (articles);
  import (fixture, articles, 12);
  watch = pd_reuse_watch_new (fixture->project);
  wait_for (watch);
  assert_kept_are_found (fixture);
  for (guint i = 12; i < N_MANY; i += 10)
    {
      import (fixture, &articles[i], MIN (10, N_MANY - i));
      wait_for (watch);
      assert_kept_are_found (fixture);
    }
  before = list_kept (fixture);
  g_assert_nonnull (strstr (before, "identical"));
  g_assert_nonnull (strstr (before, "passage"));
  for (guint i = 0; i < N_MANY; i += 9)
    remove_article (fixture, articles[i].title);
  wait_for (watch);
  assert_kept_are_found (fixture);
  for (guint i = 0; i < N_MANY; i += 9)
    undo (fixture);
  wait_for (watch);
  assert_kept (fixture, before);
  free_many (articles);
}

/* Nobody has to ask; what is kept is no step of undo, and what came meanwhile from elsewhere is found the next time. */
static void
test_begin (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *a = make_text (1, 1);
  g_autofree char *b = make_text (2, 1);
  const Article first[] = { { "a", a, "2025-01-30" }, { "b", b, "2025-01-31" } }, second[] = { { "c", b, "2025-02-01" } };
  g_autoptr (PdReuseWatch) watch = NULL;
  g_autofree char *label = NULL;

  import (fixture, first, 2);
  hear_news ();
  label = g_strdup (pd_project_get_undo_label (fixture->project));
  watch = pd_reuse_watch_new (fixture->project);
  wait_for (watch);
  assert_kept (fixture, "a: a - b passage");
  g_assert_cmpstr (pd_project_get_undo_label (fixture->project), ==, label);
  pd_reuse_watch_stop (watch);
  g_clear_object (&watch);

  import (fixture, second, 1);
  assert_kept (fixture, "a: a - b passage");
  watch = pd_reuse_watch_new (fixture->project);
  wait_for (watch);
  assert_kept (fixture, "a: a - b passage c passage");
}

/* A family stays what it is when one comes and goes. */
static void
test_identity (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *a = make_text (1, 1);
  g_autofree char *b = make_text (2, 1);
  g_autofree char *c = make_text (3, 1);
  const Article articles[] = { { "a", a, "2025-01-30" }, { "b", b, "2025-01-31" }, { "c", c, "2025-02-01" } };
  g_autoptr (PdReuseWatch) watch = pd_reuse_watch_new (fixture->project);
  g_autofree char *id = NULL;

  import (fixture, articles, 2);
  wait_for (watch);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) families = load_all (fixture, PD_WORD_FAMILY);

      g_assert_cmpuint (families->len, ==, 1);
      if (id == NULL)
        id = g_strdup (pd_record_get_id (g_ptr_array_index (families, 0)));
      g_assert_cmpstr (pd_record_get_id (g_ptr_array_index (families, 0)), ==, id);
      if (i == 0)
        import (fixture, &articles[2], 1);
      if (i == 1)
        remove_article (fixture, "b");
      wait_for (watch);
    }
  assert_kept (fixture, "a: a - c passage");
}

/* One that holds two others together, of which each shares another passage with it. */
static void
test_parted (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *a = make_text (1, 1);
  g_autofree char *part_a = make_text (2, 1);
  g_autofree char *part_c = make_text (3, 2);
  g_autofree char *b = g_strconcat (part_a, part_c, NULL);
  g_autofree char *c = make_text (4, 2);
  const Article articles[] = { { "a", a, "2025-01-30" }, { "b", b, "2025-01-29" }, { "c", c, "2025-02-01" } };
  g_autoptr (PdReuseWatch) watch = pd_reuse_watch_new (fixture->project);

  import (fixture, articles, 3);
  wait_for (watch);
  assert_kept (fixture, "b: a passage b - c passage");
  remove_article (fixture, "b");
  wait_for (watch);
  assert_kept (fixture, "");
  undo (fixture);
  wait_for (watch);
  assert_kept (fixture, "b: a passage b - c passage");
}

static void
replace_text (Fixture *fixture,
              const char *title,
              const char *date,
              const char *text)
{
  g_autofree char *id = dup_id (fixture, title);
  g_autofree char *page = g_strdup_printf ("---\ntitle: %s\ndate: %s\n---\n\n%s\n", title, date, text);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (PdDocument) document = pd_source_reader_read (bytes, "a.md", NULL, NULL);
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (GError) error = NULL;

  change = pd_project_replace_text (fixture->project, id, document, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (change->is_changed);
}

/* Another text may leave a family, and join another. */
static void
test_text_changed (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *a = make_text (1, 1);
  g_autofree char *b = make_text (2, 1);
  g_autofree char *c = make_text (3, 2);
  const Article articles[] = { { "a", a, "2025-01-30" }, { "b", b, "2025-01-31" }, { "c", c, "2025-02-01" } };
  g_autofree char *other = make_text (4, 2);
  g_autoptr (PdReuseWatch) watch = pd_reuse_watch_new (fixture->project);

  import (fixture, articles, 3);
  wait_for (watch);
  assert_kept (fixture, "a: a - b passage");
  replace_text (fixture, "b", "2025-01-31", other);
  wait_for (watch);
  assert_kept (fixture, "b: b - c passage");
  undo (fixture);
  wait_for (watch);
  assert_kept (fixture, "a: a - b passage");
}

/* The origin is told by dates alone. */
static void
test_date_changed (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *a = make_text (1, 1);
  g_autofree char *b = make_text (2, 1);
  const Article articles[] = { { "a", a, "2025-01-30" }, { "b", b, "2025-01-31" } };
  g_autoptr (PdReuseWatch) watch = pd_reuse_watch_new (fixture->project);

  import (fixture, articles, 2);
  wait_for (watch);
  assert_kept (fixture, "a: a - b passage");
  set_date (fixture, "b", "2025-01-01");
  wait_for (watch);
  assert_kept (fixture, "b: a passage b -");
  set_date (fixture, "b", "2025");
  wait_for (watch);
  assert_kept (fixture, "?: a - b -");
}

/* Of many that are the same, the one that stands for all may go. */
static void
test_many_same (Fixture *fixture,
                gconstpointer data)
{
  Article articles[40];
  g_autofree char *text = make_text (1, 1);
  g_autoptr (PdReuseWatch) watch = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    articles[i] = (Article) { g_strdup_printf ("t%02u", i), text, "2025-01-30" };
  import (fixture, articles, 30);
  watch = pd_reuse_watch_new (fixture->project);
  wait_for (watch);
  import (fixture, &articles[30], 10);
  wait_for (watch);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) families = load_all (fixture, PD_WORD_FAMILY);
      g_autoptr (GPtrArray) members = load_all (fixture, PD_WORD_FAMILY_MEMBER);

      g_assert_cmpuint (families->len, ==, 1);
      g_assert_cmpuint (members->len, ==, G_N_ELEMENTS (articles) - round);
      if (round == 0)
        remove_article (fixture, "t00");
      wait_for (watch);
    }
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    g_free ((char *) articles[i].title);
}

/* It is told of once, and then nothing is to be done. */
static void
test_announced (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *a = make_text (1, 1);
  g_autofree char *b = make_text (2, 1);
  const Article articles[] = { { "a", a, "2025-01-30" }, { "b", b, "2025-01-31" } };
  g_autoptr (PdReuseWatch) watch = NULL;
  guint n = 0;

  import (fixture, articles, 2);
  watch = pd_reuse_watch_new (fixture->project);
  hear_news ();
  g_signal_connect_swapped (fixture->project, "changed", G_CALLBACK (g_atomic_int_inc), &n);
  wait_for (watch);
  g_assert_cmpuint (n, ==, 1);
  /* As at another time. */
  g_object_unref (watch);
  watch = pd_reuse_watch_new (fixture->project);
  wait_for (watch);
  g_assert_cmpuint (n, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->project, &n);
}

static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (PdProject) reader = pd_project_new ();
  g_autoptr (PdReuseWatch) watch = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_open (reader, fixture->path, PD_PROJECT_READ, NULL, &error));
  watch = pd_reuse_watch_new (reader);
  g_assert_false (pd_reuse_watch_get_busy (watch));
  g_assert_true (pd_project_close (reader, &error));
}

static gboolean
has_begun (gpointer data)
{
  /* It is no longer only waited for. */
  return g_main_context_find_source_by_user_data (NULL, data) == NULL;
}

/* Closing the project does not wait for it, whenever that is. */
static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  Article articles[N_MANY];
  g_autoptr (PdReuseWatch) watch = NULL;
  g_autoptr (GError) error = NULL;

  make_many (articles);
  import (fixture, articles, N_MANY);
  free_many (articles);
  watch = pd_reuse_watch_new (fixture->project);
  fixture_iterate_until (has_begun, watch);
  pd_reuse_watch_stop (watch);
  g_assert_true (pd_project_close (fixture->project, &error));
  fixture_iterate_until (is_idle, watch);
}

#define ADD(name, func) g_test_add ("/reuse-watch/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one-by-one", test_one_by_one);
  ADD ("begin", test_begin);
  ADD ("identity", test_identity);
  ADD ("parted", test_parted);
  ADD ("text-changed", test_text_changed);
  ADD ("date-changed", test_date_changed);
  ADD ("many-same", test_many_same);
  ADD ("announced", test_announced);
  ADD ("read-only", test_read_only);
  ADD ("closed", test_closed);
  return g_test_run ();
}
