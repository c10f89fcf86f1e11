#include "pd-claim-edit-private.h"

/**
 * PdClaimEdit:
 *
 * Something that is to be done to claims or to the names of those who say them, which takes more than is known of them where it is asked for.
 */
G_DEFINE_FINAL_TYPE (PdClaimEdit, pd_claim_edit, PD_TYPE_PLANNED_EDIT)

static gboolean
pd_claim_edit_plan (PdPlannedEdit *edit,
                    PdConnection *connection,
                    const char *coder_id,
                    PdEdit *steps,
                    GError **error)
{
  PdClaimEdit *self = PD_CLAIM_EDIT (edit);

  return self->plan (self, connection, coder_id, steps, error);
}

static void
pd_claim_edit_finalize (GObject *object)
{
  PdClaimEdit *self = PD_CLAIM_EDIT (object);

  g_free (self->id);
  g_free (self->other_id);
  g_free (self->new_id);
  g_free (self->text);
  g_free (self->note);
  g_strfreev (self->ids);
  g_clear_object (&self->record);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_claim_edit_parent_class)->finalize (object);
}

static void
pd_claim_edit_class_init (PdClaimEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_claim_edit_finalize;
  PD_PLANNED_EDIT_CLASS (klass)->plan = pd_claim_edit_plan;
}

static void
pd_claim_edit_init (PdClaimEdit *self)
{
}

/**
 * pd_claim_edit_new:
 * @label: what it does, in the person's language, as it stands behind Undo
 * @plan: finds out the steps
 * @id: (nullable): the UUID of what it is done to
 * @other_id: (nullable): and of what it is done with
 *
 * Returns: (transfer full): an edit
 */
PdClaimEdit *
pd_claim_edit_new (const char *label,
                   PdClaimPlan plan,
                   const char *id,
                   const char *other_id)
{
  PdClaimEdit *self = g_object_new (PD_TYPE_CLAIM_EDIT, NULL);

  pd_planned_edit_set_label (PD_PLANNED_EDIT (self), label);
  self->plan = plan;
  self->id = g_strdup (id);
  self->other_id = g_strdup (other_id);
  return self;
}
