#include "pd-record-list.h"

/**
 * PdRecordList:
 *
 * All that a project has of one word, such as its groups, kept up to date. It is for words of which there are few.
 */
struct _PdRecordList
{
  GObject parent_instance;

  PdProject *project;
  PdWord word;
  GPtrArray *rows;
  GCancellable *loading;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdRecordList, pd_record_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
stop_loading (PdRecordList *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
pd_record_list_dispose (GObject *object)
{
  PdRecordList *self = PD_RECORD_LIST (object);

  stop_loading (self);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pd_record_list_parent_class)->dispose (object);
}

static void
pd_record_list_finalize (GObject *object)
{
  g_ptr_array_unref (PD_RECORD_LIST (object)->rows);

  G_OBJECT_CLASS (pd_record_list_parent_class)->finalize (object);
}

static void
pd_record_list_class_init (PdRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_record_list_finalize;
}

static void
pd_record_list_init (PdRecordList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

static GType
get_item_type (GListModel *model)
{
  return PD_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return PD_RECORD_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  PdRecord *row = pd_record_list_get (PD_RECORD_LIST (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdRecordList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pd_project_load_finish (PD_PROJECT (source), result, &error);
  guint before = self->rows->len;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (rows == NULL)
    {
      g_warning ("Rows of the project could not be read: %s", error->message);
      return;
    }
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

static void
load (PdRecordList *self)
{
  stop_loading (self);
  self->loading = g_cancellable_new ();
  pd_project_load_async (self->project, self->word, 0, NULL, self->loading, on_loaded, g_object_ref (self));
}

static void
on_changed (PdRecordList *self,
            PdChanges *changes)
{
  if (pd_changes_touch (changes, self->word))
    load (self);
}

/**
 * pd_record_list_new:
 * @project: an open project
 * @word: what to list
 *
 * Returns: (transfer full): a list that is empty until it has been read
 */
PdRecordList *
pd_record_list_new (PdProject *project,
                    PdWord word)
{
  PdRecordList *self;

  g_return_val_if_fail (PD_IS_PROJECT (project), NULL);

  self = g_object_new (PD_TYPE_RECORD_LIST, NULL);
  self->project = g_object_ref (project);
  self->word = word;
  g_signal_connect_object (project, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * pd_record_list_get:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a row; %NULL behind the last
 */
PdRecord *
pd_record_list_get (PdRecordList *self,
                    guint index)
{
  g_return_val_if_fail (PD_IS_RECORD_LIST (self), NULL);

  return index < self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;
}

/**
 * pd_record_list_find:
 * @id: (nullable): a UUID
 *
 * Returns: (transfer none) (nullable): the row that has it
 */
PdRecord *
pd_record_list_find (PdRecordList *self,
                     const char *id)
{
  g_return_val_if_fail (PD_IS_RECORD_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (pd_record_get_id (g_ptr_array_index (self->rows, i)), id) == 0)
        return g_ptr_array_index (self->rows, i);
    }
  return NULL;
}
