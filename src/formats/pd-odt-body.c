#include "pd-odt-body.h"

#include <string.h>

#include "pd-odt-element.h"
#include "pd-odt-frames.h"
#include "pd-odt-text.h"

/* More spaces than that are no text. */
#define MAX_SPACES 200

#define MAX_ASIDE 1000

struct _PdOdtBody
{
  PdTextBuilder *builder;
  PdOdtStyles *styles;
  PdOdtText *text;
  PdOdtFrames *frames;

  /* Where in the part the parser is, and what it is inside of. */
  guint depth;
  guint skip_from;
  guint n_styles;
  guint n_bodies;
  guint n_comments;
  /* For each section, whether it is hidden. */
  GArray *sections;
  /* What is written down in the text and is no part of it: a reading, an alternative or a name. */
  GString *aside;
  guint n_asides;

  /* A PdTextBuilder each; those that are open, by their number from 0. */
  GPtrArray *notes;
  GArray *open_notes;
  GPtrArray *comments;
};

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
  if (self->n_asides > 0)
    {
      take_aside (self, text, strlen (text));
      return;
    }
  pd_odt_text_put (self->text, text, reason);
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

  pd_odt_frames_describe (self->frames, text);
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
  g_autofree char *marker = g_strdup_printf ("%s: ", name);

  if (self->n_comments > 0 && *name != '\0')
    pd_odt_text_set_marker (self->text, marker);
}

static void
begin_note (PdOdtBody *self)
{
  guint number = self->notes->len;
  g_autofree char *mark = g_strdup_printf ("[%u]", number + 1);
  g_autofree char *marker = g_strdup_printf ("%s ", mark);

  put (self, mark, "footnote-marker");
  g_ptr_array_add (self->notes, NULL);
  g_array_append_val (self->open_notes, number);
  pd_odt_text_set_marker (self->text, marker);
}

static void
end_note_body (PdOdtBody *self)
{
  PdTextBuilder *note = pd_odt_text_take_apart (self->text);
  const guint *number = top (self->open_notes, guint);

  if (number != NULL && g_ptr_array_index (self->notes, *number) == NULL)
    g_ptr_array_index (self->notes, *number) = note;
  else
    g_ptr_array_add (self->notes, note);
}

static PdTextBuilder *
get_builder (PdOdtBody *self)
{
  return pd_text_flow_get_builder (pd_odt_text_get_flow (self->text));
}

static void
begin_cut (PdOdtBody *self,
           const char *reason)
{
  pd_text_flow_end_paragraph (pd_odt_text_get_flow (self->text));
  pd_text_builder_begin_cut (get_builder (self), reason);
}

static void
end_cut (PdOdtBody *self)
{
  pd_text_flow_end_paragraph (pd_odt_text_get_flow (self->text));
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
      pd_odt_text_begin_apart (self->text);
      break;
    case PD_ODT_BOX:
    case PD_ODT_NOTE_BODY:
      pd_odt_text_begin_apart (self->text);
      break;
    case PD_ODT_BREAK:
      if (self->n_asides == 0)
        pd_odt_text_break_line (self->text);
      break;
    case PD_ODT_CELL:
    case PD_ODT_COVERED_CELL:
      pd_text_flow_begin_cell (pd_odt_text_get_flow (self->text));
      break;
    case PD_ODT_CONTENTS:
      begin_cut (self, "navigation");
      break;
    case PD_ODT_EDGE:
      begin_cut (self, "running-head");
      break;
    case PD_ODT_FRAME:
      pd_odt_frames_begin (self->frames);
      break;
    case PD_ODT_HEADING:
    case PD_ODT_PARAGRAPH:
      pd_odt_text_begin_paragraph (self->text, attributes, element == PD_ODT_HEADING);
      break;
    case PD_ODT_HIDDEN:
      pd_odt_text_get_context (self->text)->n_hidden++;
      break;
    case PD_ODT_IMAGE:
      pd_odt_frames_add_image (self->frames, attributes);
      break;
    case PD_ODT_OBJECT:
      pd_odt_frames_add_object (self->frames);
      break;
    case PD_ODT_ITEM:
      pd_odt_lists_begin_item (pd_odt_text_get_lists (self->text), attributes);
      break;
    case PD_ODT_LINK:
      pd_odt_text_get_context (self->text)->n_links++;
      break;
    case PD_ODT_LIST:
      pd_odt_lists_begin (pd_odt_text_get_lists (self->text), attributes);
      break;
    case PD_ODT_LIST_HEADER:
      pd_odt_lists_begin_header (pd_odt_text_get_lists (self->text));
      break;
    case PD_ODT_NOTE:
      begin_note (self);
      break;
    case PD_ODT_PLACEHOLDER:
      pd_odt_text_get_context (self->text)->n_placeholders++;
      break;
    case PD_ODT_ROW:
      pd_text_flow_begin_row (pd_odt_text_get_flow (self->text));
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
      pd_odt_text_begin_span (self->text, attributes);
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
      g_ptr_array_add (self->comments, pd_odt_text_take_apart (self->text));
      break;
    case PD_ODT_BOX:
      pd_odt_text_end_apart (self->text);
      break;
    case PD_ODT_CELL:
    case PD_ODT_COVERED_CELL:
      pd_text_flow_end_cell (pd_odt_text_get_flow (self->text));
      break;
    case PD_ODT_CONTENTS:
    case PD_ODT_EDGE:
      end_cut (self);
      break;
    case PD_ODT_CREATOR:
      end_creator (self);
      break;
    case PD_ODT_FRAME:
      pd_odt_frames_end (self->frames, get_builder (self));
      break;
    case PD_ODT_HEADING:
    case PD_ODT_PARAGRAPH:
      pd_odt_text_end_paragraph (self->text);
      break;
    case PD_ODT_HIDDEN:
      pd_odt_text_get_context (self->text)->n_hidden--;
      break;
    case PD_ODT_LINK:
      pd_odt_text_get_context (self->text)->n_links--;
      break;
    case PD_ODT_LIST:
      pd_odt_lists_end (pd_odt_text_get_lists (self->text));
      break;
    case PD_ODT_NOTE:
      pop (self->open_notes);
      pd_odt_text_set_marker (self->text, NULL);
      break;
    case PD_ODT_NOTE_BODY:
      end_note_body (self);
      break;
    case PD_ODT_PLACEHOLDER:
      pd_odt_text_get_context (self->text)->n_placeholders--;
      break;
    case PD_ODT_READING:
      end_reading (self);
      break;
    case PD_ODT_ROW:
      pd_text_flow_end_row (pd_odt_text_get_flow (self->text));
      break;
    case PD_ODT_SECTION:
      end_section (self);
      break;
    case PD_ODT_SPAN:
      pd_odt_text_end_span (self->text);
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
  PdOdtContext *context = pd_odt_text_get_context (self->text);
  PdOdtElement element = pd_odt_element_find (name);

  self->depth++;
  if (self->skip_from > 0)
    return;
  self->n_bodies += element == PD_ODT_BODY;
  context->n_edges += element == PD_ODT_EDGE;
  self->n_styles += element == PD_ODT_STYLES;
  if (self->n_bodies > 0 || context->n_edges > 0)
    enter (self, element, attributes);
  else if (self->n_styles > 0)
    pd_odt_styles_start_element (self->styles, name, attributes);
}

static void
end_element (const char *name,
             gpointer data)
{
  PdOdtBody *self = data;
  PdOdtContext *context = pd_odt_text_get_context (self->text);
  PdOdtElement element = pd_odt_element_find (name);
  gboolean was_skipped = self->skip_from > 0;

  if (self->skip_from == self->depth)
    self->skip_from = 0;
  self->depth--;
  if (was_skipped)
    return;
  if (self->n_bodies > 0 || context->n_edges > 0)
    leave (self, element);
  else if (self->n_styles > 0)
    pd_odt_styles_end_element (self->styles, name);
  self->n_bodies -= element == PD_ODT_BODY;
  context->n_edges -= element == PD_ODT_EDGE;
  self->n_styles -= element == PD_ODT_STYLES;
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  PdOdtBody *self = data;

  if (self->skip_from > 0 || (self->n_bodies == 0 && pd_odt_text_get_context (self->text)->n_edges == 0))
    return;
  if (self->n_asides > 0)
    take_aside (self, text, n_bytes);
  else
    pd_odt_text_put_collapsed (self->text, text, n_bytes);
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
  self->styles = styles;
  self->text = pd_odt_text_new (builder, outline, styles);
  self->frames = pd_odt_frames_new ();
  self->sections = g_array_new (FALSE, FALSE, sizeof (gboolean));
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
  pd_odt_text_free (self->text);
  pd_odt_frames_free (self->frames);
  g_array_unref (self->sections);
  g_string_free (self->aside, TRUE);
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

  pd_odt_text_begin_part (self->text);
  if (!pd_xml_parse (xml, &handler, self, error))
    return FALSE;
  pd_odt_text_end_part (self->text);
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
