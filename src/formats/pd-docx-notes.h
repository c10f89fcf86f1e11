#pragma once

#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdDocxNotes:
 *
 * The notes that a document refers to, numbered in the order in which it does.
 */
typedef struct _PdDocxNotes PdDocxNotes;

PdDocxNotes *pd_docx_notes_new (void);
void pd_docx_notes_free (PdDocxNotes *self);

guint pd_docx_notes_refer (PdDocxNotes *self,
                           const char *name,
                           const PdXmlAttributes *attributes);
guint pd_docx_notes_find (PdDocxNotes *self,
                          const char *name,
                          const PdXmlAttributes *attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxNotes, pd_docx_notes_free)

G_END_DECLS
