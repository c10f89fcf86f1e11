#include "pd-row-set.h"

#include <string.h>

#define BITS 64

/* A file that comes from elsewhere may number its rows as it likes: beyond this they are not worth a bit each. */
#define MAX_BIT (G_GINT64_CONSTANT (1) << 28)

struct _PdRowSet
{
  guint64 *words;
  gsize n_words;
  /* Rows with a number that is out of all proportion. */
  GHashTable *others;
};

/**
 * pd_row_set_new:
 *
 * Returns: (transfer full): an empty set
 */
PdRowSet *
pd_row_set_new (void)
{
  PdRowSet *self = g_new0 (PdRowSet, 1);

  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * pd_row_set_free:
 *
 * Frees it.
 */
void
pd_row_set_free (PdRowSet *self)
{
  g_hash_table_unref (self->others);
  g_free (self->words);
  g_free (self);
}

static void
grow (PdRowSet *self,
      gsize n_words)
{
  if (n_words <= self->n_words)
    return;
  n_words = MAX (n_words, self->n_words * 2);
  self->words = g_renew (guint64, self->words, n_words);
  memset (self->words + self->n_words, 0, (n_words - self->n_words) * sizeof (guint64));
  self->n_words = n_words;
}

/**
 * pd_row_set_add:
 * @row: a row's number
 *
 * Puts a row in.
 */
void
pd_row_set_add (PdRowSet *self,
                gint64 row)
{
  g_return_if_fail (self != NULL);

  if (row < 0 || row >= MAX_BIT)
    {
      g_hash_table_add (self->others, g_memdup2 (&row, sizeof row));
      return;
    }
  grow (self, row / BITS + 1);
  self->words[row / BITS] |= G_GUINT64_CONSTANT (1) << (row % BITS);
}

/**
 * pd_row_set_contains:
 * @row: a row's number
 *
 * Returns: whether it is in the set
 */
gboolean
pd_row_set_contains (const PdRowSet *self,
                     gint64 row)
{
  if (row < 0 || row >= MAX_BIT)
    return g_hash_table_contains (self->others, &row);
  return (gsize) row / BITS < self->n_words && (self->words[row / BITS] >> (row % BITS) & 1) != 0;
}

typedef struct
{
  const PdRowSet *other;
  gboolean keep;
} Removal;

static gboolean
is_to_go (gpointer key,
          gpointer value,
          gpointer data)
{
  const Removal *removal = data;

  return g_hash_table_contains (removal->other->others, key) != removal->keep;
}

/**
 * pd_row_set_intersect:
 * @other: another set
 *
 * Leaves only what is also in @other.
 */
void
pd_row_set_intersect (PdRowSet *self,
                      const PdRowSet *other)
{
  Removal removal = { other, TRUE };

  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  for (gsize i = 0; i < self->n_words; i++)
    self->words[i] &= i < other->n_words ? other->words[i] : 0;
  g_hash_table_foreach_remove (self->others, is_to_go, &removal);
}

/**
 * pd_row_set_subtract:
 * @other: another set
 *
 * Takes out what is in @other.
 */
void
pd_row_set_subtract (PdRowSet *self,
                     const PdRowSet *other)
{
  Removal removal = { other, FALSE };

  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  for (gsize i = 0; i < MIN (self->n_words, other->n_words); i++)
    self->words[i] &= ~other->words[i];
  g_hash_table_foreach_remove (self->others, is_to_go, &removal);
}

/**
 * pd_row_set_unite:
 * @other: another set
 *
 * Adds what is in @other.
 */
void
pd_row_set_unite (PdRowSet *self,
                  const PdRowSet *other)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  if (other->n_words > 0)
    grow (self, other->n_words);
  for (gsize i = 0; i < other->n_words; i++)
    self->words[i] |= other->words[i];
  g_hash_table_iter_init (&iter, other->others);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_hash_table_add (self->others, g_memdup2 (row, sizeof (gint64)));
}

/**
 * pd_row_set_count:
 *
 * Returns: how many rows are in it
 */
guint64
pd_row_set_count (const PdRowSet *self)
{
  guint64 n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (gsize i = 0; i < self->n_words; i++)
    n += __builtin_popcountll (self->words[i]);
  return n + g_hash_table_size (self->others);
}

/**
 * pd_row_set_next:
 * @row: a row's number, or 0
 *
 * Goes on to the next row, in the order of their numbers. Rows with a number of 2²⁸ and more are not gone through.
 *
 * Returns: the first row behind @row, or 0 where there is none
 */
gint64
pd_row_set_next (const PdRowSet *self,
                 gint64 row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row >= 0, 0);

  row++;
  for (gsize i = row / BITS; i < self->n_words; i++)
    {
      guint64 word = self->words[i];

      if (i == (gsize) row / BITS)
        word &= ~G_GUINT64_CONSTANT (0) << (row % BITS);
      if (word != 0)
        return i * BITS + __builtin_ctzll (word);
    }
  return 0;
}

/**
 * pd_row_set_add_rows:
 * @connection: a connection
 * @statement: a query whose first column is a row's number
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Puts in what a query finds.
 *
 * Returns: whether that went well
 */
gboolean
pd_row_set_add_rows (PdRowSet *self,
                     PdConnection *connection,
                     sqlite3_stmt *statement,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean has_row;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);

  while (pd_connection_step (connection, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      pd_row_set_add (self, sqlite3_column_int64 (statement, 0));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}
