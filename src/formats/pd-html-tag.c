#include "pd-html-tag.h"

#include <stdlib.h>
#include <string.h>

static const struct
{
  const char *name;
  PdHtmlTag tag;
} tags[] = {
  /* In order, as they are searched by halving. */
  { "a", PD_HTML_A },
  { "address", PD_HTML_ADDRESS },
  { "annotation", PD_HTML_SILENT },
  { "annotation-xml", PD_HTML_SILENT },
  { "article", PD_HTML_ARTICLE },
  { "aside", PD_HTML_ASIDE },
  { "audio", PD_HTML_SILENT },
  { "b", PD_HTML_B },
  { "blockquote", PD_HTML_BLOCKQUOTE },
  { "body", PD_HTML_BODY },
  { "br", PD_HTML_BR },
  { "button", PD_HTML_BUTTON },
  { "canvas", PD_HTML_SILENT },
  { "caption", PD_HTML_CAPTION },
  { "center", PD_HTML_CENTER },
  { "code", PD_HTML_CODE },
  { "datalist", PD_HTML_SILENT },
  { "dd", PD_HTML_DD },
  { "details", PD_HTML_DETAILS },
  { "dialog", PD_HTML_DIALOG },
  { "div", PD_HTML_DIV },
  { "dl", PD_HTML_DL },
  { "dt", PD_HTML_DT },
  { "embed", PD_HTML_SILENT },
  { "fieldset", PD_HTML_FIELDSET },
  { "figcaption", PD_HTML_FIGCAPTION },
  { "figure", PD_HTML_FIGURE },
  { "footer", PD_HTML_FOOTER },
  { "form", PD_HTML_FORM },
  { "h1", PD_HTML_H1 },
  { "h2", PD_HTML_H2 },
  { "h3", PD_HTML_H3 },
  { "h4", PD_HTML_H4 },
  { "h5", PD_HTML_H5 },
  { "h6", PD_HTML_H6 },
  { "head", PD_HTML_HEAD },
  { "header", PD_HTML_HEADER },
  { "hgroup", PD_HTML_HEADER },
  { "hr", PD_HTML_HR },
  { "html", PD_HTML_HTML },
  { "iframe", PD_HTML_SILENT },
  { "img", PD_HTML_IMG },
  { "input", PD_HTML_INPUT },
  { "legend", PD_HTML_DIV },
  { "li", PD_HTML_LI },
  { "link", PD_HTML_LINK },
  { "main", PD_HTML_MAIN },
  { "menu", PD_HTML_UL },
  { "meta", PD_HTML_META },
  { "nav", PD_HTML_NAV },
  { "noscript", PD_HTML_NOSCRIPT },
  { "object", PD_HTML_SILENT },
  { "ol", PD_HTML_OL },
  { "p", PD_HTML_P },
  { "pre", PD_HTML_PRE },
  { "script", PD_HTML_SCRIPT },
  { "section", PD_HTML_SECTION },
  { "select", PD_HTML_SILENT },
  { "strong", PD_HTML_STRONG },
  { "style", PD_HTML_SILENT },
  { "summary", PD_HTML_SUMMARY },
  { "svg", PD_HTML_SILENT },
  { "table", PD_HTML_TABLE },
  { "tbody", PD_HTML_TBODY },
  { "td", PD_HTML_TD },
  { "template", PD_HTML_SILENT },
  { "textarea", PD_HTML_SILENT },
  { "tfoot", PD_HTML_TFOOT },
  { "th", PD_HTML_TH },
  { "thead", PD_HTML_THEAD },
  { "time", PD_HTML_TIME },
  { "title", PD_HTML_TITLE },
  { "tr", PD_HTML_TR },
  { "ul", PD_HTML_UL },
  { "video", PD_HTML_SILENT },
};

static const struct
{
  const char *name;
  PdHtmlAttribute attribute;
} attributes[] = {
  { "alt", PD_HTML_ALT },
  { "aria-hidden", PD_HTML_ARIA_HIDDEN },
  { "aria-modal", PD_HTML_ARIA_MODAL },
  { "class", PD_HTML_CLASS },
  { "content", PD_HTML_CONTENT },
  { "data-actualsrc", PD_HTML_DATA_ACTUALSRC },
  { "data-lazy-src", PD_HTML_DATA_LAZY_SRC },
  { "data-original", PD_HTML_DATA_ORIGINAL },
  { "data-src", PD_HTML_DATA_SRC },
  { "datetime", PD_HTML_DATETIME },
  { "height", PD_HTML_HEIGHT },
  { "hidden", PD_HTML_HIDDEN },
  { "href", PD_HTML_HREF },
  { "http-equiv", PD_HTML_HTTP_EQUIV },
  { "id", PD_HTML_ID },
  { "itemprop", PD_HTML_ITEMPROP },
  { "itemscope", PD_HTML_ITEMSCOPE },
  { "itemtype", PD_HTML_ITEMTYPE },
  { "lang", PD_HTML_LANG },
  { "name", PD_HTML_NAME },
  { "open", PD_HTML_OPEN },
  { "property", PD_HTML_PROPERTY },
  { "pubdate", PD_HTML_PUBDATE },
  { "rel", PD_HTML_REL },
  { "role", PD_HTML_ROLE },
  { "src", PD_HTML_SRC },
  { "start", PD_HTML_START },
  { "style", PD_HTML_STYLE },
  { "summary", PD_HTML_SUMMARY_TEXT },
  { "type", PD_HTML_TYPE },
  { "width", PD_HTML_WIDTH },
  { "xml:lang", PD_HTML_LANG },
};

/* What a browser does with an element: */
typedef enum
{
  /* the line ends before and behind it, */
  FLOW_BLOCK,
  /* what is in it goes on in the line, */
  FLOW_INLINE,
  /* or nothing of it is shown as text. */
  FLOW_SILENT,
} Flow;

static const guint8 flows[PD_HTML_N_TAGS] = {
  [PD_HTML_TEXT] = FLOW_INLINE,
  [PD_HTML_COMMENT] = FLOW_SILENT,
  [PD_HTML_OTHER] = FLOW_INLINE,
  [PD_HTML_A] = FLOW_INLINE,
  [PD_HTML_B] = FLOW_INLINE,
  [PD_HTML_BR] = FLOW_INLINE,
  [PD_HTML_BUTTON] = FLOW_INLINE,
  [PD_HTML_CODE] = FLOW_INLINE,
  [PD_HTML_IMG] = FLOW_INLINE,
  [PD_HTML_INPUT] = FLOW_INLINE,
  [PD_HTML_LINK] = FLOW_SILENT,
  [PD_HTML_META] = FLOW_SILENT,
  [PD_HTML_NOSCRIPT] = FLOW_SILENT,
  [PD_HTML_SCRIPT] = FLOW_SILENT,
  [PD_HTML_SILENT] = FLOW_SILENT,
  [PD_HTML_STRONG] = FLOW_INLINE,
  [PD_HTML_TD] = FLOW_INLINE,
  [PD_HTML_TH] = FLOW_INLINE,
  [PD_HTML_TIME] = FLOW_INLINE,
  [PD_HTML_TITLE] = FLOW_SILENT,
};

static int
compare_names (const void *name,
               const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

/**
 * pd_html_tag_from_name:
 * @name: the name of an element, in lower case
 *
 * Returns: what it is
 */
PdHtmlTag
pd_html_tag_from_name (const char *name)
{
  const void *found;

  g_return_val_if_fail (name != NULL, PD_HTML_OTHER);

  found = bsearch (name, tags, G_N_ELEMENTS (tags), sizeof tags[0], compare_names);
  return found != NULL ? tags[((const char *) found - (const char *) tags) / sizeof tags[0]].tag : PD_HTML_OTHER;
}

/**
 * pd_html_attribute_from_name:
 * @name: the name of an attribute, in lower case
 * @attribute: (out): which it is
 *
 * Returns: whether it is one that is kept
 */
gboolean
pd_html_attribute_from_name (const char *name,
                             PdHtmlAttribute *attribute)
{
  const void *found;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (attribute != NULL, FALSE);

  found = bsearch (name, attributes, G_N_ELEMENTS (attributes), sizeof attributes[0], compare_names);
  if (found == NULL)
    return FALSE;
  *attribute = attributes[((const char *) found - (const char *) attributes) / sizeof attributes[0]].attribute;
  return TRUE;
}

/**
 * pd_html_tag_is_block:
 *
 * Returns: whether the line that the element stands in ends before and behind it
 */
gboolean
pd_html_tag_is_block (PdHtmlTag tag)
{
  g_return_val_if_fail ((gsize) tag < PD_HTML_N_TAGS, FALSE);

  return flows[tag] == FLOW_BLOCK;
}

/**
 * pd_html_tag_is_silent:
 *
 * Returns: whether nothing that is in the element is shown as text
 */
gboolean
pd_html_tag_is_silent (PdHtmlTag tag)
{
  g_return_val_if_fail ((gsize) tag < PD_HTML_N_TAGS, FALSE);

  return flows[tag] == FLOW_SILENT;
}

/**
 * pd_html_tag_is_heading:
 *
 * Returns: whether it is one of `h1` to `h6`
 */
gboolean
pd_html_tag_is_heading (PdHtmlTag tag)
{
  return tag >= PD_HTML_H1 && tag <= PD_HTML_H6;
}
