#include "pd-cli-table.h"

/* As wide as a column gets, in columns of a terminal. */
#define MAX_WIDTH 44

struct _PdCliTable
{
  guint n_columns;
  guint *widths;
  GPtrArray *rows;
};

static guint
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += get_width (g_utf8_get_char (p));
  return width;
}

/**
 * pd_cli_shorten:
 * @text: UTF-8
 * @max_width: in columns of a terminal
 *
 * Returns: (transfer full): @text on one line, cut with an ellipsis where it is wider
 */
char *
pd_cli_shorten (const char *text,
                guint max_width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize cut = 0;
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += get_width (c);
      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
      if (width < max_width)
        cut = line->len;
    }
  if (width > max_width)
    {
      g_string_truncate (line, cut);
      g_string_append (line, "…");
    }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static void
add (PdCliTable *self,
     GPtrArray *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint width = measure (g_ptr_array_index (cells, i));
      self->widths[i] = MAX (self->widths[i], width);
    }
  g_ptr_array_add (self->rows, cells);
}

/**
 * pd_cli_table_new:
 * @headings: (array zero-terminated=1): a heading a column, in the person's language
 *
 * Returns: (transfer full): a table without rows
 */
PdCliTable *
pd_cli_table_new (const char *const *headings)
{
  PdCliTable *self = g_new0 (PdCliTable, 1);
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  self->n_columns = g_strv_length ((char **) headings);
  self->widths = g_new0 (guint, self->n_columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (cells, g_strdup (headings[i]));
  add (self, cells);
  return self;
}

/**
 * pd_cli_table_free:
 *
 * Frees a table.
 */
void
pd_cli_table_free (PdCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->widths);
  g_free (self);
}

/**
 * pd_cli_table_add:
 * @cells: a cell a column; a %NULL is left empty
 *
 * Adds a row.
 */
void
pd_cli_table_add (PdCliTable *self,
                  const char *const *cells)
{
  GPtrArray *shortened = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (shortened, pd_cli_shorten (cells[i] != NULL ? cells[i] : "", MAX_WIDTH));
  add (self, shortened);
}

/**
 * pd_cli_table_print:
 *
 * Prints a table, unless it has no rows.
 */
void
pd_cli_table_print (PdCliTable *self)
{
  for (guint i = 0; self->rows->len > 1 && i < self->rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < self->n_columns; j++)
        {
          const char *cell = g_ptr_array_index (cells, j);
          guint padding = j + 1 < self->n_columns ? self->widths[j] - measure (cell) + 2 : 0;

          g_print ("%s%*s", cell, (int) padding, "");
        }
      g_print ("\n");
    }
}
