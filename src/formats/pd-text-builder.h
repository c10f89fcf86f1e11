#pragma once

#include "pd-document.h"

G_BEGIN_DECLS

/**
 * PdBlockStyle:
 * @n_linked: how many of its code points are part of a link
 * @n_strong: how many are emphasised strongly
 * @is_code: whether its lines keep the spaces that they start with
 * @is_apart: whether an empty line or an indent sets it off from the block before, where the file has no other paragraphs
 * @follows_empty: whether it is an empty line that does
 * @indent: how many columns further in it starts, where the file has no other paragraphs; a Han character is two
 *
 * How the characters of a block are set in the file: what tells menus from prose, and headings that are only bold.
 */
typedef struct
{
  guint n_linked;
  guint n_strong;
  gboolean is_code;
  gboolean is_apart;
  gboolean follows_empty;
  guint indent;
} PdBlockStyle;

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
void pd_text_builder_cut_span (PdTextBuilder *self,
                               guint start,
                               guint end,
                               const char *reason);
void pd_text_builder_cut_block (PdTextBuilder *self,
                                guint index,
                                const char *reason);
gboolean pd_text_builder_is_cut (PdTextBuilder *self,
                                 guint index);

void pd_text_builder_append_block (PdTextBuilder *self,
                                   PdTextBuilder *other,
                                   guint index);
void pd_text_builder_take (PdTextBuilder *self,
                           PdTextBuilder *other);

guint pd_text_builder_get_n_blocks (PdTextBuilder *self);
const PdBlock *pd_text_builder_get_block (PdTextBuilder *self,
                                          guint index);
const char *pd_text_builder_peek_block (PdTextBuilder *self,
                                        guint index,
                                        gsize *n_bytes);
char *pd_text_builder_dup_block (PdTextBuilder *self,
                                 guint index);
const PdBlockStyle *pd_text_builder_get_style (PdTextBuilder *self,
                                               guint index);
void pd_text_builder_set_kind (PdTextBuilder *self,
                               guint index,
                               PdBlockKind kind,
                               guint level);

gboolean pd_text_builder_finish (PdTextBuilder *self,
                                 PdDocument *document,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTextBuilder, pd_text_builder_free)

G_END_DECLS
