#include "pd-docx-element.h"

#include <stdlib.h>
#include <string.h>

static const struct
{
  const char *name;
  PdDocxElement element;
} elements[] = {
  /* In order, as they are searched by halving. */
  { "a:blip", PD_DOCX_IMAGE },
  { "c:chart", PD_DOCX_GRAPHIC },
  { "dgm:relIds", PD_DOCX_GRAPHIC },
  { "m:den", PD_DOCX_DENOMINATOR },
  { "m:r", PD_DOCX_RUN },
  { "m:sub", PD_DOCX_SUBSCRIPT },
  { "m:sup", PD_DOCX_SUPERSCRIPT },
  { "m:t", PD_DOCX_TEXT },
  { "mc:AlternateContent", PD_DOCX_ALTERNATIVES },
  { "mc:Choice", PD_DOCX_CHOICE },
  { "mc:Fallback", PD_DOCX_FALLBACK },
  { "pic:cNvPr", PD_DOCX_DRAWING_NAME },
  { "v:imagedata", PD_DOCX_IMAGE },
  { "v:shape", PD_DOCX_DRAWING_NAME },
  { "w:altChunk", PD_DOCX_CHUNK },
  { "w:b", PD_DOCX_BOLD },
  { "w:br", PD_DOCX_BREAK },
  { "w:comment", PD_DOCX_COMMENT },
  { "w:cr", PD_DOCX_BREAK },
  { "w:del", PD_DOCX_DELETED },
  { "w:docPartGallery", PD_DOCX_CONTENTS },
  { "w:drawing", PD_DOCX_DRAWING },
  { "w:endnote", PD_DOCX_NOTE },
  { "w:endnoteReference", PD_DOCX_NOTE_REFERENCE },
  { "w:ffData", PD_DOCX_SKIPPED },
  { "w:fldChar", PD_DOCX_FIELD },
  { "w:footnote", PD_DOCX_NOTE },
  { "w:footnoteReference", PD_DOCX_NOTE_REFERENCE },
  { "w:hyperlink", PD_DOCX_LINK },
  { "w:ilvl", PD_DOCX_LEVEL },
  { "w:instrText", PD_DOCX_INSTRUCTION },
  { "w:jc", PD_DOCX_JUSTIFICATION },
  { "w:moveFrom", PD_DOCX_DELETED },
  { "w:noBreakHyphen", PD_DOCX_HYPHEN },
  { "w:numId", PD_DOCX_LIST },
  { "w:numberingChange", PD_DOCX_SKIPPED },
  { "w:object", PD_DOCX_DRAWING },
  { "w:outlineLvl", PD_DOCX_OUTLINE },
  { "w:p", PD_DOCX_PARAGRAPH },
  { "w:pPr", PD_DOCX_PARAGRAPH_PROPERTIES },
  { "w:pPrChange", PD_DOCX_SKIPPED },
  { "w:pStyle", PD_DOCX_PARAGRAPH_STYLE },
  { "w:pict", PD_DOCX_DRAWING },
  { "w:ptab", PD_DOCX_TAB },
  { "w:r", PD_DOCX_RUN },
  { "w:rPr", PD_DOCX_RUN_PROPERTIES },
  { "w:rPrChange", PD_DOCX_SKIPPED },
  { "w:rStyle", PD_DOCX_CHARACTER_STYLE },
  { "w:rt", PD_DOCX_READING },
  { "w:ruby", PD_DOCX_RUBY },
  { "w:rubyPr", PD_DOCX_SKIPPED },
  { "w:sdt", PD_DOCX_CONTROL },
  { "w:sdtContent", PD_DOCX_CONTROL_CONTENT },
  { "w:sdtPr", PD_DOCX_CONTROL_PROPERTIES },
  { "w:sectPr", PD_DOCX_SKIPPED },
  { "w:showingPlcHdr", PD_DOCX_PLACEHOLDER },
  { "w:softHyphen", PD_DOCX_SOFT_HYPHEN },
  { "w:sym", PD_DOCX_SYMBOL },
  { "w:sz", PD_DOCX_SIZE },
  { "w:t", PD_DOCX_TEXT },
  { "w:tab", PD_DOCX_TAB },
  { "w:tblGrid", PD_DOCX_SKIPPED },
  { "w:tblPr", PD_DOCX_SKIPPED },
  { "w:tblPrEx", PD_DOCX_SKIPPED },
  { "w:tc", PD_DOCX_CELL },
  { "w:tcPr", PD_DOCX_SKIPPED },
  { "w:tr", PD_DOCX_ROW },
  { "w:trPr", PD_DOCX_ROW_PROPERTIES },
  { "w:txbxContent", PD_DOCX_BOX },
  { "w:vanish", PD_DOCX_HIDDEN },
  { "wp:docPr", PD_DOCX_DRAWING_NAME },
};

static int
compare_names (const void *name,
               const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

/**
 * pd_docx_element_find:
 * @name: the name of an element, such as `w:p`
 *
 * Returns: what it does, or %PD_DOCX_OTHER
 */
PdDocxElement
pd_docx_element_find (const char *name)
{
  const void *found;

  g_return_val_if_fail (name != NULL, PD_DOCX_OTHER);

  found = bsearch (name, elements, G_N_ELEMENTS (elements), sizeof elements[0], compare_names);
  return found != NULL ? elements[((const char *) found - (const char *) elements) / sizeof elements[0]].element : PD_DOCX_OTHER;
}
