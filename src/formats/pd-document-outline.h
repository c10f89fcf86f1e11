#pragma once

#include "pd-style-role.h"
#include "pd-text-builder.h"

G_BEGIN_DECLS

/**
 * PdDocumentLine:
 * @role: what its style is for
 * @is_told: whether it is a heading only because the paragraph says so itself, and not its style
 * @is_centred: whether it is in the middle
 * @is_large: whether it is set in larger characters than running text
 *
 * What a paragraph looks like.
 */
typedef struct
{
  PdStyleRole role;
  gboolean is_told;
  gboolean is_centred;
  gboolean is_large;
} PdDocumentLine;

/**
 * PdDocumentOutline:
 *
 * The title, the headings, the author and the date of a document, as its paragraphs are set.
 */
typedef struct _PdDocumentOutline PdDocumentOutline;

PdDocumentOutline *pd_document_outline_new (PdTextBuilder *builder);
void pd_document_outline_free (PdDocumentOutline *self);

PdBlockKind pd_document_outline_find_kind (PdDocumentOutline *self,
                                           PdStyleRole role,
                                           guint heading,
                                           guint *level);
void pd_document_outline_look (PdDocumentOutline *self,
                               PdTextBuilder *builder,
                               guint index,
                               const PdDocumentLine *line);
void pd_document_outline_apply (PdDocumentOutline *self,
                                PdDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocumentOutline, pd_document_outline_free)

G_END_DECLS
