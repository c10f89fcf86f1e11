#include "pd-text-builder.h"

#include <string.h>

#include "pd-block-draft.h"

/* An image stands for itself in the text: something that can be seen, highlighted and found. */
#define PLACEHOLDER "［图］"

/* What stands under an image in its own paragraph is a caption, unless it is as long as prose. */
#define MAX_CAPTION 100

struct _PdTextBuilder
{
  PdBlockList *blocks;
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

  self->blocks = pd_block_list_new ();
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
  pd_block_list_free (self->blocks);
  g_free (self->mark_reason);
  g_free (self->cut_reason);
  pd_block_draft_free (self->draft);
  g_free (self->marker);
  g_free (self);
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
  pd_block_list_append (self->blocks, &(PdBlock) { .kind = kind, .level = self->level }, text->str, text->len, &self->style, self->cut_reason);
  pd_block_list_cut_marked (self->blocks, mask, n_marker);
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
  PdBlock block = { .kind = PD_BLOCK_IMAGE };

  g_return_if_fail (self != NULL);

  line = g_strstrip (g_strdelimit (g_strdup (alt != NULL ? alt : ""), "\n\r\t", ' '));
  text = g_strconcat (PLACEHOLDER, line, NULL);
  was_open = self->is_open;
  was_code = self->is_code;
  follows_image = self->follows_image;
  follows_image = !close_block (self) || follows_image;
  block.url = url != NULL && *url != '\0' ? (char *) url : NULL;
  block.alt = *line != '\0' ? line : NULL;
  pd_block_list_append (self->blocks, &block, text, strlen (text), NULL, self->cut_reason != NULL ? self->cut_reason : self->mark_reason);
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
 * Says what the characters are, for [method@Pd.BlockList.get_style].
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
 * Says what the characters are, for [method@Pd.BlockList.get_style].
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
  const PdBlock *block = pd_block_list_get_block (other->blocks, index);
  const PdBlockStyle *style = pd_block_list_get_style (other->blocks, index);
  GArray *cuts = pd_block_list_get_cuts (other->blocks);
  g_autofree char *text = pd_block_list_dup_block (other->blocks, index);
  const char *p = text;
  guint offset;

  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);
  g_return_if_fail (self->is_open);

  offset = block->start;
  for (guint i = pd_block_list_find_cut (other->blocks, offset); i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
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
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  close_block (self);
  close_block (other);
  pd_block_list_append_list (self->blocks, other->blocks, self->cut_reason);
}

/**
 * pd_text_builder_get_blocks:
 *
 * Returns: (transfer none): the blocks that have come to an end
 */
PdBlockList *
pd_text_builder_get_blocks (PdTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->blocks;
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

  return pd_block_list_get_n_blocks (self->blocks);
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
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);

  close_block (self);
  return pd_block_list_finish (self->blocks, document, error);
}
