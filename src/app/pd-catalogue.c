#include "pd-catalogue.h"

/**
 * PdCatalogue:
 *
 * What every page of a project refers to: its coders, tags, claims, names and own fields. It is kept when the next article is
 * opened.
 */
struct _PdCatalogue
{
  GObject parent_instance;

  /* Of each word that is in it. */
  GPtrArray *rows[PD_N_WORDS];
  GHashTable *rows_by_id[PD_N_WORDS];
};

G_DEFINE_FINAL_TYPE (PdCatalogue, pd_catalogue, G_TYPE_OBJECT)

static gboolean
holds (PdWord word)
{
  return (PD_CATALOGUE_WORDS & PD_WORD_BIT (word)) != 0;
}

static void
pd_catalogue_finalize (GObject *object)
{
  pd_catalogue_clear (PD_CATALOGUE (object));

  G_OBJECT_CLASS (pd_catalogue_parent_class)->finalize (object);
}

static void
pd_catalogue_class_init (PdCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_catalogue_finalize;
}

static void
pd_catalogue_init (PdCatalogue *self)
{
}

/**
 * pd_catalogue_new:
 *
 * Returns: (transfer full): an empty catalogue
 */
PdCatalogue *
pd_catalogue_new (void)
{
  return g_object_new (PD_TYPE_CATALOGUE, NULL);
}

/**
 * pd_catalogue_clear:
 *
 * Empties it.
 */
void
pd_catalogue_clear (PdCatalogue *self)
{
  g_return_if_fail (PD_IS_CATALOGUE (self));

  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      g_clear_pointer (&self->rows_by_id[i], g_hash_table_unref);
      g_clear_pointer (&self->rows[i], g_ptr_array_unref);
    }
}

/**
 * pd_catalogue_set_rows:
 * @word: one of %PD_CATALOGUE_WORDS
 * @rows: (element-type PdRecord): all that the project has of it
 *
 * Sets what there is of a word.
 */
void
pd_catalogue_set_rows (PdCatalogue *self,
                       PdWord word,
                       GPtrArray *rows)
{
  GHashTable *rows_by_id;

  g_return_if_fail (PD_IS_CATALOGUE (self));
  g_return_if_fail (holds (word));
  g_return_if_fail (rows != NULL);

  rows_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);
      g_hash_table_insert (rows_by_id, (char *) pd_record_get_id (row), row);
    }
  g_clear_pointer (&self->rows_by_id[word], g_hash_table_unref);
  g_clear_pointer (&self->rows[word], g_ptr_array_unref);
  self->rows_by_id[word] = rows_by_id;
  self->rows[word] = g_ptr_array_ref (rows);
}

/**
 * pd_catalogue_get_rows:
 * @word: one of %PD_CATALOGUE_WORDS
 *
 * Returns: (transfer none) (element-type PdRecord): what there is of it
 */
GPtrArray *
pd_catalogue_get_rows (PdCatalogue *self,
                       PdWord word)
{
  g_return_val_if_fail (PD_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (holds (word), NULL);

  if (self->rows[word] == NULL)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);
      pd_catalogue_set_rows (self, word, none);
    }
  return self->rows[word];
}

/**
 * pd_catalogue_find:
 * @word: one of %PD_CATALOGUE_WORDS
 * @id: (nullable): a UUID
 *
 * Returns: (transfer none) (nullable): the row
 */
PdRecord *
pd_catalogue_find (PdCatalogue *self,
                   PdWord word,
                   const char *id)
{
  g_return_val_if_fail (PD_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (holds (word), NULL);

  return id != NULL && self->rows_by_id[word] != NULL ? g_hash_table_lookup (self->rows_by_id[word], id) : NULL;
}

static PdRecord *
find_by (PdCatalogue *self,
         PdKey key,
         const char *text)
{
  GPtrArray *rows = pd_catalogue_get_rows (self, PD_KEY_WORD (key));

  for (guint i = 0; i < rows->len; i++)
    {
      if (g_strcmp0 (pd_record_get_text (g_ptr_array_index (rows, i), key), text) == 0)
        return g_ptr_array_index (rows, i);
    }
  return NULL;
}

/**
 * pd_catalogue_find_claim:
 * @statement: what a claim states
 *
 * Returns: (transfer none) (nullable): the claim that states just that
 */
PdRecord *
pd_catalogue_find_claim (PdCatalogue *self,
                         const char *statement)
{
  g_return_val_if_fail (PD_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  return find_by (self, PD_CLAIM_CLAIM, statement);
}

/**
 * pd_catalogue_find_name:
 * @name: a name, or another spelling of one
 *
 * Returns: (transfer none) (nullable): the name
 */
PdRecord *
pd_catalogue_find_name (PdCatalogue *self,
                        const char *name)
{
  PdRecord *found;

  g_return_val_if_fail (PD_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  found = find_by (self, PD_NAME_NAME, name);
  if (found != NULL)
    return found;
  found = find_by (self, PD_NAME_ALIAS_ALIAS, name);
  return found != NULL ? pd_catalogue_find (self, PD_WORD_NAME, pd_record_get_text (found, PD_NAME_ALIAS_NAME_ID)) : NULL;
}

/**
 * pd_catalogue_list_names:
 *
 * Returns: (transfer full): the names of those who say something, and their other spellings
 */
GStrv
pd_catalogue_list_names (PdCatalogue *self)
{
  static const PdKey keys[] = { PD_NAME_NAME, PD_NAME_ALIAS_ALIAS };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (PD_IS_CATALOGUE (self), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GPtrArray *rows = pd_catalogue_get_rows (self, PD_KEY_WORD (keys[i]));

      for (guint j = 0; rows != NULL && j < rows->len; j++)
        g_strv_builder_add (names, pd_record_get_text (g_ptr_array_index (rows, j), keys[i]));
    }
  return g_strv_builder_end (names);
}

/**
 * pd_catalogue_list_kinds:
 * @claim_id: (nullable): a claim
 *
 * Returns: (transfer full): what kinds it is of
 */
GStrv
pd_catalogue_list_kinds (PdCatalogue *self,
                         const char *claim_id)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  GPtrArray *rows;

  g_return_val_if_fail (PD_IS_CATALOGUE (self), NULL);

  rows = pd_catalogue_get_rows (self, PD_WORD_CLAIM_KIND);
  for (guint i = 0; claim_id != NULL && i < rows->len; i++)
    {
      PdRecord *row = g_ptr_array_index (rows, i);

      if (g_str_equal (pd_record_get_text (row, PD_CLAIM_KIND_CLAIM_ID), claim_id))
        g_strv_builder_add (kinds, pd_record_get_text (row, PD_CLAIM_KIND_KIND));
    }
  return g_strv_builder_end (kinds);
}
