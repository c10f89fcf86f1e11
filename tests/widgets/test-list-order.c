#include "pd-list-order.h"

/* How many items went out of a list, and came in. */
typedef struct
{
  guint n_removed;
  guint n_added;
} Changes;

static void
on_items_changed (GListModel *model,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  Changes *changes)
{
  changes->n_removed += n_removed;
  changes->n_added += n_added;
}

static void
assert_order (GListStore *store,
              GPtrArray *wanted)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_true (item == g_ptr_array_index (wanted, i));
    }
}

static GPtrArray *
create_items (guint n)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  return items;
}

/* Some of them, in any order. */
static GPtrArray *
draw (GPtrArray *items,
      GRand *rand)
{
  GPtrArray *drawn = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      if (g_rand_boolean (rand))
        g_ptr_array_insert (drawn, g_rand_int_range (rand, 0, drawn->len + 1), g_ptr_array_index (items, i));
    }
  return drawn;
}

static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) items = create_items (12);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GPtrArray) wanted = draw (items, rand);

      pd_list_order_apply (store, wanted);
      assert_order (store, wanted);
      g_assert_false (pd_list_order_apply (store, wanted));
    }
}

/* What can stay is not touched: one that moves goes out and comes in, and nothing else. */
static void
test_least (void)
{
  g_autoptr (GPtrArray) items = create_items (20);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  Changes changes = { 0 };

  pd_list_order_apply (store, items);
  g_signal_connect (store, "items-changed", G_CALLBACK (on_items_changed), &changes);
  for (guint from = 0; from < items->len; from++)
    {
      for (guint to = 0; to < items->len; to++)
        {
          gpointer item = g_ptr_array_steal_index (items, from);

          g_ptr_array_insert (items, to, item);
          changes = (Changes) { 0 };
          g_assert_cmpint (pd_list_order_apply (store, items), ==, from != to);
          assert_order (store, items);
          g_assert_cmpuint (changes.n_removed, ==, from != to);
          g_assert_cmpuint (changes.n_added, ==, from != to);
          item = g_ptr_array_steal_index (items, to);
          g_ptr_array_insert (items, from, item);
          pd_list_order_apply (store, items);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-order/any", test_any);
  g_test_add_func ("/list-order/least", test_least);

  return g_test_run ();
}
