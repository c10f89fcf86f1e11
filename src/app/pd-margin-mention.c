#include "pd-margin-mention.h"

#include <glib/gi18n-lib.h>

#include "pd-mention-summary.h"

/**
 * PdMarginMention:
 *
 * A claim mentioned on a highlight, in the margin: the statement, and in one line what was said of it there.
 */
struct _PdMarginMention
{
  GtkButton parent_instance;

  char *id;
  GtkLabel *statement;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (PdMarginMention, pd_margin_mention, GTK_TYPE_BUTTON)

static void
pd_margin_mention_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MARGIN_MENTION);

  G_OBJECT_CLASS (pd_margin_mention_parent_class)->dispose (object);
}

static void
pd_margin_mention_finalize (GObject *object)
{
  g_free (PD_MARGIN_MENTION (object)->id);

  G_OBJECT_CLASS (pd_margin_mention_parent_class)->finalize (object);
}

static void
pd_margin_mention_class_init (PdMarginMentionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_margin_mention_dispose;
  object_class->finalize = pd_margin_mention_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-margin-mention.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMarginMention, statement);
  gtk_widget_class_bind_template_child (widget_class, PdMarginMention, summary);
}

static void
pd_margin_mention_init (PdMarginMention *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_margin_mention_new:
 * @page: the page
 * @mention: a mention on it
 *
 * Returns: a button for the mention
 */
GtkWidget *
pd_margin_mention_new (PdReadingViewPage *page,
                       PdRecord *mention)
{
  PdMarginMention *self;
  g_autofree char *summary = NULL, *description = NULL;
  const char *statement;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_RECORD (mention), NULL);

  self = g_object_new (PD_TYPE_MARGIN_MENTION, NULL);
  self->id = g_strdup (pd_record_get_id (mention));
  statement = pd_mention_get_statement (page, mention);
  summary = pd_mention_summarise (page, mention);
  gtk_label_set_label (self->statement, statement);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
  description = g_strdup_printf (_ ("Claim: %s"), statement);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  return GTK_WIDGET (self);
}

/**
 * pd_margin_mention_get_id:
 *
 * Returns: (transfer none): the mention
 */
const char *
pd_margin_mention_get_id (PdMarginMention *self)
{
  g_return_val_if_fail (PD_IS_MARGIN_MENTION (self), NULL);

  return self->id;
}
