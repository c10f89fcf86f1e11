#include "pd-page-line.h"

#include <math.h>
#include <string.h>

#include "pd-glyph-class.h"

/* So many dots in a row lead the eye to a page number. */
#define MIN_DOTS 5

/* What is wider than this, in em, parts words. */
#define WORD_GAP 0.15

static double
find_size (const PdGlyph *glyphs,
           guint n_glyphs)
{
  double size = glyphs[0].size;
  int votes = 0;

  for (guint i = 0; i < n_glyphs; i++)
    {
      if (votes == 0)
        size = glyphs[i].size;
      votes += fabs (glyphs[i].size - size) < 0.1 ? 1 : -1;
    }
  return size;
}

static gboolean
is_opening (const PdGlyph *glyph,
            PdGlyphClass class)
{
  return class == PD_GLYPH_OPENING || glyph->c == '(' || glyph->c == '[' || glyph->c == 0x2018 || glyph->c == 0x201C;
}

/* Quotation marks that do not say whether they open or close; no line ends before or behind one. */
static gboolean
is_quote (const PdGlyph *glyph)
{
  return glyph->c == '"' || glyph->c == '\'' || (glyph->c >= 0x2018 && glyph->c <= 0x201D);
}

/* A character of Han text with the punctuation that does not part from it, or a word. */
static double
measure_unit (const PdGlyph *glyphs,
              guint n_glyphs)
{
  gboolean has_ideograph = FALSE, has_word = FALSE;
  guint end;

  for (end = 0; end < n_glyphs; end++)
    {
      PdGlyphClass class = pd_glyph_classify (glyphs[end].c, (glyphs[end].x2 - glyphs[end].x1) / glyphs[end].size);
      gboolean is_glued = end > 0 && is_quote (&glyphs[end - 1]);

      if (is_quote (&glyphs[end]) || (!has_ideograph && !has_word && is_opening (&glyphs[end], class)))
        continue;
      if (class == PD_GLYPH_CLOSING)
        {
          has_ideograph = TRUE;
          continue;
        }
      if (has_ideograph && !is_glued)
        break;
      if (class == PD_GLYPH_IDEOGRAPH || class == PD_GLYPH_OPENING)
        {
          if (has_word && !is_glued)
            break;
          has_ideograph = TRUE;
        }
      else if (has_word && glyphs[end].x1 - glyphs[end - 1].x2 > WORD_GAP * glyphs[end].size)
        break;
      else
        has_word = TRUE;
    }
  return glyphs[MAX (end, 1) - 1].x2 - glyphs[0].x1;
}

/* What stands behind the widest gap. */
static double
find_text (const PdGlyph *glyphs,
           guint n_glyphs)
{
  double widest = 0, x = glyphs[0].x1;

  for (guint i = 1; i < n_glyphs; i++)
    {
      if (glyphs[i].x1 - glyphs[i - 1].x2 > widest)
        {
          widest = glyphs[i].x1 - glyphs[i - 1].x2;
          x = glyphs[i].x1;
        }
    }
  return x;
}

static gboolean
find_leader (const PdGlyph *glyphs,
             guint n_glyphs)
{
  guint n_dots = 0;

  for (guint i = 0; i < n_glyphs; i++)
    {
      gunichar c = glyphs[i].c;

      n_dots = c == '.' || c == 0x00B7 || c == 0x2026 || c == 0x22EF || c == 0x2024 ? n_dots + 1 : 0;
      if (n_dots == MIN_DOTS)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_note_number (const PdGlyph *glyph,
                const PdPageLine *line)
{
  return glyph->size < 0.8 * line->size && glyph->y < line->y - 0.1 * line->size && (g_unichar_isdigit (glyph->c) || strchr ("[]*,-", glyph->c < 0x80 ? (int) glyph->c : 'x') != NULL);
}

/* Counts on in the text as it goes through the glyphs that it was made of. */
static void
find_notes (PdPageLine *self,
            const PdGlyph *glyphs,
            guint n_glyphs)
{
  const char *p = self->text;
  guint offset = 0;

  for (guint i = 0; i < n_glyphs && *p != '\0'; i++)
    {
      PdNoteNumber *last = self->notes != NULL ? &g_array_index (self->notes, PdNoteNumber, self->notes->len - 1) : NULL;
      PdNoteNumber note = { offset, 1 };

      /* A soft hyphen is not there, and a space was not among the glyphs. */
      if (glyphs[i].c == 0x00AD && i + 1 < n_glyphs)
        continue;
      for (; g_utf8_get_char (p) != glyphs[i].c && *p != '\0'; offset++)
        p = g_utf8_next_char (p);
      note.start = offset++;
      p = *p != '\0' ? g_utf8_next_char (p) : p;
      if (!is_note_number (&glyphs[i], self))
        continue;
      if (last != NULL && last->start + last->n == note.start)
        last->n++;
      else
        {
          if (self->notes == NULL)
            self->notes = g_array_new (FALSE, FALSE, sizeof (PdNoteNumber));
          g_array_append_val (self->notes, note);
        }
    }
}

/**
 * pd_page_line_new:
 * @spacing: which gaps are spaces
 * @glyphs: (array length=n_glyphs): what stands in the line, from left to right
 * @n_glyphs: how many, at least one
 *
 * Returns: (transfer full): the line, of which it is not yet said where it stands
 */
PdPageLine *
pd_page_line_new (PdGlyphSpacing *spacing,
                  const PdGlyph *glyphs,
                  guint n_glyphs)
{
  PdPageLine *self = g_new0 (PdPageLine, 1);
  GString *text = g_string_sized_new (n_glyphs * 3 + 1);
  guint n_letters = 0, n_strong = 0, n_monospaced = 0, n_main = 0, n_tabs;

  g_return_val_if_fail (n_glyphs > 0, NULL);

  n_tabs = pd_glyph_spacing_append (spacing, text, glyphs, n_glyphs);
  self->has_cells = n_tabs > 0;
  self->text = g_string_free (text, FALSE);
  self->length = g_utf8_strlen (self->text, -1);
  self->size = find_size (glyphs, n_glyphs);
  self->x1 = glyphs[0].x1;
  self->x2 = glyphs[0].x2;
  self->smallest = self->largest = self->size;
  self->text_x = n_tabs == 1 ? find_text (glyphs, n_glyphs) : -1;
  self->first = glyphs[0].c;
  self->last = glyphs[n_glyphs - 1].c;
  for (guint i = 0; i < n_glyphs; i++)
    {
      self->x2 = MAX (self->x2, glyphs[i].x2);
      self->largest = MAX (self->largest, glyphs[i].size);
      if (glyphs[i].size > 0.8 * self->size)
        self->smallest = MIN (self->smallest, glyphs[i].size);
      if (g_unichar_isalnum (glyphs[i].c))
        {
          n_letters++;
          n_strong += (glyphs[i].style & PD_GLYPH_STRONG) != 0;
        }
      n_monospaced += (glyphs[i].style & PD_GLYPH_MONOSPACED) != 0;
      if (fabs (glyphs[i].size - self->size) < 0.1)
        {
          self->y += glyphs[i].y;
          n_main++;
        }
    }
  self->y = n_main > 0 ? self->y / n_main : glyphs[0].y;
  self->is_strong = n_letters > 0 && n_strong == n_letters;
  self->is_monospaced = n_monospaced == n_glyphs;
  self->unit = measure_unit (glyphs, n_glyphs);
  self->has_leader = find_leader (glyphs, n_glyphs);
  find_notes (self, glyphs, n_glyphs);
  return self;
}

/**
 * pd_page_line_free:
 *
 * Frees a line.
 */
void
pd_page_line_free (PdPageLine *self)
{
  g_free (self->text);
  g_clear_pointer (&self->notes, g_array_unref);
  g_free (self);
}
