#include "pd-line-metrics.h"

#include <math.h>
#include <stdlib.h>

/* Widths in em, distances between lines as multiples of the size. */
#define MIN_INDENT 0.8
#define DEFAULT_LEADING 1.5

/* A column of fewer lines does not tell where its edges are. */
#define MIN_LINES_OF_COLUMN 6

/* How many columns before and behind are asked for theirs. */
#define MAX_COLUMNS_ASKED 40

/* In em: how far from each other columns start that are one on several pages. */
#define MAX_SHIFT 0.5

/* A quotation has so many lines, this much narrower than the column. */
#define MIN_LINES_OF_QUOTE 3
#define MIN_NARROWER 1.5

struct _PdLineMetrics
{
  GPtrArray *lines;
  GArray *columns;
  double body_size;
  /* Where each line could have ended, and how far from the one before it lines of a size are. */
  double *rights;
  GHashTable *leadings;
};

static const PdPageLine *
get_line (PdLineMetrics *self,
          guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static PdPageColumn *
get_column (PdLineMetrics *self,
            const PdPageLine *line)
{
  return &g_array_index (self->columns, PdPageColumn, line->column);
}

/* A column of few lines has the edges of one that has more, on a page nearby. Left and right pages may differ. */
static void
widen_columns (PdLineMetrics *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PdPageColumn *column = &g_array_index (self->columns, PdPageColumn, i);
      gboolean found = FALSE;

      if (column->n_lines >= MIN_LINES_OF_COLUMN)
        continue;
      for (int parity = 0; parity < 2 && !found; parity++)
        {
          for (int step = 1; step < 2 * MAX_COLUMNS_ASKED && !found; step++)
            {
              int at = (int) i + (step % 2 == 1 ? -(step + 1) / 2 : step / 2);
              const PdPageColumn *other = at >= 0 && at < (int) self->columns->len ? &g_array_index (self->columns, PdPageColumn, at) : NULL;

              if (other == NULL || other->n_lines < MIN_LINES_OF_COLUMN || (other->page - column->page) % 2 != (guint) parity)
                continue;
              if (other->left <= column->left + self->body_size && other->right >= column->right - self->body_size && column->left - other->left < (other->right - other->left) / 2)
                {
                  column->left = MIN (column->left, other->left);
                  column->right = MAX (column->right, other->right);
                  found = TRUE;
                }
            }
        }
    }
}

/* Whether a column may have the right edge of another, which starts where it does. */
static gboolean
may_end_with (PdLineMetrics *self,
              const PdPageColumn *column,
              const PdPageColumn *other)
{
  return !other->is_ragged && other->n_lines >= MIN_LINES_OF_COLUMN && fabs (other->left - column->left) < MAX_SHIFT * self->body_size && other->right < column->right
         && other->right - other->left > 0.5 * (column->right - column->left);
}

/* Where no lines of a column end at one place, one that could not be broken may go beyond its edge: on pages nearby others do. */
static void
narrow_columns (PdLineMetrics *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PdPageColumn *column = &g_array_index (self->columns, PdPageColumn, i);

      for (int step = 1; column->is_ragged && step < 2 * MAX_COLUMNS_ASKED; step++)
        {
          int at = (int) i + (step % 2 == 1 ? -(step + 1) / 2 : step / 2);
          const PdPageColumn *other = at >= 0 && at < (int) self->columns->len ? &g_array_index (self->columns, PdPageColumn, at) : NULL;

          if (other != NULL && may_end_with (self, column, other))
            {
              column->right = other->right;
              break;
            }
        }
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static gpointer
make_size_key (double size)
{
  return GINT_TO_POINTER ((int) (size * 2 + 0.5) + 1);
}

static void
measure_leadings (PdLineMetrics *self)
{
  g_autoptr (GHashTable) distances = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 1; i < self->lines->len; i++)
    {
      const PdPageLine *before = get_line (self, i - 1), *line = get_line (self, i);
      double distance = (line->y - before->y) / line->size;
      GArray *array;

      if (before->column != line->column || fabs (before->size - line->size) > 0.1 || distance < 0.9 || distance > 3)
        continue;
      array = g_hash_table_lookup (distances, make_size_key (line->size));
      if (array == NULL)
        {
          array = g_array_new (FALSE, FALSE, sizeof (double));
          g_hash_table_insert (distances, make_size_key (line->size), array);
        }
      g_array_append_val (array, distance);
    }
  g_hash_table_iter_init (&iter, distances);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GArray *array = value;
      double *median = g_new (double, 1);

      g_array_sort (array, compare_doubles);
      *median = g_array_index (array, double, array->len * 2 / 5);
      g_hash_table_insert (self->leadings, key, median);
    }
}

/* Finds out where the lines of quotations end, which are narrower than the column: lines in a row that start further in,
 * most of which end at about the same place. */
static void
narrow_quotes (PdLineMetrics *self)
{
  guint first = 0;

  while (first < self->lines->len)
    {
      guint end = first, n_full = 0;
      double right = -G_MAXDOUBLE;

      while (end < self->lines->len && get_line (self, end)->column == get_line (self, first)->column && fabs (get_line (self, end)->size - get_line (self, first)->size) < 0.1
             && pd_line_metrics_get_indent (self, get_line (self, end)) > MIN_INDENT)
        {
          right = MAX (right, get_line (self, end)->x2);
          end++;
        }
      for (guint i = first; i < end; i++)
        n_full += right - get_line (self, i)->x2 < 1.2 * get_line (self, i)->size;
      if (end - first >= MIN_LINES_OF_QUOTE && n_full * 5 >= (end - first) * 3 && right < self->rights[first] - MIN_NARROWER * get_line (self, first)->size)
        {
          for (guint i = first; i < end; i++)
            self->rights[i] = right;
        }
      first = MAX (end, first + 1);
    }
}

/**
 * pd_line_metrics_new:
 * @lines: (element-type PdPageLine): the lines of a file in the order of reading
 * @columns: (element-type PdPageColumn): its columns, whose edges may be corrected
 * @body_size: the size of most of the text
 *
 * Returns: (transfer full): what is known of these lines, which have to live longer
 */
PdLineMetrics *
pd_line_metrics_new (GPtrArray *lines,
                     GArray *columns,
                     double body_size)
{
  PdLineMetrics *self = g_new0 (PdLineMetrics, 1);

  self->lines = lines;
  self->columns = columns;
  self->body_size = body_size;
  self->leadings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->rights = g_new (double, MAX (lines->len, 1));
  widen_columns (self);
  narrow_columns (self);
  measure_leadings (self);
  for (guint i = 0; i < lines->len; i++)
    self->rights[i] = get_column (self, get_line (self, i))->right;
  narrow_quotes (self);
  return self;
}

/**
 * pd_line_metrics_free:
 *
 * Frees it.
 */
void
pd_line_metrics_free (PdLineMetrics *self)
{
  g_hash_table_unref (self->leadings);
  g_free (self->rights);
  g_free (self);
}

/**
 * pd_line_metrics_get_indent:
 * @line: a line
 *
 * Returns: how much further in than others it starts, in em
 */
double
pd_line_metrics_get_indent (PdLineMetrics *self,
                            const PdPageLine *line)
{
  return (line->x1 - get_column (self, line)->left) / line->size;
}

/**
 * pd_line_metrics_get_room:
 * @line: a line, from 0
 *
 * Returns: how much room there is behind it, in points
 */
double
pd_line_metrics_get_room (PdLineMetrics *self,
                          guint line)
{
  g_return_val_if_fail (line < self->lines->len, 0);

  return self->rights[line] - get_line (self, line)->x2;
}

/**
 * pd_line_metrics_get_leading:
 * @line: a line
 *
 * Returns: how far below another a line of its size usually is, in em
 */
double
pd_line_metrics_get_leading (PdLineMetrics *self,
                             const PdPageLine *line)
{
  const double *leading = g_hash_table_lookup (self->leadings, make_size_key (line->size));

  return leading != NULL ? *leading : DEFAULT_LEADING;
}

/**
 * pd_line_metrics_is_centred:
 * @line: a line
 *
 * Returns: whether it stands in the middle of its column
 */
gboolean
pd_line_metrics_is_centred (PdLineMetrics *self,
                            const PdPageLine *line)
{
  const PdPageColumn *column = get_column (self, line);
  double left = line->x1 - column->left, right = column->right - line->x2;

  return left > 2 * line->size && fabs (left - right) < 1.5 * line->size;
}
