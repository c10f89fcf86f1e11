#include "pd-evidence-row.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-date.h"
#include "pd-mention-choice.h"

/**
 * PdEvidenceRow:
 *
 * Something that a judgement rests on: what it says, and where.
 */
struct _PdEvidenceRow
{
  AdwExpanderRow parent_instance;

  char *id;
  char *highlight_id;

  AdwComboRow *direction;
  AdwEntryRow *quote;
  AdwEntryRow *url;
  AdwEntryRow *archive_url;
  AdwEntryRow *accessed;
  AdwEntryRow *note;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdEvidenceRow, pd_evidence_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
update_title (PdEvidenceRow *self)
{
  g_autofree char *quote = dup_text (self->quote), *url = dup_text (self->url);
  const char *direction = pd_mention_choice_get (self->direction, pd_evidence_direction_codes);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), quote != NULL ? quote : url != NULL ? url
                                                                                                 : _ ("Evidence"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), direction != NULL ? pd_choice_get_label (direction) : "");
}

static void
on_remove (PdEvidenceRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
pd_evidence_row_finalize (GObject *object)
{
  PdEvidenceRow *self = PD_EVIDENCE_ROW (object);

  g_free (self->id);
  g_free (self->highlight_id);

  G_OBJECT_CLASS (pd_evidence_row_parent_class)->finalize (object);
}

static void
pd_evidence_row_class_init (PdEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_evidence_row_finalize;

  /**
   * PdEvidenceRow::removed:
   *
   * It is to go.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdEvidenceRow, direction);
  gtk_widget_class_bind_template_child (widget_class, PdEvidenceRow, quote);
  gtk_widget_class_bind_template_child (widget_class, PdEvidenceRow, url);
  gtk_widget_class_bind_template_child (widget_class, PdEvidenceRow, archive_url);
  gtk_widget_class_bind_template_child (widget_class, PdEvidenceRow, accessed);
  gtk_widget_class_bind_template_child (widget_class, PdEvidenceRow, note);
  gtk_widget_class_bind_template_callback (widget_class, update_title);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
pd_evidence_row_init (PdEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_mention_choice_fill (self->direction, pd_evidence_direction_codes);
  update_title (self);
}

static void
set_text (AdwEntryRow *row,
          PdRecord *item,
          PdKey key)
{
  const char *text = pd_record_get_text (item, key);

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/**
 * pd_evidence_row_new:
 * @item: (nullable): what is there already, or a new one without an identifier on a highlight
 *
 * Returns: a row
 */
GtkWidget *
pd_evidence_row_new (PdRecord *item)
{
  PdEvidenceRow *self = g_object_new (PD_TYPE_EVIDENCE_ROW, NULL);
  GtkWidget *const places[] = { GTK_WIDGET (self->quote), GTK_WIDGET (self->url), GTK_WIDGET (self->archive_url), GTK_WIDGET (self->accessed) };

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), item == NULL || pd_record_get_id (item) == NULL);
  if (item == NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

      gtk_editable_set_text (GTK_EDITABLE (self->accessed), today);
      return GTK_WIDGET (self);
    }
  self->id = g_strdup (pd_record_get_id (item));
  self->highlight_id = g_strdup (pd_record_get_text (item, PD_EVIDENCE_HIGHLIGHT_ID));
  pd_mention_choice_select (self->direction, pd_evidence_direction_codes, pd_record_get_text (item, PD_EVIDENCE_DIRECTION));
  set_text (self->quote, item, PD_EVIDENCE_QUOTE);
  set_text (self->url, item, PD_EVIDENCE_URL);
  set_text (self->archive_url, item, PD_EVIDENCE_ARCHIVE_URL);
  set_text (self->accessed, item, PD_EVIDENCE_ACCESSED);
  set_text (self->note, item, PD_EVIDENCE_NOTE);
  /* What a highlight says and where it stands is not to be told once more. */
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_widget_set_visible (places[i], self->highlight_id == NULL);
  return GTK_WIDGET (self);
}

/**
 * pd_evidence_row_focus:
 *
 * Moves the focus to where it is filled in, once it is laid out.
 */
void
pd_evidence_row_focus (PdEvidenceRow *self)
{
  g_return_if_fail (PD_IS_EVIDENCE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->quote));
}

static void
store (AdwEntryRow *row,
       PdRecord *item,
       PdKey key)
{
  g_autofree char *text = dup_text (row);

  pd_record_set_text (item, key, text);
}

/**
 * pd_evidence_row_dup_item:
 * @message: (out): what is wrong, as a sentence
 *
 * Returns: (transfer full) (nullable): what was filled in, without an identifier where it is new and with nothing else set where nothing
 *   was; %NULL with a message
 */
PdRecord *
pd_evidence_row_dup_item (PdEvidenceRow *self,
                          const char **message)
{
  g_autoptr (PdRecord) item = NULL;
  g_autofree char *accessed = NULL, *date = NULL, *quote = NULL, *url = NULL, *archive_url = NULL, *note = NULL;

  g_return_val_if_fail (PD_IS_EVIDENCE_ROW (self), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  item = pd_record_new_for_id (PD_WORD_EVIDENCE, self->id);
  quote = dup_text (self->quote);
  url = dup_text (self->url);
  archive_url = dup_text (self->archive_url);
  note = dup_text (self->note);
  /* A date alone, which is proposed, is no evidence. */
  if (self->id == NULL && quote == NULL && url == NULL && archive_url == NULL && note == NULL)
    return g_steal_pointer (&item);
  accessed = dup_text (self->accessed);
  date = accessed != NULL ? pd_date_normalise (accessed) : NULL;
  if (accessed != NULL && date == NULL)
    {
      *message = _ ("A date is written such as 2025, 2025-01 or 2025-01-30.");
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->accessed));
      return NULL;
    }
  pd_record_set_text (item, PD_EVIDENCE_DIRECTION, pd_mention_choice_get (self->direction, pd_evidence_direction_codes));
  pd_record_set_text (item, PD_EVIDENCE_HIGHLIGHT_ID, self->highlight_id);
  store (self->quote, item, PD_EVIDENCE_QUOTE);
  store (self->url, item, PD_EVIDENCE_URL);
  store (self->archive_url, item, PD_EVIDENCE_ARCHIVE_URL);
  pd_record_set_text (item, PD_EVIDENCE_ACCESSED, date);
  store (self->note, item, PD_EVIDENCE_NOTE);
  return g_steal_pointer (&item);
}
