#include "format-test.h"
#include "pd-archive-url.h"
#include "pd-date-finder.h"
#include "pd-field-label.h"
#include "pd-html-title.h"

#include <string.h>

#define BODY "<body><p>铺子的租约到明年三月。房东的儿子想把它改成奶茶店，乔师傅没有反对，只提了一个条件：墙上的挂钩不要拔。</p></body></html>"

static void
assert_says (const char *head,
             PdKey key,
             const char *value,
             const char *place)
{
  g_autofree char *html = g_strconcat ("<html><head>", head, "</head>" BODY, NULL);
  g_autoptr (PdDocument) document = read_bytes (html, -1, "a.html");

  assert_field (document, key, value, value != NULL ? "read" : NULL, place);
}

static void
test_meta (void)
{
  assert_says ("<meta property=\"og:title\" content=\"修钟铺 &amp; 钟\">", PD_ARTICLE_TITLE, "修钟铺 & 钟", "og:title");
  assert_says ("<meta property='og:title' content='&amp;quot;钟&amp;quot;'>", PD_ARTICLE_TITLE, "\"钟\"", "og:title");
  assert_says ("<meta name=\"DC.Title\" content=\"甲\"><meta property=\"og:title\" content=\"乙\">", PD_ARTICLE_TITLE, "甲", "DC.Title");
  assert_says ("<meta name=\"author\" content=\" 林小满 \">", PD_ARTICLE_AUTHOR, "林小满", "author");
  assert_says ("<meta name=\"author\" content=\"By Jane Doe\">", PD_ARTICLE_AUTHOR, "Jane Doe", "author");
  assert_says ("<meta name=citation_author content='Doe, Jane'><meta name=citation_author content='林小满'>", PD_ARTICLE_AUTHOR, "Doe, Jane、林小满", "citation_author");
  /* What is no name, and what is the site's. */
  assert_says ("<meta property=\"article:author\" content=\"https://www.facebook.com/x\">", PD_ARTICLE_AUTHOR, NULL, NULL);
  assert_says ("<meta name=author content=\"name, email@gmail.com\">", PD_ARTICLE_AUTHOR, NULL, NULL);
  assert_says ("<meta name=author content=\"10436\">", PD_ARTICLE_AUTHOR, NULL, NULL);
  assert_says ("<title>修钟铺_河湾新闻</title><meta name=author content=\"河湾\">", PD_ARTICLE_AUTHOR, NULL, NULL);
  assert_says ("<meta name=\"publishdate\" content=\"2024-11-05\">", PD_ARTICLE_DATE, "2024-11-05", "publishdate");
  assert_says ("<meta property=\"article:published_time\" content=\"2024-11-05T08:30:00+0800\">", PD_ARTICLE_DATE, "2024-11-05T08:30:00+08:00", "article:published_time");
  assert_says ("<meta name=\"date\" content=\"去年\"><meta name=pubdate content=\"Tue, 05 Nov 2024 08:30:00 GMT\">", PD_ARTICLE_DATE, "2024-11-05T08:30:00Z", "pubdate");
  assert_says ("<meta property=\"og:site_name\" content=\"河湾晚报\">", PD_ARTICLE_SOURCE, "河湾晚报", "og:site_name");
  assert_says ("<meta name=ContentSource content=\"来源：河湾晚报\"><meta property=\"og:site_name\" content=\"某网\">", PD_ARTICLE_SOURCE, "河湾晚报", "ContentSource");
  assert_says ("<meta name=ContentSource content=\"河湾晚报\"><meta property=\"og:site_name\" content=\"某网\">", PD_ARTICLE_OBTAINED_FROM, "某网", "og:site_name");
  assert_says ("<meta property=\"og:site_name\" content=\"某网\">", PD_ARTICLE_OBTAINED_FROM, NULL, NULL);
  assert_says ("<meta name=\"dc.rights\" content=\"CC BY 4.0\">", PD_ARTICLE_LICENCE, "CC BY 4.0", "dc.rights");
  assert_says ("<meta property=\"og:title article:published_time\" content=\"2024-11-05\">", PD_ARTICLE_DATE, "2024-11-05", "article:published_time");
}

static void
test_links (void)
{
  assert_says ("<link rel=\"canonical\" href=\"https://example.com/1.html\"><meta property=\"og:url\" content=\"https://example.com/2.html\">", PD_ARTICLE_URL, "https://example.com/1.html", "link rel=canonical");
  /* A canonical address of nothing but the site is a mistake; one that is no address says nothing. */
  assert_says ("<link rel=\"canonical\" href=\"https://example.com/\"><meta property=\"og:url\" content=\"https://example.com/2.html\">", PD_ARTICLE_URL, "https://example.com/2.html", "og:url");
  assert_says ("<link rel=\"canonical\" href=\"/1.html\">", PD_ARTICLE_URL, NULL, NULL);
  assert_says ("<link rel=\"canonical\" href=\"https://example.com/\">", PD_ARTICLE_URL, "https://example.com/", "link rel=canonical");
  assert_says ("<link rel=license href=\"https://creativecommons.org/licenses/by/4.0/\">", PD_ARTICLE_LICENCE, "https://creativecommons.org/licenses/by/4.0/", "link rel=license");
}

/* What programs that save pages write into them. */
static void
test_saved (void)
{
  assert_says ("<!-- saved from url=(0026)https://example.com/1.html -->", PD_ARTICLE_URL, "https://example.com/1.html", "saved from");
  assert_says ("<!--\n Page saved with SingleFile \n url: https://example.com/1.html \n saved date: Tue Nov 05 2024 08:30:00 GMT+0800 (CST)\n-->", PD_ARTICLE_URL, "https://example.com/1.html", "saved from");
  assert_says ("<!--\n Page saved with SingleFile \n url: https://example.com/1.html \n saved date: Tue Nov 05 2024 08:30:00 GMT+0800 (CST)\n-->", PD_ARTICLE_FETCHED, "2024-11-05T08:30:00+08:00", "saved date");
  assert_says ("<!-- Mirrored from www.example.com/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 05 Nov 2024 08:30:00 GMT -->", PD_ARTICLE_URL, "http://www.example.com/1.html", "mirrored from");
  assert_says ("<!-- Mirrored from www.example.com/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 05 Nov 2024 08:30:00 GMT -->", PD_ARTICLE_FETCHED, "2024-11-05T08:30:00Z", "mirrored from");
  /* Saved from an archive: where it is there, and where it was. */
  assert_says ("<!-- saved from url=(0060)https://web.archive.org/web/20241105083000/https://example.com/1.html -->", PD_ARTICLE_URL, "https://example.com/1.html", "saved from");
  assert_says ("<!-- saved from url=(0060)https://web.archive.org/web/20241105083000/https://example.com/1.html -->", PD_ARTICLE_ARCHIVE_URL, "https://web.archive.org/web/20241105083000/https://example.com/1.html", "saved from");
}

#define JSON_LD(json) "<script type=\"application/ld+json\">" json "</script>"

static void
test_json_ld (void)
{
  static const char graph[] = JSON_LD ("{\"@context\":\"https://schema.org\",\"@graph\":["
                                       "{\"@type\":\"WebSite\",\"@id\":\"#w\",\"name\":\"河湾\"},"
                                       "{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"修钟铺\",\"author\":[{\"@id\":\"#p\"},{\"@type\":\"Person\",\"name\":\"Jane Doe\"}],"
                                       "\"publisher\":{\"@type\":\"Organization\",\"name\":\"河湾晚报\"},\"datePublished\":\"2024-11-05T08:30:00+08:00\","
                                       "\"license\":\"https://creativecommons.org/licenses/by/4.0/\",\"mainEntityOfPage\":{\"@type\":\"WebPage\",\"@id\":\"https://example.com/1\"}},"
                                       "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"林小满\"}]}");

  assert_says (graph, PD_ARTICLE_TITLE, "修钟铺", "JSON-LD: headline");
  assert_says (graph, PD_ARTICLE_AUTHOR, "林小满, Jane Doe", "JSON-LD: author");
  assert_says (graph, PD_ARTICLE_SOURCE, "河湾晚报", "JSON-LD: publisher");
  assert_says (graph, PD_ARTICLE_DATE, "2024-11-05T08:30:00+08:00", "JSON-LD: datePublished");
  assert_says (graph, PD_ARTICLE_LICENCE, "https://creativecommons.org/licenses/by/4.0/", "JSON-LD: license");
  assert_says (graph, PD_ARTICLE_URL, "https://example.com/1", "JSON-LD: url");

  assert_says (JSON_LD ("[{\"@type\":\"BreadcrumbList\",\"name\":\"首页\"},{\"@type\":\"BlogPosting\",\"name\":\"修钟铺\",\"author\":\"林小满\"}]"), PD_ARTICLE_AUTHOR, "林小满", "JSON-LD: author");
  /* Of two names, the one that the page is headed with. */
  assert_says (JSON_LD ("{\"@type\":\"Article\",\"headline\":\"a shop for clocks\",\"name\":\"Clock shop\"}") "<h1>Clock shop</h1>", PD_ARTICLE_TITLE, "Clock shop", "JSON-LD: name");
  /* Line ends in strings, commas behind the last, comments around it, nothing but nonsense. */
  assert_says (JSON_LD ("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"修\n钟铺\",\"author\":{\"name\":\"林小满\",},} -->"), PD_ARTICLE_AUTHOR, "林小满", "JSON-LD: author");
  assert_says (JSON_LD ("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"修钟铺\"}\n//]]>"), PD_ARTICLE_TITLE, "修钟铺", "JSON-LD: headline");
  assert_says (JSON_LD ("{\"@type\":\"NewsArticle\",\"headline\":\"修钟铺\" \"x\"") "<meta property=\"og:title\" content=\"乙\">", PD_ARTICLE_TITLE, "乙", "og:title");
  assert_says (JSON_LD ("{\"@type\":{},\"headline\":[[[]]],\"author\":{\"@id\":{\"@id\":1}}}") "<meta property=\"og:title\" content=\"乙\">", PD_ARTICLE_TITLE, "乙", "og:title");
  assert_says (JSON_LD ("{\"@type\":\"NewsArticle\",\"headline\":null,\"author\":{\"@id\":\"#a\",\"name\":{\"@id\":\"#a\"}}}"), PD_ARTICLE_AUTHOR, NULL, NULL);
}

static void
test_microdata (void)
{
  static const char body[] = "<html><body itemscope itemtype=\"https://schema.org/NewsArticle\"><h1 itemprop=\"headline\">修钟铺</h1>"
                             "<p>由 <span itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><b itemprop=\"name\">林小满</b> 记者</span> 写于 <time itemprop=\"datePublished\" datetime=\"2024-11-05\">昨天</time></p>"
                             "<p>铺子的租约到明年三月。</p><div itemscope itemtype=\"https://schema.org/Comment\"><span itemprop=\"author\">路人甲</span></div></body></html>";
  g_autoptr (PdDocument) document = read_bytes (body, -1, "a.html");

  assert_field (document, PD_ARTICLE_TITLE, "修钟铺", "read", "itemprop: headline");
  assert_field (document, PD_ARTICLE_AUTHOR, "林小满", "read", "itemprop: author");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-05", "read", "itemprop: datePublished");
}

static void
test_language (void)
{
  g_autoptr (PdDocument) korean = read_bytes ("<html lang=\"en-US\"><body><p>마을에 하나 남은 시계방이 내년 봄에 문을 닫는다.</p></body></html>", -1, "a.html");
  g_autoptr (PdDocument) german = read_bytes ("<html lang=\"de-AT\"><body><p>Der letzte Uhrmacher im Ort schließt im Frühling.</p></body></html>", -1, "a.html");
  g_autoptr (PdDocument) chinese = read_bytes ("<html lang=\"zh-HK\"><body><p>人山人海</p></body></html>", -1, "a.html");

  /* Templates say that pages are in English. */
  assert_field (korean, PD_ARTICLE_LANGUAGE, "ko", "guessed", "characters");
  assert_field (german, PD_ARTICLE_LANGUAGE, "de", "read", "html lang");
  assert_field (chinese, PD_ARTICLE_LANGUAGE, "zh-Hant", "read", "html lang");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *title;
    const char *site;
    const char *heading;
    const char *expected;
  } cases[] = {
    { "镇上最后一家修钟铺_社会频道_河湾晚报网", NULL, NULL, "镇上最后一家修钟铺" },
    { "镇上最后一家修钟铺-河湾新闻", NULL, NULL, "镇上最后一家修钟铺" },
    { "镇上最后一家修钟铺 - 慢炉子", "慢炉子", NULL, "镇上最后一家修钟铺" },
    { "镇上最后一家修钟铺 - 慢炉子", NULL, NULL, "镇上最后一家修钟铺 - 慢炉子" },
    { "慢炉子｜镇上最后一家修钟铺", "慢炉子", NULL, "镇上最后一家修钟铺" },
    { "慢炉子｜镇上最后一家修钟铺", NULL, NULL, "慢炉子｜镇上最后一家修钟铺" },
    { "慢炉子｜镇上最后一家修钟铺", NULL, "镇上最后一家修钟铺", "镇上最后一家修钟铺" },
    { "中美-中日关系的一年", NULL, NULL, "中美-中日关系的一年" },
    { "The clock shop | Bend Evening News", NULL, NULL, "The clock shop" },
    { "Well-known clocks of the world", NULL, NULL, "Well-known clocks of the world" },
    { "Clocks – a history", NULL, NULL, "Clocks – a history" },
    { "Clocks – a history – Bend", "The Bend", "Clocks – a history", "Clocks – a history" },
    { "一", NULL, NULL, "一" },
    { " - ", "x", NULL, " - " },
    { "", NULL, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sites = g_ptr_array_new ();
      g_autoptr (GPtrArray) headings = g_ptr_array_new ();
      g_autofree char *title = NULL;

      if (cases[i].site != NULL)
        g_ptr_array_add (sites, (char *) cases[i].site);
      if (cases[i].heading != NULL)
        g_ptr_array_add (headings, (char *) cases[i].heading);
      title = pd_html_title_strip_site (cases[i].title, sites, headings);
      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

/* A quotation mark in a title ends the attribute that the page puts it into. */
static void
test_broken_title (void)
{
  g_autoptr (PdDocument) document = read_bytes ("<html><head><title>乔师傅说\"钟不会抱怨\"_河湾新闻</title><meta property=\"og:title\" content=\"乔师傅说\"钟不会抱怨\"\"></head><body><h1>乔师傅说\"钟不会抱怨\"</h1><p>铺子的租约到明年三月。</p></body></html>", -1, "a.html");

  assert_field (document, PD_ARTICLE_TITLE, "乔师傅说\"钟不会抱怨\"", "read", "title element");
  assert_blocks (document, "heading1|乔师傅说\"钟不会抱怨\"\nparagraph|铺子的租约到明年三月。\n");
}

static void
test_labels (void)
{
  static const struct
  {
    const char *line;
    PdKey key;
    const char *rest;
  } cases[] = {
    { "作者：林小满", PD_ARTICLE_AUTHOR, "林小满" },
    { "作 者: 林小满", PD_ARTICLE_AUTHOR, "林小满" },
    { "責任編輯：林小滿", PD_ARTICLE_EDITOR, "林小滿" },
    { "文 | 林小满", PD_ARTICLE_AUTHOR, "林小满" },
    { "掲載日：2024年", PD_ARTICLE_DATE, "2024年" },
    { "출처: 저녁신문", PD_ARTICLE_SOURCE, "저녁신문" },
    { "Original title:  X", PD_ARTICLE_ORIGINAL_TITLE, "X" },
    { "他说：好", 0, NULL },
    { "作者", 0, NULL },
    { "：林小满", 0, NULL },
    { "", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PdKey key = 0;

      g_assert_cmpstr (pd_field_label_skip (cases[i].line, &key), ==, cases[i].rest);
      g_assert_cmpuint (key, ==, cases[i].key);
    }
}

static void
test_publications (void)
{
  static const char *const cases[][2] = { { "微信公众号“慢炉子”", "慢炉子" }, { "《河湾晚报》", "河湾晚报" }, { "河湾晚报", "河湾晚报" }, { "他说“好”之后的报纸", "他说“好”之后的报纸" }, { "“", "“" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pd_field_label_dup_publication (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_dates (void)
{
  static const char *const cases[][2] = {
    { "发布时间：2024年11月5日 08:30", "2024-11-05T08:30" },
    { "2024 年 11 月 5 日", "2024-11-05" },
    { "来源 2024-11-05 8:30:07 河湾", "2024-11-05T08:30:07" },
    { "Tue, 5 Nov 2024 08:30:00 +0800", "2024-11-05T08:30:00+08:00" },
    { "Published November 5th, 2024", "2024-11-05" },
    { "5 November 2024", "2024-11-05" },
    { "1730766600", "2024-11-05T00:30:00Z" },
    { "1730766600000", "2024-11-05T00:30:00Z" },
    { "2024-11-05", "2024-11-05" },
    { "电话 2024-99-05", NULL },
    { "12024-11-05", NULL },
    { "昨天", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = pd_date_finder_find (cases[i][0]);

      g_assert_cmpstr (date, ==, cases[i][1]);
    }
}

static void
test_archives (void)
{
  g_autofree char *original = pd_archive_url_dup_original ("https://web.archive.org/web/2024/https://example.com/a?b=http://c");
  g_autofree char *none = pd_archive_url_dup_original ("https://archive.ph/abc");

  g_assert_cmpstr (original, ==, "https://example.com/a?b=http://c");
  g_assert_null (none);
  g_assert_true (pd_archive_url_is ("https://archive.ph/abc"));
  g_assert_true (pd_archive_url_is ("http://www.webcitation.org/x"));
  g_assert_false (pd_archive_url_is ("https://example.com/archive.ph/"));
  g_assert_false (pd_archive_url_is ("archive.ph"));
}

/* A page may say the same thing as often as it likes. */
static void
test_many (void)
{
  g_autoptr (GString) html = g_string_new ("<html><head><title>");
  g_autoptr (PdDocument) document = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 20000; i++)
    g_string_append (html, "甲_乙|");
  g_string_append (html, "</title>");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (html, "<meta name=author content=\"作者%u\"><meta property=\"og:title\" content=\"题%u\">" JSON_LD ("{\"@type\":\"NewsArticle\",\"headline\":\"x\"}"), i, i);
  g_string_append (html, "</head>" BODY);
  document = read_bytes (html->str, html->len, "a.html");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (strlen (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_AUTHOR)), <, 300);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/html-metadata/meta", test_meta);
  g_test_add_func ("/formats/html-metadata/links", test_links);
  g_test_add_func ("/formats/html-metadata/saved", test_saved);
  g_test_add_func ("/formats/html-metadata/json-ld", test_json_ld);
  g_test_add_func ("/formats/html-metadata/microdata", test_microdata);
  g_test_add_func ("/formats/html-metadata/language", test_language);
  g_test_add_func ("/formats/html-metadata/titles", test_titles);
  g_test_add_func ("/formats/html-metadata/broken-title", test_broken_title);
  g_test_add_func ("/formats/html-metadata/labels", test_labels);
  g_test_add_func ("/formats/html-metadata/publications", test_publications);
  g_test_add_func ("/formats/html-metadata/dates", test_dates);
  g_test_add_func ("/formats/html-metadata/archives", test_archives);
  g_test_add_func ("/formats/html-metadata/many", test_many);
  return g_test_run ();
}
