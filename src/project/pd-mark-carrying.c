#include "pd-mark-carrying-private.h"

/**
 * PdMarkCarrying:
 *
 * What is marked on an article, and what it would be on a copy of it. It is a picture of one moment and does not change.
 */
G_DEFINE_FINAL_TYPE (PdMarkCarrying, pd_mark_carrying, G_TYPE_OBJECT)

static void
pd_mark_carrying_finalize (GObject *object)
{
  PdMarkCarrying *self = PD_MARK_CARRYING (object);

  g_clear_pointer (&self->comparison, pd_comparison_unref);
  g_free (self->copy_id);
  g_hash_table_unref (self->claims);
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->gone);

  G_OBJECT_CLASS (pd_mark_carrying_parent_class)->finalize (object);
}

static void
pd_mark_carrying_class_init (PdMarkCarryingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_mark_carrying_finalize;
}

static void
pd_mark_carrying_init (PdMarkCarrying *self)
{
  self->claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_mark_proposal_free);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_mark_proposal_free);
}

/**
 * pd_mark_carrying_get_comparison:
 *
 * Returns: (transfer none): the article beside the copy
 */
PdComparison *
pd_mark_carrying_get_comparison (PdMarkCarrying *self)
{
  g_return_val_if_fail (PD_IS_MARK_CARRYING (self), NULL);

  return self->comparison;
}

/**
 * pd_mark_carrying_get_claim:
 * @claim_id: a UUID
 *
 * Returns: (transfer none) (nullable): the claim
 */
PdRecord *
pd_mark_carrying_get_claim (PdMarkCarrying *self,
                            const char *claim_id)
{
  g_return_val_if_fail (PD_IS_MARK_CARRYING (self), NULL);
  g_return_val_if_fail (claim_id != NULL, NULL);

  return g_hash_table_lookup (self->claims, claim_id);
}

/**
 * pd_mark_carrying_get_proposals:
 *
 * Returns: (transfer none) (element-type PdMarkProposal): what can be carried over, in reading order; also what was refused
 */
GPtrArray *
pd_mark_carrying_get_proposals (PdMarkCarrying *self)
{
  g_return_val_if_fail (PD_IS_MARK_CARRYING (self), NULL);

  return self->proposals;
}

/**
 * pd_mark_carrying_get_gone:
 *
 * Returns: (transfer none) (element-type PdMarkProposal): what the copy does not have, in reading order
 */
GPtrArray *
pd_mark_carrying_get_gone (PdMarkCarrying *self)
{
  g_return_val_if_fail (PD_IS_MARK_CARRYING (self), NULL);

  return self->gone;
}

/**
 * pd_mark_carrying_get_n_there:
 *
 * Returns: how many highlights of the article the copy has already, with all that is on them
 */
guint
pd_mark_carrying_get_n_there (PdMarkCarrying *self)
{
  g_return_val_if_fail (PD_IS_MARK_CARRYING (self), 0);

  return self->n_there;
}

/**
 * pd_mark_carrying_get_n_marks:
 * @of_copy: whether those of the copy are counted
 *
 * Returns: how many highlights the article has, of those whose marks are looked at
 */
guint
pd_mark_carrying_get_n_marks (PdMarkCarrying *self,
                              gboolean of_copy)
{
  g_return_val_if_fail (PD_IS_MARK_CARRYING (self), 0);

  return of_copy ? self->n_marks_of_copy : self->n_marks;
}
