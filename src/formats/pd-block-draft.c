#include "pd-block-draft.h"

#include <string.h>

/* What is to come between what was appended and what will be; a later one includes the earlier. */
typedef enum
{
  GAP_NONE,
  GAP_SPACE,
  GAP_SOFT,
  GAP_LINE,
  GAP_BLOCK,
} Gap;

struct _PdBlockDraft
{
  GString *text;
  Gap gap;
  PdCutMask *mask;
};

/**
 * pd_block_draft_new:
 *
 * Returns: (transfer full): a block with nothing in it
 */
PdBlockDraft *
pd_block_draft_new (void)
{
  PdBlockDraft *self = g_new0 (PdBlockDraft, 1);

  self->text = g_string_new (NULL);
  self->mask = pd_cut_mask_new ();
  return self;
}

/**
 * pd_block_draft_free:
 *
 * Frees a draft.
 */
void
pd_block_draft_free (PdBlockDraft *self)
{
  g_string_free (self->text, TRUE);
  pd_cut_mask_free (self->mask);
  g_free (self);
}

/* White space at the edge of a line; a byte order mark is what is left of a file that was put together. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xFEFF;
}

/* Characters that are set without spaces between them. */
static gboolean
is_solid (gunichar c)
{
  return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F)
         || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Punctuation that Han text and Latin text share. */
static gboolean
is_shared (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2027) || c == 0x00B7;
}

/* A line end inside a paragraph is a space in most scripts, and nothing in Han text. */
static gboolean
needs_space (gunichar before,
             gunichar after)
{
  if (is_space (before) || is_space (after))
    return FALSE;
  return !((is_solid (before) && is_solid (after)) || (is_solid (before) && is_shared (after)) || (is_shared (before) && is_solid (after)));
}

static void
fill_gap (PdBlockDraft *self,
          const char *next)
{
  const char *last;

  if (self->gap == GAP_LINE)
    g_string_append_c (self->text, '\n');
  else if (self->gap != GAP_NONE && self->text->len > 0)
    {
      last = g_utf8_find_prev_char (self->text->str, self->text->str + self->text->len);
      if (self->gap == GAP_SPACE ? *last != '\n' : needs_space (g_utf8_get_char (last), g_utf8_get_char (next)))
        g_string_append_c (self->text, ' ');
    }
  self->gap = GAP_NONE;
}

/**
 * pd_block_draft_append:
 * @text: (array length=n_bytes) (element-type guint8): characters
 * @n_bytes: length of @text in bytes, not 0
 * @reason: (nullable): why they are cut, or %NULL where they are not
 *
 * Puts characters behind what there is, and the gap before them.
 */
void
pd_block_draft_append (PdBlockDraft *self,
                       const char *text,
                       gsize n_bytes,
                       const char *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (n_bytes > 0);
  g_return_if_fail (self->gap != GAP_BLOCK);

  fill_gap (self, text);
  g_string_append_len (self->text, text, n_bytes);
  if (reason != NULL)
    pd_cut_mask_mark (self->mask, self->text->len - n_bytes, self->text->len, reason);
}

/**
 * pd_block_draft_space:
 *
 * Leaves a space before what comes next, unless a line starts with it.
 */
void
pd_block_draft_space (PdBlockDraft *self)
{
  g_return_if_fail (self != NULL);

  self->gap = MAX (self->gap, GAP_SPACE);
}

/**
 * pd_block_draft_soft_break:
 *
 * Ends a line that ends only because it was full.
 */
void
pd_block_draft_soft_break (PdBlockDraft *self)
{
  g_return_if_fail (self != NULL);

  self->gap = MAX (self->gap, GAP_SOFT);
}

/**
 * pd_block_draft_line_break:
 *
 * Ends a line, as the author wants. Two one after the other end the block.
 */
void
pd_block_draft_line_break (PdBlockDraft *self)
{
  g_return_if_fail (self != NULL);

  self->gap = self->gap >= GAP_LINE ? GAP_BLOCK : GAP_LINE;
}

/**
 * pd_block_draft_is_over:
 *
 * Returns: whether what comes next is not part of the block
 */
gboolean
pd_block_draft_is_over (PdBlockDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->gap == GAP_BLOCK;
}

/* Appends a line without the white space at its edges; code keeps that before it. */
static void
append_stripped (PdBlockDraft *self,
                 GString *to,
                 PdCutMask *to_mask,
                 const char *line,
                 const char *end,
                 gboolean is_code)
{
  while (!is_code && line < end && is_space (g_utf8_get_char (line)))
    line = g_utf8_next_char (line);
  while (line < end && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (line == end)
    return;
  if (to->len > 0)
    g_string_append_c (to, '\n');
  if (!pd_cut_mask_is_empty (self->mask))
    pd_cut_mask_copy (to_mask, self->mask, line - self->text->str, end - self->text->str, to->len);
  g_string_append_len (to, line, end - line);
}

/**
 * pd_block_draft_finish:
 * @is_code: whether lines keep the spaces that they start with
 * @mask: where to put what is cut of the block
 *
 * Ends the block: leaves out empty lines and the white space at the edges of the others. The draft is empty afterwards.
 *
 * Returns: (transfer full): the characters of the block
 */
GString *
pd_block_draft_finish (PdBlockDraft *self,
                       gboolean is_code,
                       PdCutMask *mask)
{
  const char *line, *end;
  GString *stripped;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (mask != NULL, NULL);

  /* Markup can spell a carriage return, which no text has. */
  g_strdelimit (self->text->str, "\r", '\n');
  stripped = g_string_sized_new (self->text->len + 1);
  line = self->text->str;
  end = line + self->text->len;
  while (line < end)
    {
      const char *feed = memchr (line, '\n', end - line);

      append_stripped (self, stripped, mask, line, feed != NULL ? feed : end, is_code);
      if (feed == NULL)
        break;
      line = feed + 1;
    }
  g_string_truncate (self->text, 0);
  pd_cut_mask_clear (self->mask);
  self->gap = GAP_NONE;
  return stripped;
}
