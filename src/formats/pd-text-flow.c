#include "pd-text-flow.h"

/* A cell with more than one paragraph is part of a row all the same, unless there is so much in it that the table only
 * arranges a page. */
#define MAX_CELL 200
#define MAX_CELL_BLOCKS 8

typedef enum
{
  FRAME_BODY,
  FRAME_BOX,
  FRAME_ROW,
  FRAME_CELL,
} FrameKind;

/* What the flow is inside of. A row has no text but that of its cells. */
typedef struct
{
  FrameKind kind;
  PdTextBuilder *builder;
  /* Boxes that hang on the open paragraph, or the cells of the row. */
  GPtrArray *parts;
} Frame;

struct _PdTextFlow
{
  PdTextBuilder *builder;
  GPtrArray *frames;
};

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  if (frame->kind == FRAME_BOX || frame->kind == FRAME_CELL)
    g_clear_pointer (&frame->builder, pd_text_builder_free);
  g_ptr_array_unref (frame->parts);
  g_free (frame);
}

static void
push (PdTextFlow *self,
      FrameKind kind,
      PdTextBuilder *builder)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->kind = kind;
  frame->builder = builder;
  frame->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_text_builder_free);
  g_ptr_array_add (self->frames, frame);
}

static Frame *
get_frame (PdTextFlow *self)
{
  return g_ptr_array_index (self->frames, self->frames->len - 1);
}

/**
 * pd_text_flow_new:
 * @builder: where to put the text
 *
 * Returns: (transfer full): a flow in the body of a document
 */
PdTextFlow *
pd_text_flow_new (PdTextBuilder *builder)
{
  PdTextFlow *self;

  g_return_val_if_fail (builder != NULL, NULL);

  self = g_new0 (PdTextFlow, 1);
  self->frames = g_ptr_array_new_with_free_func (frame_free);
  push (self, FRAME_BODY, builder);
  return self;
}

/**
 * pd_text_flow_free:
 *
 * Frees a flow; what is in a box or row that was not ended is lost.
 */
void
pd_text_flow_free (PdTextFlow *self)
{
  g_ptr_array_unref (self->frames);
  g_free (self);
}

/**
 * pd_text_flow_get_builder:
 *
 * Returns: (transfer none): where to put what comes now
 */
PdTextBuilder *
pd_text_flow_get_builder (PdTextFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_frame (self)->builder;
}

/**
 * pd_text_flow_end_paragraph:
 *
 * Ends the block, if one is open, and puts the boxes behind it that hang on it.
 */
void
pd_text_flow_end_paragraph (PdTextFlow *self)
{
  Frame *frame;

  g_return_if_fail (self != NULL);

  frame = get_frame (self);
  pd_text_builder_end (frame->builder);
  if (frame->kind == FRAME_ROW)
    return;
  for (guint i = 0; i < frame->parts->len; i++)
    pd_text_builder_take (frame->builder, g_ptr_array_index (frame->parts, i));
  g_ptr_array_set_size (frame->parts, 0);
}

/**
 * pd_text_flow_begin_box:
 *
 * Begins a box, such as a frame with text in it.
 */
void
pd_text_flow_begin_box (PdTextFlow *self)
{
  g_return_if_fail (self != NULL);

  push (self, FRAME_BOX, pd_text_builder_new ());
}

/* Ends the innermost frame, if it is of a kind, and returns what was built in it. */
static PdTextBuilder *
pop (PdTextFlow *self,
     FrameKind kind)
{
  Frame *frame = get_frame (self);
  PdTextBuilder *builder;

  g_return_val_if_fail (frame->kind == kind, NULL);

  pd_text_flow_end_paragraph (self);
  builder = g_steal_pointer (&frame->builder);
  g_ptr_array_set_size (self->frames, self->frames->len - 1);
  return builder;
}

/**
 * pd_text_flow_end_box:
 *
 * Ends the box that was begun last.
 */
void
pd_text_flow_end_box (PdTextFlow *self)
{
  PdTextBuilder *box;
  Frame *frame;

  g_return_if_fail (self != NULL);

  box = pop (self, FRAME_BOX);
  frame = get_frame (self);
  if (frame->kind != FRAME_ROW && pd_text_builder_is_open (frame->builder))
    {
      g_ptr_array_add (frame->parts, box);
      return;
    }
  pd_text_builder_take (frame->builder, box);
  pd_text_builder_free (box);
}

/**
 * pd_text_flow_take_box:
 *
 * Ends the box that was begun last, and lets it hang on nothing: it is a note, whose place is elsewhere.
 *
 * Returns: (transfer full): what is in it
 */
PdTextBuilder *
pd_text_flow_take_box (PdTextFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pop (self, FRAME_BOX);
}

/**
 * pd_text_flow_begin_row:
 *
 * Begins a row of a table.
 */
void
pd_text_flow_begin_row (PdTextFlow *self)
{
  g_return_if_fail (self != NULL);

  pd_text_flow_end_paragraph (self);
  push (self, FRAME_ROW, get_frame (self)->builder);
}

static gboolean
is_short (PdTextBuilder *cell)
{
  guint n = pd_text_builder_get_n_blocks (cell);

  for (guint i = 0; i < n; i++)
    {
      PdBlockKind kind = pd_block_list_get_block (pd_text_builder_get_blocks (cell), i)->kind;

      if (kind == PD_BLOCK_HEADING || kind == PD_BLOCK_IMAGE)
        return FALSE;
    }
  return n <= 1 || (n <= MAX_CELL_BLOCKS && pd_block_list_get_block (pd_text_builder_get_blocks (cell), n - 1)->end <= MAX_CELL);
}

static gboolean
is_grid (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      if (!is_short (g_ptr_array_index (cells, i)))
        return FALSE;
    }
  return cells->len > 1;
}

/* All cells in one block, with tabs between them. */
static void
join_cells (PdTextBuilder *builder,
            GPtrArray *cells)
{
  pd_text_builder_begin (builder, PD_BLOCK_PARAGRAPH, 0);
  for (guint i = 0; i < cells->len; i++)
    {
      PdTextBuilder *cell = g_ptr_array_index (cells, i);

      if (i > 0)
        pd_text_builder_append (builder, "\t", 1);
      for (guint k = 0; k < pd_text_builder_get_n_blocks (cell); k++)
        {
          if (k > 0)
            pd_text_builder_line_break (builder);
          pd_text_builder_append_block (builder, cell, k);
        }
    }
  pd_text_builder_end (builder);
}

/**
 * pd_text_flow_end_row:
 *
 * Ends the row that was begun last. Its cells are one block with tabs between them; where there is as much in them as on a page,
 * their blocks follow each other.
 */
void
pd_text_flow_end_row (PdTextFlow *self)
{
  g_autoptr (GPtrArray) cells = NULL;
  PdTextBuilder *builder;

  g_return_if_fail (self != NULL);

  cells = g_ptr_array_ref (get_frame (self)->parts);
  builder = pop (self, FRAME_ROW);
  if (is_grid (cells))
    join_cells (builder, cells);
  else
    {
      for (guint i = 0; i < cells->len; i++)
        pd_text_builder_take (builder, g_ptr_array_index (cells, i));
    }
}

/**
 * pd_text_flow_begin_cell:
 *
 * Begins a cell of the row.
 */
void
pd_text_flow_begin_cell (PdTextFlow *self)
{
  g_return_if_fail (self != NULL);

  push (self, FRAME_CELL, pd_text_builder_new ());
}

/**
 * pd_text_flow_end_cell:
 *
 * Ends the cell that was begun last.
 */
void
pd_text_flow_end_cell (PdTextFlow *self)
{
  PdTextBuilder *cell;
  Frame *frame;

  g_return_if_fail (self != NULL);

  cell = pop (self, FRAME_CELL);
  frame = get_frame (self);
  if (frame->kind == FRAME_ROW)
    {
      g_ptr_array_add (frame->parts, cell);
      return;
    }
  /* A cell without a row. */
  pd_text_builder_take (frame->builder, cell);
  pd_text_builder_free (cell);
}
