#pragma once

#include "pd-project.h"
#include "pd-tag-tally.h"
#include "pd-tag-use.h"

G_BEGIN_DECLS

/**
 * PdCodebookRows:
 * @tags: (element-type PdRecord): the tags without their counts, those beside each other in their order
 * @tally: how often each is used
 * @has_versions: whether versions of it were frozen
 *
 * The codebook of a moment.
 */
typedef struct
{
  GPtrArray *tags;
  PdTagTally *tally;
  gboolean has_versions;
} PdCodebookRows;

/**
 * PdTagDetails:
 * @uses: (element-type PdTagUse): where it is used
 * @memos: (element-type PdRecord): what was noted on it, in the order of time
 * @coders: (element-type PdRecord): the people who code
 *
 * What hangs on a tag, at a moment.
 */
typedef struct
{
  GPtrArray *uses;
  GPtrArray *memos;
  GPtrArray *coders;
} PdTagDetails;

void pd_codebook_rows_free (PdCodebookRows *self);
void pd_tag_details_free (PdTagDetails *self);

PdCodebookRows *pd_project_load_codebook (PdProject *self,
                                          GCancellable *cancellable,
                                          GError **error);
void pd_project_load_codebook_async (PdProject *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
PdCodebookRows *pd_project_load_codebook_finish (PdProject *self,
                                                 GAsyncResult *result,
                                                 GError **error);
gboolean pd_project_codebook_depends_on (PdChanges *changes);

PdTagDetails *pd_project_load_tag (PdProject *self,
                                   const char *tag_id,
                                   gboolean nested,
                                   GCancellable *cancellable,
                                   GError **error);
void pd_project_load_tag_async (PdProject *self,
                                const char *tag_id,
                                gboolean nested,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PdTagDetails *pd_project_load_tag_finish (PdProject *self,
                                          GAsyncResult *result,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCodebookRows, pd_codebook_rows_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTagDetails, pd_tag_details_free)

G_END_DECLS
