#include "pd-block-list.h"

#include <glib/gi18n-lib.h>

#include "pd-format-error.h"

/* What is known of a block beside what the text keeps of it. */
typedef struct
{
  PdBlockStyle style;
  gsize first_byte;
  gsize n_bytes;
  gboolean is_cut;
} Part;

struct _PdBlockList
{
  GString *text;
  guint length;
  GArray *blocks;
  /* A Part for each block. */
  GArray *parts;
  GArray *cuts;
};

/**
 * pd_block_list_new:
 *
 * Returns: (transfer full): a list with nothing in it
 */
PdBlockList *
pd_block_list_new (void)
{
  PdBlockList *self = g_new0 (PdBlockList, 1);

  self->text = g_string_new (NULL);
  self->blocks = pd_blocks_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->cuts = pd_cuts_new ();
  return self;
}

/**
 * pd_block_list_free:
 *
 * Frees a list.
 */
void
pd_block_list_free (PdBlockList *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_array_unref (self->parts);
  g_array_unref (self->cuts);
  g_free (self);
}

/**
 * pd_block_list_append:
 * @block: what the block is; it is put behind those before, wherever it says that it starts
 * @text: (array length=n_bytes) (element-type guint8): its characters
 * @n_bytes: length of @text in bytes
 * @style: (nullable): how they are set
 * @reason: (nullable): why the block is cut, or %NULL where it is not
 *
 * Puts a block behind the others.
 */
void
pd_block_list_append (PdBlockList *self,
                      const PdBlock *block,
                      const char *text,
                      gsize n_bytes,
                      const PdBlockStyle *style,
                      const char *reason)
{
  Part part = { .n_bytes = n_bytes, .is_cut = reason != NULL };
  guint n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);
  g_return_if_fail (text != NULL);

  n = g_utf8_strlen (text, n_bytes);
  if (style != NULL)
    part.style = *style;
  if (self->blocks->len > 0)
    {
      g_string_append_c (self->text, '\n');
      self->length++;
    }
  part.first_byte = self->text->len;
  g_string_append_len (self->text, text, n_bytes);
  pd_blocks_append (self->blocks, block->kind, block->level, self->length, self->length + n, block->url, block->alt);
  g_array_append_val (self->parts, part);
  if (reason != NULL)
    pd_cuts_append (self->cuts, reason, self->length, self->length + n);
  self->length += n;
}

/**
 * pd_block_list_append_list:
 * @other: another list, which no one cut anything of but while it was built
 * @reason: (nullable): why all of it is cut, or %NULL where only what is cut there is
 *
 * Puts the blocks of another list behind the others.
 */
void
pd_block_list_append_list (PdBlockList *self,
                           PdBlockList *other,
                           const char *reason)
{
  guint offset;

  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  offset = self->length + (self->blocks->len > 0 ? 1 : 0);
  for (guint i = 0; i < other->blocks->len; i++)
    {
      const Part *part = &g_array_index (other->parts, Part, i);

      pd_block_list_append (self, pd_block_list_get_block (other, i), other->text->str + part->first_byte, part->n_bytes, &part->style, reason);
      if (reason == NULL)
        g_array_index (self->parts, Part, self->parts->len - 1).is_cut = part->is_cut;
    }
  for (guint i = 0; reason == NULL && i < other->cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (other->cuts, PdCut, i);

      pd_cuts_append (self->cuts, cut->reason, cut->start + offset, cut->end + offset);
    }
}

/**
 * pd_block_list_get_n_blocks:
 *
 * Returns: how many blocks there are
 */
guint
pd_block_list_get_n_blocks (PdBlockList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

/**
 * pd_block_list_get_block:
 * @index: from 0
 *
 * Returns: (transfer none): the block
 */
const PdBlock *
pd_block_list_get_block (PdBlockList *self,
                         guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, PdBlock, index);
}

/**
 * pd_block_list_peek_block:
 * @index: from 0
 * @n_bytes: (out): how many bytes it is
 *
 * Returns: (transfer none): the characters of the block, which no NUL ends; good until something is put into the builder
 */
const char *
pd_block_list_peek_block (PdBlockList *self,
                          guint index,
                          gsize *n_bytes)
{
  const Part *part;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->parts->len, NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  part = &g_array_index (self->parts, Part, index);
  *n_bytes = part->n_bytes;
  return self->text->str + part->first_byte;
}

/**
 * pd_block_list_dup_block:
 * @index: from 0
 *
 * Returns: (transfer full): the characters of the block
 */
char *
pd_block_list_dup_block (PdBlockList *self,
                         guint index)
{
  const char *text;
  gsize n_bytes;

  text = pd_block_list_peek_block (self, index, &n_bytes);
  return text != NULL ? g_strndup (text, n_bytes) : NULL;
}

/**
 * pd_block_list_get_style:
 * @index: from 0
 *
 * Returns: (transfer none): how the characters of the block are set
 */
const PdBlockStyle *
pd_block_list_get_style (PdBlockList *self,
                         guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->parts->len, NULL);

  return &g_array_index (self->parts, Part, index).style;
}

/**
 * pd_block_list_set_kind:
 * @index: from 0
 * @kind: what it is
 * @level: see [struct@Pd.Block]
 *
 * Says what a block is, where that is known only from what stands around it.
 */
void
pd_block_list_set_kind (PdBlockList *self,
                        guint index,
                        PdBlockKind kind,
                        guint level)
{
  PdBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->blocks->len);

  block = &g_array_index (self->blocks, PdBlock, index);
  block->kind = kind;
  block->level = level;
}

/**
 * pd_block_list_get_cuts:
 *
 * Returns: (transfer none) (element-type PdCut): what is cut of the blocks
 */
GArray *
pd_block_list_get_cuts (PdBlockList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cuts;
}

/**
 * pd_block_list_find_cut:
 * @offset: code points
 *
 * Returns: the first of the cuts that ends behind @offset, while all are in order
 */
guint
pd_block_list_find_cut (PdBlockList *self,
                        guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->cuts->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->cuts, PdCut, middle).end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The first block that starts at or behind an offset. */
static guint
find_block_from (PdBlockList *self,
                 guint offset)
{
  guint low = 0, high = self->blocks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->blocks, PdBlock, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * pd_block_list_cut_span:
 * @start: code points of what was built so far
 * @end: code points, exclusive
 * @reason: why
 *
 * Leaves characters out of the text. Where a whole block is left out, the line feed behind it is not part of the span; a span of
 * one line feed joins two blocks.
 */
void
pd_block_list_cut_span (PdBlockList *self,
                        guint start,
                        guint end,
                        const char *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (start < end && end <= self->length);

  pd_cuts_append (self->cuts, reason, start, end);
  for (guint i = find_block_from (self, start); i < self->blocks->len && g_array_index (self->blocks, PdBlock, i).end <= end; i++)
    g_array_index (self->parts, Part, i).is_cut = TRUE;
}

/**
 * pd_block_list_cut_block:
 * @index: from 0
 * @reason: why
 *
 * Leaves a block out of the text, unless it is left out already.
 */
void
pd_block_list_cut_block (PdBlockList *self,
                         guint index,
                         const char *reason)
{
  const PdBlock *block = pd_block_list_get_block (self, index);

  g_return_if_fail (block != NULL);

  if (pd_block_list_is_cut (self, index))
    return;
  pd_cuts_append (self->cuts, reason, block->start, block->end);
  g_array_index (self->parts, Part, index).is_cut = TRUE;
}

/**
 * pd_block_list_is_cut:
 * @index: from 0
 *
 * Returns: whether the block as a whole is left out of the text
 */
gboolean
pd_block_list_is_cut (PdBlockList *self,
                      guint index)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (index < self->parts->len, FALSE);

  return g_array_index (self->parts, Part, index).is_cut;
}

/**
 * pd_block_list_has_text:
 *
 * Returns: whether there is a block that is not left out as a whole
 */
gboolean
pd_block_list_has_text (PdBlockList *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    {
      if (!g_array_index (self->parts, Part, i).is_cut)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_block_list_cut_marked:
 * @mask: which characters of the last block are to be cut
 * @n_marker: how many bytes there are before those that the mask is about
 *
 * Leaves characters of the last block out of the text, or all of it where none of them would stay.
 */
void
pd_block_list_cut_marked (PdBlockList *self,
                          PdCutMask *mask,
                          gsize n_marker)
{
  const PdBlock *block;
  const char *text;
  gsize n_bytes;
  guint last;

  g_return_if_fail (self != NULL);
  g_return_if_fail (mask != NULL);
  g_return_if_fail (self->blocks->len > 0);

  last = self->blocks->len - 1;
  if (pd_cut_mask_is_empty (mask) || pd_block_list_is_cut (self, last))
    return;
  block = pd_block_list_get_block (self, last);
  text = pd_block_list_peek_block (self, last, &n_bytes);
  if (pd_cut_mask_tidy (mask, text + n_marker, n_bytes - n_marker))
    pd_cut_mask_append_cuts (mask, text + n_marker, n_bytes - n_marker, block->start + g_utf8_strlen (text, n_marker), self->cuts);
  else
    pd_block_list_cut_block (self, last, pd_cut_mask_get_reason (mask));
}

/**
 * pd_block_list_finish:
 * @document: where to put the text, the extracted text and what is cut of it
 * @error: return location for an error
 *
 * Makes the texts.
 *
 * Returns: whether there is a text; otherwise an error of %PD_TEXT_ERROR, or %PD_FORMAT_ERROR_EMPTY where nothing is left
 */
gboolean
pd_block_list_finish (PdBlockList *self,
                      PdDocument *document,
                      GError **error)
{
  g_autoptr (PdText) extracted = NULL;
  g_autoptr (PdText) text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  extracted = pd_text_new (self->text->str, self->text->len, self->blocks, error);
  if (extracted == NULL)
    return FALSE;
  text = self->cuts->len > 0 ? pd_cuts_apply (self->cuts, extracted, NULL, error) : g_object_ref (extracted);
  if (text == NULL)
    return FALSE;
  if (pd_text_get_length (text) == 0)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no text in it."));
      return FALSE;
    }
  pd_document_set_text (document, text);
  pd_document_set_extracted (document, extracted, self->cuts);
  return TRUE;
}
