#pragma once

#include "pd-connection.h"
#include "pd-edit.h"

G_BEGIN_DECLS

/**
 * PdChange:
 * @word: what changed
 * @operation: how
 * @row: the row's number in this file
 * @article: for a highlight or an assignment that came or went, the number of its article; otherwise 0
 *
 * A row that changed.
 */
typedef struct
{
  PdWord word;
  PdOperation operation;
  gint64 row;
  gint64 article;
} PdChange;

#define PD_TYPE_CHANGES (pd_changes_get_type ())
G_DECLARE_FINAL_TYPE (PdChanges, pd_changes, PD, CHANGES, GObject)

PdChanges *pd_changes_new (void);
PdChanges *pd_changes_new_everything (void);

gboolean pd_changes_add_changeset (PdChanges *self,
                                   gconstpointer changeset,
                                   int n_bytes);
void pd_changes_add_word (PdChanges *self,
                          PdWord word);
gboolean pd_changes_touch (PdChanges *self,
                           PdWord word);
gboolean pd_changes_is_derived (PdChanges *self);
gboolean pd_changes_is_empty (PdChanges *self);
guint pd_changes_get_n_changes (PdChanges *self);
const PdChange *pd_changes_get_change (PdChanges *self,
                                       guint index);

G_END_DECLS
