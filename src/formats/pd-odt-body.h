#pragma once

#include "pd-document-outline.h"
#include "pd-odt-styles.h"

G_BEGIN_DECLS

/**
 * PdOdtBody:
 *
 * Makes text of the parts of an OpenDocument text.
 */
typedef struct _PdOdtBody PdOdtBody;

PdOdtBody *pd_odt_body_new (PdTextBuilder *builder,
                            PdDocumentOutline *outline,
                            PdOdtStyles *styles);
void pd_odt_body_free (PdOdtBody *self);

gboolean pd_odt_body_read (PdOdtBody *self,
                           GBytes *xml,
                           GError **error);
void pd_odt_body_put_notes (PdOdtBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdOdtBody, pd_odt_body_free)

G_END_DECLS
