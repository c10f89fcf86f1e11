#include "pd-fixture.h"

#include "pd-article-list.h"

#define N_ARTICLES 300

/* A search for words. */
static void
set_search (PdArticleQuery *query,
            const char *typed)
{
  g_autoptr (PdSearchQuery) search = typed != NULL ? pd_search_query_new (typed, NULL) : NULL;

  pd_article_query_set_search (query, search);
}

static void
wait_for_list (PdArticleList *list)
{
  while (pd_article_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static PdRecord *
wait_for_record (PdArticleList *list,
                 guint position)
{
  g_autoptr (PdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  while (pd_article_item_get_record (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_object_ref (pd_article_item_get_record (item));
}

static const char *
get_title (PdRecord *record)
{
  return pd_record_get_text (record, PD_ARTICLE_TITLE);
}

static void
on_items_changed (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  guint *n_items)
{
  *n_items = *n_items - removed + added;
  g_assert_cmpuint (*n_items, ==, g_list_model_get_n_items (model));
}

/* The last title first, of those with a text in it. */
static void
ask (PdArticleList *list,
     const char *text)
{
  g_autoptr (PdArticleQuery) query = pd_article_query_new ();

  pd_article_query_set_sort (query, PD_ARTICLE_SORT_TITLE, TRUE);
  set_search (query, text);
  pd_article_list_set_query (list, query);
}

static void
test_list (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (PdArticleList) list = NULL;
  g_autoptr (PdRecord) first = NULL;
  g_autoptr (PdRecord) last = NULL;
  g_autoptr (PdRecord) only = NULL;
  g_autoptr (PdRecord) counted = NULL;
  g_autoptr (PdRecord) highlight = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Mark");
  g_autoptr (PdEdit) removal = pd_edit_new ("Remove");
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (PdChanges) removed = NULL;
  guint n_items = 0;

  for (int i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03d", i);
      g_autofree char *text = g_strdup_printf ("第 %d 篇。", i);

      g_free (fixture_import (fixture, name, text));
    }

  list = pd_article_list_new (fixture->store);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &n_items);
  wait_for_list (list);
  g_assert_cmpuint (n_items, ==, N_ARTICLES);
  first = wait_for_record (list, 0);
  g_assert_cmpstr (get_title (first), ==, "000");

  ask (list, NULL);
  wait_for_list (list);
  last = wait_for_record (list, 0);
  g_assert_cmpstr (get_title (last), ==, "299");

  ask (list, "17");
  wait_for_list (list);
  g_assert_cmpuint (n_items, ==, 13);
  ask (list, "no such article");
  wait_for_list (list);
  g_assert_cmpuint (n_items, ==, 0);
  ask (list, "042");
  wait_for_list (list);
  g_assert_cmpuint (n_items, ==, 1);
  only = wait_for_record (list, 0);
  g_assert_cmpint (pd_record_get_integer (only, PD_ARTICLE_HIGHLIGHTS), ==, 0);

  /* A mark shows in the count without the list being read again. */
  highlight = fixture_new_highlight (fixture, pd_record_get_id (only), 0, 2);
  pd_edit_insert (edit, highlight);
  changes = fixture_perform (fixture, edit, NULL);
  pd_article_list_follow (list, changes);
  g_assert_false (pd_article_list_get_loading (list));
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_object (&counted);
      counted = wait_for_record (list, 0);
    }
  while (pd_record_get_integer (counted, PD_ARTICLE_HIGHLIGHTS) != 1);

  pd_edit_remove (removal, PD_WORD_ARTICLE, pd_record_get_id (only));
  removed = fixture_perform (fixture, removal, NULL);
  pd_article_list_follow (list, removed);
  wait_for_list (list);
  g_assert_cmpuint (n_items, ==, 0);
  ask (list, NULL);
  wait_for_list (list);
  g_assert_cmpuint (n_items, ==, N_ARTICLES - 1);
}

static void
wait_for_state (PdArticleList *list,
                guint position,
                const char *state)
{
  g_autoptr (PdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  while (g_strcmp0 (pd_article_item_get_state (item), state) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* What is shown of an article follows what is done to it, and so does whether it is shown. */
static void
test_query (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (PdArticleList) list = NULL;
  g_autoptr (PdArticleQuery) query = pd_article_query_new ();
  g_autoptr (PdEdit) assign = pd_edit_new ("Assign");
  g_autoptr (PdEdit) finish = pd_edit_new ("Finish");
  g_autoptr (PdEdit) star = pd_edit_new ("Star");
  g_autoptr (PdRecord) assignment = pd_record_new (PD_WORD_ASSIGNMENT);
  g_autoptr (PdRecord) done = pd_record_new_for_id (PD_WORD_ASSIGNMENT, pd_record_get_id (assignment));
  g_autoptr (PdRecord) record = NULL;
  g_autoptr (PdRecord) starred = NULL;
  g_autofree char *first = fixture_import (fixture, "甲", "一。");
  g_autofree char *second = fixture_import (fixture, "乙", "二。");
  PdChanges *changes;

  list = pd_article_list_new (fixture->store);
  wait_for_list (list);
  record = wait_for_record (list, 0);
  g_assert_cmpstr (get_title (record), ==, "甲");
  g_assert_cmpint (pd_article_list_get_row (list, 0), ==, 1);
  g_assert_cmpint (pd_article_list_get_row (list, 1), ==, 2);
  g_assert_cmpint (pd_article_list_get_row (list, 2), ==, 0);

  pd_record_set_text (assignment, PD_ASSIGNMENT_ARTICLE_ID, first);
  pd_record_set_text (assignment, PD_ASSIGNMENT_STATE, "reading");
  pd_edit_insert (assign, assignment);
  changes = fixture_perform (fixture, assign, NULL);
  pd_article_list_follow (list, changes);
  wait_for_state (list, 0, "reading");
  g_object_unref (changes);
  /* A changed assignment does not say whose it is. */
  pd_record_set_text (done, PD_ASSIGNMENT_STATE, "done");
  pd_edit_update (finish, done);
  changes = fixture_perform (fixture, finish, NULL);
  pd_article_list_follow (list, changes);
  wait_for_state (list, 0, "done");
  g_object_unref (changes);

  pd_article_query_set_starred (query, PD_ARTICLE_MATCH_WITHOUT);
  pd_article_list_set_query (list, query);
  g_assert_true (pd_article_query_equal (pd_article_list_get_query (list), query));
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  starred = pd_record_new_for_id (PD_WORD_ARTICLE, first);
  pd_record_set_integer (starred, PD_ARTICLE_STARRED, TRUE);
  pd_edit_update (star, starred);
  changes = fixture_perform (fixture, star, NULL);
  pd_article_list_follow (list, changes);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (pd_article_list_get_row (list, 0), ==, 2);
  g_object_unref (changes);
}

/* Whoever shows an article has the same item as long as they hold it, and that follows, whatever comes into the list beside it. */
static void
test_item (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (PdArticleList) list = NULL;
  g_autoptr (PdEdit) edit = pd_edit_new ("Star");
  g_autoptr (PdRecord) star = NULL;
  g_autoptr (PdChanges) everything = pd_changes_new_everything ();
  g_autoptr (PdChanges) changes = NULL;
  g_autoptr (PdArticleItem) item = NULL;
  g_autoptr (PdArticleItem) again = NULL;
  g_autofree char *first = fixture_import (fixture, "甲", "一。");
  g_autofree char *second = NULL;

  list = pd_article_list_new (fixture->store);
  wait_for_list (list);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  second = fixture_import (fixture, "乙", "二。");
  pd_article_list_follow (list, everything);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);

  star = pd_record_new_for_id (PD_WORD_ARTICLE, first);
  pd_record_set_integer (star, PD_ARTICLE_STARRED, TRUE);
  pd_edit_update (edit, star);
  changes = fixture_perform (fixture, edit, NULL);
  pd_article_list_follow (list, changes);
  while (pd_article_item_get_record (item) == NULL || pd_record_get_integer (pd_article_item_get_record (item), PD_ARTICLE_STARRED) == 0)
    g_main_context_iteration (NULL, TRUE);
  again = g_list_model_get_item (G_LIST_MODEL (list), pd_article_list_find (list, pd_article_item_get_row (item)));
  g_assert_true (again == item);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/article-list/list", Fixture, NULL, fixture_set_up, test_list, fixture_tear_down);
  g_test_add ("/article-list/query", Fixture, NULL, fixture_set_up, test_query, fixture_tear_down);
  g_test_add ("/article-list/item", Fixture, NULL, fixture_set_up, test_item, fixture_tear_down);
  return g_test_run ();
}
