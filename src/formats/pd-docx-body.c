#include "pd-docx-body.h"

#include <string.h>

#include "pd-decoder.h"
#include "pd-docx-characters.h"
#include "pd-docx-control.h"
#include "pd-docx-drawing.h"
#include "pd-docx-element.h"
#include "pd-docx-notes.h"
#include "pd-docx-property.h"
#include "pd-docx-skip.h"
#include "pd-html-reader.h"

struct _PdDocxBody
{
  PdDocxText *text;
  PdDocxPackage *package;
  PdDocxStyles *styles;
  gboolean is_document;

  PdDocxSkip *skip;
  PdDocxCharacters *characters;
  PdDocxDrawings *drawings;
  PdDocxControls *controls;
  PdDocxNotes *notes;

  /* Where in the part the parser is. */
  gboolean in_paragraph_properties;
  gboolean in_run_properties;
};

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
    pd_docx_skip_element (self->skip);
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

/* A deletion is of text, of the end of a paragraph, or of a row. */
static void
take_deletion (PdDocxBody *self)
{
  PdDocxParagraph *paragraph = pd_docx_text_get_paragraph (self->text);

  if (pd_docx_skip_deleted_row (self->skip))
    return;
  if (self->in_paragraph_properties && paragraph != NULL)
    paragraph->is_joined = TRUE;
  else
    pd_docx_skip_element (self->skip);
}

/* What is in a control, or behind it, is what the controls around it say. */
static void
follow_controls (PdDocxBody *self)
{
  pd_docx_text_set_contents (self->text, pd_docx_controls_is_contents (self->controls));
  pd_docx_characters_set_placeholder (self->characters, pd_docx_controls_is_placeholder (self->controls));
}

static void
start_element (const char *name,
               const PdXmlAttributes *attributes,
               gpointer data)
{
  PdDocxBody *self = data;
  PdDocxElement element = pd_docx_element_find (name);

  if (!pd_docx_skip_enter (self->skip))
    return;
  switch (element)
    {
    case PD_DOCX_ALTERNATIVES:
      pd_docx_skip_begin_alternatives (self->skip);
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
      pd_docx_characters_break_line (self->characters);
      break;
    case PD_DOCX_CELL:
      pd_text_flow_begin_cell (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_CHOICE:
      pd_docx_skip_take_choice (self->skip);
      break;
    case PD_DOCX_CHUNK:
      take_chunk (self, attributes);
      break;
    case PD_DOCX_COMMENT:
      begin_comment (self, attributes);
      break;
    case PD_DOCX_CONTENTS:
    case PD_DOCX_PLACEHOLDER:
      pd_docx_controls_set_property (self->controls, element, attributes);
      break;
    case PD_DOCX_CONTROL:
      pd_docx_controls_begin (self->controls);
      break;
    case PD_DOCX_CONTROL_CONTENT:
      pd_docx_controls_begin_content (self->controls);
      follow_controls (self);
      break;
    case PD_DOCX_CONTROL_PROPERTIES:
      pd_docx_controls_begin_properties (self->controls);
      break;
    case PD_DOCX_DELETED:
      take_deletion (self);
      break;
    case PD_DOCX_DENOMINATOR:
      pd_docx_characters_set_sign (self->characters, "/");
      break;
    case PD_DOCX_DRAWING:
      pd_docx_drawings_begin (self->drawings);
      break;
    case PD_DOCX_DRAWING_NAME:
      pd_docx_drawings_name (self->drawings, attributes);
      break;
    case PD_DOCX_FALLBACK:
      pd_docx_skip_take_fallback (self->skip);
      break;
    case PD_DOCX_FIELD:
      pd_docx_characters_take_field (self->characters, attributes);
      break;
    case PD_DOCX_HYPHEN:
      pd_docx_characters_put (self->characters, "\u2011");
      break;
    case PD_DOCX_GRAPHIC:
    case PD_DOCX_IMAGE:
      /* The other parts have relations of their own. */
      pd_docx_drawings_add_image (self->drawings, attributes, self->is_document && element == PD_DOCX_IMAGE ? self->package : NULL);
      break;
    case PD_DOCX_INSTRUCTION:
    case PD_DOCX_TEXT:
      pd_docx_characters_begin_text (self->characters, element, attributes);
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
      pd_docx_characters_begin_link (self->characters);
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
      pd_docx_characters_begin_reading (self->characters);
      break;
    case PD_DOCX_ROW:
      pd_docx_skip_begin_row (self->skip);
      pd_text_flow_begin_row (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_ROW_PROPERTIES:
      pd_docx_skip_begin_row_properties (self->skip);
      break;
    case PD_DOCX_RUBY:
      pd_docx_characters_begin_ruby (self->characters);
      break;
    case PD_DOCX_RUN:
      pd_docx_text_begin_run (self->text);
      break;
    case PD_DOCX_RUN_PROPERTIES:
      self->in_run_properties = !pd_docx_controls_in_properties (self->controls);
      break;
    case PD_DOCX_SKIPPED:
      pd_docx_skip_element (self->skip);
      break;
    case PD_DOCX_SOFT_HYPHEN:
      pd_docx_characters_put (self->characters, "\u00AD");
      break;
    case PD_DOCX_SUBSCRIPT:
      pd_docx_characters_set_sign (self->characters, "_");
      break;
    case PD_DOCX_SUPERSCRIPT:
      pd_docx_characters_set_sign (self->characters, "^");
      break;
    case PD_DOCX_SYMBOL:
      pd_docx_characters_put_symbol (self->characters, attributes);
      break;
    case PD_DOCX_TAB:
      /* In the properties of a paragraph it is where a tab leads. */
      if (!self->in_paragraph_properties)
        pd_docx_characters_put (self->characters, "\t");
      break;
    case PD_DOCX_OTHER:
    default:
      break;
    }
}

static void
leave (PdDocxBody *self,
       PdDocxElement element)
{
  switch ((int) element)
    {
    case PD_DOCX_ALTERNATIVES:
      pd_docx_skip_end_alternatives (self->skip);
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
      pd_docx_controls_end (self->controls);
      follow_controls (self);
      break;
    case PD_DOCX_CONTROL_PROPERTIES:
      pd_docx_controls_end_properties (self->controls);
      break;
    case PD_DOCX_DENOMINATOR:
    case PD_DOCX_SUBSCRIPT:
    case PD_DOCX_SUPERSCRIPT:
      pd_docx_characters_set_sign (self->characters, NULL);
      break;
    case PD_DOCX_DRAWING:
      pd_docx_drawings_end (self->drawings);
      break;
    case PD_DOCX_INSTRUCTION:
    case PD_DOCX_TEXT:
      pd_docx_characters_end_text (self->characters);
      break;
    case PD_DOCX_LINK:
      pd_docx_characters_end_link (self->characters);
      break;
    case PD_DOCX_PARAGRAPH:
      pd_docx_text_end_paragraph (self->text);
      break;
    case PD_DOCX_PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = FALSE;
      break;
    case PD_DOCX_READING:
      pd_docx_characters_end_reading (self->characters);
      break;
    case PD_DOCX_ROW:
      pd_docx_skip_end_row (self->skip);
      pd_text_flow_end_row (pd_docx_text_get_flow (self->text));
      break;
    case PD_DOCX_ROW_PROPERTIES:
      pd_docx_skip_end_row_properties (self->skip);
      break;
    case PD_DOCX_RUBY:
      pd_docx_characters_end_ruby (self->characters);
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

  if (pd_docx_skip_leave (self->skip, element))
    leave (self, element);
}

static void
take_text (const char *text,
           gsize n_bytes,
           gpointer data)
{
  PdDocxBody *self = data;

  if (!pd_docx_skip_is_skipping (self->skip))
    pd_docx_characters_add (self->characters, text, n_bytes);
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
  self->skip = pd_docx_skip_new ();
  self->notes = pd_docx_notes_new ();
  self->characters = pd_docx_characters_new (text);
  self->drawings = pd_docx_drawings_new (text);
  self->controls = pd_docx_controls_new ();
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
  pd_docx_skip_free (self->skip);
  pd_docx_notes_free (self->notes);
  pd_docx_characters_free (self->characters);
  pd_docx_drawings_free (self->drawings);
  pd_docx_controls_free (self->controls);
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
  pd_docx_characters_clear_fields (self->characters);
  pd_docx_text_begin_part (self->text, is_document);
  if (!pd_xml_parse (xml, &handler, self, error))
    return FALSE;
  pd_docx_text_end_part (self->text);
  return TRUE;
}
