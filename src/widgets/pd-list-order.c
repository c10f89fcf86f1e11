#include "pd-list-order.h"

/* Marks those in a list that can stay where they are while all others move around them: the longest run of them that is in order already. The numbers say where
 * each is to go, and none is there twice. */
static void
mark_staying (const guint *places,
              guint n,
              gboolean *staying)
{
  /* The last one of the best run of each length, and what comes before each one in its run. */
  g_autofree guint *ends = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (places[ends[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? ends[length - 1] : G_MAXUINT; i != G_MAXUINT; i = before[i])
    staying[i] = TRUE;
}

/* Whether each that is there can stay. */
static gboolean *
find_staying (GListStore *store,
              guint n,
              GHashTable *places)
{
  g_autofree guint *numbers = g_new (guint, n + 1);
  g_autofree guint *indices = g_new (guint, n + 1);
  g_autofree gboolean *in_order = g_new0 (gboolean, n + 1);
  gboolean *staying = g_new0 (gboolean, n + 1);
  guint n_known = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      gpointer place;

      if (!g_hash_table_lookup_extended (places, item, NULL, &place))
        continue;
      numbers[n_known] = GPOINTER_TO_UINT (place);
      indices[n_known++] = i;
    }
  mark_staying (numbers, n_known, in_order);
  for (guint i = 0; i < n_known; i++)
    staying[indices[i]] = in_order[i];
  return staying;
}

static gboolean
take_out (GListStore *store,
          guint n,
          const gboolean *staying)
{
  gboolean changed = FALSE;
  guint end = n;

  while (end > 0)
    {
      guint start = end;

      while (start > 0 && !staying[start - 1])
        start--;
      if (start < end)
        {
          g_list_store_splice (store, start, end - start, NULL, 0);
          changed = TRUE;
        }
      end = start > 0 ? start - 1 : 0;
    }
  return changed;
}

static gboolean
put_in (GListStore *store,
        GPtrArray *wanted)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (GObject) next = g_list_model_get_item (G_LIST_MODEL (store), i);
      guint end = i;

      while (end < wanted->len && g_ptr_array_index (wanted, end) != (gpointer) next)
        end++;
      if (end == i)
        continue;
      g_list_store_splice (store, i, 0, wanted->pdata + i, end - i);
      changed = TRUE;
      i = end;
    }
  return changed;
}

/**
 * pd_list_order_apply:
 * @store: a list
 * @wanted: (element-type GObject): what is to be in it, in order and none twice
 *
 * Brings a list up to date. What is in it already and can stay where it is stays, so that what shows it keeps it, with the focus and all.
 *
 * Returns: whether anything changed
 */
gboolean
pd_list_order_apply (GListStore *store,
                     GPtrArray *wanted)
{
  g_autoptr (GHashTable) places = NULL;
  g_autofree gboolean *staying = NULL;
  gboolean changed;
  guint n;

  g_return_val_if_fail (G_IS_LIST_STORE (store), FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (wanted, i), GUINT_TO_POINTER (i));
  staying = find_staying (store, n, places);
  changed = take_out (store, n, staying);
  changed |= put_in (store, wanted);
  return changed;
}
