#pragma once

#include "pd-docx-element.h"

G_BEGIN_DECLS

/**
 * PdDocxSkip:
 *
 * What of a document is left out: deletions, fallbacks of what is read already, and what an element's reader has no use for. It
 * follows the elements, so that what is left out ends where it began.
 */
typedef struct _PdDocxSkip PdDocxSkip;

PdDocxSkip *pd_docx_skip_new (void);
void pd_docx_skip_free (PdDocxSkip *self);

gboolean pd_docx_skip_enter (PdDocxSkip *self);
gboolean pd_docx_skip_leave (PdDocxSkip *self,
                             PdDocxElement element);
gboolean pd_docx_skip_is_skipping (PdDocxSkip *self);

void pd_docx_skip_element (PdDocxSkip *self);
gboolean pd_docx_skip_deleted_row (PdDocxSkip *self);

void pd_docx_skip_begin_row (PdDocxSkip *self);
void pd_docx_skip_begin_row_properties (PdDocxSkip *self);
void pd_docx_skip_end_row_properties (PdDocxSkip *self);
void pd_docx_skip_end_row (PdDocxSkip *self);

void pd_docx_skip_begin_alternatives (PdDocxSkip *self);
void pd_docx_skip_take_choice (PdDocxSkip *self);
void pd_docx_skip_take_fallback (PdDocxSkip *self);
void pd_docx_skip_end_alternatives (PdDocxSkip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxSkip, pd_docx_skip_free)

G_END_DECLS
