#include "pd-mention-speakers.h"

#include <string.h>

#include "pd-attribution-finder.h"
#include "pd-entry-completion.h"
#include "pd-mention-speaker-row.h"

/**
 * PdMentionSpeakers:
 *
 * Those who say a mention, from the outermost, who passes it on, to the innermost, who says it.
 */
struct _PdMentionSpeakers
{
  AdwPreferencesGroup parent_instance;

  PdCatalogue *catalogue;
  PdMatchCache *cache;
  /* Of the group, in their order. */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PdMentionSpeakers, pd_mention_speakers, ADW_TYPE_PREFERENCES_GROUP)

static void
on_picked (PdMentionSpeakerRow *row,
           PdRecord *name)
{
  pd_mention_speaker_row_set_name (row, name);
}

static void
on_removed (PdMentionSpeakers *self,
            GtkWidget *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
}

/* Rows can only be put behind the others; so all are put in again. */
static PdMentionSpeakerRow *
add_row (PdMentionSpeakers *self,
         GtkWidget *innermost)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *row = pd_mention_speaker_row_new (innermost != NULL);
  GtkWidget *entry = innermost != NULL ? innermost : pd_mention_speaker_row_get_name_row (PD_MENTION_SPEAKER_ROW (row));
  PdEntryCompletion *completion = pd_entry_completion_attach (entry, self->cache, pd_catalogue_get_rows (self->catalogue, PD_WORD_NAME), PD_NAME_NAME);

  g_signal_connect_object (completion, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_object_ref (g_ptr_array_index (self->rows, i));
      adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
    }
  adw_preferences_group_add (group, row);
  for (guint i = 0; i < self->rows->len; i++)
    {
      adw_preferences_group_add (group, g_ptr_array_index (self->rows, i));
      g_object_unref (g_ptr_array_index (self->rows, i));
    }
  g_ptr_array_insert (self->rows, 0, row);
  return PD_MENTION_SPEAKER_ROW (row);
}

static void
on_add_clicked (PdMentionSpeakers *self)
{
  PdMentionSpeakerRow *row = add_row (self, NULL);

  gtk_widget_grab_focus (pd_mention_speaker_row_get_name_row (row));
}

static void
pd_mention_speakers_dispose (GObject *object)
{
  PdMentionSpeakers *self = PD_MENTION_SPEAKERS (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MENTION_SPEAKERS);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (pd_mention_speakers_parent_class)->dispose (object);
}

static void
pd_mention_speakers_finalize (GObject *object)
{
  g_ptr_array_unref (PD_MENTION_SPEAKERS (object)->rows);

  G_OBJECT_CLASS (pd_mention_speakers_parent_class)->finalize (object);
}

static void
pd_mention_speakers_class_init (PdMentionSpeakersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mention_speakers_dispose;
  object_class->finalize = pd_mention_speakers_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/pidian/Pidian/ui/pd-mention-speakers.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
pd_mention_speakers_init (PdMentionSpeakers *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_mention_speakers_set_up:
 * @catalogue: (transfer none): where names are looked up; it has to live as long as this
 * @cache: what is typed is matched with
 * @innermost: the entry in which the name of the innermost is typed, elsewhere
 *
 * Makes the row of the innermost.
 */
void
pd_mention_speakers_set_up (PdMentionSpeakers *self,
                            PdCatalogue *catalogue,
                            PdMatchCache *cache,
                            GtkWidget *innermost)
{
  g_return_if_fail (PD_IS_MENTION_SPEAKERS (self));
  g_return_if_fail (PD_IS_CATALOGUE (catalogue));
  g_return_if_fail (ADW_IS_ENTRY_ROW (innermost));

  self->catalogue = catalogue;
  self->cache = g_object_ref (cache);
  g_object_bind_property (innermost, "text", add_row (self, innermost), "speaker", G_BINDING_BIDIRECTIONAL);
}

/**
 * pd_mention_speakers_load:
 * @attributions: (nullable) (element-type PdRecord): from the outermost to the innermost
 *
 * Shows those who are known, to change.
 */
void
pd_mention_speakers_load (PdMentionSpeakers *self,
                          GPtrArray *attributions)
{
  g_return_if_fail (PD_IS_MENTION_SPEAKERS (self));

  for (guint i = attributions != NULL ? attributions->len : 0; i > 0; i--)
    {
      PdRecord *attribution = g_ptr_array_index (attributions, i - 1);
      PdRecord *name = pd_catalogue_find (self->catalogue, PD_WORD_NAME, pd_record_get_text (attribution, PD_ATTRIBUTION_NAME_ID));

      if (i < attributions->len)
        add_row (self, NULL);
      pd_mention_speaker_row_load (g_ptr_array_index (self->rows, 0), attribution, name);
    }
}

/* The name of the list that is meant: the same, or the longest that stands in it, as with a title before it; a single character tells nothing. */
static PdRecord *
find_known (PdMentionSpeakers *self,
            const char *written)
{
  PdRecord *known = pd_catalogue_find_name (self->catalogue, written);
  GPtrArray *names = pd_catalogue_get_rows (self->catalogue, PD_WORD_NAME);
  gsize longest = strlen ("批点") - 1;

  if (known != NULL)
    return known;
  for (guint i = 0; i < names->len; i++)
    {
      PdRecord *name = g_ptr_array_index (names, i);
      const char *text = pd_record_get_text (name, PD_NAME_NAME);

      if (strlen (text) <= longest || strstr (written, text) == NULL)
        continue;
      known = name;
      longest = strlen (text);
    }
  return known;
}

/**
 * pd_mention_speakers_dup_found:
 * @text: a text
 * @start: where a passage begins, in code points
 * @end: behind its last code point
 *
 * Finds who says a passage, by what the text itself says.
 *
 * Returns: (transfer full) (element-type PdMentionSpeaker): from the outermost to the innermost, empty where the text does not say
 */
GPtrArray *
pd_mention_speakers_dup_found (PdMentionSpeakers *self,
                               PdText *text,
                               guint start,
                               guint end)
{
  g_autoptr (PdAttributionFinder) finder = pd_attribution_finder_new ();
  g_autoptr (GArray) chain = pd_attribution_finder_find (finder, text, start, end);
  GPtrArray *speakers = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_mention_speaker_free);

  g_return_val_if_fail (PD_IS_MENTION_SPEAKERS (self), speakers);

  for (guint i = 0; i < chain->len; i++)
    {
      const PdFoundSpeaker *found = &g_array_index (chain, PdFoundSpeaker, i);
      PdMentionSpeaker *speaker = g_new0 (PdMentionSpeaker, 1);
      g_autofree char *written = g_strstrip (pd_text_dup_slice (text, found->name_start, found->name_end));
      PdRecord *known = *written != '\0' ? find_known (self, written) : NULL;

      speaker->name = known != NULL ? g_strdup (pd_record_get_text (known, PD_NAME_NAME)) : *written != '\0' ? g_strdup (written)
                                                                                                             : NULL;
      speaker->anonymous = known != NULL ? pd_record_get_integer (known, PD_NAME_ANONYMOUS) != 0 : found->anonymous;
      speaker->cue = pd_text_dup_slice (text, found->cue_start, found->cue_end);
      speaker->mode = g_strdup (found->direct ? "direct" : "indirect");
      g_ptr_array_add (speakers, speaker);
    }
  return speakers;
}

/**
 * pd_mention_speakers_take:
 * @speakers: (element-type PdMentionSpeaker): from the outermost to the innermost
 *
 * Fills in those who say it, before others that were typed.
 */
void
pd_mention_speakers_take (PdMentionSpeakers *self,
                          GPtrArray *speakers)
{
  g_return_if_fail (PD_IS_MENTION_SPEAKERS (self));
  g_return_if_fail (speakers != NULL);

  for (guint i = speakers->len; i > 0; i--)
    {
      PdMentionSpeakerRow *row = i == speakers->len ? g_ptr_array_index (self->rows, self->rows->len - 1) : add_row (self, NULL);

      pd_mention_speaker_row_set_speaker (row, g_ptr_array_index (speakers, i - 1));
    }
}

/**
 * pd_mention_speakers_dup_speakers:
 *
 * Returns: (transfer full) (element-type PdMentionSpeaker): what was filled in, from the outermost to the innermost
 */
GPtrArray *
pd_mention_speakers_dup_speakers (PdMentionSpeakers *self)
{
  GPtrArray *speakers = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_mention_speaker_free);

  g_return_val_if_fail (PD_IS_MENTION_SPEAKERS (self), speakers);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PdMentionSpeaker *speaker = pd_mention_speaker_row_dup_speaker (g_ptr_array_index (self->rows, i));

      if (speaker != NULL)
        g_ptr_array_add (speakers, speaker);
    }
  return speakers;
}
