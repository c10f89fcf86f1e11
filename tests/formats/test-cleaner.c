#include "format-test.h"

#include <string.h>

/* Articles of many shapes, all of them made up, against what of them is their authors'. */

/* A line a cut: its reason, and what it takes; a line feed is written as ⏎, a space as ␣. */
static void
assert_cuts (PdDocument *document,
             const char *expected)
{
  PdText *extracted = pd_document_get_extracted (document);
  GArray *cuts = pd_document_get_cuts (document);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < cuts->len; i++)
    {
      const PdCut *cut = &g_array_index (cuts, PdCut, i);
      g_autofree char *slice = pd_text_dup_slice (extracted, cut->start, cut->end);
      g_autoptr (GString) line = g_string_new (slice);

      g_string_replace (line, "\n", "⏎", 0);
      if (cut->end - cut->start <= 2)
        g_string_replace (line, " ", "␣", 0);
      g_string_append_printf (found, "%s|%s\n", cut->reason, line->str);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* What nothing is cut of. */
static void
assert_whole (const char *text,
              const char *file_name)
{
  g_autoptr (PdDocument) document = read_bytes (text, -1, file_name);

  assert_cuts (document, "");
  g_assert_cmpstr (pd_text_get_utf8 (pd_document_get_text (document)), ==, pd_text_get_utf8 (pd_document_get_extracted (document)));
}

#define PROSE "这座桥修了三年，去年冬天才通车。通车那天河面结着冰，两岸的人都走到桥上来看，走到中间又走回去，好像只是为了知道它是真的。"
#define MORE_PROSE "后来的事情大家都知道了：渡口停了，摆渡的老人去了儿子家，船翻过来扣在岸上，春天的时候里面长出了一丛蒲公英，没有人去动它。"
#define LAST_PROSE "我想，一座桥真正的长度，要从人们不再绕路的那一天开始算起，而不是从第一根桩打下去的那一天，也不是从剪彩的那一天。"

static void
test_channel_post (void)
{
  g_autoptr (PdDocument) document = read_bytes ("---\ntitle: 渡口停了\nsource: 河岸笔记\n---\n\n# 渡口停了\n\n![cover_image](https://img.example.com/0)\n\n# 渡口停了\n\n原创\n\n沈一苇\n\n河岸笔记\n\n"
                                                "**文 | 沈一苇****责编**| 顾小川****\n\n" PROSE "\n\n***01***\n\n**桥上的人**\n\n![](https://img.example.com/1)两岸的人都来了｜图源：河岸笔记\n\n" MORE_PROSE "\n\n***02***\n\n**多长才算长？**\n\n" LAST_PROSE "\n\n"
                                                "\\*题图来源：视界\n\n本文为河岸笔记原创文章，转载请在后台留言\n\n**河岸一问**\n\n**你走过****哪座桥？**\n\n![](https://img.example.com/2)\n\n**往期推荐**\n\n[![](https://img.example.com/3)](https://example.com/3)\n\n"
                                                "预览时标签不可点\n\n微信扫一扫\n关注该公众号\n\n河岸笔记\n\n知道了\n\n取消\n允许\n\n×\n分析\n\n：\n，\n，\n。\n\n视频\n小程序\n赞\n，轻点两下取消赞\n",
                                                -1, "a.md");

  assert_blocks (document, "heading1|渡口停了\nimage|［图］cover_image|https://img.example.com/0\nbyline|沈一苇\nbyline|河岸笔记\nbyline|文 | 沈一苇责编| 顾小川\nparagraph|" PROSE "\n"
                           "heading2|01\nheading2|桥上的人\nimage|［图］|https://img.example.com/1\ncaption|两岸的人都来了｜图源：河岸笔记\nparagraph|" MORE_PROSE "\nheading2|02\nheading2|多长才算长？\n"
                           "paragraph|" LAST_PROSE "\ncaption|*题图来源：视界\n");
  assert_cuts (document, "front-matter|---⏎title: 渡口停了⏎source: 河岸笔记⏎---\nrepeated-title|渡口停了\ninterface|原创\nreprint-note|本文为河岸笔记原创文章，转载请在后台留言\n"
                         "promotion|河岸一问\npromotion|你走过****哪座桥？\npromotion|［图］\nrelated|往期推荐\nrelated|［图］\ninterface|预览时标签不可点\ninterface|微信扫一扫关注该公众号\n"
                         "repeated-author|河岸笔记\ninterface|知道了\ninterface|取消允许\ninterface|× 分析\ninterface|：，，。\ninterface|视频小程序赞，轻点两下取消赞\nmarkup|****\nmarkup|****\n");
  assert_field (document, PD_ARTICLE_AUTHOR, "沈一苇", "read", "byline");
  assert_field (document, PD_ARTICLE_EDITOR, "顾小川", "read", "byline");
  assert_field (document, PD_ARTICLE_SOURCE, "河岸笔记", "read", "front matter: source");
  assert_field (document, PD_ARTICLE_LICENCE, "本文为河岸笔记原创文章，转载请在后台留言", "read", "reprint note");
}

static void
test_traditional_post (void)
{
  g_autoptr (PdDocument) document = read_bytes ("渡口停了\n\n點擊上方藍字關注我們\n\n作者：沈一葦　責任編輯：顧小川\n來源：河岸筆記\n2025年1月30日 08:30\n\n"
                                                "這座橋修了三年，去年冬天才通車。通車那天河面結著冰，兩岸的人都走到橋上來看，走到中間又走回去，好像只是為了知道它是真的。\n\n"
                                                "未經許可，不得轉載。\n\n長按識別二維碼，關注公眾號\n分享 收藏 點贊 在看\n返回頂部\n",
                                                -1, "a.txt");

  assert_blocks (document, "heading1|渡口停了\nbyline|作者：沈一葦　責任編輯：顧小川\nbyline|來源：河岸筆記\nbyline|2025年1月30日 08:30\n"
                           "paragraph|這座橋修了三年，去年冬天才通車。通車那天河面結著冰，兩岸的人都走到橋上來看，走到中間又走回去，好像只是為了知道它是真的。\n");
  assert_field (document, PD_ARTICLE_AUTHOR, "沈一葦", "read", "byline");
  assert_field (document, PD_ARTICLE_EDITOR, "顧小川", "read", "byline");
  assert_field (document, PD_ARTICLE_SOURCE, "河岸筆記", "read", "byline");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30T08:30", "guessed", "byline");
  assert_field (document, PD_ARTICLE_LICENCE, "未經許可，不得轉載。", "read", "reprint note");
}

static void
test_news_copy (void)
{
  g_autoptr (PdDocument) document = read_bytes ("首页 > 新闻 > 地方 > 正文\n青川新桥通车 告别摆渡时代\n2025-01-30 08:30 来源：青川日报 编辑：顾小川 阅读：1024\n字号：大 中 小\n\n"
                                                "本报青川1月30日电（记者 沈一苇 陆舟）" PROSE "\n" MORE_PROSE "\n（责任编辑：韩江）\n\n相关新闻\n青川大桥合龙\n渡口的最后一班船\n下一篇：青川春耕\n评论 3\nCopyright © 2025 青川日报社 版权所有\n",
                                                -1, "a.txt");

  assert_blocks (document, "heading1|青川新桥通车 告别摆渡时代\nbyline|2025-01-30 08:30 来源：青川日报 编辑：顾小川 阅读：1024\n"
                           "paragraph|本报青川1月30日电（记者 沈一苇 陆舟）" PROSE "\nparagraph|" MORE_PROSE "\nbyline|（责任编辑：韩江）\n");
  assert_field (document, PD_ARTICLE_TITLE, "青川新桥通车 告别摆渡时代", "guessed", "first line");
  assert_field (document, PD_ARTICLE_SOURCE, "青川日报", "read", "byline");
  assert_field (document, PD_ARTICLE_EDITOR, "顾小川", "read", "byline");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30T08:30", "guessed", "byline");
  assert_field (document, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
}

static void
test_forum_post (void)
{
  g_autoptr (PdDocument) document = read_bytes ("青川的桥,到底有多长?\n\n慢船 2025-02-03 01:15:44\n青川的桥 ,到底有多长 ？\n\n" PROSE "\n" LAST_PROSE "\n\n0 阅读:0\n慢船\n\n慢船\n\n感谢大家的关注\n", -1, "a.txt");

  assert_blocks (document, "heading1|青川的桥,到底有多长?\nbyline|慢船 2025-02-03 01:15:44\nparagraph|" PROSE "\nparagraph|" LAST_PROSE "\n");
  assert_cuts (document, "repeated-title|青川的桥 ,到底有多长 ？\ninterface|0 阅读:0\nrepeated-author|慢船\nrepeated-author|慢船\npromotion|感谢大家的关注\n");
  assert_field (document, PD_ARTICLE_AUTHOR, "慢船", "guessed", "byline");
  assert_field (document, PD_ARTICLE_DATE, "2025-02-03T01:15:44", "guessed", "byline");
}

static void
test_reprint (void)
{
  g_autoptr (PdDocument) document = read_bytes ("  桥梁长度的几种算法（转载）\n\n近日 ，桥梁的长度引起讨论。《路桥学刊》2025年第3期刊发青川大学教授、前路桥研究所所长韩江的《桥梁长度的几种算法》一文，从测量和使用两个方面作了梳理，特将此文摘要转载，供参考。\n\n"
                                                "一、 从哪里量起\n\n" PROSE "这是一种 测量的办法（ 也是最老的办法），全国各 地都用过，所以至今 还能在书里见到它的名字。\n\n二、量到哪里为止\n\n" MORE_PROSE "\n\n《桥梁长度的几种算法》全文来源于《路桥学 刊》2025 年第 3 期。\n",
                                                -1, "a.txt");

  assert_cuts (document, "stray-space|␣\nstray-space|␣\nstray-space|␣\nstray-space|␣\nstray-space|␣\nstray-space|␣\nstray-space|␣\n");
  assert_blocks (document, "heading1|桥梁长度的几种算法（转载）\n"
                           "paragraph|近日，桥梁的长度引起讨论。《路桥学刊》2025年第3期刊发青川大学教授、前路桥研究所所长韩江的《桥梁长度的几种算法》一文，从测量和使用两个方面作了梳理，特将此文摘要转载，供参考。\n"
                           "heading2|一、从哪里量起\nparagraph|" PROSE "这是一种测量的办法（也是最老的办法），全国各地都用过，所以至今还能在书里见到它的名字。\nheading2|二、量到哪里为止\nparagraph|" MORE_PROSE "\n"
                           "byline|《桥梁长度的几种算法》全文来源于《路桥学刊》2025 年第 3 期。\n");
  assert_field (document, PD_ARTICLE_TITLE, "桥梁长度的几种算法（转载）", "guessed", "first line");
  assert_field (document, PD_ARTICLE_AUTHOR, "韩江", "guessed", "provenance");
  assert_field (document, PD_ARTICLE_SOURCE, "路桥学刊", "guessed", "provenance");
  assert_field (document, PD_ARTICLE_DATE, "2025", "guessed", "provenance");
  assert_field (document, PD_ARTICLE_ORIGINAL_TITLE, "桥梁长度的几种算法", "guessed", "provenance");
  assert_field (document, PD_ARTICLE_LICENCE, "特将此文摘要转载，供参考", "guessed", "provenance");
}

/* What an article says of other works says nothing of itself. */
static void
test_other_works (void)
{
  g_autoptr (PdDocument) document = read_bytes ("渡口停了\n\n去年，《路桥学刊》2024年第2期刊发青川大学教授韩江的《桥梁长度的几种算法》一文，提出了三种算法，引起了不少争论，也有人说那只是文字游戏。\n\n" PROSE "\n\n" LAST_PROSE "\n", -1, "a.txt");

  assert_cuts (document, "");
  assert_field (document, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  assert_field (document, PD_ARTICLE_SOURCE, NULL, NULL, NULL);
  assert_field (document, PD_ARTICLE_DATE, NULL, NULL, NULL);
}

static void
test_scrambled_copy (void)
{
  g_autoptr (PdDocument) document = read_bytes ("才算长 桥有多长 (对青川说是)\n" PROSE "\n桥上的人\n" MORE_PROSE "\n两岸的人|图源:河岸\n" LAST_PROSE "所以说,它并不是修得慢 ,而是等得久 。 这是另一个难题 ?\n版权声明\n本文来自网络,不代表本站立场,仅供参考。\n未经许可,不得转载。", -1, "a.txt");

  assert_blocks (document, "heading1|才算长 桥有多长 (对青川说是)\nparagraph|" PROSE "\nheading2|桥上的人\nparagraph|" MORE_PROSE "\ncaption|两岸的人|图源:河岸\n"
                           "paragraph|" LAST_PROSE "所以说,它并不是修得慢,而是等得久。这是另一个难题?\n");
  assert_field (document, PD_ARTICLE_TITLE, "才算长 桥有多长 (对青川说是)", "guessed", "first line");
  assert_field (document, PD_ARTICLE_LICENCE, "未经许可,不得转载。", "read", "reprint note");
  assert_field (document, PD_ARTICLE_SOURCE, NULL, NULL, NULL);
}

static void
test_japanese_note (void)
{
  g_autoptr (PdDocument) document = read_bytes ("# 渡し場の最後の日\n\n文：沢村 一葦\n\n2025年1月30日(木) 08:30\n\n橋が架かって、渡し場は止まった。船頭は息子の家に移り、船は岸に伏せられたまま春を迎えた。本当ですか？　そうです。誰も動かさない船の中に、たんぽぽが咲いた。\n\n"
                                                "無断転載を禁じます。\n\nこの記事をシェア\n\nいいね 12\n\nフォローする\n\n関連記事\n\n- [橋の長さ](https://example.jp/1)\n- [最後の船](https://example.jp/2)\n",
                                                -1, "a.md");

  assert_blocks (document, "heading1|渡し場の最後の日\nbyline|文：沢村 一葦\nbyline|2025年1月30日(木) 08:30\n"
                           "paragraph|橋が架かって、渡し場は止まった。船頭は息子の家に移り、船は岸に伏せられたまま春を迎えた。本当ですか？　そうです。誰も動かさない船の中に、たんぽぽが咲いた。\n");
  assert_field (document, PD_ARTICLE_AUTHOR, "沢村 一葦", "read", "byline");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30T08:30", "guessed", "byline");
  assert_field (document, PD_ARTICLE_LICENCE, "無断転載を禁じます。", "read", "reprint note");
}

static void
test_korean_article (void)
{
  g_autoptr (PdDocument) document = read_bytes ("나루터의 마지막 날\n\n입력 2025.01.30. 오후 8:30\n글: 한강우\n\n다리가 놓이고 나루터는 멈추었다. 사공은 아들의 집으로 갔고, 배는 강가에 엎어진 채 봄을 맞았다. 아무도 그 배를 움직이지 않았고, 배 안에는 민들레가 피었다. 大韓 民國의 강가에는 그런 배가 많다.\n\n"
                                                "저작권자 ⓒ 강변일보, 무단 전재 및 재배포 금지\n\n관련기사\n다리의 길이\n마지막 배\n\n좋아요 3\n공유하기\n",
                                                -1, "a.txt");

  assert_blocks (document, "heading1|나루터의 마지막 날\nbyline|입력 2025.01.30. 오후 8:30\nbyline|글: 한강우\n"
                           "paragraph|다리가 놓이고 나루터는 멈추었다. 사공은 아들의 집으로 갔고, 배는 강가에 엎어진 채 봄을 맞았다. 아무도 그 배를 움직이지 않았고, 배 안에는 민들레가 피었다. 大韓 民國의 강가에는 그런 배가 많다.\n");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30T20:30", "read", "byline");
  assert_field (document, PD_ARTICLE_AUTHOR, "한강우", "read", "byline");
}

static void
test_english_post (void)
{
  g_autoptr (PdDocument) document = read_bytes ("# The Last Ferry\n\nBy Jane Roe and John de la Cruz | January 30, 2025\n\nThe bridge took three years, and when it opened the river was frozen. People came from both banks to see it, walked to the middle, and walked back, as if only to "
                                                "know that it was real, and somebody said that the ferry would stop at noon, which it did, without a bell.\n\nOriginally published in The River Review.\n\nCC BY-SA 4.0\n\nShare this:\n\nTweet Like Share\n\nRelated posts\n\n- [How long is a bridge](https://example.com/1)\n",
                                                -1, "a.md");

  assert_cuts (document, "reprint-note|CC BY-SA 4.0\ninterface|Share this:\ninterface|Tweet Like Share\nrelated|Related posts\nrelated|• How long is a bridge\n");
  assert_field (document, PD_ARTICLE_AUTHOR, "Jane Roe and John de la Cruz", "read", "byline");
  assert_field (document, PD_ARTICLE_DATE, "2025-01-30", "guessed", "byline");
  assert_field (document, PD_ARTICLE_SOURCE, "The River Review", "guessed", "provenance");
  assert_field (document, PD_ARTICLE_LICENCE, "CC BY-SA 4.0", "read", "reprint note");
}

/* A poem is lines without ends, and may be called after its first. */
static void
test_poems (void)
{
  assert_whole ("渡口\n\n船翻过来\n扣在岸上\n春天 里面\n长出一丛\n没有人动的\n蒲公英\n请你点赞\n风把它们\n分享给河\n\n沈一苇\n2025年春\n", "a.txt");
  assert_whole ("船翻过来\n\n船翻过来\n扣在岸上\n没有人去动它\n", "a.txt");
  assert_whole ("# 船翻过来\n\n船翻过来，\n\n扣在岸上。\n\n没有人去动它。\n", "a.md");
  assert_whole ("夜泊\n江静潮初落 林昏瘴不开\n明朝望乡处 应见陇头梅\n", "a.txt");
  assert_whole ("浣溪沙\n小桥流水人家远 寒鸦数点，孤村在望，落日又黄昏 何处是归程，长亭更短亭，一川烟草，满城风絮，梅子黄时雨 谁人与共，几度夕阳，空对一江秋。\n", "a.txt");
}

static void
test_interview (void)
{
  g_autoptr (PdDocument) document = read_bytes ("摆渡人韩江：桥通了，我去看过\n\n记者：您什么时候知道要修桥\n韩江：三年前。\n记者：那时候怎么想\n韩江：没怎么想。船总是要停的，停在哪一天都一样，不是今天就是明天，不是明天就是后天，总有一天的。\n记者：现在呢\n韩江：现在我每天走过去，再走回来。\n编辑：这句话要留下吗\n", -1, "a.txt");

  assert_cuts (document, "");
  g_assert_null (strstr (pd_text_get_utf8 (pd_document_get_text (document)), "  "));
  assert_field (document, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
  for (guint i = 0; i < pd_text_get_n_blocks (pd_document_get_text (document)); i++)
    g_assert_cmpint (pd_text_get_block (pd_document_get_text (document), i)->kind, !=, PD_BLOCK_BYLINE);
}

static void
test_play (void)
{
  static const char play[] = "渡口\n\n时间：2024年冬\n地点：青川渡口\n人物：老船工、记者、编辑\n\n老船工　船停了。\n记者　停在哪里？\n老船工　停在岸上。\n记者　还会开吗？\n老船工　（笑）它又不会走路。\n编辑　下一页。\n　　（幕落）\n";
  g_autoptr (PdDocument) document = read_bytes (play, -1, "a.txt");

  assert_whole (play, "a.txt");
  assert_field (document, PD_ARTICLE_DATE, NULL, NULL, NULL);
  assert_field (document, PD_ARTICLE_AUTHOR, NULL, NULL, NULL);
}

/* Prose about what interfaces say, at the end where it would be cut if it were one. */
static void
test_prose_about_it (void)
{
  assert_whole ("关注的代价\n\n他每天给三百条视频点赞，关注公众号四百个，收藏的文章一篇也没有看过。他说自己只是想让别人知道他来过，在看和在场是两回事，可是谁又分得清楚呢。\n\n"
                "后来他把手机还给了店里，店员教他扫码关注店铺，他笑了笑走了。\n\n于是我也学着点赞关注。\n\n未经许可转载别人的人生，不得不说也是一种侵权。\n\n谢谢大家。\n",
                "a.txt");
  assert_whole ("# 版权的边界\n\n法院认为，未经许可不得转载他人作品，这一点没有争议；有争议的是摘要转载是否构成合理使用，以及注明出处能否免除责任，各地的判决并不一致，学者的意见也不相同。\n\n"
                "本文认为，未经许可的转载应当区分目的。\n\n一句话：版权归作者所有，不等于话归作者一个人说。\n",
                "a.md");
}

/* What is listed behind the text belongs to it. */
static void
test_notes (void)
{
  g_autoptr (PdDocument) document = read_bytes ("# 桥梁的长度\n\n" PROSE "\n\n本文首发于河岸笔记，转载请注明出处。\n\n参考文献\n\n[1] 韩江. 桥梁长度的几种算法[J]. 路桥学刊, 2025(3)\n\n[2] 陆舟. 渡口志\n\n作者简介\n\n沈一苇，青川人\n\n欢迎关注河岸笔记公众号\n", -1, "a.md");

  assert_cuts (document, "reprint-note|本文首发于河岸笔记，转载请注明出处。\npromotion|欢迎关注河岸笔记公众号\n");
  assert_field (document, PD_ARTICLE_SOURCE, "河岸笔记", "guessed", "provenance");
}

static void
test_signature (void)
{
  g_autoptr (PdDocument) document = read_bytes ("---\nauthor: 沈一苇\n---\n\n" PROSE "\n\n沈一苇\n\n2025年1月30日于青川\n", -1, "a.md");

  assert_cuts (document, "front-matter|---⏎author: 沈一苇⏎---\n");
  assert_whole ("# 渡口\n\n" PROSE "\n\n—— 沈一苇\n\n（完）\n", "a.md");
}

/* More than half of a text is not taken for an interface, whatever it says. */
static void
test_too_much (void)
{
  assert_whole ("按钮的名字\n\n分享 收藏 点赞 在看\n\n上一篇 下一篇 返回顶部\n\n长按识别二维码，关注公众号\n\n微信扫一扫 关注该公众号\n", "a.txt");
  assert_whole ("未经许可，不得转载。", "a.txt");
  assert_whole ("微信扫一扫\n\n关注该公众号\n", "a.md");
}

static void
test_spaces (void)
{
  static const char *const kept[] = {
    /* Between Han and Latin, behind ASCII marks, around quotation marks, in headings. */
    "# 第一章 总则\n\n在 AI 行业,这是真的吗? 除了这个 “老问题” 之外, 还有别的 ... 人们用 DeepSeek - R1 写信,也用它算账,算完了再写信,写完了再算账,一直算到天亮,谁也没有睡,谁也不肯先走。\n",
    /* Names and lists. */
    "# 名单\n\n出席会议的有张三 李四 王五 赵六等人，他们来自北京 上海 广州 深圳四个城市，会议由记者 韩江主持，青川大学教授 陆舟作了总结，大家都说开得很好，下次还要再开，开到明年为止。\n",
    /* Spaces for commas. */
    "# 随笔\n\n今天天气很好 我们去河边走了走 桥上有人在放风筝 放得很高 风把线吹弯了 他也不收。回来的路上买了一斤橘子 有一个是坏的 剥开来里面是黑的 就扔进河里了。\n",
    /* A dateline, a reporter, a chapter, a slogan, verse. */
    "# 新闻\n\n本报青川1月30日电 记者从青川县交通局获悉，根据《公路法》第三章 第二节的规定，新桥将于下月通车。“绿水青山 就是金山银山”的标语挂在桥头，老人念道：江静潮初落 林昏瘴不开，念完就走了，谁也没有听懂他念的是什么。\n",
    /* Blanks to be filled in, kaomoji, an unknown. */
    "# 练习\n\n新桥全长（ ）米，宽（　　）米。价格 ? 元，他 !important 了一下（ ゜- ゜）つ，大家都笑了，笑完了接着做题，做到第七题的时候，铃响了，卷子被收了上去，没有人写完。\n",
    /* A signature behind the sentence. */
    "# 信\n\n桥已经通了，你什么时候回来都可以，不必再算船的时刻，也不必在渡口等到天黑。我一切都好，河也好，船扣在岸上，里面长了草，开了花，没有人去动它。 沈一苇\n",
    "# 표\n\n大韓 民國 憲法 第一條는 강물처럼 흐른다. 다리는 놓였고 배는 멈추었다. 그는 말했다 , 그리고 갔다.\n",
    "# 台词\n\n老船工 船停了，停在岸上，谁也不去动它，里面长了草，开了花，我每天走过去看一看，再走回来，走到天黑为止。\n\n记者 那您想它吗，想的时候怎么办呢，是走到岸边去坐着，还是就在家里坐着，听人说说河上的事情。\n\n老船工 坐着就好，坐到天黑，天黑了就回家，明天再来，来了再坐着，一直坐到过年，过了年就是春天了。\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_whole (kept[i], "a.md");
}

static void
test_broken_words (void)
{
  g_autoptr (PdDocument) document = read_bytes ("# 渡口\n\n近日 ，青川的新桥通车 ，（ 全长三里） 。 “走到中间 ”的人们说：「 它是真的 」！ 这座桥修了三年， 两岸的人都走到桥上来看、 走到中间又走回去 ；好像只是为了知 道它是真的，而不是为了到对岸去。\n", -1, "a.md");

  assert_blocks (document, "heading1|渡口\nparagraph|近日，青川的新桥通车，（全长三里）。“走到中间”的人们说：「它是真的」！这座桥修了三年，两岸的人都走到桥上来看、走到中间又走回去；好像只是为了知道它是真的，而不是为了到对岸去。\n");
}

static void
test_wrapped_lines (void)
{
  static const char wrapped[] = "渡口停了\n\n"
                                "　　这座桥修了三年，去年冬天才通车。通车那天河面结\n着冰，两岸的人都走到桥上来看，走到中间又走回去，好像\n只是为了知道它是真的。船停在岸上，没有人去动它，动它\n的人都已经过了河。\n"
                                "　　后来的事情大家都知道了：渡口停了，摆渡的老人去\n了儿子家，船翻过来扣在岸上，春天的时候里面长出了一丛\n蒲公英，没有人去动它。我们用 DeepSeek 算过船的年纪，\n它说这艘船比桥大四十岁，比河小四万岁。\n"
                                "　　我想，一座桥真正的长度，要从人们不再绕路的那一\n天开始算起，而不是从第一根桩打下去的那一天，也不是从\n剪彩的那一天。\n";
  g_autoptr (PdDocument) document = read_bytes (wrapped, -1, "a.txt");

  assert_blocks (document, "heading1|渡口停了\n"
                           "paragraph|这座桥修了三年，去年冬天才通车。通车那天河面结着冰，两岸的人都走到桥上来看，走到中间又走回去，好像只是为了知道它是真的。船停在岸上，没有人去动它，动它的人都已经过了河。\n"
                           "paragraph|后来的事情大家都知道了：渡口停了，摆渡的老人去了儿子家，船翻过来扣在岸上，春天的时候里面长出了一丛蒲公英，没有人去动它。我们用 DeepSeek 算过船的年纪，它说这艘船比桥大四十岁，比河小四万岁。\n"
                           "paragraph|我想，一座桥真正的长度，要从人们不再绕路的那一天开始算起，而不是从第一根桩打下去的那一天，也不是从剪彩的那一天。\n");
  /* Lines that are as long as each other because they are verse, or a table. */
  assert_whole ("长歌\n\n江水从来不问船停在哪里船也不问江水的来处，\n桥从来不问人走到哪里去人也不问桥下的去处。\n江水从来不问船停在哪里船也不问江水的来处。\n桥从来不问人走到哪里去人也不问桥下的去处。\n"
                "江水从来不问船停在哪里船也不问江水的来处。\n桥从来不问人走到哪里去人也不问桥下的去处。\n江水从来不问船停在哪里船也不问江水的来处。\n桥从来不问人走到哪里去人也不问桥下的去处。\n"
                "江水从来不问船停在哪里船也不问江水的来处。\n桥从来不问人走到哪里去人也不问桥下的去处。\n江水从来不问船停在哪里船也不问江水的来处。\n桥从来不问人走到哪里去人也不问桥下的去处。\n",
                "a.txt");
}

/* A manual as it is set for a terminal: only what is paragraphs is joined, whatever else there is. */
static void
test_wrapped_manual (void)
{
  static const char manual[] = "渡船(8)                    青川渡口手册                    渡船(8)\n\n"
                               "名称\n"
                               "       duchuan - 把人和牲口渡过河去\n\n"
                               "用法\n"
                               "       duchuan [-n 人数] [-s] 对岸\n"
                               "       duchuan -l\n\n"
                               "描述\n"
                               "       duchuan 等到船上坐满了人才开，除非用 -s 选项说明天快黑了。河上结冰\n"
                               "       的时候船不开，人可以从冰上走过去；冰厚不到三寸的时候， duchuan 会先\n"
                               "       在岸上立一块牌子。\n\n"
                               "       牲口和人分开上船。一头牛算四个人，一只羊算一个人，鸡鸭不算，但是要\n"
                               "       装在笼子里。装不下的，留在岸上等下一趟。\n\n"
                               "选项\n"
                               "       -n 人数\n"
                               "              坐满这么多人就开，不等后面的。人数不能大于船能坐的人数，也\n"
                               "              不能小于一。\n\n"
                               "       -s     马上就开。夜里没有人等船的时候，摆渡的人听见对岸有人喊，就\n"
                               "              用这个选项。\n\n"
                               "       -l 列出今天过了河的人，一行一个。名字后面是时刻，时刻后面是给了\n"
                               "          多少钱。\n\n"
                               "       * 船票要收好，下船的时候还要看，没有票的人要在岸上补，补票比买票\n"
                               "         贵一文。\n"
                               "       * 雨天加一文。\n"
                               "       * 大风天不开。\n\n"
                               "例子\n"
                               "       $ duchuan -n 6 下河村\n"
                               "       坐满了，开船。\n"
                               "       到了。\n\n"
                               "       +------------------------------------------------------------------+\n"
                               "       |时刻                |从哪里到哪里                                 |\n"
                               "       |早上                |从上河村到下河村                             |\n"
                               "       +------------------------------------------------------------------+\n";
  g_autoptr (PdDocument) document = read_bytes (manual, -1, "a.txt");

  assert_blocks (document, "heading1|渡船(8)                    青川渡口手册                    渡船(8)\n"
                           "paragraph|名称\nparagraph|duchuan - 把人和牲口渡过河去\n"
                           "paragraph|用法\nparagraph|duchuan [-n 人数] [-s] 对岸\nparagraph|duchuan -l\n"
                           "paragraph|描述\n"
                           "paragraph|duchuan 等到船上坐满了人才开，除非用 -s 选项说明天快黑了。河上结冰的时候船不开，人可以从冰上走过去；冰厚不到三寸的时候，duchuan 会先在岸上立一块牌子。\n"
                           "paragraph|牲口和人分开上船。一头牛算四个人，一只羊算一个人，鸡鸭不算，但是要装在笼子里。装不下的，留在岸上等下一趟。\n"
                           "paragraph|选项\nparagraph|-n 人数\n"
                           "paragraph|坐满这么多人就开，不等后面的。人数不能大于船能坐的人数，也不能小于一。\n"
                           "paragraph|-s     马上就开。夜里没有人等船的时候，摆渡的人听见对岸有人喊，就用这个选项。\n"
                           "paragraph|-l 列出今天过了河的人，一行一个。名字后面是时刻，时刻后面是给了多少钱。\n"
                           "paragraph|* 船票要收好，下船的时候还要看，没有票的人要在岸上补，补票比买票贵一文。\n"
                           "paragraph|* 雨天加一文。\nparagraph|* 大风天不开。\n"
                           "paragraph|例子\nparagraph|$ duchuan -n 6 下河村\nparagraph|坐满了，开船。\nparagraph|到了。\n"
                           "paragraph|+------------------------------------------------------------------+\n"
                           "paragraph||时刻                |从哪里到哪里                                 |\n"
                           "paragraph||早上                |从上河村到下河村                             |\n"
                           "paragraph|+------------------------------------------------------------------+\n");
  /* Paragraphs a line each, however they are set off. */
  assert_whole ("渡口停了\n\n  这座桥修了三年，去年冬天才通车。通车那天河面结着冰，两岸的人都来了。\n  船停在岸上，没有人去动它，动它的人都已经过了河，只有摆渡的老人还在。\n\n"
                "  他说这艘船比桥大四十岁。\n  他还说河比船大。\n\n  后来的事情大家都知道了：渡口停了，老人去了儿子家，船翻过来扣在岸上。\n  春天的时候船里长出了一丛蒲公英。\n\n"
                "  一座桥真正的长度，从人们不再绕路的那一天算起。\n  不是从剪彩的那一天。\n\n  完\n",
                "a.txt");
}

static void
test_stars (void)
{
  g_autoptr (PdDocument) document = read_bytes ("# 渡口\n\n他说**“走到中间”**才算数，**桥**的长度**（全长）**是三里，\\*注\n\n警方通报：张**、李**二人；电话 138****1234，2 ** 3 = 8，用 `**kwargs` 传参。\n\n* * *\n\n**完\n", -1, "a.md");

  assert_blocks (document, "heading1|渡口\nparagraph|他说“走到中间”才算数，桥的长度（全长）是三里，*注\n"
                           "paragraph|警方通报：张**、李**二人；电话 138****1234，2 ** 3 = 8，用 **kwargs 传参。\nparagraph|**完\n");
  assert_whole ("渡口\n\n***\n他说**好**\n", "a.txt");
}

static void
test_titles (void)
{
  g_autoptr (PdDocument) site = read_bytes ("<title>渡口停了_青川新闻网</title><p>首页</p><p>渡口停了</p><p>" PROSE "</p>", -1, "a.html");
  g_autoptr (PdDocument) trail = read_bytes ("<p>渡口停了</p><h1>渡口停了</h1><p>" PROSE "</p>", -1, "a.html");
  g_autoptr (PdDocument) labelled = read_bytes ("标题：渡口停了？\n作者：沈一苇\n时间：2025-01-30\n来源：微信公众号“河岸笔记”（ID：hean）\n链接：https://example.com/2025/01/31/1.html\n\n" PROSE "\n", -1, "a.txt");
  g_autoptr (PdDocument) address = read_bytes ("https://news.example.com/2025/0131/1.html\n渡口停了\n" PROSE "\n", -1, "a.txt");
  g_autoptr (PdDocument) sentence = read_bytes ("我爱这条河\n\n我爱这条河。\n\n" PROSE "\n", -1, "a.txt");

  assert_field (site, PD_ARTICLE_TITLE, "渡口停了", "read", "heading");
  assert_cuts (trail, "repeated-title|渡口停了\n");
  assert_blocks (trail, "heading1|渡口停了\nparagraph|" PROSE "\n");
  assert_field (labelled, PD_ARTICLE_TITLE, "渡口停了？", "read", "byline");
  assert_field (labelled, PD_ARTICLE_AUTHOR, "沈一苇", "read", "byline");
  assert_field (labelled, PD_ARTICLE_DATE, "2025-01-30", "read", "byline");
  assert_field (labelled, PD_ARTICLE_SOURCE, "河岸笔记", "read", "byline");
  assert_field (labelled, PD_ARTICLE_URL, "https://example.com/2025/01/31/1.html", "read", "byline");
  assert_field (labelled, PD_ARTICLE_OBTAINED_FROM, "example.com", "guessed", "url");
  assert_cuts (labelled, "");
  assert_field (address, PD_ARTICLE_TITLE, "渡口停了", "guessed", "first line");
  assert_field (address, PD_ARTICLE_DATE, "2025-01-31", "guessed", "url");
  assert_field (address, PD_ARTICLE_URL, "https://news.example.com/2025/0131/1.html", "guessed", "first line");
  assert_cuts (sentence, "");
}

static void
test_bylines (void)
{
  static const struct
  {
    const char *line;
    const char *author;
    const char *editor;
    const char *source;
    const char *date;
  } cases[] = {
    { "文 | 沈一苇", "沈一苇", NULL, NULL, NULL },
    { "文／沈一苇 图／陆舟", "沈一苇", NULL, NULL, NULL },
    { "沈一苇/文", "沈一苇", NULL, NULL, NULL },
    { "作者：沈一苇 编辑：顾小川", "沈一苇", "顾小川", NULL, NULL },
    { "作 者：沈一苇，青川人", "沈一苇", NULL, NULL, NULL },
    { "撰文丨沈一苇  责编丨顾小川  校对丨陆舟", "沈一苇", "顾小川", NULL, NULL },
    { "记者 沈一苇 发自青川", "沈一苇", NULL, NULL, NULL },
    { "本报记者 沈一苇 陆舟 青川报道", "沈一苇 陆舟", NULL, NULL, NULL },
    { "（作者：沈一苇）", "沈一苇", NULL, NULL, NULL },
    { "来源：青川日报", NULL, NULL, "青川日报", NULL },
    { "来源：网络", NULL, NULL, NULL, NULL },
    { "来源：《路桥学刊》2025年第3期", NULL, NULL, "路桥学刊", NULL },
    { "2025年1月30日 星期四 08:30", NULL, NULL, NULL, "2025-01-30T08:30" },
    { "发布时间：2025/1/30 08:30:05 来源：青川日报", NULL, NULL, "青川日报", "2025-01-30T08:30:05" },
    { "发表于 2025-01-30", NULL, NULL, NULL, "2025-01-30" },
    { "沈一苇 河岸笔记 2025年01月30日 08:30 青川", "沈一苇", NULL, "河岸笔记", "2025-01-30T08:30" },
    { "青川日报 2025-01-30", NULL, NULL, "青川日报", "2025-01-30" },
    { "更新于 2025-02-01", NULL, NULL, NULL, NULL },
    { "著者：沢村 一葦 | 編集：川島", "沢村 一葦", "川島", NULL, NULL },
    { "By Jane Roe", "Jane Roe", NULL, NULL, NULL },
    { "Published 30 January 2025 by Jane Roe", "Jane Roe", NULL, NULL, "2025-01-30" },
    /* No bylines. */
    { "作者 手记", NULL, NULL, NULL, NULL },
    { "文 化", NULL, NULL, NULL, NULL },
    { "编辑 的 一天", NULL, NULL, NULL, NULL },
    { "By the river", NULL, NULL, NULL, NULL },
    { "来源：我也不知道它从哪里来，大概是河里漂来的，漂到渡口就停住了，停到了今天，还要停下去", NULL, NULL, NULL, NULL },
    { "记者：您好！", NULL, NULL, NULL, NULL },
    { "2025年1月30日的清晨", NULL, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("# 渡口\n\n", cases[i].line, "\n\n" PROSE "\n\n" LAST_PROSE "\n", NULL);
      g_autoptr (PdDocument) document = read_bytes (text, -1, "a.md");
      PdRecord *article = pd_document_get_article (document);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_AUTHOR), ==, cases[i].author);
      g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_EDITOR), ==, cases[i].editor);
      g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_SOURCE), ==, cases[i].source);
      g_assert_cmpstr (pd_record_get_text (article, PD_ARTICLE_DATE), ==, cases[i].date);
      assert_cuts (document, "");
    }
}

static void
test_url (void)
{
  static const struct
  {
    const char *url;
    const char *source;
    const char *obtained_from;
    const char *date;
  } cases[] = {
    { "https://www.example.com/2025/02/03/x.html", "河岸", "example.com", "2025-02-03" },
    { "https://example.com/a-20250203-1.html", "河岸", "example.com", "2025-02-03" },
    { "https://example.com/202502/03/c_1.htm", "河岸", "example.com", "2025-02-03" },
    { "https://example.com/c/2025-02/03/c_1.htm", "河岸", "example.com", "2025-02-03" },
    { "https://example.com/?d=20250203", "河岸", "example.com", NULL },
    { "https://example.com/120250203/20251303/2025020", "河岸", "example.com", NULL },
    { "https://web.archive.org/web/20250203/https://example.com/", "河岸", "web.archive.org", NULL },
    { "https://www.riverreview.com/a", "River Review", NULL, NULL },
    { "https://user@example.com/a", "河岸", NULL, NULL },
    { "file:///home/a", "河岸", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("---\ntitle: 渡口\nurl: \"%s\"\nsource: %s\n---\n\n" PROSE "\n", cases[i].url, cases[i].source);
      g_autoptr (PdDocument) document = read_bytes (text, -1, "a.md");

      g_test_message ("%s", cases[i].url);
      assert_field (document, PD_ARTICLE_OBTAINED_FROM, cases[i].obtained_from, "guessed", "url");
      assert_field (document, PD_ARTICLE_DATE, cases[i].date, "guessed", "url");
    }
}

/* The time that it takes grows with the text and not faster. */
static void
test_long (void)
{
  static const char *const pieces[] = { "分享\n", "**", "作者：甲 ", "来源：", "《", "的《", "》2025年第3期刊发", " ，", "桥 上", "关注公众号", "更多阅读\n", "未经许可不得转载", "2025-01-30 ", "一、", "\n", "|", "（", "* " };
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("# 渡口\n\n");
      g_autoptr (PdDocument) document = NULL;

      while (text->len < 400 * 1000)
        g_string_append (text, pieces[i]);
      g_string_append (text, PROSE);
      document = read_bytes (text->str, text->len, i % 2 == 0 ? "a.md" : "a.txt");
      g_assert_true (g_str_has_suffix (pd_text_get_utf8 (pd_document_get_text (document)), "真的。"));
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/cleaner/channel-post", test_channel_post);
  g_test_add_func ("/formats/cleaner/traditional-post", test_traditional_post);
  g_test_add_func ("/formats/cleaner/news-copy", test_news_copy);
  g_test_add_func ("/formats/cleaner/forum-post", test_forum_post);
  g_test_add_func ("/formats/cleaner/reprint", test_reprint);
  g_test_add_func ("/formats/cleaner/other-works", test_other_works);
  g_test_add_func ("/formats/cleaner/scrambled-copy", test_scrambled_copy);
  g_test_add_func ("/formats/cleaner/japanese-note", test_japanese_note);
  g_test_add_func ("/formats/cleaner/korean-article", test_korean_article);
  g_test_add_func ("/formats/cleaner/english-post", test_english_post);
  g_test_add_func ("/formats/cleaner/poems", test_poems);
  g_test_add_func ("/formats/cleaner/interview", test_interview);
  g_test_add_func ("/formats/cleaner/play", test_play);
  g_test_add_func ("/formats/cleaner/prose-about-it", test_prose_about_it);
  g_test_add_func ("/formats/cleaner/notes", test_notes);
  g_test_add_func ("/formats/cleaner/signature", test_signature);
  g_test_add_func ("/formats/cleaner/too-much", test_too_much);
  g_test_add_func ("/formats/cleaner/spaces", test_spaces);
  g_test_add_func ("/formats/cleaner/broken-words", test_broken_words);
  g_test_add_func ("/formats/cleaner/wrapped-lines", test_wrapped_lines);
  g_test_add_func ("/formats/cleaner/wrapped-manual", test_wrapped_manual);
  g_test_add_func ("/formats/cleaner/stars", test_stars);
  g_test_add_func ("/formats/cleaner/titles", test_titles);
  g_test_add_func ("/formats/cleaner/bylines", test_bylines);
  g_test_add_func ("/formats/cleaner/url", test_url);
  g_test_add_func ("/formats/cleaner/long", test_long);
  return g_test_run ();
}
