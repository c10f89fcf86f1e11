#pragma once

#include "pd-project.h"
#include "pd-tag-differences.h"

G_BEGIN_DECLS

/**
 * PdCodebookComparison:
 * @before: the older one
 * @after: the newer one: a version, or the codebook as it is
 * @differences: (element-type PdTagDifference): what differs
 *
 * A version of the codebook beside another, or beside the codebook as it is.
 */
typedef struct
{
  PdTagOutline *before;
  PdTagOutline *after;
  GArray *differences;
} PdCodebookComparison;

void pd_codebook_comparison_free (PdCodebookComparison *self);

gint64 pd_project_freeze_codebook (PdProject *self,
                                   const char *note,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_project_freeze_codebook_async (PdProject *self,
                                       const char *note,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gint64 pd_project_freeze_codebook_finish (PdProject *self,
                                          GAsyncResult *result,
                                          GError **error);

PdCodebookComparison *pd_project_compare_codebook (PdProject *self,
                                                   gint64 number,
                                                   gint64 other,
                                                   GCancellable *cancellable,
                                                   GError **error);
void pd_project_compare_codebook_async (PdProject *self,
                                        gint64 number,
                                        gint64 other,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
PdCodebookComparison *pd_project_compare_codebook_finish (PdProject *self,
                                                          GAsyncResult *result,
                                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCodebookComparison, pd_codebook_comparison_free)

G_END_DECLS
