#include <string.h>

#include "pd-cleaning.h"
#include "pd-page-block.h"

/* A text is taken for one whose lines end where they were full if it has so many lines, */
#define MIN_LINES 12
/* a width (a Han character is two columns) between these, */
#define MIN_WIDTH 40
#define MAX_WIDTH 160
/* lines of about that width in this share, and this share of those go on in the next. */
#define MIN_FULL_PERCENT 50
#define MIN_OPEN_PERCENT 50
/* How much narrower a full line may be: what comes next did not fit, and marks may not begin a line. */
#define TOLERANCE 3
#define MAX_WORD 30
#define INDENT 4

/* Or if so many lines that could go on in the next end at one edge, and so large a share of those that come near to it: manuals
 * have lists, tables and programs between their paragraphs. */
#define MIN_FULL_LINES 4
#define MIN_FULL_SHARE 75
#define MIN_NEAR_PERCENT 66
/* What is narrower than this is a gap between words, as lines of even length have them. */
#define MIN_GAP 6
#define MAX_MARKER 24

typedef struct
{
  guint width;
  /* How much of it has to be on one line. */
  guint first_word;
  guint indent;
  /* How far behind its start words start: where the lines below do if it is an item of a list, or explains something. */
  guint64 starts;
  guint n_solid;
  gboolean ends_sentence;
  gboolean is_apart;
  gboolean follows_empty;
  gboolean is_prose;
  gboolean is_item;
  /* There is a gap in it, or a rule, as between the cells of a table. */
  gboolean is_row;
  gunichar first;
  gunichar last;
} Line;

static gboolean
is_one_of (gunichar c,
           const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

static gboolean
is_solid (gunichar c)
{
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x2014 && c <= 0x2026);
}

/* Where words start in a line, and whether it is an item of a list, or a row of a table. */
static void
measure_words (Line *line,
               const char *text,
               gsize n_bytes)
{
  g_autofree char *start = g_strndup (text, MIN (n_bytes, MAX_MARKER));
  int number;
  guint marker = pd_page_block_measure_marker (start, &number);
  guint column = 0, gap = 0, n_words = 1;

  line->is_item = marker > 0;
  line->is_row = line->first == '|' || line->first == '+' || (line->first >= 0x2500 && line->first < 0x2580);
  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint width = g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2
                                                                         : 1;

      if (g_unichar_isspace (c))
        gap += width;
      else
        {
          n_words += gap > 0;
          if (column < 64 && (gap > 0 || p == text + marker))
            line->starts |= G_GUINT64_CONSTANT (1) << column;
          /* The first gap may be that behind a marker or a name. */
          line->is_row = line->is_row || (gap >= MIN_GAP && n_words > 2);
          gap = 0;
        }
      column += width;
    }
}

static GArray *
measure_lines (PdBlockList *blocks)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < pd_block_list_get_n_blocks (blocks); i++)
    {
      gsize n_bytes;
      const char *text = pd_block_list_peek_block (blocks, i, &n_bytes);
      const PdBlockStyle *style = pd_block_list_get_style (blocks, i);
      Line line = { .indent = style->indent, .is_apart = style->is_apart, .follows_empty = style->follows_empty };
      gboolean in_word = TRUE;

      line.is_prose = memchr (text, '\t', n_bytes) == NULL && g_strstr_len (text, n_bytes, "   ") == NULL && g_strstr_len (text, n_bytes, "　　") == NULL;
      for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          line.width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2
                                                                             : 1;
          if (line.first == 0 && g_unichar_iswide (c))
            in_word = FALSE;
          else
            in_word = in_word && !g_unichar_isspace (c) && !g_unichar_iswide (c);
          line.first_word = in_word ? MIN (line.width, MAX_WORD) : MAX (line.first_word, 2);
          if (line.first == 0)
            line.first = c;
          line.last = c;
          line.n_solid += is_solid (c);
          if (!is_one_of (c, "”’」』）)】"))
            line.ends_sentence = is_one_of (c, "。！？!?…：:");
        }
      measure_words (&line, text, n_bytes);
      g_array_append_val (lines, line);
    }
  return lines;
}

static int
compare_widths (gconstpointer a,
                gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Whether what the next line begins with would not have fitted. */
static gboolean
is_full (GArray *lines,
         guint index,
         guint width)
{
  const Line *line = &g_array_index (lines, Line, index);
  const Line *next = &g_array_index (lines, Line, index + 1);

  /* An indent of two Han characters is no longer there. */
  return line->is_prose && line->width + (line->is_apart ? INDENT : 0) + next->first_word + TOLERANCE > width;
}

/* The width at which lines were ended, or 0. One line in twenty may be wider: a mark that may not begin a line hangs. */
static guint
find_width (GArray *lines)
{
  g_autoptr (GArray) widths = g_array_sized_new (FALSE, FALSE, sizeof (guint), lines->len);
  guint n_full = 0, n_open = 0, n_prose = 0;
  guint width;

  for (guint i = 0; i < lines->len; i++)
    g_array_append_val (widths, g_array_index (lines, Line, i).width);
  g_array_sort (widths, compare_widths);
  width = g_array_index (widths, guint, lines->len - 1 - lines->len / 20);
  /* In a text that was not wrapped some line is much longer than the others. */
  if (width < MIN_WIDTH || width > MAX_WIDTH || g_array_index (widths, guint, lines->len - 1) > width + 8)
    return 0;
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      n_prose += line->is_prose;
      if (!is_full (lines, i, width))
        continue;
      n_full++;
      n_open += !line->ends_sentence;
    }
  if (n_prose * 10 < lines->len * 9 || n_full * 100 < lines->len * MIN_FULL_PERCENT || n_open * 100 < n_full * MIN_OPEN_PERCENT)
    return 0;
  return width;
}

/* Whether the next line stands where it would if it went on, and is nothing of its own. */
static gboolean
may_go_on (GArray *lines,
           guint index)
{
  const Line *line = &g_array_index (lines, Line, index);
  const Line *next = &g_array_index (lines, Line, index + 1);

  if (next->follows_empty || line->is_row || next->is_row || next->is_item)
    return FALSE;
  if (next->indent == line->indent)
    return TRUE;
  if (next->indent > line->indent)
    return next->indent - line->indent < 64 && (line->starts >> (next->indent - line->indent) & 1) != 0;
  /* The first line of a paragraph may start further in. */
  return line->is_apart && !line->is_item && line->indent - next->indent <= 2 * INDENT;
}

/* Whether there was no room behind a line for what the next begins with. */
static gboolean
reaches (GArray *lines,
         guint index,
         guint edge)
{
  const Line *line = &g_array_index (lines, Line, index);
  const Line *next = &g_array_index (lines, Line, index + 1);

  return line->indent + line->width + next->first_word + TOLERANCE > edge;
}

static gboolean
is_solid_prose (const Line *line)
{
  return 4 * line->n_solid >= line->width;
}

/* Where the lines of most paragraphs end, if there are paragraphs between what else a text has; or 0. */
static guint
find_edge (GArray *lines)
{
  guint n_ending[MAX_WIDTH + 1] = { 0 };
  guint edge = 0, most = 0, n_near = 0, n_full = 0, n_open = 0, n_wider = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      guint end = line->indent + line->width;

      if (end <= MAX_WIDTH && may_go_on (lines, i) && is_solid_prose (line))
        n_ending[end]++;
    }
  for (guint end = MIN_WIDTH; end <= MAX_WIDTH; end++)
    {
      guint n = 0;

      for (guint i = 0; i <= TOLERANCE; i++)
        n += n_ending[end - i];
      if (n > most)
        {
          most = n;
          edge = end;
        }
    }
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      guint end = line->indent + line->width;

      if (line->is_row || !is_solid_prose (line))
        continue;
      n_wider += end > edge + TOLERANCE;
      if (end * 100 < edge * MIN_NEAR_PERCENT || !may_go_on (lines, i))
        continue;
      n_near++;
      if (!reaches (lines, i, edge))
        continue;
      n_full++;
      n_open += !line->ends_sentence;
    }
  /* In a text that was not wrapped lines are of any length. */
  if (n_full < MIN_FULL_LINES || n_wider * 20 > n_full + 20 || n_full * 100 < n_near * MIN_FULL_SHARE || n_open * 100 < n_full * MIN_OPEN_PERCENT)
    return 0;
  return edge;
}

/**
 * pd_clean_lines:
 *
 * Joins the lines of a plain text that end only because they were full, by cutting the line feed between them. A line feed
 * between words that a space parts stays, as cutting it would make one word of two.
 *
 * Returns: (transfer full) (nullable) (element-type gboolean): for each block whether the next goes on where it ends
 */
GArray *
pd_clean_lines (PdBlockList *blocks,
                PdFormat format)
{
  g_autoptr (GArray) lines = NULL;
  GArray *is_continued;
  gboolean has_apart = FALSE;
  guint width, edge;

  if (format != PD_FORMAT_TEXT || pd_block_list_get_n_blocks (blocks) < MIN_LINES)
    return NULL;
  lines = measure_lines (blocks);
  width = find_width (lines);
  edge = width == 0 ? find_edge (lines) : 0;
  if (width == 0 && edge == 0)
    return NULL;
  for (guint i = 1; i < lines->len; i++)
    has_apart = has_apart || g_array_index (lines, Line, i).is_apart;
  is_continued = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), lines->len);
  g_array_set_size (is_continued, lines->len);
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const Line *next = &g_array_index (lines, Line, i + 1);
      guint end = pd_block_list_get_block (blocks, i)->end;

      if (edge > 0 && (!may_go_on (lines, i) || !reaches (lines, i, edge)))
        continue;
      if (edge == 0 && (!next->is_prose || next->is_apart || !is_full (lines, i, width)))
        continue;
      /* Where nothing sets paragraphs off, one may end at the end of a full line. */
      if (!has_apart && line->ends_sentence)
        continue;
      if (!is_solid (line->last) && !is_solid (next->first))
        continue;
      g_array_index (is_continued, gboolean, i) = TRUE;
      pd_block_list_cut_span (blocks, end, end + 1, "line-break");
    }
  return is_continued;
}
