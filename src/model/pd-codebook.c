#include "pd-codebook.h"

#include "pd-tag-path.h"

struct _PdCodebook
{
  /* From paths to UUIDs. */
  GHashTable *tags;
  /* From the UUID of a tag, or "" for the top, to the position behind all that are under it. */
  GHashTable *ends;
  /* From colours, in small letters, to how many tags have them. */
  GHashTable *colour_uses;
  PdTagPalette palette;
};

static void
note (PdCodebook *self,
      const char *path,
      PdRecord *tag)
{
  const char *parent_id = pd_record_get_text (tag, PD_TAG_PARENT_ID);
  const char *colour = pd_record_get_text (tag, PD_TAG_COLOUR);
  gint64 end = pd_record_get_integer (tag, PD_TAG_POSITION) + 1;

  if (parent_id == NULL)
    parent_id = "";
  /* Where two have one path, the older is meant. */
  if (path != NULL && !g_hash_table_contains (self->tags, path))
    g_hash_table_insert (self->tags, g_strdup (path), g_strdup (pd_record_get_id (tag)));
  if (end > GPOINTER_TO_INT (g_hash_table_lookup (self->ends, parent_id)))
    g_hash_table_insert (self->ends, g_strdup (parent_id), GINT_TO_POINTER ((int) MIN (end, G_MAXINT)));
  if (colour != NULL)
    {
      g_autofree char *key = g_ascii_strdown (colour, -1);
      guint uses = GPOINTER_TO_UINT (g_hash_table_lookup (self->colour_uses, key));

      g_hash_table_insert (self->colour_uses, g_steal_pointer (&key), GUINT_TO_POINTER (uses + 1));
    }
}

/**
 * pd_codebook_new:
 * @tags: (element-type PdRecord): every tag of the project
 *
 * Returns: (transfer full): the codebook
 */
PdCodebook *
pd_codebook_new (GPtrArray *tags)
{
  PdCodebook *self;

  g_return_val_if_fail (tags != NULL, NULL);

  self = g_new0 (PdCodebook, 1);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->colour_uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);
      note (self, pd_record_get_text (tag, PD_TAG_PATH), tag);
    }
  return self;
}

/**
 * pd_codebook_free:
 *
 * Frees it.
 */
void
pd_codebook_free (PdCodebook *self)
{
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->colour_uses);
  g_free (self);
}

/**
 * pd_codebook_set_palette:
 * @palette: where new tags have their colours from
 *
 * Chooses another palette than the first.
 */
void
pd_codebook_set_palette (PdCodebook *self,
                         PdTagPalette palette)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (palette < PD_TAG_N_PALETTES);

  self->palette = palette;
}

/**
 * pd_codebook_find:
 * @path: a path
 *
 * Returns: (transfer none) (nullable): the UUID of the tag that has it
 */
const char *
pd_codebook_find (PdCodebook *self,
                  const char *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return g_hash_table_lookup (self->tags, path);
}

/* The first of those that fewest tags have. */
static const char *
choose_colour (PdCodebook *self)
{
  const char *best = NULL;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < pd_tag_colours_get_n (self->palette); i++)
    {
      const char *colour = pd_tag_colours_get (self->palette, i);
      guint uses = GPOINTER_TO_UINT (g_hash_table_lookup (self->colour_uses, colour));

      if (uses < fewest)
        {
          best = colour;
          fewest = uses;
        }
    }
  return best;
}

/**
 * pd_codebook_add:
 * @edit: takes the tag
 * @id: (nullable): its UUID; %NULL for a new one
 * @path: (nullable): its path, by which it is to be found
 * @name: its name
 * @parent_id: (nullable): the UUID of the tag it is nested under
 * @coder_id: (nullable): who makes it, if not who does the edit
 *
 * Makes a tag, whether or not there is one that is called so. It has a colour that few have, and comes last.
 *
 * Returns: (transfer none): the tag, which @edit holds
 */
PdRecord *
pd_codebook_add (PdCodebook *self,
                 PdEdit *edit,
                 const char *id,
                 const char *path,
                 const char *name,
                 const char *parent_id,
                 const char *coder_id)
{
  g_autoptr (PdRecord) tag = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  tag = id != NULL ? pd_record_new_for_id (PD_WORD_TAG, id) : pd_record_new (PD_WORD_TAG);
  if (coder_id != NULL)
    pd_record_set_text (tag, PD_TAG_CODER_ID, coder_id);
  if (parent_id != NULL)
    pd_record_set_text (tag, PD_TAG_PARENT_ID, parent_id);
  pd_record_set_text (tag, PD_TAG_NAME, name);
  pd_record_set_text (tag, PD_TAG_COLOUR, choose_colour (self));
  pd_record_set_integer (tag, PD_TAG_POSITION, pd_codebook_take_position (self, parent_id));
  pd_edit_insert (edit, tag);
  note (self, path, tag);
  return tag;
}

/**
 * pd_codebook_take_position:
 * @parent_id: (nullable): the UUID of a tag; %NULL for the top
 *
 * Sees to it that what comes under a tag later comes behind what is placed there now.
 *
 * Returns: the position behind all tags that are under it
 */
gint64
pd_codebook_take_position (PdCodebook *self,
                           const char *parent_id)
{
  int end;

  g_return_val_if_fail (self != NULL, 0);

  if (parent_id == NULL)
    parent_id = "";
  end = GPOINTER_TO_INT (g_hash_table_lookup (self->ends, parent_id));
  if (end < G_MAXINT)
    g_hash_table_insert (self->ends, g_strdup (parent_id), GINT_TO_POINTER (end + 1));
  return end;
}

/**
 * pd_codebook_ensure:
 * @edit: takes the tags that are missing
 * @names: (array zero-terminated=1): a tag's name behind those it is nested under
 * @coder_id: (nullable): who makes what is new, if not who does the edit
 *
 * Sees to it that there is a tag, and those it is nested under. What is new has a colour that few have, and comes last.
 *
 * Returns: (transfer none) (nullable): the tag's UUID; %NULL where there are no names
 */
const char *
pd_codebook_ensure (PdCodebook *self,
                    PdEdit *edit,
                    const char *const *names,
                    const char *coder_id)
{
  g_autoptr (GString) path = g_string_new (NULL);
  const char *id = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PD_IS_EDIT (edit), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  for (; *names != NULL; names++)
    {
      pd_tag_path_append (path, *names);
      if (pd_codebook_find (self, path->str) == NULL)
        pd_codebook_add (self, edit, NULL, path->str, *names, id, coder_id);
      id = pd_codebook_find (self, path->str);
    }
  return id;
}
