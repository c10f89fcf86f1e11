#include "pd-column-name.h"

#include <string.h>

/* What is longer is no name. */
#define MAX_BYTES 200

/* How columns of Chinese (both scripts), Japanese, Korean and English tables, and the keys of the interfaces of web sites, are called:
 * in lower case, without spaces, hyphens and the like, the clearest first. A name may mean several fields; the values tell which. */
static const struct
{
  PdKey field;
  PdColumnName clarity;
  const char *names;
} synonyms[] = {
  { PD_ARTICLE_TITLE, PD_COLUMN_NAME_CLEAR, "title headline 标题 標題 题名 題名 题目 題目 篇名 見出し タイトル 表題 件名 제목 표제 타이틀 헤드라인" },
  { PD_ARTICLE_TITLE, PD_COLUMN_NAME_USUAL, "heading subject maintitle fulltitle 主标题 主標題 文题 文題 大标题 主題 主题" },

  { PD_ARTICLE_TEXT, PD_COLUMN_NAME_CLEAR, "text fulltext body content bodytext maintext 正文 全文 内容 內容 文本 本文 本文全文 記事本文 本文テキスト テキスト 본문 전문 기사본문 텍스트 내용" },
  { PD_ARTICLE_TEXT, PD_COLUMN_NAME_USUAL, "contents contenttext textcontent contenthtml htmlcontent bodyhtml htmlbody plaintext rawtext cleantext articletext articlebody selftext longtext html article articles story post tweet paragraphs transcript 文章 正文内容 正文內容 内文 內文 原文 文字 贴文 貼文 記事 기사 게시글" },
  { PD_ARTICLE_TEXT, PD_COLUMN_NAME_WEAK, "message description desc summary abstract excerpt snippet digest comment reply lead caption 摘要 简介 簡介 描述 导语 導語 评论 評論 留言 回复 回覆 要約 概要 要旨 コメント 요약 설명 댓글" },

  { PD_ARTICLE_AUTHOR, PD_COLUMN_NAME_CLEAR, "author authors byline writer 作者 作者姓名 作者名 撰文 撰稿 撰稿人 署名 著者 著者名 筆者 執筆者 저자 작성자 글쓴이 필자" },
  { PD_ARTICLE_AUTHOR, PD_COLUMN_NAME_USUAL, "by creator creators dccreator reporter journalist columnist poster postedby writtenby authorname 记者 記者 发布者 發布者 發佈者 发布人 發布人 发表者 發表者 博主 楼主 樓主 発信者 作成者 投稿者 기자 기자명 게시자" },
  { PD_ARTICLE_AUTHOR, PD_COLUMN_NAME_WEAK, "user username nickname screenname displayname account 用户 用戶 用户名 用戶名 昵称 暱稱 账号 帳號 ユーザー ユーザー名 사용자 닉네임" },

  { PD_ARTICLE_EDITOR, PD_COLUMN_NAME_CLEAR, "editor editors editedby 编辑 編輯 责任编辑 責任編輯 责编 責編 編集者 編集 편집 편집자 편집인" },

  { PD_ARTICLE_SOURCE, PD_COLUMN_NAME_CLEAR, "publication publisher 来源 來源 媒体 媒體 媒体名称 媒體名稱 来源媒体 來源媒體 发布媒体 公众号 公眾號 公众号名称 公號 公号 刊名 报刊 報刊 报纸 報紙 報紙名稱 出处 出處 掲載紙 掲載元 掲載媒体 出典 メディア 媒体名 매체 매체명 언론사 신문사 출처" },
  { PD_ARTICLE_SOURCE, PD_COLUMN_NAME_USUAL, "source sourcename media medianame outlet newspaper journal magazine site sitename website 期刊 杂志 雜誌 网站 網站 网站名称 站点 站點 平台 新闻来源 新聞來源 新聞社 新聞名 サイト サイト名 情報源 사이트 신문 발행처" },
  { PD_ARTICLE_SOURCE, PD_COLUMN_NAME_WEAK, "domain host channel platform feed 频道 頻道 版面" },

  { PD_ARTICLE_OBTAINED_FROM, PD_COLUMN_NAME_CLEAR, "obtainedfrom database databasename 数据库 數據庫 資料庫 数据来源 資料來源 データベース 데이터베이스" },

  { PD_ARTICLE_DATE, PD_COLUMN_NAME_CLEAR, "published publishedat publishedon publisheddate publisheddatetime publishdate publishtime publicationdate publicationtime pubdate pubtime datepublished releasedate 发布时间 發布時間 發佈時間 发布日期 發布日期 發佈日期 发表时间 發表時間 发表日期 發表日期 出版日期 出版时间 出版時間 刊登日期 刊发日期 刊發日期 见报日期 見報日期 发文时间 發文時間 公開日 公開日時 掲載日 掲載日時 発行日 配信日 配信日時 投稿日 投稿日時 게시일 게시일시 발행일 보도일 작성일 작성일시 입력일 입력일시 등록일 등록일시" },
  { PD_ARTICLE_DATE, PD_COLUMN_NAME_USUAL, "date posted postdate posttime postedat dateposted datetime pubdatetime 日期 时间 時間 发帖时间 發帖時間 日付 日時 年月日 날짜 일자 일시 날짜시간" },
  { PD_ARTICLE_DATE, PD_COLUMN_NAME_WEAK, "time timestamp created createdat createdutc createtime createdate createddate createdtime datecreated day 创建时间 創建時間 建立時間 作成日 作成日時 시간 생성일" },

  { PD_ARTICLE_URL, PD_COLUMN_NAME_CLEAR, "url link permalink weburl pageurl articleurl articlelink sourceurl originalurl canonicalurl 链接 連結 鏈接 链接地址 网址 網址 原文链接 原文連結 原文鏈接 原文网址 原文網址 原文地址 网页链接 網頁連結 urlアドレス リンク 링크 주소 원문링크 원문주소" },
  { PD_ARTICLE_URL, PD_COLUMN_NAME_USUAL, "href uri contenturl shorturl 地址 来源链接 來源連結 アドレス 출처링크" },
  { PD_ARTICLE_URL, PD_COLUMN_NAME_WEAK, "source guid id 来源 來源 出处 出處 出典 출처" },

  { PD_ARTICLE_FETCHED, PD_COLUMN_NAME_CLEAR, "fetched fetchedat fetchdate fetchtime crawled crawledat crawldate crawltime crawleddate scraped scrapedat scrapedate scrapetime scrapeddate retrieved retrievedat retrievaldate accessed accessedat accessdate downloaded downloadedat downloaddate collectedat collectiondate datefetched datedownload dateaccessed 抓取时间 抓取時間 抓取日期 采集时间 採集時間 采集日期 採集日期 爬取时间 爬取時間 爬取日期 获取时间 獲取時間 获取日期 獲取日期 下载时间 下載時間 下载日期 下載日期 访问时间 訪問時間 访问日期 訪問日期 收集时间 收集日期 入库时间 入庫時間 取得日 取得日時 収集日 収集日時 閲覧日 アクセス日 수집일 수집일시 수집시간 접속일 접근일" },

  { PD_ARTICLE_LANGUAGE, PD_COLUMN_NAME_CLEAR, "language lang languagecode langcode 语言 語言 语种 語種 言語 언어" },
  { PD_ARTICLE_LANGUAGE, PD_COLUMN_NAME_WEAK, "locale" },

  { PD_ARTICLE_ORIGINAL_TITLE, PD_COLUMN_NAME_CLEAR, "originaltitle origtitle titleoriginal 原标题 原標題 原题 原題 原文标题 原文標題 原題名 原タイトル 원제 원제목" },

  { PD_ARTICLE_LICENCE, PD_COLUMN_NAME_CLEAR, "licence license rights copyright copyrightnotice usageterms 版权 版權 版权声明 版權聲明 授权 授權 许可 許可 许可协议 許可協議 转载说明 轉載說明 ライセンス 著作権 利用条件 라이선스 저작권" },

  { PD_ARTICLE_ARCHIVE_URL, PD_COLUMN_NAME_CLEAR, "archiveurl archivedurl archivelink archive archived waybackurl wayback snapshoturl 存档链接 存檔連結 存檔鏈接 存档 存檔 存档地址 归档链接 歸檔連結 快照 快照链接 快照連結 アーカイブ アーカイブurl 魚拓 아카이브 아카이브주소" },
};

/* What a name may say before what matters: 文章标题, article_title. */
static const char *const qualifiers[] = { "article", "news", "post", "document", "doc", "page", "story", "item", "entry", "weibo", "tweet", "文章", "新闻", "新聞", "微博", "帖子", "博文", "贴文", "貼文", "报道", "報道", "報導", "稿件", "網頁", "网页", "記事", "ニュース", "기사", "뉴스", "게시글", "게시물", "문서" };

/* What an object is called that is there only to have others in it: what matters is what they are called. */
static const char *const wrappers[] = { "data", "attributes", "fields", "item", "article", "post", "node", "document", "doc", "record", "result", "payload", "properties", "meta", "metadata" };

/* What is in an object whose own name says what it is: author.name, title.rendered. */
static const char *const leaves[] = { "name", "text", "value", "rendered", "raw", "full", "fullname", "username", "nickname", "screenname", "displayname", "string" };

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize n_word = strlen (word);

  for (const char *p = words; *p != '\0';)
    {
      gsize n = strcspn (p, " ");

      if (n == n_word && memcmp (p, word, n) == 0)
        return TRUE;
      p += n + strspn (p + n, " ");
    }
  return FALSE;
}

static gboolean
is_in (const char *const *words,
       gsize n_words,
       const char *word)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_str_equal (words[i], word))
        return TRUE;
    }
  return FALSE;
}

/* Letters and digits only, in lower case; what stands in brackets at the end is left out, such as the unit. */
static char *
simplify (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, strlen (name));
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = g_utf8_strdown (normal, -1);
  GString *simple = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' && simple->len > 0)
        break;
      if (g_unichar_isalnum (c) || c == 0x30FC)
        g_string_append_unichar (simple, c);
    }
  return g_string_free_and_steal (simple);
}

static PdColumnName
look_up (const char *simple,
         PdKey field)
{
  PdColumnName found = PD_COLUMN_NAME_OTHER;

  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      if (synonyms[i].field == field && has_word (synonyms[i].names, simple))
        found = MAX (found, synonyms[i].clarity);
    }
  return found;
}

static PdColumnName
rate_simple (const char *simple,
             PdKey field)
{
  PdColumnName found = look_up (simple, field);

  for (gsize i = 0; found == PD_COLUMN_NAME_OTHER && i < G_N_ELEMENTS (qualifiers); i++)
    {
      if (g_str_has_prefix (simple, qualifiers[i]))
        found = look_up (simple + strlen (qualifiers[i]), field);
    }
  return found;
}

/**
 * pd_column_name_rate:
 * @name: the name of a column, or of a member of an object in a member: `author.name`
 * @field: a column of the articles
 *
 * Returns: how clearly the name says that the field is in the column
 */
PdColumnName
pd_column_name_rate (const char *name,
                     PdKey field)
{
  g_autofree char *simple = NULL;
  g_autofree char *outer = NULL;
  g_autofree char *parent = NULL;
  const char *dot;

  g_return_val_if_fail (name != NULL, PD_COLUMN_NAME_OTHER);

  if (strlen (name) > MAX_BYTES)
    return PD_COLUMN_NAME_OTHER;
  dot = strrchr (name, '.');
  simple = simplify (dot != NULL ? dot + 1 : name);
  if (dot == NULL || dot == name)
    return rate_simple (simple, field);

  outer = g_strndup (name, dot - name);
  parent = simplify (outer);
  if (g_str_equal (outer, "_source") || is_in (wrappers, G_N_ELEMENTS (wrappers), parent))
    return rate_simple (simple, field);
  return is_in (leaves, G_N_ELEMENTS (leaves), simple) ? rate_simple (parent, field) : PD_COLUMN_NAME_OTHER;
}
