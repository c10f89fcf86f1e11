#include "pd-page-layout.h"

#include <math.h>

#include "pd-block-kinds.h"
#include "pd-glyph-repair.h"
#include "pd-page-flow.h"
#include "pd-page-furniture.h"

struct _PdPageLayout
{
  GPtrArray *pages;
  PdGlyphPage *page;
  gsize n_glyphs;
  gsize n_unknown;

  double body_size;
  PdGlyphSpacing *spacing;
  PdReadingOrder *order;
  GArray *columns;
  GPtrArray *lines;
  /* What comes in the order of reading: lines, and what is cut. */
  GArray *items;
};

/**
 * pd_page_layout_new:
 *
 * Returns: (transfer full): a layout of no pages
 */
PdPageLayout *
pd_page_layout_new (void)
{
  PdPageLayout *self = g_new0 (PdPageLayout, 1);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_glyph_page_free);
  self->spacing = pd_glyph_spacing_new ();
  self->columns = g_array_new (FALSE, FALSE, sizeof (PdPageColumn));
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_page_line_free);
  self->items = pd_page_items_new ();
  return self;
}

/**
 * pd_page_layout_free:
 *
 * Frees a layout.
 */
void
pd_page_layout_free (PdPageLayout *self)
{
  g_array_unref (self->items);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->columns);
  pd_glyph_spacing_free (self->spacing);
  g_clear_pointer (&self->order, pd_reading_order_free);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * pd_page_layout_set_made_gap:
 * @gap: the gap that the program that made the file leaves between Han characters and Latin letters of its own accord, in em
 *
 * Says which gaps nobody typed. Otherwise that is guessed.
 */
void
pd_page_layout_set_made_gap (PdPageLayout *self,
                             double gap)
{
  g_return_if_fail (self != NULL);

  pd_glyph_spacing_set_made (self->spacing, gap);
}

/**
 * pd_page_layout_begin_page:
 * @width: of the page as it is seen, in points
 * @height: of the page
 *
 * Begins a page.
 */
void
pd_page_layout_begin_page (PdPageLayout *self,
                           double width,
                           double height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->page == NULL);

  self->page = pd_glyph_page_new (width, height);
  g_ptr_array_add (self->pages, self->page);
}

/**
 * pd_page_layout_add:
 * @box: a glyph
 *
 * Puts a glyph on the page. Glyphs of a line come in order; those of a space are left out.
 */
void
pd_page_layout_add (PdPageLayout *self,
                    const PdGlyphBox *box)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->page != NULL);

  pd_glyph_page_add (self->page, box);
  self->n_glyphs++;
}

/**
 * pd_page_layout_end_line:
 *
 * Says that the next glyph does not go on where the one before it ends. Lines may come in any order.
 */
void
pd_page_layout_end_line (PdPageLayout *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->page != NULL);

  pd_glyph_page_end_line (self->page);
}

/**
 * pd_page_layout_end_page:
 *
 * Ends the page.
 */
void
pd_page_layout_end_page (PdPageLayout *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->page != NULL);

  pd_glyph_page_finish (self->page);
  self->page = NULL;
}

/**
 * pd_page_layout_get_n_glyphs:
 *
 * Returns: how many glyphs there are on all pages
 */
gsize
pd_page_layout_get_n_glyphs (PdPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_glyphs;
}

/**
 * pd_page_layout_get_n_unknown:
 *
 * Returns: of how many glyphs it is not known what they stand for, once a text was made of them
 */
gsize
pd_page_layout_get_n_unknown (PdPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unknown;
}

/* The size of most glyphs, to half a point. */
static double
find_body_size (PdPageLayout *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = 0;
  int best_size = 20;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const PdGlyphPage *page = g_ptr_array_index (self->pages, i);

      for (guint k = 0; k < page->runs->len; k++)
        {
          const PdGlyphRun *run = &g_array_index (page->runs, PdGlyphRun, k);
          int size = run->size * 2 + 0.5;
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GINT_TO_POINTER (size))) + run->n;

          g_hash_table_insert (counts, GINT_TO_POINTER (size), GUINT_TO_POINTER (n));
          if (n > best)
            {
              best = n;
              best_size = size;
            }
        }
    }
  return best_size / 2.0;
}

static void
add_cut (PdPageLayout *self,
         const PdGlyphPage *page,
         guint page_index,
         const PdGlyphRun *run)
{
  PdPageItem item = { 0, pd_page_block_new (PD_BLOCK_PARAGRAPH) };

  item.block->cut = run->role == PD_RUN_NUMBER ? "page-number" : run->role == PD_RUN_HEAD ? "running-head"
                                                             : run->role == PD_RUN_RUBY   ? "ruby"
                                                                                          : NULL;
  item.block->page = page_index;
  item.block->size = run->size;
  pd_glyph_spacing_append (self->spacing, item.block->text, pd_glyph_page_get_glyphs (page, run), run->n);
  item.block->length = g_utf8_strlen (item.block->text->str, -1);
  g_array_append_val (self->items, item);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PdGlyphRun *x = *(const PdGlyphRun *const *) a, *y = *(const PdGlyphRun *const *) b;

  if (fabs (x->y - y->y) >= 0.4 * MIN (x->size, y->size))
    return x->y < y->y ? -1 : 1;
  return x->x1 < y->x1 ? -1 : x->x1 > y->x1;
}

/* What is cut at the upper or at the lower half of a page. Text in another direction comes last. */
static void
add_cuts (PdPageLayout *self,
          const PdGlyphPage *page,
          guint page_index,
          gboolean upper)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  for (guint i = 0; i < page->runs->len; i++)
    {
      PdGlyphRun *run = &g_array_index (page->runs, PdGlyphRun, i);
      gboolean is_upper = run->y < page->height / 2 && run->role != PD_RUN_ASIDE && run->role != PD_RUN_RUBY;

      if (run->role != PD_RUN_BODY && is_upper == upper)
        g_ptr_array_add (runs, run);
    }
  g_ptr_array_sort (runs, compare_places);
  for (guint i = 0; i < runs->len; i++)
    add_cut (self, page, page_index, g_ptr_array_index (runs, i));
}

/* Makes the lines of a page, after which the page itself is of no more use. */
static void
read_page (PdPageLayout *self,
           guint index)
{
  PdGlyphPage *page = g_ptr_array_index (self->pages, index);
  g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (PdOrderedLine));
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (PdGlyph));

  add_cuts (self, page, index, TRUE);
  pd_reading_order_find (self->order, page, index, self->columns, ordered, glyphs);
  for (guint i = 0; i < ordered->len; i++)
    {
      const PdOrderedLine *place = &g_array_index (ordered, PdOrderedLine, i);
      PdPageLine *line = pd_page_line_new (self->spacing, &g_array_index (glyphs, PdGlyph, place->first), place->n);
      PdPageItem item = { self->lines->len, NULL };

      line->page = index;
      line->column = place->column;
      g_ptr_array_add (self->lines, line);
      g_array_append_val (self->items, item);
    }
  add_cuts (self, page, index, FALSE);
  g_array_set_size (page->glyphs, 0);
  g_array_set_size (page->runs, 0);
}

/* Whether a note at the foot of one of these pages starts with what a number in the text says. */
static gboolean
has_note (GPtrArray *blocks,
          guint first_page,
          guint last_page,
          guint near,
          const char *label)
{
  /* A note comes soon behind the block that it belongs to. */
  for (guint i = near; i < blocks->len && i < near + 100; i++)
    {
      const PdPageBlock *block = g_ptr_array_index (blocks, i);

      if (block->is_note && block->page >= first_page && block->page <= last_page && g_str_has_prefix (block->text->str, label) && !g_ascii_isdigit (block->text->str[strlen (label)]))
        return TRUE;
    }
  return FALSE;
}

static void
cut_note_numbers (PdBlockList *list,
                  GPtrArray *blocks,
                  guint index)
{
  const PdPageBlock *block = g_ptr_array_index (blocks, index);
  const PdBlock *built = pd_block_list_get_block (list, pd_block_list_get_n_blocks (list) - 1);

  for (guint i = 0; i < block->notes->len; i++)
    {
      const PdNoteNumber *number = &g_array_index (block->notes, PdNoteNumber, i);
      g_autofree char *label = g_utf8_substring (block->text->str, number->start, number->start + number->n);

      if (built->end - built->start == block->length && has_note (blocks, block->page, block->last_page, index, label))
        pd_block_list_cut_span (list, built->start + number->start, built->start + number->start + number->n, "footnote-marker");
    }
}

static void
emit (PdTextBuilder *builder,
      GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      PdPageBlock *block = g_ptr_array_index (blocks, i);
      guint n = pd_text_builder_get_n_blocks (builder);

      if (block->cut != NULL)
        pd_text_builder_begin_cut (builder, block->cut);
      if (block->is_monospaced)
        pd_text_builder_begin_code (builder, block->kind, block->level);
      else
        pd_text_builder_begin (builder, block->kind, block->level);
      pd_text_builder_set_strong (builder, block->is_strong);
      pd_text_builder_append (builder, block->text->str, block->text->len);
      pd_text_builder_end (builder);
      if (block->cut != NULL)
        pd_text_builder_end_cut (builder);
      else if (block->notes->len > 0 && !block->is_note && pd_text_builder_get_n_blocks (builder) > n)
        cut_note_numbers (pd_text_builder_get_blocks (builder), blocks, i);
    }
  pd_text_builder_set_strong (builder, FALSE);
}

/* The headline without what points to notes. */
static char *
dup_headline (const PdPageBlock *block)
{
  g_autoptr (GString) title = g_string_new (NULL);
  const char *p = block->text->str;
  gsize n;

  for (guint offset = 0; *p != '\0'; offset++, p = g_utf8_next_char (p))
    {
      gboolean is_note = FALSE;

      for (guint i = 0; i < block->notes->len; i++)
        {
          const PdNoteNumber *number = &g_array_index (block->notes, PdNoteNumber, i);

          is_note |= offset >= number->start && offset < number->start + number->n;
        }
      if (!is_note)
        g_string_append_unichar (title, g_utf8_get_char (p));
    }
  for (n = title->len; n > 0; n = g_utf8_find_prev_char (title->str, title->str + n) - title->str)
    {
      if (g_utf8_strchr ("*∗†‡§¶ ", -1, g_utf8_get_char (g_utf8_find_prev_char (title->str, title->str + n))) == NULL)
        break;
    }
  g_string_truncate (title, n);
  return title->len > 0 ? g_strdup (title->str) : NULL;
}

/**
 * pd_page_layout_build:
 * @builder: where to
 *
 * Makes a text of all pages. Running heads and page numbers are cut; what stands at the foot of a page, and figures that a
 * paragraph goes around, come behind the paragraph that goes over the page's end. The layout is of no use afterwards.
 *
 * Returns: (transfer full) (nullable): the headline: the largest text of the first page, if any of it is larger than the rest
 */
char *
pd_page_layout_build (PdPageLayout *self,
                      PdTextBuilder *builder)
{
  g_autoptr (PdLineJoiner) joiner = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  int headline;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (builder != NULL, NULL);

  self->n_unknown = pd_glyph_repair (self->pages);
  self->body_size = find_body_size (self);
  pd_page_furniture_find (self->pages, self->body_size);
  self->order = pd_reading_order_new (self->body_size);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const PdGlyphPage *page = g_ptr_array_index (self->pages, i);

      for (guint k = 0; k < page->runs->len; k++)
        {
          const PdGlyphRun *run = &g_array_index (page->runs, PdGlyphRun, k);

          if (run->role == PD_RUN_BODY)
            pd_glyph_spacing_learn (self->spacing, pd_glyph_page_get_glyphs (page, run), run->n);
        }
      pd_reading_order_learn (self->order, page, i);
    }
  for (guint i = 0; i < self->pages->len; i++)
    read_page (self, i);
  joiner = pd_line_joiner_new (self->lines, self->columns, self->spacing, self->body_size);
  blocks = pd_page_flow_make_blocks (self->items, self->lines, self->columns, joiner, self->body_size);
  headline = pd_block_kinds_find (blocks, self->body_size);
  emit (builder, blocks);
  return headline >= 0 ? dup_headline (g_ptr_array_index (blocks, headline)) : NULL;
}
