#include "pd-codebook-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-entry.h"
#include "pd-codebook.h"
#include "pd-rows.h"
#include "pd-tag-path.h"

/* Adding the tags of another codebook. Those of one path are one tag, which is kept as it is. */

typedef struct
{
  PdCodebook *codebook;
  /* The UUIDs of all tags, and the digits that are taken. */
  GHashTable *ids;
  GHashTable *shortcuts;
  GHashTable *by_place;
} There;

static void
there_clear (There *self)
{
  g_clear_pointer (&self->codebook, pd_codebook_free);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->shortcuts, g_hash_table_unref);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (There, there_clear)

/* A UUID holds no slash. */
static char *
make_place (const char *parent_id,
            const char *name)
{
  return g_strconcat (parent_id != NULL ? parent_id : "", "/", name, NULL);
}

static gboolean
load_there (There *self,
            PdConnection *connection,
            GError **error)
{
  g_autoptr (GPtrArray) tags = pd_rows_query_uncounted (connection, PD_WORD_TAG, NULL, NULL, error);

  if (tags == NULL)
    return FALSE;
  self->codebook = pd_codebook_new (tags);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shortcuts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);
      g_autofree char *place = make_place (pd_record_get_text (tag, PD_TAG_PARENT_ID), pd_record_get_text (tag, PD_TAG_NAME));

      g_hash_table_add (self->ids, g_strdup (pd_record_get_id (tag)));
      if (pd_record_get_text (tag, PD_TAG_SHORTCUT) != NULL)
        g_hash_table_add (self->shortcuts, g_strdup (pd_record_get_text (tag, PD_TAG_SHORTCUT)));
      if (!g_hash_table_contains (self->by_place, place))
        g_hash_table_insert (self->by_place, g_steal_pointer (&place), g_strdup (pd_record_get_id (tag)));
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

static gboolean
plan_import (PdCodebookEdit *self,
             PdConnection *connection,
             PdEdit *edit,
             GError **error)
{
  g_auto (There) there = { 0 };
  g_auto (GStrv) ids = NULL;
  guint n = pd_tag_outline_get_n (self->outline);

  if (!load_there (&there, connection, error))
    return FALSE;
  ids = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const PdTagEntry *entry = pd_tag_outline_get (self->outline, i);
      const char *parent_id = entry->parent >= 0 ? ids[entry->parent] : NULL;
      g_autofree char *name = pd_codebook_edit_clean_name (entry->name, error);
      g_autofree char *place = name != NULL ? make_place (parent_id, name) : NULL;
      const char *id = place != NULL ? g_hash_table_lookup (there.by_place, place) : NULL;
      PdRecord *tag;

      if (name == NULL)
        return FALSE;
      if (id == NULL)
        {
          /* So that it is known for the same in other projects, and in what they export. */
          tag = pd_codebook_add (there.codebook, edit, g_hash_table_contains (there.ids, entry->id) ? NULL : entry->id, NULL, name, parent_id, NULL);
          id = pd_record_get_id (tag);
          set_texts (&there, tag, entry);
          if (entry->texts[PD_TAG_TEXT_MEMOS] != NULL)
            add_memo (edit, id, entry->texts[PD_TAG_TEXT_MEMOS]);
          g_hash_table_add (there.ids, g_strdup (id));
          g_hash_table_insert (there.by_place, g_steal_pointer (&place), g_strdup (id));
        }
      ids[i] = g_strdup (id);
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
  g_autoptr (GStrvBuilder) added = g_strv_builder_new ();
  g_autofree const char **ids = NULL;
  guint n = pd_tag_outline_get_n (self->outline);

  if (!load_there (&there, connection, error))
    return FALSE;
  ids = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const PdTagEntry *entry = pd_tag_outline_get (self->outline, i);
      gboolean is_nested_in_new = entry->parent >= 0 && ids[entry->parent] == NULL;
      g_autofree char *place = make_place (entry->parent >= 0 ? ids[entry->parent] : NULL, entry->name);

      ids[i] = is_nested_in_new ? NULL : g_hash_table_lookup (there.by_place, place);
      if (ids[i] != NULL)
        preview->kept_tags++;
      else
        g_strv_builder_take (added, pd_tag_outline_dup_path (self->outline, i));
    }
  preview->added = g_strv_builder_end (added);
  return TRUE;
}

/**
 * pd_codebook_edit_import:
 * @outline: a codebook from elsewhere
 *
 * Adds the tags that are not there, with what is said of them. A tag is there if one has its path, and is kept as it is. A colour, and a digit
 * that is free, come along; examples, which are quotes of articles, do not. Where all is there it is no step of undo.
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
