#include "pd-odt-text.h"

/* Points, where a document does not say. */
#define USUAL_SIZE 12

/* Paragraphs in boxes are inside of others. */
typedef struct
{
  PdTextBuilder *builder;
  PdDocumentLine line;
} Paragraph;

/* Characters that are set in one way, with what they take over from those around them. */
typedef struct
{
  gboolean is_hidden;
  gboolean is_strong;
} Span;

struct _PdOdtText
{
  PdTextBuilder *builder;
  PdDocumentOutline *outline;
  PdOdtStyles *styles;
  PdOdtLists *lists;
  PdTextFlow *flow;
  PdOdtContext context;

  /* The innermost last. */
  GArray *paragraphs;
  GArray *spans;
  /* How many lists there are around what stands apart from the text. */
  GArray *apart;
  char *marker;
};

#define top(stack, Type) ((stack)->len > 0 ? &g_array_index ((stack), Type, (stack)->len - 1) : NULL)

static void
pop (GArray *stack)
{
  if (stack->len > 0)
    g_array_set_size (stack, stack->len - 1);
}

static PdTextBuilder *
get_builder (PdOdtText *self)
{
  return pd_text_flow_get_builder (self->flow);
}

/**
 * pd_odt_text_new:
 * @builder: where to put the text
 * @outline: where to note title and headings
 * @styles: the document's styles
 *
 * Returns: (transfer full): what makes text of its parts
 */
PdOdtText *
pd_odt_text_new (PdTextBuilder *builder,
                 PdDocumentOutline *outline,
                 PdOdtStyles *styles)
{
  PdOdtText *self;

  g_return_val_if_fail (builder != NULL, NULL);
  g_return_val_if_fail (outline != NULL, NULL);
  g_return_val_if_fail (styles != NULL, NULL);

  self = g_new0 (PdOdtText, 1);
  self->builder = builder;
  self->outline = outline;
  self->styles = styles;
  self->lists = pd_odt_lists_new (styles);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->apart = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * pd_odt_text_free:
 *
 * Frees it.
 */
void
pd_odt_text_free (PdOdtText *self)
{
  g_clear_pointer (&self->flow, pd_text_flow_free);
  pd_odt_lists_free (self->lists);
  g_array_unref (self->paragraphs);
  g_array_unref (self->spans);
  g_array_unref (self->apart);
  g_free (self->marker);
  g_free (self);
}

/**
 * pd_odt_text_begin_part:
 *
 * Begins a part.
 */
void
pd_odt_text_begin_part (PdOdtText *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->flow, pd_text_flow_free);
  self->flow = pd_text_flow_new (self->builder);
}

/**
 * pd_odt_text_end_part:
 *
 * Ends a part.
 */
void
pd_odt_text_end_part (PdOdtText *self)
{
  g_return_if_fail (self != NULL);

  pd_text_flow_end_paragraph (self->flow);
}

/**
 * pd_odt_text_get_flow:
 *
 * Returns: (transfer none): where the boxes and rows of the part are
 */
PdTextFlow *
pd_odt_text_get_flow (PdOdtText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->flow;
}

/**
 * pd_odt_text_get_lists:
 *
 * Returns: (transfer none): the lists that paragraphs are items of
 */
PdOdtLists *
pd_odt_text_get_lists (PdOdtText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lists;
}

/**
 * pd_odt_text_get_context:
 *
 * Returns: (transfer none): what the text that comes now is inside of
 */
PdOdtContext *
pd_odt_text_get_context (PdOdtText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->context;
}

/**
 * pd_odt_text_begin_apart:
 *
 * Begins what stands apart from the text around it: a box, a note or a comment.
 */
void
pd_odt_text_begin_apart (PdOdtText *self)
{
  guint depth;

  g_return_if_fail (self != NULL);

  depth = pd_odt_lists_get_depth (self->lists);
  pd_text_flow_begin_box (self->flow);
  g_array_append_val (self->apart, depth);
}

/**
 * pd_odt_text_end_apart:
 *
 * Ends what was begun last, and puts it where it stands.
 */
void
pd_odt_text_end_apart (PdOdtText *self)
{
  g_return_if_fail (self != NULL);

  pop (self->apart);
  pd_text_flow_end_box (self->flow);
}

/**
 * pd_odt_text_take_apart:
 *
 * Ends what was begun last, and whose place is elsewhere.
 *
 * Returns: (transfer full): what is in it
 */
PdTextBuilder *
pd_odt_text_take_apart (PdOdtText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->marker, g_free);
  pop (self->apart);
  return pd_text_flow_take_box (self->flow);
}

/* Lists around a note or a box are not around what is in it. */
static guint
get_list_depth (PdOdtText *self)
{
  const guint *outer = top (self->apart, guint);

  return pd_odt_lists_get_depth (self->lists) - (outer != NULL ? *outer : 0);
}

/**
 * pd_odt_text_set_marker:
 * @marker: (nullable): such as `[1] `
 *
 * Says what stands before the next paragraph.
 */
void
pd_odt_text_set_marker (PdOdtText *self,
                        const char *marker)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->marker, marker);
}

static char *
dup_marker (PdOdtText *self,
            const PdXmlAttributes *attributes,
            const PdStyleRole role,
            guint heading)
{
  if (self->marker != NULL)
    return g_steal_pointer (&self->marker);
  if (get_list_depth (self) > 0)
    return pd_odt_lists_count_item (self->lists, role == PD_STYLE_ROLE_HEADING);
  if (role == PD_STYLE_ROLE_HEADING && !pd_xml_attributes_equal (attributes, "text:is-list-header", "true"))
    return pd_odt_lists_count_heading (self->lists, heading);
  return NULL;
}

/**
 * pd_odt_text_begin_paragraph:
 * @attributes: those of the paragraph
 * @is_heading: whether it says that it is a heading
 *
 * Begins a paragraph, perhaps in a box that hangs on another.
 */
void
pd_odt_text_begin_paragraph (PdOdtText *self,
                             const PdXmlAttributes *attributes,
                             gboolean is_heading)
{
  g_autofree char *name = pd_xml_attributes_dup (attributes, "text:style-name");
  g_autofree char *marker = NULL;
  const PdOdtStyle *style;
  Paragraph paragraph = { NULL };
  PdBlockKind kind = PD_BLOCK_PARAGRAPH;
  guint heading, level = 0;
  double usual;
  Span span;

  g_return_if_fail (self != NULL);

  style = pd_odt_styles_find (self->styles, "paragraph", name);
  usual = pd_odt_styles_find (self->styles, "paragraph", "Standard")->size;
  heading = style->level;
  span = (Span) { style->is_hidden, style->is_strong };
  paragraph.builder = get_builder (self);
  paragraph.line.role = style->role;
  if (is_heading && style->role != PD_STYLE_ROLE_TITLE && style->role != PD_STYLE_ROLE_SUBTITLE)
    {
      paragraph.line.role = PD_STYLE_ROLE_HEADING;
      heading = CLAMP (pd_xml_attributes_get_integer (attributes, "text:outline-level", 1), 1, PD_ODT_N_LEVELS);
    }
  paragraph.line.is_centred = style->is_centred;
  paragraph.line.is_large = style->size >= (usual > 0 ? usual : USUAL_SIZE) + 2;
  if (self->context.n_edges == 0)
    kind = pd_document_outline_find_kind (self->outline, paragraph.line.role, heading, &level);
  marker = dup_marker (self, attributes, paragraph.line.role, heading);
  if (kind == PD_BLOCK_PARAGRAPH && get_list_depth (self) > 0)
    {
      kind = PD_BLOCK_LIST;
      level = get_list_depth (self);
    }
  g_array_append_val (self->paragraphs, paragraph);
  g_array_append_val (self->spans, span);
  pd_text_builder_set_marker (paragraph.builder, marker);
  if (paragraph.line.role == PD_STYLE_ROLE_CODE)
    pd_text_builder_begin_code (paragraph.builder, kind, level);
  else
    pd_text_builder_begin (paragraph.builder, kind, level);
}

/**
 * pd_odt_text_end_paragraph:
 *
 * Ends the paragraph that was begun last.
 */
void
pd_odt_text_end_paragraph (PdOdtText *self)
{
  const Paragraph *paragraph;
  PdTextBuilder *builder;
  guint n_before;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->paragraphs->len > 0);

  paragraph = top (self->paragraphs, Paragraph);
  builder = get_builder (self);
  n_before = pd_text_builder_get_n_blocks (builder);
  pd_text_flow_end_paragraph (self->flow);
  /* An empty item has nothing to be marked. */
  pd_text_builder_set_marker (builder, NULL);
  if (self->context.n_edges == 0 && n_before < pd_text_builder_get_n_blocks (builder))
    pd_document_outline_look (self->outline, builder, n_before, &paragraph->line);
  pop (self->paragraphs);
  pop (self->spans);
}

/**
 * pd_odt_text_begin_span:
 * @attributes: those of the span
 *
 * Begins characters that are set in one way.
 */
void
pd_odt_text_begin_span (PdOdtText *self,
                        const PdXmlAttributes *attributes)
{
  g_autofree char *name = pd_xml_attributes_dup (attributes, "text:style-name");
  const PdOdtStyle *style;
  Paragraph *paragraph;
  const Span *outer;
  Span span;

  g_return_if_fail (self != NULL);

  style = pd_odt_styles_find (self->styles, "text", name);
  outer = top (self->spans, Span);
  span.is_hidden = style->is_hidden || (outer != NULL && outer->is_hidden);
  span.is_strong = style->is_strong || (outer != NULL && outer->is_strong);
  paragraph = top (self->paragraphs, Paragraph);
  if (paragraph != NULL && style->size >= USUAL_SIZE + 2)
    paragraph->line.is_large = TRUE;
  g_array_append_val (self->spans, span);
}

/**
 * pd_odt_text_end_span:
 *
 * Ends the characters that were begun last.
 */
void
pd_odt_text_end_span (PdOdtText *self)
{
  g_return_if_fail (self != NULL);

  pop (self->spans);
}

/* Begins to put characters, if there is a paragraph to put them into: what stands between elements is no text. */
static PdTextBuilder *
begin_characters (PdOdtText *self,
                  const char *reason)
{
  PdTextBuilder *builder = get_builder (self);
  const Paragraph *paragraph = top (self->paragraphs, Paragraph);
  const Span *span = top (self->spans, Span);

  if (paragraph == NULL || paragraph->builder != builder)
    return NULL;
  /* What stands alone ended the block; what follows goes on. */
  if (!pd_text_builder_is_open (builder))
    pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  if (reason == NULL && (self->context.n_hidden > 0 || span->is_hidden))
    reason = "hidden";
  else if (reason == NULL && self->context.n_placeholders > 0)
    reason = "interface";
  pd_text_builder_set_strong (builder, span->is_strong);
  pd_text_builder_set_link (builder, self->context.n_links > 0);
  pd_text_builder_set_cut (builder, reason);
  return builder;
}

/**
 * pd_odt_text_put:
 * @text: characters
 * @reason: (nullable): why the text does without them, or %NULL where only what they are inside of says
 *
 * Puts characters into the paragraph, as they are.
 */
void
pd_odt_text_put (PdOdtText *self,
                 const char *text,
                 const char *reason)
{
  PdTextBuilder *builder;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  builder = begin_characters (self, reason);
  if (builder == NULL)
    return;
  pd_text_builder_append (builder, text, -1);
  pd_text_builder_set_cut (builder, NULL);
}

/* Where spaces matter, a run of them is one all the same: more are spelled with elements. */
static void
append_code (PdTextBuilder *builder,
             const char *text,
             gsize n_bytes)
{
  const char *end = text + n_bytes;

  while (text < end)
    {
      const char *word = text;

      for (; text < end && !g_ascii_isspace (*text); text++)
        ;
      pd_text_builder_append (builder, word, text - word);
      if (text < end)
        pd_text_builder_append (builder, " ", 1);
      for (; text < end && g_ascii_isspace (*text); text++)
        ;
    }
}

/**
 * pd_odt_text_put_collapsed:
 * @text: (array length=n_bytes) (element-type guint8): characters
 * @n_bytes: length of @text in bytes
 *
 * Puts characters into the paragraph as they stand in the file, where a run of white space is one space.
 */
void
pd_odt_text_put_collapsed (PdOdtText *self,
                           const char *text,
                           gsize n_bytes)
{
  PdTextBuilder *builder;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  builder = begin_characters (self, NULL);
  if (builder == NULL)
    return;
  if (top (self->paragraphs, Paragraph)->line.role == PD_STYLE_ROLE_CODE)
    append_code (builder, text, n_bytes);
  else
    pd_text_builder_append_collapsed (builder, text, n_bytes);
  pd_text_builder_set_cut (builder, NULL);
}

/**
 * pd_odt_text_break_line:
 *
 * Ends a line within the paragraph.
 */
void
pd_odt_text_break_line (PdOdtText *self)
{
  PdTextBuilder *builder;

  g_return_if_fail (self != NULL);

  builder = begin_characters (self, NULL);
  if (builder == NULL)
    return;
  pd_text_builder_line_break (builder);
  pd_text_builder_set_cut (builder, NULL);
}
