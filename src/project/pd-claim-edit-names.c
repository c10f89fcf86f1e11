#include "pd-claim-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-rows.h"

/* What was written stays written: under another name it is said as what. */
static gboolean
move_attributions (PdConnection *connection,
                   PdEdit *edit,
                   PdRecord *from,
                   const char *to,
                   GError **error)
{
  g_autoptr (GPtrArray) rows = pd_rows_load (connection, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_NAME_ID, pd_record_get_id (from), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);
      g_autoptr (PdRecord) moved = pd_record_new_for_id (PD_WORD_ATTRIBUTION, pd_record_get_id (row));

      pd_record_set_text (moved, PD_ATTRIBUTION_NAME_ID, to);
      if (pd_record_get_text (row, PD_ATTRIBUTION_AS_WRITTEN) == NULL)
        pd_record_set_text (moved, PD_ATTRIBUTION_AS_WRITTEN, pd_record_get_text (from, PD_NAME_NAME));
      pd_edit_update (edit, moved);
    }
  return rows != NULL;
}

static gboolean
knows (PdRecord *name,
       GPtrArray *aliases,
       const char *spelling)
{
  if (g_str_equal (pd_record_get_text (name, PD_NAME_NAME), spelling))
    return TRUE;
  for (guint i = 0; i < aliases->len; i++)
    {
      if (g_str_equal (pd_record_get_text (g_ptr_array_index (aliases, i), PD_NAME_ALIAS_ALIAS), spelling))
        return TRUE;
    }
  return FALSE;
}

static gboolean
move_aliases (PdConnection *connection,
              PdEdit *edit,
              PdRecord *from,
              PdRecord *to,
              GError **error)
{
  g_autoptr (GPtrArray) kept = pd_rows_load (connection, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_NAME_ID, pd_record_get_id (to), error);
  g_autoptr (GPtrArray) moved = kept != NULL ? pd_rows_load (connection, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_NAME_ID, pd_record_get_id (from), error) : NULL;
  const char *spelling = pd_record_get_text (from, PD_NAME_NAME);

  if (moved == NULL)
    return FALSE;
  for (guint i = 0; i < moved->len; i++)
    {
      PdRecord *alias = g_ptr_array_index (moved, i);
      g_autoptr (PdRecord) row = pd_record_new_for_id (PD_WORD_NAME_ALIAS, pd_record_get_id (alias));

      if (knows (to, kept, pd_record_get_text (alias, PD_NAME_ALIAS_ALIAS)))
        continue;
      pd_record_set_text (row, PD_NAME_ALIAS_NAME_ID, pd_record_get_id (to));
      pd_edit_update (edit, row);
    }
  if (!knows (to, kept, spelling) && !knows (to, moved, spelling))
    {
      g_autoptr (PdRecord) row = pd_record_new (PD_WORD_NAME_ALIAS);

      pd_record_set_text (row, PD_NAME_ALIAS_NAME_ID, pd_record_get_id (to));
      pd_record_set_text (row, PD_NAME_ALIAS_ALIAS, spelling);
      pd_edit_insert (edit, row);
    }
  return TRUE;
}

static gboolean
plan_merge_names (PdClaimEdit *self,
                  PdConnection *connection,
                  const char *coder_id,
                  PdEdit *edit,
                  GError **error)
{
  g_autoptr (PdRecord) to = pd_rows_load_one (connection, PD_WORD_NAME, self->id, error);
  g_autoptr (PdRecord) from = to != NULL ? pd_rows_load_one (connection, PD_WORD_NAME, self->other_id, error) : NULL;
  g_autofree char *note = NULL;

  if (from == NULL)
    return FALSE;
  if (g_str_equal (self->id, self->other_id))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A name cannot be merged with itself."));
      return FALSE;
    }
  note = pd_planned_edit_join_notes (pd_record_get_text (to, PD_NAME_NOTE), pd_record_get_text (from, PD_NAME_NOTE));
  if (g_strcmp0 (note, pd_record_get_text (to, PD_NAME_NOTE)) != 0)
    {
      g_autoptr (PdRecord) name = pd_record_new_for_id (PD_WORD_NAME, self->id);

      pd_record_set_text (name, PD_NAME_NOTE, note);
      pd_edit_update (edit, name);
    }
  if (!move_attributions (connection, edit, from, self->id, error) || !move_aliases (connection, edit, from, to, error))
    return FALSE;
  pd_edit_remove (edit, PD_WORD_NAME, self->other_id);
  return TRUE;
}

/**
 * pd_claim_edit_merge_names:
 * @name_id: the UUID of the name that stays
 * @merged_id: the UUID of another name of the same
 *
 * Makes two names one: the other becomes an alias, and what was said under it is said under the one that stays. As what it was written is
 * kept with each.
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_merge_names (const char *name_id,
                           const char *merged_id)
{
  g_return_val_if_fail (name_id != NULL, NULL);
  g_return_val_if_fail (merged_id != NULL, NULL);

  return pd_claim_edit_new (_ ("Merge Names"), plan_merge_names, name_id, merged_id);
}

static gboolean
plan_split_name (PdClaimEdit *self,
                 PdConnection *connection,
                 const char *coder_id,
                 PdEdit *edit,
                 GError **error)
{
  g_autoptr (PdRecord) alias = pd_rows_load_one (connection, PD_WORD_NAME_ALIAS, self->id, error);
  g_autoptr (PdRecord) name = alias != NULL ? pd_rows_load_one (connection, PD_WORD_NAME, pd_record_get_text (alias, PD_NAME_ALIAS_NAME_ID), error) : NULL;
  g_autoptr (GPtrArray) rows = name != NULL ? pd_rows_load (connection, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_NAME_ID, pd_record_get_id (name), error) : NULL;
  g_autoptr (PdRecord) split = pd_record_new_for_id (PD_WORD_NAME, self->new_id);
  const char *spelling;

  if (rows == NULL)
    return FALSE;
  spelling = pd_record_get_text (alias, PD_NAME_ALIAS_ALIAS);
  pd_record_set_text (split, PD_NAME_NAME, spelling);
  pd_record_set_integer (split, PD_NAME_ANONYMOUS, pd_record_get_integer (name, PD_NAME_ANONYMOUS));
  pd_edit_insert (edit, split);
  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);
      g_autoptr (PdRecord) moved = pd_record_new_for_id (PD_WORD_ATTRIBUTION, pd_record_get_id (row));

      if (g_strcmp0 (pd_record_get_text (row, PD_ATTRIBUTION_AS_WRITTEN), spelling) != 0)
        continue;
      pd_record_set_text (moved, PD_ATTRIBUTION_NAME_ID, self->new_id);
      pd_edit_update (edit, moved);
    }
  pd_edit_remove (edit, PD_WORD_NAME_ALIAS, self->id);
  return TRUE;
}

/**
 * pd_claim_edit_split_name:
 * @name_alias_id: the UUID of an alias
 * @new_name_id: (out) (optional): the UUID of the name that it becomes
 *
 * Makes an alias a name of its own, with what was said under that spelling.
 *
 * Returns: (transfer full): the edit
 */
PdClaimEdit *
pd_claim_edit_split_name (const char *name_alias_id,
                          char **new_name_id)
{
  g_autoptr (PdRecord) name = pd_record_new (PD_WORD_NAME);
  PdClaimEdit *self;

  g_return_val_if_fail (name_alias_id != NULL, NULL);

  self = pd_claim_edit_new (_ ("Separate Names"), plan_split_name, name_alias_id, NULL);
  self->new_id = g_strdup (pd_record_get_id (name));
  if (new_name_id != NULL)
    *new_name_id = g_strdup (self->new_id);
  return self;
}
