#pragma once

#include "pd-cut.h"
#include "pd-record.h"

G_BEGIN_DECLS

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
                                PdText *extracted,
                                GArray *cuts);
PdText *pd_document_get_extracted (PdDocument *self);
GArray *pd_document_get_cuts (PdDocument *self);
void pd_document_set_n_unread_bytes (PdDocument *self,
                                     gsize n_unread_bytes);
gsize pd_document_get_n_unread_bytes (PdDocument *self);
void pd_document_drop_contents (PdDocument *self);

G_END_DECLS
