#define _GNU_SOURCE
#include "pd-html-share.h"

#include <string.h>

/* A bar says no more than this beside its links, in bytes: "Share this: ". */
#define MAX_WORDS 60

/* How many links make a bar. */
#define MIN_LINKS 3

/* What stands in addresses that pass another address on. */
static const char *const endpoints[] = {
  "addtoany.com/",
  "api.whatsapp.com/send",
  "b.hatena.ne.jp/",
  "band.us/plugin/share",
  "bsky.app/intent",
  "connect.qq.com/widget/share",
  "douban.com/share",
  "facebook.com/share",
  "facebook.com/dialog/",
  "flipboard.com/",
  "getpocket.com/",
  "intent/post",
  "intent/tweet",
  "jiathis.com/",
  "line.me/r/",
  "lineit/share",
  "linkedin.com/share",
  "mailto:?",
  "news.ycombinator.com/submitlink",
  "pinterest.com/pin/create",
  "plurk.com/?",
  "qzshare",
  "reddit.com/submit",
  "sharearticle?",
  "share.naver.com/",
  "share.php?",
  "share/share",
  "sharer",
  "story.kakao.com/share",
  "t.me/share",
  "telegram.me/share",
  "tumblr.com/share",
  "tumblr.com/widgets/share",
  "twitter.com/home?status",
  "twitter.com/share",
  "wa.me/?",
  "weibo.com/share",
  "whatsapp://send",
};

typedef struct
{
  guint n_links;
  guint n_sharing;
  guint n_bytes;
  guint n_linked;
} Count;

static gboolean
passes_on (const char *href)
{
  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      if (strcasestr (href, endpoints[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static guint
count_bytes (PdHtmlTree *tree,
             guint node)
{
  gsize n_bytes;
  const char *text = pd_html_tree_get_text (tree, node, &n_bytes);
  guint n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n += !g_ascii_isspace (text[i]);
  return n;
}

static Count *
count (PdHtmlTree *tree,
       const PdHtmlNode *nodes,
       guint n_nodes)
{
  Count *counts = g_new0 (Count, n_nodes);

  for (guint i = n_nodes; i-- > 1;)
    {
      Count *own = &counts[i], *outer = &counts[nodes[i].parent];
      const char *href;

      if (pd_html_tag_is_silent (nodes[i].tag))
        continue;
      if (nodes[i].tag == PD_HTML_TEXT)
        own->n_bytes = count_bytes (tree, i);
      else if (nodes[i].tag == PD_HTML_A)
        {
          href = pd_html_tree_get_attribute (tree, i, PD_HTML_HREF);
          own->n_links++;
          own->n_sharing += href != NULL && passes_on (href);
          own->n_linked = own->n_bytes;
        }
      outer->n_links += own->n_links;
      outer->n_sharing += own->n_sharing;
      outer->n_bytes += own->n_bytes;
      outer->n_linked += own->n_linked;
    }
  return counts;
}

static gboolean
is_bar (const Count *count,
        const PdHtmlHint *hint)
{
  guint n_words = count->n_bytes - count->n_linked;

  if (n_words > MAX_WORDS)
    return FALSE;
  if (count->n_links >= MIN_LINKS && 2 * count->n_sharing > count->n_links)
    return TRUE;
  return (hint->flags & PD_HTML_HINT_SHARE) != 0 && count->n_links > 0 && count->n_linked >= n_words;
}

/**
 * pd_html_share_mark:
 * @tree: a page or a piece of one
 * @hints: (array): what is said of each node
 * @verdicts: (array) (inout): a #PdHtmlVerdict for each node
 *
 * Marks the bars of links that are there for passing the article on, with what is in them: they are nothing but links, most of
 * which lead to services that pass addresses on, or their names say what they are.
 */
void
pd_html_share_mark (PdHtmlTree *tree,
                    const PdHtmlHint *hints,
                    guint8 *verdicts)
{
  g_autofree Count *counts = NULL;
  const PdHtmlNode *nodes;
  guint n_nodes;

  g_return_if_fail (tree != NULL);
  g_return_if_fail (hints != NULL);
  g_return_if_fail (verdicts != NULL);

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  counts = count (tree, nodes, n_nodes);
  for (guint i = 1; i < n_nodes; i++)
    {
      PdHtmlTag tag = nodes[i].tag;

      if (verdicts[i] != PD_HTML_KEPT)
        i = nodes[i].end - 1;
      else if (tag != PD_HTML_TEXT && tag != PD_HTML_HTML && tag != PD_HTML_BODY && !pd_html_tag_is_silent (tag) && is_bar (&counts[i], &hints[i]))
        {
          memset (verdicts + i, PD_HTML_SHARE, nodes[i].end - i);
          i = nodes[i].end - 1;
        }
    }
}
