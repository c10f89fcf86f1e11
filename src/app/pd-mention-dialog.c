#include "pd-mention-dialog.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-dialog-draft.h"
#include "pd-dialog-focus.h"
#include "pd-entry-completion.h"
#include "pd-mention-choice.h"
#include "pd-mention-edit.h"
#include "pd-mention-fields.h"
#include "pd-mention-figures.h"
#include "pd-mention-kinds.h"
#include "pd-mention-lookup.h"
#include "pd-mention-similar.h"
#include "pd-mention-speakers.h"

#define N_FIELDS 12

/**
 * PdMentionDialog:
 *
 * A claim on a highlight: what it states, new or found among those that are there, and what the article says of it.
 * Only the statement is needed.
 */
struct _PdMentionDialog
{
  AdwDialog parent_instance;

  PdReadingViewQueue *queue;
  /* Of the queue. */
  PdReadingViewPage *page;
  PdCatalogue *catalogue;
  PdReadingViewTarget target;
  /* What is changed, where nothing new is made. */
  char *mention_id;
  PdMatchCache *cache;
  /* Who says it, as the text has it. */
  GPtrArray *found;
  PdMentionField fields[N_FIELDS];

  GtkLabel *quote;
  AdwBanner *banner;
  AdwEntryRow *statement;
  GtkLabel *about;
  PdMentionSimilar *similar;
  PdMentionKinds *kinds;
  AdwEntryRow *speaker;
  AdwActionRow *proposal;
  AdwComboRow *stance;
  AdwEntryRow *value_text;
  PdMentionProposals *figures;
  AdwExpanderRow *figure;
  AdwEntryRow *value_low;
  AdwEntryRow *value_high;
  AdwComboRow *approximation;
  AdwEntryRow *unit;
  AdwEntryRow *currency;
  AdwExpanderRow *subject;
  AdwEntryRow *entity;
  AdwEntryRow *measure;
  AdwEntryRow *period;
  AdwEntryRow *said_date;
  AdwEntryRow *event_from;
  AdwEntryRow *event_to;
  PdMentionProposals *subjects;
  PdMentionProposals *times;
  PdMentionSpeakers *attribution;
  AdwEntryRow *note;
  GtkWidget *remove_group;
  GtkWidget *save_button;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMentionDialog, pd_mention_dialog, ADW_TYPE_DIALOG)

static PdRecord *
find_mention (PdMentionDialog *self)
{
  return pd_mention_lookup_find (self->page, self->mention_id);
}

static char *
dup_statement (PdMentionDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->statement))));
}

static void
on_statement_changed (PdMentionDialog *self)
{
  g_autofree char *statement = NULL, *about = NULL;

  /* While the template is made. */
  if (self->queue == NULL)
    return;
  statement = dup_statement (self);
  about = pd_mention_lookup_dup_about (self->page, find_mention (self), statement);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_sensitive (self->save_button, *statement != '\0');
}

static void
show_kinds (PdMentionDialog *self,
            PdRecord *claim)
{
  g_auto (GStrv) kinds = pd_catalogue_list_kinds (self->catalogue, claim != NULL ? pd_record_get_id (claim) : NULL);

  pd_mention_kinds_set_selected (self->kinds, (const char *const *) kinds);
}

/* What kinds the project's other claims are of. */
static void
offer_kinds (PdMentionDialog *self)
{
  GPtrArray *rows = pd_catalogue_get_rows (self->catalogue, PD_WORD_CLAIM_KIND);

  for (guint i = 0; i < rows->len; i++)
    pd_mention_kinds_add (self->kinds, pd_record_get_text (g_ptr_array_index (rows, i), PD_CLAIM_KIND_KIND));
}

static void
on_claim_picked (PdMentionDialog *self,
                 PdRecord *claim)
{
  show_kinds (self, claim);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_similar_picked (PdMentionDialog *self,
                   PdRecord *claim)
{
  gtk_editable_set_text (GTK_EDITABLE (self->statement), pd_record_get_text (claim, PD_CLAIM_CLAIM));
  show_kinds (self, claim);
  gtk_widget_grab_focus (GTK_WIDGET (self->statement));
}

static void
on_cancel_clicked (PdMentionDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
tell (PdMentionDialog *self,
      const char *message)
{
  adw_banner_set_title (self->banner, message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
on_performed (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (PdMentionDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (pd_reading_view_queue_perform_finish (PD_READING_VIEW_QUEUE (object), result, &error))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    tell (self, error->message);
}

static gboolean
collect_values (PdMentionDialog *self,
                PdRecord *values)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const PdMentionField *field = &self->fields[i];
      const char *message;

      if (pd_mention_field_store (field, values, &message))
        continue;
      tell (self, message);
      adw_expander_row_set_expanded (self->figure, gtk_widget_is_ancestor (GTK_WIDGET (field->row), GTK_WIDGET (self->figure))
                                                       || adw_expander_row_get_expanded (self->figure));
      adw_expander_row_set_expanded (self->subject, gtk_widget_is_ancestor (GTK_WIDGET (field->row), GTK_WIDGET (self->subject))
                                                        || adw_expander_row_get_expanded (self->subject));
      gtk_widget_grab_focus (GTK_WIDGET (field->row));
      return FALSE;
    }
  pd_record_set_text (values, PD_MENTION_STANCE, pd_mention_choice_get (self->stance, pd_stance_codes));
  pd_record_set_text (values, PD_MENTION_APPROXIMATION, pd_mention_choice_get (self->approximation, pd_approximation_codes));
  return TRUE;
}

static void
on_save_clicked (PdMentionDialog *self)
{
  g_autofree char *statement = dup_statement (self), *highlight_id = NULL;
  g_autoptr (PdRecord) values = pd_record_new (PD_WORD_MENTION);
  g_autoptr (GPtrArray) speakers = NULL;
  g_auto (GStrv) kinds = NULL;
  g_autoptr (PdEdit) edit = NULL;
  PdRecord *claim;

  if (*statement == '\0' || !gtk_widget_get_sensitive (self->save_button) || !pd_reading_view_page_can_edit (self->page))
    return;
  if (!collect_values (self, values))
    return;
  /* A highlight moves along with its text, a selection does not. */
  if (self->mention_id == NULL && self->target.highlight_id == NULL && !pd_reading_view_target_is_current (&self->target, self->page))
    {
      tell (self, _ ("The text has been changed meanwhile. Select the passage again."));
      return;
    }
  claim = pd_mention_lookup_find_claim (self->page, find_mention (self), statement);
  kinds = pd_mention_kinds_dup_selected (self->kinds);
  speakers = pd_mention_speakers_dup_speakers (self->attribution);
  edit = pd_edit_new (self->mention_id != NULL ? _ ("Change Claim") : _ ("Add Claim"));
  highlight_id = pd_mention_edit_fill (self->page, edit,
                                       &(PdMentionForm) {
                                           .mention = find_mention (self),
                                           .target = &self->target,
                                           .values = values,
                                           .claim_id = claim != NULL ? pd_record_get_id (claim) : NULL,
                                           .statement = statement,
                                           .kinds = (const char *const *) kinds,
                                           .speakers = speakers,
                                       });
  gtk_widget_set_sensitive (self->save_button, FALSE);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, highlight_id);
  pd_reading_view_queue_perform_async (self->queue, edit, on_performed, g_object_ref (self));
}

/* From wherever one is; Enter alone belongs to what is focused. */
static gboolean
save (GtkWidget *widget,
      GVariant *arguments,
      gpointer user_data)
{
  on_save_clicked (PD_MENTION_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static void
on_remove_clicked (PdMentionDialog *self)
{
  g_autoptr (PdEdit) edit = pd_edit_new (_ ("Remove Claim"));
  PdRecord *mention = find_mention (self);

  if (mention != NULL)
    pd_edit_remove (edit, PD_WORD_MENTION, self->mention_id);
  pd_reading_view_queue_perform (self->queue, edit);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Who says it, as far as the text tells; it is for a person to take that over. */
static void
propose_speakers (PdMentionDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) cues = g_strv_builder_new ();
  g_auto (GStrv) name_list = NULL;
  g_auto (GStrv) cue_list = NULL;
  g_autofree char *title = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *subtitle = NULL;

  self->found = pd_mention_speakers_dup_found (self->attribution, pd_reading_view_page_get_text (self->page), self->target.start, self->target.end);
  for (guint i = 0; i < self->found->len; i++)
    {
      const PdMentionSpeaker *speaker = g_ptr_array_index (self->found, i);

      g_strv_builder_add (names, speaker->name != NULL ? speaker->name : _ ("Nobody is named"));
      g_strv_builder_add (cues, speaker->cue);
    }
  name_list = g_strv_builder_end (names);
  cue_list = g_strv_builder_end (cues);
  title = g_strjoinv (" › ", name_list);
  cue = g_strjoinv (" › ", cue_list);
  /* Translators: the words by which a text says who says something, such as “according to”. */
  subtitle = g_strdup_printf (_ ("Found in the text: “%s”"), cue);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proposal), title);
  adw_action_row_set_subtitle (self->proposal, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), self->found->len > 0);
}

static void
on_proposal_activated (PdMentionDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), FALSE);
  pd_mention_speakers_take (self->attribution, self->found);
  gtk_widget_grab_focus (GTK_WIDGET (self->speaker));
}

/* What a person types is not proposed. */
static void
on_speaker_changed (PdMentionDialog *self)
{
  if (self->found != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->proposal), self->found->len > 0 && *gtk_editable_get_text (GTK_EDITABLE (self->speaker)) == '\0');
}

static void
focus_statement (gpointer user_data)
{
  g_autoptr (PdMentionDialog) self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->statement));
}

/* As a sheet in a narrow window, a dialog does not do this by itself. */
static void
pd_mention_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pd_mention_dialog_parent_class)->map (widget);

  g_idle_add_once (focus_statement, g_object_ref (widget));
}

static void
pd_mention_dialog_dispose (GObject *object)
{
  PdMentionDialog *self = PD_MENTION_DIALOG (object);

  pd_reading_view_target_clear (&self->target);
  g_clear_object (&self->queue);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MENTION_DIALOG);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (pd_mention_dialog_parent_class)->dispose (object);
}

static void
pd_mention_dialog_finalize (GObject *object)
{
  PdMentionDialog *self = PD_MENTION_DIALOG (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self->mention_id);

  G_OBJECT_CLASS (pd_mention_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, statement);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, about);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, similar);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, speaker);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, proposal);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, stance);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, value_text);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, figures);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, figure);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, value_low);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, value_high);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, approximation);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, entity);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, measure);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, period);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, said_date);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, event_from);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, event_to);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, subjects);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, times);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, attribution);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, PdMentionDialog, save_button);
}

static void
pd_mention_dialog_class_init (PdMentionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mention_dialog_dispose;
  object_class->finalize = pd_mention_dialog_finalize;
  widget_class->map = pd_mention_dialog_map;

  /**
   * PdMentionDialog::saved:
   * @highlight_id: the highlight that the claim is on
   *
   * The claim is being saved.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PD_TYPE_MENTION_KINDS);
  g_type_ensure (PD_TYPE_MENTION_PROPOSALS);
  g_type_ensure (PD_TYPE_MENTION_SIMILAR);
  g_type_ensure (PD_TYPE_MENTION_SPEAKERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-mention-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_statement_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_proposal_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_speaker_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_similar_picked);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, save, NULL);
}

static void
pd_mention_dialog_init (PdMentionDialog *self)
{
  guint n = 0;

  self->cache = pd_match_cache_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->statement));
  pd_mention_choice_fill (self->stance, pd_stance_codes);
  pd_mention_choice_fill (self->approximation, pd_approximation_codes);
  self->fields[n++] = (PdMentionField) { PD_MENTION_VALUE_TEXT, self->value_text };
  self->fields[n++] = (PdMentionField) { PD_MENTION_VALUE_LOW, self->value_low };
  self->fields[n++] = (PdMentionField) { PD_MENTION_VALUE_HIGH, self->value_high };
  self->fields[n++] = (PdMentionField) { PD_MENTION_UNIT, self->unit };
  self->fields[n++] = (PdMentionField) { PD_MENTION_CURRENCY, self->currency };
  self->fields[n++] = (PdMentionField) { PD_MENTION_ENTITY, self->entity };
  self->fields[n++] = (PdMentionField) { PD_MENTION_MEASURE, self->measure };
  self->fields[n++] = (PdMentionField) { PD_MENTION_PERIOD, self->period };
  self->fields[n++] = (PdMentionField) { PD_MENTION_SAID_DATE, self->said_date };
  self->fields[n++] = (PdMentionField) { PD_MENTION_EVENT_FROM, self->event_from };
  self->fields[n++] = (PdMentionField) { PD_MENTION_EVENT_TO, self->event_to };
  self->fields[n++] = (PdMentionField) { PD_MENTION_NOTE, self->note };
  g_assert (n == N_FIELDS);
}

static void
list_figure_rows (PdMentionDialog *self,
                  PdMentionFigureRows *rows)
{
  *rows = (PdMentionFigureRows) {
    .value_text = self->value_text,
    .figure = self->figure,
    .value_low = self->value_low,
    .value_high = self->value_high,
    .approximation = self->approximation,
    .unit = self->unit,
    .currency = self->currency,
    .subject = self->subject,
    .entity = self->entity,
    .measure = self->measure,
    .period = self->period,
    .said_date = self->said_date,
    .event_from = self->event_from,
    .event_to = self->event_to,
  };
}

static void
on_figure_changed (PdMentionDialog *self)
{
  PdMentionFigureRows rows;

  /* While the dialog goes. */
  if (self->queue == NULL)
    return;
  list_figure_rows (self, &rows);
  pd_mention_figures_summarise (&rows);
}

static void
propose (PdMentionDialog *self,
         const char *passage,
         gboolean take)
{
  PdRecord *article = pd_reading_view_page_get_article (self->page);
  PdMentionFigureRows rows;
  g_auto (GStrv) known = NULL;

  list_figure_rows (self, &rows);
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_connect_object (self->fields[i].row, "changed", G_CALLBACK (on_figure_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->approximation, "notify::selected", G_CALLBACK (on_figure_changed), self, G_CONNECT_SWAPPED);
  pd_mention_figures_propose (&rows, self->figures, passage, take);
  known = pd_catalogue_list_names (self->catalogue);
  if (self->target.end > self->target.start)
    pd_mention_figures_propose_subjects (&rows, self->subjects, pd_reading_view_page_get_segmenter (self->page), self->target.start, self->target.end, (const char *const *) known);
  pd_mention_figures_propose_times (&rows, self->times, passage, article != NULL ? pd_record_get_text (article, PD_ARTICLE_DATE) : NULL);
  pd_mention_figures_summarise (&rows);
}

static void
load_mention (PdMentionDialog *self,
              PdRecord *mention)
{
  GPtrArray *attributions = pd_marks_get_attributions (pd_reading_view_page_get_marks (self->page), self->mention_id);
  PdRecord *claim = pd_mention_lookup_get_claim (self->page, mention);

  gtk_editable_set_text (GTK_EDITABLE (self->statement), claim != NULL ? pd_record_get_text (claim, PD_CLAIM_CLAIM) : "");
  show_kinds (self, claim);
  for (guint i = 0; i < N_FIELDS; i++)
    pd_mention_field_load (&self->fields[i], mention);
  pd_mention_choice_select (self->stance, pd_stance_codes, pd_record_get_text (mention, PD_MENTION_STANCE));
  pd_mention_choice_select (self->approximation, pd_approximation_codes, pd_record_get_text (mention, PD_MENTION_APPROXIMATION));
  pd_mention_speakers_load (self->attribution, attributions);
}

/**
 * pd_mention_dialog_new:
 * @queue: the page's queue
 * @target: what a new mention is to be on
 * @mention_id: (nullable): a mention to change, or %NULL for a new one
 *
 * Returns: a dialog for a mention
 */
AdwDialog *
pd_mention_dialog_new (PdReadingViewQueue *queue,
                       const PdReadingViewTarget *target,
                       const char *mention_id)
{
  PdMentionDialog *self;
  PdRecord *mention;
  g_autofree char *quote = NULL;

  g_return_val_if_fail (PD_IS_READING_VIEW_QUEUE (queue), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (PD_TYPE_MENTION_DIALOG, NULL);
  self->queue = g_object_ref (queue);
  self->page = pd_reading_view_queue_get_page (queue);
  self->catalogue = pd_reading_view_page_get_catalogue (self->page);
  self->mention_id = g_strdup (mention_id);
  pd_reading_view_target_copy (&self->target, target);
  mention = find_mention (self);

  pd_mention_speakers_set_up (self->attribution, self->catalogue, self->cache, GTK_WIDGET (self->speaker));
  g_signal_connect_object (pd_entry_completion_attach (GTK_WIDGET (self->statement), self->cache,
                                                       pd_catalogue_get_rows (self->catalogue, PD_WORD_CLAIM), PD_CLAIM_CLAIM),
                           "picked", G_CALLBACK (on_claim_picked), self, G_CONNECT_SWAPPED);
  offer_kinds (self);
  quote = pd_mention_lookup_dup_quote (self->page, mention, &self->target);
  gtk_label_set_label (self->quote, quote);
  if (mention != NULL)
    {
      load_mention (self, mention);
      adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Claim"));
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (self->statement), quote);
      propose_speakers (self);
      pd_mention_similar_propose (self->similar, pd_reading_view_page_get_project (self->page), quote);
    }
  propose (self, quote, mention == NULL);
  gtk_widget_set_visible (self->remove_group, mention != NULL);
  on_statement_changed (self);
  pd_dialog_keep_draft (ADW_DIALOG (self));
  return ADW_DIALOG (self);
}
