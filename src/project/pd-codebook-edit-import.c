#include "pd-codebook-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-entry.h"
#include "pd-codebook-match.h"
#include "pd-codebook.h"
#include "pd-rows.h"

/* Adding the tags of another codebook. One that is there, by its UUID or else by its path, is kept as it is, but for its name and its place. */

typedef struct
{
  PdCodebook *codebook;
  PdCodebookMatch *match;
  /* The digits that are taken. */
  GHashTable *shortcuts;
} There;

static void
there_clear (There *self)
{
  g_clear_pointer (&self->codebook, pd_codebook_free);
  g_clear_pointer (&self->match, pd_codebook_match_free);
  g_clear_pointer (&self->shortcuts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (There, there_clear)

static gboolean
load_there (There *self,
            PdConnection *connection,
            PdTagOutline *outline,
            GError **error)
{
  g_autoptr (GPtrArray) tags = pd_rows_query_uncounted (connection, PD_WORD_TAG, NULL, NULL, error);

  self->match = tags != NULL ? pd_codebook_match_new (tags, outline, error) : NULL;
  if (self->match == NULL)
    return FALSE;
  self->codebook = pd_codebook_new (tags);
  self->shortcuts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *shortcut = pd_record_get_text (g_ptr_array_index (tags, i), PD_TAG_SHORTCUT);

      if (shortcut != NULL)
        g_hash_table_add (self->shortcuts, g_strdup (shortcut));
    }
  return TRUE;
}

static void
set_texts (There *self,
           PdRecord *tag,
           const PdTagEntry *entry)
{
  static const struct
  {
    PdTagText text;
    PdKey key;
  } definitions[] = {
    { PD_TAG_TEXT_DESCRIPTION, PD_TAG_DESCRIPTION },
    { PD_TAG_TEXT_WHEN_TO_USE, PD_TAG_WHEN_TO_USE },
    { PD_TAG_TEXT_WHEN_NOT_TO_USE, PD_TAG_WHEN_NOT_TO_USE },
  };
  g_autofree char *colour = pd_codebook_entry_clean_colour (entry->texts[PD_TAG_TEXT_COLOUR]);
  const char *shortcut = entry->texts[PD_TAG_TEXT_SHORTCUT];

  if (colour != NULL)
    pd_record_set_text (tag, PD_TAG_COLOUR, colour);
  /* A digit takes one tag, and the one that has it keeps it. */
  if (shortcut != NULL && *shortcut >= '1' && *shortcut <= '9' && shortcut[1] == '\0' && g_hash_table_add (self->shortcuts, g_strdup (shortcut)))
    pd_record_set_text (tag, PD_TAG_SHORTCUT, shortcut);
  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      if (entry->texts[definitions[i].text] != NULL)
        pd_record_set_text (tag, definitions[i].key, entry->texts[definitions[i].text]);
    }
}

static void
add_memo (PdEdit *edit,
          const char *tag_id,
          const char *body)
{
  g_autoptr (PdRecord) memo = pd_record_new (PD_WORD_MEMO);

  pd_record_set_text (memo, PD_MEMO_TAG_ID, tag_id);
  pd_record_set_text (memo, PD_MEMO_BODY, body);
  pd_edit_insert (edit, memo);
}

/* It is known for the same in other projects, and in what they export. */
static void
add_tag (There *self,
         PdEdit *edit,
         const PdTagEntry *entry,
         const PdMatchedTag *matched)
{
  PdRecord *tag = pd_codebook_add (self->codebook, edit, matched->id, NULL, matched->name, matched->parent_id, NULL);

  set_texts (self, tag, entry);
  if (entry->texts[PD_TAG_TEXT_MEMOS] != NULL)
    add_memo (edit, matched->id, entry->texts[PD_TAG_TEXT_MEMOS]);
}

/* Where it is nested elsewhere it comes last there. */
static void
change_tag (There *self,
            PdEdit *edit,
            const PdMatchedTag *matched)
{
  g_autoptr (PdRecord) tag = pd_record_new_for_id (PD_WORD_TAG, matched->id);

  pd_record_set_text (tag, PD_TAG_NAME, matched->name);
  if (matched->is_moved)
    {
      pd_record_set_text (tag, PD_TAG_PARENT_ID, matched->parent_id);
      pd_record_set_integer (tag, PD_TAG_POSITION, pd_codebook_take_position (self->codebook, matched->parent_id));
    }
  pd_edit_update (edit, tag);
}

static gboolean
plan_import (PdCodebookEdit *self,
             PdConnection *connection,
             PdEdit *edit,
             GError **error)
{
  g_auto (There) there = { 0 };

  if (!load_there (&there, connection, self->outline, error))
    return FALSE;
  for (guint i = 0; i < pd_tag_outline_get_n (self->outline); i++)
    {
      const PdMatchedTag *matched = pd_codebook_match_get (there.match, i);

      if (matched->kind == PD_CODEBOOK_MATCH_ADDED)
        add_tag (&there, edit, pd_tag_outline_get (self->outline, i), matched);
      else if (matched->kind == PD_CODEBOOK_MATCH_CHANGED)
        change_tag (&there, edit, matched);
    }
  return TRUE;
}

static gboolean
foresee_import (PdCodebookEdit *self,
                PdConnection *connection,
                PdCodebookPreview *preview,
                GError **error)
{
  g_auto (There) there = { 0 };
  g_autoptr (GStrvBuilder) added = g_strv_builder_new (), before = g_strv_builder_new (), after = g_strv_builder_new (), staying = g_strv_builder_new ();

  if (!load_there (&there, connection, self->outline, error))
    return FALSE;
  for (guint i = 0; i < pd_tag_outline_get_n (self->outline); i++)
    {
      const PdMatchedTag *matched = pd_codebook_match_get (there.match, i);

      switch (matched->kind)
        {
        case PD_CODEBOOK_MATCH_ADDED:
          g_strv_builder_take (added, pd_codebook_match_dup_path (there.match, i));
          break;
        case PD_CODEBOOK_MATCH_CHANGED:
          g_strv_builder_add (before, matched->before);
          g_strv_builder_take (after, pd_codebook_match_dup_path (there.match, i));
          break;
        case PD_CODEBOOK_MATCH_STAYS:
          g_strv_builder_add (staying, matched->before);
          break;
        case PD_CODEBOOK_MATCH_KEPT:
        default:
          preview->kept_tags++;
          break;
        }
    }
  preview->added = g_strv_builder_end (added);
  preview->changed_before = g_strv_builder_end (before);
  preview->changed_after = g_strv_builder_end (after);
  preview->staying = g_strv_builder_end (staying);
  return TRUE;
}

/**
 * pd_codebook_edit_import:
 * @outline: a codebook from elsewhere
 *
 * Adds the tags that are not there, with what is said of them. A tag is there if one has its UUID, or else its path. One that has its UUID gets its name
 * and its place, unless another has these; beside that what is there is kept as it is. A colour, and a digit that is free, come along; examples, which are
 * quotes of articles, do not. Where all is there it is no step of undo.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_import (PdTagOutline *outline)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (outline != NULL, NULL);

  self = pd_codebook_edit_new (_ ("Import Codebook"), plan_import, foresee_import, NULL, NULL);
  self->outline = pd_tag_outline_ref (outline);
  return self;
}
