#include "pd-json-writer.h"

#include "pd-config.h"
#include "pd-output-buffer.h"

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

/**
 * PdJsonWriter:
 *
 * Writes tables as JSON: one object with an array a table, or JSON Lines with an object a row.
 *
 * No number is rounded: decimals are strings. Absent values are `null`.
 */
struct _PdJsonWriter
{
  PdRowWriter parent_instance;

  PdOutputBuffer buffer;
  PdJsonFlags flags;
  const PdTable *table;
  guint n_tables;
  guint64 n_rows;
  /* For each column what stands before its value: `{"record":"highlight","highlight_id":`, `,"article_id":` … */
  GPtrArray *keys;
};

G_DEFINE_FINAL_TYPE (PdJsonWriter, pd_json_writer, PD_TYPE_ROW_WRITER)

static void
pd_json_writer_finalize (GObject *object)
{
  PdJsonWriter *self = PD_JSON_WRITER (object);

  pd_output_buffer_clear (&self->buffer);
  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (pd_json_writer_parent_class)->finalize (object);
}

/**
 * pd_json_writer_new:
 * @stream: where to write
 * @flags: how
 *
 * Returns: (transfer full) (type PdJsonWriter): a writer of any number of tables
 */
PdRowWriter *
pd_json_writer_new (GOutputStream *stream,
                    PdJsonFlags flags)
{
  PdJsonWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (PD_TYPE_JSON_WRITER, NULL);
  self->flags = flags;
  pd_output_buffer_init (&self->buffer, stream);
  return PD_ROW_WRITER (self);
}

/**
 * pd_json_writer_get_record_name:
 * @table: a table
 *
 * Returns: (transfer full): what a row of @table is called in JSON Lines, a singular such as `highlight`
 */
char *
pd_json_writer_get_record_name (const PdTable *table)
{
  const PdColumn *id;

  g_return_val_if_fail (table != NULL, NULL);

  /* The plural of a table does not always tell its singular; its identifier does, where it has one. */
  id = &table->columns[0];
  if (id->type == PD_COLUMN_ID && g_str_has_suffix (id->name, "_id"))
    return g_strndup (id->name, strlen (id->name) - strlen ("_id"));
  return g_strndup (table->name, strlen (table->name) - (g_str_has_suffix (table->name, "s") ? 1 : 0));
}

/**
 * pd_json_writer_is_single:
 * @table: a table
 *
 * Returns: whether @table always has one row, which is then an object and not an array of one
 */
gboolean
pd_json_writer_is_single (const PdTable *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return g_str_equal (table->name, "project");
}

/* Whether any of eight bytes cannot stand for itself in a string. */
static inline guint64
sieve (guint64 eight)
{
  guint64 quote = eight ^ (ONES * '"');
  guint64 backslash = eight ^ (ONES * '\\');

  return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((eight - ONES * 0x20) & ~eight)) & HIGHS;
}

static inline gboolean
is_special (guchar c)
{
  return c == '"' || c == '\\' || c < 0x20;
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
          found |= is_special (text[i]);
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

static void
append_escape (PdOutputBuffer *buffer,
               guchar c)
{
  static const char hex[] = "0123456789abcdef";
  char code[] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 0xF] };
  const char *found = strchr ("\"\"\\\\\nn\tt\rr\bb\ff", c);

  if (c != 0 && found != NULL)
    {
      code[1] = found[1];
      pd_output_buffer_append (buffer, code, 2);
    }
  else
    pd_output_buffer_append (buffer, code, sizeof code);
}

static void
append_escaped (PdOutputBuffer *buffer,
                const char *text,
                gsize n_bytes)
{
  const char *end = text + n_bytes;

  while (text < end)
    {
      const char *special = text;

      while (special < end && !is_special (*special))
        special++;
      pd_output_buffer_append (buffer, text, special - text);
      if (special < end)
        append_escape (buffer, *special++);
      text = special;
    }
}

static inline void
append_string (PdOutputBuffer *buffer,
               const char *text,
               gsize n_bytes)
{
  pd_output_buffer_append_c (buffer, '"');
  if (G_LIKELY (n_bytes <= PD_OUTPUT_BUFFER_BYTES))
    {
      pd_output_buffer_reserve (buffer, n_bytes);
      if (copy_and_sift (buffer->next, text, n_bytes))
        append_escaped (buffer, text, n_bytes);
      else
        buffer->next += n_bytes;
    }
  else
    append_escaped (buffer, text, n_bytes);
  pd_output_buffer_append_c (buffer, '"');
}

static gboolean
is_lines (PdJsonWriter *self)
{
  return (self->flags & PD_JSON_LINES) != 0;
}

static void
append_header (PdJsonWriter *self)
{
  g_autofree char *version = g_strdup_printf ("\"format\":\"pidian\",\"version\":%d,\"generator\":\"Pidian %s\"", PD_JSON_VERSION, PD_VERSION);

  pd_output_buffer_append_string (&self->buffer, is_lines (self) ? "{\"" PD_JSON_RECORD "\":\"header\"," : "{");
  pd_output_buffer_append_string (&self->buffer, version);
  if (is_lines (self))
    pd_output_buffer_append_string (&self->buffer, "}\n");
}

static void
end_table (PdJsonWriter *self)
{
  if (self->table == NULL || is_lines (self))
    return;
  if (!pd_json_writer_is_single (self->table))
    pd_output_buffer_append_string (&self->buffer, self->n_rows > 0 ? "\n]" : "]");
  else if (self->n_rows == 0)
    pd_output_buffer_append_string (&self->buffer, "null");
}

static void
make_keys (PdJsonWriter *self)
{
  g_autofree char *record = pd_json_writer_get_record_name (self->table);

  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      GString *key = g_string_new (i == 0 ? "{" : ",");

      if (i == 0 && is_lines (self))
        g_string_append_printf (key, "\"" PD_JSON_RECORD "\":\"%s\",", record);
      g_string_append_printf (key, "\"%s\":", self->table->columns[i].name);
      g_ptr_array_add (self->keys, g_string_free_and_steal (key));
    }
}

static gboolean
pd_json_writer_begin_table (PdRowWriter *writer,
                            const PdTable *table,
                            GError **error)
{
  PdJsonWriter *self = PD_JSON_WRITER (writer);

  if (self->n_tables == 0)
    append_header (self);
  end_table (self);
  self->table = table;
  self->n_tables++;
  self->n_rows = 0;
  make_keys (self);
  if (!is_lines (self))
    {
      pd_output_buffer_append_string (&self->buffer, ",\n\"");
      pd_output_buffer_append_string (&self->buffer, table->name);
      pd_output_buffer_append_string (&self->buffer, pd_json_writer_is_single (table) ? "\":" : "\":[");
    }
  return pd_output_buffer_check (&self->buffer, error);
}

static inline void
append_value (PdOutputBuffer *buffer,
              const PdCell *cell,
              PdColumnType type)
{
  if (cell->is_null)
    pd_output_buffer_append_string (buffer, "null");
  else if (type == PD_COLUMN_INTEGER)
    pd_output_buffer_append_integer (buffer, cell->integer);
  else if (type == PD_COLUMN_BOOLEAN)
    pd_output_buffer_append_string (buffer, cell->integer != 0 ? "true" : "false");
  else if (type == PD_COLUMN_TIME)
    {
      pd_output_buffer_append_c (buffer, '"');
      pd_output_buffer_append_time (buffer, cell->integer);
      pd_output_buffer_append_c (buffer, '"');
    }
  else
    append_string (buffer, cell->text, cell->n_bytes);
}

static gboolean
pd_json_writer_write (PdRowWriter *writer,
                      const PdCell *cells,
                      GError **error)
{
  PdJsonWriter *self = PD_JSON_WRITER (writer);
  const PdTable *table = self->table;

  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (self->n_rows == 0 || is_lines (self) || !pd_json_writer_is_single (table), FALSE);

  if (!is_lines (self) && !pd_json_writer_is_single (table))
    pd_output_buffer_append_string (&self->buffer, self->n_rows > 0 ? ",\n" : "\n");
  for (guint i = 0; i < table->n_columns; i++)
    {
      pd_output_buffer_append_string (&self->buffer, g_ptr_array_index (self->keys, i));
      append_value (&self->buffer, &cells[i], table->columns[i].type);
    }
  pd_output_buffer_append (&self->buffer, "}\n", is_lines (self) ? 2 : 1);
  self->n_rows++;
  return pd_output_buffer_check (&self->buffer, error);
}

static gboolean
pd_json_writer_finish (PdRowWriter *writer,
                       GCancellable *cancellable,
                       GError **error)
{
  PdJsonWriter *self = PD_JSON_WRITER (writer);

  if (self->n_tables == 0)
    append_header (self);
  end_table (self);
  self->table = NULL;
  if (!is_lines (self))
    pd_output_buffer_append_string (&self->buffer, "\n}\n");
  pd_output_buffer_flush (&self->buffer, cancellable);
  return pd_output_buffer_check (&self->buffer, error);
}

static void
pd_json_writer_class_init (PdJsonWriterClass *klass)
{
  PdRowWriterClass *writer_class = PD_ROW_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pd_json_writer_finalize;
  writer_class->begin_table = pd_json_writer_begin_table;
  writer_class->write = pd_json_writer_write;
  writer_class->finish = pd_json_writer_finish;
}

static void
pd_json_writer_init (PdJsonWriter *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}
