#include "pd-reading-order.h"

#include <math.h>
#include <stdlib.h>

#include "pd-glyph-class.h"

/* How often columns are looked for in columns. */
#define MAX_DEPTH 4

/* Columns have so many lines, are so wide, and are so far apart; the widths in em. */
#define MIN_LINES 4
#define MIN_WIDTH 8.5
#define MIN_GUTTER 0.8

/* A page is cut into so many strips to look for the one where no line goes across. */
#define N_STRIPS 512

/* Of a hundred lines of a justified column so many end at its edge, and so many behind it. */
#define MIN_COMMON 30
#define MAX_OVERFULL 15

/* With so many pieces it is no page of text. */
#define MAX_RUNS 20000

/* A gutter that on this share of left or right pages is at about the same place is on the others as well. */
#define MIN_PAGES 0.4

struct _PdReadingOrder
{
  double body_size;
  /* Where the gutters of left and right pages are, and how many of either there are. */
  GArray *gutters[2];
  guint n_pages[2];

  /* The page that is read. */
  const PdGlyphPage *page;
  guint index;
  GArray *columns;
  GArray *lines;
  GArray *glyphs;
};

/**
 * pd_reading_order_new:
 * @body_size: the size of most of the text
 *
 * Returns: (transfer full): an order that knows nothing of a file yet
 */
PdReadingOrder *
pd_reading_order_new (double body_size)
{
  PdReadingOrder *self = g_new0 (PdReadingOrder, 1);

  self->body_size = body_size;
  for (guint i = 0; i < 2; i++)
    self->gutters[i] = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

/**
 * pd_reading_order_free:
 *
 * Frees it.
 */
void
pd_reading_order_free (PdReadingOrder *self)
{
  for (guint i = 0; i < 2; i++)
    g_array_unref (self->gutters[i]);
  g_free (self);
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  const PdGlyphRun *x = *(const PdGlyphRun *const *) a, *y = *(const PdGlyphRun *const *) b;

  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  return x->x1 < y->x1 ? -1 : x->x1 > y->x1;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const PdGlyphRun *x = *(const PdGlyphRun *const *) a, *y = *(const PdGlyphRun *const *) b;

  return x->x1 < y->x1 ? -1 : x->x1 > y->x1;
}

static int
compare_glyphs (gconstpointer a,
                gconstpointer b)
{
  const PdGlyph *x = a, *y = b;

  return x->x1 < y->x1 ? -1 : x->x1 > y->x1;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static const PdGlyphRun *
get_run (GPtrArray *runs,
         guint i)
{
  return g_ptr_array_index (runs, i);
}

/* Where a run ends as it is seen. */
static double
get_end (PdReadingOrder *self,
         const PdGlyphRun *run)
{
  const PdGlyph *last = pd_glyph_page_get_glyphs (self->page, run) + run->n - 1;

  return run->x2 - last->size * pd_glyph_get_blank (last->c, (last->x2 - last->x1) / last->size);
}

/* Takes the runs that stand in a line, from left to right. */
static void
take_line (PdReadingOrder *self,
           GPtrArray *runs,
           guint first,
           guint end)
{
  PdOrderedLine line = { self->columns->len - 1, self->glyphs->len, 0 };
  gboolean mixed = FALSE;

  qsort (&runs->pdata[first], end - first, sizeof (gpointer), compare_starts);
  for (guint i = first; i < end; i++)
    {
      const PdGlyphRun *run = get_run (runs, i);

      g_array_append_vals (self->glyphs, pd_glyph_page_get_glyphs (self->page, run), run->n);
    }
  line.n = self->glyphs->len - line.first;
  for (guint i = first + 1; i < end; i++)
    mixed |= get_run (runs, i)->x1 < get_run (runs, i - 1)->x2;
  if (mixed)
    qsort (&g_array_index (self->glyphs, PdGlyph, line.first), line.n, sizeof (PdGlyph), compare_glyphs);
  g_array_append_val (self->lines, line);
}

/* Whether more than half of a run stands on what is in the line. A letter may stand between others, lowered or raised. */
static gboolean
overlaps (PdReadingOrder *self,
          GPtrArray *runs,
          guint first,
          guint end,
          const PdGlyphRun *run)
{
  double common = 0;

  for (guint i = first; i < end; i++)
    {
      const PdGlyphRun *other = get_run (runs, i);
      const PdGlyph *glyphs = pd_glyph_page_get_glyphs (self->page, other);

      if (other->x2 <= run->x1 || other->x1 >= run->x2)
        continue;
      for (guint k = 0; k < other->n; k++)
        common += MAX (0, MIN (run->x2, glyphs[k].x2) - MAX (run->x1, glyphs[k].x1));
    }
  return common > 0.6 * (run->x2 - run->x1);
}

/* Reads runs from top to bottom, as one column. */
static void
take_lines (PdReadingOrder *self,
            GPtrArray *runs)
{
  PdPageColumn column = { .page = self->index };
  guint first = 0;

  if (runs->len == 0)
    return;
  g_array_append_val (self->columns, column);
  g_ptr_array_sort (runs, compare_heights);
  for (guint i = 1; i <= runs->len; i++)
    {
      if (i < runs->len)
        {
          const PdGlyphRun *start = get_run (runs, i - 1), *run = get_run (runs, i);

          if (pd_glyph_share_line (start->y, start->size, run->y, run->size) && run->y - get_run (runs, first)->y < 0.6 * run->size && i - first < 200 && !overlaps (self, runs, first, i, run))
            continue;
        }
      take_line (self, runs, first, i);
      first = i;
    }
}

/* Whether runs are the lines of a column of prose: most of them are about as wide as it is. */
static gboolean
is_prose (GPtrArray *runs,
          double *top,
          double *bottom)
{
  g_autofree double *widths = g_new (double, MAX (runs->len, 1));
  guint n_full = 0;
  double full;

  if (runs->len < MIN_LINES)
    return FALSE;
  *top = G_MAXDOUBLE;
  *bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < runs->len; i++)
    {
      const PdGlyphRun *run = get_run (runs, i);

      widths[i] = (run->x2 - run->x1) / run->size;
      *top = MIN (*top, run->y);
      *bottom = MAX (*bottom, run->y);
    }
  qsort (widths, runs->len, sizeof *widths, compare_doubles);
  full = widths[runs->len - 1 - runs->len / 10];
  for (guint i = 0; i < runs->len; i++)
    n_full += widths[i] >= 0.75 * full;
  return full >= MIN_WIDTH && n_full * 2 >= runs->len;
}

/* Parts runs by the middle of a gutter. */
static void
part (PdReadingOrder *self,
      GPtrArray *runs,
      double gutter,
      GPtrArray *left,
      GPtrArray *right,
      GPtrArray *across)
{
  for (guint i = 0; i < runs->len; i++)
    {
      gpointer run = g_ptr_array_index (runs, i);

      if (get_end (self, run) <= gutter)
        g_ptr_array_add (left, run);
      else if (get_run (runs, i)->x1 >= gutter)
        g_ptr_array_add (right, run);
      else
        g_ptr_array_add (across, run);
    }
}

static guint
rate_gutter (PdReadingOrder *self,
             GPtrArray *runs,
             double gutter)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  g_autoptr (GPtrArray) across = g_ptr_array_new ();
  double left_top, left_bottom, right_top, right_bottom, common;

  part (self, runs, gutter, left, right, across);
  if (!is_prose (left, &left_top, &left_bottom) || !is_prose (right, &right_top, &right_bottom))
    return 0;
  /* Beside each other, at least in part. */
  common = MIN (left_bottom, right_bottom) - MAX (left_top, right_top);
  if (common < 0.3 * MIN (left_bottom - left_top, right_bottom - right_top))
    return 0;
  return MIN (left->len, right->len);
}

static gboolean
find_gutter (PdReadingOrder *self,
             GPtrArray *runs,
             double *gutter)
{
  g_autofree int *across = g_new0 (int, N_STRIPS + 1);
  double x1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, width;
  guint best = 0;

  if (runs->len < 2 * MIN_LINES)
    return FALSE;
  for (guint i = 0; i < runs->len; i++)
    {
      x1 = MIN (x1, get_run (runs, i)->x1);
      x2 = MAX (x2, get_run (runs, i)->x2);
    }
  width = (x2 - x1) / N_STRIPS;
  if (!(width > 0))
    return FALSE;
  for (guint i = 0; i < runs->len; i++)
    {
      across[CLAMP ((int) ((get_run (runs, i)->x1 - x1) / width), 0, N_STRIPS - 1)]++;
      across[CLAMP ((int) ((get_end (self, get_run (runs, i)) - x1) / width) + 1, 0, N_STRIPS)]--;
    }
  for (guint i = 1; i <= N_STRIPS; i++)
    across[i] += across[i - 1];
  /* Fewer lines go across a gutter than on either side of it. */
  for (guint i = 1; i < N_STRIPS;)
    {
      guint end = i + 1, rate;

      while (end < N_STRIPS && across[end] == across[i])
        end++;
      if (end < N_STRIPS && across[i - 1] > across[i] && across[end] > across[i] && (end - i) * width >= MIN_GUTTER * self->body_size)
        {
          rate = rate_gutter (self, runs, x1 + (i + end) * width / 2);
          if (rate > best)
            {
              best = rate;
              *gutter = x1 + (i + end) * width / 2;
            }
        }
      i = end;
    }
  return best > 0;
}

/* Where a page has but a few lines in a column, it is known from others. */
static gboolean
recall_gutter (PdReadingOrder *self,
               GPtrArray *runs,
               double *gutter)
{
  GArray *gutters = self->gutters[self->index % 2];
  guint n_left = 0, n_right = 0;

  if (gutters->len == 0 || gutters->len < MIN_PAGES * self->n_pages[self->index % 2])
    return FALSE;
  *gutter = g_array_index (gutters, double, gutters->len / 2);
  for (guint i = 0; i < runs->len; i++)
    {
      n_left += get_end (self, get_run (runs, i)) <= *gutter;
      n_right += get_run (runs, i)->x1 >= *gutter;
    }
  return n_left > 0 && n_right > 0 && (n_left + n_right) * 2 > runs->len;
}

static void take_region (PdReadingOrder *self,
                         GPtrArray *runs,
                         guint depth);

static void
take_band (PdReadingOrder *self,
           GPtrArray *left,
           GPtrArray *right,
           guint depth)
{
  take_region (self, left, depth + 1);
  take_region (self, right, depth + 1);
  g_ptr_array_set_size (left, 0);
  g_ptr_array_set_size (right, 0);
}

/* Reads a part of a page. What goes over both columns parts them into what is read before and behind it. */
static void
take_region (PdReadingOrder *self,
             GPtrArray *runs,
             guint depth)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) right = NULL;
  g_autoptr (GPtrArray) across = NULL;
  double gutter = 0;

  if (depth == MAX_DEPTH || runs->len > MAX_RUNS || !(find_gutter (self, runs, &gutter) || (depth == 0 && recall_gutter (self, runs, &gutter))))
    {
      take_lines (self, runs);
      return;
    }
  left = g_ptr_array_new ();
  right = g_ptr_array_new ();
  across = g_ptr_array_new ();
  g_ptr_array_sort (runs, compare_heights);
  for (guint i = 0; i < runs->len; i++)
    {
      const PdGlyphRun *run = get_run (runs, i);
      gboolean goes_across = run->x1 < gutter && get_end (self, run) > gutter;

      if (goes_across && left->len + right->len > 0)
        {
          take_lines (self, across);
          g_ptr_array_set_size (across, 0);
          take_band (self, left, right, depth);
        }
      else if (!goes_across && across->len > 0)
        {
          /* What stands beside a piece that goes across is in its line. */
          const PdGlyphRun *last = get_run (across, across->len - 1);

          if (run->y - last->y < 0.4 * MIN (run->size, last->size))
            goes_across = TRUE;
        }
      g_ptr_array_add (goes_across ? across : get_end (self, run) <= gutter ? left
                                                                            : right,
                       g_ptr_array_index (runs, i));
    }
  take_lines (self, across);
  take_band (self, left, right, depth);
}

/* Many lines of a justified column end at one place, and hardly any behind it, where they did not fit. */
static gboolean
find_common_end (const double *ends,
                 guint n,
                 double tolerance,
                 double *end)
{
  for (guint last = n; last > 0 && (n - last) * 100 <= n * MAX_OVERFULL; last--)
    {
      guint first = last - 1;

      while (first > 0 && ends[last - 1] - ends[first - 1] <= tolerance)
        first--;
      if (last - first >= MIN_LINES && (last - first) * 100 >= n * MIN_COMMON)
        {
          *end = ends[last - 1];
          return TRUE;
        }
    }
  return FALSE;
}

/* The outermost place at which more than one line starts. */
static double
find_start (const double *starts,
            guint n,
            double tolerance)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      if (starts[i + 1] - starts[i] < tolerance)
        return starts[i];
    }
  return starts[0];
}

static gboolean
hangs (gunichar c)
{
  return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF1B;
}

/* Finds where the lines of a column start and end. Punctuation may hang out of it. */
static void
measure_column (PdReadingOrder *self,
                guint index,
                guint first,
                guint end)
{
  PdPageColumn *column = &g_array_index (self->columns, PdPageColumn, index);
  g_autofree double *starts = g_new (double, end - first);
  g_autofree double *ends = g_new (double, end - first);
  guint n_ends = 0;

  for (guint i = first; i < end; i++)
    {
      const PdOrderedLine *line = &g_array_index (self->lines, PdOrderedLine, i);
      const PdGlyph *glyphs = &g_array_index (self->glyphs, PdGlyph, line->first);

      starts[i - first] = glyphs[0].x1;
      if (!hangs (glyphs[line->n - 1].c))
        ends[n_ends++] = glyphs[line->n - 1].x2;
    }
  column->n_lines = end - first;
  qsort (starts, end - first, sizeof *starts, compare_doubles);
  column->left = find_start (starts, end - first, 0.3 * self->body_size);
  if (n_ends == 0)
    ends[n_ends++] = g_array_index (self->glyphs, PdGlyph, self->glyphs->len - 1).x2;
  qsort (ends, n_ends, sizeof *ends, compare_doubles);
  column->is_ragged = !find_common_end (ends, n_ends, 0.4 * self->body_size, &column->right);
  if (column->is_ragged)
    column->right = ends[n_ends - 1];
}

static GPtrArray *
get_text (const PdGlyphPage *page)
{
  GPtrArray *runs = g_ptr_array_new ();

  for (guint i = 0; i < page->runs->len; i++)
    {
      PdGlyphRun *run = &g_array_index (page->runs, PdGlyphRun, i);

      if (run->role == PD_RUN_BODY)
        g_ptr_array_add (runs, run);
    }
  return runs;
}

/**
 * pd_reading_order_learn:
 * @page: a page
 * @index: which page it is, from 0
 *
 * Takes note of the columns of a page. Those of all pages tell more than those of one.
 */
void
pd_reading_order_learn (PdReadingOrder *self,
                        const PdGlyphPage *page,
                        guint index)
{
  g_autoptr (GPtrArray) runs = NULL;
  double gutter;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page != NULL);

  self->page = page;
  runs = get_text (page);
  if (runs->len < 2 * MIN_LINES || runs->len > MAX_RUNS)
    return;
  self->n_pages[index % 2]++;
  if (!find_gutter (self, runs, &gutter))
    return;
  g_array_append_val (self->gutters[index % 2], gutter);
  g_array_sort (self->gutters[index % 2], compare_doubles);
}

/**
 * pd_reading_order_find:
 * @page: a page, of which the runs that are part of the text are read
 * @index: which page it is, from 0
 * @columns: (element-type PdPageColumn): where to append its columns
 * @lines: (element-type PdOrderedLine): where to append its lines
 * @glyphs: (element-type PdGlyph): where to append the glyphs of the lines
 *
 * Finds in which order the lines of a page are read.
 */
void
pd_reading_order_find (PdReadingOrder *self,
                       const PdGlyphPage *page,
                       guint index,
                       GArray *columns,
                       GArray *lines,
                       GArray *glyphs)
{
  g_autoptr (GPtrArray) runs = NULL;
  guint first = lines->len;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page != NULL);

  self->page = page;
  self->index = index;
  self->columns = columns;
  self->lines = lines;
  self->glyphs = glyphs;
  runs = get_text (page);
  take_region (self, runs, 0);
  while (first < lines->len)
    {
      guint column = g_array_index (lines, PdOrderedLine, first).column;
      guint end = first + 1;

      while (end < lines->len && g_array_index (lines, PdOrderedLine, end).column == column)
        end++;
      measure_column (self, column, first, end);
      first = end;
    }
}
