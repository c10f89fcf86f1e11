#include "pd-page-flow.h"

#include <math.h>

#include "pd-glyph-class.h"
#include "pd-reading-order.h"

/* Notes are set so much smaller than the text above them. */
#define MAX_NOTE_SIZE 0.94

/* A figure or a table that stands where a paragraph goes over a page has no more lines. */
#define MAX_FLOAT_LINES 60

typedef struct
{
  GArray *items;
  GPtrArray *lines;
  GArray *columns;
  PdLineJoiner *joiner;
  double body_size;
  gboolean *are_notes;
} Flow;

static void
item_clear (gpointer data)
{
  g_clear_pointer (&((PdPageItem *) data)->block, pd_page_block_free);
}

/**
 * pd_page_items_new:
 *
 * Returns: (transfer full) (element-type PdPageItem): an empty array
 */
GArray *
pd_page_items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (PdPageItem));

  g_array_set_clear_func (items, item_clear);
  return items;
}

static PdPageLine *
get_line (Flow *self,
          guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static gboolean
is_small (Flow *self,
          const PdPageLine *line)
{
  return line->size < MAX_NOTE_SIZE * self->body_size;
}

/* Whether nothing of the page stands below a column. */
static gboolean
is_lowest (Flow *self,
           guint end)
{
  const PdPageColumn *column = &g_array_index (self->columns, PdPageColumn, get_line (self, end - 1)->column);

  for (guint i = end; i < self->lines->len && get_line (self, i)->page == column->page; i++)
    {
      const PdPageLine *line = get_line (self, i);

      if (line->y > get_line (self, end - 1)->y && line->x1 < column->right && line->x2 > column->left)
        return FALSE;
    }
  return TRUE;
}

/* Notes are the small lines at the foot of a column, below lines of the text. */
static void
find_notes (Flow *self)
{
  guint first = 0;

  self->are_notes = g_new0 (gboolean, MAX (self->lines->len, 1));
  while (first < self->lines->len)
    {
      guint end = first + 1, start;

      while (end < self->lines->len && get_line (self, end)->column == get_line (self, first)->column)
        end++;
      for (start = end; start > first && is_small (self, get_line (self, start - 1)); start--)
        ;
      /* What is below a heading belongs to it. */
      if (start > first && start < end && fabs (get_line (self, start - 1)->size - self->body_size) < 0.06 * self->body_size && !get_line (self, start - 1)->is_strong && is_lowest (self, end))
        {
          for (guint i = start; i < end; i++)
            self->are_notes[i] = TRUE;
        }
      first = end;
    }
}

/* A paragraph in the making, and what comes before it is known to have ended. */
typedef struct
{
  PdPageBlock *block;
  guint first;
  guint last;
} Open;

static void
close_block (Open *open,
             GPtrArray *blocks)
{
  if (open->block != NULL)
    g_ptr_array_add (blocks, g_steal_pointer (&open->block));
}

static void
put (Flow *self,
     Open *open,
     guint line,
     GPtrArray *blocks)
{
  if (open->block != NULL && !pd_line_joiner_continues (self->joiner, open->block, open->first, open->last, line))
    close_block (open, blocks);
  if (open->block == NULL)
    {
      open->block = pd_page_block_new (PD_BLOCK_PARAGRAPH);
      open->first = line;
    }
  open->last = line;
  pd_line_joiner_append (self->joiner, open->block, line);
}

/* A figure or a table may stand between the halves of a paragraph that goes over a page or a column. Returns behind it. */
static guint
find_end_of_float (Flow *self,
                   const Open *open,
                   guint line)
{
  const PdPageLine *last = get_line (self, open->last);

  if (pd_glyph_ends_sentence (last->last) || last->has_cells || last->has_leader || last->is_monospaced || is_small (self, last) || !pd_line_joiner_is_full (self->joiner, open->last, line))
    return line;
  for (guint i = line; i < self->lines->len && i < line + MAX_FLOAT_LINES && get_line (self, i)->page <= last->page + 1; i++)
    {
      const PdPageLine *next = get_line (self, i);

      if (next->column != last->column && pd_line_joiner_continues (self->joiner, open->block, open->first, open->last, i))
        return i;
      if (!is_small (self, next) && !next->has_cells)
        return line;
    }
  return line;
}

/* What stands at the edges of pages comes between paragraphs, never into one. */
static GPtrArray *
make_blocks (Flow *self)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_page_block_free);
  g_autoptr (GPtrArray) aside = g_ptr_array_new ();
  Open text = { NULL }, note = { NULL };
  guint end_of_float = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      PdPageItem *item = &g_array_index (self->items, PdPageItem, i);

      if (item->block != NULL)
        {
          close_block (&note, aside);
          g_ptr_array_add (aside, g_steal_pointer (&item->block));
          continue;
        }
      if (note.block != NULL && note.block->is_note != self->are_notes[item->line])
        close_block (&note, aside);
      if (self->are_notes[item->line])
        {
          put (self, &note, item->line, aside);
          note.block->is_note = TRUE;
          continue;
        }
      if (text.block != NULL && item->line >= end_of_float && !pd_line_joiner_continues (self->joiner, text.block, text.first, text.last, item->line))
        end_of_float = find_end_of_float (self, &text, item->line);
      if (item->line < end_of_float)
        {
          put (self, &note, item->line, aside);
          continue;
        }
      close_block (&note, aside);
      if (text.block != NULL && !pd_line_joiner_continues (self->joiner, text.block, text.first, text.last, item->line))
        close_block (&text, blocks);
      if (text.block == NULL)
        {
          g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&aside));
          aside = g_ptr_array_new ();
        }
      put (self, &text, item->line, blocks);
    }
  close_block (&text, blocks);
  close_block (&note, aside);
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&aside));
  return blocks;
}

/**
 * pd_page_flow_make_blocks:
 * @items: (element-type PdPageItem): what a file has in the order of reading; blocks are taken out of it
 * @lines: (element-type PdPageLine): its lines
 * @columns: (element-type PdPageColumn): its columns
 * @joiner: what joins these lines
 * @body_size: the size of most of the text
 *
 * Makes paragraphs of lines. What is cut, notes at the foot of a page, and figures or tables that a paragraph goes around come
 * behind the paragraph that goes over the end of the page, so that it is one block.
 *
 * Returns: (transfer full) (element-type PdPageBlock): the blocks
 */
GPtrArray *
pd_page_flow_make_blocks (GArray *items,
                          GPtrArray *lines,
                          GArray *columns,
                          PdLineJoiner *joiner,
                          double body_size)
{
  Flow self = { items, lines, columns, joiner, body_size, NULL };
  GPtrArray *blocks;

  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (lines != NULL, NULL);
  g_return_val_if_fail (joiner != NULL, NULL);

  find_notes (&self);
  blocks = make_blocks (&self);
  g_free (self.are_notes);
  return blocks;
}
