#include "pd-glyph-turner.h"

#include <math.h>
#include <stdlib.h>

#include "pd-glyph-class.h"

/* In em: what glyphs of one run may overlap, as punctuation that was moved together does; how far apart they may stand;
 * and what is still no space. */
#define MAX_OVERLAP 0.7
#define MAX_GAP 0.9
#define TIGHT 0.3

/* From the corner of a page, in points. The largest pages are a hundredth of that. */
#define MAX_DISTANCE 1e6f

/* Whether Han characters stand below each other is told by so many of them. */
#define MIN_TELLING 20
#define MAX_TELLING 400

typedef enum
{
  LINK_NONE,
  LINK_RIGHT,
  LINK_DOWN,
  LINK_UP,
} Link;

/* A glyph as it was added. */
typedef struct
{
  PdGlyphBox box;
  /* How it follows the one before, and whether it and a neighbour touch. */
  Link link;
  gboolean is_tight;
} Entry;

struct _PdGlyphTurner
{
  double width;
  double height;
  GArray *entries;
  gboolean is_line_over;
};

/**
 * pd_glyph_turner_new:
 * @width: of the page as it is seen, in points
 * @height: of the page
 *
 * Returns: (transfer full): a page with nothing on it
 */
PdGlyphTurner *
pd_glyph_turner_new (double width,
                     double height)
{
  PdGlyphTurner *self = g_new0 (PdGlyphTurner, 1);

  self->width = width;
  self->height = height;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

/**
 * pd_glyph_turner_free:
 *
 * Frees a page.
 */
void
pd_glyph_turner_free (PdGlyphTurner *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

static double
middle_x (const Entry *entry)
{
  return (entry->box.x1 + entry->box.x2) / 2;
}

static double
middle_y (const Entry *entry)
{
  return (entry->box.y1 + entry->box.y2) / 2;
}

static Link
find_link (const Entry *before,
           const Entry *entry,
           gboolean *is_tight)
{
  double em = MIN (before->box.size, entry->box.size);
  double dx = middle_x (entry) - middle_x (before), dy = middle_y (entry) - middle_y (before);
  Link link = LINK_NONE;
  double gap = 0;

  if (dx > 0 && pd_glyph_share_line (middle_y (before), before->box.size, middle_y (entry), entry->box.size))
    {
      link = LINK_RIGHT;
      gap = entry->box.x1 - before->box.x2 + em * pd_glyph_get_blank (before->box.c, (before->box.x2 - before->box.x1) / before->box.size);
    }
  else if (fabs (dx) < 0.4 * em)
    {
      link = dy > 0 ? LINK_DOWN : LINK_UP;
      gap = dy > 0 ? entry->box.y1 - before->box.y2 : before->box.y1 - entry->box.y2;
    }
  *is_tight = link != LINK_NONE && gap < TIGHT * em;
  return gap > -MAX_OVERLAP * em && gap < MAX_GAP * em ? link : LINK_NONE;
}

/* Also what is no number is not. */
static gboolean
is_near (float coordinate)
{
  return fabsf (coordinate) < MAX_DISTANCE;
}

/**
 * pd_glyph_turner_add:
 * @box: a glyph
 *
 * Puts a glyph on the page, behind the one before in its line.
 */
void
pd_glyph_turner_add (PdGlyphTurner *self,
                     const PdGlyphBox *box)
{
  Entry entry = { *box, LINK_NONE, FALSE };

  g_return_if_fail (self != NULL);

  /* What is too small or too large to be seen is no text; nor is what stands nowhere, or far from any page. */
  if (!is_near (box->x1) || !is_near (box->x2) || !is_near (box->y1) || !is_near (box->y2) || !(box->size > 0.5 && box->size < 5000))
    return;
  entry.box.x2 = MAX (box->x1, box->x2);
  entry.box.y2 = MAX (box->y1, box->y2);
  if (!self->is_line_over && self->entries->len > 0)
    {
      Entry *before = &g_array_index (self->entries, Entry, self->entries->len - 1);

      entry.link = find_link (before, &entry, &entry.is_tight);
      before->is_tight |= entry.is_tight;
    }
  self->is_line_over = FALSE;
  g_array_append_val (self->entries, entry);
}

/**
 * pd_glyph_turner_end_line:
 *
 * Says that the next glyph does not go on where the one before it ends.
 */
void
pd_glyph_turner_end_line (PdGlyphTurner *self)
{
  g_return_if_fail (self != NULL);

  self->is_line_over = TRUE;
}

static gboolean
is_ideograph (const Entry *entry)
{
  return pd_glyph_classify (entry->box.c, 0) == PD_GLYPH_IDEOGRAPH;
}

/* Whether the next character is rather below than beside a character. */
static gboolean
stands_in_column (PdGlyphTurner *self,
                  const Entry *entry)
{
  double em = entry->box.size, dx = 10 * em, dy = 10 * em;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *other = &g_array_index (self->entries, Entry, i);
      double x = fabs (middle_x (other) - middle_x (entry)), y = fabs (middle_y (other) - middle_y (entry));

      if (other == entry)
        continue;
      if (x < TIGHT * em)
        dy = MIN (dy, y);
      else if (y < TIGHT * em)
        dx = MIN (dx, x);
    }
  return dy < 0.85 * dx;
}

/* Vertical text mostly consists of glyphs that were placed one by one, so that nothing but where they stand tells it. */
static gboolean
is_stacked (PdGlyphTurner *self)
{
  guint n = 0, n_loose = 0, n_asked = 0, n_stacked = 0, step;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (is_ideograph (entry))
        {
          n++;
          n_loose += !entry->is_tight;
        }
    }
  if (n_loose < MIN_TELLING || n_loose * 2 < n)
    return FALSE;
  step = self->entries->len / MAX_TELLING + 1;
  for (guint i = 0; i < self->entries->len; i += step)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (!is_ideograph (entry))
        continue;
      n_asked++;
      n_stacked += stands_in_column (self, entry);
    }
  return n_stacked * 5 > n_asked * 3;
}

static Link
find_direction (PdGlyphTurner *self,
                gboolean *stacked)
{
  guint n[LINK_UP + 1] = { 0 };

  for (guint i = 0; i < self->entries->len; i++)
    n[g_array_index (self->entries, Entry, i).link]++;
  *stacked = is_stacked (self);
  if (*stacked || (n[LINK_DOWN] > n[LINK_RIGHT] && n[LINK_DOWN] > n[LINK_UP]))
    return LINK_DOWN;
  return n[LINK_UP] > n[LINK_RIGHT] ? LINK_UP : LINK_RIGHT;
}

static PdGlyph
turn (PdGlyphTurner *self,
      const Entry *entry,
      Link direction)
{
  const PdGlyphBox *box = &entry->box;
  PdGlyph glyph = { box->c, box->x1, box->x2, middle_y (entry), box->size, box->style, box->font };
  float y1 = box->y1, y2 = box->y2;

  if (direction == LINK_RIGHT)
    return glyph;
  /* The box of an upright glyph is as high as the line would be, which is more above the character than below. */
  if (y2 - y1 > 1.15 * box->size)
    {
      y1 += 0.62 * (y2 - y1 - box->size);
      y2 = y1 + box->size;
    }
  glyph.x1 = direction == LINK_DOWN ? y1 : self->height - y2;
  glyph.x2 = direction == LINK_DOWN ? y2 : self->height - y1;
  glyph.y = direction == LINK_DOWN ? self->width - middle_x (entry) : middle_x (entry);
  return glyph;
}

/* Which of the links between glyphs are those of the page? In vertical text, two digits may share the place of a character;
 * what is wider is a line of its own, such as a running head. */
static void
turn_all (PdGlyphTurner *self,
          Link direction,
          gboolean stacked,
          GArray *turned)
{
  guint i = 0;

  while (i < self->entries->len)
    {
      const Entry *first = &g_array_index (self->entries, Entry, i);
      const Entry *last = first;
      guint n = 1;
      gboolean is_aside;
      Link link = LINK_NONE;

      for (; i + n < self->entries->len; n++)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i + n);

          if (entry->link == LINK_NONE || (link != LINK_NONE && entry->link != link) || (stacked && entry->link == LINK_RIGHT && !entry->is_tight))
            break;
          link = entry->link;
          last = entry;
        }
      if (link == direction || link == LINK_NONE)
        is_aside = FALSE;
      else
        is_aside = direction == LINK_RIGHT || link != LINK_RIGHT || last->box.x2 - first->box.x1 > 1.6 * first->box.size;
      for (guint k = 0; k < n; k++)
        {
          const Entry *entry = first + k;
          PdTurnedGlyph t = { turn (self, entry, is_aside ? link : direction), k == 0, is_aside };

          if (!is_aside && link != direction && n > 1)
            {
              double top = middle_y (entry) - entry->box.size / 2;

              t.glyph.x1 = top + entry->box.size * k / n;
              t.glyph.x2 = top + entry->box.size * (k + 1) / n;
              t.glyph.y = self->width - (first->box.x1 + last->box.x2) / 2;
            }
          g_array_append_val (turned, t);
        }
      i += n;
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PdTurnedGlyph *x = a, *y = b;

  if (x->is_aside != y->is_aside)
    return x->is_aside ? 1 : -1;
  if (x->is_aside)
    return 0;
  return x->glyph.y < y->glyph.y ? -1 : x->glyph.y > y->glyph.y;
}

static int
compare_in_line (gconstpointer a,
                 gconstpointer b)
{
  const PdTurnedGlyph *x = a, *y = b;

  return x->glyph.x1 < y->glyph.x1 ? -1 : x->glyph.x1 > y->glyph.x1;
}

/* Glyphs that were placed one by one come in any order. */
static void
sort_into_lines (GArray *turned)
{
  guint start = 0;

  g_array_sort (turned, compare_places);
  while (start < turned->len && !g_array_index (turned, PdTurnedGlyph, start).is_aside)
    {
      PdTurnedGlyph *first = &g_array_index (turned, PdTurnedGlyph, start);
      guint n = 1;

      while (start + n < turned->len && !first[n].is_aside && first[n].glyph.y - first->glyph.y < 0.4 * first->glyph.size)
        n++;
      qsort (first, n, sizeof *first, compare_in_line);
      for (guint i = 0; i < n; i++)
        {
          double gap = i > 0 ? first[i].glyph.x1 - first[i - 1].glyph.x2 : 0;

          first[i].starts_run = i == 0 || gap > MAX_GAP * first[i].glyph.size || gap < -MAX_OVERLAP * first[i].glyph.size;
        }
      start += n;
    }
}

/**
 * pd_glyph_turner_turn:
 * @is_vertical: (out): whether the lines go up or down on the page as it is seen, so that what was its height is now its
 *   width
 *
 * Turns the page as most of its lines go.
 *
 * Returns: (transfer full) (element-type PdTurnedGlyph): what stands on it, run by run
 */
GArray *
pd_glyph_turner_turn (PdGlyphTurner *self,
                      gboolean *is_vertical)
{
  g_autoptr (GArray) turned = NULL;
  gboolean stacked;
  Link direction;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (is_vertical != NULL, NULL);

  turned = g_array_sized_new (FALSE, FALSE, sizeof (PdTurnedGlyph), self->entries->len);
  direction = find_direction (self, &stacked);
  turn_all (self, direction, stacked, turned);
  if (stacked)
    sort_into_lines (turned);
  *is_vertical = direction != LINK_RIGHT;
  return g_steal_pointer (&turned);
}
