#include "pd-html-reader.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

/* What an element does to the text. Elements that are not listed do nothing: what is in them goes on in the line. */
typedef enum
{
  ROLE_INLINE,
  ROLE_BLOCK,
  ROLE_BREAK,
  ROLE_CAPTION,
  ROLE_CELL,
  ROLE_CODE,
  ROLE_HEADING,
  ROLE_IMAGE,
  ROLE_ITEM,
  ROLE_LIST,
  ROLE_QUOTE,
  ROLE_SKIPPED,
  ROLE_TITLE,
} Role;

static const struct
{
  const char *name;
  Role role;
} roles[] = {
  /* In order, as they are searched by halving. */
  { "address", ROLE_BLOCK },
  { "article", ROLE_BLOCK },
  { "aside", ROLE_BLOCK },
  { "blockquote", ROLE_QUOTE },
  { "br", ROLE_BREAK },
  { "caption", ROLE_CAPTION },
  { "center", ROLE_BLOCK },
  { "dd", ROLE_BLOCK },
  { "details", ROLE_BLOCK },
  { "div", ROLE_BLOCK },
  { "dl", ROLE_BLOCK },
  { "dt", ROLE_BLOCK },
  { "fieldset", ROLE_BLOCK },
  { "figcaption", ROLE_CAPTION },
  { "figure", ROLE_BLOCK },
  { "footer", ROLE_BLOCK },
  { "form", ROLE_BLOCK },
  { "h1", ROLE_HEADING },
  { "h2", ROLE_HEADING },
  { "h3", ROLE_HEADING },
  { "h4", ROLE_HEADING },
  { "h5", ROLE_HEADING },
  { "h6", ROLE_HEADING },
  { "header", ROLE_BLOCK },
  { "hr", ROLE_BLOCK },
  { "iframe", ROLE_SKIPPED },
  { "img", ROLE_IMAGE },
  { "li", ROLE_ITEM },
  { "main", ROLE_BLOCK },
  { "nav", ROLE_BLOCK },
  { "noscript", ROLE_SKIPPED },
  { "object", ROLE_SKIPPED },
  { "ol", ROLE_LIST },
  { "p", ROLE_BLOCK },
  { "pre", ROLE_CODE },
  { "script", ROLE_SKIPPED },
  { "section", ROLE_BLOCK },
  { "select", ROLE_SKIPPED },
  { "style", ROLE_SKIPPED },
  { "summary", ROLE_BLOCK },
  { "svg", ROLE_SKIPPED },
  { "table", ROLE_BLOCK },
  { "tbody", ROLE_BLOCK },
  { "td", ROLE_CELL },
  { "template", ROLE_SKIPPED },
  { "textarea", ROLE_SKIPPED },
  { "tfoot", ROLE_BLOCK },
  { "th", ROLE_CELL },
  { "thead", ROLE_BLOCK },
  { "title", ROLE_TITLE },
  { "tr", ROLE_BLOCK },
  { "ul", ROLE_LIST },
};

/* Where pages that load their images late keep the real address; the plain one comes last. */
static const char *const image_attributes[] = { "data-lazy-src", "data-src", "data-original", "data-actualsrc", "src", NULL };

/* Where in the page the parser is: how many elements of each role it is inside. */
typedef struct
{
  PdTextBuilder *builder;
  guint skipped;
  guint titles;
  guint captions;
  guint codes;
  guint headings;
  guint heading_level;
  guint quotes;
  /* The number of the next item of each list it is inside; 0 for a list without numbers. */
  GArray *lists;
  /* What the first title element says. */
  GString *title;
  gboolean has_title;
} Page;

static int
compare_names (const void *name,
               const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

static Role
find_role (const xmlChar *name)
{
  const void *found = bsearch (name, roles, G_N_ELEMENTS (roles), sizeof roles[0], compare_names);

  return found != NULL ? roles[((const char *) found - (const char *) roles) / sizeof roles[0]].role : ROLE_INLINE;
}

static void
open_block (Page *page)
{
  PdBlockKind kind = PD_BLOCK_PARAGRAPH;
  guint level = 0;

  if (page->headings > 0)
    {
      kind = PD_BLOCK_HEADING;
      level = page->heading_level;
    }
  else if (page->captions > 0)
    kind = PD_BLOCK_CAPTION;
  else if (page->lists->len > 0)
    {
      kind = PD_BLOCK_LIST;
      level = page->lists->len;
    }
  else if (page->quotes > 0)
    kind = PD_BLOCK_QUOTE;

  if (page->codes > 0)
    pd_text_builder_begin_code (page->builder, kind, level);
  else
    pd_text_builder_begin (page->builder, kind, level);
}

static const char *
find_attribute (const xmlChar **attributes,
                const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      if (strcmp ((const char *) attributes[i], name) == 0)
        return (const char *) attributes[i + 1];
    }
  return NULL;
}

static void
take_text (void *data,
           const xmlChar *text,
           int n_bytes)
{
  Page *page = data;

  if (page->titles > 0 && !page->has_title)
    g_string_append_len (page->title, (const char *) text, n_bytes);
  if (page->titles > 0 || page->skipped > 0)
    return;
  if (!pd_text_builder_is_open (page->builder))
    {
      int n_space = 0;

      while (n_space < n_bytes && g_ascii_isspace (text[n_space]))
        n_space++;
      if (n_space == n_bytes)
        return;
      open_block (page);
    }
  if (page->codes > 0)
    pd_text_builder_append (page->builder, (const char *) text, n_bytes);
  else
    pd_text_builder_append_collapsed (page->builder, (const char *) text, n_bytes);
}

static void
take_image (Page *page,
            const xmlChar **attributes)
{
  const char *url = NULL;

  for (guint i = 0; url == NULL && image_attributes[i] != NULL; i++)
    {
      url = find_attribute (attributes, image_attributes[i]);
      /* What is written in place of an address says nothing of where the image is. */
      if (url != NULL && (*url == '\0' || g_ascii_strncasecmp (url, "data:", 5) == 0))
        url = NULL;
    }
  /* What follows in the line then belongs to the image. */
  if (!pd_text_builder_is_open (page->builder))
    open_block (page);
  pd_text_builder_image (page->builder, url, find_attribute (attributes, "alt"));
}

static void
begin_list (Page *page,
            const xmlChar *name,
            const xmlChar **attributes)
{
  int number = 0;

  if (strcmp ((const char *) name, "ol") == 0)
    {
      const char *start = find_attribute (attributes, "start");

      number = start != NULL ? CLAMP (atoi (start), 1, G_MAXINT / 2) : 1;
    }
  g_array_append_val (page->lists, number);
}

static void
begin_item (Page *page)
{
  g_autofree char *marker = NULL;
  int *number;

  if (page->lists->len == 0)
    return;
  number = &g_array_index (page->lists, int, page->lists->len - 1);
  marker = *number > 0 ? g_strdup_printf ("%d. ", (*number)++) : g_strdup ("• ");
  pd_text_builder_set_marker (page->builder, marker);
}

/* Whether the line that an element stands in ends before and behind it. */
static gboolean
is_block (Role role)
{
  return role != ROLE_INLINE && role != ROLE_BREAK && role != ROLE_CELL && role != ROLE_IMAGE && role != ROLE_SKIPPED && role != ROLE_TITLE;
}

static void
start_element (void *data,
               const xmlChar *name,
               const xmlChar **attributes)
{
  Page *page = data;
  Role role = find_role (name);

  if (role == ROLE_SKIPPED)
    page->skipped++;
  if (page->skipped > 0)
    return;
  if (is_block (role))
    pd_text_builder_end (page->builder);

  switch (role)
    {
    case ROLE_BREAK:
      if (pd_text_builder_is_open (page->builder))
        pd_text_builder_line_break (page->builder);
      break;
    case ROLE_CAPTION:
      page->captions++;
      break;
    case ROLE_CELL:
      if (pd_text_builder_is_open (page->builder))
        pd_text_builder_append (page->builder, "\t", 1);
      break;
    case ROLE_CODE:
      page->codes++;
      break;
    case ROLE_HEADING:
      page->headings++;
      page->heading_level = name[1] - '0';
      break;
    case ROLE_IMAGE:
      take_image (page, attributes);
      break;
    case ROLE_ITEM:
      begin_item (page);
      break;
    case ROLE_LIST:
      begin_list (page, name, attributes);
      break;
    case ROLE_QUOTE:
      page->quotes++;
      break;
    case ROLE_TITLE:
      page->titles++;
      break;
    case ROLE_INLINE:
    case ROLE_BLOCK:
    case ROLE_SKIPPED:
    default:
      break;
    }
}

static void
leave (guint *count)
{
  if (*count > 0)
    (*count)--;
}

static void
end_element (void *data,
             const xmlChar *name)
{
  Page *page = data;
  Role role = find_role (name);

  if (page->skipped > 0)
    {
      if (role == ROLE_SKIPPED)
        page->skipped--;
      return;
    }
  if (is_block (role))
    pd_text_builder_end (page->builder);
  if (role == ROLE_CAPTION)
    leave (&page->captions);
  else if (role == ROLE_CODE)
    leave (&page->codes);
  else if (role == ROLE_HEADING)
    leave (&page->headings);
  else if (role == ROLE_QUOTE)
    leave (&page->quotes);
  else if (role == ROLE_LIST && page->lists->len > 0)
    g_array_set_size (page->lists, page->lists->len - 1);
  else if (role == ROLE_TITLE)
    {
      leave (&page->titles);
      page->has_title = page->title->len > 0;
    }
}

/**
 * pd_html_reader_read:
 * @builder: where to put the text
 * @html: (array length=n_bytes) (element-type guint8): a page or a piece of one, in UTF-8 whatever it says itself
 * @n_bytes: length of @html
 * @title: (out) (optional) (nullable) (transfer full): what its title element says
 *
 * Reads HTML, as broken as it may be: what a browser would show as text, without scripts, styles and what is for
 * browsers without scripts. Nothing is fetched.
 */
void
pd_html_reader_read (PdTextBuilder *builder,
                     const char *html,
                     gsize n_bytes,
                     char **title)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) page_title = g_string_new (NULL);
  Page page = { .builder = builder, .lists = lists, .title = page_title };
  htmlParserCtxtPtr parser;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (html != NULL);
  g_return_if_fail (n_bytes <= G_MAXINT);

  /* No tree is made of it: a page may be nested as deep as somebody likes. */
  parser = htmlNewParserCtxt ();
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = start_element;
  parser->sax->endElement = end_element;
  parser->sax->characters = take_text;
  parser->sax->ignorableWhitespace = take_text;
  parser->userData = &page;
  xmlFreeDoc (htmlCtxtReadMemory (parser, html, n_bytes, NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC));
  htmlFreeParserCtxt (parser);

  if (title != NULL)
    *title = page.has_title ? g_strstrip (g_strdelimit (g_string_free_and_steal (g_steal_pointer (&page_title)), "\n\t\r", ' ')) : NULL;
}
