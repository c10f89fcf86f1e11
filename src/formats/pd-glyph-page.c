#include "pd-glyph-page.h"

#include <stdlib.h>

#include "pd-glyph-class.h"

/* In em: what runs beside each other may overlap, as punctuation that was moved together does, and how far apart they may
 * stand. */
#define MAX_OVERLAP 0.7
#define MAX_GAP 0.9

/* What a page of text never needs, and one that is made to take time does. */
#define MAX_COMPARISONS 4000000

/**
 * pd_glyph_page_new:
 * @width: of the page as it is seen, in points
 * @height: of the page
 *
 * Returns: (transfer full): a page with nothing on it
 */
PdGlyphPage *
pd_glyph_page_new (double width,
                   double height)
{
  PdGlyphPage *self = g_new0 (PdGlyphPage, 1);

  self->width = width;
  self->height = height;
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (PdGlyph));
  self->runs = g_array_new (FALSE, FALSE, sizeof (PdGlyphRun));
  self->turner = pd_glyph_turner_new (width, height);
  return self;
}

/**
 * pd_glyph_page_free:
 *
 * Frees a page.
 */
void
pd_glyph_page_free (PdGlyphPage *self)
{
  g_array_unref (self->glyphs);
  g_array_unref (self->runs);
  g_clear_pointer (&self->turner, pd_glyph_turner_free);
  g_free (self);
}

/**
 * pd_glyph_page_add:
 * @box: a glyph
 *
 * Puts a glyph on the page, behind the one before in its line.
 */
void
pd_glyph_page_add (PdGlyphPage *self,
                   const PdGlyphBox *box)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->turner != NULL);

  pd_glyph_turner_add (self->turner, box);
}

/**
 * pd_glyph_page_end_line:
 *
 * Says that the next glyph does not go on where the one before it ends.
 */
void
pd_glyph_page_end_line (PdGlyphPage *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->turner != NULL);

  pd_glyph_turner_end_line (self->turner);
}

static void
measure (const PdGlyph *glyphs,
         PdGlyphRun *run)
{
  double sum = 0;
  guint votes = 0, n = 0;

  run->x1 = glyphs[0].x1;
  run->x2 = glyphs[0].x2;
  for (guint i = 0; i < run->n; i++)
    {
      run->x1 = MIN (run->x1, glyphs[i].x1);
      run->x2 = MAX (run->x2, glyphs[i].x2);
      if (votes == 0)
        run->size = glyphs[i].size;
      votes = ABS (glyphs[i].size - run->size) < 0.1 ? votes + 1 : votes - 1;
    }
  for (guint i = 0; i < run->n; i++)
    {
      if (ABS (glyphs[i].size - run->size) < 0.1)
        {
          sum += glyphs[i].y;
          n++;
        }
    }
  run->y = n > 0 ? sum / n : glyphs[0].y;
}

static GArray *
make_runs (GArray *turned,
           GArray *glyphs)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PdGlyphRun));

  for (guint i = 0; i < turned->len;)
    {
      const PdTurnedGlyph *first = &g_array_index (turned, PdTurnedGlyph, i);
      PdGlyphRun run = { .first = glyphs->len, .role = first->is_aside ? PD_RUN_ASIDE : PD_RUN_BODY };

      do
        {
          g_array_append_val (glyphs, g_array_index (turned, PdTurnedGlyph, i).glyph);
          i++;
        }
      while (i < turned->len && !g_array_index (turned, PdTurnedGlyph, i).starts_run);
      run.n = glyphs->len - run.first;
      measure (&g_array_index (glyphs, PdGlyph, run.first), &run);
      g_array_append_val (runs, run);
    }
  return runs;
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  const PdGlyphRun *x = a, *y = b;

  return x->y < y->y ? -1 : x->y > y->y;
}

static guint
find_root (guint *parents,
           guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

static gboolean
are_beside (const PdGlyph *glyphs,
            const PdGlyphRun *a,
            const PdGlyphRun *b)
{
  const PdGlyphRun *left = a->x1 <= b->x1 ? a : b, *right = left == a ? b : a;
  const PdGlyph *last = &glyphs[left->first + left->n - 1];
  double em = MIN (a->size, b->size), gap = right->x1 - left->x2 + em * pd_glyph_get_blank (last->c, (last->x2 - last->x1) / last->size);

  return a->role == PD_RUN_BODY && b->role == PD_RUN_BODY && pd_glyph_share_line (a->y, a->size, b->y, b->size) && gap > -MAX_OVERLAP * em && gap < MAX_GAP * em;
}

/* Says of each run to which other it belongs. */
static void
find_neighbours (GArray *runs,
                 const PdGlyph *glyphs,
                 guint *parents)
{
  guint n_comparisons = 0;

  for (guint i = 0; i < runs->len; i++)
    parents[i] = i;
  for (guint i = 0; i < runs->len; i++)
    {
      const PdGlyphRun *run = &g_array_index (runs, PdGlyphRun, i);

      for (guint k = i + 1; k < runs->len; k++)
        {
          const PdGlyphRun *other = &g_array_index (runs, PdGlyphRun, k);

          if (other->y - run->y > 0.5 * run->size || n_comparisons++ > MAX_COMPARISONS)
            break;
          if (are_beside (glyphs, run, other))
            parents[find_root (parents, k)] = find_root (parents, i);
        }
    }
}

typedef struct
{
  const PdGlyphRun *run;
  guint root;
} Member;

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const Member *x = a, *y = b;

  if (x->root != y->root)
    return x->root < y->root ? -1 : 1;
  return x->run->x1 < y->run->x1 ? -1 : x->run->x1 > y->run->x1;
}

/* Joins runs that stand beside each other: a line ends and begins anew where the font changes. */
static void
join_runs (PdGlyphPage *self,
           GArray *runs,
           GArray *glyphs)
{
  g_autofree guint *parents = g_new (guint, MAX (runs->len, 1));
  g_autofree Member *members = g_new (Member, MAX (runs->len, 1));

  g_array_sort (runs, compare_heights);
  find_neighbours (runs, (const PdGlyph *) glyphs->data, parents);
  for (guint i = 0; i < runs->len; i++)
    members[i] = (Member) { &g_array_index (runs, PdGlyphRun, i), find_root (parents, i) };
  qsort (members, runs->len, sizeof *members, compare_members);
  for (guint i = 0; i < runs->len;)
    {
      guint root = members[i].root;
      PdGlyphRun run = { .first = self->glyphs->len, .role = members[i].run->role };

      for (; i < runs->len && members[i].root == root; i++)
        g_array_append_vals (self->glyphs, &g_array_index (glyphs, PdGlyph, members[i].run->first), members[i].run->n);
      run.n = self->glyphs->len - run.first;
      measure (&g_array_index (self->glyphs, PdGlyph, run.first), &run);
      g_array_append_val (self->runs, run);
    }
}

/* Small characters right above others, which break the lines that they stand between if they are taken for lines. */
static void
find_ruby (PdGlyphPage *self)
{
  guint first = 0;

  g_array_sort (self->runs, compare_heights);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const PdGlyphRun *base = &g_array_index (self->runs, PdGlyphRun, i);

      while (first < i && base->y - g_array_index (self->runs, PdGlyphRun, first).y > 1.1 * base->size)
        first++;
      for (guint k = first; k < i && i - first < 200; k++)
        {
          PdGlyphRun *run = &g_array_index (self->runs, PdGlyphRun, k);

          if (run->role == PD_RUN_BODY && base->role == PD_RUN_BODY && run->size < 0.62 * base->size && base->y - run->y > 0.5 * base->size && run->x1 > base->x1 - base->size
              && run->x2 < base->x2 + base->size && pd_glyph_classify (pd_glyph_page_get_glyphs (self, run)->c, 0) == PD_GLYPH_IDEOGRAPH)
            run->role = PD_RUN_RUBY;
        }
    }
}

/**
 * pd_glyph_page_finish:
 *
 * Makes runs of the glyphs, once all of them are there. The page is turned as most of its lines go.
 */
void
pd_glyph_page_finish (PdGlyphPage *self)
{
  g_autoptr (GArray) turned = NULL;
  g_autoptr (GArray) runs = NULL;
  g_autoptr (GArray) glyphs = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->turner != NULL);

  turned = pd_glyph_turner_turn (self->turner, &self->is_vertical);
  g_clear_pointer (&self->turner, pd_glyph_turner_free);
  if (self->is_vertical)
    {
      float width = self->width;

      self->width = self->height;
      self->height = width;
    }
  glyphs = g_array_sized_new (FALSE, FALSE, sizeof (PdGlyph), turned->len);
  runs = make_runs (turned, glyphs);
  join_runs (self, runs, glyphs);
  find_ruby (self);
}

/**
 * pd_glyph_page_get_glyphs:
 * @run: a run of the page
 *
 * Returns: (transfer none): its first glyph
 */
const PdGlyph *
pd_glyph_page_get_glyphs (const PdGlyphPage *self,
                          const PdGlyphRun *run)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &g_array_index (self->glyphs, PdGlyph, run->first);
}

/**
 * pd_glyph_page_dup_text:
 * @run: a run of the page
 *
 * Returns: (transfer full): its characters, without spaces
 */
char *
pd_glyph_page_dup_text (const PdGlyphPage *self,
                        const PdGlyphRun *run)
{
  const PdGlyph *glyphs = pd_glyph_page_get_glyphs (self, run);
  GString *text = g_string_sized_new (run->n * 3 + 1);

  for (guint i = 0; i < run->n; i++)
    g_string_append_unichar (text, glyphs[i].c);
  return g_string_free (text, FALSE);
}
