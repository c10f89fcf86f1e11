#include "pd-json-schema.h"

#include <json-glib/json-glib.h>

#include "pd-json-writer.h"
#include "pd-word.h"

#define UUID "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
#define TIME "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$"

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_false (JsonBuilder *builder,
           const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, FALSE);
}

static void
begin (JsonBuilder *builder,
       const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_const (JsonBuilder *builder,
           const char *name,
           const char *value)
{
  begin (builder, name);
  add_string (builder, "const", value);
  json_builder_end_object (builder);
}

static void
add_reference (JsonBuilder *builder,
               const char *name,
               const char *definition)
{
  g_autofree char *reference = g_strdup_printf ("#/$defs/%s", definition);

  begin (builder, name);
  add_string (builder, "$ref", reference);
  json_builder_end_object (builder);
}

/* A count is made for lists and is in no export. */
static gboolean
is_exported (const PdColumn *column)
{
  return (column->flags & PD_COLUMN_COUNT) == 0;
}

static const char *
get_type (const PdColumn *column)
{
  if (column->type == PD_COLUMN_INTEGER)
    return "integer";
  return column->type == PD_COLUMN_BOOLEAN ? "boolean" : "string";
}

static void
add_type (JsonBuilder *builder,
          const PdColumn *column)
{
  const char *type = get_type (column);

  json_builder_set_member_name (builder, "type");
  if ((column->flags & PD_COLUMN_REQUIRED) != 0)
    json_builder_add_string_value (builder, type);
  else
    {
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, type);
      json_builder_add_string_value (builder, "null");
      json_builder_end_array (builder);
    }
}

static void
add_choices (JsonBuilder *builder,
             const PdColumn *column)
{
  gboolean is_open = (column->flags & PD_COLUMN_OPEN) != 0;

  json_builder_set_member_name (builder, is_open ? "examples" : "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; column->choices[i] != NULL; i++)
    json_builder_add_string_value (builder, column->choices[i]);
  if (!is_open && (column->flags & PD_COLUMN_REQUIRED) == 0)
    json_builder_add_null_value (builder);
  json_builder_end_array (builder);
}

/* Patterns and formats say nothing of null, so they fit a column that may be empty as well. */
static void
add_property (JsonBuilder *builder,
              const PdColumn *column)
{
  begin (builder, column->name);
  add_string (builder, "description", column->meaning);
  add_type (builder, column);
  if (column->type == PD_COLUMN_ID || column->type == PD_COLUMN_REFERENCE)
    {
      add_string (builder, "format", "uuid");
      add_string (builder, "pattern", UUID);
    }
  else if (column->type == PD_COLUMN_TIME)
    {
      add_string (builder, "format", "date-time");
      add_string (builder, "pattern", TIME);
    }
  else if (column->type == PD_COLUMN_DATE)
    add_string (builder, "pattern", PD_COLUMN_DATE_PATTERN);
  else if (column->type == PD_COLUMN_DECIMAL)
    add_string (builder, "pattern", PD_COLUMN_DECIMAL_PATTERN);
  else if (column->choices != NULL)
    add_choices (builder, column);
  if (column->type == PD_COLUMN_INTEGER && column->unit != NULL)
    {
      json_builder_set_member_name (builder, "minimum");
      json_builder_add_int_value (builder, 0);
    }
  /* Words of our own: JSON Schema takes what it does not know for a remark. */
  if (column->target != NULL)
    add_string (builder, "x-refers-to", column->target);
  if (column->unit != NULL)
    add_string (builder, "x-unit", column->unit);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder,
         const PdTable *table)
{
  g_autofree char *record = pd_json_writer_get_record_name (table);

  begin (builder, record);
  add_string (builder, "description", table->meaning);
  add_string (builder, "type", "object");
  begin (builder, "properties");
  /* Only in JSON Lines. */
  add_const (builder, PD_JSON_RECORD, record);
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (is_exported (&table->columns[i]))
        add_property (builder, &table->columns[i]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (is_exported (&table->columns[i]))
        json_builder_add_string_value (builder, table->columns[i].name);
    }
  json_builder_end_array (builder);
  add_false (builder, "additionalProperties");
  json_builder_end_object (builder);
}

static void
add_header_properties (JsonBuilder *builder)
{
  add_const (builder, "format", "pidian");
  begin (builder, "version");
  json_builder_set_member_name (builder, "const");
  json_builder_add_int_value (builder, PD_JSON_VERSION);
  json_builder_end_object (builder);
  begin (builder, "generator");
  add_string (builder, "description", "The program that wrote it.");
  add_string (builder, "type", "string");
  json_builder_end_object (builder);
}

static void
add_header_names (JsonBuilder *builder)
{
  json_builder_add_string_value (builder, "format");
  json_builder_add_string_value (builder, "version");
  json_builder_add_string_value (builder, "generator");
}

static void
add_header (JsonBuilder *builder)
{
  begin (builder, "header");
  add_string (builder, "description", "The first line of JSON Lines.");
  add_string (builder, "type", "object");
  begin (builder, "properties");
  add_const (builder, PD_JSON_RECORD, "header");
  add_header_properties (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, PD_JSON_RECORD);
  add_header_names (builder);
  json_builder_end_array (builder);
  add_false (builder, "additionalProperties");
  json_builder_end_object (builder);
}

static void
add_line (JsonBuilder *builder)
{
  begin (builder, "line");
  add_string (builder, "description", "A line of JSON Lines.");
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, PD_JSON_RECORD);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "oneOf");
  json_builder_begin_array (builder);
  add_reference (builder, NULL, "header");
  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      g_autofree char *record = pd_json_writer_get_record_name (pd_word_get_table (i));

      add_reference (builder, NULL, record);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_table (JsonBuilder *builder,
           const PdTable *table)
{
  g_autofree char *record = pd_json_writer_get_record_name (table);

  if (pd_json_writer_is_single (table))
    {
      add_reference (builder, table->name, record);
      return;
    }
  begin (builder, table->name);
  add_string (builder, "type", "array");
  add_reference (builder, "items", record);
  json_builder_end_object (builder);
}

static void
add_whole (JsonBuilder *builder)
{
  add_string (builder, "type", "object");
  begin (builder, "properties");
  add_header_properties (builder);
  for (guint i = 0; i < PD_N_WORDS; i++)
    add_table (builder, pd_word_get_table (i));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  add_header_names (builder);
  for (guint i = 0; i < PD_N_WORDS; i++)
    json_builder_add_string_value (builder, pd_word_get_table (i)->name);
  json_builder_end_array (builder);
  add_false (builder, "additionalProperties");
}

/**
 * pd_json_schema_generate:
 *
 * Makes the JSON Schema (2020-12) of what [class@Pd.JsonWriter] writes of all the words: of the one object at its root,
 * of a line of JSON Lines at `#/$defs/line`.
 *
 * Returns: (transfer full): the schema
 */
char *
pd_json_schema_generate (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  begin (builder, NULL);
  add_string (builder, "$schema", "https://json-schema.org/draft/2020-12/schema");
  add_string (builder, "$id", "https://pidian.github.io/schemas/pidian-1.schema.json");
  add_string (builder, "title", "A Pidian project");
  add_string (builder, "description", "All that a project holds, as pidian export writes it. A line of JSON Lines is at #/$defs/line.");
  add_whole (builder);
  begin (builder, "$defs");
  for (guint i = 0; i < PD_N_WORDS; i++)
    add_row (builder, pd_word_get_table (i));
  add_header (builder);
  add_line (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  return g_strconcat (json, "\n", NULL);
}
