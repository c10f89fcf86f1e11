#include "pd-table-sniffer.h"

#include <string.h>

#include "pd-column-name.h"
#include "pd-csv-reader.h"
#include "pd-json-records.h"
#include "pd-json-value.h"

/* The start of a file says what it is; a record may be a whole article. */
#define LOOKED_AT (1024 * 1024)
#define MAX_RECORDS 50

/* So many lines make no table by accident. */
#define MIN_RECORDS 3

/* What is longer is no name of a column. */
#define MAX_NAME 40

static const char delimiters[] = { ',', '\t', ';', '|' };

/* What the start of a text is with a delimiter. */
typedef struct
{
  GPtrArray *header;
  guint n_records;
  /* How many of them have as many fields as the first. */
  guint n_alike;
  gboolean has_rule;
} Trial;

static gboolean
has_suffix (const char *file_name,
            const char *const *suffixes)
{
  g_autofree char *name = g_ascii_strdown (file_name, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Under the names of its columns, a table of Markdown has a line of hyphens. */
static gboolean
is_rule (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);

      if (field[strspn (field, " :-")] != '\0')
        return FALSE;
    }
  return TRUE;
}

static void
try (const char *text,
     gsize n_bytes,
     char delimiter,
     Trial *trial)
{
  gboolean is_cut = n_bytes > LOOKED_AT;
  g_autoptr (PdCsvReader) reader = pd_csv_reader_new (text, MIN (n_bytes, LOOKED_AT), delimiter);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  PdCsvRecord record;
  guint line;

  trial->header = g_ptr_array_new_with_free_func (g_free);
  trial->n_records = trial->n_alike = 0;
  trial->has_rule = FALSE;
  if (pd_csv_reader_next (reader, trial->header, &line) != PD_CSV_RECORD_READ)
    return;
  trial->n_records = trial->n_alike = 1;
  while (trial->n_records < MAX_RECORDS && (record = pd_csv_reader_next (reader, fields, &line)) != PD_CSV_RECORD_END)
    {
      /* Of the last there may be more. */
      if (is_cut && (record == PD_CSV_RECORD_UNCLOSED || pd_csv_reader_is_at_end (reader)))
        break;
      trial->n_records++;
      trial->n_alike += record == PD_CSV_RECORD_READ && fields->len == trial->header->len;
      trial->has_rule |= is_rule (fields);
    }
}

/* Excel says what it delimits fields with in a first line of its own. */
static char
read_declaration (const char *text,
                  gsize n_bytes)
{
  if (n_bytes > 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[5] == '\n')
    return text[4];
  return '\0';
}

/**
 * pd_table_sniffer_find_delimiter:
 * @text: (array length=n_bytes): a table
 * @n_bytes: length of @text
 *
 * Returns: what most likely stands between two of its fields; a comma where each record has only one
 */
char
pd_table_sniffer_find_delimiter (const char *text,
                                 gsize n_bytes)
{
  char found = read_declaration (text, n_bytes);
  double best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters) && read_declaration (text, n_bytes) == '\0'; i++)
    {
      g_autoptr (GPtrArray) header = NULL;
      Trial trial;
      double score;

      try (text, n_bytes, delimiters[i], &trial);
      header = trial.header;
      if (header->len < 2)
        continue;
      /* How regular it is matters most, then how many columns there are. */
      score = (double) trial.n_alike / trial.n_records + (double) header->len / (4 * PD_CSV_MAX_FIELDS);
      if (score > best)
        {
          best = score;
          found = delimiters[i];
        }
    }
  return found != '\0' ? found : ',';
}

/* Whether these can only be the names of columns, and one of them that of a text. */
static gboolean
is_certain_header (GPtrArray *header)
{
  static const PdKey fields[] = { PD_ARTICLE_TITLE, PD_ARTICLE_AUTHOR, PD_ARTICLE_SOURCE, PD_ARTICLE_DATE, PD_ARTICLE_URL, PD_ARTICLE_FETCHED, PD_ARTICLE_LANGUAGE };
  gboolean has_text = FALSE, has_other = FALSE;

  for (guint i = 0; i < header->len; i++)
    {
      const char *name = g_ptr_array_index (header, i);
      guint first = i;

      g_ptr_array_find_with_equal_func (header, name, g_str_equal, &first);
      if (*name == '\0' || strchr (name, '\n') != NULL || g_utf8_strlen (name, -1) > MAX_NAME || first != i)
        return FALSE;
      if (pd_column_name_rate (name, PD_ARTICLE_TEXT) >= PD_COLUMN_NAME_USUAL)
        has_text = TRUE;
      else
        {
          for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
            has_other |= pd_column_name_rate (name, fields[k]) >= PD_COLUMN_NAME_USUAL;
        }
    }
  return has_text && has_other;
}

static gboolean
is_certain_table (const char *text,
                  gsize n_bytes,
                  char delimiter)
{
  g_autoptr (GPtrArray) header = NULL;
  Trial trial;

  try (text, n_bytes, delimiter, &trial);
  header = trial.header;
  return header->len >= 2 && trial.n_records >= MIN_RECORDS && trial.n_alike == trial.n_records && !trial.has_rule && is_certain_header (header);
}

static gboolean
begins_like_json (const char *text)
{
  const char *p = text + strspn (text, " \t\n");
  char opening = *p++;

  if (opening != '{' && opening != '[')
    return FALSE;
  p += strspn (p, " \t\n");
  return opening == '{' ? *p == '"' || *p == '}' : *p == '{' || *p == ']';
}

static gboolean
tell_json (const char *text,
           gsize n_bytes,
           gboolean is_named,
           PdFormat *format)
{
  g_autoptr (PdJsonRecords) records = NULL;
  g_autoptr (PdJsonValue) value = NULL;
  gsize n_unread_bytes = 0, n_record;
  const char *record;
  guint line;

  if (!begins_like_json (text))
    return FALSE;
  records = pd_json_records_new (text, n_bytes);
  *format = pd_json_records_get_layout (records) == PD_JSON_LAYOUT_LINES ? PD_FORMAT_JSONL : PD_FORMAT_JSON;
  if (is_named)
    return TRUE;
  if (pd_json_records_next (records, &record, &n_record, &line) != PD_JSON_RECORD_FOUND)
    return FALSE;
  value = pd_json_value_parse (record, n_record, &n_unread_bytes, NULL);
  return value != NULL && value->type == PD_JSON_OBJECT && value->first != NULL;
}

/**
 * pd_table_sniffer_tell:
 * @text: the text of a file
 * @file_name: the file's name
 * @format: (out): the format
 * @place: (out) (transfer none): what told, `content` or `file name`
 *
 * Tells whether a file has many articles in it, a record each. Without a name that says so, delimited text must leave no doubt: prose
 * and lists have commas too.
 *
 * Returns: whether it has
 */
gboolean
pd_table_sniffer_tell (const char *text,
                       const char *file_name,
                       PdFormat *format,
                       const char **place)
{
  static const char *const tables[] = { ".csv", ".tsv", ".tab", NULL };
  static const char *const dumps[] = { ".json", ".jsonl", ".ndjson", NULL };
  static const char *const others[] = { ".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", NULL };
  gboolean is_table = has_suffix (file_name, tables), is_dump = has_suffix (file_name, dumps);
  gsize n_bytes;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  if (has_suffix (file_name, others))
    return FALSE;
  n_bytes = strlen (text);
  *place = "content";
  if (tell_json (text, n_bytes, is_dump, format))
    return TRUE;
  if (is_table)
    {
      *place = "file name";
      *format = pd_table_sniffer_find_delimiter (text, n_bytes) == '\t' ? PD_FORMAT_TSV : PD_FORMAT_CSV;
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      if (is_certain_table (text, n_bytes, delimiters[i]))
        {
          *format = delimiters[i] == '\t' ? PD_FORMAT_TSV : PD_FORMAT_CSV;
          return TRUE;
        }
    }
  return FALSE;
}
