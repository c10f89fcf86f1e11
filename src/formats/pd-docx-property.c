#include "pd-docx-property.h"

/**
 * pd_docx_paragraph_set_property:
 * @element: an element within the properties of a paragraph
 * @attributes: its attributes
 *
 * Takes note of what a paragraph says of itself.
 */
void
pd_docx_paragraph_set_property (PdDocxParagraph *self,
                                PdDocxElement element,
                                const PdXmlAttributes *attributes)
{
  g_return_if_fail (self != NULL);

  if (element == PD_DOCX_PARAGRAPH_STYLE && self->style_id == NULL)
    self->style_id = pd_xml_attributes_dup (attributes, "w:val");
  else if (element == PD_DOCX_LIST)
    self->list = pd_xml_attributes_get_integer (attributes, "w:val", -1);
  else if (element == PD_DOCX_LEVEL)
    self->level = CLAMP (pd_xml_attributes_get_integer (attributes, "w:val", -1), -1, 8);
  else if (element == PD_DOCX_OUTLINE)
    self->outline = CLAMP (pd_xml_attributes_get_integer (attributes, "w:val", -1), -1, 9);
  else if (element == PD_DOCX_JUSTIFICATION)
    self->centred = pd_xml_attributes_equal (attributes, "w:val", "center");
}

/**
 * pd_docx_run_set_property:
 * @element: an element within the properties of a run
 * @attributes: its attributes
 * @styles: the document's styles
 *
 * Takes note of what characters say of themselves.
 */
void
pd_docx_run_set_property (PdDocxRun *self,
                          PdDocxElement element,
                          const PdXmlAttributes *attributes,
                          PdDocxStyles *styles)
{
  g_return_if_fail (self != NULL);

  if (element == PD_DOCX_BOLD)
    self->strong = pd_docx_is_on (attributes);
  else if (element == PD_DOCX_HIDDEN)
    self->hidden = pd_docx_is_on (attributes);
  else if (element == PD_DOCX_SIZE)
    self->size = CLAMP (pd_xml_attributes_get_integer (attributes, "w:val", 0), 0, 10000);
  else if (element == PD_DOCX_CHARACTER_STYLE)
    {
      g_autofree char *id = pd_xml_attributes_dup (attributes, "w:val");

      self->style = pd_docx_styles_find (styles, id);
    }
}
