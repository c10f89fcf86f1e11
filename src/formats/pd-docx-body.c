#include "pd-docx-body.h"

#include <string.h>

#include "pd-decoder.h"
#include "pd-docx-drawing.h"
#include "pd-docx-element.h"
#include "pd-docx-field.h"
#include "pd-docx-notes.h"
#include "pd-docx-property.h"
#include "pd-docx-symbol.h"
#include "pd-html-reader.h"

/* A content control. */
typedef struct
{
  gboolean is_placeholder;
  gboolean is_contents;
  gboolean has_content;
} Control;

struct _PdDocxBody
{
  PdDocxText *text;
  PdDocxPackage *package;
  PdDocxStyles *styles;
  gboolean is_document;

  /* Where in the part the parser is; what it is inside of, the innermost last. */
  guint depth;
  guint skip_from;
  PdDocxFields *fields;
  PdDocxDrawings *drawings;
  GArray *controls;
  GArray *rows;
  GArray *choices;
  guint n_links;
  guint n_placeholders;
  guint n_contents;
  guint n_readings;
  gboolean in_paragraph_properties;
  gboolean in_run_properties;
  gboolean in_control_properties;
  /* How deep the properties of a row are, or 0. */
  guint row_properties;

  GString *characters;
  gboolean in_text;
  gboolean in_instruction;
  gboolean keeps_space;
  GString *reading;
  /* What stands before a superscript, a subscript or a denominator that is still to come. */
  const char *sign;

  PdDocxNotes *notes;
};

#define top(stack, Type) ((stack)->len > 0 ? &g_array_index ((stack), Type, (stack)->len - 1) : NULL)

static void
pop (GArray *stack)
{
  if (stack->len > 0)
    g_array_set_size (stack, stack->len - 1);
}

static void
put (PdDocxBody *self,
     const char *text,
     gssize n_bytes)
{
  PdDocxRun *run = pd_docx_text_get_run (self->text);

  if (self->n_readings > 0)
    {
      g_string_append_len (self->reading, text, n_bytes);
      return;
    }
  run->is_link = self->n_links > 0 || pd_docx_fields_is_link (self->fields);
  run->is_placeholder = self->n_placeholders > 0;
  pd_docx_text_put (self->text, text, n_bytes);
}

/* How characters are read stands behind them, where it can be put back. */
static void
put_reading (PdDocxBody *self,
             const char *reading)
{
  g_autofree char *text = g_strdup_printf ("(%s)", reading);

  if (*reading != '\0')
    pd_docx_text_put_cut (self->text, text, "ruby");
}

static void
begin_text (PdDocxBody *self,
            PdDocxElement element,
            const PdXmlAttributes *attributes)
{
  self->in_text = TRUE;
  self->in_instruction = element == PD_DOCX_INSTRUCTION;
  self->keeps_space = pd_xml_attributes_equal (attributes, "xml:space", "preserve");
  g_string_truncate (self->characters, 0);
}

static void
end_text (PdDocxBody *self)
{
  char *text = g_strdelimit (self->characters->str, "\n\r", ' ');
  const char *sign = self->sign;

  self->in_text = FALSE;
  if (self->in_instruction)
    {
      pd_docx_fields_add_instruction (self->fields, text);
      return;
    }
  if (!self->keeps_space)
    text = g_strstrip (text);
  if (*text == '\0')
    return;
  self->sign = NULL;
  if (sign != NULL)
    put (self, sign, 1);
  put (self, text, strlen (text));
}

static void
take_field (PdDocxBody *self,
            const PdXmlAttributes *attributes)
{
  g_autofree char *formula = NULL;
  g_autofree char *reading = NULL;

  if (pd_xml_attributes_equal (attributes, "w:fldCharType", "begin"))
    pd_docx_fields_begin (self->fields);
  else if (pd_xml_attributes_equal (attributes, "w:fldCharType", "separate"))
    pd_docx_fields_show (self->fields);
  else if (pd_xml_attributes_equal (attributes, "w:fldCharType", "end"))
    formula = pd_docx_fields_end (self->fields, &reading);
  if (formula != NULL && *formula != '\0')
    put (self, formula, strlen (formula));
  if (reading != NULL)
    put_reading (self, reading);
}

static void
refer_to_note (PdDocxBody *self,
               const char *name,
               const PdXmlAttributes *attributes)
{
  g_autofree char *mark = NULL;

  if (!self->is_document)
    return;
  mark = g_strdup_printf ("[%u]", pd_docx_notes_refer (self->notes, name, attributes));
  pd_docx_text_put_cut (self->text, mark, "footnote-marker");
}

static void
begin_note (PdDocxBody *self,
            const char *name,
            const PdXmlAttributes *attributes)
{
  guint number = pd_docx_notes_find (self->notes, name, attributes);
  g_autofree char *marker = number > 0 ? g_strdup_printf ("[%u] ", number) : NULL;

  if (number == 0)
    self->skip_from = self->depth;
  pd_docx_text_set_marker (self->text, marker);
}

static void
begin_comment (PdDocxBody *self,
               const PdXmlAttributes *attributes)
{
  g_autofree char *author = pd_xml_attributes_dup (attributes, "w:author");
  g_autofree char *marker = NULL;

  if (author != NULL && *author != '\0')
    marker = g_strdup_printf ("%s: ", g_strdelimit (author, "\n\r\t", ' '));
  pd_docx_text_set_marker (self->text, marker);
}

/* A page that another program packed into the document. */
static void
take_chunk (PdDocxBody *self,
            const PdXmlAttributes *attributes)
{
  g_autofree char *id = pd_xml_attributes_dup (attributes, "r:id");
  const PdDocxRelation *relation = id != NULL && self->is_document ? pd_docx_package_find_relation (self->package, id) : NULL;
  GBytes *bytes = relation != NULL ? pd_docx_package_get_target (self->package, relation) : NULL;
  PdTextFlow *flow = pd_docx_text_get_flow (self->text);
  g_auto (PdDecoded) decoded = { NULL };

  if (bytes == NULL || !pd_decoder_decode (bytes, NULL, NULL, &decoded, NULL) || *g_strchug (decoded.text) != '<')
    return;
  pd_text_flow_end_paragraph (flow);
  pd_html_reader_read_fragment (pd_text_flow_get_builder (flow), NULL, decoded.text, strlen (decoded.text));
  pd_text_flow_end_paragraph (flow);
}

static void
put_symbol (PdDocxBody *self,
            const PdXmlAttributes *attributes)
{
  g_autofree char *font = pd_xml_attributes_dup (attributes, "w:font");
  g_autofree char *code = pd_xml_attributes_dup (attributes, "w:char");
  gunichar character = code != NULL ? pd_docx_symbol_find (font, MIN (g_ascii_strtoull (code, NULL, 16), 0x10FFFF)) : 0;
  char utf8[6];

  if (character >= 0x20 && g_unichar_validate (character))
    put (self, utf8, g_unichar_to_utf8 (character, utf8));
}

/* A deletion is of text, of the end of a paragraph, or of a row. */
static void
take_deletion (PdDocxBody *self)
{
  PdDocxParagraph *paragraph = pd_docx_text_get_paragraph (self->text);

  /* Only what is in its place, so that nothing is left open. */
  if (self->rows->len > 0 && *top (self->rows, guint) + 1 == self->row_properties && self->row_properties + 1 == self->depth)
    self->skip_from = *top (self->rows, guint);
  else if (self->in_paragraph_properties && paragraph != NULL)
    paragraph->is_joined = TRUE;
  else
    self->skip_from = self->depth;
}

static void
begin_control (PdDocxBody *self)
{
  Control control = { FALSE };

  g_array_append_val (self->controls, control);
}

static void
begin_control_content (PdDocxBody *self)
{
  Control *control = top (self->controls, Control);

  if (control == NULL || control->has_content)
    return;
  control->has_content = TRUE;
  self->n_placeholders += control->is_placeholder;
  self->n_contents += control->is_contents;
  pd_docx_text_set_contents (self->text, self->n_contents > 0);
}

static void
begin_alternatives (PdDocxBody *self)
{
  gboolean is_chosen = FALSE;

  g_array_append_val (self->choices, is_chosen);
}

/* Elements that are about what is around them. */
static void
take_property (PdDocxBody *self,
               PdDocxElement element,
               const PdXmlAttributes *attributes)
{
  Control *control = top (self->controls, Control);

  if (control != NULL && (control->has_content || !self->in_control_properties))
    control = NULL;
  if (element == PD_DOCX_CONTENTS && control != NULL)
    control->is_contents = pd_xml_attributes_equal (attributes, "w:val", "Table of Contents");
  else if (element == PD_DOCX_PLACEHOLDER && control != NULL)
    control->is_placeholder = pd_docx_is_on (attributes);
  else if (element == PD_DOCX_CHOICE && self->choices->len > 0)
    *top (self->choices, gboolean) = TRUE;
  else if (element == PD_DOCX_FALLBACK && self->choices->len > 0 && *top (self->choices, gboolean))
    self->skip_from = self->depth;
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  PdDocxBody *self = data;
  PdDocxElement element = pd_docx_element_find (name);

  self->depth++;
  if (self->skip_from > 0)
    return;
  switch (element)
    {
    case PD_DOCX_ALTERNATIVES:
      begin_alternatives (self);
      break;
    case PD_DOCX_BOLD:
    case PD_DOCX_HIDDEN:
    case PD_DOCX_SIZE:
    case PD_DOCX_CHARACTER_STYLE:
      /* Those of a paragraph's end are of no character. */
      if (self->in_run_properties && !self->in_paragraph_properties)
        pd_docx_run_set_property (pd_docx_text_get_run (self->text), element, attributes, self->styles);
      break;
    case PD_DOCX_BOX:
      pd_text_flow_begin_box (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_BREAK:
      if (self->n_readings == 0)
        pd_docx_text_break_line (self->text);
      break;
    case PD_DOCX_CELL:
      pd_text_flow_begin_cell (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_CHOICE:
    case PD_DOCX_CONTENTS:
    case PD_DOCX_FALLBACK:
    case PD_DOCX_PLACEHOLDER:
      take_property (self, element, attributes);
      break;
    case PD_DOCX_CHUNK:
      take_chunk (self, attributes);
      break;
    case PD_DOCX_COMMENT:
      begin_comment (self, attributes);
      break;
    case PD_DOCX_CONTROL:
      begin_control (self);
      break;
    case PD_DOCX_CONTROL_CONTENT:
      begin_control_content (self);
      break;
    case PD_DOCX_CONTROL_PROPERTIES:
      self->in_control_properties = TRUE;
      break;
    case PD_DOCX_DELETED:
      take_deletion (self);
      break;
    case PD_DOCX_DENOMINATOR:
      self->sign = "/";
      break;
    case PD_DOCX_DRAWING:
      pd_docx_drawings_begin (self->drawings);
      break;
    case PD_DOCX_DRAWING_NAME:
      pd_docx_drawings_name (self->drawings, attributes);
      break;
    case PD_DOCX_FIELD:
      take_field (self, attributes);
      break;
    case PD_DOCX_HYPHEN:
      put (self, "\u2011", strlen ("\u2011"));
      break;
    case PD_DOCX_GRAPHIC:
    case PD_DOCX_IMAGE:
      /* The other parts have relations of their own. */
      pd_docx_drawings_add_image (self->drawings, attributes, self->is_document && element == PD_DOCX_IMAGE ? self->package : NULL);
      break;
    case PD_DOCX_INSTRUCTION:
    case PD_DOCX_TEXT:
      begin_text (self, element, attributes);
      break;
    case PD_DOCX_JUSTIFICATION:
    case PD_DOCX_LEVEL:
    case PD_DOCX_LIST:
    case PD_DOCX_OUTLINE:
    case PD_DOCX_PARAGRAPH_STYLE:
      if (self->in_paragraph_properties && pd_docx_text_get_paragraph (self->text) != NULL)
        pd_docx_paragraph_set_property (pd_docx_text_get_paragraph (self->text), element, attributes);
      break;
    case PD_DOCX_LINK:
      self->n_links++;
      break;
    case PD_DOCX_NOTE:
      begin_note (self, name, attributes);
      break;
    case PD_DOCX_NOTE_REFERENCE:
      refer_to_note (self, name, attributes);
      break;
    case PD_DOCX_PARAGRAPH:
      pd_docx_text_begin_paragraph (self->text);
      break;
    case PD_DOCX_PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = TRUE;
      break;
    case PD_DOCX_READING:
      self->n_readings++;
      break;
    case PD_DOCX_ROW:
      g_array_append_val (self->rows, self->depth);
      pd_text_flow_begin_row (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_ROW_PROPERTIES:
      self->row_properties = self->depth;
      break;
    case PD_DOCX_RUBY:
      g_string_truncate (self->reading, 0);
      break;
    case PD_DOCX_RUN:
      pd_docx_text_begin_run (self->text);
      break;
    case PD_DOCX_RUN_PROPERTIES:
      self->in_run_properties = !self->in_control_properties;
      break;
    case PD_DOCX_SKIPPED:
      self->skip_from = self->depth;
      break;
    case PD_DOCX_SOFT_HYPHEN:
      put (self, "\u00AD", strlen ("\u00AD"));
      break;
    case PD_DOCX_SUBSCRIPT:
      self->sign = "_";
      break;
    case PD_DOCX_SUPERSCRIPT:
      self->sign = "^";
      break;
    case PD_DOCX_SYMBOL:
      put_symbol (self, attributes);
      break;
    case PD_DOCX_TAB:
      /* In the properties of a paragraph it is where a tab leads. */
      if (!self->in_paragraph_properties)
        put (self, "\t", 1);
      break;
    case PD_DOCX_OTHER:
    default:
      break;
    }
}

static void
end_control (PdDocxBody *self)
{
  const Control *control = top (self->controls, Control);

  if (control->has_content)
    {
      self->n_placeholders -= control->is_placeholder;
      self->n_contents -= control->is_contents;
    }
  pd_docx_text_set_contents (self->text, self->n_contents > 0);
  pop (self->controls);
}

static void
end_row (PdDocxBody *self)
{
  pop (self->rows);
  self->row_properties = 0;
  pd_text_flow_end_row (pd_docx_text_get_flow (self->text));
}

static void
leave (PdDocxBody *self,
       PdDocxElement element)
{
  switch ((int) element)
    {
    case PD_DOCX_ALTERNATIVES:
      pop (self->choices);
      break;
    case PD_DOCX_BOX:
      pd_text_flow_end_box (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_CELL:
      pd_text_flow_end_cell (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_COMMENT:
    case PD_DOCX_NOTE:
      pd_docx_text_set_marker (self->text, NULL);
      break;
    case PD_DOCX_CONTROL:
      end_control (self);
      break;
    case PD_DOCX_CONTROL_PROPERTIES:
      self->in_control_properties = FALSE;
      break;
    case PD_DOCX_DENOMINATOR:
    case PD_DOCX_SUBSCRIPT:
    case PD_DOCX_SUPERSCRIPT:
      self->sign = NULL;
      break;
    case PD_DOCX_DRAWING:
      pd_docx_drawings_end (self->drawings);
      break;
    case PD_DOCX_INSTRUCTION:
    case PD_DOCX_TEXT:
      end_text (self);
      break;
    case PD_DOCX_LINK:
      self->n_links--;
      break;
    case PD_DOCX_PARAGRAPH:
      pd_docx_text_end_paragraph (self->text);
      break;
    case PD_DOCX_PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = FALSE;
      break;
    case PD_DOCX_READING:
      self->n_readings--;
      break;
    case PD_DOCX_ROW:
      end_row (self);
      break;
    case PD_DOCX_ROW_PROPERTIES:
      self->row_properties = 0;
      break;
    case PD_DOCX_RUBY:
      put_reading (self, self->reading->str);
      break;
    case PD_DOCX_RUN_PROPERTIES:
      self->in_run_properties = FALSE;
      break;
    default:
      break;
    }
}

static void
end_element (const char *name,
             gpointer data)
{
  PdDocxBody *self = data;
  PdDocxElement element = pd_docx_element_find (name);
  gboolean was_skipped = self->skip_from > 0;

  if (self->skip_from == self->depth)
    self->skip_from = 0;
  self->depth--;
  /* A row that was deleted has begun all the same, and a note has what stands before it. */
  if (!was_skipped || (self->skip_from == 0 && (element == PD_DOCX_ROW || element == PD_DOCX_NOTE)))
    leave (self, element);
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  PdDocxBody *self = data;

  if (self->in_text && self->skip_from == 0)
    g_string_append_len (self->characters, text, n_bytes);
}

/**
 * pd_docx_body_new:
 * @text: where to put the text
 * @package: the document's parts
 * @styles: its styles
 *
 * Returns: (transfer full): a reader of the parts that have text
 */
PdDocxBody *
pd_docx_body_new (PdDocxText *text,
                  PdDocxPackage *package,
                  PdDocxStyles *styles)
{
  PdDocxBody *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (package != NULL, NULL);
  g_return_val_if_fail (styles != NULL, NULL);

  self = g_new0 (PdDocxBody, 1);
  self->text = text;
  self->package = package;
  self->styles = styles;
  self->characters = g_string_new (NULL);
  self->reading = g_string_new (NULL);
  self->notes = pd_docx_notes_new ();
  self->fields = pd_docx_fields_new ();
  self->drawings = pd_docx_drawings_new (text);
  self->controls = g_array_new (FALSE, FALSE, sizeof (Control));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->choices = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return self;
}

/**
 * pd_docx_body_free:
 *
 * Frees the reader.
 */
void
pd_docx_body_free (PdDocxBody *self)
{
  g_string_free (self->characters, TRUE);
  g_string_free (self->reading, TRUE);
  pd_docx_notes_free (self->notes);
  pd_docx_fields_free (self->fields);
  pd_docx_drawings_free (self->drawings);
  g_array_unref (self->controls);
  g_array_unref (self->rows);
  g_array_unref (self->choices);
  g_free (self);
}

/**
 * pd_docx_body_read:
 * @xml: a part: the document itself, or its notes, comments, headers or footers. Notes are those that it referred to before.
 * @is_document: whether it is the document itself
 * @error: return location for an error
 *
 * Goes through a part.
 *
 * Returns: whether all of it was read; otherwise an error of %PD_FORMAT_ERROR
 */
gboolean
pd_docx_body_read (PdDocxBody *self,
                   GBytes *xml,
                   gboolean is_document,
                   GError **error)
{
  static const PdXmlHandler handler = { pd_docx_namespaces, start_element, end_element, take_text };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (xml != NULL, FALSE);

  self->is_document = is_document;
  pd_docx_fields_clear (self->fields);
  pd_docx_text_begin_part (self->text, is_document);
  if (!pd_xml_parse (xml, &handler, self, error))
    return FALSE;
  pd_docx_text_end_part (self->text);
  return TRUE;
}
