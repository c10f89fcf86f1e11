#include "pd-byline.h"

#include <string.h>

#include "pd-date.h"
#include "pd-written-date.h"

/* What is longer is prose, or a list of everybody who had a part in it. */
#define MAX_BYTES 400
#define MAX_NAMES 40
#define MAX_PUBLICATION 40
#define MAX_BARE 20
#define MAX_UNKNOWN_LABEL 5
#define MAX_LISTED_PUBLICATION 8

static gboolean
has_prefix_of (const char *text,
               const char *const *prefixes,
               gsize *n_bytes)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      if (strncmp (text, prefixes[i], strlen (prefixes[i])) == 0)
        {
          *n_bytes = strlen (prefixes[i]);
          return TRUE;
        }
    }
  return FALSE;
}

/* A bar, or one of the other signs that part what is on one line. */
static gsize
skip_bar (const char *p)
{
  static const char *const bars[] = { "|", "｜", "丨", "│", "┃", "∣", "▏", "•", "—", NULL };
  gsize n;

  return has_prefix_of (p, bars, &n) ? n : 0;
}

static gsize
skip_comma (const char *p)
{
  static const char *const commas[] = { ",", "，", "、", "/", "／", "·", "-", "(", ")", "（", "）", "【", "】", "[", "]", NULL };
  gsize n;

  return has_prefix_of (p, commas, &n) ? n : 0;
}

static gsize
skip_space (const char *p)
{
  return *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)) ? (gsize) (g_utf8_next_char (p) - p) : 0;
}

/* A day of the week before an English date. */
static gsize
skip_day_of_week (const char *p)
{
  static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", NULL };
  gsize n;

  return has_prefix_of (p, days, &n) && !g_ascii_isalnum (p[n]) ? n : 0;
}

static const char *
skip_separators (const char *p)
{
  gsize n;

  while ((n = skip_space (p)) > 0 || (n = skip_bar (p)) > 0 || (n = skip_comma (p)) > 0 || (n = skip_day_of_week (p)) > 0)
    p += n;
  return p;
}

/* A label, with what sets it off, where a label is meant: not a word that happens to be one. */
static PdLabel
read_label (const char *p,
            gsize *n_bytes,
            gboolean *has_sign)
{
  gboolean needs_sign;
  gsize n_label, n_sign, n_date;
  PdLabel label = pd_label_find (p, &n_label, &needs_sign);
  g_autofree char *date = NULL;

  *n_bytes = 0;
  *has_sign = FALSE;
  if (label == PD_LABEL_NONE)
    return PD_LABEL_NONE;
  n_sign = pd_label_skip_sign (p + n_label);
  *has_sign = n_sign > 0;
  if (n_sign == 0 && (label == PD_LABEL_DATE || label == PD_LABEL_UPDATED))
    {
      gsize n_space = skip_space (p + n_label);

      date = pd_written_date_read (p + n_label + n_space, &n_date);
      if (date == NULL)
        return PD_LABEL_NONE;
      n_sign = n_space;
    }
  else if (n_sign == 0)
    {
      n_sign = skip_space (p + n_label);
      if (n_sign == 0 || (needs_sign && !(g_ascii_strncasecmp (p, "by ", 3) == 0 && g_ascii_isupper (p[3]))))
        return PD_LABEL_NONE;
    }
  *n_bytes = n_label + n_sign;
  return label;
}

/* The label of a part that is not known: `选题：`, `外联：`. */
static gsize
skip_unknown_label (const char *p)
{
  const char *start = p;
  guint n = 0;

  while (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
    {
      p = g_utf8_next_char (p);
      n++;
    }
  if (n < 2 || n > MAX_UNKNOWN_LABEL || (*p != ':' && strncmp (p, "：", 3) != 0))
    return 0;
  return p + (*p == ':' ? 1 : 3) - start;
}

/* What a label labels: up to the next label, date or bar. */
static const char *
find_end_of_value (const char *start)
{
  const char *p = start;

  /* Numbers in an address are no date. */
  if (g_str_has_prefix (p, "http"))
    return p + strcspn (p, " \t");
  while (*p != '\0')
    {
      gsize n = skip_bar (p), n_next;
      gboolean has_sign;

      if (n > 0)
        return p;
      n = skip_space (p);
      if (n == 0 && p > start)
        n = skip_comma (p);
      if (n > 0)
        {
          g_autofree char *date = pd_written_date_read (p + n, &n_next);

          if (date != NULL || read_label (p + n, &n_next, &has_sign) != PD_LABEL_NONE || skip_unknown_label (p + n) > 0)
            return p;
          p += n;
        }
      else
        p = g_utf8_next_char (p);
    }
  return p;
}

static char *
dup_stripped (const char *start,
              const char *end)
{
  while (start < end && (skip_space (start) > 0 || skip_comma (start) > 0))
    start = g_utf8_next_char (start);
  while (start < end)
    {
      const char *last = g_utf8_prev_char (end);

      if (skip_space (last) == 0 && skip_comma (last) == 0)
        break;
      end = last;
    }
  return g_strndup (start, end - start);
}

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

/* Names, without what says more of who they are. */
static char *
dup_names (const char *value,
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
  if (names->len == 0 || g_utf8_strlen (names->str, -1) > MAX_NAMES || g_strv_contains (unknown, names->str))
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&names));
}

/**
 * pd_byline_dup_publication:
 * @written: what is given as a source, such as `微信公众号“慢炉子”（ID：manluzi）` or `《储能前沿评论》2025年第1期`
 *
 * Returns: (transfer full) (nullable): the publication's name, or %NULL where it says no more than the Internet
 */
char *
pd_byline_dup_publication (const char *written)
{
  static const char *const kinds[] = { "微信公众号", "微信公眾號", "公众号", "公眾號", "微博", "知乎专栏", NULL };
  static const char *const quotes[] = { "“", "”", "「", "」", "『", "』", "《", "》", "\"", "‘", "’", NULL };
  static const char *const nowhere[] = { "网络", "網路", "網絡", "互联网", "互聯網", "网友", "投稿", "用户投稿", "综合", "整理", "网络整理", "网络综合", "本站", "本站原创", "原创", "转载", "其他", "未知", "作者", "作者投稿", "internet", NULL };
  g_autofree char *name = g_strstrip (g_strdup (written));
  const char *start = name;
  char *end = NULL;
  gboolean is_quoted = FALSE;
  gsize n;

  if (has_prefix_of (start, kinds, &n) && start[n] != '\0')
    start += n;
  while (skip_space (start) > 0 || skip_comma (start) > 0 || strncmp (start, "：", 3) == 0 || *start == ':')
    start = g_utf8_next_char (start);
  if (has_prefix_of (start, quotes, &n))
    {
      start += n;
      is_quoted = TRUE;
    }
  for (char *p = name + (start - name); *p != '\0' && end == NULL; p = g_utf8_next_char (p))
    {
      gboolean ends_quote = is_quoted && has_prefix_of (p, quotes, &n);
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
  if (*end == '\0' || g_strv_contains (nowhere, end) || g_utf8_strlen (end, -1) > MAX_PUBLICATION)
    g_clear_pointer (&end, g_free);
  return end;
}

static void
take (char **field,
      char *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

/* Publications may be listed; what is longer between commas is a sentence. */
static gboolean
is_clause (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "，", -1);

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && parts[i] != NULL; i++)
    {
      if (g_utf8_strlen (parts[i], -1) > MAX_LISTED_PUBLICATION)
        return TRUE;
    }
  return FALSE;
}

/* Takes what stands behind a label; returns whether it can. Behind a label without a sign, only a name can be one. */
static gboolean
take_value (PdByline *self,
            PdLabel label,
            gboolean is_sure,
            const char *value)
{
  gsize n_date;
  char *name;

  switch ((int) label)
    {
    case PD_LABEL_TITLE:
      take (&self->title, g_strdup (value));
      return TRUE;

    case PD_LABEL_ORIGINAL_TITLE:
      take (&self->original_title, g_strdup (value));
      return TRUE;

    case PD_LABEL_AUTHOR:
    case PD_LABEL_EDITOR:
      name = dup_names (value, is_sure);
      if (name == NULL && !is_sure)
        return FALSE;
      take (label == PD_LABEL_AUTHOR ? &self->author : &self->editor, name);
      return g_utf8_strlen (value, -1) <= MAX_NAMES;

    case PD_LABEL_SOURCE:
      if (strstr (value, "://") != NULL && strchr (value, ' ') == NULL)
        {
          take (&self->url, g_strdup (value));
          self->labels |= 1u << PD_LABEL_URL;
          return TRUE;
        }
      if (is_clause (value))
        return FALSE;
      take (&self->source, pd_byline_dup_publication (value));
      return g_utf8_strlen (value, -1) <= MAX_PUBLICATION;

    case PD_LABEL_DATE:
      name = pd_written_date_read (value, &n_date);
      take (&self->date, name != NULL ? name : pd_date_normalise (value));
      return self->date != NULL;

    case PD_LABEL_URL:
      if (strstr (value, "://") == NULL)
        return FALSE;
      take (&self->url, g_strdup (value));
      return TRUE;

    default:
      return g_utf8_strlen (value, -1) <= MAX_NAMES;
    }
}

/* Words that no label stands before: a name, and a publication behind it or behind the date. */
typedef struct
{
  char *names[3];
  guint n_names;
  char *behind;
} Bare;

static gboolean
is_publication (const char *name)
{
  static const char *const endings[] = { "报", "報", "网", "網", "社", "刊", "台", "电视", "客户端", "在线", "新闻", "周刊", "週刊", "杂志", "雜誌", "公众号", "出版社", "新聞", "News", "Times", "Post", "Daily", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (name, endings[i]))
        return TRUE;
    }
  return FALSE;
}

static const char *
take_bare (PdByline *self,
           Bare *bare,
           const char *p)
{
  static const char *const suffixes[] = { "/文", "／文", "/图文", "／图文", NULL };
  const char *end = p;
  g_autofree char *word = NULL;

  while (*end != '\0' && skip_space (end) == 0 && skip_bar (end) == 0)
    end = g_utf8_next_char (end);
  word = g_strndup (p, end - p);
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (word, suffixes[i]))
        {
          word[strlen (word) - strlen (suffixes[i])] = '\0';
          take (&self->author, g_steal_pointer (&word));
          self->labels |= 1u << PD_LABEL_AUTHOR;
          return end;
        }
    }
  if (g_utf8_strlen (word, -1) > MAX_BARE)
    return NULL;
  if (g_str_equal (word, "原创") || g_str_equal (word, "原創"))
    return end;
  if (self->date != NULL)
    {
      if (bare->behind != NULL)
        return NULL;
      bare->behind = g_steal_pointer (&word);
      return end;
    }
  if (bare->n_names == G_N_ELEMENTS (bare->names))
    return NULL;
  bare->names[bare->n_names++] = g_steal_pointer (&word);
  return end;
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_isalpha (g_utf8_get_char (text)))
        return TRUE;
    }
  return FALSE;
}

/* Says of words without a label what they are; returns whether that can be said. */
static gboolean
judge_bare (PdByline *self,
            Bare *bare)
{
  for (guint i = 0; i < bare->n_names; i++)
    {
      if (!has_letter (bare->names[i]))
        return FALSE;
    }
  if (self->labels != 0)
    return bare->n_names + (bare->behind != NULL) <= 1;
  if (self->date == NULL || bare->n_names > 2)
    return FALSE;
  if (bare->n_names > 0)
    {
      guint last = bare->n_names - 1;

      if (bare->n_names == 2 || is_publication (bare->names[last]))
        take (&self->source, g_steal_pointer (&bare->names[last]));
      if (bare->names[0] != NULL)
        take (&self->author, g_steal_pointer (&bare->names[0]));
    }
  if (bare->behind != NULL && is_publication (bare->behind))
    take (&self->source, g_steal_pointer (&bare->behind));
  return TRUE;
}

/* What tells a byline from a sentence. */
static gboolean
has_stop (const char *line)
{
  static const char *const stops[] = { "。", "！", "？", "；", "!", "?", "…", NULL };

  for (guint i = 0; stops[i] != NULL; i++)
    {
      if (strstr (line, stops[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Stars that are left of broken emphasis part words, as the emphasis did. */
static char *
dup_prepared (const char *line,
              gsize n_bytes)
{
  char *copy = g_strndup (line, n_bytes);

  for (char *p = copy; *p != '\0'; p++)
    {
      gsize n = strspn (p, "*");

      if (n >= 2)
        {
          *p = '|';
          memset (p + 1, ' ', n - 1);
        }
    }
  return copy;
}

static gboolean
parse (PdByline *self,
       Bare *bare,
       const char *p)
{
  for (p = skip_separators (p); *p != '\0'; p = skip_separators (p))
    {
      gsize n;
      g_autofree char *date = pd_written_date_read (p, &n);
      gboolean has_sign;
      PdLabel label;

      if (date != NULL)
        {
          take (&self->date, g_steal_pointer (&date));
          p += n;
          continue;
        }
      label = read_label (p, &n, &has_sign);
      if (label != PD_LABEL_NONE)
        {
          const char *end = label == PD_LABEL_TITLE || label == PD_LABEL_ORIGINAL_TITLE || label == PD_LABEL_URL ? p + strlen (p) : find_end_of_value (p + n);
          g_autofree char *value = dup_stripped (p + n, end);

          if (*value == '\0' || !take_value (self, label, has_sign, value))
            return FALSE;
          self->labels |= 1u << label;
          p = end;
          continue;
        }
      n = self->labels != 0 ? skip_unknown_label (p) : 0;
      if (n > 0)
        {
          const char *end = find_end_of_value (p + n);

          if (end == p + n || g_utf8_strlen (p, end - p) > MAX_NAMES)
            return FALSE;
          p = end;
          continue;
        }
      p = take_bare (self, bare, p);
      if (p == NULL)
        return FALSE;
    }
  return judge_bare (self, bare);
}

/**
 * pd_byline_parse:
 * @line: (array length=n_bytes) (element-type guint8): a line
 * @n_bytes: its length in bytes
 * @byline: (out caller-allocates): what it says, to be cleared in any case
 *
 * Reads a line that says who wrote an article, where and when it was published, and nothing else: with labels
 * (`作者：张三 编辑 | 李四`, `By Jane Roe`), or as a name with a date (`夜航 2025-02-03 01:15:44`).
 *
 * Returns: whether it is such a line
 */
gboolean
pd_byline_parse (const char *line,
                 gsize n_bytes,
                 PdByline *byline)
{
  g_autofree char *prepared = NULL;
  Bare bare = { { NULL } };
  gboolean is_byline;

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (byline != NULL, FALSE);

  *byline = (PdByline) { NULL };
  if (n_bytes > MAX_BYTES)
    return FALSE;
  prepared = dup_prepared (line, n_bytes);
  if (strchr (prepared, '\n') != NULL)
    return FALSE;
  /* A row of a table of facts says what the article is about. */
  if (memchr (line, '\t', n_bytes) != NULL && strchr (prepared, ':') == NULL && strstr (prepared, "：") == NULL)
    return FALSE;
  is_byline = parse (byline, &bare, prepared) && (byline->labels != 0 || byline->date != NULL);
  /* A title may be a question. */
  if ((byline->labels & (1u << PD_LABEL_TITLE | 1u << PD_LABEL_ORIGINAL_TITLE | 1u << PD_LABEL_URL)) == 0 && has_stop (prepared))
    is_byline = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bare.names); i++)
    g_free (bare.names[i]);
  g_free (bare.behind);
  if (!is_byline)
    pd_byline_clear (byline);
  return is_byline;
}

/**
 * pd_byline_clear:
 *
 * Frees what a byline says.
 */
void
pd_byline_clear (PdByline *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->original_title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->editor, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->url, g_free);
  self->labels = 0;
}
