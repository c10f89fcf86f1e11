#include "format-test.h"

#include <string.h>

/* Prose that is long enough to be told from what stands around it. */
#define FIRST "清晨六点，镇上最后一家修钟的铺子开了门。老板姓乔，六十七岁，他说自己修过的座钟比镇上的人还多，可是这几年，来的人多半只是问问价钱，然后摇摇头走开。"
#define SECOND "去年冬天，隔壁的粮站拆了，推土机震得墙上的钟一起走快了三分钟。他花了两天，把它们一座一座调回来，“钟是不会抱怨的，”他说，“抱怨的是看钟的人。”"
#define THIRD "到了傍晚，孩子们放学经过，会趴在橱窗上数钟摆。乔师傅于是把最响的一座放在窗边，让它每到整点就敲，敲给路过的人听，也敲给自己听，这是他一天里最高兴的时候。"
#define FOURTH "铺子的租约到明年三月。房东的儿子想把它改成奶茶店，乔师傅没有反对，只提了一个条件：墙上的挂钩不要拔，哪天他想回来看看时间，总得有个地方挂帽子。"

static PdDocument *
read_page (const char *html)
{
  return read_bytes (html, -1, "page.html");
}

static void
test_news (void)
{
  g_autoptr (PdDocument) document = read_page (
      "<!DOCTYPE html><html><head><title>镇上最后一家修钟铺_社会频道_河湾晚报网</title></head><body>"
      "<div class=\"top-nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/news\">要闻</a></li><li><a href=\"/society\">社会</a></li></ul></div>"
      "<div class=\"wrap\"><div class=\"left\"><h1>镇上最后一家修钟铺</h1>"
      "<div class=\"info\"><span>2024年11月05日 08:30</span> <span>来源：<a href=\"/\">河湾晚报</a></span> <span>作者：林小满</span></div>"
      "<div class=\"zw\"><p>" FIRST "</p><p>" SECOND "</p>"
      "<div class=\"ad-box\">买钟表，上某某商城，满三百减四十</div>"
      "<p>" THIRD "</p><h2>租约到期</h2><p>" FOURTH "</p>"
      "<ul class=\"xg\"><li><a href=\"/1\">老街的最后一盏煤油灯今晚熄灭</a></li><li><a href=\"/2\">修伞的人去了哪里，他们的女儿这样说</a></li><li><a href=\"/3\">一座钟楼的三次搬家，从河东到河西</a></li></ul>"
      "</div><div class=\"share-bar\">分享到：<a href=\"#\">微信好友</a><a href=\"#\">新浪微博</a><a href=\"#\">空间</a></div></div>"
      "<div class=\"sidebar\"><h3>热门文章</h3><ul><li><a href=\"/4\">今年的第一场雪比往年晚了十天</a></li></ul></div></div>"
      "<div id=\"comments\"><h3>网友评论</h3><p>路人甲：小时候常去他家看钟，现在我的孩子也常去，真希望它一直开着，别变成奶茶店。</p></div>"
      "<div class=\"footer\">河湾晚报社版权所有，未经授权不得转载</div></body></html>");

  assert_blocks (document, "heading1|镇上最后一家修钟铺\n"
                           "byline|2024年11月05日 08:30 来源：河湾晚报 作者：林小满\n"
                           "paragraph|" FIRST "\nparagraph|" SECOND "\nparagraph|" THIRD "\nheading2|租约到期\nparagraph|" FOURTH "\n");
  assert_cut (document, "navigation", "要闻");
  assert_cut (document, "promotion", "满三百减四十");
  assert_cut (document, "related", "修伞的人去了哪里");
  assert_cut (document, "share", "微信好友");
  assert_cut (document, "related", "今年的第一场雪");
  assert_cut (document, "comments", "路人甲");
  assert_cut (document, "boilerplate", "未经授权不得转载");
  assert_field (document, PD_ARTICLE_TITLE, "镇上最后一家修钟铺", "read", "heading");
  assert_field (document, PD_ARTICLE_AUTHOR, "林小满", "read", "byline");
  assert_field (document, PD_ARTICLE_SOURCE, "河湾晚报", "read", "byline");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-05T08:30", "read", "byline");
}

/* A chapter of a manual: sections in sections, some of which are little but links to others, and a list of all of them. */
static void
test_manual (void)
{
  g_autoptr (PdDocument) document = read_page (
      "<html><head><title>第 3 章 修钟</title></head><body>"
      "<div class=\"navheader\"><table summary=\"Navigation header\"><tr><th colspan=\"3\">第 3 章 修钟</th></tr><tr><td><a href=\"2.html\">前一章</a></td><td> </td><td><a href=\"4.html\">下一页</a></td></tr></table></div>"
      "<div class=\"chapter\"><div class=\"titlepage\"><h1 class=\"title\">第 3 章 修钟</h1></div>"
      "<div class=\"toc\"><p>目录</p><dl><dt><a href=\"3.html#a\">3.1. 免责声明</a></dt><dt><a href=\"3.html#b\">3.2. 听声音</a></dt><dt><a href=\"3.html#c\">3.3. 拆开</a></dt><dt><a href=\"3.html#d\">3.4. 参考</a></dt></dl></div>"
      "<p>本章写给愿意动手的人。修钟的铺子见：</p><ul><li><a href=\"5.html\">镇上的铺子</a></li><li><a href=\"6.html\">城里的铺子</a></li></ul>"
      "<div class=\"section\"><div class=\"titlepage\"><h2 class=\"title\"><a id=\"a\"></a>3.1. 免责声明</h2></div><p>修坏了不赔。</p></div>"
      "<div class=\"section\"><div class=\"titlepage\"><h2 class=\"title\"><a id=\"b\"></a>3.2. 听声音</h2></div><p>" FIRST "</p><p>" SECOND "</p></div>"
      "<div class=\"section\"><div class=\"titlepage\"><h2 class=\"title\"><a id=\"c\"></a>3.3. 拆开</h2></div><p>" THIRD "</p>"
      "<div class=\"section\"><div class=\"titlepage\"><h3 class=\"title\">3.3.1. 表针</h3></div><p>参见 <a href=\"1.html\">第 1.4 节 “取下表针而不伤着表盘”</a>。</p></div>"
      "<div class=\"section\"><div class=\"titlepage\"><h3 class=\"title\">3.3.2. 钟摆</h3></div><p>" FOURTH "</p></div></div>"
      "<div class=\"section\"><div class=\"titlepage\"><h2 class=\"title\"><a id=\"d\"></a>3.4. 参考</h2></div><ul><li><a href=\"1.html\">第 1 章 钟的历史</a>，先读它</li><li><a href=\"2.html\">第 2 章 工具</a></li></ul></div></div>"
      "<div class=\"navfooter\"><table summary=\"Navigation footer\"><tr><td><a href=\"2.html\">上一页</a></td><td><a href=\"4.html\">下一页</a></td></tr><tr><td>第 2 章 工具</td><td>第 4 章 走时</td></tr></table></div></body></html>");

  assert_blocks (document, "heading1|第 3 章 修钟\nparagraph|本章写给愿意动手的人。修钟的铺子见：\nlist1|• 镇上的铺子\nlist1|• 城里的铺子\n"
                           "heading2|3.1. 免责声明\nparagraph|修坏了不赔。\n"
                           "heading2|3.2. 听声音\nparagraph|" FIRST "\nparagraph|" SECOND "\n"
                           "heading2|3.3. 拆开\nparagraph|" THIRD "\n"
                           "heading3|3.3.1. 表针\nparagraph|参见 第 1.4 节 “取下表针而不伤着表盘”。\n"
                           "heading3|3.3.2. 钟摆\nparagraph|" FOURTH "\n"
                           "heading2|3.4. 参考\nlist1|• 第 1 章 钟的历史，先读它\nlist1|• 第 2 章 工具\n");
  assert_cut (document, "navigation", "前一章");
  assert_cut (document, "navigation", "目录");
  assert_cut (document, "boilerplate", "第 4 章 走时");
  assert_field (document, PD_ARTICLE_TITLE, "第 3 章 修钟", "read", "heading");
}

/* What a few words of a sentence are called does not take them out of it, and a line called a header is a heading. */
static void
test_named_words (void)
{
  g_autoptr (PdDocument) document = read_page (
      "<html><body><header><a href=\"/\">修钟帮助</a></header><div id=\"help\"><h1>对时</h1><div class=\"how\"><p class=\"howheader\">要访问此命令…</p><p>选择「<span class=\"menuitem\">设置 - 对时</span>」。</p></div>"
      "<p>" FIRST "</p><h2>格式</h2><div class=\"embedded\"><p>为要对的钟选择一座标准钟。在列表中，只显示走得准的钟。<a href=\"2.html\">有关标准钟的信息</a>中对走得准不准进行了说明。</p></div>"
      "<p>" SECOND "</p><p>" THIRD "</p><p class=\"comments\">暂无评论</p></div><footer>修钟帮助 3.0</footer></body></html>");

  assert_blocks (document, "heading1|对时\nparagraph|要访问此命令…\nparagraph|选择「设置 - 对时」。\nparagraph|" FIRST "\nheading2|格式\n"
                           "paragraph|为要对的钟选择一座标准钟。在列表中，只显示走得准的钟。有关标准钟的信息中对走得准不准进行了说明。\n"
                           "paragraph|" SECOND "\nparagraph|" THIRD "\n");
  assert_cut (document, "comments", "暂无评论");
}

/* What is cut stands in the extracted text where it stands in the page. */
static void
test_order (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><body><nav>菜单</nav><article><p>" FIRST "</p><p>" SECOND "</p><form><input> 订阅本报</form><p>" THIRD "</p><p>" FOURTH "</p></article><footer>页脚</footer></body></html>");

  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_extracted (document)), ==, "菜单\n" FIRST "\n" SECOND "\n订阅本报\n" THIRD "\n" FOURTH "\n页脚");
  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_text (document)), ==, FIRST "\n" SECOND "\n" THIRD "\n" FOURTH);
}

/* The page of WeChat: its text is faded in by a script, so that the saved page says that it is hidden. */
static void
test_wechat (void)
{
  g_autoptr (PdDocument) document = read_page (
      "<!DOCTYPE html><html><head><title></title></head><body><div id=\"img-content\"><h1 class=\"rich_media_title\" id=\"activity-name\">\n 修钟铺的一天 \n</h1>"
      "<div id=\"meta_content\" class=\"rich_media_meta_list\"><span id=\"js_author_name\">林小满</span><span id=\"profileBt\"><a id=\"js_name\" href=\"javascript:void(0);\">慢炉子</a></span><em id=\"publish_time\"></em></div>"
      "<div class=\"rich_media_content\" id=\"js_content\" style=\"visibility: hidden; opacity: 0; \"><section><section><p><span style=\"font-size: 15px;\">" FIRST "</span></p></section>"
      "<p><img data-src=\"https://example.com/1.png\" src=\"data:image/gif;base64,R0\"></p><p style=\"text-align: center;\"><span>▲窗边的座钟</span></p><section>" SECOND "</section><section>" THIRD "</section></section></div>"
      "<div id=\"js_pc_qr_code\" style=\"display:none;\">微信扫一扫关注该公众号</div></div>"
      "<script>var msg_link = \"http://mp.weixin.qq.com/s?__biz=AA==\\x26amp;mid=1\"; var ct = \"1730766600\";</script></body></html>");

  assert_blocks (document, "heading1|修钟铺的一天\nbyline|林小满\nparagraph|" FIRST "\nimage|［图］|https://example.com/1.png\ncaption|▲窗边的座钟\nparagraph|" SECOND "\nparagraph|" THIRD "\n");
  assert_cut (document, "hidden", "微信扫一扫关注该公众号");
  assert_field (document, PD_ARTICLE_TITLE, "修钟铺的一天", "read", "#activity-name");
  assert_field (document, PD_ARTICLE_AUTHOR, "林小满", "read", "#js_author_name");
  assert_field (document, PD_ARTICLE_SOURCE, "慢炉子", "read", "#js_name");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-05T08:30:00+08:00", "read", "script: ct");
  assert_field (document, PD_ARTICLE_URL, "http://mp.weixin.qq.com/s?__biz=AA==&mid=1", "read", "script: msg_link");
}

/* A page that hides all of itself is read all the same. */
static void
test_hidden_page (void)
{
  g_autoptr (PdDocument) faded = read_page ("<html><body style=\"opacity: 0\"><div hidden>水印</div><p>" FIRST "</p><p>" SECOND "</p></body></html>");
  g_autoptr (PdDocument) hidden = read_page ("<html><body><p>请稍候</p><div style=\"display: none\"><p>" FIRST "</p><p>" SECOND "</p></div></body></html>");
  g_autoptr (PdDocument) all = read_page ("<html><body><nav>首页</nav></body></html>");

  assert_blocks (faded, "paragraph|" FIRST "\nparagraph|" SECOND "\n");
  assert_cut (faded, "hidden", "水印");
  assert_blocks (hidden, "paragraph|请稍候\nparagraph|" FIRST "\nparagraph|" SECOND "\n");
  assert_blocks (all, "paragraph|首页\n");
}

/* What stands in a line and is not shown comes behind the paragraph, and does not part it. */
static void
test_hidden_in_line (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><body><div>" FIRST "<font style=\"DISPLAY:none\">水印7f3a</font>" SECOND "<br><br>" THIRD "<span hidden>水印9c</span></div><div>" FOURTH "</div></body></html>");

  assert_blocks (document, "paragraph|" FIRST SECOND "\nparagraph|" THIRD "\nparagraph|" FOURTH "\n");
  assert_cut (document, "hidden", "水印7f3a");
  assert_cut (document, "hidden", "水印9c");
}

/* From a million elements on they are no longer told apart; what is hidden stays so. */
static void
test_hidden_in_many (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><p>" FIRST "</p><p>甲<span hidden>");
  g_autoptr (PdDocument) document = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (html, "<i></i>");
  g_string_append (html, "乙<br>丙");
  document = read_page (html->str);
  assert_blocks (document, "paragraph|" FIRST "\nparagraph|甲\n");
  assert_cut (document, "hidden", "乙");
  assert_cut (document, "hidden", "丙");
}

/* A thread: the first post is the article, and answers of a few words, which stand beside it, are comments. */
static void
test_forum (void)
{
  g_autoptr (PdDocument) document = read_page (
      "<html><head><title>修钟铺要关门了 - 河湾社区</title></head><body><div id=\"postlist\"><h1>修钟铺要关门了</h1>"
      "<div id=\"post_1\" class=\"plhin\"><table><tr><td class=\"pls\">楼主 林小满 积分 120</td><td class=\"plc\"><table><tr><td class=\"t_f\" id=\"postmessage_1\">" FIRST "<br><br>\n" SECOND "<br><br>\n" THIRD "<br><br>\n" FOURTH "</td></tr></table></td></tr></table></div>"
      "<div id=\"post_2\" class=\"plhin\"><table><tr><td class=\"pls\">乙 积分 3</td><td class=\"plc\"><table><tr><td class=\"t_f\" id=\"postmessage_2\">支持一下。</td></tr></table></td></tr></table></div>"
      "</div></body></html>");
  const char *text = pd_text_get_utf8 (pd_document_get_text (document));

  assert_field (document, PD_ARTICLE_TITLE, "修钟铺要关门了", "read", "heading");
  g_assert_nonnull (strstr (text, FIRST "\n" SECOND "\n" THIRD "\n" FOURTH));
  assert_cut (document, "comments", "支持一下");
}

/* Nothing but line breaks tells paragraphs from each other, and nothing tells the article from the menu but its prose. */
static void
test_one_div (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><body><div><a href=a>首页</a> | <a href=b>新闻</a><br><br>" FIRST "<br><br>" SECOND "<br>" THIRD "<br><br>" FOURTH "</div></body></html>");

  g_assert_nonnull (strstr (pd_text_get_utf8 (pd_document_get_text (document)), FIRST "\n" SECOND "\n" THIRD "\n" FOURTH));
}

/* Tables that put things side by side are no tables, and those with numbers are. */
static void
test_tables (void)
{
  g_autoptr (PdDocument) document = read_page (
      "<html><body><table width=\"100%\"><tr><td><table><tr><td><a href=a>首页</a></td><td><a href=b>新闻中心</a></td></tr></table></td></tr>"
      "<tr><td><p>" FIRST "</p><p>" SECOND "</p><table><tr><th>年份</th><th>修钟</th></tr><tr><td>2023</td><td>41 座</td></tr><tr><td>2024</td><td>17 座</td></tr></table><p>" THIRD "</p><p>" FOURTH "</p></td></tr></table></body></html>");

  assert_blocks (document, "paragraph|" FIRST "\nparagraph|" SECOND "\nparagraph|年份\t修钟\nparagraph|2023\t41 座\nparagraph|2024\t17 座\nparagraph|" THIRD "\nparagraph|" FOURTH "\n");
}

/* A list that the whole page is laid out with is no list. */
static void
test_layout_list (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><head><title>修钟铺</title></head><body><ul><li class=\"main\"><h3>修钟铺</h3><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD "</p><ul><li>座钟</li><li>挂钟</li></ul><p>" FOURTH "</p></li></ul></body></html>");

  assert_blocks (document, "heading1|修钟铺\nparagraph|" FIRST "\nparagraph|" SECOND "\nparagraph|" THIRD "\nlist1|• 座钟\nlist1|• 挂钟\nparagraph|" FOURTH "\n");
}

/* With little text nobody can tell: all is kept but what is certainly no article. */
static void
test_short (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><body><header><a href=/>修钟铺</a> <button>目录</button></header><nav><a href=a>首页</a></nav><div class=\"sidebar\">今日晴，北风三级。</div><p>铺子明天不开门。</p><div class=\"comment\">知道了。</div></body></html>");

  assert_blocks (document, "paragraph|今日晴，北风三级。\nparagraph|铺子明天不开门。\nparagraph|知道了。\n");
  assert_cut (document, "navigation", "首页");
  assert_cut (document, "navigation", "修钟铺");
}

/* Names may be wrong: where nothing else is there, what they speak against is the article. */
static void
test_wrong_names (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><body><div class=\"sidebar-comment\"><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD "</p><p>" FOURTH "</p></div></body></html>");

  assert_blocks (document, "paragraph|" FIRST "\nparagraph|" SECOND "\nparagraph|" THIRD "\nparagraph|" FOURTH "\n");
}

/* Other scripts are measured by what they have. */
static void
test_scripts (void)
{
#define JAPANESE "町でただ一軒の時計屋が、来年の春に店を閉める。店主の乔さんは六十七歳で、直した時計の数は町の人口より多いと笑うが、近ごろの客は値段だけを聞いて帰っていくという。"
#define KOREAN "마을에 하나 남은 시계방이 내년 봄에 문을 닫는다. 주인은 예순일곱 살이고, 고친 시계가 마을 사람보다 많다고 웃지만, 요즘 손님은 값만 묻고 고개를 저으며 돌아간다고 한다."
#define ENGLISH "The last clock shop in town will close next spring. Its owner, who is sixty-seven, says that he has mended more clocks than there are people here, but these days most of those who come in only ask what it costs, shake their heads, and leave."
  static const char *const passages[] = { JAPANESE, KOREAN, ENGLISH };

  for (gsize i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      g_autofree char *html = g_strdup_printf ("<html><body><div><a href=a>Home</a></div><div><p>%s</p><p>%s</p><p>%s</p></div><div class=\"related\"><p>%s</p></div></body></html>", passages[i], passages[i], passages[i], "Other, shorter, things that are somewhere else.");
      g_autofree char *expected = g_strdup_printf ("paragraph|%s\nparagraph|%s\nparagraph|%s\n", passages[i], passages[i], passages[i]);
      g_autoptr (PdDocument) document = read_page (html);

      assert_blocks (document, expected);
      assert_cut (document, "related", "somewhere else");
    }
}

/* A piece of a page is part of an article: only what shows itself to be something else is cut. */
static void
test_fragment (void)
{
  g_autoptr (PdDocument) document = read_bytes (
      "# 修钟铺\n\n<div class=\"sidebar\"><p>这一段留下。</p><ul><li><a href=\"a\">甲</a></li><li><a href=\"b\">乙</a></li></ul></div>\n\n"
      "<p><img src=\"data:image/svg+xml,x\" data-lazy-src=\"https://example.org/a.png\" alt=\"图\"><noscript><img src=\"https://example.org/a.png\"></noscript><br><span style=\"display: block;text-align: center\">▲窗边的座钟</span></p>"
      "<p><span style=\"display:block\">上一行</span><span style=\"display:block\">下一行</span></p>\n\n"
      "<div class=\"addtoany_share_save\"><a href=\"https://www.addtoany.com/add_to/x\">微博</a><a href=\"https://www.addtoany.com/add_to/y\">微信</a></div>\n\n"
      "<div style=\"display:none\">水印</div>\n\n"
      "<p><a href=\"https://twitter.com/intent/tweet?url=x\">推特</a> <a href=\"https://www.facebook.com/sharer/sharer.php?u=x\">脸书</a> <a href=\"https://t.me/share/url?url=x\">电报</a></p>\n",
      -1, "a.md");

  assert_blocks (document, "heading1|修钟铺\nparagraph|这一段留下。\nlist1|• 甲\nlist1|• 乙\nimage|［图］图|https://example.org/a.png\ncaption|▲窗边的座钟\nparagraph|上一行⏎下一行\n");
  assert_cut (document, "share", "微博");
  assert_cut (document, "share", "推特");
  assert_cut (document, "hidden", "水印");
}

/* The box of an archive, in the middle of the body. */
static void
test_card (void)
{
  g_autoptr (PdDocument) document = read_bytes (
      "<!--1733191263000-->\n[慢炉子｜修钟铺](https://archive.example.org/1.html)\n------\n\n<p>" FIRST "</p>"
      "<div style=\"width:42%;float:right\"><div><div class=\"t\" role=\"button\"><span></span>某站 档案卡</div><div>"
      "<strong>标题：</strong>原标题：钟不会抱怨<br><strong>作者：</strong><a href=\"https://archive.example.org/s\">林小满</a><br><strong>发表日期：</strong>2024.11.5<br>"
      "<strong>来源：</strong><a href=\"https://web.archive.org/web/*/https://mp.weixin.qq.com/s/abc\">微信公众号“慢炉子”</a><br>"
      "<strong>主题归类：</strong>手艺<br><strong>版权说明：</strong>该作品版权归原作者所有。<a href=\"/c\">详细说明</a>。</div></div></div><p>" SECOND "</p>\n",
      -1, "a.txt");

  assert_blocks (document, "heading1|慢炉子｜修钟铺\nparagraph|" FIRST "\nparagraph|" SECOND "\n");
  assert_cut (document, "metadata-card", "某站 档案卡");
  assert_cut (document, "metadata-card", "主题归类：手艺");
  assert_field (document, PD_ARTICLE_ORIGINAL_TITLE, "钟不会抱怨", "read", "metadata card: 标题");
  assert_field (document, PD_ARTICLE_AUTHOR, "林小满", "read", "metadata card: 作者");
  assert_field (document, PD_ARTICLE_DATE, "2024-11-05", "read", "metadata card: 发表日期");
  assert_field (document, PD_ARTICLE_SOURCE, "慢炉子", "read", "metadata card: 来源");
  assert_field (document, PD_ARTICLE_ARCHIVE_URL, "https://web.archive.org/web/*/https://mp.weixin.qq.com/s/abc", "read", "metadata card: 来源");
  assert_field (document, PD_ARTICLE_LICENCE, "该作品版权归原作者所有。详细说明。", "read", "metadata card: 版权说明");
}

/* Cards in other languages and other elements; and what is no card, though it looks like one. */
static void
test_cards (void)
{
  static const struct
  {
    const char *html;
    const char *author;
  } cases[] = {
    { "<table><tr><th>作者</th><td>林小滿</td></tr><tr><th>發佈日期</th><td>2024-11-05</td></tr><tr><th>版權聲明</th><td>保留一切權利</td></tr></table>", "林小滿" },
    { "<dl><dt>著者</dt><dd>林小満</dd><dt>掲載日</dt><dd>2024年11月5日</dd><dt>元記事</dt><dd><a href=\"https://example.jp/1\">時計屋</a></dd></dl>", "林小満" },
    { "<ul><li><b>Author</b>: Lin Xiaoman</li><li><b>Published</b>: 2024-11-05</li><li><b>Source</b>: Bend Evening News</li></ul>", "Lin Xiaoman" },
    { "<p><b>저자:</b> 임소만<br><b>작성일:</b> 2024.11.5<br><b>출처:</b> 저녁신문</p>", "임소만" },
    { "<p><b>作者：</b>林小满是镇上的小学老师。<br>他写这篇文章用了三天。<br>写完以后，<b>来源：</b>一栏空着。<br>没有人问他。<br><b>日期：</b>也空着。</p>", NULL },
    { "<p><b>姓名：</b>乔师傅<br><b>年龄：</b>六十七<br><b>手艺：</b>修钟</p>", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("# 修钟铺\n\n" FIRST "\n\n%s\n", cases[i].html);
      g_autoptr (PdDocument) document = read_bytes (text, -1, "a.md");
      gboolean is_card = pd_text_get_n_blocks (pd_document_get_text (document)) == 2;

      g_assert_cmpstr (pd_record_get_text (pd_document_get_article (document), PD_ARTICLE_AUTHOR), ==, cases[i].author);
      g_assert_true (is_card == (cases[i].author != NULL));
    }
}

/* A box about a book is about the book. */
static void
test_infobox (void)
{
  g_autoptr (PdDocument) document = read_page ("<html><body><article><p>" FIRST "</p><table class=\"infobox\"><tr><th>原题</th><td>钟</td></tr><tr><th>作者</th><td>某某</td></tr><tr><th>出版日期</th><td>1987-01-01</td></tr><tr><th>媒体</th><td>平装</td></tr></table><p>" SECOND "</p><p>" THIRD "</p><p>" FOURTH "</p></article></body></html>");

  assert_field (document, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  g_assert_nonnull (strstr (pd_text_get_utf8 (pd_document_get_text (document)), "作者\t某某"));
}

/* A large page is read whole. */
static void
test_large (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><div class=\"content\">");
  g_autoptr (PdDocument) document = NULL;

  for (guint i = 0; i < 1200; i++)
    g_string_append (html, "<div class=\"row box-" G_STRINGIFY (7) "\"><p class=\"text\" style=\"margin:0\">" FIRST "<a href=\"https://example.com/\">链接</a></p>" SECOND "</div>");
  g_assert_cmpuint (html->len, >, 600000);
  document = read_page (html->str);
  g_assert_cmpuint (pd_text_get_n_blocks (pd_document_get_text (document)), ==, 2400);
}

/* Whatever is put into a page, what it says is all in the extracted text, and the text is what is not cut of it. */
static void
test_random (void)
{
  static const char *const pieces[] = { "<div>", "</div>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table><tr><td>", "</table>", "<a href=x>", "</a>", "<span style='display:none'>", "</span>", "<h1>", "</h1>", "<b>作者：</b>", "<br>", "<nav>", "</nav>", "<form><input>", "</form>", "<div class='share'>", "<div id=comments>", "<aside>", "</aside>", "<img src=a>", "<strong>来源：</strong>", "<strong>版权：</strong>", "<article>", "</article>", "<script>var ct = \"1\"</script>", "<!-- x -->", "<meta name=author content=甲>", "<title>题</title>", "<time datetime=2024-01-01>", "<noscript><p>无</noscript>", FIRST, SECOND, "相关阅读", "甲", "<dl><dt>日期</dt><dd>" };

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (GString) html = g_string_new ("<html><body>");
      g_autoptr (PdDocument) document = NULL;
      g_autofree char *rest = NULL;

      for (int k = g_test_rand_int_range (0, 80); k > 0; k--)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_string_append (html, "<p>" THIRD "</p>");
      document = read_page (html->str);
      g_assert_nonnull (strstr (pd_text_get_utf8 (pd_document_get_extracted (document)), THIRD));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/html-content/news", test_news);
  g_test_add_func ("/formats/html-content/order", test_order);
  g_test_add_func ("/formats/html-content/wechat", test_wechat);
  g_test_add_func ("/formats/html-content/hidden-page", test_hidden_page);
  g_test_add_func ("/formats/html-content/hidden-in-line", test_hidden_in_line);
  g_test_add_func ("/formats/html-content/hidden-in-many", test_hidden_in_many);
  g_test_add_func ("/formats/html-content/forum", test_forum);
  g_test_add_func ("/formats/html-content/manual", test_manual);
  g_test_add_func ("/formats/html-content/named-words", test_named_words);
  g_test_add_func ("/formats/html-content/one-div", test_one_div);
  g_test_add_func ("/formats/html-content/tables", test_tables);
  g_test_add_func ("/formats/html-content/layout-list", test_layout_list);
  g_test_add_func ("/formats/html-content/short", test_short);
  g_test_add_func ("/formats/html-content/wrong-names", test_wrong_names);
  g_test_add_func ("/formats/html-content/scripts", test_scripts);
  g_test_add_func ("/formats/html-content/fragment", test_fragment);
  g_test_add_func ("/formats/html-content/card", test_card);
  g_test_add_func ("/formats/html-content/cards", test_cards);
  g_test_add_func ("/formats/html-content/infobox", test_infobox);
  g_test_add_func ("/formats/html-content/large", test_large);
  g_test_add_func ("/formats/html-content/random", test_random);
  return g_test_run ();
}
