#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdStyleRole:
 * @PD_STYLE_ROLE_NONE: nothing that is known of
 * @PD_STYLE_ROLE_BODY: running text
 * @PD_STYLE_ROLE_TITLE: the headline
 * @PD_STYLE_ROLE_SUBTITLE: what stands under it
 * @PD_STYLE_ROLE_HEADING: a heading
 * @PD_STYLE_ROLE_CAPTION: what stands under an image or over a table
 * @PD_STYLE_ROLE_QUOTE: a quotation
 * @PD_STYLE_ROLE_CODE: text whose spaces matter
 * @PD_STYLE_ROLE_AUTHOR: the author's name
 * @PD_STYLE_ROLE_DATE: the date
 * @PD_STYLE_ROLE_CONTENTS: part of a table of contents
 *
 * What a word processor's paragraph style is for.
 */
typedef enum
{
  PD_STYLE_ROLE_NONE,
  PD_STYLE_ROLE_BODY,
  PD_STYLE_ROLE_TITLE,
  PD_STYLE_ROLE_SUBTITLE,
  PD_STYLE_ROLE_HEADING,
  PD_STYLE_ROLE_CAPTION,
  PD_STYLE_ROLE_QUOTE,
  PD_STYLE_ROLE_CODE,
  PD_STYLE_ROLE_AUTHOR,
  PD_STYLE_ROLE_DATE,
  PD_STYLE_ROLE_CONTENTS,
} PdStyleRole;

PdStyleRole pd_style_role_from_name (const char *name,
                                     guint *level);

G_END_DECLS
