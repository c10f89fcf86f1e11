#include "pd-provenance.h"

#include <string.h>

#include "pd-byline-name.h"
#include "pd-fold.h"

/* What is longer is not read for where it comes from. */
#define MAX_BYTES 3000
#define MAX_TITLE 60
#define MAX_NAMES 30
#define MAX_TERMS 80
#define MAX_PLAIN_NAME 15

/* A text without the spaces in it and with Simplified characters, and where in the text each of its bytes is. */
typedef struct
{
  char *text;
  GString *plain;
  GArray *offsets;
} Plain;

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xFEFF;
}

static void
plain_init (Plain *self,
            const char *text,
            gsize n_bytes)
{
  self->text = g_strndup (text, n_bytes);
  self->plain = g_string_sized_new (n_bytes);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize offset = p - self->text;

      if (is_space (c))
        continue;
      g_string_append_unichar (self->plain, pd_fold_character (c));
      while (self->offsets->len < self->plain->len)
        g_array_append_val (self->offsets, offset);
    }
  g_array_append_val (self->offsets, n_bytes);
}

static void
plain_clear (Plain *self)
{
  g_free (self->text);
  g_string_free (self->plain, TRUE);
  g_array_unref (self->offsets);
}

/* What is written between two places; in a name there is no space between Han characters, whatever was done to it. */
static char *
plain_dup (Plain *self,
           const char *start,
           const char *end,
           gboolean is_name)
{
  gsize from = g_array_index (self->offsets, gsize, start - self->plain->str);
  gsize to = g_array_index (self->offsets, gsize, end - self->plain->str);
  g_autofree char *written = g_strstrip (g_strndup (self->text + from, to - from));
  GString *name;

  if (!is_name)
    return g_steal_pointer (&written);
  name = g_string_new (NULL);
  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p), before, after;

      before = p > written ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
      after = g_utf8_get_char (g_utf8_next_char (p));
      if (!is_space (c) || (before < 0x2E80 && after < 0x2E80))
        g_string_append_unichar (name, c);
    }
  return g_string_free_and_steal (name);
}

static gboolean
read_word (const char **p,
           const char *const *words)
{
  gsize longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);

      if (n > longest && strncmp (*p, words[i], n) == 0)
        longest = n;
    }
  *p += longest;
  return longest > 0;
}

static gboolean
read_number (const char **p,
             guint max_digits,
             guint *number)
{
  guint n = 0;

  *number = 0;
  for (; n < max_digits && g_ascii_isdigit ((*p)[n]); n++)
    *number = *number * 10 + ((*p)[n] - '0');
  *p += n;
  return n > 0;
}

/* Reads what stands behind a publication's name: which issue, of which year, month or day. */
static char *
read_issue (const char **p)
{
  static const char *const brackets[] = { "（", "(", "，", "第", NULL };
  const char *start = *p;
  GString *date;
  guint year, month, day;

  while (read_word (p, brackets))
    ;
  if (!read_number (p, 4, &year) || year < 1800 || year > 2200 || !g_str_has_prefix (*p, "年"))
    {
      *p = start;
      return NULL;
    }
  *p += strlen ("年");
  date = g_string_new (NULL);
  g_string_append_printf (date, "%04u", year);
  start = *p;
  if (read_number (p, 2, &month) && g_str_has_prefix (*p, "月") && month >= 1 && month <= 12)
    {
      *p += strlen ("月");
      g_string_append_printf (date, "-%02u", month);
      start = *p;
      if (read_number (p, 2, &day) && g_str_has_prefix (*p, "日") && g_date_valid_dmy (day, month, year))
        {
          *p += strlen ("日");
          g_string_append_printf (date, "-%02u", day);
          start = *p;
        }
    }
  *p = start;
  /* 第3期, 3月号, 第12版 */
  while (g_ascii_isdigit (**p) || read_word (p, (const char *const[]) { "第", "期", "号", "版", "卷", "）", ")", "总", NULL }))
    *p += g_ascii_isdigit (**p);
  return g_string_free_and_steal (date);
}

/* Reads what is quoted; returns whether something is. */
static gboolean
read_quoted (const char **p,
             const char **start,
             const char **end)
{
  static const char *const quotes[] = { "《", "》", "「", "」", "『", "』", "“", "”", "\"", "\"", NULL };

  for (guint i = 0; quotes[i] != NULL; i += 2)
    {
      const char *close;

      if (!g_str_has_prefix (*p, quotes[i]))
        continue;
      *start = *p + strlen (quotes[i]);
      close = strstr (*start, quotes[i + 1]);
      if (close == NULL)
        return FALSE;
      *end = close;
      *p = close + strlen (quotes[i + 1]);
      return *end > *start && g_utf8_strlen (*start, *end - *start) <= MAX_TITLE;
    }
  return FALSE;
}

/* A person's name without what they are. */
static char *
dup_person (const char *written)
{
  static const char *const titles[] = {
    "院士", "所长", "所長", "教授", "研究员", "研究員", "主任", "院长", "院長", "校长", "校長", "博士", "博士生", "博士后", "硕士", "先生", "女士", "记者", "記者", "学者", "學者", "专家", "專家", "作家", "科学家", "科學家",
    "经济学家", "历史学家", "评论员", "評論員", "主席", "总裁", "總裁", "创始人", "創辦人", "首席执行官", "总经理", "董事长", "秘书长", "会长", "會長", "部长", "局长", "处长", "律师", "法官", "医生", "工程师", "分析师", "编辑", "总编辑",
    "主编", "诗人", "导演", "同志", "老师", "老師", "讲师", "委员", "书记", "顾问", "理事长", "馆长", "社长", "撰稿人", "作者", "校友", "同学", NULL
  };
  const char *name = written;
  g_autofree char *trimmed = NULL;
  g_auto (GStrv) names = NULL;

  for (const char *p = written; *p != '\0';)
    {
      if (!read_word (&p, titles))
        p = g_utf8_next_char (p);
      else if (*p != '\0')
        name = p;
    }
  /* What they are may stand behind it too. */
  trimmed = g_strdup (name);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      if (g_str_has_suffix (trimmed, titles[i]))
        {
          trimmed[strlen (trimmed) - strlen (titles[i])] = '\0';
          break;
        }
    }
  names = g_strsplit (trimmed, "、", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      glong n = g_utf8_strlen (names[i], -1);
      gboolean is_foreign = strstr (names[i], "·") != NULL || g_ascii_isalpha (*names[i]);

      if (n < 2 || n > (is_foreign ? MAX_NAMES : 4))
        return NULL;
      for (const char *p = names[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          if (!g_unichar_isalpha (g_utf8_get_char (p)) && strchr (" .-", *p) == NULL && g_utf8_get_char (p) != 0xB7)
            return NULL;
        }
    }
  return g_steal_pointer (&trimmed);
}

/* Whether something is called as this article is, but for what a reprint adds. */
static gboolean
is_title_of (const char *name,
             const char *title)
{
  g_autofree char *a = pd_fold_line (name, -1);
  g_autofree char *b = pd_fold_line (title, -1);

  return *a != '\0' && (strstr (b, a) != NULL || (g_utf8_strlen (b, -1) >= 6 && strstr (a, b) != NULL));
}

static gboolean
has_any (const char *text,
         const char *end,
         const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_strstr_len (text, end - text, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_end_of_sentence (const char *p)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?')
        break;
    }
  return p;
}

static const char *const publishing[] = { "刊发了", "刊发", "发表了", "发表", "刊登了", "刊登", "刊载了", "刊载", "登载", "首发", "推出", NULL };
static const char *const reprinting[] = { "转载", "摘编", "摘录", "摘登", "转发", "供参考", "以飨", "以供", "特此", "特将", "现将", NULL };

/* 《期刊》2025年第3期刊发某大学教授某某的《题目》一文: this article, where the title is its own or it is said to be reprinted. */
static gboolean
read_published (PdProvenance *self,
                Plain *plain,
                const char *p,
                const char *title)
{
  const char *journal, *journal_end, *name, *name_end, *work, *work_end, *verb;
  g_autofree char *date = NULL;
  g_autofree char *original_title = NULL;
  g_autofree char *people = NULL;

  if (!read_quoted (&p, &journal, &journal_end))
    return FALSE;
  date = read_issue (&p);
  verb = p;
  if (!read_word (&p, publishing))
    return FALSE;
  name = p;
  name_end = strstr (p, "的《");
  if (name_end == NULL || verb == p || name_end > find_end_of_sentence (p))
    return FALSE;
  p = name_end + strlen ("的");
  if (!read_quoted (&p, &work, &work_end))
    return FALSE;
  original_title = plain_dup (plain, work, work_end, FALSE);
  if (!is_title_of (original_title, title) && !has_any (p, p + strlen (p), reprinting))
    return FALSE;
  people = plain_dup (plain, name, name_end, TRUE);
  self->source = plain_dup (plain, journal, journal_end, TRUE);
  self->date = g_steal_pointer (&date);
  self->author = dup_person (people);
  self->original_title = g_steal_pointer (&original_title);
  return TRUE;
}

static const char *const coming_from[] = {
  "来源于", "来自于", "来自", "刊于", "刊发于", "刊登于", "刊登在", "刊载于", "载于", "原载于", "原载", "原刊于", "原刊", "原发于", "发表于", "发表在", "首发于", "首发", "转载自", "转自", "摘自", "选自", "节选自", "摘编自", "编译自", "出自", NULL
};

/* 《题目》全文来源于《期刊》2025年第3期; 本文转载自公众号“某某” */
static gboolean
read_origin (PdProvenance *self,
             Plain *plain,
             const char *start,
             const char *title)
{
  static const char *const selves[] = { "本文", "全文", "原文", "此文", "该文", "本篇", "文章", "本篇文章", "此篇文章", NULL };
  static const char *const reprints[] = { "转载自", "转自", "原载于", "原载", "摘自", "原刊于", "原发于", NULL };
  static const char *const adverbs[] = { "系", "经授权", "已获授权", "获授权", "经作者授权", "授权", "整理", "首先", "最早", "最初", "原", NULL };
  static const char *const kinds[] = { "微信公众号", "公众号", "微信", "期刊", "杂志", "网站", "：", ":", NULL };
  static const char *const openings[] = { "（", "(", "——", "*", "【", "注：", "按：", NULL };
  const char *p = start, *work = NULL, *work_end = NULL, *name, *name_end, *verb;
  g_autofree char *original_title = NULL;
  g_autofree char *written = NULL;
  gboolean is_self, is_work;

  while (read_word (&p, openings))
    ;
  is_work = read_quoted (&p, &work, &work_end);
  is_self = read_word (&p, selves);
  if (is_work)
    original_title = plain_dup (plain, work, work_end, FALSE);
  if (is_work && !is_title_of (original_title, title))
    return FALSE;
  if (!is_work && !is_self && start > plain->plain->str)
    return FALSE;
  read_word (&p, adverbs);
  verb = p;
  if (!read_word (&p, coming_from))
    return FALSE;
  while (read_word (&p, kinds))
    ;
  if (read_quoted (&p, &name, &name_end))
    written = plain_dup (plain, name, name_end, TRUE);
  else if (is_self || read_word (&verb, reprints))
    {
      /* Without quotation marks a name is what is not a clause. */
      name = p;
      while (*p != '\0' && g_utf8_strchr ("，。；,;（()）、《“」」|｜ ", -1, g_utf8_get_char (p)) == NULL)
        p = g_utf8_next_char (p);
      if (g_utf8_strlen (name, p - name) > MAX_PLAIN_NAME || g_strstr_len (name, p - name, "的") != NULL)
        return FALSE;
      written = plain_dup (plain, name, p, TRUE);
    }
  else
    return FALSE;
  self->source = pd_byline_name_dup_publication (written);
  if (self->source == NULL)
    return FALSE;
  self->date = read_issue (&p);
  self->original_title = g_steal_pointer (&original_title);
  while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  self->is_all = *p == '\0' && start == plain->plain->str;
  return TRUE;
}

/* 特将此篇文章进行摘要转载，供参考 */
static void
read_terms (PdProvenance *self,
            Plain *plain)
{
  static const char *const cues[] = { "特将", "特此", "现将", "现摘", "现转", "兹转", "经授权", "经作者授权", "经作者同意", "经本刊授权", "已获授权", "已获作者授权", "获授权", "授权转载", NULL };
  static const char *const conditions[] = { "未", "不", "须", "需", "应", NULL };
  static const char *const acts[] = { "转载", "摘编", "摘录", "摘登", "转发", NULL };

  for (const char *p = plain->plain->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *start = p, *end;

      if (!read_word (&p, cues))
        continue;
      /* 未经授权, 须经授权 */
      if (start > plain->plain->str && has_any (g_utf8_prev_char (start), start, conditions))
        {
          p = start;
          continue;
        }
      end = find_end_of_sentence (p);
      if (!has_any (start, end, acts) || g_utf8_strlen (start, end - start) > MAX_TERMS)
        {
          p = start;
          continue;
        }
      self->terms = plain_dup (plain, start, end, FALSE);
      return;
    }
}

/* Originally published in X; This article first appeared on X */
static gboolean
read_english (PdProvenance *self,
              const char *text)
{
  static const char *const starts[] = { "Originally published ", "First published ", "This article was originally published ", "This article originally appeared ", "This article first appeared ", "This story originally appeared ", "This story was originally published ",
                                        "This post originally appeared ", "This post was originally published ", "Reprinted from ", "Republished from ", "Republished with permission from ", "Reprinted with permission from ", NULL };
  static const char *const prepositions[] = { "in ", "on ", "by ", "at ", "from ", NULL };
  const char *p = text, *end;

  p += strspn (p, " (*[");
  if (!read_word (&p, starts))
    return FALSE;
  read_word (&p, prepositions);
  end = p + strcspn (p, ".,;:()[]\n");
  self->source = g_strstrip (g_strndup (p, end - p));
  if (*self->source == '\0' || g_utf8_strlen (self->source, -1) > 60 || !g_unichar_isupper (g_utf8_get_char (self->source)))
    {
      g_clear_pointer (&self->source, g_free);
      return FALSE;
    }
  self->is_all = end[strspn (end, ".)] ")] == '\0';
  return TRUE;
}

static gboolean
parse (PdProvenance *self,
       Plain *plain,
       const char *title)
{
  gboolean is_start = TRUE;

  for (const char *p = plain->plain->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == 0x300A && read_published (self, plain, p, title)) || (is_start && read_origin (self, plain, p, title)))
        return TRUE;
      is_start = c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0C || c == 0xFF08 || c == '(' || c == ',';
    }
  return FALSE;
}

/**
 * pd_provenance_parse:
 * @text: (array length=n_bytes) (element-type guint8): a paragraph
 * @n_bytes: its length in bytes
 * @title: what the article is called
 * @provenance: (out caller-allocates): what it says, to be cleared in any case
 *
 * Reads sentences in which an article says where it comes from: where it was published, by whom, under which title.
 * What is said of other works is left alone.
 *
 * Returns: whether there is something
 */
gboolean
pd_provenance_parse (const char *text,
                     gsize n_bytes,
                     const char *title,
                     PdProvenance *provenance)
{
  Plain plain;
  gboolean is_found;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (title != NULL, FALSE);
  g_return_val_if_fail (provenance != NULL, FALSE);

  *provenance = (PdProvenance) { NULL };
  if (n_bytes > MAX_BYTES)
    return FALSE;
  plain_init (&plain, text, n_bytes);
  is_found = parse (provenance, &plain, title) || read_english (provenance, plain.text);
  read_terms (provenance, &plain);
  plain_clear (&plain);
  return is_found || provenance->terms != NULL;
}

/**
 * pd_provenance_clear:
 *
 * Frees what was read.
 */
void
pd_provenance_clear (PdProvenance *self)
{
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->original_title, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->terms, g_free);
}
