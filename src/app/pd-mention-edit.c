#include "pd-mention-edit.h"

/**
 * pd_mention_speaker_free:
 *
 * Frees a speaker.
 */
void
pd_mention_speaker_free (PdMentionSpeaker *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->cue);
  g_free (self->mode);
  g_free (self->stance);
  g_free (self);
}

static char *
ensure_claim (PdCatalogue *catalogue,
              PdEdit *edit,
              const PdMentionForm *form)
{
  PdRecord *claim = pd_catalogue_find (catalogue, PD_WORD_CLAIM, form->claim_id);
  g_autoptr (PdRecord) record = NULL;

  if (claim != NULL && g_str_equal (pd_record_get_text (claim, PD_CLAIM_CLAIM), form->statement))
    return g_strdup (form->claim_id);
  if (claim != NULL)
    record = pd_record_new_for_id (PD_WORD_CLAIM, form->claim_id);
  else
    record = pd_record_new (PD_WORD_CLAIM);
  pd_record_set_text (record, PD_CLAIM_CLAIM, form->statement);
  if (claim != NULL)
    pd_edit_update (edit, record);
  else
    pd_edit_insert (edit, record);
  return g_strdup (pd_record_get_id (record));
}

static void
fill_kinds (PdCatalogue *catalogue,
            PdEdit *edit,
            const char *claim_id,
            const char *const *kinds)
{
  GPtrArray *rows = pd_catalogue_get_rows (catalogue, PD_WORD_CLAIM_KIND);
  g_auto (GStrv) before = pd_catalogue_list_kinds (catalogue, claim_id);

  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if (g_str_equal (pd_record_get_text (row, PD_CLAIM_KIND_CLAIM_ID), claim_id)
          && !g_strv_contains (kinds, pd_record_get_text (row, PD_CLAIM_KIND_KIND)))
        pd_edit_remove (edit, PD_WORD_CLAIM_KIND, pd_record_get_id (row));
    }
  for (; *kinds != NULL; kinds++)
    {
      g_autoptr (PdRecord) row = NULL;

      if (g_strv_contains ((const char *const *) before, *kinds))
        continue;
      row = pd_record_new (PD_WORD_CLAIM_KIND);
      pd_record_set_text (row, PD_CLAIM_KIND_CLAIM_ID, claim_id);
      pd_record_set_text (row, PD_CLAIM_KIND_KIND, *kinds);
      pd_edit_insert (edit, row);
    }
}

/* @made holds the names that this edit makes, so that one who is there twice is made once. */
static char *
ensure_name (PdCatalogue *catalogue,
             PdEdit *edit,
             GHashTable *made,
             const PdMentionSpeaker *speaker)
{
  PdRecord *name = pd_catalogue_find_name (catalogue, speaker->name);
  const char *id = g_hash_table_lookup (made, speaker->name);
  g_autoptr (PdRecord) record = NULL;

  if (id != NULL)
    return g_strdup (id);
  if (name != NULL && (pd_record_get_integer (name, PD_NAME_ANONYMOUS) != 0) == speaker->anonymous)
    return g_strdup (pd_record_get_id (name));
  if (name != NULL)
    {
      record = pd_record_new_for_id (PD_WORD_NAME, pd_record_get_id (name));
      pd_record_set_integer (record, PD_NAME_ANONYMOUS, speaker->anonymous);
      pd_edit_update (edit, record);
    }
  else
    {
      record = pd_record_new (PD_WORD_NAME);
      pd_record_set_text (record, PD_NAME_NAME, speaker->name);
      pd_record_set_integer (record, PD_NAME_ANONYMOUS, speaker->anonymous);
      pd_edit_insert (edit, record);
    }
  g_hash_table_insert (made, g_strdup (speaker->name), g_strdup (pd_record_get_id (record)));
  return g_strdup (pd_record_get_id (record));
}

static PdRecord *
find_attribution (GPtrArray *rows,
                  const char *id)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (g_strcmp0 (pd_record_get_id (g_ptr_array_index (rows, i)), id) == 0)
        return g_ptr_array_index (rows, i);
    }
  return NULL;
}

static void
fill_speaker (PdCatalogue *catalogue,
              PdEdit *edit,
              GHashTable *made,
              const PdMentionSpeaker *speaker,
              PdRecord *before,
              const char *mention_id,
              guint position)
{
  g_autoptr (PdRecord) row = before != NULL ? pd_record_new_for_id (PD_WORD_ATTRIBUTION, speaker->id) : pd_record_new (PD_WORD_ATTRIBUTION);
  g_autofree char *name_id = NULL;
  PdRecord *known;

  if (speaker->name != NULL)
    name_id = ensure_name (catalogue, edit, made, speaker);
  pd_record_set_text (row, PD_ATTRIBUTION_NAME_ID, name_id);
  /* Another spelling than the list's is worth keeping; what was kept is changed only with the name. */
  known = speaker->name != NULL ? pd_catalogue_find_name (catalogue, speaker->name) : NULL;
  if (known != NULL && !g_str_equal (pd_record_get_text (known, PD_NAME_NAME), speaker->name))
    pd_record_set_text (row, PD_ATTRIBUTION_AS_WRITTEN, speaker->name);
  else if (before != NULL && g_strcmp0 (pd_record_get_text (before, PD_ATTRIBUTION_NAME_ID), name_id) != 0)
    pd_record_set_null (row, PD_ATTRIBUTION_AS_WRITTEN);
  pd_record_set_integer (row, PD_ATTRIBUTION_POSITION, position);
  pd_record_set_text (row, PD_ATTRIBUTION_CUE, speaker->cue);
  pd_record_set_text (row, PD_ATTRIBUTION_MODE, speaker->mode);
  pd_record_set_text (row, PD_ATTRIBUTION_STANCE, speaker->stance);
  if (before != NULL)
    {
      pd_edit_update (edit, row);
      return;
    }
  pd_record_set_text (row, PD_ATTRIBUTION_MENTION_ID, mention_id);
  pd_edit_insert (edit, row);
}

static void
fill_speakers (PdReadingViewPage *page,
               PdEdit *edit,
               const char *mention_id,
               GPtrArray *speakers)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *rows = pd_marks_get_attributions (pd_reading_view_page_get_marks (page), mention_id);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *id = pd_record_get_id (g_ptr_array_index (rows, i));
      gboolean stays = FALSE;

      for (guint j = 0; j < speakers->len; j++)
        stays = stays || g_strcmp0 (((PdMentionSpeaker *) g_ptr_array_index (speakers, j))->id, id) == 0;
      if (!stays)
        pd_edit_remove (edit, PD_WORD_ATTRIBUTION, id);
    }
  for (guint i = 0; i < speakers->len; i++)
    {
      const PdMentionSpeaker *speaker = g_ptr_array_index (speakers, i);

      fill_speaker (pd_reading_view_page_get_catalogue (page), edit, made, speaker, find_attribution (rows, speaker->id), mention_id, i + 1);
    }
}

/**
 * pd_mention_edit_fill:
 * @page: the page
 * @edit: an edit
 * @form: what the dialog was filled in with
 *
 * Makes or changes a mention, with the highlight, the claim and the names that it needs.
 *
 * Returns: (transfer full): the highlight
 */
char *
pd_mention_edit_fill (PdReadingViewPage *page,
                      PdEdit *edit,
                      const PdMentionForm *form)
{
  g_autofree char *highlight_id = NULL, *claim_id = NULL;
  g_autoptr (PdRecord) mention = NULL;

  g_return_val_if_fail (PD_IS_READING_VIEW_PAGE (page), NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  if (form->mention != NULL)
    {
      highlight_id = g_strdup (pd_record_get_text (form->mention, PD_MENTION_HIGHLIGHT_ID));
      mention = pd_record_new_for_id (PD_WORD_MENTION, pd_record_get_id (form->mention));
    }
  else
    {
      highlight_id = pd_reading_view_edit_highlight (page, edit, form->target);
      mention = pd_record_new (PD_WORD_MENTION);
      pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, highlight_id);
    }
  claim_id = ensure_claim (pd_reading_view_page_get_catalogue (page), edit, form);
  fill_kinds (pd_reading_view_page_get_catalogue (page), edit, claim_id, form->kinds);
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, claim_id);
  for (PdKey key = PD_MENTION_FIRST_VALUE; key <= PD_MENTION_LAST_VALUE; key++)
    pd_record_set_text (mention, key, pd_record_get_text (form->values, key));
  if (form->mention != NULL)
    pd_edit_update (edit, mention);
  else
    pd_edit_insert (edit, mention);
  fill_speakers (page, edit, pd_record_get_id (mention), form->speakers);
  return g_steal_pointer (&highlight_id);
}
