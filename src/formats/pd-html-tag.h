#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdHtmlTag:
 *
 * What a node of a page is. Elements that are not listed, which mean nothing for the text, are `PD_HTML_OTHER`.
 */
typedef enum
{
  PD_HTML_ROOT,
  PD_HTML_TEXT,
  PD_HTML_COMMENT,
  PD_HTML_OTHER,
  PD_HTML_A,
  PD_HTML_ADDRESS,
  PD_HTML_ARTICLE,
  PD_HTML_ASIDE,
  PD_HTML_B,
  PD_HTML_BLOCKQUOTE,
  PD_HTML_BODY,
  PD_HTML_BR,
  PD_HTML_BUTTON,
  PD_HTML_CAPTION,
  PD_HTML_CENTER,
  PD_HTML_CODE,
  PD_HTML_DD,
  PD_HTML_DETAILS,
  PD_HTML_DIALOG,
  PD_HTML_DIV,
  PD_HTML_DL,
  PD_HTML_DT,
  PD_HTML_FIELDSET,
  PD_HTML_FIGCAPTION,
  PD_HTML_FIGURE,
  PD_HTML_FOOTER,
  PD_HTML_FORM,
  PD_HTML_H1,
  PD_HTML_H2,
  PD_HTML_H3,
  PD_HTML_H4,
  PD_HTML_H5,
  PD_HTML_H6,
  PD_HTML_HEAD,
  PD_HTML_HEADER,
  PD_HTML_HR,
  PD_HTML_HTML,
  PD_HTML_IMG,
  PD_HTML_INPUT,
  PD_HTML_LI,
  PD_HTML_LINK,
  PD_HTML_MAIN,
  PD_HTML_META,
  PD_HTML_NAV,
  PD_HTML_NOSCRIPT,
  PD_HTML_OL,
  PD_HTML_P,
  PD_HTML_PRE,
  PD_HTML_SCRIPT,
  PD_HTML_SECTION,
  PD_HTML_SILENT,
  PD_HTML_STRONG,
  PD_HTML_SUMMARY,
  PD_HTML_TABLE,
  PD_HTML_TBODY,
  PD_HTML_TD,
  PD_HTML_TFOOT,
  PD_HTML_TH,
  PD_HTML_THEAD,
  PD_HTML_TIME,
  PD_HTML_TITLE,
  PD_HTML_TR,
  PD_HTML_UL,
  PD_HTML_N_TAGS,
} PdHtmlTag;

/**
 * PdHtmlAttribute:
 *
 * The attributes that say something of the text or of where it comes from; no others are kept.
 */
typedef enum
{
  PD_HTML_ALT,
  PD_HTML_ARIA_HIDDEN,
  PD_HTML_ARIA_MODAL,
  PD_HTML_CLASS,
  PD_HTML_CONTENT,
  PD_HTML_DATA_ACTUALSRC,
  PD_HTML_DATA_LAZY_SRC,
  PD_HTML_DATA_ORIGINAL,
  PD_HTML_DATA_SRC,
  PD_HTML_DATETIME,
  PD_HTML_HEIGHT,
  PD_HTML_HIDDEN,
  PD_HTML_HREF,
  PD_HTML_HTTP_EQUIV,
  PD_HTML_ID,
  PD_HTML_ITEMPROP,
  PD_HTML_ITEMSCOPE,
  PD_HTML_ITEMTYPE,
  PD_HTML_LANG,
  PD_HTML_NAME,
  PD_HTML_OPEN,
  PD_HTML_PROPERTY,
  PD_HTML_PUBDATE,
  PD_HTML_REL,
  PD_HTML_ROLE,
  PD_HTML_SRC,
  PD_HTML_START,
  PD_HTML_STYLE,
  PD_HTML_SUMMARY_TEXT,
  PD_HTML_TYPE,
  PD_HTML_WIDTH,
} PdHtmlAttribute;

PdHtmlTag pd_html_tag_from_name (const char *name);
gboolean pd_html_tag_is_block (PdHtmlTag tag);
gboolean pd_html_tag_is_silent (PdHtmlTag tag);
gboolean pd_html_tag_is_heading (PdHtmlTag tag);

gboolean pd_html_attribute_from_name (const char *name,
                                      PdHtmlAttribute *attribute);

G_END_DECLS
