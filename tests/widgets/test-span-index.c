#include "pd-span-index.h"

static GPtrArray *
make_spans (GRand *rand,
            guint n_spans,
            guint length,
            guint longest)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_span_unref);
  GdkRGBA colour = { 1, 0, 0, 1 };

  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree char *id = g_strdup_printf ("span-%u", i);
      guint start = g_rand_int_range (rand, 0, length);

      g_ptr_array_add (spans, pd_span_new (id, start, start + g_rand_int_range (rand, 1, longest + 1), &colour, NULL, PD_SPAN_PLAIN));
    }
  return spans;
}

/* What is found is what looking at each span finds, in the order of where they start. */
static void
test_query (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240618);

  for (int round = 0; round < 200; round++)
    {
      guint length = g_rand_int_range (rand, 1, 300);
      g_autoptr (GPtrArray) spans = make_spans (rand, g_rand_int_range (rand, 0, 80), length, g_rand_int_range (rand, 1, 100));
      g_autoptr (PdSpanIndex) index = pd_span_index_new (spans, length);

      g_assert_cmpuint (pd_span_index_get_n_spans (index), ==, spans->len);
      for (int i = 0; i < 50; i++)
        {
          g_autoptr (GPtrArray) found = g_ptr_array_new ();
          g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
          guint start = g_rand_int_range (rand, 0, length), end = start + g_rand_int_range (rand, 0, 40), last = 0;

          pd_span_index_query (index, start, end, found);
          for (guint j = 0; j < found->len; j++)
            {
              const PdSpanPlace *place = g_ptr_array_index (found, j);

              g_assert_cmpuint (place->start, >=, last);
              g_assert_true (g_hash_table_add (ids, place->span->id));
              last = place->start;
            }
          for (guint j = 0; j < spans->len; j++)
            {
              PdSpan *span = g_ptr_array_index (spans, j);
              gboolean meets = start < end && span->start < end && MIN (span->end, length) > start;

              g_assert_cmpint (g_hash_table_contains (ids, span->id), ==, meets);
            }
        }
    }
}

static void
test_innermost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) spans = make_spans (rand, 300, 200, 60);
  g_autoptr (PdSpanIndex) index = pd_span_index_new (spans, 1000);

  for (guint offset = 0; offset < 260; offset++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();
      guint last = 0;

      pd_span_index_query_at (index, offset, found);
      for (guint i = 0; i < found->len; i++)
        {
          const PdSpanPlace *place = g_ptr_array_index (found, i);

          g_assert_cmpuint (place->start, <=, offset);
          g_assert_cmpuint (place->end, >, offset);
          g_assert_cmpuint (place->end - place->start, >=, last);
          last = place->end - place->start;
        }
    }
}

/* Spans that overlap have lanes of their own, and there are no more lanes than spans on top of each other. */
static void
test_lanes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (int round = 0; round < 100; round++)
    {
      guint length = g_rand_int_range (rand, 1, 400), most = 0, lanes = 0;
      g_autoptr (GPtrArray) spans = make_spans (rand, g_rand_int_range (rand, 1, 120), length, g_rand_int_range (rand, 1, 60));
      g_autoptr (PdSpanIndex) index = pd_span_index_new (spans, length + 100);
      guint n = pd_span_index_get_n_spans (index);

      for (guint i = 0; i < n; i++)
        {
          const PdSpanPlace *a = pd_span_index_get (index, i);

          g_assert_cmpuint (a->lane, <, a->n_lanes);
          g_assert_true (pd_span_index_find (index, a->span->id) == a);
          lanes = MAX (lanes, a->n_lanes);
          for (guint j = i + 1; j < n; j++)
            {
              const PdSpanPlace *b = pd_span_index_get (index, j);

              if (a->start < b->end && b->start < a->end)
                {
                  g_assert_cmpuint (a->lane, !=, b->lane);
                  g_assert_cmpuint (a->n_lanes, ==, b->n_lanes);
                }
            }
        }
      for (guint offset = 0; offset < length + 100; offset++)
        {
          g_autoptr (GPtrArray) found = g_ptr_array_new ();

          pd_span_index_query_at (index, offset, found);
          most = MAX (most, found->len);
        }
      g_assert_cmpuint (lanes, ==, most);
    }
}

/* What is not in the text is nowhere. */
static void
test_bounds (void)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_span_unref);
  g_autoptr (PdSpanIndex) index = NULL;
  GdkRGBA colour = { 0, 0, 0, 1 };

  g_ptr_array_add (spans, pd_span_new ("reversed", 8, 3, &colour, NULL, PD_SPAN_PLAIN));
  g_ptr_array_add (spans, pd_span_new ("empty", 4, 4, &colour, NULL, PD_SPAN_PLAIN));
  g_ptr_array_add (spans, pd_span_new ("behind", 10, 12, &colour, NULL, PD_SPAN_PLAIN));
  g_ptr_array_add (spans, pd_span_new ("over", 9, G_MAXUINT, &colour, NULL, PD_SPAN_PLAIN));
  g_ptr_array_add (spans, pd_span_new ("last", 9, 10, &colour, NULL, PD_SPAN_PLAIN));
  index = pd_span_index_new (spans, 10);

  g_assert_cmpuint (pd_span_index_get_n_spans (index), ==, 2);
  g_assert_null (pd_span_index_find (index, "empty"));
  g_assert_null (pd_span_index_find (index, NULL));
  g_assert_cmpuint (pd_span_index_find (index, "over")->end, ==, 10);
  g_assert_nonnull (pd_span_index_find (index, "last"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span-index/query", test_query);
  g_test_add_func ("/span-index/innermost", test_innermost);
  g_test_add_func ("/span-index/lanes", test_lanes);
  g_test_add_func ("/span-index/bounds", test_bounds);

  return g_test_run ();
}
