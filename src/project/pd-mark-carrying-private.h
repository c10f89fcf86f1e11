#pragma once

#include "pd-mark-carrying.h"

G_BEGIN_DECLS

struct _PdMarkCarrying
{
  GObject parent_instance;

  PdComparison *comparison;
  char *copy_id;
  /* By UUID. */
  GHashTable *claims;
  /* PdMarkProposal */
  GPtrArray *proposals;
  GPtrArray *gone;
  guint n_there;
  guint n_marks;
  guint n_marks_of_copy;
};

G_END_DECLS
