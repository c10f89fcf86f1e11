#include "pd-article-selection.h"

/**
 * PdArticleSelection:
 *
 * Which articles of the library are selected: any number.
 *
 * It remembers the articles and not their places, so that they stay selected while the library is sorted, filtered
 * or added to, and none needs to be loaded for it.
 */
struct _PdArticleSelection
{
  GObject parent_instance;

  PdArticleList *list;
  /* A set of gint64: rows of the project file. */
  GHashTable *rows;
};

static void list_model_iface_init (GListModelInterface *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdArticleSelection, pd_article_selection, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_iface_init))

static void
pd_article_selection_dispose (GObject *object)
{
  pd_article_selection_set_list (PD_ARTICLE_SELECTION (object), NULL);

  G_OBJECT_CLASS (pd_article_selection_parent_class)->dispose (object);
}

static void
pd_article_selection_finalize (GObject *object)
{
  g_hash_table_unref (PD_ARTICLE_SELECTION (object)->rows);

  G_OBJECT_CLASS (pd_article_selection_parent_class)->finalize (object);
}

static void
pd_article_selection_class_init (PdArticleSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_article_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_article_selection_finalize;
}

static void
pd_article_selection_init (PdArticleSelection *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return PD_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  PdArticleSelection *self = PD_ARTICLE_SELECTION (model);

  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  PdArticleSelection *self = PD_ARTICLE_SELECTION (model);

  return self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint position)
{
  PdArticleSelection *self = PD_ARTICLE_SELECTION (model);
  gint64 row = self->list != NULL ? pd_article_list_get_row (self->list, position) : 0;

  return row != 0 && g_hash_table_contains (self->rows, &row);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint position,
                        guint n_items)
{
  PdArticleSelection *self = PD_ARTICLE_SELECTION (model);
  guint end = MIN (position + n_items, get_n_items (G_LIST_MODEL (self)));
  GtkBitset *selected = gtk_bitset_new_empty ();

  for (guint i = position; i < end && g_hash_table_size (self->rows) > 0; i++)
    {
      if (is_selected (model, i))
        gtk_bitset_add (selected, i);
    }
  return selected;
}

static void
select_position (PdArticleSelection *self,
                 guint position,
                 gboolean selected)
{
  gint64 row = pd_article_list_get_row (self->list, position);

  if (row == 0)
    return;
  if (selected)
    g_hash_table_add (self->rows, g_memdup2 (&row, sizeof row));
  else
    g_hash_table_remove (self->rows, &row);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset *selected,
               GtkBitset *mask)
{
  PdArticleSelection *self = PD_ARTICLE_SELECTION (model);
  guint n = get_n_items (G_LIST_MODEL (self));
  GtkBitsetIter iter;
  guint position;

  if (n == 0)
    return FALSE;
  /* One of 100,000 is picked without a look at the others. */
  if (gtk_bitset_get_size (mask) >= n)
    {
      g_hash_table_remove_all (self->rows);
      mask = selected;
    }
  for (gboolean has = gtk_bitset_iter_init_first (&iter, mask, &position); has && position < n; has = gtk_bitset_iter_next (&iter, &position))
    select_position (self, position, gtk_bitset_contains (selected, position));
  gtk_selection_model_selection_changed (model, 0, n);
  return TRUE;
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/**
 * pd_article_selection_new:
 *
 * Returns: (transfer full): a selection of no articles
 */
PdArticleSelection *
pd_article_selection_new (void)
{
  return g_object_new (PD_TYPE_ARTICLE_SELECTION, NULL);
}

/**
 * pd_article_selection_get_list:
 *
 * Returns: (transfer none) (nullable): the articles to select from
 */
PdArticleList *
pd_article_selection_get_list (PdArticleSelection *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_SELECTION (self), NULL);

  return self->list;
}

static void
on_items_changed (PdArticleSelection *self,
                  guint position,
                  guint removed,
                  guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/**
 * pd_article_selection_set_list:
 * @list: (nullable): the articles to select from
 *
 * Sets what there is to select from. Nothing is selected then.
 */
void
pd_article_selection_set_list (PdArticleSelection *self,
                               PdArticleList *list)
{
  guint before;

  g_return_if_fail (PD_IS_ARTICLE_SELECTION (self));
  g_return_if_fail (list == NULL || PD_IS_ARTICLE_LIST (list));

  if (self->list == list)
    return;
  before = get_n_items (G_LIST_MODEL (self));
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  g_hash_table_remove_all (self->rows);
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_items (G_LIST_MODEL (self)));
}

/**
 * pd_article_selection_dup_rows:
 *
 * Returns: (transfer full) (element-type gint64): the rows in the project file of the articles that are selected, in the order of
 *   the library; those that a filter hides are not among them
 */
GArray *
pd_article_selection_dup_rows (PdArticleSelection *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  g_return_val_if_fail (PD_IS_ARTICLE_SELECTION (self), rows);

  n = get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n && rows->len < g_hash_table_size (self->rows); i++)
    {
      gint64 row = pd_article_list_get_row (self->list, i);

      if (g_hash_table_contains (self->rows, &row))
        g_array_append_val (rows, row);
    }
  return rows;
}
