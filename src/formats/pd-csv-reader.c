#include "pd-csv-reader.h"

#include <string.h>

/* What is read again because a quotation mark turned out to mean nothing: so many times the text, and no more. */
#define MAX_PASSES 16

struct _PdCsvReader
{
  const char *p;
  const char *end;
  char delimiter;
  guint line;
  /* How many bytes may still be read in vain; then a quotation mark is a character like others. */
  gsize budget;
};

/* What came of a field that begins with a quotation mark. */
typedef enum
{
  QUOTED,
  LITERAL,
  UNCLOSED,
} Quoting;

/**
 * pd_csv_reader_new:
 * @text: (array length=n_bytes): UTF-8 with line feeds; not copied
 * @n_bytes: length of @text
 * @delimiter: what stands between two fields
 *
 * Returns: (transfer full): a reader at the start of the text
 */
PdCsvReader *
pd_csv_reader_new (const char *text,
                   gsize n_bytes,
                   char delimiter)
{
  PdCsvReader *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PdCsvReader, 1);
  self->p = text;
  self->end = text + n_bytes;
  self->delimiter = delimiter;
  self->line = 1;
  self->budget = n_bytes * MAX_PASSES;
  return self;
}

/**
 * pd_csv_reader_free:
 *
 * Frees a reader.
 */
void
pd_csv_reader_free (PdCsvReader *self)
{
  g_free (self);
}

/* Whether a quotation mark that stands before this ends a field. */
static gboolean
ends_field (PdCsvReader *self,
            const char *p)
{
  while (p < self->end && *p == ' ')
    p++;
  return p == self->end || *p == self->delimiter || *p == '\n';
}

/* Goes to the next quotation mark in the line that may end the field. */
static gboolean
find_closing (PdCsvReader *self,
              const char **p)
{
  for (; *p < self->end && **p != '\n'; (*p)++)
    {
      if (**p == '"' && ends_field (self, *p + 1))
        return TRUE;
    }
  return FALSE;
}

/* Behind the opening quotation mark, to where it looked. One in the middle of a field should be doubled. Where it is not, it is taken for what it is as
 * long as the line has one that closes the field; otherwise the one that opens the field was no more than a character either. With
 * tabs it never is more: they are rarely in a text, and programs that write them often do not quote. */
static Quoting
read_quoted (PdCsvReader *self,
             GString *field)
{
  const char *closing = self->p;

  for (;;)
    {
      const char *quote = memchr (self->p, '"', self->end - self->p);

      if (quote == NULL)
        {
          self->p = self->end;
          return UNCLOSED;
        }
      g_string_append_len (field, self->p, quote - self->p);
      self->p = quote + 1;
      if (self->p < self->end && *self->p == '"')
        self->p++;
      else if (ends_field (self, self->p))
        break;
      else if (closing < self->p)
        {
          closing = self->p;
          if (self->delimiter == '\t' || !find_closing (self, &closing))
            {
              self->p = closing;
              return LITERAL;
            }
        }
      g_string_append_c (field, '"');
    }
  while (self->p < self->end && *self->p == ' ' && self->delimiter != ' ')
    self->p++;
  return QUOTED;
}

static char *
read_literal (PdCsvReader *self)
{
  const char *start = self->p;

  while (self->p < self->end && *self->p != self->delimiter && *self->p != '\n')
    self->p++;
  return g_strndup (start, self->p - start);
}

static void
spend (PdCsvReader *self,
       const char *from)
{
  self->budget -= MIN (self->budget, (gsize) (self->p - from));
}

static void
count_lines (PdCsvReader *self,
             const char *from)
{
  while ((from = memchr (from, '\n', self->p - from)) != NULL)
    {
      self->line++;
      from++;
    }
}

/* NULL where a quotation mark is not closed. */
static char *
read_field (PdCsvReader *self)
{
  const char *start = self->p;

  if (self->p < self->end && *self->p == '"' && self->budget > 0)
    {
      g_autoptr (GString) field = g_string_new (NULL);
      Quoting quoting;

      self->p++;
      quoting = read_quoted (self, field);
      if (quoting == QUOTED)
        return g_string_free_and_steal (g_steal_pointer (&field));
      spend (self, start);
      self->p = start;
      if (quoting == UNCLOSED)
        return NULL;
    }
  return read_literal (self);
}

static void
skip_line (PdCsvReader *self)
{
  const char *feed = memchr (self->p, '\n', self->end - self->p);

  self->p = feed != NULL ? feed + 1 : self->end;
}

/**
 * pd_csv_reader_next:
 * @fields: (element-type utf8): takes the fields of the record, and frees them
 * @line: (out): the line that it begins in, from 1
 *
 * Reads the next record by RFC 4180, with any delimiter. Lines without anything in them are none. Where a record cannot
 * be read, the reader is behind its first line.
 *
 * Returns: what came of it
 */
PdCsvRecord
pd_csv_reader_next (PdCsvReader *self,
                    GPtrArray *fields,
                    guint *line)
{
  PdCsvRecord result = PD_CSV_RECORD_READ;
  const char *start;

  g_return_val_if_fail (self != NULL, PD_CSV_RECORD_END);
  g_return_val_if_fail (fields != NULL, PD_CSV_RECORD_END);

  g_ptr_array_set_size (fields, 0);
  for (; self->p < self->end && *self->p == '\n'; self->p++)
    self->line++;
  if (self->p == self->end)
    return PD_CSV_RECORD_END;

  start = self->p;
  *line = self->line;
  for (;;)
    {
      char *field = fields->len < PD_CSV_MAX_FIELDS ? read_field (self) : NULL;

      if (field == NULL)
        {
          result = fields->len < PD_CSV_MAX_FIELDS ? PD_CSV_RECORD_UNCLOSED : PD_CSV_RECORD_TOO_WIDE;
          self->p = start;
          skip_line (self);
          break;
        }
      g_ptr_array_add (fields, field);
      if (self->p == self->end || *self->p++ == '\n')
        break;
    }
  count_lines (self, start);
  return result;
}

/**
 * pd_csv_reader_is_at_end:
 *
 * Returns: whether there is nothing more to read
 */
gboolean
pd_csv_reader_is_at_end (PdCsvReader *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->p == self->end;
}

/**
 * pd_csv_reader_skip_to_width:
 * @width: how many fields
 *
 * Goes on to the next line that a record with so many fields begins in, or to the end: what follows a record that could not be
 * read may be more of it.
 */
void
pd_csv_reader_skip_to_width (PdCsvReader *self,
                             guint width)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (self != NULL);

  while (self->p < self->end)
    {
      const char *start = self->p;
      guint line = self->line, begins;

      if (pd_csv_reader_next (self, fields, &begins) == PD_CSV_RECORD_READ && fields->len == width)
        {
          self->p = start;
          self->line = line;
          return;
        }
      /* Its next line may be the one. */
      spend (self, start);
      self->p = start;
      skip_line (self);
      self->line = line + 1;
    }
}
