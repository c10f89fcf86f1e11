#include "pd-markdown-reader.h"

#include <cmark.h>
#include <string.h>

#include "pd-front-matter.h"
#include "pd-html-reader.h"

/* A first line that is nothing but a link, and no longer than this, is the article's title. */
#define MAX_TITLE 100

typedef struct
{
  gboolean is_ordered;
  gboolean is_parenthesis;
  int number;
} List;

/* Where the walk through the tree is. */
typedef struct
{
  PdTextBuilder *builder;
  PdDocument *document;
  guint quotes;
  GArray *lists;
  /* The alternative text of the image that it is inside. */
  guint images;
  GString *alt;
  guint strongs;
  /* Whether the lines of this paragraph are kept, because they are the rows of a table. */
  gboolean keeps_lines;
  /* The element of inline HTML whose content is left out. */
  const char *skipped;
} Walk;

static void
begin_prose (Walk *walk,
             gboolean is_code)
{
  PdBlockKind kind = PD_BLOCK_PARAGRAPH;
  guint level = 0;

  if (walk->lists->len > 0)
    {
      kind = PD_BLOCK_LIST;
      level = walk->lists->len;
    }
  else if (walk->quotes > 0)
    kind = PD_BLOCK_QUOTE;

  walk->skipped = NULL;
  if (is_code)
    pd_text_builder_begin_code (walk->builder, kind, level);
  else
    pd_text_builder_begin (walk->builder, kind, level);
}

/* The link that a block is made of, if it is one link and no image. */
static cmark_node *
get_only_link (cmark_node *block)
{
  cmark_node *link = cmark_node_first_child (block);
  cmark_node *child;

  if (link == NULL || cmark_node_next (link) != NULL || cmark_node_get_type (link) != CMARK_NODE_LINK)
    return NULL;
  child = cmark_node_first_child (link);
  return child != NULL && cmark_node_next (child) == NULL && cmark_node_get_type (child) == CMARK_NODE_TEXT
                 && g_utf8_strlen (cmark_node_get_literal (child), -1) <= MAX_TITLE
             ? link
             : NULL;
}

/* A page saved by a program often starts with its title, linked to where it was. */
static gboolean
take_linked_title (Walk *walk,
                   cmark_node *block)
{
  cmark_node *link;
  const char *url;

  if (pd_block_list_has_text (pd_text_builder_get_blocks (walk->builder)))
    return FALSE;
  link = get_only_link (block);
  if (link == NULL)
    return FALSE;
  url = cmark_node_get_url (link);
  if (pd_record_get_text (pd_document_get_article (walk->document), PD_ARTICLE_URL) == NULL && strstr (url, "://") != NULL)
    pd_document_set_field (walk->document, PD_ARTICLE_URL, url, "guessed", "link of the title");
  return TRUE;
}

static void
enter_paragraph (Walk *walk,
                 cmark_node *node)
{
  cmark_node *first = cmark_node_first_child (node);

  walk->keeps_lines = first != NULL && cmark_node_get_type (first) == CMARK_NODE_TEXT && *cmark_node_get_literal (first) == '|';
  if (walk->lists->len == 0 && walk->quotes == 0 && take_linked_title (walk, node))
    pd_text_builder_begin (walk->builder, PD_BLOCK_HEADING, 1);
  else
    begin_prose (walk, FALSE);
}

static void
enter_item (Walk *walk)
{
  List *list = &g_array_index (walk->lists, List, walk->lists->len - 1);
  g_autofree char *marker = NULL;

  pd_text_builder_end (walk->builder);
  marker = list->is_ordered ? g_strdup_printf ("%d%c ", list->number++, list->is_parenthesis ? ')' : '.') : g_strdup ("• ");
  pd_text_builder_set_marker (walk->builder, marker);
}

static void
enter_list (Walk *walk,
            cmark_node *node)
{
  List list = {
    cmark_node_get_list_type (node) == CMARK_ORDERED_LIST,
    cmark_node_get_list_delim (node) == CMARK_PAREN_DELIM,
    cmark_node_get_list_start (node),
  };

  pd_text_builder_end (walk->builder);
  g_array_append_val (walk->lists, list);
}

static void
append (Walk *walk,
        const char *text)
{
  if (walk->images > 0)
    g_string_append (walk->alt, text);
  else if (walk->skipped == NULL)
    pd_text_builder_append (walk->builder, text, -1);
}

static gboolean
is_tag (const char *html,
        const char *name)
{
  gsize n = strlen (name);

  return g_ascii_strncasecmp (html, name, n) == 0 && !g_ascii_isalnum (html[n]);
}

/* A tag among the text. It is gone, except where it stands for something that is seen. */
static void
take_inline_html (Walk *walk,
                  const char *html)
{
  static const char *const skipped[] = { "<script", "<style", "<noscript", NULL };

  if (walk->skipped != NULL)
    {
      if (g_str_has_prefix (html, "</") && is_tag (html + 2, walk->skipped + 1))
        walk->skipped = NULL;
      return;
    }
  for (guint i = 0; skipped[i] != NULL; i++)
    {
      if (is_tag (html, skipped[i]))
        walk->skipped = skipped[i];
    }
  if (is_tag (html, "<br"))
    pd_text_builder_line_break (walk->builder);
  else if (is_tag (html, "<img"))
    pd_html_reader_read_fragment (walk->builder, walk->document, html, strlen (html));
}

static void
take_break (Walk *walk,
            gboolean is_hard)
{
  if (walk->images > 0)
    g_string_append_c (walk->alt, ' ');
  else if (is_hard || walk->keeps_lines)
    pd_text_builder_line_break (walk->builder);
  else
    pd_text_builder_soft_break (walk->builder);
}

static void
enter (Walk *walk,
       cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      walk->quotes++;
      break;
    case CMARK_NODE_LIST:
      enter_list (walk, node);
      break;
    case CMARK_NODE_ITEM:
      enter_item (walk);
      break;
    case CMARK_NODE_PARAGRAPH:
      enter_paragraph (walk, node);
      break;
    case CMARK_NODE_HEADING:
      walk->skipped = NULL;
      take_linked_title (walk, node);
      pd_text_builder_begin (walk->builder, PD_BLOCK_HEADING, cmark_node_get_heading_level (node));
      break;
    case CMARK_NODE_CODE_BLOCK:
      begin_prose (walk, TRUE);
      append (walk, cmark_node_get_literal (node));
      pd_text_builder_end (walk->builder);
      break;
    case CMARK_NODE_HTML_BLOCK:
      pd_text_builder_end (walk->builder);
      pd_html_reader_read_fragment (walk->builder, walk->document, cmark_node_get_literal (node), strlen (cmark_node_get_literal (node)));
      pd_text_builder_end (walk->builder);
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      append (walk, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_HTML_INLINE:
      if (walk->images == 0)
        take_inline_html (walk, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      take_break (walk, FALSE);
      break;
    case CMARK_NODE_LINEBREAK:
      take_break (walk, TRUE);
      break;
    case CMARK_NODE_IMAGE:
      walk->images++;
      break;
    case CMARK_NODE_LINK:
      pd_text_builder_set_link (walk->builder, TRUE);
      break;
    case CMARK_NODE_STRONG:
      walk->strongs++;
      pd_text_builder_set_strong (walk->builder, TRUE);
      break;
    default:
      break;
    }
}

static void
leave (Walk *walk,
       cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      walk->quotes--;
      break;
    case CMARK_NODE_LIST:
      g_array_set_size (walk->lists, walk->lists->len - 1);
      pd_text_builder_set_marker (walk->builder, NULL);
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      pd_text_builder_end (walk->builder);
      break;
    case CMARK_NODE_IMAGE:
      if (--walk->images == 0)
        {
          pd_text_builder_image (walk->builder, cmark_node_get_url (node), walk->alt->str);
          g_string_truncate (walk->alt, 0);
        }
      break;
    case CMARK_NODE_LINK:
      pd_text_builder_set_link (walk->builder, FALSE);
      break;
    case CMARK_NODE_STRONG:
      pd_text_builder_set_strong (walk->builder, --walk->strongs > 0);
      break;
    default:
      break;
    }
}

/**
 * pd_markdown_reader_read:
 * @builder: where to put the text
 * @document: where to set what the front matter says
 * @text: the file's characters
 *
 * Reads Markdown (CommonMark), with YAML front matter, and with HTML where there is some in it. What marks emphasis
 * and links is gone, lines of one paragraph are joined, an image is a block of its own.
 */
void
pd_markdown_reader_read (PdTextBuilder *builder,
                         PdDocument *document,
                         const char *text)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_autoptr (GString) alt = g_string_new (NULL);
  Walk walk = { .builder = builder, .document = document, .lists = lists, .alt = alt };
  cmark_event_type event;
  cmark_node *tree;
  cmark_iter *iter;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));
  g_return_if_fail (text != NULL);

  text += pd_front_matter_read (builder, document, text);
  tree = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (tree);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      if (event == CMARK_EVENT_ENTER)
        enter (&walk, cmark_iter_get_node (iter));
      else
        leave (&walk, cmark_iter_get_node (iter));
    }
  cmark_iter_free (iter);
  cmark_node_free (tree);
}
