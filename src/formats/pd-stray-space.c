#include "pd-stray-space.h"

/* More spaces on end are layout. */
#define MAX_RUN 2
/* A name, a headword, a dateline at the start of a paragraph. */
#define MAX_LABEL 8
#define MAX_DATELINE 30
/* What is longer is no clause, and not looked at further. */
#define MAX_CLAUSE 100
#define MAX_QUOTED 1000
/* What a sentence is signed with. */
#define MAX_SIGNATURE 20
/* A title or a slogan. */
#define MAX_NAME 30
/* Of things that are listed with spaces between them. */
#define MAX_LISTED 6
/* Lines of verse. */
#define MIN_VERSE 3
#define MAX_VERSE 10

static gboolean
is_one_of (gunichar c,
           const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3007;
}

static gboolean
is_kana (gunichar c)
{
  return c >= 0x3041 && c <= 0x30FF && c != 0x30FB && c != 0x309B && c != 0x309C;
}

/**
 * pd_stray_space_is_space:
 *
 * Returns: whether a character is a space that words may have been broken by
 */
gboolean
pd_stray_space_is_space (gunichar c)
{
  return c == ' ' || c == 0xA0 || c == 0x3000;
}

/* Whether a quotation mark before an offset is still open. */
static gboolean
is_quoted (const gunichar *text,
           guint offset)
{
  guint first = offset > MAX_QUOTED ? offset - MAX_QUOTED : 0;

  while (offset > first)
    {
      gunichar c = text[--offset];

      if (c == 0x201C)
        return TRUE;
      if (c == 0x201D)
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_before_sign (const gunichar *text,
                guint length,
                guint start,
                guint end)
{
  gunichar before = text[start - 1], after = text[end], next = end + 1 < length ? text[end + 1] : 0;

  /* Between brackets a blank is to be filled in. */
  if (is_one_of (before, "（《「『【〈〔“‘([{_＿"))
    return FALSE;
  if (is_one_of (after, "，。、；：！？）》」』】〉〕"))
    return TRUE;
  if (after == 0x201D)
    return is_quoted (text, start) && before != 0x201C;
  /* An unknown, or a mark of a programming language, stands between spaces or before letters. */
  return is_han (before) && is_one_of (after, "?!,;") && (next == 0 || next == '\n' || is_han (next) || is_one_of (next, "”’」』）)》\""));
}

static gboolean
is_inside_bracket (gunichar before,
                   gunichar after)
{
  return is_one_of (before, "（《「『【〈〔“") && (is_han (after) || is_kana (after) || g_unichar_isalnum (after));
}

/* Whether what stands from here to the end is no sentence but a name below one. */
static gboolean
is_signature (const gunichar *text,
              guint length,
              guint offset)
{
  if (length - offset > MAX_SIGNATURE)
    return FALSE;
  for (; offset < length; offset++)
    {
      if (is_one_of (text[offset], "，。；！？,.;!?…”」』）"))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_behind_sign (const gunichar *text,
                guint length,
                guint start,
                guint end,
                gboolean is_prose)
{
  gunichar before = text[start - 1], after = text[end];

  /* Behind the end of a sentence an ideographic space is orthography in Japanese, and an indent elsewhere. */
  if (text[start] == 0x3000 || !(is_han (after) || is_kana (after) || g_unichar_isalnum (after) || is_one_of (after, "《「『“（")))
    return FALSE;
  if (is_one_of (before, "，、"))
    return TRUE;
  if (!is_prose || !is_one_of (before, "。；：！？"))
    return FALSE;
  /* Behind a sentence in brackets stands who said it. */
  if (after == 0xFF08 || (is_kana (after) && is_one_of (before, "！？")))
    return FALSE;
  return before == 0xFF1A || !is_signature (text, length, end);
}

/* A part of a sentence that no mark divides, spaces aside. */
static gboolean
is_in_clause (gunichar c)
{
  return g_unichar_isalnum (c) || (pd_stray_space_is_space (c) && c != 0x3000) || is_one_of (c, "·-+%％");
}

/**
 * pd_stray_space_find_clause:
 * @text: (array length=length): code points
 * @length: how many they are
 * @offset: a place among them
 * @start: (out): where the clause starts
 * @end: (out): behind its last code point
 *
 * Finds what stands between two marks.
 */
void
pd_stray_space_find_clause (const gunichar *text,
                            guint length,
                            guint offset,
                            guint *start,
                            guint *end)
{
  guint first = offset > MAX_CLAUSE ? offset - MAX_CLAUSE : 0, last = MIN (length, offset + MAX_CLAUSE);

  for (*start = offset; *start > first && (is_in_clause (text[*start - 1]) || pd_stray_space_is_space (text[*start - 1])); (*start)--)
    ;
  for (*end = offset; *end < last && (is_in_clause (text[*end]) || pd_stray_space_is_space (text[*end])); (*end)++)
    ;
}

static gboolean
ends_with (const gunichar *text,
           guint start,
           guint end,
           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = g_utf8_strlen (words[i], -1);
      const char *word = words[i];
      guint k = 0;

      if (end - start < n)
        continue;
      for (; k < n && text[end - n + k] == g_utf8_get_char (word); k++)
        word = g_utf8_next_char (word);
      if (k == n)
        return TRUE;
    }
  return FALSE;
}

/* Whether a space between two Han characters parts a person from what they are, a chapter from its name, a dateline from the
 * news. */
static gboolean
is_behind_label (const gunichar *text,
                 guint length,
                 guint start)
{
  static const char *const people[] = { "记者", "記者", "通讯员", "通訊員", "编辑", "編輯", "摄影", "攝影", "作者", "译者", "院士", "教授", "主任", "博士", "老师", "老師", "主席", "总裁", "先生", "女士", "主持人", "导演", "导师", "文", "图", "摄", NULL };
  static const char *const datelines[] = { "电", "電", "讯", "訊", "消息", "报道", "報道", NULL };
  static const char *const parts[] = { "章", "节", "節", "条", "條", "回", "集", "季", "卷", "期", "部", "篇", "幕", "讲", "课", "课时", "号", NULL };
  guint clause_start, clause_end;

  pd_stray_space_find_clause (text, length, start, &clause_start, &clause_end);
  if (ends_with (text, clause_start, start, people) || (start <= MAX_DATELINE && ends_with (text, clause_start, start, datelines)))
    return TRUE;
  if (ends_with (text, clause_start, start, parts))
    {
      for (guint i = start; i > clause_start && start - i < 6; i--)
        {
          if (text[i - 1] == 0x7B2C) /* 第 */
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether a space between two Han characters parts what is listed, verses, a sentence from who signs it. */
static gboolean
is_parting (const gunichar *text,
            guint length,
            guint start,
            guint end)
{
  guint clause_start, clause_end, n_spaces = 0, shortest = G_MAXUINT, piece = 0;

  pd_stray_space_find_clause (text, length, start, &clause_start, &clause_end);
  for (guint i = clause_start; i < clause_end; i++)
    {
      piece++;
      if (!pd_stray_space_is_space (text[i]))
        continue;
      /* The pieces between two spaces; those at the ends of the clause belong to the sentence. */
      if (n_spaces++ > 0)
        shortest = MIN (shortest, piece - 1);
      piece = 0;
    }
  if (n_spaces > 1 && shortest <= MAX_LISTED)
    return TRUE;
  if (n_spaces == 1 && start - clause_start == clause_end - end && start - clause_start >= MIN_VERSE && start - clause_start <= MAX_VERSE)
    return TRUE;
  return clause_end == length && is_signature (text, length, end);
}

/* Whether a clause is all that stands between two quotation marks or brackets. */
static gboolean
is_name (const gunichar *text,
         guint length,
         guint offset)
{
  guint start, end;

  pd_stray_space_find_clause (text, length, offset, &start, &end);
  return start > 0 && end < length && end - start <= MAX_NAME && is_one_of (text[start - 1], "《“「『【〈（(‘\"") && is_one_of (text[end], "》”」』】〉）)’\"");
}

/**
 * pd_stray_space_tell:
 * @text: (array length=length): the code points of a paragraph
 * @length: how many they are
 * @start: the first of a run of spaces
 * @end: behind its last
 * @is_prose: whether there are sentences in the paragraph
 *
 * Tells whether spaces in Chinese or Japanese may be there by mistake. Those between Han and Latin never are.
 *
 * Returns: what they may be
 */
PdStraySpace
pd_stray_space_tell (const gunichar *text,
                     guint length,
                     guint start,
                     guint end,
                     gboolean is_prose)
{
  gunichar before, after;
  gboolean is_at_start = TRUE;

  g_return_val_if_fail (text != NULL, PD_STRAY_SPACE_NONE);
  g_return_val_if_fail (start < end && end <= length, PD_STRAY_SPACE_NONE);

  if (start == 0 || end == length || end - start > MAX_RUN || text[start - 1] == '\n' || text[end] == '\n')
    return PD_STRAY_SPACE_NONE;
  before = text[start - 1];
  after = text[end];
  if (is_before_sign (text, length, start, end) || is_inside_bracket (before, after) || is_behind_sign (text, length, start, end, is_prose))
    return PD_STRAY_SPACE_SIGN;
  if (!is_prose || !is_han (before) || !is_han (after) || is_behind_label (text, length, start))
    return PD_STRAY_SPACE_NONE;
  if (is_name (text, length, start))
    return PD_STRAY_SPACE_NAME;
  if (is_parting (text, length, start, end))
    return PD_STRAY_SPACE_NONE;
  for (guint i = 0; i < MIN (start, MAX_LABEL + 1) && is_at_start; i++)
    is_at_start = is_han (text[i]);
  return is_at_start && start <= MAX_LABEL ? PD_STRAY_SPACE_LABEL : PD_STRAY_SPACE_WORDS;
}
