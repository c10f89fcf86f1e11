#pragma once

#include "pd-style-role.h"
#include "pd-xml-parser.h"

G_BEGIN_DECLS

/**
 * PdDocxStyle:
 * @role: what it is for
 * @level: for a heading its level from 1
 * @numbering: the numbering of its paragraphs, 0 for none, -1 where it does not say
 * @numbering_level: from 0, -1 where it does not say
 * @is_hidden: whether its characters are hidden
 * @is_strong: whether its characters are bold
 * @is_centred: whether its paragraphs are centred
 * @size: the size of its characters in half points, 0 where it does not say
 *
 * How paragraphs or characters are set, with all that the style takes over from those that it is based on.
 */
typedef struct
{
  PdStyleRole role;
  guint level;
  int numbering;
  int numbering_level;
  gboolean is_hidden;
  gboolean is_strong;
  gboolean is_centred;
  guint size;
} PdDocxStyle;

typedef struct _PdDocxStyles PdDocxStyles;

PdDocxStyles *pd_docx_styles_new (GBytes *xml,
                                  GError **error);
void pd_docx_styles_free (PdDocxStyles *self);
const PdDocxStyle *pd_docx_styles_find (PdDocxStyles *self,
                                        const char *id);
const PdDocxStyle *pd_docx_styles_get_default (PdDocxStyles *self);
gboolean pd_docx_is_on (const PdXmlAttributes *attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDocxStyles, pd_docx_styles_free)

G_END_DECLS
