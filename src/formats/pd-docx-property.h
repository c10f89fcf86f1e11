#pragma once

#include "pd-docx-element.h"
#include "pd-docx-text.h"

G_BEGIN_DECLS

void pd_docx_paragraph_set_property (PdDocxParagraph *self,
                                     PdDocxElement element,
                                     const PdXmlAttributes *attributes);
void pd_docx_run_set_property (PdDocxRun *self,
                               PdDocxElement element,
                               const PdXmlAttributes *attributes,
                               PdDocxStyles *styles);

G_END_DECLS
