#include "pd-line-joiner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pd-glyph-class.h"

/* Widths in em, distances between lines as multiples of the usual one. */
#define MIN_INDENT 0.8
#define MIN_ROOM 0.4
#define MAX_LEADING 1.3
#define MAX_LEADING_WITHIN 1.7
#define MIN_LEADING_DIFFERENCE 0.3
/* So many bytes tell how a paragraph ends. */
#define LOOKED_AT 300

/* No verse, and no item of a list, is as long. */
#define MIN_LONG 20
#define MIN_NARROWER 1.5

struct _PdLineJoiner
{
  GPtrArray *lines;
  PdGlyphSpacing *spacing;
  PdWordList *words;
  double body_size;
  PdLineMetrics *metrics;
  gboolean breaks_hangul;
};

static const PdPageLine *
get_line (PdLineJoiner *self,
          guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static gboolean
is_hangul (gunichar c)
{
  return pd_glyph_classify (c, 0) == PD_GLYPH_HANGUL;
}

/* Whether lines end within words of Korean. Where they do, about every third still ends between words. */
static void
ask_hangul (PdLineJoiner *self)
{
  guint n_within = 0, n_between = 0;

  for (guint i = 1; i < self->lines->len; i++)
    {
      const PdPageLine *before = get_line (self, i - 1), *line = get_line (self, i);
      int parts;

      if (!is_hangul (before->last) || !is_hangul (line->first) || before->page != line->page)
        continue;
      parts = pd_word_list_parts_hangul (self->words, before->text, line->text);
      n_within += parts < 0;
      n_between += parts > 0;
    }
  self->breaks_hangul = n_within * 5 > n_between;
}

/**
 * pd_line_joiner_new:
 * @lines: (element-type PdPageLine): the lines of a file in the order of reading
 * @columns: (element-type PdPageColumn): its columns, whose edges may be corrected
 * @spacing: which gaps are spaces
 * @body_size: the size of most of the text
 *
 * Returns: (transfer full): what joins these lines; all of them have to live longer
 */
PdLineJoiner *
pd_line_joiner_new (GPtrArray *lines,
                    GArray *columns,
                    PdGlyphSpacing *spacing,
                    double body_size)
{
  PdLineJoiner *self = g_new0 (PdLineJoiner, 1);

  self->lines = lines;
  self->spacing = spacing;
  self->body_size = body_size;
  self->metrics = pd_line_metrics_new (lines, columns, body_size);
  self->words = pd_word_list_new ();
  for (guint i = 0; i < lines->len; i++)
    pd_word_list_add_line (self->words, get_line (self, i)->text);
  ask_hangul (self);
  return self;
}

/**
 * pd_line_joiner_free:
 *
 * Frees it.
 */
void
pd_line_joiner_free (PdLineJoiner *self)
{
  pd_word_list_free (self->words);
  pd_line_metrics_free (self->metrics);
  g_free (self);
}

/**
 * pd_line_joiner_is_full:
 * @line: a line
 * @next: the line behind it
 *
 * Returns: whether there was no room in @line for what @next starts with, so that it ended only because it was full
 */
gboolean
pd_line_joiner_is_full (PdLineJoiner *self,
                        guint line,
                        guint next)
{
  const PdPageLine *a = get_line (self, line), *b = get_line (self, next);
  double room = pd_line_metrics_get_room (self->metrics, line);
  double unit = b->unit;

  if (pd_glyph_classify (a->last, 0) >= PD_GLYPH_HANGUL && pd_glyph_classify (b->first, 0) >= PD_GLYPH_HANGUL)
    unit += 0.2 * b->size;
  return room < unit + MIN_ROOM * a->size;
}

/* Where a narrow part of a column ends, two lines do not tell; but a long line that ends without punctuation is no paragraph. */
static gboolean
goes_on (PdLineJoiner *self,
         const PdPageLine *a,
         const PdPageLine *b)
{
  return pd_line_metrics_get_indent (self->metrics, a) > MIN_NARROWER && fabs (a->x1 - b->x1) < 0.3 * a->size && a->x2 - a->x1 > MIN_LONG * a->size && g_unichar_isalnum (a->last) && g_unichar_isalpha (b->first);
}

/* Whether a paragraph starts like an item of a list or a section, the rest of which may start further in. */
static gboolean
is_numbered (const char *text)
{
  int number;
  gsize n = strspn (text, "0123456789.");

  return pd_page_block_measure_marker (text, &number) > 0 || (n > 0 && (text[n] == ' ' || g_str_has_prefix (text + n, "　"))) || g_str_has_prefix (text, "第") || g_str_has_prefix (text, "제 ");
}

/* Whether the indentation of a line says that a paragraph starts with it; 1 and -1 for yes and no, 0 where it says nothing. */
static int
ask_indent (PdLineJoiner *self,
            guint first,
            guint last,
            guint line,
            gboolean is_item)
{
  double indent = pd_line_metrics_get_indent (self->metrics, get_line (self, line));
  double first_indent = pd_line_metrics_get_indent (self->metrics, get_line (self, first));
  double rest = first == last ? first_indent : pd_line_metrics_get_indent (self->metrics, get_line (self, last));
  gboolean here = get_line (self, last)->column == get_line (self, line)->column;

  if (first != last)
    {
      /* Behind the first line, all lines of a paragraph start at one place. */
      if (indent > rest + MIN_INDENT)
        return 1;
      return indent < rest - MIN_INDENT && here ? 1 : 0;
    }
  /* A full line that does not end a sentence goes on, even if further in than it started. */
  if (indent > first_indent + MIN_INDENT)
    return is_item || !pd_glyph_ends_sentence (get_line (self, last)->last) ? -1 : 1;
  if (indent < first_indent - MIN_INDENT)
    return -1;
  /* Both start further in: each is a paragraph, or both are of one that does as a whole. */
  return indent > MIN_INDENT && pd_glyph_ends_sentence (get_line (self, last)->last) ? 1 : 0;
}

/**
 * pd_line_joiner_continues:
 * @block: the paragraph so far
 * @first: its first line
 * @last: its last line
 * @line: a line behind it, with nothing between them but what stands at the edges of pages
 *
 * Returns: whether @line goes on with the paragraph
 */
gboolean
pd_line_joiner_continues (PdLineJoiner *self,
                          const PdPageBlock *block,
                          guint first,
                          guint last,
                          guint line)
{
  const PdPageLine *a = get_line (self, last), *b = get_line (self, line);
  gboolean here = a->column == b->column && line == last + 1;
  gboolean ends = pd_glyph_ends_sentence (a->last);
  double distance = (b->y - a->y) / b->size, leading = pd_line_metrics_get_leading (self->metrics, b);
  gboolean is_far = distance > MAX_LEADING * leading && distance > leading + MIN_LEADING_DIFFERENCE;
  int number, indent;

  if (a->has_leader || b->has_cells || a->is_monospaced != b->is_monospaced)
    return FALSE;
  /* Behind what it explains, an explanation goes on where it started. */
  if (a->has_cells && !(here && fabs (b->x1 - a->text_x) < 0.5 * b->size))
    return FALSE;
  /* Latin letters may be set larger or smaller than Han characters beside them. */
  if (a->smallest > 1.06 * b->largest || b->smallest > 1.06 * a->largest)
    return FALSE;
  if (here && (distance < 0.2 || distance > MAX_LEADING_WITHIN * leading))
    return FALSE;
  if (a->is_monospaced)
    return here && !is_far;
  /* The lines of a long heading are broken where its author wants. */
  if (here && !is_far && block->n_lines < 4 && pd_line_metrics_is_centred (self->metrics, a) && pd_line_metrics_is_centred (self->metrics, b) && (a->size > 1.1 * self->body_size || (a->is_strong && b->is_strong)))
    return TRUE;
  if (!pd_line_joiner_is_full (self, last, line) && !(here && !is_far && goes_on (self, a, b)))
    return FALSE;
  if (a->is_strong != b->is_strong && block->is_strong)
    return FALSE;
  if (pd_page_block_measure_marker (b->text, &number) > 0 && ends)
    return FALSE;
  indent = ask_indent (self, first, last, line, a->has_cells || is_numbered (block->text->str));
  if (indent > 0 && !(a->size > 1.05 * self->body_size && a->size == b->size))
    return FALSE;
  return !here || !is_far || !ends;
}

/* The end of a paragraph, which may be very long. */
static const char *
get_tail (const GString *text)
{
  const char *tail = text->len > LOOKED_AT ? text->str + text->len - LOOKED_AT : text->str;

  return tail > text->str ? g_utf8_find_prev_char (text->str, tail) : tail;
}

static gboolean
ends_url (const char *text)
{
  const char *space = strrchr (text, ' ');
  const char *word = space != NULL ? space + 1 : text;

  return strstr (word, "://") != NULL && strchr ("/-_.=&?#%", text[strlen (text) - 1]) != NULL;
}

/* Counts how often Han and Latin have a space between them, and how often they have not. */
static void
count_spaces (const char *text,
              guint *n_spaces,
              guint *n_touching)
{
  gunichar before = 0;
  gboolean has_space = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == ' ')
        {
          has_space = TRUE;
          continue;
        }
      if (g_unichar_isalnum (before) && g_unichar_isalnum (c) && (pd_glyph_classify (before, 0) == PD_GLYPH_IDEOGRAPH) != (pd_glyph_classify (c, 0) == PD_GLYPH_IDEOGRAPH))
        (*(has_space ? n_spaces : n_touching))++;
      before = c;
      has_space = FALSE;
    }
}

/* Whether a space belongs between Han and Latin where a line ends between them: what is nearby tells. */
static gboolean
expects_space (PdLineJoiner *self,
               const GString *text,
               const PdPageLine *next)
{
  guint n_spaces = 0, n_touching = 0;

  count_spaces (get_tail (text), &n_spaces, &n_touching);
  count_spaces (next->text, &n_spaces, &n_touching);
  return n_spaces != n_touching ? n_spaces > n_touching : pd_glyph_spacing_is_typed (self->spacing);
}

/* What comes between two lines of a paragraph. May take a hyphen away. */
static void
join (PdLineJoiner *self,
      GString *text,
      const PdPageLine *next)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (text->str + text->len));
  PdGlyphClass before = pd_glyph_classify (last, 0), after = pd_glyph_classify (next->first, 0);

  if (last == 0x00AD)
    g_string_truncate (text, text->len - 2);
  else if (last == '-' || last == 0x2010)
    {
      if (!pd_word_list_keeps_hyphen (self->words, get_tail (text), next->text))
        g_string_truncate (text, g_utf8_prev_char (text->str + text->len) - text->str);
    }
  else if (ends_url (get_tail (text)))
    return;
  else if (before == PD_GLYPH_HANGUL && after == PD_GLYPH_HANGUL)
    {
      int parts = pd_word_list_parts_hangul (self->words, get_tail (text), next->text);

      if (parts > 0 || (parts == 0 && (!self->breaks_hangul || pd_word_list_guess_hangul (self->words, last, next->first))))
        g_string_append_c (text, ' ');
    }
  else if (before >= PD_GLYPH_HANGUL && after >= PD_GLYPH_HANGUL)
    g_string_append_c (text, ' ');
  else if ((before == PD_GLYPH_IDEOGRAPH && g_unichar_isalnum (next->first)) || (after == PD_GLYPH_IDEOGRAPH && g_unichar_isalnum (last)))
    {
      if (before != after && expects_space (self, text, next))
        g_string_append_c (text, ' ');
    }
}

/**
 * pd_line_joiner_append:
 * @block: a paragraph
 * @line: the line that goes on with it, or its first
 *
 * Puts a line at the end of a paragraph: with a space between words, with none between Han characters, and without the hyphen
 * where a word was broken.
 */
void
pd_line_joiner_append (PdLineJoiner *self,
                       PdPageBlock *block,
                       guint line)
{
  const PdPageLine *next = get_line (self, line);
  gsize n_bytes = block->text->len;

  if (block->text->len > 0 && next->is_monospaced)
    g_string_append_c (block->text, '\n');
  else if (block->text->len > 0)
    join (self, block->text, next);
  if (next->is_monospaced)
    {
      /* Code is indented by spaces. */
      for (int n = pd_line_metrics_get_indent (self->metrics, next) / 0.6 + 0.5; n > 0 && n < 100; n--)
        g_string_append_c (block->text, ' ');
    }
  /* A hyphen went, or so many spaces came. */
  if (block->text->len < n_bytes)
    block->length--;
  else
    block->length += block->text->len - n_bytes;
  if (block->n_lines == 0)
    {
      block->page = next->page;
      block->size = next->size;
      block->indent = pd_line_metrics_get_indent (self->metrics, next);
      block->is_strong = next->is_strong;
      block->is_monospaced = next->is_monospaced;
      block->is_row = next->has_cells || next->has_leader;
      block->is_centred = pd_line_metrics_is_centred (self->metrics, next);
    }
  block->is_strong = block->is_strong && next->is_strong;
  block->is_centred = block->is_centred && pd_line_metrics_is_centred (self->metrics, next);
  block->n_lines++;
  for (guint i = 0; next->notes != NULL && i < next->notes->len; i++)
    {
      PdNoteNumber note = g_array_index (next->notes, PdNoteNumber, i);

      note.start += block->length;
      g_array_append_val (block->notes, note);
    }
  g_string_append (block->text, next->text);
  block->length += next->length;
  block->last_page = next->page;
}
