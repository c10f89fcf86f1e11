#pragma once

#include "pd-list-number.h"
#include "pd-style-role.h"
#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdOdtStyle:
 * @role: what it is for
 * @level: for a heading its level from 1
 * @list: (nullable): the style of the list that its paragraphs are items of
 * @is_hidden: whether its characters are hidden
 * @is_strong: whether its characters are bold
 * @is_centred: whether its paragraphs are centred
 * @size: the size of its characters in points, 0 where it does not say
 *
 * How paragraphs or characters are set, with all that the style takes over from its parents.
 */
typedef struct
{
  PdStyleRole role;
  guint level;
  const char *list;
  gboolean is_hidden;
  gboolean is_strong;
  gboolean is_centred;
  double size;
} PdOdtStyle;

/**
 * PdOdtListLevel:
 * @number: how its items are numbered
 * @prefix: (nullable): what stands before the number
 * @suffix: (nullable): what stands behind it
 * @start: the first number
 * @n_shown: how many levels are shown, the last of them its own
 *
 * A level of a list.
 */
typedef struct
{
  PdListNumber number;
  char *prefix;
  char *suffix;
  int start;
  guint n_shown;
} PdOdtListLevel;

#define PD_ODT_N_LEVELS 10

extern const PdXmlNamespace pd_odt_namespaces[];

/**
 * PdOdtStyles:
 *
 * The styles of a document, told element by element.
 */
typedef struct _PdOdtStyles PdOdtStyles;

PdOdtStyles *pd_odt_styles_new (void);
void pd_odt_styles_free (PdOdtStyles *self);

void pd_odt_styles_start_element (PdOdtStyles *self,
                                  const char *name,
                                  const PdXmlAttributes *attributes);
void pd_odt_styles_end_element (PdOdtStyles *self,
                                const char *name);

const PdOdtStyle *pd_odt_styles_find (PdOdtStyles *self,
                                      const char *family,
                                      const char *name);
const PdOdtListLevel *pd_odt_styles_find_list_level (PdOdtStyles *self,
                                                     const char *list,
                                                     guint level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdOdtStyles, pd_odt_styles_free)

G_END_DECLS
