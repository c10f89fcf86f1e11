#include "pd-changeset.h"

#include <string.h>

/* The format is described at the top of SQLite's sqlite3session.c: a header for each table, then its changes. SQLite's
 * own iterator copies every value, and was seen to go on for ever where the bytes are not a changeset. */

/**
 * pd_changeset_init:
 * @bytes: (nullable): what may be a changeset; it must stay while it is read
 * @n_bytes: its length in bytes
 *
 * Begins before the first change.
 */
void
pd_changeset_init (PdChangeset *self,
                   gconstpointer bytes,
                   int n_bytes)
{
  g_return_if_fail (bytes != NULL || n_bytes == 0);

  *self = (PdChangeset) { .next = bytes, .end = (const guchar *) bytes + n_bytes };
}

static gboolean
skip (PdChangeset *self,
      guint64 n)
{
  if (n > (guint64) (self->end - self->next))
    return FALSE;
  self->next += n;
  return TRUE;
}

/* A number of SQLite's file format: seven bits a byte, the high bit says that more follow. */
static gboolean
read_number (PdChangeset *self,
             guint64 *number)
{
  *number = 0;
  for (int i = 0; i < 5; i++)
    {
      if (self->next == self->end)
        return FALSE;
      *number = *number << 7 | (*self->next & 0x7F);
      if ((*self->next++ & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip_value (PdChangeset *self)
{
  guint64 length;

  if (self->next == self->end)
    return FALSE;
  switch (*self->next++)
    {
    case 0:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (self, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_number (self, &length) && skip (self, length);
    default:
      return FALSE;
    }
}

static gboolean
skip_row (PdChangeset *self)
{
  for (guint64 i = 0; i < self->n_columns; i++)
    {
      if (!skip_value (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_table (PdChangeset *self)
{
  if (!read_number (self, &self->n_columns) || self->n_columns == 0 || !skip (self, self->n_columns))
    return FALSE;
  self->table = (const char *) self->next;
  return memchr (self->table, '\0', self->end - self->next) != NULL && skip (self, strlen (self->table) + 1);
}

static gboolean
read_change (PdChangeset *self)
{
  /* Behind the operation stands whether it was done by a trigger or the like. */
  if (self->table == NULL || !skip (self, 1))
    return FALSE;
  self->row = self->next;
  if (self->operation != SQLITE_INSERT && self->operation != SQLITE_UPDATE && self->operation != SQLITE_DELETE)
    return FALSE;
  return skip_row (self) && (self->operation != SQLITE_UPDATE || skip_row (self));
}

/**
 * pd_changeset_next:
 *
 * Goes on to the next change.
 *
 * Returns: whether there is one; otherwise [method@Pd.Changeset.is_sound] says why
 */
gboolean
pd_changeset_next (PdChangeset *self)
{
  while (!self->is_broken && self->next < self->end)
    {
      self->operation = *self->next++;
      if (self->operation != 'T')
        {
          self->is_broken = !read_change (self);
          return !self->is_broken;
        }
      self->is_broken = !read_table (self);
    }
  return FALSE;
}

/**
 * pd_changeset_is_sound:
 *
 * Returns: whether all that has been read is what a changeset holds
 */
gboolean
pd_changeset_is_sound (const PdChangeset *self)
{
  return !self->is_broken;
}

/* Where the value of a column begins in the row that begins at @row: with its type, 0 where it is not told. */
static const guchar *
find_value (const PdChangeset *self,
            const guchar *row,
            guint column)
{
  PdChangeset reader = *self;

  if (column >= self->n_columns)
    return NULL;
  reader.next = row;
  for (guint i = 0; i < column; i++)
    skip_value (&reader);
  return reader.next;
}

static gint64
get_integer (const PdChangeset *self,
             const guchar *row,
             guint column)
{
  const guchar *value = find_value (self, row, column);
  guint64 bits;

  if (value == NULL || *value != SQLITE_INTEGER)
    return 0;
  memcpy (&bits, value + 1, sizeof bits);
  return GUINT64_FROM_BE (bits);
}

/**
 * pd_changeset_changes:
 * @column: from 0
 *
 * Returns: whether a row was updated, and that column of it
 */
gboolean
pd_changeset_changes (const PdChangeset *self,
                      guint column)
{
  const guchar *value;

  if (self->operation != SQLITE_UPDATE)
    return FALSE;
  value = find_value (self, self->row, column);
  return value != NULL && *value != 0;
}

/**
 * pd_changeset_get_integer:
 * @column: from 0
 *
 * Returns: a value of the changed row: as it was before, or as it was inserted; 0 where it is not told, or no integer
 */
gint64
pd_changeset_get_integer (const PdChangeset *self,
                          guint column)
{
  return get_integer (self, self->row, column);
}

/**
 * pd_changeset_get_new_integer:
 * @column: from 0
 *
 * Returns: what a value of an updated row has become; 0 where it is not told, no integer, or no row was updated
 */
gint64
pd_changeset_get_new_integer (const PdChangeset *self,
                              guint column)
{
  PdChangeset row = *self;

  if (self->operation != SQLITE_UPDATE)
    return 0;
  row.next = self->row;
  skip_row (&row);
  return get_integer (self, row.next, column);
}
