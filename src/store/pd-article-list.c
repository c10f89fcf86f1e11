#include "pd-article-list.h"

#include "pd-article-finder.h"

/* What is loaded at once, and how many such pages are kept: the library's memory does not grow with the library. */
#define PAGE_SIZE 64
#define MAX_PAGES 32

typedef struct
{
  guint number;
  /* Where the page is on its way, or NULL. */
  GCancellable *cancellable;
  PdArticleItem *items[PAGE_SIZE];
} Page;

/**
 * PdArticleList:
 *
 * The library: a list of every article, in order, of which only what is looked at is loaded.
 *
 * It holds one row number per article, and a few pages of items around what was last asked for. It belongs to the
 * thread that made it; the project file is read on the store's own.
 */
struct _PdArticleList
{
  GObject parent_instance;

  PdStore *store;
  GArray *rows;
  /* The youngest first. */
  GQueue pages;
  /* All items that there are, by their rows: whoever shows one may have it for longer than its page is kept. */
  GHashTable *items;

  PdArticleQuery *query;
  GCancellable *listing;
};

typedef enum
{
  PROP_LOADING = 1,
} PdArticleListProperty;

static GParamSpec *properties[PROP_LOADING + 1];

static void list_model_iface_init (GListModelInterface *iface);
static void list_articles (PdArticleList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdArticleList, pd_article_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
page_free (Page *page)
{
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  for (guint i = 0; i < PAGE_SIZE; i++)
    g_clear_object (&page->items[i]);
  g_free (page);
}

/* What is known of an item as long as there is one. */
typedef struct
{
  PdArticleList *list;
  gint64 row;
  PdArticleItem *item;
} Known;

static void
on_item_gone (gpointer data,
              GObject *item)
{
  Known *known = data;

  known->item = NULL;
  g_hash_table_remove (known->list->items, &known->row);
}

static void
known_free (gpointer data)
{
  Known *known = data;

  if (known->item != NULL)
    g_object_weak_unref (G_OBJECT (known->item), on_item_gone, known);
  g_free (known);
}

static PdArticleItem *
find_item (PdArticleList *self,
           gint64 row)
{
  Known *known = g_hash_table_lookup (self->items, &row);

  return known != NULL ? known->item : NULL;
}

/* An article has one item, however often it is asked for. */
static PdArticleItem *
ref_item (PdArticleList *self,
          gint64 row)
{
  PdArticleItem *item = find_item (self, row);
  Known *known;

  if (item != NULL)
    return g_object_ref (item);
  item = pd_article_item_new (row);
  known = g_new (Known, 1);
  *known = (Known) { self, row, item };
  g_object_weak_ref (G_OBJECT (item), on_item_gone, known);
  g_hash_table_insert (self->items, &known->row, known);
  return item;
}

static void
clear_pages (PdArticleList *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
}

static void
pd_article_list_dispose (GObject *object)
{
  PdArticleList *self = PD_ARTICLE_LIST (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  clear_pages (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pd_article_list_parent_class)->dispose (object);
}

static void
pd_article_list_finalize (GObject *object)
{
  PdArticleList *self = PD_ARTICLE_LIST (object);

  g_array_unref (self->rows);
  g_hash_table_unref (self->items);
  pd_article_query_free (self->query);

  G_OBJECT_CLASS (pd_article_list_parent_class)->finalize (object);
}

static void
pd_article_list_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdArticleList *self = PD_ARTICLE_LIST (object);

  switch ((PdArticleListProperty) id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, pd_article_list_get_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_article_list_class_init (PdArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_article_list_dispose;
  object_class->finalize = pd_article_list_finalize;
  object_class->get_property = pd_article_list_get_property;

  /**
   * PdArticleList:loading: (getter get_loading)
   *
   * Whether the order is being read.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_article_list_init (PdArticleList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->query = pd_article_query_new ();
  g_queue_init (&self->pages);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, known_free);
}

/* What a job on the reader's thread is handed: a picture of what is asked for. */
typedef struct
{
  PdArticleQuery *query;
  gint64 coder;
  GArray *rows;
} Request;

static Request *
request_new (PdArticleList *self)
{
  Request *request = g_new0 (Request, 1);

  request->coder = pd_store_get_coder (self->store);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->query, pd_article_query_free);
  g_clear_pointer (&request->rows, g_array_unref);
  g_free (request);
}

static gpointer
query_rows (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Request *request = data;

  return pd_article_finder_run (connection, request->query, request->coder, cancellable, error);
}

static void
set_rows (PdArticleList *self,
          GArray *rows)
{
  guint before = self->rows->len;
  guint first = 0, last = 0;

  /* Only what differs is told, so that a list keeps its place and its selection. */
  while (first < MIN (before, rows->len) && g_array_index (self->rows, gint64, first) == g_array_index (rows, gint64, first))
    first++;
  while (last < MIN (before, rows->len) - first && g_array_index (self->rows, gint64, before - 1 - last) == g_array_index (rows, gint64, rows->len - 1 - last))
    last++;
  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  if (first < before || first < rows->len)
    {
      if (before - first - last > 0 || rows->len - first - last > 0)
        {
          clear_pages (self);
          g_list_model_items_changed (G_LIST_MODEL (self), first, before - first - last, rows->len - first - last);
        }
    }
}

static void
on_listed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (PdArticleList) self = PD_ARTICLE_LIST (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = pd_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  if (rows == NULL)
    g_warning ("The library could not be read: %s", error->message);
  else if (self->store != NULL)
    set_rows (self, rows);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
list_articles (PdArticleList *self)
{
  Request *request = request_new (self);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  request->query = pd_article_query_copy (self->query);
  pd_worker_run_async (pd_store_get_reader (self->store), PD_WORKER_PERSON, query_rows, request, request_free,
                       (GDestroyNotify) g_array_unref, self, self->listing, on_listed, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gpointer
query_page (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Request *request = data;
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < request->rows->len; i++)
    {
      gint64 row = g_array_index (request->rows, gint64, i);
      PdArticleItem *item = pd_article_item_new (row);

      g_ptr_array_add (loaded, item);
      if (!pd_article_item_load (item, connection, request->coder, error))
        return NULL;
    }
  return g_steal_pointer (&loaded);
}

typedef struct
{
  PdArticleList *list;
  GArray *rows;
} Loading;

static void
on_page_loaded (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  Loading *loading = data;
  g_autoptr (PdArticleList) self = loading->list;
  g_autoptr (GArray) rows = loading->rows;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded = pd_worker_run_finish (result, &error);

  g_free (loading);
  if (loaded == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Articles could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < loaded->len; i++)
    {
      PdArticleItem *item = find_item (self, g_array_index (rows, gint64, i));

      if (item != NULL)
        pd_article_item_take_over (item, g_ptr_array_index (loaded, i));
    }
}

static void
load_rows (PdArticleList *self,
           GArray *rows,
           GCancellable *cancellable)
{
  Request *request = request_new (self);
  Loading *loading = g_new0 (Loading, 1);

  request->rows = g_array_ref (rows);
  loading->list = g_object_ref (self);
  loading->rows = g_array_ref (rows);
  pd_worker_run_async (pd_store_get_reader (self->store), PD_WORKER_PERSON, query_page, request, request_free,
                       (GDestroyNotify) g_ptr_array_unref, self, cancellable, on_page_loaded, loading);
}

static Page *
get_page (PdArticleList *self,
          guint number)
{
  g_autoptr (GArray) rows = NULL;
  Page *page;

  for (GList *l = self->pages.head; l != NULL; l = l->next)
    {
      page = l->data;
      if (page->number == number)
        {
          g_queue_unlink (&self->pages, l);
          g_queue_push_head_link (&self->pages, l);
          return page;
        }
    }

  page = g_new0 (Page, 1);
  page->number = number;
  page->cancellable = g_cancellable_new ();
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = number * PAGE_SIZE; i < MIN (self->rows->len, (number + 1) * PAGE_SIZE); i++)
    {
      gint64 row = g_array_index (self->rows, gint64, i);

      g_array_append_val (rows, row);
      page->items[i % PAGE_SIZE] = ref_item (self, row);
    }
  g_queue_push_head (&self->pages, page);
  if (self->pages.length > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));
  load_rows (self, rows, page->cancellable);
  return page;
}

static GType
get_item_type (GListModel *model)
{
  return PD_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return PD_ARTICLE_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  PdArticleList *self = PD_ARTICLE_LIST (model);
  Page *page;

  if (position >= self->rows->len || self->store == NULL)
    return NULL;
  page = get_page (self, position / PAGE_SIZE);
  return g_object_ref (page->items[position % PAGE_SIZE]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/**
 * pd_article_list_new:
 * @store: an open project file
 *
 * Returns: (transfer full): the library, empty until it has been read
 */
PdArticleList *
pd_article_list_new (PdStore *store)
{
  PdArticleList *self;

  g_return_val_if_fail (PD_IS_STORE (store), NULL);

  self = g_object_new (PD_TYPE_ARTICLE_LIST, NULL);
  self->store = g_object_ref (store);
  list_articles (self);
  return self;
}

/**
 * pd_article_list_set_query:
 * @query: which articles, and in which order; copied
 *
 * Shows other articles, or in another order.
 */
void
pd_article_list_set_query (PdArticleList *self,
                           const PdArticleQuery *query)
{
  g_return_if_fail (PD_IS_ARTICLE_LIST (self));
  g_return_if_fail (query != NULL);

  if (pd_article_query_equal (self->query, query))
    return;
  pd_article_query_free (self->query);
  self->query = pd_article_query_copy (query);
  list_articles (self);
}

/**
 * pd_article_list_get_query:
 *
 * Returns: (transfer none): which articles it shows, and in which order
 */
const PdArticleQuery *
pd_article_list_get_query (PdArticleList *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_LIST (self), NULL);

  return self->query;
}

/**
 * pd_article_list_get_loading:
 *
 * Returns: whether the order is being read
 */
gboolean
pd_article_list_get_loading (PdArticleList *self)
{
  g_return_val_if_fail (PD_IS_ARTICLE_LIST (self), FALSE);

  return self->listing != NULL;
}

/* Of which items something is shown that has changed: all, where it is not known which. */
static GArray *
find_changed (PdArticleList *self,
              PdChanges *changes)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = pd_changes_get_n_changes (changes);
  gboolean all = n == 0;
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < n && !all; i++)
    {
      const PdChange *change = pd_changes_get_change (changes, i);
      gint64 row = change->word == PD_WORD_ARTICLE ? change->row : change->article;
      Known *known = row != 0 ? g_hash_table_lookup (self->items, &row) : NULL;

      all = change->word == PD_WORD_ASSIGNMENT && row == 0;
      if (known != NULL)
        g_hash_table_add (changed, &known->row);
    }
  g_hash_table_iter_init (&iter, all ? self->items : changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (rows, key, 1);
  return rows;
}

/**
 * pd_article_list_follow:
 * @changes: what changed in the project file
 *
 * Brings the list up to date: which articles it has and their order, where that may have changed, and the items that have.
 * It stays as it is where only highlights came and went, lest an article goes from under the hands of who marks it.
 */
void
pd_article_list_follow (PdArticleList *self,
                        PdChanges *changes)
{
  g_autoptr (GArray) rows = NULL;

  g_return_if_fail (PD_IS_ARTICLE_LIST (self));
  g_return_if_fail (PD_IS_CHANGES (changes));

  if (self->store == NULL)
    return;
  if (pd_changes_touch (changes, PD_WORD_ARTICLE)
      || (pd_article_query_is_filtered (self->query)
          && (pd_changes_touch (changes, PD_WORD_GROUP_MEMBER) || pd_changes_touch (changes, PD_WORD_FIELD_VALUE) || pd_changes_touch (changes, PD_WORD_ASSIGNMENT)
              || pd_changes_touch (changes, PD_WORD_FAMILY_MEMBER))))
    list_articles (self);
  rows = find_changed (self, changes);
  if (rows->len > 0)
    load_rows (self, rows, NULL);
}

/**
 * pd_article_list_get_row:
 * @position: a position
 *
 * Finds out which article stands somewhere, without loading it: so all of 100,000 can be selected.
 *
 * Returns: its row in the project file, or 0 where there is none
 */
gint64
pd_article_list_get_row (PdArticleList *self,
                         guint position)
{
  g_return_val_if_fail (PD_IS_ARTICLE_LIST (self), 0);

  return position < self->rows->len ? g_array_index (self->rows, gint64, position) : 0;
}

/**
 * pd_article_list_find:
 * @row: an article's row in the project file
 *
 * Returns: its position, or G_MAXUINT where it is not shown
 */
guint
pd_article_list_find (PdArticleList *self,
                      gint64 row)
{
  g_return_val_if_fail (PD_IS_ARTICLE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_array_index (self->rows, gint64, i) == row)
        return i;
    }
  return G_MAXUINT;
}
