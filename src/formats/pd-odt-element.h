#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdOdtElement:
 *
 * The elements of an OpenDocument text that do something to its text. What is in the others goes on as if they were not there.
 */
typedef enum
{
  PD_ODT_OTHER,
  PD_ODT_ALTERNATIVE,
  PD_ODT_ANNOTATION,
  PD_ODT_BODY,
  PD_ODT_BOX,
  PD_ODT_BREAK,
  PD_ODT_CELL,
  PD_ODT_CONTENTS,
  PD_ODT_COVERED_CELL,
  PD_ODT_CREATOR,
  PD_ODT_EDGE,
  PD_ODT_FRAME,
  PD_ODT_HEADING,
  PD_ODT_HIDDEN,
  PD_ODT_IMAGE,
  PD_ODT_ITEM,
  PD_ODT_LINK,
  PD_ODT_LIST,
  PD_ODT_LIST_HEADER,
  PD_ODT_NOTE,
  PD_ODT_NOTE_BODY,
  PD_ODT_OBJECT,
  PD_ODT_PARAGRAPH,
  PD_ODT_PLACEHOLDER,
  PD_ODT_READING,
  PD_ODT_ROW,
  PD_ODT_SECTION,
  PD_ODT_SKIPPED,
  PD_ODT_SPACE,
  PD_ODT_SPAN,
  PD_ODT_STYLES,
  PD_ODT_TAB,
} PdOdtElement;

PdOdtElement pd_odt_element_find (const char *name);

G_END_DECLS
