#include "pd-field-label.h"

#include <string.h>

/* No label is longer, in bytes. */
#define MAX_LABEL_BYTES 64

/* What articles are labelled with in Chinese (Simplified and Traditional), Japanese, Korean and English, in lower case and
 * without spaces. */
static const struct
{
  PdKey key;
  const char *labels;
} fields[] = {
  { PD_ARTICLE_ORIGINAL_TITLE, "|标题|標題|原标题|原標題|原题|原題|文章标题|文章標題|タイトル|題名|제목|원제|title|originaltitle|headline|" },
  { PD_ARTICLE_AUTHOR, "|作者|原作者|文|撰文|撰稿|撰稿人|执笔|執筆|记者|記者|著者|筆者|執筆者|저자|글쓴이|작성자|기자|author|authors|by|writtenby|words|" },
  { PD_ARTICLE_EDITOR, "|编辑|編輯|责任编辑|責任編輯|责编|責編|編集|編集者|편집|편집자|editor|editedby|" },
  { PD_ARTICLE_DATE, "|日期|时间|時間|发表日期|發表日期|发表时间|發表時間|发表于|發表於|发布日期|發布日期|發佈日期|发布时间|發布時間|發佈時間|发布于|發布於|发表|出版日期|刊登日期|日付|日時|公開日|掲載日|投稿日|発表日|作成日|날짜|작성일|게시일|발행일|등록일|입력|date|published|publishedon|publicationdate|publishdate|posted|postedon|" },
  { PD_ARTICLE_SOURCE, "|来源|來源|文章来源|文章來源|来自|來自|出处|出處|稿源|原载|原載|刊物|媒体|媒體|公众号|公眾號|微信公众号|微信公眾號|出典|ソース|掲載元|掲載誌|출처|매체|source|publication|publisher|publishedin|" },
  { PD_ARTICLE_LICENCE, "|版权|版權|版权说明|版權說明|版权声明|版權聲明|版权信息|版權信息|授权|授權|许可|許可|许可协议|許可協議|转载须知|轉載須知|著作権|ライセンス|저작권|라이선스|licence|license|copyright|rights|" },
  { PD_ARTICLE_URL, "|链接|鏈接|連結|原文|原文链接|原文鏈接|原文連結|原文地址|本文链接|本文鏈接|网址|網址|リンク|元記事|記事url|링크|원문|원문링크|url|link|originallink|originalurl|" },
  { PD_ARTICLE_ARCHIVE_URL, "|存档|存檔|存档链接|存檔連結|备份|備份|备份链接|アーカイブ|魚拓|아카이브|archive|archived|archivelink|archiveurl|" },
  { PD_ARTICLE_FETCHED, "|抓取日期|抓取时间|采集日期|收录日期|收錄日期|存档日期|存檔日期|访问日期|訪問日期|取得日|閲覧日|수집일|accessed|retrieved|archivedon|" },
};

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xFF1A || c == 0xFE55 || c == 0x2236;
}

static gboolean
is_bar (gunichar c)
{
  return c == '|' || c == 0xFF5C || c == 0x4E28 || c == 0x4E36;
}

/**
 * pd_field_label_find:
 * @label: what a value is labelled with, such as `发表日期：` or `Author`; spaces and a colon do not matter
 * @key: (out): the column of an article that such a value belongs to
 *
 * Returns: whether it is a label of an article's field, in any of the languages that are known
 */
gboolean
pd_field_label_find (const char *label,
                     PdKey *key)
{
  g_autoptr (GString) wanted = g_string_new ("|");

  g_return_val_if_fail (label != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  for (const char *p = label; *p != '\0' && wanted->len < MAX_LABEL_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_bar (c))
        return FALSE;
      if (!g_unichar_isspace (c) && !is_colon (c) && c != 0x3010 && c != 0x3011)
        g_string_append_unichar (wanted, g_unichar_tolower (c));
    }
  if (wanted->len == 1 || wanted->len >= MAX_LABEL_BYTES)
    return FALSE;
  g_string_append_c (wanted, '|');
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strstr (fields[i].labels, wanted->str) != NULL)
        {
          *key = fields[i].key;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_field_label_skip:
 * @line: what may start with a label, as `作者：张三` does
 * @key: (out): the column of an article that the rest belongs to
 *
 * Returns: (nullable): the rest of @line behind the label and the colon, or bar, that follows it; %NULL where there is none
 */
const char *
pd_field_label_skip (const char *line,
                     PdKey *key)
{
  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (const char *p = line; *p != '\0' && p - line < MAX_LABEL_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *label = NULL;

      if (!is_colon (c) && !is_bar (c))
        continue;
      label = g_strndup (line, p - line);
      if (!pd_field_label_find (label, key))
        return NULL;
      p = g_utf8_next_char (p);
      while (g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      return p;
    }
  return NULL;
}

/**
 * pd_field_label_dup_publication:
 * @value: what is named as the source of an article, such as `微信公众号“慢炉子”`
 *
 * Returns: (transfer full): the name of the publication: what stands in quotation marks where the rest says what it is, otherwise
 *   all of it
 */
char *
pd_field_label_dup_publication (const char *value)
{
  static const struct
  {
    const char *open;
    const char *close;
  } marks[] = { { "“", "”" }, { "「", "」" }, { "『", "』" }, { "《", "》" }, { "\"", "\"" } };

  g_return_val_if_fail (value != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *open = strstr (value, marks[i].open);
      const char *name = open != NULL ? open + strlen (marks[i].open) : NULL;
      const char *close = name != NULL ? strstr (name, marks[i].close) : NULL;

      if (close != NULL && close > name && close[strlen (marks[i].close)] == '\0' && g_utf8_strlen (value, open - value) <= 10)
        return g_strndup (name, close - name);
    }
  return g_strdup (value);
}
