#include "pd-codebook-match.h"

#include <glib/gi18n-lib.h>

#include "pd-codebook-edit-private.h"
#include "pd-tag-path.h"

/* Where a tag is, as far as the codebook from elsewhere has been gone through. */
typedef struct
{
  char *parent_id;
  char *name;
  /* The path that it had at first; NULL where it is new. */
  char *before;
} Place;

struct _PdCodebookMatch
{
  GArray *matched;
  /* From UUIDs to places, and from the keys of places to the UUIDs of the tags that are there. */
  GHashTable *places;
  GHashTable *by_key;
  /* The tags of the project whose UUIDs are still to come, which may leave their places; and the keys of the places that were taken. */
  GHashTable *coming;
  GHashTable *taken;
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->parent_id);
  g_free (place->name);
  g_free (place->before);
  g_free (place);
}

static void
clear_matched (gpointer data)
{
  PdMatchedTag *matched = data;

  g_free (matched->id);
  g_free (matched->parent_id);
  g_free (matched->name);
  g_free (matched->before);
}

/* A UUID holds no slash. */
static char *
make_key (const char *parent_id,
          const char *name)
{
  return g_strconcat (parent_id != NULL ? parent_id : "", "/", name, NULL);
}

static Place *
put (PdCodebookMatch *self,
     const char *id,
     const char *parent_id,
     const char *name)
{
  Place *place = g_new0 (Place, 1);

  place->parent_id = g_strdup (parent_id);
  place->name = g_strdup (name);
  g_hash_table_insert (self->places, g_strdup (id), place);
  return place;
}

/* Of two that an older project has beside each other under one name, the first is meant. */
static void
note_tags (PdCodebookMatch *self,
           GPtrArray *tags)
{
  for (guint i = 0; i < tags->len; i++)
    {
      PdRecord *tag = g_ptr_array_index (tags, i);
      const char *parent_id = pd_record_get_text (tag, PD_TAG_PARENT_ID), *name = pd_record_get_text (tag, PD_TAG_NAME);
      g_autofree char *key = make_key (parent_id, name);

      put (self, pd_record_get_id (tag), parent_id, name)->before = g_strdup (pd_record_get_text (tag, PD_TAG_PATH));
      if (!g_hash_table_contains (self->by_key, key))
        g_hash_table_insert (self->by_key, g_steal_pointer (&key), g_strdup (pd_record_get_id (tag)));
    }
}

static gboolean
is_within (PdCodebookMatch *self,
           const char *id,
           const char *top_id)
{
  while (id != NULL && !g_str_equal (id, top_id))
    {
      const Place *place = g_hash_table_lookup (self->places, id);

      id = place != NULL ? place->parent_id : NULL;
    }
  return id != NULL;
}

static void
take (PdCodebookMatch *self,
      const char *key,
      const char *id)
{
  g_hash_table_insert (self->by_key, g_strdup (key), g_strdup (id));
  g_hash_table_add (self->taken, g_strdup (key));
}

static void
leave (PdCodebookMatch *self,
       const Place *place,
       const char *id)
{
  g_autofree char *key = make_key (place->parent_id, place->name);

  if (g_strcmp0 (g_hash_table_lookup (self->by_key, key), id) == 0)
    g_hash_table_remove (self->by_key, key);
}

/* Another was let into its place, as it seemed to leave it. */
static gboolean
check_place (PdCodebookMatch *self,
             const Place *place,
             GError **error)
{
  g_autofree char *key = make_key (place->parent_id, place->name);

  if (!g_hash_table_contains (self->taken, key))
    return TRUE;
  /* Translators: the name of a tag. */
  g_set_error (error, PD_STORE_ERROR, PD_STORE_ERROR_INVALID, _ ("There is a tag “%s” there already: give it another name, or merge the two."), place->name);
  return FALSE;
}

/* A tag that is known by its UUID. It goes where the codebook has it, if it can. */
static gboolean
match_known (PdCodebookMatch *self,
             PdMatchedTag *matched,
             const char *key,
             GError **error)
{
  Place *place = g_hash_table_lookup (self->places, matched->id);
  const char *occupant = g_hash_table_lookup (self->by_key, key);

  g_hash_table_remove (self->coming, matched->id);
  matched->is_moved = g_strcmp0 (place->parent_id, matched->parent_id) != 0;
  if (!matched->is_moved && g_str_equal (place->name, matched->name))
    return check_place (self, place, error);
  matched->before = g_strdup (place->before);
  if ((occupant != NULL && !g_hash_table_contains (self->coming, occupant)) || is_within (self, matched->parent_id, matched->id))
    {
      matched->kind = PD_CODEBOOK_MATCH_STAYS;
      return check_place (self, place, error);
    }
  matched->kind = PD_CODEBOOK_MATCH_CHANGED;
  leave (self, place, matched->id);
  g_set_str (&place->parent_id, matched->parent_id);
  g_set_str (&place->name, matched->name);
  take (self, key, matched->id);
  return TRUE;
}

static void
match_other (PdCodebookMatch *self,
             PdMatchedTag *matched,
             const char *key)
{
  const char *occupant = g_hash_table_lookup (self->by_key, key);

  if (occupant != NULL && !g_hash_table_contains (self->coming, occupant))
    {
      g_set_str (&matched->id, occupant);
      return;
    }
  matched->kind = PD_CODEBOOK_MATCH_ADDED;
  put (self, matched->id, matched->parent_id, matched->name);
  take (self, key, matched->id);
}

static gboolean
match (PdCodebookMatch *self,
       const PdTagEntry *entry,
       GError **error)
{
  PdMatchedTag matched = { 0 };
  g_autofree char *name = pd_codebook_edit_clean_name (entry->name, error);
  g_autofree char *key = NULL;
  gboolean ok = TRUE;

  if (name == NULL)
    return FALSE;
  matched.id = g_strdup (entry->id);
  matched.parent_id = entry->parent >= 0 ? g_strdup (pd_codebook_match_get (self, entry->parent)->id) : NULL;
  matched.name = g_steal_pointer (&name);
  key = make_key (matched.parent_id, matched.name);
  if (g_hash_table_contains (self->places, matched.id))
    ok = match_known (self, &matched, key, error);
  else
    match_other (self, &matched, key);
  g_array_append_val (self->matched, matched);
  return ok;
}

/**
 * pd_codebook_match_new:
 * @tags: (element-type PdRecord): all tags of a project
 * @outline: a codebook from elsewhere
 * @error: return location for an error
 *
 * Finds out what each tag of a codebook is in a project. One whose UUID a tag of the project has is that tag, whatever the two are called and wherever they
 * are; another one is the tag that has its path. Tags may change places with each other.
 *
 * Returns: (transfer full): that, or %NULL with an error where two tags beside each other would have one name
 */
PdCodebookMatch *
pd_codebook_match_new (GPtrArray *tags,
                       PdTagOutline *outline,
                       GError **error)
{
  g_autoptr (PdCodebookMatch) self = g_new0 (PdCodebookMatch, 1);
  guint n;

  g_return_val_if_fail (tags != NULL, NULL);
  g_return_val_if_fail (outline != NULL, NULL);

  self->matched = g_array_new (FALSE, TRUE, sizeof (PdMatchedTag));
  g_array_set_clear_func (self->matched, clear_matched);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->coming = g_hash_table_new (g_str_hash, g_str_equal);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  note_tags (self, tags);
  n = pd_tag_outline_get_n (outline);
  for (guint i = 0; i < n; i++)
    {
      const PdTagEntry *entry = pd_tag_outline_get (outline, i);

      if (g_hash_table_contains (self->places, entry->id))
        g_hash_table_add (self->coming, entry->id);
    }
  for (guint i = 0; i < n; i++)
    {
      if (!match (self, pd_tag_outline_get (outline, i), error))
        return NULL;
    }
  g_hash_table_remove_all (self->coming);
  return g_steal_pointer (&self);
}

/**
 * pd_codebook_match_free:
 *
 * Frees it.
 */
void
pd_codebook_match_free (PdCodebookMatch *self)
{
  g_clear_pointer (&self->matched, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->coming, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_free (self);
}

/**
 * pd_codebook_match_get:
 * @index: a tag of the codebook from elsewhere
 *
 * Returns: (transfer none): what it is in the project
 */
const PdMatchedTag *
pd_codebook_match_get (PdCodebookMatch *self,
                       guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->matched->len, NULL);

  return &g_array_index (self->matched, PdMatchedTag, index);
}

/**
 * pd_codebook_match_dup_path:
 * @index: a tag of the codebook from elsewhere
 *
 * Returns: (transfer full): the path that it has in the project when all tags are where they go
 */
char *
pd_codebook_match_dup_path (PdCodebookMatch *self,
                            guint index)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *id;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->matched->len, NULL);

  for (id = pd_codebook_match_get (self, index)->id; id != NULL;)
    {
      const Place *place = g_hash_table_lookup (self->places, id);

      g_ptr_array_insert (names, 0, place->name);
      id = place->parent_id;
    }
  g_ptr_array_add (names, NULL);
  return pd_tag_path_join ((const char *const *) names->pdata);
}
