#pragma once

#include "pd-html-hints.h"
#include "pd-html-metadata.h"

G_BEGIN_DECLS

/**
 * PdHtmlRole:
 * @PD_HTML_NO_ROLE: nothing but what its elements say
 * @PD_HTML_HEADLINE: what the article is called
 * @PD_HTML_BYLINE: who wrote it, where and when
 *
 * What a part of an article is, besides its text.
 */
typedef enum
{
  PD_HTML_NO_ROLE,
  PD_HTML_HEADLINE,
  PD_HTML_BYLINE,
} PdHtmlRole;

guint8 *pd_html_head_find (PdHtmlTree *tree,
                           const PdHtmlHint *hints,
                           const char *title,
                           guint8 *verdicts,
                           PdHtmlMetadata *metadata);

G_END_DECLS
