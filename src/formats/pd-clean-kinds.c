#include <string.h>

#include "pd-caption.h"
#include "pd-cleaning.h"

/* In Han characters: a heading is shorter than the first, a numbered one than the second, and what is longer than the last goes on below it. */
#define MAX_HEADING 26
#define MAX_NUMBERED 44
#define MIN_QUESTION 4
#define MAX_QUESTION 22
#define MIN_BODY 36

static gboolean
is_image (PdCleaning *self,
          int index)
{
  return index >= 0 && (guint) index < self->passages->len && pd_cleaning_get (self, index)->kind == PD_BLOCK_IMAGE;
}

static int
find_next (PdCleaning *self,
           guint index)
{
  for (guint i = index + 1; i < self->passages->len; i++)
    {
      if (!pd_cleaning_get (self, i)->is_cut)
        return i;
    }
  return -1;
}

static int
find_previous (PdCleaning *self,
               guint index)
{
  for (guint i = index; i > 0; i--)
    {
      if (!pd_cleaning_get (self, i - 1)->is_cut)
        return i - 1;
    }
  return -1;
}

static void
find_captions (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);
      gboolean is_by_image = is_image (self, (int) i - 1) || is_image (self, i + 1);

      if (passage->is_cut || passage->kind != PD_BLOCK_PARAGRAPH || passage->is_code)
        continue;
      if (pd_caption_has_credit (passage))
        pd_cleaning_set_kind (self, i, PD_BLOCK_CAPTION, 0);
      else if (is_by_image && pd_caption_has_mark (passage))
        pd_cleaning_set_kind (self, i, PD_BLOCK_CAPTION, 0);
      else if (is_image (self, (int) i - 1))
        {
          g_auto (PdByline) byline = { NULL };

          if (pd_byline_parse (passage->text, passage->n_bytes, &byline) && byline.labels == 1u << PD_LABEL_SOURCE)
            pd_cleaning_set_kind (self, i, PD_BLOCK_CAPTION, 0);
        }
    }
}

/* The number of a section before its heading, or alone: 01, 一、, (2), III, Part 4. */
static gsize
skip_number (const char *line,
             gboolean *is_chapter)
{
  static const char *const digits[] = { "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "壹", "贰", "叁", "肆", "伍", NULL };
  static const char *const chapters[] = { "章", "节", "節", "编", "編", "部分", "篇", "回", "卷", "幕", "장", "절", NULL };
  static const char *const openings[] = { "（", "(", "【", "[", "〔", "第", "제", "Part ", "PART ", "Chapter ", "No.", "NO.", "0", NULL };
  const char *p = line;
  const char *start;
  gboolean has_ordinal = FALSE;

  *is_chapter = FALSE;
  for (guint i = 0; openings[i] != NULL; i++)
    {
      if (g_str_has_prefix (p, openings[i]))
        {
          has_ordinal = strcmp (openings[i], "第") == 0 || strcmp (openings[i], "제") == 0;
          p += strlen (openings[i]);
          break;
        }
    }
  for (start = p; *p != '\0';)
    {
      gboolean is_digit = g_ascii_isdigit (*p) || (p - start < 4 && strchr ("IVX", *p) != NULL);
      const char *next = is_digit ? p + 1 : p;

      for (guint i = 0; !is_digit && digits[i] != NULL; i++)
        {
          if (g_str_has_prefix (p, digits[i]))
            next = p + strlen (digits[i]);
        }
      /* A year is no number of a section. */
      if (next == p || next - start > 9 || (is_digit && g_ascii_isdigit (*line) && next - line > 2))
        break;
      p = next;
    }
  if (p == start)
    return 0;
  for (guint i = 0; has_ordinal && chapters[i] != NULL; i++)
    {
      if (g_str_has_prefix (p, chapters[i]))
        {
          *is_chapter = TRUE;
          return p + strlen (chapters[i]) - line;
        }
    }
  return has_ordinal ? 0 : p - line;
}

static gsize
skip_signs (const char *p)
{
  const char *start = p;

  while (*p != '\0' && g_utf8_strchr ("、.．,，)）】]〕:： 　·/｜|", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  return p - start;
}

/* Whether a line starts with the number of a section and a sign behind it, as a heading does. */
static gboolean
is_numbered (const PdPassage *passage,
             gboolean *is_alone)
{
  g_autofree char *line = g_strndup (passage->text, passage->n_bytes);
  gboolean is_chapter;
  gsize n = skip_number (line, &is_chapter);
  gsize n_signs = n > 0 ? skip_signs (line + n) : 0;

  *is_alone = n > 0 && line[n + n_signs] == '\0';
  return n > 0 && (*is_alone || is_chapter || n_signs > 0) && !(g_ascii_isdigit (line[0]) && line[n] == '.' && g_ascii_isdigit (line[n + 1]));
}

static gboolean
is_short_line (const PdPassage *passage,
               guint max_weight)
{
  return passage->kind == PD_BLOCK_PARAGRAPH && !passage->is_cut && !passage->is_code && passage->n_blocks == 1 && passage->weight <= max_weight && memchr (passage->text, '\n', passage->n_bytes) == NULL
         && memchr (passage->text, '\t', passage->n_bytes) == NULL;
}

/* Whether a line ends as none does that goes on in the next. */
static gboolean
ends_openly (const PdPassage *passage)
{
  static const char *const ends[] = { "，", "、", "：", "；", ",", ":", ";", "—", "…", "“", "「", "（", "(", "-", "～", "~", "・・・", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    {
      if (pd_passage_has_suffix (passage, ends[i]))
        return TRUE;
    }
  return FALSE;
}

/* What stands in brackets or behind a dash is a remark: （完）, ——某某. */
static gboolean
is_remark (const PdPassage *passage)
{
  static const char *const starts[] = { "（", "(", "【", "[", "—", "-", "－", "–", "•", "·", "●", "*", "※", "#", "▲", "◎", "■", "“", "\"", "「", "『", "'", "‘", "…", "→", "~", "@", "<", NULL };

  for (guint i = 0; starts[i] != NULL; i++)
    {
      if (pd_passage_has_prefix (passage, starts[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_body (PdCleaning *self,
         int index)
{
  const PdPassage *passage = index >= 0 ? pd_cleaning_get (self, index) : NULL;

  return passage != NULL && passage->kind == PD_BLOCK_PARAGRAPH && passage->weight >= MIN_BODY && passage->n_stops + passage->n_pauses > 0;
}

/* What may stand above a heading. */
static gboolean
is_above (PdCleaning *self,
          int index)
{
  const PdPassage *passage = index >= 0 ? pd_cleaning_get (self, index) : NULL;

  if (passage == NULL)
    return FALSE;
  return passage->kind != PD_BLOCK_PARAGRAPH || is_body (self, index) || passage->ends_sentence;
}

/* Whether a line is a heading by how it is set and numbered. */
static gboolean
is_marked_heading (PdCleaning *self,
                   guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  const PdPassage *next;
  int below = find_next (self, index), above = find_previous (self, index);
  gboolean is_alone = FALSE, is_after_number;

  if (!is_short_line (passage, MAX_NUMBERED) || passage->weight + passage->n_bytes == 0 || below < 0)
    return FALSE;
  next = pd_cleaning_get (self, below);
  if (is_numbered (passage, &is_alone))
    {
      if (is_alone)
        return passage->is_strong || (pd_passage_has_prefix (passage, "0") && passage->n_bytes <= 4) || is_body (self, below);
      return !passage->ends_sentence && passage->n_stops == 0 && !ends_openly (passage) && is_body (self, below);
    }
  if (!passage->is_strong || passage->n_stops > 1 || ends_openly (passage) || is_remark (passage))
    return FALSE;
  is_after_number = above >= 0 && pd_cleaning_get (self, above)->kind == PD_BLOCK_HEADING && pd_cleaning_get (self, above)->level == 2 && is_numbered (pd_cleaning_get (self, above), &is_alone) && is_alone;
  if (passage->n_stops > 0 || passage->ends_sentence)
    return is_after_number && passage->weight <= MAX_QUESTION && !pd_passage_has_suffix (passage, "。");
  return passage->weight <= MAX_HEADING && !(next->is_strong && next->kind == PD_BLOCK_PARAGRAPH && pd_passage_is_line (next));
}

/* In plain text, a short line without an end between paragraphs is a heading. */
static gboolean
is_plain_heading (PdCleaning *self,
                  guint index,
                  gboolean takes_questions)
{
  const PdPassage *passage = pd_cleaning_get (self, index);

  if (!is_short_line (passage, MAX_HEADING) || passage->weight < 2 || passage->n_pauses > 1 || ends_openly (passage) || is_remark (passage))
    return FALSE;
  if (!is_body (self, find_next (self, index)) || !is_above (self, find_previous (self, index)))
    return FALSE;
  if (passage->n_stops == 0 && !passage->ends_sentence)
    return !takes_questions;
  return takes_questions && passage->n_stops == 1 && passage->n_pauses == 0 && passage->weight >= MIN_QUESTION && passage->weight <= MAX_QUESTION
         && (pd_passage_has_suffix (passage, "?") || pd_passage_has_suffix (passage, "？"));
}

static gboolean
has_headings (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (passage->kind == PD_BLOCK_HEADING && passage->level > 1 && !passage->is_cut)
        return TRUE;
    }
  return FALSE;
}

/* Says which paragraphs are headings and captions. Neither is cut, so little is lost where one is not told. */
void
pd_clean_kinds (PdCleaning *self)
{
  guint n_plain = 0;

  find_captions (self);
  for (guint i = self->headline + 1; i < self->passages->len; i++)
    {
      if (is_marked_heading (self, i))
        pd_cleaning_set_kind (self, i, PD_BLOCK_HEADING, 2);
    }
  if (self->format != PD_FORMAT_TEXT)
    return;
  for (guint i = self->headline + 1; i < self->passages->len; i++)
    {
      if (is_plain_heading (self, i, FALSE))
        {
          pd_cleaning_set_kind (self, i, PD_BLOCK_HEADING, 2);
          n_plain++;
        }
    }
  /* A question is a heading where others are, and otherwise may be a paragraph of its own. */
  for (guint i = self->headline + 1; n_plain > 0 && has_headings (self) && i < self->passages->len; i++)
    {
      if (is_plain_heading (self, i, TRUE))
        pd_cleaning_set_kind (self, i, PD_BLOCK_HEADING, 2);
    }
}
