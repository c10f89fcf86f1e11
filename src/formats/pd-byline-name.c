#include "pd-byline-name.h"

#include <string.h>

#include "pd-byline-scanner.h"

static gboolean
is_person (const char *word)
{
  static const char *const others[] = { "手记", "手記", "观察", "觀察", "评论", "評論", "调查", "調查", "专栏", "專欄", "简介", "簡介", "介绍", "介紹", "原创", "原創", "授权", "自述", "自序", "有话", "推荐", NULL };
  glong n = g_utf8_strlen (word, -1);
  gboolean is_han = TRUE;

  if (g_strv_contains (others, word))
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    is_han = is_han && g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN;
  if (is_han)
    return n >= 2 && n <= 4;
  return n <= 20 && (strstr (word, "·") != NULL || g_unichar_isupper (g_utf8_get_char (word)) || g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_HANGUL);
}

/* Where they are and what they do there is no part of a name: 发自北京, 北京报道, 摄. */
static gboolean
is_dateline (const char *word)
{
  static const char *const endings[] = { "报道", "報道", "报导", "報導", "摄", "攝", "特稿", "기자", NULL };

  if (g_str_has_prefix (word, "发自") || g_str_has_prefix (word, "發自"))
    return TRUE;
  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * pd_byline_name_dup_people:
 * @value: what is given as an author or an editor
 * @is_sure: whether it is known to be names; otherwise each word has to look like one
 *
 * Returns: (transfer full) (nullable): the names, without what says more of who they are; %NULL where there is none, or it says that it
 *   is not known
 */
char *
pd_byline_name_dup_people (const char *value,
                           gboolean is_sure)
{
  static const char *const unknown[] = { "佚名", "网络", "網路", "互联网", "未知", "匿名", "admin", NULL };
  static const char *const particles[] = { "and", "&", "de", "da", "del", "della", "den", "der", "di", "la", "le", "ten", "van", "von", NULL };
  g_autofree char *head = g_strndup (value, strcspn (value, "(,;"));
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  static const char *const ends[] = { "，", "（", "；", "【", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    {
      char *end = strstr (head, ends[i]);

      if (end != NULL)
        *end = '\0';
    }
  g_strdelimit (head, "\t\n", ' ');
  words = g_strsplit (head, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || is_dateline (words[i]))
        continue;
      if (!is_sure && !is_person (words[i]) && (names->len == 0 || !g_strv_contains (particles, words[i])))
        return NULL;
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", words[i]);
    }
  if (names->len == 0 || g_utf8_strlen (names->str, -1) > PD_BYLINE_NAME_MAX || g_strv_contains (unknown, names->str))
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/**
 * pd_byline_name_dup_publication:
 * @written: what is given as a source, such as `微信公众号“慢炉子”（ID：manluzi）` or `《储能前沿评论》2025年第1期`
 *
 * Returns: (transfer full) (nullable): the publication's name, or %NULL where it says no more than the Internet
 */
char *
pd_byline_name_dup_publication (const char *written)
{
  static const char *const kinds[] = { "微信公众号", "微信公眾號", "公众号", "公眾號", "微博", "知乎专栏", NULL };
  static const char *const quotes[] = { "“", "”", "「", "」", "『", "』", "《", "》", "\"", "‘", "’", NULL };
  static const char *const nowhere[] = { "网络", "網路", "網絡", "互联网", "互聯網", "网友", "投稿", "用户投稿", "综合", "整理", "网络整理", "网络综合", "本站", "本站原创", "原创", "转载", "其他", "未知", "作者", "作者投稿", "internet", NULL };
  g_autofree char *name = g_strstrip (g_strdup (written));
  const char *start = name;
  char *end = NULL;
  gboolean is_quoted = FALSE;
  gsize n;

  if (pd_byline_has_prefix (start, kinds, &n) && start[n] != '\0')
    start += n;
  while (pd_byline_skip_space (start) > 0 || pd_byline_skip_comma (start) > 0 || strncmp (start, "：", 3) == 0 || *start == ':')
    start = g_utf8_next_char (start);
  if (pd_byline_has_prefix (start, quotes, &n))
    {
      start += n;
      is_quoted = TRUE;
    }
  for (char *p = name + (start - name); *p != '\0' && end == NULL; p = g_utf8_next_char (p))
    {
      gboolean ends_quote = is_quoted && pd_byline_has_prefix (p, quotes, &n);
      gboolean is_aside = p > start && (*p == '(' || strncmp (p, "（", 3) == 0 || strncmp (p, "，", 3) == 0);
      /* 2025年第1期 */
      gboolean is_issue = p > start && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) && strncmp (p + 4, "年", 3) == 0;

      if (ends_quote || is_aside || is_issue)
        end = p;
    }
  if (end != NULL)
    *end = '\0';
  end = g_strdup (start);
  g_strstrip (end);
  if (*end == '\0' || g_strv_contains (nowhere, end) || g_utf8_strlen (end, -1) > PD_BYLINE_NAME_MAX)
    g_clear_pointer (&end, g_free);
  return end;
}

/**
 * pd_byline_name_is_publication:
 * @name: a name
 *
 * Returns: whether it ends as the names of publications do
 */
gboolean
pd_byline_name_is_publication (const char *name)
{
  static const char *const endings[] = { "报", "報", "网", "網", "社", "刊", "台", "电视", "客户端", "在线", "新闻", "周刊", "週刊", "杂志", "雜誌", "公众号", "出版社", "新聞", "News", "Times", "Post", "Daily", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (name, endings[i]))
        return TRUE;
    }
  return FALSE;
}
