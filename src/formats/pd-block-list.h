#pragma once

#include "pd-cut-mask.h"
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
 * PdBlockList:
 *
 * The blocks of the extracted text, in order, and what of them is cut.
 */
typedef struct _PdBlockList PdBlockList;

PdBlockList *pd_block_list_new (void);
void pd_block_list_free (PdBlockList *self);

void pd_block_list_append (PdBlockList *self,
                           const PdBlock *block,
                           const char *text,
                           gsize n_bytes,
                           const PdBlockStyle *style,
                           const char *reason);
void pd_block_list_append_list (PdBlockList *self,
                                PdBlockList *other,
                                const char *reason);

guint pd_block_list_get_n_blocks (PdBlockList *self);
const PdBlock *pd_block_list_get_block (PdBlockList *self,
                                        guint index);
const char *pd_block_list_peek_block (PdBlockList *self,
                                      guint index,
                                      gsize *n_bytes);
char *pd_block_list_dup_block (PdBlockList *self,
                               guint index);
const PdBlockStyle *pd_block_list_get_style (PdBlockList *self,
                                             guint index);
void pd_block_list_set_kind (PdBlockList *self,
                             guint index,
                             PdBlockKind kind,
                             guint level);

GArray *pd_block_list_get_cuts (PdBlockList *self);
guint pd_block_list_find_cut (PdBlockList *self,
                              guint offset);
void pd_block_list_cut_span (PdBlockList *self,
                             guint start,
                             guint end,
                             const char *reason);
void pd_block_list_cut_block (PdBlockList *self,
                              guint index,
                              const char *reason);
gboolean pd_block_list_is_cut (PdBlockList *self,
                               guint index);
gboolean pd_block_list_has_text (PdBlockList *self);
void pd_block_list_cut_marked (PdBlockList *self,
                               PdCutMask *mask,
                               gsize n_marker);

gboolean pd_block_list_finish (PdBlockList *self,
                               PdDocument *document,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdBlockList, pd_block_list_free)

G_END_DECLS
