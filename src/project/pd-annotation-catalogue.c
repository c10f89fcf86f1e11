#include "pd-annotation-catalogue.h"

#include <glib/gi18n-lib.h>

#include "pd-annotate.h"
#include "pd-codebook.h"
#include "pd-rows.h"
#include "pd-tag-path.h"

/* Deeper than any codebook, and well within what the project file's own view follows. */
#define MAX_TAG_DEPTH 32

struct _PdAnnotationCatalogue
{
  PdEdit *edit;
  PdCodebook *codebook;
  /* From names to UUIDs. */
  GHashTable *coders;
  GHashTable *claims;
  GHashTable *names;
  GHashTable *aliases;
  /* UUIDs. */
  GHashTable *claim_ids;
  /* A claim's UUID and a kind. */
  GHashTable *kinds;
};

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Where two have one name, the older is meant. */
static void
remember (GHashTable *table,
          const char *name,
          const char *id)
{
  if (name != NULL && !g_hash_table_contains (table, name))
    g_hash_table_insert (table, g_strdup (name), g_strdup (id));
}

static gboolean
load (PdConnection *connection,
      PdWord word,
      GPtrArray **records,
      GError **error)
{
  *records = pd_rows_load (connection, word, 0, NULL, error);
  return *records != NULL;
}

static gboolean
load_names (PdConnection *connection,
            PdWord word,
            PdKey name,
            PdKey id,
            GHashTable *table,
            GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!load (connection, word, &records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      PdRecord *record = g_ptr_array_index (records, i);
      remember (table, pd_record_get_text (record, name), pd_record_get_text (record, id));
    }
  return TRUE;
}

static gboolean
load_tags (PdAnnotationCatalogue *self,
           PdConnection *connection,
           GError **error)
{
  g_autoptr (GPtrArray) tags = NULL;

  if (!load (connection, PD_WORD_TAG, &tags, error))
    return FALSE;
  self->codebook = pd_codebook_new (tags);
  return TRUE;
}

static gboolean
load_kinds (PdAnnotationCatalogue *self,
            PdConnection *connection,
            GError **error)
{
  g_autoptr (GPtrArray) kinds = NULL;

  if (!load (connection, PD_WORD_CLAIM_KIND, &kinds, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      PdRecord *kind = g_ptr_array_index (kinds, i);
      g_hash_table_add (self->kinds, g_strdup_printf ("%s %s", pd_record_get_text (kind, PD_CLAIM_KIND_CLAIM_ID), pd_record_get_text (kind, PD_CLAIM_KIND_KIND)));
    }
  return TRUE;
}

static gboolean
load_claims (PdAnnotationCatalogue *self,
             PdConnection *connection,
             GError **error)
{
  g_autoptr (GPtrArray) claims = NULL;

  if (!load (connection, PD_WORD_CLAIM, &claims, error))
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    {
      PdRecord *claim = g_ptr_array_index (claims, i);

      remember (self->claims, pd_record_get_text (claim, PD_CLAIM_CLAIM), pd_record_get_id (claim));
      g_hash_table_add (self->claim_ids, g_strdup (pd_record_get_id (claim)));
    }
  return TRUE;
}

/**
 * pd_annotation_catalogue_load:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full): what is there now, or %NULL with an error
 */
PdAnnotationCatalogue *
pd_annotation_catalogue_load (PdConnection *connection,
                              GError **error)
{
  g_autoptr (PdAnnotationCatalogue) self = g_new0 (PdAnnotationCatalogue, 1);

  self->coders = table_new ();
  self->claims = table_new ();
  self->names = table_new ();
  self->aliases = table_new ();
  self->claim_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (load_names (connection, PD_WORD_CODER, PD_CODER_NAME, PD_CODER_ID, self->coders, error)
      && load_names (connection, PD_WORD_NAME, PD_NAME_NAME, PD_NAME_ID, self->names, error)
      && load_names (connection, PD_WORD_NAME_ALIAS, PD_NAME_ALIAS_ALIAS, PD_NAME_ALIAS_NAME_ID, self->aliases, error)
      && load_tags (self, connection, error)
      && load_claims (self, connection, error)
      && load_kinds (self, connection, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * pd_annotation_catalogue_free:
 *
 * Frees it.
 */
void
pd_annotation_catalogue_free (PdAnnotationCatalogue *self)
{
  g_clear_object (&self->edit);
  g_clear_pointer (&self->codebook, pd_codebook_free);
  g_hash_table_unref (self->coders);
  g_hash_table_unref (self->claims);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->aliases);
  g_hash_table_unref (self->claim_ids);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

/**
 * pd_annotation_catalogue_set_edit:
 * @edit: takes what is added from now on
 *
 * Sets where new rows go.
 */
void
pd_annotation_catalogue_set_edit (PdAnnotationCatalogue *self,
                                  PdEdit *edit)
{
  g_set_object (&self->edit, edit);
}

/* Takes over a new record, and returns its UUID, which the table keeps. */
static const char *
insert (PdAnnotationCatalogue *self,
        GHashTable *table,
        const char *name,
        PdRecord *record)
{
  char *id = g_strdup (pd_record_get_id (record));

  pd_edit_insert (self->edit, record);
  g_hash_table_insert (table, g_strdup (name), id);
  g_object_unref (record);
  return id;
}

static PdRecord *
record_new (PdWord word,
            PdKey coder_key,
            const char *coder_id)
{
  PdRecord *record = pd_record_new (word);

  if (coder_id != NULL)
    pd_record_set_text (record, coder_key, coder_id);
  return record;
}

/**
 * pd_annotation_catalogue_ensure_coder:
 * @name: a coder's name
 *
 * Returns: (transfer none): the coder's UUID
 */
const char *
pd_annotation_catalogue_ensure_coder (PdAnnotationCatalogue *self,
                                      const char *name)
{
  const char *id = g_hash_table_lookup (self->coders, name);
  PdRecord *coder;

  if (id != NULL)
    return id;
  coder = pd_record_new (PD_WORD_CODER);
  pd_record_set_text (coder, PD_CODER_NAME, name);
  return insert (self, self->coders, name, coder);
}

/**
 * pd_annotation_catalogue_ensure_tag:
 * @path: the tag's name behind those it is nested under, joined by `/`; within a name `\/` is a slash, `\\` a backslash
 * @coder_id: (nullable): who makes it, where it is new
 * @error: return location for an error
 *
 * Returns: (transfer none): the tag's UUID, or %NULL with an error where @path is none
 */
const char *
pd_annotation_catalogue_ensure_tag (PdAnnotationCatalogue *self,
                                    const char *path,
                                    const char *coder_id,
                                    GError **error)
{
  const char *id = pd_codebook_find (self->codebook, path);
  g_auto (GStrv) names = NULL;

  if (id != NULL)
    return id;
  names = pd_tag_path_parse (path);
  if (names == NULL)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID,
                 _ ("“%s” is no tag: names stand between slashes, none empty; a / or \\ within a name is written \\/ or \\\\."), path);
  else if (g_strv_length (names) > MAX_TAG_DEPTH)
    g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("The tag “%s” is nested too deeply."), path);
  else
    return pd_codebook_ensure (self->codebook, self->edit, (const char *const *) names, coder_id);
  return NULL;
}

/**
 * pd_annotation_catalogue_ensure_claim:
 * @claim: a claim's UUID, or its statement
 * @coder_id: (nullable): who makes it, where it is new
 * @error: return location for an error
 *
 * Returns: (transfer none): the claim's UUID, or %NULL with an error where @claim is the UUID of none
 */
const char *
pd_annotation_catalogue_ensure_claim (PdAnnotationCatalogue *self,
                                      const char *claim,
                                      const char *coder_id,
                                      GError **error)
{
  const char *id = g_hash_table_lookup (self->claims, claim);
  PdRecord *record;

  if (id != NULL)
    return id;
  if (g_uuid_string_is_valid (claim))
    {
      g_autofree char *lower = g_ascii_strdown (claim, -1);

      id = g_hash_table_lookup (self->claim_ids, lower);
      if (id != NULL)
        return id;
      g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("There is no claim with the UUID %s."), claim);
      return NULL;
    }
  record = record_new (PD_WORD_CLAIM, PD_CLAIM_CODER_ID, coder_id);
  pd_record_set_text (record, PD_CLAIM_CLAIM, claim);
  id = insert (self, self->claims, claim, record);
  g_hash_table_add (self->claim_ids, g_strdup (id));
  return id;
}

/**
 * pd_annotation_catalogue_ensure_kind:
 * @claim_id: a claim
 * @kind: a kind
 * @coder_id: (nullable): who says so, where it is new
 *
 * Makes sure that a claim is of a kind.
 */
void
pd_annotation_catalogue_ensure_kind (PdAnnotationCatalogue *self,
                                     const char *claim_id,
                                     const char *kind,
                                     const char *coder_id)
{
  g_autoptr (PdRecord) record = NULL;

  if (!g_hash_table_add (self->kinds, g_strdup_printf ("%s %s", claim_id, kind)))
    return;
  record = record_new (PD_WORD_CLAIM_KIND, PD_CLAIM_KIND_CODER_ID, coder_id);
  pd_record_set_text (record, PD_CLAIM_KIND_CLAIM_ID, claim_id);
  pd_record_set_text (record, PD_CLAIM_KIND_KIND, kind);
  pd_edit_insert (self->edit, record);
}

/**
 * pd_annotation_catalogue_ensure_name:
 * @name: the name of somebody who says things, or another spelling of it
 * @anonymous: whether it stands for somebody unnamed, where it is new
 * @coder_id: (nullable): who adds it, where it is new
 * @is_alias: (out): whether @name is another spelling
 *
 * Returns: (transfer none): the name's UUID
 */
const char *
pd_annotation_catalogue_ensure_name (PdAnnotationCatalogue *self,
                                     const char *name,
                                     gboolean anonymous,
                                     const char *coder_id,
                                     gboolean *is_alias)
{
  const char *id = g_hash_table_lookup (self->names, name);
  PdRecord *record;

  *is_alias = FALSE;
  if (id != NULL)
    return id;
  id = g_hash_table_lookup (self->aliases, name);
  *is_alias = id != NULL;
  if (id != NULL)
    return id;
  record = record_new (PD_WORD_NAME, PD_NAME_CODER_ID, coder_id);
  pd_record_set_text (record, PD_NAME_NAME, name);
  pd_record_set_integer (record, PD_NAME_ANONYMOUS, anonymous);
  return insert (self, self->names, name, record);
}
