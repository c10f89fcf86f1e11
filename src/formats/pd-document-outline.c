#include "pd-document-outline.h"

#include <string.h>

#include "pd-date.h"

#define MAX_HEADING_LEVEL 6

/* What is only told to be a heading, and is longer, is none. */
#define MAX_HEADING 150
#define MAX_HEADLINE 60
#define MAX_BYLINE 60

struct _PdDocumentOutline
{
  PdTextBuilder *builder;
  gboolean has_title;
  gboolean has_text;
  /* The block that is set like a headline and does not say that it is one, or -1. */
  int headline;
  char *author;
  char *date;
};

/**
 * pd_document_outline_new:
 * @builder: where the text is put
 *
 * Returns: (transfer full): an outline with nothing in it
 */
PdDocumentOutline *
pd_document_outline_new (PdTextBuilder *builder)
{
  PdDocumentOutline *self;

  g_return_val_if_fail (builder != NULL, NULL);

  self = g_new0 (PdDocumentOutline, 1);
  self->builder = builder;
  self->headline = -1;
  return self;
}

/**
 * pd_document_outline_free:
 *
 * Frees an outline.
 */
void
pd_document_outline_free (PdDocumentOutline *self)
{
  g_free (self->author);
  g_free (self->date);
  g_free (self);
}

/**
 * pd_document_outline_find_kind:
 * @role: what a paragraph's style is for
 * @heading: for a heading its level from 1
 * @level: (out): the level of the block: for a heading, until the outline is applied, one more than it is, as a title is over it
 *
 * Returns: what the paragraph is
 */
PdBlockKind
pd_document_outline_find_kind (PdDocumentOutline *self,
                               PdStyleRole role,
                               guint heading,
                               guint *level)
{
  g_return_val_if_fail (self != NULL, PD_BLOCK_PARAGRAPH);
  g_return_val_if_fail (level != NULL, PD_BLOCK_PARAGRAPH);

  *level = 0;
  switch (role)
    {
    case PD_STYLE_ROLE_TITLE:
      self->has_title = TRUE;
      *level = 1;
      return PD_BLOCK_HEADING;
    case PD_STYLE_ROLE_SUBTITLE:
      *level = 2;
      return PD_BLOCK_HEADING;
    case PD_STYLE_ROLE_HEADING:
      *level = heading + 1;
      return PD_BLOCK_HEADING;
    case PD_STYLE_ROLE_CAPTION:
      return PD_BLOCK_CAPTION;
    case PD_STYLE_ROLE_QUOTE:
      return PD_BLOCK_QUOTE;
    case PD_STYLE_ROLE_AUTHOR:
    case PD_STYLE_ROLE_DATE:
      return PD_BLOCK_BYLINE;
    case PD_STYLE_ROLE_NONE:
    case PD_STYLE_ROLE_BODY:
    case PD_STYLE_ROLE_CODE:
    case PD_STYLE_ROLE_CONTENTS:
    default:
      return PD_BLOCK_PARAGRAPH;
    }
}

static void
take_byline (PdDocumentOutline *self,
             PdStyleRole role,
             const char *text)
{
  if (g_utf8_strlen (text, -1) > MAX_BYLINE)
    return;
  if (role == PD_STYLE_ROLE_DATE && self->date == NULL)
    self->date = g_strdup (text);
  else if (role == PD_STYLE_ROLE_AUTHOR)
    {
      g_autofree char *others = g_steal_pointer (&self->author);

      if (others == NULL)
        self->author = g_strdup (text);
      else
        self->author = g_strconcat (others, g_unichar_iswide (g_utf8_get_char (text)) ? "、" : ", ", text, NULL);
    }
}

/* What is only set like a headline, in large or bold characters in the middle of the first line, is one as well. */
static gboolean
looks_like_headline (PdDocumentOutline *self,
                     guint index,
                     const PdDocumentLine *line,
                     const char *text)
{
  PdBlockList *blocks = pd_text_builder_get_blocks (self->builder);
  const PdBlock *block = pd_block_list_get_block (blocks, index);
  guint length = block->end - block->start;

  if (block->kind != PD_BLOCK_PARAGRAPH || length > MAX_HEADLINE || strpbrk (text, "\n\t") != NULL || !line->is_centred)
    return FALSE;
  return line->is_large || pd_block_list_get_style (blocks, index)->n_strong >= length;
}

/**
 * pd_document_outline_look:
 * @builder: where the paragraph was put
 * @index: the block that it has become
 * @line: what it looks like
 *
 * Takes note of what only the whole of a paragraph tells.
 */
void
pd_document_outline_look (PdDocumentOutline *self,
                          PdTextBuilder *builder,
                          guint index,
                          const PdDocumentLine *line)
{
  PdBlockList *blocks;
  const PdBlock *block;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (line != NULL);

  blocks = pd_text_builder_get_blocks (builder);
  block = pd_block_list_get_block (blocks, index);
  if (block->kind == PD_BLOCK_IMAGE || pd_block_list_is_cut (blocks, index))
    return;
  text = pd_block_list_dup_block (blocks, index);
  if (block->kind == PD_BLOCK_HEADING && line->is_told && block->end - block->start > MAX_HEADING)
    pd_block_list_set_kind (blocks, index, PD_BLOCK_PARAGRAPH, 0);
  else if (block->kind == PD_BLOCK_BYLINE)
    take_byline (self, line->role, text);
  if (builder != self->builder || self->has_text)
    return;
  self->has_text = TRUE;
  if (looks_like_headline (self, index, line, text))
    self->headline = index;
}

static gboolean
has_headline (PdBlockList *blocks)
{
  for (guint i = 0; i < pd_block_list_get_n_blocks (blocks); i++)
    {
      const PdBlock *block = pd_block_list_get_block (blocks, i);

      if (block->kind == PD_BLOCK_HEADING && block->level == 1)
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_document_outline_apply:
 * @document: where to put title, author and date
 *
 * Moves headings up where no title is over them, and says what the text says of itself.
 */
void
pd_document_outline_apply (PdDocumentOutline *self,
                           PdDocument *document)
{
  g_autofree char *date = NULL;
  PdBlockList *blocks;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  blocks = pd_text_builder_get_blocks (self->builder);
  for (guint i = 0; i < pd_text_builder_get_n_blocks (self->builder); i++)
    {
      const PdBlock *block = pd_block_list_get_block (blocks, i);
      guint level = block->level > 1 && !self->has_title ? block->level - 1 : block->level;

      if (block->kind == PD_BLOCK_HEADING)
        pd_block_list_set_kind (blocks, i, PD_BLOCK_HEADING, CLAMP (level, 1, MAX_HEADING_LEVEL));
    }
  if (self->headline >= 0 && !has_headline (blocks))
    {
      g_autofree char *title = pd_block_list_dup_block (blocks, self->headline);

      pd_block_list_set_kind (blocks, self->headline, PD_BLOCK_HEADING, 1);
      pd_document_set_field (document, PD_ARTICLE_TITLE, title, "guessed", "first line");
    }
  if (self->author != NULL)
    pd_document_set_field (document, PD_ARTICLE_AUTHOR, self->author, "read", "style: Author");
  date = self->date != NULL ? pd_date_normalise (self->date) : NULL;
  if (date != NULL)
    pd_document_set_field (document, PD_ARTICLE_DATE, date, "read", "style: Date");
}
