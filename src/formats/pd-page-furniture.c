#include "pd-page-furniture.h"

#include <math.h>

#include "pd-page-number.h"

/* Running heads and feet stand in this share of the page at its edges, in so many lines at most. */
#define EDGE 0.2
#define MAX_LINES 3

/* No page number has more characters, and no running head. */
#define MAX_NUMBER 12
#define MAX_LENGTH 120

/* What is so much larger than the text is rather a heading. */
#define MAX_SIZE 1.15

/* A shorter one is a bullet, or a label of a form. */
#define MIN_STAMP 3

/* Where hardly any two lines tell. */
#define DEFAULT_LEADING 1.5

/* The same place, in points. */
#define BUCKET 2.5

typedef enum
{
  EDGE_TOP,
  EDGE_BOTTOM,
  /* Text that goes in another direction than the page's may stand anywhere. */
  EDGE_ASIDE,
} Edge;

/* A piece of a line at the edge of a page. */
typedef struct
{
  guint page;
  Edge edge;
  PdGlyphRun *run;
  char *key;
  /* Its first number, and its last. */
  int first;
  int last;
  gboolean is_number;
  gboolean is_plain;
  guint value;
  /* How far the next line is, in em, and the number of the line that it is a piece of. */
  double gap;
  guint line;
} Piece;

/* On how many pages something is, from which on, and up to which. */
typedef struct
{
  guint n;
  guint first;
  guint last;
} Tally;

typedef struct
{
  GPtrArray *pages;
  double body_size;
  double leading;
  GArray *pieces;
  /* A Tally for what there is: a text at a place, a number so much larger than that of the page, a line, a place. */
  GHashTable *tallies;
  guint n_lines;
  guint n_found;
} Furniture;

static void
piece_clear (gpointer data)
{
  g_free (((Piece *) data)->key);
}

/* The first and the last number in a text, -1 where there is none. */
static void
find_numbers_of (const char *text,
                 int *first,
                 int *last)
{
  int number = -1;

  *first = *last = -1;
  for (;; text = g_utf8_next_char (text))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (text));

      if (digit >= 0)
        number = number < 0 ? digit : MIN (number, 100000) * 10 + digit;
      else if (number >= 0)
        {
          *first = *first < 0 ? number : *first;
          *last = number;
          number = -1;
        }
      if (*text == '\0')
        break;
    }
}

static void
add_piece (Furniture *self,
           guint page,
           Edge edge,
           PdGlyphRun *run,
           double gap)
{
  g_autofree char *text = pd_glyph_page_dup_text (g_ptr_array_index (self->pages, page), run);
  Piece piece = { .page = page, .edge = edge, .run = run, .gap = gap, .line = self->n_lines };

  piece.key = pd_page_number_fold (text);
  find_numbers_of (text, &piece.first, &piece.last);
  piece.is_number = pd_page_number_parse (text, &piece.value, &piece.is_plain);
  g_array_append_val (self->pieces, piece);
}

static gboolean
is_at_edge (const PdGlyphPage *page,
            const PdGlyphRun *run,
            Edge edge)
{
  return edge == EDGE_TOP ? run->y<EDGE * page->height : run->y> (1 - EDGE) * page->height;
}

/* Takes the outermost line of which nothing was found yet. The runs of a page are ordered by their height. */
static void
add_line (Furniture *self,
          guint index,
          Edge edge)
{
  PdGlyphPage *page = g_ptr_array_index (self->pages, index);
  int n = page->runs->len, step = edge == EDGE_TOP ? 1 : -1;
  int first = edge == EDGE_TOP ? 0 : n - 1, last;
  PdGlyphRun *runs = (PdGlyphRun *) page->runs->data;
  double gap = 100;

  while (first >= 0 && first < n && runs[first].role != PD_RUN_BODY)
    first += step;
  if (first < 0 || first >= n || !is_at_edge (page, &runs[first], edge))
    return;
  for (last = first; last >= 0 && last < n; last += step)
    {
      if (runs[last].role != PD_RUN_BODY)
        continue;
      if (fabs (runs[last].y - runs[first].y) >= 0.5 * MAX (runs[last].size, runs[first].size))
        {
          gap = fabs (runs[last].y - runs[first].y) / runs[first].size;
          break;
        }
    }
  for (int i = first; i != last; i += step)
    {
      if (runs[i].role == PD_RUN_BODY && runs[i].n <= MAX_LENGTH)
        add_piece (self, index, edge, &runs[i], gap);
    }
  self->n_lines++;
}

/* The number of a page of vertical lines stands before or behind them, where one of them could end. */
static gboolean
is_at_end (const PdGlyphPage *page,
           const PdGlyphRun *run)
{
  return run->n <= MAX_NUMBER && (run->x2 < EDGE / 2 * page->width || run->x1 > (1 - EDGE / 2) * page->width);
}

static void
collect (Furniture *self)
{
  g_array_set_size (self->pieces, 0);
  g_hash_table_remove_all (self->tallies);
  self->n_lines = 0;
  for (guint i = 0; i < self->pages->len; i++)
    {
      PdGlyphPage *page = g_ptr_array_index (self->pages, i);

      add_line (self, i, EDGE_TOP);
      add_line (self, i, EDGE_BOTTOM);
      for (guint k = 0; k < page->runs->len; k++)
        {
          PdGlyphRun *run = &g_array_index (page->runs, PdGlyphRun, k);

          if (run->n <= MAX_LENGTH && (run->role == PD_RUN_ASIDE || (page->is_vertical && run->role == PD_RUN_BODY && is_at_end (page, run))))
            {
              add_piece (self, i, EDGE_ASIDE, run, 100);
              self->n_lines++;
            }
        }
    }
}

/* A file may say that a line is anywhere. */
static int
get_bucket (const Piece *piece)
{
  double bucket = piece->run->y / BUCKET;

  return bucket > -1e6 && bucket < 1e6 ? (int) bucket : 0;
}

static char *
make_text_key (const Piece *piece,
               int shift)
{
  return g_strdup_printf ("text|%d|%d|%s", piece->edge, get_bucket (piece) + shift, piece->key);
}

/* The same text with the same numbers, or with one that counts on with the pages. */
static char *
make_same_key (const Piece *piece,
               int shift)
{
  return g_strdup_printf ("same|%d|%d|%s|%d|%d", piece->edge, get_bucket (piece) + shift, piece->key, piece->first, piece->last);
}

static char *
make_first_key (const Piece *piece,
                int shift)
{
  return g_strdup_printf ("first|%d|%d|%s|%d", piece->edge, get_bucket (piece) + shift, piece->key, piece->first - (int) piece->page);
}

static char *
make_last_key (const Piece *piece,
               int shift)
{
  return g_strdup_printf ("last|%d|%d|%s|%d", piece->edge, get_bucket (piece) + shift, piece->key, piece->last - (int) piece->page);
}

static char *
make_place_key (const Piece *piece,
                int shift)
{
  return g_strdup_printf ("place|%d|%d|%d", piece->edge, get_bucket (piece) + shift, (int) (piece->run->size * 2 + 0.5));
}

static char *
make_number_key (const Piece *piece,
                 int shift)
{
  return g_strdup_printf ("number|%d|%d|%d", piece->edge, get_bucket (piece) + shift, (int) piece->value - (int) piece->page);
}

static char *
make_line_key (const Piece *piece,
               int shift)
{
  return g_strdup_printf ("line|%u", piece->line + shift);
}

/* Adds up what is at about the same place. */
static Tally
get_tally (Furniture *self,
           const Piece *piece,
           char *(*make_key) (const Piece *, int) )
{
  Tally sum = { 0, piece->page, piece->page };

  for (int shift = -1; shift <= 1; shift++)
    {
      g_autofree char *key = make_key (piece, shift);
      const Tally *tally = g_hash_table_lookup (self->tallies, key);

      if (tally == NULL)
        continue;
      sum.n += tally->n;
      sum.first = MIN (sum.first, tally->first);
      sum.last = MAX (sum.last, tally->last);
    }
  return sum;
}

static void
count (Furniture *self,
       const Piece *piece,
       char *key)
{
  Tally *tally = g_hash_table_lookup (self->tallies, key);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->first = piece->page;
      g_hash_table_insert (self->tallies, key, tally);
    }
  else
    g_free (key);
  tally->n++;
  tally->last = piece->page;
}

static void
mark (Furniture *self,
      const Piece *piece,
      PdRunRole role)
{
  piece->run->role = role;
  self->n_found++;
  count (self, piece, make_line_key (piece, 0));
}

static gboolean
is_found (const Piece *piece)
{
  return piece->run->role == PD_RUN_HEAD || piece->run->role == PD_RUN_NUMBER;
}

/* A number is that of its page if others count on with the pages, or if it says that it is one. */
static void
find_numbers (Furniture *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->is_number)
        count (self, piece, make_number_key (piece, 0));
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      gboolean is_large = piece->run->size > MAX_SIZE * self->body_size;
      gboolean is_alone = self->pages->len == 1 && piece->gap > 2;

      if (piece->is_number && !is_large && (!piece->is_plain || is_alone || get_tally (self, piece, make_number_key).n >= (self->pages->len <= 4 ? 2 : 3)))
        mark (self, piece, PD_RUN_NUMBER);
    }
}

/* The numbers of sections are no running heads. */
static gboolean
has_words (const char *key)
{
  for (; *key != '\0'; key = g_utf8_next_char (key))
    {
      if (g_unichar_isalpha (g_utf8_get_char (key)))
        return TRUE;
    }
  return FALSE;
}

/* Whether it is apart from the text, by its size or by the gap, as lines of the text are not. */
static gboolean
is_apart (Furniture *self,
          const Piece *piece)
{
  return fabs (piece->run->size - self->body_size) > 0.05 * self->body_size || piece->gap > 1.25 * self->leading;
}

/* Whether a text stands at its place on several pages, and on about every or every second page from the first to the last of
 * them, with the same numbers or with those of the pages: notes may differ by their numbers only, and headings as well. */
static gboolean
repeats (Furniture *self,
         const Piece *piece)
{
  gboolean is_large = piece->run->size > MAX_SIZE * self->body_size;
  Tally tally = get_tally (self, piece, is_large ? make_same_key : make_text_key);
  guint at_least = self->pages->len <= 4 ? 2 : 3;

  if (!has_words (piece->key) || !is_apart (self, piece) || tally.n < at_least || tally.n * 5 < (tally.last - tally.first + 1) * 2)
    return FALSE;
  return piece->first < 0 || is_large || get_tally (self, piece, make_same_key).n >= 2 || get_tally (self, piece, make_first_key).n >= at_least || get_tally (self, piece, make_last_key).n >= at_least;
}

/* The place of running heads has one on many pages; a table that goes over some pages repeats its first row there only. */
static void
find_repeated (Furniture *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      count (self, piece, make_text_key (piece, 0));
      count (self, piece, make_same_key (piece, 0));
      if (piece->first < 0)
        continue;
      count (self, piece, make_first_key (piece, 0));
      count (self, piece, make_last_key (piece, 0));
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (repeats (self, piece))
        count (self, piece, make_place_key (piece, 0));
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (!is_found (piece) && repeats (self, piece) && get_tally (self, piece, make_place_key).n * 4 >= self->pages->len)
        mark (self, piece, PD_RUN_HEAD);
    }
}

static gboolean
shares_line (Furniture *self,
             const Piece *piece)
{
  g_autofree char *key = make_line_key (piece, 0);

  return g_hash_table_contains (self->tallies, key);
}

/* At the foot of a page, what is small and apart is a note. */
static gboolean
is_small_head (Furniture *self,
               const Piece *piece)
{
  return piece->edge == EDGE_TOP && piece->run->size < 0.95 * self->body_size && piece->gap > 1.25 * self->leading;
}

/* What stands in the line of a page number, where others have a running head, or small and apart at the same place on most
 * pages, is a running head even if it says something else on each page, as the title of a section does. */
static void
find_by_place (Furniture *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (!repeats (self, piece) && is_small_head (self, piece))
        count (self, piece, make_place_key (piece, 0));
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      guint n_here;

      if (is_found (piece) || piece->edge == EDGE_ASIDE || piece->gap < 1.2 || piece->run->size > MAX_SIZE * self->body_size)
        continue;
      n_here = get_tally (self, piece, make_place_key).n;
      if (shares_line (self, piece) || (n_here >= 3 && is_apart (self, piece) && n_here * (is_small_head (self, piece) ? 2 : 4) >= self->pages->len))
        mark (self, piece, PD_RUN_HEAD);
    }
}

static char *
make_stamp_key (const Piece *piece,
                int shift)
{
  return g_strdup_printf ("stamp|%.0f|%.0f|%s|%d|%d", piece->run->x1 + shift, piece->run->y, piece->key, piece->first, piece->last);
}

/* A watermark, or what a site stamps on what is downloaded from it, stands anywhere, even among the text. */
static void
find_stamps (Furniture *self)
{
  g_array_set_size (self->pieces, 0);
  for (guint i = 0; i < self->pages->len; i++)
    {
      PdGlyphPage *page = g_ptr_array_index (self->pages, i);

      for (guint k = 0; k < page->runs->len; k++)
        {
          PdGlyphRun *run = &g_array_index (page->runs, PdGlyphRun, k);

          if (run->n >= MIN_STAMP && run->n <= MAX_LENGTH && (run->role == PD_RUN_ASIDE || (run->role == PD_RUN_BODY && fabs (run->size - self->body_size) > 0.05 * self->body_size)))
            add_piece (self, i, EDGE_ASIDE, run, 100);
        }
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      count (self, piece, make_stamp_key (piece, 0));
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (!piece->is_number && has_words (piece->key) && get_tally (self, piece, make_stamp_key).n * 5 >= self->pages->len * 3)
        piece->run->role = PD_RUN_HEAD;
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* How far below another a line of the text usually is, in em. */
static double
find_leading (GPtrArray *pages,
              double body_size)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < pages->len; i++)
    {
      PdGlyphPage *page = g_ptr_array_index (pages, i);

      for (guint k = 1; k < page->runs->len; k++)
        {
          const PdGlyphRun *before = &g_array_index (page->runs, PdGlyphRun, k - 1), *run = &g_array_index (page->runs, PdGlyphRun, k);
          double distance = (run->y - before->y) / body_size;

          if (fabs (run->size - body_size) < 0.1 * body_size && distance > 0.9 && distance < 3)
            g_array_append_val (distances, distance);
        }
    }
  if (distances->len == 0)
    return DEFAULT_LEADING;
  g_array_sort (distances, compare_doubles);
  return g_array_index (distances, double, distances->len / 2);
}

/**
 * pd_page_furniture_find:
 * @pages: (element-type PdGlyphPage): the pages of a file
 * @body_size: the size of most of its text
 *
 * Tells running heads, running feet and page numbers from the text, by setting the roles of their runs: what stands at the
 * same place on several pages and says the same but for its numbers, and numbers that count on with the pages.
 */
void
pd_page_furniture_find (GPtrArray *pages,
                        double body_size)
{
  Furniture self = { .pages = pages, .body_size = body_size };

  g_return_if_fail (pages != NULL);

  self.leading = find_leading (pages, body_size);
  self.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self.pieces, piece_clear);
  self.tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (pages->len >= 3)
    find_stamps (&self);
  for (guint i = 0; i < MAX_LINES; i++)
    {
      self.n_found = 0;
      collect (&self);
      find_numbers (&self);
      find_repeated (&self);
      find_by_place (&self);
      if (self.n_found == 0)
        break;
    }
  g_array_unref (self.pieces);
  g_hash_table_unref (self.tallies);
}
