#pragma once

#include "pd-docx-package.h"
#include "pd-docx-text.h"

G_BEGIN_DECLS

/**
 * PdDocxBody:
 *
 * Goes through the parts of a document that have text.
 */
typedef struct _PdDocxBody PdDocxBody;

PdDocxBody *pd_docx_body_new (PdDocxText *text,
                              PdDocxPackage *package,
                              PdDocxStyles *styles);
void pd_docx_body_free (PdDocxBody *self);

gboolean pd_docx_body_read (PdDocxBody *self,
                            GBytes *xml,
                            gboolean is_document,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxBody, pd_docx_body_free)

G_END_DECLS
