#include "pd-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-column-name.h"
#include "pd-csv-reader.h"
#include "pd-json-records.h"
#include "pd-json-value.h"
#include "pd-table-sniffer.h"
#include "pd-table-value.h"

/* What is longer is no name of a column. */
#define MAX_NAME 60

/* Nor, in bytes, of a member of an object. Each member of an object in an object has the name of that before its own, so that long
 * ones would take many times the memory of the file. */
#define MAX_KEY 1000

/* A record of delimited text, as it stands there. */
typedef struct
{
  PdCsvRecord result;
  GPtrArray *fields;
  guint line;
} Line;

struct _PdTableReader
{
  PdTableRow row;

  PdCsvReader *csv;
  /* The record to come, and how many fields the one before had. */
  Line ahead;
  guint last_width;

  PdJsonRecords *json;
};

static void
read_ahead (PdTableReader *self)
{
  g_clear_pointer (&self->ahead.fields, g_ptr_array_unref);
  self->ahead.fields = g_ptr_array_new_with_free_func (g_free);
  self->ahead.result = pd_csv_reader_next (self->csv, self->ahead.fields, &self->ahead.line);
}

/* A table without a header has values in its first record. */
static gboolean
is_header (GPtrArray *fields)
{
  gboolean has_name = FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      const char *name = g_ptr_array_index (fields, i);
      g_autofree char *date = pd_table_value_dup_date (name);

      if (pd_column_name_rate (name, PD_ARTICLE_TEXT) == PD_COLUMN_NAME_CLEAR)
        return TRUE;
      if (date != NULL || pd_table_value_is_url (name) || pd_table_value_is_number (name) || strchr (name, '\n') != NULL || g_utf8_strlen (name, -1) > MAX_NAME)
        return FALSE;
      has_name |= !pd_table_value_is_missing (name);
    }
  return has_name;
}

/* Each column has a name of its own, whatever the file calls it. */
static void
name_columns (PdTableReader *self,
              GPtrArray *header,
              gboolean is_named)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *stem = is_named ? pd_table_value_dup_line (g_ptr_array_index (header, i), FALSE) : g_strdup ("");
      char *name = *stem != '\0' ? g_strdup (stem) : g_strdup_printf ("#%u", i + 1);

      if (g_hash_table_contains (taken, name))
        {
          g_free (name);
          name = g_strdup_printf ("%s #%u", stem, i + 1);
        }
      g_hash_table_add (taken, name);
      g_ptr_array_add (self->row.names, name);
    }
}

static void
open_csv (PdTableReader *self,
          const char *text,
          PdFormat format)
{
  gsize n_bytes = strlen (text);
  char delimiter = format == PD_FORMAT_TSV ? '\t' : pd_table_sniffer_find_delimiter (text, n_bytes);
  gboolean is_named;

  self->csv = pd_csv_reader_new (text, n_bytes, delimiter);
  read_ahead (self);
  if (self->ahead.result == PD_CSV_RECORD_READ && g_ascii_strncasecmp (text, "sep=", 4) == 0 && self->ahead.fields->len <= 2)
    read_ahead (self);
  if (self->ahead.result != PD_CSV_RECORD_READ)
    return;
  is_named = is_header (self->ahead.fields);
  name_columns (self, self->ahead.fields, is_named);
  if (is_named)
    read_ahead (self);
  self->last_width = self->row.names->len;
}

/**
 * pd_table_reader_new:
 * @text: the text of a file; not copied
 * @format: one for which [func@Pd.format_is_table]
 *
 * Returns: (transfer full): a reader in front of the first record
 */
PdTableReader *
pd_table_reader_new (const char *text,
                     PdFormat format)
{
  PdTableReader *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (pd_format_is_table (format), NULL);

  self = g_new0 (PdTableReader, 1);
  self->row.names = g_ptr_array_new_with_free_func (g_free);
  self->row.values = g_ptr_array_new_with_free_func (g_free);
  if (format == PD_FORMAT_JSON || format == PD_FORMAT_JSONL)
    {
      self->json = pd_json_records_new (text, strlen (text));
      self->row.twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  else
    open_csv (self, text, format);
  return self;
}

/**
 * pd_table_reader_free:
 *
 * Frees a reader.
 */
void
pd_table_reader_free (PdTableReader *self)
{
  g_ptr_array_unref (self->row.names);
  g_ptr_array_unref (self->row.values);
  g_clear_pointer (&self->row.twice, g_hash_table_unref);
  g_free (self->row.problem);
  g_clear_pointer (&self->csv, pd_csv_reader_free);
  g_clear_pointer (&self->ahead.fields, g_ptr_array_unref);
  g_clear_pointer (&self->json, pd_json_records_free);
  g_free (self);
}

static gboolean
is_empty_from (GPtrArray *fields,
               guint from)
{
  for (guint i = from; i < fields->len; i++)
    {
      if (*(const char *) g_ptr_array_index (fields, i) != '\0')
        return FALSE;
    }
  return TRUE;
}

/* Spreadsheets leave out the empty cells at the end of several rows on end. One row that is short is broken, and so are two that make
 * up one: a line end in a text is not quoted. */
static gboolean
is_broken (PdTableReader *self,
           guint width)
{
  guint n_columns = self->row.names->len;
  gboolean is_like_next = self->ahead.result == PD_CSV_RECORD_READ && self->ahead.fields->len == width;

  return width < n_columns && ((!is_like_next && self->last_width != width) || 2 * width - 1 == n_columns);
}

static char *
describe_width (PdTableReader *self,
                guint width,
                guint line)
{
  guint n_columns = self->row.names->len;

  /* Translators: of a row of a table. */
  return g_strdup_printf (ngettext ("Line %u: the record has %u field, and the table has %u columns.", "Line %u: the record has %u fields, and the table has %u columns.", width), line, width, n_columns);
}

static gboolean
next_csv (PdTableReader *self)
{
  g_autoptr (GPtrArray) fields = g_steal_pointer (&self->ahead.fields);
  guint n_columns = self->row.names->len;
  PdCsvRecord result = self->ahead.result;

  self->row.line = self->ahead.line;
  if (result == PD_CSV_RECORD_END || fields == NULL)
    return FALSE;
  if (result == PD_CSV_RECORD_UNCLOSED)
    pd_csv_reader_skip_to_width (self->csv, n_columns);
  read_ahead (self);

  if (result == PD_CSV_RECORD_UNCLOSED)
    self->row.problem = g_strdup_printf (_ ("Line %u: a quotation mark is opened and never closed."), self->row.line);
  else if (result == PD_CSV_RECORD_TOO_WIDE)
    self->row.problem = g_strdup_printf (_ ("Line %u: the record has more than %u fields."), self->row.line, PD_CSV_MAX_FIELDS);
  else if (is_broken (self, fields->len) || (fields->len > n_columns && !is_empty_from (fields, n_columns)))
    self->row.problem = describe_width (self, fields->len, self->row.line);
  self->last_width = fields->len;
  if (self->row.problem != NULL)
    return TRUE;
  g_ptr_array_set_size (fields, n_columns);
  g_ptr_array_unref (self->row.values);
  self->row.values = g_steal_pointer (&fields);
  return TRUE;
}

/* The first of these that an object has stands for it where it is a member of a list: a list of authors is one of their names. */
static const char *
get_label (const PdJsonValue *value)
{
  static const char *const names[] = { "name", "text", "title", "value" };

  for (gsize i = 0; value->type == PD_JSON_OBJECT && i < G_N_ELEMENTS (names); i++)
    {
      const PdJsonValue *member = pd_json_value_get (value, names[i]);

      if (member != NULL && member->type == PD_JSON_STRING)
        return member->text;
    }
  return NULL;
}

/* As one text; the members of a list are its lines. */
static char *
dup_value (const PdJsonValue *value)
{
  g_autoptr (GString) lines = NULL;

  switch (value->type)
    {
    case PD_JSON_STRING:
    case PD_JSON_NUMBER:
      return g_strdup (value->text);
    case PD_JSON_TRUE:
      return g_strdup ("true");
    case PD_JSON_FALSE:
      return g_strdup ("false");
    case PD_JSON_ARRAY:
      lines = g_string_new (NULL);
      for (const PdJsonValue *member = value->first; member != NULL; member = member->next)
        {
          const char *line = member->text != NULL ? member->text : get_label (member);

          if (line != NULL && lines->len > 0)
            g_string_append_c (lines, '\n');
          if (line != NULL)
            g_string_append (lines, line);
        }
      return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
    case PD_JSON_NULL:
    case PD_JSON_OBJECT:
    default:
      return NULL;
    }
}

static void
add_member (PdTableReader *self,
            GHashTable *found,
            const char *prefix,
            const PdJsonValue *member)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  gpointer there;

  if (strlen (member->name) > MAX_KEY)
    return;
  name = prefix != NULL ? g_strconcat (prefix, ".", member->name, NULL) : g_strdup (member->name);
  value = dup_value (member);
  if (g_hash_table_lookup_extended (found, name, NULL, &there))
    {
      if (g_strcmp0 (there, value) != 0)
        g_hash_table_add (self->row.twice, g_steal_pointer (&name));
      return;
    }
  g_hash_table_insert (found, name, value);
  g_ptr_array_add (self->row.names, g_steal_pointer (&name));
  g_ptr_array_add (self->row.values, g_steal_pointer (&value));
}

/* Objects in objects are gone into once: author.name. */
static void
flatten (PdTableReader *self,
         const PdJsonValue *object)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  for (const PdJsonValue *member = object->first; member != NULL; member = member->next)
    {
      if (member->type != PD_JSON_OBJECT)
        {
          add_member (self, found, NULL, member);
          continue;
        }
      if (strlen (member->name) > MAX_KEY)
        continue;
      for (const PdJsonValue *inner = member->first; inner != NULL; inner = inner->next)
        {
          if (inner->type != PD_JSON_OBJECT)
            add_member (self, found, member->name, inner);
        }
    }
}

static gboolean
next_json (PdTableReader *self)
{
  g_autoptr (PdJsonValue) value = NULL;
  g_autoptr (GError) error = NULL;
  const char *record;
  gsize n_bytes;

  g_ptr_array_set_size (self->row.names, 0);
  g_hash_table_remove_all (self->row.twice);
  switch (pd_json_records_next (self->json, &record, &n_bytes, &self->row.line))
    {
    case PD_JSON_RECORD_FOUND:
      value = pd_json_value_parse (record, n_bytes, &self->row.n_unread_bytes, &error);
      break;
    case PD_JSON_RECORD_UNCLOSED:
      self->row.problem = g_strdup_printf (_ ("Line %u: the record has no end that could be found."), self->row.line);
      return TRUE;
    case PD_JSON_RECORD_END:
    default:
      return FALSE;
    }
  if (value == NULL)
    {
      /* Translators: %s is a sentence. */
      self->row.problem = g_strdup_printf (_ ("Line %u: %s"), self->row.line, error->message);
      pd_json_records_look_again (self->json);
    }
  else if (value->type != PD_JSON_OBJECT)
    self->row.problem = g_strdup_printf (_ ("Line %u: the record is no object with names and values."), self->row.line);
  else
    flatten (self, value);
  return TRUE;
}

/**
 * pd_table_reader_next:
 *
 * Reads the next record. One that cannot be read has a problem, and the next may be read all the same.
 *
 * Returns: (nullable) (transfer none): the record, until the next is read; %NULL behind the last
 */
const PdTableRow *
pd_table_reader_next (PdTableReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->row.problem, g_free);
  g_ptr_array_set_size (self->row.values, 0);
  self->row.n_unread_bytes = 0;
  if (!(self->json != NULL ? next_json (self) : next_csv (self)))
    return NULL;
  if (self->json == NULL || pd_json_records_get_layout (self->json) != PD_JSON_LAYOUT_SINGLE)
    self->row.number++;
  return &self->row;
}
