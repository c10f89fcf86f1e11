#include "pd-worker.h"

/* An object that says in which thread it went away. */
#define TEST_TYPE_ASKER (test_asker_get_type ())
G_DECLARE_FINAL_TYPE (TestAsker, test_asker, TEST, ASKER, GObject)

struct _TestAsker
{
  GObject parent_instance;

  GThread **gone_in;
};

G_DEFINE_FINAL_TYPE (TestAsker, test_asker, G_TYPE_OBJECT)

static void
test_asker_finalize (GObject *object)
{
  *TEST_ASKER (object)->gone_in = g_thread_self ();
  G_OBJECT_CLASS (test_asker_parent_class)->finalize (object);
}

static void
test_asker_class_init (TestAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_asker_finalize;
}

static void
test_asker_init (TestAsker *self)
{
}

static TestAsker *
test_asker_new (GThread **gone_in)
{
  TestAsker *self = g_object_new (TEST_TYPE_ASKER, NULL);

  self->gone_in = gone_in;
  *gone_in = NULL;
  return self;
}

static gpointer
get_thread (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return g_thread_self ();
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;
  GThread *thread = pd_worker_run_finish (result, &error);

  g_assert_no_error (error);
  g_assert_true (thread != g_thread_self ());
  *done = TRUE;
}

/* The last reference to an object of the window may be that of the job which it asked for. */
static void
test_lets_go_where_it_was_asked (void)
{
  g_autoptr (PdWorker) worker = pd_worker_new ("test");

  for (guint i = 0; i < 300; i++)
    {
      GThread *asker_gone = NULL, *data_gone = NULL;
      TestAsker *asker = test_asker_new (&asker_gone);
      gboolean done = FALSE;

      pd_worker_run_async (worker, PD_WORKER_PERSON, get_thread, test_asker_new (&data_gone), g_object_unref, NULL, asker, NULL, on_done, &done);
      g_object_unref (asker);
      while (g_atomic_pointer_get (&asker_gone) == NULL || g_atomic_pointer_get (&data_gone) == NULL)
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (done);
      g_assert_true (asker_gone == g_thread_self ());
      g_assert_true (data_gone == g_thread_self ());
    }
}

/* Where nobody waits for the end of a job, no main loop is needed for it. */
static void
test_needs_no_loop (void)
{
  PdWorker *worker = pd_worker_new ("test");
  GThread *data_gone = NULL;

  pd_worker_run_async (worker, PD_WORKER_PERSON, get_thread, test_asker_new (&data_gone), g_object_unref, NULL, NULL, NULL, NULL, NULL);
  g_object_unref (worker);
  g_assert_nonnull (data_gone);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/lets-go-where-it-was-asked", test_lets_go_where_it_was_asked);
  g_test_add_func ("/worker/needs-no-loop", test_needs_no_loop);
  return g_test_run ();
}
