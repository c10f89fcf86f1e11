#pragma once

#include "pd-connection.h"
#include "pd-edit.h"

G_BEGIN_DECLS

/**
 * PdAnnotationCatalogue:
 *
 * What annotations refer to by name: coders, tags, claims, names. What is not there yet is added.
 */
typedef struct _PdAnnotationCatalogue PdAnnotationCatalogue;

PdAnnotationCatalogue *pd_annotation_catalogue_load (PdConnection *connection,
                                                     GError **error);
void pd_annotation_catalogue_free (PdAnnotationCatalogue *self);

void pd_annotation_catalogue_set_edit (PdAnnotationCatalogue *self,
                                       PdEdit *edit);

const char *pd_annotation_catalogue_ensure_coder (PdAnnotationCatalogue *self,
                                                  const char *name);
const char *pd_annotation_catalogue_ensure_tag (PdAnnotationCatalogue *self,
                                                const char *path,
                                                const char *coder_id,
                                                GError **error);
const char *pd_annotation_catalogue_ensure_claim (PdAnnotationCatalogue *self,
                                                  const char *claim,
                                                  const char *coder_id,
                                                  GError **error);
void pd_annotation_catalogue_ensure_kind (PdAnnotationCatalogue *self,
                                          const char *claim_id,
                                          const char *kind,
                                          const char *coder_id);
const char *pd_annotation_catalogue_ensure_name (PdAnnotationCatalogue *self,
                                                 const char *name,
                                                 gboolean anonymous,
                                                 const char *coder_id,
                                                 gboolean *is_alias);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAnnotationCatalogue, pd_annotation_catalogue_free)

G_END_DECLS
