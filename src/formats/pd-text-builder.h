#pragma once

#include "pd-text.h"

G_BEGIN_DECLS

/**
 * PdTextBuilder:
 *
 * A text in the making: a reader tells it blocks and what is in them, one after the other.
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

guint pd_text_builder_get_n_blocks (PdTextBuilder *self);
const PdBlock *pd_text_builder_get_block (PdTextBuilder *self,
                                          guint index);
char *pd_text_builder_dup_block (PdTextBuilder *self,
                                 guint index);
void pd_text_builder_make_headline (PdTextBuilder *self,
                                    guint index);

PdText *pd_text_builder_finish (PdTextBuilder *self,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTextBuilder, pd_text_builder_free)

G_END_DECLS
