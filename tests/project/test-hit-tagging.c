#include "pd-hit-tagging.h"

#include "pd-import.h"
#include "pd-project-cuts.h"
#include "pd-project-fixture.h"

/* The page is read, and hits of a query are tagged. */
typedef struct
{
  Fixture fixture;
  char *article_id;
  char *tag_id;
} Page;

static PdEdit *
make_tag (char **tag_id)
{
  g_autoptr (PdRecord) tag = pd_record_new (PD_WORD_TAG);
  PdEdit *edit = pd_edit_new ("Tag Hits");

  pd_record_set_text (tag, PD_TAG_NAME, "公司");
  pd_edit_insert (edit, tag);
  *tag_id = g_strdup (pd_record_get_id (tag));
  return edit;
}

static void
set_up (Page *page,
        gconstpointer data)
{
  fixture_set_up (&page->fixture, data);
  page->article_id = fixture_import (&page->fixture, page->fixture.project);
}

static void
tear_down (Page *page,
           gconstpointer data)
{
  g_free (page->article_id);
  g_free (page->tag_id);
  fixture_tear_down (&page->fixture, data);
}

static GPtrArray *
search (Page *page,
        const char *typed)
{
  const PdSearchOptions options = { .limit = 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PdSearchQuery) query = pd_search_query_new (typed, &error);
  g_autoptr (PdSearchResult) result = NULL;

  g_assert_no_error (error);
  result = pd_project_search (page->fixture.project, query, &options, NULL, &error);
  g_assert_no_error (error);
  return g_ptr_array_ref (result->hits);
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  GAsyncResult **done = data;

  *done = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static GArray *
preview (Page *page,
         GPtrArray *hits)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *outcomes;

  pd_project_preview_hit_tags_async (page->fixture.project, hits, page->tag_id, NULL, on_done, &result);
  fixture_iterate_until (is_set, &result);
  outcomes = pd_project_preview_hit_tags_finish (page->fixture.project, result, &error);
  g_assert_no_error (error);
  return outcomes;
}

static GArray *
tag (Page *page,
     GPtrArray *hits,
     PdEdit *edit)
{
  g_autoptr (PdEdit) own = edit;
  g_autoptr (GError) error = NULL;
  GArray *outcomes = pd_project_tag_hits (page->fixture.project, hits, page->tag_id, "search", own, NULL, &error);

  g_assert_no_error (error);
  return outcomes;
}

static void
assert_all (GArray *outcomes,
            PdHitTagging expected,
            guint n)
{
  g_autoptr (GArray) own = outcomes;

  g_assert_cmpuint (own->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (own, PdHitTagging, i), ==, expected);
}

static guint
count (Page *page,
       PdWord word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pd_project_load (page->fixture.project, word, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
assert_rows (Page *page,
             guint n_tags,
             guint n_highlights,
             guint n_highlight_tags)
{
  g_assert_cmpuint (count (page, PD_WORD_TAG), ==, n_tags);
  g_assert_cmpuint (count (page, PD_WORD_HIGHLIGHT), ==, n_highlights);
  g_assert_cmpuint (count (page, PD_WORD_HIGHLIGHT_TAG), ==, n_highlight_tags);
}

static void
step (Page *page,
      gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pd_project_undo (page->fixture.project, redo, &label, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Tag Hits");
}

/* One step of undo, with the tag that is new, and nothing twice. */
static void
test_all (Page *page,
          gconstpointer data)
{
  PdEdit *edit = make_tag (&page->tag_id);
  g_autoptr (GPtrArray) hits = search (page, "公司");
  g_autoptr (GPtrArray) highlights = NULL;
  guint n = hits->len;

  g_assert_cmpuint (n, ==, 3);
  assert_all (preview (page, hits), PD_HIT_TAGGING_NEW, n);
  assert_rows (page, 0, 0, 0);
  assert_all (tag (page, hits, edit), PD_HIT_TAGGING_NEW, n);
  assert_rows (page, 1, n, n);

  highlights = pd_project_load (page->fixture.project, PD_WORD_HIGHLIGHT, 0, NULL, NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);
      const PdSearchHit *hit = g_ptr_array_index (hits, i);

      g_assert_cmpstr (pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE), ==, "公司");
      g_assert_cmpstr (pd_record_get_text (highlight, PD_HIGHLIGHT_MADE_BY), ==, "search");
      g_assert_cmpint (pd_record_get_integer (highlight, PD_HIGHLIGHT_START), ==, hit->start);
    }

  step (page, FALSE);
  assert_rows (page, 0, 0, 0);
  step (page, TRUE);
  assert_rows (page, 1, n, n);
  assert_all (preview (page, hits), PD_HIT_TAGGING_PRESENT, n);
  assert_all (tag (page, hits, pd_edit_new ("Tag Hits")), PD_HIT_TAGGING_PRESENT, n);
  assert_rows (page, 1, n, n);
}

/* A highlight on just that passage is not made a second time. */
static void
test_existing (Page *page,
               gconstpointer data)
{
  g_autoptr (GPtrArray) hits = search (page, "公司");
  const PdSearchHit *second = g_ptr_array_index (hits, 1);
  g_autofree char *highlight_id = NULL;
  g_autoptr (GArray) outcomes = NULL;

  fixture_perform (page->fixture.project, make_tag (&page->tag_id));
  fixture_perform (page->fixture.project, fixture_mark (page->fixture.project, page->article_id, second->start, second->end, &highlight_id));
  for (guint round = 0; round < 2; round++)
    {
      g_clear_pointer (&outcomes, g_array_unref);
      outcomes = round == 0 ? preview (page, hits) : tag (page, hits, pd_edit_new ("Tag Hits"));
      for (guint i = 0; i < hits->len; i++)
        g_assert_cmpint (g_array_index (outcomes, PdHitTagging, i), ==, i == 1 ? PD_HIT_TAGGING_ADDED : PD_HIT_TAGGING_NEW);
    }
  assert_rows (page, 1, hits->len, hits->len);
}

/* What was searched is not what is there any more: nothing is marked that was not found. */
static void
test_changed (Page *page,
              gconstpointer data)
{
  g_autoptr (GPtrArray) hits = search (page, "公司");
  const PdSearchHit *second = g_ptr_array_index (hits, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PdExtraction) extraction = pd_project_load_extraction (page->fixture.project, page->article_id, NULL, &error);
  g_autoptr (GArray) cuts = NULL;
  g_autoptr (PdTextChange) change = NULL;
  g_autoptr (GArray) outcomes = NULL;

  g_assert_no_error (error);
  fixture_perform (page->fixture.project, make_tag (&page->tag_id));
  /* One is cut away by its half, and those behind it stand elsewhere. */
  cuts = pd_cuts_copy (pd_extraction_get_cuts (extraction));
  pd_cuts_append (cuts, "boilerplate", second->start + 1, second->end);
  change = pd_project_set_cuts (page->fixture.project, page->article_id, pd_extraction_get_extracted (extraction), cuts, "Cut", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (change);
  outcomes = tag (page, hits, pd_edit_new ("Tag Hits"));
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpint (g_array_index (outcomes, PdHitTagging, i), ==, i == 0 ? PD_HIT_TAGGING_NEW : PD_HIT_TAGGING_CHANGED);
  assert_rows (page, 1, 1, 1);
}

/* What one sees as a character is marked as a whole, and once. */
static void
test_clusters (Page *page,
               gconstpointer data)
{
  g_autofree char *path = fixture_write (&page->fixture, "family.txt", "一家\n\n他们是👩‍👩‍👧一家。\n");
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = pd_project_import (page->fixture.project, paths, NULL, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) hits = search (page, "👩");
  g_autoptr (GPtrArray) highlights = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  fixture_perform (page->fixture.project, make_tag (&page->tag_id));
  g_array_unref (tag (page, hits, pd_edit_new ("Tag Hits")));
  assert_rows (page, 1, 1, 1);
  highlights = pd_project_load (page->fixture.project, PD_WORD_HIGHLIGHT, 0, NULL, NULL, NULL);
  g_assert_cmpstr (pd_record_get_text (g_ptr_array_index (highlights, 0), PD_HIGHLIGHT_QUOTE), ==, "👩‍👩‍👧");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/hit-tagging/" name, Page, NULL, set_up, func, tear_down)
  ADD ("all", test_all);
  ADD ("existing", test_existing);
  ADD ("changed", test_changed);
  ADD ("clusters", test_clusters);
#undef ADD
  return g_test_run ();
}
