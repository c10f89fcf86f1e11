#include "pd-reuse-result.h"

struct _PdReuseResult
{
  gatomicrefcount n_references;

  GPtrArray *matches;
  GPtrArray *families;
  /* The number of the family of each article. */
  GHashTable *by_article;
};

G_DEFINE_BOXED_TYPE (PdReuseResult, pd_reuse_result, pd_reuse_result_ref, pd_reuse_result_unref)

/**
 * pd_reuse_result_new:
 * @matches: (transfer full) (element-type PdReuseMatch): who shares text with whom
 * @families: (transfer full) (element-type PdReuseFamily): the families
 *
 * Returns: (transfer full): the result
 */
PdReuseResult *
pd_reuse_result_new (GPtrArray *matches,
                     GPtrArray *families)
{
  PdReuseResult *self = g_new0 (PdReuseResult, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->matches = matches;
  self->families = families;
  self->by_article = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < families->len; i++)
    {
      const PdReuseFamily *family = g_ptr_array_index (families, i);

      for (guint k = 0; k < family->articles->len; k++)
        g_hash_table_insert (self->by_article, g_ptr_array_index (family->articles, k), GUINT_TO_POINTER (i));
    }
  return self;
}

/**
 * pd_reuse_result_ref:
 *
 * Returns: (transfer full): the same
 */
PdReuseResult *
pd_reuse_result_ref (PdReuseResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * pd_reuse_result_unref:
 *
 * Lets go of it.
 */
void
pd_reuse_result_unref (PdReuseResult *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_hash_table_unref (self->by_article);
  g_ptr_array_unref (self->matches);
  g_ptr_array_unref (self->families);
  g_free (self);
}

/**
 * pd_reuse_result_get_n_matches:
 *
 * Returns: how many pairs of articles share text
 */
guint
pd_reuse_result_get_n_matches (PdReuseResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->matches->len;
}

/**
 * pd_reuse_result_get_match:
 * @index: which
 *
 * Returns: (transfer none): two articles that share text
 */
const PdReuseMatch *
pd_reuse_result_get_match (PdReuseResult *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL && index < self->matches->len, NULL);

  return g_ptr_array_index (self->matches, index);
}

/**
 * pd_reuse_result_get_n_families:
 *
 * Returns: how many families there are
 */
guint
pd_reuse_result_get_n_families (PdReuseResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->families->len;
}

/**
 * pd_reuse_result_get_family:
 * @index: which
 *
 * Returns: (transfer none): a family
 */
const PdReuseFamily *
pd_reuse_result_get_family (PdReuseResult *self,
                            guint index)
{
  g_return_val_if_fail (self != NULL && index < self->families->len, NULL);

  return g_ptr_array_index (self->families, index);
}

/**
 * pd_reuse_result_find_family:
 * @article_id: the UUID of an article
 * @index: (out): the number of its family
 *
 * Returns: whether it has one
 */
gboolean
pd_reuse_result_find_family (PdReuseResult *self,
                             const char *article_id,
                             guint *index)
{
  gpointer value;

  g_return_val_if_fail (self != NULL && article_id != NULL && index != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->by_article, article_id, NULL, &value))
    return FALSE;
  *index = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * pd_reuse_match_new:
 * @a: the UUID of an article
 * @b: that of another
 * @origin: which was there first
 * @pair: (transfer full): what they share
 *
 * Returns: (transfer full): the match
 */
PdReuseMatch *
pd_reuse_match_new (const char *a,
                    const char *b,
                    PdReuseOrigin origin,
                    PdReusePair *pair)
{
  PdReuseMatch *self = g_new0 (PdReuseMatch, 1);

  self->a = g_strdup (a);
  self->b = g_strdup (b);
  self->origin = origin == PD_REUSE_ORIGIN_A ? self->a : origin == PD_REUSE_ORIGIN_B ? self->b
                                                                                     : NULL;
  self->pair = pair;
  return self;
}

/**
 * pd_reuse_match_free:
 * @data: (type PdReuseMatch): a match
 *
 * Frees it.
 */
void
pd_reuse_match_free (gpointer data)
{
  PdReuseMatch *self = data;

  g_free (self->a);
  g_free (self->b);
  pd_reuse_pair_unref (self->pair);
  g_free (self);
}

/**
 * pd_reuse_family_new:
 *
 * Returns: (transfer full): a family of nobody
 */
PdReuseFamily *
pd_reuse_family_new (void)
{
  PdReuseFamily *self = g_new0 (PdReuseFamily, 1);

  self->articles = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * pd_reuse_family_free:
 * @data: (type PdReuseFamily): a family
 *
 * Frees it.
 */
void
pd_reuse_family_free (gpointer data)
{
  PdReuseFamily *self = data;

  g_ptr_array_unref (self->articles);
  g_free (self);
}
