#include "pd-odt-body.h"

#include <string.h>

#include "pd-odt-element.h"
#include "pd-odt-lists.h"
#include "pd-text-flow.h"

/* More spaces than that are no text. */
#define MAX_SPACES 200

#define MAX_ASIDE 1000

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

typedef struct
{
  char *url;
  char *alternative;
  gboolean is_there;
} Frame;

struct _PdOdtBody
{
  PdTextBuilder *builder;
  PdDocumentOutline *outline;
  PdOdtStyles *styles;
  PdOdtLists *lists;
  PdTextFlow *flow;

  /* Where in the part the parser is; what it is inside of, the innermost last. */
  guint depth;
  guint skip_from;
  guint n_styles;
  guint n_bodies;
  guint n_edges;
  guint n_links;
  guint n_hidden;
  guint n_placeholders;
  guint n_comments;
  GArray *paragraphs;
  GArray *spans;
  GArray *frames;
  /* For each section, whether it is hidden. */
  GArray *sections;
  /* How many lists there are around what stands apart from the text. */
  GArray *apart;
  /* What is written down in the text and is no part of it: a reading, an alternative or a name. */
  GString *aside;
  guint n_asides;

  char *marker;
  /* A PdTextBuilder each; those that are open, by their number from 0. */
  GPtrArray *notes;
  GArray *open_notes;
  GPtrArray *comments;
};

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_free (frame->url);
  g_free (frame->alternative);
}

static void
note_free (gpointer data)
{
  if (data != NULL)
    pd_text_builder_free (data);
}

#define top(stack, Type) ((stack)->len > 0 ? &g_array_index ((stack), Type, (stack)->len - 1) : NULL)

static void
pop (GArray *stack)
{
  if (stack->len > 0)
    g_array_set_size (stack, stack->len - 1);
}

static PdTextBuilder *
get_builder (PdOdtBody *self)
{
  return pd_text_flow_get_builder (self->flow);
}

/* Begins to put characters, if there is a paragraph to put them into: what stands between elements is no text. */
static PdTextBuilder *
begin_characters (PdOdtBody *self,
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
  if (reason == NULL && (self->n_hidden > 0 || span->is_hidden))
    reason = "hidden";
  else if (reason == NULL && self->n_placeholders > 0)
    reason = "interface";
  pd_text_builder_set_strong (builder, span->is_strong);
  pd_text_builder_set_link (builder, self->n_links > 0);
  pd_text_builder_set_cut (builder, reason);
  return builder;
}

static void
take_aside (PdOdtBody *self,
            const char *text,
            gsize n_bytes)
{
  if (self->aside->len + n_bytes <= MAX_ASIDE)
    g_string_append_len (self->aside, text, n_bytes);
}

static void
put (PdOdtBody *self,
     const char *text,
     const char *reason)
{
  PdTextBuilder *builder;

  if (self->n_asides > 0)
    {
      take_aside (self, text, strlen (text));
      return;
    }
  builder = begin_characters (self, reason);
  if (builder == NULL)
    return;
  pd_text_builder_append (builder, text, -1);
  pd_text_builder_set_cut (builder, NULL);
}

static void
put_spaces (PdOdtBody *self,
            const PdXmlAttributes *attributes)
{
  gint64 n = CLAMP (pd_xml_attributes_get_integer (attributes, "text:c", 1), 1, MAX_SPACES);
  g_autofree char *spaces = g_strnfill (n, ' ');

  put (self, spaces, NULL);
}

static void
break_line (PdOdtBody *self)
{
  PdTextBuilder *builder = self->n_asides > 0 ? NULL : begin_characters (self, NULL);

  if (builder == NULL)
    return;
  pd_text_builder_line_break (builder);
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

/* Lists around a note or a box are not around what is in it. */
static guint
get_list_depth (PdOdtBody *self)
{
  const guint *outer = top (self->apart, guint);

  return pd_odt_lists_get_depth (self->lists) - (outer != NULL ? *outer : 0);
}

static char *
dup_marker (PdOdtBody *self,
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

static void
begin_paragraph (PdOdtBody *self,
                 const PdXmlAttributes *attributes,
                 gboolean is_heading)
{
  g_autofree char *name = pd_xml_attributes_dup (attributes, "text:style-name");
  g_autofree char *marker = NULL;
  const PdOdtStyle *style = pd_odt_styles_find (self->styles, "paragraph", name);
  double usual = pd_odt_styles_find (self->styles, "paragraph", "Standard")->size;
  guint heading = style->level, level = 0;
  Paragraph paragraph = { get_builder (self), { style->role } };
  PdBlockKind kind = PD_BLOCK_PARAGRAPH;
  Span span = { style->is_hidden, style->is_strong };

  if (is_heading && style->role != PD_STYLE_ROLE_TITLE && style->role != PD_STYLE_ROLE_SUBTITLE)
    {
      paragraph.line.role = PD_STYLE_ROLE_HEADING;
      heading = CLAMP (pd_xml_attributes_get_integer (attributes, "text:outline-level", 1), 1, PD_ODT_N_LEVELS);
    }
  paragraph.line.is_centred = style->is_centred;
  paragraph.line.is_large = style->size >= (usual > 0 ? usual : USUAL_SIZE) + 2;
  if (self->n_edges == 0)
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

static void
end_paragraph (PdOdtBody *self)
{
  const Paragraph *paragraph = top (self->paragraphs, Paragraph);
  PdTextBuilder *builder = get_builder (self);
  guint n_before = pd_text_builder_get_n_blocks (builder);

  pd_text_flow_end_paragraph (self->flow);
  /* An empty item has nothing to be marked. */
  pd_text_builder_set_marker (builder, NULL);
  if (self->n_edges == 0 && n_before < pd_text_builder_get_n_blocks (builder))
    pd_document_outline_look (self->outline, builder, n_before, &paragraph->line);
  pop (self->paragraphs);
  pop (self->spans);
}

static void
begin_span (PdOdtBody *self,
            const PdXmlAttributes *attributes)
{
  g_autofree char *name = pd_xml_attributes_dup (attributes, "text:style-name");
  const PdOdtStyle *style = pd_odt_styles_find (self->styles, "text", name);
  const Span *outer = top (self->spans, Span);
  Paragraph *paragraph = top (self->paragraphs, Paragraph);
  Span span = { style->is_hidden || (outer != NULL && outer->is_hidden), style->is_strong || (outer != NULL && outer->is_strong) };

  if (paragraph != NULL && style->size >= USUAL_SIZE + 2)
    paragraph->line.is_large = TRUE;
  g_array_append_val (self->spans, span);
}

static void
begin_frame (PdOdtBody *self)
{
  Frame frame = { NULL };

  g_array_append_val (self->frames, frame);
}

static void
end_frame (PdOdtBody *self)
{
  const Frame *frame = top (self->frames, Frame);

  if (frame->is_there)
    pd_text_builder_image (get_builder (self), frame->url, frame->alternative);
  pop (self->frames);
}

static void
take_image (PdOdtBody *self,
            const PdXmlAttributes *attributes)
{
  Frame *frame = top (self->frames, Frame);
  g_autofree char *url = pd_xml_attributes_dup (attributes, "xlink:href");

  if (frame == NULL)
    return;
  frame->is_there = TRUE;
  /* The first is the best. */
  if (frame->url == NULL && url != NULL)
    frame->url = g_strdup (g_str_has_prefix (url, "./") ? url + 2 : url);
}

static void
begin_aside (PdOdtBody *self)
{
  if (self->n_asides++ == 0)
    g_string_truncate (self->aside, 0);
}

static char *
end_aside (PdOdtBody *self)
{
  self->n_asides--;
  return g_strstrip (g_strdelimit (g_strdup (self->aside->str), "\n\r\t", ' '));
}

static void
end_alternative (PdOdtBody *self)
{
  g_autofree char *text = end_aside (self);
  Frame *frame = top (self->frames, Frame);

  if (frame != NULL && frame->alternative == NULL && *text != '\0')
    frame->alternative = g_steal_pointer (&text);
}

/* How characters are read stands behind them, where it can be put back. */
static void
end_reading (PdOdtBody *self)
{
  g_autofree char *text = end_aside (self);
  g_autofree char *reading = g_strdup_printf ("(%s)", text);

  if (*text != '\0')
    put (self, reading, "ruby");
}

static void
end_creator (PdOdtBody *self)
{
  g_autofree char *name = end_aside (self);

  if (self->n_comments == 0 || *name == '\0')
    return;
  g_free (self->marker);
  self->marker = g_strdup_printf ("%s: ", name);
}

static void
begin_apart (PdOdtBody *self)
{
  guint depth = pd_odt_lists_get_depth (self->lists);

  pd_text_flow_begin_box (self->flow);
  g_array_append_val (self->apart, depth);
}

static PdTextBuilder *
end_apart (PdOdtBody *self)
{
  g_clear_pointer (&self->marker, g_free);
  pop (self->apart);
  return pd_text_flow_take_box (self->flow);
}

static void
begin_note (PdOdtBody *self)
{
  guint number = self->notes->len;
  g_autofree char *mark = g_strdup_printf ("[%u]", number + 1);

  put (self, mark, "footnote-marker");
  g_ptr_array_add (self->notes, NULL);
  g_array_append_val (self->open_notes, number);
  g_free (self->marker);
  self->marker = g_strdup_printf ("[%u] ", number + 1);
}

static void
end_note_body (PdOdtBody *self)
{
  PdTextBuilder *note = end_apart (self);
  const guint *number = top (self->open_notes, guint);

  if (number != NULL && g_ptr_array_index (self->notes, *number) == NULL)
    g_ptr_array_index (self->notes, *number) = note;
  else
    g_ptr_array_add (self->notes, note);
}

static void
end_box (PdOdtBody *self)
{
  pop (self->apart);
  pd_text_flow_end_box (self->flow);
}

static void
begin_cut (PdOdtBody *self,
           const char *reason)
{
  pd_text_flow_end_paragraph (self->flow);
  pd_text_builder_begin_cut (get_builder (self), reason);
}

static void
end_cut (PdOdtBody *self)
{
  pd_text_flow_end_paragraph (self->flow);
  pd_text_builder_end_cut (get_builder (self));
}

static void
begin_section (PdOdtBody *self,
               const PdXmlAttributes *attributes)
{
  gboolean is_hidden = pd_xml_attributes_equal (attributes, "text:display", "none");

  g_array_append_val (self->sections, is_hidden);
  if (is_hidden)
    begin_cut (self, "hidden");
}

static void
end_section (PdOdtBody *self)
{
  if (*top (self->sections, gboolean))
    end_cut (self);
  pop (self->sections);
}

/* What begins in the body of the document, or at the edge of its pages. */
static void
enter (PdOdtBody *self,
       PdOdtElement element,
       const PdXmlAttributes *attributes)
{
  switch (element)
    {
    case PD_ODT_ALTERNATIVE:
    case PD_ODT_CREATOR:
    case PD_ODT_READING:
      begin_aside (self);
      break;
    case PD_ODT_ANNOTATION:
      self->n_comments++;
      begin_apart (self);
      break;
    case PD_ODT_BOX:
    case PD_ODT_NOTE_BODY:
      begin_apart (self);
      break;
    case PD_ODT_BREAK:
      break_line (self);
      break;
    case PD_ODT_CELL:
    case PD_ODT_COVERED_CELL:
      pd_text_flow_begin_cell (self->flow);
      break;
    case PD_ODT_CONTENTS:
      begin_cut (self, "navigation");
      break;
    case PD_ODT_EDGE:
      begin_cut (self, "running-head");
      break;
    case PD_ODT_FRAME:
      begin_frame (self);
      break;
    case PD_ODT_HEADING:
    case PD_ODT_PARAGRAPH:
      begin_paragraph (self, attributes, element == PD_ODT_HEADING);
      break;
    case PD_ODT_HIDDEN:
      self->n_hidden++;
      break;
    case PD_ODT_IMAGE:
      take_image (self, attributes);
      break;
    case PD_ODT_OBJECT:
      if (self->frames->len > 0)
        top (self->frames, Frame)->is_there = TRUE;
      break;
    case PD_ODT_ITEM:
      pd_odt_lists_begin_item (self->lists, attributes);
      break;
    case PD_ODT_LINK:
      self->n_links++;
      break;
    case PD_ODT_LIST:
      pd_odt_lists_begin (self->lists, attributes);
      break;
    case PD_ODT_LIST_HEADER:
      pd_odt_lists_begin_header (self->lists);
      break;
    case PD_ODT_NOTE:
      begin_note (self);
      break;
    case PD_ODT_PLACEHOLDER:
      self->n_placeholders++;
      break;
    case PD_ODT_ROW:
      pd_text_flow_begin_row (self->flow);
      break;
    case PD_ODT_SECTION:
      begin_section (self, attributes);
      break;
    case PD_ODT_SKIPPED:
      self->skip_from = self->depth;
      break;
    case PD_ODT_SPACE:
      put_spaces (self, attributes);
      break;
    case PD_ODT_SPAN:
      begin_span (self, attributes);
      break;
    case PD_ODT_TAB:
      put (self, "\t", NULL);
      break;
    case PD_ODT_BODY:
    case PD_ODT_OTHER:
    case PD_ODT_STYLES:
    default:
      break;
    }
}

static void
leave (PdOdtBody *self,
       PdOdtElement element)
{
  switch ((int) element)
    {
    case PD_ODT_ALTERNATIVE:
      end_alternative (self);
      break;
    case PD_ODT_ANNOTATION:
      self->n_comments--;
      g_ptr_array_add (self->comments, end_apart (self));
      break;
    case PD_ODT_BOX:
      end_box (self);
      break;
    case PD_ODT_CELL:
    case PD_ODT_COVERED_CELL:
      pd_text_flow_end_cell (self->flow);
      break;
    case PD_ODT_CONTENTS:
    case PD_ODT_EDGE:
      end_cut (self);
      break;
    case PD_ODT_CREATOR:
      end_creator (self);
      break;
    case PD_ODT_FRAME:
      end_frame (self);
      break;
    case PD_ODT_HEADING:
    case PD_ODT_PARAGRAPH:
      end_paragraph (self);
      break;
    case PD_ODT_HIDDEN:
      self->n_hidden--;
      break;
    case PD_ODT_LINK:
      self->n_links--;
      break;
    case PD_ODT_LIST:
      pd_odt_lists_end (self->lists);
      break;
    case PD_ODT_NOTE:
      pop (self->open_notes);
      g_clear_pointer (&self->marker, g_free);
      break;
    case PD_ODT_NOTE_BODY:
      end_note_body (self);
      break;
    case PD_ODT_PLACEHOLDER:
      self->n_placeholders--;
      break;
    case PD_ODT_READING:
      end_reading (self);
      break;
    case PD_ODT_ROW:
      pd_text_flow_end_row (self->flow);
      break;
    case PD_ODT_SECTION:
      end_section (self);
      break;
    case PD_ODT_SPAN:
      pop (self->spans);
      break;
    default:
      break;
    }
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  PdOdtBody *self = data;
  PdOdtElement element = pd_odt_element_find (name);

  self->depth++;
  if (self->skip_from > 0)
    return;
  self->n_bodies += element == PD_ODT_BODY;
  self->n_edges += element == PD_ODT_EDGE;
  self->n_styles += element == PD_ODT_STYLES;
  if (self->n_bodies > 0 || self->n_edges > 0)
    enter (self, element, attributes);
  else if (self->n_styles > 0)
    pd_odt_styles_start_element (self->styles, name, attributes);
}

static void
end_element (const char *name,
             gpointer data)
{
  PdOdtBody *self = data;
  PdOdtElement element = pd_odt_element_find (name);
  gboolean was_skipped = self->skip_from > 0;

  if (self->skip_from == self->depth)
    self->skip_from = 0;
  self->depth--;
  if (was_skipped)
    return;
  if (self->n_bodies > 0 || self->n_edges > 0)
    leave (self, element);
  else if (self->n_styles > 0)
    pd_odt_styles_end_element (self->styles, name);
  self->n_bodies -= element == PD_ODT_BODY;
  self->n_edges -= element == PD_ODT_EDGE;
  self->n_styles -= element == PD_ODT_STYLES;
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  PdOdtBody *self = data;
  PdTextBuilder *builder;

  if (self->skip_from > 0 || (self->n_bodies == 0 && self->n_edges == 0))
    return;
  if (self->n_asides > 0)
    {
      take_aside (self, text, n_bytes);
      return;
    }
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
 * pd_odt_body_new:
 * @builder: where to put the text
 * @outline: where to note title and headings
 * @styles: where to put the styles, and where they are
 *
 * Returns: (transfer full): a reader of the parts that have text
 */
PdOdtBody *
pd_odt_body_new (PdTextBuilder *builder,
                 PdDocumentOutline *outline,
                 PdOdtStyles *styles)
{
  PdOdtBody *self;

  g_return_val_if_fail (builder != NULL, NULL);
  g_return_val_if_fail (outline != NULL, NULL);
  g_return_val_if_fail (styles != NULL, NULL);

  self = g_new0 (PdOdtBody, 1);
  self->builder = builder;
  self->outline = outline;
  self->styles = styles;
  self->lists = pd_odt_lists_new (styles);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self->frames, frame_clear);
  self->sections = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->apart = g_array_new (FALSE, FALSE, sizeof (guint));
  self->aside = g_string_new (NULL);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->open_notes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->comments = g_ptr_array_new_with_free_func (note_free);
  return self;
}

/**
 * pd_odt_body_free:
 *
 * Frees the reader.
 */
void
pd_odt_body_free (PdOdtBody *self)
{
  g_clear_pointer (&self->flow, pd_text_flow_free);
  pd_odt_lists_free (self->lists);
  g_array_unref (self->paragraphs);
  g_array_unref (self->spans);
  g_array_unref (self->frames);
  g_array_unref (self->sections);
  g_array_unref (self->apart);
  g_string_free (self->aside, TRUE);
  g_free (self->marker);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->open_notes);
  g_ptr_array_unref (self->comments);
  g_free (self);
}

/**
 * pd_odt_body_read:
 * @xml: `styles.xml`, then `content.xml`
 * @error: return location for an error
 *
 * Goes through a part: takes note of the styles in it, and puts its text into the builder.
 *
 * Returns: whether all of it was read; otherwise an error of %PD_FORMAT_ERROR
 */
gboolean
pd_odt_body_read (PdOdtBody *self,
                  GBytes *xml,
                  GError **error)
{
  static const PdXmlHandler handler = { pd_odt_namespaces, start_element, end_element, take_text };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (xml != NULL, FALSE);

  g_clear_pointer (&self->flow, pd_text_flow_free);
  self->flow = pd_text_flow_new (self->builder);
  if (!pd_xml_parse (xml, &handler, self, error))
    return FALSE;
  pd_text_flow_end_paragraph (self->flow);
  return TRUE;
}

/**
 * pd_odt_body_put_notes:
 *
 * Puts the notes behind what was read, and then the comments, which are cut.
 */
void
pd_odt_body_put_notes (PdOdtBody *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->notes->len; i++)
    {
      if (g_ptr_array_index (self->notes, i) != NULL)
        pd_text_builder_take (self->builder, g_ptr_array_index (self->notes, i));
    }
  pd_text_builder_begin_cut (self->builder, "comments");
  for (guint i = 0; i < self->comments->len; i++)
    pd_text_builder_take (self->builder, g_ptr_array_index (self->comments, i));
  pd_text_builder_end_cut (self->builder);
}
