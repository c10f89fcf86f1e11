#include "pd-speakers.h"

#include "pd-fold.h"

struct _PdSpeakers
{
  /* The names by their identifiers, and by what they and their aliases are folded to. */
  GHashTable *names;
  GHashTable *by_folded;
};

/**
 * pd_speakers_new:
 * @names: (element-type PdRecord): the project's names
 * @aliases: (element-type PdRecord): other ways to write them
 *
 * Returns: (transfer full): who they are
 */
PdSpeakers *
pd_speakers_new (GPtrArray *names,
                 GPtrArray *aliases)
{
  PdSpeakers *self;

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (aliases != NULL, NULL);

  self = g_new0 (PdSpeakers, 1);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < names->len; i++)
    {
      PdRecord *name = g_ptr_array_index (names, i);
      g_autofree char *folded = pd_fold (pd_record_get_text (name, PD_NAME_NAME), -1);

      g_hash_table_insert (self->names, (char *) pd_record_get_id (name), g_object_ref (name));
      /* Of two that are written alike the first is meant. */
      if (!g_hash_table_contains (self->by_folded, folded))
        g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), g_object_ref (name));
    }
  for (guint i = 0; i < aliases->len; i++)
    {
      PdRecord *alias = g_ptr_array_index (aliases, i);
      PdRecord *name = g_hash_table_lookup (self->names, pd_record_get_text (alias, PD_NAME_ALIAS_NAME_ID));

      if (name != NULL)
        g_hash_table_replace (self->by_folded, pd_fold (pd_record_get_text (alias, PD_NAME_ALIAS_ALIAS), -1), g_object_ref (name));
    }
  return self;
}

/**
 * pd_speakers_free:
 *
 * Frees it.
 */
void
pd_speakers_free (PdSpeakers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_folded);
  g_hash_table_unref (self->names);
  g_free (self);
}

/* A name that became an alias of another is that one. */
static PdRecord *
find_name (PdSpeakers *self,
           PdRecord *attribution)
{
  const char *id = pd_record_get_text (attribution, PD_ATTRIBUTION_NAME_ID);
  PdRecord *name = id != NULL ? g_hash_table_lookup (self->names, id) : NULL;
  const char *written = name != NULL ? pd_record_get_text (name, PD_NAME_NAME) : pd_record_get_text (attribution, PD_ATTRIBUTION_AS_WRITTEN);
  g_autofree char *folded = written != NULL ? pd_fold (written, -1) : NULL;
  PdRecord *other = folded != NULL ? g_hash_table_lookup (self->by_folded, folded) : NULL;

  return other != NULL ? other : name;
}

/**
 * pd_speakers_get_name:
 * @attribution: an attribution
 *
 * Returns: (transfer none) (nullable): the speaker's name, in the way it is written first; %NULL where nothing is known
 */
const char *
pd_speakers_get_name (PdSpeakers *self,
                      PdRecord *attribution)
{
  PdRecord *name;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PD_IS_RECORD (attribution), NULL);

  name = find_name (self, attribution);
  return name != NULL ? pd_record_get_text (name, PD_NAME_NAME) : pd_record_get_text (attribution, PD_ATTRIBUTION_AS_WRITTEN);
}

/**
 * pd_speakers_dup_key:
 * @attribution: an attribution
 *
 * Returns: (transfer full) (nullable): the same for all attributions to one speaker; %NULL where nothing is known
 */
char *
pd_speakers_dup_key (PdSpeakers *self,
                     PdRecord *attribution)
{
  PdRecord *name;
  const char *written;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PD_IS_RECORD (attribution), NULL);

  name = find_name (self, attribution);
  if (name != NULL)
    return g_strdup (pd_record_get_id (name));
  written = pd_record_get_text (attribution, PD_ATTRIBUTION_AS_WRITTEN);
  return written != NULL ? pd_fold (written, -1) : NULL;
}
