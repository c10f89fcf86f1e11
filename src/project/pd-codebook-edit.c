#include "pd-codebook-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-rows.h"
#include "pd-tag-path.h"

/**
 * PdCodebookEdit:
 *
 * Something that is to be done to the codebook.
 */
G_DEFINE_FINAL_TYPE (PdCodebookEdit, pd_codebook_edit, PD_TYPE_PLANNED_EDIT)

static gboolean
pd_codebook_edit_plan (PdPlannedEdit *edit,
                       PdConnection *connection,
                       const char *coder_id,
                       PdEdit *steps,
                       GError **error)
{
  PdCodebookEdit *self = PD_CODEBOOK_EDIT (edit);

  return self->plan (self, connection, steps, error);
}

static void
pd_codebook_edit_finalize (GObject *object)
{
  PdCodebookEdit *self = PD_CODEBOOK_EDIT (object);

  g_free (self->tag_id);
  g_free (self->other_id);
  g_free (self->before_id);
  g_free (self->name);
  g_free (self->new_id);
  g_strfreev (self->ids);
  g_clear_object (&self->record);
  g_clear_pointer (&self->outline, pd_tag_outline_unref);

  G_OBJECT_CLASS (pd_codebook_edit_parent_class)->finalize (object);
}

static void
pd_codebook_edit_class_init (PdCodebookEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_codebook_edit_finalize;
  PD_PLANNED_EDIT_CLASS (klass)->plan = pd_codebook_edit_plan;
}

static void
pd_codebook_edit_init (PdCodebookEdit *self)
{
}

/**
 * pd_codebook_edit_new:
 * @label: what it does, in the person's language, as it stands behind Undo
 * @plan: finds out the steps
 * @foresee: (nullable): finds out what it would come to
 * @tag_id: (nullable): the UUID of the tag it is done to
 * @other_id: (nullable): and of the tag it is done with
 *
 * Returns: (transfer full): an edit
 */
PdCodebookEdit *
pd_codebook_edit_new (const char *label,
                      PdCodebookPlan plan,
                      PdCodebookForesight foresee,
                      const char *tag_id,
                      const char *other_id)
{
  PdCodebookEdit *self = g_object_new (PD_TYPE_CODEBOOK_EDIT, NULL);

  pd_planned_edit_set_label (PD_PLANNED_EDIT (self), label);
  self->plan = plan;
  self->foresee = foresee;
  self->tag_id = g_strdup (tag_id);
  self->other_id = g_strdup (other_id);
  return self;
}

/**
 * pd_codebook_edit_load_children:
 * @connection: a connection
 * @parent_id: (nullable): the UUID of a tag; %NULL for the top
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PdRecord): the tags right under it in their order, or %NULL with an error
 */
GPtrArray *
pd_codebook_edit_load_children (PdConnection *connection,
                                const char *parent_id,
                                GError **error)
{
  return pd_rows_query_uncounted (connection, PD_WORD_TAG, parent_id != NULL ? "parent_id = ?" : "parent_id IS NULL", parent_id, error);
}

/**
 * pd_codebook_edit_is_within:
 * @connection: a connection
 * @tag_id: the UUID of a tag
 * @top_id: the UUID of a tag
 * @within: (out): whether @tag_id is @top_id, or nested under it
 * @error: return location for an error
 *
 * Returns: whether that could be found out
 */
gboolean
pd_codebook_edit_is_within (PdConnection *connection,
                            const char *tag_id,
                            const char *top_id,
                            gboolean *within,
                            GError **error)
{
  g_autofree char *id = g_strdup (tag_id);

  *within = g_str_equal (id, top_id);
  for (guint i = 0; i < PD_TAG_PATH_MAX_LEVELS && id != NULL && !*within; i++)
    {
      g_autoptr (PdRecord) tag = pd_rows_load_one (connection, PD_WORD_TAG, id, error);

      if (tag == NULL)
        return FALSE;
      g_set_str (&id, pd_record_get_text (tag, PD_TAG_PARENT_ID));
      *within = g_strcmp0 (id, top_id) == 0;
    }
  return TRUE;
}

/**
 * pd_codebook_edit_find_name:
 * @tags: (element-type PdRecord): tags beside each other
 * @name: a name
 * @except_id: (nullable): the UUID of one that does not count
 *
 * Returns: (transfer none) (nullable): the tag that has the name
 */
PdRecord *
pd_codebook_edit_find_name (GPtrArray *tags,
                            const char *name,
                            const char *except_id)
{
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);

      if (g_str_equal (pd_record_get_text (tag, PD_TAG_NAME), name) && g_strcmp0 (pd_record_get_id (tag), except_id) != 0)
        return tag;
    }
  return NULL;
}

/**
 * pd_codebook_edit_check_name:
 * @siblings: (element-type PdRecord): tags beside each other
 * @name: the name of one that is to stand beside them
 * @except_id: (nullable): its UUID, where it may be among them already
 * @error: return location for an error
 *
 * Returns: whether none of the others is called so
 */
gboolean
pd_codebook_edit_check_name (GPtrArray *siblings,
                             const char *name,
                             const char *except_id,
                             GError **error)
{
  if (pd_codebook_edit_find_name (siblings, name, except_id) == NULL)
    return TRUE;
  /* Translators: the name of a tag. */
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("There is a tag “%s” there already: give it another name, or merge the two."), name);
  return FALSE;
}

/**
 * pd_codebook_edit_clean_name:
 * @name: what was typed as the name of a tag
 * @error: return location for an error
 *
 * Returns: (transfer full): the name, on one line and without spaces around it; %NULL with an error where nothing is left
 */
char *
pd_codebook_edit_clean_name (const char *name,
                             GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdelimit (g_strdup (name), "\n\r\t\v\f", ' '));

  if (*clean != '\0' && g_utf8_validate (clean, -1, NULL))
    return g_steal_pointer (&clean);
  g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A tag needs a name."));
  return NULL;
}

static void
set_place (PdEdit *edit,
           PdRecord *tag,
           gboolean set_parent,
           const char *parent_id,
           guint position)
{
  g_autoptr (PdRecord) change = pd_record_new_for_id (PD_WORD_TAG, pd_record_get_id (tag));

  if (!set_parent && pd_record_get_integer (tag, PD_TAG_POSITION) == position)
    return;
  if (set_parent)
    pd_record_set_text (change, PD_TAG_PARENT_ID, parent_id);
  pd_record_set_integer (change, PD_TAG_POSITION, position);
  pd_edit_update (edit, change);
}

/**
 * pd_codebook_edit_place:
 * @edit: takes the steps
 * @tag: a tag
 * @parent_id: (nullable): the UUID of the tag that it is to be nested under; %NULL for the top
 * @siblings: (element-type PdRecord): the tags that are there, without it
 * @position: how many of them are to stand before it
 * @error: return location for an error
 *
 * Gives a tag its place. Only the tags whose position changes by that are changed.
 *
 * Returns: whether it can have it
 */
gboolean
pd_codebook_edit_place (PdEdit *edit,
                        PdRecord *tag,
                        const char *parent_id,
                        GPtrArray *siblings,
                        guint position,
                        GError **error)
{
  gboolean set_parent = g_strcmp0 (pd_record_get_text (tag, PD_TAG_PARENT_ID), parent_id) != 0;

  if (set_parent && !pd_codebook_edit_check_name (siblings, pd_record_get_text (tag, PD_TAG_NAME), pd_record_get_id (tag), error))
    return FALSE;
  set_place (edit, tag, set_parent, parent_id, position);
  for (guint i = 0; i < siblings->len; i++)
    set_place (edit, g_ptr_array_index (siblings, i), FALSE, NULL, i < position ? i : i + 1);
  return TRUE;
}

/**
 * pd_codebook_edit_get_tag_id:
 *
 * Returns: (transfer none) (nullable): the UUID of the tag that was made, once it is done
 */
const char *
pd_codebook_edit_get_tag_id (PdCodebookEdit *self)
{
  g_return_val_if_fail (PD_IS_CODEBOOK_EDIT (self), NULL);

  return self->new_id;
}
