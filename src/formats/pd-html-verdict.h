#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdHtmlVerdict:
 *
 * Whether a part of a page is the article's, and if not, what it is.
 */
typedef enum
{
  PD_HTML_KEPT,
  PD_HTML_HIDDEN_TEXT,
  PD_HTML_NAVIGATION,
  PD_HTML_SHARE,
  PD_HTML_COMMENTS,
  PD_HTML_RELATED,
  PD_HTML_PROMOTION,
  PD_HTML_INTERFACE,
  PD_HTML_CARD,
  PD_HTML_BOILERPLATE,
} PdHtmlVerdict;

const char *pd_html_verdict_to_reason (PdHtmlVerdict verdict);

G_END_DECLS
