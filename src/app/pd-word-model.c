#include "pd-word-model.h"

/**
 * PdWordModel:
 *
 * A frequency list as a list model, in any order. Items are made when they are shown, as there may be millions of words; to put those in order takes
 * a thread of its own.
 */
struct _PdWordModel
{
  GObject parent_instance;

  PdFrequencyList *list;
  guint n;
  /* The numbers of the rows in the order that is shown; NULL for that of the list. */
  guint *order;
  GCancellable *sorting;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdWordModel, pd_word_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return PD_TYPE_WORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return PD_WORD_MODEL (model)->n;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  PdWordModel *self = PD_WORD_MODEL (model);

  if (position >= self->n)
    return NULL;
  return pd_word_item_new (self->list, self->order != NULL ? self->order[position] : position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
stop_sorting (PdWordModel *self)
{
  g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
}

static void
pd_word_model_finalize (GObject *object)
{
  PdWordModel *self = PD_WORD_MODEL (object);

  stop_sorting (self);
  g_clear_pointer (&self->list, pd_frequency_list_unref);
  g_free (self->order);

  G_OBJECT_CLASS (pd_word_model_parent_class)->finalize (object);
}

static void
pd_word_model_class_init (PdWordModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_word_model_finalize;
}

static void
pd_word_model_init (PdWordModel *self)
{
}

/**
 * pd_word_model_new:
 *
 * Returns: (transfer full): a model of nothing
 */
PdWordModel *
pd_word_model_new (void)
{
  return g_object_new (PD_TYPE_WORD_MODEL, NULL);
}

/**
 * pd_word_model_set_list:
 * @list: (nullable): a frequency list
 *
 * Shows another list, in its own order.
 */
void
pd_word_model_set_list (PdWordModel *self,
                        PdFrequencyList *list)
{
  guint n_before;

  g_return_if_fail (PD_IS_WORD_MODEL (self));

  stop_sorting (self);
  n_before = self->n;
  g_clear_pointer (&self->list, pd_frequency_list_unref);
  g_clear_pointer (&self->order, g_free);
  self->list = list != NULL ? pd_frequency_list_ref (list) : NULL;
  self->n = list != NULL ? pd_frequency_list_get_n_rows (list) : 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n);
}

/**
 * pd_word_model_get_list:
 *
 * Returns: (transfer none) (nullable): the list that it shows
 */
PdFrequencyList *
pd_word_model_get_list (PdWordModel *self)
{
  g_return_val_if_fail (PD_IS_WORD_MODEL (self), NULL);

  return self->list;
}

/* How a list is to be sorted, in the thread that does it. */
typedef struct
{
  PdFrequencyList *list;
  PdFrequencyColumn column;
  gboolean descending;
} Sorting;

static void
sorting_free (gpointer data)
{
  Sorting *sorting = data;

  pd_frequency_list_unref (sorting->list);
  g_free (sorting);
}

static void
sort_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Sorting *sorting = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, pd_frequency_list_sort (sorting->list, sorting->column, sorting->descending), g_free);
}

/* Where it was cancelled since, the list may be another. */
static void
on_sorted (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdWordModel) self = data;
  g_autofree guint *order = g_task_propagate_pointer (G_TASK (result), NULL);

  if (order == NULL)
    return;
  g_clear_object (&self->sorting);
  g_free (self->order);
  self->order = g_steal_pointer (&order);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->n, self->n);
}

/**
 * pd_word_model_sort:
 * @column: by what to sort
 * @descending: whether the most comes first
 *
 * Has the list shown in another order, as soon as it is in it.
 */
void
pd_word_model_sort (PdWordModel *self,
                    PdFrequencyColumn column,
                    gboolean descending)
{
  g_autoptr (GTask) task = NULL;
  Sorting *sorting;

  g_return_if_fail (PD_IS_WORD_MODEL (self));

  stop_sorting (self);
  if (self->n == 0)
    return;
  sorting = g_new (Sorting, 1);
  *sorting = (Sorting) { pd_frequency_list_ref (self->list), column, descending };
  self->sorting = g_cancellable_new ();
  task = g_task_new (NULL, self->sorting, on_sorted, g_object_ref (self));
  g_task_set_source_tag (task, pd_word_model_sort);
  g_task_set_task_data (task, sorting, sorting_free);
  g_task_run_in_thread (task, sort_in_thread);
}

/**
 * pd_word_model_get_order:
 *
 * Returns: (transfer none) (nullable): the numbers of the rows in the order that is shown; %NULL where it is the list's own
 */
const guint *
pd_word_model_get_order (PdWordModel *self)
{
  g_return_val_if_fail (PD_IS_WORD_MODEL (self), NULL);

  return self->order;
}
