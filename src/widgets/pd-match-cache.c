#include "pd-match-cache.h"

#include "pd-match-key.h"

/**
 * PdMatchCache:
 *
 * The keys of many names, [struct@Pd.MatchKey]. Names are spelled in a thread of their own; until that is through, they
 * are found as they are written.
 */
struct _PdMatchCache
{
  GObject parent_instance;

  /* A name to its PdMatchKey. */
  GHashTable *keys;
  /* The names that are not spelled. */
  GPtrArray *waiting;
  gboolean working;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PdMatchCache, pd_match_cache, G_TYPE_OBJECT)

static GHashTable *
keys_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pd_match_key_free);
}

static void
pd_match_cache_finalize (GObject *object)
{
  PdMatchCache *self = PD_MATCH_CACHE (object);

  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (pd_match_cache_parent_class)->finalize (object);
}

static void
pd_match_cache_class_init (PdMatchCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_match_cache_finalize;

  /**
   * PdMatchCache::changed:
   *
   * Names can be found by more than before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
pd_match_cache_init (PdMatchCache *self)
{
  self->keys = keys_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_free);
}

/**
 * pd_match_cache_new:
 *
 * Returns: (transfer full): a cache that knows no names
 */
PdMatchCache *
pd_match_cache_new (void)
{
  return g_object_new (PD_TYPE_MATCH_CACHE, NULL);
}

/**
 * pd_match_cache_add:
 * @name: a name
 *
 * Makes a name known, if it is not yet.
 */
void
pd_match_cache_add (PdMatchCache *self,
                    const char *name)
{
  g_return_if_fail (PD_IS_MATCH_CACHE (self));
  g_return_if_fail (name != NULL);

  if (g_hash_table_contains (self->keys, name))
    return;
  g_hash_table_insert (self->keys, g_strdup (name), pd_match_key_new (name, FALSE));
  g_ptr_array_add (self->waiting, g_strdup (name));
}

static void
work (GTask *task,
      gpointer source_object,
      gpointer task_data,
      GCancellable *cancellable)
{
  GPtrArray *names = task_data;
  g_autoptr (GHashTable) keys = keys_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_hash_table_insert (keys, g_strdup (name), pd_match_key_new (name, TRUE));
    }
  g_task_return_pointer (task, g_steal_pointer (&keys), (GDestroyNotify) g_hash_table_unref);
}

static void
on_worked (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (PdMatchCache) self = user_data;
  g_autoptr (GHashTable) spelled = g_task_propagate_pointer (G_TASK (result), NULL);
  GHashTableIter iter;
  gpointer name, key;

  g_hash_table_iter_init (&iter, spelled);
  while (g_hash_table_iter_next (&iter, &name, &key))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_replace (self->keys, name, key);
    }
  self->working = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  pd_match_cache_start (self);
}

/**
 * pd_match_cache_start:
 *
 * Sees to it that the names made known are spelled.
 */
void
pd_match_cache_start (PdMatchCache *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_MATCH_CACHE (self));

  if (self->working || self->waiting->len == 0)
    return;
  self->working = TRUE;
  task = g_task_new (NULL, NULL, on_worked, g_object_ref (self));
  g_task_set_source_tag (task, pd_match_cache_start);
  g_task_set_task_data (task, g_steal_pointer (&self->waiting), (GDestroyNotify) g_ptr_array_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  g_task_run_in_thread (task, work);
}

/**
 * pd_match_cache_is_complete:
 *
 * Returns: whether every name made known is spelled
 */
gboolean
pd_match_cache_is_complete (PdMatchCache *self)
{
  g_return_val_if_fail (PD_IS_MATCH_CACHE (self), FALSE);

  return !self->working && self->waiting->len == 0;
}

/**
 * pd_match_cache_rank:
 * @name: a name that was made known
 * @typed: what has been typed so far
 *
 * Returns: how well @typed fits, as [method@Pd.MatchKey.rank] has it
 */
int
pd_match_cache_rank (PdMatchCache *self,
                     const char *name,
                     const char *typed)
{
  const PdMatchKey *key;

  g_return_val_if_fail (PD_IS_MATCH_CACHE (self), 0);
  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (typed != NULL, 0);

  key = g_hash_table_lookup (self->keys, name);
  g_return_val_if_fail (key != NULL, 0);

  return pd_match_key_rank (key, typed);
}
