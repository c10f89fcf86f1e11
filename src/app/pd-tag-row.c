#include "pd-tag-row.h"

#include "pd-codebook-words.h"
#include "pd-tag-dot.h"

/**
 * PdTagRow:
 *
 * A tag in the list of the codebook: its colour, name and digit, and how often it is used. A click on a number shows where.
 */
struct _PdTagRow
{
  AdwBin parent_instance;

  GtkTreeListRow *list_row;
  PdTagNode *node;
  char *summary;

  GtkTreeExpander *expander;
  PdTagDot *dot;
  GtkLabel *name;
  GtkLabel *shortcut;
  GtkButton *highlights;
  GtkButton *articles;
};

typedef enum
{
  PROP_SUMMARY = 1,
} PdTagRowProperty;

static GParamSpec *properties[PROP_SUMMARY + 1];

enum
{
  PICKED,
  MENU_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdTagRow, pd_tag_row, ADW_TYPE_BIN)

static void
on_released (PdTagRow *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_menu_pressed (PdTagRow *self,
                 int n_presses,
                 double x,
                 double y)
{
  g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
}

/* Of a tag that is on nothing itself, what is meant is what those under it are on. */
static void
show_uses (PdTagRow *self,
           gboolean has_own,
           const char *what)
{
  if (self->node != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "codebook.show-uses", "(sbs)", pd_tag_node_get_id (self->node), !has_own, what);
}

static void
on_highlights_clicked (PdTagRow *self)
{
  show_uses (self, pd_tag_node_get_counts (self->node)->highlights > 0, "highlights");
}

static void
on_articles_clicked (PdTagRow *self)
{
  show_uses (self, pd_tag_node_get_counts (self->node)->articles > 0, "articles");
}

static void
show_count (GtkButton *button,
            guint own,
            guint nested,
            char *words)
{
  g_autofree char *tooltip = words;
  g_autofree char *label = pd_codebook_words_dup_count (own, nested);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (button)), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (button), nested > 0);
}

/* The expander (of GTK 4.18) is confused where it comes or goes while it has a row. */
static void
show_expander (PdTagRow *self)
{
  gboolean hidden = !pd_tag_node_has_children (self->node);

  if (gtk_tree_expander_get_hide_expander (self->expander) != hidden)
    {
      gtk_tree_expander_set_list_row (self->expander, NULL);
      gtk_tree_expander_set_hide_expander (self->expander, hidden);
    }
  gtk_tree_expander_set_list_row (self->expander, self->list_row);
}

static void
show (PdTagRow *self)
{
  PdRecord *tag = pd_tag_node_get_tag (self->node);
  const PdTagCounts *counts = pd_tag_node_get_counts (self->node);
  const char *shortcut = pd_record_get_text (tag, PD_TAG_SHORTCUT);

  pd_tag_dot_set_colour (self->dot, pd_record_get_text (tag, PD_TAG_COLOUR));
  gtk_label_set_label (self->name, pd_record_get_text (tag, PD_TAG_NAME));
  gtk_label_set_label (self->shortcut, shortcut != NULL ? shortcut : "");
  gtk_widget_set_visible (GTK_WIDGET (self->shortcut), shortcut != NULL);
  show_count (self->highlights, counts->highlights, counts->nested_highlights, pd_codebook_words_dup_highlights (counts));
  show_count (self->articles, counts->articles, counts->nested_articles, pd_codebook_words_dup_articles (counts));
  show_expander (self);
  g_free (self->summary);
  self->summary = pd_codebook_words_dup_node (self->node, self->list_row != NULL ? gtk_tree_list_row_get_depth (self->list_row) : 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
pd_tag_row_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PdTagRow *self = PD_TAG_ROW (object);

  switch ((PdTagRowProperty) id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_tag_row_dispose (GObject *object)
{
  PdTagRow *self = PD_TAG_ROW (object);

  if (self->expander != NULL)
    pd_tag_row_set_list_row (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_TAG_ROW);

  G_OBJECT_CLASS (pd_tag_row_parent_class)->dispose (object);
}

static void
pd_tag_row_finalize (GObject *object)
{
  g_free (PD_TAG_ROW (object)->summary);

  G_OBJECT_CLASS (pd_tag_row_parent_class)->finalize (object);
}

static void
pd_tag_row_class_init (PdTagRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pd_tag_row_get_property;
  object_class->dispose = pd_tag_row_dispose;
  object_class->finalize = pd_tag_row_finalize;

  /**
   * PdTagRow:summary:
   *
   * What a screen reader is to say of it.
   */
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdTagRow::picked:
   *
   * It was clicked.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PdTagRow::menu-requested:
   * @x: where in the row
   * @y: where in the row
   *
   * A person wants to see what can be done with the tag.
   */
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  g_type_ensure (PD_TYPE_TAG_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-tag-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdTagRow, expander);
  gtk_widget_class_bind_template_child (widget_class, PdTagRow, dot);
  gtk_widget_class_bind_template_child (widget_class, PdTagRow, name);
  gtk_widget_class_bind_template_child (widget_class, PdTagRow, shortcut);
  gtk_widget_class_bind_template_child (widget_class, PdTagRow, highlights);
  gtk_widget_class_bind_template_child (widget_class, PdTagRow, articles);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_highlights_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_articles_clicked);
}

static void
pd_tag_row_init (PdTagRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_tag_row_new:
 *
 * Returns: (transfer floating): a row for any tag
 */
GtkWidget *
pd_tag_row_new (void)
{
  return g_object_new (PD_TYPE_TAG_ROW, NULL);
}

/**
 * pd_tag_row_get_node:
 *
 * Returns: (transfer none) (nullable): the node of the tag
 */
PdTagNode *
pd_tag_row_get_node (PdTagRow *self)
{
  g_return_val_if_fail (PD_IS_TAG_ROW (self), NULL);

  return self->node;
}

/**
 * pd_tag_row_get_list_row:
 *
 * Returns: (transfer none) (nullable): its row in the tree
 */
GtkTreeListRow *
pd_tag_row_get_list_row (PdTagRow *self)
{
  g_return_val_if_fail (PD_IS_TAG_ROW (self), NULL);

  return self->list_row;
}

/**
 * pd_tag_row_set_list_row:
 * @list_row: (nullable): a row in the tree, of a [class@Pd.TagNode]
 *
 * Sets what it shows.
 */
void
pd_tag_row_set_list_row (PdTagRow *self,
                         GtkTreeListRow *list_row)
{
  g_return_if_fail (PD_IS_TAG_ROW (self));

  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  g_clear_object (&self->node);
  g_set_object (&self->list_row, list_row);
  if (list_row == NULL)
    {
      gtk_tree_expander_set_list_row (self->expander, NULL);
      return;
    }
  self->node = gtk_tree_list_row_get_item (list_row);
  g_signal_connect_object (self->node, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
