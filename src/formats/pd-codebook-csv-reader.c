#include "pd-codebook-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-codebook-entry.h"
#include "pd-csv-reader.h"
#include "pd-table-sniffer.h"
#include "pd-tag-path.h"

/* What a column of a codebook may be. */
typedef enum
{
  ID,
  PATH,
  NAME,
  PARENT,
  COLOUR,
  SHORTCUT,
  DESCRIPTION,
  WHEN_TO_USE,
  WHEN_NOT_TO_USE,
  MEMOS,
  N_FIELDS,
} Field;

/* How people and programs call them, in small letters and with spaces for _ and -; what Pidian calls them comes first. */
static const char *const field_names[N_FIELDS][16] = {
  [ID] = { "tag id", "guid", "uuid", NULL },
  [PATH] = { "tag path", "path", "code path", "full path", "路径", "路徑", "标签路径", "標籤路徑", NULL },
  [NAME] = { "name", "tag", "code", "tag name", "code name", "label", "名称", "名稱", "标签", "標籤", "编码", "編碼", "代码", "代碼", NULL },
  [PARENT] = { "parent", "parent tag", "parent code", "category", "上级", "上級", "上级标签", "上層標籤", "父标签", "类别", "類別", NULL },
  [COLOUR] = { "colour", "color", "颜色", "顏色", NULL },
  [SHORTCUT] = { "shortcut", "快捷键", "快速鍵", NULL },
  [DESCRIPTION] = { "description", "definition", "memo", "comment", "code memo", "note", "notes", "说明", "說明", "定义", "定義", "描述", "备注", "備註", NULL },
  [WHEN_TO_USE] = { "when to use", "inclusion", "inclusion criteria", "何时使用", "何時使用", NULL },
  [WHEN_NOT_TO_USE] = { "when not to use", "exclusion", "exclusion criteria", "何时不用", "何時不用", NULL },
  [MEMOS] = { "memos", NULL },
};

static const struct
{
  Field field;
  PdTagText text;
} texts[] = {
  { SHORTCUT, PD_TAG_TEXT_SHORTCUT },
  { DESCRIPTION, PD_TAG_TEXT_DESCRIPTION },
  { WHEN_TO_USE, PD_TAG_TEXT_WHEN_TO_USE },
  { WHEN_NOT_TO_USE, PD_TAG_TEXT_WHEN_NOT_TO_USE },
  { MEMOS, PD_TAG_TEXT_MEMOS },
};

typedef struct
{
  PdTagOutline *outline;
  /* Which column each field is, or -1. */
  int columns[N_FIELDS];
  gboolean has_header;
} Table;

static gboolean
is_field (const char *heading,
          Field field)
{
  g_autofree char *name = g_strstrip (g_strdelimit (g_utf8_strdown (heading, -1), "_-", ' '));

  for (const char *const *known = field_names[field]; *known != NULL; known++)
    {
      if (g_str_equal (*known, name))
        return TRUE;
    }
  return FALSE;
}

/* A table without headings has the path of a tag in each row, and what it means behind that: so does QualCoder. */
static void
find_columns (Table *self,
              GPtrArray *record)
{
  for (Field field = 0; field < N_FIELDS; field++)
    {
      self->columns[field] = -1;
      for (guint i = 0; i < record->len && self->columns[field] < 0; i++)
        {
          if (is_field (g_ptr_array_index (record, i), field))
            self->columns[field] = i;
        }
    }
  self->has_header = self->columns[PATH] >= 0 || self->columns[NAME] >= 0;
  if (self->has_header)
    return;
  memset (self->columns, -1, sizeof self->columns);
  self->columns[PATH] = 0;
  self->columns[DESCRIPTION] = 1;
}

/* What was written for a spreadsheet has an apostrophe before what that would run as a formula. */
static const char *
skip_apostrophe (const char *text)
{
  static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

  for (gsize i = 0; *text == '\'' && i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (text + 1, starts[i]))
        return text + 1;
    }
  return text;
}

static const char *
get_value (const Table *self,
           GPtrArray *record,
           Field field)
{
  int column = self->columns[field];

  return column >= 0 && column < (int) record->len ? skip_apostrophe (g_ptr_array_index (record, column)) : "";
}

/* With the signs that QualCoder has between two names, or as a path is written, or else typed, in Pidian. */
static GStrv
split_path (const Table *self,
            const char *path)
{
  GStrv names;

  if (!self->has_header && strstr (path, ">>") != NULL)
    return g_strsplit (path, ">>", -1);
  names = pd_tag_path_parse (path);
  return names != NULL ? names : pd_tag_path_split (path);
}

static GStrv
dup_names (const Table *self,
           GPtrArray *record)
{
  const char *path = get_value (self, record, PATH), *parent = get_value (self, record, PARENT), *name = get_value (self, record, NAME);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parents = NULL;

  if (*path != '\0')
    return split_path (self, path);
  parents = pd_tag_path_split (parent);
  g_strv_builder_addv (names, (const char **) parents);
  if (*name != '\0')
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

static void
set_text (const Table *self,
          int index,
          PdTagText text,
          const char *value)
{
  g_autofree char *clean = g_strstrip (g_strdup (value));

  /* Of two rows of one tag the first counts. */
  if (pd_tag_outline_get (self->outline, index)->texts[text] == NULL)
    pd_tag_outline_set_text (self->outline, index, text, clean);
}

static gboolean
is_blank (GPtrArray *record)
{
  for (guint i = 0; i < record->len; i++)
    {
      for (const char *p = g_ptr_array_index (record, i); *p != '\0'; p++)
        {
          if (!g_ascii_isspace (*p))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_record (const Table *self,
             GPtrArray *record,
             GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *colour = NULL;
  int index = -1;

  if (is_blank (record))
    return TRUE;
  names = dup_names (self, record);
  for (guint i = 0; i == 0 || names[i] != NULL; i++)
    {
      const char *id = names[i] == NULL || names[i + 1] == NULL ? get_value (self, record, ID) : NULL;

      index = pd_codebook_entry_add (self->outline, id, names[i], index, error);
      if (index < 0)
        return FALSE;
      if (names[i] == NULL)
        break;
    }
  colour = pd_codebook_entry_clean_colour (get_value (self, record, COLOUR));
  if (colour != NULL)
    set_text (self, index, PD_TAG_TEXT_COLOUR, colour);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (self, index, texts[i].text, get_value (self, record, texts[i].field));
  return TRUE;
}

static gboolean
read_records (Table *self,
              PdCsvReader *reader,
              GError **error)
{
  gboolean is_first = TRUE;

  for (;;)
    {
      g_autoptr (GPtrArray) record = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) failure = NULL;
      guint line;

      switch (pd_csv_reader_next (reader, record, &line))
        {
        case PD_CSV_RECORD_END:
          return TRUE;
        case PD_CSV_RECORD_UNCLOSED:
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, _ ("Line %u: a quotation mark is opened and never closed."), line);
          return FALSE;
        case PD_CSV_RECORD_TOO_WIDE:
          g_set_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, _ ("Line %u: the record has more than %u fields."), line, PD_CSV_MAX_FIELDS);
          return FALSE;
        case PD_CSV_RECORD_READ:
        default:
          break;
        }
      /* Excel's own line says what stands between two fields. */
      if (is_first && line == 1 && record->len <= 2 && g_str_has_prefix (g_ptr_array_index (record, 0), "sep="))
        continue;
      if (is_first)
        find_columns (self, record);
      if ((!is_first || !self->has_header) && !take_record (self, record, &failure))
        {
          g_set_error (error, failure->domain, failure->code, _ ("Line %u: %s"), line, failure->message);
          return FALSE;
        }
      is_first = FALSE;
    }
}

/**
 * pd_codebook_csv_reader_read:
 * @text: a table: UTF-8 with line feeds
 * @error: return location for an error
 *
 * Reads a codebook from delimited text: what Pidian writes, what others do, or a plain list of tags.
 *
 * Returns: (transfer full): the codebook, or %NULL with an error
 */
PdTagOutline *
pd_codebook_csv_reader_read (const char *text,
                             GError **error)
{
  g_autoptr (PdTagOutline) outline = NULL;
  g_autoptr (PdCsvReader) reader = NULL;
  Table table = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  outline = pd_tag_outline_new ();
  table.outline = outline;
  reader = pd_csv_reader_new (text, strlen (text), pd_table_sniffer_find_delimiter (text, strlen (text)));
  if (!read_records (&table, reader, error))
    return NULL;
  if (pd_tag_outline_get_n (outline) > 0)
    return g_steal_pointer (&outline);
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no tags in it."));
  return NULL;
}
