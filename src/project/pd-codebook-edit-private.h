#pragma once

#include "pd-codebook-edit.h"
#include "pd-codebook-preview.h"

G_BEGIN_DECLS

/**
 * PdCodebookPlan:
 * @self: what to do
 * @connection: the writer's connection, in the transaction that does it
 * @edit: takes the steps
 * @error: return location for an error
 *
 * Finds out the steps.
 *
 * Returns: whether it can be done
 */
typedef gboolean (*PdCodebookPlan) (PdCodebookEdit *self,
                                    PdConnection *connection,
                                    PdEdit *edit,
                                    GError **error);

/**
 * PdCodebookForesight:
 * @self: what to do
 * @connection: a connection that only reads
 * @preview: takes what it comes to
 * @error: return location for an error
 *
 * Finds out what would change.
 *
 * Returns: whether it could be done
 */
typedef gboolean (*PdCodebookForesight) (PdCodebookEdit *self,
                                         PdConnection *connection,
                                         PdCodebookPreview *preview,
                                         GError **error);

struct _PdCodebookEdit
{
  PdPlannedEdit parent_instance;

  PdCodebookPlan plan;
  PdCodebookForesight foresee;
  /* What it is done to, and with: another tag, the tag it is to be nested under, and the one that is to stand behind it. */
  char *tag_id;
  char *other_id;
  char *before_id;
  PdCodebookStep step;
  char *name;
  gboolean nested;
  GStrv ids;
  PdRecord *record;
  PdTagOutline *outline;
  /* The tag that was made. */
  char *new_id;
};

PdCodebookEdit *pd_codebook_edit_new (const char *label,
                                      PdCodebookPlan plan,
                                      PdCodebookForesight foresee,
                                      const char *tag_id,
                                      const char *other_id);

GPtrArray *pd_codebook_edit_load_children (PdConnection *connection,
                                           const char *parent_id,
                                           GError **error);
gboolean pd_codebook_edit_is_within (PdConnection *connection,
                                     const char *tag_id,
                                     const char *top_id,
                                     gboolean *within,
                                     GError **error);
PdRecord *pd_codebook_edit_find_name (GPtrArray *tags,
                                      const char *name,
                                      const char *except_id);
gboolean pd_codebook_edit_check_name (GPtrArray *siblings,
                                      const char *name,
                                      const char *except_id,
                                      GError **error);
char *pd_codebook_edit_clean_name (const char *name,
                                   GError **error);
gboolean pd_codebook_edit_place (PdEdit *edit,
                                 PdRecord *tag,
                                 const char *parent_id,
                                 GPtrArray *siblings,
                                 guint position,
                                 GError **error);

G_END_DECLS
