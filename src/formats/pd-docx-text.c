#include "pd-docx-text.h"

/* Half points, where a document does not say. */
#define USUAL_SIZE 20

/* Paragraphs in boxes are inside of others. */
typedef struct
{
  PdDocxParagraph own;
  const PdDocxStyle *style;
  PdStyleRole role;
  /* The largest of its characters. */
  guint size;
  gboolean is_begun;
  /* Where it is cut, if it is. */
  PdTextBuilder *cut_in;
} Paragraph;

struct _PdDocxText
{
  PdTextBuilder *builder;
  PdDocumentOutline *outline;
  PdDocxStyles *styles;
  PdDocxNumbering *numbering;
  PdTextFlow *flow;
  gboolean is_document;
  GArray *paragraphs;
  PdDocxRun run;
  char *marker;
  gboolean is_contents;
  gboolean joins_next;
};

static void
paragraph_clear (gpointer data)
{
  g_free (((Paragraph *) data)->own.style_id);
}

/**
 * pd_docx_text_new:
 * @builder: where to put the text
 * @outline: where to note title and headings
 * @styles: the document's styles
 * @numbering: its lists
 *
 * Returns: (transfer full): what makes text of its parts
 */
PdDocxText *
pd_docx_text_new (PdTextBuilder *builder,
                  PdDocumentOutline *outline,
                  PdDocxStyles *styles,
                  PdDocxNumbering *numbering)
{
  PdDocxText *self;

  g_return_val_if_fail (builder != NULL, NULL);
  g_return_val_if_fail (outline != NULL, NULL);
  g_return_val_if_fail (styles != NULL, NULL);
  g_return_val_if_fail (numbering != NULL, NULL);

  self = g_new0 (PdDocxText, 1);
  self->builder = builder;
  self->outline = outline;
  self->styles = styles;
  self->numbering = numbering;
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, paragraph_clear);
  return self;
}

/**
 * pd_docx_text_free:
 *
 * Frees it.
 */
void
pd_docx_text_free (PdDocxText *self)
{
  g_clear_pointer (&self->flow, pd_text_flow_free);
  g_array_unref (self->paragraphs);
  g_free (self->marker);
  g_free (self);
}

/**
 * pd_docx_text_begin_part:
 * @is_document: whether it is the document itself, and not its notes or the like, which have no headings
 *
 * Begins a part.
 */
void
pd_docx_text_begin_part (PdDocxText *self,
                         gboolean is_document)
{
  g_return_if_fail (self != NULL);

  self->is_document = is_document;
  self->joins_next = FALSE;
  self->is_contents = FALSE;
  g_array_set_size (self->paragraphs, 0);
  g_clear_pointer (&self->marker, g_free);
  g_clear_pointer (&self->flow, pd_text_flow_free);
  self->flow = pd_text_flow_new (self->builder);
}

/**
 * pd_docx_text_end_part:
 *
 * Ends a part.
 */
void
pd_docx_text_end_part (PdDocxText *self)
{
  g_return_if_fail (self != NULL);

  pd_text_flow_end_paragraph (self->flow);
}

/**
 * pd_docx_text_get_flow:
 *
 * Returns: (transfer none): where the boxes and rows of the part are
 */
PdTextFlow *
pd_docx_text_get_flow (PdDocxText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->flow;
}

/**
 * pd_docx_text_set_marker:
 * @marker: (nullable): such as `[1] `
 *
 * Says what stands before the next paragraph.
 */
void
pd_docx_text_set_marker (PdDocxText *self,
                         const char *marker)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->marker, marker);
}

/**
 * pd_docx_text_set_contents:
 * @is_contents: whether the paragraphs that come now are a table of contents
 *
 * Cuts them, or no longer.
 */
void
pd_docx_text_set_contents (PdDocxText *self,
                           gboolean is_contents)
{
  g_return_if_fail (self != NULL);

  self->is_contents = is_contents;
}

static Paragraph *
get_paragraph (PdDocxText *self)
{
  return self->paragraphs->len > 0 ? &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1) : NULL;
}

/**
 * pd_docx_text_get_paragraph:
 *
 * Returns: (transfer none) (nullable): what the innermost paragraph says of itself, to be set before there is text in it
 */
PdDocxParagraph *
pd_docx_text_get_paragraph (PdDocxText *self)
{
  Paragraph *paragraph;

  g_return_val_if_fail (self != NULL, NULL);

  paragraph = get_paragraph (self);
  return paragraph != NULL ? &paragraph->own : NULL;
}

/**
 * pd_docx_text_begin_run:
 *
 * Goes back to characters that say nothing of themselves.
 */
void
pd_docx_text_begin_run (PdDocxText *self)
{
  g_return_if_fail (self != NULL);

  self->run = (PdDocxRun) { .style = pd_docx_styles_find (self->styles, NULL), .strong = -1, .hidden = -1 };
}

/**
 * pd_docx_text_get_run:
 *
 * Returns: (transfer none): what the characters that come now say of themselves
 */
PdDocxRun *
pd_docx_text_get_run (PdDocxText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->run;
}

/* The list that a paragraph is an item of, or 0. */
static int
find_list (PdDocxText *self,
           const Paragraph *paragraph,
           guint *level)
{
  int list = paragraph->own.list >= 0 ? paragraph->own.list : paragraph->style->numbering;
  int found = paragraph->own.level >= 0 ? paragraph->own.level : paragraph->style->numbering_level;

  if (!pd_docx_numbering_has_list (self->numbering, list))
    return 0;
  if (found < 0)
    found = pd_docx_numbering_find_level (self->numbering, list, paragraph->own.style_id);
  *level = MAX (found, 0);
  return list;
}

/* What a paragraph says itself goes before what its style says. */
static PdBlockKind
find_kind (PdDocxText *self,
           Paragraph *paragraph,
           guint *level)
{
  int outline = paragraph->own.outline;
  PdStyleRole role = paragraph->style->role;
  guint heading = paragraph->style->level;

  if (outline >= 0 && outline < 9 && role != PD_STYLE_ROLE_TITLE && role != PD_STYLE_ROLE_CONTENTS)
    {
      role = PD_STYLE_ROLE_HEADING;
      heading = outline + 1;
    }
  else if (outline == 9 && role == PD_STYLE_ROLE_HEADING)
    role = PD_STYLE_ROLE_BODY;
  paragraph->role = role;
  *level = 0;
  if (!self->is_document && (role == PD_STYLE_ROLE_TITLE || role == PD_STYLE_ROLE_SUBTITLE || role == PD_STYLE_ROLE_HEADING))
    return PD_BLOCK_PARAGRAPH;
  return pd_document_outline_find_kind (self->outline, role, heading, level);
}

static void
begin_block (PdDocxText *self,
             Paragraph *paragraph)
{
  PdTextBuilder *builder = pd_text_flow_get_builder (self->flow);
  g_autofree char *marker = NULL;
  guint level, list_level = 0;
  PdBlockKind kind;
  int list;

  paragraph->is_begun = TRUE;
  paragraph->style = paragraph->own.style_id != NULL ? pd_docx_styles_find (self->styles, paragraph->own.style_id) : pd_docx_styles_get_default (self->styles);
  kind = find_kind (self, paragraph, &level);
  list = find_list (self, paragraph, &list_level);
  if (list > 0)
    marker = pd_docx_numbering_count (self->numbering, list, list_level);
  if (list > 0 && kind == PD_BLOCK_PARAGRAPH)
    {
      kind = PD_BLOCK_LIST;
      level = list_level + 1;
    }
  if (kind == PD_BLOCK_PARAGRAPH)
    level = 0;
  if (paragraph->role == PD_STYLE_ROLE_CONTENTS || self->is_contents)
    {
      pd_text_builder_begin_cut (builder, "navigation");
      paragraph->cut_in = builder;
    }
  if (self->marker != NULL)
    {
      pd_text_builder_set_marker (builder, self->marker);
      g_clear_pointer (&self->marker, g_free);
    }
  else
    pd_text_builder_set_marker (builder, marker);
  if (paragraph->role == PD_STYLE_ROLE_CODE)
    pd_text_builder_begin_code (builder, kind, level);
  else
    pd_text_builder_begin (builder, kind, level);
}

static Paragraph *
ensure_block (PdDocxText *self)
{
  Paragraph *paragraph = get_paragraph (self);

  if (paragraph == NULL)
    return NULL;
  if (!paragraph->is_begun)
    begin_block (self, paragraph);
  else if (!pd_text_builder_is_open (pd_text_flow_get_builder (self->flow)))
    /* What is put behind a part that had to stand alone. */
    pd_text_builder_begin (pd_text_flow_get_builder (self->flow), PD_BLOCK_PARAGRAPH, 0);
  return paragraph;
}

static const char *
find_reason (const PdDocxRun *run,
             const Paragraph *paragraph)
{
  if (run->hidden >= 0 ? run->hidden : (run->style->is_hidden || paragraph->style->is_hidden))
    return "hidden";
  return run->is_placeholder ? "interface" : NULL;
}

/**
 * pd_docx_text_put:
 * @text: (array length=n_bytes) (element-type guint8): characters
 * @n_bytes: length of @text in bytes, or -1 where it ends with a NUL
 *
 * Puts characters of the run into the paragraph.
 */
void
pd_docx_text_put (PdDocxText *self,
                  const char *text,
                  gssize n_bytes)
{
  const PdDocxRun *run = &self->run;
  PdTextBuilder *builder;
  Paragraph *paragraph;
  guint size;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  paragraph = ensure_block (self);
  if (paragraph == NULL)
    return;
  builder = pd_text_flow_get_builder (self->flow);
  size = run->size > 0 ? run->size : run->style->size > 0 ? run->style->size
                                                          : paragraph->style->size;
  paragraph->size = MAX (paragraph->size, size);
  pd_text_builder_set_strong (builder, run->strong >= 0 ? run->strong : (run->style->is_strong || paragraph->style->is_strong));
  pd_text_builder_set_link (builder, run->is_link);
  pd_text_builder_set_cut (builder, find_reason (run, paragraph));
  pd_text_builder_append (builder, text, n_bytes);
  pd_text_builder_set_cut (builder, NULL);
}

/**
 * pd_docx_text_put_cut:
 * @text: characters
 * @reason: why the text does without them
 *
 * Puts characters into the paragraph that are not part of its text.
 */
void
pd_docx_text_put_cut (PdDocxText *self,
                      const char *text,
                      const char *reason)
{
  PdTextBuilder *builder;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (reason != NULL);

  if (ensure_block (self) == NULL)
    return;
  builder = pd_text_flow_get_builder (self->flow);
  pd_text_builder_set_cut (builder, reason);
  pd_text_builder_append (builder, text, -1);
  pd_text_builder_set_cut (builder, NULL);
}

/**
 * pd_docx_text_break_line:
 *
 * Ends a line within the paragraph.
 */
void
pd_docx_text_break_line (PdDocxText *self)
{
  g_return_if_fail (self != NULL);

  if (ensure_block (self) != NULL)
    pd_text_builder_line_break (pd_text_flow_get_builder (self->flow));
}

/**
 * pd_docx_text_put_image:
 * @url: (nullable): where it is
 * @alt: (nullable): its alternative text
 *
 * Puts an image into the paragraph.
 */
void
pd_docx_text_put_image (PdDocxText *self,
                        const char *url,
                        const char *alt)
{
  g_return_if_fail (self != NULL);

  /* What follows in the line then belongs to the image. */
  ensure_block (self);
  pd_text_builder_image (pd_text_flow_get_builder (self->flow), url, alt);
}

/**
 * pd_docx_text_begin_paragraph:
 *
 * Begins a paragraph, perhaps in a box that hangs on another.
 */
void
pd_docx_text_begin_paragraph (PdDocxText *self)
{
  Paragraph paragraph = { .own = { .list = -1, .level = -1, .outline = -1, .centred = -1 } };

  g_return_if_fail (self != NULL);

  paragraph.style = pd_docx_styles_get_default (self->styles);
  if (self->joins_next && pd_text_builder_is_open (pd_text_flow_get_builder (self->flow)))
    paragraph.is_begun = TRUE;
  self->joins_next = FALSE;
  g_array_append_val (self->paragraphs, paragraph);
  pd_docx_text_begin_run (self);
}

/* What only the whole of a paragraph tells. */
static void
look_back (PdDocxText *self,
           const Paragraph *paragraph,
           guint n_before)
{
  PdTextBuilder *builder = pd_text_flow_get_builder (self->flow);
  guint body = pd_docx_styles_get_default (self->styles)->size;
  const PdDocumentLine line = {
    .role = paragraph->role,
    .is_told = paragraph->own.outline >= 0,
    .is_centred = paragraph->own.centred >= 0 ? paragraph->own.centred : paragraph->style->is_centred,
    .is_large = paragraph->size >= (body > 0 ? body : USUAL_SIZE) + 4,
  };

  if (self->is_document && n_before < pd_text_builder_get_n_blocks (builder))
    pd_document_outline_look (self->outline, builder, n_before, &line);
}

/**
 * pd_docx_text_end_paragraph:
 *
 * Ends the paragraph that was begun last.
 */
void
pd_docx_text_end_paragraph (PdDocxText *self)
{
  PdTextBuilder *builder;
  Paragraph *paragraph;
  guint n_before;

  g_return_if_fail (self != NULL);

  paragraph = get_paragraph (self);
  if (paragraph == NULL)
    return;
  builder = pd_text_flow_get_builder (self->flow);
  n_before = pd_text_builder_get_n_blocks (builder);
  if (paragraph->own.is_joined && paragraph->is_begun && paragraph->cut_in == NULL)
    self->joins_next = TRUE;
  else if (paragraph->is_begun)
    {
      pd_text_flow_end_paragraph (self->flow);
      /* An empty item has nothing to be marked. */
      pd_text_builder_set_marker (builder, NULL);
      if (paragraph->cut_in == builder)
        pd_text_builder_end_cut (builder);
      look_back (self, paragraph, n_before);
    }
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
}
