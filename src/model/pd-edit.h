#pragma once

#include "pd-record.h"

G_BEGIN_DECLS

/**
 * PdOperation:
 * @PD_OPERATION_INSERT: a new row
 * @PD_OPERATION_UPDATE: what is set in the record is changed
 * @PD_OPERATION_REMOVE: the row goes, with what hangs on it
 */
typedef enum
{
  PD_OPERATION_INSERT,
  PD_OPERATION_UPDATE,
  PD_OPERATION_REMOVE,
} PdOperation;

#define PD_TYPE_EDIT (pd_edit_get_type ())
G_DECLARE_FINAL_TYPE (PdEdit, pd_edit, PD, EDIT, GObject)

PdEdit *pd_edit_new (const char *label);

const char *pd_edit_get_label (PdEdit *self);

void pd_edit_insert (PdEdit *self,
                     PdRecord *record);
void pd_edit_update (PdEdit *self,
                     PdRecord *record);
void pd_edit_remove (PdEdit *self,
                     PdWord word,
                     const char *id);

void pd_edit_update_articles (PdEdit *self,
                              GArray *articles,
                              PdRecord *values);
void pd_edit_put_for_articles (PdEdit *self,
                               GArray *articles,
                               PdRecord *row);
void pd_edit_remove_from_articles (PdEdit *self,
                                   GArray *articles,
                                   PdRecord *row);
void pd_edit_remove_articles (PdEdit *self,
                              GArray *articles);

guint pd_edit_get_n_steps (PdEdit *self);
PdRecord *pd_edit_get_step (PdEdit *self,
                            guint index,
                            PdOperation *operation);
GArray *pd_edit_get_step_articles (PdEdit *self,
                                   guint index);

G_END_DECLS
