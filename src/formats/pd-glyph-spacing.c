#include "pd-glyph-spacing.h"

#include <stdlib.h>

#include "pd-glyph-class.h"

/* All widths are in em, that is in sizes of the font. */

/* What a space between words is at least, between letters, between syllables of hangul, and between ideographs, where
 * nobody expects one. */
#define MIN_SPACE 0.12
#define MIN_HANGUL_SPACE 0.15
#define MIN_HAN_SPACE 0.2

/* A gap of this width beside an ideograph is as wide as a character: U+3000. A full stop that was set half as wide as the
 * others may have as much behind it, without there being a space. */
#define MIN_FULL_SPACE 0.7

/* From here on a gap is one between the cells of a table, not one between words; ideographs are often set far apart. */
#define MIN_CELL_GAP 1.8
#define MIN_HAN_CELL_GAP 3.0

/* The gap between Han and Latin that typesetters make is a fifth of an em, or a quarter, which may stretch. */
#define SLACK 0.012
#define FIFTH_FROM 0.18
#define FIFTH_TO 0.212
#define QUARTER_FROM 0.235
#define QUARTER_TO 0.272
#define STRETCHED_QUARTER 0.36

/* Where a line is stretched, such a gap grows by more than one between ideographs does. */
#define BOUNDARY_SLACK 0.04
#define BOUNDARY_STRETCH 2.0
#define BOUNDARY_EXCESS 0.075
#define MIN_STRETCH 0.0015

/* Gaps are counted in hundredths of an em. */
#define N_BINS 100
#define MIN_COUNTED 8

/* Labels before a heading or an item, such as 1.2 or 第三章, are no longer. */
#define MAX_LABEL 8

struct _PdGlyphSpacing
{
  /* Gaps between Han and Latin, and the largest that is no space once that was found out. */
  guint counts[N_BINS];
  guint n_counted;
  gboolean is_known;
  double limit;
  /* The gap that the typesetter makes, where that is known. */
  double made;
};

/**
 * pd_glyph_spacing_new:
 *
 * Returns: (transfer full): spacing that knows nothing of a file yet
 */
PdGlyphSpacing *
pd_glyph_spacing_new (void)
{
  return g_new0 (PdGlyphSpacing, 1);
}

/**
 * pd_glyph_spacing_free:
 *
 * Frees it.
 */
void
pd_glyph_spacing_free (PdGlyphSpacing *self)
{
  g_free (self);
}

static PdGlyphClass
get_class (const PdGlyph *glyph)
{
  return pd_glyph_classify (glyph->c, (glyph->x2 - glyph->x1) / glyph->size);
}

/* An ideograph fills a square. Where its box is wider, the gap to the next was put into it. */
static double
get_gap (const PdGlyph *a,
         const PdGlyph *b)
{
  double end = a->x2;

  if (end - a->x1 > a->size && get_class (a) == PD_GLYPH_IDEOGRAPH)
    end = a->x1 + a->size;
  return (b->x1 - end) / MAX (a->size, b->size);
}

static gboolean
is_solid (PdGlyphClass class)
{
  return class <= PD_GLYPH_CLOSING;
}

static gboolean
is_boundary (PdGlyphClass a,
             PdGlyphClass b)
{
  return (a == PD_GLYPH_IDEOGRAPH && b == PD_GLYPH_ALPHABETIC) || (a == PD_GLYPH_ALPHABETIC && b == PD_GLYPH_IDEOGRAPH);
}

/* Whether a glyph is set smaller than the one beside it, as the numbers of notes are. */
static gboolean
is_raised (const PdGlyph *glyph,
           const PdGlyph *other)
{
  return glyph->size < 0.8 * other->size;
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* The gap that a line has between all characters of a class, as it is justified or spaced out. */
static double
find_stretch (const PdGlyph *glyphs,
              guint n_glyphs,
              PdGlyphClass class,
              guint at_least)
{
  g_autofree double *gaps = g_new (double, MAX (n_glyphs, 1));
  guint n = 0, n_near = 0;
  double stretch;

  for (guint i = 1; i < n_glyphs; i++)
    {
      if (get_class (&glyphs[i - 1]) == class && get_class (&glyphs[i]) == class)
        gaps[n++] = get_gap (&glyphs[i - 1], &glyphs[i]);
    }
  if (n < at_least)
    return 0;
  qsort (gaps, n, sizeof *gaps, compare_gaps);
  stretch = gaps[n / 4];
  if (stretch < MIN_STRETCH)
    return 0;
  for (guint i = 0; i < n; i++)
    n_near += gaps[i] > stretch - 0.03 && gaps[i] < stretch + 0.08;
  return n_near * 5 >= n * 3 ? stretch : 0;
}

/**
 * pd_glyph_spacing_set_made:
 * @gap: the gap that the program that made the file leaves between Han and Latin of its own accord, in em
 *
 * Says what is otherwise guessed from what all of these gaps are.
 */
void
pd_glyph_spacing_set_made (PdGlyphSpacing *self,
                           double gap)
{
  g_return_if_fail (self != NULL);

  self->made = gap;
  self->is_known = FALSE;
}

/**
 * pd_glyph_spacing_learn:
 * @glyphs: (array length=n_glyphs): a line, or a part of one
 * @n_glyphs: how many
 *
 * Takes note of the gaps in a line of the text.
 */
void
pd_glyph_spacing_learn (PdGlyphSpacing *self,
                        const PdGlyph *glyphs,
                        guint n_glyphs)
{
  g_return_if_fail (self != NULL);

  self->is_known = FALSE;
  if (find_stretch (glyphs, n_glyphs, PD_GLYPH_IDEOGRAPH, 2) > 0)
    return;
  for (guint i = 1; i < n_glyphs; i++)
    {
      const PdGlyph *a = &glyphs[i - 1], *b = &glyphs[i];
      double gap = get_gap (a, b);

      if (!is_boundary (get_class (a), get_class (b)) || is_raised (a, b) || is_raised (b, a))
        continue;
      if (g_unichar_isalnum (a->c) && g_unichar_isalnum (b->c) && gap > -0.2 && gap < 1)
        {
          self->counts[gap < 0 ? 0 : MIN ((int) (gap * 100), N_BINS - 1)]++;
          self->n_counted++;
        }
    }
}

static guint
count_near (PdGlyphSpacing *self,
            guint bin)
{
  return (bin > 0 ? self->counts[bin - 1] : 0) + self->counts[bin] + (bin + 1 < N_BINS ? self->counts[bin + 1] : 0);
}

/* Where some Han characters touch Latin letters, no gap is made of its own accord, so that each was typed. Otherwise the
 * smallest gap that comes often tells, by being what typesetters make, or by being as wide as the space of a font. */
static double
find_limit (PdGlyphSpacing *self)
{
  guint n_touching = 0, bin;
  double gap;

  if (self->made > 0)
    return self->made + SLACK;
  if (self->n_counted < MIN_COUNTED)
    return QUARTER_TO;
  for (bin = 0; bin < 8; bin++)
    n_touching += self->counts[bin];
  if (n_touching >= 2 && n_touching * 100 >= self->n_counted * 15)
    return MIN_SPACE;
  while (bin < N_BINS - 1 && count_near (self, bin) * 100 < self->n_counted * 12)
    bin++;
  while (bin < N_BINS - 1 && self->counts[bin + 1] > self->counts[bin])
    bin++;
  gap = (bin + 0.5) / 100;
  if (gap < FIFTH_FROM)
    return gap + 0.03;
  if (gap < FIFTH_TO)
    return FIFTH_TO;
  return gap > QUARTER_FROM && gap < QUARTER_TO ? STRETCHED_QUARTER : MIN_SPACE;
}

/* How the gaps of a line are taken. */
typedef struct
{
  double han;
  double letters;
  double limit;
} Measures;

static Measures
measure (PdGlyphSpacing *self,
         const PdGlyph *glyphs,
         guint n_glyphs)
{
  Measures measures = { find_stretch (glyphs, n_glyphs, PD_GLYPH_IDEOGRAPH, 4), find_stretch (glyphs, n_glyphs, PD_GLYPH_ALPHABETIC, 6), 0 };
  double smallest = 1;

  if (!self->is_known)
    {
      self->limit = find_limit (self);
      self->is_known = TRUE;
    }
  measures.limit = self->limit;
  if (self->limit < STRETCHED_QUARTER)
    return measures;
  for (guint i = 1; i < n_glyphs; i++)
    {
      if (is_boundary (get_class (&glyphs[i - 1]), get_class (&glyphs[i])))
        smallest = MIN (smallest, get_gap (&glyphs[i - 1], &glyphs[i]) - measures.han);
    }
  if (smallest > QUARTER_TO && smallest < 0.6)
    measures.limit = MAX (measures.limit, smallest * 1.25);
  return measures;
}

/* The smallest gap between Han and Latin that is a space. The gap before a word may have grown by more than others where a
 * line was stretched; whether the one behind the word is a space says more. */
static double
get_boundary (const PdGlyph *glyphs,
              guint n_glyphs,
              guint index,
              const Measures *measures)
{
  double limit = measures->limit + (measures->han > 0 ? BOUNDARY_SLACK + BOUNDARY_STRETCH * measures->han : 0);
  double excess = measures->han > 0 ? BOUNDARY_EXCESS : 0;

  if (limit <= MIN_SPACE || get_class (&glyphs[index]) != PD_GLYPH_ALPHABETIC)
    return limit;
  for (guint i = index + 1; i < n_glyphs; i++)
    {
      PdGlyphClass class = get_class (&glyphs[i]);

      if (class == PD_GLYPH_IDEOGRAPH)
        return get_gap (&glyphs[i - 1], &glyphs[i]) < limit ? limit + excess : limit;
      if (class != PD_GLYPH_ALPHABETIC)
        break;
    }
  return limit + excess;
}

/* Whether what stands before a glyph is the mark of an item. */
static gboolean
is_mark (const PdGlyph *glyphs,
         guint index)
{
  return index == 1 && !g_unichar_isalnum (glyphs[0].c) && !is_solid (get_class (&glyphs[0]));
}

static double
get_smallest_space (const PdGlyph *glyphs,
                    guint n_glyphs,
                    guint index,
                    const Measures *measures)
{
  const PdGlyph *a = &glyphs[index - 1], *b = &glyphs[index];
  PdGlyphClass left = get_class (a), right = get_class (b);

  if (is_raised (b, a))
    return 0.5;
  if (is_mark (glyphs, index))
    return MIN_SPACE;
  if (is_raised (a, b) && is_solid (right))
    return MIN_FULL_SPACE;
  /* Typesetters put half a character's width beside a narrow mark, as they do beside a full-width one. */
  if (is_boundary (left, right) && (pd_glyph_is_shared (a->c) || pd_glyph_is_shared (b->c)))
    return MIN_FULL_SPACE + measures->han;
  if (is_boundary (left, right))
    return get_boundary (glyphs, n_glyphs, index, measures);
  if (left == PD_GLYPH_CLOSING || right == PD_GLYPH_OPENING)
    {
      const PdGlyph *mark = left == PD_GLYPH_CLOSING ? a : b;

      /* Only where it is set as wide as a character there is nothing to fill up. */
      return (mark->x2 - mark->x1 > 0.9 * mark->size ? MIN_HAN_SPACE : MIN_FULL_SPACE) + measures->han;
    }
  if (is_solid (left) || is_solid (right))
    return MIN_HAN_SPACE + measures->han;
  if (left == PD_GLYPH_HANGUL || right == PD_GLYPH_HANGUL)
    return MIN_HANGUL_SPACE;
  return MIN_SPACE + measures->letters;
}

/* Whether what stands before the gap numbers what stands behind it. */
static gboolean
is_label (const PdGlyph *glyphs,
          guint n_before,
          guint n_glyphs)
{
  gboolean has_digit = FALSE, has_word = FALSE;

  if (n_before > MAX_LABEL)
    return FALSE;
  for (guint i = 0; i < n_before; i++)
    has_digit |= !g_unichar_isalpha (glyphs[i].c) || glyphs[i].c == 0x7B2C;
  for (guint i = n_before; i < n_glyphs; i++)
    {
      has_word |= g_unichar_isalpha (glyphs[i].c);
      if (i > n_before && get_gap (&glyphs[i - 1], &glyphs[i]) > MIN_CELL_GAP)
        return FALSE;
    }
  return has_digit && has_word;
}

/**
 * pd_glyph_spacing_append:
 * @text: where to
 * @glyphs: (array length=n_glyphs): a line, from left to right
 * @n_glyphs: how many
 *
 * Puts the characters of a line into @text, with a space where one belongs: U+3000 for each width of a character beside an
 * ideograph, and a tab between what stands as far apart as the cells of a table.
 *
 * Returns: how many tabs there are
 */
guint
pd_glyph_spacing_append (PdGlyphSpacing *self,
                         GString *text,
                         const PdGlyph *glyphs,
                         guint n_glyphs)
{
  Measures measures;
  guint n_cells = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  measures = measure (self, glyphs, n_glyphs);
  for (guint i = 0; i < n_glyphs; i++)
    {
      double gap = i > 0 ? get_gap (&glyphs[i - 1], &glyphs[i]) : 0;

      /* Where a word might have been broken, but was not. */
      if (glyphs[i].c == 0x00AD && i + 1 < n_glyphs)
        continue;
      if (i > 0 && gap >= get_smallest_space (glyphs, n_glyphs, i, &measures))
        {
          gboolean behind_han = is_solid (get_class (&glyphs[i - 1])), before_han = is_solid (get_class (&glyphs[i]));

          if (gap - measures.han >= (behind_han && before_han ? MIN_HAN_CELL_GAP : MIN_CELL_GAP) && !is_label (glyphs, i, n_glyphs))
            {
              g_string_append_c (text, '\t');
              n_cells++;
            }
          else if ((behind_han || before_han) && gap - measures.han >= MIN_FULL_SPACE && !is_mark (glyphs, i))
            {
              for (int n = MIN (gap - measures.han + 0.5, 3); n > 0; n--)
                g_string_append_unichar (text, 0x3000);
            }
          else
            g_string_append_c (text, ' ');
        }
      g_string_append_unichar (text, glyphs[i].c);
    }
  return n_cells;
}

/**
 * pd_glyph_spacing_is_typed:
 *
 * Returns: whether most Han characters of the file have a space between them and a Latin letter, so that one is to be expected
 *   where a line ends
 */
gboolean
pd_glyph_spacing_is_typed (PdGlyphSpacing *self)
{
  guint n_spaces = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->is_known)
    {
      self->limit = find_limit (self);
      self->is_known = TRUE;
    }
  for (guint bin = 0; bin < N_BINS; bin++)
    n_spaces += bin + 0.5 > self->limit * 100 ? self->counts[bin] : 0;
  return n_spaces * 2 > self->n_counted;
}
