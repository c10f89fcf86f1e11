#include "pd-anchor.h"

static gboolean
is_prose (PdBlockKind kind)
{
  return kind == PD_BLOCK_PARAGRAPH || kind == PD_BLOCK_QUOTE || kind == PD_BLOCK_LIST;
}

/**
 * pd_anchor_get_paragraph_number:
 * @text: a text
 * @block: a block's index, from 0
 *
 * Returns: which block of prose it is, from 1, or 0 where it is a heading, byline, caption or image
 */
guint
pd_anchor_get_paragraph_number (PdText *text,
                                int block)
{
  guint number = 0;

  g_return_val_if_fail (PD_IS_TEXT (text), 0);

  if (block < 0 || !is_prose (pd_text_get_block (text, block)->kind))
    return 0;
  for (int i = 0; i <= block; i++)
    number += is_prose (pd_text_get_block (text, i)->kind);
  return number;
}

/**
 * pd_anchor_new:
 * @segmenter: a segmenter of the text
 * @start: code points
 * @end: code points, exclusive; @start and @end have passed [method@Pd.Text.check_span]
 *
 * Describes a span of a text.
 *
 * Returns: (transfer full): its anchor
 */
PdAnchor *
pd_anchor_new (PdSegmenter *segmenter,
               guint start,
               guint end)
{
  PdText *text;
  PdAnchor *self;
  guint length;
  int block;

  g_return_val_if_fail (PD_IS_SEGMENTER (segmenter), NULL);

  text = pd_segmenter_get_text (segmenter);
  length = pd_text_get_length (text);
  g_return_val_if_fail (start <= end && end <= length, NULL);

  self = g_new0 (PdAnchor, 1);
  self->start = start;
  self->end = end;
  self->start_utf16 = pd_text_offset_to_utf16 (text, start);
  self->end_utf16 = pd_text_offset_to_utf16 (text, end);
  self->quote = pd_text_dup_slice (text, start, end);
  self->prefix = pd_text_dup_slice (text, start > PD_ANCHOR_CONTEXT ? start - PD_ANCHOR_CONTEXT : 0, start);
  self->suffix = pd_text_dup_slice (text, end, MIN (length, end + PD_ANCHOR_CONTEXT));

  block = pd_text_find_block (text, start);
  self->block = block + 1;
  self->paragraph = pd_anchor_get_paragraph_number (text, block);
  self->sentence = pd_segmenter_get_sentence_number (segmenter, start);
  return self;
}

/**
 * pd_anchor_free:
 *
 * Frees an anchor.
 */
void
pd_anchor_free (PdAnchor *self)
{
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}
