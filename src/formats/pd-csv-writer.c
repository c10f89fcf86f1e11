#include "pd-csv-writer.h"

#include <string.h>

#include "pd-output-buffer.h"

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

/**
 * PdCsvWriter:
 *
 * Writes one table as CSV (RFC 4180): UTF-8, a header row of column names, lines ended by CR LF, only those cells
 * quoted that need it, an empty cell where there is no value.
 */
struct _PdCsvWriter
{
  PdRowWriter parent_instance;

  PdOutputBuffer buffer;
  PdCsvFlags flags;
  const PdTable *table;
};

G_DEFINE_FINAL_TYPE (PdCsvWriter, pd_csv_writer, PD_TYPE_ROW_WRITER)

static void
pd_csv_writer_finalize (GObject *object)
{
  pd_output_buffer_clear (&PD_CSV_WRITER (object)->buffer);

  G_OBJECT_CLASS (pd_csv_writer_parent_class)->finalize (object);
}

/**
 * pd_csv_writer_new:
 * @stream: where to write
 * @flags: how
 *
 * Returns: (transfer full) (type PdCsvWriter): a writer of one table
 */
PdRowWriter *
pd_csv_writer_new (GOutputStream *stream,
                   PdCsvFlags flags)
{
  PdCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (PD_TYPE_CSV_WRITER, NULL);
  self->flags = flags;
  pd_output_buffer_init (&self->buffer, stream);
  return PD_ROW_WRITER (self);
}

/* Whether any of eight bytes is one of those for which a cell may need quotes: , " LF CR and, as a first sieve, all
 * others before the hyphen. */
static inline guint64
sieve (guint64 eight)
{
  return (eight - ONES * '-') & ~eight & HIGHS;
}

/* Copies text and sifts it in one go. */
static inline gboolean
copy_and_sift (char *to,
               const char *text,
               gsize n_bytes)
{
  guint64 eight, found = 0;

  if (n_bytes < 8)
    {
      for (gsize i = 0; i < n_bytes; i++)
        {
          found |= (guchar) text[i] < '-';
          to[i] = text[i];
        }
      return found != 0;
    }
  for (gsize i = 0; i + 8 < n_bytes; i += 8)
    {
      memcpy (&eight, text + i, 8);
      memcpy (to + i, &eight, 8);
      found |= sieve (eight);
    }
  memcpy (&eight, text + n_bytes - 8, 8);
  memcpy (to + n_bytes - 8, &eight, 8);
  return (found | sieve (eight)) != 0;
}

static gboolean
needs_quotes (const char *text,
              gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_decimal (const char *text,
            gsize n_bytes)
{
  gsize i = n_bytes > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;

  if (i == n_bytes)
    return FALSE;
  for (; i < n_bytes; i++)
    {
      if (!g_ascii_isdigit (text[i]) && text[i] != '.')
        return FALSE;
    }
  return TRUE;
}

/* The spreadsheets of East Asia take the full-width signs for the others (OWASP, CSV injection). */
static gboolean
is_formula (const char *text,
            gsize n_bytes,
            PdColumnType type)
{
  static const char *const full_width[] = { "＝", "＋", "－", "＠", NULL };

  if (n_bytes == 0 || (type == PD_COLUMN_DECIMAL && is_decimal (text, n_bytes)))
    return FALSE;
  if (memchr ("=+-@\t\r\n", text[0], 7) != NULL)
    return TRUE;
  for (guint i = 0; full_width[i] != NULL; i++)
    {
      if (n_bytes >= 3 && memcmp (text, full_width[i], 3) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_doubled (PdOutputBuffer *buffer,
                const char *text,
                gsize n_bytes)
{
  while (n_bytes > 0)
    {
      const char *quote = memchr (text, '"', n_bytes);
      gsize n = quote != NULL ? (gsize) (quote - text) + 1 : n_bytes;

      pd_output_buffer_append (buffer, text, n);
      if (quote != NULL)
        pd_output_buffer_append_c (buffer, '"');
      text += n;
      n_bytes -= n;
    }
}

static void
append_with_care (PdCsvWriter *self,
                  const char *text,
                  gsize n_bytes,
                  PdColumnType type)
{
  PdOutputBuffer *buffer = &self->buffer;
  gboolean is_quoted = needs_quotes (text, n_bytes);

  if (is_quoted)
    pd_output_buffer_append_c (buffer, '"');
  if ((self->flags & PD_CSV_FOR_SPREADSHEET) != 0 && is_formula (text, n_bytes, type))
    pd_output_buffer_append_c (buffer, '\'');
  if (is_quoted)
    append_doubled (buffer, text, n_bytes);
  else
    pd_output_buffer_append (buffer, text, n_bytes);
  if (is_quoted)
    pd_output_buffer_append_c (buffer, '"');
}

static inline void
append_text (PdCsvWriter *self,
             const char *text,
             gsize n_bytes,
             PdColumnType type)
{
  PdOutputBuffer *buffer = &self->buffer;

  if (G_LIKELY (n_bytes <= PD_OUTPUT_BUFFER_BYTES && self->flags == 0))
    {
      pd_output_buffer_reserve (buffer, n_bytes);
      if (!copy_and_sift (buffer->next, text, n_bytes))
        {
          buffer->next += n_bytes;
          return;
        }
    }
  append_with_care (self, text, n_bytes, type);
}

static gboolean
pd_csv_writer_begin_table (PdRowWriter *writer,
                           const PdTable *table,
                           GError **error)
{
  PdCsvWriter *self = PD_CSV_WRITER (writer);

  g_return_val_if_fail (self->table == NULL, FALSE);

  self->table = table;
  if ((self->flags & PD_CSV_FOR_SPREADSHEET) != 0)
    pd_output_buffer_append_string (&self->buffer, "\xEF\xBB\xBF");
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (i > 0)
        pd_output_buffer_append_c (&self->buffer, ',');
      append_text (self, table->columns[i].name, strlen (table->columns[i].name), PD_COLUMN_TEXT);
    }
  pd_output_buffer_append (&self->buffer, "\r\n", 2);
  return pd_output_buffer_check (&self->buffer, error);
}

static gboolean
pd_csv_writer_write (PdRowWriter *writer,
                     const PdCell *cells,
                     GError **error)
{
  PdCsvWriter *self = PD_CSV_WRITER (writer);
  const PdTable *table = self->table;

  g_return_val_if_fail (table != NULL, FALSE);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdCell *cell = &cells[i];
      PdColumnType type = table->columns[i].type;

      if (i > 0)
        pd_output_buffer_append_c (&self->buffer, ',');
      if (cell->is_null)
        continue;
      if (type == PD_COLUMN_INTEGER)
        pd_output_buffer_append_integer (&self->buffer, cell->integer);
      else if (type == PD_COLUMN_TIME)
        pd_output_buffer_append_time (&self->buffer, cell->integer);
      else if (type == PD_COLUMN_BOOLEAN)
        pd_output_buffer_append_string (&self->buffer, cell->integer != 0 ? "true" : "false");
      else
        append_text (self, cell->text, cell->n_bytes, type);
    }
  pd_output_buffer_append (&self->buffer, "\r\n", 2);
  return pd_output_buffer_check (&self->buffer, error);
}

static gboolean
pd_csv_writer_finish (PdRowWriter *writer,
                      GCancellable *cancellable,
                      GError **error)
{
  PdCsvWriter *self = PD_CSV_WRITER (writer);

  pd_output_buffer_flush (&self->buffer, cancellable);
  return pd_output_buffer_check (&self->buffer, error);
}

static void
pd_csv_writer_class_init (PdCsvWriterClass *klass)
{
  PdRowWriterClass *writer_class = PD_ROW_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_csv_writer_finalize;
  writer_class->begin_table = pd_csv_writer_begin_table;
  writer_class->write = pd_csv_writer_write;
  writer_class->finish = pd_csv_writer_finish;
}

static void
pd_csv_writer_init (PdCsvWriter *self)
{
}
