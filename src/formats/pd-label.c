#include "pd-label.h"

#include <string.h>

/* The labels of bylines, in Chinese, Japanese, Korean and English, separated by commas. Those of the first list of two stand
 * for themselves in front of a name; those of the second are words that prose has too, and need a sign behind them. */
static const struct
{
  PdLabel label;
  gboolean needs_sign;
  const char *words;
} lists[] = {
  { PD_LABEL_TITLE, TRUE, "标题,標題,题目,題目,文章标题,文章標題,タイトル,제목,title,headline" },
  { PD_LABEL_ORIGINAL_TITLE, TRUE, "原标题,原標題,原题,原題,原文标题,原文標題,original title" },
  { PD_LABEL_AUTHOR, FALSE,
    "作者,本文作者,原作者,撰文,撰稿,采写,採寫,记者,記者,本报记者,本報記者,本刊记者,本刊記者,本网记者,本台记者,特约记者,见习记者,实习记者,特派记者,首席记者,"
    "著者,筆者,文責,글쓴이,작성자,written by,words by,text by,posted by" },
  { PD_LABEL_AUTHOR, TRUE,
    "文,文字,文章作者,原文作者,撰写,撰寫,执笔,執筆,采访,採訪,采访撰文,署名,发帖人,發文者,发布者,发布人,取材,取材・文,文・写真,글,저자,취재,author,authors,writer,reporter,by" },
  { PD_LABEL_EDITOR, FALSE, "编辑,編輯,责编,責編,责任编辑,責任編輯,文字编辑,执行编辑,執行編輯,网络编辑,本文编辑,編集者,편집자,edited by" },
  { PD_LABEL_EDITOR, TRUE, "主编,主編,执行主编,編集,편집,에디터,editor" },
  { PD_LABEL_SOURCE, FALSE, "文章来源,文章來源,稿件来源,信息来源,新闻来源,新聞來源,内容来源,原文来源,来源,來源" },
  { PD_LABEL_SOURCE, TRUE,
    "稿源,出处,出處,来自,來自,转自,轉自,转载自,轉載自,原载,原載,首发,首發,首发于,媒体,公众号,微信公众号,发布单位,出典,引用元,掲載元,配信元,출처,제공,source,via" },
  { PD_LABEL_DATE, FALSE,
    "发布时间,發布時間,發佈時間,发布日期,發布日期,發佈日期,发表时间,发表日期,發表時間,發表日期,发表于,發表於,发布于,發布於,發佈於,刊发时间,刊登日期,发稿时间,公開日,掲載日,投稿日,"
    "입력,등록,등록일,작성일,게재,published,published on,posted on,publication date" },
  { PD_LABEL_DATE, TRUE, "时间,時間,日期,发布,發布,發佈,日付,날짜,date,posted" },
  { PD_LABEL_UPDATED, FALSE,
    "更新时间,更新時間,更新日期,更新于,更新於,最后更新,最後更新,编辑于,編輯於,修改时间,修改于,更新日,最終更新,수정,최종수정,updated,updated on,last updated,last modified,modified" },
  { PD_LABEL_UPDATED, TRUE, "更新" },
  { PD_LABEL_URL, TRUE, "原文链接,原文連結,原文地址,原文网址,本文链接,本文連結,文章链接,链接,連結,网址,網址,来源链接,url,link" },
  { PD_LABEL_CREDIT, TRUE,
    "图,圖,图源,圖源,图片,圖片,图片来源,圖片來源,题图,題圖,头图,頭圖,封面,题图来源,头图来源,封面图,摄影,攝影,制图,製圖,供图,供圖,写真,撮影,사진,photo,photos,photo by,image,images,image credit,photography" },
  { PD_LABEL_OTHER, FALSE, "校对,校對,责任校对,审核,審核,审校,監製,监制,值班编辑,值班主任,总编辑,总监制,通讯员,通訊員,实习生,二审,三审,初审,终审" },
  { PD_LABEL_OTHER, TRUE,
    "编审,出品,出品人,制片,策划,策劃,统筹,統籌,设计,設計,美编,美編,视觉,視覺,排版,运营,營運,视频,剪辑,翻译,翻譯,译,譯,译者,譯者,编译,編譯,整理,编校,翻訳,translator,translated by" },
  { PD_LABEL_COUNT, TRUE,
    "阅读,閱讀,阅读量,阅读数,浏览,瀏覽,浏览量,浏览次数,点击,点击量,点击数,访问量,评论,評論,评论数,点赞,点赞数,字数,字數,分类,分類,栏目,欄目,标签,標籤,关键词,關鍵字,话题,频道,"
    "微信号,微信,ip属地,カテゴリ,タグ,조회,조회수,views,read time,reading time,category,categories,tags" },
};

/* How many bytes of @text a word is; the characters of a Han label are often spread with spaces. */
static gsize
match (const char *text,
       const char *word,
       gsize n_word)
{
  const char *p = text, *end = word + n_word;

  while (word < end)
    {
      gunichar c = g_utf8_get_char (word), found;

      if (p > text && c >= 0x2E80)
        {
          while (*p == ' ' || g_str_has_prefix (p, "　"))
            p = g_utf8_next_char (p);
        }
      found = g_utf8_get_char (p);
      if (found != c && (c >= 0x80 || found >= 0x80 || g_ascii_tolower (found) != c))
        return 0;
      p = g_utf8_next_char (p);
      word = g_utf8_next_char (word);
    }
  /* Not the start of a longer word. */
  if (g_ascii_isalpha (word[-1]) && g_ascii_isalnum (*p))
    return 0;
  return p - text;
}

/**
 * pd_label_find:
 * @text: where a label may be
 * @n_bytes: (out): how much of @text it is
 * @needs_sign: (out): whether it is one only where a sign such as a colon follows
 *
 * Finds the longest label that @text starts with.
 *
 * Returns: what it says, %PD_LABEL_NONE where there is none
 */
PdLabel
pd_label_find (const char *text,
               gsize *n_bytes,
               gboolean *needs_sign)
{
  PdLabel label = PD_LABEL_NONE;

  g_return_val_if_fail (text != NULL, PD_LABEL_NONE);
  g_return_val_if_fail (n_bytes != NULL, PD_LABEL_NONE);
  g_return_val_if_fail (needs_sign != NULL, PD_LABEL_NONE);

  *n_bytes = 0;
  *needs_sign = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *word = lists[i].words;

      while (*word != '\0')
        {
          gsize n_word = strcspn (word, ",");
          gsize n = match (text, word, n_word);

          if (n > *n_bytes)
            {
              *n_bytes = n;
              *needs_sign = lists[i].needs_sign;
              label = lists[i].label;
            }
          word += n_word + (word[n_word] != '\0');
        }
    }
  return label;
}

/**
 * pd_label_skip_sign:
 * @text: what stands behind a label
 *
 * Returns: how many bytes the sign is that sets a label off from what it labels, with the spaces around it; 0 where there
 *   is none
 */
gsize
pd_label_skip_sign (const char *text)
{
  static const char *const signs[] = { ":", "：", "|", "｜", "丨", "│", "┃", "∣", "/", "／", "＝", "=", NULL };
  const char *p = text;

  g_return_val_if_fail (text != NULL, 0);

  while (*p == ' ' || g_str_has_prefix (p, "　"))
    p = g_utf8_next_char (p);
  for (guint i = 0; signs[i] != NULL; i++)
    {
      if (!g_str_has_prefix (p, signs[i]))
        continue;
      p += strlen (signs[i]);
      while (*p == ' ' || g_str_has_prefix (p, "　"))
        p = g_utf8_next_char (p);
      return p - text;
    }
  return 0;
}
