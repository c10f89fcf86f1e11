#include "pd-margin-unplaced-card.h"

#include "pd-margin-mark.h"
#include "pd-margin-mention.h"
#include "pd-reader-language.h"

/* The stripe at the edge is broken, as the highlight is on no page. */
#define STRIPE_WIDTH 4
#define DASH 6
#define GAP 4

/* How much of what stood around the quote is shown, in code points. */
#define CONTEXT 12

/* How much fainter that is. */
#define CONTEXT_ALPHA 0xc000

/**
 * PdMarginUnplacedCard:
 *
 * A highlight that could not be placed on the text that is shown: what it quotes of the text it was made on, what it carries,
 * and what can be done with it.
 */
struct _PdMarginUnplacedCard
{
  AdwBin parent_instance;

  PdReadingViewPage *page;
  char *highlight_id;
  char *quoted;
  GdkRGBA colour;

  AdwWrapBox *tags;
  GtkLabel *quote;
  GtkLabel *note;
  GtkBox *mentions;
  GtkLabel *coder;
  GtkWidget *place_button;
  GtkWidget *propose_button;
  GtkWidget *remove_button;
};

typedef enum
{
  PROP_DESCRIPTION = 1,
} PdMarginUnplacedCardProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

enum
{
  SIGNAL_MENTION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMarginUnplacedCard, pd_margin_unplaced_card, ADW_TYPE_BIN)

static void
on_mention_clicked (PdMarginUnplacedCard *self,
                    GtkWidget *button)
{
  g_signal_emit (self, signals[SIGNAL_MENTION_ACTIVATED], 0, pd_margin_mention_get_id (PD_MARGIN_MENTION (button)));
}

static void
pd_margin_unplaced_card_snapshot (GtkWidget *widget,
                                  GtkSnapshot *snapshot)
{
  PdMarginUnplacedCard *self = PD_MARGIN_UNPLACED_CARD (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float x = rtl ? gtk_widget_get_width (widget) - STRIPE_WIDTH : 0;
  GdkRGBA stripe;

  pd_margin_mark_get_stripe (widget, &self->colour, &stripe);
  for (int y = 0; y < gtk_widget_get_height (widget); y += DASH + GAP)
    gtk_snapshot_append_color (snapshot, &stripe, &GRAPHENE_RECT_INIT (x, y, STRIPE_WIDTH, DASH));
  GTK_WIDGET_CLASS (pd_margin_unplaced_card_parent_class)->snapshot (widget, snapshot);
}

static void
pd_margin_unplaced_card_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  PdMarginUnplacedCard *self = PD_MARGIN_UNPLACED_CARD (object);

  switch ((PdMarginUnplacedCardProperty) property_id)
    {
    case PROP_DESCRIPTION:
      g_value_take_string (value, pd_margin_mark_describe (self->quoted, self->tags, self->note));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_margin_unplaced_card_dispose (GObject *object)
{
  PdMarginUnplacedCard *self = PD_MARGIN_UNPLACED_CARD (object);

  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MARGIN_UNPLACED_CARD);

  G_OBJECT_CLASS (pd_margin_unplaced_card_parent_class)->dispose (object);
}

static void
pd_margin_unplaced_card_finalize (GObject *object)
{
  PdMarginUnplacedCard *self = PD_MARGIN_UNPLACED_CARD (object);

  g_free (self->highlight_id);
  g_free (self->quoted);

  G_OBJECT_CLASS (pd_margin_unplaced_card_parent_class)->finalize (object);
}

static void
pd_margin_unplaced_card_class_init (PdMarginUnplacedCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_margin_unplaced_card_dispose;
  object_class->finalize = pd_margin_unplaced_card_finalize;
  object_class->get_property = pd_margin_unplaced_card_get_property;
  widget_class->snapshot = pd_margin_unplaced_card_snapshot;

  /**
   * PdMarginUnplacedCard:description:
   *
   * What a screen reader is to say of it.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdMarginUnplacedCard::mention-activated:
   * @mention_id: a mention on the highlight
   *
   * A mention is to be seen and changed.
   */
  signals[SIGNAL_MENTION_ACTIVATED] = g_signal_new ("mention-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-margin-unplaced-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, tags);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, quote);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, note);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, mentions);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, coder);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, place_button);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, propose_button);
  gtk_widget_class_bind_template_child (widget_class, PdMarginUnplacedCard, remove_button);
  gtk_widget_class_set_css_name (widget_class, "margincard");
}

static void
pd_margin_unplaced_card_init (PdMarginUnplacedCard *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The end of what stood before, or the beginning of what stood behind, in one line. */
static char *
shorten (const char *context,
         gboolean from_end)
{
  glong length = context != NULL ? g_utf8_strlen (context, -1) : 0;
  g_autofree char *part = NULL;

  if (length <= CONTEXT)
    part = g_strdup (context != NULL ? context : "");
  else if (from_end)
    part = g_strdup_printf ("…%s", g_utf8_offset_to_pointer (context, length - CONTEXT));
  else
    part = g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (context, CONTEXT) - context), context);
  return g_strdelimit (g_steal_pointer (&part), "\n", ' ');
}

static void
insert_faint (PangoAttrList *attributes,
              gsize start,
              gsize end)
{
  PangoAttribute *attribute = pango_attr_foreground_alpha_new (CONTEXT_ALPHA);

  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
show_quote (PdMarginUnplacedCard *self,
            PdRecord *highlight)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *before = shorten (pd_record_get_text (highlight, PD_HIGHLIGHT_PREFIX), TRUE);
  g_autofree char *behind = shorten (pd_record_get_text (highlight, PD_HIGHLIGHT_SUFFIX), FALSE);
  g_autofree char *label = NULL;

  g_set_str (&self->quoted, pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
  g_strdelimit (self->quoted, "\n", ' ');
  label = g_strconcat (before, self->quoted, behind, NULL);
  pango_attr_list_insert (attributes, pango_attr_language_new (pd_reader_language_get_pango (pd_record_get_text (article, PD_ARTICLE_LANGUAGE))));
  insert_faint (attributes, 0, strlen (before));
  insert_faint (attributes, strlen (before) + strlen (self->quoted), strlen (label));
  gtk_label_set_attributes (self->quote, attributes);
  gtk_label_set_label (self->quote, label);
}

static void
update (PdMarginUnplacedCard *self)
{
  PdMarks *unplaced = pd_reading_view_page_get_unplaced (self->page);
  gboolean can_edit = pd_reading_view_page_can_edit (self->page);
  PdRecord *highlight;

  if (self->highlight_id == NULL || unplaced == NULL)
    return;
  /* Its row may go only after this. */
  highlight = pd_marks_find_highlight (unplaced, self->highlight_id);
  if (highlight == NULL)
    return;
  pd_margin_mark_show_tags (self->tags, self->page, pd_marks_get_tags (unplaced, self->highlight_id), &self->colour);
  show_quote (self, highlight);
  pd_margin_mark_show_note (self->note, highlight);
  pd_margin_mark_show_mentions (self->mentions, self->page, pd_marks_get_mentions (unplaced, self->highlight_id), G_CALLBACK (on_mention_clicked), self);
  pd_margin_mark_show_coder (self->coder, self->page, highlight);
  /* Where another's highlight belongs is for them to say. */
  gtk_widget_set_visible (self->place_button, can_edit && pd_reading_view_page_is_mine (self->page, highlight));
  gtk_widget_set_visible (self->remove_button, can_edit);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * pd_margin_unplaced_card_new:
 * @page: the page
 *
 * Returns: a card without a highlight
 */
GtkWidget *
pd_margin_unplaced_card_new (PdReadingViewPage *page)
{
  PdMarginUnplacedCard *self;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);

  self = g_object_new (PD_TYPE_MARGIN_UNPLACED_CARD, NULL);
  self->page = g_object_ref (page);
  g_signal_connect_object (page, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pd_margin_unplaced_card_set_highlight:
 * @highlight_id: (nullable): an unplaced highlight of the page's article
 *
 * Sets what the card is of.
 */
void
pd_margin_unplaced_card_set_highlight (PdMarginUnplacedCard *self,
                                       const char *highlight_id)
{
  GtkWidget *const buttons[] = { self->place_button, self->propose_button, self->remove_button };

  g_return_if_fail (PD_IS_MARGIN_UNPLACED_CARD (self));

  g_set_str (&self->highlight_id, highlight_id);
  for (guint i = 0; highlight_id != NULL && i < G_N_ELEMENTS (buttons); i++)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons[i]), "s", highlight_id);
  update (self);
}
