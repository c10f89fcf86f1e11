#include "pd-html-phrases.h"

#include <string.h>

#include "pd-html-title.h"

/* No phrase is longer, in bytes. */
#define MAX_BYTES 60

/* What pages say in lines of their own, in letters and digits only: what they announce, or what is in their place. */
static const struct
{
  PdHtmlVerdict verdict;
  const char *phrases;
} verdicts[] = {
  { PD_HTML_RELATED, "|相关阅读|相关新闻|相关文章|相关报道|相关推荐|相关链接|相关资讯|延伸阅读|延伸推荐|推荐阅读|更多阅读|阅读更多|更多新闻|往期回顾|往期精选|猜你喜欢|你可能感兴趣|您可能感兴趣|你可能还喜欢|热门文章|热门推荐|热门新闻|热点新闻|最新文章|最新新闻|今日推荐|编辑推荐|精彩推荐|大家都在看|为你推荐|为您推荐|上一篇|下一篇"
                     "|相關閱讀|相關新聞|相關文章|相關報導|相關連結|延伸閱讀|推薦閱讀|更多閱讀|更多新聞|猜你喜歡|熱門文章|熱門新聞|最新文章|你可能感興趣|你可能也喜歡|編輯推薦|大家都在看"
                     "|関連記事|関連ニュース|関連リンク|関連キーワード|おすすめ|おすすめ記事|あわせて読みたい|人気記事|最新記事|アクセスランキング|ランキング"
                     "|관련기사|관련뉴스|추천기사|추천뉴스|인기기사|최신기사|많이본뉴스|많이본기사|함께볼만한뉴스"
                     "|related|relatedarticles|relatedstories|relatedposts|relatednews|relatedcontent|relatedlinks|relatedreading|relatedtopics|readmore|readnext|readthisnext|upnext|moreonthis|moreonthisstory|morefromthesite|morestories|morenews|recommended|recommendedforyou|recommendedreading|youmayalsolike|youmightalsolike|youmaylike|mostread|mostpopular|popularposts|trending|trendingnow|recentposts|latestnews|topstories|dontmiss|" },
  { PD_HTML_COMMENTS, "|评论|网友评论|最新评论|热门评论|全部评论|精彩评论|发表评论|我要评论|发表回复|留言|网友留言|相关评论|評論|網友評論|最新評論|發表評論|發表迴響|發佈留言|留言|回應|コメント|コメント一覧|コメントを書く|댓글|댓글쓰기|전체댓글|comments|leaveacomment|leaveareply|postacomment|addacomment|jointheconversation|jointhediscussion|" },
  { PD_HTML_SHARE, "|分享|分享到|分享至|分享本文|分享文章|一键分享|转发|转发到|微信扫一扫分享|分享到微信|分享到朋友圈|分享到微博|分享給朋友|分享此文|シェア|シェアする|この記事をシェア|この記事をシェアする|ツイート|공유|공유하기|기사공유|share|sharethis|sharethisarticle|sharethisstory|sharethispost|shareon|shareonfacebook|shareontwitter|sharethispage|tweet|tweetthis|emailthis|" },
  { PD_HTML_PROMOTION, "|广告|廣告|推广|推廣|赞助商链接|贊助商連結|広告|スポンサーリンク|スポンサードリンク|プロモーション|광고|advertisement|advertisements|advertising|sponsored|sponsoredcontent|sponsoredlinks|publicité|werbung|anzeige|anuncio|реклама|" },
  { PD_HTML_INTERFACE, "|加载中|正在加载|載入中|正在載入|読み込み中|로딩중|loading|点击加载更多|加载更多|载入更多|查看更多|展开全文|展开更多|收起|返回顶部|回到顶部|返回首页|返回列表|打印|打印本页|关闭窗口|关闭|字号|字号大中小|字体大中小|大中小|收藏|收藏本页|举报|纠错|点击复制|扫一扫|返回頂部|列印|關閉|字級|收藏|檢舉|もっと見る|続きを読む|トップへ戻る|ページトップへ|印刷|더보기|맨위로|인쇄|print|printthis|backtotop|loadmore|showmore|close|menu|skiptocontent|skiptomaincontent|jumptocontent|subscribe|signin|login|" },
};

/**
 * pd_html_phrases_find:
 * @line: a line of a page
 *
 * Returns: what the line announces, or stands for, if it is nothing but one of the phrases that pages have for it in Chinese, Japanese,
 *   Korean and English; otherwise `PD_HTML_KEPT`
 */
PdHtmlVerdict
pd_html_phrases_find (const char *line)
{
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (line != NULL, PD_HTML_KEPT);

  if (*line == '\0' || strlen (line) > MAX_BYTES)
    return PD_HTML_KEPT;
  folded = pd_html_title_fold (line);
  if (*folded == '\0')
    return PD_HTML_KEPT;
  wanted = g_strconcat ("|", folded, "|", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      if (strstr (verdicts[i].phrases, wanted) != NULL)
        return verdicts[i].verdict;
    }
  return PD_HTML_KEPT;
}
