#include "pd-text-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-block-draft.h"
#include "pd-format-error.h"

/* An image stands for itself in the text: something that can be seen, highlighted and found. */
#define PLACEHOLDER "［图］"

/* What stands under an image in its own paragraph is a caption, unless it is as long as prose. */
#define MAX_CAPTION 100

/* What is known of a block beside what the text keeps of it. */
typedef struct
{
  PdBlockStyle style;
  gsize first_byte;
  gsize n_bytes;
  gboolean is_cut;
} Part;

struct _PdTextBuilder
{
  GString *text;
  guint length;
  GArray *blocks;
  /* A Part for each block. */
  GArray *parts;
  GArray *cuts;
  /* Why what comes now is cut, and how many nested parts that are to be cut it is in. */
  char *cut_reason;
  guint cut_depth;

  /* The block in the making. */
  gboolean is_open;
  PdBlockKind kind;
  guint level;
  gboolean is_code;
  gboolean follows_image;
  PdBlockDraft *draft;
  char *marker;
  gboolean is_link;
  gboolean is_strong;
  PdBlockStyle style;
  /* Why the characters that come now are cut. */
  char *mark_reason;
};

/**
 * pd_text_builder_new:
 *
 * Returns: (transfer full): a builder of a text with nothing in it
 */
PdTextBuilder *
pd_text_builder_new (void)
{
  PdTextBuilder *self = g_new0 (PdTextBuilder, 1);

  self->text = g_string_new (NULL);
  self->blocks = pd_blocks_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->cuts = pd_cuts_new ();
  self->draft = pd_block_draft_new ();
  return self;
}

/**
 * pd_text_builder_free:
 *
 * Frees a builder.
 */
void
pd_text_builder_free (PdTextBuilder *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_array_unref (self->parts);
  g_array_unref (self->cuts);
  g_free (self->mark_reason);
  g_free (self->cut_reason);
  pd_block_draft_free (self->draft);
  g_free (self->marker);
  g_free (self);
}

static void
emit (PdTextBuilder *self,
      PdBlockKind kind,
      guint level,
      const char *text,
      gsize n_bytes,
      const char *url,
      const char *alt)
{
  guint n = g_utf8_strlen (text, n_bytes);
  const char *reason = self->cut_reason != NULL || kind != PD_BLOCK_IMAGE ? self->cut_reason : self->mark_reason;
  Part part = { .n_bytes = n_bytes, .is_cut = reason != NULL };

  if (kind != PD_BLOCK_IMAGE)
    part.style = self->style;
  if (self->blocks->len > 0)
    {
      g_string_append_c (self->text, '\n');
      self->length++;
    }
  part.first_byte = self->text->len;
  g_string_append_len (self->text, text, n_bytes);
  pd_blocks_append (self->blocks, kind, level, self->length, self->length + n, url, alt);
  g_array_append_val (self->parts, part);
  if (reason != NULL)
    pd_cuts_append (self->cuts, reason, self->length, self->length + n);
  self->length += n;
}

/* Cuts the characters of the last block that were marked, which begin @n_marker bytes into it. */
static void
cut_marked (PdTextBuilder *self,
            PdCutMask *mask,
            const char *text,
            gsize n_bytes,
            gsize n_marker)
{
  guint last = self->blocks->len - 1;
  const PdBlock *block = pd_text_builder_get_block (self, last);

  if (pd_cut_mask_is_empty (mask) || pd_text_builder_is_cut (self, last))
    return;
  if (pd_cut_mask_tidy (mask, text + n_marker, n_bytes - n_marker))
    pd_cut_mask_append_cuts (mask, text + n_marker, n_bytes - n_marker, block->start + g_utf8_strlen (text, n_marker), self->cuts);
  else
    pd_text_builder_cut_block (self, last, pd_cut_mask_get_reason (mask));
}

/* Ends the block; returns whether there was anything in it. */
static gboolean
close_block (PdTextBuilder *self)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (PdCutMask) mask = NULL;
  PdBlockKind kind = self->kind;
  gsize n_marker = 0;

  if (!self->is_open)
    return FALSE;
  self->is_open = FALSE;
  mask = pd_cut_mask_new ();
  text = pd_block_draft_finish (self->draft, self->is_code, mask);
  if (text->len == 0)
    return FALSE;

  if (self->marker != NULL)
    {
      n_marker = strlen (self->marker);
      g_string_prepend (text, self->marker);
    }
  g_clear_pointer (&self->marker, g_free);
  if (self->follows_image && self->kind == PD_BLOCK_PARAGRAPH && g_utf8_strlen (text->str, text->len) <= MAX_CAPTION)
    kind = PD_BLOCK_CAPTION;
  emit (self, kind, self->level, text->str, text->len, NULL, NULL);
  cut_marked (self, mask, text->str, text->len, n_marker);
  return TRUE;
}

/**
 * pd_text_builder_begin:
 * @kind: what the block is
 * @level: see [struct@Pd.Block]
 *
 * Begins a block, after ending the one before. A block in which nothing is put but white space comes to nothing.
 */
void
pd_text_builder_begin (PdTextBuilder *self,
                       PdBlockKind kind,
                       guint level)
{
  g_return_if_fail (self != NULL);

  close_block (self);
  self->is_open = TRUE;
  self->kind = kind;
  self->level = level;
  self->is_code = FALSE;
  self->follows_image = FALSE;
  self->style = (PdBlockStyle) { 0 };
}

/**
 * pd_text_builder_begin_code:
 * @kind: what the block is
 * @level: see [struct@Pd.Block]
 *
 * Begins a block whose lines keep the spaces that they start with.
 */
void
pd_text_builder_begin_code (PdTextBuilder *self,
                            PdBlockKind kind,
                            guint level)
{
  pd_text_builder_begin (self, kind, level);
  self->is_code = TRUE;
  self->style.is_code = TRUE;
}

/**
 * pd_text_builder_end:
 *
 * Ends the block, if one is open.
 */
void
pd_text_builder_end (PdTextBuilder *self)
{
  g_return_if_fail (self != NULL);

  close_block (self);
}

/**
 * pd_text_builder_is_open:
 *
 * Returns: whether a block was begun and not ended
 */
gboolean
pd_text_builder_is_open (PdTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_open;
}

/**
 * pd_text_builder_set_marker:
 * @marker: (nullable): what a list item starts with, such as `• `
 *
 * Puts a marker before the next block that has text.
 */
void
pd_text_builder_set_marker (PdTextBuilder *self,
                            const char *marker)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->marker, marker);
}

/**
 * pd_text_builder_set_apart:
 *
 * Says that an empty line or an indent sets the open block off from the one before.
 */
void
pd_text_builder_set_apart (PdTextBuilder *self)
{
  g_return_if_fail (self != NULL);

  self->style.is_apart = TRUE;
}

/**
 * pd_text_builder_set_indent:
 * @indent: how many columns further in than the margin the open block starts
 * @follows_empty: whether the line before it is empty
 *
 * Says where the open block, which is a line, stands in the file.
 */
void
pd_text_builder_set_indent (PdTextBuilder *self,
                            guint indent,
                            gboolean follows_empty)
{
  g_return_if_fail (self != NULL);

  self->style.indent = indent;
  self->style.follows_empty = follows_empty;
}

/**
 * pd_text_builder_append:
 * @text: (array length=n_bytes) (element-type guint8): characters
 * @n_bytes: length of @text in bytes, or -1 where it ends with a NUL
 *
 * Puts characters into the open block, as they are.
 */
void
pd_text_builder_append (PdTextBuilder *self,
                        const char *text,
                        gssize n_bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (self->is_open);

  if (n_bytes < 0)
    n_bytes = strlen (text);
  if (n_bytes == 0)
    return;
  if (pd_block_draft_is_over (self->draft))
    pd_text_builder_begin (self, self->kind, self->level);
  pd_block_draft_append (self->draft, text, n_bytes, self->mark_reason);
  if (self->is_link)
    self->style.n_linked += g_utf8_strlen (text, n_bytes);
  if (self->is_strong)
    self->style.n_strong += g_utf8_strlen (text, n_bytes);
}

static gboolean
is_html_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/**
 * pd_text_builder_append_collapsed:
 * @text: (array length=n_bytes) (element-type guint8): characters
 * @n_bytes: length of @text in bytes, or -1 where it ends with a NUL
 *
 * Puts characters into the open block as HTML does: a run of spaces and line ends is one space, or nothing where a
 * line ends between two Han characters. A no-break space stays.
 */
void
pd_text_builder_append_collapsed (PdTextBuilder *self,
                                  const char *text,
                                  gssize n_bytes)
{
  const char *end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (self->is_open);

  end = text + (n_bytes < 0 ? strlen (text) : (gsize) n_bytes);
  while (text < end)
    {
      const char *word;

      for (; text < end && is_html_space (*text); text++)
        {
          if (*text == '\n')
            pd_block_draft_soft_break (self->draft);
          else
            pd_block_draft_space (self->draft);
        }
      for (word = text; text < end && !is_html_space (*text); text++)
        ;
      pd_text_builder_append (self, word, text - word);
    }
}

/**
 * pd_text_builder_soft_break:
 *
 * Ends a line that ends only because it was full.
 */
void
pd_text_builder_soft_break (PdTextBuilder *self)
{
  g_return_if_fail (self != NULL);

  pd_block_draft_soft_break (self->draft);
}

/**
 * pd_text_builder_line_break:
 *
 * Ends a line, as the author wants. Two on end begin a new block of the same kind.
 */
void
pd_text_builder_line_break (PdTextBuilder *self)
{
  g_return_if_fail (self != NULL);

  pd_block_draft_line_break (self->draft);
}

/**
 * pd_text_builder_image:
 * @url: (nullable): where it is
 * @alt: (nullable): its alternative text
 *
 * Puts an image, which is a block of its own, into the open block or between blocks. The open block goes on behind it.
 */
void
pd_text_builder_image (PdTextBuilder *self,
                       const char *url,
                       const char *alt)
{
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  gboolean was_open, was_code, follows_image;

  g_return_if_fail (self != NULL);

  line = g_strstrip (g_strdelimit (g_strdup (alt != NULL ? alt : ""), "\n\r\t", ' '));
  text = g_strconcat (PLACEHOLDER, line, NULL);
  was_open = self->is_open;
  was_code = self->is_code;
  follows_image = self->follows_image;
  follows_image = !close_block (self) || follows_image;
  emit (self, PD_BLOCK_IMAGE, 0, text, strlen (text), url != NULL && *url != '\0' ? url : NULL, *line != '\0' ? line : NULL);
  if (was_open)
    {
      pd_text_builder_begin (self, self->kind, self->level);
      self->is_code = was_code;
      self->style.is_code = was_code;
      self->follows_image = follows_image;
    }
}

/**
 * pd_text_builder_set_link:
 * @is_link: whether what is appended from now on is part of a link
 *
 * Says what the characters are, for [method@Pd.TextBuilder.get_style].
 */
void
pd_text_builder_set_link (PdTextBuilder *self,
                          gboolean is_link)
{
  g_return_if_fail (self != NULL);

  self->is_link = is_link;
}

/**
 * pd_text_builder_set_strong:
 * @is_strong: whether what is appended from now on is emphasised strongly
 *
 * Says what the characters are, for [method@Pd.TextBuilder.get_style].
 */
void
pd_text_builder_set_strong (PdTextBuilder *self,
                            gboolean is_strong)
{
  g_return_if_fail (self != NULL);

  self->is_strong = is_strong;
}

/**
 * pd_text_builder_set_cut:
 * @reason: (nullable): why what is appended from now on is left out of the text, or %NULL where it is not
 *
 * Leaves characters out of the text that are part of a block, such as the mark of a footnote. Spaces and line feeds that would be
 * left over go with them.
 */
void
pd_text_builder_set_cut (PdTextBuilder *self,
                         const char *reason)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->mark_reason, reason);
}

/**
 * pd_text_builder_begin_cut:
 * @reason: why, a short code such as `navigation`
 *
 * Begins a part, from the next block on, that the extracted text has and the text has not. Parts may be nested: the
 * outermost says why.
 */
void
pd_text_builder_begin_cut (PdTextBuilder *self,
                           const char *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (reason != NULL);

  close_block (self);
  if (self->cut_depth++ == 0)
    g_set_str (&self->cut_reason, reason);
}

/**
 * pd_text_builder_end_cut:
 *
 * Ends the part that was begun last.
 */
void
pd_text_builder_end_cut (PdTextBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cut_depth > 0);

  close_block (self);
  if (--self->cut_depth == 0)
    g_clear_pointer (&self->cut_reason, g_free);
}

/* The first cut that ends behind @offset, while all are in order. */
static guint
find_cut (PdTextBuilder *self,
          guint offset)
{
  guint low = 0, high = self->cuts->len;

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
find_block_from (PdTextBuilder *self,
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
 * pd_text_builder_cut_span:
 * @start: code points of what was built so far
 * @end: code points, exclusive
 * @reason: why
 *
 * Leaves characters out of the text. Where a whole block is left out, the line feed behind it is not part of the span; a span of
 * one line feed joins two blocks.
 */
void
pd_text_builder_cut_span (PdTextBuilder *self,
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
 * pd_text_builder_cut_block:
 * @index: from 0
 * @reason: why
 *
 * Leaves a block out of the text, unless it is left out already.
 */
void
pd_text_builder_cut_block (PdTextBuilder *self,
                           guint index,
                           const char *reason)
{
  const PdBlock *block = pd_text_builder_get_block (self, index);

  g_return_if_fail (block != NULL);

  if (pd_text_builder_is_cut (self, index))
    return;
  pd_cuts_append (self->cuts, reason, block->start, block->end);
  g_array_index (self->parts, Part, index).is_cut = TRUE;
}

/**
 * pd_text_builder_is_cut:
 * @index: from 0
 *
 * Returns: whether the block as a whole is left out of the text
 */
gboolean
pd_text_builder_is_cut (PdTextBuilder *self,
                        guint index)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (index < self->parts->len, FALSE);

  return g_array_index (self->parts, Part, index).is_cut;
}

/**
 * pd_text_builder_append_block:
 * @other: another builder
 * @index: a block of @other, from 0
 *
 * Puts the characters of a block that was built elsewhere into the open block. What of them is cut there is cut here.
 */
void
pd_text_builder_append_block (PdTextBuilder *self,
                              PdTextBuilder *other,
                              guint index)
{
  const PdBlock *block = pd_text_builder_get_block (other, index);
  const PdBlockStyle *style = pd_text_builder_get_style (other, index);
  g_autofree char *text = pd_text_builder_dup_block (other, index);
  const char *p = text;
  guint offset;

  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);
  g_return_if_fail (self->is_open);

  offset = block->start;
  for (guint i = find_cut (other, offset); i < other->cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (other->cuts, PdCut, i);
      const char *end;

      if (cut->start >= block->end)
        break;
      end = g_utf8_offset_to_pointer (p, MAX (cut->start, offset) - offset);
      pd_text_builder_append (self, p, end - p);
      p = end;
      end = g_utf8_offset_to_pointer (p, MIN (cut->end, block->end) - MAX (cut->start, offset));
      pd_text_builder_set_cut (self, cut->reason);
      pd_text_builder_append (self, p, end - p);
      pd_text_builder_set_cut (self, NULL);
      p = end;
      offset = MIN (cut->end, block->end);
    }
  pd_text_builder_append (self, p, -1);
  self->style.n_linked += style->n_linked;
  self->style.n_strong += style->n_strong;
}

/**
 * pd_text_builder_take:
 * @other: another builder, which no one cut anything of but while it was built
 *
 * Puts the blocks that were built elsewhere behind what was built here.
 */
void
pd_text_builder_take (PdTextBuilder *self,
                      PdTextBuilder *other)
{
  guint offset;

  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  close_block (self);
  close_block (other);
  offset = self->length + (self->blocks->len > 0 ? 1 : 0);
  for (guint i = 0; i < other->blocks->len; i++)
    {
      const PdBlock *block = pd_text_builder_get_block (other, i);
      g_autofree char *text = pd_text_builder_dup_block (other, i);

      self->style = *pd_text_builder_get_style (other, i);
      emit (self, block->kind, block->level, text, strlen (text), block->url, block->alt);
      if (self->cut_reason == NULL)
        g_array_index (self->parts, Part, self->parts->len - 1).is_cut = g_array_index (other->parts, Part, i).is_cut;
    }
  for (guint i = 0; self->cut_reason == NULL && i < other->cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (other->cuts, PdCut, i);

      pd_cuts_append (self->cuts, cut->reason, cut->start + offset, cut->end + offset);
    }
}

/**
 * pd_text_builder_get_n_blocks:
 *
 * Returns: how many blocks have come to an end
 */
guint
pd_text_builder_get_n_blocks (PdTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

/**
 * pd_text_builder_get_block:
 * @index: from 0
 *
 * Returns: (transfer none): the block
 */
const PdBlock *
pd_text_builder_get_block (PdTextBuilder *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, PdBlock, index);
}

/**
 * pd_text_builder_peek_block:
 * @index: from 0
 * @n_bytes: (out): how many bytes it is
 *
 * Returns: (transfer none): the characters of the block, which no NUL ends; good until something is put into the builder
 */
const char *
pd_text_builder_peek_block (PdTextBuilder *self,
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
 * pd_text_builder_dup_block:
 * @index: from 0
 *
 * Returns: (transfer full): the characters of the block
 */
char *
pd_text_builder_dup_block (PdTextBuilder *self,
                           guint index)
{
  const char *text;
  gsize n_bytes;

  text = pd_text_builder_peek_block (self, index, &n_bytes);
  return text != NULL ? g_strndup (text, n_bytes) : NULL;
}

/**
 * pd_text_builder_get_style:
 * @index: from 0
 *
 * Returns: (transfer none): how the characters of the block are set
 */
const PdBlockStyle *
pd_text_builder_get_style (PdTextBuilder *self,
                           guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->parts->len, NULL);

  return &g_array_index (self->parts, Part, index).style;
}

/**
 * pd_text_builder_set_kind:
 * @index: from 0
 * @kind: what it is
 * @level: see [struct@Pd.Block]
 *
 * Says what a block is, where that is known only from what stands around it.
 */
void
pd_text_builder_set_kind (PdTextBuilder *self,
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
 * pd_text_builder_finish:
 * @document: where to put the text, the extracted text and what is cut of it
 * @error: return location for an error
 *
 * Ends the block and the text. The builder is of no use afterwards.
 *
 * Returns: whether there is a text; otherwise an error of %PD_TEXT_ERROR, or %PD_FORMAT_ERROR_EMPTY where nothing is left
 */
gboolean
pd_text_builder_finish (PdTextBuilder *self,
                        PdDocument *document,
                        GError **error)
{
  g_autoptr (PdText) extracted = NULL;
  g_autoptr (PdText) text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  close_block (self);
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
