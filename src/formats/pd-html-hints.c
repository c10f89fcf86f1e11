#define _GNU_SOURCE
#include "pd-html-hints.h"

#include <string.h>

#include "pd-html-sections.h"
#include "pd-html-style.h"

/* Elements with more names than this are named for what the program does, not for what is in them. */
#define MAX_NAME_BYTES 512

/* How much one name counts, beside the score of a paragraph. */
#define WEIGHT 25

/* How many parts of a paragraph are looked at. */
#define MAX_PARTS 100

typedef enum
{
  /* It is rather something else: what, says the verdict. */
  SAYS_UNLIKELY = 1 << 0,
  SAYS_MAYBE = 1 << 1,
  SAYS_GOOD = 1 << 2,
  SAYS_BAD = 1 << 3,
  SAYS_BYLINE = 1 << 4,
  SAYS_BODY = 1 << 5,
  /* Of a line it says that it is a heading, of anything else that it is unlikely. */
  SAYS_HEADER = 1 << 6,
} Says;

#define MAKES_UNLIKELY (SAYS_UNLIKELY | SAYS_HEADER)

/* Parts of names. Those with a space at their ends are whole words. */
static const struct
{
  const char *part;
  guint8 says;
  guint8 verdict;
} parts[] = {
  { "article", SAYS_MAYBE | SAYS_GOOD },
  { "body", SAYS_MAYBE | SAYS_GOOD },
  { "column", SAYS_MAYBE },
  { "content", SAYS_MAYBE | SAYS_GOOD },
  { "main", SAYS_MAYBE | SAYS_GOOD },
  { "mathjax", SAYS_MAYBE },
  { "blog", SAYS_GOOD },
  { "entry", SAYS_GOOD },
  { "page", SAYS_GOOD },
  { "post", SAYS_GOOD },
  { "story", SAYS_GOOD },
  { "text", SAYS_GOOD },
  { "zhengwen", SAYS_MAYBE | SAYS_GOOD },
  { "neirong", SAYS_MAYBE | SAYS_GOOD },

  { " js content ", SAYS_BODY },
  { " rich media content ", SAYS_BODY },
  { " article body ", SAYS_BODY },
  { " article content ", SAYS_BODY },
  { " articlebody ", SAYS_BODY },
  { " articlecontent ", SAYS_BODY },
  { " entry content ", SAYS_BODY },
  { " post content ", SAYS_BODY },
  { " post body ", SAYS_BODY },
  { " story body ", SAYS_BODY },
  { " trs editor ", SAYS_BODY },

  { "author", SAYS_BYLINE },
  { "byline", SAYS_BYLINE },
  { "dateline", SAYS_BYLINE },
  { "writtenby", SAYS_BYLINE },
  { " zuozhe ", SAYS_BYLINE },

  { " ad ", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { " ads ", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { " adv ", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "advert", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "banner", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "guanggao", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "outbrain", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "promo", SAYS_BAD, PD_HTML_PROMOTION },
  { "skyscraper", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "sponsor", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },
  { "shopping", SAYS_BAD, PD_HTML_PROMOTION },
  { "taboola", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_PROMOTION },

  { "combx", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_COMMENTS },
  { "comment", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_COMMENTS },
  { "disqus", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_COMMENTS },
  { "pinglun", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_COMMENTS },
  { "remark", SAYS_UNLIKELY, PD_HTML_COMMENTS },
  { "replies", SAYS_UNLIKELY, PD_HTML_COMMENTS },
  { "respond", SAYS_BAD, PD_HTML_COMMENTS },
  { "shoutbox", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_COMMENTS },

  { "fenxiang", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_SHARE },
  { " bdshare", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_SHARE },
  { " share", SAYS_BAD, PD_HTML_SHARE },
  { "addtoany", SAYS_BAD, PD_HTML_SHARE },
  { "addthis", SAYS_BAD, PD_HTML_SHARE },
  { "social", SAYS_UNLIKELY, PD_HTML_SHARE },

  { "breadcrumb", SAYS_UNLIKELY, PD_HTML_NAVIGATION },
  { "daohang", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_NAVIGATION },
  { "header", SAYS_HEADER, PD_HTML_NAVIGATION },
  { "masthead", SAYS_BAD, PD_HTML_NAVIGATION },
  { "menu", SAYS_UNLIKELY, PD_HTML_NAVIGATION },
  { " nav ", SAYS_BAD, PD_HTML_NAVIGATION },
  { "navbar", SAYS_BAD, PD_HTML_NAVIGATION },
  { "navigation", SAYS_BAD, PD_HTML_NAVIGATION },
  { " pager ", SAYS_UNLIKELY, PD_HTML_NAVIGATION },
  { "pagination", SAYS_UNLIKELY, PD_HTML_NAVIGATION },
  { " tags ", SAYS_BAD, PD_HTML_NAVIGATION },
  { "weizhi", SAYS_BAD, PD_HTML_NAVIGATION },

  { "related", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_RELATED },
  { "recommend", SAYS_BAD, PD_HTML_RELATED },
  { "tuijian", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_RELATED },
  { "xiangguan", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_RELATED },
  { "sidebar", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_RELATED },
  { "community", SAYS_UNLIKELY, PD_HTML_RELATED },
  { "extra", SAYS_UNLIKELY, PD_HTML_RELATED },
  { "supplemental", SAYS_UNLIKELY, PD_HTML_RELATED },

  { " agegate ", SAYS_UNLIKELY, PD_HTML_INTERFACE },
  { "contact", SAYS_BAD, PD_HTML_INTERFACE },
  { "cookie", SAYS_BAD, PD_HTML_INTERFACE },
  { "gdpr", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_INTERFACE },
  { "dialog", SAYS_UNLIKELY, PD_HTML_INTERFACE },
  { "lightbox", SAYS_BAD, PD_HTML_INTERFACE },
  { " modal ", SAYS_UNLIKELY, PD_HTML_INTERFACE },
  { "popup", SAYS_UNLIKELY, PD_HTML_INTERFACE },
  { " rss ", SAYS_UNLIKELY, PD_HTML_INTERFACE },
  { "toolbar", SAYS_BAD, PD_HTML_INTERFACE },
  { "subscribe", SAYS_BAD, PD_HTML_INTERFACE },

  { " com ", SAYS_BAD, PD_HTML_BOILERPLATE },
  { "cover wrap", SAYS_UNLIKELY, PD_HTML_BOILERPLATE },
  { "footer", SAYS_UNLIKELY | SAYS_BAD, PD_HTML_BOILERPLATE },
  { "legends", SAYS_UNLIKELY, PD_HTML_BOILERPLATE },
  { " hid ", SAYS_BAD, PD_HTML_BOILERPLATE },
  { "hidden", SAYS_BAD, PD_HTML_BOILERPLATE },
  { "media", SAYS_BAD, PD_HTML_BOILERPLATE },
  { "meta", SAYS_BAD, PD_HTML_BOILERPLATE },
  { "scroll", SAYS_BAD, PD_HTML_BOILERPLATE },
  { "widget", SAYS_BAD, PD_HTML_BOILERPLATE },
};

/* What the parts of one name say together. */
typedef struct
{
  guint8 says;
  guint8 verdict;
  gboolean is_share;
} Name;

/* A name in lower case, with spaces where its words end: "main-Content" is " main content ". Where @splits, words end before
 * capitals, too. */
static void
split_words (const char *value,
             gboolean splits,
             char *words)
{
  char *to = words;

  *to++ = ' ';
  for (const char *p = value; *p != '\0'; p++)
    {
      gboolean is_word = g_ascii_isalnum (*p) || (*p & 0x80) != 0;

      if (to[-1] != ' ' && (!is_word || (splits && g_ascii_isupper (*p) && p > value && g_ascii_islower (p[-1]))))
        *to++ = ' ';
      if (is_word)
        *to++ = g_ascii_tolower (*p);
    }
  if (to[-1] != ' ')
    *to++ = ' ';
  *to = '\0';
}

static Name *
read_name (const char *value)
{
  char words[2 * MAX_NAME_BYTES + 3], plain[2 * MAX_NAME_BYTES + 3];
  Name *name = g_new0 (Name, 1);

  if (strnlen (value, MAX_NAME_BYTES + 1) > MAX_NAME_BYTES)
    return name;
  split_words (value, TRUE, words);
  split_words (value, FALSE, plain);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = parts[i].part;

      if (strstr (strchr (part, ' ') != NULL ? words : plain, part) == NULL)
        continue;
      /* What makes it unlikely tells best what it is. */
      if (name->verdict == PD_HTML_KEPT || ((parts[i].says & MAKES_UNLIKELY) != 0 && (name->says & MAKES_UNLIKELY) == 0))
        name->verdict = parts[i].verdict;
      name->says |= parts[i].says;
      if (parts[i].verdict == PD_HTML_SHARE)
        name->is_share = TRUE;
    }
  return name;
}

/* Pages repeat their names. */
static const Name *
look_up_name (GHashTable *names,
              const char *value)
{
  Name *name;

  if (value == NULL || *value == '\0')
    return NULL;
  name = g_hash_table_lookup (names, value);
  if (name == NULL)
    {
      name = read_name (value);
      g_hash_table_insert (names, (char *) value, name);
    }
  return name;
}

static gboolean
has_word (const char *list,
          const char *word)
{
  gsize n = strlen (word);

  for (const char *p = list; p != NULL && (p = strcasestr (p, word)) != NULL; p += n)
    {
      if ((p == list || g_ascii_isspace (p[-1])) && (p[n] == '\0' || g_ascii_isspace (p[n])))
        return TRUE;
    }
  return FALSE;
}

/* Images of one pixel count readers. */
static gboolean
is_point (const char *size)
{
  return size != NULL && (g_str_equal (size, "0") || g_str_equal (size, "1") || g_str_equal (size, "1px") || g_str_equal (size, "0px"));
}

static guint8
read_visibility (PdHtmlTree *tree,
                 guint node,
                 PdHtmlTag tag)
{
  const char *style = pd_html_tree_get_attribute (tree, node, PD_HTML_STYLE);
  const char *aria_hidden = pd_html_tree_get_attribute (tree, node, PD_HTML_ARIA_HIDDEN);
  const char *class = pd_html_tree_get_attribute (tree, node, PD_HTML_CLASS);
  guint8 flags = 0;

  if (tag == PD_HTML_IMG && is_point (pd_html_tree_get_attribute (tree, node, PD_HTML_WIDTH)) && is_point (pd_html_tree_get_attribute (tree, node, PD_HTML_HEIGHT)))
    flags |= PD_HTML_HINT_HIDDEN;
  if (pd_html_tree_get_attribute (tree, node, PD_HTML_HIDDEN) != NULL || (tag == PD_HTML_DIALOG && pd_html_tree_get_attribute (tree, node, PD_HTML_OPEN) == NULL))
    flags |= PD_HTML_HINT_HIDDEN;
  if (pd_html_style_says (style, "display", "none"))
    flags |= PD_HTML_HINT_HIDDEN;
  if (pd_html_style_says (style, "visibility", "hidden") || pd_html_style_says (style, "opacity", "0"))
    flags |= PD_HTML_HINT_FADED;
  /* Formulas are images for those who see, and text for those who do not. */
  if (aria_hidden != NULL && g_ascii_strcasecmp (aria_hidden, "true") == 0 && (class == NULL || strstr (class, "fallback-image") == NULL))
    flags |= PD_HTML_HINT_FADED;
  return flags;
}

/* What the element itself says, or the role that it is given. */
static PdHtmlVerdict
read_role (PdHtmlTree *tree,
           guint node,
           PdHtmlTag tag)
{
  static const struct
  {
    const char *role;
    PdHtmlVerdict verdict;
  } roles[] = {
    { "alert", PD_HTML_INTERFACE },
    { "alertdialog", PD_HTML_INTERFACE },
    { "complementary", PD_HTML_RELATED },
    { "dialog", PD_HTML_INTERFACE },
    { "menu", PD_HTML_NAVIGATION },
    { "menubar", PD_HTML_NAVIGATION },
    { "navigation", PD_HTML_NAVIGATION },
  };
  const char *role = pd_html_tree_get_attribute (tree, node, PD_HTML_ROLE);

  if (tag == PD_HTML_NAV)
    return PD_HTML_NAVIGATION;
  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    {
      if (g_ascii_strcasecmp (role, roles[i].role) == 0)
        return roles[i].verdict;
    }
  return PD_HTML_KEPT;
}

static PdHtmlVerdict
get_verdict_of_tag (PdHtmlTag tag)
{
  if (tag == PD_HTML_ASIDE)
    return PD_HTML_RELATED;
  if (tag == PD_HTML_BUTTON || tag == PD_HTML_INPUT || tag == PD_HTML_FORM)
    return PD_HTML_INTERFACE;
  if (tag == PD_HTML_FOOTER)
    return PD_HTML_BOILERPLATE;
  return PD_HTML_KEPT;
}

/* Whether an element is no more than some words of a paragraph: it is named for what these say. */
static gboolean
is_in_sentence (PdHtmlTree *tree,
                guint node)
{
  const PdHtmlNode *nodes;
  guint n_nodes, outer = node;

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  while (outer > 0 && !pd_html_tag_is_block (nodes[outer].tag))
    outer = nodes[outer].parent;
  if (outer == node || nodes[outer].tag != PD_HTML_P)
    return FALSE;
  for (guint i = outer + 1; i < nodes[outer].end && i < outer + MAX_PARTS; i++)
    {
      gsize n_bytes;
      const char *text;

      if (nodes[i].tag != PD_HTML_TEXT || (node <= i && i < nodes[node].end))
        continue;
      text = pd_html_tree_get_text (tree, i, &n_bytes);
      for (gsize k = 0; k < n_bytes; k++)
        {
          if (g_ascii_isalpha (text[k]) || (text[k] & 0x80) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
may_be_unlikely (PdHtmlTree *tree,
                 guint node,
                 PdHtmlTag tag)
{
  return tag != PD_HTML_BODY && tag != PD_HTML_HTML && tag != PD_HTML_A && tag != PD_HTML_ARTICLE && tag != PD_HTML_MAIN
         && !pd_html_tree_is_inside (tree, node, PD_HTML_TABLE) && !pd_html_tree_is_inside (tree, node, PD_HTML_CODE) && !is_in_sentence (tree, node);
}

static void
read_hint (PdHtmlTree *tree,
           guint node,
           PdHtmlTag tag,
           GHashTable *names,
           PdHtmlHint *hint)
{
  const Name *found[] = {
    look_up_name (names, pd_html_tree_get_attribute (tree, node, PD_HTML_CLASS)),
    look_up_name (names, pd_html_tree_get_attribute (tree, node, PD_HTML_ID)),
  };
  const char *itemprop = pd_html_tree_get_attribute (tree, node, PD_HTML_ITEMPROP);
  PdHtmlVerdict role = read_role (tree, node, tag);
  guint says = 0;

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      if (found[i] == NULL)
        continue;
      says |= found[i]->says;
      if ((found[i]->says & SAYS_GOOD) != 0)
        hint->weight += WEIGHT;
      if ((found[i]->says & SAYS_BAD) != 0)
        hint->weight -= WEIGHT;
      if (found[i]->is_share)
        hint->flags |= PD_HTML_HINT_SHARE;
      if (hint->verdict == PD_HTML_KEPT)
        hint->verdict = found[i]->verdict;
    }
  if ((says & SAYS_HEADER) != 0 && tag != PD_HTML_P && !pd_html_tag_is_heading (tag))
    says |= SAYS_UNLIKELY;
  if (role != PD_HTML_KEPT)
    hint->verdict = role;
  else if (hint->verdict == PD_HTML_KEPT)
    hint->verdict = get_verdict_of_tag (tag);
  if (role != PD_HTML_KEPT || ((says & SAYS_UNLIKELY) != 0 && (says & SAYS_MAYBE) == 0 && may_be_unlikely (tree, node, tag)))
    hint->flags |= PD_HTML_HINT_UNLIKELY;
  if ((says & SAYS_BYLINE) != 0 || has_word (pd_html_tree_get_attribute (tree, node, PD_HTML_REL), "author") || has_word (itemprop, "author"))
    hint->flags |= PD_HTML_HINT_BYLINE;
  if ((says & SAYS_BODY) != 0 || has_word (itemprop, "articleBody"))
    hint->flags |= PD_HTML_HINT_BODY;
  hint->flags |= read_visibility (tree, node, tag);
}

/**
 * pd_html_hints_new:
 * @tree: a page
 *
 * Returns: (transfer full): what is said of each node of the page
 */
PdHtmlHint *
pd_html_hints_new (PdHtmlTree *tree)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const PdHtmlNode *nodes;
  PdHtmlHint *hints;
  guint n_nodes;

  g_return_val_if_fail (tree != NULL, NULL);

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  hints = g_new0 (PdHtmlHint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      PdHtmlTag tag = nodes[i].tag;

      if (tag != PD_HTML_ROOT && tag != PD_HTML_HTML && tag != PD_HTML_BODY && tag != PD_HTML_TEXT && tag != PD_HTML_COMMENT)
        read_hint (tree, i, nodes[i].tag, names, &hints[i]);
    }
  pd_html_sections_mark (tree, hints);
  return hints;
}
