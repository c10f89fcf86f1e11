#include "pd-carrying-row.h"

#include <glib/gi18n-lib.h>

#include "pd-carrying-words.h"
#include "pd-tag-chip.h"

/**
 * PdCarryingRow:
 *
 * A highlight that may be carried over: what it is on there and here, what goes with it, and what to look at before.
 */
struct _PdCarryingRow
{
  GtkWidget parent_instance;

  PdCarryingItem *item;
  gboolean stacked;

  /* Named so that it goes with the template. */
  GtkWidget *content;
  GtkLabel *outcome;
  GtkWidget *refused;
  AdwWrapBox *tags;
  GtkBox *sides;
  GtkLabel *a;
  GtkLabel *b;
  GtkLabel *note;
  GtkBox *mentions;
  GtkBox *doubts;
  GtkWidget *buttons;
  GtkWidget *accept_button;
  GtkWidget *refuse_button;
};

typedef enum
{
  PROP_STACKED = 1,
} PdCarryingRowProperty;

static GParamSpec *properties[PROP_STACKED + 1];

enum
{
  ACCEPTED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdCarryingRow, pd_carrying_row, GTK_TYPE_WIDGET)

static void
show_side (PdCarryingRow *self,
           GtkLabel *label,
           gboolean is_first)
{
  g_autofree char *text = pd_carrying_item_dup_side (self->item, is_first);
  g_autoptr (PangoAttrList) attributes = pd_carrying_item_dup_attributes (self->item, is_first);

  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
clear_tags (PdCarryingRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    adw_wrap_box_remove (self->tags, child);
}

static GtkWidget *
add_line (GtkBox *box,
          const char *icon_name,
          const char *text,
          const char *css_class)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (text);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);
  gtk_box_append (box, line);
  return line;
}

static void
show_tags (PdCarryingRow *self,
           const PdMarkProposal *proposal)
{
  clear_tags (self);
  for (guint i = 0; i < proposal->tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (proposal->tags, i);
      GtkWidget *chip = pd_tag_chip_new (pd_record_get_text (tag, PD_TAG_NAME), pd_record_get_text (tag, PD_TAG_COLOUR));

      gtk_widget_set_tooltip_text (chip, pd_record_get_text (tag, PD_TAG_PATH));
      adw_wrap_box_append (self->tags, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), proposal->tags->len > 0);
}

static void
show_mentions (PdCarryingRow *self,
               const PdMarkProposal *proposal)
{
  clear_box (self->mentions);
  for (guint i = 0; i < proposal->mentions->len; i++)
    {
      const PdCarriedMention *mention = g_ptr_array_index (proposal->mentions, i);
      g_autofree char *text = pd_carrying_words_dup_mention (pd_carrying_item_get_carrying (self->item), mention);
      g_auto (GStrv) changes = pd_carrying_words_list_changes (mention);

      add_line (self->mentions, "pd-claim-symbolic", text, NULL);
      for (guint k = 0; changes[k] != NULL; k++)
        {
          GtkWidget *label = gtk_label_new (changes[k]);

          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_widget_set_margin_start (label, 22);
          gtk_widget_add_css_class (label, "caption");
          gtk_box_append (self->mentions, label);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->mentions), proposal->mentions->len > 0);
}

static void
show_doubts (PdCarryingRow *self,
             const PdMarkProposal *proposal)
{
  g_auto (GStrv) doubts = pd_carrying_words_list_doubts (proposal);

  clear_box (self->doubts);
  for (guint i = 0; doubts[i] != NULL; i++)
    add_line (self->doubts, "dialog-warning-symbolic", doubts[i], "conflict");
  gtk_widget_set_visible (GTK_WIDGET (self->doubts), doubts[0] != NULL);
}

static void
set_name (GtkWidget *button,
          const char *format,
          const char *quote)
{
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strjoinv (quote, halves);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_item (PdCarryingRow *self)
{
  const PdMarkProposal *proposal = pd_carrying_item_get_proposal (self->item);
  const char *note = pd_record_get_text (proposal->highlight, PD_HIGHLIGHT_NOTE), *quote = pd_record_get_text (proposal->highlight, PD_HIGHLIGHT_QUOTE);
  gboolean is_refused = proposal->refusals->len > 0;

  gtk_label_set_label (self->outcome, pd_carrying_words_get_outcome (proposal));
  if (proposal->outcome == PD_CARRYING_ALIKE)
    gtk_widget_add_css_class (GTK_WIDGET (self->outcome), "conflict");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), "conflict");
  gtk_widget_set_visible (self->refused, is_refused);
  show_side (self, self->a, TRUE);
  show_side (self, self->b, FALSE);
  show_tags (self, proposal);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  show_mentions (self, proposal);
  show_doubts (self, proposal);
  gtk_widget_set_visible (self->buttons, proposal->target != NULL);
  gtk_widget_set_visible (self->refuse_button, !is_refused);
  /* Translators: what a button is called where it is not seen; %s is the passage. */
  set_name (self->accept_button, _ ("Accept: %s"), quote);
  /* Translators: what a button is called where it is not seen; %s is the passage. */
  set_name (self->refuse_button, _ ("Refuse: %s"), quote);
}

static void
on_accept (PdCarryingRow *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
on_refuse (PdCarryingRow *self)
{
  g_signal_emit (self, signals[REFUSED], 0);
}

/* Below each other, each side is as high as it is. */
static void
set_stacked (PdCarryingRow *self,
             gboolean stacked)
{
  if (self->stacked == stacked)
    return;
  self->stacked = stacked;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->sides, !stacked);
  gtk_box_set_spacing (self->sides, stacked ? 3 : 12);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}

static gboolean
pd_carrying_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PD_CARRYING_ROW (widget)->accept_button);
}

static void
pd_carrying_row_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  PdCarryingRow *self = PD_CARRYING_ROW (object);

  switch ((PdCarryingRowProperty) id)
    {
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_carrying_row_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PdCarryingRow *self = PD_CARRYING_ROW (object);

  switch ((PdCarryingRowProperty) id)
    {
    case PROP_STACKED:
      set_stacked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_carrying_row_dispose (GObject *object)
{
  PdCarryingRow *self = PD_CARRYING_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_CARRYING_ROW);

  G_OBJECT_CLASS (pd_carrying_row_parent_class)->dispose (object);
}

static void
pd_carrying_row_class_init (PdCarryingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_carrying_row_dispose;
  object_class->get_property = pd_carrying_row_get_property;
  object_class->set_property = pd_carrying_row_set_property;
  widget_class->grab_focus = pd_carrying_row_grab_focus;

  /**
   * PdCarryingRow:stacked:
   *
   * Whether what stands in the copy is shown below, where there is no room beside it.
   */
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdCarryingRow::accepted:
   *
   * The person carries the highlight over.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PdCarryingRow::refused:
   *
   * The person does not want it carried over.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-carrying-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, content);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, refused);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, tags);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, sides);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, a);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, b);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, note);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, mentions);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, doubts);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PdCarryingRow, refuse_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_refuse);
}

static void
pd_carrying_row_init (PdCarryingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_carrying_row_new:
 *
 * Returns: a row that shows nothing yet
 */
GtkWidget *
pd_carrying_row_new (void)
{
  return g_object_new (PD_TYPE_CARRYING_ROW, NULL);
}

/**
 * pd_carrying_row_get_item:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PdCarryingItem *
pd_carrying_row_get_item (PdCarryingRow *self)
{
  g_return_val_if_fail (PD_IS_CARRYING_ROW (self), NULL);

  return self->item;
}

/**
 * pd_carrying_row_set_item:
 * @item: (nullable): what to show
 *
 * Shows a highlight that may be carried over, and what it becomes.
 */
void
pd_carrying_row_set_item (PdCarryingRow *self,
                          PdCarryingItem *item)
{
  g_return_if_fail (PD_IS_CARRYING_ROW (self));
  g_return_if_fail (item == NULL || PD_IS_CARRYING_ITEM (item));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}
