#pragma once

#include "pd-text-builder.h"
#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdOdtFrames:
 *
 * The frames that are open, one in the other. A frame holds an image, perhaps in several forms, or text.
 */
typedef struct _PdOdtFrames PdOdtFrames;

PdOdtFrames *pd_odt_frames_new (void);
void pd_odt_frames_free (PdOdtFrames *self);

void pd_odt_frames_begin (PdOdtFrames *self);
void pd_odt_frames_end (PdOdtFrames *self,
                        PdTextBuilder *builder);
void pd_odt_frames_add_image (PdOdtFrames *self,
                              const PdXmlAttributes *attributes);
void pd_odt_frames_add_object (PdOdtFrames *self);
void pd_odt_frames_describe (PdOdtFrames *self,
                             const char *alternative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdOdtFrames, pd_odt_frames_free)

G_END_DECLS
