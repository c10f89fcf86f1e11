#include "pd-mention-speaker-row.h"

#include <glib/gi18n-lib.h>

#include "pd-choices.h"
#include "pd-mention-choice.h"

/**
 * PdMentionSpeakerRow:
 *
 * One of those who say a mention: the innermost, whose name is asked for above, or one who passes it on.
 */
struct _PdMentionSpeakerRow
{
  AdwExpanderRow parent_instance;

  char *attribution_id;
  gboolean innermost;

  AdwEntryRow *name;
  AdwEntryRow *cue;
  AdwComboRow *mode;
  AdwComboRow *stance;
  AdwSwitchRow *anonymous;
  GtkWidget *remove_button;
};

typedef enum
{
  PROP_NAME = 1,
} PdMentionSpeakerRowProperty;

static GParamSpec *properties[PROP_NAME + 1];

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMentionSpeakerRow, pd_mention_speaker_row, ADW_TYPE_EXPANDER_ROW)

/* Nothing, where nothing is typed. */
static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
update_title (PdMentionSpeakerRow *self)
{
  g_autofree char *name = dup_text (self->name);
  const char *unknown = self->innermost ? _ ("Who says it") : _ ("Who passes it on");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name != NULL ? name : unknown);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), name != NULL ? unknown : "");
}

static void
on_name_changed (PdMentionSpeakerRow *self)
{
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
on_remove_clicked (PdMentionSpeakerRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
pd_mention_speaker_row_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  PdMentionSpeakerRow *self = PD_MENTION_SPEAKER_ROW (object);

  switch ((PdMentionSpeakerRowProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, gtk_editable_get_text (GTK_EDITABLE (self->name)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_mention_speaker_row_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  PdMentionSpeakerRow *self = PD_MENTION_SPEAKER_ROW (object);
  const char *name;

  switch ((PdMentionSpeakerRowProperty) prop_id)
    {
    case PROP_NAME:
      name = g_value_get_string (value);
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), name) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_mention_speaker_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MENTION_SPEAKER_ROW);

  G_OBJECT_CLASS (pd_mention_speaker_row_parent_class)->dispose (object);
}

static void
pd_mention_speaker_row_finalize (GObject *object)
{
  g_free (PD_MENTION_SPEAKER_ROW (object)->attribution_id);

  G_OBJECT_CLASS (pd_mention_speaker_row_parent_class)->finalize (object);
}

static void
pd_mention_speaker_row_class_init (PdMentionSpeakerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mention_speaker_row_dispose;
  object_class->finalize = pd_mention_speaker_row_finalize;
  object_class->get_property = pd_mention_speaker_row_get_property;
  object_class->set_property = pd_mention_speaker_row_set_property;

  /**
   * PdMentionSpeakerRow:speaker:
   *
   * Who it is.
   */
  properties[PROP_NAME] = g_param_spec_string ("speaker", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PdMentionSpeakerRow::removed:
   *
   * The speaker is to go.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-mention-speaker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMentionSpeakerRow, name);
  gtk_widget_class_bind_template_child (widget_class, PdMentionSpeakerRow, cue);
  gtk_widget_class_bind_template_child (widget_class, PdMentionSpeakerRow, mode);
  gtk_widget_class_bind_template_child (widget_class, PdMentionSpeakerRow, stance);
  gtk_widget_class_bind_template_child (widget_class, PdMentionSpeakerRow, anonymous);
  gtk_widget_class_bind_template_child (widget_class, PdMentionSpeakerRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
pd_mention_speaker_row_init (PdMentionSpeakerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_mention_choice_fill (self->mode, pd_attribution_mode_codes);
  pd_mention_choice_fill (self->stance, pd_stance_codes);
}

/**
 * pd_mention_speaker_row_new:
 * @innermost: whether it is for the one who says it, and not for one who passes it on
 *
 * Returns: an empty row
 */
GtkWidget *
pd_mention_speaker_row_new (gboolean innermost)
{
  PdMentionSpeakerRow *self = g_object_new (PD_TYPE_MENTION_SPEAKER_ROW, NULL);

  self->innermost = innermost;
  gtk_widget_set_visible (GTK_WIDGET (self->name), !innermost);
  gtk_widget_set_visible (self->remove_button, !innermost);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), !innermost);
  update_title (self);
  return GTK_WIDGET (self);
}

/**
 * pd_mention_speaker_row_get_name_row:
 *
 * Returns: (transfer none): where the name is typed
 */
GtkWidget *
pd_mention_speaker_row_get_name_row (PdMentionSpeakerRow *self)
{
  g_return_val_if_fail (PD_IS_MENTION_SPEAKER_ROW (self), NULL);

  return GTK_WIDGET (self->name);
}

/**
 * pd_mention_speaker_row_set_name:
 * @name: a name
 *
 * Takes over what is known of a name that was picked.
 */
void
pd_mention_speaker_row_set_name (PdMentionSpeakerRow *self,
                                 PdRecord *name)
{
  g_return_if_fail (PD_IS_MENTION_SPEAKER_ROW (self));
  g_return_if_fail (PD_IS_RECORD (name));

  adw_switch_row_set_active (self->anonymous, pd_record_get_integer (name, PD_NAME_ANONYMOUS) != 0);
}

/**
 * pd_mention_speaker_row_load:
 * @attribution: an attribution
 * @name: (nullable): its name
 *
 * Shows an attribution to change.
 */
void
pd_mention_speaker_row_load (PdMentionSpeakerRow *self,
                             PdRecord *attribution,
                             PdRecord *name)
{
  const char *written, *cue;

  g_return_if_fail (PD_IS_MENTION_SPEAKER_ROW (self));
  g_return_if_fail (PD_IS_RECORD (attribution));

  g_set_str (&self->attribution_id, pd_record_get_id (attribution));
  written = name != NULL ? pd_record_get_text (name, PD_NAME_NAME) : pd_record_get_text (attribution, PD_ATTRIBUTION_AS_WRITTEN);
  gtk_editable_set_text (GTK_EDITABLE (self->name), written != NULL ? written : "");
  if (name != NULL)
    pd_mention_speaker_row_set_name (self, name);
  cue = pd_record_get_text (attribution, PD_ATTRIBUTION_CUE);
  gtk_editable_set_text (GTK_EDITABLE (self->cue), cue != NULL ? cue : "");
  pd_mention_choice_select (self->mode, pd_attribution_mode_codes, pd_record_get_text (attribution, PD_ATTRIBUTION_MODE));
  pd_mention_choice_select (self->stance, pd_stance_codes, pd_record_get_text (attribution, PD_ATTRIBUTION_STANCE));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

/**
 * pd_mention_speaker_row_set_speaker:
 * @speaker: who it is to be
 *
 * Fills in who says it, in which words and how.
 */
void
pd_mention_speaker_row_set_speaker (PdMentionSpeakerRow *self,
                                    const PdMentionSpeaker *speaker)
{
  g_return_if_fail (PD_IS_MENTION_SPEAKER_ROW (self));
  g_return_if_fail (speaker != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->name), speaker->name != NULL ? speaker->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->cue), speaker->cue != NULL ? speaker->cue : "");
  pd_mention_choice_select (self->mode, pd_attribution_mode_codes, speaker->mode);
  adw_switch_row_set_active (self->anonymous, speaker->anonymous);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

/**
 * pd_mention_speaker_row_dup_speaker:
 *
 * Returns: (transfer full) (nullable): what was filled in, or %NULL where nothing was
 */
PdMentionSpeaker *
pd_mention_speaker_row_dup_speaker (PdMentionSpeakerRow *self)
{
  g_autoptr (PdMentionSpeaker) speaker = NULL;

  g_return_val_if_fail (PD_IS_MENTION_SPEAKER_ROW (self), NULL);

  speaker = g_new0 (PdMentionSpeaker, 1);
  speaker->id = g_strdup (self->attribution_id);
  speaker->name = dup_text (self->name);
  speaker->anonymous = adw_switch_row_get_active (self->anonymous);
  speaker->cue = dup_text (self->cue);
  speaker->mode = g_strdup (pd_mention_choice_get (self->mode, pd_attribution_mode_codes));
  speaker->stance = g_strdup (pd_mention_choice_get (self->stance, pd_stance_codes));
  if (speaker->name == NULL && speaker->cue == NULL && speaker->mode == NULL && speaker->stance == NULL)
    return NULL;
  return g_steal_pointer (&speaker);
}
