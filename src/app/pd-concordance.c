#include "pd-concordance.h"

#include <glib/gi18n-lib.h>

#include "pd-hit-list.h"
#include "pd-hit-row.h"

/**
 * PdConcordance:
 *
 * Hits of a search, a line each: the hit in the middle, what stands before and behind it on either side. While it is selecting, a
 * click chooses a hit or leaves it out; otherwise it opens it.
 */
struct _PdConcordance
{
  AdwBin parent_instance;

  PdHitList *hits;
  GtkSortListModel *sorted;
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

/* What comes in stands above what was there. */
static int
compare_listings (gconstpointer a,
                  gconstpointer b)
{
  guint first = pd_hit_item_get_listing ((PdHitItem *) a), second = pd_hit_item_get_listing ((PdHitItem *) b);

  return first > second ? -1 : first < second;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  PdConcordance *self = data;
  int result = compare_listings (a, b);

  return result != 0 ? result : pd_hit_item_compare ((PdHitItem *) a, (PdHitItem *) b, self->order);
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  gint64 first = pd_hit_item_get_hit ((PdHitItem *) a)->article_row, second = pd_hit_item_get_hit ((PdHitItem *) b)->article_row;
  int result = compare_listings (a, b);

  return result != 0 ? result : first < second ? -1
                                               : first > second;
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

  if (item == NULL || !pd_hit_list_is_listed (self->hits, item))
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
  g_autofree char *label = g_strdup_printf (_ ("%s (%'u)"), g_strdelimit (title, "\n\t", ' '), n);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), label);
}

static void
on_filled (PdConcordance *self)
{
  g_signal_emit (self, signals[FILLED], 0);
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
  self->hits = pd_hit_list_new ();
  g_signal_connect_object (self->hits, "filled", G_CALLBACK (on_filled), self, G_CONNECT_SWAPPED);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->hits)), NULL);
  sort (self);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), "changed", G_CALLBACK (on_height_changed), self, G_CONNECT_SWAPPED);
}

/**
 * pd_concordance_set_hits:
 * @hits: (element-type PdSearchHit): what was found
 * @keep_checks: whether what is not chosen now stays so, where it was found again; otherwise all are chosen
 *
 * Sets what is listed. The first are there at once, and the others a moment later.
 */
void
pd_concordance_set_hits (PdConcordance *self,
                         GPtrArray *hits,
                         gboolean keep_checks)
{
  g_return_if_fail (PD_IS_CONCORDANCE (self));
  g_return_if_fail (hits != NULL);

  if (pd_hit_list_set_hits (self->hits, hits, keep_checks) == 0)
    show_first (self);
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

  return pd_hit_list_is_filled (self->hits);
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
