#include "pd-html-metadata-finder.h"

#include <string.h>

#include "pd-html-saved.h"
#include "pd-json-ld.h"

/* Headings that a title is compared with. */
#define MAX_HEADINGS 40

/* What is looked at of an element. */
#define MAX_LINE_BYTES 1024

/* Meta elements, by their name or property in lower case, with a full stop for a colon or a hyphen behind what names
 * the vocabulary. */
static const struct
{
  const char *name;
  PdKey key;
  guint rank;
} metas[] = {
  { "articletitle", PD_ARTICLE_TITLE, 20 },
  { "citation_title", PD_ARTICLE_TITLE, 20 },
  { "dc.title", PD_ARTICLE_TITLE, 22 },
  { "dcterm.title", PD_ARTICLE_TITLE, 22 },
  { "dcterms.title", PD_ARTICLE_TITLE, 22 },
  { "og.title", PD_ARTICLE_TITLE, 30 },
  { "weibo.article.title", PD_ARTICLE_TITLE, 31 },
  { "weibo.webpage.title", PD_ARTICLE_TITLE, 31 },
  { "twitter.title", PD_ARTICLE_TITLE, 40 },
  { "parsely-title", PD_ARTICLE_TITLE, 41 },
  { "sailthru.title", PD_ARTICLE_TITLE, 42 },
  { "title", PD_ARTICLE_TITLE, 45 },

  { "citation_author", PD_ARTICLE_AUTHOR, 20 },
  { "dc.creator", PD_ARTICLE_AUTHOR, 22 },
  { "dcterm.creator", PD_ARTICLE_AUTHOR, 22 },
  { "dcterms.creator", PD_ARTICLE_AUTHOR, 22 },
  { "author", PD_ARTICLE_AUTHOR, 30 },
  { "parsely-author", PD_ARTICLE_AUTHOR, 33 },
  { "sailthru.author", PD_ARTICLE_AUTHOR, 34 },
  { "byl", PD_ARTICLE_AUTHOR, 34 },
  { "article.author", PD_ARTICLE_AUTHOR, 35 },
  { "og.article.author", PD_ARTICLE_AUTHOR, 35 },

  { "editor", PD_ARTICLE_EDITOR, 30 },

  { "citation_journal_title", PD_ARTICLE_SOURCE, 20 },
  { "contentsource", PD_ARTICLE_SOURCE, 22 },
  { "source", PD_ARTICLE_SOURCE, 24 },
  { "og.site_name", PD_ARTICLE_SOURCE, 40 },
  { "dc.publisher", PD_ARTICLE_SOURCE, 42 },
  { "dcterms.publisher", PD_ARTICLE_SOURCE, 42 },
  { "mediaid", PD_ARTICLE_SOURCE, 43 },
  { "sitename", PD_ARTICLE_SOURCE, 44 },
  { "publisher", PD_ARTICLE_SOURCE, 45 },
  { "application-name", PD_ARTICLE_SOURCE, 60 },

  { "citation_publication_date", PD_ARTICLE_DATE, 20 },
  { "citation_date", PD_ARTICLE_DATE, 21 },
  { "dc.date.issued", PD_ARTICLE_DATE, 24 },
  { "dcterms.issued", PD_ARTICLE_DATE, 24 },
  { "dc.date", PD_ARTICLE_DATE, 25 },
  { "dcterms.date", PD_ARTICLE_DATE, 25 },
  { "dc.date.created", PD_ARTICLE_DATE, 26 },
  { "dcterms.created", PD_ARTICLE_DATE, 26 },
  { "article.published_time", PD_ARTICLE_DATE, 30 },
  { "og.published_time", PD_ARTICLE_DATE, 31 },
  { "og.article.published_time", PD_ARTICLE_DATE, 31 },
  { "article.published", PD_ARTICLE_DATE, 31 },
  { "pubdate", PD_ARTICLE_DATE, 32 },
  { "publishdate", PD_ARTICLE_DATE, 32 },
  { "publish-date", PD_ARTICLE_DATE, 32 },
  { "publish_date", PD_ARTICLE_DATE, 32 },
  { "publication_date", PD_ARTICLE_DATE, 32 },
  { "publication-date", PD_ARTICLE_DATE, 32 },
  { "parsely-pub-date", PD_ARTICLE_DATE, 33 },
  { "sailthru.date", PD_ARTICLE_DATE, 34 },
  { "weibo.article.create_at", PD_ARTICLE_DATE, 34 },
  { "og.release_date", PD_ARTICLE_DATE, 35 },
  { "originalpublicationdate", PD_ARTICLE_DATE, 35 },
  { "bt.pubdate", PD_ARTICLE_DATE, 35 },
  { "date", PD_ARTICLE_DATE, 40 },

  { "dc.rights", PD_ARTICLE_LICENCE, 30 },
  { "dcterms.rights", PD_ARTICLE_LICENCE, 30 },
  { "dcterms.license", PD_ARTICLE_LICENCE, 29 },
  { "rights", PD_ARTICLE_LICENCE, 50 },
  { "copyright", PD_ARTICLE_LICENCE, 60 },

  { "og.url", PD_ARTICLE_URL, 30 },
  { "weibo.article.url", PD_ARTICLE_URL, 34 },

  { "dc.language", PD_ARTICLE_LANGUAGE, 30 },
  { "og.locale", PD_ARTICLE_LANGUAGE, 50 },
};

/* Elements that systems give these names to: those of WeChat, and those that Baidu asks of news pages. */
static const struct
{
  const char *id;
  PdKey key;
  guint rank;
} ids[] = {
  { "activity-name", PD_ARTICLE_TITLE, 10 },
  { "js_author_name", PD_ARTICLE_AUTHOR, 10 },
  { "js_name", PD_ARTICLE_SOURCE, 10 },
  { "publish_time", PD_ARTICLE_DATE, 10 },
  { "author_baidu", PD_ARTICLE_AUTHOR, 25 },
  { "editor_baidu", PD_ARTICLE_EDITOR, 25 },
  { "pubtime_baidu", PD_ARTICLE_DATE, 27 },
  { "source_baidu", PD_ARTICLE_SOURCE, 23 },
};

static const struct
{
  const char *itemprop;
  PdKey key;
  guint rank;
} itemprops[] = {
  { "headline", PD_ARTICLE_TITLE, 46 },
  { "author", PD_ARTICLE_AUTHOR, 37 },
  { "creator", PD_ARTICLE_AUTHOR, 38 },
  { "editor", PD_ARTICLE_EDITOR, 37 },
  { "datePublished", PD_ARTICLE_DATE, 36 },
  { "publisher", PD_ARTICLE_SOURCE, 46 },
  { "license", PD_ARTICLE_LICENCE, 37 },
};

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  PdHtmlMetadata *metadata;
  PdJsonLd json_ld;
} Finder;

static const char *
get (Finder *self,
     guint node,
     PdHtmlAttribute attribute)
{
  return pd_html_tree_get_attribute (self->tree, node, attribute);
}

static void
add_meta (Finder *self,
          const char *name,
          const char *content)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  g_strdelimit (lower, ":", '.');
  if (g_str_has_prefix (lower, "og-") || g_str_has_prefix (lower, "dc-"))
    lower[2] = '.';
  for (guint i = 0; i < G_N_ELEMENTS (metas); i++)
    {
      if (g_str_equal (lower, metas[i].name))
        pd_html_metadata_add (self->metadata, metas[i].key, metas[i].rank, content, name);
    }
}

static void
read_meta (Finder *self,
           guint node)
{
  const char *content = get (self, node, PD_HTML_CONTENT), *name = get (self, node, PD_HTML_NAME), *property = get (self, node, PD_HTML_PROPERTY), *http_equiv = get (self, node, PD_HTML_HTTP_EQUIV);

  if (content == NULL || *content == '\0')
    return;
  if (name != NULL)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (name));

      add_meta (self, stripped, content);
    }
  if (property != NULL)
    {
      g_auto (GStrv) properties = g_strsplit_set (property, " \t\n", -1);

      for (guint i = 0; properties[i] != NULL; i++)
        {
          if (*properties[i] != '\0')
            add_meta (self, properties[i], content);
        }
    }
  if (http_equiv != NULL && g_ascii_strcasecmp (http_equiv, "content-language") == 0)
    pd_html_metadata_add (self->metadata, PD_ARTICLE_LANGUAGE, 45, content, "content-language");
}

static gboolean
has_word (const char *list,
          const char *word)
{
  g_auto (GStrv) words = NULL;

  if (list == NULL)
    return FALSE;
  words = g_strsplit_set (list, " \t\n", -1);
  return g_strv_contains ((const char *const *) words, word);
}

static void
read_link (Finder *self,
           guint node)
{
  const char *rel = get (self, node, PD_HTML_REL), *href = get (self, node, PD_HTML_HREF);

  if (rel == NULL || href == NULL)
    return;
  if (has_word (rel, "canonical"))
    pd_html_metadata_add (self->metadata, PD_ARTICLE_URL, 20, href, "link rel=canonical");
  if (has_word (rel, "license"))
    {
      g_autofree char *text = pd_html_tree_dup_line (self->tree, node, MAX_LINE_BYTES);
      g_autofree char *licence = *text != '\0' && strstr (href, "://") != NULL ? g_strdup_printf ("%s (%s)", text, href) : g_strdup (*text != '\0' ? text : href);

      pd_html_metadata_add (self->metadata, PD_ARTICLE_LICENCE, 35, licence, "link rel=license");
    }
  if (has_word (rel, "author") && self->nodes[node].tag == PD_HTML_A)
    {
      g_autofree char *text = pd_html_tree_dup_line (self->tree, node, MAX_LINE_BYTES);

      pd_html_metadata_add (self->metadata, PD_ARTICLE_AUTHOR, 48, text, "link rel=author");
    }
}

/* Comments and boxes have authors, too: it must be said of the article. */
static gboolean
is_of_article (Finder *self,
               guint node)
{
  /* The author is often a thing of its own; what it is the author of is what counts. */
  for (node = self->nodes[node].parent; node > 0; node = self->nodes[node].parent)
    {
      const char *type = get (self, node, PD_HTML_ITEMTYPE);

      if (type != NULL)
        return strstr (type, "Article") != NULL || strstr (type, "Posting") != NULL || strstr (type, "CreativeWork") != NULL || strstr (type, "WebPage") != NULL || strstr (type, "Report") != NULL;
    }
  return TRUE;
}

/* A name within what is named, or the whole of it. */
static char *
dup_item (Finder *self,
          guint node)
{
  const char *content = get (self, node, PD_HTML_CONTENT), *datetime = get (self, node, PD_HTML_DATETIME);

  if (content != NULL || datetime != NULL)
    return g_strdup (content != NULL ? content : datetime);
  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      if (has_word (get (self, i, PD_HTML_ITEMPROP), "name"))
        return dup_item (self, i);
    }
  if (self->nodes[node].tag == PD_HTML_LINK)
    return g_strdup (get (self, node, PD_HTML_HREF));
  return pd_html_tree_dup_line (self->tree, node, MAX_LINE_BYTES);
}

static void
read_item (Finder *self,
           guint node,
           const char *itemprop)
{
  for (guint i = 0; i < G_N_ELEMENTS (itemprops); i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *place = NULL;

      if (!has_word (itemprop, itemprops[i].itemprop) || !is_of_article (self, node))
        continue;
      value = dup_item (self, node);
      place = g_strdup_printf ("itemprop: %s", itemprops[i].itemprop);
      if (value != NULL)
        pd_html_metadata_add (self->metadata, itemprops[i].key, itemprops[i].rank, value, place);
    }
}

static void
read_named (Finder *self,
            guint node,
            const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *place = NULL;

      if (!g_str_equal (id, ids[i].id))
        continue;
      text = pd_html_tree_dup_line (self->tree, node, MAX_LINE_BYTES);
      place = g_strdup_printf ("#%s", id);
      pd_html_metadata_add (self->metadata, ids[i].key, ids[i].rank, text, place);
    }
}

static void
read_script (Finder *self,
             guint node)
{
  const char *type = get (self, node, PD_HTML_TYPE);
  const char *text;
  gsize n_bytes;

  if (self->nodes[node].end == node + 1 || self->nodes[node + 1].tag != PD_HTML_TEXT)
    return;
  text = pd_html_tree_get_text (self->tree, node + 1, &n_bytes);
  if (type != NULL && g_ascii_strncasecmp (type, "application/ld+json", 19) == 0)
    pd_json_ld_read (&self->json_ld, text, n_bytes);
  else
    pd_html_saved_read_script (self->metadata, text, n_bytes);
}

static void
read_time (Finder *self,
           guint node)
{
  const char *datetime = get (self, node, PD_HTML_DATETIME);

  if (datetime == NULL || get (self, node, PD_HTML_PUBDATE) == NULL)
    return;
  pd_html_metadata_add (self->metadata, PD_ARTICLE_DATE, 37, datetime, "time pubdate");
}

static void
add_json_ld (Finder *self)
{
  const PdJsonLd *said = &self->json_ld;
  const struct
  {
    const char *value;
    PdKey key;
    guint rank;
    const char *place;
  } values[] = {
    { said->headline, PD_ARTICLE_TITLE, 25, "JSON-LD: headline" },
    { said->name, PD_ARTICLE_TITLE, 26, "JSON-LD: name" },
    { said->author, PD_ARTICLE_AUTHOR, 24, "JSON-LD: author" },
    { said->editor, PD_ARTICLE_EDITOR, 24, "JSON-LD: editor" },
    { said->publisher, PD_ARTICLE_SOURCE, PD_HTML_METADATA_SITE, "JSON-LD: publisher" },
    { said->site, PD_ARTICLE_SOURCE, 41, "JSON-LD: WebSite" },
    { said->date_published, PD_ARTICLE_DATE, 29, "JSON-LD: datePublished" },
    { said->licence, PD_ARTICLE_LICENCE, 28, "JSON-LD: license" },
    { said->url, PD_ARTICLE_URL, 35, "JSON-LD: url" },
    { said->language, PD_ARTICLE_LANGUAGE, 28, "JSON-LD: inLanguage" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (values[i].value != NULL)
        pd_html_metadata_add (self->metadata, values[i].key, values[i].rank, values[i].value, values[i].place);
    }
}

static void
read_element (Finder *self,
              guint node)
{
  const char *itemprop = get (self, node, PD_HTML_ITEMPROP), *id = get (self, node, PD_HTML_ID), *lang;

  switch ((int) self->nodes[node].tag)
    {
    case PD_HTML_META:
      read_meta (self, node);
      break;
    case PD_HTML_A:
    case PD_HTML_LINK:
      read_link (self, node);
      break;
    case PD_HTML_SCRIPT:
      read_script (self, node);
      break;
    case PD_HTML_TIME:
      read_time (self, node);
      break;
    case PD_HTML_HTML:
      lang = get (self, node, PD_HTML_LANG);
      if (lang != NULL)
        pd_html_metadata_add (self->metadata, PD_ARTICLE_LANGUAGE, 40, lang, "html lang");
      break;
    default:
      break;
    }
  if (itemprop != NULL)
    read_item (self, node, itemprop);
  if (id != NULL)
    read_named (self, node, id);
}

/**
 * pd_html_metadata_finder_run:
 * @tree: a page
 * @metadata: where to put what it says
 *
 * Finds what a page says of its article: in meta elements, JSON-LD, microdata, links, scripts, comments, and in the elements
 * that some systems give well-known names to.
 */
void
pd_html_metadata_finder_run (PdHtmlTree *tree,
                             PdHtmlMetadata *metadata)
{
  Finder self = { .tree = tree, .metadata = metadata };

  g_return_if_fail (tree != NULL);
  g_return_if_fail (metadata != NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  for (guint i = 1; i < self.n_nodes; i++)
    {
      gsize n_bytes;
      const char *comment;

      if (self.nodes[i].tag == PD_HTML_COMMENT)
        {
          comment = pd_html_tree_get_text (tree, i, &n_bytes);
          pd_html_saved_read_comment (metadata, comment, n_bytes);
        }
      else if (self.nodes[i].tag != PD_HTML_TEXT)
        read_element (&self, i);
    }
  add_json_ld (&self);
  pd_json_ld_clear (&self.json_ld);
}

/**
 * pd_html_metadata_finder_find_title:
 * @tree: a page
 *
 * Returns: (transfer full) (nullable): what the title element says
 */
char *
pd_html_metadata_finder_find_title (PdHtmlTree *tree)
{
  const PdHtmlNode *nodes;
  guint n_nodes;

  g_return_val_if_fail (tree != NULL, NULL);

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 1; i < n_nodes; i++)
    {
      if (nodes[i].tag == PD_HTML_TITLE)
        {
          g_autofree char *title = pd_html_tree_dup_line (tree, i, MAX_LINE_BYTES);

          if (*title != '\0')
            return g_steal_pointer (&title);
        }
    }
  return NULL;
}

/**
 * pd_html_metadata_finder_find_headings:
 * @tree: a page
 *
 * Returns: (transfer full) (element-type utf8): the first headings of the page, which its title may be one of
 */
GPtrArray *
pd_html_metadata_finder_find_headings (PdHtmlTree *tree)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);
  const PdHtmlNode *nodes;
  guint n_nodes;

  g_return_val_if_fail (tree != NULL, headings);

  nodes = pd_html_tree_get_nodes (tree, &n_nodes);
  for (guint i = 1; i < n_nodes && headings->len < MAX_HEADINGS; i++)
    {
      if (nodes[i].tag == PD_HTML_H1 || nodes[i].tag == PD_HTML_H2)
        g_ptr_array_add (headings, pd_html_tree_dup_line (tree, i, MAX_LINE_BYTES));
    }
  return headings;
}
