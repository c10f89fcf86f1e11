#include "pd-data-package.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "pd-config.h"

/* By this a package is known for one of ours. */
#define GENERATOR "Pidian "

/* A description that is longer is not one of ours. */
#define MAX_BYTES (4 * 1024 * 1024)

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_strings (JsonBuilder *builder,
             const char *name,
             const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_type (JsonBuilder *builder,
          const PdColumn *column)
{
  static const char *const true_values[] = { "true", NULL };
  static const char *const false_values[] = { "false", NULL };

  switch (column->type)
    {
    case PD_COLUMN_ID:
    case PD_COLUMN_REFERENCE:
      add_string (builder, "type", "string");
      add_string (builder, "format", "uuid");
      break;
    case PD_COLUMN_INTEGER:
      add_string (builder, "type", "integer");
      break;
    case PD_COLUMN_BOOLEAN:
      add_string (builder, "type", "boolean");
      add_strings (builder, "trueValues", true_values);
      add_strings (builder, "falseValues", false_values);
      break;
    case PD_COLUMN_DECIMAL:
      add_string (builder, "type", "number");
      break;
    case PD_COLUMN_TIME:
      add_string (builder, "type", "datetime");
      break;
    case PD_COLUMN_TEXT:
    case PD_COLUMN_CHOICE:
    case PD_COLUMN_DATE:
    default:
      /* A date is as exact as known, which Frictionless has no type for. */
      add_string (builder, "type", "string");
      break;
    }
}

/* Text may be required and empty, and an empty cell cannot say which. */
static gboolean
is_required (const PdColumn *column)
{
  return (column->flags & PD_COLUMN_REQUIRED) != 0 && column->type != PD_COLUMN_TEXT;
}

static void
add_constraints (JsonBuilder *builder,
                 const PdColumn *column)
{
  gboolean is_closed = column->choices != NULL && (column->flags & PD_COLUMN_OPEN) == 0;

  if (!is_required (column) && !is_closed && column->type != PD_COLUMN_ID && column->type != PD_COLUMN_DATE)
    return;
  json_builder_set_member_name (builder, "constraints");
  json_builder_begin_object (builder);
  if (is_required (column))
    {
      json_builder_set_member_name (builder, "required");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (column->type == PD_COLUMN_ID)
    {
      json_builder_set_member_name (builder, "unique");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (is_closed)
    add_strings (builder, "enum", column->choices);
  if (column->type == PD_COLUMN_DATE)
    add_string (builder, "pattern", "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?");
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder *builder,
           const PdColumn *column)
{
  json_builder_begin_object (builder);
  add_string (builder, "name", column->name);
  add_type (builder, column);
  add_string (builder, "description", column->meaning);
  if (column->unit != NULL)
    add_string (builder, "unit", column->unit);
  add_constraints (builder, column);
  json_builder_end_object (builder);
}

static void
add_primary_key (JsonBuilder *builder,
                 const PdTable *table)
{
  /* What has no identifier of its own. */
  static const char *const keys[][3] = { { "article_id", "block", NULL }, { "codebook_version_id", "position", NULL } };

  if (table->columns[0].type == PD_COLUMN_ID)
    {
      add_string (builder, "primaryKey", table->columns[0].name);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (pd_table_find_column (table, keys[i][0]) >= 0 && pd_table_find_column (table, keys[i][1]) >= 0)
        add_strings (builder, "primaryKey", keys[i]);
    }
}

static const PdTable *
find_table (GPtrArray *tables,
            const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const PdTable *table = g_ptr_array_index (tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return NULL;
}

static void
add_foreign_keys (JsonBuilder *builder,
                  const PdTable *table,
                  GPtrArray *tables)
{
  json_builder_set_member_name (builder, "foreignKeys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const PdColumn *column = &table->columns[i];
      const PdTable *target = column->target != NULL ? find_table (tables, column->target) : NULL;

      if (target == NULL)
        continue;
      json_builder_begin_object (builder);
      add_string (builder, "fields", column->name);
      json_builder_set_member_name (builder, "reference");
      json_builder_begin_object (builder);
      /* Frictionless wants a table's reference to itself to name nothing. */
      add_string (builder, "resource", target == table ? "" : target->name);
      add_string (builder, "fields", target->columns[0].name);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_dialect (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "dialect");
  json_builder_begin_object (builder);
  add_string (builder, "delimiter", ",");
  add_string (builder, "lineTerminator", "\r\n");
  add_string (builder, "quoteChar", "\"");
  json_builder_set_member_name (builder, "doubleQuote");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "header");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_end_object (builder);
}

static void
add_resource (JsonBuilder *builder,
              const PdTable *table,
              GPtrArray *tables)
{
  static const char *const missing[] = { "", NULL };
  g_autofree char *file_name = pd_data_package_get_file_name (table);

  json_builder_begin_object (builder);
  add_string (builder, "name", table->name);
  add_string (builder, "path", file_name);
  add_string (builder, "profile", "tabular-data-resource");
  add_string (builder, "description", table->meaning);
  add_string (builder, "format", "csv");
  add_string (builder, "mediatype", "text/csv");
  add_string (builder, "encoding", "utf-8");
  add_dialect (builder);
  json_builder_set_member_name (builder, "schema");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->n_columns; i++)
    add_field (builder, &table->columns[i]);
  json_builder_end_array (builder);
  add_primary_key (builder, table);
  add_foreign_keys (builder, table, tables);
  add_strings (builder, "missingValues", missing);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * pd_data_package_get_file_name:
 * @table: a table
 *
 * Returns: (transfer full): the name of the file with the table's rows
 */
char *
pd_data_package_get_file_name (const PdTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return g_strconcat (table->name, ".csv", NULL);
}

/**
 * pd_data_package_describe:
 * @tables: (element-type PdTable): the tables that there is a file of
 * @title: (nullable): what the package is of, such as the name of a project
 *
 * Describes a folder of CSV files as a Frictionless Tabular Data Package (version 1): types, units, meanings and keys.
 *
 * Returns: (transfer full): what %PD_DATA_PACKAGE_NAME is to hold
 */
char *
pd_data_package_describe (GPtrArray *tables,
                          const char *title)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  g_return_val_if_fail (tables != NULL, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "profile", "tabular-data-package");
  add_string (builder, "name", "pidian-export");
  if (title != NULL)
    add_string (builder, "title", title);
  add_string (builder, "generator", GENERATOR PD_VERSION);
  json_builder_set_member_name (builder, "resources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tables->len; i++)
    add_resource (builder, g_ptr_array_index (tables, i), tables);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  return g_strconcat (json, "\n", NULL);
}

/* What is not a string counts for one that is not there. */
static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static void
list_resource (JsonArray *resources,
               guint index,
               JsonNode *node,
               gpointer names)
{
  const char *path = JSON_NODE_HOLDS_OBJECT (node) ? get_string (json_node_get_object (node), "path") : NULL;

  /* Only what can be a file of the folder itself. */
  if (path != NULL && g_str_has_suffix (path, ".csv") && strchr (path, '/') == NULL)
    g_hash_table_add (names, g_strdup (path));
}

/**
 * pd_data_package_list_files:
 * @folder: a folder's path
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names of the files that an earlier export put into
 *   @folder, or %NULL where it holds no export of ours
 */
GHashTable *
pd_data_package_list_files (const char *folder)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  JsonObject *package;
  JsonNode *root, *resources;
  const char *generator;
  gsize n_bytes;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, PD_DATA_PACKAGE_NAME, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &json, &n_bytes, NULL) || n_bytes > MAX_BYTES)
    return NULL;
  if (!json_parser_load_from_data (parser, json, n_bytes, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  package = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  generator = package != NULL ? get_string (package, "generator") : NULL;
  if (generator == NULL || !g_str_has_prefix (generator, GENERATOR))
    return NULL;
  resources = json_object_get_member (package, "resources");
  if (resources == NULL || !JSON_NODE_HOLDS_ARRAY (resources))
    return NULL;

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (names, g_strdup (PD_DATA_PACKAGE_NAME));
  json_array_foreach_element (json_node_get_array (resources), list_resource, names);
  return g_steal_pointer (&names);
}
