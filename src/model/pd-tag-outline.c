#include "pd-tag-outline.h"

#include "pd-tag-path.h"
#include "pd-uuid.h"

struct _PdTagOutline
{
  gatomicrefcount references;
  GArray *entries;
  /* From UUIDs to indices, and from a parent's index and a name to the tag that has that name under it. */
  GHashTable *by_id;
  GHashTable *by_name;
};

static void
clear_entry (gpointer data)
{
  PdTagEntry *entry = data;

  g_free (entry->id);
  g_free (entry->name);
  for (guint i = 0; i < PD_N_TAG_TEXTS; i++)
    g_free (entry->texts[i]);
}

/**
 * pd_tag_outline_new:
 *
 * Returns: (transfer full): a codebook without tags
 */
PdTagOutline *
pd_tag_outline_new (void)
{
  PdTagOutline *self = g_new0 (PdTagOutline, 1);

  g_atomic_ref_count_init (&self->references);
  self->entries = g_array_new (FALSE, TRUE, sizeof (PdTagEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * pd_tag_outline_ref:
 *
 * Returns: (transfer full): the same
 */
PdTagOutline *
pd_tag_outline_ref (PdTagOutline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * pd_tag_outline_unref:
 *
 * Lets go of it.
 */
void
pd_tag_outline_unref (PdTagOutline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->entries);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static PdTagEntry *
get_entry (PdTagOutline *self,
           int index)
{
  return &g_array_index (self->entries, PdTagEntry, index);
}

/* A UUID that is written in small letters, as it is kept, or none. */
static char *
dup_id (const char *id)
{
  return id != NULL && g_uuid_string_is_valid (id) ? g_ascii_strdown (id, -1) : NULL;
}

/**
 * pd_tag_outline_add:
 * @id: (nullable): its UUID; what is none, or another tag's, is replaced by a new one
 * @name: its name
 * @parent: the index of the tag that it is nested under, or -1
 *
 * Adds a tag as the last under another. Of two that have the same path there is one.
 *
 * Returns: its index, or that of the one that is there; -1 where it would be nested more than %PD_TAG_PATH_MAX_LEVELS deep
 */
int
pd_tag_outline_add (PdTagOutline *self,
                    const char *id,
                    const char *name,
                    int parent)
{
  PdTagEntry entry = { .parent = parent, .highlights = -1, .articles = -1 };
  g_autofree char *key = NULL;
  gpointer there;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);
  g_return_val_if_fail (parent >= -1 && parent < (int) self->entries->len, -1);

  key = g_strdup_printf ("%d/%s", parent, name);
  if (g_hash_table_lookup_extended (self->by_name, key, NULL, &there))
    return GPOINTER_TO_INT (there);
  entry.level = parent >= 0 ? get_entry (self, parent)->level + 1 : 1;
  if (entry.level > PD_TAG_PATH_MAX_LEVELS)
    return -1;
  entry.id = dup_id (id);
  if (entry.id == NULL || g_hash_table_contains (self->by_id, entry.id))
    {
      g_free (entry.id);
      entry.id = pd_uuid_new ();
    }
  entry.name = g_strdup (name);
  g_hash_table_insert (self->by_id, g_strdup (entry.id), GINT_TO_POINTER ((int) self->entries->len));
  g_hash_table_insert (self->by_name, g_steal_pointer (&key), GINT_TO_POINTER ((int) self->entries->len));
  g_array_append_val (self->entries, entry);
  return self->entries->len - 1;
}

/**
 * pd_tag_outline_set_text:
 * @index: a tag
 * @text: what it is that is said
 * @value: (nullable): what is said; an empty text is none
 *
 * Says something of a tag.
 */
void
pd_tag_outline_set_text (PdTagOutline *self,
                         int index,
                         PdTagText text,
                         const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index >= 0 && index < (int) self->entries->len);
  g_return_if_fail (text < PD_N_TAG_TEXTS);

  g_set_str (&get_entry (self, index)->texts[text], value != NULL && *value != '\0' ? value : NULL);
}

/**
 * pd_tag_outline_set_counts:
 * @index: a tag
 * @highlights: how many highlights carry it
 * @articles: in how many articles it is
 *
 * Tells how often a tag is used.
 */
void
pd_tag_outline_set_counts (PdTagOutline *self,
                           int index,
                           gint64 highlights,
                           gint64 articles)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index >= 0 && index < (int) self->entries->len);

  get_entry (self, index)->highlights = highlights;
  get_entry (self, index)->articles = articles;
}

/**
 * pd_tag_outline_get_n:
 *
 * Returns: how many tags there are
 */
guint
pd_tag_outline_get_n (PdTagOutline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * pd_tag_outline_get:
 * @index: a tag
 *
 * Returns: (transfer none): the tag, until another is added
 */
const PdTagEntry *
pd_tag_outline_get (PdTagOutline *self,
                    guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return get_entry (self, index);
}

/**
 * pd_tag_outline_find:
 * @id: a UUID
 *
 * Returns: the index of the tag that has it, or -1
 */
int
pd_tag_outline_find (PdTagOutline *self,
                     const char *id)
{
  gpointer index;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (id != NULL, -1);

  return g_hash_table_lookup_extended (self->by_id, id, NULL, &index) ? GPOINTER_TO_INT (index) : -1;
}

/**
 * pd_tag_outline_dup_path:
 * @index: a tag
 *
 * Returns: (transfer full): its path
 */
char *
pd_tag_outline_dup_path (PdTagOutline *self,
                         guint index)
{
  const char *names[PD_TAG_PATH_MAX_LEVELS + 1] = { NULL };
  const PdTagEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  for (entry = get_entry (self, index);; entry = get_entry (self, entry->parent))
    {
      names[entry->level - 1] = entry->name;
      if (entry->parent < 0)
        return pd_tag_path_join (names);
    }
}

/**
 * pd_tag_outline_to_variant:
 *
 * Returns: (transfer floating): the same as a value of %PD_TAG_OUTLINE_VARIANT_TYPE, without counts, to hand to another process
 */
GVariant *
pd_tag_outline_to_variant (PdTagOutline *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, PD_TAG_OUTLINE_VARIANT_TYPE);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PdTagEntry *entry = get_entry (self, i);

      g_variant_builder_open (&builder, G_VARIANT_TYPE ("(ssias)"));
      g_variant_builder_add (&builder, "s", entry->id);
      g_variant_builder_add (&builder, "s", entry->name);
      g_variant_builder_add (&builder, "i", entry->parent);
      g_variant_builder_open (&builder, G_VARIANT_TYPE_STRING_ARRAY);
      for (guint k = 0; k < PD_N_TAG_TEXTS; k++)
        g_variant_builder_add (&builder, "s", entry->texts[k] != NULL ? entry->texts[k] : "");
      g_variant_builder_close (&builder);
      g_variant_builder_close (&builder);
    }
  return g_variant_builder_end (&builder);
}

/**
 * pd_tag_outline_from_variant:
 * @variant: a value of %PD_TAG_OUTLINE_VARIANT_TYPE, from a process that read a file of anybody's and may say anything
 *
 * Returns: (transfer full) (nullable): the codebook, or %NULL where there can be no such
 */
PdTagOutline *
pd_tag_outline_from_variant (GVariant *variant)
{
  g_autoptr (PdTagOutline) self = NULL;
  GVariantIter iter;
  const char *id, *name;
  const char **texts;
  int parent;

  g_return_val_if_fail (variant != NULL, NULL);
  g_return_val_if_fail (g_variant_is_of_type (variant, PD_TAG_OUTLINE_VARIANT_TYPE), NULL);

  self = pd_tag_outline_new ();
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "(&s&si^a&s)", &id, &name, &parent, &texts))
    {
      g_autofree const char **values = texts;
      int n = self->entries->len;

      if (*name == '\0' || parent < -1 || parent >= n || g_strv_length ((GStrv) values) != PD_N_TAG_TEXTS || pd_tag_outline_add (self, id, name, parent) != n)
        return NULL;
      for (guint i = 0; i < PD_N_TAG_TEXTS; i++)
        pd_tag_outline_set_text (self, n, i, values[i]);
    }
  return g_steal_pointer (&self);
}
