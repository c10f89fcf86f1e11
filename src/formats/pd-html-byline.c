#include "pd-html-byline.h"

#include <string.h>

#include "pd-date-finder.h"
#include "pd-field-label.h"

#define MAX_LINE_BYTES 300

/* No name is longer, in bytes. */
#define MAX_NAME_BYTES 90

/* How much bylines are to be trusted: more than what the site says of itself, where they say what they say. */
#define RANK_LABELLED 27
#define RANK_NAME 52
#define RANK_DATE 52

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == '|' || c == 0xFF5C || c == 0x00B7 || c == 0x2022;
}

/* The next word of a line, and what is behind it. */
static char *
next_word (const char **line)
{
  const char *start;

  while (**line != '\0' && is_gap (g_utf8_get_char (*line)))
    *line = g_utf8_next_char (*line);
  start = *line;
  while (**line != '\0' && !is_gap (g_utf8_get_char (*line)))
    *line = g_utf8_next_char (*line);
  return *line > start ? g_strndup (start, *line - start) : NULL;
}

/* What is said so far of the field that was named last. */
typedef struct
{
  PdHtmlMetadata *metadata;
  PdKey key;
  GString *value;
} Field;

static void
end_field (Field *self)
{
  if (self->key != 0 && self->value->len > 0 && self->value->len <= MAX_NAME_BYTES)
    pd_html_metadata_add (self->metadata, self->key, self->key == PD_ARTICLE_DATE ? RANK_DATE : RANK_LABELLED, self->value->str, "byline");
  g_string_truncate (self->value, 0);
  self->key = 0;
}

static void
take_word (Field *self,
           const char *word)
{
  PdKey key;
  const char *rest = pd_field_label_skip (word, &key);

  if (rest != NULL)
    {
      end_field (self);
      self->key = key;
      word = rest;
    }
  else if (strstr (word, "：") != NULL || (self->key != PD_ARTICLE_DATE && g_ascii_isdigit (*word)))
    end_field (self);
  /* Names that are written with spaces are written with letters. */
  else if (self->key == PD_ARTICLE_SOURCE && self->value->len > 0 && !g_str_is_ascii (word))
    end_field (self);
  if (self->key == 0 || *word == '\0')
    return;
  if (self->value->len > 0)
    g_string_append_c (self->value, ' ');
  g_string_append (self->value, word);
}

/* 2025年1月30日 08:12　来源：新华网　作者：张三 */
static void
read_labelled (PdHtmlTree *tree,
               const PdHtmlNode *nodes,
               guint node,
               PdHtmlMetadata *metadata)
{
  g_autoptr (GString) value = g_string_new (NULL);
  Field field = { metadata, 0, value };

  for (guint i = node; i < nodes[node].end; i++)
    {
      g_autofree char *text = NULL;
      const char *p;
      char *word;

      if (pd_html_tag_is_silent (nodes[i].tag))
        {
          i = nodes[i].end - 1;
          continue;
        }
      if (nodes[i].tag != PD_HTML_TEXT)
        continue;
      /* What stands in another element is something else, but for the value of what is named before it. */
      if (value->len > 0)
        end_field (&field);
      p = text = pd_html_tree_dup_line (tree, i, MAX_LINE_BYTES);
      while ((word = next_word (&p)) != NULL)
        {
          take_word (&field, word);
          g_free (word);
        }
    }
  end_field (&field);
}

static gboolean
is_name (const char *text)
{
  static const char *const others[] = { "by", "von", "par", "por", "di", "by:", "text:", "文", "作者", "作者：", "文/", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *date = NULL;

  if (strlen (text) < 2 || strlen (text) > MAX_NAME_BYTES || *text == '@' || g_str_has_prefix (lower, "follow") || g_strv_contains (others, lower))
    return FALSE;
  date = pd_date_finder_find (text);
  return date == NULL;
}

/* Whether a link leads to the page of an author. */
static gboolean
is_author_link (PdHtmlTree *tree,
                guint node)
{
  const char *href = pd_html_tree_get_attribute (tree, node, PD_HTML_HREF), *rel = pd_html_tree_get_attribute (tree, node, PD_HTML_REL);

  if (rel != NULL && strstr (rel, "author") != NULL)
    return TRUE;
  return href != NULL
         && (strstr (href, "author") != NULL || strstr (href, "/by/") != NULL || strstr (href, "/people/") != NULL || strstr (href, "/staff/") != NULL || strstr (href, "/profile") != NULL);
}

/* Of an element that is named for its author: the name of the author. */
static void
read_author (PdHtmlTree *tree,
             const PdHtmlNode *nodes,
             guint node,
             PdHtmlMetadata *metadata)
{
  gboolean found = FALSE;

  for (guint i = node; i < nodes[node].end; i++)
    {
      g_autofree char *name = NULL;

      if (nodes[i].tag != PD_HTML_A || !is_author_link (tree, i))
        continue;
      name = pd_html_tree_dup_line (tree, i, MAX_LINE_BYTES);
      if (!is_name (name))
        continue;
      pd_html_metadata_add (metadata, PD_ARTICLE_AUTHOR, RANK_NAME, name, "byline");
      found = TRUE;
    }
  for (guint i = node; i < nodes[node].end && !found; i++)
    {
      g_autofree char *name = NULL;
      PdKey key;

      if (nodes[i].tag != PD_HTML_TEXT)
        continue;
      name = pd_html_tree_dup_line (tree, i, MAX_LINE_BYTES);
      if (!is_name (name) || pd_field_label_skip (name, &key) != NULL)
        continue;
      pd_html_metadata_add (metadata, PD_ARTICLE_AUTHOR, RANK_NAME + 1, name, "byline");
      found = TRUE;
    }
}

/**
 * pd_html_byline_read:
 * @tree: a page
 * @node: an element that says who wrote the article, where or when
 * @is_author: whether its names say that it is about the author
 * @metadata: where to put what it says
 *
 * Reads a byline.
 */
void
pd_html_byline_read (PdHtmlTree *tree,
                     guint node,
                     gboolean is_author,
                     PdHtmlMetadata *metadata)
{
  const PdHtmlNode *nodes;
  guint n_nodes;
  g_autofree char *line = NULL;

  g_return_if_fail (tree != NULL);
  g_return_if_fail (metadata != NULL);

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  line = pd_html_tree_dup_line (tree, node, MAX_LINE_BYTES);
  read_labelled (tree, nodes, node, metadata);
  if (is_author)
    read_author (tree, nodes, node, metadata);
  for (guint i = node; i < nodes[node].end; i++)
    {
      const char *datetime = nodes[i].tag == PD_HTML_TIME ? pd_html_tree_get_attribute (tree, i, PD_HTML_DATETIME) : NULL;

      if (datetime != NULL)
        pd_html_metadata_add (metadata, PD_ARTICLE_DATE, RANK_DATE - 1, datetime, "time");
    }
  pd_html_metadata_add (metadata, PD_ARTICLE_DATE, RANK_DATE, line, "byline");
}
