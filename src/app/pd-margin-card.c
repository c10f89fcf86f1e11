#include "pd-margin-card.h"

#include <glib/gi18n-lib.h>

#include "pd-margin-mention.h"
#include "pd-reader-language.h"
#include "pd-tag-chip.h"
#include "pd-tag-paint.h"

#define STRIPE_WIDTH 4

/**
 * PdMarginCard:
 *
 * A highlight in the margin: its quote, tags, note and claims, with what can be done with it.
 */
struct _PdMarginCard
{
  AdwBin parent_instance;

  PdReadingViewPage *page;
  char *highlight_id;
  GdkRGBA colour;

  AdwWrapBox *tags;
  GtkLabel *quote;
  GtkLabel *note;
  GtkBox *mentions;
  GtkLabel *coder;
  GtkMenuButton *menu_button;
  GMenuModel *card_menu;
};

typedef enum
{
  PROP_DESCRIPTION = 1,
} PdMarginCardProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_REQUESTED,
  SIGNAL_MENTION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMarginCard, pd_margin_card, ADW_TYPE_BIN)

static void
request (GtkWidget *widget,
         PdMarginRequest what)
{
  PdMarginCard *self = PD_MARGIN_CARD (widget);
  g_autofree char *id = g_strdup (self->highlight_id);

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_REQUESTED], 0, what, id, self->menu_button);
}

static void
on_tag (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  request (widget, PD_MARGIN_TAG);
}

static void
on_claim (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  request (widget, PD_MARGIN_CLAIM);
}

static void
on_note (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  request (widget, PD_MARGIN_NOTE);
}

static void
on_remove (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  request (widget, PD_MARGIN_REMOVE);
}

/* What the menu is about is what stands out. */
static void
on_menu_opened (PdMarginCard *self)
{
  if (gtk_menu_button_get_active (self->menu_button) && self->highlight_id != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->highlight_id);
}

static void
on_secondary_pressed (PdMarginCard *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static void
on_mention_clicked (PdMarginCard *self,
                    GtkWidget *button)
{
  g_signal_emit (self, signals[SIGNAL_MENTION_ACTIVATED], 0, pd_margin_mention_get_id (PD_MARGIN_MENTION (button)));
}

static void
pd_margin_card_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  PdMarginCard *self = PD_MARGIN_CARD (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float x = rtl ? gtk_widget_get_width (widget) - STRIPE_WIDTH : 0;

  gtk_snapshot_append_color (snapshot, &self->colour,
                             &GRAPHENE_RECT_INIT (x, 0, STRIPE_WIDTH, gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (pd_margin_card_parent_class)->snapshot (widget, snapshot);
}

/* What a screen reader is to say of it. */
static char *
describe (PdMarginCard *self)
{
  g_autoptr (GString) description = g_string_new (gtk_label_get_label (self->quote));

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->tags)); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (description, ", %s", pd_tag_chip_get_label (PD_TAG_CHIP (chip)));
  if (*gtk_label_get_label (self->note) != '\0')
    g_string_append_printf (description, ", %s", gtk_label_get_label (self->note));
  return g_string_free (g_steal_pointer (&description), FALSE);
}

static void
pd_margin_card_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch ((PdMarginCardProperty) property_id)
    {
    case PROP_DESCRIPTION:
      g_value_take_string (value, describe (PD_MARGIN_CARD (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_margin_card_dispose (GObject *object)
{
  PdMarginCard *self = PD_MARGIN_CARD (object);

  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MARGIN_CARD);

  G_OBJECT_CLASS (pd_margin_card_parent_class)->dispose (object);
}

static void
pd_margin_card_finalize (GObject *object)
{
  g_free (PD_MARGIN_CARD (object)->highlight_id);

  G_OBJECT_CLASS (pd_margin_card_parent_class)->finalize (object);
}

static void
pd_margin_card_class_init (PdMarginCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_margin_card_dispose;
  object_class->finalize = pd_margin_card_finalize;
  object_class->get_property = pd_margin_card_get_property;
  widget_class->snapshot = pd_margin_card_snapshot;

  /**
   * PdMarginCard:description:
   *
   * What a screen reader is to say of it.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdMarginCard::activated:
   * @highlight_id: the highlight
   *
   * The highlight is to stand out.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PdMarginCard::requested:
   * @what: a #PdMarginRequest
   * @highlight_id: the highlight
   * @at: what a popover is to point to
   *
   * Something is to be done with the highlight.
   */
  signals[SIGNAL_REQUESTED] = g_signal_new ("requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, GTK_TYPE_WIDGET);
  /**
   * PdMarginCard::mention-activated:
   * @mention_id: a mention on the highlight
   *
   * A mention is to be seen and changed.
   */
  signals[SIGNAL_MENTION_ACTIVATED] = g_signal_new ("mention-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-margin-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, tags);
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, quote);
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, note);
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, mentions);
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, coder);
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PdMarginCard, card_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_install_action (widget_class, "card.tag", NULL, on_tag);
  gtk_widget_class_install_action (widget_class, "card.claim", NULL, on_claim);
  gtk_widget_class_install_action (widget_class, "card.note", NULL, on_note);
  gtk_widget_class_install_action (widget_class, "card.remove", NULL, on_remove);
  gtk_widget_class_set_css_name (widget_class, "margincard");
}

static void
create_menu (GtkMenuButton *button,
             gpointer user_data)
{
  gtk_menu_button_set_menu_model (button, PD_MARGIN_CARD (user_data)->card_menu);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

static void
pd_margin_card_init (PdMarginCard *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu for each of hundreds of cards takes longer than the cards. */
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, self, NULL);
}

static void
show_tags (PdMarginCard *self)
{
  GPtrArray *rows = pd_marks_get_tags (pd_reading_view_page_get_marks (self->page), self->highlight_id);
  gboolean first = TRUE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    adw_wrap_box_remove (self->tags, child);
  pd_tag_paint_parse (NULL, &self->colour);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *tag = pd_catalogue_find (pd_reading_view_page_get_catalogue (self->page), PD_WORD_TAG, pd_record_get_text (g_ptr_array_index (rows, i), PD_HIGHLIGHT_TAG_TAG_ID));
      GtkWidget *chip;

      if (tag == NULL)
        continue;
      chip = pd_tag_chip_new (pd_record_get_text (tag, PD_TAG_NAME), pd_record_get_text (tag, PD_TAG_COLOUR));
      gtk_widget_set_tooltip_text (chip, pd_record_get_text (tag, PD_TAG_PATH));
      adw_wrap_box_append (self->tags, chip);
      if (first)
        pd_tag_paint_parse (pd_record_get_text (tag, PD_TAG_COLOUR), &self->colour);
      first = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), !first);
}

static void
show_quote (PdMarginCard *self,
            PdRecord *highlight)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *quote = g_strdup (pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));

  pango_attr_list_insert (attributes, pango_attr_language_new (pd_reader_language_get_pango (pd_record_get_text (article, PD_ARTICLE_LANGUAGE))));
  gtk_label_set_attributes (self->quote, attributes);
  gtk_label_set_label (self->quote, g_strdelimit (quote, "\n", ' '));
}

static void
show_mentions (PdMarginCard *self)
{
  GPtrArray *mentions = pd_marks_get_mentions (pd_reading_view_page_get_marks (self->page), self->highlight_id);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->mentions))) != NULL)
    gtk_box_remove (self->mentions, child);
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      child = pd_margin_mention_new (self->page, g_ptr_array_index (mentions, i));
      g_signal_connect_object (child, "clicked", G_CALLBACK (on_mention_clicked), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->mentions, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->mentions), mentions != NULL);
}

static void
show_coder (PdMarginCard *self,
            PdRecord *highlight)
{
  PdRecord *coder = pd_catalogue_find (pd_reading_view_page_get_catalogue (self->page), PD_WORD_CODER, pd_record_get_text (highlight, PD_HIGHLIGHT_CODER_ID));

  gtk_widget_set_visible (GTK_WIDGET (self->coder), !pd_reading_view_page_is_mine (self->page, highlight));
  gtk_label_set_label (self->coder, coder != NULL ? pd_record_get_text (coder, PD_CODER_NAME) : "");
}

static void
update (PdMarginCard *self)
{
  PdMarks *marks = pd_reading_view_page_get_marks (self->page);
  PdRecord *highlight;
  gboolean can_edit;
  const char *note;

  if (self->highlight_id == NULL || marks == NULL)
    return;
  /* Its row may go only after this. */
  highlight = pd_marks_find_highlight (marks, self->highlight_id);
  if (highlight == NULL)
    return;
  show_tags (self);
  show_quote (self, highlight);
  note = pd_record_get_text (highlight, PD_HIGHLIGHT_NOTE);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  show_mentions (self);
  show_coder (self, highlight);
  can_edit = pd_reading_view_page_can_edit (self->page);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), can_edit);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * pd_margin_card_new:
 * @page: the page
 *
 * Returns: a card without a highlight
 */
GtkWidget *
pd_margin_card_new (PdReadingViewPage *page)
{
  PdMarginCard *self;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);

  self = g_object_new (PD_TYPE_MARGIN_CARD, NULL);
  self->page = g_object_ref (page);
  g_signal_connect_object (page, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pd_margin_card_set_highlight:
 * @highlight_id: (nullable): a highlight of the page
 *
 * Sets what the card is of.
 */
void
pd_margin_card_set_highlight (PdMarginCard *self,
                              const char *highlight_id)
{
  g_return_if_fail (PD_IS_MARGIN_CARD (self));

  g_set_str (&self->highlight_id, highlight_id);
  update (self);
}
