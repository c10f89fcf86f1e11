#include "pd-margin-card.h"

#include <glib/gi18n-lib.h>

#include "pd-claim-actions.h"
#include "pd-margin-mark.h"
#include "pd-margin-mention.h"
#include "pd-mention-summary.h"
#include "pd-reader-language.h"

#define STRIPE_WIDTH 4
/* In characters: of a claim in a menu. */
#define MAX_LABEL_LENGTH 24

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
  GdkRGBA stripe;

  pd_margin_mark_get_stripe (widget, &self->colour, &stripe);
  gtk_snapshot_append_color (snapshot, &stripe,
                             &GRAPHENE_RECT_INIT (x, 0, STRIPE_WIDTH, gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (pd_margin_card_parent_class)->snapshot (widget, snapshot);
}

static void
pd_margin_card_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PdMarginCard *self = PD_MARGIN_CARD (object);

  switch ((PdMarginCardProperty) property_id)
    {
    case PROP_DESCRIPTION:
      g_value_take_string (value, pd_margin_mark_describe (gtk_label_get_label (self->quote), self->tags, self->note));
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
append_claim (GMenu *menu,
              PdMarginCard *self,
              PdRecord *mention)
{
  const char *statement = pd_mention_get_statement (self->page, mention);
  g_autoptr (GMenuModel) claim = pd_claim_actions_create_menu (pd_record_get_text (mention, PD_MENTION_CLAIM_ID), pd_record_get_id (mention), statement, TRUE);
  g_autofree char *start = g_utf8_truncate_middle (statement, MAX_LABEL_LENGTH);
  /* Translators: a claim. */
  g_autofree char *label = g_strdup_printf (_ ("Claim “%s”"), start);
  g_autoptr (GString) escaped = g_string_new (label);

  g_string_replace (escaped, "_", "__", 0);
  g_menu_append_submenu (menu, escaped->str, claim);
}

/* Made when it is opened: what claims there are changes, and a menu for each of hundreds of cards takes longer than the cards. */
static void
create_menu (GtkMenuButton *button,
             gpointer user_data)
{
  PdMarginCard *self = user_data;
  PdMarks *marks = pd_reading_view_page_get_marks (self->page);
  GPtrArray *mentions = marks != NULL && self->highlight_id != NULL ? pd_marks_get_mentions (marks, self->highlight_id) : NULL;
  g_autoptr (GSimpleActionGroup) actions = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) claims = g_menu_new ();

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    append_claim (claims, self, g_ptr_array_index (mentions, i));
  if (mentions != NULL && mentions->len > 0)
    {
      actions = pd_claim_actions_new (GTK_WIDGET (self), pd_reading_view_page_get_project (self->page));
      gtk_widget_insert_action_group (GTK_WIDGET (self), "claim", G_ACTION_GROUP (actions));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (claims));
    }
  g_menu_append_section (menu, NULL, self->card_menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
pd_margin_card_init (PdMarginCard *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, self, NULL);
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
update (PdMarginCard *self)
{
  PdMarks *marks = pd_reading_view_page_get_marks (self->page);
  PdRecord *highlight;
  gboolean can_edit;

  if (self->highlight_id == NULL || marks == NULL)
    return;
  /* Its row may go only after this. */
  highlight = pd_marks_find_highlight (marks, self->highlight_id);
  if (highlight == NULL)
    return;
  pd_margin_mark_show_tags (self->tags, self->page, pd_marks_get_tags (marks, self->highlight_id), &self->colour);
  show_quote (self, highlight);
  pd_margin_mark_show_note (self->note, highlight);
  pd_margin_mark_show_mentions (self->mentions, self->page, pd_marks_get_mentions (marks, self->highlight_id), G_CALLBACK (on_mention_clicked), self);
  pd_margin_mark_show_coder (self->coder, self->page, highlight);
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
