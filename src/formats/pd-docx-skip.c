#include "pd-docx-skip.h"

struct _PdDocxSkip
{
  guint depth;
  /* How deep the element is that is left out, or 0. */
  guint from;
  /* How deep the rows are that the parser is in, the innermost last, and the properties of a row, or 0. */
  GArray *rows;
  guint row_properties;
  /* Whether one of the alternatives was read, the innermost last. */
  GArray *choices;
};

#define top(stack, Type) ((stack)->len > 0 ? &g_array_index ((stack), Type, (stack)->len - 1) : NULL)

static void
pop (GArray *stack)
{
  if (stack->len > 0)
    g_array_set_size (stack, stack->len - 1);
}

/**
 * pd_docx_skip_new:
 *
 * Returns: (transfer full): nothing that is left out
 */
PdDocxSkip *
pd_docx_skip_new (void)
{
  PdDocxSkip *self = g_new0 (PdDocxSkip, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->choices = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return self;
}

/**
 * pd_docx_skip_free:
 *
 * Frees it.
 */
void
pd_docx_skip_free (PdDocxSkip *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->choices);
  g_free (self);
}

/**
 * pd_docx_skip_enter:
 *
 * Follows the beginning of an element.
 *
 * Returns: whether it is read
 */
gboolean
pd_docx_skip_enter (PdDocxSkip *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->depth++;
  return self->from == 0;
}

/**
 * pd_docx_skip_leave:
 * @element: an element
 *
 * Follows its end.
 *
 * Returns: whether its end is read
 */
gboolean
pd_docx_skip_leave (PdDocxSkip *self,
                    PdDocxElement element)
{
  gboolean was_skipped;

  g_return_val_if_fail (self != NULL, FALSE);

  was_skipped = self->from > 0;
  if (self->from == self->depth)
    self->from = 0;
  self->depth--;
  /* A row that was deleted has begun all the same, and a note has what stands before it. */
  return !was_skipped || (self->from == 0 && (element == PD_DOCX_ROW || element == PD_DOCX_NOTE));
}

/**
 * pd_docx_skip_is_skipping:
 *
 * Returns: whether what comes now is left out
 */
gboolean
pd_docx_skip_is_skipping (PdDocxSkip *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->from > 0;
}

/**
 * pd_docx_skip_element:
 *
 * Leaves out what is in the element that has just begun.
 */
void
pd_docx_skip_element (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  self->from = self->depth;
}

/**
 * pd_docx_skip_deleted_row:
 *
 * Leaves out the rest of a row, where the element that has just begun says in its properties that it is deleted.
 *
 * Returns: whether it does
 */
gboolean
pd_docx_skip_deleted_row (PdDocxSkip *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Only what is in its place, so that nothing is left open. */
  if (self->rows->len == 0 || *top (self->rows, guint) + 1 != self->row_properties || self->row_properties + 1 != self->depth)
    return FALSE;
  self->from = *top (self->rows, guint);
  return TRUE;
}

/**
 * pd_docx_skip_begin_row:
 *
 * Begins a row.
 */
void
pd_docx_skip_begin_row (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->rows, self->depth);
}

/**
 * pd_docx_skip_begin_row_properties:
 *
 * Begins what a row says of itself.
 */
void
pd_docx_skip_begin_row_properties (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  self->row_properties = self->depth;
}

/**
 * pd_docx_skip_end_row_properties:
 *
 * Ends what a row says of itself.
 */
void
pd_docx_skip_end_row_properties (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  self->row_properties = 0;
}

/**
 * pd_docx_skip_end_row:
 *
 * Ends a row.
 */
void
pd_docx_skip_end_row (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  pop (self->rows);
  self->row_properties = 0;
}

/**
 * pd_docx_skip_begin_alternatives:
 *
 * Begins elements of which one is to be shown.
 */
void
pd_docx_skip_begin_alternatives (PdDocxSkip *self)
{
  gboolean is_chosen = FALSE;

  g_return_if_fail (self != NULL);

  g_array_append_val (self->choices, is_chosen);
}

/**
 * pd_docx_skip_take_choice:
 *
 * Takes an alternative that newer programs show.
 */
void
pd_docx_skip_take_choice (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  if (self->choices->len > 0)
    *top (self->choices, gboolean) = TRUE;
}

/**
 * pd_docx_skip_take_fallback:
 *
 * Leaves out the alternative that older programs show, where another was taken.
 */
void
pd_docx_skip_take_fallback (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  if (self->choices->len > 0 && *top (self->choices, gboolean))
    self->from = self->depth;
}

/**
 * pd_docx_skip_end_alternatives:
 *
 * Ends elements of which one is to be shown.
 */
void
pd_docx_skip_end_alternatives (PdDocxSkip *self)
{
  g_return_if_fail (self != NULL);

  pop (self->choices);
}
