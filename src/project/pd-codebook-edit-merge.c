#include "pd-codebook-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook.h"
#include "pd-rows.h"

/* Merging and splitting. */

/* What is said of how to use a tag. */
static const PdKey definitions[] = { PD_TAG_DESCRIPTION, PD_TAG_WHEN_TO_USE, PD_TAG_WHEN_NOT_TO_USE };

static gboolean
load_both (PdCodebookEdit *self,
           PdConnection *connection,
           PdRecord **kept,
           PdRecord **merged,
           GError **error)
{
  gboolean is_under;

  *kept = pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error);
  *merged = *kept != NULL ? pd_rows_load_one (connection, PD_WORD_TAG, self->other_id, error) : NULL;
  if (*merged == NULL)
    return FALSE;
  if (g_str_equal (self->tag_id, self->other_id))
    {
      g_set_error_literal (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("A tag cannot be merged with itself."));
      return FALSE;
    }
  if (!pd_codebook_edit_is_within (connection, self->tag_id, self->other_id, &is_under, error))
    return FALSE;
  if (is_under)
    {
      /* Translators: the names of two tags. */
      g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("“%s” is nested under “%s”: move it out first, or merge it into that one."),
                   pd_record_get_text (*kept, PD_TAG_NAME), pd_record_get_text (*merged, PD_TAG_NAME));
      return FALSE;
    }
  return TRUE;
}

/* Definitions are joined, and a digit that takes the one takes the other where that has none. */
static gboolean
join (PdEdit *edit,
      PdRecord *kept,
      PdRecord *merged)
{
  g_autoptr (PdRecord) change = pd_record_new_for_id (PD_WORD_TAG, pd_record_get_id (kept));
  gboolean joined = FALSE, changed = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autofree char *both = pd_planned_edit_join_notes (pd_record_get_text (kept, definitions[i]), pd_record_get_text (merged, definitions[i]));

      if (g_strcmp0 (both, pd_record_get_text (kept, definitions[i])) == 0)
        continue;
      pd_record_set_text (change, definitions[i], both);
      joined = TRUE;
    }
  if (pd_record_get_text (kept, PD_TAG_SHORTCUT) == NULL && pd_record_get_text (merged, PD_TAG_SHORTCUT) != NULL)
    {
      pd_record_set_text (change, PD_TAG_SHORTCUT, pd_record_get_text (merged, PD_TAG_SHORTCUT));
      changed = TRUE;
    }
  if (edit != NULL && (joined || changed))
    pd_edit_update (edit, change);
  return joined;
}

/* As the last. */
static void
go_over (PdEdit *edit,
         PdRecord *tag,
         const char *parent_id,
         gint64 position)
{
  g_autoptr (PdRecord) change = pd_record_new_for_id (PD_WORD_TAG, pd_record_get_id (tag));

  pd_record_set_text (change, PD_TAG_PARENT_ID, parent_id);
  pd_record_set_integer (change, PD_TAG_POSITION, position);
  pd_edit_update (edit, change);
}

/* Goes through what is nested under the merged tag: what is called as something under the one that stays becomes part of that, the rest goes over. @edit is
 * %NULL where it is only to be counted. */
static gboolean
merge (PdConnection *connection,
       PdEdit *edit,
       PdRecord *kept,
       PdRecord *merged,
       PdCodebookPreview *preview,
       GError **error)
{
  const char *id = pd_record_get_id (kept);
  g_autoptr (GPtrArray) children = pd_codebook_edit_load_children (connection, id, error);
  g_autoptr (GPtrArray) moved = children != NULL ? pd_codebook_edit_load_children (connection, pd_record_get_id (merged), error) : NULL;
  gint64 end;

  if (moved == NULL)
    return FALSE;
  end = children->len > 0 ? pd_record_get_integer (g_ptr_array_index (children, children->len - 1), PD_TAG_POSITION) + 1 : 0;
  preview->joins_definitions |= join (edit, kept, merged);
  for (guint i = 0; i < moved->len; i++)
    {
      PdRecord *child = g_ptr_array_index (moved, i);
      PdRecord *same = pd_codebook_edit_find_name (children, pd_record_get_text (child, PD_TAG_NAME), pd_record_get_id (merged));

      if (same != NULL)
        {
          preview->merged_tags++;
          if (!merge (connection, edit, same, child, preview, error))
            return FALSE;
          continue;
        }
      preview->moved_tags++;
      if (edit != NULL)
        go_over (edit, child, id, end + i);
      g_ptr_array_add (children, g_object_ref (child));
    }
  if (edit == NULL)
    return TRUE;
  pd_edit_remove (edit, PD_WORD_TAG, pd_record_get_id (merged));
  return pd_tag_extent_move (connection, pd_record_get_id (merged), id, error);
}

static gboolean
plan_merge (PdCodebookEdit *self,
            PdConnection *connection,
            PdEdit *edit,
            GError **error)
{
  g_autoptr (PdRecord) kept = NULL;
  g_autoptr (PdRecord) merged = NULL;
  PdCodebookPreview preview = { 0 };

  return load_both (self, connection, &kept, &merged, error) && merge (connection, edit, kept, merged, &preview, error);
}

static gboolean
foresee_merge (PdCodebookEdit *self,
               PdConnection *connection,
               PdCodebookPreview *preview,
               GError **error)
{
  g_autoptr (PdRecord) kept = NULL;
  g_autoptr (PdRecord) merged = NULL;

  if (!load_both (self, connection, &kept, &merged, error) || !merge (connection, NULL, kept, merged, preview, error)
      || !pd_tag_extent_measure (connection, self->other_id, FALSE, self->tag_id, &preview->extent, error))
    return FALSE;
  preview->before = g_strdup (pd_record_get_text (merged, PD_TAG_PATH));
  preview->after = g_strdup (pd_record_get_text (kept, PD_TAG_PATH));
  return TRUE;
}

/**
 * pd_codebook_edit_merge:
 * @tag_id: the UUID of the tag that stays
 * @merged_id: the UUID of the tag that becomes part of it
 *
 * Merges two tags. What carries the one carries the other then, once; memos go over, and what is said of how to use them is joined. Of the tags under the
 * one those become part of a tag under the other that are called as that, and the rest goes over.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_merge (const char *tag_id,
                        const char *merged_id)
{
  g_return_val_if_fail (tag_id != NULL, NULL);
  g_return_val_if_fail (merged_id != NULL, NULL);

  return pd_codebook_edit_new (_ ("Merge Tags"), plan_merge, foresee_merge, tag_id, merged_id);
}

/* The highlights that carry the other tag already, by their UUIDs, with the row that says so. */
static GHashTable *
load_carriers (PdConnection *connection,
               const char *tag_id,
               GError **error)
{
  g_autoptr (GPtrArray) rows = tag_id != NULL ? pd_rows_load (connection, PD_WORD_HIGHLIGHT_TAG, PD_HIGHLIGHT_TAG_TAG_ID, tag_id, error) : g_ptr_array_new ();
  GHashTable *carriers;

  if (rows == NULL)
    return NULL;
  carriers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (carriers, g_strdup (pd_record_get_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID)), g_object_ref (row));
    }
  return carriers;
}

/* Where both would be on a highlight, the other stays, and is an example where one of the two was. */
static void
retag (PdEdit *edit,
       PdRecord *row,
       PdRecord *other,
       const char *tag_id)
{
  g_autoptr (PdRecord) change = pd_record_new_for_id (PD_WORD_HIGHLIGHT_TAG, pd_record_get_id (other != NULL ? other : row));

  if (other == NULL)
    {
      pd_record_set_text (change, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
      pd_edit_update (edit, change);
      return;
    }
  pd_edit_remove (edit, PD_WORD_HIGHLIGHT_TAG, pd_record_get_id (row));
  if (pd_record_get_integer (row, PD_HIGHLIGHT_TAG_EXAMPLE) == 0 || pd_record_get_integer (other, PD_HIGHLIGHT_TAG_EXAMPLE) != 0)
    return;
  pd_record_set_integer (change, PD_HIGHLIGHT_TAG_EXAMPLE, 1);
  pd_edit_update (edit, change);
}

/* The rows that were picked, as far as they are still there. */
static GPtrArray *
load_picked (PdCodebookEdit *self,
             PdConnection *connection,
             GError **error)
{
  g_autoptr (GPtrArray) rows = pd_rows_load (connection, PD_WORD_HIGHLIGHT_TAG, PD_HIGHLIGHT_TAG_TAG_ID, self->tag_id, error);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *picked;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; self->ids[i] != NULL; i++)
    g_hash_table_add (ids, self->ids[i]);
  picked = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if (g_hash_table_contains (ids, pd_record_get_id (row)))
        g_ptr_array_add (picked, g_object_ref (row));
    }
  return picked;
}

static gboolean
plan_retag (PdCodebookEdit *self,
            PdConnection *connection,
            PdEdit *edit,
            GError **error)
{
  const char *other_id = self->new_id != NULL ? self->new_id : self->other_id;
  g_autoptr (GPtrArray) picked = load_picked (self, connection, error);
  g_autoptr (GHashTable) carriers = picked != NULL ? load_carriers (connection, self->other_id, error) : NULL;

  if (carriers == NULL)
    return FALSE;
  for (guint i = 0; i < picked->len; i++)
    {
      PdRecord *row = g_ptr_array_index (picked, i);

      retag (edit, row, g_hash_table_lookup (carriers, pd_record_get_text (row, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID)), other_id);
    }
  return TRUE;
}

/* The new tag stands behind the one, or is the last under it. */
static gboolean
plan_split (PdCodebookEdit *self,
            PdConnection *connection,
            PdEdit *edit,
            GError **error)
{
  g_autoptr (GPtrArray) tags = pd_rows_query_uncounted (connection, PD_WORD_TAG, NULL, NULL, error);
  g_autoptr (PdCodebook) codebook = tags != NULL ? pd_codebook_new (tags) : NULL;
  g_autoptr (PdRecord) tag = codebook != NULL ? pd_rows_load_one (connection, PD_WORD_TAG, self->tag_id, error) : NULL;
  g_autofree char *name = tag != NULL ? pd_codebook_edit_clean_name (self->name, error) : NULL;
  const char *parent_id = name != NULL && !self->nested ? pd_record_get_text (tag, PD_TAG_PARENT_ID) : self->tag_id;
  g_autoptr (GPtrArray) siblings = name != NULL ? pd_codebook_edit_load_children (connection, parent_id, error) : NULL;
  PdRecord *made;
  guint place;

  if (siblings == NULL || !pd_codebook_edit_check_name (siblings, name, NULL, error))
    return FALSE;
  made = pd_codebook_add (codebook, edit, NULL, NULL, name, parent_id, NULL);
  g_set_str (&self->new_id, pd_record_get_id (made));
  place = siblings->len;
  for (guint i = 0; i < siblings->len; i++)
    {
      if (g_str_equal (pd_record_get_id (g_ptr_array_index (siblings, i)), self->tag_id))
        place = i + 1;
    }
  return pd_codebook_edit_place (edit, made, parent_id, siblings, place, error) && plan_retag (self, connection, edit, error);
}

static gboolean
foresee_retag (PdCodebookEdit *self,
               PdConnection *connection,
               PdCodebookPreview *preview,
               GError **error)
{
  g_autoptr (GPtrArray) picked = load_picked (self, connection, error);
  g_autoptr (GHashTable) carriers = picked != NULL ? load_carriers (connection, self->other_id, error) : NULL;

  if (carriers == NULL)
    return FALSE;
  preview->extent.highlights = picked->len;
  for (guint i = 0; i < picked->len; i++)
    preview->extent.both += g_hash_table_contains (carriers, pd_record_get_text (g_ptr_array_index (picked, i), PD_HIGHLIGHT_TAG_HIGHLIGHT_ID));
  return TRUE;
}

/**
 * pd_codebook_edit_split:
 * @tag_id: the UUID of a tag
 * @highlight_tag_ids: (array zero-terminated=1): the UUIDs of the rows that put it on some highlights
 * @name: the name of a new tag
 * @nested: whether the new tag is nested under the one; otherwise it stands behind it
 *
 * Makes a tag, and gives it to some of the highlights that carry another, in the place of that. To be done once.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_split (const char *tag_id,
                        const char *const *highlight_tag_ids,
                        const char *name,
                        gboolean nested)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (tag_id != NULL, NULL);
  g_return_val_if_fail (highlight_tag_ids != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = pd_codebook_edit_new (_ ("Split Tag"), plan_split, foresee_retag, tag_id, NULL);
  self->ids = g_strdupv ((GStrv) highlight_tag_ids);
  self->name = g_strdup (name);
  self->nested = nested;
  return self;
}

/**
 * pd_codebook_edit_retag:
 * @tag_id: the UUID of a tag
 * @highlight_tag_ids: (array zero-terminated=1): the UUIDs of the rows that put it on some highlights
 * @other_id: the UUID of another tag
 *
 * Gives some of the highlights that carry a tag another one in its place.
 *
 * Returns: (transfer full): the edit
 */
PdCodebookEdit *
pd_codebook_edit_retag (const char *tag_id,
                        const char *const *highlight_tag_ids,
                        const char *other_id)
{
  PdCodebookEdit *self;

  g_return_val_if_fail (tag_id != NULL, NULL);
  g_return_val_if_fail (highlight_tag_ids != NULL, NULL);
  g_return_val_if_fail (other_id != NULL, NULL);

  self = pd_codebook_edit_new (_ ("Split Tag"), plan_retag, foresee_retag, tag_id, other_id);
  self->ids = g_strdupv ((GStrv) highlight_tag_ids);
  return self;
}
