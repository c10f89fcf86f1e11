#pragma once

#include "pd-codebook-edit.h"
#include "pd-tag-extent.h"

G_BEGIN_DECLS

/**
 * PdCodebookPreview:
 * @extent: what hangs on the tag that is changed
 * @moved_tags: how many of the tags right under it go over as they are
 * @merged_tags: how many of the tags under it become part of one that is called so
 * @joins_definitions: whether what is said of how to use the two tags is joined
 * @added: (nullable): of a codebook that is imported, the paths of the tags that are not there
 * @changed_before: (nullable): of those that are there, the paths of those that get another name or place
 * @changed_after: (nullable): and the paths that these get
 * @staying: (nullable): the paths of those that cannot have the name or place that the codebook has for them, as another tag has it
 * @kept_tags: how many are there as they are
 * @before: (nullable): the path of the tag as it is
 * @after: (nullable): the path that it will have, or that of the tag it becomes part of
 *
 * What an edit of the codebook comes to, as far as that can be said before.
 */
typedef struct
{
  PdTagExtent extent;
  guint moved_tags;
  guint merged_tags;
  gboolean joins_definitions;
  GStrv added;
  GStrv changed_before;
  GStrv changed_after;
  GStrv staying;
  guint kept_tags;
  char *before;
  char *after;
} PdCodebookPreview;

void pd_codebook_preview_free (PdCodebookPreview *self);

void pd_project_preview_codebook_edit_async (PdProject *self,
                                             PdCodebookEdit *edit,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
PdCodebookPreview *pd_project_preview_codebook_edit_finish (PdProject *self,
                                                            GAsyncResult *result,
                                                            GError **error);
PdCodebookPreview *pd_project_preview_codebook_edit (PdProject *self,
                                                     PdCodebookEdit *edit,
                                                     GCancellable *cancellable,
                                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCodebookPreview, pd_codebook_preview_free)

G_END_DECLS
