#include "pd-project-fixture.h"

#include "pd-import.h"
#include "pd-project-reuse.h"

#define N_ARTICLES 300

/* What every third article has, and the others do not. */
#define COPIED "老桥在三年前的洪水里塌了一半，村里人从此要绕二十里山路去县城。去年春天县里终于拨下一笔钱，请来一支专门造石拱桥的队伍，赶在秋天之前把桥修好了。"

/* More articles than are loaded at a time, of which a third are nearly the same. */
static void
import_many (Fixture *fixture)
{
  g_autoptr (GString) table = g_string_new ("title,text,date\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_string_append_printf (table, "number %u,%s 第 %u 篇。,2025-%02u-%02u\n", i, i % 3 == 0 ? COPIED : "别的", i, 1 + i / 28, 1 + i % 28);
  path = fixture_write (fixture, "many.csv", table->str);
  results = pd_project_import (fixture->project, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, N_ARTICLES);
}

/* What happens while it is looked for, in the thread that is told of it. */
typedef struct
{
  PdProject *project;
  GCancellable *cancellable;
  double when;
  gboolean closes;
  double fraction;
} Watch;

static void
on_progress (double fraction,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >, watch->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->fraction = fraction;
  if (fraction < watch->when)
    return;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
  if (watch->closes)
    {
      watch->closes = FALSE;
      g_assert_true (pd_project_close (watch->project, NULL));
    }
}

static void
take_result (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static PdReuseResult *
find (Fixture *fixture,
      Watch *watch,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pd_project_find_reuse_async (fixture->project, NULL, on_progress, watch, NULL, watch->cancellable, take_result, &result);
  fixture_iterate_until (has_result, &result);
  return pd_project_find_reuse_finish (fixture->project, result, error);
}

/* One family, of which the earliest is the origin; each of the others is listed beside another. */
static void
test_family (Fixture *fixture,
             gconstpointer data)
{
  Watch watch = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PdReuseResult) result = NULL;
  const PdReuseFamily *family;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  import_many (fixture);
  result = find (fixture, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (watch.fraction, ==, 1);
  g_assert_cmpuint (pd_reuse_result_get_n_families (result), ==, 1);
  family = pd_reuse_result_get_family (result, 0);
  g_assert_cmpuint (family->articles->len, ==, N_ARTICLES / 3);
  g_assert_cmpstr (family->origin, ==, g_ptr_array_index (family->articles, 0));
  for (guint i = 0; i < pd_reuse_result_get_n_matches (result); i++)
    {
      const PdReuseMatch *match = pd_reuse_result_get_match (result, i);

      g_assert_cmpstr (match->origin, ==, match->a);
      g_hash_table_add (seen, match->b);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_ARTICLES / 3 - 1);
}

/* It stops between two articles, wherever it is. */
static void
test_cancelled (Fixture *fixture,
                gconstpointer data)
{
  static const double moments[] = { 0, 0.5, 0.61 };

  import_many (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Watch watch = { .cancellable = cancellable, .when = moments[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (pd_project_find_reuse (fixture->project, NULL, on_progress, &watch, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (watch.fraction, >=, moments[i]);
      g_assert_cmpfloat (watch.fraction, <, 1);
    }
}

/* However far the other thread has come by the time its progress is told here, the answer is that it was cancelled. */
static void
test_cancelled_elsewhere (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable, .when = 0.5 };
  g_autoptr (GError) error = NULL;

  import_many (fixture);
  g_assert_null (find (fixture, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A person need not wait for it to close the project. */
static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  Watch watch = { .project = fixture->project, .closes = TRUE };
  g_autoptr (GError) error = NULL;

  import_many (fixture);
  g_assert_null (pd_project_find_reuse (fixture->project, NULL, on_progress, &watch, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reuse/family", Fixture, NULL, fixture_set_up, test_family, fixture_tear_down);
  g_test_add ("/reuse/cancelled", Fixture, NULL, fixture_set_up, test_cancelled, fixture_tear_down);
  g_test_add ("/reuse/cancelled-elsewhere", Fixture, NULL, fixture_set_up, test_cancelled_elsewhere, fixture_tear_down);
  g_test_add ("/reuse/closed", Fixture, NULL, fixture_set_up, test_closed, fixture_tear_down);
  return g_test_run ();
}
