#include "pd-codebook-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-rows.h"
#include "pd-tag-path.h"

/* Nesting and ordering. */

static guint
find (GPtrArray *tags,
      const char *id,
      guint otherwise)
{
  for (guint i = 0; id != NULL && i < tags->len; i++)
    {
      if (g_str_equal (pd_record_get_id (g_ptr_array_index (tags, i)), id))
        return i;
    }
  return otherwise;
}

static void
leave_out (GPtrArray *tags,
           const char *id)
{
  guint index = find (tags, id, G_MAXUINT);

  if (index != G_MAXUINT)
    g_ptr_array_remove_index (tags, index);
}

static gboolean
plan_move (PdCodebookEdit *self,
           PdConnection *connection,
           PdEdit *edit,
           GError **error)
{
  g_autoptr (PdRecord) tag = pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error);
  g_autoptr (GPtrArray) siblings = tag != NULL ? pd_codebook_edit_load_children (connection, self->other_id, error) : NULL;

  if (siblings == NULL)
    return FALSE;
  /* Before itself is where it is. */
  if (g_strcmp0 (self->before_id, self->tag_id) == 0)
    return TRUE;
  leave_out (siblings, self->tag_id);
  return pd_codebook_edit_place (edit, tag, self->other_id, siblings, find (siblings, self->before_id, siblings->len), error);
}

static gboolean
foresee_move (PdCodebookEdit *self,
              PdConnection *connection,
              PdCodebookPreview *preview,
              GError **error)
{
  g_autoptr (PdRecord) tag = pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error);
  g_autoptr (PdRecord) parent = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (GString) after = NULL;
  gboolean is_cycle = FALSE;

  if (tag == NULL)
    return FALSE;
  if (self->other_id != NULL)
    {
      parent = pd_rows_load_one (connection, PD_WORD_TAG, self->other_id, error);
      if (parent == NULL || !pd_codebook_edit_is_within (connection, self->other_id, self->tag_id, &is_cycle, error))
        return FALSE;
    }
  if (is_cycle)
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A tag cannot be nested under itself."));
      return FALSE;
    }
  siblings = pd_codebook_edit_load_children (connection, self->other_id, error);
  if (siblings == NULL || !pd_codebook_edit_check_name (siblings, pd_record_get_text (tag, PD_TAG_NAME), self->tag_id, error)
      || !pd_tag_extent_measure (connection, self->tag_id, TRUE, NULL, &preview->extent, error))
    return FALSE;
  after = g_string_new (parent != NULL ? pd_record_get_text (parent, PD_TAG_PATH) : NULL);
  pd_tag_path_append (after, pd_record_get_text (tag, PD_TAG_NAME));
  preview->before = g_strdup (pd_record_get_text (tag, PD_TAG_PATH));
  preview->after = g_strdup (after->str);
  return TRUE;
}

/**
 * pd_codebook_edit_move:
 * @tag_id: the UUID of a tag
 * @parent_id: (nullable): the UUID of the tag that it is to be nested under; %NULL for the top
 * @before_id: (nullable): the UUID of the tag there that is to stand behind it; %NULL for the end
 *
 * Nests a tag elsewhere, or gives it another place among those beside it. Those under it go along.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_move (const char *tag_id,
                       const char *parent_id,
                       const char *before_id)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (tag_id != NULL, NULL);

  self = pd_codebook_edit_new (_ ("Move Tag"), plan_move, foresee_move, tag_id, parent_id);
  self->before_id = g_strdup (before_id);
  return self;
}

static gboolean
move_out (PdConnection *connection,
          PdEdit *edit,
          PdRecord *tag,
          GError **error)
{
  const char *parent_id = pd_record_get_text (tag, PD_TAG_PARENT_ID);
  g_autoptr (PdRecord) parent = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  const char *above_id;

  if (parent_id == NULL)
    return TRUE;
  parent = pd_rows_load_one (connection, PD_WORD_TAG, parent_id, error);
  if (parent == NULL)
    return FALSE;
  above_id = pd_record_get_text (parent, PD_TAG_PARENT_ID);
  siblings = pd_codebook_edit_load_children (connection, above_id, error);
  return siblings != NULL && pd_codebook_edit_place (edit, tag, above_id, siblings, MIN (find (siblings, parent_id, siblings->len) + 1, siblings->len), error);
}

static gboolean
move_in (PdConnection *connection,
         PdEdit *edit,
         PdRecord *tag,
         PdRecord *before,
         GError **error)
{
  g_autoptr (GPtrArray) children = pd_codebook_edit_load_children (connection, pd_record_get_id (before), error);

  return children != NULL && pd_codebook_edit_place (edit, tag, pd_record_get_id (before), children, children->len, error);
}

/* At the end of the way there is nothing to do. */
static gboolean
plan_step (PdCodebookEdit *self,
           PdConnection *connection,
           PdEdit *edit,
           GError **error)
{
  g_autoptr (PdRecord) tag = pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error);
  const char *parent_id = tag != NULL ? pd_record_get_text (tag, PD_TAG_PARENT_ID) : NULL;
  g_autoptr (GPtrArray) siblings = tag != NULL ? pd_codebook_edit_load_children (connection, parent_id, error) : NULL;
  guint n, place;

  if (siblings == NULL)
    return FALSE;
  if (self->step == PD_CODEBOOK_OUT)
    return move_out (connection, edit, tag, error);
  place = find (siblings, self->tag_id, 0);
  if (self->step == PD_CODEBOOK_IN)
    return place == 0 || move_in (connection, edit, tag, g_ptr_array_index (siblings, place - 1), error);
  leave_out (siblings, self->tag_id);
  n = siblings->len;
  if (self->step == PD_CODEBOOK_UP ? place == 0 : place == n)
    return TRUE;
  return pd_codebook_edit_place (edit, tag, parent_id, siblings, self->step == PD_CODEBOOK_UP ? place - 1 : place + 1, error);
}

/**
 * pd_codebook_edit_step:
 * @tag_id: the UUID of a tag
 * @step: where to
 *
 * Moves a tag one step, from where it is when that is done. Where there is nowhere to go it stays.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_step (const char *tag_id,
                       PdCodebookStep step)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (tag_id != NULL, NULL);

  self = pd_codebook_edit_new (_ ("Move Tag"), plan_step, NULL, tag_id, NULL);
  self->step = step;
  return self;
}
