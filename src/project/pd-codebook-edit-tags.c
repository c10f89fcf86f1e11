#include "pd-codebook-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook.h"
#include "pd-rows.h"
#include "pd-tag-path.h"

/* Making, changing and removing tags. */

static PdRecord *
find_child (GPtrArray *tags,
            const char *parent_id,
            const char *name)
{
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);

      if (g_strcmp0 (pd_record_get_text (tag, PD_TAG_PARENT_ID), parent_id) == 0 && g_str_equal (pd_record_get_text (tag, PD_TAG_NAME), name))
        return tag;
    }
  return NULL;
}

/* Those that a new tag is to be nested under are made where they are missing. */
static gboolean
plan_add (PdCodebookEdit *self,
          PdConnection *connection,
          PdEdit *edit,
          GError **error)
{
  g_autoptr (GPtrArray) tags = pd_rows_query_uncounted (connection, PD_WORD_TAG, NULL, NULL, error);
  g_autoptr (PdCodebook) codebook = tags != NULL ? pd_codebook_new (tags) : NULL;
  g_auto (GStrv) names = pd_tag_path_split (self->name);
  const char *parent_id = self->other_id;
  PdRecord *tag = NULL;

  if (codebook == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = pd_codebook_edit_clean_name (names[i], error);
      gboolean is_last = names[i + 1] == NULL;

      if (name == NULL)
        return FALSE;
      tag = find_child (tags, parent_id, name);
      if (tag != NULL && is_last)
        {
          /* Translators: the name of a tag. */
          g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("There is a tag “%s” there already."), name);
          return FALSE;
        }
      if (tag == NULL)
        tag = pd_codebook_add (codebook, edit, NULL, NULL, name, parent_id, NULL);
      parent_id = pd_record_get_id (tag);
    }
  if (tag == NULL)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A tag needs a name."));
      return FALSE;
    }
  g_set_str (&self->new_id, parent_id);
  return TRUE;
}

/**
 * pd_codebook_edit_add:
 * @parent_id: (nullable): the UUID of the tag that the new one is nested under
 * @typed: its name, behind those of tags between the two, joined by `/`, as [func@Pd.tag_path_split] reads it
 *
 * Makes a tag, with a colour that few have, as the last under its parent. It is refused where there is one that is called so.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_add (const char *parent_id,
                      const char *typed)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (typed != NULL, NULL);

  self = pd_codebook_edit_new (_ ("Add Tag"), plan_add, NULL, NULL, parent_id);
  self->name = g_strdup (typed);
  return self;
}

static gboolean
change_name (PdConnection *connection,
             PdRecord *tag,
             PdRecord *change,
             GError **error)
{
  g_autofree char *name = pd_codebook_edit_clean_name (pd_record_get_text (change, PD_TAG_NAME), error);
  g_autoptr (GPtrArray) siblings = name != NULL ? pd_codebook_edit_load_children (connection, pd_record_get_text (tag, PD_TAG_PARENT_ID), error) : NULL;

  if (siblings == NULL || !pd_codebook_edit_check_name (siblings, name, pd_record_get_id (tag), error))
    return FALSE;
  pd_record_set_text (change, PD_TAG_NAME, name);
  return TRUE;
}

static gboolean
check_colour (PdRecord *change,
              GError **error)
{
  const char *colour = pd_record_get_text (change, PD_TAG_COLOUR);

  if (colour == NULL || g_regex_match_simple ("^#[0-9A-Fa-f]{6}$", colour, G_REGEX_DOLLAR_ENDONLY, G_REGEX_MATCH_DEFAULT))
    return TRUE;
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("“%s” is no colour: write it as #rrggbb."), colour);
  return FALSE;
}

/* A digit takes one tag. */
static gboolean
take_shortcut (PdConnection *connection,
               PdRecord *change,
               PdEdit *edit,
               GError **error)
{
  const char *shortcut = pd_record_get_text (change, PD_TAG_SHORTCUT);
  g_autoptr (GPtrArray) others = NULL;

  if (shortcut == NULL)
    return TRUE;
  if (*shortcut < '1' || *shortcut > '9' || shortcut[1] != '\0')
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("The shortcut of a tag is a digit from 1 to 9."));
      return FALSE;
    }
  others = pd_rows_load (connection, PD_WORD_TAG, PD_TAG_SHORTCUT, shortcut, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      PdRecord *other = g_ptr_array_index (others, i);
      g_autoptr (PdRecord) without = NULL;

      if (g_str_equal (pd_record_get_id (other), pd_record_get_id (change)))
        continue;
      without = pd_record_new_for_id (PD_WORD_TAG, pd_record_get_id (other));
      pd_record_set_null (without, PD_TAG_SHORTCUT);
      pd_edit_update (edit, without);
    }
  return others != NULL;
}

static const PdKey changeable[] = { PD_TAG_NAME, PD_TAG_COLOUR, PD_TAG_SHORTCUT, PD_TAG_DESCRIPTION, PD_TAG_WHEN_TO_USE, PD_TAG_WHEN_NOT_TO_USE };

static gboolean
differs (PdRecord *tag,
         PdRecord *change)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changeable); i++)
    {
      if (pd_record_is_set (change, changeable[i]) && g_strcmp0 (pd_record_get_text (tag, changeable[i]), pd_record_get_text (change, changeable[i])) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
plan_change (PdCodebookEdit *self,
             PdConnection *connection,
             PdEdit *edit,
             GError **error)
{
  g_autoptr (PdRecord) tag = pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error);

  if (tag == NULL)
    return FALSE;
  if (pd_record_is_set (self->record, PD_TAG_NAME) && !change_name (connection, tag, self->record, error))
    return FALSE;
  if (!check_colour (self->record, error))
    return FALSE;
  /* What is there already is no step of undo. */
  if (!differs (tag, self->record))
    return TRUE;
  if (!take_shortcut (connection, self->record, edit, error))
    return FALSE;
  pd_edit_update (edit, self->record);
  return TRUE;
}

static const char *
get_label (PdRecord *change)
{
  if (pd_record_is_set (change, PD_TAG_NAME))
    return _ ("Rename Tag");
  if (pd_record_is_set (change, PD_TAG_COLOUR))
    return _ ("Set Tag Colour");
  if (pd_record_is_set (change, PD_TAG_SHORTCUT))
    return _ ("Set Tag Shortcut");
  return _ ("Define Tag");
}

/**
 * pd_codebook_edit_change:
 * @tag: the identifier of a tag, and what is to change: its name, its colour, its shortcut, or what is said of how to use it, which is empty where it is blank
 *
 * Changes a tag. A shortcut is taken from the tag that has it. What is so already is no step of undo.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_change (PdRecord *tag)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (PD_IS_RECORD (tag) && pd_record_get_word (tag) == PD_WORD_TAG && pd_record_get_id (tag) != NULL, NULL);

  self = pd_codebook_edit_new (get_label (tag), plan_change, NULL, pd_record_get_id (tag), NULL);
  self->record = pd_record_new_for_id (PD_WORD_TAG, self->tag_id);
  for (gsize i = 0; i < G_N_ELEMENTS (changeable); i++)
    {
      g_autofree char *text = g_strdup (pd_record_get_text (tag, changeable[i]));

      if (pd_record_is_set (tag, changeable[i]))
        pd_record_set_text (self->record, changeable[i], text != NULL && *g_strstrip (text) != '\0' ? text : changeable[i] == PD_TAG_NAME ? ""
                                                                                                                                          : NULL);
    }
  return self;
}

static gboolean
plan_remove (PdCodebookEdit *self,
             PdConnection *connection,
             PdEdit *edit,
             GError **error)
{
  pd_edit_remove (edit, PD_WORD_TAG, self->tag_id);
  return TRUE;
}

static gboolean
foresee_remove (PdCodebookEdit *self,
                PdConnection *connection,
                PdCodebookPreview *preview,
                GError **error)
{
  g_autoptr (PdRecord) tag = pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error);

  if (tag == NULL || !pd_tag_extent_measure (connection, self->tag_id, TRUE, NULL, &preview->extent, error))
    return FALSE;
  preview->before = g_strdup (pd_record_get_text (tag, PD_TAG_PATH));
  return TRUE;
}

/**
 * pd_codebook_edit_remove:
 * @tag_id: the UUID of a tag
 *
 * Removes a tag, with those nested under it. The highlights that carry it stay.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_remove (const char *tag_id)
{
  g_return_val_if_fail (tag_id != NULL, NULL);

  return pd_codebook_edit_new (_ ("Delete Tag"), plan_remove, foresee_remove, tag_id, NULL);
}

/**
 * pd_codebook_edit_example:
 * @highlight_tag_id: the UUID of the row that puts a tag on a highlight
 * @example: whether the highlight is an example of the tag
 *
 * Picks a highlight as an example of a tag, or no longer.
 *
 * Returns: (transfer full): the edit, to be performed with pd_project_perform()
 */
PdEdit *
pd_codebook_edit_example (const char *highlight_tag_id,
                          gboolean example)
{
  PdEdit *edit = pd_edit_new (example ? _ ("Pick Example") : _ ("Unpick Example"));
  g_autoptr (PdRecord) row = NULL;

  g_return_val_if_fail (highlight_tag_id != NULL, edit);

  row = pd_record_new_for_id (PD_WORD_HIGHLIGHT_TAG, highlight_tag_id);
  pd_record_set_integer (row, PD_HIGHLIGHT_TAG_EXAMPLE, example);
  pd_edit_update (edit, row);
  return edit;
}

/**
 * pd_codebook_edit_memo:
 * @tag_id: the UUID of a tag
 * @memo_id: (nullable): the UUID of a memo on it; %NULL for a new one
 * @body: (nullable): what it says; %NULL removes it
 *
 * Writes a memo on a tag, changes it or removes it.
 *
 * Returns: (transfer full): the edit, to be performed with pd_project_perform()
 */
PdEdit *
pd_codebook_edit_memo (const char *tag_id,
                       const char *memo_id,
                       const char *body)
{
  PdEdit *edit = pd_edit_new (memo_id == NULL ? _ ("Add Memo") : body != NULL ? _ ("Change Memo")
                                                                              : _ ("Delete Memo"));
  g_autoptr (PdRecord) memo = NULL;

  g_return_val_if_fail (tag_id != NULL, edit);
  g_return_val_if_fail (memo_id != NULL || body != NULL, edit);

  if (body == NULL)
    {
      pd_edit_remove (edit, PD_WORD_MEMO, memo_id);
      return edit;
    }
  memo = memo_id != NULL ? pd_record_new_for_id (PD_WORD_MEMO, memo_id) : pd_record_new (PD_WORD_MEMO);
  pd_record_set_text (memo, PD_MEMO_BODY, body);
  if (memo_id != NULL)
    {
      pd_edit_update (edit, memo);
      return edit;
    }
  pd_record_set_text (memo, PD_MEMO_TAG_ID, tag_id);
  pd_edit_insert (edit, memo);
  return edit;
}
