#pragma once

#include "pd-claim-edit.h"

G_BEGIN_DECLS

/**
 * PdClaimPlan:
 * @self: what to do
 * @connection: the writer's connection, in the transaction that does it
 * @coder_id: the UUID of who does it
 * @edit: takes the steps
 * @error: return location for an error
 *
 * Finds out the steps.
 *
 * Returns: whether it can be done
 */
typedef gboolean (*PdClaimPlan) (PdClaimEdit *self,
                                 PdConnection *connection,
                                 const char *coder_id,
                                 PdEdit *edit,
                                 GError **error);

struct _PdClaimEdit
{
  PdPlannedEdit parent_instance;

  PdClaimPlan plan;
  /* What it is done to, and with: of a claim or a name. */
  char *id;
  char *other_id;
  char *new_id;
  char *text;
  char *note;
  GStrv ids;
  PdRecord *record;
  GPtrArray *evidence;
};

PdClaimEdit *pd_claim_edit_new (const char *label,
                                PdClaimPlan plan,
                                const char *id,
                                const char *other_id);

G_END_DECLS
