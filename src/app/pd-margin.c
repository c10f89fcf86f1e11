#include "pd-margin.h"

#include <glib/gi18n-lib.h>

#include "pd-details.h"
#include "pd-list-focus.h"
#include "pd-margin-card.h"
#include "pd-margin-coders.h"
#include "pd-margin-unplaced.h"

/**
 * PdMargin:
 *
 * What stands beside the page: what is known of the article, and its highlights in reading order.
 */
struct _PdMargin
{
  AdwBin parent_instance;

  PdReadingViewPage *page;
  GtkStringList *ids;
  GHashTable *positions;
  /* While the selection follows, and does not lead. */
  gboolean following;
  guint reveal_source;

  PdDetails *details;
  PdMarginUnplaced *unplaced;
  GtkLabel *count;
  PdMarginCoders *coders;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkWidget *hint;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_REQUESTED,
  SIGNAL_MENTION_ACTIVATED,
  SIGNAL_ARTICLE_TAGS_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMargin, pd_margin, ADW_TYPE_BIN)

static void
on_selected (PdMargin *self)
{
  GtkStringObject *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && item != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, gtk_string_object_get_string (item), TRUE);
}

/* Also where it is selected already: the page may have been scrolled away. */
static void
on_row_activated (PdMargin *self,
                  guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, gtk_string_list_get_string (self->ids, position), TRUE);
}

static void
on_card_activated (PdMargin *self,
                   const char *highlight_id)
{
  pd_margin_set_active (self, highlight_id);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, highlight_id, FALSE);
}

static void
on_card_requested (PdMargin *self,
                   int what,
                   const char *highlight_id,
                   GtkWidget *at)
{
  g_signal_emit (self, signals[SIGNAL_REQUESTED], 0, what, highlight_id, at);
}

static void
on_card_mention_activated (PdMargin *self,
                           const char *mention_id)
{
  g_signal_emit (self, signals[SIGNAL_MENTION_ACTIVATED], 0, mention_id);
}

static void
on_article_tags_requested (PdMargin *self,
                           GtkWidget *at)
{
  g_signal_emit (self, signals[SIGNAL_ARTICLE_TAGS_REQUESTED], 0, at);
}

static void
on_card_setup (PdMargin *self,
               GtkListItem *item)
{
  GtkWidget *card = pd_margin_card_new (self->page);

  g_signal_connect_object (card, "activated", G_CALLBACK (on_card_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "requested", G_CALLBACK (on_card_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "mention-activated", G_CALLBACK (on_card_mention_activated), self, G_CONNECT_SWAPPED);
  g_object_bind_property (card, "description", item, "accessible-label", G_BINDING_DEFAULT);
  gtk_list_item_set_child (item, card);
}

static void
on_card_bind (PdMargin *self,
              GtkListItem *item)
{
  pd_margin_card_set_highlight (PD_MARGIN_CARD (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
on_card_unbind (PdMargin *self,
                GtkListItem *item)
{
  pd_margin_card_set_highlight (PD_MARGIN_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
pd_margin_dispose (GObject *object)
{
  PdMargin *self = PD_MARGIN (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MARGIN);

  G_OBJECT_CLASS (pd_margin_parent_class)->dispose (object);
}

static void
pd_margin_finalize (GObject *object)
{
  PdMargin *self = PD_MARGIN (object);

  g_clear_object (&self->ids);
  g_hash_table_unref (self->positions);

  G_OBJECT_CLASS (pd_margin_parent_class)->finalize (object);
}

static void
pd_margin_class_init (PdMarginClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_margin_dispose;
  object_class->finalize = pd_margin_finalize;

  /**
   * PdMargin::activated:
   * @highlight_id: the highlight
   * @go: whether one goes to the page for it, and does not stay in the margin
   *
   * A highlight is to stand out.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * PdMargin::requested:
   * @what: a #PdMarginRequest
   * @highlight_id: the highlight
   * @at: what a popover is to point to
   *
   * Something is to be done with a highlight.
   */
  signals[SIGNAL_REQUESTED] = g_signal_new ("requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, GTK_TYPE_WIDGET);
  /**
   * PdMargin::mention-activated:
   * @mention_id: a mention
   *
   * A mention is to be seen and changed.
   */
  signals[SIGNAL_MENTION_ACTIVATED] = g_signal_new ("mention-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PdMargin::article-tags-requested:
   * @at: what a popover is to point to
   *
   * The tags of the whole article are to be chosen.
   */
  signals[SIGNAL_ARTICLE_TAGS_REQUESTED] = g_signal_new ("article-tags-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                         G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  g_type_ensure (PD_TYPE_DETAILS);
  g_type_ensure (PD_TYPE_MARGIN_CODERS);
  g_type_ensure (PD_TYPE_MARGIN_UNPLACED);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-margin.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMargin, details);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, unplaced);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, count);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, coders);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, stack);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, list);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, selection);
  gtk_widget_class_bind_template_child (widget_class, PdMargin, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_card_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_card_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_card_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_card_mention_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_article_tags_requested);
}

static void
pd_margin_init (PdMargin *self)
{
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_list_focus_follow (self->list);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->ids));
}

static GPtrArray *
list_shown (PdMargin *self)
{
  GPtrArray *highlights = pd_marks_get_highlights (pd_reading_view_page_get_marks (self->page));
  GPtrArray *ids = g_ptr_array_new_null_terminated (highlights->len, NULL, TRUE);

  for (guint i = 0; i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);

      if (pd_reading_view_page_shows (self->page, highlight))
        g_ptr_array_add (ids, (char *) pd_record_get_id (highlight));
    }
  return ids;
}

/* Only what lies between what is the same before and after is replaced, so that the rest stays where it is. */
static void
update_ids (PdMargin *self,
            GPtrArray *ids)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->ids)), n_first = 0, n_last = 0;
  guint n_common = MIN (n_before, ids->len), n_added;

  while (n_first < n_common && g_str_equal (gtk_string_list_get_string (self->ids, n_first), g_ptr_array_index (ids, n_first)))
    n_first++;
  while (n_last < n_common - n_first
         && g_str_equal (gtk_string_list_get_string (self->ids, n_before - n_last - 1), g_ptr_array_index (ids, ids->len - n_last - 1)))
    n_last++;
  n_added = ids->len - n_first - n_last;
  if (n_added > 0 || n_first + n_last < n_before)
    {
      g_autofree const char **added = g_new0 (const char *, n_added + 1);

      for (guint i = 0; i < n_added; i++)
        added[i] = g_ptr_array_index (ids, n_first + i);
      self->following = TRUE;
      gtk_string_list_splice (self->ids, n_first, n_before - n_first - n_last, added);
      self->following = FALSE;
    }
  g_hash_table_remove_all (self->positions);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (self->positions, (char *) gtk_string_list_get_string (self->ids, i), GUINT_TO_POINTER (i));
}

static void
update (PdMargin *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *count = NULL;

  if (!pd_reading_view_page_is_loaded (self->page))
    return;
  ids = list_shown (self);
  update_ids (self, ids);
  count = ids->len > 0 ? g_strdup_printf ("%u", ids->len) : g_strdup ("");
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->hint, pd_reading_view_page_can_edit (self->page));
  gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "list" : "empty");
}

/**
 * pd_margin_set_page:
 * @page: the page
 *
 * Sets what the margin stands beside. To be called once.
 */
void
pd_margin_set_page (PdMargin *self,
                    PdReadingViewPage *page)
{
  g_return_if_fail (PD_IS_MARGIN (self));
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (page));
  g_return_if_fail (self->page == NULL);

  self->page = g_object_ref (page);
  pd_details_set_page (self->details, page);
  pd_margin_unplaced_set_page (self->unplaced, page);
  pd_margin_coders_set_page (self->coders, page);
  g_signal_connect_object (page, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* Only once it was laid out is it known how high a new card is. */
static gboolean
reveal_selected (gpointer data)
{
  PdMargin *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->reveal_source = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * pd_margin_set_active:
 * @highlight_id: (nullable): the highlight that stands out
 *
 * Follows the page: selects a highlight, and shows it.
 */
void
pd_margin_set_active (PdMargin *self,
                      const char *highlight_id)
{
  gpointer position;
  gboolean found;

  g_return_if_fail (PD_IS_MARGIN (self));

  found = highlight_id != NULL && g_hash_table_lookup_extended (self->positions, highlight_id, NULL, &position);
  self->following = TRUE;
  if (!found)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else if (gtk_single_selection_get_selected (self->selection) != GPOINTER_TO_UINT (position))
    {
      gtk_list_view_scroll_to (self->list, GPOINTER_TO_UINT (position), GTK_LIST_SCROLL_SELECT, NULL);
      g_clear_handle_id (&self->reveal_source, g_source_remove);
      self->reveal_source = g_idle_add_full (G_PRIORITY_LOW, reveal_selected, self, NULL);
    }
  self->following = FALSE;
}
