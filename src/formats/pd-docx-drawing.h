#pragma once

#include "pd-docx-package.h"
#include "pd-docx-text.h"

G_BEGIN_DECLS

/**
 * PdDocxDrawings:
 *
 * The drawings that are open, one in a box of the other.
 */
typedef struct _PdDocxDrawings PdDocxDrawings;

PdDocxDrawings *pd_docx_drawings_new (PdDocxText *text);
void pd_docx_drawings_free (PdDocxDrawings *self);

void pd_docx_drawings_begin (PdDocxDrawings *self);
void pd_docx_drawings_end (PdDocxDrawings *self);
void pd_docx_drawings_name (PdDocxDrawings *self,
                            const PdXmlAttributes *attributes);
void pd_docx_drawings_add_image (PdDocxDrawings *self,
                                 const PdXmlAttributes *attributes,
                                 PdDocxPackage *package);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxDrawings, pd_docx_drawings_free)

G_END_DECLS
