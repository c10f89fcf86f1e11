#include "pd-article-list.h"

#include <string.h>

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

  char *filter;
  PdArticleSort sort;
  gboolean descending;
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
  g_free (self->filter);

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
  g_queue_init (&self->pages);
}

/* What a job on the reader's thread is handed: a picture of what is asked for. */
typedef struct
{
  char *filter;
  PdArticleSort sort;
  gboolean descending;
  GArray *rows;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->filter);
  g_clear_pointer (&request->rows, g_array_unref);
  g_free (request);
}

static const char *
get_order (PdArticleSort sort)
{
  switch (sort)
    {
    case PD_ARTICLE_SORT_DATE:
      return "date IS NULL, date";
    case PD_ARTICLE_SORT_SOURCE:
      return "source IS NULL, source";
    case PD_ARTICLE_SORT_ADDED:
      return "created";
    case PD_ARTICLE_SORT_HIGHLIGHTS:
      return "(SELECT count(*) FROM highlight WHERE article_id = article.id)";
    case PD_ARTICLE_SORT_TITLE:
    default:
      return "title IS NULL, title";
    }
}

static gpointer
query_rows (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Request *request = data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *pattern = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean has_row;

  sql = g_strdup_printf ("SELECT id FROM article WHERE present%s ORDER BY %s%s, id%s",
                         request->filter != NULL ? " AND (instr(lower(coalesce(title, '')), ?1) OR instr(lower(coalesce(author, '')), ?1) OR instr(lower(coalesce(source, '')), ?1))" : "",
                         get_order (request->sort), request->descending ? " DESC" : "", request->descending ? " DESC" : "");
  statement = pd_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return NULL;
  if (request->filter != NULL)
    {
      pattern = g_utf8_strdown (request->filter, -1);
      pd_statement_bind_text (statement, 1, pattern);
    }
  while (pd_connection_step (connection, statement, &has_row, error))
    {
      gint64 row;

      if (!has_row)
        return g_steal_pointer (&rows);
      row = sqlite3_column_int64 (statement, 0);
      g_array_append_val (rows, row);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return NULL;
        }
    }
  return NULL;
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
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  request->filter = g_strdup (self->filter);
  request->sort = self->sort;
  request->descending = self->descending;
  pd_worker_run_async (pd_store_get_reader (self->store), PD_WORKER_PERSON, query_rows, request, request_free,
                       (GDestroyNotify) g_array_unref, self, self->listing, on_listed, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static PdRecord *
load_row (PdConnection *connection,
          gint64 row,
          GError **error)
{
  static const PdKey keys[] = { PD_ARTICLE_ID, PD_ARTICLE_TITLE, PD_ARTICLE_AUTHOR, PD_ARTICLE_SOURCE, PD_ARTICLE_DATE, PD_ARTICLE_LANGUAGE };
  sqlite3_stmt *statement;
  PdRecord *record;
  gboolean has_row;

  statement = pd_connection_prepare (connection, "SELECT uuid, title, author, source, date, language, (SELECT count(*) FROM highlight WHERE article_id = article.id) FROM article WHERE id = ?", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, row);
  if (!pd_connection_step (connection, statement, &has_row, error))
    return NULL;
  record = pd_record_new_for_id (PD_WORD_ARTICLE, NULL);
  if (has_row)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        pd_record_set_text (record, keys[i], (const char *) sqlite3_column_text (statement, i));
      pd_record_set_integer (record, PD_ARTICLE_HIGHLIGHTS, sqlite3_column_int64 (statement, G_N_ELEMENTS (keys)));
      sqlite3_reset (statement);
    }
  return record;
}

static gpointer
query_page (PdConnection *connection,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Request *request = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < request->rows->len; i++)
    {
      PdRecord *record = load_row (connection, g_array_index (request->rows, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

typedef struct
{
  PdArticleList *list;
  GArray *rows;
} Loading;

static PdArticleItem *
find_item (PdArticleList *self,
           gint64 row)
{
  for (GList *l = self->pages.head; l != NULL; l = l->next)
    {
      Page *page = l->data;

      for (guint i = 0; i < PAGE_SIZE; i++)
        {
          if (page->items[i] != NULL && pd_article_item_get_row (page->items[i]) == row)
            return page->items[i];
        }
    }
  return NULL;
}

static void
on_page_loaded (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  Loading *loading = data;
  g_autoptr (PdArticleList) self = loading->list;
  g_autoptr (GArray) rows = loading->rows;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pd_worker_run_finish (result, &error);

  g_free (loading);
  if (records == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Articles could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      PdArticleItem *item = find_item (self, g_array_index (rows, gint64, i));

      if (item != NULL)
        pd_article_item_set_record (item, g_ptr_array_index (records, i));
    }
}

static void
load_rows (PdArticleList *self,
           GArray *rows,
           GCancellable *cancellable)
{
  Request *request = g_new0 (Request, 1);
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
      page->items[i % PAGE_SIZE] = pd_article_item_new (row);
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
 * pd_article_list_set_filter:
 * @filter: (nullable): characters that the title, author or publication must have
 *
 * Shows only some articles.
 */
void
pd_article_list_set_filter (PdArticleList *self,
                            const char *filter)
{
  g_return_if_fail (PD_IS_ARTICLE_LIST (self));

  if (filter != NULL && *filter == '\0')
    filter = NULL;
  if (g_set_str (&self->filter, filter))
    list_articles (self);
}

/**
 * pd_article_list_set_sort:
 * @sort: what to order by
 * @descending: whether the other way round
 *
 * Orders the library.
 */
void
pd_article_list_set_sort (PdArticleList *self,
                          PdArticleSort sort,
                          gboolean descending)
{
  g_return_if_fail (PD_IS_ARTICLE_LIST (self));

  if (self->sort == sort && self->descending == descending)
    return;
  self->sort = sort;
  self->descending = descending;
  list_articles (self);
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

/**
 * pd_article_list_follow:
 * @changes: what changed in the project file
 *
 * Brings the list up to date: the order where articles changed, otherwise only the items whose counts did.
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
  if (pd_changes_touch (changes, PD_WORD_ARTICLE) || pd_changes_get_n_changes (changes) == 0)
    list_articles (self);

  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < pd_changes_get_n_changes (changes); i++)
    {
      const PdChange *change = pd_changes_get_change (changes, i);
      gint64 row = change->word == PD_WORD_ARTICLE ? change->row : change->article;

      if (row != 0 && find_item (self, row) != NULL && (rows->len == 0 || g_array_index (rows, gint64, rows->len - 1) != row))
        g_array_append_val (rows, row);
    }
  if (rows->len > 0)
    load_rows (self, rows, NULL);
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
