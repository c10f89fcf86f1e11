#pragma once

#include "pd-block.h"
#include "pd-page-line.h"

G_BEGIN_DECLS

/**
 * PdPageBlock:
 * @text: its characters; a line feed where a line of code ends
 * @kind: what it is
 * @level: see [struct@Pd.Block]
 * @cut: (nullable): why it is no part of the text
 * @page: the page that it starts on, from 0
 * @last_page: the page that it ends on
 * @n_lines: how many lines it had
 * @size: the size of most of its glyphs
 * @indent: how far from the edge of the column it starts, in em
 * @length: how many code points
 * @is_strong: whether all of it is strong
 * @is_monospaced: whether it is code
 * @is_row: whether it is a row of a table or of a table of contents
 * @is_centred: whether it stands in the middle of its column
 * @is_note: whether it stands at the foot of a page
 * @notes: (element-type PdNoteNumber): the numbers of notes in it
 *
 * What the lines of a paragraph become.
 */
typedef struct
{
  GString *text;
  PdBlockKind kind;
  guint level;
  const char *cut;
  guint page;
  guint last_page;
  guint n_lines;
  double size;
  double indent;
  guint length;
  gboolean is_strong;
  gboolean is_monospaced;
  gboolean is_row;
  gboolean is_centred;
  gboolean is_note;
  GArray *notes;
} PdPageBlock;

PdPageBlock *pd_page_block_new (PdBlockKind kind);
void pd_page_block_free (PdPageBlock *self);

guint pd_page_block_measure_marker (const char *text,
                                    int *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdPageBlock, pd_page_block_free)

G_END_DECLS
