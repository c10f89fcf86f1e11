#include "pd-odt-element.h"

#include <stdlib.h>
#include <string.h>

static const struct
{
  const char *name;
  PdOdtElement element;
} elements[] = {
  /* In order, as they are searched by halving. */
  { "dc:creator", PD_ODT_CREATOR },
  { "dc:date", PD_ODT_SKIPPED },
  { "draw:caption", PD_ODT_BOX },
  { "draw:circle", PD_ODT_BOX },
  { "draw:connector", PD_ODT_BOX },
  { "draw:custom-shape", PD_ODT_BOX },
  { "draw:ellipse", PD_ODT_BOX },
  { "draw:frame", PD_ODT_FRAME },
  { "draw:image", PD_ODT_IMAGE },
  { "draw:line", PD_ODT_BOX },
  { "draw:object", PD_ODT_OBJECT },
  { "draw:object-ole", PD_ODT_OBJECT },
  { "draw:path", PD_ODT_BOX },
  { "draw:plugin", PD_ODT_OBJECT },
  { "draw:polygon", PD_ODT_BOX },
  { "draw:rect", PD_ODT_BOX },
  { "draw:text-box", PD_ODT_BOX },
  { "office:annotation", PD_ODT_ANNOTATION },
  { "office:annotation-end", PD_ODT_SKIPPED },
  { "office:automatic-styles", PD_ODT_STYLES },
  { "office:event-listeners", PD_ODT_SKIPPED },
  { "office:forms", PD_ODT_SKIPPED },
  { "office:master-styles", PD_ODT_STYLES },
  { "office:scripts", PD_ODT_SKIPPED },
  { "office:settings", PD_ODT_SKIPPED },
  { "office:styles", PD_ODT_STYLES },
  { "office:text", PD_ODT_BODY },
  { "style:footer", PD_ODT_EDGE },
  { "style:footer-first", PD_ODT_EDGE },
  { "style:footer-left", PD_ODT_EDGE },
  { "style:header", PD_ODT_EDGE },
  { "style:header-first", PD_ODT_EDGE },
  { "style:header-left", PD_ODT_EDGE },
  { "svg:desc", PD_ODT_ALTERNATIVE },
  { "svg:title", PD_ODT_ALTERNATIVE },
  { "table:covered-table-cell", PD_ODT_COVERED_CELL },
  { "table:shapes", PD_ODT_SKIPPED },
  { "table:table-cell", PD_ODT_CELL },
  { "table:table-row", PD_ODT_ROW },
  { "text:a", PD_ODT_LINK },
  { "text:alphabetical-index", PD_ODT_CONTENTS },
  { "text:alphabetical-index-source", PD_ODT_SKIPPED },
  { "text:bibliography-source", PD_ODT_SKIPPED },
  { "text:h", PD_ODT_HEADING },
  { "text:hidden-text", PD_ODT_HIDDEN },
  { "text:illustration-index", PD_ODT_CONTENTS },
  { "text:illustration-index-source", PD_ODT_SKIPPED },
  { "text:line-break", PD_ODT_BREAK },
  { "text:list", PD_ODT_LIST },
  { "text:list-header", PD_ODT_LIST_HEADER },
  { "text:list-item", PD_ODT_ITEM },
  { "text:note", PD_ODT_NOTE },
  { "text:note-body", PD_ODT_NOTE_BODY },
  { "text:note-citation", PD_ODT_SKIPPED },
  { "text:number", PD_ODT_SKIPPED },
  { "text:object-index", PD_ODT_CONTENTS },
  { "text:object-index-source", PD_ODT_SKIPPED },
  { "text:p", PD_ODT_PARAGRAPH },
  { "text:placeholder", PD_ODT_PLACEHOLDER },
  { "text:ruby-text", PD_ODT_READING },
  { "text:s", PD_ODT_SPACE },
  { "text:section", PD_ODT_SECTION },
  { "text:span", PD_ODT_SPAN },
  { "text:tab", PD_ODT_TAB },
  { "text:table-index", PD_ODT_CONTENTS },
  { "text:table-index-source", PD_ODT_SKIPPED },
  { "text:table-of-content", PD_ODT_CONTENTS },
  { "text:table-of-content-source", PD_ODT_SKIPPED },
  { "text:tracked-changes", PD_ODT_SKIPPED },
  { "text:user-index", PD_ODT_CONTENTS },
  { "text:user-index-source", PD_ODT_SKIPPED },
};

static int
compare_names (const void *name,
               const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

/**
 * pd_odt_element_find:
 * @name: the name of an element, such as `text:p`
 *
 * Returns: what it does, or %PD_ODT_OTHER
 */
PdOdtElement
pd_odt_element_find (const char *name)
{
  const void *found;

  g_return_val_if_fail (name != NULL, PD_ODT_OTHER);

  found = bsearch (name, elements, G_N_ELEMENTS (elements), sizeof elements[0], compare_names);
  return found != NULL ? elements[((const char *) found - (const char *) elements) / sizeof elements[0]].element : PD_ODT_OTHER;
}
