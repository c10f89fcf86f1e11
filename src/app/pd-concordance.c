#include "pd-concordance.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-hit-row.h"

/* So many hits are put into the list between two frames. */
#define STEP 400

/**
 * PdConcordance:
 *
 * Hits of a search, a line each: the hit in the middle, what stands before and behind it on either side. While it is selecting, a
 * click chooses a hit or leaves it out; otherwise it opens it.
 */
struct _PdConcordance
{
  AdwBin parent_instance;

  GListStore *hits;
  GtkSortListModel *sorted;
  /* Hits that are still to be listed, those of them that are not to be chosen, and what lists them. */
  GPtrArray *waiting;
  guint n_taken;
  GHashTable *left_out;
  guint fill_source;
  PdHitOrder order;
  gboolean selecting;
  /* Whether to go to the top when the height is known, and for how many frames that has been so. */
  gboolean to_top;
  guint n_frames;
  guint top_source;

  GtkListView *list_view;
  GtkListItemFactory *header_factory;
};

typedef enum
{
  PROP_SELECTING = 1,
} PdConcordanceProperty;

static GParamSpec *properties[PROP_SELECTING + 1];

enum
{
  OPENED,
  CHECKED,
  FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdConcordance, pd_concordance, ADW_TYPE_BIN)

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  PdConcordance *self = data;

  return pd_hit_item_compare ((PdHitItem *) a, (PdHitItem *) b, self->order);
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  gint64 first = pd_hit_item_get_hit ((PdHitItem *) a)->article_row, second = pd_hit_item_get_hit ((PdHitItem *) b)->article_row;

  return first < second ? -1 : first > second;
}

/* The list begins with its first hit; the heading above that is to be seen too, as soon as it is known how high it is. */
static void
on_height_changed (PdConcordance *self,
                   GtkAdjustment *adjustment)
{
  if (!self->to_top)
    return;
  self->to_top = FALSE;
  gtk_adjustment_set_value (adjustment, 0);
}

/* Where the height stays the same, nothing is heard of it; later one has scrolled. */
static gboolean
forget_top (GtkWidget *widget,
            GdkFrameClock *clock,
            gpointer data)
{
  PdConcordance *self = PD_CONCORDANCE (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->to_top = FALSE;
  self->top_source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_first (PdConcordance *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0)
    return;
  gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
  self->to_top = TRUE;
  self->n_frames = 0;
  if (self->top_source == 0)
    self->top_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), forget_top, NULL, NULL);
}

/* Hits stand under their articles where they are in the order of those. */
static void
sort (PdConcordance *self)
{
  gboolean by_article = self->order == PD_HIT_ORDER_ARTICLE;
  g_autoptr (GtkSorter) sections = by_article ? GTK_SORTER (gtk_custom_sorter_new (compare_articles, NULL, NULL)) : NULL;
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_hits, self, NULL));

  gtk_list_view_set_header_factory (self->list_view, by_article ? self->header_factory : NULL);
  gtk_sort_list_model_set_section_sorter (self->sorted, sections);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  show_first (self);
}

static void
on_activated (PdConcordance *self,
              guint position)
{
  g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (item == NULL)
    return;
  if (!self->selecting)
    {
      g_signal_emit (self, signals[OPENED], 0, item);
      return;
    }
  pd_hit_item_set_checked (item, !pd_hit_item_get_checked (item));
  g_signal_emit (self, signals[CHECKED], 0);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list_view), pd_hit_item_get_checked (item) ? _ ("Chosen") : _ ("Not chosen"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_setup (PdConcordance *self,
          GtkListItem *list_item)
{
  GtkWidget *row = pd_hit_row_new ();

  g_object_bind_property (self, "selecting", row, "selecting", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (PdConcordance *self,
         GtkListItem *list_item)
{
  PdHitItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *summary = pd_hit_item_dup_summary (item);

  pd_hit_row_set_item (PD_HIT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, summary);
}

static void
on_header_setup (PdConcordance *self,
                 GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (PdConcordance *self,
                GtkListHeader *header)
{
  const PdSearchHit *hit = pd_hit_item_get_hit (gtk_list_header_get_item (header));
  guint n = gtk_list_header_get_end (header) - gtk_list_header_get_start (header);
  g_autofree char *title = g_strdup (hit->title != NULL ? hit->title : _ ("Untitled"));
  /* Translators: the title of an article, and how many hits are in it. */
  g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), g_strdelimit (title, "\n\t", ' '), n);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), label);
}

static void
stop_filling (PdConcordance *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
}

static gboolean
pd_concordance_grab_focus (GtkWidget *widget)
{
  PdConcordance *self = PD_CONCORDANCE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
pd_concordance_dispose (GObject *object)
{
  PdConcordance *self = PD_CONCORDANCE (object);

  stop_filling (self);
  g_clear_object (&self->sorted);
  g_clear_object (&self->hits);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_CONCORDANCE);

  G_OBJECT_CLASS (pd_concordance_parent_class)->dispose (object);
}

static void
pd_concordance_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdConcordance *self = PD_CONCORDANCE (object);

  switch ((PdConcordanceProperty) id)
    {
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_concordance_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PdConcordance *self = PD_CONCORDANCE (object);

  switch ((PdConcordanceProperty) id)
    {
    case PROP_SELECTING:
      if (self->selecting != g_value_get_boolean (value))
        {
          self->selecting = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_concordance_class_init (PdConcordanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_concordance_dispose;
  object_class->get_property = pd_concordance_get_property;
  object_class->set_property = pd_concordance_set_property;
  widget_class->grab_focus = pd_concordance_grab_focus;

  /**
   * PdConcordance:selecting:
   *
   * Whether hits are chosen.
   */
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdConcordance::opened:
   * @item: a hit
   *
   * A person wants to read on at a hit.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_HIT_ITEM);
  /**
   * PdConcordance::checked:
   *
   * A person has chosen a hit or left it out.
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdConcordance::filled:
   *
   * All hits are listed.
   */
  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-concordance.ui");
  gtk_widget_class_bind_template_child (widget_class, PdConcordance, list_view);
  gtk_widget_class_bind_template_child (widget_class, PdConcordance, header_factory);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_header_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_header_bind);
}

static void
pd_concordance_init (PdConcordance *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->hits = g_list_store_new (PD_TYPE_HIT_ITEM);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->hits)), NULL);
  sort (self);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), "changed", G_CALLBACK (on_height_changed), self, G_CONNECT_SWAPPED);
}

static char *
dup_place (const PdSearchHit *hit)
{
  return g_strdup_printf ("%" PRId64 " %u %u", hit->article_row, hit->start, hit->end);
}

/* With those that were about to be listed again. */
static GHashTable *
list_left_out (PdConcordance *self)
{
  GHashTable *places = self->left_out != NULL ? g_hash_table_ref (self->left_out) : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

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
count_same (PdConcordance *self,
            GPtrArray *hits)
{
  guint n = MIN (hits->len, g_list_model_get_n_items (G_LIST_MODEL (self->hits)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PdHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

      if (!is_same (pd_hit_item_get_hit (item), g_ptr_array_index (hits, i)))
        return i;
    }
  return n;
}

/* Lists some more, in the place of so many at the end. */
static void
fill (PdConcordance *self,
      guint n_removed)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint end = MIN (self->waiting->len, self->n_taken + STEP);

  for (; self->n_taken < end; self->n_taken++)
    {
      PdSearchHit *hit = g_ptr_array_index (self->waiting, self->n_taken);
      PdHitItem *item = pd_hit_item_new (pd_search_hit_ref (hit), self->n_taken);
      g_autofree char *place = self->left_out != NULL ? dup_place (hit) : NULL;

      pd_hit_item_set_checked (item, place == NULL || !g_hash_table_contains (self->left_out, place));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->hits, g_list_model_get_n_items (G_LIST_MODEL (self->hits)) - n_removed, n_removed, items->pdata, items->len);
}

static gboolean
fill_some (gpointer data)
{
  PdConcordance *self = data;

  fill (self, 0);
  if (self->n_taken < self->waiting->len)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  stop_filling (self);
  g_signal_emit (self, signals[FILLED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * pd_concordance_set_hits:
 * @hits: (element-type PdSearchHit): what was found
 * @keep_checks: whether what is not chosen now stays so, where it was found again; otherwise all are chosen
 *
 * Sets what is listed. Of many, the first are there at once, and the others a moment later.
 */
void
pd_concordance_set_hits (PdConcordance *self,
                         GPtrArray *hits,
                         gboolean keep_checks)
{
  GHashTable *left_out;
  guint n_same;

  g_return_if_fail (PD_IS_CONCORDANCE (self));
  g_return_if_fail (hits != NULL);

  left_out = keep_checks ? list_left_out (self) : NULL;
  stop_filling (self);
  self->left_out = left_out;
  self->waiting = g_ptr_array_ref (hits);
  self->n_taken = n_same = keep_checks ? count_same (self, hits) : 0;
  fill (self, g_list_model_get_n_items (G_LIST_MODEL (self->hits)) - n_same);
  if (n_same == 0)
    show_first (self);
  if (self->n_taken < hits->len)
    self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_some, self, NULL);
  else
    {
      stop_filling (self);
      g_signal_emit (self, signals[FILLED], 0);
    }
}

/**
 * pd_concordance_is_filled:
 *
 * Returns: whether all hits are listed
 */
gboolean
pd_concordance_is_filled (PdConcordance *self)
{
  g_return_val_if_fail (PD_IS_CONCORDANCE (self), FALSE);

  return self->waiting == NULL;
}

/**
 * pd_concordance_get_hits:
 *
 * Returns: (transfer none): a list of `PdHitItem`, in the order that is shown
 */
GListModel *
pd_concordance_get_hits (PdConcordance *self)
{
  g_return_val_if_fail (PD_IS_CONCORDANCE (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

/**
 * pd_concordance_set_order:
 * @order: what to sort by
 *
 * Sorts the hits.
 */
void
pd_concordance_set_order (PdConcordance *self,
                          PdHitOrder order)
{
  g_return_if_fail (PD_IS_CONCORDANCE (self));

  if (self->order == order)
    return;
  self->order = order;
  sort (self);
}
