#include "pd-margin-unplaced.h"

#include <glib/gi18n-lib.h>

#include "pd-margin-unplaced-card.h"

/**
 * PdMarginUnplaced:
 *
 * The highlights of the article that could not be placed when its text was changed. It is there only where there are any.
 */
struct _PdMarginUnplaced
{
  AdwBin parent_instance;

  PdReadingViewPage *page;
  GtkStringList *ids;

  GtkExpander *expander;
  GtkLabel *count;
  GtkWidget *hint;
  GtkListBox *list;
};

enum
{
  SIGNAL_MENTION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMarginUnplaced, pd_margin_unplaced, ADW_TYPE_BIN)

static void
on_row_activated (PdMarginUnplaced *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reading.propose-place", "s", gtk_string_list_get_string (self->ids, gtk_list_box_row_get_index (row)));
}

static void
on_card_mention_activated (PdMarginUnplaced *self,
                           const char *mention_id)
{
  g_signal_emit (self, signals[SIGNAL_MENTION_ACTIVATED], 0, mention_id);
}

static void
on_description_changed (GtkWidget *row,
                        GParamSpec *pspec,
                        GObject *card)
{
  g_autofree char *description = NULL;

  g_object_get (card, "description", &description, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PdMarginUnplaced *self = user_data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *card = pd_margin_unplaced_card_new (self->page);

  g_signal_connect_object (card, "mention-activated", G_CALLBACK (on_card_mention_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "notify::description", G_CALLBACK (on_description_changed), row, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), card);
  pd_margin_unplaced_card_set_highlight (PD_MARGIN_UNPLACED_CARD (card), gtk_string_object_get_string (item));
  return row;
}

static void
pd_margin_unplaced_dispose (GObject *object)
{
  PdMarginUnplaced *self = PD_MARGIN_UNPLACED (object);

  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MARGIN_UNPLACED);

  G_OBJECT_CLASS (pd_margin_unplaced_parent_class)->dispose (object);
}

static void
pd_margin_unplaced_finalize (GObject *object)
{
  g_object_unref (PD_MARGIN_UNPLACED (object)->ids);

  G_OBJECT_CLASS (pd_margin_unplaced_parent_class)->finalize (object);
}

static void
pd_margin_unplaced_class_init (PdMarginUnplacedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_margin_unplaced_dispose;
  object_class->finalize = pd_margin_unplaced_finalize;

  /**
   * PdMarginUnplaced::mention-activated:
   * @mention_id: a mention
   *
   * A mention is to be seen and changed.
   */
  signals[SIGNAL_MENTION_ACTIVATED] = g_signal_new ("mention-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-margin-unplaced.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplaced, expander);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplaced, count);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplaced, hint);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplaced, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pd_margin_unplaced_init (PdMarginUnplaced *self)
{
  self->ids = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Cards of several heights, of which there are few: a list view would have to guess how high it is. */
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->ids), create_row, self, NULL);
}

static GPtrArray *
list_shown (PdMarginUnplaced *self)
{
  PdMarks *unplaced = pd_reading_view_page_get_unplaced (self->page);
  GPtrArray *highlights = unplaced != NULL ? pd_marks_get_highlights (unplaced) : NULL;
  GPtrArray *ids = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; highlights != NULL && i < highlights->len; i++)
    {
      PdRecord *highlight = g_ptr_array_index (highlights, i);

      if (pd_reading_view_page_shows (self->page, highlight))
        g_ptr_array_add (ids, (char *) pd_record_get_id (highlight));
    }
  return ids;
}

/* The focus goes on to the next row, or else to what comes behind the list. */
static void
hand_on_focus (PdMarginUnplaced *self,
               guint position)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, position));
  GtkWidget *next = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, position + 1));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || (focus != row && !gtk_widget_is_ancestor (focus, row)))
    return;
  if (next == NULL && position > 0)
    next = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, position - 1));
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

/* A row that is still there keeps its card, and the focus that may be in it. */
static void
update_ids (PdMarginUnplaced *self,
            GPtrArray *ids)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->ids)); i > 0; i--)
    {
      if (g_ptr_array_find_with_equal_func (ids, gtk_string_list_get_string (self->ids, i - 1), g_str_equal, NULL))
        continue;
      hand_on_focus (self, i - 1);
      gtk_string_list_remove (self->ids, i - 1);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (g_strcmp0 (gtk_string_list_get_string (self->ids, i), id) != 0)
        gtk_string_list_splice (self->ids, i, 0, (const char *[]) { id, NULL });
    }
}

static void
update (PdMarginUnplaced *self)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *count = NULL, *name = NULL;

  if (!pd_reading_view_page_is_loaded (self->page))
    return;
  ids = list_shown (self);
  update_ids (self, ids);
  count = g_strdup_printf ("%u", ids->len);
  gtk_label_set_label (self->count, count);
  name = g_strdup_printf (ngettext ("%u unplaced highlight", "%u unplaced highlights", ids->len), ids->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->hint, pd_reading_view_page_can_edit (self->page));
  gtk_widget_set_visible (GTK_WIDGET (self), ids->len > 0);
}

/**
 * pd_margin_unplaced_set_page:
 * @page: the page
 *
 * Sets whose article it shows the highlights of. To be called once.
 */
void
pd_margin_unplaced_set_page (PdMarginUnplaced *self,
                             PdReadingViewPage *page)
{
  g_return_if_fail (PD_IS_MARGIN_UNPLACED (self));
  g_return_if_fail (PD_IS_READING_VIEW_PAGE (page));
  g_return_if_fail (self->page == NULL);

  self->page = g_object_ref (page);
  g_signal_connect_object (page, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
