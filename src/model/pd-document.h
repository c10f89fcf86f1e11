#pragma once

#include "pd-record.h"
#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdCut:
 * @reason: why, a short code such as `front-matter`
 * @start: its first code point in the extracted text
 * @end: behind its last
 *
 * What a reader left out of the text, so that it can be seen and put back.
 */
typedef struct
{
  char *reason;
  guint start;
  guint end;
} PdCut;

#define PD_TYPE_DOCUMENT (pd_document_get_type ())
G_DECLARE_FINAL_TYPE (PdDocument, pd_document, PD, DOCUMENT, GObject)

PdDocument *pd_document_new (GBytes *source,
                             const char *file_name);

PdRecord *pd_document_get_article (PdDocument *self);
GBytes *pd_document_get_source (PdDocument *self);

void pd_document_set_field (PdDocument *self,
                            PdKey key,
                            const char *value,
                            const char *origin,
                            const char *place);
GPtrArray *pd_document_get_fields (PdDocument *self);

void pd_document_set_text (PdDocument *self,
                           PdText *text);
PdText *pd_document_get_text (PdDocument *self);

void pd_document_set_extracted (PdDocument *self,
                                const char *extracted);
const char *pd_document_get_extracted (PdDocument *self);
void pd_document_add_cut (PdDocument *self,
                          const char *reason,
                          guint start,
                          guint end);
void pd_document_set_n_unread_bytes (PdDocument *self,
                                     gsize n_unread_bytes);
gsize pd_document_get_n_unread_bytes (PdDocument *self);
void pd_document_drop_contents (PdDocument *self);
guint pd_document_get_n_cuts (PdDocument *self);
const PdCut *pd_document_get_cut (PdDocument *self,
                                  guint index);

G_END_DECLS
