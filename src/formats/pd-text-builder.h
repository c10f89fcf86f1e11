#pragma once

#include "pd-block-list.h"

G_BEGIN_DECLS

/**
 * PdTextBuilder:
 *
 * A text in the making: a reader tells it blocks and what is in them, one after the other; what is not the author's is then
 * cut. What is cut stays in the extracted text.
 */
typedef struct _PdTextBuilder PdTextBuilder;

PdTextBuilder *pd_text_builder_new (void);
void pd_text_builder_free (PdTextBuilder *self);

void pd_text_builder_begin (PdTextBuilder *self,
                            PdBlockKind kind,
                            guint level);
void pd_text_builder_begin_code (PdTextBuilder *self,
                                 PdBlockKind kind,
                                 guint level);
void pd_text_builder_end (PdTextBuilder *self);
gboolean pd_text_builder_is_open (PdTextBuilder *self);

void pd_text_builder_set_marker (PdTextBuilder *self,
                                 const char *marker);
void pd_text_builder_set_apart (PdTextBuilder *self);
void pd_text_builder_set_indent (PdTextBuilder *self,
                                 guint indent,
                                 gboolean follows_empty);
void pd_text_builder_append (PdTextBuilder *self,
                             const char *text,
                             gssize n_bytes);
void pd_text_builder_append_collapsed (PdTextBuilder *self,
                                       const char *text,
                                       gssize n_bytes);
void pd_text_builder_soft_break (PdTextBuilder *self);
void pd_text_builder_line_break (PdTextBuilder *self);
void pd_text_builder_image (PdTextBuilder *self,
                            const char *url,
                            const char *alt);
void pd_text_builder_set_link (PdTextBuilder *self,
                               gboolean is_link);
void pd_text_builder_set_strong (PdTextBuilder *self,
                                 gboolean is_strong);
void pd_text_builder_set_cut (PdTextBuilder *self,
                              const char *reason);

void pd_text_builder_begin_cut (PdTextBuilder *self,
                                const char *reason);
void pd_text_builder_end_cut (PdTextBuilder *self);

void pd_text_builder_append_block (PdTextBuilder *self,
                                   PdTextBuilder *other,
                                   guint index);
void pd_text_builder_take (PdTextBuilder *self,
                           PdTextBuilder *other);

guint pd_text_builder_get_n_blocks (PdTextBuilder *self);
PdBlockList *pd_text_builder_get_blocks (PdTextBuilder *self);

gboolean pd_text_builder_finish (PdTextBuilder *self,
                                 PdDocument *document,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTextBuilder, pd_text_builder_free)

G_END_DECLS
