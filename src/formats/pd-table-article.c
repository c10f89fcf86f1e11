#include "pd-table-article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-html-reader.h"
#include "pd-plain-reader.h"
#include "pd-table-value.h"

/* A language tag such as zh-Hans-CN, and what programs write for it with an underscore. */
#define LANGUAGE_PATTERN "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"

/* What is longer, in code points, is no field that a list could show. */
#define MAX_FIELD 2000

/* Where a text is HTML, so are the other values that it came with, as far as they have anything of it. */
static gboolean
has_entity (const char *value)
{
  const char *start = strchr (value, '&');

  return start != NULL && strchr (start, ';') != NULL;
}

static char *
dup_html_text (PdDocument *document,
               const char *html)
{
  g_autoptr (PdTextBuilder) builder = pd_text_builder_new ();
  GString *text = g_string_new (NULL);

  pd_html_reader_read_fragment (builder, document, html, strlen (html));
  pd_text_builder_end (builder);
  for (guint i = 0; i < pd_text_builder_get_n_blocks (builder); i++)
    {
      g_autofree char *block = pd_block_list_dup_block (pd_text_builder_get_blocks (builder), i);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block);
    }
  return g_string_free_and_steal (text);
}

static void
set_field (PdDocument *document,
           const PdMappedColumn *column,
           const char *value,
           gboolean is_html)
{
  g_autofree char *plain = is_html && (pd_table_value_has_tags (value) || has_entity (value)) ? dup_html_text (document, value) : g_strdup (value);
  g_autofree char *line = pd_table_value_dup_line (plain, column->field == PD_ARTICLE_AUTHOR || column->field == PD_ARTICLE_EDITOR);
  g_autofree char *place = g_strdup_printf ("column: %s", column->name);
  /* That a person says what a column is does not make them the author of what is in it. */
  const char *origin = g_str_equal (column->origin, "guessed") ? "guessed" : "read";

  if (column->field == PD_ARTICLE_DATE || column->field == PD_ARTICLE_FETCHED)
    {
      g_autofree char *date = pd_table_value_dup_date (line);

      g_set_str (&line, date != NULL ? date : "");
    }
  else if (column->field == PD_ARTICLE_LANGUAGE)
    g_set_str (&line, g_regex_match_simple (LANGUAGE_PATTERN, line, 0, 0) ? g_strdelimit (line, "_", '-') : "");
  if (g_utf8_strlen (line, -1) > MAX_FIELD)
    {
      g_autofree char *start = g_utf8_substring (line, 0, MAX_FIELD - 1);

      g_free (line);
      line = g_strconcat (start, "…", NULL);
    }
  pd_document_set_field (document, column->field, line, origin, place);
}

static void
read_text (PdTextBuilder *builder,
           PdDocument *document,
           const PdMappedColumn *column,
           const char *value)
{
  g_autofree char *lines = NULL;

  if (pd_table_value_is_html (value) || (column->is_html && pd_table_value_has_tags (value)))
    {
      pd_html_reader_read_fragment (builder, document, value, strlen (value));
      return;
    }
  lines = pd_table_value_dup_lines (value);
  pd_plain_reader_read (builder, lines);
}

static gboolean
fail (const PdTableRow *row,
      PdFormatError code,
      const char *problem,
      GError **error)
{
  /* Translators: %s is a sentence. */
  g_set_error (error, PD_FORMAT_ERROR, code, _ ("Line %u: %s"), row->line, problem);
  return FALSE;
}

static const PdMappedColumn *
find_text (PdColumnMapping *mapping,
           const PdTableRow *row,
           const char **value)
{
  for (guint i = 0; i < row->names->len; i++)
    {
      const PdMappedColumn *column = pd_column_mapping_find_column (mapping, g_ptr_array_index (row->names, i));

      *value = g_ptr_array_index (row->values, i);
      if (column != NULL && column->field == PD_ARTICLE_TEXT)
        return pd_table_value_is_missing (*value) ? NULL : column;
    }
  return NULL;
}

/**
 * pd_table_article_read:
 * @builder: where to put the text
 * @document: where to set the fields
 * @mapping: which columns are which fields
 * @row: a record
 * @error: return location for an error
 *
 * Makes an article of a record. The text is read as HTML where it is that, else each line is a paragraph.
 *
 * Returns: whether it has a text; otherwise an error of %PD_FORMAT_ERROR, which names the line
 */
gboolean
pd_table_article_read (PdTextBuilder *builder,
                       PdDocument *document,
                       PdColumnMapping *mapping,
                       const PdTableRow *row,
                       GError **error)
{
  const PdMappedColumn *text;
  const char *value;

  g_return_val_if_fail (builder != NULL, FALSE);
  g_return_val_if_fail (PD_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (mapping != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (row->problem != NULL)
    {
      g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_SYNTAX, row->problem);
      return FALSE;
    }
  text = find_text (mapping, row, &value);
  if (text != NULL)
    read_text (builder, document, text, value);
  pd_text_builder_end (builder);
  if (pd_text_builder_get_n_blocks (builder) == 0)
    return fail (row, PD_FORMAT_ERROR_EMPTY, _ ("There is no text in this record."), error);

  for (guint i = 0; i < row->names->len; i++)
    {
      const char *name = g_ptr_array_index (row->names, i), *field = g_ptr_array_index (row->values, i);
      const PdMappedColumn *column = pd_column_mapping_find_column (mapping, name);

      if (column == NULL || column->field == 0)
        continue;
      if (row->twice != NULL && g_hash_table_contains (row->twice, name))
        {
          g_autofree char *shown = pd_table_value_dup_line (name, FALSE);
          g_autofree char *problem = g_strdup_printf (_ ("The record says “%s” twice, and not the same."), shown);

          return fail (row, PD_FORMAT_ERROR_SYNTAX, problem, error);
        }
      if (column->field != PD_ARTICLE_TEXT && !pd_table_value_is_missing (field))
        set_field (document, column, field, text->is_html);
    }
  return TRUE;
}
