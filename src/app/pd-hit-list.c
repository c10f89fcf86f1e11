#include "pd-hit-list.h"

#include <inttypes.h>

/* A list view has widgets for some 200 rows, in sight or not. So many of them come in or go with a frame; of the others, so many between two. */
#define N_WIDGETS 200
#define WIDGET_STEP 6
#define STEP 400
/* Milliseconds from one frame to the next. */
#define FRAME 16

/**
 * PdHitList:
 *
 * The hits of a search, for a list view.
 *
 * Other hits come in from the top, a few lines with each frame, in the place of those that were listed before: all at once would take several frames' time at
 * each letter that somebody types.
 */
struct _PdHitList
{
  GObject parent_instance;

  GListStore *items;
  /* Hits that are to be listed, how many of them are, and how many of the list before are left behind them; the number of the list that comes in. */
  GPtrArray *waiting;
  guint n_taken;
  guint n_left;
  guint listing;
  /* Hits that are not to be chosen, and what lists those that are waiting. */
  GHashTable *left_out;
  guint fill_source;
};

enum
{
  FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
pd_hit_list_get_item_type (GListModel *model)
{
  return PD_TYPE_HIT_ITEM;
}

static guint
pd_hit_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PD_HIT_LIST (model)->items));
}

static gpointer
pd_hit_list_get_item (GListModel *model,
                      guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PD_HIT_LIST (model)->items), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pd_hit_list_get_item_type;
  iface->get_n_items = pd_hit_list_get_n_items;
  iface->get_item = pd_hit_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PdHitList, pd_hit_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
stop_filling (PdHitList *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
}

static void
pd_hit_list_dispose (GObject *object)
{
  PdHitList *self = PD_HIT_LIST (object);

  stop_filling (self);

  G_OBJECT_CLASS (pd_hit_list_parent_class)->dispose (object);
}

static void
pd_hit_list_finalize (GObject *object)
{
  g_clear_object (&PD_HIT_LIST (object)->items);

  G_OBJECT_CLASS (pd_hit_list_parent_class)->finalize (object);
}

static void
pd_hit_list_class_init (PdHitListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pd_hit_list_dispose;
  object_class->finalize = pd_hit_list_finalize;

  /**
   * PdHitList::filled:
   *
   * All hits are listed, and nothing else.
   */
  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pd_hit_list_init (PdHitList *self)
{
  self->items = g_list_store_new (PD_TYPE_HIT_ITEM);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pd_hit_list_new:
 *
 * Returns: (transfer full): an empty list
 */
PdHitList *
pd_hit_list_new (void)
{
  return g_object_new (PD_TYPE_HIT_LIST, NULL);
}

static char *
dup_place (const PdSearchHit *hit)
{
  return g_strdup_printf ("%" PRId64 " %u %u", hit->article_row, hit->start, hit->end);
}

/* With those that were about to be listed again. */
static GHashTable *
list_left_out (PdHitList *self)
{
  GHashTable *places = self->left_out != NULL ? g_hash_table_ref (self->left_out) : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_taken; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!pd_hit_item_get_checked (item))
        g_hash_table_add (places, dup_place (pd_hit_item_get_hit (item)));
      else if (self->left_out != NULL)
        {
          g_autofree char *place = dup_place (pd_hit_item_get_hit (item));

          g_hash_table_remove (places, place);
        }
    }
  return places;
}

static gboolean
is_same (const PdSearchHit *first,
         const PdSearchHit *second)
{
  return first->article_row == second->article_row && first->start == second->start && first->end == second->end && g_str_equal (first->quote, second->quote)
         && g_str_equal (first->prefix, second->prefix) && g_str_equal (first->suffix, second->suffix) && g_strcmp0 (first->title, second->title) == 0;
}

/* How many hits at the beginning are listed already. */
static guint
count_same (PdHitList *self,
            GPtrArray *hits)
{
  guint n = MIN (hits->len, self->n_taken);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!is_same (pd_hit_item_get_hit (item), g_ptr_array_index (hits, i)))
        return i;
    }
  return n;
}

/* Lists some more in the place of some that were there. */
static void
fill (PdHitList *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint step = self->n_taken < N_WIDGETS ? WIDGET_STEP : STEP;
  guint start = self->n_taken, end = MIN (self->waiting->len, start + step);
  guint n_removed = MIN (self->n_left, step);

  for (; self->n_taken < end; self->n_taken++)
    {
      PdSearchHit *hit = g_ptr_array_index (self->waiting, self->n_taken);
      PdHitItem *item = pd_hit_item_new (pd_search_hit_ref (hit), self->listing, self->n_taken);
      g_autofree char *place = self->left_out != NULL ? dup_place (hit) : NULL;

      pd_hit_item_set_checked (item, place == NULL || !g_hash_table_contains (self->left_out, place));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, start, n_removed, items->pdata, items->len);
  self->n_left -= n_removed;
}

static gboolean
is_done (PdHitList *self)
{
  return self->n_taken == self->waiting->len && self->n_left == 0;
}

static gboolean fill_some (gpointer data);

static void
go_on (PdHitList *self)
{
  gboolean has_widgets = self->n_taken < N_WIDGETS;

  self->fill_source = has_widgets ? g_timeout_add_full (G_PRIORITY_LOW, FRAME, fill_some, self, NULL) : g_idle_add_full (G_PRIORITY_LOW, fill_some, self, NULL);
}

static void
end (PdHitList *self)
{
  stop_filling (self);
  g_signal_emit (self, signals[FILLED], 0);
}

static gboolean
fill_some (gpointer data)
{
  PdHitList *self = data;

  self->fill_source = 0;
  fill (self);
  if (is_done (self))
    end (self);
  else
    go_on (self);
  return G_SOURCE_REMOVE;
}

/* Takes out what is listed behind so many hits: what can be seen of it goes as other hits come in, the rest at once. */
static void
take_out (PdHitList *self,
          guint n_same)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_left = n_same > 0 ? 0 : MIN (n, N_WIDGETS);

  g_list_store_splice (self->items, n_same + n_left, n - n_same - n_left, NULL, 0);
  self->n_left = n_left;
}

/**
 * pd_hit_list_set_hits:
 * @hits: (element-type PdSearchHit): what was found
 * @keep_checks: whether what is not chosen now stays so, where it was found again; otherwise all are chosen
 *
 * Sets what is listed. The first are there at once, and the others a moment later.
 *
 * Returns: how many at the beginning were listed already, and stay as they are
 */
guint
pd_hit_list_set_hits (PdHitList *self,
                      GPtrArray *hits,
                      gboolean keep_checks)
{
  GHashTable *left_out;
  guint n_same;

  g_return_val_if_fail (PD_IS_HIT_LIST (self), 0);
  g_return_val_if_fail (hits != NULL, 0);

  left_out = keep_checks ? list_left_out (self) : NULL;
  stop_filling (self);
  self->left_out = left_out;
  self->waiting = g_ptr_array_ref (hits);
  n_same = keep_checks ? count_same (self, hits) : 0;
  take_out (self, n_same);
  if (n_same == 0)
    self->listing++;
  self->n_taken = n_same;
  fill (self);
  if (is_done (self))
    end (self);
  else
    go_on (self);
  return n_same;
}

/**
 * pd_hit_list_is_filled:
 *
 * Returns: whether all hits are listed, and nothing else
 */
gboolean
pd_hit_list_is_filled (PdHitList *self)
{
  g_return_val_if_fail (PD_IS_HIT_LIST (self), FALSE);

  return self->waiting == NULL;
}

/**
 * pd_hit_list_is_listed:
 * @item: an item
 *
 * Returns: whether it is one of the hits that were set last
 */
gboolean
pd_hit_list_is_listed (PdHitList *self,
                       PdHitItem *item)
{
  g_return_val_if_fail (PD_IS_HIT_LIST (self), FALSE);
  g_return_val_if_fail (PD_IS_HIT_ITEM (item), FALSE);

  return pd_hit_item_get_listing (item) == self->listing;
}
