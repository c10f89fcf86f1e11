#include "pd-claim-mention-row.h"

#include "pd-article-row.h"
#include "pd-choices.h"
#include "pd-claim-words.h"

/**
 * PdClaimMentionRow:
 *
 * A mention of a claim on its page: the sentence, who says it, the figure, when and where.
 */
struct _PdClaimMentionRow
{
  AdwBin parent_instance;

  GtkLabel *place;
  GtkLabel *stance;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkWidget *figure_box;
  GtkWidget *conflict;
  GtkLabel *figure;
  GtkLabel *measured;
  GtkLabel *speakers;
  GtkWidget *unplaced;
};

G_DEFINE_FINAL_TYPE (PdClaimMentionRow, pd_claim_mention_row, ADW_TYPE_BIN)

static void
pd_claim_mention_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_CLAIM_MENTION_ROW);

  G_OBJECT_CLASS (pd_claim_mention_row_parent_class)->dispose (object);
}

static void
pd_claim_mention_row_class_init (PdClaimMentionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_claim_mention_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-claim-mention-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, place);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, stance);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, title);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, figure_box);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, conflict);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, figure);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, measured);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, speakers);
  gtk_widget_class_bind_template_child (widget_class, PdClaimMentionRow, unplaced);
}

static void
pd_claim_mention_row_init (PdClaimMentionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_claim_mention_row_new:
 *
 * Returns: a row for any mention
 */
GtkWidget *
pd_claim_mention_row_new (void)
{
  return g_object_new (PD_TYPE_CLAIM_MENTION_ROW, NULL);
}

static void
show_text (GtkLabel *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * pd_claim_mention_row_set_mention:
 * @mention: a mention; it is not kept
 *
 * Shows a mention.
 */
void
pd_claim_mention_row_set_mention (PdClaimMentionRow *self,
                                  const PdClaimMention *mention)
{
  g_autofree char *place = NULL, *title = NULL, *sentence = NULL, *figure = NULL, *measured = NULL, *speakers = NULL;
  const char *stance;

  g_return_if_fail (PD_IS_CLAIM_MENTION_ROW (self));
  g_return_if_fail (mention != NULL);

  place = pd_claim_words_dup_place (mention);
  title = pd_article_get_title (mention->article);
  sentence = pd_claim_words_dup_sentence (mention);
  figure = pd_claim_words_dup_figure (mention);
  measured = pd_claim_words_dup_measured (mention);
  speakers = pd_claim_words_dup_speakers (mention);
  stance = pd_record_get_text (mention->mention, PD_MENTION_STANCE);
  show_text (self->place, place);
  show_text (self->title, title);
  show_text (self->stance, stance != NULL ? pd_choice_get_label (stance) : NULL);
  gtk_label_set_markup (self->sentence, sentence);
  show_text (self->figure, figure);
  show_text (self->measured, measured);
  show_text (self->speakers, speakers);
  gtk_widget_set_visible (self->figure_box, figure != NULL || *measured != '\0');
  gtk_widget_set_visible (self->conflict, (mention->differences & PD_FIGURE_CONFLICT) != 0);
  gtk_widget_set_visible (self->unplaced, !mention->is_placed);
}
