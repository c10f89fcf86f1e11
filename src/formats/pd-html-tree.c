#include "pd-html-tree.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "pd-html-guard.h"

/* No page that somebody wrote is nested deeper. What is, is laid side by side at this depth. */
#define MAX_DEPTH 256

/* From this number of nodes on, elements are no longer told apart; the text goes on with no more than its line ends. */
#define MAX_NODES 1000000

/* What is longer says nothing of the text; most of such values are images. */
#define MAX_VALUE_BYTES (16 * 1024)

/* Programs that save pages say so at the start. */
#define MAX_COMMENTS 32
#define MAX_COMMENT_BYTES 4096

/* Where elements are no longer told apart, this is where a line ends. As a character of the page it is a space. */
#define LINE_END '\f'

typedef struct
{
  PdHtmlAttribute name;
  guint32 value;
} Attribute;

struct _PdHtmlTree
{
  GArray *nodes;
  GArray *attributes;
  /* All text, and all values, each of these with a NUL behind it. */
  GString *text;
  GString *values;
};

/* Where the parser is. */
typedef struct
{
  PdHtmlTree *tree;
  /* The nodes that it is inside. */
  guint32 open[MAX_DEPTH];
  guint n_open;
  /* How many elements it is inside, which may be many more. */
  gsize depth;
  /* The depth of the element without a node whose content is not shown; 0 for none. */
  gsize silent_depth;
  guint n_comments;
} Builder;

static PdHtmlNode *
get_node (PdHtmlTree *self,
          guint index)
{
  return &g_array_index (self->nodes, PdHtmlNode, index);
}

static guint32
add_node (Builder *builder,
          PdHtmlTag tag)
{
  PdHtmlTree *tree = builder->tree;
  guint32 index = tree->nodes->len;
  PdHtmlNode node = { .tag = tag, .depth = builder->n_open, .end = index + 1 };

  if (builder->n_open > 0)
    node.parent = builder->open[builder->n_open - 1];
  g_array_append_val (tree->nodes, node);
  return index;
}

static void
close_node (Builder *builder)
{
  builder->n_open--;
  get_node (builder->tree, builder->open[builder->n_open])->end = builder->tree->nodes->len;
}

static gboolean
is_full (Builder *builder)
{
  return builder->tree->nodes->len >= MAX_NODES;
}

/* The node of text that what comes now belongs to. */
static PdHtmlNode *
open_text (Builder *builder)
{
  PdHtmlTree *tree = builder->tree;
  PdHtmlNode *last = get_node (tree, tree->nodes->len - 1);
  guint32 index;

  if (last->tag == PD_HTML_TEXT && (is_full (builder) || last->parent == builder->open[builder->n_open - 1]))
    return last;
  index = add_node (builder, PD_HTML_TEXT);
  last = get_node (tree, index);
  last->data = tree->text->len;
  return last;
}

static void
append_text (Builder *builder,
             const char *text,
             gsize n_bytes)
{
  PdHtmlNode *node = open_text (builder);

  g_string_append_len (builder->tree->text, text, n_bytes);
  node->n_data += n_bytes;
}

static void
add_attributes (Builder *builder,
                PdHtmlNode *node,
                const xmlChar **attributes)
{
  PdHtmlTree *tree = builder->tree;

  node->data = tree->attributes->len;
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    {
      const char *value = attributes[1] != NULL ? (const char *) attributes[1] : "";
      Attribute attribute = { .value = tree->values->len };
      gsize n_bytes;

      if (!pd_html_attribute_from_name ((const char *) attributes[0], &attribute.name))
        continue;
      n_bytes = strnlen (value, MAX_VALUE_BYTES + 1);
      /* What stands in place of an address says nothing of where something is. */
      if (n_bytes > MAX_VALUE_BYTES || g_ascii_strncasecmp (value, "data:", 5) == 0)
        continue;
      g_string_append_len (tree->values, value, n_bytes + 1);
      g_array_append_val (tree->attributes, attribute);
      node->n_data++;
    }
}

static void
start_element (void *data,
               const xmlChar *name,
               const xmlChar **attributes)
{
  Builder *builder = data;
  PdHtmlTag tag = pd_html_tag_from_name ((const char *) name);
  guint32 index;

  builder->depth++;
  if (is_full (builder))
    {
      if (builder->silent_depth == 0 && pd_html_tag_is_silent (tag))
        builder->silent_depth = builder->depth;
      else if (pd_html_tag_is_block (tag) || tag == PD_HTML_BR)
        append_text (builder, &(char) { LINE_END }, 1);
      return;
    }
  if (builder->n_open == MAX_DEPTH)
    close_node (builder);
  index = add_node (builder, tag);
  add_attributes (builder, get_node (builder->tree, index), attributes);
  builder->open[builder->n_open++] = index;
}

static void
end_element (void *data,
             const xmlChar *name)
{
  Builder *builder = data;

  if (builder->depth == 0)
    return;
  if (is_full (builder))
    {
      if (pd_html_tag_is_block (pd_html_tag_from_name ((const char *) name)) && builder->silent_depth == 0)
        append_text (builder, &(char) { LINE_END }, 1);
      if (builder->silent_depth == builder->depth)
        builder->silent_depth = 0;
    }
  builder->depth--;
  /* The root is inside nothing. */
  while (builder->n_open > builder->depth + 1)
    close_node (builder);
  if (builder->n_open == MAX_DEPTH && builder->depth >= MAX_DEPTH)
    close_node (builder);
}

static void
take_text (void *data,
           const xmlChar *text,
           int n_bytes)
{
  Builder *builder = data;
  const char *p = (const char *) text, *end = p + n_bytes;

  if (builder->silent_depth > 0)
    return;
  while (p < end)
    {
      const char *feed = memchr (p, LINE_END, end - p);

      append_text (builder, p, (feed != NULL ? feed : end) - p);
      if (feed == NULL)
        break;
      append_text (builder, " ", 1);
      p = feed + 1;
    }
}

static void
take_comment (void *data,
              const xmlChar *comment)
{
  Builder *builder = data;
  gsize n_bytes = strnlen ((const char *) comment, MAX_COMMENT_BYTES + 1);
  PdHtmlNode *node;

  if (n_bytes == 0 || n_bytes > MAX_COMMENT_BYTES || builder->n_comments == MAX_COMMENTS || is_full (builder))
    return;
  builder->n_comments++;
  node = get_node (builder->tree, add_node (builder, PD_HTML_COMMENT));
  node->data = builder->tree->text->len;
  node->n_data = n_bytes;
  g_string_append_len (builder->tree->text, (const char *) comment, n_bytes);
}

/**
 * pd_html_tree_new:
 * @html: (array length=n_bytes) (element-type guint8): a page or a piece of one, in UTF-8 whatever it says itself
 * @n_bytes: length of @html
 *
 * Reads HTML, as broken as it may be. Nothing is fetched.
 *
 * Returns: (transfer full): the tree
 */
PdHtmlTree *
pd_html_tree_new (const char *html,
                  gsize n_bytes)
{
  g_autofree Builder *builder = NULL;
  g_autofree char *cleaned = NULL;
  PdHtmlTree *self;
  htmlParserCtxtPtr parser;

  g_return_val_if_fail (html != NULL, NULL);
  g_return_val_if_fail (n_bytes <= G_MAXINT, NULL);

  self = g_new0 (PdHtmlTree, 1);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (PdHtmlNode));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  self->text = g_string_new (NULL);
  self->values = g_string_new (NULL);
  builder = g_new0 (Builder, 1);
  builder->tree = self;
  builder->open[0] = add_node (builder, PD_HTML_ROOT);
  builder->n_open = 1;

  cleaned = pd_html_guard_clean (html, n_bytes, &n_bytes);
  if (cleaned != NULL)
    html = cleaned;
  /* The library's own tree has no bounds. */
  parser = htmlNewParserCtxt ();
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = start_element;
  parser->sax->endElement = end_element;
  parser->sax->characters = take_text;
  parser->sax->ignorableWhitespace = take_text;
  parser->sax->comment = take_comment;
  parser->userData = builder;
  xmlFreeDoc (htmlCtxtReadMemory (parser, html, n_bytes, NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC));
  htmlFreeParserCtxt (parser);
  while (builder->n_open > 0)
    close_node (builder);
  return self;
}

/**
 * pd_html_tree_free:
 *
 * Frees a tree.
 */
void
pd_html_tree_free (PdHtmlTree *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_string_free (self->values, TRUE);
  g_free (self);
}

/**
 * pd_html_tree_get_nodes:
 * @n_nodes: (out): how many there are, at least one
 *
 * Returns: (transfer none) (array length=n_nodes): the nodes, from the root on
 */
const PdHtmlNode *
pd_html_tree_get_nodes (PdHtmlTree *self,
                        guint *n_nodes)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_nodes != NULL, NULL);

  *n_nodes = self->nodes->len;
  return get_node (self, 0);
}

/**
 * pd_html_tree_get_text:
 * @node: a node of text, or a comment
 * @n_bytes: (out): length of the text in bytes
 *
 * A form feed in it ends a block; the page has no way to say one.
 *
 * Returns: (transfer none) (array length=n_bytes): its characters, without a NUL behind them
 */
const char *
pd_html_tree_get_text (PdHtmlTree *self,
                       guint node,
                       gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->nodes->len, NULL);
  g_return_val_if_fail (get_node (self, node)->tag == PD_HTML_TEXT || get_node (self, node)->tag == PD_HTML_COMMENT, NULL);

  *n_bytes = get_node (self, node)->n_data;
  return self->text->str + get_node (self, node)->data;
}

/**
 * pd_html_tree_get_attribute:
 * @node: a node
 * @attribute: an attribute
 *
 * Returns: (transfer none) (nullable): its value, empty where it has none
 */
const char *
pd_html_tree_get_attribute (PdHtmlTree *self,
                            guint node,
                            PdHtmlAttribute attribute)
{
  const PdHtmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->nodes->len, NULL);

  element = get_node (self, node);
  if (element->tag == PD_HTML_TEXT || element->tag == PD_HTML_COMMENT)
    return NULL;
  for (guint i = 0; i < element->n_data; i++)
    {
      const Attribute *found = &g_array_index (self->attributes, Attribute, element->data + i);

      if (found->name == attribute)
        return self->values->str + found->value;
    }
  return NULL;
}

/* White space of all kinds to one space, and none at the ends. */
static char *
collapse (const char *text,
          gsize n_bytes)
{
  GString *line = g_string_sized_new (n_bytes);
  const char *end = text + n_bytes;
  gboolean has_gap = FALSE;

  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      const char *next;

      /* It was cut off in the middle of a character. */
      if (c == (gunichar) -1 || c == (gunichar) -2)
        break;
      next = g_utf8_next_char (text);
      if (g_unichar_isspace (c) || c == 0xFEFF)
        has_gap = line->len > 0;
      else
        {
          if (has_gap)
            g_string_append_c (line, ' ');
          has_gap = FALSE;
          g_string_append_len (line, text, next - text);
        }
      text = next;
    }
  return g_string_free_and_steal (line);
}

/**
 * pd_html_tree_dup_line:
 * @node: a node
 * @max_bytes: how much of it to look at, at most
 *
 * Returns: (transfer full): what a browser would show of it, on one line, without white space at its ends
 */
char *
pd_html_tree_dup_line (PdHtmlTree *self,
                       guint node,
                       gsize max_bytes)
{
  g_autoptr (GString) line = NULL;
  guint end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->nodes->len, NULL);

  line = g_string_new (NULL);
  end = get_node (self, node)->end;
  for (guint i = node; i < end && line->len < max_bytes; i++)
    {
      const PdHtmlNode *inside = get_node (self, i);

      if (i > node && pd_html_tag_is_silent (inside->tag))
        i = inside->end - 1;
      else if (inside->tag == PD_HTML_TEXT)
        g_string_append_len (line, self->text->str + inside->data, MIN (inside->n_data, max_bytes - line->len));
      else if (pd_html_tag_is_block (inside->tag) || inside->tag == PD_HTML_BR)
        g_string_append_c (line, ' ');
    }
  return collapse (line->str, line->len);
}

/**
 * pd_html_tree_is_inside:
 * @node: a node
 * @tag: a kind of elements
 *
 * Returns: whether one of the nodes that it is in is such an element
 */
gboolean
pd_html_tree_is_inside (PdHtmlTree *self,
                        guint node,
                        PdHtmlTag tag)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (node < self->nodes->len, FALSE);

  while (node > 0)
    {
      node = get_node (self, node)->parent;
      if (get_node (self, node)->tag == tag)
        return TRUE;
    }
  return FALSE;
}
