#pragma once

#include "pd-docx-element.h"
#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdDocxControls:
 *
 * The content controls that a place in a document is inside of: a control says what its content is.
 */
typedef struct _PdDocxControls PdDocxControls;

PdDocxControls *pd_docx_controls_new (void);
void pd_docx_controls_free (PdDocxControls *self);

void pd_docx_controls_begin (PdDocxControls *self);
void pd_docx_controls_begin_properties (PdDocxControls *self);
void pd_docx_controls_set_property (PdDocxControls *self,
                                    PdDocxElement element,
                                    const PdXmlAttributes *attributes);
void pd_docx_controls_end_properties (PdDocxControls *self);
void pd_docx_controls_begin_content (PdDocxControls *self);
void pd_docx_controls_end (PdDocxControls *self);

gboolean pd_docx_controls_in_properties (PdDocxControls *self);
gboolean pd_docx_controls_is_placeholder (PdDocxControls *self);
gboolean pd_docx_controls_is_contents (PdDocxControls *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxControls, pd_docx_controls_free)

G_END_DECLS
